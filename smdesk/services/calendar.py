"""What the calendar shows: every publication of a span of time, read as plain rows into frozen items."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, Text, and_, bindparam, func, select, type_coerce

from smdesk.core.publication import DRAWN, EDITABLE, STAGE_DRAWN, URGENCY, Drawn, State
from smdesk.db import Database
from smdesk.models import Channel, Client, Part, Post, Publication, Variant, table_of
from smdesk.models.types import UtcDateTime
from smdesk.services import plans, post_rows
from smdesk.services.checks import ChannelFinding, of_post
from smdesk.services.post_rules import own_channels

#: Characters of the text that a chip and its tooltip show.
TEXT_START = 120


class CalendarItem(NamedTuple):
    """One publication in the calendar. First comments are not items of their own.

    A named tuple and not a frozen dataclass: of those, making a month's 2,300 takes a third of a frame.
    """

    id: int
    post_id: int
    client_id: int
    client: str
    channel_id: int
    channel: str  # the handle
    network: str
    state: State
    drawn: Drawn
    due: datetime  # aware, UTC
    wall: datetime  # naive, in `zone`
    zone: str  # IANA
    mode: str  # auto, assisted, delegate
    occurrence: int
    title: str
    text: str  # the start of what the first part says on this channel
    hold_reason: str  # a code while held, "" else
    ask: str  # the question only the person can answer, "" for none
    delegated: bool  # the network's own scheduler has it
    stage: str  # of the post
    pillar_id: int | None  # of the post


class CalendarEntry(NamedTuple):
    """One post at one wall time: its publications there, or a post that has a place in the plan and none yet.

    What is cancelled or left out is no entry. `drawn` is the most urgent of its publications, or the post's own stage.
    """

    post_id: int
    occurrence: int
    wall: datetime  # naive, in `zone`
    zone: str  # IANA
    due: datetime  # aware, UTC
    client_id: int
    client: str
    title: str
    text: str
    stage: str
    pillar_id: int | None
    drawn: Drawn
    items: tuple[CalendarItem, ...]
    thumb: str  # hash of its first medium; "" for none
    movable: bool  # something of it can still get another time
    targets: tuple[tuple[int, str], ...] = ()  # channel and network a planned post is written for; () once scheduled

    @property
    def delegated(self) -> bool:
        """True when a network's own scheduler has some of it."""
        return any(item.delegated for item in self.items)


@dataclass(frozen=True, slots=True)
class IdeaView:
    """A post without a date."""

    post_id: int
    client_id: int
    client: str
    title: str
    text: str
    stage: str
    pillar_id: int | None
    thumb: str
    changed_at: datetime


def _raw(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The column as it is stored: turning thousands of texts into values is done in one loop, not value by value."""
    return type_coerce(column, Text())


def _query() -> Select[Any]:
    """All items between `start` and `end`; its conditions on client, channel and state are added where wanted."""
    item, post = table_of(Publication).c, table_of(Post).c
    base, own = table_of(Variant).alias("base"), table_of(Variant).alias("own")
    base_part, own_part = table_of(Part).alias("base_part"), table_of(Part).alias("own_part")
    text = func.substr(func.coalesce(own_part.c.text, base_part.c.text, ""), 1, TEXT_START)
    return (
        select(
            item.id, item.post_id, post.client_id, item.channel_id, _raw(item.state), _raw(item.due_utc),
            _raw(item.wall_time), item.zone, item.mode, item.occurrence, post.title, text, item.hold_reason, item.ask,
            item.delegated, post.stage, post.pillar_id,
        )
        .join(post.id.table, post.id == item.post_id)
        .outerjoin(base, and_(base.c.post_id == item.post_id, base.c.channel_id.is_(None)))
        .outerjoin(base_part, and_(base_part.c.variant_id == base.c.id, base_part.c.position == 0))
        .outerjoin(own, and_(own.c.post_id == item.post_id, own.c.channel_id == item.channel_id))
        .outerjoin(own_part, and_(own_part.c.variant_id == own.c.id, own_part.c.position == 0))
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
_STATES = {state.value: (state, DRAWN[state]) for state in State}


class CalendarService:
    """Reads only. A month is one query over the ledger, and no mapped object: it is read anew at every change."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def range(
        self,
        start: datetime,
        end: datetime,
        *,
        client_id: int | None = None,
        channel_ids: Collection[int] | None = None,
        states: Collection[State] | None = None,
    ) -> list[CalendarItem]:
        """Publications due from `start` up to but not at `end` (both aware), by due time; None leaves nothing out.

        Cancelled and skipped ones are among them, so that the view decides what it draws (`drawn` is none).
        """
        query, values = self._narrowed(client_id, channel_ids, states)
        with self._db.read() as session:
            connection = session.connection()
            rows = connection.execute(query, {"start": start, "end": end, **values}).all()
            clients = {row[0]: row[1] for row in connection.execute(_CLIENTS)}
            channels = {row[0]: (row[1], row[2]) for row in connection.execute(_CHANNELS)}
        instant = datetime.fromisoformat
        return [
            CalendarItem(
                number, post, client, clients[client], channel, *channels[channel], *_STATES[state], instant(due),
                instant(wall), zone, mode, occurrence, title, text, hold, ask, delegated != "", stage, pillar,
            )
            for number, post, client, channel, state, due, wall, zone, mode, occurrence, title, text, hold, ask,
            delegated, stage, pillar in rows
        ]  # fmt: skip

    def entries(
        self,
        start: datetime,
        end: datetime,
        *,
        client_id: int | None = None,
        channel_ids: Collection[int] | None = None,
        states: Collection[State] | None = None,
        pillar_ids: Collection[int] | None = None,
    ) -> list[CalendarEntry]:
        """What stands in the calendar from `start` up to but not at `end` (both aware), by time.

        With `channel_ids` a planned post is among them when it is written for one of them; with `states` none is.
        """
        items = self.range(start, end, client_id=client_id, channel_ids=channel_ids, states=states)
        with self._db.read() as session:
            connection = session.connection()
            drafts = [] if states is not None else plans.planned(connection, start, end, client_id, channel_ids)
            thumbs = plans.thumbs(connection, start, end)
            clients = {row[0]: row[1] for row in connection.execute(_CLIENTS)} if drafts else {}
            targets = plans.targets(connection, [row.id for row in drafts]) if drafts else {}
        found = [*_grouped(items, thumbs), *(_draft(row, clients, thumbs, targets) for row in drafts)]
        if pillar_ids is not None:
            found = [entry for entry in found if entry.pillar_id in pillar_ids]
        found.sort(key=lambda entry: (entry.due, entry.post_id))
        return found

    def ideas(self, client_id: int | None = None, limit: int = 500) -> list[IdeaView]:
        """Posts without any time, what was changed last first."""
        with self._db.read() as session:
            connection = session.connection()
            rows = plans.undated(connection, client_id, limit)
            pictures = plans.thumbs_of(connection, [row.id for row in rows])
            clients = {row[0]: row[1] for row in connection.execute(_CLIENTS)}
        return [
            IdeaView(row.id, row.client_id, clients[row.client_id], row.title, row.text, row.stage, row.pillar_id,
                     pictures.get(row.id, ""), row.changed_at)
            for row in rows
        ]  # fmt: skip

    def findings(self, entry: CalendarEntry) -> tuple[ChannelFinding, ...]:
        """What the checks say of an entry's post on its channels, errors first. Raises NotFound `unknown_post`."""
        with self._db.read() as session:
            channels = tuple(dict.fromkeys(item.channel_id for item in entry.items))
            return of_post(session, entry.post_id, channels or own_channels(post_rows.one(session, entry.post_id)))

    def _narrowed(
        self, client_id: int | None, channel_ids: Collection[int] | None, states: Collection[State] | None
    ) -> tuple[Select[Any], dict[str, Any]]:
        query, values = _ALL, dict[str, Any]()
        if client_id is not None:
            query = query.where(table_of(Post).c.client_id == bindparam("client"))
            values["client"] = client_id
        if channel_ids is not None:
            query = query.where(table_of(Publication).c.channel_id.in_(bindparam("channels", expanding=True)))
            values["channels"] = sorted(channel_ids)
        if states is not None:
            # Joined to nothing, the column keeps SQLite on the index by time: a month is fewer rows than a whole state.
            query = query.where((_raw(table_of(Publication).c.state) + "").in_(sorted(states)))
        return query, values


def _grouped(items: list[CalendarItem], thumbs: Mapping[int, str]) -> Iterator[CalendarEntry]:
    """The publications of one post at one wall time as one entry."""
    groups: dict[tuple[int, int, datetime, str], list[CalendarItem]] = {}
    for item in items:
        if item.drawn is not Drawn.NONE:
            groups.setdefault((item.post_id, item.occurrence, item.wall, item.zone), []).append(item)
    for (post, occurrence, wall, zone), group in groups.items():
        first, drawn = group[0], {item.drawn for item in group}
        yield CalendarEntry(
            post, occurrence, wall, zone, first.due, first.client_id, first.client, first.title, first.text,
            first.stage, first.pillar_id, next(each for each in URGENCY if each in drawn), tuple(group),
            thumbs.get(post, ""), any(item.state in EDITABLE and not item.delegated for item in group),
        )  # fmt: skip


def _draft(
    row: Any, clients: Mapping[int, str], thumbs: Mapping[int, str], targets: Mapping[int, tuple[tuple[int, str], ...]]
) -> CalendarEntry:
    return CalendarEntry(
        row.id, 0, row.planned_wall, row.planned_zone, row.planned_utc, row.client_id, clients[row.client_id],
        row.title, row.text, row.stage, row.pillar_id, STAGE_DRAWN[row.stage], (), thumbs.get(row.id, ""), True,
        targets.get(row.id, ()),
    )  # fmt: skip
