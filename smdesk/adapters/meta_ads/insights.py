"""What campaigns did in a window of days (NETWORKS 17.2). A campaign without delivery has no row; none is invented."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from smdesk.adapters.http import Answer
from smdesk.adapters.meta.graph import fine, next_cursor, rows, segment
from smdesk.adapters.meta_ads.api import HOST, Ads, checked, text, whole
from smdesk.adapters.meta_ads.report import Watch, prepared, too_much
from smdesk.core.ads import AdNumbers
from smdesk.core.errors import Unavailable
from smdesk.core.money import from_decimal

FIELDS = (
    "campaign_id,campaign_name,objective,spend,impressions,reach,clicks,actions,account_currency,date_start,date_stop"
)
PAGE_ROWS = 500  # campaigns that are told at once; more are a report
#: What counts as a result of an objective, by Meta's name of the action; `reach` is a number of its own.
RESULTS = {
    "OUTCOME_ENGAGEMENT": "post_engagement",
    "OUTCOME_TRAFFIC": "link_click",
    "OUTCOME_AWARENESS": "reach",
    "OUTCOME_LEADS": "lead",
    "OUTCOME_SALES": "purchase",
}


def read(
    ads: Ads, currency: str, since: str, until: str, campaign: str = "", watch: Watch | None = None
) -> tuple[AdNumbers, ...]:
    """The numbers of each campaign, or of one; where that is too much at once, from a report that Meta prepares.

    Raises as `api.checked` and `report.prepared`.
    """
    path = f"/{segment(campaign)}/insights" if campaign else ads.edge("insights")
    asked = {"level": "campaign", "use_account_attribution_setting": "true"}
    window = {"since": since, "until": until}
    first = ads.graph.get(
        path, fields=FIELDS, limit=PAGE_ROWS, time_range=json.dumps(window, separators=(",", ":")), **asked
    )
    if too_much(first) or (isinstance(first, Answer) and fine(first) and next_cursor(first)):
        found = prepared(ads, path, {**asked, "fields": FIELDS.split(","), "time_range": window}, watch)
    else:
        found = iter(_rows(checked(ads.graph, first)))
    return tuple(_told(row, currency) for row in found)


def _rows(answer: Answer) -> list[Mapping[str, Any]]:
    found = rows(answer)
    if found is None:
        raise Unavailable("server_error", host=HOST, status=answer.status, words="")
    return found


def _told(row: Mapping[str, Any], currency: str) -> AdNumbers:
    try:
        spend = from_decimal(text(row.get("spend")), text(row.get("account_currency")) or currency)
    except ValueError as error:
        raise Unavailable("server_error", host=HOST, status=200, words="") from error
    kind = RESULTS.get(text(row.get("objective")), "")
    numbers = {name: _count(row.get(name)) for name in ("impressions", "reach", "clicks")}
    return AdNumbers(
        text(row.get("campaign_id")), text(row.get("campaign_name")), text(row.get("date_start")),
        text(row.get("date_stop")), spend, **numbers,
        results=numbers["reach"] if kind == "reach" else _action(row.get("actions"), kind), result_of=kind,
    )  # fmt: skip


def _count(value: object) -> int | None:
    return whole(value) if isinstance(value, str | int) and str(value).isdigit() else None


def _action(actions: object, kind: str) -> int | None:
    for each in actions if isinstance(actions, list) else ():
        if isinstance(each, dict) and each.get("action_type") == kind:
            return _count(each.get("value"))
    return None
