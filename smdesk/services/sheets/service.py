"""Content sheets: a week of posts as design is told of it, what is written for the designer, and deliveries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from smdesk.core.clock import Clock
from smdesk.core.errors import Conflict, InvalidInput, NotFound
from smdesk.core.events import PostsChanged, SheetsChanged
from smdesk.core.sheet import lines as sheet
from smdesk.core.sheet.lines import Brief, Delivery
from smdesk.db import Database
from smdesk.db.uow import UnitOfWork
from smdesk.services.sheets import rows, writing
from smdesk.services.sheets.rows import BRIEF, DELIVERY, POST
from smdesk.services.sheets.views import Delivered, SheetView, Written

_IN_DESIGN = "in_design"


class SheetsService:
    """One transaction a call."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def week(self, client: int, monday: date) -> SheetView:
        """The sheet of a client's week; also of one without posts. Raises NotFound `unknown_client`."""
        with self._db.read() as session:
            whose = rows.client(session.connection(), client)
            lines = tuple(each.line for each in rows.week(session, whose, monday))
            last = next(iter(rows.deliveries(session.connection(), client, monday)), None)
        delivery = rows.delivery_of(last) if last is not None else None
        there = {line.post_id for line in lines}
        gone = [cells for post, cells in delivery.lines.items() if post not in there] if delivery is not None else []
        language = whose.languages[0] if whose.languages else ""
        titles = tuple(str(cells["title"]) for cells in sorted(gone, key=lambda cells: int(cells["number"])))
        return SheetView(client, whose.name, whose.zone, language, monday, lines, delivery, titles)

    def week_of(self, post_id: int) -> tuple[int, date | None]:
        """The client of a post and the Monday of the week that it stands in; None while it has no day.

        Raises NotFound `unknown_post`.
        """
        with self._db.read() as session:
            client, day = rows.day_of(session.connection(), post_id, self._clock.now())
        return client, sheet.monday(day) if day is not None else None

    def brief(self, post_id: int) -> Brief:
        """What is written for the designer of a post. Raises NotFound `unknown_post`."""
        with self._db.read() as session:
            return _brief(session.connection(), post_id)[1]

    def write(self, post_id: int, **given: Any) -> Written:
        """Change `art_text`, `scene`, `refs`, `sizes` or `needed` of what is written for the designer.

        Sizes are (width, height) or "1080x1350".

        Raises NotFound `unknown_post`; InvalidInput `brief_too_long` (`field`, `limit`), `bad_size`.
        """
        with self._db.write() as unit:
            client, before = _brief(unit.connection, post_id)
            return self._written(unit, client, Written(post_id, before, writing.changed(before, given)))

    def put_back(self, written: Written) -> Written:
        """Undo a change; what comes back does it again. Raises Conflict `brief_changed` (`post`)."""
        with self._db.write() as unit:
            client, now = _brief(unit.connection, written.post_id)
            if now != written.after:
                raise Conflict("brief_changed", post=written.post_id)
            return self._written(unit, client, Written(written.post_id, now, written.before))

    def _written(self, unit: UnitOfWork, client: int, written: Written) -> Written:
        if written.before != written.after:
            writing.write(unit.connection, written.post_id, written.after, self._clock.now())
            unit.emit(SheetsChanged(ids=(client,)))
        return written

    def deliver(self, client: int, monday: date) -> Delivered:
        """Remember the week as it goes to design. Drafts that wait for art are "in design" then, and so are
        ideas and places in the plan that say something already; what is scheduled keeps its stage.

        Raises NotFound `unknown_client`; InvalidInput `sheet_empty`.
        """
        with self._db.write() as unit:
            session, connection, now = unit.session, unit.connection, self._clock.now()
            told = rows.week(session, rows.client(connection, client), monday)
            if not told:
                raise InvalidInput("sheet_empty", field="week", week=monday.isoformat())
            before = rows.deliveries(connection, client, monday)
            version = before[0].version + 1 if before else 1
            cells = {
                str(line.post_id): line.cells | {"number": line.number, "title": line.title}
                for line in (each.line for each in told)
            }
            made = connection.execute(
                insert(DELIVERY).values(client_id=client, week=monday.isoformat(), version=version, at=now, lines=cells)
            )
            assert made.inserted_primary_key is not None
            writing.add_codes(connection, monday, ((each.line.post_id, each.line.number) for each in told), now)
            stages = {
                each.line.post_id: each.line.stage for each in told if each.line.awaits_design and not each.scheduled
            }
            self._set_stages(unit, dict.fromkeys(stages, _IN_DESIGN))
            unit.emit(SheetsChanged(ids=(client,)))
            return Delivered(int(made.inserted_primary_key[0]), client, monday, version, stages)

    def take_back(self, delivered: Delivered) -> None:
        """As if it had not been delivered; posts get their stage back where they still have the one it gave them.

        Raises Conflict `sheet_delivered_again` where a later version exists.
        """
        with self._db.write() as unit:
            connection = unit.connection
            there = rows.deliveries(connection, delivered.client_id, delivered.week)
            if not there or there[0].id != delivered.delivery_id:
                raise Conflict("sheet_delivered_again", version=there[0].version if there else delivered.version)
            connection.execute(delete(DELIVERY).where(DELIVERY.c.id == delivered.delivery_id))
            had = {int(post) for row in there[1:] for post in row.lines}
            fresh = [int(post) for post in there[0].lines if int(post) not in had]
            writing.drop_codes(connection, delivered.week, fresh)
            query = select(POST.c.id).where(POST.c.id.in_(delivered.stages.keys()), POST.c.stage == _IN_DESIGN)
            still = connection.scalars(query).all()
            self._set_stages(unit, {post: delivered.stages[post] for post in still})
            unit.emit(SheetsChanged(ids=(delivered.client_id,)))

    def deliveries(self, client: int, monday: date) -> tuple[Delivery, ...]:
        """All versions of a week, the last one first."""
        with self._db.read() as session:
            return tuple(map(rows.delivery_of, rows.deliveries(session.connection(), client, monday)))

    def _set_stages(self, unit: UnitOfWork, stages: Mapping[int, str]) -> None:
        for post, stage in stages.items():
            unit.connection.execute(
                update(POST)
                .where(POST.c.id == post)
                .values(stage=stage, version=POST.c.version + 1, changed_at=self._clock.now())
            )
        if stages:
            unit.emit(PostsChanged(ids=tuple(stages), fields=frozenset({"stage"})))


def _brief(connection: Connection, post: int) -> tuple[int, Brief]:
    """The client of a post and what is written for its designer. Raises NotFound `unknown_post`."""
    query = select(POST.c.client_id, *BRIEF.c).outerjoin(BRIEF, BRIEF.c.post_id == POST.c.id)
    found: Row[Any] | None = connection.execute(query.where(POST.c.id == post, POST.c.deleted_at.is_(None))).first()
    if found is None:
        raise NotFound("unknown_post", post=post)
    return found.client_id, rows.brief_of(found if found.post_id is not None else None)
