"""Numbers of media and of the account, and what is refused for one kind of medium."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.adapters.contract.instagram import ACCOUNT
from tests.adapters.wire import answer


def insights(**values):
    return answer(200, {"data": [{"name": name, "values": [{"value": value}]} for name, value in values.items()]})


def test_what_one_kind_refuses_is_asked_of_the_others(door, wire):
    """A reel has no follows: each is asked alone then, and of the next reel only what it has."""
    for media, kind in (("1", "REELS"), ("2", "REELS"), ("3", "FEED")):
        wire.on("GET", f"/{media}", answer(200, {"id": media, "media_product_type": kind}))

    def reel(request):
        asked = request.url.params["metric"].split(",")
        if "follows" in asked or "profile_visits" in asked or "link_clicks" in asked:
            return answer(400, {"error": {"code": 100, "message": "metric"}})
        if len(asked) == 1 and asked != ["likes"]:
            return answer(200, {"data": []})
        return insights(likes=4, ig_reels_avg_watch_time=2500)

    wire.on("GET", "/1/insights", reel).on("GET", "/2/insights", reel)
    wire.on("GET", "/3/insights", insights(likes=1, follows=2))
    found = {(each.remote_id, each.metric): each.value for each in door().samples(["1", "2", "3"])}
    assert found["1", "likes"] == found["2", "likes"] == 4
    assert found["2", "watch_average"] == 2.5
    assert found["3", "follows"] == 2
    assert len(wire.sent("GET", "/2/insights")) == 1
    assert "follows" in wire.sent("GET", "/3/insights")[0].url.params["metric"]


def test_the_account_by_whole_days_and_without_the_right_its_counts_alone(door, wire):
    wire.on("GET", f"/{ACCOUNT}", answer(200, {"followers_count": 812, "media_count": 40}))
    day = answer(200, {"data": [{"name": "reach", "total_value": {"value": 55}}]})
    wire.on("GET", f"/{ACCOUNT}/insights", day)
    found = door().samples([ACCOUNT])
    assert [each.value for each in found if each.metric == "followers"] == [812]
    reach = [each for each in found if each.metric == "reach"]
    assert [each.start for each in reach] == [datetime(2026, 11, at, tzinfo=UTC) for at in (23, 24, 25)]
    wire.replace("GET", f"/{ACCOUNT}/insights", answer(400, {"error": {"code": 10, "message": "permission"}}))
    assert {each.metric for each in door().samples([ACCOUNT])} == {"followers", "posts"}
