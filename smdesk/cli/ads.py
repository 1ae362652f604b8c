"""`smdesk ads`: advertising accounts, what runs on them and what it did."""

from __future__ import annotations

import sys
from typing import Any

from smdesk.cli import ads_make, secrets_in, shapes
from smdesk.cli.context import Context
from smdesk.cli.output import Result, short, table
from smdesk.cli.parsing import Commands
from smdesk.core.ads import AdAccount, AdNumbers, AdSet, Campaign
from smdesk.core.errors import NetworkError, NotAllowed
from smdesk.services.accounts import Login
from smdesk.services.ads.views import AdAccountView

NETWORK = "meta_ads"


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("ads")
    connect = group.command("connect", _connect, 'smdesk ads connect --client Sol --account "Sol Ads" < token.txt')
    connect.add("--client", required=True, metavar="CLIENT")
    connect.add("--account", default="", metavar="ACCOUNT", says="ad_account_named")
    accounts = group.command("accounts", _accounts, "smdesk ads accounts --client Sol")
    accounts.add("--client", metavar="CLIENT", says="of_client")
    listing = group.command("list", _list, "smdesk ads list --client Sol")
    ads_make.whose(listing)
    ads_make.register(group)
    numbers = group.command("insights", _insights, "smdesk ads insights --client Sol --from 2026-11-01")
    numbers.add("campaign", nargs="?", default="", metavar="CAMPAIGN", says="ad_campaign_only")
    numbers.add("--from", dest="start", default="", metavar="DAY", says="ad_from")
    numbers.add("--to", dest="end", default="", metavar="DAY", says="ad_to")
    ads_make.whose(numbers)
    gone = group.command("disconnect", _disconnect, 'smdesk ads disconnect "Sol Ads"')
    gone.add("account", metavar="ACCOUNT", says="ad_account")


def _connect(context: Context) -> Result:
    args, words = context.args, context.words
    if args.practice:
        raise NotAllowed("practice_only", network=context.words.network(NETWORK))
    client = context.client(args.client)
    token = secrets_in.read(words.t("cli.prompt_token", network=words.network(NETWORK)) + " ")
    context.keep_out_of_log(token)
    view = context.runtime.ads.connect(NETWORK, client.id, Login(handle=args.account, secret=token))
    line = words.t("cli.ads_connected", name=view.name, id=view.id, client=view.client, currency=view.currency)
    return Result(_account(view), [line])


def _disconnect(context: Context) -> Result:
    view = context.runtime.ads.find(context.args.account)
    context.runtime.ads.disconnect(view.id)
    return Result({"id": view.id, "disconnected": True}, [context.words.t("cli.ads_disconnected", name=view.name)])


def _accounts(context: Context) -> Result:
    args, words, service = context.args, context.words, context.runtime.ads
    t = words.t
    items: list[dict[str, Any]] = []
    rows = [tuple(t(f"cli.{name}") for name in ("col_account", "col_client", "col_name", "col_state", "col_spent",
                                                "col_least"))]  # fmt: skip
    for view in service.listing(context.client(args.client).id if args.client else None):
        try:
            now = service.now(view.id)
        except NetworkError as error:
            items.append({**_account(view), "error": shapes.error(error, words)})
            rows.append((view.id, view.client, view.name, words.error(error).what, "", ""))
            continue
        items.append({**_account(now), "error": None})
        rows.append((view.id, view.client, view.name, *_state(context, now.now)))
    failed = any(item["error"] for item in items)
    return Result({"items": items}, table(rows) if items else [t("cli.no_ad_accounts")], 1 if failed else 0)


def _state(context: Context, now: AdAccount | None) -> tuple[str, str, str]:
    if now is None:
        return "", "", ""
    t = context.words.t
    state = t(f"ad_accounts.{now.status}") if now.may_create else t("ad_accounts.reads_only")
    spent, least = (ads_make.money(context, amount, now.currency) for amount in (now.spent, now.min_daily))
    return state, spent, least


def _account(view: AdAccountView) -> dict[str, Any]:
    now = view.now
    shape: dict[str, Any] = {
        "id": view.id, "network": view.network, "client": view.client, "client_id": view.client_id,
        "name": view.name, "currency": view.currency, "zone": view.zone, "problem": view.problem,
    }  # fmt: skip
    if now is not None:
        shape |= {
            "status": now.status, "may_create": now.may_create, "spent_minor": now.spent,
            "spend_cap_minor": now.spend_cap or None, "min_daily_minor": now.min_daily or None,
        }  # fmt: skip
    return shape


def _list(context: Context) -> Result:
    view = ads_make.account(context)
    found = context.runtime.ads.campaigns(view.id)
    t = context.words.t
    head = (t("cli.col_campaign"), t("cli.col_state"), t("cli.col_budget"), t("cli.col_until"), t("cli.col_name"))
    rows = [
        (each.id, _campaign_state(context, each.state), _budget(context, each, view.currency),
         _until(context, each, view.zone), short(each.name, 60))
        for each in found
    ]  # fmt: skip
    lines = table([head, *rows]) if found else [t("cli.no_campaigns")]
    lines += [f"  {each.id}: {issue}" for each in found for issue in each.issues if issue]
    return Result({"account": view.id, "items": [_campaign(each, view) for each in found]}, lines)


def _campaign_state(context: Context, state: str) -> str:
    return context.words.t(f"ad_states.{state}") if context.words.has(f"ad_states.{state}") else state


def _budget(context: Context, campaign: Campaign, currency: str) -> str:
    """`10.00 € a day`, `140.00 €`; of several ad sets their sums."""
    live: tuple[Campaign | AdSet, ...] = (campaign,) if campaign.daily or campaign.total else campaign.sets
    daily, total = sum(each.daily for each in live), sum(each.total for each in live)
    shown = [context.words.t("cli.ad_daily", amount=ads_make.money(context, daily, currency))] if daily else []
    return " + ".join([*shown, *([ads_make.money(context, total, currency)] if total else [])])


def _until(context: Context, campaign: Campaign, zone: str) -> str:
    ends = [end for end in (campaign.end, *(each.end for each in campaign.sets)) if end]
    return context.words.instant(max(ends), zone) if ends else ""


def _campaign(campaign: Campaign, view: AdAccountView) -> dict[str, Any]:
    def part(each: Campaign | AdSet) -> dict[str, Any]:
        return {
            "id": each.id, "name": each.name, "state": each.state, "daily_minor": each.daily or None,
            "total_minor": each.total or None, "start": shapes.iso(each.start, view.zone),
            "end": shapes.iso(each.end, view.zone),
        }  # fmt: skip

    return {
        **part(campaign), "objective": campaign.objective, "currency": view.currency, "mark": campaign.mark or None,
        "issues": list(campaign.issues), "adsets": [part(each) for each in campaign.sets],
        "ads": [{"id": each.id, "name": each.name, "state": each.state} for each in campaign.ads],
    }  # fmt: skip


class _Progress:
    """Says on the error stream how far a report is, when that has changed; Ctrl+C ends the waiting, nothing else."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._told = -1

    def __call__(self, done: int) -> None:
        if done // 10 != self._told // 10:
            self._told = done
            print(self._context.words.t("cli.ads_report", done=done), file=sys.stderr, flush=True)


def _insights(context: Context) -> Result:
    args, view = context.args, ads_make.account(context)
    found = context.runtime.ads.insights(view.id, args.start, args.end, args.campaign, _Progress(context))
    t = context.words.t
    names = ("campaign", "spent", "impressions", "reach", "clicks", "results", "name")
    rows = [tuple(t(f"cli.col_{name}") for name in names)] + [_numbers(context, each, view.currency) for each in found]
    lines = [*table(rows), t("cli.ads_window", since=found[0].since, until=found[0].until, zone=view.zone)] if found \
        else [t("cli.no_delivery")]  # fmt: skip
    return Result(
        {"account": view.id, "zone": view.zone, "items": [_told(each, view.currency) for each in found]}, lines
    )


def _numbers(context: Context, each: AdNumbers, currency: str) -> tuple[str, ...]:
    facts = context.words.facts
    counts = ("" if value is None else facts.figure(value)
              for value in (each.impressions, each.reach, each.clicks, each.results))  # fmt: skip
    return each.campaign, ads_make.money(context, each.spend, currency), *counts, short(each.name, 40)


def _told(each: AdNumbers, currency: str) -> dict[str, Any]:
    return {
        "campaign": each.campaign, "name": each.name, "from": each.since, "to": each.until, "spend_minor": each.spend,
        "currency": currency, "impressions": each.impressions, "reach": each.reach, "clicks": each.clicks,
        "results": each.results, "result_of": each.result_of or None,
    }  # fmt: skip
