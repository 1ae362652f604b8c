"""The pane beside the table: what is agreed of the current KPI or objective, stored as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from smdesk.services.agreements.views import KpiView, ObjectivePatch, ObjectiveView
from smdesk.ui.kit import icons
from smdesk.ui.kit.autosave import Autosave
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.scroll import Column as Scroll
from smdesk.ui.kit.widgets import Page, button, column, frame, row, surface
from smdesk.ui.objectives.kpiform import KpiForm
from smdesk.ui.objectives.model import ObjectivesModel


class Inspector(Page):
    """`failed` tells what concerns no single field; `deleting`, `reading` and `menu` what was asked for."""

    failed = Signal(object)
    deleting = Signal()
    reading = Signal()
    menu = Signal(object)
    asked = Signal(object)
    posts = Signal()

    def __init__(self, ui: Ui, model: ObjectivesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui, self._model = ui, model
        self._line: ObjectiveView | KpiView | None = None
        self._read_only = False
        self.setObjectName("inspector")
        surface(self, "surface")
        self.kpi = KpiForm(ui, model)
        self.kpi.failed.connect(self.failed)
        self.kpi.reading.connect(self.reading)
        self.kpi.pushing.asked.connect(self.asked)
        self.kpi.pushing.posts.connect(self.posts)
        self.objective = Autosave(ui, self)
        self.objective.failed.connect(self.failed)
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self._title = Elided("title2", 0)
        self._more = button("ghost", lambda: self.menu.emit(self._more), name="kpi-menu")
        head = frame("line", "bottom")
        head.setFixedHeight(self._ui.theme.px(44))
        inner = head.layout()
        assert isinstance(inner, QVBoxLayout)
        line = row(self._title, None, self._more, spacing=8, margins=(16, 0, 10, 0))
        inner.addLayout(line)
        self._stack = QStackedWidget()
        self._stack.addWidget(Scroll(self.kpi))
        own = QWidget()
        own.setLayout(column(
            self.objective.box("name", GrowingText(self._ui.theme, line=True), lambda: self.tr("Name")),
            self.objective.box("note", GrowingText(self._ui.theme, least=3), lambda: self.tr("Note for the report")),
            None, spacing=12, margins=(16, 14, 16, 14),
        ))  # fmt: skip
        self._stack.addWidget(Scroll(own))
        self._delete = button("dangerLine", self.deleting.emit, name="delete-line")
        self._saved = Elided("caption", 0)
        foot = frame("line", "top")
        below = foot.layout()
        assert isinstance(below, QVBoxLayout)
        below.addLayout(row(self._delete, None, self._saved, margins=(16, 10, 16, 10)))
        self.setLayout(column(head, self._stack, foot, spacing=0))
        self.layout().setStretch(1, 1)  # type: ignore[union-attr]

    def show_line(self, line: ObjectiveView | KpiView | None, *, read_only: bool) -> None:
        """Another line, or the same as it is now; what is being typed stays."""
        before, self._line, self._read_only = self._line, line, read_only
        if line is None:
            self.settle()
            return
        self._say()
        same = type(before) is type(line) and before is not None and before.id == line.id
        if isinstance(line, KpiView):
            self.objective.clear()
            self._stack.setCurrentIndex(0)
            self.kpi.show_kpi(line, same=same, read_only=read_only)
        else:
            self.kpi.form.clear()
            self._stack.setCurrentIndex(1)
            values = {"name": line.name, "note": line.note}
            if same:
                self.objective.refresh(values)
            else:
                self.objective.show(values, self._save_objective(line.id))
            self.objective.set_read_only(read_only)
        self._delete.setEnabled(not read_only)

    def _save_objective(self, number: int) -> Callable[[dict[str, Any]], object]:
        service = self._ui.runtime.agreements
        return lambda values: service.edit_objective(number, ObjectivePatch(**values))

    def settle(self) -> bool:
        """Store what is typed."""
        return all([self.kpi.form.flush(), self.objective.flush()])

    def retranslate(self) -> None:
        self._delete.setText(self.tr("Delete"))
        self._saved.setText(self.tr("Saved as you type · Ctrl+Z undoes"))
        self._more.setAccessibleName(self.tr("More"))
        self._more.setToolTip(self.tr("More"))
        self.objective.retranslate()
        self.kpi.retranslate()
        self._say()
        self.themed()

    def themed(self) -> None:
        """Icons in the colours of the moment."""
        self._more.setIcon(icons.icon("dots-three-bold", self._ui.theme))
        self._delete.setIcon(icons.icon("trash", self._ui.theme))
        self.kpi.themed()

    def _say(self) -> None:
        self._title.setText(self._line.name if self._line is not None else "")
