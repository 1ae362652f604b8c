"""The order of the Tab key is read and put right, and nothing changes hands."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow, QPushButton, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import ownedByPython

import smdesk
from smdesk.ui.kit import taborder


@pytest.fixture
def window(qapp: object) -> Iterator[QMainWindow]:
    made = QMainWindow()
    made.menuBar()
    inside = QWidget()
    down = QVBoxLayout(inside)
    for name in ("first", "anchor", "last", "late"):
        down.addWidget(QPushButton(name, objectName=name))
    down.addWidget(QScrollArea())
    made.setCentralWidget(inside)
    yield made
    made.deleteLater()


def held(window: QMainWindow) -> list[object]:
    """What each of them keeps from being collected, and who has to delete the window."""
    inside = window.centralWidget()
    return [ownedByPython(window), *(
        {id(each) for each in gc.get_referents(one) if isinstance(each, QWidget)} for one in (window, inside)
    )]  # fmt: skip


def test_what_stands_around_is_read_and_stays_with_who_holds_it(window: QMainWindow) -> None:
    anchor = window.findChild(QPushButton, "anchor")  # this gives it to the window, which is no harm
    before = held(window)
    assert [each.objectName() for each in taborder.preceding(anchor)][:1] == ["first"]
    assert [each.objectName() for each in taborder.following(anchor)][:2] == ["last", "late"]
    assert held(window) == before


def test_late_widgets_come_right_before_their_anchor(window: QMainWindow) -> None:
    anchor, late = (window.findChild(QPushButton, name) for name in ("anchor", "late"))
    before = held(window)
    taborder.before(anchor, [late])
    assert held(window) == before
    assert [late.nextInFocusChain(), late.nextInFocusChain().nextInFocusChain().objectName()] == [anchor, "last"]


def test_nothing_asks_qt_for_its_chain() -> None:
    sources = (Path(smdesk.__file__).parent / "ui").rglob("*.py")
    assert [each.name for each in sources if "InFocusChain(" in each.read_text(encoding="utf-8")] == []


def test_nobody_asks_a_widget_for_all_that_is_in_it() -> None:
    """PySide would keep what Qt has made for itself in it, bars and viewports, under a name of its own."""
    sources = (Path(smdesk.__file__).parent / "ui").rglob("*.py")
    assert [each.name for each in sources if "findChildren(QWidget" in each.read_text(encoding="utf-8")] == []
