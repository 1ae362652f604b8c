"""Objectives and the KPIs that decide them: written, ordered, read by hand, put away and brought back."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, insert, select, update

from smdesk.core.agreement import Frozen
from smdesk.core.clock import Clock
from smdesk.core.errors import Conflict, InvalidInput
from smdesk.core.events import AgreementChanged
from smdesk.db import Database, UnitOfWork
from smdesk.models import Agreement, table_of
from smdesk.services.agreements import rows
from smdesk.services.agreements.reading import AgreementsReading
from smdesk.services.agreements.rows import KPI, OBJECTIVE, READING
from smdesk.services.agreements.views import (
    KpiPatch,
    KpiView,
    ObjectivePatch,
    ObjectiveView,
    Proposed,
    ReadView,
)
from smdesk.services.patches import KEEP, named

_AGREEMENT = table_of(Agreement)
_DAYS_OF_PROPOSAL = 90


class AgreementsService(AgreementsReading):
    """One transaction a call; what is deleted keeps what is below it and comes back whole."""

    def __init__(self, db: Database, clock: Clock) -> None:
        super().__init__(db, clock)

    # -- objectives ---------------------------------------------------------------------------------------------

    def add_objective(self, client: int, name: str, *, note: str = "", origin: str = "") -> ObjectiveView:
        """A new objective, at the end. `origin` names the finding that it came from.

        Raises:
            NotFound: `unknown_client`. InvalidInput: `title_empty`, `name_too_long`, `body_too_long`.
        """
        values = {"name": name, "note": note}
        rows.checked_name(values, limit=300)
        with self._db.write() as unit:
            rows.known_client(unit.connection, client)
            number = self._insert(unit, OBJECTIVE, OBJECTIVE.c.client_id == client,
                                  {"client_id": client, "origin": origin[:40], **values})  # fmt: skip
            unit.emit(AgreementChanged((client,)))
        return self.objective(number)

    def edit_objective(self, number: int, patch: ObjectivePatch, *, version: int | None = None) -> ObjectiveView:
        """Change one. Raises as `add_objective`; NotFound `unknown_objective`; Conflict `agreement_changed`."""
        values = named(patch)
        rows.checked_name(values, limit=300)
        self._change(OBJECTIVE, number, "objective", values, version)
        return self.objective(number)

    def delete_objective(self, number: int) -> None:
        """Put one away with its KPIs. Raises NotFound `unknown_objective`."""
        self._change(OBJECTIVE, number, "objective", {"deleted_at": self._clock.now()})

    def undelete_objective(self, number: int) -> None:
        """Bring it back. Raises NotFound `unknown_objective`."""
        self._change(OBJECTIVE, number, "objective", {"deleted_at": None})

    def order(self, client: int, objectives: Sequence[int]) -> None:
        """Put a client's objectives into this order; those that are not named stay behind them."""
        with self._db.write() as unit:
            for place, number in enumerate(objectives, 1):
                query = update(OBJECTIVE).where(OBJECTIVE.c.id == number, OBJECTIVE.c.client_id == client)
                unit.connection.execute(query.values(position=place))
            unit.emit(AgreementChanged((client,)))

    # -- KPIs ---------------------------------------------------------------------------------------------------

    def add_kpi(self, objective: int, patch: KpiPatch) -> KpiView:
        """A new KPI at the end of an objective; a name and a metric must be given, the catalogue says the rest.

        Raises:
            NotFound: `unknown_objective`.
            InvalidInput: `title_empty`, `name_too_long`, `body_too_long`, `unknown_kpi`, `bad_kind`, `bad_reading`,
                `scope_unknown`, `pushing_unknown`, `target_wrong_side`, `deadline_before_start`, or as
                `core.formula.parse`.
        """
        given = named(patch)
        with self._db.write() as unit:
            home = rows.one(unit.connection, OBJECTIVE, objective, "objective")
            country = unit.connection.scalar(
                select(rows.CLIENT.c.country).where(rows.CLIENT.c.id == home.client_id)
            )  # fmt: skip
            whole = rows.defaults(given.get("metric", ""), given.get("formula", ""), country or "", given)
            values = rows.checked_kpi(unit.connection, home.client_id, whole)
            number = self._insert(unit, KPI, KPI.c.objective_id == objective, {"objective_id": objective, **values})
            unit.emit(AgreementChanged((home.client_id,)))
        return self.kpi(number)

    def edit_kpi(
        self, number: int, patch: KpiPatch, *, version: int | None = None, taking_back: bool = False
    ) -> KpiView:  # fmt: skip
        """Change one; `taking_back` a change, which needs no reason.

        Raises as `add_kpi`; NotFound `unknown_kpi_number`; Conflict `agreement_changed`; InvalidInput
        `lowering_needs_note` (`before`, `after`): what was agreed becomes easier, and no note says why.
        """
        given = named(patch)
        with self._db.write() as unit:
            row = rows.one(unit.connection, KPI, number, "kpi_number")
            client = self._client_of(unit, row)
            _same(row, version)
            before = {each.name: getattr(row, each.name) for each in KPI.c if each.name in KpiPatch.__slots__}
            before |= {"starts": rows.day_of(row.starts), "deadline": rows.day_of(row.deadline)}
            values = rows.checked_kpi(unit.connection, client, {**before, **given})
            if not taking_back:
                self._check_lowered(unit, client, row, values, given)
            self._write(unit, KPI, number, values)
            unit.emit(AgreementChanged((client,)))
        return self.kpi(number)

    def delete_kpi(self, number: int) -> None:
        """Put one away with its readings. Raises NotFound `unknown_kpi_number`."""
        self._change(KPI, number, "kpi_number", {"deleted_at": self._clock.now()})

    def undelete_kpi(self, number: int) -> None:
        """Bring it back. Raises NotFound `unknown_kpi_number`."""
        self._change(KPI, number, "kpi_number", {"deleted_at": None})

    def place_kpis(self, objective: int, numbers: Sequence[int]) -> None:
        """Put these KPIs into an objective of their client, in this order; raises NotFound `unknown_objective`."""
        with self._db.write() as unit:
            home = rows.one(unit.connection, OBJECTIVE, objective, "objective")
            own = select(OBJECTIVE.c.id).where(OBJECTIVE.c.client_id == home.client_id)
            for place, number in enumerate(numbers, 1):
                query = update(KPI).where(KPI.c.id == number, KPI.c.objective_id.in_(own))
                unit.connection.execute(query.values(position=place, objective_id=objective))
            unit.emit(AgreementChanged((home.client_id,)))

    # -- readings by hand ---------------------------------------------------------------------------------------

    def add_reading(self, kpi: int, day: date, value: float, *, note: str = "") -> ReadView:
        """A value read on a day; of what adds up, the total since the first day.

        Raises:
            NotFound: `unknown_kpi_number`. InvalidInput: `bad_reading`, `reading_to_come`, `body_too_long`.
        """
        with self._db.write() as unit:
            row = rows.one(unit.connection, KPI, kpi, "kpi_number")
            client = self._client_of(unit, row)
            values = self._checked_reading(client, {"day": day, "value": value, "note": note})
            number = self._insert(unit, READING, None, {"kpi_id": kpi, "source": "hand", **values})
            unit.emit(AgreementChanged((client,)))
            return rows.read_view(rows.one(unit.connection, READING, number, "reading"))

    def add_readings(self, kpi: int, values: Sequence[tuple[date, float]]) -> None:
        """Several values at once, all of them or none; raises as `add_reading`."""
        if not values:
            return
        with self._db.write() as unit:
            client = self._client_of(unit, rows.one(unit.connection, KPI, kpi, "kpi_number"))
            for day, value in values:
                checked = self._checked_reading(client, {"day": day, "value": value, "note": ""})
                self._insert(unit, READING, None, {"kpi_id": kpi, "source": "hand", **checked})
            unit.emit(AgreementChanged((client,)))

    def edit_reading(
        self, number: int, *, day: date | None = None, value: float | None = None, note: str | None = None
    ) -> ReadView:
        """Correct one; None stays as it is. Raises as `add_reading`; NotFound `unknown_reading`."""
        with self._db.write() as unit:
            row = rows.one(unit.connection, READING, number, "reading")
            client = self._client_of(unit, rows.one(unit.connection, KPI, row.kpi_id, "kpi_number"))
            given = {"day": day or date.fromisoformat(row.day), "value": row.value if value is None else value,
                     "note": row.note if note is None else note}  # fmt: skip
            self._write(unit, READING, number, self._checked_reading(client, given))
            unit.emit(AgreementChanged((client,)))
            return rows.read_view(rows.one(unit.connection, READING, number, "reading"))

    def delete_reading(self, number: int) -> None:
        """Put one away. Raises NotFound `unknown_reading`."""
        self._change(READING, number, "reading", {"deleted_at": self._clock.now()})

    def undelete_reading(self, number: int) -> None:
        """Bring it back. Raises NotFound `unknown_reading`."""
        self._change(READING, number, "reading", {"deleted_at": None})

    # -- to begin with ------------------------------------------------------------------------------------------

    def take(self, client: int, proposed: Sequence[Proposed]) -> tuple[int, ...]:
        """The objectives made of proposals; their KPIs are drafts from today on. All or none of them; raises as
        `add_objective` and `add_kpi`."""
        today = self.today(client)
        with self._db.write() as unit:
            rows.known_client(unit.connection, client)
            country = unit.connection.scalar(select(rows.CLIENT.c.country).where(rows.CLIENT.c.id == client))
            made = []
            for each in proposed:
                values = {"name": each.name, "note": ""}
                rows.checked_name(values, limit=300)
                home = self._insert(unit, OBJECTIVE, OBJECTIVE.c.client_id == client, {"client_id": client, **values})
                for metric, name in each.kpis:
                    given = {"name": name, "starts": today, "deadline": today + timedelta(_DAYS_OF_PROPOSAL)}
                    whole = rows.defaults(metric, "", country or "", given)
                    checked = rows.checked_kpi(unit.connection, client, whole)
                    self._insert(unit, KPI, KPI.c.objective_id == home, {"objective_id": home, **checked})
                made.append(home)
            unit.emit(AgreementChanged((client,)))
        return tuple(made)

    # -- inside -------------------------------------------------------------------------------------------------

    def _checked_reading(self, client: int, values: dict[str, Any]) -> dict[str, Any]:
        if not math.isfinite(values["value"]) or abs(values["value"]) > 1e15:
            raise InvalidInput("bad_reading", field="value", value=str(values["value"]))
        if values["day"] > self.today(client):
            raise InvalidInput("reading_to_come", field="day", at=values["day"].isoformat())
        rows.checked_name(values, field="")
        return {**values, "day": values["day"].isoformat()}

    def _check_lowered(
        self, unit: UnitOfWork, client: int, row: Any, values: dict[str, Any], given: dict[str, Any]
    ) -> None:
        """A target that becomes easier than the agreed one is explained: in a note of this change, or the one there."""
        agreed = self._agreed_target(unit, client, row)
        target = values["target"]
        if "target" not in given or agreed is None or target is None:
            return
        easier = target > agreed if values["falling"] else target < agreed
        said = given.get("note", KEEP)
        if easier and not (row.note if said is KEEP else said).strip():
            raise InvalidInput("lowering_needs_note", field="note", before=agreed, after=target)

    def _agreed_target(self, unit: UnitOfWork, client: int, row: Any) -> float | None:
        """The target of the last version; without one, the present target once something was read."""
        query = (
            select(_AGREEMENT.c.snapshot)
            .where(_AGREEMENT.c.client_id == client, _AGREEMENT.c.deleted_at.is_(None))
            .order_by(_AGREEMENT.c.number.desc())
            .limit(1)
        )
        stored = unit.connection.scalar(query)
        agreed = Frozen.from_json(stored).kpis.get(row.id) if stored is not None else None
        if agreed is not None:
            return agreed.target
        read = select(READING.c.id).where(READING.c.kpi_id == row.id, READING.c.deleted_at.is_(None)).limit(1)
        target: float | None = row.target
        return target if unit.connection.execute(read).first() is not None else None

    def _insert(self, unit: UnitOfWork, table: Any, among: Any, values: dict[str, Any]) -> int:
        now = self._clock.now()
        if among is not None:
            last = unit.connection.scalar(select(func.max(table.c.position)).where(among))
            values = {**values, "position": (last or 0) + 1}
        done = unit.connection.execute(insert(table).values(**values, created_at=now, changed_at=now))
        key = done.inserted_primary_key
        assert key is not None
        return int(key[0])

    def _write(self, unit: UnitOfWork, table: Any, number: int, values: dict[str, Any]) -> None:
        query = update(table).where(table.c.id == number)
        unit.connection.execute(query.values(**values, version=table.c.version + 1, changed_at=self._clock.now()))

    def _change(
        self, table: Any, number: int, what: str, values: dict[str, Any], version: int | None = None
    ) -> None:  # fmt: skip
        with self._db.write() as unit:
            row = rows.one(unit.connection, table, number, what)
            _same(row, version)
            self._write(unit, table, number, values)
            unit.emit(AgreementChanged((self._client_of(unit, row),)))

    def _client_of(self, unit: UnitOfWork, row: Any) -> int:
        """The client of an objective, a KPI or a reading."""
        if hasattr(row, "kpi_id"):
            row = rows.one(unit.connection, KPI, row.kpi_id, "kpi_number")
        if hasattr(row, "objective_id"):
            row = rows.one(unit.connection, OBJECTIVE, row.objective_id, "objective")
        return int(row.client_id)


def _same(row: Any, version: int | None) -> None:
    if version is not None and row.version != version:
        raise Conflict("agreement_changed", name=getattr(row, "name", ""))
