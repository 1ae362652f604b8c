"""The query behind every list of publications, and the code of what comes next for each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from sys import intern
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, or_, select

from smdesk.core import crop as crops
from smdesk.core import shared_links
from smdesk.core.content import MediaItem
from smdesk.core.outcome import OUT_AT
from smdesk.core.publication import DRAWN, ENDS, State
from smdesk.core.records import dataclass
from smdesk.models import (
    BY_STATE,
    Attempt,
    Channel,
    Client,
    Media,
    Part,
    PartMedia,
    Post,
    Publication,
    Variant,
    table_of,
)
from smdesk.services.views import PublicationView

PUBLICATION = table_of(Publication)
CHANNEL = table_of(Channel)
CLIENT = table_of(Client)
POST = table_of(Post)
ATTEMPT = table_of(Attempt)
VARIANT = table_of(Variant)
PART = table_of(Part)
SHOWN = table_of(PartMedia)
MEDIA = table_of(Media)

#: Few publications are ever in these.
_RARE = frozenset(State) - ENDS - {State.SCHEDULED}
#: Characters of the text that a list shows.
TEXT_START = 120
#: Rows that are in memory at a time.
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Which:
    """Which publications; every field narrows, None leaves out."""

    ids: Sequence[int] | None = None
    post_id: int | None = None
    client_id: int | None = None
    channel_id: int | None = None
    states: Sequence[State] | None = None
    start: datetime | None = None
    end: datetime | None = None
    limit: int | None = None
    on_its_way: bool = False  # with a channel that is not paused, if it waits for its time


@dataclass(frozen=True, slots=True)
class _Now:
    """What every row is looked at by: the time, and whether publishing is paused."""

    now: datetime
    paused: bool


@dataclass(frozen=True, slots=True)
class _Beside:
    """What is read beside the rows, at once for all of them; parts and pictures by (post, channel)."""

    counts: dict[int, int]
    parts: dict[tuple[int, int | None], tuple[int, str, str]]
    pictures: dict[tuple[int, int | None], MediaItem]


def views(connection: Connection, which: Which, *, paused: bool, now: datetime) -> list[PublicationView]:
    """The publications, by due time, each first comment inside the publication it belongs to."""
    found: list[PublicationView] = []
    query, values = _query(which)
    rows = connection.execute(query, values, execution_options={"yield_per": AT_ONCE})
    for some in rows.partitions():  # whole, the rows of a ledger are many times what is shown of them
        found += _views(connection, some, _Now(now, paused))
    return found


def _views(connection: Connection, rows: Sequence[Row[Any]], at: _Now) -> list[PublicationView]:
    ids = [row.id for row in rows]
    comments = connection.execute(_COMMENTS, {"parents": ids}).all()
    counts = _attempts(connection, ids + [row.id for row in comments])
    posts = list({row.post_id for row in rows})
    beside = _Beside(counts, _parts(connection, posts), _pictures(connection, posts))
    made = {row.parent_id: _view(row, beside, at, None) for row in comments}
    return [_view(row, beside, at, made.get(row.id)) for row in rows]


# Asked at every look of every page: they are built once, the first in so far as it is always the same.
_SHOWN = (
    select(
        PUBLICATION,
        CHANNEL.c.handle.label("channel_handle"),
        CHANNEL.c.network,
        CHANNEL.c.paused.label("channel_paused"),
        CLIENT.c.id.label("client_id"),
        CLIENT.c.name.label("client_name"),
        POST.c.title,
    )
    .join(CHANNEL, CHANNEL.c.id == PUBLICATION.c.channel_id)
    .join(POST, POST.c.id == PUBLICATION.c.post_id)
    .join(CLIENT, CLIENT.c.id == POST.c.client_id)
    .order_by(PUBLICATION.c.due_utc, PUBLICATION.c.id)
)


#: By the field of `Which` what it asks.
_NARROWING: dict[str, Any] = {
    "ids": PUBLICATION.c.id.in_(bindparam("ids", expanding=True)),
    "post_id": PUBLICATION.c.post_id == bindparam("post_id"),
    "client_id": CLIENT.c.id == bindparam("client_id"),
    "channel_id": PUBLICATION.c.channel_id == bindparam("channel_id"),
    "states": PUBLICATION.c.state.in_(bindparam("states", type_=PUBLICATION.c.state.type, expanding=True)),
    "start": PUBLICATION.c.due_utc >= bindparam("start"),
    "end": PUBLICATION.c.due_utc < bindparam("end"),
    "limit": None,
}
_COMMENTS = _SHOWN.where(PUBLICATION.c.parent_id.in_(bindparam("parents", expanding=True)))
_COUNTS = (
    select(ATTEMPT.c.publication_id, func.count().label("n"))
    .where(ATTEMPT.c.publication_id.in_(bindparam("publications", expanding=True)))
    .group_by(ATTEMPT.c.publication_id)
)
_TEXTS = (
    select(
        VARIANT.c.post_id, VARIANT.c.channel_id, PART.c.text,
        func.json_extract(VARIANT.c.options, f'$."{shared_links.KEY}"').label("marked"),
    )
    .join(PART, PART.c.variant_id == VARIANT.c.id)
    .where(VARIANT.c.post_id.in_(bindparam("posts", expanding=True)))
    .order_by(VARIANT.c.id, PART.c.position)
)  # fmt: skip
_FIRST_MEDIA = (
    select(VARIANT.c.post_id, VARIANT.c.channel_id, SHOWN.c.alt, SHOWN.c.crop, MEDIA)
    .join(PART, PART.c.variant_id == VARIANT.c.id)
    .join(SHOWN, SHOWN.c.part_id == PART.c.id)
    .join(MEDIA, MEDIA.c.id == SHOWN.c.media_id)
    .where(VARIANT.c.post_id.in_(bindparam("posts", expanding=True)), PART.c.position == 0, SHOWN.c.position == 0)
)


def _query(which: Which) -> tuple[Select[Any], dict[str, Any]]:
    """The statement that asks which publications, and what is to be put in."""
    given = {name: getattr(which, name) for name in _NARROWING}
    values = {name: value for name, value in given.items() if value is not None}
    values |= {name: list(values[name]) for name in ("ids", "states") if name in values}
    rare = which.states is not None and _RARE.issuperset(which.states)
    by_state = rare and which.ids is None and which.post_id is None
    return _narrowed(frozenset(values), on_its_way=which.on_its_way, by_state=by_state), values


@cache
def _narrowed(named: frozenset[str], *, on_its_way: bool, by_state: bool) -> Select[Any]:
    query = _SHOWN
    if "ids" not in named:
        query = query.where(PUBLICATION.c.kind == "post")
    if by_state:
        query = query.with_hint(PUBLICATION, BY_STATE, "sqlite")
    if on_its_way:
        query = query.where(or_(PUBLICATION.c.state != State.SCHEDULED, CHANNEL.c.paused.is_(False)))
    if "limit" in named:
        query = query.limit(bindparam("limit"))
    return query.where(*(_NARROWING[name] for name in sorted(named - {"limit"})))


def _attempts(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    return {row.publication_id: row.n for row in connection.execute(_COUNTS, {"publications": ids})}


def _parts(connection: Connection, post_ids: Sequence[int]) -> dict[tuple[int, int | None], tuple[int, str, str]]:
    """(post, channel) → how many parts its own variant has, the text of the first, and the links marked in it."""
    rows = connection.execute(_TEXTS, {"posts": post_ids})
    found: dict[tuple[int, int | None], tuple[int, str, str]] = {}
    for row in rows:
        key = (row.post_id, row.channel_id)
        count, text, links = found.get(key, (0, row.text, row.marked or ""))
        found[key] = (count + 1, text, links)
    return found


def _pictures(connection: Connection, post_ids: Sequence[int]) -> dict[tuple[int, int | None], MediaItem]:
    """(post, channel) → the first medium of the first part of its own variant."""
    rows = connection.execute(_FIRST_MEDIA, {"posts": post_ids})
    return {
        (row.post_id, row.channel_id): MediaItem(
            row.sha256, row.mime, row.size, row.width, row.height, row.duration_s, row.alt, row.filename,
            crops.from_json(row.crop), row.pages,
        )
        for row in rows
    }  # fmt: skip


def _found_out_at(row: Row[Any]) -> datetime | None:
    told = row.remote_extra.get(OUT_AT)
    return datetime.fromisoformat(told) if told and row.state == State.PUBLISHED else None


def _view(row: Row[Any], beside: _Beside, at: _Now, comment: PublicationView | None) -> PublicationView:
    done = row.step_state.get("done", {})
    which = (row.post_id, row.channel_id)
    which = which if which in beside.parts else (row.post_id, None)
    own = beside.parts.get(which, (1, "", ""))
    is_post = row.kind == "post"
    total = own[0] if is_post else 1
    state = State(row.state)
    return PublicationView(
        id=row.id, post_id=row.post_id, kind=intern(row.kind), parent_id=row.parent_id, occurrence=row.occurrence,
        client_id=row.client_id, client=intern(row.client_name),
        channel_id=row.channel_id, channel=intern(row.channel_handle), network=intern(row.network),
        mode=intern(row.mode), state=state, drawn=DRAWN[state],
        due=row.due_utc, wall=row.wall_time, zone=intern(row.zone),
        remote_id=row.remote_id, remote_url=row.remote_url, proof=row.proof,
        attempts=beside.counts.get(row.id, 0),
        next_step=next_step(row, at.now, paused=at.paused), next_try_at=row.next_try_at,
        hold_reason=row.hold_reason, ask=row.ask,
        error_code=row.error_code, error_why=row.error_why, error_words=row.error_words,
        parts_done=_parts_done(state, total, done), parts_total=total,
        published_at=row.published_at, found_out_at=_found_out_at(row),
        title=row.title,
        text=_start(own[1], own[2], row.network) if is_post else "",
        first_comment=comment,
        picture=beside.pictures.get(which) if is_post else None,
    )  # fmt: skip


def _start(text: str, marked: str, network: str) -> str:
    """How the text begins as it is sent there."""
    known = shared_links.read({shared_links.KEY: marked}) if marked else {}
    return (shared_links.resolved(text, known, network) if known else text)[:TEXT_START]


def _parts_done(state: State, total: int, done: dict[str, Any]) -> int:
    out = sum(1 for name in done if name.startswith(("part:", "comment:")))
    return total if state is State.PUBLISHED and not out else out


_NEXT = {
    State.DELEGATED: "wait_network",
    State.LATE: "decide_late",
    State.SENDING: "wait_answer",
    State.PROCESSING: "wait_processing",
    State.ASSISTED: "publish_by_hand",
    State.FAILED: "fix_and_retry",
}

_HELD = {
    "account": "repair_account",
    "keyring": "unlock_keyring",
    "paused": "wait_paused",
    "channel_paused": "wait_paused",
    "approval": "wait_approval",
    "channel_gone": "choose_channel",
    "media_missing": "replace_media",
}


def next_step(row: Row[Any], now: datetime, *, paused: bool) -> str:
    """The code of what happens next, or of what the person is to do; never empty, `nothing` only at an end."""
    state = State(row.state)
    if state in ENDS:
        return "nothing"
    if state is State.HELD:
        return _HELD.get(row.hold_reason, "repair_account")
    if state is State.UNCONFIRMED:
        return "answer_question" if row.ask else "look_back"
    if state is State.DELEGATED and row.due_utc <= now:
        return "confirm_network"
    if state is State.SCHEDULED:
        if paused or row.channel_paused:
            return "wait_paused"
        if row.next_try_at is not None and row.attempts:
            return "wait_retry"
        if row.mode == "delegate" and not row.delegated:
            return "hand_over"
        return "wait_turn" if row.queued_at is not None else "wait_due"
    return _NEXT[state]
