"""A new client in one small dialog: name, colour, zone and language. Its channels come next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from smdesk.services.patches import ClientPatch
from smdesk.services.zone import computer_zone
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dialogs import Ask
from smdesk.ui.kit.floating import Choices
from smdesk.ui.kit.swatches import Swatches
from smdesk.ui.kit.zonenames import ZoneField, zone_country

translate = QCoreApplication.translate

_LANGUAGES = (("es", "Español"), ("en", "English"))


def ask(parent: QWidget, ui: Ui, made: Callable[[int], object]) -> Ask:
    """Ask for a new client; `made` is called with its number."""
    dialog = Ask(
        parent, ui.language.words, translate("NewClient", "New client"),
        translate("NewClient", "All of this can be changed later."), translate("NewClient", "Create client"),
    )  # fmt: skip
    name, zone, speaks = QLineEdit(), ZoneField(computer_zone()), Choices()
    name.setObjectName("client-name")
    name.setMaxLength(200)
    for code, text in _LANGUAGES:
        speaks.addItem(text, code)
    speaks.setCurrentIndex(max(0, speaks.findData(ui.language.code)))
    colors = _colors(ui)
    dialog.add_field(name, translate("NewClient", "Name"), field="name")
    dialog.add_field(colors, translate("NewClient", "Colour"))
    dialog.add_field(zone, translate("NewClient", "Time zone, in which everything of this client is planned"))
    dialog.add_field(speaks, translate("NewClient", "Language of its posts"))
    name.setFocus()

    def create() -> None:
        view = ui.runtime.clients.add(ClientPatch(
            name=name.text(), zone=zone.zone, languages=(str(speaks.currentData()),), color=colors.value,
            country=zone_country(zone.zone),
        ))  # fmt: skip
        made(view.id)

    return dialog.show_with(create)


def _colors(ui: Ui) -> Swatches:
    """The palette, the colour that is used least chosen."""
    palette = ui.theme.client_colors
    used = [ui.theme.client(client.id) for client in ui.runtime.clients.list()]
    made = Swatches(ui.theme)
    made.take(min(palette, key=lambda each: used.count(palette[each])))
    return made
