"""Settings that change the whole window take effect when they are set."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from smdesk.gui import Desk
from smdesk.ui.kit.context import Ui

pytestmark = pytest.mark.dressed


def test_appearance_follows_the_settings_at_once_and_back(example_desk: Desk, ui: Ui, qtbot: QtBot) -> None:
    theme = ui.theme
    row, panel, toast = theme.px("rowTable"), theme.ms("panel"), theme.ms("undoToast")
    line, family = theme.hex("border.default"), theme.font("title1").families()
    for key, value in (("ui.theme", "dark"), ("ui.scale", 125), ("ui.density", "compact"), ("ui.system_font", True),
                       ("ui.contrast", "on"), ("ui.reduced_motion", "on")):  # fmt: skip
        ui.settings.set(key, value)
    qtbot.waitUntil(lambda: theme.still)
    assert theme.mode == "dark"
    assert theme.px("control") == round(30 * 1.25)
    assert theme.px("rowTable") < row * 1.25
    assert theme.ms("panel") == 0
    assert theme.ms("undoToast") == toast
    assert theme.font("title1").families() != family
    assert theme.hex("border.default") == theme.hex("border.strong") != line
    for key in ("ui.theme", "ui.scale", "ui.density", "ui.system_font", "ui.contrast", "ui.reduced_motion"):
        ui.settings.forget(key)
    qtbot.waitUntil(lambda: not theme.still)
    assert (theme.px("rowTable"), theme.ms("panel")) == (row, panel)


def test_the_language_of_the_command_line_holds_until_another_is_chosen(
    example_desk: Desk, ui: Ui, qtbot: QtBot
) -> None:
    assert ui.language.code == "en"
    ui.settings.set("ui.language", "es")
    qtbot.waitUntil(lambda: ui.language.code == "es")
