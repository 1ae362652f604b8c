"""Numbers on Pinterest: a hundred Pins a call, whole lives over ninety days, the account by the day."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from smdesk.adapters.base import Account
from smdesk.adapters.pinterest import PinterestAdapter
from smdesk.core.clock import FakeClock
from smdesk.core.errors import MissingScope
from smdesk.core.network import load
from tests.adapters.contract.pinterest import TOKEN
from tests.adapters.pinterest.test_pinterest import NOW, Checked, no
from tests.adapters.wire import answer

PINS = "/v5/pins/analytics"


@pytest.fixture
def wire() -> Checked:
    return Checked()


@pytest.fixture
def pinterest(wire: Checked) -> PinterestAdapter:
    account = Account(load("pinterest"), "", "278", "acme", {}, {"access_token": TOKEN})
    return PinterestAdapter(account, wire.http([TOKEN]), FakeClock(NOW))


def test_a_hundred_pins_are_one_call_over_ninety_days(pinterest, wire):
    wire.on("GET", PINS, answer(200, {}))
    assert pinterest.samples([str(7000 + number) for number in range(101)]) == ()
    assert [len(each.url.params["pin_ids"].split(",")) for each in wire.requests] == [100, 1]
    asked = wire.requests[0].url.params
    assert (asked["start_date"], asked["end_date"]) == ("2026-08-29", "2026-11-26")
    assert pinterest.samples(["not a number"]) == ()
    assert len(wire.requests) == 2


def test_what_is_of_a_whole_life_stands_over_the_sums_and_nothing_is_made_up(pinterest, wire):
    numbers = {
        "summary_metrics": {
            "IMPRESSION": 240,
            "SAVE": 20,
            "TOTAL_COMMENTS": 1,
            "SAVE_RATE": 0.1,
            "OUTBOUND_CLICK": None,
        },
        "lifetime_metrics": {"TOTAL_COMMENTS": 10, "TOTAL_REACTIONS": 12},
    }
    wire.on("GET", PINS, answer(200, {"7001": numbers, "7002": {"all": numbers}, "9": numbers, "7003": []}))
    found = pinterest.samples(["https://www.pinterest.com/pin/7001/", "7002", "7003"])
    first = {each.metric: each.value for each in found if each.remote_id == "https://www.pinterest.com/pin/7001/"}
    assert first == {"views": 240, "saves": 20, "comments": 10, "likes": 12}
    assert {each.remote_id for each in found} == {"https://www.pinterest.com/pin/7001/", "7002"}


def test_the_account_by_the_day_once_a_day_is_complete(pinterest, wire):
    days = [
        {"data_status": "READY", "date": "2026-11-24", "metrics": {"IMPRESSION": 9, "ENGAGEMENT": 2}},
        {"data_status": "PROCESSING", "date": "2026-11-25", "metrics": {"IMPRESSION": 1}},
        {"data_status": "READY", "date": "soon", "metrics": {"IMPRESSION": 1}},
    ]
    wire.on("GET", "/v5/user_account", answer(200, {"username": "acme", "follower_count": 10}))
    wire.on("GET", "/v5/user_account/analytics", answer(200, {"all": {"daily_metrics": days}}))
    found = pinterest.samples(["278"])
    assert {each.metric: each.value for each in found} == {"followers": 10, "views": 9, "engagements": 2}
    views = next(each for each in found if each.metric == "views")
    assert (views.start, views.end) == (datetime(2026, 11, 24, tzinfo=UTC), datetime(2026, 11, 25, tzinfo=UTC))


def test_an_access_that_may_not_read_them_is_said(pinterest, wire):
    wire.on("GET", PINS, no(403, "Not authorized to access the analytics."))
    with pytest.raises(MissingScope):
        pinterest.samples(["7001"])


def test_a_pin_that_is_gone_takes_no_other_with_it(pinterest, wire):
    def told(request):
        wanted = request.url.params["pin_ids"].split(",")
        if "7002" in wanted:
            return no(404, "Pin not found.", 50)
        return answer(200, {known: {"summary_metrics": {"IMPRESSION": 1}} for known in wanted})

    wire.on("GET", PINS, told)
    assert [each.remote_id for each in pinterest.samples(["7001", "7002", "7003", "7004"])] == ["7001", "7003", "7004"]
