"""Numbers of a Page: one refused metric spoils no others, no right to insights leaves the counts, no data is not 0."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import httpx
import pytest

from smdesk.adapters.meta.insights import Asking, Value, values
from smdesk.core.errors import AuthExpired
from tests.adapters.contract.facebook import PAGE, failure
from tests.adapters.facebook.conftest import NODES
from tests.adapters.wire import answer

POST = f"{PAGE}_701"
SUMMARY = {"data": [], "summary": {"total_count": 3}}


@pytest.fixture(autouse=True)
def _known(monkeypatch):
    monkeypatch.setitem(NODES, POST, "PagePost")  # so that its requests are held against the description


@pytest.fixture
def counts(wire):
    wire.on("GET", f"/{POST}", answer(200, {"id": POST, "comments": SUMMARY, "reactions": SUMMARY}))


def told(request: httpx.Request) -> httpx.Response:
    """One of the metrics is gone: together nothing, alone each but that one; one has no data."""
    asked = request.url.params["metric"].split(",")
    if "post_video_views" in asked:
        return failure(100, "(#100) The value must be a valid insights metric")
    rows = [{"name": name, "period": "lifetime", "values": [{"value": 40}]} for name in asked if name != "post_clicks"]
    return answer(200, {"data": rows})


def test_a_metric_that_is_gone_is_left_out_and_not_asked_for_again(page, wire, counts):
    wire.on("GET", f"/{POST}/insights", told)
    found = {each.metric: each.value for each in page.samples([POST, POST])}
    assert found == {"likes": 3, "comments": 3, "shares": 0, "views": 40, "reach": 40, "watch_average": 0.04}
    first, *rest = [each.url.params["metric"].split(",") for each in wire.sent("GET", "/insights")]
    alone, again = rest[: len(first)], rest[len(first) :]
    assert alone == [[name] for name in first]
    assert again == [[name for name in first if name != "post_video_views"]]


def test_without_the_right_to_insights_the_counts_are_read_all_the_same(page, wire, counts):
    wire.on("GET", f"/{POST}/insights", failure(200, "(#200) Missing permission read_insights", 403))
    assert {each.metric for each in page.samples([POST, POST])} == {"likes", "comments", "shares"}
    assert len(wire.sent("GET", "/insights")) == 1


def test_a_post_that_is_gone_gives_nothing(page, wire):
    wire.on("GET", f"/{POST}", failure(100, "Object does not exist", error_subcode=33))
    assert page.samples([POST, "https://www.facebook.com/somebody"]) == ()


def test_the_days_of_a_page_stand_for_themselves(page, wire):
    wire.on("GET", f"/{PAGE}", answer(200, {"id": PAGE, "followers_count": 812}))
    days = [
        {"value": 30, "end_time": "2026-11-25T08:00:00+0000"},
        {"value": 44, "end_time": "2026-11-26T08:00:00+0000"},
    ]
    wire.on("GET", f"/{PAGE}/insights", answer(200, {"data": [{"name": "page_media_view", "values": days}]}))
    followers, first, second = page.samples([PAGE])
    assert (followers.metric, followers.value, followers.window) == ("followers", 812, "")
    assert (first.metric, first.value, first.window) == ("views", 30, "day")
    assert (first.start, first.end) == (datetime(2026, 11, 24, 8, tzinfo=UTC), datetime(2026, 11, 25, 8, tzinfo=UTC))
    assert second.value == 44


def test_a_token_that_is_over(page, wire):
    wire.on("GET", f"/{POST}", failure(190, "Session has expired", 401, error_subcode=463))
    with pytest.raises(AuthExpired):
        page.samples([POST])


def test_values_come_in_three_shapes_and_a_list_without_any_is_no_data():
    assert list(values({"name": "a", "values": [{"value": 5}]})) == [Value("a", 5)]
    assert list(values({"name": "a", "total_value": {"value": 6}})) == [Value("a", 6)]
    assert list(values({"name": "a", "link_total_values": [{"value": 2}, {"value": 3}]})) == [Value("a", 5)]
    assert list(values({"name": "a", "link_total_values": []})) == []
    assert list(values({"name": "a", "values": []})) == []
    assert list(values({"name": "a", "values": [{"value": {"like": 3}}, {"value": None}]})) == []


def test_recorded_answers_are_read(shared):
    for name, wanted in (
        ("medias-insights", {"impressions": [8], "reach": [5], "saved": [0]}),
        ("users-user_insights", {"impressions": [4, 66], "reach": [3, 36], "profile_views": [0, 2]}),
    ):
        data = json.loads((shared / f"data/api/instagram/apidata-{name}.json").read_text("utf-8"))["data"]
        assert {row["name"]: [each.value for each in values(row)] for row in data} == wanted


def test_too_few_viewers_is_no_data_and_no_missing_permission(page, wire):
    few = failure(10, "(#10) Not enough viewers for the media to show insights", 400)
    wire.on("GET", "/17/insights", few)
    graph = page._page.graph

    def checked(graph, reply):
        assert "error" not in reply.data, reply.data
        return reply

    assert Asking(graph, checked).read("/17/insights", ["reach"]) == []
