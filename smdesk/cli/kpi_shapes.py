"""Objectives, KPIs and versions as JSON and as lines."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from smdesk.core import kpi as kpis
from smdesk.core.agreement import Change
from smdesk.core.pace import Pace
from smdesk.core.pace_months import Month
from smdesk.services.agreements.views import KpiView, ObjectiveView, VersionView
from smdesk.words import Words

#: Months that are told of.
_MONTHS = 4


def entry(found: kpis.Entry, words: Words) -> dict[str, Any]:
    """A KPI of the catalogue."""
    return {
        "name": found.name,
        "title": words.t(f"kpi.{found.name}.name"),
        "about": words.t(f"kpi.{found.name}.about"),
        "nature": found.nature,
        "unit": found.unit,
        "falling": found.falling,
        "gathers": found.gathers,
        "formula": found.formula or found.of,
        "needs": list(found.needs),
        "sources": list(found.sources),
    }


def objective(view: ObjectiveView) -> dict[str, Any]:
    """An objective."""
    return {
        "id": view.id, "client_id": view.client_id, "name": view.name, "note": view.note, "origin": view.origin,
        "kpis": [each.id for each in view.kpis],
    }  # fmt: skip


def kpi(view: KpiView, *, points: bool = False) -> dict[str, Any]:
    """A KPI and how it stands; a forecast is what 8 of 10 cases bring."""
    standing = view.standing
    ahead = standing.forecast if standing else None
    data: dict[str, Any] = {
        "id": view.id, "objective_id": view.objective_id, "client_id": view.client_id, "name": view.name,
        "metric": view.metric, "formula": view.formula, "nature": view.nature, "scope": view.scope,
        "scope_id": view.scope_id, "unit": view.unit, "falling": view.falling, "baseline": view.baseline,
        "target": view.target, "starts": view.starts, "deadline": view.deadline, "source": view.source,
        "note": view.note, "pushed": list(view.pushed), "reads": view.reads,
        "status": standing.state.value if standing else Pace.DRAFT.value,
        "now": standing.now.value if standing and standing.now else None,
        "now_on": standing.now.day if standing and standing.now else None,
        "expected": standing.expected if standing else None, "way": standing.way if standing else None,
        "way_expected": standing.way_expected if standing else None,
        "needed_a_day": standing.needed if standing else None,
        "forecast": None if ahead is None else {"value": ahead.value, "low": ahead.low, "high": ahead.high},
        "why": view.why, "missing": list(view.missing), "monthly": view.monthly,
        "months": [
            {"first": each.first.isoformat(), "last": each.last.isoformat(), "until": each.until.isoformat(),
             "goal": each.goal, "gained": each.gained, "expected": each.expected, "status": each.state.value}
            for each in view.months
        ],
    }  # fmt: skip
    for name in ("starts", "deadline", "now_on"):
        data[name] = data[name].isoformat() if data[name] is not None else None
    if points:
        data["points"] = [{"day": each.day.isoformat(), "value": each.value} for each in view.points]
    return data


def line(view: KpiView, words: Words) -> tuple[str, ...]:
    """A row of a table."""
    standing = view.standing
    return (
        str(view.id), view.name, words.t(f"natures.{view.nature}"), figure(view.baseline, view.unit, words),
        figure(standing.now.value if standing and standing.now else None, view.unit, words),
        figure(view.target, view.unit, words), view.deadline.isoformat() if view.deadline else "–",
        words.t(f"pace.{standing.state.value if standing else 'draft'}"),
    )  # fmt: skip


def headline(view: KpiView, words: Words) -> str:
    """`Bookings: 12 of 40, Behind`."""
    standing = view.standing
    now = figure(standing.now.value if standing and standing.now else None, view.unit, words)
    state = words.t(f"pace.{standing.state.value if standing else 'draft'}")
    return words.t("cli.kpi_line", name=view.name, now=now, target=figure(view.target, view.unit, words), state=state)


def lines(view: KpiView, words: Words) -> list[str]:
    """A KPI at length."""
    facts = [
        ("cli.col_kpi", f"{view.metric} {view.formula}".strip()),
        ("cli.col_nature", words.t(f"natures.{view.nature}")),
        ("cli.col_baseline", figure(view.baseline, view.unit, words)),
        ("cli.col_span", " – ".join(day.isoformat() if day else "?" for day in (view.starts, view.deadline))),
        ("cli.col_sources", words.t(f"value_sources.{view.source}") if view.source else ""),
        ("cli.col_rhythm", view.reads),
        ("cli.col_pushed", ", ".join(view.pushed)),
        ("cli.col_note", view.note),
    ]
    told = [f"  {words.t(key)}: {value}" for key, value in facts if value]
    return [f"{view.id}  {headline(view, words)}", *told, *pace(view, words)]


def pace(view: KpiView, words: Words) -> list[str]:
    """What is expected, and why there is no value."""
    standing, found = view.standing, []
    if view.why:
        named = [words.t(f"kpi.{name}.name") if name in kpis.catalogue() else name for name in view.missing]
        found.append(f"  {words.t(f'pace.{view.why}', names=named)}")
    if standing and standing.expected is not None and standing.state is not Pace.DRAFT:
        due = figure(standing.expected, view.unit, words)
        found.append(f"  {words.t('cli.kpi_expected', value=due)}")
    if standing and standing.forecast is not None:
        low, high = (figure(each, view.unit, words) for each in (standing.forecast.low, standing.forecast.high))
        found.append(f"  {words.t('cli.kpi_forecast', low=low, high=high)}")
    if standing and standing.needed is not None:
        found.append(f"  {words.t('cli.kpi_needed', value=figure(standing.needed, view.unit, words))}")
    found += [f"  {month(each, view.unit, words)}" for each in view.months[-_MONTHS:]]
    return found


def month(found: Month, unit: str, words: Words) -> str:
    """`2026-11: 12 of 20, 17 expected by 2026-11-24, Behind`."""
    gained, goal, due = (figure(None if each is None else round(each, 1), unit, words)
                         for each in (found.gained, found.goal, found.expected))  # fmt: skip
    state = words.t(f"pace.{found.state.value}")
    return words.t("cli.kpi_month", month=f"{found.first:%Y-%m}", gained=gained, goal=goal, expected=due,
                   day=found.until.isoformat(), state=state)  # fmt: skip


def version(view: VersionView) -> dict[str, Any]:
    """A version with all that was agreed."""
    return {
        "id": view.id, "client_id": view.client_id, "number": view.number,
        "created_at": view.created_at.isoformat(), "note": view.note,
        "signed_on": view.signed_on.isoformat() if view.signed_on else None, "signed_by": view.signed_by,
        "document": view.document, "agreed": view.frozen.to_json(),
    }  # fmt: skip


def version_line(view: VersionView, words: Words) -> str:
    """`Version 2, signed on 2026-10-01 by Marta`."""
    if view.signed_on is None:
        return words.t("cli.version_open", number=view.number)
    return words.t("cli.version_signed", number=view.number, day=view.signed_on.isoformat(), by=view.signed_by)


def change(found: Change) -> dict[str, Any]:
    """One difference."""
    return asdict(found)


def change_line(found: Change, words: Words) -> str:
    """`  Bookings: target 40 → 32`."""
    if found.kind != "changed":
        return f"  {found.name}: {words.t(f'cli.change_{found.kind}')}"
    before, after = (_agreed(found.field, each, words) for each in (found.before, found.after))
    return f"  {found.name}: {words.t(f'agreed_fields.{found.field}')} {before} → {after}"


def _agreed(field: str, value: Any, words: Words) -> str:
    """A value that was agreed, as it is read."""
    if value is None or value == "":
        return "–"
    if field in {"baseline", "target", "monthly"}:
        return words.facts.figure(value)
    tables = {"nature": "natures", "scope": "scopes", "source": "value_sources"}
    return words.t(f"{tables[field]}.{value}") if field in tables else str(value)


def figure(value: float | None, unit: str, words: Words) -> str:
    """A value with its unit."""
    if value is None:
        return "–"
    text = words.facts.figure(value)
    if unit == "%":
        return words.t("document.dates.percent", value=text)
    if len(unit) == len("EUR") and unit.isupper():
        return words.facts.money(Decimal(str(value)), unit, whole=value == int(value))
    return f"{text} {unit}".strip()
