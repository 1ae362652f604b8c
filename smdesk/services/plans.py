"""Reading posts that are not scheduled, with a place in the plan or without a date; and the first picture of posts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Text,
    and_,
    exists,
    func,
    literal_column,
    select,
    type_coerce,
)

from smdesk.core.publication import State
from smdesk.models import UNDATED, Channel, Media, Part, PartMedia, Post, Publication, Variant, table_of
from smdesk.services.archive import worked_for

#: Characters of the text that a chip shows.
_TEXT_START = 120
_POST, _ITEM, _VARIANT = table_of(Post).c, table_of(Publication).c, table_of(Variant).c
_PART, _SHOWN, _MEDIA = table_of(Part).c, table_of(PartMedia).c, table_of(Media).c


def nothing_scheduled() -> ColumnElement[bool]:
    """A post that has no publication but cancelled and left-out ones."""
    gone = (State.CANCELLED.value, State.SKIPPED.value)
    return ~exists().where(_ITEM.post_id == _POST.id, _ITEM.kind == "post", _ITEM.state.not_in(gone))


def _unscheduled() -> Select[Any]:
    return _told().where(_POST.deleted_at.is_(None), nothing_scheduled())


def about(connection: Connection, posts: Collection[int]) -> dict[int, Row[Any]]:
    """What a chip says of posts, whatever is scheduled of them."""
    return {row.id: row for row in connection.execute(_told().where(_POST.id.in_(sorted(posts))))}


def _told() -> Select[Any]:
    text = func.substr(func.coalesce(_PART.text, ""), 1, _TEXT_START).label("text")
    base = and_(_VARIANT.post_id == _POST.id, _VARIANT.channel_id.is_(None))
    return (
        select(
            _POST.id, _POST.client_id, _POST.title, _POST.stage, _POST.pillar_id, _POST.planned_wall,
            _POST.planned_zone, _POST.planned_utc, _POST.changed_at, text, _POST.campaign_id,
            type_coerce(_POST.recurrence, Text()).is_not(None).label("recurs"),
        )
        .select_from(table_of(Post))
        .outerjoin(table_of(Variant), base)
        .outerjoin(table_of(Part), and_(_PART.variant_id == _VARIANT.id, _PART.position == 0))
    )  # fmt: skip


def planned(
    connection: Connection, start: datetime, end: datetime, client: int | None, channels: Collection[int] | None
) -> Sequence[Row[Any]]:
    """Posts with a planned time in a span and nothing scheduled."""
    query = _unscheduled().where(_POST.planned_utc >= start, _POST.planned_utc < end)
    query = query.where(worked_for(_POST.client_id) if client is None else _POST.client_id == client)
    if channels is not None:
        own = table_of(Variant).alias("own")
        query = query.where(exists().where(own.c.post_id == _POST.id, own.c.channel_id.in_(sorted(channels))))
    return connection.execute(query).all()


def undated(connection: Connection, client: int | None, limit: int) -> Sequence[Row[Any]]:
    """Posts without any time, what was changed last first."""
    # Two queries, so that of a large desk the planned posts, nearly all, are not looked at one by one.
    gone = (State.CANCELLED.value, State.SKIPPED.value)
    came_back = select(_ITEM.post_id).where(_ITEM.state.in_(gone))
    own = _unscheduled().where(_POST.stage != literal_column("'planned'")).with_hint(table_of(Post), UNDATED, "sqlite")
    back = _unscheduled().where(_POST.stage == "planned", _POST.id.in_(came_back))
    found: list[Row[Any]] = []
    for query in (own, back):
        ordered = query.where(_POST.planned_utc.is_(None)).order_by(_POST.changed_at.desc(), _POST.id.desc())
        of = ordered.where(worked_for(_POST.client_id) if client is None else _POST.client_id == client)
        found += connection.execute(of.limit(limit)).all()
    return sorted(found, key=lambda row: (row.changed_at, row.id), reverse=True)[:limit]


def targets(connection: Connection, posts: Sequence[int]) -> dict[int, tuple[tuple[int, str], ...]]:
    """By post, the channels it is written for, each with its network."""
    channel = table_of(Channel).c
    query = (
        select(_VARIANT.post_id, channel.id, channel.network)
        .join(table_of(Channel), channel.id == _VARIANT.channel_id)
        .where(_VARIANT.post_id.in_(posts), channel.deleted_at.is_(None))
        .order_by(_VARIANT.post_id, channel.id)
    )
    found: dict[int, list[tuple[int, str]]] = {}
    for post, number, network in connection.execute(query):
        found.setdefault(post, []).append((number, network))
    return {post: tuple(pairs) for post, pairs in found.items()}


def _first_media() -> Select[Any]:
    return (
        select(_VARIANT.post_id, _MEDIA.sha256)
        .join(table_of(Part), and_(_PART.variant_id == _VARIANT.id, _PART.position == 0))
        .join(table_of(PartMedia), and_(_SHOWN.part_id == _PART.id, _SHOWN.position == 0))
        .join(table_of(Media), _MEDIA.id == _SHOWN.media_id)
        .order_by(_VARIANT.channel_id.is_(None))  # the base last, so that it stands where both have one
    )


def thumbs_of(connection: Connection, posts: Sequence[int]) -> dict[int, str]:
    """By post, the hash of its first medium."""
    return {row[0]: row[1] for row in connection.execute(_first_media().where(_VARIANT.post_id.in_(posts)))}
