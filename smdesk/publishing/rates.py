"""What each channel's network still allows, kept in `rate_state` so that a restart forgets no limit."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from smdesk.core.pacing import Rate, Window
from smdesk.models import RateState, table_of

RATE = table_of(RateState)
_OF = select(RATE).where(RATE.c.channel_id.in_(bindparam("channels", expanding=True)))
_NAMES = ("next_allowed_at", "limited_until", "windows")
_INSERT = insert(RATE)
_SAVE = _INSERT.on_conflict_do_update(
    index_elements=[RATE.c.channel_id], set_={name: _INSERT.excluded[name] for name in _NAMES}
)


def _rate(row: Any) -> Rate:
    windows = tuple(Window(n, s, used, datetime.fromisoformat(at)) for n, s, used, at in row.windows)
    return Rate(row.next_allowed_at, row.limited_until, windows)


def load(connection: Connection, channel_ids: list[int]) -> dict[int, Rate]:
    """What is remembered of these channels; a channel without a row has no limits yet."""
    rows = connection.execute(_OF, {"channels": channel_ids})
    return {row.channel_id: _rate(row) for row in rows}


def save(connection: Connection, channel_id: int, rate: Rate) -> None:
    """Remember what a channel's network allows."""
    values = {
        "next_allowed_at": rate.next_allowed,
        "limited_until": rate.limited_until,
        "windows": [[w.limit, w.seconds, w.used, w.started.isoformat()] for w in rate.windows],
    }
    connection.execute(_SAVE, {"channel_id": channel_id, **values})
