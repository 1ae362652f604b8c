"""The focus goes into a part of the window, and nothing that Qt has made for itself there is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import getAllValidWrappers

from smdesk.ui.shell import regions


def shown(qtbot: QtBot, *parts: QWidget) -> QWidget:
    """A region with these below each other in a scroll area."""
    region, area, inside = QWidget(), QScrollArea(), QWidget()
    down = QVBoxLayout(inside)
    for each in parts:
        down.addWidget(each)
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    QVBoxLayout(region).addWidget(area)
    qtbot.addWidget(region)
    region.show()
    qtbot.waitExposed(region)
    return region


def test_a_list_comes_first_and_else_what_is_read_first(qtbot: QtBot) -> None:
    button, rows = QPushButton("first"), QListWidget()
    assert regions._first(shown(qtbot, button, rows)) is rows
    late, early = QPushButton("late"), QPushButton("early")
    assert regions._first(shown(qtbot, early, late)) is early


def test_nothing_that_qt_made_for_itself_is_kept(qtbot: QtBot) -> None:
    region = shown(qtbot, QPlainTextEdit(), QPushButton("one"))
    before = len(getAllValidWrappers())
    regions.enter(region)
    assert len(getAllValidWrappers()) == before
