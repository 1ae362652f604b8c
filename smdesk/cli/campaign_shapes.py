"""How campaigns, ad sets, ads and readings look: as JSON for a program and as lines for a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from smdesk.cli.context import Context
from smdesk.cli.output import short
from smdesk.core import audience as audiences
from smdesk.core.adpace import Totals
from smdesk.core.adplan import Note, Span
from smdesk.core.money import decimals, exact
from smdesk.services.campaigns.ad_import import Matched
from smdesk.services.campaigns.sheet import audience_text
from smdesk.services.campaigns.views import AdSetView, AdView, Board, CampaignView, Figures, ReadingView

_DASH = "\N{EN DASH}"


def money(context: Context, value: int | None, currency: str) -> str:
    """An amount in minor units as a person reads it; a dash for none."""
    if value is None:
        return _DASH
    return context.words.facts.money(exact(value, currency), currency, whole=not decimals(currency))


def days(span: Span) -> str:
    """`2026-10-09 – 2026-10-30`."""
    first, last = (each.isoformat() if each else "" for each in (span.first, span.last))
    return f"{first} {_DASH} {last}".strip() if first or last else _DASH


def campaign(view: CampaignView, board: Board) -> dict[str, Any]:
    """A campaign with its ad sets and ads."""
    return {
        "id": view.id, "client_id": view.client_id, "client": view.client, "name": view.name, "kind": view.kind,
        "aim": view.aim or None, "goal": view.goal, "kpi": view.kpi_id, "starts": view.span.first,
        "ends": view.span.last, "budget_minor": view.budget, "currency": view.currency, "color": view.color,
        "utm": dict(view.utm), "note": view.note, "posts_count": view.posts,
        "figures": figures(board.figures.get(("campaign", view.id))),
        "adsets": [ad_set(each, board) for each in view.sets],
        "notes": [{"code": each.code, "level": each.level, "adset": each.of or None, **each.facts}
                  for each in board.notes.get(view.id, ())],
    }  # fmt: skip


def ad_set(view: AdSetView, board: Board | None = None) -> dict[str, Any]:
    """An ad set with its ads."""
    return {
        "id": view.id, "campaign": view.campaign_id, "name": view.name, "aim": view.aim or None,
        "persona": view.persona_id, "audience": audiences.to_json(view.audience), "placements": list(view.placements),
        "starts": view.span.first, "ends": view.span.last, "budget_minor": view.money.budget,
        "per_day": view.money.per_day, "cap_minor": view.money.cap,
        "figures": figures(board.figures.get(("set", view.id)) if board else None),
        "ads": [ad(each, board) for each in view.ads],
    }  # fmt: skip


def ad(view: AdView, board: Board | None = None) -> dict[str, Any]:
    """An ad."""
    return {
        "id": view.id, "adset": view.ad_set_id, "name": view.name, "post": view.post_id,
        "creative": asdict(view.creative), "remote": dict(view.remote),
        "figures": figures(board.figures.get(("ad", view.id)) if board else None),
    }  # fmt: skip


def figures(found: Figures | None) -> dict[str, Any] | None:
    """What was read, and the pace."""
    if found is None:
        return None
    pace = found.pace
    return {
        **totals(found.totals), "budget_minor": found.budget, "pace": pace.state, "expected_minor": pace.expected,
        "runs_out": pace.runs_out, "cap_minor": pace.cap, "stale_days": found.stale or None,
    }  # fmt: skip


def totals(found: Totals) -> dict[str, Any]:
    """Figures added up."""
    return {
        "spent_minor": found.spent, "reach": found.reach, "impressions": found.impressions, "clicks": found.clicks,
        "results": found.results, "read": found.day, "cpc_minor": found.cpc, "ctr": found.ctr,
        "cost_per_result_minor": found.cost_per_result,
    }  # fmt: skip


def reading(view: ReadingView) -> dict[str, Any]:
    """One reading."""
    return {
        "id": view.id, "campaign": view.campaign_id, "adset": view.ad_set_id, "ad": view.ad_id, "day": view.day,
        "cumulative": view.cumulative, "spent_minor": view.spent, "reach": view.reach,
        "impressions": view.impressions, "clicks": view.clicks, "results": view.results, "source": view.source,
    }  # fmt: skip


def told(each: Matched) -> dict[str, Any]:
    """One line of an export."""
    return {
        "line": each.told.number, "name": each.told.name, "campaign": each.campaign or None, "adset": each.ad_set,
        "ad": each.ad, "from": each.told.first, "to": each.told.last, "spent_minor": each.spent,
        "currency": each.currency or each.told.currency or None, "problem": each.problem or None,
        **dict(each.told.counts),
    }  # fmt: skip


def month(board: Board) -> dict[str, Any]:
    """The money of the month."""
    found = board.money
    return {
        "month": board.month.isoformat()[:7], "currency": board.currency or None, "agreed_minor": found.agreed,
        "spent_minor": sum(found.spent.values()), "committed_minor": sum(found.committed.values()),
        "free_minor": found.free, "left_out": list(board.other_currencies),
    }  # fmt: skip


# -- lines --------------------------------------------------------------------------------------------------------


def month_line(context: Context, board: Board) -> str:
    """The money of the month in one line."""
    found, t = board.money, context.words.t
    values = {"spent": sum(found.spent.values()), "committed": sum(found.committed.values()), "agreed": found.agreed,
              "free": found.free}  # fmt: skip
    shown = {key: money(context, value, board.currency) for key, value in values.items()}
    return t("cli.campaign_month" if found.agreed else "cli.campaign_month_open", month=f"{board.month:%Y-%m}", **shown)


def row(context: Context, view: CampaignView, board: Board) -> tuple[str, ...]:
    """A campaign as a row of a table."""
    found = board.figures.get(("campaign", view.id))
    spent = money(context, found.totals.spent if found else None, view.currency)
    ads = sum(max(len(each.ads), 1) for each in view.sets)
    return (
        str(view.id),
        short(view.name, 40),
        days(view.span),
        money(context, view.budget, view.currency),
        spent,
        str(ads),
    )


def whole(context: Context, view: CampaignView, board: Board, posts: int) -> list[str]:
    """Everything of a campaign."""
    t = context.words.t
    say = context.words.t
    found = board.figures[("campaign", view.id)]
    lines = [
        f"{view.id}  {view.name} ({view.client})",
        f"  {say(f'campaigns.kinds.{view.kind}')} · {days(view.span)} · {money(context, view.budget, view.currency)}",
        *([f"  {view.goal}"] if view.goal else []),
        f"  {t('cli.campaign_spent', spent=money(context, found.totals.spent, view.currency))}"
        f" · {t('cli.campaign_posts', count=posts)}",
    ]
    for part in view.sets:
        figures_ = board.figures[("set", part.id)]
        aim = part.aim or view.aim
        facts = [say(f"campaigns.aims.{aim}") if aim else "", days(part.span),
                 money(context, part.money.budget, view.currency), audience_text(part.audience, context.words),
                 t("cli.campaign_spent", spent=money(context, figures_.totals.spent, view.currency))]  # fmt: skip
        lines.append(f"  [{part.id}] {part.name}: " + " · ".join(each for each in facts if each))
        lines += [f"      ({each.id}) {each.name}" + (f": {short(each.post, 50)}" if each.post else "")
                  for each in part.ads]  # fmt: skip
    return lines + [f"  {text}" for text in notes(context, board.notes.get(view.id, ()))]


def notes(context: Context, found: Iterable[Note]) -> list[str]:
    """What is odd, as sentences."""
    lines = []
    for each in found:
        facts = dict(each.facts)
        for key in ("over", "most", "budget", "total"):
            if key in facts:
                facts[key] = money(context, int(facts[key]), str(facts.get("currency", "")))
        lines.append(context.words.t(f"campaign_notes.{each.code}", **facts))
    return lines
