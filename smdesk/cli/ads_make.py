"""`smdesk ads create`, `boost`, `start` and `stop`: what costs money, and the words it takes."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from smdesk.cli import shapes
from smdesk.cli.context import Context
from smdesk.cli.output import Result
from smdesk.cli.parsing import Command
from smdesk.core.ads import AdPlan
from smdesk.core.errors import InvalidInput
from smdesk.core.money import decimals, exact
from smdesk.services.ads.views import AdAccountView, AdDraft

#: Of a draft: several values; in a file a list, as an option given several times.
LISTS = {"countries": "country", "interests": "interest", "categories": "category"}
PLAIN = ("name", "objective", "start", "end", "daily", "total", "age", "beneficiary", "payor")
MOST_BYTES = 100_000


def register(group: Any) -> None:
    """Declare the commands."""
    create = group.command("create", _create, "smdesk ads create spring.toml --client Sol --dry-run")
    create.add("file", nargs="?", default="", metavar="FILE", says="ad_file")
    create.add("--post", default="", metavar="POST", says="ad_post")
    _wishes(create)
    boost = group.command("boost", _boost, "smdesk ads boost 12 --client Sol --total 60 --end 2026-12-14 --country ES")
    boost.add("post", metavar="POST", says="ad_post")
    _wishes(boost)
    start = group.command(
        "start", _start,
        'smdesk ads start 120210 --confirm "Spring [sd-3f9a12c0] 60.00 EUR 2026-12-01T09:00–2026-12-14T23:59"',
    )  # fmt: skip
    start.add("campaign", metavar="CAMPAIGN", says="ad_campaign")
    start.add("--confirm", default="", metavar="WORDS", says="ad_confirm")
    whose(start)
    stop = group.command("stop", _stop, "smdesk ads stop 120210")
    stop.add("campaign", metavar="CAMPAIGN", says="ad_campaign")
    whose(stop)


def whose(command: Command) -> None:
    """The options that say on which account."""
    command.add("--client", default="", metavar="CLIENT", says="of_client")
    command.add("--account", default="", metavar="ACCOUNT", says="ad_account")


def account(context: Context) -> AdAccountView:
    """The account meant. Raises NotFound `unknown_ad_account`, `choose_one_ad_account`."""
    args = context.args
    client = context.client(args.client).id if args.client else None
    return context.runtime.ads.find(args.account, client)


def money(context: Context, amount: int, currency: str) -> str:
    """An amount in minor units as a person reads it."""
    return context.words.facts.money(exact(amount, currency), currency, whole=not decimals(currency))


def _wishes(command: Command) -> None:
    for name in PLAIN:
        command.add(f"--{name}", default="", metavar={"start": "TIME", "end": "TIME"}.get(name, "VALUE"),
                    says=f"ad_{name}")  # fmt: skip
    for name, option in LISTS.items():
        command.add(f"--{option}", dest=name, action="append", default=[], metavar="VALUE", says=f"ad_{option}")
    command.add("--dry-run", action="store_true", says="ad_dry_run")
    whose(command)


def _create(context: Context) -> Result:
    return _make(context, _draft(context.args.file) if context.args.file else AdDraft())


def _boost(context: Context) -> Result:
    return _make(context, AdDraft())


def _make(context: Context, draft: AdDraft) -> Result:
    args, service, words = context.args, context.runtime.ads, context.words
    given: dict[str, Any] = {name: getattr(args, name) for name in ("post", *PLAIN) if getattr(args, name)}
    given |= {name: tuple(getattr(args, name)) for name in LISTS if getattr(args, name)}
    view = account(context)
    plan = service.plan(view.id, replace(draft, **given))
    shape = _plan(plan, view)
    if args.dry_run:
        service.validate(view.id, plan)
        return Result({**shape, "made": None}, [*_shown(context, plan, view), words.t("cli.ad_valid")])
    made = service.create(view.id, plan)
    key = "cli.ad_before" if made.before else "cli.ad_made"
    line = words.t(key, id=made.campaign, name=plan.full_name)
    return Result({**shape, "made": asdict(made)}, [*_shown(context, plan, view), line])


def _draft(name: str) -> AdDraft:
    """A draft from a TOML or JSON file. Raises InvalidInput `ad_file` (path, reason), `ad_file_field` (name, known)."""
    path = Path(name).expanduser()
    try:
        with path.open("rb") as file:
            text = file.read(MOST_BYTES + 1).decode("utf-8")
        data = json.loads(text, parse_float=Decimal) if path.suffix.lower() == ".json" else \
            tomllib.loads(text, parse_float=Decimal)  # fmt: skip
    except (OSError, ValueError) as error:  # both parsers' errors are values that cannot be read
        raise InvalidInput("ad_file", path=str(path), reason=str(error)[:200]) from error
    known = [each.name for each in fields(AdDraft)]
    if not isinstance(data, Mapping):
        raise InvalidInput("ad_file", path=str(path), reason="{ }")
    for key, value in data.items():
        wanted = isinstance(value, list) if key in LISTS else not isinstance(value, list | dict | bool)
        if key not in known or not wanted:
            raise InvalidInput("ad_file_field", name=str(key), known=known)
    given: dict[str, Any] = {key: tuple(map(str, value)) if key in LISTS else str(value) for key, value in data.items()}
    return AdDraft(**given)


def _plan(plan: AdPlan, view: AdAccountView) -> dict[str, Any]:
    audience = plan.audience
    return {
        "account": view.id, "name": plan.full_name, "mark": plan.mark, "objective": plan.objective.value,
        "post": plan.post.id, "currency": view.currency, "daily_minor": plan.daily or None,
        "total_minor": plan.total or None, "start": shapes.iso(plan.start, view.zone),
        "end": shapes.iso(plan.end, view.zone), "countries": list(audience.countries), "age_min": audience.age_min,
        "age_max": audience.age_max, "interests": [asdict(each) for each in audience.interests],
        "categories": [each.value for each in plan.categories], "beneficiary": plan.beneficiary or None,
        "payor": plan.payor or None,
    }  # fmt: skip


def _shown(context: Context, plan: AdPlan, view: AdAccountView) -> list[str]:
    words = context.words
    amount = money(context, plan.daily or plan.total, view.currency)
    budget = words.t("cli.ad_daily", amount=amount) if plan.daily else amount
    start = words.instant(plan.start, view.zone) if plan.start else words.t("cli.ad_at_start")
    audience = plan.audience
    whom = [words.countries(audience.countries), f"{audience.age_min}–{audience.age_max}"]
    whom += [", ".join(each.name for each in audience.interests)] if audience.interests else []
    return [
        plan.full_name, f"  {budget}", *([words.t("cli.ad_daily_note")] if plan.daily else []),
        f"  {start} – {words.instant(plan.end, view.zone)} ({view.zone})",
        f"  {' · '.join(whom)}",
    ]  # fmt: skip


def _start(context: Context) -> Result:
    view, args = account(context), context.args
    done = context.runtime.ads.start(view.id, args.campaign, args.confirm)
    cost = done.cost
    data = {
        "account": view.id, "campaign": done.campaign, "started": True, "name": cost.name, "total_minor": cost.total,
        "currency": cost.currency, "start": shapes.iso(cost.start, cost.zone), "end": shapes.iso(cost.end, cost.zone),
    }  # fmt: skip
    return Result(data, [context.words.t("cli.ad_started", said=context.words.confirmation(done.cost))])


def _stop(context: Context) -> Result:
    view = account(context)
    found = context.runtime.ads.stop(view.id, context.args.campaign)
    data = {"account": view.id, "campaign": found.id, "name": found.name, "stopped": True}
    return Result(data, [context.words.t("cli.ad_stopped", name=found.name)])
