"""Where the window stands the first time."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QStyle, QWidget
from pytestqt.qtbot import QtBot

from smdesk.ui.shell import geometry


def test_the_first_window_leaves_room_for_its_title_on_a_screen_of_its_own_size(qtbot: QtBot) -> None:
    QSettings("smdesk", "window").clear()
    window = QWidget()
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    geometry.restore(window, (room.width(), room.height()))
    bar = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    assert bar > 0
    assert window.size().width() == room.width()
    assert window.height() == room.height() - bar  # else its last line is below the screen
