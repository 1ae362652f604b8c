"""What is sent to make each piece of a campaign. Everything is PAUSED: only starting it can cost anything."""

from __future__ import annotations

from typing import Any

from smdesk.core.ads import AdPlan, Category, Objective

VALIDATE = ["validate_only"]
PAUSED, ACTIVE = "PAUSED", "ACTIVE"

OBJECTIVES = {
    Objective.AWARENESS: "OUTCOME_AWARENESS",
    Objective.ENGAGEMENT: "OUTCOME_ENGAGEMENT",
    Objective.TRAFFIC: "OUTCOME_TRAFFIC",
}
GOALS = {
    Objective.AWARENESS: "REACH",
    Objective.ENGAGEMENT: "POST_ENGAGEMENT",
    Objective.TRAFFIC: "LINK_CLICKS",
}
CATEGORIES = {
    Category.HOUSING: "HOUSING",
    Category.EMPLOYMENT: "EMPLOYMENT",
    Category.FINANCE: "FINANCIAL_PRODUCTS_SERVICES",
    Category.POLITICS: "ISSUES_ELECTIONS_POLITICS",
    Category.GAMBLING: "ONLINE_GAMBLING_AND_GAMING",
}


def campaign(plan: AdPlan) -> dict[str, Any]:
    """The campaign. The budget stands in the ad set, so that sharing it among several must be denied (since v24)."""
    body: dict[str, Any] = {
        "name": plan.full_name, "objective": OBJECTIVES[plan.objective], "status": PAUSED, "buying_type": "AUCTION",
        "special_ad_categories": [CATEGORIES[each] for each in plan.categories],
        "is_adset_budget_sharing_enabled": False,
    }  # fmt: skip
    if plan.categories:
        body["special_ad_category_country"] = list(plan.audience.countries)
    return body


def adset(plan: AdPlan, campaign_id: str) -> dict[str, Any]:
    """The ad set: budget, days, and whom it is shown to."""
    body: dict[str, Any] = {
        "name": plan.full_name, "campaign_id": campaign_id, "status": PAUSED, "billing_event": "IMPRESSIONS",
        "optimization_goal": GOALS[plan.objective], "bid_strategy": "LOWEST_COST_WITHOUT_CAP",
        "end_time": plan.end.isoformat(timespec="seconds"), "targeting": targeting(plan),
        "promoted_object": {"page_id": plan.post.page},
    }  # fmt: skip
    body |= {"daily_budget": plan.daily} if plan.daily else {"lifetime_budget": plan.total}
    if plan.objective is Objective.ENGAGEMENT:
        body["destination_type"] = "ON_POST"
    if plan.start:
        body["start_time"] = plan.start.isoformat(timespec="seconds")
    if plan.beneficiary and plan.payor:
        body |= {"dsa_beneficiary": plan.beneficiary, "dsa_payor": plan.payor}
    return body


def targeting(plan: AdPlan) -> dict[str, Any]:
    """The audience. Meta does not widen it by itself; since v26 that has to be said."""
    audience = plan.audience
    aim: dict[str, Any] = {
        "geo_locations": {"countries": list(audience.countries)}, "age_min": audience.age_min,
        "age_max": audience.age_max, "targeting_automation": {"advantage_audience": 0},
    }  # fmt: skip
    if plan.post.instagram:  # a post of Instagram is shown there; on Facebook it would be another one
        aim["publisher_platforms"] = ["instagram"]
    if audience.interests:
        aim["flexible_spec"] = [{"interests": [{"id": each.id, "name": each.name} for each in audience.interests]}]
    return aim


def creative(plan: AdPlan) -> dict[str, Any]:
    """What is shown: the post itself, with all that people said under it."""
    post = plan.post
    if post.instagram:
        shown = {"source_instagram_media_id": post.id, "instagram_user_id": post.instagram, "object_id": post.page}
    else:
        shown = {"object_story_id": post.id}
    return {"name": plan.full_name, **shown}


def ad(plan: AdPlan, adset_id: str, creative_id: str) -> dict[str, Any]:
    """The ad: the post in that ad set."""
    return {
        "name": plan.full_name, "adset_id": adset_id, "creative": {"creative_id": creative_id}, "status": PAUSED,
    }  # fmt: skip
