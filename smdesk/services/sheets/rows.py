"""A week of posts as design is told of it, read from the database in a fixed number of questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, Row, Select, Text, select, type_coerce

from smdesk.core import walltime
from smdesk.core.errors import NotFound
from smdesk.core.publication import DRAWN, IN_FLIGHT, STAGE_DRAWN, URGENCY, Drawn, State
from smdesk.core.sheet import lines as sheet
from smdesk.core.sheet.lines import Brief, Delivery, Line
from smdesk.core.text import entities
from smdesk.models import Brief as BriefRow
from smdesk.models import Channel, Client, Post, Publication, SheetDelivery, table_of
from smdesk.services import plans
from smdesk.services.posts import rows as post_rows
from smdesk.services.posts import series_rows
from smdesk.services.sheets import slots
from smdesk.services.sheets.slots import Seat
from smdesk.services.views import PostView

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

CLIENT, POST, BRIEF, DELIVERY = (table_of(each) for each in (Client, Post, BriefRow, SheetDelivery))
_CHANNEL, _ITEM = table_of(Channel).c, table_of(Publication).c
#: No zone is further from UTC than this, so a week of wall days lies within it on either side.
_ZONES = timedelta(hours=26)
_WEEK = timedelta(days=7)
_GONE = frozenset({State.CANCELLED, State.SKIPPED})
#: Out, or nobody can tell that it is not.
_OUT = IN_FLIGHT | {State.PUBLISHED, State.UNCONFIRMED}
_TITLE = 80


class Sent(NamedTuple):
    """What is scheduled of one post, whatever the week."""

    channels: frozenset[int]  # on which something waits or is out
    gone: frozenset[int]  # on which all was cancelled or left out
    out: bool  # of what comes back, its last time


class Told(NamedTuple):
    """A line with what writing into its post needs."""

    line: Line
    seats: tuple[Seat, ...]
    scheduled: bool


class _Stand(NamedTuple):
    """Where a post stands in a week."""

    wall: datetime
    drawn: frozenset[Drawn]


def client(connection: Connection, number: int) -> Row[Any]:
    """Name, zone and languages. Raises NotFound `unknown_client`."""
    own = CLIENT.c
    query: Select[Any] = select(own.id, own.name, own.zone, own.languages)
    found = connection.execute(query.where(own.id == number, own.deleted_at.is_(None))).one_or_none()
    if found is None:
        raise NotFound("unknown_client", name=str(number), near=[])
    return found


def week(session: Session, whose: Row[Any], monday: date) -> tuple[Told, ...]:
    """What goes out in a week or has its place there, each post once, by its first time there."""
    stands = _stands(session.connection(), whose, monday)
    ordered = sorted(stands, key=lambda post: (stands[post].wall, post))
    codes_then = codes(session.connection(), whose.id, monday)
    given = {post: number for (day, number), post in codes_then.items() if day == monday}
    numbers = sheet.numbered(ordered, given)
    return _told(session, monday, ordered, stands, numbers)


def day_of(connection: Connection, post: int, now: datetime) -> tuple[int, date | None]:
    """The client of a post, and the day in the client's zone when it goes out next, else went out last, else has its
    place in the plan; None without one. Raises NotFound `unknown_post`.
    """
    own = select(POST.c.client_id, CLIENT.c.zone, POST.c.planned_utc).join(CLIENT, CLIENT.c.id == POST.c.client_id)
    found = connection.execute(own.where(POST.c.id == post, POST.c.deleted_at.is_(None))).one_or_none()
    if found is None:
        raise NotFound("unknown_post", post=post)
    query = select(_ITEM.due_utc).where(_ITEM.post_id == post, _ITEM.kind == "post", _ITEM.state.not_in(_GONE))
    times = list(connection.scalars(query.order_by(_ITEM.due_utc)))
    due = next((each for each in times if each >= now), times[-1] if times else found.planned_utc)
    return found.client_id, walltime.from_utc(due, found.zone).local.date() if due is not None else None


def elsewhere(session: Session, monday: date, posts: Collection[int]) -> tuple[Told, ...]:
    """Posts of another week, or without a date, whose art has come; they have no number in this one."""
    stands = {post: _Stand(datetime.combine(monday, time()), frozenset()) for post in posts}
    return _told(session, monday, sorted(stands), stands, dict.fromkeys(stands, 0))


def _told(
    session: Session, monday: date, ordered: Sequence[int], stands: Mapping[int, _Stand], numbers: Mapping[int, int]
) -> tuple[Told, ...]:
    connection = session.connection()
    posts = [post for post in post_rows.several(session, ordered) if not post.deleted]
    briefs, sent = read_briefs(connection, ordered), _sent(connection, ordered)
    channels = _networks(connection, posts)
    found = []
    for post in posts:
        there = _channels(post, channels, sent[post.id])
        brief = briefs.get(post.id, Brief())
        seats = slots.seats(post, there, brief)
        line = _line(post, stands[post.id], numbers[post.id], monday, there, brief, seats, sent[post.id])
        found.append(Told(line, seats, bool(sent[post.id].channels)))
    return tuple(found)


def _line(
    post: PostView, stands: _Stand, number: int, monday: date, networks: Mapping[int, str], brief: Brief,
    seats: Sequence[Seat], sent: Sent,
) -> Line:  # fmt: skip
    names = tuple(dict.fromkeys(networks.values()))
    there = [each for each in post.variants if each.channel_id in networks] or [post.base]
    said = next((each for each in (post.base, *there) if _text(each.parts)), post.base)
    text, tagged = _text(said.parts), f"{_text(said.parts)}\n{said.first_comment or post.base.first_comment or ''}"
    return Line(
        post_id=post.id,
        number=number,
        code=sheet.code(monday, number),
        title=post.title.strip() or _start(text),
        wall=stands.wall,
        networks=names,
        formats=tuple(dict.fromkeys(each.format for each in there)),
        text=text,
        hashtags=_hashtags(tagged, names),
        link=next((part.link for part in said.parts if part.link), ""),
        brief=brief,
        slots=tuple(seat.slot for seat in seats),
        stage=post.stage,
        drawn=next((each for each in URGENCY if each in stands.drawn), STAGE_DRAWN[post.stage]).value,
        out=sent.out,
        pillar_id=post.pillar_id,
    )


def _text(parts: Iterable[Any]) -> str:
    return "\n\n".join(part.text.strip() for part in parts if part.text.strip())


def _start(text: str) -> str:
    first = text.partition("\n")[0].strip()
    return first if len(first) <= _TITLE else f"{first[:_TITLE].rstrip()}…"


def _hashtags(text: str, networks: Sequence[str]) -> tuple[str, ...]:
    """Each once, as its first network reads them; capitals make no other one."""
    found: dict[str, str] = {}
    for each in entities.tags(networks[0] if networks else "x", text):
        found.setdefault(each.value.casefold(), f"#{each.value}")
    return tuple(found.values())


# -- where posts stand ---------------------------------------------------------------------------------------------


def _stands(connection: Connection, whose: Row[Any], monday: date) -> dict[int, _Stand]:
    low = datetime.combine(monday, time())
    start, end = low.replace(tzinfo=UTC) - _ZONES, low.replace(tzinfo=UTC) + _WEEK + _ZONES
    walls: dict[int, datetime] = {}
    drawn: dict[int, set[Drawn]] = defaultdict(set)

    def put(post: int, wall: datetime, zone: str, due: datetime, shown: Drawn | None) -> None:
        at = wall if zone == whose.zone else walltime.from_utc(due, whose.zone).local
        if not low <= at < low + _WEEK:
            return
        walls[post] = min(at, walls.get(post, at))
        if shown is not None:
            drawn[post].add(shown)

    query: Select[Any] = (
        select(_ITEM.post_id, _ITEM.wall_time, _ITEM.zone, _ITEM.due_utc, _ITEM.state)
        .join(POST, POST.c.id == _ITEM.post_id)
        .where(_ITEM.due_utc >= start, _ITEM.due_utc < end, _ITEM.kind == "post", POST.c.client_id == whose.id)
        .where(POST.c.deleted_at.is_(None))
    )
    for row in connection.execute(query):
        if State(row.state) not in _GONE:
            put(row.post_id, row.wall_time, row.zone, row.due_utc, DRAWN[State(row.state)])
    for row in plans.planned(connection, start, end, whose.id, None):
        put(row.id, row.planned_wall, row.planned_zone, row.planned_utc, None)
    for each in series_rows.coming(connection, start, end, whose.id):
        put(each.post, each.wall, each.zone, each.due, Drawn.SCHEDULED)
    return {post: _Stand(wall, frozenset(drawn[post])) for post, wall in walls.items()}


def _sent(connection: Connection, posts: Collection[int]) -> dict[int, Sent]:
    own: Select[Any] = select(_ITEM.post_id, _ITEM.channel_id, _ITEM.state, _ITEM.remote_id, _ITEM.delegated)
    query = own.where(_ITEM.post_id.in_(posts), _ITEM.kind == "post").order_by(_ITEM.occurrence, _ITEM.id)
    last: dict[int, dict[int, Row[Any]]] = {post: {} for post in posts}
    gone: dict[int, set[int]] = {post: set() for post in posts}
    for row in connection.execute(query):
        if State(row.state) in _GONE:
            gone[row.post_id].add(row.channel_id)
        else:
            last[row.post_id][row.channel_id] = row
    return {post: Sent(frozenset(last[post]), frozenset(gone[post] - last[post].keys()),
                       any(_is_out(row) for row in last[post].values())) for post in posts}  # fmt: skip


def _is_out(row: Row[Any]) -> bool:
    held = State(row.state) is State.DELEGATED or bool(row.delegated)  # what a network keeps for us can be taken back
    return State(row.state) in _OUT or (row.remote_id is not None and not held)


def _networks(connection: Connection, posts: Iterable[PostView]) -> dict[int, tuple[str, bool]]:
    """Of the channels that posts are written for: the network, and whether it is still connected."""
    ids = {each.channel_id for post in posts for each in post.variants if each.channel_id is not None}
    query = select(_CHANNEL.id, _CHANNEL.network, _CHANNEL.deleted_at).where(_CHANNEL.id.in_(sorted(ids)))
    return {row.id: (row.network, row.deleted_at is None) for row in connection.execute(query)}


def _channels(post: PostView, known: Mapping[int, tuple[str, bool]], sent: Sent) -> dict[int, str]:
    """The channels that a post goes out on, or is written for while nothing of it is scheduled, with their network."""
    found = {}
    for variant in post.variants:
        channel = variant.channel_id
        if channel is None or channel not in known:
            continue
        network, there = known[channel]
        if channel in sent.channels or (there and not (sent.channels and channel in sent.gone)):
            found[channel] = network
    return found


# -- what is written for the designer, and what went to design -------------------------------------------------------


def read_briefs(connection: Connection, posts: Collection[int]) -> dict[int, Brief]:
    """By post, where something was written."""
    rows = connection.execute(select(BRIEF).where(BRIEF.c.post_id.in_(posts)))
    return {row.post_id: brief_of(row) for row in rows}


def brief_of(row: Row[Any] | None) -> Brief:
    """What a row says; without one nothing is written."""
    if row is None:
        return Brief()
    return Brief(row.art_text, row.scene, tuple(row.refs), tuple((w, h) for w, h in row.sizes), row.needed)


def codes(connection: Connection, number: int, monday: date | None = None) -> dict[tuple[date, int], int]:
    """By Monday and number, the post that a client's sheets were delivered with; also of posts put away since.

    With `monday` only posts that were delivered in that week, for a desk of years has many others.
    """
    query = select(BRIEF.c.post_id, BRIEF.c.codes).join(POST, POST.c.id == BRIEF.c.post_id)
    query = query.where(POST.c.client_id == number)
    if monday is not None:
        query = query.where(type_coerce(BRIEF.c.codes, Text()).contains(monday.isoformat()))
    rows = connection.execute(query)
    return {(date.fromisoformat(day), given): row.post_id for row in rows for day, given in row.codes}


def deliveries(connection: Connection, number: int, monday: date) -> tuple[Row[Any], ...]:
    """The rows of a week's deliveries, the last one first."""
    own = DELIVERY.c
    query = select(DELIVERY).where(own.client_id == number, own.week == monday.isoformat())
    return tuple(connection.execute(query.order_by(own.version.desc())).all())


def delivery_of(row: Row[Any]) -> Delivery:
    """What a row says."""
    return Delivery(row.version, row.at, {int(post): cells for post, cells in row.lines.items()})
