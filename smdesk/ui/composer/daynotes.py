"""What the chosen day says of a post: read from the client's key dates, away from the window, and told as findings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from smdesk.core.checks import day as day_rules
from smdesk.core.events import DossierChanged, Event, PlanChanged
from smdesk.ui.composer.study import Note

if TYPE_CHECKING:
    from smdesk.core.keydates import KeyDay
    from smdesk.core.voice.rules import Sensitive
    from smdesk.ui.composer.model import Composer

#: Days that are read at a time, from the first of the month before the chosen one's.
READ = 75


class DayNotes(QObject):
    """`changed`: other findings than before. Dates are read once for a client and some weeks."""

    changed = Signal()

    def __init__(self, model: Composer) -> None:
        super().__init__(model)
        self._model = model
        self._days: Mapping[date, tuple[KeyDay, ...]] = {}
        self._known: tuple[int, date] | None = None  # client, first day that is read
        self._asked: tuple[int, date] | None = None
        self._stale = False  # what is known may be another by now
        self.notes: tuple[Note, ...] = ()
        model.timed.connect(self.look)
        model.opened.connect(self.look)
        model.studied.connect(self.look)
        model.ui.bridge.heard.connect(self._hear)

    def look(self) -> None:
        """Say it of the day that is chosen now."""
        model = self._model
        if model.client is None or model.local is None or model.locked:
            self._tell(())
            return
        wanted = (model.client.id, _first(model.local.date()))
        if wanted == self._known:
            found = day_rules.of_day(model.local.date(), self._days, self._text(), self._sensitive)
            self._tell(tuple(Note(each, ()) for each in found))
        else:
            self._tell(())
        if (wanted != self._known or self._stale) and wanted != self._asked:
            self._asked, self._stale = wanted, False
            read = partial(model.ui.runtime.keydates.by_day, wanted[1], wanted[1] + timedelta(days=READ), wanted[0])
            model.ui.tasks.run(read, partial(self._came, wanted))

    def another(self) -> datetime | None:
        """The chosen time on the next day of which nothing is to be said."""
        local = self._model.local
        day = day_rules.another(local.date(), self._days, self._sensitive) if local is not None else None
        return datetime.combine(day, local.time()) if local is not None and day is not None else None

    @property
    def _sensitive(self) -> tuple[Sensitive, ...]:
        spoken = self._model.spoken
        return spoken.voice.sensitive if spoken is not None else ()

    def _text(self) -> str:
        draft = self._model.draft
        return "\n".join(part.text for scope in (None, *draft.channels) for part in draft.variant(scope).parts)

    def _came(self, wanted: tuple[int, date], found: dict[date, tuple[KeyDay, ...]]) -> None:
        if wanted == self._asked:
            self._known, self._asked, self._days = wanted, None, found
            self.look()

    def _tell(self, notes: tuple[Note, ...]) -> None:
        if notes != self.notes:
            self.notes = notes
            self.changed.emit()

    def _hear(self, event: Event) -> None:
        if isinstance(event, PlanChanged | DossierChanged):
            self._stale = True
            self.look()


def _first(day: date) -> date:
    """From where on dates are read: days of one month share it."""
    return day.replace(day=1)
