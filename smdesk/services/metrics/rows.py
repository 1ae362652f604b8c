"""The queries behind the numbers that are shown: whose they are, the latest of each metric, or everything kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, null, select

from smdesk.core import metrics
from smdesk.core.errors import NotFound
from smdesk.core.publication import State
from smdesk.core.records import dataclass
from smdesk.models import Channel, Client, ImportBatch, Part, Post, Publication, Sample, Variant, table_of
from smdesk.services.metrics.views import SubjectView, ValueView

SAMPLE, CHANNEL, CLIENT, PUBLICATION = (table_of(each) for each in (Sample, Channel, Client, Publication))
_POST, _VARIANT, _PART, _BATCH = (table_of(each) for each in (Post, Variant, Part, ImportBatch))
#: Subjects that are shown at once, and characters of what was published.
MOST, TEXT_START = 200, 120


@dataclass(frozen=True, slots=True)
class Which:
    """Whose numbers are wanted; all of them by default. `start` and `end` bound the time of reading."""

    client: int | None = None
    channel: int | None = None
    post: int | None = None
    publication: int | None = None
    start: datetime | None = None
    end: datetime | None = None
    limit: int = MOST


def accounts(connection: Connection, which: Which) -> Sequence[Row[Any]]:
    """The channels meant, by client."""
    if which.post is not None or which.publication is not None:
        return ()
    nothing = [null().label(name) for name in ("publication_id", "post_id", "published_at", "text")]
    query = _whose(which).add_columns(*nothing).where(CHANNEL.c.deleted_at.is_(None))
    return connection.execute(query.order_by(CLIENT.c.name, CHANNEL.c.id)).all()


def published(connection: Connection, which: Which) -> Sequence[Row[Any]]:
    """The publications meant that have any number, the newest first. Raises NotFound as `MetricsService.show`."""
    base = and_(_VARIANT.c.post_id == PUBLICATION.c.post_id, _VARIANT.c.channel_id.is_(None))
    own = and_(_PART.c.variant_id == _VARIANT.c.id, _PART.c.position == 0)
    query = (
        _whose(which)
        .add_columns(
            PUBLICATION.c.id.label("publication_id"), PUBLICATION.c.post_id, PUBLICATION.c.published_at,
            func.substr(func.coalesce(_PART.c.text, ""), 1, TEXT_START).label("text"),
        )
        .join(PUBLICATION, PUBLICATION.c.channel_id == CHANNEL.c.id)
        .outerjoin(_VARIANT, base)
        .outerjoin(_PART, own)
        .where(
            PUBLICATION.c.state == State.PUBLISHED,
            PUBLICATION.c.kind == "post",
            select(SAMPLE.c.id).where(SAMPLE.c.publication_id == PUBLICATION.c.id).exists(),
        )
    )  # fmt: skip
    if which.publication is not None:
        _must_exist(connection, select(PUBLICATION.c.id).where(PUBLICATION.c.id == which.publication), which)
        query = query.where(PUBLICATION.c.id == which.publication)
    if which.post is not None:
        _must_exist(connection, select(_POST.c.id).where(_POST.c.id == which.post), which)
        query = query.where(PUBLICATION.c.post_id == which.post)
    order = (PUBLICATION.c.published_at.desc(), PUBLICATION.c.id.desc())
    return connection.execute(query.order_by(*order).limit(which.limit)).all()


def _must_exist(connection: Connection, query: Select[Any], which: Which) -> None:
    if connection.execute(query).first() is None:
        if which.publication is not None:
            raise NotFound("unknown_publication", publication=which.publication)
        raise NotFound("unknown_post", post=which.post)


def samples(
    connection: Connection, which: Which, channels: Collection[int], publications: Collection[int], *, series: bool
) -> Sequence[Row[Any]]:
    """Values of these accounts and publications, the oldest first; without `series` the latest of each metric alone."""
    undone = select(_BATCH.c.id).where(_BATCH.c.undone_at.is_not(None))
    rows: list[Row[Any]] = []
    for whose in (
        and_(SAMPLE.c.publication_id.is_(None), SAMPLE.c.channel_id.in_(channels)),
        SAMPLE.c.publication_id.in_(publications),
    ):
        counts = and_(
            whose,
            SAMPLE.c.dimension == "",
            SAMPLE.c.batch_id.is_(None) | SAMPLE.c.batch_id.not_in(undone),
            *([SAMPLE.c.at >= which.start] if which.start is not None else []),
            *([SAMPLE.c.at < which.end] if which.end is not None else []),
        )
        query = select(SAMPLE).where(counts)
        if not series:
            order = (func.coalesce(SAMPLE.c.window_end, SAMPLE.c.at).desc(), SAMPLE.c.at.desc(), SAMPLE.c.id.desc())
            mine = (SAMPLE.c.channel_id, SAMPLE.c.publication_id, SAMPLE.c.metric)
            place = func.row_number().over(partition_by=mine, order_by=order).label("place")
            ranked = select(SAMPLE.c.id, place).where(counts).subquery()
            query = select(SAMPLE).join(ranked, ranked.c.id == SAMPLE.c.id).where(ranked.c.place == 1)
        rows += connection.execute(query.order_by(SAMPLE.c.at, SAMPLE.c.id)).all()
    return rows


def by_subject(rows: Iterable[Row[Any]]) -> dict[tuple[int, int | None], list[ValueView]]:
    """Values by channel and publication."""
    found: dict[tuple[int, int | None], list[ValueView]] = {}
    for row in rows:
        found.setdefault((row.channel_id, row.publication_id), []).append(_value(row))
    return found


def latest(values: Iterable[ValueView]) -> tuple[ValueView, ...]:
    """The latest of each metric, in the order in which metrics are shown."""
    newest: dict[str, ValueView] = {}
    for value in values:
        known = newest.get(value.metric)
        if known is None or (value.end or value.at, value.at) >= (known.end or known.at, known.at):
            newest[value.metric] = value
    places = {name: place for place, name in enumerate(metrics.metrics())}
    return tuple(sorted(newest.values(), key=lambda each: places.get(each.metric, len(places))))


def subject(row: Row[Any], values: Sequence[ValueView], *, series: bool) -> SubjectView:
    """An account or a publication (a row of either query) with its values."""
    return SubjectView(
        row.channel_id, row.network, row.handle, row.client_id, row.client, row.zone, row.publication_id, row.post_id,
        row.text or "", row.published_at, latest(values), tuple(values) if series else (),
    )  # fmt: skip


def _whose(which: Which) -> Select[Any]:
    query = select(
        CHANNEL.c.id.label("channel_id"), CHANNEL.c.network, CHANNEL.c.handle, CLIENT.c.id.label("client_id"),
        CLIENT.c.name.label("client"), CLIENT.c.zone,
    ).select_from(CHANNEL.join(CLIENT, CLIENT.c.id == CHANNEL.c.client_id))  # fmt: skip
    if which.client is not None:
        query = query.where(CHANNEL.c.client_id == which.client)
    return query if which.channel is None else query.where(CHANNEL.c.id == which.channel)


def _value(row: Row[Any]) -> ValueView:
    whose: metrics.Subject = "account" if row.publication_id is None else "post"
    return ValueView(row.metric, row.value, row.at, row.window, row.window_start, row.window_end, row.definition,
                     row.source, whose)  # fmt: skip
