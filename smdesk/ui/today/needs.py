"""What needs the person: a list in groups, each line with the one button that solves it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from smdesk.services.today.views import Kind, Need, When
from smdesk.ui.kit import iconfont, paint
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.theme import Theme
from smdesk.ui.today import marks, needwords
from smdesk.ui.today.buttonlist import ButtonList
from smdesk.ui.today.needwords import Told

#: Rows that are measured at a time.
AT_ONCE = 24
NEED = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
Line = When | Need


class NeedsModel(QAbstractListModel):
    """Headings and needs."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._lines: list[Line] = []
        self._today = date.min

    def fill(self, needs: Sequence[Need], today: date) -> None:
        """Other needs; where they are the same things, only what is said of them changes."""
        lines: list[Line] = []
        for need in needs:
            if not lines or _group(lines[-1]) is not need.when:
                lines.append(need.when)
            lines.append(need)
        if [_key(line) for line in lines] == [_key(line) for line in self._lines]:
            self._lines, self._today = lines, today
            self.say_anew()
            return
        self.beginResetModel()
        self._lines, self._today = lines, today
        self.endResetModel()

    def say_anew(self) -> None:
        """Another language or theme."""
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    def line(self, row: int) -> Line | None:
        """What stands in a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def need(self, row: int) -> Need | None:
        """The need of a row; None for a heading."""
        line = self.line(row)
        return line if isinstance(line, Need) else None

    def row_of(self, key: str) -> int:
        """The row of a need by its key; -1 where it is not here."""
        return next((row for row, line in enumerate(self._lines) if isinstance(line, Need) and line.key == key), -1)

    def told(self, need: Need) -> Told:
        """A need in words."""
        return needwords.need(need, self._today, self._ui.language)

    # -- Qt -----------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) if self.need(index.row()) is not None else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row())
        if line is None:
            return None
        if role == NEED:
            return line
        if isinstance(line, When):
            told = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return needwords.group(line) if role in told else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.told(line).title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self.told(line)
            return f"{said.title}, {said.under}. {said.button}"
        if role == Qt.ItemDataRole.ToolTipRole:
            said = self.told(line)
            return f"{said.title}\n{said.under}"
        return None


def _group(line: Line) -> When:
    return line if isinstance(line, When) else line.when


def _key(line: Line) -> object:
    return line if isinstance(line, When) else (line.key, line.when)


class NeedsDelegate(QStyledItemDelegate):
    """A mark, a title and what is to be known, and a button; or the heading of a group."""

    def __init__(self, ui: Ui, model: NeedsModel, parent: QListView) -> None:
        super().__init__(parent)
        self._ui = ui
        self._model = model
        self._view = parent
        self.hot: tuple[int, bool] = (-1, False)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        need = self._model.need(index.row())
        px = self._ui.theme.px
        if need is None:
            return QSize(100, px(26))
        first, second = self._heights(need)
        return QSize(100, max(px(50), px(15) + first + second))

    def _room(self, said: Told) -> int:
        bar = (
            self._view.verticalScrollBar()
        )  # not `viewport()`: PySide would look through all the widgets that there are
        width = self._view.contentsRect().width() - (bar.width() if bar.isVisible() else 0)
        return width - self._ui.theme.px(42 + 12 + 10) - marks.button_width(self._ui.theme, said.button)

    def _heights(self, need: Need) -> tuple[int, int]:
        said, theme = self._model.told(need), self._ui.theme
        room = max(60, self._room(said))
        return (
            min(2, _lines(said.title, marks.medium(theme), room)) * theme.px(18),
            min(3, _lines(said.under, theme.font("small"), room)) * theme.px(16),
        )

    def button(self, rect: QRect, need: Need) -> QRect:
        """Where the button of a need is."""
        px = self._ui.theme.px
        width = marks.button_width(self._ui.theme, self._model.told(need).button)
        return QRect(rect.right() + 1 - px(12) - width, rect.top() + (rect.height() - px(24)) // 2, width, px(24))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line, theme, rect = self._model.line(index.row()), self._ui.theme, QRect(option.rect)
        painter.save()
        if isinstance(line, When):
            painter.fillRect(rect, theme.color("bg.sunken"))
            inner = rect.adjusted(theme.px(16), 0, -8, 0)
            marks.text(painter, theme, inner, needwords.group(line), marks.strong(theme, "caption"), "text.tertiary")
        elif line is not None:
            self._need(painter, option, rect, line, index.row())
        paint.hairline(painter, rect, theme.color("border.subtle"))
        painter.restore()

    def _need(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, need: Need, row: int) -> None:
        theme, px = self._ui.theme, self._ui.theme.px
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        widget = option.widget
        focus = chosen and isinstance(widget, QWidget) and widget.hasFocus()
        ground = "bg.selected" if focus else "bg.hover" if self.hot[0] == row else "bg.surface"
        painter.fillRect(rect, theme.color(ground))
        said = self._model.told(need)
        place = QRectF(rect.left() + px(16), rect.center().y() - px(8) + 0.5, px(16), px(16))
        if need.kind in needwords.STATUS:
            place = QRectF(rect.left() + px(17), rect.center().y() - px(7) + 0.5, px(14), px(14))
            marks.glyph(painter, theme, place, needwords.STATUS[need.kind], ground)
        else:
            icon, tone = needwords.ICONS[need.kind]
            iconfont.paint(painter, icon, place, theme.semantic(tone).fg)
        first, second = self._heights(need)
        left, room = rect.left() + px(42), max(60, self._room(said))
        top = rect.top() + (rect.height() - first - second) // 2
        _wrapped(painter, theme, QRect(left, top, room, first), said.title, strong=True)
        _wrapped(painter, theme, QRect(left, top + first, room, second), said.under, strong=False)
        place_of = self.button(rect, need)
        primary = need.kind is Kind.DUE
        marks.button(painter, theme, place_of, said.button, primary=primary, hover=self.hot == (row, True), focus=focus)


def _lines(text: str, font: QFont, room: int) -> int:
    metrics = QFontMetrics(font)
    height: int = metrics.boundingRect(QRect(0, 0, room, 1000), Qt.TextFlag.TextWordWrap, text).height()
    return max(1, round(height / metrics.lineSpacing()))


def _wrapped(painter: QPainter, theme: Theme, rect: QRect, text: str, *, strong: bool) -> None:
    """At most as many lines as the rectangle is high for; the last is cut with an ellipsis."""
    font = marks.medium(theme) if strong else theme.font("small")
    role = "text.primary" if strong else "text.tertiary"
    step = theme.px(18 if strong else 16)
    count = max(1, rect.height() // step)
    for place, line in enumerate(_broken(text, QFontMetrics(font), rect.width(), count)):
        marks.text(painter, theme, QRect(rect.left(), rect.top() + place * step, rect.width(), step), line, font, role)


def _broken(text: str, metrics: QFontMetrics, room: int, count: int) -> list[str]:
    """The text on `count` lines, broken at blanks; what is over stays on the last."""
    lines: list[str] = []
    rest = text
    while len(lines) < count - 1 and metrics.horizontalAdvance(rest) > room:
        parts, line = rest.split(" "), ""
        while parts and metrics.horizontalAdvance(f"{line} {parts[0]}".strip()) <= room - 2:
            line = f"{line} {parts.pop(0)}".strip()
        if not line:
            break
        lines.append(line)
        rest = " ".join(parts)
    return [*lines, rest]


class NeedsView(ButtonList):
    """Emits `solve` for Enter, A and the button; `put_off` for H; `menu_asked` for the context menu."""

    solve = Signal(object)
    put_off = Signal(object)
    menu_asked = Signal(object, QPoint)

    def __init__(self, ui: Ui, model: NeedsModel) -> None:
        super().__init__()
        self._model = model
        self._kept = ("", 0)
        self._lit = self._delegate = NeedsDelegate(ui, model, self)
        self.setObjectName("needs")
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # at a start, the first rows show before all are measured
        self.setBatchSize(AT_ONCE)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._enter)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)

    def current(self) -> Need | None:
        """The need that is chosen."""
        return self._model.need(self.currentIndex().row())

    def choose(self, row: int) -> None:
        """Choose the need at a row, or the nearest one after or before it."""
        rows = [each for each in range(self._model.rowCount()) if self._model.need(each) is not None]
        if rows:
            near = next((each for each in rows if each >= row), rows[-1])
            self.setCurrentIndex(self._model.index(near))

    def _enter(self, index: QModelIndex) -> None:
        need = self._model.need(index.row())
        if need is not None:
            self.solve.emit(need)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        need = self.current()
        if need is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.solve.emit(need)
            return
        super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """As Qt moves it, and on past a heading."""
        index = super().moveCursor(action, modifiers)
        moves = QAbstractItemView.CursorAction
        step = -1 if action in {moves.MoveUp, moves.MovePrevious, moves.MovePageUp, moves.MoveEnd} else 1
        for way in (step, -step):
            row = index.row()
            while 0 <= row < self._model.rowCount():
                if self._model.need(row) is not None:
                    return self._model.index(row)
                row += way
        return index

    def _button(self, index: QModelIndex) -> QRect | None:
        need = self._model.need(index.row())
        return self._delegate.button(self.visualRect(index), need) if need is not None else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        row, on_button = self._under(event.position().toPoint())
        need = self._model.need(row)
        if need is not None and on_button and event.button() == Qt.MouseButton.LeftButton:
            self.solve.emit(need)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        need = self.current()
        if need is not None:
            self.menu_asked.emit(need, event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.current() is None:  # before Qt makes one current that is not chosen
            self.choose(0)
        super().focusInEvent(event)
        self.update(self.currentIndex())  # not `viewport()`: PySide would look through all the widgets that there are

    def _keep(self) -> None:
        if self._model.rowCount():  # the row that is chosen again may be anywhere
            self.setLayoutMode(QListView.LayoutMode.SinglePass)
        need = self.current()
        self._kept = (need.key if need else "", self.currentIndex().row())

    def _restore(self) -> None:
        key, row = self._kept
        found = self._model.row_of(key)
        if found >= 0 or self.hasFocus():
            self.choose(found if found >= 0 else row)
