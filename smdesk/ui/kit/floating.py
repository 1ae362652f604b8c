"""Lists and menus that float over the window: round at their corners, as the style sheet draws them.

The widgets of Qt fill the rectangle of their window first; nothing may stand in the corners outside the curve. Where
windows are composed they are see-through there, elsewhere they are cut (SCREENS 2.5).
"""

from __future__ import annotations

import re
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QFont, QFontInfo, QIcon, QKeySequence, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QStyleOptionMenuItem,
    QTextEdit,
    QWidget,
)

from smdesk.ui.kit.compositing import composed, cut
from smdesk.ui.kit.theme import Theme

#: Radius of their corners in pixels at 100 %, and the property that the style sheet knows them by.
RADIUS = 8
ROUND = "round"
#: Between the keys and the edge of a menu, in pixels.
_KEYS = 12
#: What joins keys, and is none itself.
_JOINS = re.compile(r"\+(?=.)")
#: Before the words, beside the column of icons.
_LEFT = 10
_WORDS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
_DANGER = "danger"
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
#: Fields whose menu is Qt's own.
_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)


def round_off(surface: QWidget, radius: int = RADIUS) -> None:
    """Let nothing show in the corners of a window that floats; before it is shown for the first time."""
    if surface.property(ROUND):
        return
    surface.setProperty(ROUND, True)
    flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
    surface.setWindowFlags(surface.windowFlags() | flags)
    if composed():
        surface.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    else:
        surface.installEventFilter(Cutter(surface, radius))


class Cutter(QObject):
    """Cuts what it watches whenever it gets another size."""

    def __init__(self, surface: QWidget, radius: int) -> None:
        super().__init__(surface)
        self._surface, self._radius = surface, radius

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            cut(self._surface, QRectF(self._surface.rect()), self._radius)
        return False


class Menu(QMenu):
    """A menu as the design draws it. Of one that `addMenu(name)` makes Qt takes the square one: use `under`."""

    def __init__(self, *given: str | QWidget | None) -> None:
        super().__init__(*given)  # type: ignore[arg-type]  # a name, a parent, both or none, as Qt takes them
        self._icons = 0  # pixels that their column takes
        round_off(self)

    def initStyleOption(self, option: QStyleOptionMenuItem, action: QAction) -> None:
        """Without the keys, which Qt would draw at the left of their column and as dark as the words."""
        super().initStyleOption(option, action)
        option.text = option.text.partition("\t")[0]
        if action.property(_DANGER) and action.isEnabled():
            self._icons = option.maxIconWidth
            option.text = ""  # painted below, for the style sheet knows one colour only
            option.icon = _tinted(option.icon, _red())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, font = QPainter(self), QFont(self.font())
        font.setPixelSize(max(1, QFontInfo(font).pixelSize() - 1))
        painter.setFont(font)
        for action in self.actions():
            place, keys = self.actionGeometry(action), keys_of(action)
            if action.property(_DANGER) and action.isEnabled():
                painter.setFont(self.font())
                painter.setPen(_red())
                painter.drawText(place.adjusted(_LEFT + self._icons, 0, 0, 0), _WORDS, action.text().partition("\t")[0])
                painter.setFont(font)
            if keys and place.intersects(event.rect()):
                painter.setPen(self._ink(action))
                painter.drawText(place.adjusted(0, 0, -_KEYS, 0), _RIGHT, keys)
        painter.end()

    def _ink(self, action: QAction) -> QColor:
        """Of the keys: as quiet as a placeholder; quieter where nothing can be done."""
        palette = QApplication.palette()  # the tokens; that of the menu is the style sheet's
        if not action.isEnabled():
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        return palette.color(QPalette.ColorRole.PlaceholderText)


def danger(menu: QMenu) -> None:
    """The entry that was added last takes something away: in red, as the design draws it."""
    menu.actions()[-1].setProperty(_DANGER, True)


def _red() -> QColor:
    """Of the theme that shows (kit/theme.py fills the palette)."""
    return QApplication.palette().color(QPalette.ColorRole.BrightText)


def _tinted(icon: QIcon, color: QColor) -> QIcon:
    made = QIcon()
    for size in icon.availableSizes():
        drawn = icon.pixmap(size, 1.0)
        painter = QPainter(drawn)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(drawn.rect(), color)
        painter.end()
        made.addPixmap(drawn)
    return made


def keys_of(action: QAction) -> str:
    """What is pressed instead, `Ctrl D`: what stands beside the words, else the shortcut."""
    keys = action.text().partition("\t")[2]
    if not keys and action.isShortcutVisibleInContextMenu():
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return _JOINS.sub(" ", keys)


def under(menu: QMenu, name: str) -> Menu:
    """A new menu in another one."""
    made = Menu(name, menu)
    menu.addMenu(made)
    return made


class Choices(QComboBox):
    """A choice whose list has round corners."""

    def showPopup(self) -> None:
        surface = self.view().window()
        if not surface.property(ROUND):
            round_off(surface)
            for frame in surface.findChildren(QFrame, options=Qt.FindChildOption.FindDirectChildrenOnly):
                frame.setAutoFillBackground(False)
            if isinstance(surface, QFrame):
                surface.setFrameShape(QFrame.Shape.NoFrame)  # the list has its own line around it
        super().showPopup()
        cut(surface, QRectF(surface.rect()), RADIUS)  # once more: Qt takes a cut away when it places the list


class EditMenus(QObject):
    """The menu of a field (undo, cut, paste…) is made by Qt: whichever field gets the focus is told to ask here."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(theme)
        app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not isinstance(now, _FIELDS) or now.contextMenuPolicy() != Qt.ContextMenuPolicy.DefaultContextMenu:
            return
        ours = (each for each in type(now).__mro__ if not each.__module__.startswith("PySide6"))
        if any("contextMenuEvent" in vars(each) for each in ours):
            return  # it has a menu of its own
        now.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        now.customContextMenuRequested.connect(lambda place, field=now: open_edit_menu(field, place))


def open_edit_menu(field: QLineEdit | QPlainTextEdit | QTextEdit, place: QPoint) -> QMenu | None:
    """What Qt offers in a field, at a place in it."""
    menu = cast("QMenu | None", field.createStandardContextMenu())
    if menu is None:  # nothing can be done in it
        return None
    round_off(menu)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(field.mapToGlobal(place))
    return menu
