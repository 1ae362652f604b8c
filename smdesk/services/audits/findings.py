"""Findings of audits: kept, weighed, and turned into an objective, a task or an idea, with the way back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import insert, update

from smdesk.core.audit import ranking, values
from smdesk.core.clock import Clock
from smdesk.core.errors import InvalidInput, NotAllowed, NotFound
from smdesk.core.events import AuditsChanged
from smdesk.db import Database
from smdesk.db.uow import UnitOfWork
from smdesk.services.audits import rows, turning
from smdesk.services.audits.rows import AUDIT, FINDING
from smdesk.services.audits.views import AuditView, FindingView
from smdesk.services.rows import inserted, next_position

#: Most characters of a finding: it becomes the name of an objective.
LIMIT = 300


class FindingsService:
    """One transaction a call; what was made of a finding, and the link to it, come and go together."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def add(self, audit: int, text: str, *, impact: int = 3, effort: int = 3, area: str = "") -> FindingView:
        """A new one, at the end.

        Raises:
            NotFound: `unknown_audit`. InvalidInput: `title_empty`, `name_too_long`, `bad_number`, `bad_kind`.
        """
        stored = _checked({"text": text, "impact": impact, "effort": effort, "area": area})
        with self._db.write() as unit:
            view = rows.one(unit.connection, audit)
            now = self._clock.now()
            position = next_position(unit.connection, FINDING, FINDING.c.audit_id == audit)
            made = insert(FINDING).values(
                audit_id=audit, position=position, created_at=now, changed_at=now, **stored
            )  # fmt: skip
            number = inserted(unit.connection, made)
            unit.emit(AuditsChanged((view.client_id,), frozenset({"finding"})))
            return rows.finding_view(rows.finding_row(unit.connection, number))

    def edit(self, finding: int, **changes: Any) -> FindingView:
        """Change `text`, `impact`, `effort`, `area` or `position`. Raises as `add`; NotFound `unknown_finding`."""
        with self._db.write() as unit:
            return self._write(unit, finding, _checked(changes))

    def delete(self, finding: int) -> FindingView:
        """Put one away; what was made of it stays. Raises NotFound `unknown_finding`."""
        with self._db.write() as unit:
            return self._write(unit, finding, {"deleted_at": self._clock.now()})

    def undelete(self, finding: int) -> FindingView:
        """Bring it back. Raises NotFound `unknown_finding`."""
        with self._db.write() as unit:
            return self._write(unit, finding, {"deleted_at": None})

    # -- what comes of it ---------------------------------------------------------------------------------------

    def turn(self, finding: int, into: str) -> FindingView:
        """Make an `objective`, a `task` or an `idea` of a finding, with the link to it.

        Raises:
            NotFound: `unknown_finding`. InvalidInput: `bad_kind`.
            NotAllowed: `already_turned` (`what`): something was made of it, and is still there.
        """
        with self._db.write() as unit:
            row = rows.finding_row(unit.connection, finding)
            if turning.exists(unit.connection, row.became):
                raise NotAllowed("already_turned", what=row.became.partition(":")[0])
            link = turning.make(unit, self._clock.now(), into, row.client_id, row.text, f"finding:{finding}")
            return self._write(unit, finding, {"became": link})

    def unturn(self, finding: int) -> FindingView:
        """Take back what was made of a finding, as long as nobody has worked on it.

        Raises NotFound `unknown_finding`, Conflict `turned_moved_on` (`what`).
        """
        with self._db.write() as unit:
            row = rows.finding_row(unit.connection, finding)
            if row.became:
                turning.unmake(unit, self._clock.now(), row.became)
            return self._write(unit, finding, {"became": ""})

    def turn_item(self, audit: int, item: int, into: str) -> str:
        """The same for an entry of a SWOT, of which several things may be made; the new link.

        Raises:
            NotFound: `unknown_audit`, `unknown_swot_item`. InvalidInput: `bad_kind`.
        """
        with self._db.write() as unit:
            view = rows.one(unit.connection, audit)
            _, found = view.swot.find(item)
            now = self._clock.now()
            link = turning.make(unit, now, into, view.client_id, found.text, f"swot:{audit}:{item}")
            self._write_links(unit, view, item, (*found.became, link))
            return link

    def unturn_item(self, audit: int, item: int, link: str) -> None:
        """Take back what was made of an entry of a SWOT. Raises as `unturn`; NotFound `unknown_swot_item`."""
        with self._db.write() as unit:
            view = rows.one(unit.connection, audit)
            _, found = view.swot.find(item)
            if link not in found.became:
                raise NotFound("unknown_link", link=link)
            turning.unmake(unit, self._clock.now(), link)
            self._write_links(unit, view, item, tuple(each for each in found.became if each != link))

    def gone(self, links: tuple[str, ...]) -> frozenset[str]:
        """Those of some links whose thing was deleted."""
        with self._db.read() as session:
            connection = session.connection()
            return frozenset(link for link in links if link and not turning.exists(connection, link))

    # -- within -------------------------------------------------------------------------------------------------

    def _write(self, unit: UnitOfWork, finding: int, stored: dict[str, Any]) -> FindingView:
        row = rows.finding_row(unit.connection, finding, deleted="deleted_at" in stored)
        times = {"version": FINDING.c.version + 1, "changed_at": self._clock.now()}
        unit.connection.execute(update(FINDING).where(FINDING.c.id == finding).values(**stored, **times))
        unit.emit(AuditsChanged((row.client_id,), frozenset({"finding"})))
        return rows.finding_view(rows.finding_row(unit.connection, finding, deleted=True))

    def _write_links(self, unit: UnitOfWork, view: AuditView, item: int, links: tuple[str, ...]) -> None:
        _, found = view.swot.find(item)
        swot = view.swot.with_item(replace(found, became=links))
        times = {"version": AUDIT.c.version + 1, "changed_at": self._clock.now()}
        unit.connection.execute(update(AUDIT).where(AUDIT.c.id == view.id).values(swot=swot.to_json(), **times))
        unit.emit(AuditsChanged((view.client_id,), frozenset({"swot"})))


def _checked(given: dict[str, Any]) -> dict[str, Any]:
    stored = dict(given)
    if "text" in stored:
        stored["text"] = values.line("text", stored["text"], LIMIT, empty=False)
    if "area" in stored:
        values.chosen("area", stored["area"], ranking.AREAS)
    for name in ("impact", "effort"):
        if name in stored:
            stored[name] = values.whole(name, stored[name], ranking.LEAST, ranking.MOST)
            if stored[name] is None:
                raise InvalidInput("bad_number", field=name, value="", least=ranking.LEAST, most=ranking.MOST)
    return stored
