"""One status, made once; what the server's refusals mean."""

from __future__ import annotations

import httpx
import pytest

from smdesk.core.content import Part
from smdesk.core.outcome import Limited, NotSent, Prepared, Published, Refused, RemoteRef, Unknown, Why
from smdesk.core.steps import Step, StepKind
from tests.adapters.mastodon.helpers import (
    BASE,
    LISTING,
    STATUSES,
    TOKEN,
    adapter,
    dated,
    reply,
    request,
    shown,
    with_images,
)
from tests.adapters.wire import answer, body


def test_a_status_is_made_with_the_key_of_its_step(wire):
    wire.on("POST", STATUSES, answer(200, shown("1000")))
    assert adapter(wire).publish(request()) == Published(RemoteRef("1000", f"{BASE}/@me/1000"))
    (sent,) = wire.requests
    assert body(sent) == {"status": "Good morning", "language": "es"}
    assert sent.headers["idempotency-key"] == "key-1-part:0"
    assert sent.headers["authorization"] == f"Bearer {TOKEN}"


def test_no_call_waits_in_a_pooled_connection(wire):
    wire.on("POST", STATUSES, answer(200, shown())).on("GET", LISTING, dated([]))
    adapter(wire).publish(request())
    adapter(wire).find(request())
    assert {sent.headers["connection"] for sent in wire.requests} == {"close"}


def test_media_parents_and_options_are_passed_on(wire, tmp_path):
    wire.on("POST", STATUSES, answer(200, shown()))
    options = {"visibility": "unlisted", "spoiler_text": "bread", "sensitive": "true", "language": "pt-BR"}
    adapter(wire).publish(with_images(tmp_path, options=options, reply_to="55"))
    assert body(wire.requests[0]) == {
        "status": "Good morning", "media_ids": ["501", "502"], "in_reply_to_id": "55", "visibility": "unlisted",
        "spoiler_text": "bread", "sensitive": True, "language": "pt",
    }  # fmt: skip


def test_a_later_part_and_a_comment_stand_under_their_parent(wire):
    wire.on("POST", STATUSES, answer(200, shown()))
    adapter(wire).publish(reply(parent="900"))
    comment = request("first!", StepKind.COMMENT, parent=RemoteRef("901"), reply_to="55")
    adapter(wire).publish(comment)
    assert [body(sent)["in_reply_to_id"] for sent in wire.requests] == ["900", "901"]
    assert wire.requests[1].headers["idempotency-key"] == "key-1-comment:0"


def test_a_part_without_its_parent_is_never_sent_alone(wire):
    orphan = request(step=Step(StepKind.PART, 1))
    assert adapter(wire).publish(orphan) == NotSent("parent_missing", why=Why.CONTENT)
    assert adapter(wire).publish(request(kind=StepKind.COMMENT)).code == "parent_missing"
    assert wire.requests == []


def test_an_empty_post_is_never_sent(wire, tmp_path):
    assert adapter(wire, "snac").publish(request("  ")) == NotSent("empty_post", why=Why.CONTENT)
    unprepared = with_images(tmp_path, text="")
    lost = request(part=unprepared.part, prepared={"upload:0:0": {"id": "501"}})
    assert adapter(wire).publish(lost) == NotSent("upload_expired")
    assert wire.requests == []


def test_a_separate_link_is_added_once(wire):
    wire.on("POST", STATUSES, answer(200, shown()))
    made = adapter(wire)
    for part in (Part("Read", link="https://a.example/1"), Part("See https://a.example/1", link="https://a.example/1"),
                 Part("", link="https://a.example/1")):  # fmt: skip
        made.publish(request(part=part))
    assert [body(sent)["status"] for sent in wire.requests] == [
        "Read\n\nhttps://a.example/1", "See https://a.example/1", "https://a.example/1"
    ]  # fmt: skip


def test_an_option_that_makes_no_sense_is_refused_here(wire):
    outcome = adapter(wire).publish(request(options={"visibility": "everyone"}))
    assert outcome == NotSent("option_unknown", "visibility=everyone", Why.CONTENT)
    assert wire.requests == []


def test_gotosocial_is_told_that_the_text_is_plain(wire):
    wire.on("POST", STATUSES, answer(200, shown()))
    adapter(wire, "gotosocial").publish(request())
    assert body(wire.requests[0])["content_type"] == "text/plain"


def test_an_address_to_answer_is_resolved(wire):
    wire.on("POST", STATUSES, answer(200, shown()))
    wire.on("GET", "/api/v2/search", answer(200, {"statuses": [{"id": "77"}], "accounts": []}))
    made = adapter(wire)
    made.publish(request(reply_to="https://other.example/@bob/5"))
    made.publish(request(reply_to=f"{BASE}/@bob/123?x=1"))
    assert [body(sent)["in_reply_to_id"] for sent in wire.sent("POST", STATUSES)] == ["77", "123"]
    assert len(wire.sent("GET", "/api/v2/search")) == 1


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (answer(200, {"statuses": []}), Refused("reply_target_gone", Why.GONE, "other.example")),
        (answer(403, {"error": "scope"}), Refused("permission_missing", Why.PERMISSION, "scope", 403)),
        (answer(503, "busy"), NotSent("server_error", "busy")),
        (httpx.ReadTimeout("silent"), NotSent("no_answer", "silent")),
    ],
)
def test_without_what_it_answers_nothing_is_sent(wire, found, expected):
    wire.on("GET", "/api/v2/search", found)
    assert adapter(wire).publish(request(reply_to="https://other.example/@bob/5")) == expected
    assert wire.sent("POST", STATUSES) == []


@pytest.mark.parametrize("url", [None, "javascript:alert(1)", 5])
def test_a_status_without_a_usable_address_is_published_all_the_same(wire, url):
    wire.on("POST", STATUSES, answer(200, shown("1000", url=url, uri=None)))
    assert adapter(wire).publish(request()) == Published(RemoteRef("1000", None))


@pytest.mark.parametrize(
    ("answered", "expected"),
    [
        (answer(401, {"error": "revoked"}), Refused("auth_refused", Why.AUTH, "revoked", 401)),
        (answer(401), Refused("auth_refused", Why.AUTH, "", 401)),
        (answer(422), Refused("auth_refused", Why.AUTH, "", 422)),
        (answer(403, {"error": "no"}), Refused("permission_missing", Why.PERMISSION, "no", 403)),
        (answer(404, "<h1>no</h1>"), Refused("server_without_api", Why.AUTH, "<h1>no</h1>", 404)),
        (answer(410), Refused("target_gone", Why.GONE, "", 410)),
        (answer(301, headers={"Location": "https://x.example/"}), Refused("server_moved", Why.AUTH, "", 301)),
        (answer(422, {"error": "Validation failed: Text character limit of 500 exceeded"}),
         Refused("text_refused_too_long", Why.CONTENT, "Validation failed: Text character limit of 500 exceeded", 422)),
        (answer(422, {"error": "Textを入力してください"}),
         Refused("refused_content", Why.CONTENT, "Textを入力してください", 422)),
        (answer(400, {"error": "Duplicate idempotency key."}),
         Unknown("duplicate_key", "Duplicate idempotency key.", 400)),
        (answer(500, "<h1>oops</h1>"), Unknown("server_error", "<h1>oops</h1>", 500)),
        (answer(503, {"error": "busy"}), Unknown("server_error", "busy", 503)),
        (answer(408), Unknown("server_error", "", 408)),
        (answer(200, "<h1>a login page</h1>"), Unknown("answer_without_id", "<h1>a login page</h1>", 200)),
        (answer(200, {"id": None}), Unknown("answer_without_id", '{"id":null}', 200)),
        (answer(200), Unknown("answer_without_id", "", 200)),
        (answer(200, ["1000"]), Unknown("answer_without_id", '["1000"]', 200)),
        (httpx.ConnectError("off"), NotSent("offline", "off")),
        (httpx.ConnectTimeout("off"), NotSent("offline", "off")),
        (httpx.ReadTimeout("silent"), Unknown("no_answer", "silent")),
        (httpx.ReadError("reset"), Unknown("no_answer", "reset")),
        (httpx.RemoteProtocolError("cut"), Unknown("no_answer", "cut")),
        (httpx.WriteError("cut"), Unknown("no_answer", "cut")),
    ],
)  # fmt: skip
def test_what_an_answer_to_a_new_status_means(wire, answered, expected):
    wire.on("POST", STATUSES, answered)
    assert adapter(wire).publish(request()) == expected
    assert len(wire.requests) == 1  # never twice, whatever the answer


def test_a_vanished_status_to_answer_is_said(wire):
    wire.on("POST", STATUSES, answer(404, {"error": "The post you are trying to reply to does not appear to exist."}))
    outcome = adapter(wire).publish(reply())
    assert (outcome.code, outcome.why) == ("reply_target_gone", Why.GONE)


@pytest.mark.parametrize(
    ("headers", "at"),
    [({"X-RateLimit-Reset": "2026-10-01T09:05:00.000Z"}, "2026-10-01T09:05:00+00:00"),
     ({"X-RateLimit-Reset": "1790845500"}, "2026-10-01T09:05:00+00:00"),
     ({"Retry-After": "60", "X-RateLimit-Reset": "2027-01-01T00:00:00Z"}, "2026-10-01T09:01:00+00:00")],
)  # fmt: skip
def test_a_rate_limit_names_its_end(wire, headers, at):
    wire.on("POST", STATUSES, answer(429, {"error": "Too many requests"}, headers))
    outcome = adapter(wire).publish(request())
    assert isinstance(outcome, Limited)
    assert outcome.retry_at is not None
    assert outcome.retry_at.isoformat() == at


@pytest.mark.parametrize("reset", ["soon", "99999999999999999999", ""])
def test_a_rate_limit_without_a_readable_end_is_still_one(wire, reset):
    wire.on("POST", STATUSES, answer(429, None, {"X-RateLimit-Reset": reset}))
    assert adapter(wire).publish(request()) == Limited("rate_limited", None, "", 429)


REFUSED = answer(422, {"error": "Медиа не готово"})  # the words are in the account's language: media are asked about


def test_video_that_is_not_processed_yet_waits(wire, tmp_path):
    wire.on("POST", STATUSES, REFUSED)
    wire.on("GET", "/media/501", answer(200, {"id": "501"})).on("GET", "/media/502", answer(206, {"id": "502"}))
    assert adapter(wire).publish(with_images(tmp_path)) == NotSent("media_processing", "Медиа не готово")


def test_video_that_is_not_processed_yet_waits_by_its_english_words_too(wire, tmp_path):
    words = "Cannot attach files that have not finished processing. Try again in a moment!"
    wire.on("POST", STATUSES, answer(422, {"error": words}))
    assert adapter(wire, "other").publish(with_images(tmp_path)) == NotSent("media_processing", words)


def test_a_medium_that_could_not_be_processed_is_refused(wire, tmp_path):
    wire.on("POST", STATUSES, REFUSED).on("GET", "/media/501", answer(200, {"id": "501"}))
    wire.on("GET", "/media/502", answer(422, {"error": "x"}))
    assert adapter(wire).publish(with_images(tmp_path)).code == "media_processing_failed"


def test_expired_uploads_are_made_again_when_nothing_was_published(wire, tmp_path):
    wire.on("POST", STATUSES, REFUSED).on("GET", "/media/501", answer(404)).on("GET", "/media/502", answer(404))
    wire.on("GET", LISTING, dated([]))
    assert adapter(wire).publish(with_images(tmp_path)) == NotSent("upload_expired", "Медиа не готово")


def test_uploads_that_are_attached_already_are_no_reason_to_send_again(wire, tmp_path):
    wire.on("POST", STATUSES, REFUSED).on("GET", "/media/501", answer(404)).on("GET", "/media/502", answer(404))
    wire.on("GET", LISTING, dated([shown(media=(("501", ""), ("502", "")))]))
    assert adapter(wire).publish(with_images(tmp_path)).code == "media_attached"
    wire.replace("GET", LISTING, answer(503))
    assert isinstance(adapter(wire).publish(with_images(tmp_path)), Unknown)


def test_a_refusal_with_good_media_is_about_the_post(wire, tmp_path):
    wire.on("POST", STATUSES, REFUSED)
    for number in ("501", "502"):
        wire.on("GET", f"/media/{number}", answer(200, {"id": number}))
    assert adapter(wire).publish(with_images(tmp_path)) == Refused(
        "refused_content", Why.CONTENT, "Медиа не готово", 422
    )


@pytest.mark.parametrize(
    ("answered", "expected"),
    [
        (answer(200, shown()), Prepared({})),
        (answer(404, {"error": "Record not found"}), Prepared({})),
        (answer(410), Prepared({})),
        (answer(401), Refused("auth_refused", Why.AUTH, "", 401)),
        (answer(403, {"error": "no"}), Refused("permission_missing", Why.PERMISSION, "no", 403)),
        (answer(503), NotSent("server_error")),
        (httpx.ConnectError("off"), NotSent("offline", "off")),
        (httpx.ReadTimeout("silent"), Unknown("no_answer", "silent")),
    ],
)
def test_taking_a_status_down(wire, answered, expected):
    wire.on("DELETE", f"{STATUSES}/1000", answered)
    assert adapter(wire).delete(RemoteRef("1000")) == expected


def test_an_odd_id_stays_one_segment_of_the_address(wire):
    wire.on("DELETE", "/api/v1/statuses/../accounts", answer(200, {}))
    adapter(wire).delete(RemoteRef("../accounts"))
    assert wire.requests[0].url.raw_path == b"/api/v1/statuses/..%2Faccounts"


def test_the_token_is_in_no_words_of_an_outcome(wire):
    wire.on("POST", STATUSES, answer(400, {"error": f"bad header Bearer {TOKEN}"}))
    assert TOKEN not in repr(adapter(wire).publish(request()))


def test_a_token_that_no_header_can_carry_is_refused_by_the_server(wire):
    from smdesk.adapters.base import Account
    from smdesk.adapters.mastodon import MastodonAdapter
    from smdesk.core import network

    account = Account(network.load("mastodon"), BASE, "7", secrets={"access_token": "tökén\n"})
    wire.on("POST", STATUSES, answer(401))
    assert MastodonAdapter(account, wire.http()).publish(request()).code == "auth_refused"
    assert "authorization" not in wire.requests[0].headers
