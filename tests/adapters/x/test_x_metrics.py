"""Numbers on X: as few calls as can be, the private ones only while they exist, and nothing made up."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from smdesk.adapters.base import Account
from smdesk.adapters.x import XAdapter
from smdesk.adapters.x.metrics import made_at
from smdesk.core.clock import FakeClock
from smdesk.core.errors import LimitedError
from smdesk.core.network import load
from tests.adapters.contract.x import KEYS, NAMES
from tests.adapters.wire import answer
from tests.adapters.x.test_x import NOW, XWire

TWEETS = "/2/tweets"
EPOCH_MS = 1288834974657


@pytest.fixture
def wire() -> XWire:
    return XWire()


@pytest.fixture
def x(wire: XWire) -> XAdapter:
    account = Account(load("x"), "", "77", "acme", {}, dict(zip(NAMES, KEYS, strict=True)))
    return XAdapter(account, wire.http(KEYS), FakeClock(NOW))


def made(ago: timedelta, number: int = 0) -> str:
    """The number of a post of that age."""
    return str((int((NOW - ago).timestamp() * 1000) - EPOCH_MS << 22) + number)


def test_when_a_post_was_made_is_in_its_number():
    assert made_at("1261326399320715264").replace(microsecond=0) == datetime(2020, 5, 15, 16, 3, 42, tzinfo=UTC)


def test_a_hundred_posts_are_one_call_and_old_ones_are_asked_for_what_they_still_have(x, wire):
    wire.on("GET", TWEETS, answer(200, {"data": []}))
    young = [made(timedelta(days=2), number) for number in range(101)]
    x.samples([*young, made(timedelta(days=40))])
    asked = [(len(each.url.params["ids"].split(",")), each.url.params["post.fields"]) for each in wire.requests]
    both = "public_metrics,non_public_metrics"
    assert asked == [(100, both), (1, both), (1, "public_metrics")]


def test_public_and_private_numbers_under_present_and_former_names(x, wire):
    known = made(timedelta(days=1))
    row = {
        "id": known,
        "public_metrics": {"retweet_count": 2, "like_count": 5, "reply_count": 0, "impression_count": 90},
        "non_public_metrics": {"url_link_clicks": 7, "user_profile_clicks": 1, "something_new": 3},
    }
    problem = {"title": "Field Authorization Error", "parameter": "post.fields", "value": known}
    wire.on("GET", TWEETS, answer(200, {"data": [row], "errors": [problem]}))
    found = {each.metric: each.value for each in x.samples([f"https://x.com/acme/status/{known}"])}
    assert found == {"shares": 2, "likes": 5, "comments": 0, "views": 90, "clicks": 7, "profile_visits": 1}


def test_an_answer_without_numbers_is_no_data(x, wire, shared):
    recorded = json.loads((shared / "data/api/x/tweets_with_includes.json").read_text("utf-8"))
    wire.on("GET", TWEETS, answer(200, recorded))
    assert x.samples([row["id"] for row in recorded["data"]]) == ()
    assert x.samples(["not-a-number"]) == ()


def test_credits_that_are_used_up_stop_the_reading(x, wire):
    wire.on("GET", TWEETS, answer(402, {"title": "Credits", "detail": "credits are used up", "type": "about:blank"}))
    with pytest.raises(LimitedError):
        x.samples([made(timedelta(days=1))])
    assert len(wire.requests) == 1
