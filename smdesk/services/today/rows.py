"""The queries behind the Today page: plain rows, each bounded by a span of time or by a limit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, case, exists, func, select
from sqlalchemy import text as sql

from smdesk.core.publication import ENDS, State
from smdesk.core.records import dataclass
from smdesk.models import (
    Channel,
    Client,
    Contest,
    ContestDraw,
    Media,
    Part,
    PartMedia,
    Pillar,
    Post,
    Publication,
    Snooze,
    Variant,
    table_of,
)
from smdesk.services.plan.pillars import color_of
from smdesk.services.plans import nothing_scheduled
from smdesk.services.today.views import Going, Picture, PillarMark, Send

ITEM, POST, CLIENT, CHANNEL, VARIANT, PART, SHOWN, MEDIA, PILLAR, SNOOZE = (
    table_of(model).c for model in (Publication, Post, Client, Channel, Variant, Part, PartMedia, Media, Pillar, Snooze)
)
#: Characters of the text that stands for a post without a title.
TEXT_START = 120
#: Troubles of one kind that are listed, the latest; beyond these they are only counted.
LISTED = 60
CONTEST, DRAW = table_of(Contest).c, table_of(ContestDraw).c
#: So long a contest that nobody has drawn is told of, and so soon one that is about to close.
CONTESTS_BACK, CONTESTS_AHEAD = timedelta(days=180), timedelta(days=3)
GONE = (State.CANCELLED, State.SKIPPED)
TROUBLE = (State.FAILED, State.UNCONFIRMED, State.LATE, State.ASSISTED, State.HELD)


@dataclass(frozen=True, slots=True)
class Text:
    """What stands for a post: its title or first line, its first medium, its pillar."""

    title: str
    picture: Picture | None
    pillar: PillarMark | None


def _ledger() -> Select[Any]:
    return (
        select(
            ITEM.id, ITEM.post_id, ITEM.channel_id, ITEM.kind, ITEM.mode, ITEM.state, ITEM.due_utc, ITEM.wall_time,
            ITEM.zone, ITEM.hold_reason, ITEM.ask, ITEM.error_code, ITEM.error_why, POST.client_id, POST.stage,
            CLIENT.name.label("client"), CHANNEL.handle, CHANNEL.network,
        )
        .join(POST.id.table, POST.id == ITEM.post_id)
        .join(CLIENT.id.table, CLIENT.id == POST.client_id)
        .join(CHANNEL.id.table, CHANNEL.id == ITEM.channel_id)
    )  # fmt: skip


def outline(connection: Connection, start: datetime, end: datetime, client_id: int | None) -> Sequence[Row[Any]]:
    """Publications of posts due in a span of time that are, or were, to go out: what says which of them are shown."""
    query: Select[Any] = select(ITEM.id, ITEM.post_id, ITEM.due_utc, ITEM.state, POST.stage)
    query = query.join(POST.id.table, POST.id == ITEM.post_id).where(
        ITEM.due_utc >= start, ITEM.due_utc < end, ITEM.kind == "post", ITEM.state.not_in(GONE)
    )
    if client_id is not None:
        query = query.where(POST.client_id == client_id)
    return connection.execute(query.order_by(ITEM.due_utc, ITEM.id)).all()


def ledger(connection: Connection, ids: Iterable[int]) -> Sequence[Row[Any]]:
    """All that is shown of publications, by their ids."""
    return connection.execute(_ledger().where(ITEM.id.in_(_among(ids))).order_by(ITEM.due_utc, ITEM.id)).all()


def contests(connection: Connection, now: datetime, client_id: int | None) -> Sequence[Row[Any]]:
    """Contests that have closed or will soon, and are not drawn yet; their times are those of their zones."""
    drawn, promised = (exists().where(DRAW.contest_id == CONTEST.id, *more) for more in ((DRAW.at.is_not(None),), ()))
    wall = now.replace(tzinfo=None)
    query: Select[Any] = (
        select(CONTEST.id, CONTEST.client_id, CONTEST.name, CONTEST.zone, CONTEST.closes, CONTEST.draws,
               CLIENT.name.label("client"), promised.label("promised"))
        .join(CLIENT.id.table, CLIENT.id == CONTEST.client_id)
        .where(CONTEST.deleted_at.is_(None), CLIENT.deleted_at.is_(None), ~drawn)
        .where(CONTEST.closes >= wall - CONTESTS_BACK, CONTEST.closes < wall + CONTESTS_AHEAD)
        .order_by(CONTEST.closes, CONTEST.id)
        .limit(LISTED)
    )  # fmt: skip
    whose = CLIENT.archived_at.is_(None) if client_id is None else CONTEST.client_id == client_id
    return connection.execute(query.where(whose)).all()


def following(connection: Connection, after: datetime, client_id: int | None) -> int | None:
    """The next publication after an instant."""
    query = select(ITEM.id).where(ITEM.due_utc >= after, ITEM.kind == "post", ITEM.state.not_in(ENDS))
    if client_id is not None:
        query = query.join(POST.id.table, POST.id == ITEM.post_id).where(POST.client_id == client_id)
    return connection.execute(query.order_by(ITEM.due_utc, ITEM.id).limit(1)).scalar()


def planned(connection: Connection, start: datetime, end: datetime, client_id: int | None) -> Sequence[Row[Any]]:
    """Posts with a place in the calendar of which nothing is scheduled."""
    query: Select[Any] = (
        select(
            POST.id, POST.client_id, POST.stage, POST.planned_wall, POST.planned_zone, POST.planned_utc,
            CLIENT.name.label("client"), CLIENT.approval_required,
        )
        .join(CLIENT.id.table, CLIENT.id == POST.client_id)
        .where(POST.planned_utc >= start, POST.planned_utc < end, POST.deleted_at.is_(None), nothing_scheduled())
        .order_by(POST.planned_utc, POST.id)
    )  # fmt: skip
    whose = CLIENT.archived_at.is_(None) if client_id is None else POST.client_id == client_id
    return connection.execute(query.where(whose)).all()


def channels(connection: Connection, post_ids: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
    """Post → network and mode of each channel that it is written for."""
    wanted = set(post_ids)
    if not wanted:
        return {}
    found: dict[int, list[tuple[str, str]]] = {}
    rows = connection.execute(
        select(VARIANT.post_id, CHANNEL.network, CHANNEL.mode)
        .join(CHANNEL.id.table, CHANNEL.id == VARIANT.channel_id)
        .where(VARIANT.post_id.in_(_among(wanted)))
        .order_by(VARIANT.post_id, CHANNEL.id)
    )
    for row in rows:
        found.setdefault(row.post_id, []).append((row.network, "assisted" if row.mode == "assisted" else "auto"))
    return found


def snoozed(connection: Connection, now: datetime) -> frozenset[str]:
    """Keys of what was put off beyond an instant."""
    return frozenset(connection.execute(select(SNOOZE.key).where(SNOOZE.until > now)).scalars())


def troubles(connection: Connection, client_id: int | None) -> tuple[list[int], int]:
    """What needs the person whenever it was due, first comments included; and how many there are beyond these.

    State by state: asked for several at once, SQLite takes each for as frequent as the others and walks through all
    of history by time.
    """
    ids: list[int] = []
    more = 0
    for state in TROUBLE:
        query = select(ITEM.id).where(ITEM.state == state).order_by(ITEM.due_utc.desc())
        if state is State.UNCONFIRMED:
            query = query.where(ITEM.ask != "")
        elif state is State.HELD:
            query = query.where(ITEM.hold_reason.in_(["media_missing", "channel_gone"]))
        if client_id is not None:
            query = query.where(ITEM.channel_id.in_(select(CHANNEL.id).where(CHANNEL.client_id == client_id)))
        found = connection.execute(query).scalars().all()
        ids += found[:LISTED]
        more += max(0, len(found) - LISTED)
    return ids, more


#: What of a client's strategy there is. In words of SQL: Today is what a start shows, and would have six more tables
#: made for this alone.
_BEGUN = """
    EXISTS (SELECT 1 FROM product WHERE client_id = client.id AND deleted_at IS NULL) OR EXISTS (
        SELECT 1 FROM dossier WHERE client_id = client.id AND deleted_at IS NULL AND (goal <> '' OR about <> '')
    ) AS dossier,
    EXISTS (SELECT 1 FROM audit WHERE client_id = client.id AND deleted_at IS NULL) AS audit,
    EXISTS (SELECT 1 FROM persona WHERE client_id = client.id AND deleted_at IS NULL) AS personas,
    EXISTS (SELECT 1 FROM objective WHERE client_id = client.id AND deleted_at IS NULL) AS objectives,
    EXISTS (
        SELECT 1 FROM agreement WHERE client_id = client.id AND deleted_at IS NULL AND signed_on <> '') AS signed
"""


def clients(connection: Connection, client_id: int | None) -> Sequence[Row[Any]]:
    """One client or all but those put aside, by name, each with what of its strategy there is."""
    which = "archived_at IS NULL" if client_id is None else "id = :client"
    return connection.execute(
        sql(
            f"SELECT id, name, zone, approval_required, {_BEGUN} FROM client"
            f" WHERE deleted_at IS NULL AND {which} ORDER BY lower(name)"
        ),
        {} if client_id is None else {"client": client_id},
    ).all()


def month(connection: Connection, start: datetime, end: datetime) -> Sequence[Row[Any]]:
    """Counts of a month by client: posts, publications, how many are out, how many want looking after."""
    bad = ITEM.state.in_([State.FAILED, State.UNCONFIRMED, State.LATE])
    query: Select[Any] = (
        select(
            POST.client_id,
            func.count(func.distinct(ITEM.post_id)).label("posts"),
            func.count().label("publications"),
            func.sum(case((ITEM.state == State.PUBLISHED, 1), else_=0)).label("published"),
            func.sum(case((bad, 1), else_=0)).label("failed"),
        )
        .join(POST.id.table, POST.id == ITEM.post_id)
        .where(ITEM.due_utc >= start, ITEM.due_utc < end, ITEM.kind == "post", ITEM.state.not_in(GONE))
        .group_by(POST.client_id)
    )
    return connection.execute(query).all()


def texts(connection: Connection, post_ids: Iterable[int]) -> dict[int, Text]:
    """Post → what stands for it."""
    rows = connection.execute(
        select(
            POST.id, POST.title, func.substr(func.coalesce(PART.text, ""), 1, TEXT_START).label("text"),
            MEDIA.sha256, MEDIA.mime, PILLAR.name, PILLAR.kind, PILLAR.color,
        )
        .outerjoin(PILLAR.id.table, PILLAR.id == POST.pillar_id)
        .outerjoin(VARIANT.id.table, and_(VARIANT.post_id == POST.id, VARIANT.channel_id.is_(None)))
        .outerjoin(PART.id.table, and_(PART.variant_id == VARIANT.id, PART.position == 0))
        .outerjoin(SHOWN.id.table, and_(SHOWN.part_id == PART.id, SHOWN.position == 0))
        .outerjoin(MEDIA.id.table, MEDIA.id == SHOWN.media_id)
        .where(POST.id.in_(_among(post_ids)))
    )  # fmt: skip
    found: dict[int, Text] = {}
    for post, title, text, sha256, mime, name, kind, color in rows:
        said = title or next((line.strip() for line in text.splitlines() if line.strip()), "")
        shown = Picture(sha256, mime) if sha256 else None
        found[post] = Text(said, shown, PillarMark(name, color_of(kind, color)) if name else None)
    return found


def media(connection: Connection, post_ids: Iterable[int]) -> Sequence[Row[Any]]:
    """Every medium of posts, as the base has it: post, hash, whether a text stands for it."""
    return connection.execute(
        select(VARIANT.post_id, MEDIA.sha256, MEDIA.mime, (SHOWN.alt != "").label("described"))
        .join(PART.id.table, PART.variant_id == VARIANT.id)
        .join(SHOWN.id.table, SHOWN.part_id == PART.id)
        .join(MEDIA.id.table, MEDIA.id == SHOWN.media_id)
        .where(VARIANT.post_id.in_(_among(post_ids)), VARIANT.channel_id.is_(None))
        .order_by(VARIANT.post_id, SHOWN.part_id, SHOWN.position)
    ).all()


def _among(ids: Iterable[int]) -> Select[Any]:
    """Ids as one value, however many they are: the statement stays the same, and is made ready once."""
    return select(func.json_each(json.dumps(sorted(set(ids)))).table_valued("value").c.value)


def send(row: Row[Any]) -> Send:
    """The view of one publication."""
    return Send(
        row.id, row.channel_id, row.handle, row.network, row.mode, State(row.state), row.hold_reason, row.ask,
        row.error_code,
    )  # fmt: skip


def gathered(rows: Iterable[Row[Any]], known: dict[int, Text]) -> list[Going]:
    """Publications of one post at one time are one line."""
    lines: dict[tuple[int, datetime], list[Row[Any]]] = {}
    for row in rows:
        lines.setdefault((row.post_id, row.due_utc), []).append(row)
    blank = Text("", None, None)
    return [
        Going(
            post_id=post,
            client_id=rows[0].client_id,
            client=rows[0].client,
            title=known.get(post, blank).title,
            due=due,
            wall=rows[0].wall_time,
            zone=rows[0].zone,
            stage=rows[0].stage,
            sends=tuple(send(row) for row in rows),
            networks=tuple(dict.fromkeys(row.network for row in rows)),
            picture=known.get(post, blank).picture,
            pillar=known.get(post, blank).pillar,
        )
        for (post, due), rows in lines.items()
    ]


def drafted(rows: Iterable[Row[Any]], known: dict[int, Text], where: dict[int, list[tuple[str, str]]]) -> list[Going]:
    """Posts that have a time and are not scheduled."""
    return [
        Going(
            post_id=row.id,
            client_id=row.client_id,
            client=row.client,
            title=known[row.id].title,
            due=row.planned_utc,
            wall=row.planned_wall,
            zone=row.planned_zone,
            stage=row.stage,
            networks=tuple(dict.fromkeys(network for network, _ in where.get(row.id, ()))),
            modes=tuple(dict.fromkeys(mode for _, mode in where.get(row.id, ()))),
            picture=known[row.id].picture,
            pillar=known[row.id].pillar,
            approval=row.approval_required,
        )
        for row in rows
    ]
