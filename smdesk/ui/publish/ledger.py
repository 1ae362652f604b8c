"""What the publishing page shows: which publications, in which order, under which day; no widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import partial

from smdesk.core.publication import ENDS, State
from smdesk.core.records import dataclass
from smdesk.core.walltime import WallTime, resolve
from smdesk.services.publications.service import PublishingService
from smdesk.services.views import PublicationView

#: How many days back the list reads: further in steps, as long as it is not long already.
PAST = (3, 10, 31)
ENOUGH = 1000
#: How many publications of the future it takes, and of a month that was asked for.
FUTURE, MONTH = 2000, 10_000
#: More news at once than this, and everything is read again.
FEW = 100

_NEEDS = frozenset(
    {
        "decide_late",
        "publish_by_hand",
        "answer_question",
        "fix_and_retry",
        "repair_account",
        "unlock_keyring",
        "choose_channel",
        "replace_media",
    }
)
_TROUBLE = (State.LATE, State.ASSISTED, State.UNCONFIRMED, State.FAILED, State.HELD)
#: Their time has been: they stand in the history too.
_PAST_STATES = ENDS | {State.LATE, State.ASSISTED, State.UNCONFIRMED, State.FAILED}


class Show(StrEnum):
    """The four ways to look at the ledger."""

    DUE = "due"
    QUEUE = "queue"
    TROUBLE = "trouble"
    HISTORY = "history"


class Result(StrEnum):
    """How publications of the history ended."""

    ALL = "all"
    PUBLISHED = "published"
    TROUBLE = "trouble"  # failed, missed, or nobody knows
    WAITING = "waiting"  # for the person's hands
    LEFT_OUT = "left_out"


_RESULTS: dict[Result, frozenset[State]] = {
    Result.PUBLISHED: frozenset({State.PUBLISHED}),
    Result.TROUBLE: frozenset({State.FAILED, State.LATE, State.UNCONFIRMED}),
    Result.WAITING: frozenset({State.ASSISTED}),
    Result.LEFT_OUT: frozenset({State.SKIPPED, State.CANCELLED}),
}


@dataclass(frozen=True, slots=True)
class Day:
    """The heading of a day."""

    day: date


@dataclass(frozen=True, slots=True)
class Filter:
    """What narrows the list; `result` and `month` (its first day) only the history."""

    client: int | None = None
    find: str = ""
    result: Result = Result.ALL
    month: date | None = None

    @property
    def narrows(self) -> bool:
        """True when something may be hidden by it that the person can take off here."""
        return bool(self.find.strip()) or self.result is not Result.ALL or self.month is not None


Line = Day | PublicationView


def needs_person(view: PublicationView) -> bool:
    """True when nothing goes on before the person has done something, for it or for its first comment."""
    comment = view.first_comment
    return view.next_step in _NEEDS or (comment is not None and comment.next_step in _NEEDS)


def belongs(view: PublicationView, show: Show) -> bool:
    """True when the publication is in that way to look."""
    match show:
        case Show.DUE:
            return view.state is State.ASSISTED
        case Show.TROUBLE:
            return needs_person(view) and view.state is not State.ASSISTED
        case Show.QUEUE:
            return view.state not in ENDS and not needs_person(view)
        case Show.HISTORY:
            return view.state in _PAST_STATES


def counts(views: Iterable[PublicationView], narrow: Filter) -> dict[Show, int]:
    """How many publications each way to look would show, in one pass."""
    found = dict.fromkeys(Show, 0)
    wanted = narrow.find.casefold().strip()
    for view in views:
        if not _fits(view, narrow.client, wanted):
            continue
        needs, state = needs_person(view), view.state  # as `belongs`, with the dear question asked once
        if state is State.ASSISTED:
            found[Show.DUE] += 1
        elif needs:
            found[Show.TROUBLE] += 1
        if not needs and state not in ENDS:
            found[Show.QUEUE] += 1
        if state in _PAST_STATES and _of_history(view, narrow):
            found[Show.HISTORY] += 1
    return found


def lines(views: Iterable[PublicationView], show: Show, narrow: Filter) -> list[Line]:
    """The list: days and their publications; the history stands newest first, all else in order of time.

    The day is that of the publication's own wall time, because that is the diary it was planned in.
    """
    find = narrow.find.casefold().strip()
    wanted = [view for view in views if belongs(view, show) and _fits(view, narrow.client, find)]
    if show is Show.HISTORY:
        wanted = [view for view in wanted if _of_history(view, narrow)]
    wanted.sort(key=lambda view: (view.wall.date(), view.due, view.id), reverse=show is Show.HISTORY)
    made: list[Line] = []
    for view in wanted:
        day = view.wall.date()
        if not made or _day_of(made[-1]) != day:
            made.append(Day(day))
        made.append(view)
    return made


def after(month: date) -> date:
    """The first day of the next month."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def _of_history(view: PublicationView, narrow: Filter) -> bool:
    month = narrow.month
    if month is not None and not month <= view.wall.date() < after(month):
        return False
    return narrow.result is Result.ALL or view.state in _RESULTS[narrow.result]


def _day_of(line: Line) -> date:
    return line.day if isinstance(line, Day) else line.wall.date()


def _fits(view: PublicationView, client: int | None, find: str) -> bool:
    if client is not None and view.client_id != client:
        return False
    said = (view.title, view.text, view.client, view.channel, view.network)
    return not find or any(find in part.casefold() for part in said)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What one read of everything found: from when on, how many days back that is, and with which month."""

    views: dict[int, PublicationView]
    since: datetime
    days: int
    month: date | None


class Book:
    """The publications in memory: read once, then brought up to date by what the events name."""

    def __init__(self, service: PublishingService) -> None:
        self._service = service
        self._views: dict[int, PublicationView] = {}
        self._since: datetime | None = None
        self.days = PAST[-1]
        self.edition = 0  # another one whenever something in here is different
        self.month: date | None = None  # read too, however long ago
        self._zone = "UTC"

    @property
    def views(self) -> Iterable[PublicationView]:
        """All of them, in no order. `days` says how far back they reach; what needs the person has no such end."""
        return self._views.values()

    def get(self, publication: int) -> PublicationView | None:
        """One of them."""
        return self._views.get(publication)

    def needing(self) -> int:
        """How many need the person."""
        return sum(map(needs_person, self._views.values()))

    def turn_to(self, month: date | None, zone: str) -> None:
        """Have the publications of a month too; None for only the last days."""
        self.month, self._zone = month, zone
        if month is not None:
            self._views.update((view.id, view) for view in self._of_month(month, zone))
            self.edition += 1

    def _of_month(self, month: date, zone: str) -> list[PublicationView]:
        """A day wider at both ends: its days are those of the clients' own clocks."""
        first = WallTime(datetime.combine(month - timedelta(days=1), datetime.min.time()), zone)
        last = WallTime(datetime.combine(after(month) + timedelta(days=1), datetime.min.time()), zone)
        return self._service.views(start=resolve(first).instant, end=resolve(last).instant, limit=MONTH)

    def reader(self) -> Callable[[], Gathered]:
        """What reads everything, with the month that is turned to; for any thread. `take` takes what it gives."""
        return partial(self._gather, self.month, self._zone)

    def _gather(self, month: date | None, zone: str) -> Gathered:
        now = self._service.clock.now()
        found = self._service.views(start=now, limit=FUTURE)
        until = now
        for days in PAST:
            since = now - timedelta(days=days)
            found += self._service.views(start=since, end=until)
            until = since
            if len(found) > ENOUGH:
                break
        found += [view for view in self._service.views(states=_TROUBLE, end=since) if needs_person(view)]
        if month is not None:
            found += self._of_month(month, zone)
        return Gathered({view.id: view for view in found}, since, days, month)

    def take(self, found: Gathered) -> bool:
        """Hold what was read; True when anything is different."""
        different = found.views != self._views
        self.edition += different
        self._views, self._since, self.days = found.views, found.since, found.days
        return different

    def read(self) -> bool:
        """Read everything at once; True when anything is different."""
        return self.take(self.reader()())

    def refresh(self, ids: tuple[int, ...]) -> bool:
        """Read what has changed, a few publications. True when anything is different."""
        found = self._service.views(ids=ids)
        parents = [view.parent_id for view in found if view.parent_id is not None]
        found += self._service.views(ids=parents) if parents else []
        different = False
        for view in found:
            if view.parent_id is None and self._views.get(view.id) != view and self._wanted(view):
                self._views[view.id] = view
                different = True
        self.edition += different
        return different

    def _wanted(self, view: PublicationView) -> bool:
        return self._since is None or view.due >= self._since or needs_person(view) or view.id in self._views
