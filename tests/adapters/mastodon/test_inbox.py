"""Mentions, threads and acts: each request as the official description has it, and what the answers mean."""

from __future__ import annotations

import json

import pytest

from smdesk.adapters.base import ReplyRequest, Target
from smdesk.core.errors import Unavailable
from smdesk.core.outcome import Prepared, Published, Refused, Why
from tests.adapters.mastodon.helpers import NOW, adapter
from tests.adapters.openapi import Description
from tests.adapters.wire import answer

NOTES = "/api/v1/notifications"
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
    for path in ("statuses/31/favourite", "statuses/31/unfavourite", "accounts/9/block", "accounts/9/unblock"):
        wire.on("POST", f"/api/v1/{path}", answer(200, {"id": "1"}))
    wire.on("POST", "/api/v1/statuses", answer(200, status(40)))
    mastodon = adapter(wire)
    mastodon.page()
    mastodon.page("98")
    mastodon.thread("12")
    assert [mastodon.like(TARGET, on) for on in (True, False)] == [Prepared({})] * 2
    assert [mastodon.block(TARGET, on) for on in (True, False)] == [Prepared({})] * 2
    assert isinstance(mastodon.reply(ReplyRequest("r1", NOW, TARGET, "Sí")), Published)
    description = Description(shared / "specs/mastodon/openapi.json")
    assert len([description.check(request) for request in wire.requests]) == 8


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
