"""What lies over the days besides posts: key dates, campaigns, contests; read behind them, far beyond what shows."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from smdesk.core.keydates import KeyDay
from smdesk.services.calendar.marks import Span as Campaign
from smdesk.ui.kit.context import Ui

log = logging.getLogger(__name__)

#: Days read on both sides of what is in view, and those that must be there before it is read again.
AROUND, NEAR = timedelta(days=120), timedelta(days=35)
#: Milliseconds that the posts of the same days go ahead.
AFTER_MS = 40


class _Ribbons(NamedTuple):
    campaigns: tuple[Campaign, ...] = ()
    ads: tuple[Campaign, ...] = ()
    contests: tuple[Campaign, ...] = ()


class _Asked(NamedTuple):
    """What is being read: the news that were known then, and the days."""

    age: int
    first: date
    end: date


class Marks(QObject):
    """`changed`: other key dates or campaigns in view. `read`: anything was read, also out of view."""

    changed = Signal()
    read = Signal()

    def __init__(self, ui: Ui, parent: QObject, seen: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._ui = ui
        self._seen = seen
        self.show_dates = self.show_campaigns = self.show_contests = True
        self.show_ads = False
        self._dates: dict[date, tuple[KeyDay, ...]] = {}
        self._ribbons = _Ribbons()
        self._known: _Asked | None = None  # what has been read, both of it
        self._span = (date.min, date.min)
        self._age = 0
        self._asked: _Asked | None = None
        self._soon = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._soon.timeout.connect(self._read)

    def on(self, day: date) -> tuple[KeyDay, ...]:
        """The key dates of a day that show, the most telling first; quiet days always do."""
        found = self._dates.get(day, ())
        return found if self.show_dates else tuple(each for each in found if each.kind == "quiet")

    def quiet(self, day: date) -> KeyDay | None:
        """What makes a day one on which nothing goes out."""
        return next((each for each in self.on(day) if each.kind == "quiet"), None)

    def covers(self, day: date) -> bool:
        """True when what is known reaches from before a day: far away from it nothing says what follows it."""
        return self._known is None or self._known.first <= day < self._known.end

    def following(self, day: date, most: int) -> list[KeyDay]:
        """The next key dates from a day on, each once."""
        days = sorted(each for each in self._dates if each >= day)
        found: dict[KeyDay, None] = {}
        for each in chain.from_iterable(map(self._dates.__getitem__, days)):
            if len(found) == most:
                break
            if each.kind != "quiet":
                found[each] = None
        return list(found)

    def campaigns(self, first: date, end: date) -> list[Campaign]:
        """Campaigns that touch a span, the first to begin in front; then ads and contests, where these layers show."""
        shown = self._ribbons
        known = (
            *(shown.campaigns if self.show_campaigns else ()), *(shown.ads if self.show_ads else ()),
            *(shown.contests if self.show_contests else ()),
        )  # fmt: skip
        return [each for each in known if each.first < end and each.last >= first]

    def every_campaign(self) -> tuple[Campaign, ...]:
        """All that are in memory, whichever layers show."""
        return self._ribbons.campaigns

    def show(self, first: date, end: date) -> None:
        """Have these days in view."""
        self._span = (first, end)
        self.wake()

    def outdate(self) -> None:
        """There are news: what shows stays until they are read."""
        self._age += 1
        self._soon.start(AFTER_MS)

    def forget(self) -> None:
        """Another client: nothing of it is wanted any more."""
        self._known, self._dates, self._ribbons = None, {}, _Ribbons()
        self.outdate()

    def wake(self) -> None:
        """The calendar shows again."""
        if self._wanting():  # with nothing there yet, it is to be there with the posts
            self._soon.start(AFTER_MS if self._known is not None else 0)

    def _wanting(self) -> bool:
        known, (first, end) = self._known, self._span
        if known is None or known.age != self._age or first == end:
            return first != end
        return not (known.first <= first - NEAR and end + NEAR <= known.end)

    def _read(self) -> None:
        """Campaigns first: a year whose holidays nobody has asked for yet takes a moment."""
        if not self._seen() or not self._wanting():
            return
        asked = _Asked(self._age, self._span[0] - AROUND, self._span[1] + AROUND)
        if asked == self._asked:
            return
        self._asked = asked
        client, calendar = self._ui.scope.client, self._ui.runtime.calendar

        def work() -> _Ribbons:
            span = (asked.first, asked.end, client)
            return _Ribbons(
                tuple(calendar.campaigns(*span)), tuple(calendar.ads(*span)), tuple(calendar.contests(*span))
            )

        self._ui.tasks.run(work, lambda found: self._came(asked, client, found), self._failed)

    def _failed(self, error: Exception) -> None:
        """The posts show without them; the next news ask again."""
        self._asked = None
        log.error("key dates could not be read", exc_info=error)

    def _came(self, asked: _Asked, client: int | None, found: _Ribbons) -> None:
        if not self._still(asked, client):
            return
        before, self._ribbons = self._in_view(), found
        if self._in_view() != before:
            self.changed.emit()
        dates = self._ui.runtime.keydates

        def work() -> dict[date, tuple[KeyDay, ...]]:
            return dates.by_day(asked.first, asked.end, client)

        self._ui.tasks.run(work, lambda days: self._came_too(asked, client, days), self._failed)

    def _came_too(self, asked: _Asked, client: int | None, found: dict[date, tuple[KeyDay, ...]]) -> None:
        if not self._still(asked, client):
            return
        self._asked = None
        before, self._dates, self._known = self._in_view(), found, asked
        if self._in_view() != before:
            self.changed.emit()
        self.read.emit()
        if self._wanting():  # another month was turned to meanwhile
            self._soon.start(AFTER_MS)

    def _still(self, asked: _Asked, client: int | None) -> bool:
        """True while that is what is wanted; when there were news meanwhile it is read again."""
        if not isValid(self) or asked != self._asked:
            return False
        if asked.age == self._age and client == self._ui.scope.client:
            return True
        self._asked = None
        self._soon.start(AFTER_MS)
        return False

    def _in_view(self) -> tuple[object, object]:
        first, end = self._span
        days = [first + timedelta(days=ahead) for ahead in range((end - first).days)]
        return [self.on(day) for day in days], self.campaigns(first, end)
