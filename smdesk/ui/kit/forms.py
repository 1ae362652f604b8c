"""Fields of forms: a choice, a number, a time of day, a search, a tag. What the wheel passes over does not change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTime, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QTimeEdit,
    QToolTip,
    QWidget,
)

from smdesk.ui.kit import dates, icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import Choices
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import restyle

#: Pixels the style leaves between the icon of a choice and its text, and at its sides.
_ICON_GAP = 6
#: Pixels for what sizes that are no whole pixels are short of: those of letters, and of the padding around them.
_PART_OF_PIXEL = 2
#: Pixels that a field with an icon before its text has too many between the two.
ICON_INDENT = 6


class Combo(Choices):
    """`chosen` is emitted with the value of an entry when a person takes it."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(lambda place: self.chosen.emit(self.itemData(place)))

    def tell(self, entries: Sequence[tuple[object, str]], name: str = "") -> None:
        """Value and words of each entry, in the language of the moment; what was chosen stays chosen."""
        kept = self.value
        self.blockSignals(True)
        self.clear()
        for value, text in entries:
            self.addItem(text, value)
        self.blockSignals(False)
        self.set_value(kept)
        if name:
            self.setAccessibleName(name)

    @property
    def value(self) -> object:
        """What is chosen; None while there are no entries."""
        return self.currentData()

    def set_value(self, value: object) -> None:
        """Show another choice, the first where there is none such. No signal."""
        places = (place for place in range(self.count()) if self.itemData(place) == value)
        blocked = self.blockSignals(True)
        self.setCurrentIndex(next(places, 0))
        self.blockSignals(blocked)

    def sizeHint(self) -> QSize:
        return self._with_icons(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self._with_icons(super().minimumSizeHint())

    def _with_icons(self, size: QSize) -> QSize:
        """Qt reckons four pixels between an icon and its words; the style takes more, and the last letters go."""
        whole = self.sizeAdjustPolicy() == QComboBox.SizeAdjustPolicy.AdjustToContents
        icons = whole and any(not self.itemIcon(place).isNull() for place in range(self.count()))
        more = (_ICON_GAP if icons else 0) + (_PART_OF_PIXEL if whole else 0)  # the hint is rounded down
        return size + QSize(more, 0)

    def event(self, event: QEvent) -> bool:
        """The whole words are its tool tip where they are cut."""
        if event.type() == QEvent.Type.ToolTip and not self.toolTip() and self.shown() != self.currentText():
            QToolTip.showText(cast(QHelpEvent, event).globalPos(), self.currentText(), self)
            return True
        return super().event(event)

    def shown(self) -> str:
        """The chosen words as far as there is room, with an ellipsis; the style would cut a letter."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(control, option, part, self).width()
        if not self.itemIcon(self.currentIndex()).isNull():
            room -= self.iconSize().width() + _ICON_GAP
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a page that is scrolled must not change what the pointer happens to pass


class Spin(QSpinBox):
    """`chosen` is emitted with the number when a person has set it: a step at once, a typed one when it is complete."""

    chosen = Signal(int)

    def __init__(self, least: int, most: int, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setRange(least, most)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.valueChanged.connect(self.chosen)

    def set_value(self, value: int) -> None:
        """Show another number. No signal."""
        blocked = self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(blocked)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class TimeField(QTimeEdit):
    """A time of day as the person tells the time; `chosen` carries minutes after midnight."""

    chosen = Signal(int)

    def __init__(self, ui: Ui, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self._ui = ui
        self.setObjectName(name)
        self.setKeyboardTracking(False)
        self.setWrapping(True)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().installEventFilter(self)
        self.timeChanged.connect(lambda time: self.chosen.emit(time.hour() * 60 + time.minute()))
        self.retranslate()

    def retranslate(self) -> None:
        """The pattern of the moment."""
        self.setLocale(self._ui.language.locale)
        self.setDisplayFormat(dates.time_pattern(self._ui))

    def set_value(self, minutes: int) -> None:
        """Show another time. No signal."""
        blocked = self.blockSignals(True)
        self.setTime(QTime(minutes // 60, minutes % 60))
        self.blockSignals(blocked)

    def stepBy(self, steps: int) -> None:
        """Minutes go in fives."""
        minutes = self.currentSection() == QTimeEdit.Section.MinuteSection
        super().stepBy(steps * 5 if minutes else steps)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where all of it is selected, what is typed begins with the hour; Qt would take the minutes only."""
        if event.text().isdigit() and self.lineEdit().selectedText() == self.text():
            self.setSelectedSection(self.sectionAt(0))
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click chooses the hour or the minutes, so that typing replaces them."""
        if event.type() == QEvent.Type.MouseButtonRelease and not self.lineEdit().hasSelectedText():
            self.setSelectedSection(self.currentSection())
        return super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SearchField(QLineEdit):
    """A field with a magnifier; Escape clears it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName(name)
        self.setProperty("passing", True)  # nothing is lost with it: kit/typeddialog.py
        self.setClearButtonEnabled(True)
        self._mark = self.addAction(
            icons.icon("magnifying-glass", theme, "text.tertiary"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.setTextMargins(-ICON_INDENT, 0, 0, 0)
        theme.changed.connect(self._draw)

    def tell(self, text: str) -> None:
        """What is looked for: shown while the field is empty, and read out."""
        self.setPlaceholderText(text)
        self.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    @Slot()
    def _draw(self) -> None:
        self._mark.setIcon(icons.icon("magnifying-glass", self._theme, "text.tertiary"))


def set_invalid(field: QWidget, invalid: bool) -> None:
    """The red border of a field whose content cannot be taken."""
    restyle(field, "invalid", invalid)


class Tag(QWidget):
    """A word or two on a tint, with an icon: success, info, warning, danger, crisis; "" is neutral."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = self._icon = self._text = ""
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._look)

    def tell(self, kind: str, text: str, icon: str = "") -> None:
        """Say this."""
        self._kind, self._text, self._icon = kind, text, icon
        self.setAccessibleName(text)
        self._look()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def sizeHint(self) -> QSize:
        theme = self._theme
        mark = theme.px(13 + 5) if self._icon else 0
        width = QFontMetrics(self._font()).horizontalAdvance(self._text) + mark + 2 * theme.px(7)
        return QSize(width, theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        if self._kind:
            tint = theme.semantic(self._kind)
            front, ground = tint.fg, tint.bg
        else:
            front, ground = theme.color("text.secondary"), theme.color("bg.chrome")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(front if theme.high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
        left = theme.px(7)
        if self._icon:
            size = theme.px(13)
            drawn = icons.pixmap(self._icon, front, size, self.devicePixelRatioF())
            painter.drawPixmap(left, (self.height() - size) // 2, drawn)
            left += size + theme.px(5)
        painter.setPen(front)
        painter.setFont(self._font())
        room = self.rect().adjusted(left, 0, -theme.px(4), 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._text)

    def _font(self) -> QFont:
        return self._theme.font("tag")

    @Slot()
    def _look(self) -> None:
        self.updateGeometry()
        self.update()
