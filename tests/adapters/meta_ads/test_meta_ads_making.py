"""Making campaigns: paused, checked by Meta first, and nothing twice, whichever answer is lost."""

from __future__ import annotations

import json
from dataclasses import replace

import httpx
import pytest

from smdesk.adapters import registry
from smdesk.adapters.base import Authorises, ManagesAds
from smdesk.core import network
from smdesk.core.ads import AdPost, Category, Made, Objective, cost
from smdesk.core.outcome import Limited, NotSent, Prepared, Refused, Unknown, Why
from tests.adapters import graphspec
from tests.adapters.contract.facebook import failure
from tests.adapters.meta_ads.marketing import MEDIUM, POST
from tests.adapters.specs import SPECS

LOST = httpx.ReadTimeout("cut on the way back")
REQUESTS = 12  # of a creation without trouble: a look, a check and a call for each of four pieces


def sent(meta, edge):
    return next(graphspec.form(r) for r in meta.changing() if r.url.path.endswith(edge))


def test_ads_are_no_place_to_publish_and_have_their_own_protocol():
    assert network.advertising() == ("meta_ads",)
    assert "meta_ads" not in (*network.known(), *registry.by_api(), *registry.assisted())
    assert not registry.is_assisted("meta_ads")
    assert registry.protocols("meta_ads") == {ManagesAds, Authorises}


def test_all_is_made_paused_after_meta_has_checked_it(meta, ads, plan):
    made = ads.create(plan)
    assert isinstance(made, Made)
    assert not made.before
    kinds = [(r.method, r.url.path.rsplit("/", 1)[-1], "execution_options" in graphspec.form(r)) for r in meta.requests]
    edges = ("campaigns", "adsets", "adcreatives", "ads")
    assert kinds == [step for e in edges for step in (("GET", e, False), ("POST", e, True), ("POST", e, False))]
    assert len(meta.requests) == REQUESTS
    campaign, adset = sent(meta, "/campaigns"), sent(meta, "/adsets")
    assert campaign["name"] == f"Spring bread [{plan.mark}]"
    assert (campaign["objective"], campaign["special_ad_categories"]) == ("OUTCOME_ENGAGEMENT", "[]")
    assert campaign["is_adset_budget_sharing_enabled"] == "false"
    assert (adset["lifetime_budget"], adset["optimization_goal"], adset["destination_type"]) == (
        "6000", "POST_ENGAGEMENT", "ON_POST",
    )  # fmt: skip
    assert (adset["start_time"], adset["end_time"]) == ("2026-12-01T08:00:00+00:00", "2026-12-14T22:59:00+00:00")
    assert (adset["dsa_beneficiary"], adset["dsa_payor"]) == ("Sol SL", "Sol SL")
    assert json.loads(adset["targeting"]) == {
        "geo_locations": {"countries": ["ES"]}, "age_min": 25, "age_max": 50,
        "targeting_automation": {"advantage_audience": 0},
        "flexible_spec": [{"interests": [{"id": "6003", "name": "Bread"}]}],
    }  # fmt: skip
    assert json.loads(sent(meta, "/ads")["creative"]) == {"creative_id": made.creative}
    assert sent(meta, "/adcreatives")["object_story_id"] == POST


def test_a_post_of_instagram_is_shown_on_instagram(meta, ads, plan):
    assert isinstance(ads.create(replace(plan, post=AdPost(MEDIUM, "1234500", "17841"))), Made)
    creative, adset = sent(meta, "/adcreatives"), sent(meta, "/adsets")
    assert (creative["source_instagram_media_id"], creative["instagram_user_id"], creative["object_id"]) == (
        MEDIUM, "17841", "1234500",
    )  # fmt: skip
    assert "object_story_id" not in creative
    assert json.loads(adset["targeting"])["publisher_platforms"] == ["instagram"]
    assert json.loads(adset["promoted_object"]) == {"page_id": "1234500"}


@pytest.mark.parametrize("objective", Objective)
@pytest.mark.parametrize("category", [None, *Category])
def test_every_objective_and_subject_is_one_that_meta_has(meta, ads, plan, objective, category):
    categories = (category,) if category else ()
    assert isinstance(ads.create(replace(plan, objective=objective, categories=categories)), Made)
    assert json.loads(sent(meta, "/campaigns").get("special_ad_category_country", "[]")) == (["ES"] if category else [])


def test_the_same_plan_again_makes_nothing(meta, ads, plan):
    first = ads.create(plan)
    count = len(meta.changing())
    assert ads.create(plan) == replace(first, before=True)
    assert len(meta.changing()) == count
    assert ads.create(replace(plan, total=6001)).campaign != first.campaign


def test_pieces_of_a_campaign_that_was_put_away_are_not_taken_for_a_new_one(meta, ads, plan):
    first = ads.create(plan)
    del meta.pieces[first.campaign]
    second = ads.create(plan)
    assert isinstance(second, Made)
    assert {second.campaign, second.adset, second.ad}.isdisjoint({first.campaign, first.adset, first.ad})
    assert meta.pieces[second.adset]["campaign_id"] == second.campaign
    assert meta.pieces[second.ad]["adset_id"] == second.adset


@pytest.mark.parametrize("number", range(REQUESTS))
@pytest.mark.parametrize("done", [False, True])
@pytest.mark.parametrize("lags", [False, True])
def test_a_lost_answer_makes_nothing_twice(meta, ads, plan, number, done, lags):
    meta.faults = {number: (LOST, done)}
    meta.hides = lags and number >= 2  # what was made does not show yet when it is looked for
    outcome = ads.create(plan)
    paths = meta.requests[number].url.path
    meta.hides, meta.faults = False, {}
    if number % 3 == 2 and (lags or not done):
        assert isinstance(outcome, Unknown), outcome
    elif number % 3 == 1:
        assert isinstance(outcome, NotSent), (outcome, paths)
    else:  # a look is repeated, and a piece that was made is found
        assert isinstance(outcome, Made), outcome
    again = ads.create(plan)
    assert isinstance(again, Made)
    assert {edge: len(meta.of(edge)) for edge in ("campaigns", "adsets", "adcreatives", "ads")} == {
        "campaigns": 1, "adsets": 1, "adcreatives": 1, "ads": 1,
    }  # fmt: skip


def test_a_later_refusal_takes_the_empty_campaign_back(meta, ads, plan):
    no = failure(100, "Invalid", error_subcode=1487, error_user_title="Bad interest", error_user_msg="Choose another.")
    meta.refuse["POST", "adsets"] = no
    outcome = ads.create(plan)
    assert outcome == Refused("ad_refused", Why.CONTENT, "Bad interest: Choose another.", 400)
    assert meta.pieces == {}


def test_a_refusal_never_takes_back_what_an_earlier_run_has_made(meta, ads, plan):
    meta.faults = {5: (LOST, False)}
    assert isinstance(ads.create(plan), Unknown)
    meta.faults = {}
    meta.refuse["POST", "adsets"] = failure(100, "Invalid")
    assert isinstance(ads.create(plan), Refused)
    assert len(meta.of("campaigns")) == 1


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (failure(190, "over", error_subcode=463), Refused),
        (failure(294, "Requires ads_management"), Refused),
        (failure(10, "no role"), Refused),
        (failure(80004, "too many"), Limited),
        (failure(80003, "too many"), Limited),
        (failure(17, "slow", error_subcode=2446079), Limited),
        (failure(613, "slow", error_subcode=1487742), Limited),
        (failure(2635, "deprecated version"), Refused),
        (failure(1, "try later"), NotSent),
        (failure(2, "try later", is_transient=True), NotSent),
        (httpx.Response(502, text="<html>"), NotSent),
    ],
)
def test_a_refused_check_makes_nothing(meta, ads, plan, answer, kind):
    meta.refuse["POST", "campaigns"] = answer
    assert isinstance(ads.create(plan), kind)
    assert meta.pieces == {}
    assert isinstance(ads.validate(plan), kind)


def test_how_long_to_wait_is_taken_from_the_header_of_the_account(meta, ads, plan, clock):
    usage = {"900": [{"type": "ads_management", "estimated_time_to_regain_access": 12}]}
    slow = failure(80004, "too many")
    slow.headers["x-business-use-case-usage"] = json.dumps(usage)
    meta.refuse["POST", "campaigns"] = slow
    outcome = ads.create(plan)
    assert isinstance(outcome, Limited)
    assert (outcome.retry_at - clock.now()).total_seconds() == 720


def test_a_dry_run_makes_nothing(meta, ads, plan):
    assert ads.validate(plan) == Prepared({})
    assert meta.changing() == []
    assert meta.pieces == {}


def test_starting_switches_the_campaign_on_last_and_only_what_is_ours(meta, ads, plan, clock):
    made = ads.create(plan)
    meta.pieces["7001"] = {"id": "7001", "edge": "ads", "name": "by hand", "status": "PAUSED", "adset_id": made.adset}
    before = len(meta.requests)
    campaign = ads.campaign(made.campaign)
    assert cost(campaign, ads.account(), clock.now()).total == 6000
    assert ads.start(campaign) == Prepared({})
    order = [r.url.path.rsplit("/", 1)[-1] for r in meta.requests[before:] if r.method == "POST"]
    assert order == [made.ad, made.adset, made.campaign]
    assert meta.pieces["7001"]["status"] == "PAUSED"


@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize("done", [False, True])
def test_a_lost_answer_of_starting_is_read_back(meta, ads, plan, number, done):
    made = ads.create(plan)
    campaign = ads.campaign(made.campaign)
    first = len(meta.requests)
    meta.faults = {first + number: (LOST, done)}
    outcome = ads.start(campaign)
    running = meta.pieces[made.campaign]["status"] == "ACTIVE"
    assert isinstance(outcome, Prepared if done else Unknown)
    assert running is done  # nothing runs after a doubt
    posts = [r.url.path for r in meta.requests[first:] if r.method == "POST"]
    assert len(posts) == len(set(posts))


@pytest.mark.parametrize("done", [False, True])
def test_a_lost_answer_of_stopping(meta, ads, plan, done):
    made = ads.create(plan)
    meta.pieces[made.campaign]["status"] = "ACTIVE"
    meta.faults = {len(meta.requests): (LOST, done)}
    assert isinstance(ads.stop(made.campaign), Prepared if done else Unknown)
    meta.faults = {}
    assert ads.stop(made.campaign) == Prepared({})
    assert meta.pieces[made.campaign]["status"] == "PAUSED"


@pytest.mark.skipif(not SPECS.is_dir(), reason="the networks' descriptions are not beside the project")
def test_the_checker_finds_slips():
    url = "https://graph.facebook.com/v26.0/act_1/campaigns"
    for wrong in (
        {"objective": "OUTCOME_LOVE"},
        {"special_ad_categories": '["HOUSES"]'},
        {"execution_options": '["x"]'},
    ):
        with pytest.raises(graphspec.NotInTheDescription):
            graphspec.check_values(SPECS, "AdAccount", httpx.Request("POST", url, data=wrong), "/campaigns")
    for fields in ("id,nmae", "id,adsets.limit(5){id,bugdet}"):
        with pytest.raises(graphspec.NotInTheDescription):
            graphspec.check_fields(SPECS, "Campaign", fields, {"adsets": "AdSet"})
