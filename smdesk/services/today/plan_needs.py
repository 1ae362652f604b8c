"""What the plan of each client needs: key dates without a post, a mix out of balance, ads that spend too fast, numbers
to be read, and what has not been begun. It takes its time: ask away from the window.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, func, select

from smdesk.core import reading_days, walltime
from smdesk.core.adplan import month_of
from smdesk.core.clock import Clock
from smdesk.core.keydates import KeyDay, world_days
from smdesk.core.mix import Code, Mix, Remark
from smdesk.core.walltime import in_zone
from smdesk.db import Database
from smdesk.models import (
    Audit,
    Client,
    Kpi,
    Objective,
    Persona,
    Pillar,
    Post,
    Product,
    Programme,
    Publication,
    Reading,
    table_of,
)
from smdesk.services.today.views import Kind, Need, When

if TYPE_CHECKING:
    from smdesk.services.calendar.service import CalendarService
    from smdesk.services.campaigns.readings import AdReadingsService
    from smdesk.services.plan.keydates import KeyDatesService
    from smdesk.services.plan.mix import MixService

#: So many days ahead a key date is told of that nothing is planned for, and so many of one client at once.
AHEAD_DAYS, AT_ONCE = 10, 2
#: In a month with fewer posts than this a pillar may well be missing, and hardly anything is planned.
ENOUGH = 6
#: Until when what is not to be asked again rests.
NEVER = datetime(2200, 1, 1, tzinfo=UTC)
#: Remarks about a mix that the person can put right in the calendar.
_MIXED = (Code.OVER_CEILING, Code.PROMO_OVER, Code.VALUE_UNDER, Code.IN_A_ROW)
_FAST = ("over", "fast", "spent")
_CLIENT = table_of(Client).c


class PlanNeeds:
    """Reads what the strategy services know; `TodayService.read` sorts it in among the rest."""

    def __init__(
        self, db: Database, clock: Clock, calendar: CalendarService, keydates: KeyDatesService, mixes: MixService,
        ads: AdReadingsService,
    ) -> None:  # fmt: skip
        self._db = db
        self._clock = clock
        self._calendar = calendar
        self._keydates = keydates
        self._mixes = mixes
        self._ads = ads

    def read(self, client: int | None = None) -> tuple[Need, ...]:
        """Of one client, or with None of all that are worked for."""
        with self._db.read() as session:
            clients = session.connection().execute(_clients(client)).all()
        found: list[Need] = []
        now = self._clock.now()
        for row in clients:
            day = in_zone(now, row.zone).date()
            found += self._dates(row, day)
            found += self._mix(row, day)
            found += _begin(row)
        names = {row.id: row.name for row in clients}
        return (*found, *self._to_read(client, names), *self._spending(client, names))

    # -- key dates ----------------------------------------------------------------------------------------------

    def _dates(self, row: Any, today: date) -> Iterable[Need]:
        """Those of the next days that concern the client and on which nothing of it stands."""
        end = today + timedelta(days=AHEAD_DAYS + 1)
        dates = self._keydates.by_day(today, end, row.id)
        quiet = {day for day, there in dates.items() if any(each.kind == "quiet" for each in there)}
        wanted = [
            (day, each)
            for day, there in sorted(dates.items())
            for each in there
            if _tells(each) and each.day == day and day not in quiet
        ]
        if not wanted:
            return
        taken = self._calendar.days(today, end, row.id)
        free = [(day, each) for day, each in wanted if day not in taken]
        for day, each in free[:AT_ONCE]:
            at = walltime.day_bounds(day, row.zone)
            yield Need(
                Kind.KEY_DATE, When.TODAY if (day - today).days <= 1 else When.WEEK,
                f"{Kind.KEY_DATE}:{row.id}:{day.isoformat()}:{each.ref}"[:200], row.id, row.name, each.name,
                due=at[0], days=(day,), rests=at[1],
            )  # fmt: skip

    # -- mix ----------------------------------------------------------------------------------------------------

    def _mix(self, row: Any, today: date) -> Iterable[Need]:
        month = month_of(today)
        assert month.first is not None
        assert month.last is not None
        end = month.last + timedelta(days=1)
        view = self._mixes.read(row.id, month.first, end)
        remark = told_of(view.mix)
        if remark is None:
            return
        pillar = view.pillar(int(remark.facts["pillar"])) if "pillar" in remark.facts else None
        count = remark.facts.get("points") or remark.facts.get("posts") or remark.facts.get("count") or 1
        yield Need(
            Kind.MIX, When.WEEK, f"{Kind.MIX}:{row.id}:{month.first:%Y-%m}:{remark.code.value}", row.id, row.name,
            pillar.name if pillar is not None else "", code=remark.code.value, count=int(count), days=(today,),
            rests=walltime.day_bounds(end, row.zone)[0],
        )  # fmt: skip

    # -- numbers to be typed ------------------------------------------------------------------------------------

    def _to_read(self, client: int | None, names: dict[int, str]) -> Iterable[Need]:
        """KPIs whose number no channel brings, on the day on which it is to be read, until it has been."""
        with self._db.read() as session:
            found = session.connection().execute(_reads(client)).all()
        now = self._clock.now()
        for row in found:
            if row.client_id not in names:
                continue
            days = (date.fromisoformat(each) if each else None for each in (row.read, row.starts, row.deadline))
            read, starts, deadline = days
            today = in_zone(now, row.zone).date()
            day = reading_days.due(row.reads, today, read=read, starts=starts, deadline=deadline)
            if day is not None:
                yield Need(
                    Kind.READING, When.TODAY, f"{Kind.READING}:{row.id}:{day.isoformat()}", row.client_id,
                    names[row.client_id], row.name, days=(day,), row=row.id,
                )  # fmt: skip

    # -- ads ----------------------------------------------------------------------------------------------------

    def _spending(self, client: int | None, names: dict[int, str]) -> Iterable[Need]:
        """Ad sets that run and spend faster than planned; where none is told of, the campaign."""
        board = self._ads.board(client)
        for campaign in board.campaigns:
            if campaign.client_id not in names:
                continue
            lines = [("set", part.id, part.name, part.span) for part in campaign.sets]
            lines = [each for each in lines if board.figures[each[0], each[1]].pace.state in _FAST]
            if not lines:
                lines = [("campaign", campaign.id, campaign.name, campaign.span)]
            for kind, number, name, span in lines:
                pace = board.figures[kind, number].pace
                if pace.state not in _FAST or not span.has(board.today):
                    continue
                yield Need(
                    Kind.ADS, When.TODAY, f"{Kind.ADS}:{kind}:{number}:{pace.state}", campaign.client_id,
                    names[campaign.client_id], name, code=pace.state, count=max(1, pace.days_early),
                    days=(pace.runs_out,) if pace.runs_out else (), row=number, detail=kind,
                )  # fmt: skip


def told_of(mix: Mix) -> Remark | None:
    """What of a mix is worth a line: what warns, else a pillar that is not there at all."""
    warns = next((each for each in mix.remarks if each.code in _MIXED), None)
    if warns is not None or mix.posts < ENOUGH:
        return warns
    gone = [share for share in mix.shares if not share.posts and share.missing > 0 and share.goal.target]
    most = max(gone, key=lambda share: share.missing, default=None)
    return Remark(Code.MISSING, {"pillar": most.goal.pillar, "posts": most.missing}) if most is not None else None


def _tells(each: KeyDay) -> bool:
    """Own days, holidays and days of the client's sector; days of everybody are too many to ask about."""
    if each.kind in {"own", "holiday"}:
        return True
    return each.kind == "world" and each.ref.removeprefix("world:") in _of_sectors()


def _of_sectors() -> frozenset[str]:
    return frozenset(day.id for day in world_days() if day.sectors)


def _begin(row: Any) -> Iterable[Need]:
    """What of a client's strategy is not there: of the plan, shares that add up and a month with posts."""
    missing = [name for name in ("dossier", "objectives") if not getattr(row, name)]
    missing += ["plan"] if not row.shared else ["month"] if not row.planned else []
    if missing:
        key = f"{Kind.BEGIN}:{row.id}"
        yield Need(Kind.BEGIN, When.WEEK, key, row.id, row.name, code=" ".join(missing),
                   count=len(missing), rests=NEVER)  # fmt: skip


def _shared_out() -> Any:
    """The shares of its pillars add up."""
    pillar = table_of(Pillar).c
    return (
        select(func.coalesce(func.sum(pillar.target), 0))
        .where(pillar.client_id == _CLIENT.id, pillar.deleted_at.is_(None))
        .scalar_subquery()
        == 100
    )


def _accepted() -> Any:
    """A month that was proposed has been accepted."""
    month = table_of(Programme).c
    return exists().where(month.client_id == _CLIENT.id, month.deleted_at.is_(None), month.accepted_at.is_not(None))


def _planned() -> Any:
    """The person has planned as much by hand as makes a month."""
    post, out = table_of(Post).c, table_of(Publication).c
    has_day = post.planned_wall.is_not(None) | exists().where(out.post_id == post.id)
    return (
        select(func.count())
        .where(post.client_id == _CLIENT.id, post.deleted_at.is_(None), post.pillar_id.is_not(None), has_day)
        .scalar_subquery()
        >= ENOUGH
    )


def _reads(client: int | None) -> Any:
    """KPIs with a day for their reading, and the last day that was read."""
    kpi, objective, reading = table_of(Kpi).c, table_of(Objective).c, table_of(Reading).c
    last = (
        select(func.max(reading.day))
        .where(reading.kpi_id == kpi.id, reading.deleted_at.is_(None))
        .scalar_subquery()
        .label("read")
    )
    query = (
        select(kpi.id, kpi.name, kpi.reads, kpi.starts, kpi.deadline, objective.client_id, _CLIENT.zone, last)
        .join(objective.id.table, objective.id == kpi.objective_id)
        .join(_CLIENT.id.table, _CLIENT.id == objective.client_id)
        .where(kpi.reads != "", kpi.source != "api", kpi.deleted_at.is_(None), objective.deleted_at.is_(None))
        .order_by(objective.client_id, kpi.id)
    )
    return query if client is None else query.where(objective.client_id == client)


def _clients(client: int | None) -> Any:
    def has(model: Any) -> Any:
        table = table_of(model).c
        return exists().where(table.client_id == _CLIENT.id, table.deleted_at.is_(None))

    query = select(
        _CLIENT.id, _CLIENT.name, _CLIENT.zone,
        (has(Persona) | has(Product) | has(Audit)).label("dossier"),
        has(Objective).label("objectives"), _shared_out().label("shared"),
        (_accepted() | _planned()).label("planned"),
    ).where(_CLIENT.deleted_at.is_(None))  # fmt: skip
    query = query.where(_CLIENT.archived_at.is_(None) if client is None else _CLIENT.id == client)
    return query.order_by(_CLIENT.id)
