"""Fields, limits and errors of Threads beyond what every network does alike; and the checker of its requests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from smdesk.adapters import registry
from smdesk.adapters.base import Account, PublishRequest
from smdesk.adapters.threads import ThreadsAdapter, connect
from smdesk.core.clock import FakeClock
from smdesk.core.content import Part
from smdesk.core.errors import InvalidInput, MissingScope
from smdesk.core.network import load
from smdesk.core.outcome import Limited, NotSent, Processing, Published, Refused, RemoteRef, Why
from smdesk.core.steps import Step, StepKind
from tests.adapters import threadsspec
from tests.adapters.contract.threads import PROFILE, SCOPES, TOKEN
from tests.adapters.graphspec import form
from tests.adapters.instagram.conftest import film, image
from tests.adapters.specs import SPECS
from tests.adapters.wire import Wire, answer

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
MAKE, PUBLISH = "/me/threads", "/me/threads_publish"


class ThreadsWire(Wire):
    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if SPECS.is_dir():
            threadsspec.check(SPECS, request)
        return super().handle_request(request)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


@pytest.fixture
def wire() -> ThreadsWire:
    room = {
        "quota_usage": 1,
        "config": {"quota_total": 250},
        "reply_quota_usage": 1,
        "reply_config": {"quota_total": 1000},
    }
    wire = ThreadsWire()
    wire.on("GET", "/me/threads_publishing_limit", answer(200, {"data": [room]}))
    return wire


@pytest.fixture
def adapter(wire: ThreadsWire, clock: FakeClock) -> ThreadsAdapter:
    return ThreadsAdapter(
        Account(load("threads"), "", PROFILE, "acme", {}, {"access_token": TOKEN}), wire.http(), clock
    )


def ask(*media: Any, text: str = "Fresh bread", kind: StepKind = StepKind.CONTAINER, **changes: Any) -> PublishRequest:
    urls = {f"upload:0:{at}": {"url": f"https://media.example/{at}"} for at, _ in enumerate(media)}
    values: dict[str, Any] = {
        "key": "key-1", "armed_at": NOW, "step": Step(kind), "part": Part(text, tuple(media), changes.pop("link", "")),
        "first_try": NOW, "prepared": {**urls, **changes.pop("prepared", {})}, **changes,
    }  # fmt: skip
    return PublishRequest(**values)


CHOICES = {"reply_control": "followers_only", "topic_tag": "#bread"}


@pytest.mark.parametrize(
    ("request_", "fields"),
    [
        (ask(link="https://shop.example"), {"media_type": "TEXT", "link_attachment": "https://shop.example"}),
        (ask(options=CHOICES), {"media_type": "TEXT", "reply_control": "followers_only", "topic_tag": "bread"}),
        (ask(options=CHOICES, parent=RemoteRef("88")), {"media_type": "TEXT", "reply_to_id": "88"}),
        (
            ask(image(alt="A loaf")),
            {"media_type": "IMAGE", "image_url": "https://media.example/0", "alt_text": "A loaf"},
        ),
        (ask(film()), {"media_type": "VIDEO", "video_url": "https://media.example/0"}),
    ],
)
def test_each_kind_has_its_fields(adapter, wire, request_, fields):
    wire.on("POST", MAKE, answer(200, {"id": "701"}))
    assert isinstance(adapter.prepare(request_), Processing)
    assert form(wire.sent("POST", MAKE)[0]) == {"text": "Fresh bread", **fields}


def test_a_carousel(adapter, wire):
    wire.on("POST", MAKE, answer(200, {"id": "1"}), answer(200, {"id": "2"}), answer(200, {"id": "9"}))
    request = ask(image("1", "One"), film(), link="https://shop.example")
    told = adapter.prepare(request)
    for child in ("/1", "/2"):
        wire.on("GET", child, answer(200, {"status": "FINISHED"}))
    adapter.poll(ask(*request.part.media, link="https://shop.example", handle=told.handle))
    parent = form(wire.sent("POST", MAKE)[2])
    assert parent == {"media_type": "CAROUSEL", "children": "1,2", "text": "Fresh bread\n\nhttps://shop.example"}


def test_replies_have_a_day_of_their_own(adapter, wire):
    full = {
        "quota_usage": 1,
        "config": {"quota_total": 250},
        "reply_quota_usage": 9,
        "reply_config": {"quota_total": 9},
    }
    wire.replace("GET", "/me/threads_publishing_limit", answer(200, {"data": [full]}))
    wire.on("POST", MAKE, answer(200, {"id": "701"}))
    wire.on("GET", "/me/replies", answer(200, {"data": [{"id": "1", "timestamp": "2026-11-25T12:00:00+0000"}]}))
    assert isinstance(adapter.prepare(ask()), Processing)
    assert adapter.prepare(ask(parent=RemoteRef("88"))) == Limited("daily_limit", NOW + timedelta(hours=3))


@pytest.mark.parametrize(
    ("status", "words", "told"),
    [
        ("ERROR", "FAILED_DOWNLOADING_VIDEO", NotSent("media_not_fetched", "FAILED_DOWNLOADING_VIDEO")),
        ("ERROR", "INVALID_DURATION", Refused("media_refused", Why.CONTENT, "INVALID_DURATION")),
        ("ERROR", "UNKNOWN", NotSent("container_failed", "UNKNOWN")),
        ("EXPIRED", "", NotSent("upload_expired")),
    ],
)
def test_how_a_container_stands(adapter, wire, status, words, told):
    wire.on("GET", "/701", answer(200, {"status": status, "error_message": words}))
    handle = {"container": "701", "wait": 3.0, "until": (NOW + timedelta(minutes=5)).isoformat()}
    assert adapter.poll(ask(handle=handle)) == told


def test_code_24_is_no_end_while_the_container_is_worked_on(adapter, wire):
    wire.on("POST", PUBLISH, answer(400, {"error": {"code": 24, "error_subcode": 4279009, "message": "no"}}))
    wire.on("GET", "/701", answer(200, {"status": "IN_PROGRESS"}))
    request = ask(kind=StepKind.PART, prepared={"container:0": {"id": "701"}})
    assert adapter.publish(request) == NotSent("media_processing", "no")
    wire.replace("GET", "/701", answer(200, {"status": "EXPIRED"}))
    assert adapter.publish(request) == NotSent("upload_expired", "no")


def test_the_first_comment_is_a_reply(adapter, wire):
    wire.on("POST", MAKE, answer(200, {"id": "701"})).on("POST", PUBLISH, answer(200, {"id": "99"}))
    wire.on("GET", "/99", answer(200, {"permalink": "https://www.threads.com/@acme/post/C99"}))
    told = adapter.publish(ask(kind=StepKind.COMMENT, parent=RemoteRef("88")))
    assert told == Published(RemoteRef("99", "https://www.threads.com/@acme/post/C99"))
    assert form(wire.sent("POST", MAKE)[0])["reply_to_id"] == "88"


def test_numbers_of_posts_and_of_the_profile_by_days(adapter, wire):
    def profile(request):
        if request.url.params["metric"] == "followers_count":
            assert "since" not in request.url.params
            return answer(200, {"data": [{"name": "followers_count", "total_value": {"value": 31}}]})
        return answer(200, {"data": [{"name": "clicks", "link_total_values": [{"value": 2}, {"value": 3}]}]})

    wire.on("GET", "/me/threads_insights", profile)
    wire.on("GET", "/88/insights", answer(200, {"data": [{"name": "shares", "values": [{"value": 4}]}]}))
    found = [(each.remote_id, each.metric, each.value, each.window) for each in adapter.samples([PROFILE, "88"])]
    day = (PROFILE, "clicks", 5, "day")
    assert found == [(PROFILE, "followers", 31, ""), day, day, ("88", "sends", 4, "lifetime")]


def test_connecting_tells_the_days_and_what_is_missing(wire, clock):
    issued, ends = clock.now() - timedelta(days=3), clock.now() + timedelta(days=57)
    days = {"issued_at": int(issued.timestamp()), "expires_at": int(ends.timestamp())}
    told = [answer(200, {"data": {"is_valid": True, "scopes": scopes, **days}}) for scopes in (SCOPES, SCOPES[:1])]
    wire.on("GET", "/debug_token", *told).on("GET", "/me", answer(200, {"id": PROFILE, "username": "acme"}))
    session = connect(wire.http(), load("threads"), secret=TOKEN, clock=clock)
    assert session.facts == {"issued_at": issued.isoformat(), "expires_at": ends.isoformat()}
    with pytest.raises(MissingScope) as caught:
        connect(wire.http(), load("threads"), secret=TOKEN, clock=clock)
    assert caught.value.facts["missing"] == ["threads_content_publish"]
    with pytest.raises(InvalidInput, match="token_other_network"):
        connect(wire.http(), load("threads"), secret="IGAAtoken", clock=clock)


def test_in_the_browser_the_token_of_an_hour_becomes_one_of_sixty_days(wire, clock):
    days = {
        "issued_at": int(clock.now().timestamp()),
        "expires_at": int((clock.now() + timedelta(days=60)).timestamp()),
    }
    wire.on("POST", "/oauth/access_token", answer(200, {"access_token": "THshort", "user_id": 31}))
    long = {"access_token": "THlong", "token_type": "bearer", "expires_in": 5_184_000}
    wire.on("GET", "/access_token", answer(200, long))
    wire.on("GET", "/debug_token", answer(200, {"data": {"is_valid": True, "scopes": SCOPES, **days}}))
    wire.on("GET", "/me", answer(200, {"id": PROFILE, "username": "acme"}))
    http, there = wire.http(), "https://bakery.example/"
    sign_in = registry.begin_sign_in("threads", http, client_id="7", client_secret="s3cret", redirect_uri=there)
    pasted = f"{there}?code=c0de&state={sign_in.state}#_"
    session = registry.finish_sign_in("threads", http, sign_in, pasted, clock=clock)
    assert (session.handle, session.secrets["access_token"]) == ("acme", "THlong")
    assert session.facts["expires_at"] == (clock.now() + timedelta(days=60)).isoformat()
    assert wire.sent("GET", "/access_token")[0].url.params["grant_type"] == "th_exchange_token"
    assert wire.sent("GET", "/debug_token")[0].url.params["input_token"] == "THlong"


@pytest.mark.skipif(not SPECS.is_dir(), reason="the networks' descriptions are not beside the project")
@pytest.mark.parametrize(
    ("request_", "says"),
    [
        (httpx.Request("POST", "https://graph.threads.net/v1.0/me/threads", data={"txt": "a"}), "txt"),
        (httpx.Request("POST", "https://graph.threads.net/v1.0/me/thread"), "/me/thread"),
        (httpx.Request("PUT", "https://graph.threads.net/v1.0/me/threads"), "PUT"),
        (
            httpx.Request("POST", "https://graph.threads.net/v1.0/me/threads", data={"auto_publish_text": "true"}),
            "call of its own",
        ),
    ],
)
def test_the_checker_finds_slips(request_, says):
    with pytest.raises(threadsspec.NotInTheCollection, match=says):
        threadsspec.check(SPECS, request_)
