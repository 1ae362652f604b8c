"""Objectives as they are read: with the values so far, how each KPI stands today, and what to begin with."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from smdesk.core import pace, pace_months, proposals
from smdesk.core.clock import Clock
from smdesk.core.errors import NotFound
from smdesk.core.pace import Pace, Point, Track
from smdesk.core.walltime import in_zone
from smdesk.db import Database
from smdesk.models import Dossier, table_of
from smdesk.services.agreements import rows, samples
from smdesk.services.agreements.posts import PostMark, behind
from smdesk.services.agreements.views import KpiView, ObjectiveView, PaceView, ReadView

_DOSSIER = table_of(Dossier)
_ALL = 10_000  # KPIs
#: What comes first where only a few are shown.
_URGENCY = (Pace.BEHIND, Pace.ON_PACE, Pace.AHEAD, Pace.UNKNOWN, Pace.DRAFT)


class AgreementsReading:
    """One state of the database a call."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def objectives(self, client: int | None = None) -> tuple[ObjectiveView, ...]:
        """The objectives of a client (None: of all) with their KPIs and how they stand today."""
        with self._db.read() as session:
            connection = session.connection()
            found = rows.objectives(connection, client)
            views = self._stood(connection, rows.live_kpis(connection, client))
        return tuple(rows.objective_view(row, views) for row in found)

    def objective(self, number: int) -> ObjectiveView:
        """One of them. Raises NotFound `unknown_objective`."""
        with self._db.read() as session:
            row = rows.one(session.connection(), rows.OBJECTIVE, number, "objective")
        found = next((each for each in self.objectives(row.client_id) if each.id == number), None)
        return found or rows.objective_view(row)

    def kpi(self, number: int) -> KpiView:
        """One KPI. Raises NotFound `unknown_kpi_number`."""
        with self._db.read() as session:
            connection = session.connection()
            views = self._stood(connection, rows.live_kpis(connection, ids=(number,)))
        if not views:
            raise NotFound("unknown_kpi_number", number=number)
        return views[0]

    def readings(self, kpi: int) -> tuple[ReadView, ...]:
        """What was typed of a KPI, by day."""
        with self._db.read() as session:
            return tuple(rows.readings(session.connection(), (kpi,)).get(kpi, ()))

    def reading(self, number: int) -> ReadView:
        """One of them. Raises NotFound `unknown_reading`."""
        with self._db.read() as session:
            return rows.read_view(rows.one(session.connection(), rows.READING, number, "reading"))

    def posts(self, kpi: int) -> tuple[PostMark, ...]:
        """What went out while a KPI ran, the oldest first. Raises NotFound `unknown_kpi_number`."""
        with self._db.read() as session:
            connection = session.connection()
            found = rows.live_kpis(connection, ids=(kpi,))
            if not found:
                raise NotFound("unknown_kpi_number", number=kpi)
            zone = rows.zones(connection, (found[0].client_id,))[found[0].client_id][1]
            return behind(connection, found[0], zone)

    def scopes(self, client: int) -> dict[str, tuple[tuple[int, str], ...]]:
        """What a KPI of a client can be about: by scope, numbers and names."""
        with self._db.read() as session:
            return rows.choices(session.connection(), client)

    def pace(self, client: int | None = None, limit: int = 4) -> tuple[PaceView, ...]:
        """The KPIs to look at first: those behind, then by deadline; of all clients, one of each before a second one.

        Vanity, drafts and what is over come after everything else, or not at all.
        """
        with self._db.read() as session:
            connection = session.connection()
            views = self._stood(connection, rows.live_kpis(connection, client))
            names = rows.zones(connection, {each.client_id for each in views})
        wanted = [each for each in views if _counts(each)]
        wanted.sort(key=_first)
        seen: dict[int, int] = {}
        turns = []
        for each in wanted:
            seen[each.client_id] = seen.get(each.client_id, 0) + 1
            turns.append((seen[each.client_id], each))
        turns.sort(key=lambda turn: turn[0])
        return tuple(PaceView(each.client_id, names[each.client_id][0], each) for _, each in turns[:limit])

    def tracks(self) -> dict[int, Track]:
        """How each client stands as a whole, by its number; one of whom nothing can be told is left out."""
        found: dict[int, list[Pace]] = {}
        for each in self.pace(limit=_ALL):
            standing = each.kpi.standing
            found.setdefault(each.client_id, []).append(standing.state if standing is not None else Pace.DRAFT)
        told = ((client, pace.overall(paces)) for client, paces in found.items())
        return {client: track for client, track in told if track is not None}

    def today(self, client: int) -> date:
        """The day it is for a client. Raises NotFound `unknown_client`."""
        with self._db.read() as session:
            found = rows.zones(session.connection(), (client,))
        if client not in found:
            raise NotFound("unknown_client", name=str(client), near=[])
        return self._today(found[client][1])

    def propose(self, client: int) -> tuple[proposals.Proposal, ...]:
        """Three objectives to begin with, from what the company wants and its sector."""
        with self._db.read() as session:
            connection = session.connection()
            sector = connection.scalar(select(rows.CLIENT.c.sector).where(rows.CLIENT.c.id == client))
            goal = connection.scalar(
                select(_DOSSIER.c.goal).where(_DOSSIER.c.client_id == client, _DOSSIER.c.deleted_at.is_(None))
            )
        return proposals.propose(goal or "", sector or "")

    def _today(self, zone: str) -> date:
        return in_zone(self._clock.now(), zone).date()

    def _stood(self, connection: Connection, found: Sequence[Row[Any]]) -> list[KpiView]:
        """These KPIs with their values and how each stands."""
        names = rows.scope_names(connection, found)
        clients = rows.zones(connection, {row.client_id for row in found})
        typed = rows.readings(connection, [row.id for row in found])
        read = samples.of(connection, [row for row in found if row.source in samples.SOURCES], clients)
        views = []
        for row in found:
            values = read.get(row.id)
            points = [Point(each.day, each.value) for each in typed.get(row.id, ())]
            if values is not None:  # what was typed beside it fills days on which nothing was read
                points = pace.tidy([*points, *values.points])
            view = rows.kpi_view(row, names.get((row.scope, row.scope_id), ""), points=tuple(pace.tidy(points)))
            more = {} if values is None or points else {"why": values.why, "missing": values.missing}
            views.append(_with(view, self._today(clients[row.client_id][1]), more))
        return views


def _with(view: KpiView, today: date, more: dict[str, Any]) -> KpiView:
    from dataclasses import replace

    months = pace_months.months(view.aim, view.monthly, view.points, today)
    return replace(view, standing=pace.standing(view.aim, view.points, today), months=months, **more)


def _counts(view: KpiView) -> bool:
    standing = view.standing
    return standing is not None and standing.state is not Pace.DRAFT and standing.now is not None and not standing.over


def _first(view: KpiView) -> tuple[Any, ...]:
    assert view.standing is not None
    return (view.nature == "vanity", _URGENCY.index(view.standing.state), view.deadline or date.max, view.id)


def numbers(views: Collection[ObjectiveView]) -> list[KpiView]:
    """All KPIs of some objectives."""
    return [kpi for each in views for kpi in each.kpis]
