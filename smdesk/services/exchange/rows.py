"""The desk as files need it: names to look up, what stands in the calendar, and posts as whole records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from smdesk.core.exchange.record import (
    ChannelRef,
    DayRecord,
    Medium,
    PartRecord,
    PillarRef,
    Record,
    Sending,
    VariantRecord,
)
from smdesk.core.exchange.world import ChannelFacts, ClientFacts, Named, World, folded, said_key
from smdesk.core.publication import State
from smdesk.core.walltime import WallTime
from smdesk.models import (
    Campaign,
    Channel,
    Client,
    KeyDate,
    Part,
    Persona,
    Pillar,
    Post,
    Publication,
    Variant,
    table_of,
)
from smdesk.services.posts import rows as post_rows
from smdesk.services.views import PostView, VariantView

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

CLIENT, CHANNEL, POST, PUBLICATION = (table_of(each).c for each in (Client, Channel, Post, Publication))
VARIANT, PART, DAY, PILLAR = (table_of(each).c for each in (Variant, Part, KeyDate, Pillar))
#: Posts read at a time: SQLite takes so many numbers in one question.
CHUNK = 500
_GONE = (State.CANCELLED.value, State.SKIPPED.value)


def chunks(ids: Sequence[int], size: int = CHUNK) -> Iterable[Sequence[int]]:
    """Numbers in handfuls."""
    return (ids[at : at + size] for at in range(0, len(ids), size))


# -- the world ------------------------------------------------------------------------------------------------------


def world(connection: Connection, folder: str) -> World:
    """All that names in a file are looked up in. `folder` names this desk, for the codes of its own exports."""
    clients = tuple(
        ClientFacts(row.id, row.name, row.zone, row.approval_required)
        for row in connection.execute(
            select(CLIENT.id, CLIENT.name, CLIENT.zone, CLIENT.approval_required).where(
                CLIENT.deleted_at.is_(None), CLIENT.archived_at.is_(None)
            )
        )
    )
    channels = tuple(
        ChannelFacts(row.id, row.client_id, row.network, row.handle, row.display_name, row.mode)
        for row in connection.execute(
            select(CHANNEL.id, CHANNEL.client_id, CHANNEL.network, CHANNEL.handle, CHANNEL.display_name, CHANNEL.mode)
            .where(CHANNEL.deleted_at.is_(None))
            .order_by(CHANNEL.id)
        )
    )
    pillars, personas, campaigns = (_named(connection, each) for each in (Pillar, Persona, Campaign))
    live = connection.execute(select(POST.id).where(POST.deleted_at.is_(None))).scalars()
    return World(
        clients, channels, pillars, personas, campaigns, {code(folder, number): number for number in live},
        _said(connection), _days(connection),
    )  # fmt: skip


def code(folder: str, post: int) -> str:
    """What an exported post is known by, here and elsewhere."""
    return f"{folder}-{post}"


def _named(connection: Connection, model: Any) -> tuple[Named, ...]:
    table = table_of(model).c
    query = select(table.id, table.client_id, table.name).where(table.deleted_at.is_(None))
    return tuple(Named(*row) for row in connection.execute(query.order_by(table.id)))


def _said(connection: Connection) -> dict[tuple[int, str, str], frozenset[int]]:
    """What stands in the calendar, for telling duplicates: client, wall time, text → the channels."""
    channels: dict[int, set[int]] = defaultdict(set)
    query = select(VARIANT.post_id, VARIANT.channel_id).where(VARIANT.channel_id.is_not(None))
    for post, channel in connection.execute(query):
        channels[post].add(channel)
    walls: dict[int, set[str]] = defaultdict(set)
    query = select(PUBLICATION.post_id, PUBLICATION.wall_time).where(
        PUBLICATION.kind == "post", PUBLICATION.state.not_in(_GONE)
    )
    for post, wall in connection.execute(query):
        walls[post].add(wall.isoformat(" ", "minutes"))
    texts = (
        select(POST.id, POST.client_id, POST.planned_wall, POST.title, PART.text)
        .join(table_of(Variant), (VARIANT.post_id == POST.id) & VARIANT.channel_id.is_(None))
        .outerjoin(table_of(Part), (PART.variant_id == VARIANT.id) & (PART.position == 0))
        .where(POST.deleted_at.is_(None))
    )
    found: dict[tuple[int, str, str], frozenset[int]] = {}
    for post, client, planned, title, text in connection.execute(texts):
        at = walls[post] or {planned.isoformat(" ", "minutes") if planned is not None else ""}
        for wall in at:
            key = said_key(client, wall, text if (text or "").strip() else title)
            found[key] = found.get(key, frozenset()) | channels[post]
    return found


def _days(connection: Connection) -> frozenset[tuple[int | None, str, str]]:
    query = select(DAY.client_id, DAY.day, DAY.name).where(DAY.deleted_at.is_(None))
    return frozenset((row.client_id, row.day, folded(row.name)) for row in connection.execute(query))


# -- records --------------------------------------------------------------------------------------------------------


def post_ids(connection: Connection, clients: Collection[int] | None, only: Collection[int] | None) -> list[int]:
    """Live posts of clients (None: all that are worked for), or those of `only`."""
    query = select(POST.id).join(table_of(Client), CLIENT.id == POST.client_id)
    query = query.where(POST.deleted_at.is_(None), CLIENT.deleted_at.is_(None))
    if only is not None:
        query = query.where(POST.id.in_(list(only)))
    elif clients is not None:
        query = query.where(POST.client_id.in_(list(clients)))
    else:
        query = query.where(CLIENT.archived_at.is_(None))
    return list(connection.execute(query.order_by(POST.id)).scalars())


def records(session: Session, folder: str, ids: Sequence[int]) -> list[Record]:
    """Whole posts, in the order of their numbers."""
    connection = session.connection()
    names = _Names(connection)
    found: list[Record] = []
    for some in chunks(ids):
        more = {row.id: row for row in connection.execute(
            select(POST.id, POST.persona_id, POST.campaign_id, POST.series_id).where(POST.id.in_(some)))}  # fmt: skip
        sendings = _sendings(connection, some, names)
        found += [names.record(view, more[view.id], sendings[view.id], folder)
                  for view in post_rows.several(session, some)]  # fmt: skip
    return found


def days(
    connection: Connection, clients: Collection[int] | None, first: date | None, last: date | None
) -> list[DayRecord]:
    """Key dates of clients and of all."""
    query = (
        select(DAY.id.table, CLIENT.name.label("client"))
        .outerjoin(table_of(Client), CLIENT.id == DAY.client_id)
        .where(DAY.deleted_at.is_(None))
    )
    if clients is not None:
        query = query.where(DAY.client_id.in_(list(clients)) | DAY.client_id.is_(None))
    found = []
    for row in connection.execute(query.order_by(DAY.id)):
        ref = row.ref if row.kind == "hidden" else ""
        inside = row.yearly or not row.day or (
            (last is None or row.day <= last.isoformat())
            and (first is None or (row.until or row.day) >= first.isoformat())
        )  # fmt: skip
        if inside:
            found.append(DayRecord(row.name, row.day, row.client or "", row.kind, row.until, row.yearly, ref, row.note))
    return found


class _Names:
    """Names by number."""

    def __init__(self, connection: Connection) -> None:
        self.channels = {
            row.id: ChannelRef(row.network, row.handle)
            for row in connection.execute(select(CHANNEL.id, CHANNEL.network, CHANNEL.handle))
        }
        self.pillars = {
            row.id: PillarRef(row.name, row.kind, row.color, row.target)
            for row in connection.execute(select(PILLAR.id, PILLAR.name, PILLAR.kind, PILLAR.color, PILLAR.target))
        }
        self.personas, self.campaigns = (
            {row.id: row.name for row in connection.execute(select(table_of(each).c.id, table_of(each).c.name))}
            for each in (Persona, Campaign)
        )

    def record(self, view: PostView, more: Any, sendings: Sequence[Sending], folder: str) -> Record:
        """A post by names only."""
        return Record(
            code=code(folder, view.id),
            client=view.client,
            title=view.title,
            stage=view.stage,
            languages=view.languages,
            recurrence=view.recurrence,
            pillar=self.pillars.get(view.pillar_id) if view.pillar_id is not None else None,
            campaign=self.campaigns.get(more.campaign_id, ""),
            persona=self.personas.get(more.persona_id, ""),
            planned=view.planned,
            series=code(folder, more.series_id) if more.series_id is not None else "",
            base=self._variant(view.base),
            variants=tuple(self._variant(each) for each in view.variants if each.channel_id in self.channels),
            sendings=tuple(sendings),
        )

    def _variant(self, view: VariantView) -> VariantRecord:
        parts = tuple(
            PartRecord(
                part.text, part.link,
                tuple(
                    Medium("", each.sha256, each.alt, each.filename, each.crop.to_json() if each.crop else None)
                    for each in part.media
                ),
            )
            for part in view.parts
        )  # fmt: skip
        ref = self.channels.get(view.channel_id) if view.channel_id is not None else None
        return VariantRecord(ref, parts, view.first_comment, view.format, view.reply_to, dict(view.options))


def _sendings(connection: Connection, posts: Sequence[int], names: _Names) -> Mapping[int, list[Sending]]:
    query = select(table_of(Publication)).where(
        PUBLICATION.post_id.in_(posts), PUBLICATION.kind == "post", PUBLICATION.state.not_in(_GONE)
    )
    found: dict[int, list[Sending]] = defaultdict(list)
    for row in connection.execute(query.order_by(PUBLICATION.wall_time, PUBLICATION.channel_id)):
        out = row.published_at if row.state == State.PUBLISHED else None
        found[row.post_id].append(
            Sending(
                names.channels[row.channel_id], WallTime(row.wall_time, row.zone), str(row.state), row.occurrence,
                row.mode, row.remote_id or "", row.remote_url, out.isoformat() if out is not None else "",
            )
        )  # fmt: skip
    return found
