"""A window that has been put away gives memory back, and is whole again when it comes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QPixmapCache
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from smdesk.gui import Desk
from smdesk.system import memory
from smdesk.ui.shell import resting


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch, example_desk: Desk) -> list[str]:
    """What was given back. Nothing rests till the test says so."""
    calls: list[str] = []
    monkeypatch.setattr(resting, "AWAY_MS", 10)
    monkeypatch.setattr(memory, "give_back", lambda: calls.append("heap"))
    assert example_desk.runtime is not None
    monkeypatch.setattr(example_desk.runtime.db, "rest", lambda: calls.append("database"))
    return calls


def test_a_window_in_the_tray_gives_back_what_only_a_window_needs(
    qtbot: QtBot, example_desk: Desk, given: list[str]
) -> None:
    window = example_desk.window
    assert window is not None
    size, page = window.size(), window.router.current
    QPixmapCache.insert("of the window", QPixmap(4, 4))
    window.hide()
    qtbot.waitUntil(lambda: given == ["database", "heap"])
    assert not QPixmapCache.find("of the window", QPixmap())
    assert window.windowHandle() is None
    with qtbot.waitExposed(window):
        window.come_forward()
    assert window.size() == size
    assert window.router.current == page
    assert not window.grab().isNull()


def test_a_notification_that_shows_keeps_nothing_of_a_window_in_the_tray(
    qtbot: QtBot, example_desk: Desk, given: list[str]
) -> None:
    window = example_desk.window
    assert window is not None
    note = QWidget(None, Qt.WindowType.ToolTip)
    qtbot.addWidget(note)
    note.show()
    window.hide()
    qtbot.waitUntil(lambda: given == ["database", "heap"])
    assert window.windowHandle() is None


def test_a_dialog_that_shows_keeps_its_window(qtbot: QtBot, example_desk: Desk, given: list[str]) -> None:
    window = example_desk.window
    assert window is not None
    dialog = QDialog(window.router.shown)
    dialog.show()
    window.hide()
    dialog.show()
    qtbot.waitUntil(lambda: given == ["database", "heap"])
    assert window.windowHandle() is not None
    dialog.deleteLater()


def test_a_maximised_window_comes_back_maximised(qtbot: QtBot, example_desk: Desk, given: list[str]) -> None:
    window = example_desk.window
    assert window is not None
    window.showMaximized()
    window.hide()
    qtbot.waitUntil(lambda: given == ["database", "heap"])
    with qtbot.waitExposed(window):
        window.come_forward()
    handle = window.windowHandle()
    assert handle is not None
    assert handle.windowStates() == Qt.WindowState.WindowMaximized


def test_another_page_gives_back_what_the_one_before_was_read_with(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, example_desk: Desk, given: list[str]
) -> None:
    window, runtime = example_desk.window, example_desk.runtime
    assert window is not None
    assert runtime is not None
    monkeypatch.setattr(resting, "TURNED_MS", 10)
    monkeypatch.setattr(runtime.db, "rest_reading", lambda: given.append("readers"))
    assert window.background is not None  # it is made with the first thing that asks for it
    window.router.go("publish")
    qtbot.waitUntil(lambda: given == ["readers", "heap"])
    assert window.windowHandle() is not None


def test_a_window_that_is_back_at_once_lets_go_of_nothing(qtbot: QtBot, example_desk: Desk, given: list[str]) -> None:
    window = example_desk.window
    assert window is not None
    window.hide()
    window.show()
    qtbot.wait(60)
    assert given == []
    assert window.windowHandle() is not None
