"""The days of the calendar that are in memory: those in view and those beside them, read away from the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from smdesk.core.records import dataclass
from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar import reading
from smdesk.ui.calendar.reading import Reading
from smdesk.ui.kit.context import Ui

Found = dict[date, tuple[CalendarEntry, ...]]
Span = tuple[date, date]  # from the first up to, but not, the second

#: Milliseconds after which a read that no thread has taken up yet, because files are being copied, is done here.
TURN_MS = 60
#: Milliseconds of rest before what lies beside is read: after turning a page, and after news, which seldom come alone.
AHEAD_MS, QUIET_MS = 20, 500
#: Seconds of a read, and so many of them with none within a frame, after which the next one is not waited for: the desk
#: is large.
SLOW_S, SLOW_READS = 0.02, 2
#: Entries in one read that tell so without any clock: the first page that is turned need not wait to find out.
MANY = 800
#: So many entries beside those in view are kept at most.
KEPT = 5500


@dataclass(frozen=True, slots=True)
class _Asked:
    """A span on its way, for which client, and how many news there had been."""

    span: Span
    client: int | None
    age: int
    reading: Reading[Found]


class Days(QObject):
    """`came`: what is in view has been read, for the first time or again. `came_beside`: more of what lies
    beside it, or all of that is there already.
    """

    came = Signal()
    came_beside = Signal()

    def __init__(self, ui: Ui, parent: QObject, seen: Callable[[], bool]) -> None:
        """`seen` tells whether anybody looks at the calendar: if not, nothing is read ahead."""
        super().__init__(parent)
        self._ui = ui
        self._seen = seen
        self._known: Found = {}
        self._span: Span = (date.min, date.min)
        self._wanted: frozenset[date] = frozenset()  # the days of the span
        self._beside: Sequence[Span] = ()
        self._old = True  # what is in view was read before the last news
        self._age = 0  # how often there were news
        self._asked: _Asked | None = None  # for what is in view
        self._again = False
        self._rest_ms = AHEAD_MS
        self._reading_ahead = False
        self._turn = QTimer(self, singleShot=True, interval=TURN_MS)
        self._turn.timeout.connect(self._do_it_here)
        self._slow = 0  # reads that were, since the last that was not
        self._large = False  # this client, or all of them, have very many
        self._painted = QTimer(self, singleShot=True, interval=0)
        self._painted.timeout.connect(self._begin)
        self._ahead = QTimer(self, singleShot=True)
        self._ahead.timeout.connect(self._read_ahead)

    def on(self, day: date) -> tuple[CalendarEntry, ...]:
        """What stands on a day, by time."""
        return self._known.get(day, ())

    def knows(self, span: Span) -> bool:
        """Whether all of a span is in memory, as it is after the last news."""
        return not self._old and self._missing(span) is None

    @property
    def waiting(self) -> bool:
        """True while days in view have never been read."""
        return not self._wanted <= self._known.keys()

    @property
    def reading(self) -> bool:
        """True while something is being read, or is about to be."""
        return self._asked is not None or self._reading_ahead or self._ahead.isActive()

    # -- asking -------------------------------------------------------------------------------------------------

    def show(self, span: Span, beside: Sequence[Span]) -> None:
        """Have these days in view: those in memory at once, others when they are read."""
        self._span, self._beside = span, beside
        self._wanted = frozenset(_each(span))
        if self._old:
            self._known.clear()
        if self._old or self.waiting:
            self._ask(AHEAD_MS)
        else:
            self._asked = None
            self.came.emit()
            self._ahead.start(AHEAD_MS)

    def outdate(self) -> None:
        """There are news: what is not in view is forgotten, and what is in view is to be read again."""
        self._age += 1
        self._old = True
        self.rest()

    def rest(self) -> None:
        """Nobody looks: only what was in view is kept, for when the calendar is shown again and all is read anew."""
        self._ahead.stop()
        self._known = {day: self._known[day] for day in _each(self._span) if day in self._known}

    def wake(self) -> None:
        """Somebody looks again."""
        self._ahead.start(QUIET_MS)

    def forget(self) -> None:
        """Nothing of it is wanted any more."""
        self.outdate()
        self._known.clear()
        self._asked = None
        self._large = False

    def read_again(self) -> None:
        """Read what is in view again."""
        self.outdate()
        if self._asked is not None and self._asked.span == self._span:
            self._again = True  # what is on its way may be old already; it is shown, and asked for once more
        elif self._span[0] != self._span[1]:
            self._ask(QUIET_MS)

    def _ask(self, rest_ms: int) -> None:
        self._rest_ms = rest_ms
        asked = self._asked = self._ask_for(self._span)
        self._again = False
        if self._large or self._slow >= SLOW_READS:
            self._painted.start()  # the days show first: a thread that reads meanwhile would only hold them up
        elif self._run(asked) and asked.reading.wait():
            self._answered(asked)

    def _begin(self) -> None:
        if self._asked is not None and not self._asked.reading.taken:
            self._run(self._asked)

    def _run(self, asked: _Asked) -> bool:
        taken = self._ui.tasks.run(asked.reading.work, lambda _none: self._answered(asked))
        if taken:
            self._turn.start()
        return taken

    def _ask_for(self, span: Span) -> _Asked:
        calendar, client = self._ui.runtime.calendar, self._ui.scope.client
        return _Asked(span, client, self._age, Reading(lambda: calendar.days(*span, client)))

    def _do_it_here(self) -> None:
        """Long work has all the threads: what a person looks at does not wait for it."""
        asked = self._asked
        if asked is not None and not asked.reading.taken:
            asked.reading.work()
            self._answered(asked)

    def _answered(self, asked: _Asked) -> None:
        if not isValid(self) or asked is not self._asked or not asked.reading.over:
            return
        self._asked = None
        self._turn.stop()
        found = asked.reading.found()
        self._learn(asked.reading.seconds, found)
        if self._old:
            self._known.clear()
        self._take(asked.span, found)
        self._old = asked.age != self._age
        self.came.emit()
        if self._again:
            self._ask(QUIET_MS)
        elif not self._old:
            self._ahead.start(self._rest_ms)

    def _learn(self, seconds: float, found: Found) -> None:
        """Whether the next read is worth waiting for."""
        if sum(map(len, found.values())) > MANY:
            self._large = True
        if seconds > SLOW_S:
            self._slow += 1
        elif seconds < reading.PATIENCE_S:
            self._slow = 0

    def _take(self, span: Span, found: Found) -> None:
        for day in _each(span):
            self._known[day] = found.get(day, ())

    # -- what lies beside ---------------------------------------------------------------------------------------

    def _read_ahead(self) -> None:
        """The first span beside that is not in memory yet; when it has come, the next."""
        if self._old or self._reading_ahead or self._asked is not None or not self._seen():
            return
        missing = next((found for found in map(self._missing, self._beside) if found is not None), None)
        if missing is None:
            self.came_beside.emit()
        else:
            self._reading_ahead = True
            ahead = self._ask_for(missing)
            self._ui.tasks.run(ahead.reading.work, lambda _none: self._came_ahead(ahead))

    def _missing(self, span: Span) -> Span | None:
        days = [day for day in _each(span) if day not in self._known]
        return (days[0], days[-1] + timedelta(days=1)) if days else None

    def _came_ahead(self, ahead: _Asked) -> None:
        if not isValid(self):
            return
        self._reading_ahead = False
        late = ahead.age != self._age or ahead.client != self._ui.scope.client or not self._seen()
        if ahead.reading.failed or late:
            return  # an error is told when it is asked for in earnest
        found = ahead.reading.found()
        self._learn(ahead.reading.seconds, found)
        self._take(ahead.span, found)
        if self._make_room():
            self._ahead.start(0)
        self.came_beside.emit()

    def _make_room(self) -> bool:
        """Forget the days furthest from what is in view where too much is kept; False where that was so."""
        first, end = self._span
        count = sum(len(entries) for day, entries in self._known.items() if not first <= day < end)
        if count <= KEPT:
            return True
        far = sorted(self._known, key=lambda day: max(first - day, day - end), reverse=True)
        for day in far:
            if count <= KEPT or first <= day < end:
                break
            count -= len(self._known.pop(day))
        return False


def _each(span: Span) -> list[date]:
    first, end = span
    return [first + timedelta(days=ahead) for ahead in range((end - first).days)]
