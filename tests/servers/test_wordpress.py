"""The WordPress adapter against a real site: every request is one that the site's own description allows."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from smdesk.adapters.base import Account, PublishRequest, ReplyRequest, Session, Target
from smdesk.adapters.http import Http
from smdesk.adapters.wordpress import WordPressAdapter, connect
from smdesk.adapters.wordpress.slugs import slug
from smdesk.core import network
from smdesk.core.content import MediaItem, Part
from smdesk.core.errors import AuthExpired, MissingScope, Unavailable
from smdesk.core.outcome import (
    CannotTell,
    Delegated,
    Found,
    FoundDelegated,
    NotThere,
    Prepared,
    Published,
    Refused,
    RemoteRef,
    Unknown,
    Why,
)
from smdesk.core.steps import Step, StepKind
from tests.adapters.wproutes import Routes

pytestmark = pytest.mark.servers
SPEC = network.load("wordpress")
TEXT = "Pan & café <b>¿qué?</b> 👩‍👩‍👧\nsecond line\n\nSee https://bakery.example/menu?a=1&b=2 today."


class Checked(httpx.BaseTransport):
    """The real wire; each request is checked, and the answer to the next changing call can be lost."""

    def __init__(self, routes: Routes) -> None:
        self.real, self.routes, self.lose = httpx.HTTPTransport(), routes, False

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.routes.check(request)
        response = self.real.handle_request(request)
        if self.lose and request.method != "GET":
            self.lose = False
            response.read()
            raise httpx.ReadTimeout("lost")
        return response

    def close(self) -> None:
        self.real.close()


@dataclass
class Desk:
    """Connected accounts, and the site as anybody sees it."""

    facts: dict[str, Any]
    wire: Checked
    http: Http
    sessions: dict[str, Session] = field(default_factory=dict)

    def login(self, user: str) -> dict[str, str]:
        found = next(one for one in self.facts["users"] if one["username"] == user)
        return {"server": self.facts["url"], "handle": user, "secret": found["app_password"]}

    def adapter(self, user: str = "alice") -> WordPressAdapter:
        if user not in self.sessions:
            self.sessions[user] = connect(self.http, SPEC, **self.login(user))
        session = self.sessions[user]
        account = Account(SPEC, session.server, session.remote_id, session.handle, session.facts, session.secrets)
        return WordPressAdapter(account, self.http)

    def raw(self, method: str, path: str, **request: Any) -> Any:
        """What the administrator does or sees."""
        login = self.login("admin")
        with httpx.Client(auth=("admin", login["secret"]), headers={"Connection": "close"}) as client:
            return client.request(method, f"{self.facts['api']}wp/v2/{path}", **request).json()


@pytest.fixture(scope="module")
def site(lab) -> dict[str, Any]:
    facts: dict[str, Any] = lab("wordpress.py")
    facts["routes"] = httpx.get(facts["api"], headers={"Connection": "close"}).json()["routes"]
    return facts


@pytest.fixture
def desk(site) -> Iterator[Desk]:
    wire = Checked(Routes(site["routes"]))
    http = Http.create(wire)
    yield Desk(site, wire, http)
    http.close()


def request(text: str = TEXT, **changes: Any) -> PublishRequest:
    now = datetime.now(UTC)
    key = hashlib.sha256(f"{text}{now}".encode()).hexdigest()
    made = PublishRequest(key=key, armed_at=now, step=Step(StepKind.PART), part=Part(text), first_try=now)
    return replace(made, **changes)


def picture(folder: Path, colour: str) -> tuple[MediaItem, Path]:
    file = folder / f"{colour}.png"
    Image.new("RGB", (40, 30), colour).save(file)
    sha = hashlib.sha256(file.read_bytes()).hexdigest()
    return MediaItem(sha, "image/png", file.stat().st_size, 40, 30, alt=f"A {colour} bóx & “more”"), file


def later(text: str, **changes: Any) -> PublishRequest:
    due = (datetime.now(UTC) + timedelta(hours=3)).replace(microsecond=0)
    return request(text, step=Step(StepKind.DELEGATE), due=due, **changes)


#: WordPress refuses two comments of one person within fifteen seconds, those in the bin counted too.
FLOOD_S = 17.0
_commented = [float("-inf")]


def unhurried() -> None:
    """Before each comment of the same person: as late after the last one as the site wants it."""
    time.sleep(max(0.0, _commented[0] + FLOOD_S - time.monotonic()))
    _commented[0] = time.monotonic()


def test_the_description_used_in_tests_is_the_sites_own(site):
    for route, endpoints in Routes().routes.items():
        theirs = {tuple(each["methods"]): each["args"] for each in site["routes"][route]["endpoints"]}
        for endpoint in endpoints:
            there = theirs[tuple(endpoint["methods"])]
            assert set(endpoint["args"]) == set(there), route
            for name, rule in endpoint["args"].items():
                assert (rule.get("type"), rule.get("enum")) == (there[name].get("type"), there[name].get("enum")), name


def test_connecting_tells_who_it_is_and_what_is_missing(desk):
    session = connect(desk.http, SPEC, **desk.login("alice"))
    host = desk.facts["url"].partition("://")[2]
    assert (session.handle, session.display_name, session.server) == (f"alice@{host}", "Lab", desk.facts["url"])
    again = connect(desk.http, SPEC, **desk.login("alice") | {"handle": session.handle, "server": f"{host}/wp-admin/"})
    assert (again.remote_id, again.secrets) == (session.remote_id, session.secrets)
    mail = connect(desk.http, SPEC, **desk.login("alice") | {"handle": "alice@example.test"})
    assert mail.remote_id == session.remote_id
    assert desk.adapter().whoami().handle == session.handle
    with pytest.raises(MissingScope, match="role_too_low") as low:
        connect(desk.http, SPEC, **desk.login("bob"))
    assert low.value.facts["missing"] == ["publish_posts", "upload_files"]
    with pytest.raises(AuthExpired, match="login_not_seen"):
        connect(desk.http, SPEC, **desk.login("alice") | {"secret": "alice-password"})
    with pytest.raises(AuthExpired, match="login_not_seen"):
        connect(desk.http, SPEC, **desk.login("alice") | {"handle": "nobody"})


def test_a_host_that_drops_the_login_and_one_without_wordpress_are_told_apart(desk, lab):
    class Dropping(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            request.headers.pop("authorization", None)
            return desk.wire.handle_request(request)

    with pytest.raises(AuthExpired, match="login_not_seen"):
        connect(Http.create(Dropping()), SPEC, **desk.login("alice"))
    with pytest.raises(Unavailable, match="not_wordpress"):
        connect(desk.http, SPEC, **desk.login("alice") | {"server": lab("snac.py")["url"]})


def test_an_article_with_pictures_is_live_once_and_looks_as_meant(desk, tmp_path):
    items = [picture(tmp_path, colour) for colour in ("red", "blue", "green")]
    part = Part(TEXT, tuple(item for item, _ in items))
    options = {
        "title": "Harvest & <menu>",
        "excerpt": "In short",
        "tags": "bread, autumn & co",
        "categories": "uncategorized",
    }
    full = request(part=part, options=options, files={item.sha256: file for item, file in items})
    prepared = {}
    for number in range(3):
        step = Step(StepKind.UPLOAD, 0, number)
        outcomes = [desk.adapter().prepare(replace(full, step=step)) for _ in range(2)]
        assert isinstance(outcomes[0], Prepared)
        assert outcomes[0] == outcomes[1]  # the second try finds what the first one left
        prepared[step.name] = outcomes[0].ref
    outcome = desk.adapter().publish(replace(full, prepared=prepared))
    assert isinstance(outcome, Published)
    post = desk.raw("GET", f"posts/{outcome.remote.id}?context=edit")
    assert post["link"] == outcome.remote.url
    assert post["slug"] == slug(full)
    assert post["featured_media"] == prepared["upload:0:0"]["id"]
    assert post["content"]["raw"].count("<!-- wp:image") == 2
    tags = {tag["name"] for tag in desk.raw("GET", f"tags?post={post['id']}")}
    assert tags == {"bread", "autumn &amp; co"}
    page = httpx.get(post["link"], headers={"Connection": "close"}).text
    for shown in ("Harvest &amp; &lt;menu&gt;", "&lt;b&gt;¿qué?&lt;/b&gt;", "👩‍👩‍👧<br>", "A blue bóx &amp; “more”"):
        assert shown in page
    assert re.search(r'<a href="https://bakery\.example/menu\?a=1&(amp|#0?38);b=2">https://bakery', page)
    media = desk.raw("GET", f"media/{prepared['upload:0:1']['id']}")
    assert media["alt_text"] == "A blue bóx & “more”"
    assert httpx.get(media["source_url"], headers={"Connection": "close"}).content == items[1][1].read_bytes()


def test_a_lost_answer_is_found_and_nothing_is_there_before(desk):
    wanted = request("Lost on the way")
    assert desk.adapter().find(wanted) == NotThere()
    desk.wire.lose = True
    assert isinstance(desk.adapter().publish(wanted), Unknown)
    finding = desk.adapter().find(wanted)
    assert isinstance(finding, Found)
    forgotten = replace(wanted, key="another", by_content=True)
    assert desk.adapter().find(forgotten) == finding
    assert desk.adapter().find(replace(forgotten, taken=frozenset({finding.remote.id}))) == NotThere()
    held = desk.raw("POST", f"posts/{finding.remote.id}", json={"status": "pending"})
    assert held["status"] == "pending"
    assert desk.adapter().find(wanted) == CannotTell("post_not_public")


def test_the_first_comment_and_taking_both_down(desk):
    head = desk.adapter().publish(request("With a comment")).remote
    comment = request("Thanks & <see> you", step=Step(StepKind.COMMENT), parent=head, root=head)
    assert desk.adapter().find(comment) == NotThere()
    unhurried()
    outcome = desk.adapter().publish(comment)
    assert isinstance(outcome, Published)
    assert desk.adapter().find(comment) == Found(outcome.remote)
    assert isinstance(desk.adapter().publish(comment), Unknown)  # the site says: a duplicate
    shown = desk.raw("GET", f"comments/{outcome.remote.id.removeprefix('comment-')}")
    assert shown["content"]["rendered"] == "<p>Thanks &amp; &lt;see&gt; you</p>\n"
    admin = desk.adapter("admin")
    assert [admin.delete(ref) for ref in (outcome.remote, head, head)] == [Prepared({})] * 3
    assert desk.raw("GET", f"posts/{head.id}")["status"] == "trash"


def test_handed_over_moved_taken_back_and_confirmed(desk):
    first = later("For later")
    assert desk.adapter().find(first) == NotThere()
    outcome = desk.adapter().delegate(first)
    assert isinstance(outcome, Delegated)
    assert outcome.at == first.due
    assert desk.adapter().find(first) == FoundDelegated(outcome.handle)
    assert desk.adapter().find_delegated(first, outcome.handle) == FoundDelegated(outcome.handle)
    # moved: taken back, and handed over anew with another time
    assert desk.adapter().recall(first, outcome.handle) == Prepared({})
    assert desk.adapter().recall(first, outcome.handle) == Prepared({})
    assert desk.adapter().find_delegated(first, outcome.handle) == NotThere()
    assert desk.adapter().find(first) == NotThere()
    moved = replace(first, due=first.due + timedelta(days=1))
    again = desk.adapter().delegate(moved)
    assert isinstance(again, Delegated)
    assert (again.at, again.handle != outcome.handle) == (moved.due, True)
    # its time comes: the site publishes what is dated now
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    assert desk.raw("POST", f"posts/{again.handle}", json={"date_gmt": now})["status"] == "publish"
    finding = desk.adapter().find_delegated(moved, again.handle)
    assert isinstance(finding, Found)
    assert desk.adapter().recall(moved, again.handle) == Published(finding.remote)
    soon = replace(first, key="soon", due=datetime.now(UTC) + timedelta(seconds=70))
    assert desk.adapter().delegate(soon).code == "schedule_too_soon"


def test_what_the_site_refuses_is_said_for_what_it_is(desk, tmp_path):
    head = desk.adapter("admin").publish(request("Without comments")).remote
    desk.raw("POST", f"posts/{head.id}", json={"comment_status": "closed"})
    under = request("x", step=Step(StepKind.COMMENT), parent=head)
    assert desk.adapter().publish(under).code == "comments_closed"
    gone = replace(under, parent=RemoteRef("999999"))
    assert (desk.adapter().publish(gone).code, desk.adapter().publish(gone).why) == ("reply_target_gone", Why.GONE)
    assert desk.adapter().delete(head) == Refused(
        "role_missing", Why.PERMISSION, desk.adapter().delete(head).words, 403
    )
    unknown = request("x", options={"categories": "Nothing of the kind"})
    assert (desk.adapter().publish(unknown).code, desk.adapter().publish(unknown).words) == (
        "term_unknown", "Nothing of the kind",
    )  # fmt: skip
    file = tmp_path / "a.svg"
    file.write_text("<svg/>")
    item = MediaItem("7" * 64, "image/svg+xml", 6)
    upload = request(part=Part("x", (item,)), step=Step(StepKind.UPLOAD, 0, 0), files={item.sha256: file})
    assert (desk.adapter().prepare(upload).code, desk.adapter().prepare(upload).why) == ("media_refused", Why.CONTENT)
    account = Account(SPEC, desk.facts["url"], "2", facts={"root": desk.facts["api"]},
                      secrets={"user": "alice", "app_password": "wrong"})  # fmt: skip
    assert WordPressAdapter(account, desk.http).publish(request()).why is Why.AUTH


def test_a_site_with_plain_permalinks(desk):
    session = connect(desk.http, SPEC, **desk.login("alice"))
    facts = {**session.facts, "root": f"{desk.facts['url']}/?rest_route=/"}
    plain = WordPressAdapter(
        Account(SPEC, session.server, session.remote_id, session.handle, facts, session.secrets), desk.http
    )
    wanted = request("Behind a parameter")
    outcome = plain.publish(wanted)
    assert isinstance(outcome, Published)
    assert plain.find(wanted) == Found(outcome.remote)
    assert desk.adapter().find(wanted) == Found(outcome.remote)


def test_a_comment_comes_in_once_is_answered_held_back_and_taken_away(desk):
    editor = desk.adapter("alice")
    head = editor.publish(request("Comments welcome")).remote
    cursor = ""
    while True:
        page = editor.page(cursor)
        cursor = page.cursor
        if not page.more:
            break
    text = f"Do you deliver? {head.id}"
    written = desk.raw("POST", "comments", json={"post": int(head.id), "content": text})
    (message,) = editor.page(cursor).messages
    assert (message.id, message.text, message.post_id, message.ours) == (
        f"comment-{written['id']}", f"Do you deliver? {head.id}", head.id, False,
    )  # fmt: skip
    to = Target(message.id, message.kind, message.author, message.author_id, message.post_id, extra=message.extra)
    asked = ReplyRequest("r1", datetime.now(UTC), to, "Yes, until two.", first_try=datetime.now(UTC))
    assert editor.find_reply(asked) == NotThere()
    unhurried()
    desk.wire.lose = True
    assert isinstance(editor.reply(asked), Unknown)
    found = editor.find_reply(asked)
    assert isinstance(found, Found)
    assert [each.ours for each in editor.page(cursor).messages] == [False, True]
    assert [editor.hide(to, on) for on in (True, True, False, False)] == [Prepared({})] * 4
    assert [editor.remove(to) for _ in range(2)] == [Prepared({})] * 2
