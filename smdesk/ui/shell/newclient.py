"""A new client in one small dialog: name, colour, zone and language. Its channels come next."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QComboBox, QLineEdit, QWidget

from smdesk.services.patches import ClientPatch
from smdesk.services.zone import computer_zone
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dialogs import Ask
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import row
from smdesk.ui.kit.zonenames import ZoneField

translate = QCoreApplication.translate

_LANGUAGES = (("es", "Español"), ("en", "English"))


class Swatch(QAbstractButton):
    """One colour to choose."""

    def __init__(self, theme: Theme, color: QColor) -> None:
        super().__init__()
        self._theme = theme
        self._color = color
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(26), self._theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color)
        inside = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter.drawRoundedRect(inside, 5, 5)
        if self.isChecked() or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            tone = "text.primary" if self.isChecked() else "accent.focus"
            painter.setPen(QPen(self._theme.color(tone), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)


def ask(parent: QWidget, ui: Ui, made: Callable[[int], object]) -> Ask:
    """Ask for a new client; `made` is called with its number."""
    dialog = Ask(
        parent, ui.language.words, translate("NewClient", "New client"),
        translate("NewClient", "All of this can be changed later."), translate("NewClient", "Create client"),
    )  # fmt: skip
    name, zone, speaks = QLineEdit(), ZoneField(computer_zone()), QComboBox()
    name.setObjectName("client-name")
    name.setMaxLength(200)
    for code, text in _LANGUAGES:
        speaks.addItem(text, code)
    speaks.setCurrentIndex(max(0, speaks.findData(ui.language.code)))
    colors, chosen = _colors(ui)
    dialog.add_field(name, translate("NewClient", "Name"))
    dialog.add_field(colors, translate("NewClient", "Colour"))
    dialog.add_field(zone, translate("NewClient", "Time zone, in which everything of this client is planned"))
    dialog.add_field(speaks, translate("NewClient", "Language of its posts"))
    name.setFocus()

    def create() -> None:
        view = ui.runtime.clients.add(ClientPatch(
            name=name.text(), zone=zone.zone, languages=(str(speaks.currentData()),), color=chosen()
        ))  # fmt: skip
        made(view.id)

    return dialog.show_with(create)


def _colors(ui: Ui) -> tuple[QWidget, Callable[[], str]]:
    """The palette as swatches, the least used first chosen; and what is chosen."""
    palette = ui.theme.client_colors
    used = [ui.theme.client(client.id) for client in ui.runtime.clients.list()]
    box, group = QWidget(), QButtonGroup()
    group.setParent(box)
    line = row(spacing=3)
    least = min(palette, key=lambda each: used.count(palette[each]))
    picked = [least]
    for name, color in palette.items():
        swatch = Swatch(ui.theme, color)
        swatch.setAccessibleName(_names().get(name, name))
        swatch.setToolTip(swatch.accessibleName())
        swatch.setChecked(name == least)
        swatch.clicked.connect(partial(picked.__setitem__, 0, name))
        group.addButton(swatch)
        line.addWidget(swatch)
    line.addStretch(1)
    box.setLayout(line)
    return box, lambda: picked[0]


def _names() -> dict[str, str]:
    return {
        "crust": translate("NewClient", "Brown"),
        "tide": translate("NewClient", "Sea blue"),
        "signal": translate("NewClient", "Red"),
        "moss": translate("NewClient", "Green"),
        "plum": translate("NewClient", "Plum"),
        "ink": translate("NewClient", "Ink blue"),
        "berry": translate("NewClient", "Raspberry"),
        "teal": translate("NewClient", "Teal"),
        "ochre": translate("NewClient", "Ochre"),
        "slate": translate("NewClient", "Slate grey"),
        "violet": translate("NewClient", "Violet"),
        "rose": translate("NewClient", "Rose"),
    }
