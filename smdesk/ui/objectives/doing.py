"""What the page's buttons, menus and keys do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from smdesk.services.agreements.views import KpiView, ObjectiveView, Proposed, ReadView
from smdesk.ui.kit import shortcuts
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import Menu, danger, under
from smdesk.ui.objectives.dialogs import ask_metric, ask_reading
from smdesk.ui.objectives.versions import VersionsDialog

if TYPE_CHECKING:
    from smdesk.ui.objectives.page import ObjectivesPage


class Doing(QObject):
    """Asks what there is to ask, and hands over to the acts."""

    def __init__(self, ui: Ui, page: ObjectivesPage) -> None:
        super().__init__(page)
        self._ui, self._page = ui, page

    # -- what can be done ---------------------------------------------------------------------------------------

    def actions(self) -> list[Action]:
        """In menus, shortcuts and the palette."""
        delete = Action("objectives.delete", lambda: self.tr("Delete"), self.delete, "Del", "trash", "edit", self._can,
                        where=self._page.view)  # fmt: skip
        return [*self._line_actions(), *self._shown_actions(), delete]

    def _line_actions(self) -> list[Action]:
        """Of objectives and KPIs."""
        page, view, can = self._page, self._page.view, self._can
        return [
            Action("objectives.new", lambda: self.tr("New objective"), self.new_objective, "Ctrl+N", "target", "file",
                   lambda: page.client is not None and not page.read_only),
            Action("objectives.kpi", lambda: self.tr("New KPI"), self.new_kpi, "Ctrl+Shift+N", "plus", "file", can),
            Action("objectives.reading", lambda: self.tr("Add a reading…"), self.add_reading, "R", "note-pencil",
                   "edit", lambda: can() and self._has_kpi(), where=view),
            Action("objectives.agreement", lambda: self.tr("The agreement and its versions…"), self.versions, "",
                   "handshake", "tools", lambda: page.client is not None and bool(page.model.objectives)),
            Action("objectives.up", lambda: self.tr("Move up"), partial(self.shift, -1), "Ctrl+Up", "arrow-up", "edit",
                   can, where=view),
            Action("objectives.down", lambda: self.tr("Move down"), partial(self.shift, 1), "Ctrl+Down", "arrow-down",
                   "edit", can, where=view),
        ]  # fmt: skip

    def _shown_actions(self) -> list[Action]:
        """Of what stands below and beside: the chart of a KPI with its readings, and the details."""
        page = self._page
        return [
            Action("objectives.table", lambda: self.tr("Show as table"), lambda: page.chart.toggle_table(), "T",
                   "table", "view", self._has_kpi, where=page.below),
            Action("objectives.inspector", lambda: self.tr("Details"), page.side.toggle, "Ctrl+Shift+I",
                   "identification-card", "view", lambda: page.view.current() is not None,
                   checked=lambda: page.side.shown),
            Action("objectives.picture", lambda: self.tr("Copy the chart"), lambda: page.chart.copy_picture(), "",
                   "copy", "edit", self._has_kpi),
            Action("objectives.copy", lambda: self.tr("Copy the readings as a table"),
                   lambda: page.chart.copy_table(), "", "copy", "edit", self._has_kpi),
            Action("objectives.unread", lambda: self.tr("Delete the reading"), lambda: page.chart.delete_reading(),
                   "Del", "trash", "edit", lambda: not page.read_only and page.in_readings, where=page.charted),
        ]  # fmt: skip

    def _has_kpi(self) -> bool:
        return self._page.view.current_kpi() is not None

    def _can(self) -> bool:
        return not self._page.read_only and self._page.view.current() is not None

    def menu(self, line: object) -> QMenu:
        """The menu of a line, or of the empty table."""
        page, made = self._page, Menu(self._page)
        made.setToolTipsVisible(True)
        free = not page.read_only

        def add(text: str, act: object, key: str = "", *, on: bool = True) -> None:
            action = made.addAction(shortcuts.beside(text, key), act)  # type: ignore[call-overload]
            action.setEnabled(on)

        if line is not None:
            add(self.tr("Edit the name"), page.view.edit_name, "Enter", on=free)
        if isinstance(line, KpiView):
            add(self.tr("Add a reading…"), self.add_reading, "R", on=free)
            add(self.tr("Show as table"), page.chart.toggle_table, "T")
            add(self.tr("Copy the chart"), page.chart.copy_picture)
            to = under(made, self.tr("Move to"))
            to.setEnabled(free)
            for home in page.model.objectives:
                if home.id != line.objective_id:
                    to.addAction(home.name.replace("&", "&&"), partial(self._move_to, line, home))
            to.setEnabled(free and not to.isEmpty())
        made.addSeparator()
        add(self.tr("New KPI"), self.new_kpi, "Ctrl+Shift+N", on=free and bool(page.model.objectives))
        add(self.tr("New objective"), self.new_objective, "Ctrl+N", on=free)
        if line is not None:
            made.addSeparator()
            add(self.tr("Delete"), self.delete, "Del", on=free)
            danger(made)
        made.aboutToHide.connect(made.deleteLater)
        return made

    # -- doing it -----------------------------------------------------------------------------------------------

    def new_objective(self) -> None:
        """A new objective of the client that shows."""
        if self._page.client is not None:
            self._page.acts.add_objective(self._page.client.id)

    def new_kpi(self, home: ObjectiveView | None = None) -> None:
        """Ask which KPI, for this objective or the one that is current."""
        where = home or self._page.view.home()
        if where is not None and not self._page.read_only:
            ask_metric(self._page, self._ui, where.name, lambda metric: self._page.acts.add_kpi(where, metric))

    def add_reading(self) -> None:
        """Ask for a value of the KPI that is current."""
        view = self._page.view.current_kpi()
        if view is not None and not self._page.read_only:
            ask_reading(
                self._page, self._ui, view, self._page.today,
                lambda day, value, note: self._page.acts.add_reading(view, day, value, note),
            )  # fmt: skip

    def correct_reading(self, reading: ReadView) -> None:
        """Ask what a reading of the current KPI should have said."""
        view = self._page.view.current_kpi()
        if view is not None and not self._page.read_only:
            ask_reading(
                self._page, self._ui, view, self._page.today,
                lambda day, value, note: self._page.acts.correct_reading(view, reading, day, value, note), reading,
            )  # fmt: skip

    def delete(self) -> None:
        """Put the current line away."""
        line = self._page.view.current()
        if line is not None and not self._page.read_only:
            self._page.acts.delete(line)

    def delete_reading(self, reading: ReadView) -> None:
        """Put a reading of the current KPI away."""
        view = self._page.view.current_kpi()
        if view is not None:
            self._page.acts.delete_reading(view, reading)

    def take(self, proposed: list[Proposed]) -> None:
        """The proposals that were ticked."""
        if self._page.client is not None:
            self._page.acts.take(self._page.client.id, proposed)
            self._page.view.setFocus()

    def versions(self) -> VersionsDialog | None:
        """The versions of the agreement."""
        page = self._page
        if page.client is None or not page.model.objectives:
            return None
        page.settle()
        made = VersionsDialog(page, self._ui, page.client.id, page.today)
        made.changed.connect(page.acts.said)
        made.open()
        return made

    def order(self, after: list[int]) -> None:
        """Objectives in another order."""
        if self._page.client is not None and not self._page.read_only:
            before = [each.id for each in self._page.model.objectives]
            self._page.acts.order(self._page.client.id, before, after)

    def move_kpi(self, number: int, home: int, order: list[int]) -> None:
        """A KPI to a place."""
        view = next((each for each in self._page.model.kpis() if each.id == number), None)
        if view is not None and not self._page.read_only:
            self._page.acts.move_kpi(view, self._page.model.objectives, home, order)

    def shift(self, step: int) -> None:
        """The current line one place up or down; a KPI at the edge of its objective goes to the next one."""
        line, model = self._page.view.current(), self._page.model
        if isinstance(line, ObjectiveView):
            place = model.objectives.index(line)
            model.move_objective(line.id, max(0, place + (2 if step > 0 else -1)))
        elif isinstance(line, KpiView):
            at = next(place for place, each in enumerate(model.objectives) if each.id == line.objective_id)
            home = model.objectives[at]
            place = [each.id for each in home.kpis].index(line.id)
            if 0 <= place + step < len(home.kpis):
                model.move_kpi(line.id, home, place + (2 if step > 0 else -1))
            elif 0 <= at + step < len(model.objectives):
                other = model.objectives[at + step]
                model.move_kpi(line.id, other, 0 if step > 0 else len(other.kpis))

    def _move_to(self, view: KpiView, home: ObjectiveView) -> None:
        self._page.model.move_kpi(view.id, home, len(home.kpis))
