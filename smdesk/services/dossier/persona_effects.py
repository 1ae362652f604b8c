"""What a persona changes in the plan: its posts of the month, its pillars, its objectives, its networks."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_, select

from smdesk.core import walltime
from smdesk.core.publication import ENDS, State
from smdesk.core.records import dataclass
from smdesk.db import Database
from smdesk.models import AdSet, Channel, Client, Kpi, Objective, Persona, Pillar, Post, Publication, table_of
from smdesk.services.plan.pillars import color_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_POST, _ITEM = table_of(Post).c, table_of(Publication).c
#: States that keep no place in a month.
_GONE = (State.CANCELLED, State.SKIPPED)
assert set(_GONE) <= set(ENDS)


@dataclass(frozen=True, slots=True)
class PillarFor:
    """A pillar with the posts of the month that are for the persona; `meant`: the pillar itself is for it."""

    id: int
    name: str
    color: str
    posts: int
    meant: bool


@dataclass(frozen=True, slots=True)
class Aim:
    """A KPI that is about the persona."""

    objective: str
    name: str
    baseline: float | None
    target: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Effects:
    """Of one persona, in the month that holds `month`."""

    month: datetime  # its first day, in the client's zone
    posts: int
    of: int
    pillars: tuple[PillarFor, ...]
    aims: tuple[Aim, ...]
    connected: frozenset[str]  # networks on which the client has a channel
    ad_sets: int


def effects(db: Database, persona: int, now: datetime) -> Effects | None:
    """None for a persona that is not there."""
    with db.read() as session:
        row = session.execute(
            select(Persona.client_id, Client.zone)
            .join(table_of(Client), Client.id == Persona.client_id)  # a table: classes need not be mapped for this
            .where(Persona.id == persona, Persona.deleted_at.is_(None))
        ).one_or_none()
        if row is None:
            return None
        here = walltime.in_zone(now, row.zone)
        first = here.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        after = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
        posts = _month(session, row.client_id, first, after)
        mine = [pillar for _post, pillar, who in posts if who == persona]
        return Effects(
            month=first,
            posts=len(mine),
            of=len(posts),
            pillars=_pillars(session, row.client_id, persona, mine),
            aims=_aims(session, row.client_id, persona),
            connected=_networks(session, row.client_id),
            ad_sets=session.scalar(
                select(func.count(AdSet.id)).where(AdSet.persona_id == persona, AdSet.deleted_at.is_(None))
            )
            or 0,
        )


def _month(session: Session, client: int, first: datetime, after: datetime) -> list[tuple[int, int | None, int | None]]:
    """The posts that stand in a month: number, pillar, persona."""
    goes_out = select(_ITEM.post_id).where(
        _ITEM.due_utc >= first, _ITEM.due_utc < after, _ITEM.kind == "post", _ITEM.state.not_in(_GONE)
    )
    planned = and_(_POST.planned_utc >= first, _POST.planned_utc < after)
    rows = session.execute(
        select(_POST.id, _POST.pillar_id, _POST.persona_id).where(
            _POST.client_id == client, _POST.deleted_at.is_(None), or_(planned, _POST.id.in_(goes_out))
        )
    )
    return [(row[0], row[1], row[2]) for row in rows]


def _pillars(session: Session, client: int, persona: int, posts: list[int | None]) -> tuple[PillarFor, ...]:
    table = table_of(Pillar)
    mine = select(table).where(table.c.client_id == client, table.c.deleted_at.is_(None))
    found = [
        PillarFor(row.id, row.name, color_of(row.kind, row.color), posts.count(row.id), persona in row.personas)
        for row in session.execute(mine.order_by(table.c.position, table.c.id))
    ]
    return tuple(each for each in found if each.posts or each.meant)


def _aims(session: Session, client: int, persona: int) -> tuple[Aim, ...]:
    rows = session.execute(
        select(Objective.name, Kpi.name.label("kpi"), Kpi.baseline, Kpi.target, Kpi.unit)
        .join(table_of(Kpi), Kpi.objective_id == Objective.id)
        .where(
            Objective.client_id == client, Objective.deleted_at.is_(None), Kpi.deleted_at.is_(None),
            Kpi.scope == "persona", Kpi.scope_id == persona,
        )
        .order_by(Objective.position, Kpi.position)
    )  # fmt: skip
    return tuple(Aim(row.name, row.kpi, row.baseline, row.target, row.unit) for row in rows)


def _networks(session: Session, client: int) -> frozenset[str]:
    rows = session.execute(select(Channel.network).where(Channel.client_id == client, Channel.deleted_at.is_(None)))
    return frozenset(row[0] for row in rows)
