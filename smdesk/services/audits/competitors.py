"""Competitors of a client, and what was counted of them over time: append-only, an entry can be taken back."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select, update

from smdesk.core import network as networks
from smdesk.core.audit import values
from smdesk.core.clock import Clock
from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.events import AuditsChanged
from smdesk.db import Database
from smdesk.db.uow import UnitOfWork
from smdesk.models import Client, Competitor, CompetitorFigure, table_of
from smdesk.services.audits import presence as presences
from smdesk.services.audits.views import CompetitorView, FigureView
from smdesk.services.rows import client_today, inserted, next_position

COMPETITOR, FIGURE, CLIENT = (table_of(model) for model in (Competitor, CompetitorFigure, Client))
#: What is counted of a competitor, with the least and the most it can be.
METRICS: dict[str, tuple[float, float]] = {
    "followers": (0, values.MOST),
    "per_week": (0, 1000),
    "engagement": (0, 100),
    "rating": (0, 5),
    "reviews": (0, values.MOST),
}
PRESSURES = ("high", "medium", "low")
_WHOLE = frozenset({"followers", "reviews"})


class CompetitorsService:
    """One transaction a call."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def list(self, client: int | None = None) -> tuple[CompetitorView, ...]:
        """The competitors of a client, or of all, in their order, with all their figures."""
        with self._db.read() as session:
            return _views(session.connection(), COMPETITOR.c.client_id == client if client is not None else None)

    def show(self, competitor: int) -> CompetitorView:
        """One of them. Raises NotFound `unknown_competitor`."""
        with self._db.read() as session:
            return _one(session.connection(), competitor)

    def add(self, client: int, name: str, **given: Any) -> CompetitorView:
        """A new one at the end; `url`, `handles` (network → handle), `pressure`, `note`.

        Raises:
            NotFound: `unknown_client`, `unknown_network`.
            InvalidInput: `title_empty`, `name_too_long`, `bad_kind`, `bad_address`.
        """
        stored = _checked({"name": name, **given})
        with self._db.write() as unit:
            now = self._clock.now()
            client_today(unit.connection, client, now)
            position = next_position(unit.connection, COMPETITOR, COMPETITOR.c.client_id == client)
            made = insert(COMPETITOR).values(
                client_id=client, position=position, created_at=now, changed_at=now, **stored
            )
            number = inserted(unit.connection, made)
            return self._told(unit, number)

    def edit(self, competitor: int, **changes: Any) -> CompetitorView:
        """Change `name`, `url`, `handles`, `pressure`, `note`, `position`. Raises as `add`; `unknown_competitor`."""
        with self._db.write() as unit:
            return self._write(unit, competitor, _checked(changes))

    def delete(self, competitor: int) -> CompetitorView:
        """Put one away, with its figures. Raises NotFound `unknown_competitor`."""
        with self._db.write() as unit:
            before = _one(unit.connection, competitor)
            self._write(unit, competitor, {"deleted_at": self._clock.now()})
            return before

    def undelete(self, competitor: int) -> CompetitorView:
        """Bring it back. Raises NotFound `unknown_competitor`."""
        with self._db.write() as unit:
            return self._write(unit, competitor, {"deleted_at": None})

    # -- figures ------------------------------------------------------------------------------------------------

    def figure(self, competitor: int, network: str, metric: str, value: float, *, day: str = "") -> FigureView:
        """Keep what was counted today or on an earlier day.

        Raises:
            NotFound: `unknown_competitor`, `unknown_network`.
            InvalidInput: `bad_kind` for another metric, `bad_number`, `bad_day`, `day_to_come`.
        """
        values.chosen("metric", metric or "-", tuple(METRICS))
        networks.load(network)
        check = values.whole if metric in _WHOLE else values.number
        least, most = METRICS[metric]
        found = check("value", value, int(least), int(most))
        if found is None:
            raise InvalidInput("bad_number", field="value", value="", least=least, most=most)
        with self._db.write() as unit:
            now = self._clock.now()
            view = _one(unit.connection, competitor)
            today = client_today(unit.connection, view.client_id, now)
            made = insert(FIGURE).values(
                competitor_id=competitor, network=network, metric=metric, value=float(found), created_at=now,
                day=values.past_day("day", day, today) or today.isoformat(),
            )  # fmt: skip
            number = inserted(unit.connection, made)
            unit.emit(AuditsChanged((view.client_id,), frozenset({"competitor"})))
            return _figure(unit.connection, number)

    def take_back(self, figure: int) -> FigureView:
        """An entry counts no more. Raises NotFound `unknown_figure`."""
        return self._put(figure, away=True)

    def give_back(self, figure: int) -> FigureView:
        """It counts again. Raises NotFound `unknown_figure`."""
        return self._put(figure, away=False)

    # -- within -------------------------------------------------------------------------------------------------

    def _put(self, figure: int, *, away: bool) -> FigureView:
        with self._db.write() as unit:
            view = _figure(unit.connection, figure)
            gone = self._clock.now() if away else None
            unit.connection.execute(update(FIGURE).where(FIGURE.c.id == figure).values(deleted_at=gone))
            self._told(unit, view.competitor_id)
            return view

    def _write(self, unit: UnitOfWork, competitor: int, stored: dict[str, Any]) -> CompetitorView:
        if "deleted_at" not in stored:
            _one(unit.connection, competitor)
        times = {"version": COMPETITOR.c.version + 1, "changed_at": self._clock.now()}
        unit.connection.execute(update(COMPETITOR).where(COMPETITOR.c.id == competitor).values(**stored, **times))
        return self._told(unit, competitor)

    def _told(self, unit: UnitOfWork, competitor: int) -> CompetitorView:
        view = _one(unit.connection, competitor, deleted=True)
        unit.emit(AuditsChanged((view.client_id,), frozenset({"competitor"})))
        return view


def _one(connection: Connection, competitor: int, *, deleted: bool = False) -> CompetitorView:
    found = _views(connection, COMPETITOR.c.id == competitor, deleted=deleted)
    if not found:
        raise NotFound("unknown_competitor", competitor=competitor)
    return found[0]


def _views(connection: Connection, whose: Any, *, deleted: bool = False) -> tuple[CompetitorView, ...]:
    query = select(COMPETITOR, CLIENT.c.name.label("client")).join(CLIENT, CLIENT.c.id == COMPETITOR.c.client_id)
    if whose is not None:
        query = query.where(whose)
    if not deleted:
        query = query.where(COMPETITOR.c.deleted_at.is_(None), CLIENT.c.deleted_at.is_(None))
    found = connection.execute(query.order_by(CLIENT.c.name, COMPETITOR.c.position, COMPETITOR.c.id)).all()
    kept = select(FIGURE).where(FIGURE.c.competitor_id.in_([row.id for row in found]), FIGURE.c.deleted_at.is_(None))
    figures: dict[int, list[FigureView]] = defaultdict(list)
    for row in connection.execute(kept.order_by(FIGURE.c.day, FIGURE.c.id)):
        figures[row.competitor_id].append(_figure_view(row))
    return tuple(
        CompetitorView(
            row.id, row.client_id, row.client, row.name, row.url, dict(row.handles), row.pressure, row.note,
            row.position, tuple(figures[row.id]),
        )
        for row in found
    )  # fmt: skip


def _figure(connection: Connection, number: int) -> FigureView:
    row = connection.execute(select(FIGURE).where(FIGURE.c.id == number)).one_or_none()
    if row is None:
        raise NotFound("unknown_figure", figure=number)
    return _figure_view(row)


def _figure_view(row: Any) -> FigureView:
    return FigureView(
        row.id, row.competitor_id, row.network, row.metric, row.value, date.fromisoformat(row.day), row.source
    )


def _checked(given: dict[str, Any]) -> dict[str, Any]:
    stored = dict(given)
    if "name" in stored:
        stored["name"] = values.line("name", stored["name"], 200, empty=False)
    if "url" in stored:
        stored["url"] = presences.address(stored["url"])
    if "pressure" in stored:
        values.chosen("pressure", stored["pressure"], PRESSURES)
    if "note" in stored:
        stored["note"] = values.text("note", stored["note"])
    if "handles" in stored:
        for network in stored["handles"]:
            networks.load(network)
        handles = {network: values.line("handles", str(each), 320) for network, each in stored["handles"].items()}
        stored["handles"] = {network: each for network, each in handles.items() if each}
    return stored
