"""The sections of the document: a tick for those that stand in it, dragging and keys for their order."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from smdesk.core.plan_document import Choice
from smdesk.ui.kit import iconfont, paint
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.theme import Theme

_ID, _UNDER, _AT = (Qt.ItemDataRole.UserRole + step for step in range(3))


class _Delegate(QStyledItemDelegate):
    """Six dots to drag by, a tick, the name, and on which page it stands."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(140, self._theme.px("row"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, rect = self._theme, option.rect
        on = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.ground(painter, theme, option)
        side = theme.px(14)
        grip = QRect(rect.left() + theme.px(8), rect.center().y() - side // 2, side, side)
        iconfont.paint(painter, "dots-six-vertical", grip.toRectF(), theme.color("text.tertiary"))
        self._box(painter, box_of(theme, rect), index)
        self._words(painter, rect, index, on)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:  # fmt: skip
        """The tick is where it is drawn, not where the style would have it."""
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            there = box_of(self._theme, option.rect).adjusted(-4, -4, 4, 4).contains(event.position().toPoint())
            if there and event.type() == QEvent.Type.MouseButtonRelease:
                return self._toggle(model, index)
            if not there or event.type() == QEvent.Type.MouseButtonDblClick:
                return there
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            return self._toggle(model, index)
        return False

    def _toggle(self, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex) -> bool:
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        role = Qt.ItemDataRole.CheckStateRole
        on = index.data(role) == Qt.CheckState.Checked.value
        return model.setData(index, Qt.CheckState.Unchecked if on else Qt.CheckState.Checked, role)

    def _box(self, painter: QPainter, box: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        theme = self._theme
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        painter.setPen(theme.color("accent.base" if ticked else "border.control"))
        painter.setBrush(theme.color("accent.base" if ticked else "bg.surface"))
        painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), theme.px(3), theme.px(3))
        if ticked:
            iconfont.paint(painter, "check-bold", box.toRectF().adjusted(2, 2, -2, -2), theme.color("text.onAccent"))

    def _words(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, on: bool) -> None:
        theme = self._theme
        side = index.data(_AT) or ""
        small, font = theme.font("small"), theme.font("bodyStrong" if on else "body")
        painter.setFont(small)
        painter.setPen(theme.color("text.tertiary"))
        room = rect.adjusted(theme.px(8 + 14 + 8 + 16 + 8), 0, -theme.px(10), 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, side)
        room.setRight(room.right() - QFontMetrics(small).horizontalAdvance(side) - theme.px(6))
        painter.setFont(font)
        painter.setPen(theme.color("text.primary" if index.data(_UNDER) == "" else "text.tertiary"))
        name = QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)


def box_of(theme: Theme, rect: QRect) -> QRect:
    """Where the tick of a row is."""
    side = theme.px(16)
    return QRect(rect.left() + theme.px(8 + 14 + 8), rect.center().y() - side // 2, side, side)


class Sections(QListWidget):
    """`ordered` carries all sections in their new order, `ticked` a section and whether it is to be shown."""

    ordered = Signal(object)
    ticked = Signal(str, bool)
    chosen = Signal(str)

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = ui.theme
        self._quiet = False
        self.setObjectName("plan-sections")
        self.setItemDelegate(_Delegate(ui.theme, self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "rows")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self._changed)
        self.currentItemChanged.connect(lambda item, _before: self._chose(item))
        ui.theme.changed.connect(self.viewport().update)

    @property
    def current(self) -> str:
        """The section that is chosen; "" for none."""
        item = self.currentItem()
        return str(item.data(_ID)) if item is not None else ""

    def ids(self) -> list[str]:
        """All sections in the order of the list."""
        return [str(self.item(place).data(_ID)) for place in range(self.count())]

    def tell(self, choices: Sequence[Choice], names: Mapping[str, str], reasons: Mapping[str, str]) -> None:
        """Show these; `reasons` say why a section is not in the document though it is ticked."""
        kept = self.current or choices[0].id
        self._quiet = True
        self.clear()
        for choice in choices:
            item = QListWidgetItem(names[choice.id])
            item.setData(_ID, choice.id)
            item.setData(_UNDER, reasons.get(choice.id, ""))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
                          | Qt.ItemFlag.ItemIsUserCheckable)  # fmt: skip
            item.setCheckState(Qt.CheckState.Checked if choice.shown else Qt.CheckState.Unchecked)
            item.setToolTip(reasons.get(choice.id, ""))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, reasons.get(choice.id, ""))
            self.addItem(item)
            if choice.id == kept:
                self.setCurrentItem(item)
        self._quiet = False

    def number(self, pages: Mapping[str, int]) -> None:
        """On which page each section begins."""
        self._quiet = True
        for place in range(self.count()):
            item = self.item(place)
            page = pages.get(str(item.data(_ID)))
            item.setData(_AT, str(page) if page is not None else "—")
        self._quiet = False

    def shown(self) -> Collection[str]:
        """The sections that are ticked."""
        items = (self.item(place) for place in range(self.count()))
        return [str(item.data(_ID)) for item in items if item.checkState() is Qt.CheckState.Checked]

    def set_read_only(self, read_only: bool) -> None:
        """Whether order and ticks can be changed."""
        mode = QAbstractItemView.DragDropMode
        self.setDragDropMode(mode.NoDragDrop if read_only else mode.InternalMove)
        self._quiet = True
        for place in range(self.count()):
            item, tick = self.item(place), Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(item.flags() & ~tick if read_only else item.flags() | tick)
        self._quiet = False

    def move(self, step: int) -> None:  # type: ignore[override]
        """The chosen section so many places down."""
        names, place = self.ids(), self.currentRow()
        if self.dragEnabled() and place >= 0 and 0 <= place + step < len(names):
            names.insert(place + step, names.pop(place))
            self.ordered.emit(names)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move(step)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        before = self.ids()
        super().dropEvent(event)
        if self.ids() != before:
            self.ordered.emit(self.ids())

    def _changed(self, item: QListWidgetItem) -> None:
        if not self._quiet:
            self.ticked.emit(str(item.data(_ID)), item.checkState() is Qt.CheckState.Checked)

    def _chose(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self._quiet:
            self.chosen.emit(str(item.data(_ID)))
