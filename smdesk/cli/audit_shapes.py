"""Audits as a terminal shows them: JSON of each view, and lines for a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from smdesk.cli.output import short, table
from smdesk.core.audit.comparing import Compared, Listed
from smdesk.core.audit.shapes import Rating, Reputation
from smdesk.core.errors import InvalidInput
from smdesk.services.audits.views import (
    AuditLine,
    AuditView,
    ComparisonView,
    CompetitorView,
    Fill,
    FindingView,
    PresenceView,
)
from smdesk.services.views import TaskView
from smdesk.words import Words


def number(field: str, text: str | None) -> float | None:
    """A number as typed, `,` or `.` before the decimals; None for nothing. Raises InvalidInput `bad_value`."""
    if text is None or not text.strip():
        return None
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        raise InvalidInput("bad_value", field=field, value=text) from None


def whole(field: str, text: str | None) -> Any:
    """The same; what is not whole is left for the service to refuse."""
    found = number(field, text)
    return int(found) if found is not None and found.is_integer() else found


def with_ratings(said: Reputation, ratings: tuple[Rating, ...]) -> Reputation:
    """The same reputation with other ratings."""
    return replace(said, ratings=ratings)


# -- JSON ---------------------------------------------------------------------------------------------------------


def line(view: AuditLine) -> dict[str, Any]:
    """An audit in a list."""
    return asdict(view)


def audit(view: AuditView) -> dict[str, Any]:
    """One whole audit."""
    return {
        "id": view.id,
        "client": view.client,
        "client_id": view.client_id,
        "day": view.day,
        "title": view.title,
        "summary": view.summary,
        "presences": [presence(each) for each in view.presences],
        "reputation": asdict(view.reputation),
        "swot": {name: [asdict(each) for each in items] for name, items in view.swot.lists()},
        "marketing": asdict(view.marketing),
        "findings": [finding(each) for each in view.findings],
    }


def presence(view: PresenceView) -> dict[str, Any]:
    """A network of an audit, with its checklist sorted and its score with the parts it is made of."""
    complete = view.completeness
    return {
        **{name: value for name, value in asdict(view).items() if name not in {"completeness", "score", "checklist"}},
        "completeness": complete.percent,
        "checklist": {"done": complete.done, "missing": complete.missing, "not_looked_at": complete.unseen},
        "score": view.score.value,
        "score_parts": {name: round(100 * value) for name, value in view.score.parts},
    }


def finding(view: FindingView) -> dict[str, Any]:
    """A finding with its weight."""
    return {**asdict(view), "weight": view.weight, "group": view.group}


def fill(view: Fill) -> dict[str, Any]:
    """A figure that a channel told."""
    return asdict(view)


def comparison(view: ComparisonView) -> dict[str, Any]:
    """Two audits."""
    return {
        "then": asdict(view.then),
        "now": asdict(view.now),
        "networks": [_pair(each) for each in view.networks],
        "ratings": [_pair(each) for each in view.ratings],
        "reputation": [_change(each) for each in view.reputation],
        "lists": [asdict(each) for each in view.lists],
    }


def _pair(each: Compared) -> dict[str, Any]:
    return {"name": each.name, "then": each.then, "now": each.now, "changes": [_change(one) for one in each.changes]}


def _change(each: Any) -> dict[str, Any]:
    return {**asdict(each), "change": each.change, "percent": each.percent, "better": each.better}


def competitor(view: CompetitorView) -> dict[str, Any]:
    """A competitor with its figures."""
    return {**asdict(view), "networks": view.networks}


def task(view: TaskView) -> dict[str, Any]:
    """A task."""
    return {**asdict(view), "done": view.done_at is not None}


# -- lines --------------------------------------------------------------------------------------------------------


def said(words: Words, value: object) -> str:
    """A value for a person."""
    if value is None or value == "":
        return "–"
    if isinstance(value, date):
        return words.facts.day(value)
    return words.facts.figure(value) if isinstance(value, int | float) else str(value)


def told(words: Words, view: AuditView) -> list[str]:
    """One whole audit."""
    lines = [
        " · ".join(part for part in (f"{view.id}", view.client, words.facts.day(view.day), view.title) if part),
        *([view.summary] if view.summary else []), "", *presence_lines(words, view.presences),
    ]  # fmt: skip
    for each in view.reputation.ratings:
        count = words.t("cli.audit_reviews", count=each.count) if each.count is not None else ""
        value = f"{said(words, each.value)} / {words.facts.figure(each.best)}"
        lines.append("  ".join(part for part in (each.site, value, count) if part))
    for name, items in view.swot.lists():
        if items:
            lines += ["", words.t(f"audit_lists.{name}"), *(f"  {each.text}" for each in items)]
    if view.findings:
        head = ("", words.t("audit_lists.findings"), words.t("cli.audit_impact"), words.t("cli.audit_effort"), "")
        rows = [(str(each.id), short(each.text), str(each.impact), str(each.effort), each.became)
                for each in view.findings]  # fmt: skip
        lines += ["", *table([head, *rows])]
    return lines


def presence_lines(words: Words, views: Iterable[PresenceView]) -> list[str]:
    """The networks of an audit in a table."""
    rows = []
    for each in views:
        percent = "–" if each.completeness.percent is None else f"{each.completeness.percent} %"
        rows.append((
            words.network(each.network), each.handle, words.t(f"audit_status.{each.status}"),
            said(words, each.followers), said(words, each.per_week), said(words, each.last_day), percent,
            said(words, each.score.value), short(each.note, 40),
        ))  # fmt: skip
    keys = ("network", "handle", "status", "followers", "per_week", "last_day", "completeness", "score", "note")
    return table([tuple(words.t(f"audit_figures.{key}") for key in keys), *rows]) if rows else []


def compared(words: Words, view: ComparisonView) -> list[str]:
    """Two audits side by side."""
    lines = [f"{words.facts.day(view.then.day)} → {words.facts.day(view.now.day)}"]
    for each in (*view.networks, *view.ratings):
        lines.append(f"{each.name}  {_status(words, each)}".rstrip())
        lines += _changes(words, each.changes)
    lines += _changes(words, view.reputation)
    for one in view.lists:
        lines += _listed(words, one)
    return lines


def _status(words: Words, each: Compared) -> str:
    if each.then == each.now:
        return ""
    then, now = (words.t(f"audit_status.{status}") if status else "–" for status in (each.then, each.now))
    return f"{then} → {now}"


def _changes(words: Words, changes: Iterable[Any]) -> list[str]:
    rows = []
    for each in changes:
        moved = "" if each.change is None else f"{each.change:+g}"
        percent = "" if each.percent is None else f"{each.percent:+g} %"
        figure = words.t(f"audit_figures.{each.name}")
        rows.append((f"  {figure}", said(words, each.then), "→", said(words, each.now), moved, percent))
    return table(rows)


def _listed(words: Words, each: Listed) -> list[str]:
    if not (each.added or each.gone):
        return []
    return [words.t(f"audit_lists.{each.name}"), *(f"  + {text}" for text in each.added),
            *(f"  - {text}" for text in each.gone)]  # fmt: skip
