"""Small helpers for building pages: labels, buttons and rows whose look the style sheet knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import delete

from smdesk.ui.kit import focusnext

#: Pixels between the icon and the words of a button beyond the four that Qt leaves there.
_AIR = 4


class Page(QWidget):
    """A widget that says its texts again when the language changes, and looks again when the theme does."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set every text anew."""


class Button(QPushButton):
    """Leaves air between its icon and its words."""

    def __init__(self) -> None:
        super().__init__()
        self._aired: tuple[int, QIcon] = (0, QIcon())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as the space bar does; a menu opens with the arrow to it as well."""
        enters = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat()
        if self.menu() is not None and (enters or event.key() == Qt.Key.Key_Down):
            self.showMenu()
        elif self.menu() is None and enters:
            self.click()
        else:
            super().keyPressEvent(event)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        if self.icon().isNull() or not self.text():
            return
        size = self.iconSize()
        key = hash((self.icon().cacheKey(), size.width(), self.devicePixelRatioF()))
        if key != self._aired[0]:
            self._aired = (key, _aired(self.icon(), size, self.devicePixelRatioF()))
        option.icon = self._aired[1]
        option.iconSize = QSize(size.width() + _AIR, size.height())


def _aired(icon: QIcon, size: QSize, ratio: float) -> QIcon:
    """The icon with an empty strip at its right."""
    made = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
        for state in (QIcon.State.Off, QIcon.State.On):
            wide = QPixmap(round((size.width() + _AIR) * ratio), round(size.height() * ratio))
            wide.setDevicePixelRatio(ratio)
            wide.fill(Qt.GlobalColor.transparent)
            painter = QPainter(wide)
            painter.drawPixmap(0, 0, icon.pixmap(size, ratio, mode, state))
            painter.end()
            made.addPixmap(wide, mode, state)
    return made


def label(role: str = "", *, wrap: bool = False, select: bool = False, name: str = "") -> QLabel:
    """A label with a role of the style sheet."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if select:
        flags = Qt.TextInteractionFlag
        made.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    if name:
        made.setObjectName(name)
    return made


def button(kind: str = "", act: Callable[[], object] | None = None, *, size: str = "", name: str = "") -> QPushButton:
    """A push button of a kind of the style sheet: primary, ghost, link, rail, tab, segment, status."""
    made = Button()
    if kind:
        made.setProperty("kind", kind)
    if size:
        made.setProperty("sized", size)  # "size" is Qt's own
    if name:
        made.setObjectName(name)
    if act is not None:
        made.clicked.connect(lambda _checked=False: act())
    return made


def fit_bold(made: QPushButton, padding: int) -> None:
    """Wide enough for its text also while the style sheet makes it bold; `padding` of both sides in pixels."""
    font = QFont(made.font())
    font.setWeight(QFont.Weight.Bold)
    made.setMinimumWidth(QFontMetrics(font).horizontalAdvance(made.text()) + padding)


def frame(prop: str, value: str, layout: type[QVBoxLayout] | type[QHBoxLayout] = QVBoxLayout) -> QFrame:
    """A frame with one property of the style sheet and a layout without margins."""
    made = QFrame()
    made.setProperty(prop, value)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    inner = layout(made)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(0)
    return made


def surface(widget: QWidget, name: str) -> QWidget:
    """The widget on a ground of the theme: canvas, surface, chrome, sunken."""
    widget.setProperty("surface", name)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return widget


def row(
    *items: QWidget | QLayout | int | None, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Widgets and columns beside each other; a number is empty space, None what stretches."""
    made = QHBoxLayout()
    _fill(made, items)
    made.setSpacing(spacing)
    made.setContentsMargins(*margins)
    return made


def column(
    *items: QWidget | QLayout | int | None, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Widgets and rows below each other; a number is empty space, None what stretches."""
    made = QVBoxLayout()
    _fill(made, items)
    made.setSpacing(spacing)
    made.setContentsMargins(*margins)
    return made


def _fill(layout: QHBoxLayout | QVBoxLayout, items: Iterable[QWidget | QLayout | int | None]) -> None:
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)


def restyle(widget: QWidget, prop: str, value: object) -> None:
    """Change a property that the style sheet looks at, and have it look."""
    if widget.property(prop) == value:
        return
    widget.setProperty(prop, value)
    style = widget.style()
    for each in (widget, *widget.findChildren(QLabel)):
        style.unpolish(each)
        style.polish(each)
    widget.update()


def clear(layout: QLayout, home: Callable[[], QWidget] | None = None, *, same: bool = True) -> None:
    """Take everything out of a layout, and away; the focus that was inside stays with what is built there at once, or
    goes `home`: see `focusnext.kept`.
    """
    with focusnext.kept(layout, home, same=same):
        _empty(layout)


def away(gone: QWidget) -> None:
    """Let go of a widget: hidden at once, and deleted when nothing of it is on the stack any more.

    Until then its window holds it, so that nobody finds it where it was. Without a parent it would be Python's, whose
    collector deletes what is part of a cycle in whatever thread it happens to run, which ends the process.
    """
    gone.hide()
    window = gone.window()
    if window is not gone:
        gone.setParent(window)
    gone.deleteLater()


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        if inner is not None:
            _empty(inner)
        gone = item.widget()
        if gone is not None:
            away(gone)
        if inner is None:
            delete(item)  # PySide may keep it: see `layouts`
