"""Where the window stands the first time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QApplication, QStyle, QWidget
from pytestqt.qtbot import QtBot

from smdesk.ui.kit.theme import Theme
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


@pytest.mark.parametrize(
    ("scale", "screen", "least"),
    [
        (100, (1920, 1080), (1100, 700)), (125, (1920, 1080), (1375, 875)), (150, (1440, 900), (1440, 900)),
        (100, (960, 600), (960, 600)), (150, (640, 400), (800, 500)),
    ],
)  # fmt: skip
def test_the_least_window_grows_with_the_interface_and_fits_on_the_screen(
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    scale: int,
    screen: tuple[int, int],
    least: tuple[int, int],
) -> None:
    """Where the system showed everything at 150 %, the window was wider than the screen and could not be made less."""
    theme = Theme(qapp, mode="light", scale=scale, styled=False)
    monkeypatch.setattr(geometry, "QGuiApplication", _Screens(QSize(*screen)))
    bar = QApplication.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    room = screen[1] - bar  # the title stands above it
    assert geometry.least(theme) == QSize(least[0], min(least[1], max(room, geometry.FLOOR.height())))
    theme.deleteLater()


class _Screens:
    """An application with one screen of a size."""

    def __init__(self, size: QSize) -> None:
        self._size = size

    def primaryScreen(self) -> _Screens:
        return self

    def availableSize(self) -> QSize:
        return self._size
