"""How a post stands in the calendar, read whole and put back whole: what undoing a gesture needs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from smdesk.core import walltime, zones
from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.publication import ENDS, State, may
from smdesk.core.records import dataclass
from smdesk.core.walltime import WallTime
from smdesk.models import Post, Publication, table_of
from smdesk.publishing.ledger import Change
from smdesk.services.posts import rules

POST, PUBLICATION = table_of(Post), table_of(Publication)

#: What moving changes, besides the time: the tries begin anew.
_WORKING = ("hold_reason", "attempts", "next_try_at", "queued_at", "first_try_at", "ask", "error_code", "error_why",
            "error_words")  # fmt: skip
_WHEN = ("wall_time", "zone", "zone_data", "due_utc")
_READ = ("id", "channel_id", "occurrence", "mode", "state", "remote_id", "delegated", *_WHEN, *_WORKING)


@dataclass(frozen=True, slots=True)
class Planned:
    """One publication that has not ended."""

    id: int
    channel_id: int
    occurrence: int
    mode: str
    state: State
    remote_id: str | None
    delegated: str
    when: tuple[Any, ...]  # as `_WHEN`
    working: tuple[Any, ...]  # as `_WORKING`

    @property
    def place(self) -> tuple[int, str, datetime, str]:
        """Where it stands, whatever its number: what was cancelled has another one once it is planned anew."""
        return self.channel_id, self.state.value, self.wall, str(self.when[1])

    @property
    def wall(self) -> datetime:
        """Its wall time; naive."""
        found: datetime = self.when[0]
        return found

    @property
    def due(self) -> datetime:
        """Its instant; UTC."""
        found: datetime = self.when[3]
        return found


@dataclass(frozen=True, slots=True)
class Standing:
    """One post: its stage, its place in the plan, whether it is put away, and what of it has not ended."""

    post_id: int
    title: str
    stage: str
    planned: WallTime | None
    deleted: bool
    rows: tuple[Planned, ...]
    out: bool = False  # some of it is published

    @property
    def wall(self) -> datetime | None:
        """When what has not ended goes out first, else its place in the plan; a naive wall time."""
        if self.rows:
            return min(self.rows, key=lambda row: row.due).wall
        return self.planned.local if self.planned is not None else None

    def same(self, other: Standing) -> bool:
        """True when nothing happened between the two that undoing would overwrite."""
        mine, others = (sorted(row.place for row in each.rows) for each in (self, other))
        return (self.stage, self.planned, self.deleted, mine) == (other.stage, other.planned, other.deleted, others)


def read(connection: Connection, post_id: int) -> Standing:
    """How a post stands now. Raises NotFound `unknown_post`."""
    columns = POST.c
    row = connection.execute(
        select(columns.title, columns.stage, columns.planned_wall, columns.planned_zone, columns.deleted_at).where(
            columns.id == post_id
        )
    ).one_or_none()
    if row is None:
        raise NotFound("unknown_post", post=post_id)
    query = select(*(PUBLICATION.c[name] for name in _READ)).where(
        PUBLICATION.c.post_id == post_id, PUBLICATION.c.kind == "post"
    )
    found = connection.execute(query.order_by(PUBLICATION.c.id)).all()
    planned = WallTime(row.planned_wall, row.planned_zone) if row.planned_wall is not None else None
    return Standing(
        post_id, row.title, row.stage, planned, row.deleted_at is not None,
        tuple(_planned(each) for each in found if State(each.state) not in ENDS),
        any(State(each.state) is State.PUBLISHED or each.remote_id is not None for each in found),
    )  # fmt: skip


def _planned(row: Any) -> Planned:
    return Planned(
        row.id, row.channel_id, row.occurrence, row.mode, State(row.state), row.remote_id, row.delegated,
        tuple(getattr(row, name) for name in _WHEN), tuple(getattr(row, name) for name in _WORKING),
    )  # fmt: skip


def write_post(change: Change, post_id: int, *, deleted: bool | None = None, **values: Any) -> None:
    """Change columns of the post itself; `planned` is a WallTime or None."""
    if "planned" in values:
        values |= rules.planned(values.pop("planned"))
    if deleted is not None:
        values["deleted_at"] = change.now if deleted else None
    change.connection.execute(
        update(POST).where(POST.c.id == post_id).values(**values, version=POST.c.version + 1, changed_at=change.now)
    )


def put_back(change: Change, target: Standing, left: Standing, now: Standing) -> None:
    """Make a post stand as it did at `target`; `left` is how the act had left it, and `now` stands the same.

    What had been cancelled cannot be opened again; it is planned anew, on the same channels at the same times.

    Raises:
        InvalidInput: `past_time` where it would go out in the past.
    """
    here = _matched(left.rows, now.rows)
    kept = {here[row.id].id for row in target.rows if row.id in here}
    for row in now.rows:
        if row.id not in kept:
            change.move(change.row(row.id), State.CANCELLED, by="person", reason="undone")
    for row in target.rows:
        found = here.get(row.id)
        if found is None:
            plan_anew(change, target.post_id, row)
        elif (row.when, row.state) != (found.when, found.state):
            as_it_was(change, row, found.id)
    write_post(change, target.post_id, stage=target.stage, planned=target.planned, deleted=target.deleted)


def _matched(left: Sequence[Planned], now: Sequence[Planned]) -> dict[int, Planned]:
    """Number then → the publication that stands in its place now."""
    free, found = list(now), dict[int, Planned]()
    for row in left:
        same = next((each for each in free if each.id == row.id), None)
        same = same or next((each for each in free if each.place == row.place), None)
        if same is not None:
            found[row.id] = same
            free.remove(same)
    return found


def as_it_was(change: Change, row: Planned, number: int) -> None:
    """A publication at the time and in the state of another reading. Raises InvalidInput `past_time`."""
    _refuse_past(change, row)
    current = change.row(number)
    values = {**dict(zip(_WHEN, row.when, strict=True)), **dict(zip(_WORKING, row.working, strict=True))}
    if State(current.state) is row.state or not may(State(current.state), row.state):
        change.touch(current, **values)
    else:
        change.move(current, row.state, by="person", reason="undone", **values)


def plan_anew(change: Change, post_id: int, row: Planned) -> None:
    """What ended, once more at its time and as it stood."""
    _refuse_past(change, row)
    last = change.connection.execute(
        select(PUBLICATION.c.occurrence)
        .where(PUBLICATION.c.post_id == post_id, PUBLICATION.c.channel_id == row.channel_id,
               PUBLICATION.c.kind == "post")
        .order_by(PUBLICATION.c.occurrence.desc())
        .limit(1)
    ).scalar_one()  # fmt: skip
    result = change.connection.execute(
        insert(PUBLICATION).values(
            post_id=post_id, channel_id=row.channel_id, mode=row.mode, occurrence=last + 1, state=State.SCHEDULED,
            created_at=change.now, changed_at=change.now, **dict(zip(_WHEN, row.when, strict=True)),
        )
    )  # fmt: skip
    key = result.inserted_primary_key
    assert key is not None
    made = change.row(int(key[0]))
    if row.state is State.SCHEDULED:
        change.touch(made)
    else:
        change.move(made, row.state, by="person", reason="undone", **dict(zip(_WORKING, row.working, strict=True)))


def _refuse_past(change: Change, row: Planned) -> None:
    """What waits for its time must have it before it; what waits for the person may have had it already."""
    if row.state is State.SCHEDULED and row.due <= change.now:
        refuse_past(WallTime(row.wall, str(row.when[1])), change.now)


def refuse_past(wall: WallTime, now: datetime) -> walltime.Resolved:
    """The instant of a wall time to come. Raises InvalidInput `past_time`."""
    resolved = walltime.resolve(wall)
    if resolved.instant <= now:
        shown = walltime.from_utc(now, wall.zone)
        raise InvalidInput("past_time", field="at", at=wall.text, now=shown.local.isoformat(" ", "minutes"),
                           zone=wall.zone)  # fmt: skip
    return resolved


def time_columns(wall: WallTime, instant: datetime) -> dict[str, Any]:
    """The columns of a publication's time."""
    return {"wall_time": wall.local, "zone": wall.zone, "zone_data": zones.version(), "due_utc": instant}


def posts_of(standings: Sequence[Standing]) -> tuple[int, ...]:
    """Their ids."""
    return tuple(each.post_id for each in standings)


def put_away(made: Standing) -> Standing:
    """How a post that was made now stands once that is undone."""
    return Standing(made.post_id, made.title, made.stage, made.planned, deleted=True, rows=made.rows)
