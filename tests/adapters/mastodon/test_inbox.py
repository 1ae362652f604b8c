"""Mentions, threads and acts: each request as the official description has it, and what the answers mean."""

from __future__ import annotations

import json

import pytest

from smdesk.adapters.base import Complaint, Reason, ReplyRequest, Target
from smdesk.core.errors import Unavailable
from smdesk.core.outcome import Prepared, Published, Refused, Why
from tests.adapters.mastodon.helpers import NOW, adapter
from tests.adapters.openapi import Description
from tests.adapters.wire import answer

NOTES, TALKS = "/api/v1/notifications", "/api/v1/conversations"
TARGET = Target("31", "message", "ana@o.example", "9", "", private=True,
                extra={"mention": "@ana@o.example", "visibility": "direct"})  # fmt: skip


def status(number: int, **more: object) -> dict[str, object]:
    return {
        "id": str(number), "created_at": "2026-10-01T08:00:00.000Z", "content": "<p>Hola<br>¿abrís?</p>",
        "visibility": "public", "in_reply_to_id": "12", "in_reply_to_account_id": "7", "url": f"https://o.example/{number}",
        "account": {"id": "9", "acct": "ana@o.example", "display_name": "Ana"}, "language": "es", **more,
    }  # fmt: skip


def note(number: int, **more: object) -> dict[str, object]:
    return {"id": str(number), "type": "mention", "status": status(number + 20, **more)}


def test_every_request_is_one_of_the_description(wire, shared):
    wire.on("GET", NOTES, answer(200, []))
    wire.on("GET", "/api/v1/statuses/12/context", answer(200, {"ancestors": [], "descendants": []}))
    for path in ("statuses/31/favourite", "statuses/31/unfavourite", "accounts/9/block", "accounts/9/unblock",
                 "accounts/9/mute", "accounts/9/unmute", "reports"):  # fmt: skip
        wire.on("POST", f"/api/v1/{path}", answer(200, {"id": "1"}))
    wire.on("POST", "/api/v1/statuses", answer(200, status(40)))
    wire.replace("GET", TALKS, answer(200, []))
    mastodon = adapter(wire)
    mastodon.page()
    mastodon.page("98")
    mastodon.thread("12")
    assert [mastodon.like(TARGET, on) for on in (True, False)] == [Prepared({})] * 2
    assert [mastodon.block(TARGET, on) for on in (True, False)] == [Prepared({})] * 2
    assert [mastodon.mute(TARGET, on) for on in (True, False)] == [Prepared({})] * 2
    assert [mastodon.report(TARGET, Complaint(reason, "x" * 1200)) for reason in Reason] == [Prepared({})] * 4
    assert isinstance(mastodon.reply(ReplyRequest("r1", NOW, TARGET, "Sí")), Published)
    description = Description(shared / "specs/mastodon/openapi.json")
    assert len([description.check(request) for request in wire.requests]) == 16
    reports = [json.loads(each.content) for each in wire.sent("POST", "/api/v1/reports")]
    assert [each["category"] for each in reports] == ["spam", "other", "legal", "other"]
    assert {(each["account_id"], *each["status_ids"], len(each["comment"])) for each in reports} == {("9", "31", 1000)}


def test_a_private_message_is_answered_in_private_and_its_author_is_named(wire):
    wire.on("POST", "/api/v1/statuses", answer(200, status(40)))
    adapter(wire).reply(ReplyRequest("r1", NOW, TARGET, "Sí", ("es",)))
    (sent,) = wire.sent("POST", "/api/v1/statuses")
    said = json.loads(sent.content)
    assert (said["status"], said["visibility"], said["in_reply_to_id"]) == ("@ana@o.example Sí", "direct", "31")
    assert sent.headers["idempotency-key"]


def test_what_a_mention_is(wire):
    rows = [note(3, visibility="direct"), note(2, in_reply_to_account_id="8"), note(1)]
    wire.on("GET", NOTES, answer(200, rows))
    page = adapter(wire).page("")
    assert [(each.kind, each.post_id, each.private) for each in page.messages] == [
        ("comment", "12", False), ("mention", "", False), ("message", "12", True),
    ]  # fmt: skip
    assert (page.messages[0].text, page.messages[0].author_name) == ("Hola\n¿abrís?", "Ana")
    assert (page.cursor, page.more) == ("3", False)


@pytest.mark.parametrize("software", ["snac", "other"])
def test_a_server_that_gives_its_newest_whatever_is_asked_tells_nothing_twice(wire, software):
    wire.on("GET", NOTES, answer(200, [note(2), note(1)]), answer(200, [note(3), note(2), note(1)]))
    mastodon = adapter(wire, software)
    first = mastodon.page()
    assert [each.id for each in mastodon.page(first.cursor).messages] == ["23"]


def test_what_is_no_list_of_notifications_is_no_empty_inbox(wire):
    wire.on("GET", NOTES, answer(200, {"error": "soon"}))
    with pytest.raises(Unavailable):
        adapter(wire).page()


def test_a_like_of_what_is_gone_is_refused(wire):
    wire.on("POST", "/api/v1/statuses/31/favourite", answer(404, {"error": "Record not found"}))
    outcome = adapter(wire).like(TARGET, True)
    assert isinstance(outcome, Refused)
    assert outcome.why is Why.GONE


@pytest.mark.parametrize(
    ("act", "path", "right"),
    [("mute", "accounts/9/mute", "write:mutes"), ("block", "accounts/9/block", "write:blocks"),
     ("like", "statuses/31/favourite", "write:favourites")],
)  # fmt: skip
def test_a_right_that_is_missing_is_named(wire, act, path, right):
    wire.on("POST", f"/api/v1/{path}", answer(403, {"error": "This action is outside the authorized scopes"}))
    assert getattr(adapter(wire), act)(TARGET, True) == Refused("act_scope_missing", Why.PERMISSION, right, 403)


def test_an_answer_from_another_program_comes_in_after_what_it_answers(wire):
    own = {"id": "7", "acct": "sol", "display_name": "Sol"}
    said = status(41, visibility="direct", account=own, in_reply_to_id="23", in_reply_to_account_id="9")
    theirs = status(42, visibility="direct")
    wire.on("GET", NOTES, answer(200, [note(3, visibility="direct", in_reply_to_id=None)]))
    wire.replace(
        "GET", TALKS, answer(200, [{"id": "1", "last_status": said}, {"id": "2", "last_status": theirs}, {"id": "3"}])
    )
    asked, answered = adapter(wire).page("2").messages
    assert (asked.id, asked.kind, asked.ours) == ("23", "message", False)
    assert (answered.id, answered.kind, answered.ours, answered.parent_id or answered.post_id) == (
        "41", "message", True, "23",
    )  # fmt: skip


def test_a_server_without_conversations_is_read_all_the_same(wire):
    wire.on("GET", NOTES, answer(200, [note(3)]))
    wire.replace("GET", TALKS, answer(404, {"error": "Not found"}))
    assert len(adapter(wire).page("2").messages) == 1


@pytest.mark.parametrize(("status", "text"), [(404, "<h1>404 Not Found (snac/2.96)</h1>"), (422, "")])
def test_an_act_that_a_server_does_not_know_is_no_refused_access(wire, status, text):
    for path in ("accounts/9/mute", "accounts/9/block", "reports"):
        wire.on("POST", f"/api/v1/{path}", answer(status, text))
    mastodon = adapter(wire)
    found = [mastodon.mute(TARGET, True), mastodon.block(TARGET, True), mastodon.report(TARGET, Complaint())]
    assert found == [Refused("act_not_supported", Why.CONTENT, status=status)] * 3


def test_an_author_who_is_gone_is_told_as_such(wire):
    wire.on("POST", "/api/v1/accounts/9/mute", answer(404, {"error": "Record not found"}))
    assert adapter(wire).mute(TARGET, True).code == "target_gone"
