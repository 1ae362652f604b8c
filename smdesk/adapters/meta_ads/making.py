"""Making a campaign with its ad set, creative and ad: validated first, all paused, nothing twice (NETWORKS 17.3).

* The plan's mark stands in the name of each piece. Before a piece is made the account's list is asked for the mark;
  what is there is taken. So the same plan can be given again after whatever went wrong, and goes on where it stopped.
* The filter is not relied on: names, and the campaign or ad set that a piece belongs to, are compared here as well.
* An answer that was lost is looked up once. What is not found may still turn up: Unknown, and nothing more is made.
* Where Meta refuses a later piece, the campaign that this very call has made is deleted again.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from typing import Any

from smdesk.adapters.http import Answer
from smdesk.adapters.meta.graph import fine, identifier, next_cursor, rows, segment
from smdesk.adapters.meta_ads import bodies
from smdesk.adapters.meta_ads.api import Ads, refusal
from smdesk.core.ads import AdPlan, Made
from smdesk.core.outcome import NotSent, Outcome, Prepared, Refused, Unknown

log = logging.getLogger(__name__)

PAGES = 40


class _Stop(Exception):
    """It goes no further; what came of it."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(type(outcome).__name__)
        self.outcome = outcome


def validate(ads: Ads, plan: AdPlan) -> Outcome:
    """Let Meta check campaign and creative; ad set and ad can only be checked when the campaign is there."""
    try:
        _valid(ads, "campaigns", bodies.campaign(plan))
        _valid(ads, "adcreatives", bodies.creative(plan))
    except _Stop as stop:
        return stop.outcome
    return Prepared({})


def create(ads: Ads, plan: AdPlan) -> Made | Outcome:
    """Make what is not there yet."""
    try:
        campaign, new = _piece(ads, "campaigns", bodies.campaign(plan), plan)
        try:
            return _rest(ads, plan, campaign, before=not new)
        except _Stop as stop:
            if new and isinstance(stop.outcome, Refused):
                _take_back(ads, campaign)
            raise
    except _Stop as stop:
        return stop.outcome


def _rest(ads: Ads, plan: AdPlan, campaign: str, *, before: bool) -> Made:
    adset, new_set = _piece(ads, "adsets", bodies.adset(plan, campaign), plan)
    creative, new_creative = _piece(ads, "adcreatives", bodies.creative(plan), plan)
    ad, new_ad = _piece(ads, "ads", bodies.ad(plan, adset, creative), plan)
    return Made(campaign, adset, creative, ad, before and not (new_set or new_creative or new_ad))


def _piece(ads: Ads, edge: str, body: Mapping[str, Any], plan: AdPlan) -> tuple[str, bool]:
    """The id of a piece, and whether it was made just now. Raises _Stop."""
    found = _look(ads, edge, body, plan)
    if found:
        return found, False
    _valid(ads, edge, body)
    answer = ads.graph.send(ads.edge(edge), body)
    known = identifier(answer.data.get("id")) if isinstance(answer, Answer) and fine(answer) else ""
    if known:
        return known, True
    outcome = refusal(ads.graph, answer, repeatable=False)
    if not isinstance(outcome, Unknown):
        raise _Stop(outcome)
    try:
        found = _look(ads, edge, body, plan)
    except _Stop:
        found = ""  # whatever the look says, the call before it has left
    if not found:
        raise _Stop(outcome)
    return found, True


def _look(ads: Ads, edge: str, body: Mapping[str, Any], plan: AdPlan) -> str:
    """The id of the piece that bears the plan's mark, "" where there is none. Raises _Stop: nobody can tell."""
    parent = next((name for name in ("campaign_id", "adset_id") if name in body), "")
    wanted = json.dumps([{"field": "name", "operator": "CONTAIN", "value": plan.mark}], separators=(",", ":"))
    fields = ",".join(filter(None, ("id", "name", parent)))
    last: Answer | None = None
    for answer in ads.graph.pages(ads.edge(edge), PAGES, fields=fields, filtering=wanted):
        if not isinstance(answer, Answer) or not fine(answer):
            raise _Stop(refusal(ads.graph, answer))
        found = rows(answer)
        if found is None:
            raise _Stop(NotSent("server_error"))
        for row in found:
            ours = str(row.get("name", "")).endswith(f"[{plan.mark}]")
            if ours and (not parent or row.get(parent) == body[parent]) and identifier(row.get("id")):
                return str(row["id"])
        last = answer
    if last is not None and next_cursor(last):
        raise _Stop(NotSent("server_error"))
    return ""


def _valid(ads: Ads, edge: str, body: Mapping[str, Any]) -> None:
    """Let Meta check a piece without making it. Raises _Stop."""
    answer = ads.graph.send(ads.edge(edge), {**body, "execution_options": bodies.VALIDATE})
    if not isinstance(answer, Answer) or not fine(answer):
        raise _Stop(refusal(ads.graph, answer))


def _take_back(ads: Ads, campaign: str) -> None:
    answer = ads.graph.delete(f"/{segment(campaign)}")
    if not isinstance(answer, Answer) or not fine(answer):
        log.info("an empty campaign was left, paused")
