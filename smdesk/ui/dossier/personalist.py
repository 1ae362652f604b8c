"""The list of a client's personas, in their order, with their share of the audience below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from smdesk.services.dossier.views import PersonaView
from smdesk.ui.dossier.portrait import draw, tone
from smdesk.ui.kit import paint
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import Page, column, label, surface
from smdesk.ui.kit.words import two_lines

_VIEW, _UNDER = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_ROW = 58


class _Delegate(QStyledItemDelegate):
    """Portrait, name, share."""

    def __init__(self, theme: Theme, pictures: Thumbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._pictures = theme, pictures

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, self._theme.px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, rect = self._theme, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.ground(painter, theme, option)
        side = theme.px(40)
        place = QRectF(rect.left() + theme.px(8), rect.center().y() - side / 2, side, side)
        draw(painter, theme, place, index.data(_VIEW), self._pictures)
        room = rect.adjusted(theme.px(8 + 40 + 10), 0, -theme.px(8), 0)
        strong, small = theme.font("bodyStrong"), theme.font("small")
        painter.setFont(strong)
        painter.setPen(theme.color("text.primary"))
        names, under = self.lines(index, room.width())
        high = QFontMetrics(strong).height()
        half = (rect.height() + (len(names) - 1) * high) // 2
        painter.drawText(room.adjusted(0, 0, 0, -room.height() + half), Qt.AlignmentFlag.AlignBottom, "\n".join(names))
        painter.setFont(small)
        painter.setPen(theme.color("text.secondary"))
        painter.drawText(room.adjusted(0, half + 2, 0, 0), Qt.AlignmentFlag.AlignTop, under)
        painter.restore()

    def lines(self, index: QModelIndex | QPersistentModelIndex, width: int) -> tuple[list[str], str]:
        """The name in one line or two, and the share: cut with an ellipsis where they need more."""
        name = two_lines(index.data(), self._theme.font("bodyStrong"), width)
        small = QFontMetrics(self._theme.font("small"))
        return name, small.elidedText(index.data(_UNDER), Qt.TextElideMode.ElideRight, width)


class _Rows(QListWidget):
    """Dragging, and Alt with Up and Down, put the personas into another order."""

    ordered = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        place, numbers = self.currentRow(), self.numbers()
        if self.dragEnabled() and 0 <= place + step < len(numbers):
            numbers.insert(place + step, numbers.pop(place))
            self.ordered.emit(numbers)

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self.ordered.emit(self.numbers())

    def numbers(self) -> list[int]:
        """The personas in the order of the list."""
        return [self.item(place).data(_VIEW).id for place in range(self.count())]


class _Shares(QWidget):
    """Whose share is how large, as parts of one bar."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._views: Sequence[PersonaView] = ()
        self.setFixedHeight(theme.px(8))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def tell(self, views: Sequence[PersonaView]) -> None:
        """Show these."""
        self._views = views
        self.setAccessibleDescription(", ".join(f"{view.name} {view.share}%" for view in views))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, left = QPainter(self), self._theme, 0.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for view in self._views:
            wide = self.width() * view.share / 100
            painter.setBrush(theme.line(tone(theme, view)))
            painter.drawRoundedRect(QRectF(left, 0, max(0.0, wide - 2), self.height()), 2, 2)
            left += wide


class PersonaList(Page):
    """`chosen` carries the number of the persona that a person chose, `ordered` all of them in their new order."""

    chosen = Signal(int)
    ordered = Signal(object)

    def __init__(self, ui: Ui, pictures: Thumbs) -> None:
        super().__init__()
        self._ui = ui
        self._views: list[PersonaView] = []
        surface(self, "surface")
        self.rows = _Rows()
        self.rows.setObjectName("personas")
        self.rows.setProperty("role", "rows")
        self.rows.setFrameShape(QListWidget.Shape.NoFrame)
        self.rows.setItemDelegate(_Delegate(ui.theme, pictures, self.rows))
        self.rows.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.rows.setMouseTracking(True)
        self.rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.rows.currentItemChanged.connect(self._moved)
        self.rows.ordered.connect(self.ordered)
        self._caption, self._shares = label("small"), _Shares(ui.theme)
        foot = QWidget()
        foot.setLayout(column(self._caption, self._shares, spacing=6, margins=(16, 8, 16, 16)))
        self.setLayout(column(self.rows, foot, spacing=0, margins=(8, 8, 8, 0)))
        pictures.came.connect(lambda _sha: self.rows.viewport().update())
        self.retranslate()

    def tell(self, views: Sequence[PersonaView], current: int) -> None:
        """Show these, with one of them chosen. No signal."""
        self._views = list(views)
        blocked = self.rows.blockSignals(True)
        while self.rows.count() > len(views):
            self.rows.takeItem(self.rows.count() - 1)
        while self.rows.count() < len(views):
            self.rows.addItem(QListWidgetItem())
        for place, view in enumerate(views):
            item = self.rows.item(place)
            item.setText(view.name)
            item.setData(_VIEW, view)
            if view.id == current:
                self.rows.setCurrentRow(place)
        self.rows.blockSignals(blocked)
        self._say()

    def set_read_only(self, read_only: bool) -> None:
        """Whether the order can be changed."""
        self.rows.setDragEnabled(not read_only)

    def _moved(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_VIEW).id)

    def retranslate(self) -> None:
        self._caption.setText(self.tr("Weight of each persona"))
        self._shares.setAccessibleName(self._caption.text())
        self.rows.setAccessibleName(self.tr("Buyer personas"))
        self._say()

    def _say(self) -> None:
        for place, view in enumerate(self._views):
            under = self.tr("%1% of the audience").replace("%1", str(view.share))
            item = self.rows.item(place)
            item.setData(_UNDER, under)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{view.name}, {under}")
            item.setToolTip(f"{view.name}\n{under}")  # in a narrow list both may be cut
        self._shares.tell(self._views)
