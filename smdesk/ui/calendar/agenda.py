"""The agenda: the same posts as a plain list, the full equal of the month for those who hear it or work by key."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from smdesk.ui.calendar.agendadelegate import EDGE
from smdesk.ui.calendar.agendaview import AgendaView
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.calendar.sieve import Filters
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.skeleton import Skeleton
from smdesk.ui.kit.widgets import Page


class Agenda(Page):
    """The list, and what stands in its place while there is nothing to list. `new_wanted` for a first post."""

    new_wanted = Signal()

    def __init__(self, model: CalendarModel) -> None:
        super().__init__()
        self._model = model
        self.view = AgendaView(model)
        self._empty = Empty(model.ui.theme)
        self._loading = Skeleton(model.ui.theme, self.view.viewport(), row="row", picture=False, side=EDGE)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._stack)
        self.setFocusProxy(self.view)
        self.view.lines.modelReset.connect(self._fill)  # not before they are those of the days that were read
        self.retranslate()

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Agenda"))
        self.view.lines.say_anew()
        self.view.measure()
        self._fill()

    def _fill(self) -> None:
        nothing = self.view.lines.rowCount() == 0
        self._loading.wait(nothing and self._model.waiting)
        empty = nothing and not self._model.waiting
        if empty and self._model.filters.active and self._model.all_entries():
            self._empty.tell(
                self.tr("Nothing with these filters"),
                self.tr("There are posts here that the filters leave out."),
                ("", self.tr("Clear the filters"), self._clear),
                drawing=False,
            )
        elif empty:
            self._empty.tell(
                self.tr("Nothing planned here yet"),
                self.tr("Posts with a date stand here, one below the other, with the day they go out."),
                ("primary", self.tr("New post"), self.new_wanted.emit),
            )
        self._stack.setCurrentIndex(int(empty))

    def _clear(self) -> None:
        self._model.filters = Filters()
