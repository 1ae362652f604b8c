"""Lists that a person writes and puts in order: one text a line, or two that belong together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent, QFocusEvent, QIcon, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from smdesk.ui.kit import iconfont, icons, taborder
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import button, column

translate = QCoreApplication.translate

#: Milliseconds after which it is looked again whether the pointer is still pressed.
_HELD_MS = 50


class _Grip(QWidget):
    """Six dots to drag a line by; keys do the same from its text."""

    dragged = Signal(QPointF)  # where the pointer is, on the screen
    dropped = Signal()

    def __init__(self, theme: Theme, size: str) -> None:
        super().__init__()
        self._theme = theme
        self._held = False
        self.setFixedSize(QSize(theme.px(18), theme.px(size)))
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        side = self._theme.px(14)
        place = QRectF(0, (self.height() - side) / 2, side, side)
        iconfont.paint(QPainter(self), "dots-six-vertical", place, self._theme.color("text.tertiary"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.button() == Qt.MouseButton.LeftButton
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self.dragged.emit(event.globalPosition())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if self._held:
            self._held = False
            self.dropped.emit()


class _Cell(GrowingText):
    """A text of a line; Alt with Up and Down moves the line, Backspace takes an empty one away."""

    moved = Signal(int)
    emptied = Signal()
    went_in = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.went_in.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        elif event.key() == Qt.Key.Key_Backspace and not self.toPlainText():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


class _Line(QWidget):
    """A grip, its texts, and what takes it away: seen while the pointer or the cursor is in the line."""

    gone = Signal()

    def __init__(self, theme: Theme, looks: Sequence[str], *, ruled: bool) -> None:
        super().__init__()
        self._theme = theme
        self._hot, self._ruled = False, ruled
        dense = "answer" not in looks
        size = "controlSmall" if dense else "control"
        self.grip = _Grip(theme, size)
        self.cells = [_Cell(theme, line=True, dense=dense) for _ in looks]
        self.remove = button("icon", self.gone.emit, size="sm")
        self.remove.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # by key: Backspace in the emptied text
        self.arrows: list[_Arrow] = []
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, theme.px(3) if ruled else 0)
        box.setSpacing(theme.px(4))
        top = Qt.AlignmentFlag.AlignTop
        box.addWidget(self.grip, 0, top)
        for cell, look in zip(self.cells, looks, strict=True):
            cell.setProperty("cell", look)
            cell.went_in.connect(self._warm)
            cell.left.connect(self._warm)
            if look == "answer":
                arrow = _Arrow(theme)
                self.arrows.append(arrow)
                box.addWidget(arrow, 0, top)
            box.addWidget(cell, 0 if look == "figure" else 1, top)
            if look == "figure":
                cell.setFixedWidth(theme.px(72))
        over = (theme.px(size) - theme.px("controlSmall")) // 2
        box.addLayout(column(self.remove, None, spacing=0, margins=(0, over, 0, 0)))
        theme.changed.connect(self._look)
        self._look()

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands in it."""
        return tuple(cell.value for cell in self.cells)

    def fix(self, fixed: bool) -> None:
        """Nothing may be changed."""
        self.grip.setVisible(not fixed)
        self.remove.setVisible(not fixed)
        for cell in self.cells:
            cell.setReadOnly(fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ruled:
            line = QRectF(0, self.height() - 1, self.width(), 1)
            QPainter(self).fillRect(line, self._theme.color("border.subtle"))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._warm()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._warm()

    def _warm(self) -> None:
        hot = self.underMouse() or any(cell.hasFocus() for cell in self.cells)
        if hot != self._hot:
            self._hot = hot
            self._look()

    @Slot()
    def _look(self) -> None:
        self.remove.setIcon(icons.icon("x", self._theme, "text.tertiary") if self._hot else QIcon())


class _Arrow(QWidget):
    """From what is said to what is answered."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(QSize(theme.px(22), theme.px("control")))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = self._theme.px(14)
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        iconfont.paint(QPainter(self), "arrow-right", place, self._theme.color("text.tertiary"))


class Lines(QWidget):
    """What both lists have in common. `edited` while a person types, `changed` when that is done."""

    edited = Signal(object)
    changed = Signal(object)
    _looks: tuple[str, ...] = ("plain",)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, name: str = "", ruled: bool = False) -> None:
        """`ruled`: with a hairline below each line."""
        super().__init__(parent)
        self._theme, self._ruled = theme, ruled
        self._lines: list[_Line] = []
        self._names: tuple[str, ...] = ("",) * len(self._looks)
        self._told = ""
        self._read_only = False
        self._before: object = ()
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.px(6 if "answer" in self._looks else 1))
        self.add = button("ghost", lambda: self._begin(len(self._lines)), size="sm")
        self.add.setProperty("flush", True)  # its mark below the grips, its words below the texts
        self._box.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.installEventFilter(self)
        self.setFocusProxy(self.add)
        theme.changed.connect(self._look)
        self._look()

    def tell(self, *names: str, add: str = "") -> None:
        """What the texts of a line are, for a screen reader, and the words of the button, in the present language."""
        self._names, self._told = names, add
        self.add.setText(add or translate("ListEdit", "Add another"))
        self.setAccessibleName(names[0])
        self._say()

    def set_read_only(self, read_only: bool) -> None:
        """Show the list only."""
        self._read_only = read_only
        self.add.setVisible(not read_only)
        for line in self._lines:
            line.fix(read_only)

    def _texts(self) -> tuple[tuple[str, ...], ...]:
        return tuple(line.texts for line in self._lines if any(line.texts))

    def _given(self) -> object:
        """The value of the list."""
        raise TypeError(type(self).__name__)

    def _show(self, wanted: tuple[tuple[str, ...], ...]) -> None:
        if wanted == self._texts():
            return
        while len(self._lines) > len(wanted):
            self._drop(self._lines[-1])
        while len(self._lines) < len(wanted):
            self._put(len(self._lines))
        for line, texts in zip(self._lines, wanted, strict=True):
            for cell, text in zip(line.cells, texts, strict=True):
                cell.set_value(text)
        self._say()

    # -- acting -------------------------------------------------------------------------------------------------

    def _put(self, place: int) -> _Line:
        line = _Line(self._theme, self._looks, ruled=self._ruled)
        line.fix(self._read_only)
        line.gone.connect(lambda: self._remove(line))
        line.grip.dragged.connect(lambda point: self._drag(line, point))
        line.grip.dropped.connect(self._commit)
        for number, cell in enumerate(line.cells):
            cell.textChanged.connect(lambda: self.edited.emit(self._given()))
            cell.entered.connect(lambda number=number: self._enter(line, number))
            cell.left.connect(lambda: self._leave(line))
            cell.moved.connect(lambda step: self._move(line, step))
            cell.emptied.connect(lambda: self._remove(line) if not any(line.texts) else None)
        self._lines.insert(place, line)
        self._box.insertWidget(place, line)
        return line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever came here with Tab and types on has begun a line: the words would be lost on a button."""
        if watched is self.add and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
            if plain and event.text().strip() and event.text().isprintable():
                self._begin(len(self._lines))
                QApplication.sendEvent(self._lines[-1].cells[0], event)
                return True
        return super().eventFilter(watched, event)

    def _begin(self, place: int) -> None:
        """A new line; the one before, where nothing stands in that yet."""
        before = self._lines[place - 1] if place else None
        line = before if before is not None and not any(before.texts) else self._put(place)
        self._say()
        line.show()
        line.cells[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _enter(self, line: _Line, number: int) -> None:
        """On to the answer, then to a new line."""
        if number + 1 < len(line.cells):
            line.cells[number + 1].setFocus(Qt.FocusReason.TabFocusReason)
        elif any(line.texts):
            self._commit()
            self._begin(self._lines.index(line) + 1)

    def _leave(self, line: _Line) -> None:
        """Store what was typed; a line in which nothing stands goes away when the focus has left it."""
        if line not in self._lines or any(cell.hasFocus() for cell in line.cells):
            return
        self._commit()
        self._tidy()

    @Slot()
    def _tidy(self) -> None:
        """Not under a pressed pointer: what is being clicked would move away from it. Nor while another program has
        the focus, which comes back to the line.
        """
        focus = QApplication.focusWidget()
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            QTimer.singleShot(_HELD_MS, self, self._tidy)
            return
        if focus is not None:
            for line in [each for each in self._lines if not any(each.texts) and not each.isAncestorOf(focus)]:
                self._drop(line)

    def _remove(self, line: _Line) -> None:
        place = self._lines.index(line)
        inside = line.isAncestorOf(self.focusWidget() or self)
        self._lines.remove(line)
        if inside:
            near = self._lines[min(place, len(self._lines) - 1)].cells[0] if self._lines else self.add
            near.setFocus(Qt.FocusReason.OtherFocusReason)
        self._lines.insert(place, line)
        self._drop(line)
        self._commit()

    def _drop(self, line: _Line) -> None:
        self._lines.remove(line)
        self._box.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._say()

    def _move(self, line: _Line, step: int) -> None:
        place = self._lines.index(line) + step
        if self._read_only or not 0 <= place < len(self._lines):
            return
        self._to(line, place)
        self._commit()

    def _to(self, line: _Line, place: int) -> None:
        focus = self.focusWidget()
        self._lines.remove(line)
        self._lines.insert(place, line)
        self._box.removeWidget(line)
        self._box.insertWidget(place, line)
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()

    def _drag(self, line: _Line, point: QPointF) -> None:
        y = self.mapFromGlobal(point).y()
        place = self._lines.index(line)
        if place and y < self._lines[place - 1].geometry().center().y():
            self._to(line, place - 1)
        elif place + 1 < len(self._lines) and y > self._lines[place + 1].geometry().center().y():
            self._to(line, place + 1)

    def _commit(self) -> None:
        self.changed.emit(self._given())

    # -- saying -------------------------------------------------------------------------------------------------

    def _say(self) -> None:
        of = len(self._lines)
        for place, line in enumerate(self._lines, 1):
            for cell, name in zip(line.cells, self._names, strict=True):
                cell.setAccessibleName(f"{name}, {place} / {of}")
                cell.setPlaceholderText(name if len(self._looks) > 1 else "")
            where = translate("ListEdit", "Drag to another place, or Alt+Up and Alt+Down in the text")
            line.grip.setToolTip(where)
            line.remove.setAccessibleName(translate("ListEdit", "Remove"))
            line.remove.setToolTip(translate("ListEdit", "Remove"))
        taborder.before(self.add, [cell for line in self._lines for cell in line.cells])

    @Slot()
    def _look(self) -> None:
        self.add.setIcon(icons.icon("plus", self._theme, "text.tertiary"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.tell(*self._names, add="")
        super().changeEvent(event)


class OrderedListEdit(Lines):
    """One text a line; `value` is a tuple of them."""

    @property
    def value(self) -> tuple[str, ...]:
        """The texts in their order, without empty ones."""
        return tuple(text for (text,) in self._texts())

    def set_value(self, texts: Iterable[str]) -> None:
        """Show others; the focus stays. No signal."""
        self._show(tuple((text,) for text in texts))

    def _given(self) -> object:
        return self.value


class PairListEdit(Lines):
    """Two texts a line, such as an objection and its answer; `value` is a tuple of pairs."""

    _looks = ("ask", "answer")

    @property
    def value(self) -> tuple[tuple[str, str], ...]:
        """The pairs in their order, without those in which nothing stands."""
        return tuple((first, second) for first, second in self._texts())

    def set_value(self, pairs: Iterable[Sequence[str]]) -> None:
        """Show others; the focus stays. No signal."""
        self._show(tuple((pair[0], pair[1]) for pair in pairs))

    def _given(self) -> object:
        return self.value
