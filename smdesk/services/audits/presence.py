"""A network of an audit as it is written: what is typed is checked, and marked with who said it and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, insert, update

from smdesk.core import network as networks
from smdesk.core.audit import presence, values
from smdesk.core.errors import InvalidInput
from smdesk.services.audits.rows import PRESENCE, sources_json
from smdesk.services.audits.views import AuditView, PresenceView
from smdesk.services.rows import inserted

#: Hours in a year, posts a week of a bot, and what else ends a slip of the keyboard.
_LIMITS = {"reply_hours": (0, 8760), "engagement": (0, 100), "rating": (0, 5)}
#: What says where it came from.
_SOURCED = ("handle", "followers", "per_week", "last_day", "consistency")
_POSTS_A_WEEK = 1000


def add(
    connection: Connection, now: datetime, today: date, audit: AuditView, network: str, given: Mapping[str, Any]
) -> int:
    """Its number. Raises NotFound `unknown_network`, InvalidInput as `checked`."""
    networks.load(network)
    stored, sourced = checked({"status": "exists", **given}, today, network)
    position = max((each.position for each in audit.presences), default=-1) + 1
    made = insert(PRESENCE).values(
        audit_id=audit.id, network=network, channel_id=given.get("channel_id"), position=position,
        sources=_by_hand({}, sourced, now), created_at=now, changed_at=now, **stored,
    )  # fmt: skip
    return inserted(connection, made)


def change(connection: Connection, now: datetime, today: date, row: Any, changes: Mapping[str, Any]) -> None:
    """Write what was typed over a row. Raises InvalidInput as `checked`."""
    stored, sourced = checked(changes, today, row.network)
    for name in ("checklist", "figures"):
        if name in stored:
            merged = {**getattr(row, name), **stored[name]}
            stored[name] = {key: value for key, value in merged.items() if value is not None}
    stored["sources"] = _by_hand(row.sources, sourced, now)
    write(connection, now, row.id, stored)


def put_back(connection: Connection, now: datetime, view: PresenceView) -> None:
    """A row as it was once handed out, and not put away."""
    stored = {
        "status": view.status, "channel_id": view.channel_id, "handle": view.handle, "url": view.url,
        "kind": view.kind, "decision": view.decision, "followers": view.followers, "per_week": view.per_week,
        "last_day": view.last_day.isoformat() if view.last_day else "", "checklist": dict(view.checklist),
        "consistency": view.consistency, "figures": dict(view.figures), "sources": sources_json(view.sources),
        "note": view.note, "position": view.position, "deleted_at": None,
    }  # fmt: skip
    write(connection, now, view.id, stored)


def remove(connection: Connection, now: datetime, number: int) -> None:
    """Put a row away."""
    write(connection, now, number, {"deleted_at": now})


def write(connection: Connection, now: datetime, number: int, stored: Mapping[str, Any]) -> None:
    """These columns of a row."""
    times = {"version": PRESENCE.c.version + 1, "changed_at": now}
    connection.execute(update(PRESENCE).where(PRESENCE.c.id == number).values(**stored, **times))


def checked(changes: Mapping[str, Any], today: date, network: str) -> tuple[dict[str, Any], dict[str, bool]]:
    """Columns to be written, and the figures among them whose source is the person: True known, False forgotten.

    Raises:
        InvalidInput: as `AuditsService.set_presence`.
    """
    stored: dict[str, Any] = {}
    sourced: dict[str, bool] = {}
    for name, value in changes.items():
        if name == "channel_id":
            continue
        if name == "figures":
            stored[name] = {figure: _figure(figure, each) for figure, each in value.items()}
            sourced |= {figure: each is not None for figure, each in stored[name].items()}
            continue
        stored[name] = _column(name, value, today, network)
        if name in _SOURCED:
            sourced[name] = stored[name] not in {None, ""}
    return stored, sourced


def _column(name: str, value: Any, today: date, network: str) -> Any:
    match name:
        case "status":
            return values.chosen("status", value or "-", presence.STATUSES)
        case "kind":
            return values.chosen("kind", value, presence.KINDS)
        case "decision":
            return values.chosen("decision", value, presence.DECISIONS)
        case "handle":
            return values.line("handle", value, 320)
        case "note":
            return values.text("note", value)
        case "url":
            return address(value)
        case "followers":
            return values.whole("followers", value)
        case "per_week":
            return values.number("per_week", value, 0, _POSTS_A_WEEK)
        case "consistency":
            return values.whole("consistency", value, 1, 5)
        case "last_day":
            return values.past_day("last_day", _iso(value), today)
        case "checklist":
            return _answers(value, network)
        case _:
            raise AssertionError(name)


def _iso(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _answers(given: Mapping[str, Any], network: str) -> dict[str, bool | None]:
    known = presence.checklist(network)
    for item in given:
        values.chosen("checklist", item or "-", known)
    return {item: None if value is None else bool(value) for item, value in given.items()}


def _figure(name: str, value: Any) -> float | None:
    values.chosen("figures", name or "-", presence.FIGURES)
    least, most = _LIMITS.get(name, (0, values.MOST))
    return values.number(name, value, least, most)


def address(value: str) -> str:
    """The address of a website, or nothing. Raises InvalidInput `bad_address`."""
    text = value.strip()
    try:
        fits = not text or (urlsplit(text).scheme in {"http", "https"} and bool(urlsplit(text).hostname))
    except ValueError:
        fits = False
    if not fits or len(text) > 2048:
        raise InvalidInput("bad_address", field="url", address=text[:200])
    return text


def _by_hand(present: Mapping[str, Any], sourced: Mapping[str, bool], now: datetime) -> dict[str, Any]:
    mark = {"from": "hand", "at": now.isoformat()}
    merged = {**present, **{name: mark if known else None for name, known in sourced.items()}}
    return {name: each for name, each in merged.items() if each is not None}
