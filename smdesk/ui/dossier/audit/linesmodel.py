"""Sentences of a list: what each says, and how it is painted and written in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from smdesk.core.records import dataclass
from smdesk.ui.dossier.audit import words
from smdesk.ui.kit import iconfont
from smdesk.ui.kit.context import Ui

LINE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, and the links to what was made of it. `number` is what the service knows it by."""

    number: int
    text: str
    became: tuple[str, ...] = ()


class LinesModel(QAbstractListModel):
    """`reworded` with the row and the new text; the list is told anew by whoever stores it."""

    reworded = Signal(int, str)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.lines: list[Line] = []
        self.read_only = False

    def fill(self, lines: Sequence[Line]) -> None:
        """Other sentences; where they are the same entries, only what they say changes."""
        same = [line.number for line in lines] == [line.number for line in self.lines]
        if same:
            self.lines = list(lines)
            if self.lines:
                self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))
            return
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def row_of(self, number: int) -> int:
        """The row of an entry; -1 where it is not here."""
        return next((row for row, line in enumerate(self.lines) if line.number == number), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return base if self.read_only else base | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.text
        return None

    def spoken(self, line: Line) -> str:
        """A line for a screen reader."""
        return ". ".join(part for part in (line.text, words.links(line.became)[1]) if part)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or text == self.lines[index.row()].text:
            return False
        self.reworded.emit(index.row(), text)
        return True


class LinesDelegate(QStyledItemDelegate):
    """A grip, the sentence in as many lines as it needs, and the tag of what it became."""

    def __init__(self, ui: Ui, view: QListView) -> None:
        super().__init__(view)
        self._ui = ui
        self._view = view

    # -- measures -----------------------------------------------------------------------------------------------

    def left(self) -> int:
        """Where the sentence begins."""
        return self._ui.theme.px(26)

    def right(self, line: Line) -> int:
        """What is kept free at the right."""
        return self._tag_width(line) + self._ui.theme.px(8)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme, line = self._ui.theme, index.data(LINE)
        room = max(self._view.viewport().width() - self.left() - self.right(line), theme.px(60))
        bound = QFontMetrics(theme.font("body")).boundingRect(
            QRect(0, 0, room, 4000), Qt.TextFlag.TextWordWrap, line.text
        )
        return QSize(theme.px(100), max(theme.px(24), bound.height() + theme.px(6)))

    def _tag_width(self, line: Line) -> int:
        theme, (_, text) = self._ui.theme, words.links(line.became)
        if not text:
            return 0
        return QFontMetrics(theme.font("small")).horizontalAdvance(text) + theme.px(7 + 13 + 5 + 7)

    # -- painting -----------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE)
        rect: QRect = option.rect
        theme = self._ui.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("bg.selected" if chosen else "bg.hover"))
            painter.drawRoundedRect(QRectF(rect), theme.px(4), theme.px(4))
        self.paint_grip(painter, rect, line)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text.primary"))
        room = rect.adjusted(self.left(), 0, -self.right(line), 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, line.text)
        self.paint_right(painter, rect, line)
        painter.restore()

    def paint_grip(self, painter: QPainter, rect: QRect, line: Line) -> None:
        """Six dots to drag it by."""
        side = self._ui.theme.px(14)
        top = rect.top() + (min(rect.height(), self._ui.theme.px(24)) - side) / 2
        place = QRectF(rect.left() + self._ui.theme.px(4), top, side, side)
        iconfont.paint(painter, "dots-six-vertical", place, self._ui.theme.color("text.tertiary"))

    def paint_right(self, painter: QPainter, rect: QRect, line: Line) -> None:
        """The tag of what it became."""
        self.paint_tag(painter, rect, line)

    def paint_tag(self, painter: QPainter, rect: QRect, line: Line) -> None:
        """An icon and a word on the tint of what is linked."""
        theme, (icon, text) = self._ui.theme, words.links(line.became)
        if not text:
            return
        width, height = self._tag_width(line), theme.px(19)
        place = QRectF(rect.right() - width, rect.center().y() - height / 2 + 0.5, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent.soft"))
        painter.drawRoundedRect(place, theme.px(4), theme.px(4))
        color, side = theme.color("accent.softText"), theme.px(13)
        mark = QRectF(place.left() + theme.px(7), place.center().y() - side / 2, side, side)
        iconfont.paint(painter, icon, mark, color)
        painter.setFont(theme.font("small"))
        painter.setPen(color)
        painter.drawText(place.adjusted(theme.px(25), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)

    # -- writing ------------------------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        made = QLineEdit(parent)
        made.setMaxLength(300)
        made.setAccessibleName(self._view.accessibleName())
        return made

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        high = max(rect.height(), self._ui.theme.px("controlSmall"))
        editor.setGeometry(rect.left() + self.left() - self._ui.theme.px(9), rect.center().y() - high // 2 + 1,
                           rect.width() - self.left() + self._ui.theme.px(9), high)  # fmt: skip

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(index.data())

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text())
