"""Bluesky's adapter against a real PDS and AppView on this computer."""

from __future__ import annotations

import http.server
import random
import threading
import time
import uuid
from dataclasses import replace
from datetime import UTC, datetime

import httpx
import pytest
from PIL import Image

from smdesk.adapters.base import (
    Account,
    Authorises,
    Complaint,
    Deletes,
    Publishes,
    PublishRequest,
    Reason,
    ReplyRequest,
    Target,
)
from smdesk.adapters.bluesky import BlueskyAdapter, connect
from smdesk.adapters.http import Http
from smdesk.core import network
from smdesk.core.content import MediaItem, Part
from smdesk.core.errors import AuthExpired, Offline, Unavailable
from smdesk.core.outcome import CannotTell, Found, NotSent, NotThere, Prepared, Published, Refused, RemoteRef, Why
from smdesk.core.steps import Step, StepKind

pytestmark = pytest.mark.servers
SPEC = network.load("bluesky")


@pytest.fixture(scope="module")
def facts(lab):
    return lab("bluesky.py")


@pytest.fixture
def api(facts):
    with httpx.Client(base_url=facts["url"] + "/xrpc/", trust_env=False) as client:
        yield client


@pytest.fixture
def http_client():
    made = Http.create()
    yield made
    made.close()


@pytest.fixture
def account(facts, api):
    """A new account of its own: (handle, did, app password, access token of the main password)."""
    name = f"u{uuid.uuid4().hex[:12]}.test"
    made = api.post(
        "com.atproto.server.createAccount",
        json={"handle": name, "email": f"{name}@example.test", "password": "main-password"},
    ).json()
    headers = {"Authorization": f"Bearer {made['accessJwt']}"}
    app = api.post("com.atproto.server.createAppPassword", json={"name": "smdesk"}, headers=headers).json()
    return {"handle": name, "did": made["did"], "app": app["password"], "headers": headers}


@pytest.fixture
def session(facts, http_client, account):
    return connect(http_client, SPEC, server=facts["url"], handle=account["handle"], secret=account["app"])


def adapter_of(session, http_client, **secrets):
    account = Account(
        SPEC, session.server, session.remote_id, session.handle, session.facts, {**session.secrets, **secrets}
    )
    return BlueskyAdapter(account, http_client, allow_local=True)


@pytest.fixture
def adapter(session, http_client):
    return adapter_of(session, http_client)


def request(text="", kind=StepKind.PART, number=0, index=None, media=(), link="", **more) -> PublishRequest:
    values = {"key": uuid.uuid4().hex, "armed_at": datetime.now(UTC), **more}
    return PublishRequest(step=Step(kind, number, index), part=Part(text, tuple(media), link), **values)


def records(api, account):
    listed = api.get(
        "com.atproto.repo.listRecords",
        params={"repo": account["did"], "collection": "app.bsky.feed.post", "reverse": True},
    )
    return listed.json()["records"]


def image(tmp_path, name, size=(300, 200), alt=""):
    file = tmp_path / f"{name}.png"
    Image.frombytes("RGB", size, random.Random(name).randbytes(size[0] * size[1] * 3)).save(file)
    return MediaItem(name * 8, "image/png", file.stat().st_size, *size, alt=alt), file


def upload_all(adapter, base, files):
    """Do the upload steps of a part; the request with their results."""
    prepared = {}
    for index in range(len(base.part.media)):
        step = Step(StepKind.UPLOAD, base.step.part, index)
        outcome = adapter.prepare(replace(base, step=step, files=files))
        assert isinstance(outcome, Prepared), outcome
        prepared[step.name] = outcome.ref
    return replace(base, prepared=prepared)


def view(facts, uri):
    """The post as the AppView shows it; it indexes in the background."""
    for _ in range(100):
        got = httpx.get(
            facts["appview_url"] + "/xrpc/app.bsky.feed.getPosts", params={"uris": uri}, trust_env=False
        ).json()
        if got.get("posts"):
            return got["posts"][0]
        time.sleep(0.1)
    pytest.fail(f"the AppView never showed {uri}")


def test_connecting_with_each_kind_of_name(facts, http_client, account, session, adapter):
    assert (session.remote_id, session.handle) == (account["did"], account["handle"])
    assert session.facts["pds"] == facts["url"]
    assert set(session.secrets) == {"app_password", "access", "refresh"}
    for name in (account["did"], f"@{account['handle']}", f"{account['handle']}@example.test"):
        again = connect(http_client, SPEC, server=facts["url"], handle=name, secret=account["app"])
        assert again.remote_id == account["did"]
    assert isinstance(adapter, Publishes)
    assert isinstance(adapter, Deletes)
    assert isinstance(adapter, Authorises)
    assert adapter.whoami().handle == account["handle"]
    assert adapter.renewed() is None


def test_wrong_password_no_pds_and_nobody_there(facts, http_client, account):
    with pytest.raises(AuthExpired) as caught:
        connect(http_client, SPEC, server=facts["url"], handle=account["handle"], secret="wrong")
    assert caught.value.code == "wrong_password"
    with pytest.raises(AuthExpired) as caught:
        connect(http_client, SPEC, server=facts["url"], handle="nobody.test", secret=account["app"])
    assert caught.value.code == "wrong_password"
    for server in (facts["plc_url"], facts["appview_url"]):
        with pytest.raises(Unavailable) as unavailable:
            connect(http_client, SPEC, server=server, handle=account["handle"], secret=account["app"])
        assert unavailable.value.code == "not_a_pds"
    with pytest.raises(Offline):
        connect(http_client, SPEC, server="http://127.0.0.1:9", handle="a.test", secret="x")


def test_a_post_with_facets_and_two_images(facts, api, account, adapter, tmp_path):
    one, first = image(tmp_path, "a" * 8, alt="Una niña 🐟 con «eñe»")
    two, second = image(tmp_path, "b" * 8, (200, 300), alt="日本語")
    text = "👨‍👩‍👧‍👦 ¡Hola @alice.test! Más en https://example.org/año?q=1 #España 日本 @nadie.test"
    base = request(text, media=(one, two), languages=("es", "en"))
    ready = upload_all(adapter, base, {one.sha256: first, two.sha256: second})
    outcome = adapter.publish(ready)
    assert isinstance(outcome, Published)
    (stored,) = records(api, account)
    assert (stored["uri"], stored["cid"]) == (outcome.remote.id, outcome.remote.extra["cid"])
    value = stored["value"]
    assert [i["alt"] for i in value["embed"]["images"]] == ["Una niña 🐟 con «eñe»", "日本語"]
    assert value["embed"]["images"][1]["aspectRatio"] == {"width": 200, "height": 300}
    raw = text.encode()
    pieces = [raw[f["index"]["byteStart"] : f["index"]["byteEnd"]].decode() for f in value["facets"]]
    assert pieces == ["@alice.test", "https://example.org/año?q=1", "#España"]
    assert value["facets"][0]["features"][0]["did"] == facts["accounts"][0]["did"]
    assert value["langs"] == ["es", "en"]
    sent = api.get(
        "com.atproto.sync.getBlob",
        params={"did": account["did"], "cid": value["embed"]["images"][0]["image"]["ref"]["$link"]},
    )
    assert sent.content == first.read_bytes()
    shown = view(facts, outcome.remote.id)
    assert [i["alt"] for i in shown["embed"]["images"]] == ["Una niña 🐟 con «eñe»", "日本語"]


def test_six_images_are_a_gallery(api, account, adapter, tmp_path):
    made = [image(tmp_path, c * 8, (20, 20)) for c in "abcdef"]
    base = request("gallery", media=[item for item, _ in made])
    ready = upload_all(adapter, base, {item.sha256: file for item, file in made})
    assert isinstance(adapter.publish(ready), Published)
    embed = records(api, account)[0]["value"]["embed"]
    assert embed["$type"] == "app.bsky.embed.gallery"
    assert len(embed["items"]) == 6


def test_a_big_image_arrives_within_the_limit(adapter, tmp_path):
    item, file = image(tmp_path, "c" * 8, (1500, 1200))
    assert file.stat().st_size > 3_000_000
    ready = upload_all(adapter, request(media=[item]), {item.sha256: file})
    assert 1_700_000 < ready.prepared["upload:0:0"]["blob"]["size"] <= 2_000_000
    assert isinstance(adapter.publish(ready), Published)


def test_a_video_on_a_server_without_video_service(api, account, adapter, tmp_path):
    file = tmp_path / "clip.mp4"
    file.write_bytes(bytes.fromhex("0000001c667479706d703432000000006d703432697" + "36f6d" + "6d703431") + bytes(2000))
    item = MediaItem("d" * 64, "video/mp4", file.stat().st_size, 1080, 1920, alt="clip")
    ready = upload_all(adapter, request("video", media=[item]), {item.sha256: file})
    assert isinstance(adapter.publish(ready), Published)
    embed = records(api, account)[0]["value"]["embed"]
    assert (embed["$type"], embed["alt"]) == ("app.bsky.embed.video", "clip")


def test_a_thread_of_three_and_a_first_comment(facts, api, account, adapter):
    base = request("1/3", parts_total=3)
    first = adapter.publish(base).remote
    second = adapter.publish(replace(base, step=Step(StepKind.PART, 1), part=Part("2/3"), root=first, parent=first))
    third = adapter.publish(
        replace(base, step=Step(StepKind.PART, 2), part=Part("3/3"), root=first, parent=second.remote)
    )
    comment = adapter.publish(request("first!", StepKind.COMMENT, root=first, parent=third.remote))
    stored = records(api, account)
    assert [r["value"]["text"] for r in stored] == ["1/3", "2/3", "3/3", "first!"]
    replies = [r["value"].get("reply") for r in stored]
    assert replies[0] is None
    assert {r["root"]["uri"] for r in replies[1:]} == {first.id}
    assert [r["parent"]["uri"] for r in replies[1:]] == [first.id, second.remote.id, third.remote.id]
    assert view(facts, comment.remote.id)["record"]["text"] == "first!"


def test_sent_ten_times_it_is_one_record(api, account, adapter):
    base = request("once")
    assert adapter.find(base) == NotThere()
    outcomes = [adapter.publish(base) for _ in range(10)]
    assert len({o.remote.id for o in outcomes}) == 1
    assert outcomes[0] == outcomes[9]
    assert len(records(api, account)) == 1
    assert adapter.find(base) == Found(outcomes[0].remote)


def test_another_text_under_the_same_key_does_not_replace_the_post(api, account, adapter):
    base = request("the original")
    adapter.publish(base)
    other = replace(base, part=Part("something else"))
    outcome = adapter.publish(other)
    assert isinstance(outcome, Refused)
    assert outcome.code == "record_key_taken"
    assert [r["value"]["text"] for r in records(api, account)] == ["the original"]
    assert adapter.find(other) == CannotTell("other_record")


def test_deleting_twice(api, account, adapter):
    base = request("to be deleted")
    remote = adapter.publish(base).remote
    assert adapter.delete(remote) == Prepared({})
    assert adapter.delete(remote) == Prepared({})
    assert records(api, account) == []
    assert adapter.find(base) == NotThere()


def test_a_reply_to_somebody_elses_post_by_its_link(facts, api, account, adapter, http_client):
    bob = facts["accounts"][1]
    session = connect(http_client, SPEC, server=facts["url"], handle=bob["handle"], secret=bob["app_password"])
    theirs = adapter_of(session, http_client).publish(request("hello, I am bob")).remote
    view(facts, theirs.id)
    outcome = adapter.publish(request("hello bob", reply_to=theirs.url))
    assert isinstance(outcome, Published)
    reply = records(api, account)[0]["value"]["reply"]
    assert reply["parent"] == reply["root"] == {"uri": theirs.id, "cid": theirs.extra["cid"]}
    gone = adapter.publish(request("x", reply_to=theirs.url[:-3] + "222"))
    assert gone == Refused("reply_target_gone", Why.GONE)


def test_301_graphemes_are_refused_as_content(api, account, adapter):
    assert isinstance(adapter.publish(request("👨‍👩‍👧‍👦" * 100 + "x" * 200)), Published)
    outcome = adapter.publish(request("x" * 301))
    assert isinstance(outcome, Refused)
    assert (outcome.code, outcome.why) == ("refused_content", Why.CONTENT)
    assert "grapheme" in outcome.words
    assert len(records(api, account)) == 1


def test_a_blob_the_server_no_longer_has_asks_for_the_upload_again(adapter):
    lost = {"$type": "blob", "ref": {"$link": "bafkreiggpexgdimshx3vik2jx4kfp24fjryqkvhy5kjssv7jyvlfsbe6yq"}}
    upload = {"blob": {**lost, "mimeType": "image/png", "size": 5}, "width": 1, "height": 1}
    item = MediaItem("e" * 64, "image/png", 5, 1, 1)
    outcome = adapter.publish(request("x", media=[item], prepared={"upload:0:0": upload}))
    assert isinstance(outcome, NotSent)
    assert outcome.code == "upload_expired"


def test_tokens_renew_themselves(session, http_client):
    broken = adapter_of(session, http_client, access="not.a.token")
    assert isinstance(broken.publish(request("renewed")), Published)
    fresh = broken.renewed()
    assert fresh["refresh"] != session.secrets["refresh"]
    # The old refresh token gives the same successor for two hours: two processes do not lock each other out.
    again = adapter_of(session, http_client, access="")
    assert isinstance(again.publish(request("again")), Published)
    # With a dead refresh token the app password signs in.
    last = adapter_of(session, http_client, access="", refresh="dead")
    assert isinstance(last.publish(request("with the password")), Published)
    assert set(last.renewed()) == {"app_password", "access", "refresh"}


def test_a_revoked_app_password_stops_the_account(api, account, session, http_client):
    api.post("com.atproto.server.revokeAppPassword", json={"name": "smdesk"}, headers=account["headers"])
    outcome = adapter_of(session, http_client, access="").publish(request("too late"))
    assert isinstance(outcome, Refused)
    assert (outcome.code, outcome.why) == ("auth_refused", Why.AUTH)
    assert records(api, account) == []


def test_many_threads_renew_once_and_publish_each_once(api, account, session, http_client):
    made = adapter_of(session, http_client, access="")
    outcomes = []
    jobs = [request(f"post {n}") for n in range(12)]
    threads = [threading.Thread(target=lambda job=job: outcomes.append(made.publish(job))) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(isinstance(o, Published) for o in outcomes), outcomes
    assert len(records(api, account)) == 12


def test_a_link_card_from_a_page(api, account, adapter, tmp_path):
    _, file = image(tmp_path, "f" * 8, (60, 40))

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            html = b'<meta property="og:title" content="T\xc3\xadtulo"><meta property="og:image" content="/p.png">'
            body, mime = (file.read_bytes(), "image/png") if self.path == "/p.png" else (html, "text/html")
            self.send_response(200)
            self.send_header("Content-Type", mime)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as site:
        thread = threading.Thread(target=site.serve_forever)
        thread.start()
        link = f"http://127.0.0.1:{site.server_port}/a"
        card = adapter.prepare(request("read", StepKind.CARD, link=link))
        site.shutdown()
        thread.join()
    assert isinstance(card, Prepared)
    assert isinstance(adapter.publish(request("read", link=link, prepared={"card:0": card.ref})), Published)
    external = records(api, account)[0]["value"]["embed"]["external"]
    assert (external["uri"], external["title"]) == (link, "Título")
    assert external["thumb"]["size"] == file.stat().st_size


def test_an_answer_lost_after_the_server_accepted_is_found(api, account, session):
    class Lossy(httpx.BaseTransport):
        def __init__(self):
            self.inner = httpx.HTTPTransport()

        def handle_request(self, sent):
            answer = self.inner.handle_request(sent)
            if sent.url.path.endswith("putRecord"):
                answer.read()
                raise httpx.ReadTimeout("lost", request=sent)
            return answer

        def close(self):
            self.inner.close()

    lossy = Http.create(Lossy())
    base = request("lost and found")
    made = adapter_of(session, lossy)
    assert made.publish(base).code == "no_answer"
    found = made.find(base)
    lossy.close()
    assert isinstance(found, Found)
    assert isinstance(found.remote, RemoteRef)
    assert [r["uri"] for r in records(api, account)] == [found.remote.id]


def muted(api, account, wanted):
    """Whether just these are muted; the AppView hears of it in the background (bsync), which takes a moment."""
    for _ in range(100):
        mutes = api.get("app.bsky.graph.getMutes", headers=account["headers"]).json()["mutes"]
        if [each["did"] for each in mutes] == wanted:
            return True
        time.sleep(0.1)
    return False


def test_an_author_is_muted_and_a_post_reported(facts, api, adapter, account):
    bob = facts["accounts"][1]
    other = httpx.post(
        f"{facts['url']}/xrpc/com.atproto.server.createSession",
        json={"identifier": bob["handle"], "password": bob["password"]}, trust_env=False,
    ).json()  # fmt: skip
    record = {"$type": "app.bsky.feed.post", "text": "spam", "createdAt": "2026-11-26T08:00:00Z"}
    made = httpx.post(
        f"{facts['url']}/xrpc/com.atproto.repo.createRecord", trust_env=False,
        json={"repo": bob["did"], "collection": "app.bsky.feed.post", "record": record},
        headers={"Authorization": f"Bearer {other['accessJwt']}"},
    ).json()  # fmt: skip
    view(facts, made["uri"])
    to = Target(made["uri"], "comment", bob["handle"], bob["did"])
    for on in (True, True, False, False):
        assert adapter.mute(to, on) == Prepared({}), on
        assert muted(api, account, [bob["did"]] if on else []), on
    assert adapter.report(to, Complaint(Reason.SPAM, "The same in every comment")) == Prepared({})
    assert adapter.report(replace(to, private=True), Complaint(Reason.OTHER)) == Prepared({})


def test_a_reply_comes_in_is_answered_once_liked_and_hidden(facts, api, adapter, account):
    head = adapter.publish(request("Fresh bread")).remote
    view(facts, head.id)
    name = f"v{uuid.uuid4().hex[:12]}.test"
    other = api.post(
        "com.atproto.server.createAccount",
        json={"handle": name, "email": f"{name}@example.test", "password": "main-password"},
    ).json()
    ref = {"uri": head.id, "cid": head.extra["cid"]}
    record = {"$type": "app.bsky.feed.post", "text": "Do you deliver?", "createdAt": datetime.now(UTC).isoformat(),
              "reply": {"root": ref, "parent": ref}}  # fmt: skip
    written = api.post(
        "com.atproto.repo.createRecord",
        json={"repo": other["did"], "collection": "app.bsky.feed.post", "record": record},
        headers={"Authorization": f"Bearer {other['accessJwt']}"},
    ).json()
    view(facts, written["uri"])
    page = adapter.page()
    for _ in range(50):
        if page.messages:
            break
        time.sleep(0.1)
        page = adapter.page()
    (message,) = page.messages
    assert (message.text, message.author_id, message.post_id) == ("Do you deliver?", other["did"], head.id)
    assert adapter.page(page.cursor).messages == ()
    to = Target(message.id, message.kind, message.author, message.author_id, message.post_id, extra=message.extra)
    asked = ReplyRequest(uuid.uuid4().hex, datetime.now(UTC), to, "Yes, until two.")
    assert adapter.find_reply(asked) == NotThere()
    ids = {adapter.reply(asked).remote.id for _ in range(2)}
    assert adapter.find_reply(asked).remote.id in ids
    assert [each["value"]["text"] for each in records(api, account)] == ["Fresh bread", "Yes, until two."]
    for act in (adapter.like, adapter.hide, adapter.block):
        assert [act(to, on) for on in (True, True, False, False)] == [Prepared({})] * 4
