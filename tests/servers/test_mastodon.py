"""The Mastodon adapter against a real server of the client API (snac), and against recorded answers of Mastodon."""

from __future__ import annotations

import gzip
import hashlib
import html
import json
import re
import subprocess
import sys
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
import yaml
from PIL import Image

from smdesk.adapters.base import Account, Complaint, PublishRequest, Reason, ReplyRequest, Session, Target
from smdesk.adapters.http import Http
from smdesk.adapters.mastodon import MastodonAdapter, begin_oauth, connect, finish_oauth
from smdesk.adapters.oauth import Loopback
from smdesk.core import network
from smdesk.core.content import MediaItem, Part
from smdesk.core.errors import AuthExpired, Offline, Unavailable
from smdesk.core.network import Feature
from smdesk.core.outcome import (
    CannotTell,
    Delegated,
    Found,
    FoundDelegated,
    NotSent,
    NotThere,
    Prepared,
    Processing,
    Published,
    Refused,
    RemoteRef,
    Unknown,
    Why,
)
from smdesk.core.steps import Step, StepKind
from tests.adapters.wire import Wire, answer
from tests.guards import real_environment

pytestmark = pytest.mark.servers
SPEC = network.load("mastodon")


class Losing(httpx.BaseTransport):
    """The real wire, on which the answer to the next changing call is lost after the server has it."""

    def __init__(self) -> None:
        self.real = httpx.HTTPTransport()
        self.lose = False

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = self.real.handle_request(request)
        if self.lose and request.method != "GET":
            self.lose = False
            response.close()
            raise httpx.ReadTimeout("lost")
        return response

    def close(self) -> None:
        self.real.close()


@dataclass
class Desk:
    """A connected account, and the server beside it as anybody sees it."""

    adapter: MastodonAdapter
    session: Session
    wire: Losing
    http: Http
    facts: dict[str, Any]

    def listed(self, text: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = []
        with httpx.Client(headers={"Connection": "close", "Authorization": f"Bearer {self.token}"}) as client:
            while True:
                last = {"max_id": rows[-1]["id"]} if rows else {}
                url = f"{self.session.server}/api/v1/accounts/{self.session.remote_id}/statuses"
                page = client.get(url, params={"limit": 40} | last).json()
                if not page:
                    return [row for row in rows if row.get("text") == text]
                rows += page

    @property
    def token(self) -> str:
        return self.facts["users"][0]["access_token"]


@pytest.fixture
def desk(lab) -> Iterator[Desk]:
    facts, wire = lab("snac.py"), Losing()
    http = Http.create(wire)
    session = connect(http, SPEC, server=facts["url"], secret=facts["users"][0]["access_token"])
    account = Account(
        SPEC.with_limits(session.limits), session.server, session.remote_id, session.handle, session.facts,
        session.secrets,
    )  # fmt: skip
    yield Desk(MastodonAdapter(account, http), session, wire, http, facts)
    http.close()


def request(text: str, **changes: Any) -> PublishRequest:
    now = datetime.now(UTC)
    made = PublishRequest(key=f"key-{text}", armed_at=now, step=Step(StepKind.PART), part=Part(text), first_try=now)
    return replace(made, **changes)


def picture(folder: Path, colour: str) -> tuple[MediaItem, Path]:
    file = folder / f"{colour}.png"
    Image.new("RGB", (40, 30), colour).save(file)
    content = file.read_bytes()
    return MediaItem(
        hashlib.sha256(content).hexdigest(), "image/png", len(content), 40, 30, alt=f"a {colour} bóx"
    ), file


def test_connecting_tells_what_the_server_is_and_takes(desk):
    assert desk.session.facts["software"] == "snac"
    assert desk.session.handle.startswith("alice@localhost:")
    spec = SPEC.with_limits(desk.session.limits)
    assert (spec.text.limit, spec.media.max_images, spec.dedupe.value) == (100_000, 4, "lookback")
    assert not spec.can(Feature.NATIVE_SCHEDULE)
    assert desk.adapter.whoami().remote_id == desk.session.remote_id


def test_a_wrong_token_is_refused_everywhere(desk, tmp_path):
    with pytest.raises(AuthExpired, match="token_refused"):
        connect(desk.http, SPEC, server=desk.session.server, secret="wrong")
    account = Account(SPEC, desk.session.server, desk.session.remote_id, facts=desk.session.facts,
                      secrets={"access_token": "wrong"})  # fmt: skip
    bad = MastodonAdapter(account, desk.http)
    outcomes = [bad.publish(request("refused")), bad.delete(RemoteRef("1"))]
    assert [(type(o), o.why) for o in outcomes] == [(Refused, Why.AUTH)] * 2
    assert bad.find(request("refused")) == CannotTell("auth_refused", again=True)
    item, file = picture(tmp_path, "red")
    upload = request("x", part=Part("x", (item,)), step=Step(StepKind.UPLOAD, 0, 0), files={item.sha256: file})
    assert bad.prepare(upload).why is Why.AUTH


def test_what_is_no_mastodon_or_does_not_answer_is_said(desk):
    with pytest.raises(Offline):
        connect(desk.http, SPEC, server="localhost:9", secret="x")
    with pytest.raises(Unavailable, match="not_mastodon"):
        _connect_to_a_plain_web_server(desk.http)


def _connect_to_a_plain_web_server(http: Http) -> None:
    server = subprocess.Popen(
        [sys.executable, "-m", "http.server", "0", "--bind", "127.0.0.1"], stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True, env=real_environment() | {"PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    try:
        assert server.stdout is not None
        port = re.search(r"port (\d+)", server.stdout.readline())
        assert port
        connect(http, SPEC, server=f"127.0.0.1:{port[1]}", secret="x")
    finally:
        server.kill()
        server.wait()
        server.stdout.close()


def test_a_thread_of_three_with_two_described_images(desk, tmp_path):
    pictures = [picture(tmp_path, "red"), picture(tmp_path, "blue")]
    parts = [Part("one *of* three, see https://example.org/ñ?a=b&c=d @bob :-)", tuple(item for item, _ in pictures)),
             Part("two of three"), Part("three of three")]  # fmt: skip
    files = {item.sha256: file for item, file in pictures}
    prepared: dict[str, Any] = {}
    for index in range(2):
        upload = request("t", part=parts[0], step=Step(StepKind.UPLOAD, 0, index), files=files)
        outcome = desk.adapter.prepare(upload)
        assert isinstance(outcome, Prepared)
        prepared[f"upload:0:{index}"] = outcome.ref
    made: list[RemoteRef] = []
    options = {"visibility": "unlisted", "spoiler_text": "bread", "sensitive": "true"}
    for number, part in enumerate(parts):
        step = request(
            f"t{number}", part=part, step=Step(StepKind.PART, number), parts_total=3, prepared=prepared,
            parent=made[-1] if made else None, root=made[0] if made else None, options=options if not number else {},
        )  # fmt: skip
        outcome = desk.adapter.publish(step)
        assert isinstance(outcome, Published)
        made.append(outcome.remote)
        assert desk.adapter.find(step) == Found(outcome.remote)
    rows = [desk.listed(part.text)[0] for part in parts]
    assert [row["in_reply_to_id"] for row in rows] == [None, made[0].id, made[1].id]
    assert [medium["description"] for medium in rows[0]["media_attachments"]] == ["a red bóx", "a blue bóx"]
    assert (rows[0]["visibility"], rows[0]["spoiler_text"], rows[0]["sensitive"]) == ("unlisted", "bread", True)
    assert made[0].url == rows[0]["url"]


def test_a_lost_answer_is_found_again_and_nothing_is_there_twice(desk):
    step = request("lost *but* there")
    assert desk.adapter.find(step) == NotThere()
    desk.wire.lose = True
    outcome = desk.adapter.publish(step)
    assert isinstance(outcome, Unknown)
    finding = desk.adapter.find(step)
    assert isinstance(finding, Found)
    assert [row["id"] for row in desk.listed(step.part.text)] == [finding.remote.id]


def test_the_same_text_of_another_publication_is_not_taken_for_it(desk):
    first = desk.adapter.publish(request("twice the same"))
    assert isinstance(first, Published)
    second = request("twice the same", taken=frozenset({first.remote.id}))
    assert desk.adapter.find(second) == NotThere()
    desk.wire.lose = True
    desk.adapter.publish(second)
    finding = desk.adapter.find(second)
    assert isinstance(finding, Found)
    assert finding.remote.id != first.remote.id


def test_a_lost_comment_is_found_under_its_post(desk):
    post = desk.adapter.publish(request("with a comment"))
    assert isinstance(post, Published)
    comment = request("first!", step=Step(StepKind.COMMENT), parent=post.remote)
    desk.wire.lose = True
    assert isinstance(desk.adapter.publish(comment), Unknown)
    assert isinstance(desk.adapter.find(comment), Found)
    assert desk.adapter.find(replace(comment, part=Part("second!"))) == NotThere()


def test_the_listing_is_read_back_over_many_statuses(desk):
    step = request("under many")
    desk.wire.lose = True
    desk.adapter.publish(step)
    for number in range(90):
        assert isinstance(desk.adapter.publish(request(f"many {number}")), Published)
    assert isinstance(desk.adapter.find(step), Found)


def test_a_followers_only_post_that_is_not_listed_is_not_called_missing(desk):
    step = request("for followers", options={"visibility": "private"})
    assert isinstance(desk.adapter.publish(step), Published)
    assert desk.adapter.find(step) == CannotTell("private_not_listed")


def test_a_time_handed_over_is_followed_or_the_post_is_out(desk):
    """2.96 dates the status ahead and lists it nowhere until then; older ones published at once."""
    step = request("for later", step=Step(StepKind.DELEGATE), due=datetime.now(UTC) + timedelta(hours=1))
    outcome = desk.adapter.delegate(step)
    if isinstance(outcome, Published):
        assert desk.adapter.find(step) == Found(outcome.remote)
        return
    assert isinstance(outcome, Delegated)
    assert desk.listed("for later") == []
    assert desk.adapter.find(step) == CannotTell("schedule_not_listed")
    assert desk.adapter.find_delegated(step, outcome.handle) == FoundDelegated(outcome.handle)
    assert desk.adapter.recall(step, outcome.handle) == Prepared({})


def test_a_mention_comes_in_once_and_is_answered_once(desk):
    mark = uuid.uuid4().hex[:8]
    head = desk.adapter.publish(request(f"Fresh bread {mark}")).remote
    cursor = ""
    while (page := desk.adapter.page(cursor)).messages:
        cursor = page.cursor
    bob = desk.facts["users"][1]
    with httpx.Client(headers={"Authorization": f"Bearer {bob['access_token']}"}, trust_env=False) as client:
        alice = desk.facts["users"][0]["username"]
        written = client.post(
            f"{desk.session.server}/api/v1/statuses",
            json={"status": f"@{alice} do you deliver? {mark}", "in_reply_to_id": head.id},
        )
    assert written.status_code == 200
    for _ in range(150):  # snac delivers to its own users in its own time
        if (page := desk.adapter.page(cursor)).messages:
            break
        time.sleep(0.1)
    (message,) = page.messages
    assert mark in message.text
    assert message.post_id in {"", head.id}
    assert desk.adapter.page(page.cursor).messages == ()
    to = Target(message.id, message.kind, message.author, message.author_id, message.post_id, extra=message.extra)
    asked = ReplyRequest(f"answer-{mark}", datetime.now(UTC), to, f"Yes {mark}", first_try=datetime.now(UTC))
    desk.wire.lose = True
    assert isinstance(desk.adapter.reply(asked), Unknown)
    assert isinstance(desk.adapter.find_reply(asked), Found)
    assert [each.text for each in desk.adapter.thread(head.id) if each.ours] != []
    assert [desk.adapter.like(to, on) for on in (True, True)] == [Prepared({})] * 2


def test_a_private_message_is_answered_privately_and_an_answer_from_elsewhere_comes_in(desk):
    mark = uuid.uuid4().hex[:8]
    cursor = ""
    while (page := desk.adapter.page(cursor)).messages and page.cursor != cursor:
        cursor = page.cursor
    alice, bob = desk.facts["users"]
    url = f"{desk.session.server}/api/v1/statuses"

    def write(user, **said):
        with httpx.Client(headers={"Authorization": f"Bearer {user['access_token']}"}, trust_env=False) as client:
            return client.post(url, json={"visibility": "direct", **said}).json()["id"]

    write(bob, status=f"@{alice['username']} is my cake ready? {mark}")
    for _ in range(150):
        if found := [each for each in desk.adapter.page(cursor).messages if not each.ours and mark in each.text]:
            break
        time.sleep(0.1)
    (message,) = found
    assert (message.kind, message.private) == ("message", True)
    to = Target(message.id, message.kind, message.author, message.author_id, private=True, extra=message.extra)
    outcome = desk.adapter.reply(ReplyRequest(f"dm-{mark}", datetime.now(UTC), to, f"It is {mark}"))
    assert isinstance(outcome, Published)
    assert [each.private for each in desk.adapter.thread(message.id) if each.ours] == [True]


def test_deleting_twice_is_fine(desk):
    outcome = desk.adapter.publish(request("short-lived"))
    assert isinstance(outcome, Published)
    assert desk.adapter.delete(outcome.remote) == Prepared({})
    assert desk.adapter.delete(outcome.remote) == Prepared({})
    assert desk.listed("short-lived") == []


def test_many_statuses_in_a_row_meet_no_dead_connection(desk):
    outcomes = Counter(type(desk.adapter.publish(request(f"row {number}"))) for number in range(400))
    assert outcomes == {Published: 400}


def test_signing_in_through_the_servers_page(desk):
    user = desk.facts["users"][0]
    with Loopback() as listener, httpx.Client(headers={"Connection": "close"}) as browser:
        sign_in = begin_oauth(desk.http, server=desk.session.server, redirect_uri=listener.redirect_uri)
        listener.expect(sign_in.state)
        page = browser.get(sign_in.url).text
        hidden = {k: html.unescape(v) for k, v in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page)}
        action = re.search(r'<form[^>]* action="([^"]+)"', page)
        assert action
        # snac does not keep the state in its form as it came; the person's browser sends what the page holds.
        fields = {"login": user["username"], "passwd": user["password"], **hidden}
        redirect = browser.post(
            httpx.URL(sign_in.url).join(action[1]), content=urlencode(fields),
            headers={"Content-Type": "application/x-www-form-urlencoded"},
        )  # fmt: skip
        browser.get(redirect.headers["location"])
        code = listener.wait(5)
    session = finish_oauth(desk.http, SPEC, sign_in, code)
    assert session.remote_id == desk.session.remote_id
    assert session.secrets["access_token"]


# --- what real Mastodons answered: the recordings stay where the lab keeps them ------------------------------------


@dataclass(frozen=True)
class Exchange:
    """One recorded call."""

    name: str
    method: str
    path: str
    sent: dict[str, list[str]]
    status: int
    headers: dict[str, str]
    text: str

    @property
    def data(self) -> Any:
        return json.loads(self.text)

    def wire(self) -> Wire:
        return Wire().on(self.method, self.path, answer(self.status, self.text, self.headers))


def _text(body: Any) -> str:
    body = body.get("string") if isinstance(body, dict) else body
    if isinstance(body, bytes):
        return (gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body).decode(errors="replace")
    return body or ""


@pytest.fixture(scope="module")
def recorded(shared) -> list[Exchange]:
    told = subprocess.run(
        [sys.executable, str(shared / "lab/mastodon_recordings.py"), "install"], capture_output=True, text=True,
        check=True, env=real_environment(),
    )  # fmt: skip
    found = []
    for file in sorted(Path(json.loads(told.stdout)["folder"]).glob("cassettes*/*.yaml")):
        cassette = yaml.load(file.read_text(encoding="utf-8", errors="replace"), Loader=yaml.CSafeLoader)
        for row in cassette.get("interactions") or []:
            call, reply = row["request"], row["response"]
            headers = {
                k: v[0] for k, v in reply["headers"].items() if k.lower() in {"date", "link", "x-ratelimit-reset"}
            }
            found.append(Exchange(
                file.stem, call["method"], urlsplit(call["uri"]).path.rstrip("/"), parse_qs(_text(call["body"])),
                reply["status"]["code"], headers, _text(reply["body"]),
            ))  # fmt: skip
    assert len(found) > 1000
    return found


def only(recorded: list[Exchange], method: str, pattern: str) -> list[Exchange]:
    found = [row for row in recorded if row.method == method and re.fullmatch(pattern, row.path) and row.text]
    assert found, f"nothing recorded for {method} {pattern}"
    return found


def replayed(wire: Wire) -> MastodonAdapter:
    account = Account(SPEC, "https://m.example", "7", facts={"software": "mastodon"}, secrets={"access_token": "x"})
    return MastodonAdapter(account, wire.http())


def test_recorded_statuses_are_published_and_their_shown_text_is_recognised(recorded):
    known = Counter[str]()
    for row in only(recorded, "POST", "/api/v1/statuses"):
        text = (row.sent.get("status") or [""])[0]
        if row.status != 200 or {"scheduled_at", "quoted_status_id"} & set(row.sent) or not text.strip():
            continue
        outcome = replayed(row.wire()).publish(request(text))
        assert isinstance(outcome, Published), row.name
        assert outcome.remote.id == row.data["id"]
        made = datetime.fromisoformat(row.data["created_at"])
        media = tuple(MediaItem(m["id"], "image/png", 1) for m in row.data["media_attachments"])
        parent = row.data["in_reply_to_id"]
        step = request(text, part=Part(text, media), first_try=made, reply_to=parent or "")
        listing = Wire().on("GET", "/api/v1/accounts/7/statuses", answer(200, [row.data]), answer(200, []))
        assert replayed(listing).find(step) == Found(outcome.remote), (row.name, text, row.data["content"])
        known["found"] += 1
    assert known["found"] > 40


def test_recorded_scheduled_statuses_are_handed_over_and_found(recorded):
    rows = [row for row in only(recorded, "POST", "/api/v1/statuses") if "scheduled_at" in row.sent]
    assert rows
    for row in rows:
        due = datetime.fromisoformat(row.sent["scheduled_at"][0])
        step = request(row.sent["status"][0], step=Step(StepKind.DELEGATE), due=due)
        future = due > datetime.now(UTC) + timedelta(minutes=10)
        outcome = replayed(row.wire()).delegate(step)
        assert isinstance(outcome, Delegated if future else NotSent), row.name
        if future:
            assert (outcome.handle, abs(outcome.at - due) < timedelta(seconds=1)) == (row.data["id"], True)
            wire = Wire().on("GET", "/api/v1/scheduled_statuses", answer(200, [row.data]))
            assert replayed(wire).find(step).handle == row.data["id"]


def test_recorded_refusals_are_refusals(recorded):
    seen = Counter[str]()
    for row in recorded:
        if row.method != "POST" or row.path != "/api/v1/statuses" or row.status < 400:
            continue
        outcome = replayed(row.wire()).publish(request("x"))
        assert isinstance(outcome, Refused), row.name
        assert outcome.why is (Why.AUTH if row.status == 401 else Why.CONTENT)
        seen[outcome.code] += 1
    assert seen["auth_refused"]
    assert seen["refused_content"] > 2


def test_recorded_mutes_reports_and_conversations(recorded):
    to = Target("1", "comment", author_id="2")
    mutes = only(recorded, "POST", r"/api/v1/accounts/\d+/(un)?mute")
    for row in mutes:
        author = replace(to, author_id=row.path.split("/")[-2])
        assert replayed(row.wire()).mute(author, row.path.endswith("/mute")) == Prepared({}), row.name
    for row in only(recorded, "POST", "/api/v1/reports"):
        outcome = replayed(row.wire()).report(to, Complaint(Reason.SPAM, "x"))
        assert isinstance(outcome, Prepared if row.status == 200 else Refused), row.name
    found = []
    for row in only(recorded, "GET", "/api/v1/conversations"):
        wire = row.wire().on("GET", "/api/v1/notifications", answer(200, []))
        account = Account(SPEC, "https://m.example", _author(row), facts={"software": "mastodon"},
                          secrets={"access_token": "x"})  # fmt: skip
        found += MastodonAdapter(account, wire.http()).page("9").messages
    assert {(each.ours, each.private, each.kind) for each in found} == {(True, True, "message")}


def _author(row: Exchange) -> str:
    """Who wrote the first of the conversations."""
    return next((each["last_status"]["account"]["id"] for each in row.data if each["last_status"]), "")


def test_recorded_uploads(recorded, tmp_path):
    item, file = picture(tmp_path, "red")
    step = request("x", part=Part("x", (item,)), step=Step(StepKind.UPLOAD, 0, 0), files={item.sha256: file})
    kinds = Counter(type(replayed(row.wire()).prepare(step)) for row in only(recorded, "POST", "/api/v2/media"))
    assert set(kinds) == {Prepared, Processing}
    for row in only(recorded, "GET", r"/api/v1/media/\d+"):
        poll = replace(step, handle={"id": row.path.rsplit("/", 1)[1], "polls": 0})
        assert isinstance(replayed(row.wire()).poll(poll), Prepared if row.status == 200 else Processing), row.name


def test_recorded_instances_give_limits(recorded):
    for pattern in ("/api/v2/instance", "/api/v1/instance"):
        for row in [row for row in only(recorded, "GET", pattern) if row.status == 200]:
            wire = Wire().on("GET", "/.well-known/nodeinfo", answer(404))
            wire.on("GET", "/api/v2/instance", answer(404)).on("GET", "/api/v1/instance", answer(404))
            wire.replace("GET", pattern, answer(200, row.text))
            limits = replayed(wire).limits()
            said = (
                row.data.get("configuration", {}).get("statuses", {}).get("max_characters", SPEC.text.limit)
            )  # since 3.4
            assert SPEC.with_limits(limits).text.limit == said


def test_recorded_accounts_connect(recorded):
    for row in only(recorded, "GET", "/api/v1/accounts/verify_credentials"):
        if row.status != 200:
            continue
        wire = row.wire().on("GET", "/.well-known/nodeinfo", answer(404)).on("GET", "/api/v1/apps/v", answer(404))
        wire.on("GET", "/api/v2/instance", answer(200, {"domain": "m.example", "version": "4.7.3"}))
        wire.on("GET", "/api/v1/apps/verify_credentials", answer(404))
        session = connect(wire.http(), SPEC, server="m.example", secret="x")
        assert (session.remote_id, session.handle) == (row.data["id"], f"{row.data['username']}@m.example")


def test_recorded_deletions(recorded):
    for row in only(recorded, "DELETE", r"/api/v1/statuses/\d+"):
        assert replayed(row.wire()).delete(RemoteRef(row.path.rsplit("/", 1)[1])) == Prepared({})
