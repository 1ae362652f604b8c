"""The calendar's one question to the ledger: publications of a span with their post, text and first picture."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, Text, and_, bindparam, func, select, type_coerce

from smdesk.core.publication import State
from smdesk.db import raw
from smdesk.models import Channel, Client, Media, Part, PartMedia, Post, Publication, Variant, table_of
from smdesk.models.types import UtcDateTime

#: Characters of the text that a chip and its tooltip show.
TEXT_START = 120


class Narrow(NamedTuple):
    """What is asked for besides the span; None leaves nothing out."""

    client: int | None = None
    channels: Collection[int] | None = None
    states: Collection[State] | None = None


class Names(NamedTuple):
    """What rows have by number only: the names of clients, and handle and network of channels."""

    clients: Mapping[int, str]
    channels: Mapping[int, tuple[str, str]]


def _raw(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The column as it is stored: turning thousands of texts into values is done in one loop, not value by value."""
    return type_coerce(column, Text())


def _query() -> Select[Any]:
    """All publications between `start` and `end`; conditions on client, channel and state are added where wanted.

    The picture is looked up with the row: on a desk without pictures that costs nothing, and where there are any it
    is cheaper than asking once more about all posts of the span.
    """
    item, post = table_of(Publication).c, table_of(Post).c
    base, own = table_of(Variant).alias("base"), table_of(Variant).alias("own")
    base_part, own_part = table_of(Part).alias("base_part"), table_of(Part).alias("own_part")
    base_shown, own_shown = table_of(PartMedia).alias("base_shown"), table_of(PartMedia).alias("own_shown")
    media = table_of(Media).c
    text = func.substr(func.coalesce(own_part.c.text, base_part.c.text, ""), 1, TEXT_START)
    return (
        select(
            item.id, item.post_id, post.client_id, item.channel_id, _raw(item.state), _raw(item.due_utc),
            _raw(item.wall_time), item.zone, item.mode, item.occurrence, post.title, text, item.hold_reason, item.ask,
            item.delegated != "", post.stage, post.pillar_id, func.coalesce(media.sha256, ""),
            post.campaign_id, _raw(post.recurrence).is_not(None),
        )
        .join(post.id.table, post.id == item.post_id)
        .outerjoin(base, and_(base.c.post_id == item.post_id, base.c.channel_id.is_(None)))
        .outerjoin(base_part, and_(base_part.c.variant_id == base.c.id, base_part.c.position == 0))
        .outerjoin(own, and_(own.c.post_id == item.post_id, own.c.channel_id == item.channel_id))
        .outerjoin(own_part, and_(own_part.c.variant_id == own.c.id, own_part.c.position == 0))
        .outerjoin(base_shown, and_(base_shown.c.part_id == base_part.c.id, base_shown.c.position == 0))
        .outerjoin(own_shown, and_(own_shown.c.part_id == own_part.c.id, own_shown.c.position == 0))
        .outerjoin(media.id.table, media.id == func.coalesce(base_shown.c.media_id, own_shown.c.media_id))
        .where(
            item.due_utc >= bindparam("start", type_=UtcDateTime),
            item.due_utc < bindparam("end", type_=UtcDateTime),
            item.kind == "post",
            post.deleted_at.is_(None),  # what is out of a deleted post stays in the ledger's history only
        )
        .order_by(item.due_utc, item.id)
    )  # fmt: skip


_ALL = _query()
_CLIENTS = select(Client.id, Client.name)
_CHANNELS = select(Channel.id, Channel.handle, Channel.network)


def read(
    connection: Connection, start: datetime, end: datetime, narrow: Narrow, walls: tuple[str, str] | None = None
) -> Iterator[tuple[Any, ...]]:
    """The rows, by due time, as they are stored; with `walls` only those whose wall time lies between the two."""
    query, values = _ALL, dict[str, Any](start=start, end=end)
    item = table_of(Publication).c
    if walls is not None:
        query = query.where(_raw(item.wall_time) >= bindparam("first"), _raw(item.wall_time) < bindparam("last"))
        values |= {"first": walls[0], "last": walls[1]}
    if narrow.client is not None:
        query = query.where(table_of(Post).c.client_id == bindparam("client"))
        values["client"] = narrow.client
    if narrow.channels is not None:
        query = query.where(item.channel_id.in_(bindparam("channels", expanding=True)))
        values["channels"] = sorted(narrow.channels)
    if narrow.states is not None:
        # Joined to nothing, the column keeps SQLite on the index by time: a month is fewer rows than a whole state.
        query = query.where((_raw(item.state) + "").in_(sorted(narrow.states)))
    return raw.rows(connection, query, values)


def names(connection: Connection) -> Names:
    """Names of all clients and channels, also of those that are gone."""
    return Names(
        {row[0]: row[1] for row in connection.execute(_CLIENTS)},
        {row[0]: (row[1], row[2]) for row in connection.execute(_CHANNELS)},
    )
