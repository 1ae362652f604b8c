"""X beyond what all networks do alike: four keys that sign, video in pieces, what 403 means, reading that is paid."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from smdesk.adapters.base import Account, PublishRequest
from smdesk.adapters.x import XAdapter, connect
from smdesk.adapters.x.lookback import expanded
from smdesk.core.clock import FakeClock
from smdesk.core.content import MediaItem, Part
from smdesk.core.errors import AuthExpired, InvalidInput, LimitedError
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
from smdesk.core.steps import Step, StepKind
from tests.adapters.contract.x import KEYS, NAMES, check
from tests.adapters.wire import Wire, answer, body

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
UPLOAD, TWEETS, LISTED = Step(StepKind.UPLOAD, 0, 0), "/2/tweets", "/2/users/77/tweets"


class XWire(Wire):
    """A wire that refuses what the description does not have."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        check(request)
        return super().handle_request(request)


@pytest.fixture
def wire() -> XWire:
    return XWire()


@pytest.fixture
def x(wire: XWire) -> XAdapter:
    account = Account(load("x"), "", "77", "acme", {}, dict(zip(NAMES, KEYS, strict=True)))
    return XAdapter(account, wire.http(KEYS), FakeClock(NOW))


@pytest.fixture
def ask(tmp_path: Path) -> Callable[..., PublishRequest]:
    def make(text: str = "Fresh bread", *, film: bytes = b"", mime: str = "video/mp4", alt: str = "", **changes: Any):
        media: tuple[MediaItem, ...] = ()
        files = {}
        if film:
            file = tmp_path / "film"
            file.write_bytes(film)
            media, files = (MediaItem("7" * 64, mime, len(film), alt=alt),), {"7" * 64: file}
        values: dict[str, Any] = {
            "key": "key-1", "armed_at": NOW, "step": Step(StepKind.PART), "part": Part(text, media), "first_try": NOW,
            "files": files, **changes,
        }  # fmt: skip
        return PublishRequest(**values)

    return make


def problem(status: int, detail: str = "", kind: str = "", headers: dict[str, str] | None = None) -> httpx.Response:
    return answer(status, {"title": "No", "detail": detail, "type": kind, "status": status}, headers)


def test_requests_are_signed_and_the_secrets_never_leave(x, wire, ask):
    wire.on("POST", TWEETS, answer(201, {"data": {"id": "9", "text": "x"}}))
    assert x.publish(ask()) == Published(RemoteRef("9", "https://x.com/i/web/status/9"))
    (request,) = wire.requests
    signed = request.headers["authorization"]
    assert 'oauth_signature_method="HMAC-SHA1"' in signed
    assert f'oauth_consumer_key="{KEYS[0]}"' in signed
    assert not any(secret in signed or secret.encode() in request.content for secret in (KEYS[1], KEYS[3]))


def test_a_query_is_part_of_what_is_signed(x, wire, ask):
    from oauthlib.oauth1 import Client
    from oauthlib.oauth1.rfc5849 import signature

    wire.on("GET", LISTED, answer(200, {"meta": {"result_count": 0}}))
    x.find(ask())
    (request,) = wire.requests
    given = dict(part.split("=", 1) for part in request.headers["authorization"].removeprefix("OAuth ").split(", "))
    fields = {name: value.strip('"') for name, value in given.items()}
    params = [(name, value) for name, value in fields.items() if name != "oauth_signature"]
    base = signature.signature_base_string(
        "GET", signature.base_string_uri(str(request.url)),
        signature.normalize_parameters([*request.url.params.multi_items(), *params]),
    )  # fmt: skip
    client = Client(*KEYS)
    wanted = signature.sign_hmac_sha1_with_client(base, client)
    assert signature.utils.escape(wanted) == fields["oauth_signature"]


def test_a_video_goes_in_numbered_pieces_and_a_cut_one_again(x, wire, ask, monkeypatch):
    monkeypatch.setattr("smdesk.adapters.x.media.PIECE", 4)
    wire.on("POST", "/2/media/upload/initialize", answer(200, {"data": {"id": "5"}}))
    wire.on("POST", "/5/append", answer(200, {}), httpx.ReadTimeout("slow"), answer(200, {}))
    working = {"data": {"id": "5", "processing_info": {"state": "pending", "check_after_secs": 7}}}
    wire.on("POST", "/5/finalize", answer(200, working))
    assert x.prepare(ask(film=b"0123456789", step=UPLOAD, alt="An oven")) == Processing(
        {"id": "5", "alt": "An oven"}, 7.0
    )
    numbers = [request.content.split(b"\r\n")[3] for request in wire.sent("POST", "/5/append")]
    assert numbers == [b"0", b"1", b"1", b"2"]


def test_the_alternative_text_of_a_video_is_set_when_it_is_ready(x, wire, ask):
    done = {"data": {"id": "5", "processing_info": {"state": "succeeded"}}}
    wire.on("GET", "/2/media/upload", answer(200, done))
    wire.on("POST", "/2/media/metadata", answer(200, {"data": {"id": "5"}}))
    assert x.poll(ask(handle={"id": "5", "alt": "An oven"})) == Prepared({"id": "5"})
    assert body(wire.requests[-1]) == {"id": "5", "metadata": {"alt_text": {"text": "An oven"}}}


def test_a_file_that_is_refused_is_told_as_the_file(x, wire, ask):
    wire.on("POST", "/2/media/upload/initialize", problem(400, "", "https://api.x.com/2/problems/invalid-request"))
    told = x.prepare(ask(film=b"0123456789", step=UPLOAD))
    assert (told.code, told.why, told.status) == ("media_refused", Why.CONTENT, 400)


def test_a_video_that_cannot_be_worked_on(x, wire, ask):
    failed = {"state": "failed", "error": {"code": 1, "name": "x", "message": "unsupported frame rate"}}
    wire.on("GET", "/2/media/upload", answer(200, {"data": {"id": "5", "processing_info": failed}}))
    told = x.poll(ask(handle={"id": "5", "alt": ""}))
    assert told == Refused("media_processing_failed", Why.CONTENT, "unsupported frame rate")


@pytest.mark.parametrize(
    ("reply", "code", "why"),
    [
        (problem(403, "not allowed to create a Tweet with duplicate content."), "duplicate_content", Why.CONTENT),
        (problem(403, "", "https://api.x.com/2/problems/client-forbidden"), "permission_missing", Why.PERMISSION),
        (problem(403, "Your account is not permitted to access this feature."), "permission_missing", Why.PERMISSION),
        (problem(403, "You are not permitted to perform this action."), "refused_content", Why.CONTENT),
        (problem(403, "Reply to this conversation is not allowed: you have not been mentioned."), "reply_not_invited",
         Why.CONTENT),
        (problem(403, "Unsupported Authentication"), "auth_refused", Why.AUTH),
        (problem(401, "Unauthorized"), "auth_refused", Why.AUTH),
        (problem(400, "more than one cashtag", "https://api.x.com/2/problems/invalid-request"), "refused_content",
         Why.CONTENT),
        (problem(403, "The video is longer than 2 minutes."), "video_too_long", Why.CONTENT),
        (answer(400, {"errors": [{"message": "Invalid URL", "parameters": {}}], "title": "Invalid Request"}),
         "refused_content", Why.CONTENT),
    ],
)  # fmt: skip
def test_what_a_refusal_means(x, wire, ask, reply, code, why):
    wire.on("POST", TWEETS, reply)
    told = x.publish(ask())
    assert isinstance(told, Refused)
    assert (told.code, told.why) == (code, why)
    assert told.words


@pytest.mark.parametrize("status", [402, 403])
def test_credits_that_are_used_up_hold_it_back_without_a_time(x, wire, ask, status):
    wire.on("POST", TWEETS, problem(status, "Your credits are depleted", headers={"x-rate-limit-reset": "1"}))
    told = x.publish(ask())
    assert isinstance(told, Limited)
    assert (told.code, told.retry_at) == ("credits_used", None)


def test_a_rate_names_its_time(x, wire, ask):
    ends = NOW + timedelta(minutes=9)
    wire.on("POST", TWEETS, problem(429, "slow", headers={"x-rate-limit-reset": str(int(ends.timestamp()))}))
    told = x.publish(ask())
    assert isinstance(told, Limited)
    assert told.retry_at == ends


def test_a_post_with_warnings_is_out_and_a_200_with_errors_alone_is_not(x, wire, ask):
    wire.on("POST", TWEETS, answer(201, {"data": {"id": "9", "text": "x"}, "errors": [{"message": "partly"}]}))
    assert isinstance(x.publish(ask()), Published)
    wire.replace("POST", TWEETS, answer(200, {"errors": [{"message": "Something went wrong"}]}))
    assert isinstance(x.publish(ask()), Unknown)


def row(text: str, number: str = "9", **more: object) -> dict[str, object]:
    return {"id": number, "text": text, "created_at": "2026-11-26T09:00:30.000Z", **more}


def listed(*rows: dict[str, object], **meta: object) -> httpx.Response:
    return answer(200, {"data": list(rows), "meta": {"result_count": len(rows), **meta}})


@pytest.mark.parametrize(
    ("reply", "finding"),
    [
        (listed(row("Fresh bread")), Found),
        (listed(row("Other")), NotThere),
        (listed(row("Other"), next_token="more"), CannotTell),
        (answer(200, {"meta": {"result_count": 0}}), NotThere),
        (answer(200, {"errors": [{"message": "x"}]}), CannotTell),
        (problem(503, "later"), CannotTell),
    ],
)
def test_looking_back_asks_for_little(x, wire, ask, reply, finding):
    wire.on("GET", LISTED, reply)
    assert isinstance(x.find(ask()), finding)
    params = wire.requests[0].url.params
    assert (params["start_time"], params["max_results"], params["exclude"]) == ("2026-11-26T08:43:00Z", "10", "replies")


def test_an_answer_is_ours_under_its_parent_only(x, wire, ask):
    under = [{"type": "replied_to", "id": "8"}]
    for name in ("referenced_posts", "referenced_tweets"):
        wire.replace("GET", LISTED, listed(row("Fresh bread", **{name: under})))
        for parent, kind in (("8", Found), ("7", NotThere)):
            there = RemoteRef(parent)
            assert isinstance(x.find(ask(step=Step(StepKind.PART, 1), parent=there, root=there)), kind)


def test_short_addresses_stand_for_what_was_sent():
    urls = [{"url": "https://t.co/a", "expanded_url": "https://shop.example/?a=1&b=2"}]
    pictures = [{"url": "https://t.co/b", "expanded_url": "https://x.com/p", "media_key": "3_1"}]
    shown = row("Bread &amp; more https://t.co/a https://t.co/b", entities={"urls": urls + pictures})
    assert expanded(shown) == "Bread & more https://shop.example/?a=1&b=2"


# -- connecting


def try_it(wire, secret):
    return connect(wire.http(), load("x"), secret=secret)


def test_the_four_keys_in_any_lines(wire):
    wire.on("GET", "/2/users/me", answer(200, {"data": {"id": "77", "name": "Acme", "username": "acme"}}))
    for between in ("\n", " ", "\r\n\r\n"):
        session = try_it(wire, between.join(KEYS))
        assert (session.remote_id, session.handle, list(session.secrets.values())) == ("77", "acme", list(KEYS))


@pytest.mark.parametrize(
    ("secret", "code"),
    [("", "token_missing"), (" ".join(KEYS[:3]), "keys_incomplete"), (" ".join(reversed(KEYS)), "token_malformed"),
     (" ".join((*KEYS[:3], "señal-secreta")), "token_malformed")],
)  # fmt: skip
def test_what_are_no_four_keys_is_not_sent(wire, secret, code):
    with pytest.raises(InvalidInput, match=code):
        try_it(wire, secret)
    assert wire.requests == []


@pytest.mark.parametrize(("reply", "error"), [(problem(401, "no"), AuthExpired), (problem(429, "slow"), LimitedError)])
def test_keys_that_are_not_taken(wire, reply, error):
    wire.on("GET", "/2/users/me", reply)
    with pytest.raises(error):
        try_it(wire, " ".join(KEYS))


@pytest.mark.parametrize("minutes", [10, -10])
def test_keys_refused_by_another_time_are_not_called_wrong(x, wire, ask, minutes):
    theirs = format_datetime(NOW + timedelta(minutes=minutes), usegmt=True)
    refused = problem(401, "Unauthorized", headers={"date": theirs})
    wire.on("POST", TWEETS, refused)
    assert x.publish(ask()) == NotSent("clock_wrong", "Unauthorized")
