"""What the person and the client have decided that bears on publishing: pauses, late limits, approval."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from smdesk.core import settings
from smdesk.models import Setting, table_of

SETTING = table_of(Setting)
_STORED = select(SETTING.c.key, SETTING.c.value).where(
    SETTING.c.scope == bindparam("scope"), SETTING.c.scope_id == bindparam("scope_id")
)


def stored(connection: Connection, scope: str = "app", scope_id: int = 0) -> dict[str, str]:
    """The settings stored in one place."""
    rows = connection.execute(_STORED, {"scope": scope, "scope_id": scope_id})
    return {row.key: row.value for row in rows}


def paused(connection: Connection, now: datetime) -> bool:
    """True while everything is paused."""
    return settings.paused(now, stored(connection))


def late_limit_min(connection: Connection, own: int | None) -> int:
    """Minutes after its time up to which a publication still goes out by itself; 0 means always ask.

    `own` is the client's own limit and goes before the setting.
    """
    return settings.number("publishing.late_limit", stored(connection)) if own is None else own
