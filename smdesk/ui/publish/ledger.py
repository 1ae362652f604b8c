"""What the publishing page shows: which publications, in which order, under which day; no widgets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from smdesk.core.publication import ENDS, State
from smdesk.services.publishing import PublishingService
from smdesk.services.views import PublicationView

#: How many days back the list reads: further in steps, as long as it is not long already.
PAST = (3, 10, 31)
ENOUGH = 1000
#: How many publications of the future it takes.
FUTURE = 2000
#: More news at once than this, and everything is read again.
FEW = 100

_NEEDS = frozenset(
    {
        "decide_late",
        "publish_by_hand",
        "answer_question",
        "fix_and_retry",
        "repair_account",
        "choose_channel",
        "replace_media",
    }
)
_TROUBLE = (State.LATE, State.ASSISTED, State.UNCONFIRMED, State.FAILED, State.HELD)


class Show(StrEnum):
    """The four ways to look at the ledger."""

    NEEDS = "needs"
    WAITING = "waiting"
    PUBLISHED = "published"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Day:
    """The heading of a day."""

    day: date


Line = Day | PublicationView


def needs_person(view: PublicationView) -> bool:
    """True when nothing goes on before the person has done something, for it or for its first comment."""
    comment = view.first_comment
    return view.next_step in _NEEDS or (comment is not None and comment.next_step in _NEEDS)


def belongs(view: PublicationView, show: Show) -> bool:
    """True when the publication is in that way to look."""
    match show:
        case Show.NEEDS:
            return needs_person(view)
        case Show.WAITING:
            return view.state not in ENDS and not needs_person(view)
        case Show.PUBLISHED:
            return view.state is State.PUBLISHED
        case Show.ALL:
            return True


def counts(views: Iterable[PublicationView], client: int | None, find: str) -> dict[Show, int]:
    """How many publications each way to look would show, in one pass."""
    found = dict.fromkeys(Show, 0)
    wanted = find.casefold().strip()
    for view in views:
        if _fits(view, client, wanted):
            for show in Show:
                found[show] += belongs(view, show)
    return found


def lines(views: Iterable[PublicationView], show: Show, client: int | None, find: str) -> list[Line]:
    """The list: days and their publications; what is published stands newest first, all else in order of time.

    The day is that of the publication's own wall time, because that is the diary it was planned in.
    """
    wanted = [view for view in views if belongs(view, show) and _fits(view, client, find.casefold().strip())]
    wanted.sort(key=lambda view: (view.wall.date(), view.due, view.id), reverse=show is Show.PUBLISHED)
    made: list[Line] = []
    for view in wanted:
        day = view.wall.date()
        if not made or _day_of(made[-1]) != day:
            made.append(Day(day))
        made.append(view)
    return made


def _day_of(line: Line) -> date:
    return line.day if isinstance(line, Day) else line.wall.date()


def _fits(view: PublicationView, client: int | None, find: str) -> bool:
    if client is not None and view.client_id != client:
        return False
    said = (view.text, view.client, view.channel, view.network)
    return not find or any(find in part.casefold() for part in said)


class Book:
    """The publications in memory: read once, then brought up to date by what the events name."""

    def __init__(self, service: PublishingService) -> None:
        self._service = service
        self._views: dict[int, PublicationView] = {}
        self._since: datetime | None = None
        self.days = PAST[-1]

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

    def read(self) -> bool:
        """Read everything; True when anything is different."""
        now = self._service.clock.now()
        found = self._service.views(start=now, limit=FUTURE)
        until = now
        for days in PAST:
            since = now - timedelta(days=days)
            found += self._service.views(start=since, end=until)
            until, self.days = since, days
            if len(found) > ENOUGH:
                break
        found += [view for view in self._service.views(states=_TROUBLE, end=since) if needs_person(view)]
        fresh = {view.id: view for view in found}
        different = fresh != self._views
        self._views, self._since = fresh, since
        return different

    def refresh(self, ids: tuple[int, ...]) -> bool:
        """Read what has changed; no ids is everything. True when anything is different."""
        if not ids or len(ids) > FEW:
            return self.read()
        found = self._service.views(ids=ids)
        parents = [view.parent_id for view in found if view.parent_id is not None]
        found += self._service.views(ids=parents) if parents else []
        different = False
        for view in found:
            if view.parent_id is None and self._views.get(view.id) != view and self._wanted(view):
                self._views[view.id] = view
                different = True
        return different

    def _wanted(self, view: PublicationView) -> bool:
        return self._since is None or view.due >= self._since or needs_person(view) or view.id in self._views
