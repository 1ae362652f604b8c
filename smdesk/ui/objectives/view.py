"""The table of objectives and KPIs: choosing, opening groups, dragging, and the one press at the end of a group."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from smdesk.services.agreements.views import KpiView, ObjectiveView
from smdesk.ui.kit import pacemarks
from smdesk.ui.kit.theme import Theme
from smdesk.ui.objectives.delegate import ObjectivesDelegate
from smdesk.ui.objectives.model import Column, ObjectivesModel

_WIDTHS = {Column.BASELINE: 64, Column.NOW: 70, Column.TARGET: 70, Column.DEADLINE: 64, Column.PACE: 124}
_AROUND = 14  # pixels at the sides of a tag
#: Below these widths of the table, columns go that say least.
_LEAVES = ((800, Column.BASELINE), (740, Column.DEADLINE), (670, Column.NATURE))
Line = ObjectiveView | KpiView


class ObjectivesTable(QTreeView):
    """`chosen` tells the line that is current, `adding` the objective whose plus was pressed."""

    chosen = Signal(object)
    adding = Signal(object)
    menu_asked = Signal(object, QPoint)

    def __init__(self, model: ObjectivesModel, theme: Theme) -> None:
        super().__init__()
        self._model, self._theme = model, theme
        self._kept: tuple[str, int] = ("", 0)
        self._folded: set[int] = set()
        self.setObjectName("objectives")
        self.setModel(model)
        self.setItemDelegate(ObjectivesDelegate(model, theme, self))
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(False)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.menu_asked.emit(self.current(), at))
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionsClickable(False)
        head.setSectionsMovable(False)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        model.headerDataChanged.connect(self.measure)
        theme.changed.connect(self.measure)
        self.collapsed.connect(lambda index: self._fold(index, folded=True))
        self.expanded.connect(lambda index: self._fold(index, folded=False))
        self.measure()

    # -- what is chosen -----------------------------------------------------------------------------------------

    def current(self) -> Line | None:
        """The line that is current."""
        return self._model.line(self.currentIndex())

    def current_kpi(self) -> KpiView | None:
        """The KPI that is current; None on a group's line."""
        line = self.current()
        return line if isinstance(line, KpiView) else None

    def home(self) -> ObjectiveView | None:
        """The objective that is current, or that of the current KPI; else the last one."""
        line = self.current()
        if isinstance(line, ObjectiveView):
            return line
        found = [each for each in self._model.objectives if line is not None and each.id == line.objective_id]
        return found[0] if found else self._model.objectives[-1] if self._model.objectives else None

    def choose(self, what: str, number: int) -> bool:
        """Make a line current and bring it into sight; False where there is none such."""
        index = self._model.find(what, number)
        if not index.isValid():
            return False
        if index.parent().isValid():
            self.expand(index.parent())
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def choose_first(self) -> None:
        """The first KPI, or the first group where there is none."""
        kpis = self._model.kpis()
        if kpis:
            self.choose("kpi", kpis[0].id)
        elif self._model.objectives:
            self.choose("objective", self._model.objectives[0].id)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.chosen.emit(self.current())

    def _keep(self) -> None:
        line = self.current()
        if line is not None:
            self._kept = ("kpi" if isinstance(line, KpiView) else "objective", line.id)

    def _restore(self) -> None:
        for place, each in enumerate(self._model.objectives):
            self.setFirstColumnSpanned(place, QModelIndex(), True)
            self.setExpanded(self._model.index(place, 0), each.id not in self._folded)
        if not self.choose(*self._kept):
            self.choose_first()
        if self.current() is None:
            self.chosen.emit(None)

    def _fold(self, index: QModelIndex, *, folded: bool) -> None:
        line = self._model.line(index)
        if isinstance(line, ObjectiveView):
            self._folded.add(line.id) if folded else self._folded.discard(line.id)
        self.viewport().update()

    # -- keys, presses, drops -----------------------------------------------------------------------------------

    def edit_name(self) -> None:
        """Write in the name of the current line."""
        index = self.currentIndex()
        if index.isValid():
            self.edit(index.siblingAtColumn(Column.NAME))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        writing = self.state() == QAbstractItemView.State.EditingState  # Enter reaches the table after the field
        if not writing and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers() in {
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier,
        }:  # fmt: skip
            self.edit_name()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        line = self._model.line(index)
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or not isinstance(line, ObjectiveView):
            return
        if at.x() > self.viewport().width() - self._theme.px(48):
            self.adding.emit(line)
        elif at.x() < self._theme.px(36):
            first = index.siblingAtColumn(0)
            self.setExpanded(first, not self.isExpanded(first))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() >= self._theme.px(36):
            self.edit_name()

    def dropEvent(self, event: QDropEvent) -> None:
        """Let the model ask for the move; the view itself takes no line away."""
        index = self.indexAt(event.position().toPoint())
        place = self.dropIndicatorPosition()
        where = QAbstractItemView.DropIndicatorPosition
        parent, row = QModelIndex(), -1
        line = self._model.line(index)
        if isinstance(line, KpiView):
            parent, row = index.parent(), index.row() + (1 if place is where.BelowItem else 0)
        elif isinstance(line, ObjectiveView):
            carried = event.mimeData()
            into = self._model.canDropMimeData(carried, Qt.DropAction.MoveAction, 0, 0, index)
            parent = index.siblingAtColumn(0) if into else QModelIndex()
            row = -1 if into else index.row() + (1 if place is where.BelowItem else 0)
        self._model.dropMimeData(event.mimeData(), Qt.DropAction.MoveAction, row, 0, parent)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    # -- measures -----------------------------------------------------------------------------------------------

    def measure(self) -> None:
        """Widths and heights of the theme."""
        self.header().setFixedHeight(self._theme.px(30))
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, self._theme.px(width))
        for column, words in self._model.tags().items():  # as wide as the longest of them
            self.setColumnWidth(column, max(pacemarks.tag_width(self._theme, word) for word in words) + _AROUND)
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for width, column in _LEAVES:
            self.setColumnHidden(column, self.width() < self._theme.px(width))
