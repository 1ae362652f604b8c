"""What a month without posts says: that it is blank, how to begin it, and what the month before could lay on it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget
from shiboken6 import isValid

from smdesk.ui.calendar.periods import months
from smdesk.ui.calendar.reading import Reading
from smdesk.ui.kit.i18n import capital
from smdesk.ui.kit.widgets import button, column, label, row

if TYPE_CHECKING:
    from smdesk.ui.calendar.model import CalendarModel

#: Pixels that the card is wide at most.
_WIDE = 640


class EmptyMonth(QFrame):
    """`begun`: plan, new or copy. Where it has no button the mouse is the month's, as if it were not there."""

    begun = Signal(str)

    def __init__(self, model: CalendarModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._month = model.today.replace(day=1)
        self._room = QRect()
        self._whole = QRect()  # the week around it
        self._about: tuple[int | None, date] | None = None  # whose last month has been asked about
        self._fresh = False  # since the last news
        self._asked: Reading[bool] | None = None
        self._can_copy = False
        self.setObjectName("empty-month")
        self.setProperty("role", "card")  # no line of the grid goes through its words
        self._title = label("title2")
        self._text = label("secondary", wrap=True)
        for each in (self._title, self._text):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        acts = (("primary", "plan"), ("", "new"), ("link", "copy"))
        self._plan, self._new, self._copy = (
            button(kind, lambda what=what: self.begun.emit(what), size="sm", name=f"empty-month-{what}")  # type: ignore[misc]
            for kind, what in acts
        )
        self._acts = QWidget()
        self._acts.setLayout(row(None, self._plan, self._new, self._copy, None, spacing=8))
        self.setLayout(column(self._title, self._text, self._acts, spacing=6, margins=(16, 10, 16, 10)))
        model.changed.connect(self._forget)
        self.hide()

    def _forget(self) -> None:
        self._fresh = False

    @property
    def waiting(self) -> bool:
        """True while nobody knows yet whether the month before could lay anything."""
        return self._asked is not None

    @property
    def _bare(self) -> bool:
        """Nothing stands in the month itself; what stands in the weeks beside it is no matter."""
        model, day = self._model, self._month
        if model.waiting or not model.start < model.end:
            return False
        while day < months(self._month, 1):
            if model.entries_on(day):
                return False
            day += timedelta(days=1)
        return True

    def wanted(self, month: date) -> bool:
        """Whether a month has no posts; the card is hidden at once where it has."""
        self._month = month.replace(day=1)
        shown = self._bare
        self.setVisible(shown)
        return shown

    def show_in(self, month: date, room: QRect, whole: QRect | None = None) -> None:
        """The card in the middle of a place, with what fits in there; where not even that does, in the middle of the
        whole week; hidden where the month has posts.
        """
        if not self.wanted(month):
            return
        self._room, self._whole = room, whole or room
        self.retranslate()
        if self._to_come:
            self._ask()
        self._lay()

    @property
    def _to_come(self) -> bool:
        return months(self._month, 1) > self._model.today

    def _lay(self) -> None:
        room, to_come = self._room, self._to_come
        self._acts.setVisible(to_come)
        self._plan.setVisible(self._model.ui.scope.client is not None)
        self._copy.setVisible(to_come and self._can_copy)
        self.setFixedWidth(min(room.width(), self._model.ui.theme.px(_WIDE)))
        if not self._fit(room):
            room = self._whole
            self._fit(room)
        self.resize(self.width(), self.heightForWidth(self.width()))
        self.move(room.center() - self.rect().center())

    def _fit(self, room: QRect) -> bool:
        """Leave out words until the card is no higher than a place; False where it cannot be so low."""
        for least in (self._title, self._text):
            least.show()
        for least in (self._title, self._text):
            if self.heightForWidth(self.width()) > room.height() and not self._acts.isHidden():
                least.hide()
        return self.heightForWidth(self.width()) <= room.height()

    def _ask(self) -> None:
        """Ask away from the window what the month before could lay on this one, unless that is known."""
        ui = self._model.ui
        client, month = ui.scope.client, f"{self._month:%Y-%m}"
        if self._about != (client, self._month):
            self._about, self._asked = (client, self._month), None
            self._fresh = self._can_copy = False
        if self._fresh or client is None or self.waiting:
            return
        self._fresh = True
        outlines = ui.runtime.outlines
        asked = self._asked = Reading(lambda: bool(outlines.spots(client, month)))
        if ui.tasks.run(asked.work, lambda _none: self._answered(asked)) and asked.wait():
            self._take(asked)

    def _answered(self, asked: Reading[bool]) -> None:
        """Later than in the same frame; about another month, or another client, it is no answer."""
        if isValid(self) and asked is self._asked:
            self._take(asked)
            self._ask()  # where there were news meanwhile
            self._lay()

    def _take(self, asked: Reading[bool]) -> None:
        self._asked = None
        self._can_copy = asked.found()

    def _name(self, month: date) -> str:
        return self._model.ui.language.locale.standaloneMonthName(month.month)

    def retranslate(self) -> None:
        """Other words, for the month that shows."""
        self._title.setText(self.tr("%1 is blank").replace("%1", capital(self._name(self._month))))
        self._text.setText(
            self.tr("Nothing was planned here.")
            if not self._to_come
            else self.tr("Double-click a day, or press N on it, to write a post; or drag an idea here.")
        )
        self._plan.setText(self.tr("Plan the month…"))
        self._new.setText(self.tr("New post"))
        before = self._name(self._month - timedelta(days=1))
        self._copy.setText(self.tr("Copy %1’s structure").replace("%1", before))
        self._copy.setToolTip(self.tr("Its days, times, pillars and channels, as ideas to be filled in"))
