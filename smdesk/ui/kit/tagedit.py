"""Words as chips: Enter or a comma adds one, Backspace takes the last away, and known ones are suggested."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCompleter, QLineEdit, QSizePolicy, QWidget

from smdesk.ui.kit import iconfont
from smdesk.ui.kit.completing import dress
from smdesk.ui.kit.flow import Flow
from smdesk.ui.kit.theme import Theme

translate = QCoreApplication.translate

_MOST = 80  # characters of one tag


class Chip(QAbstractButton):
    """One tag; its cross, and Delete while it has the focus, take it away."""

    gone = Signal()
    stepped = Signal(int)

    def __init__(self, theme: Theme, text: str, parent: QWidget, *, swatch: bool) -> None:
        super().__init__(parent)
        self._theme, self._swatch = theme, QColor(text) if swatch else QColor()
        self._fixed = False
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say()
        theme.changed.connect(self._look)

    def say(self) -> None:
        """Its name and its hint in the language of the moment."""
        self.setAccessibleName(self.text())
        self.setAccessibleDescription("" if self._fixed else translate("TagEdit", "Delete takes it away"))

    def fix(self, fixed: bool) -> None:
        """Without a cross, where nothing may be changed."""
        self._fixed = fixed
        self.say()
        self._look()

    def sizeHint(self) -> QSize:
        theme = self._theme
        cross = 0 if self._fixed else theme.px(16)
        wide = QFontMetrics(theme.font("small")).horizontalAdvance(self.text()) + 2 * theme.px(8) + cross + self._lead
        return QSize(wide, theme.px("hitTargetMin"))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lined = theme.high_contrast or self.hasFocus()
        painter.setPen(QPen(theme.color("accent.focus"), 1.5) if lined else Qt.PenStyle.NoPen)
        ground = "bg.pressed" if self.underMouse() else "bg.chrome"
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
        font = theme.font("small")
        painter.setFont(font)
        painter.setPen(theme.color("text.primary"))
        if self._swatch.isValid():
            side = theme.px(12)
            painter.setPen(theme.color("border.control"))
            painter.setBrush(self._swatch)
            painter.drawRoundedRect(QRectF(theme.px(6), (self.height() - side) / 2, side, side), 3, 3)
            painter.setPen(theme.color("text.primary"))
        room = self.rect().adjusted(theme.px(8) + self._lead, 0, -theme.px(8 if self._fixed else 22), 0)
        shown = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if not self._fixed:
            iconfont.paint(painter, "x-bold", self._cross(), theme.color("text.tertiary"))

    @property
    def _lead(self) -> int:
        return self._theme.px(14) if self._swatch.isValid() else 0

    def _cross(self) -> QRectF:
        side = self._theme.px(9)
        return QRectF(self.width() - self._theme.px(9) - side, (self.height() - side) / 2, side, side)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        reach = self._theme.px(7)
        if not self._fixed and self._cross().adjusted(-reach, -reach, reach, reach).contains(event.position()):
            self.gone.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif not self._fixed and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.gone.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _look(self) -> None:
        self.updateGeometry()
        self.update()


class _Field(QLineEdit):
    """Where the next tag is typed; as wide as what stands in it."""

    entered = Signal()
    back = Signal()
    before = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.opens = False  # a click into the empty field shows all that can be chosen
        self.setProperty("tagadd", True)
        self.setMaxLength(_MOST)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        wide = self.fontMetrics().horizontalAdvance(self.text() or self.placeholderText())
        return QSize(max(wide + self._theme.px(26), self._theme.px(76)), self._theme.px("hitTargetMin"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A style sheet's dashes are dots at one pixel."""
        super().paintEvent(event)
        if self.hasFocus():
            return
        painter, pen = QPainter(self), QPen(self._theme.color("border.control"), 1)
        pen.setDashPattern([3, 2.5])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        radius = self._theme.px(4)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or (event.text() == "," and self.text().strip()):
            self._shut()
            self.entered.emit()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.back.emit()
        elif key == Qt.Key.Key_Left and not self.text():
            self.before.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key == Qt.Key.Key_Down and not self.text():
            self._offer()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.opens and not self.text():
            self._offer()

    def _shut(self) -> None:
        """The list goes with what was taken from it; it would swallow the next click."""
        completer = self.completer()
        offered = completer.popup() if completer is not None else None
        if offered is not None:
            offered.hide()

    def _offer(self) -> None:
        """All suggestions, before a letter is typed."""
        completer = self.completer()
        if completer is not None:
            completer.setCompletionPrefix("")
            completer.complete()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self.left.emit()


class TagEdit(QWidget):
    """`changed` carries all tags after a person has added one or taken one away."""

    changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, name: str = "", swatches: bool = False) -> None:
        """With `swatches` the tags are colours, `#rrggbb`, and are shown."""
        super().__init__(parent)
        self._theme, self._swatches = theme, swatches
        self._chips: list[Chip] = []
        self._read_only = False
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = Flow(self)
        self.field = _Field(theme, self)
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        dress(completer)
        self.field.setCompleter(completer)
        completer.activated.connect(lambda _text: self._take_soon())
        self._flow.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.field.entered.connect(self._take)
        self.field.left.connect(self._take)
        self.field.back.connect(lambda: self._remove(self._chips[-1]) if self._chips else None)
        self.field.before.connect(lambda: self._step(len(self._chips), -1))
        self.tell("", translate("TagEdit", "Add"))

    def tell(self, name: str, add: str = "") -> None:
        """What the tags are, for a screen reader, and the word in the field, in the language of the moment."""
        word = add or translate("TagEdit", "Add")
        self.field.setPlaceholderText(f"+ {word}")
        self.field.setAccessibleName(name)
        self.setAccessibleName(name)
        for chip in self._chips:
            chip.say()
        self._say()

    def suggest(self, known: Iterable[str]) -> None:
        """Tags that are used elsewhere."""
        self._known.setStringList(sorted(set(known), key=str.casefold))

    def set_read_only(self, read_only: bool) -> None:
        """Show the tags only."""
        self._read_only = read_only
        self.field.setVisible(not read_only)
        for chip in self._chips:
            chip.fix(read_only)

    @property
    def value(self) -> tuple[str, ...]:
        """The tags in their order."""
        return tuple(self._stored(chip.text()) for chip in self._chips)

    def _stored(self, shown: str) -> str:
        """What is stored of a chip: what stands on it, where a heir says no other."""
        return shown

    def _shown(self, stored: str) -> str:
        return stored

    def set_value(self, tags: Iterable[str]) -> None:
        """Show other tags; what is being typed stays. No signal."""
        wanted = tuple(tags)
        if wanted == self.value:
            return
        inside = any(chip.hasFocus() for chip in self._chips)
        if inside:
            self.field.setFocus()
        for chip in self._chips:
            self._drop(chip)
        self._chips = []
        for text in wanted:
            self._put(text)
        self._say()

    # -- acting -------------------------------------------------------------------------------------------------

    def put(self, tag: str) -> None:
        """Add one that was chosen elsewhere, as if it had been typed."""
        self.field.setText(tag)
        self._take()

    def _take_soon(self) -> None:
        """After the completer has put its text into the field."""
        from PySide6.QtCore import QTimer

        QTimer.singleShot(0, self, self._take)

    @Slot()
    def _take(self) -> None:
        """What is typed becomes tags; one that is there already is none."""
        had = {text.casefold() for text in self.value}
        new = [" ".join(part.split()) for part in self.field.text().split(",")]
        self.field.setText("")  # clear() could be undone, and Ctrl+Z is to take the tag back
        added = False
        for text in map(self._stored, new):
            if text and text.casefold() not in had:
                had.add(text.casefold())
                self._put(text)
                added = True
        if added:
            self._say()
            self.changed.emit(self.value)

    def _made(self, shown: str) -> Chip:
        """A new chip with these words on it."""
        return Chip(self._theme, shown, self, swatch=self._swatches)

    def _put(self, text: str) -> None:
        chip = self._made(self._shown(text))
        chip.fix(self._read_only)
        chip.gone.connect(lambda: self._remove(chip))
        chip.stepped.connect(lambda step: self._step(self._chips.index(chip), step))
        self._flow.insert(len(self._chips), chip)
        self._chips.append(chip)
        chip.show()

    def _remove(self, chip: Chip) -> None:
        place = self._chips.index(chip)
        had = chip.hasFocus()
        self._chips.remove(chip)
        if had:
            (self._chips[min(place, len(self._chips) - 1)] if self._chips else self.field).setFocus()
        self._drop(chip)
        self._say()
        self.changed.emit(self.value)

    def _drop(self, chip: Chip) -> None:
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _step(self, place: int, step: int) -> None:
        to = place + step
        if 0 <= to < len(self._chips):
            self._chips[to].setFocus(Qt.FocusReason.TabFocusReason)
        elif to >= len(self._chips):
            self.field.setFocus(Qt.FocusReason.TabFocusReason)

    def _say(self) -> None:
        self.field.setAccessibleDescription(", ".join(chip.text() for chip in self._chips))
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.tell(self.accessibleName())
        super().changeEvent(event)
