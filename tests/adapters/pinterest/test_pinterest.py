"""Pinterest beyond what all networks do alike: boards, what a Pin holds, videos, looking on a board, refusals."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from smdesk.adapters.base import Account, PublishRequest
from smdesk.adapters.pinterest import PinterestAdapter, connect
from smdesk.core import checks
from smdesk.core.clock import FakeClock
from smdesk.core.content import MediaItem, Part, Payload
from smdesk.core.errors import AuthExpired, InvalidInput, LimitedError, MissingScope
from smdesk.core.network import load
from smdesk.core.outcome import (
    CannotTell,
    Found,
    Limited,
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
from smdesk.core.steps import Step, StepKind, plan
from tests.adapters.contract.pinterest import BOARD, BOARDS, POLICY, STORAGE, TOKEN, check
from tests.adapters.openapi import Violation
from tests.adapters.wire import Wire, answer, body

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
PINS, LISTED, VIDEO = "/v5/pins", f"/v5/boards/{BOARD}/pins", Step(StepKind.CONTAINER)
PUBLISHED = Published(RemoteRef("7001", "https://www.pinterest.com/pin/7001/"))


class Checked(Wire):
    """A wire that refuses what the official description does not have."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        if request.url.host.endswith("pinterest.com"):
            check(request)
        return super().handle_request(request)


@pytest.fixture
def wire() -> Checked:
    return Checked().on("POST", PINS, answer(201, {"id": "7001"}))


@pytest.fixture
def pinterest(wire: Checked) -> PinterestAdapter:
    account = Account(load("pinterest"), "", "278", "acme", {}, {"access_token": TOKEN})
    return PinterestAdapter(account, wire.http([TOKEN]), FakeClock(NOW))


@pytest.fixture
def ask(tmp_path: Path) -> Callable[..., PublishRequest]:
    def make(*contents: bytes, mime: str = "image/jpeg", alt: str = "A loaf", link: str = "", **changes: Any):
        media, files = [], {}
        for number, content in enumerate(contents):
            name = str(number) * 64
            files[name] = tmp_path / name
            files[name].write_bytes(content)
            media.append(MediaItem(name, mime, len(content), alt=alt))
        part = Part("Rye, three days", tuple(media), link)
        values: dict[str, Any] = {
            "key": "key-1", "armed_at": NOW, "step": Step(StepKind.PART), "part": part,
            "options": {"board": BOARD, "title": "Bread"}, "files": files, "first_try": NOW, **changes,
        }  # fmt: skip
        return PublishRequest(**values)

    return make


def no(status: int, message: str = "No.", code: int = 1, headers: dict[str, str] | None = None) -> httpx.Response:
    return answer(status, {"code": code, "message": message}, headers)


def test_a_pin_has_its_picture_title_text_link_and_alternative_text(pinterest, wire, ask):
    assert pinterest.publish(ask(b"jpeg", link="https://bakery.example/rye")) == PUBLISHED
    (request,) = wire.requests
    assert body(request) == {
        "board_id": BOARD, "title": "Bread", "description": "Rye, three days", "link": "https://bakery.example/rye",
        "alt_text": "A loaf",
        "media_source": {"source_type": "image_base64", "content_type": "image/jpeg",
                         "data": base64.b64encode(b"jpeg").decode()},
    }  # fmt: skip
    assert request.headers["authorization"] == f"Bearer {TOKEN}"


def test_several_pictures_are_a_row_in_their_order(pinterest, wire, ask):
    assert pinterest.publish(ask(b"a", b"b", b"c", mime="image/png")) == PUBLISHED
    source = body(wire.requests[0])["media_source"]
    assert source["source_type"] == "multiple_image_base64"
    assert [base64.b64decode(item["data"]) for item in source["items"]] == [b"a", b"b", b"c"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"options": {}}, "board_missing"),
        ({"options": {"board": "../1"}}, "board_missing"),
        ({"part": Part("A text alone")}, "media_required"),
    ],
)
def test_what_is_no_pin_never_leaves(pinterest, wire, ask, changes, code):
    outcome = pinterest.publish(ask(b"jpeg", **changes))
    assert (outcome.code, outcome.why) == (code, Why.CONTENT)
    assert pinterest.publish(ask(b"webp", mime="image/webp")).code == "media_type_refused"
    assert pinterest.publish(ask(*[b"jpeg"] * 6)).code == "too_many_images"
    assert wire.requests == []


def test_a_video_is_registered_stored_worked_on_and_then_pinned(pinterest, wire, ask):
    fields = {"x-amz-date": "20220127T185143Z", "policy": POLICY, "key": "uploads/1"}
    media = {"media_id": "12345", "media_type": "video", "upload_url": STORAGE, "upload_parameters": fields}
    wire.on("POST", "/v5/media", answer(201, media)).on("POST", "/", answer(204))
    states = [
        answer(200, {"media_id": "12345", "media_type": "video", "status": s}) for s in ("processing", "succeeded")
    ]
    wire.on("GET", "/v5/media/12345", *states)
    film = ask(b"film", mime="video/mp4", step=VIDEO)
    assert [step.kind for step in plan(Payload((film.part,)), load("pinterest"))] == [StepKind.CONTAINER, StepKind.PART]
    laid = pinterest.prepare(film)
    assert isinstance(laid, Processing)
    stored = next(request for request in wire.requests if request.url.host.startswith("pinterest-media"))
    assert "authorization" not in stored.headers
    names = [part.split(b'"')[1] for part in stored.content.split(b"form-data; name=")[1:]]
    assert names == [b"x-amz-date", b"policy", b"key", b"file"], "the file is last"
    again = ask(b"film", mime="video/mp4", step=VIDEO, handle=laid.handle)
    assert isinstance(pinterest.poll(again), Processing)
    assert pinterest.poll(again) == Prepared({"media_id": "12345"})
    ready = ask(b"film", mime="video/mp4", prepared={"container:0": {"media_id": "12345"}})
    assert pinterest.publish(ready) == PUBLISHED
    source = body(wire.sent("POST", PINS)[0])["media_source"]
    assert source == {"source_type": "video_id", "media_id": "12345", "cover_image_key_frame_time": 1}


def test_a_video_that_is_not_ready_is_not_pinned(pinterest, wire, ask):
    assert pinterest.publish(ask(b"film", mime="video/mp4")) == NotSent("upload_expired")
    wire.on("GET", "/v5/media/12345", answer(200, {"media_id": "12345", "media_type": "video", "status": "failed"}))
    failed = pinterest.poll(ask(b"film", mime="video/mp4", step=VIDEO, handle={"media_id": "12345"}))
    assert failed == Refused("media_processing_failed", Why.CONTENT)
    assert wire.sent("POST", PINS) == []


@pytest.mark.parametrize(
    "media",
    [
        {"media_id": "12345", "upload_url": "http://storage.example/", "upload_parameters": {}},
        {"media_id": "12345", "upload_url": STORAGE},
        {"upload_url": STORAGE, "upload_parameters": {}},
    ],
)
def test_a_storage_that_makes_no_sense_gets_no_file(pinterest, wire, ask, media):
    wire.on("POST", "/v5/media", answer(201, media))
    assert pinterest.prepare(ask(b"film", mime="video/mp4", step=VIDEO)).code == "answer_without_id"
    assert len(wire.requests) == 1


@pytest.mark.parametrize(
    ("status", "message", "code", "why"),
    [
        (403, "Apps with Trial access may not create Pins in production", "trial_access", Why.PERMISSION),
        (401, "Your application consumer type is not supported", "trial_access", Why.PERMISSION),
        (404, "Board not found.", "board_gone", Why.GONE),
        (401, "Not authorized to access board or Pin.", "board_gone", Why.GONE),
        (400, "Sorry! We blocked this link because it may lead to spam.", "link_refused", Why.CONTENT),
        (401, "Authentication failed.", "auth_refused", Why.AUTH),
        (403, "Not permitted.", "permission_missing", Why.PERMISSION),
    ],
)
def test_what_a_no_means(pinterest, wire, ask, status, message, code, why):
    wire.replace("POST", PINS, no(status, message))
    outcome = pinterest.publish(ask(b"jpeg"))
    assert isinstance(outcome, Refused)
    assert (outcome.code, outcome.why, outcome.words) == (code, why, message)


def test_limits_and_what_nobody_knows(pinterest, wire, ask):
    wire.replace("POST", PINS, no(429, "Slow down", 8, {"retry-after": "60"}), no(503), answer(201, {}))
    assert pinterest.publish(ask(b"jpeg")) == Limited("rate_limited", NOW + timedelta(seconds=60), "Slow down", 429)
    assert isinstance(pinterest.publish(ask(b"jpeg")), Unknown)
    assert isinstance(pinterest.publish(ask(b"jpeg")), Unknown)


def pin(number: int, minutes: float, **changes: Any) -> dict[str, Any]:
    at = (NOW + timedelta(minutes=minutes)).replace(tzinfo=None).isoformat()
    shown = {"title": "Bread", "description": "Rye,  three days ", "link": None}
    return {"id": str(number), "created_at": at, **shown, **changes}


@pytest.mark.parametrize(
    ("rows", "finding"),
    [
        ([pin(2, 1), pin(1, -1)], "1"),
        ([pin(3, 1, link="https://other.example"), pin(2, 1, title=None)], NotThere()),
        ([pin(9, 1)], NotThere()),
        ([pin(1, -30)], CannotTell("same_text_earlier")),
        ([pin(1, -90)], NotThere()),
        ([{"id": "1", "created_at": "yesterday"}, {"id": None}], NotThere()),
    ],
)
def test_looking_on_the_board(pinterest, wire, ask, rows, finding):
    wire.on("GET", LISTED, answer(200, {"items": rows, "bookmark": None}))
    found = pinterest.find(ask(b"jpeg", taken=frozenset({"9"})))
    assert (found.remote.id if isinstance(found, Found) else found) == finding


def test_a_long_board_is_read_until_a_whole_page_is_older(pinterest, wire, ask):
    pages = [{"items": [pin(9, -90, title="x"), pin(8, 1, title="y")], "bookmark": "b1"},
             {"items": [pin(7, -90, title="z")], "bookmark": "b2"}]  # fmt: skip
    wire.on("GET", LISTED, *[answer(200, page) for page in pages])
    assert pinterest.find(ask(b"jpeg")) == NotThere()
    assert [request.url.params.get("bookmark") for request in wire.requests] == [None, "b1"]
    wire.replace("GET", LISTED, answer(200, {"items": [pin(9, 1, title="x")], "bookmark": "more"}))
    assert pinterest.find(ask(b"jpeg")) == CannotTell("listing_cut")


def test_connecting_reads_the_boards_and_leaves_out_those_for_ads(wire):
    wire.on("GET", "/v5/user_account", answer(200, {"id": "278", "username": "acme", "business_name": None}))
    wire.on("GET", "/v5/boards", answer(200, {"items": BOARDS[:1], "bookmark": "b"}),
            answer(200, {"items": BOARDS[1:], "bookmark": None}))  # fmt: skip
    session = connect(wire.http(), load("pinterest"), secret=f"Bearer {TOKEN}\n")
    assert (session.remote_id, session.handle, session.display_name, session.server) == ("278", "acme", "acme", "")
    spec = load("pinterest").with_limits(session.limits)
    assert spec.options["board"] == (BOARD, "549755885176")
    assert spec.option_names["board"] == {BOARD: "Bread", "549755885176": "🔒 Plans"}
    assert spec.options["cover"] == (), "the file's own options stay"


def test_the_sandbox_is_another_server(wire):
    wire.on("GET", "/v5/user_account", answer(200, {"id": "278", "username": "acme"}))
    wire.on("GET", "/v5/boards", answer(200, {"items": [], "bookmark": None}))
    session = connect(wire.http(), load("pinterest"), secret=TOKEN, server="api-sandbox.pinterest.com")
    assert session.server == "https://api-sandbox.pinterest.com"
    assert {request.url.host for request in wire.requests} == {"api-sandbox.pinterest.com"}
    assert connect(wire.http(), load("pinterest"), secret=TOKEN, server="https://api.pinterest.com").server == ""


def test_an_access_of_the_browser_is_renewed_before_it_ends(wire, ask):
    secrets = {
        "access_token": TOKEN, "refresh_token": "pinr_1", "client_id": "14", "client_secret": "s3cret",
        "expires_at": (NOW - timedelta(minutes=1)).isoformat(),
        "refresh_expires_at": (NOW + timedelta(days=3)).isoformat(),
    }  # fmt: skip
    new = {"access_token": "pina_2", "token_type": "bearer", "expires_in": 2592000, "scope": "pins:write"}
    new |= {"refresh_token": "pinr_2", "refresh_token_expires_in": 5184000, "response_type": "refresh_token"}
    wire.on("POST", "/v5/oauth/token", answer(200, new))
    account = Account(load("pinterest"), "", "278", "acme", {}, secrets)
    pinterest = PinterestAdapter(account, wire.http(), FakeClock(NOW))
    assert pinterest.publish(ask(b"jpeg")) == PUBLISHED
    asked, sent = wire.requests
    assert asked.headers["authorization"] == "Basic " + base64.b64encode(b"14:s3cret").decode()
    assert b"client_secret" not in asked.content
    assert sent.headers["authorization"] == "Bearer pina_2"
    kept = pinterest.renewed()
    assert (kept["access_token"], kept["refresh_token"]) == ("pina_2", "pinr_2")
    wire.on("GET", "/v5/user_account", answer(200, {"id": "278", "username": "acme"}))
    wire.on("GET", "/v5/boards", answer(200, {"items": [], "bookmark": None}))
    ends = datetime.fromisoformat(pinterest.whoami().facts["expires_at"])
    assert ends == NOW + timedelta(days=60)
    assert len(wire.sent("POST", "/v5/oauth/token")) == 1, "what lasts is not renewed again"


def test_who_withdrew_the_access_is_asked_to_sign_in_again(wire, ask):
    secrets = {"access_token": TOKEN, "refresh_token": "pinr_1", "client_id": "14", "client_secret": "s3cret"}
    pinterest = PinterestAdapter(Account(load("pinterest"), secrets=secrets), wire.http(), FakeClock(NOW))
    wire.replace("POST", PINS, no(401, "Authentication failed.", 2))
    wire.on("POST", "/v5/oauth/token", no(401, "The provided refresh token is invalid"))
    wire.on("GET", "/v5/user_account", no(401, "Authentication failed.", 2))
    assert pinterest.publish(ask(b"jpeg")).code == "access_ended"
    with pytest.raises(AuthExpired, match="access_ended"):
        pinterest.whoami()
    wire.replace("POST", PINS, no(401, "Not authorized to access board or Pin.", 7))
    assert pinterest.publish(ask(b"jpeg")).code == "board_gone", "a 401 about a board is no matter of the token"


@pytest.mark.parametrize(
    ("reply", "kind"),
    [(no(401), AuthExpired), (no(403), MissingScope), (no(429), LimitedError)],
)
def test_what_is_wrong_with_a_token_is_said(wire, reply, kind):
    wire.on("GET", "/v5/user_account", reply)
    with pytest.raises(kind):
        connect(wire.http(), load("pinterest"), secret=TOKEN)
    with pytest.raises(InvalidInput, match="token_malformed"):
        connect(wire.http(), load("pinterest"), secret="pinr_a-token-that-only-renews")


def test_the_board_has_to_be_chosen_among_those_of_the_account():
    spec = load("pinterest").with_limits({"options": {"board": [BOARD]}, "option_names": {"board": {BOARD: "Bread"}}})
    picture = MediaItem("1" * 64, "image/png", 10, 600, 900, alt="x")

    def findings(**options: str) -> set[str]:
        return {each.code for each in checks.run(Payload((Part("x", (picture,)),), options=options), spec)}

    assert findings() == {"option_missing"}
    assert findings(board="1") == {"option_unknown"}
    assert findings(board=BOARD) == set()
    (gone,) = checks.run(Payload((Part("x", (picture,)),), options={"board": "1"}), spec)
    assert gone.facts["offered"] == ["Bread"], "by its name, not its number"
    by_hand = checks.run(Payload((Part("x", (picture,)),)), spec.by_hand())
    assert not by_hand, "who publishes by hand chooses there"


def test_the_checker_refuses_what_is_not_described():
    def request(data: dict[str, Any]) -> httpx.Request:
        made = httpx.Request("POST", "https://api.pinterest.com/v5/pins", json=data)
        made.read()
        return made

    source = {"source_type": "image_base64", "content_type": "image/jpeg", "data": "eA=="}
    check(request({"board_id": "1", "media_source": source}))
    for wrong in (
        {"board_id": "one", "media_source": source},
        {"board_id": "1", "media_source": source, "description": "x" * 801},
        {"board_id": "1", "media_source": {**source, "content_type": "image/webp"}},
        {"board_id": "1", "media_source": source, "alt": "x"},
    ):
        with pytest.raises(Violation):
            check(request(wrong))
