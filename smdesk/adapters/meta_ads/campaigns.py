"""Campaigns as Meta lists them, with their ad sets and ads; posts that can be advertised; interests by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from smdesk.adapters.http import Answer
from smdesk.adapters.meta import errors
from smdesk.adapters.meta.graph import fine, instant, rows, segment
from smdesk.adapters.meta_ads.api import HOST, Ads, checked, listed, text, whole
from smdesk.core.ads import AdPost, AdSet, Campaign, Interest
from smdesk.core.errors import NotAllowed, NotFound, Unavailable

_PART = "id,name,effective_status"
_BUDGET = "daily_budget,lifetime_budget,start_time"
FIELDS = (
    f"account_id,objective,{_PART},{_BUDGET},stop_time,issues_info,"
    f"adsets.limit(100){{{_PART},{_BUDGET},end_time}},ads.limit(100){{{_PART}}}"
)
MEDIA_FIELDS = "id,boost_eligibility_info"
POST_FIELDS = "id,is_eligible_for_promotion,promotable_id,promotion_status"
_NUMBER = re.compile(r"\d{1,25}")


def every(ads: Ads) -> tuple[Campaign, ...]:
    """All campaigns of the account that are not put away. Raises as `api.checked`."""
    return tuple(told(row) for row in listed(ads.graph, ads.edge("campaigns"), fields=FIELDS))


def one(ads: Ads, campaign: str) -> Campaign:
    """One campaign of the account. Raises NotFound `unknown_campaign`; else as `api.checked`."""
    if not _NUMBER.fullmatch(campaign):
        raise NotFound("unknown_campaign")
    row = checked(ads.graph, ads.graph.get(f"/{segment(campaign)}", fields=FIELDS)).data
    if text(row.get("account_id")) != ads.id.removeprefix("act_"):
        raise NotFound("unknown_campaign")
    return told(row)


def told(row: Mapping[str, Any]) -> Campaign:
    """The campaign of a row. Raises Unavailable where it has no number."""
    known = text(row.get("id"))
    if not known:
        raise Unavailable("server_error", host=HOST, status=200, words="")
    issues = row.get("issues_info")
    sets, sets_cut = _parts(row.get("adsets"))
    shown, ads_cut = _parts(row.get("ads"))
    return Campaign(
        known, text(row.get("name")), text(row.get("objective")), _state(row),
        daily=whole(row.get("daily_budget")), total=whole(row.get("lifetime_budget")),
        start=instant(row.get("start_time")), end=instant(row.get("stop_time")),
        sets=sets, ads=shown, cut=sets_cut or ads_cut,
        issues=tuple(
            text(each.get("error_message")) or text(each.get("error_summary"))
            for each in (issues if isinstance(issues, list) else ()) if isinstance(each, dict)
        ),
    )  # fmt: skip


def boostable(ads: Ads, post: AdPost) -> AdPost:
    """The post under the id by which it is advertised.

    Raises NotFound `unknown_ad_post`, NotAllowed `post_not_boostable` (status); else as `api.checked`.
    """
    answer = ads.graph.get(f"/{segment(post.id)}", fields=MEDIA_FIELDS if post.instagram else POST_FIELDS)
    if isinstance(answer, Answer) and not fine(answer) and errors.is_gone(answer):
        raise NotFound("unknown_ad_post", post=post.id)
    row = checked(ads.graph, answer).data
    if post.instagram:
        info = row.get("boost_eligibility_info")
        told: Mapping[str, Any] = info if isinstance(info, dict) else {}
        able, why = told.get("eligible_to_boost"), text(told.get("boost_ineligible_reason"))
    else:
        able, why = row.get("is_eligible_for_promotion"), text(row.get("promotion_status"))
    if able is not True:
        raise NotAllowed("post_not_boostable", status=why)
    return replace(post, id=text(row.get("promotable_id")) or post.id)


def interest(ads: Ads, name: str) -> Interest:
    """The interest of exactly that name. Raises NotFound `unknown_interest` (name, near); else as `api.checked`."""
    answer = checked(ads.graph, ads.graph.get("/search", type="adinterest", q=name, limit=25))
    found = [Interest(str(row.get("id", "")), text(row.get("name"))) for row in rows(answer) or ()]
    for each in found:
        if each.id and each.name.casefold() == name.strip().casefold():
            return each
    raise NotFound("unknown_interest", name=name.strip(), near=[each.name for each in found if each.name][:5])


def _parts(edge: object) -> tuple[tuple[AdSet, ...], bool]:
    """The ad sets or ads that stand in a campaign, and whether there are more of them."""
    data = edge.get("data") if isinstance(edge, dict) else None
    paging = edge.get("paging") if isinstance(edge, dict) else None
    found = tuple(
        AdSet(
            text(row.get("id")), text(row.get("name")), _state(row), whole(row.get("daily_budget")),
            whole(row.get("lifetime_budget")), instant(row.get("start_time")), instant(row.get("end_time")),
        )
        for row in (data if isinstance(data, list) else ()) if isinstance(row, dict)
    )  # fmt: skip
    return found, isinstance(paging, dict) and bool(paging.get("next"))


def _state(row: Mapping[str, Any]) -> str:
    return text(row.get("effective_status")).lower() or "unknown"
