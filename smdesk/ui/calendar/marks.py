"""What lies over the days besides posts, key dates and campaigns: read behind the posts, far beyond what is in view."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date, timedelta
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


class _Read(NamedTuple):
    first: date
    end: date
    dates: dict[date, tuple[KeyDay, ...]]
    campaigns: tuple[Campaign, ...]
    ads: tuple[Campaign, ...] = ()


class Marks(QObject):
    """`changed`: other key dates or campaigns in view. `read`: anything was read, also out of view."""

    changed = Signal()
    read = Signal()

    def __init__(self, ui: Ui, parent: QObject, seen: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._ui = ui
        self._seen = seen
        self.show_dates = self.show_campaigns = True
        self.show_ads = False
        self._known: _Read | None = None
        self._span = (date.min, date.min)
        self._age = 0
        self._asked: tuple[int, date, date] | None = None
        self._read_age = -1
        self._soon = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._soon.timeout.connect(self._read)

    def on(self, day: date) -> tuple[KeyDay, ...]:
        """The key dates of a day that show, the most telling first; quiet days always do."""
        found = self._known.dates.get(day, ()) if self._known is not None else ()
        return found if self.show_dates else tuple(each for each in found if each.kind == "quiet")

    def quiet(self, day: date) -> KeyDay | None:
        """What makes a day one on which nothing goes out."""
        return next((each for each in self.on(day) if each.kind == "quiet"), None)

    def following(self, day: date, most: int) -> list[KeyDay]:
        """The next key dates from a day on, each once."""
        if self._known is None:
            return []
        days = sorted(each for each in self._known.dates if each >= day)
        found = dict.fromkeys(each for at in days for each in self._known.dates[at] if each.kind != "quiet")
        return list(found)[:most]

    def campaigns(self, first: date, end: date) -> list[Campaign]:
        """Campaigns that touch a span, those that began first in front; then their ads, where that layer shows."""
        if self._known is None:
            return []
        known = (*(self._known.campaigns if self.show_campaigns else ()), *(self._known.ads if self.show_ads else ()))
        return [each for each in known if each.first < end and each.last >= first]

    def every_campaign(self) -> tuple[Campaign, ...]:
        """All that are in memory, whichever layers show."""
        return self._known.campaigns if self._known is not None else ()

    def show(self, first: date, end: date) -> None:
        """Have these days in view."""
        self._span = (first, end)
        if self._wanting():
            self._soon.start()

    def outdate(self) -> None:
        """There are news: what shows stays until they are read."""
        self._age += 1
        self._soon.start()

    def forget(self) -> None:
        """Another client: nothing of it is wanted any more."""
        self._known = None
        self.outdate()

    def wake(self) -> None:
        """The calendar shows again."""
        if self._wanting():
            self._soon.start()

    def _wanting(self) -> bool:
        known, (first, end) = self._known, self._span
        if known is None or self._read_age != self._age or first == end:
            return first != end
        return not (known.first <= first - NEAR and end + NEAR <= known.end)

    def _read(self) -> None:
        if not self._seen() or not self._wanting():
            return
        first, end = self._span[0] - AROUND, self._span[1] + AROUND
        asked = (self._age, first, end)
        if asked == self._asked:
            return
        self._asked = asked
        runtime, client = self._ui.runtime, self._ui.scope.client
        dates, calendar = runtime.keydates, runtime.calendar

        def work() -> _Read:
            return _Read(first, end, dates.by_day(first, end, client), tuple(calendar.campaigns(first, end, client)),
                         tuple(calendar.ads(first, end, client)))  # fmt: skip

        self._ui.tasks.run(work, lambda found: self._came(asked, client, found), self._failed)

    def _failed(self, error: Exception) -> None:
        """The posts show without them; the next news ask again."""
        self._asked = None
        log.error("key dates could not be read", exc_info=error)

    def _came(self, asked: tuple[int, date, date], client: int | None, found: _Read) -> None:
        if not isValid(self) or asked != self._asked:
            return
        self._asked = None
        if asked[0] != self._age or client != self._ui.scope.client:
            self._soon.start()
            return
        before, self._known, self._read_age = self._in_view(), found, asked[0]
        if self._in_view() != before:
            self.changed.emit()
        self.read.emit()
        if self._wanting():  # another month was turned to meanwhile
            self._soon.start()

    def _in_view(self) -> tuple[object, object]:
        first, end = self._span
        days = [first + timedelta(days=ahead) for ahead in range((end - first).days)]
        return [self.on(day) for day in days], self.campaigns(first, end)
