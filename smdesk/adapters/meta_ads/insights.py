"""What campaigns did in a window of days (NETWORKS 17.2). A campaign without delivery has no row; none is invented."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from smdesk.adapters.meta.graph import segment
from smdesk.adapters.meta_ads.api import HOST, Ads, listed, text, whole
from smdesk.core.ads import AdNumbers
from smdesk.core.errors import Unavailable
from smdesk.core.money import from_decimal

FIELDS = (
    "campaign_id,campaign_name,objective,spend,impressions,reach,clicks,actions,account_currency,date_start,date_stop"
)
#: What counts as a result of an objective, by Meta's name of the action; `reach` is a number of its own.
RESULTS = {
    "OUTCOME_ENGAGEMENT": "post_engagement",
    "OUTCOME_TRAFFIC": "link_click",
    "OUTCOME_AWARENESS": "reach",
    "OUTCOME_LEADS": "lead",
    "OUTCOME_SALES": "purchase",
}


def read(ads: Ads, currency: str, since: str, until: str, campaign: str = "") -> tuple[AdNumbers, ...]:
    """The numbers of each campaign, or of one. Raises as `api.checked`."""
    path = f"/{segment(campaign)}/insights" if campaign else ads.edge("insights")
    window = json.dumps({"since": since, "until": until}, separators=(",", ":"))
    found = listed(
        ads.graph, path, level="campaign", fields=FIELDS, time_range=window, use_account_attribution_setting="true"
    )
    return tuple(_told(row, currency) for row in found)


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
