"""Connecting an advertising account, and reading campaigns, posts, interests and numbers."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import httpx
import pytest

from smdesk.adapters.base import Account
from smdesk.adapters.meta_ads import MetaAdsAdapter, connect
from smdesk.core.ads import AdNumbers, AdPost, Interest
from smdesk.core.errors import (
    AuthExpired,
    InvalidInput,
    LimitedError,
    MissingScope,
    NotAllowed,
    NotFound,
    Offline,
    RefusedError,
    Unavailable,
)
from smdesk.core.network import load_any
from tests.adapters import graphspec
from tests.adapters.contract.facebook import failure
from tests.adapters.meta_ads.conftest import NOW
from tests.adapters.meta_ads.marketing import ACCOUNT, MEDIUM, POST, RUN, TOKEN, account


def try_it(meta, clock, handle="", secret=TOKEN):
    return connect(meta.http(), load_any("meta_ads"), handle=handle, secret=secret, clock=clock)


def test_connecting_gives_currency_zone_and_what_may_be_done(meta, clock):
    session = try_it(meta, clock, secret=f" {TOKEN}\n")
    assert (session.remote_id, session.handle) == (ACCOUNT, "Sol Ads")
    assert session.facts == {"may_manage": True, "currency": "EUR", "zone": "Europe/Madrid"}
    assert session.secrets == {"access_token": TOKEN}


def test_of_several_accounts_one_is_named(meta, clock):
    meta.accounts = [account(), account(id="act_901", account_id="901", name="Luna Ads", currency="JPY")]
    with pytest.raises(InvalidInput, match="choose_ad_account") as caught:
        try_it(meta, clock)
    assert caught.value.facts["names"] == ["Sol Ads", "Luna Ads"]
    for handle in ("luna ads", "901", "act_901"):
        assert try_it(meta, clock, handle).facts["currency"] == "JPY"
    with pytest.raises(InvalidInput, match="no_ad_account"):
        try_it(meta, clock, "Mar")
    meta.accounts = []
    with pytest.raises(InvalidInput, match="no_ad_account"):
        try_it(meta, clock)


def test_permissions_and_the_end_of_a_token(meta, clock):
    meta.scopes = ["ads_read"]
    assert try_it(meta, clock).facts["may_manage"] is False
    meta.scopes = ["ads_management"]
    assert try_it(meta, clock).facts["may_manage"] is True
    meta.scopes = ["pages_show_list"]
    with pytest.raises(MissingScope, match="scope_missing"):
        try_it(meta, clock)
    meta.scopes, meta.expires = [], int(NOW.timestamp()) + 3600
    with pytest.raises(InvalidInput, match="token_short_lived"):
        try_it(meta, clock)


@pytest.mark.parametrize(
    ("changes", "facts", "may_create", "status"),
    [
        ({}, {}, True, "active"),
        ({"user_tasks": ["ANALYZE"]}, {}, False, "active"),
        ({"user_tasks": None}, {}, True, "active"),
        ({}, {"may_manage": False}, False, "active"),
        ({"account_status": 2}, {}, True, "disabled"),
        ({"account_status": 3}, {}, True, "unsettled"),
        ({"account_status": 7}, {}, True, "review"),
        ({"account_status": 9}, {}, True, "grace"),
        ({"account_status": 101}, {}, True, "closed"),
        ({"account_status": 55}, {}, True, "other"),
    ],
)
def test_what_the_account_may(meta, clock, changes, facts, may_create, status):
    meta.accounts = [account(**changes)]
    adapter = MetaAdsAdapter(
        Account(load_any("meta_ads"), "", ACCOUNT, "Sol", facts, {"access_token": TOKEN}), meta.http(), clock
    )
    told = adapter.account()
    assert (told.may_create, told.status, told.min_daily, told.spent) == (may_create, status, 100, 1250)
    assert adapter.whoami().remote_id == ACCOUNT
    assert adapter.renewed() is None


@pytest.mark.parametrize("broken", [{"currency": ""}, {"timezone_name": None}, {"id": "900"}])
def test_an_account_that_tells_too_little_is_not_used(meta, clock, broken):
    meta.accounts = [account(**broken)]
    with pytest.raises(Unavailable):
        try_it(meta, clock)


@pytest.mark.parametrize(
    ("answer", "error", "code"),
    [
        (failure(190, "over"), AuthExpired, "token_refused"),
        (failure(102, "over"), AuthExpired, "token_refused"),
        (failure(294, "ads_management is needed"), MissingScope, "permission_missing"),
        (failure(200, "no role"), MissingScope, "permission_missing"),
        (failure(80000, "slow"), LimitedError, "rate_limited"),
        (failure(368, "blocked"), LimitedError, "rate_limited"),
        (failure(2635, "old version"), RefusedError, "api_version_over"),
        (failure(3018, "too far back"), RefusedError, "ad_history_over"),
        (failure(100, "bad"), RefusedError, "ad_refused"),
        (failure(100, "none", error_subcode=33), NotFound, "unknown_campaign"),
        (failure(1, "unknown"), Unavailable, "server_error"),
        (httpx.Response(200, text="<html>hotel</html>"), Unavailable, "server_error"),
        (httpx.Response(302, headers={"location": "https://elsewhere.example"}), Unavailable, "server_unreadable"),
        (httpx.Response(200, json={"data": "x"}), Unavailable, "server_error"),
    ],
)
def test_what_is_refused_while_reading(meta, ads, answer, error, code):
    meta.refuse["GET", "campaigns"] = answer
    with pytest.raises(error) as caught:
        ads.campaigns()
    assert caught.value.code == code
    assert TOKEN not in str(caught.value)


def test_offline(meta, ads):
    meta.faults = dict.fromkeys(range(9), (httpx.ConnectError("no route"), False))
    with pytest.raises(Offline):
        ads.campaigns()


def test_campaigns_with_what_they_cost(meta, ads, plan):
    made = ads.create(plan)
    (campaign,) = ads.campaigns()
    assert (campaign.id, campaign.state, campaign.mark, campaign.cut) == (made.campaign, "paused", plan.mark, False)
    (one,) = campaign.sets
    assert (one.total, one.daily, one.start, one.end) == (6000, 0, plan.start, plan.end)
    assert ads.campaign(made.campaign) == campaign


def test_a_campaign_of_another_account_is_none_of_this(meta, ads, plan):
    made = ads.create(plan)
    for wrong in ("", "../me", "12 3", "act_900", "99999"):
        with pytest.raises(NotFound, match="unknown_campaign"):
            ads.campaign(wrong)
    real, meta._shown = meta._shown, lambda piece: {**real(piece), "account_id": "901"}
    with pytest.raises(NotFound, match="unknown_campaign"):
        ads.campaign(made.campaign)


def test_which_posts_can_be_advertised(meta, ads):
    post = AdPost(POST, "1234500")
    assert ads.boostable(post) == post
    meta.post |= {"promotable_id": "1234500_888"}
    assert ads.boostable(post) == AdPost("1234500_888", "1234500")
    meta.post |= {"is_eligible_for_promotion": False, "promotion_status": "ineligible"}
    with pytest.raises(NotAllowed, match="post_not_boostable") as caught:
        ads.boostable(post)
    assert caught.value.facts["status"] == "ineligible"


def test_which_posts_of_instagram_can_be_advertised(meta, ads):
    post = AdPost(MEDIUM, "1234500", "17841")
    assert ads.boostable(post) == post
    meta.medium = {"eligible_to_boost": False, "boost_ineligible_reason": "licensed music"}
    with pytest.raises(NotAllowed, match="post_not_boostable") as caught:
        ads.boostable(post)
    assert caught.value.facts["status"] == "licensed music"
    meta.refuse["GET", MEDIUM] = failure(100, "none", error_subcode=33)
    with pytest.raises(NotFound, match="unknown_ad_post"):
        ads.boostable(post)


def test_an_interest_is_the_one_of_that_name_and_never_a_near_one(meta, ads):
    assert ads.interest(" bread ") == Interest("6003", "Bread")
    with pytest.raises(NotFound, match="unknown_interest") as caught:
        ads.interest("Brea")
    assert caught.value.facts["near"] == ["Bread", "Bread rolls"]


def test_numbers_are_those_of_the_network_and_none_is_invented(meta, ads):
    row = {"campaign_id": "5", "campaign_name": "Pan", "objective": "OUTCOME_TRAFFIC", "spend": "12.3", "clicks": "55",
           "impressions": "4000", "date_start": "2026-11-01", "date_stop": "2026-11-21", "actions": []}  # fmt: skip
    meta.insights = [row]
    assert ads.insights("2026-11-01", "2026-11-21") == (
        AdNumbers("5", "Pan", "2026-11-01", "2026-11-21", 1230, 4000, None, 55, None, "link_click"),
    )
    asked = meta.requests[-1].url
    assert (asked.path, asked.params["level"]) == ("/v26.0/act_900/insights", "campaign")
    assert json.loads(asked.params["time_range"]) == {"since": "2026-11-01", "until": "2026-11-21"}
    meta.insights = [
        {**row, "account_currency": "JPY", "spend": "1230", "objective": "OUTCOME_AWARENESS", "reach": "9"}
    ]
    (found,) = ads.insights("2026-11-01", "2026-11-21")
    assert (found.spend, found.results, found.result_of) == (1230, 9, "reach")
    meta.insights = []
    assert ads.insights("2026-11-01", "2026-11-21") == ()
    meta.insights = [{**row, "spend": None}]
    with pytest.raises(Unavailable):
        ads.insights("2026-11-01", "2026-11-21")


def numbered(count):
    return [
        {"campaign_id": str(number), "campaign_name": f"C{number}", "objective": "OUTCOME_TRAFFIC", "spend": "1.00",
         "clicks": "5", "impressions": "40", "date_start": "2026-11-01", "date_stop": "2026-11-21", "actions": []}
        for number in range(count)
    ]  # fmt: skip


def test_what_is_too_much_at_once_is_ordered_as_a_report_and_read_to_its_end(meta, ads):
    meta.insights, meta.large = numbered(1200), True
    seen: list[int] = []
    found = ads.insights("2026-11-01", "2026-11-21", watch=seen.append)
    assert ([each.campaign for each in found], seen) == ([str(number) for number in range(1200)], [0, 40, 100])
    paths = [f"{request.method} {request.url.path.removeprefix('/v26.0/')}" for request in meta.requests]
    assert paths == ["GET act_900/insights", "POST act_900/insights", *[f"GET {RUN}"] * 3, *[f"GET {RUN}/insights"] * 3]
    sent = graphspec.form(meta.requests[1])
    assert json.loads(sent["time_range"]) == {"since": "2026-11-01", "until": "2026-11-21"}
    assert meta.changing() == [meta.requests[1]]


def test_a_report_whose_order_was_lost_is_ordered_again(meta, ads):
    meta.insights, meta.large = numbered(1), True
    meta.faults[1] = (httpx.ReadTimeout("lost"), True)
    assert len(ads.insights("2026-11-01", "2026-11-21", "5")) == 1


@pytest.mark.parametrize(
    ("states", "error", "code"),
    [(["Job Running", "Job Failed"], RefusedError, "ad_report_failed"),
     (["Job Skipped"], RefusedError, "ad_report_failed"), (["Job Running"], Unavailable, "ad_report_slow")],
)  # fmt: skip
def test_a_report_that_does_not_come_is_told(meta, ads, states, error, code):
    meta.large, meta.run = True, states
    with pytest.raises(error) as told:
        ads.insights("2026-11-01", "2026-11-21")
    assert told.value.code == code


def test_whoever_stops_watching_waits_no_longer(meta, ads):
    meta.large, meta.run = True, ["Job Running"]

    def stop(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ads.insights("2026-11-01", "2026-11-21", watch=stop)
    assert len(meta.requests) == 3


@pytest.mark.parametrize(("used", "pauses"), [(75, []), (76, [3.0])])
def test_a_long_list_is_read_slower_when_much_was_asked(meta, clock, used, pauses):
    slept: list[float] = []
    http = meta.http()
    http.sleep = slept.append
    ads = MetaAdsAdapter(Account(load_any("meta_ads"), "", ACCOUNT, "Sol", {}, {"access_token": TOKEN}), http, clock)
    usage = {"x-business-use-case-usage": json.dumps({"900": [{"call_count": used, "total_time": 3}]})}
    more = {"paging": {"cursors": {"after": "x"}, "next": "y"}}
    pages = iter([{"data": [{"id": "1"}], **more}, {"data": [{"id": "2"}]}])
    meta._account = lambda request, edge: httpx.Response(200, json=next(pages), headers=usage)
    assert len(ads.campaigns()) == 2
    assert slept == pauses


def test_a_list_is_read_to_its_end(meta, ads):
    pages = iter([
        {"data": [{"id": "1", "name": "a"}], "paging": {"cursors": {"after": "x"}, "next": "https://elsewhere.example"}},
        {"data": [{"id": "2", "name": "b", "stop_time": "2026-12-14T23:59:00+0100"}]},
    ])  # fmt: skip
    meta._account = lambda request, edge: httpx.Response(200, json=next(pages))
    found = ads.campaigns()
    assert [each.id for each in found] == ["1", "2"]
    assert found[1].end == datetime(2026, 12, 14, 22, 59, tzinfo=UTC)
    assert meta.requests[-1].url.params["after"] == "x"
