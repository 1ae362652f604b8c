"""Mentions on X: each read once, for it costs; whose they are; hiding; answers that nobody asked for."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from smdesk.adapters.base import Account, ReplyRequest, Target
from smdesk.adapters.x import XAdapter
from smdesk.core.clock import FakeClock
from smdesk.core.network import load
from smdesk.core.outcome import Refused, Why
from tests.adapters.contract.x import KEYS, NAMES, problem
from tests.adapters.wire import answer
from tests.adapters.x.test_x import NOW, XWire

MENTIONS = "/2/users/77/mentions"
EMPTY = {"meta": {"result_count": 0}}


@pytest.fixture
def wire() -> XWire:
    return XWire().on("GET", "/2/dm_events", answer(200, EMPTY))


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


@pytest.fixture
def x(wire, clock) -> XAdapter:
    account = Account(load("x"), "", "77", "acme", {}, dict(zip(NAMES, KEYS, strict=True)))
    return XAdapter(account, wire.http(KEYS), clock)


def asked(wire):
    names = ("since_id", "start_time", "pagination_token")
    sent = wire.sent("GET", MENTIONS)
    return [{key: each.url.params[key] for key in names if key in each.url.params} for each in sent]


def reading(x, cursor=""):
    """All that one reading tells, and where the next one begins."""
    found = []
    while True:
        page = x.page(cursor)
        found += page.messages
        cursor = page.cursor
        if not page.more:
            return found, cursor


def test_a_first_reading_goes_back_three_days_and_later_ones_from_the_newest(x, wire, clock):
    row = {"id": "90", "text": "@acme open?", "created_at": "2026-11-26T08:00:00.000Z", "conversation_id": "90",
           "author_id": "5"}  # fmt: skip
    wire.on("GET", MENTIONS, answer(200, EMPTY), answer(200, {"data": [row], "meta": {"result_count": 1}}),
            answer(200, EMPTY))  # fmt: skip
    _, cursor = reading(x)
    clock.advance(3600)
    (message,), cursor = reading(x, cursor)
    begun = (NOW - timedelta(days=3)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert (message.kind, message.author, message.post_id) == ("mention", "5", "")
    reading(x, cursor)
    assert asked(wire) == [{"start_time": begun}, {"start_time": begun}, {"since_id": "90"}]


def test_a_place_that_the_network_forgot_is_begun_anew(x, wire):
    wire.on("GET", MENTIONS, problem(400, "Invalid pagination token"), answer(200, EMPTY))
    page = x.page(json.dumps({"since": "80", "token": "7140", "newest": "95"}))
    assert page.more
    reading(x, page.cursor)
    assert asked(wire) == [{"since_id": "80", "pagination_token": "7140"}, {"since_id": "80"}]


def test_mentions_as_the_network_gave_them_are_read_with_their_authors(x, wire, shared):
    recorded = json.loads((shared / "data/api/x/tweets_with_includes.json").read_text("utf-8"))
    wire.on("GET", MENTIONS, answer(200, recorded | {"meta": {"result_count": 2}}))
    first, second = x.page().messages
    assert (first.author, first.author_name, first.author_id) == ("TwitterDev", "Twitter Dev", "2244994945")
    assert first.url == f"https://x.com/TwitterDev/status/{first.id}"
    assert first.at < second.at
    assert "\n\n" in second.text


@pytest.mark.parametrize(
    ("detail", "ours", "why"),
    [
        ("Reply to this conversation is not allowed because you have not been mentioned", "reply_not_invited",
         Why.CONTENT),
        ("You are not allowed to create a Tweet with duplicate content.", "duplicate_content", Why.CONTENT),
    ],
)  # fmt: skip
def test_an_answer_that_nobody_asked_for_is_told_as_that(x, wire, detail, ours, why):
    wire.on("POST", "/2/tweets", problem(403, detail))
    outcome = x.reply(ReplyRequest("r1", NOW, Target("90", "mention"), "Until two."))
    assert isinstance(outcome, Refused)
    assert (outcome.code, outcome.why) == (ours, why)
    assert json.loads(wire.requests[0].content) == {"text": "Until two.", "reply": {"in_reply_to_tweet_id": "90"}}


def test_what_may_not_be_hidden_is_told(x, wire):
    wire.on("PUT", "/2/tweets/90/hidden", problem(403, "You are not permitted to perform this action."))
    outcome = x.hide(Target("90", "comment"), True)
    assert isinstance(outcome, Refused)
    assert outcome.code == "hide_not_allowed"
