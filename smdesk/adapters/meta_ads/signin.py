"""Connecting an advertising account with a pasted token: what it may do, and which account is meant (NETWORKS 17).

Best is the token of a system user to whom the client's account was given: it does not end. `ads_read` is enough for
numbers; without `ads_management` nothing can be made, and that is remembered.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smdesk.adapters.base import Session
from smdesk.adapters.http import Http
from smdesk.adapters.meta import access
from smdesk.adapters.meta.graph import Graph, identifier
from smdesk.adapters.meta_ads.api import HOST, listed, text, whole
from smdesk.adapters.tokens import pasted
from smdesk.core.ads import AdAccount
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.errors import InvalidInput, Unavailable
from smdesk.core.network import NetworkSpec

FIELDS = (
    "id,account_id,name,currency,timezone_name,account_status,amount_spent,spend_cap,min_daily_budget,user_tasks,"
    "default_dsa_beneficiary,default_dsa_payor"
)
READ, MANAGE = "ads_read", "ads_management"
#: Roles on the account that may make ads; one who has only ANALYZE sees the numbers.
TASKS = frozenset({"ADVERTISE", "MANAGE"})
STATES = {1: "active", 2: "disabled", 3: "unsettled", 7: "review", 9: "grace", 101: "closed"}


def connect(
    http: Http, spec: NetworkSpec, *, server: str = "", handle: str = "", secret: str, clock: Clock | None = None
) -> Session:
    """Check the token, find the account, and give what is to be remembered.

    `handle` is the account's name or number; it may be empty where the token knows one account only.

    Raises:
        InvalidInput: `token_missing`, `token_malformed`, `token_short_lived` (until), `choose_ad_account` (names),
            `no_ad_account` (handle, names).
        AuthExpired: `token_refused`. MissingScope: `scope_missing` (host, missing).
        Offline, Unavailable, LimitedError: the network does not answer.
    """
    graph = Graph(http, pasted(secret, access.SHAPE), clock=clock or SystemClock())
    http.hide(graph.token)
    about = access.about(graph)
    manages = not about.missing([MANAGE])
    if not manages:  # who may make ads may see their numbers
        access.must_have(graph, about, [READ])
    access.must_last(graph, about)
    row = _chosen(list(listed(graph, "/me/adaccounts", fields=FIELDS)), handle.strip())
    facts: dict[str, Any] = {"may_manage": manages}
    if about.ends:
        facts["expires_at"] = about.ends.isoformat()
    account = told(row, facts)
    facts |= {"currency": account.currency, "zone": account.zone}
    return Session(account.id, account.name, account.name, facts=facts, secrets={"access_token": graph.token})


def told(row: Mapping[str, Any], facts: Mapping[str, Any]) -> AdAccount:
    """The account of a row. Raises Unavailable where it has neither number nor currency nor zone."""
    known, currency, zone = (text(row.get(name)) for name in ("id", "currency", "timezone_name"))
    if not identifier(known).startswith("act_") or len(currency) != 3 or not zone:
        raise Unavailable("server_error", host=HOST, status=200, words="")
    status, tasks = row.get("account_status"), row.get("user_tasks")
    able = not isinstance(tasks, list) or bool(TASKS & {str(task) for task in tasks})
    return AdAccount(
        known, text(row.get("name")) or known, currency, zone,
        STATES.get(status, "other") if isinstance(status, int) else "other",
        spent=whole(row.get("amount_spent")), spend_cap=whole(row.get("spend_cap")),
        min_daily=whole(row.get("min_daily_budget")), may_create=able and facts.get("may_manage") is not False,
        beneficiary=text(row.get("default_dsa_beneficiary")), payor=text(row.get("default_dsa_payor")),
    )  # fmt: skip


def _chosen(rows: list[Mapping[str, Any]], handle: str) -> Mapping[str, Any]:
    names = [text(row.get("name")) or text(row.get("id")) for row in rows]
    wanted = handle.casefold()
    if wanted:
        keys = ("id", "account_id", "name")
        rows = [row for row in rows if wanted in {str(row.get(key, "")).casefold() for key in keys}]
    if len(rows) == 1:
        return rows[0]
    if not rows:
        raise InvalidInput("no_ad_account", field="handle", handle=handle, names=names)
    raise InvalidInput("choose_ad_account", field="handle", names=names)
