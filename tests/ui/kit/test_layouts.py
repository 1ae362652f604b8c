"""Layouts are read, and nothing of what Qt may delete is kept under a second name."""

from __future__ import annotations

from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, getAllValidWrappers, isValid, ownedByPython

import smdesk
from smdesk.ui.kit import layouts
from smdesk.ui.kit.flow import Flow
from smdesk.ui.kit.widgets import clear


def kept() -> int:
    """Items of layouts that PySide believes to be there; a layout is one too, but lives as long as it is held."""
    return sum(1 for each in getAllValidWrappers() if type(each).__name__ in {"QWidgetItem", "QSpacerItem"} and each)


@pytest.fixture
def host(qapp: object) -> QWidget:
    made = QWidget()
    down, across = QVBoxLayout(made), QHBoxLayout()
    down.addWidget(QLabel("a", objectName="a"))
    down.addStretch(1)
    down.addLayout(across)
    across.addWidget(QLabel("b", objectName="b"))
    across.addWidget(QLabel("c", objectName="c"))
    return made


def test_what_a_layout_holds_is_told_in_order_and_nothing_of_it_is_kept(host: QWidget) -> None:
    before = kept()
    layout = host.layout()
    assert layout is not None
    assert [each.objectName() for each in layouts.widgets(layout)] == ["a", "b", "c"]
    assert [type(each) for each in layouts.inside(layout)] == [QLabel, QHBoxLayout]
    delete(host.findChild(QLabel, "a"))
    layouts.forget()  # of the inner one, PySide itself has asked for everything
    assert kept() == before
    assert [each.objectName() for each in layouts.widgets(layout)] == ["b", "c"]


def test_what_pyside_keeps_of_a_layout_in_another_is_forgotten_also_when_it_is_gone(host: QWidget) -> None:
    before, layout, line = kept(), host.layout(), QHBoxLayout()
    assert isinstance(layout, QVBoxLayout)
    gone = QLabel("gone")
    line.addWidget(gone)
    line.addWidget(QLabel("stays", objectName="stays"))
    layout.addLayout(line)
    # From 6.12 on PySide keeps nothing of it: the module may go with the last version before.
    assert kept() == (before + 2 if PySide6.__version_info__ < (6, 12) else before)
    delete(gone)
    assert PySide6.__version_info__ >= (6, 12) or kept() > before + 1
    layouts.forget()
    assert kept() == before
    assert [each.objectName() for each in layouts.widgets(line)] == ["stays"]


def test_a_flow_keeps_its_own_items(qapp: object) -> None:
    host = QWidget()
    flow = Flow(host)
    layouts.forget()
    for name in "abc":
        flow.addWidget(QLabel(name, objectName=name))
    for _ in range(2):
        assert [each.objectName() for each in layouts.widgets(flow)] == ["a", "b", "c"]
        layouts.forget()
    assert flow.heightForWidth(300) > 0
    delete(host.findChild(QLabel, "b"))
    assert [each.objectName() for each in layouts.widgets(flow)] == ["a", "c"]


def test_in_a_flow_what_is_lower_stands_in_the_middle_of_its_line(qapp: object) -> None:
    host = QWidget()
    flow = Flow(host)
    for name, width, height in (("button", 60, 30), ("link", 30, 20), ("below", 60, 24)):
        each = QLabel(objectName=name)
        each.setFixedSize(width, height)
        flow.addWidget(each)
    assert flow.heightForWidth(110) == 30 + flow._gap + 24
    host.resize(110, 100)
    flow.setGeometry(host.rect())
    places = {each.objectName(): each.y() for each in host.findChildren(QLabel)}
    assert places == {"button": 0, "link": 5, "below": 30 + flow._gap}


def test_no_layout_is_asked_for_its_items() -> None:
    sources = (Path(smdesk.__file__).parent / "ui").rglob("*.py")
    asked = [each.name for each in sources if ".itemAt(" in each.read_text(encoding="utf-8")]
    assert asked == []


def test_what_is_built_and_cleared_within_one_turn_never_shows_as_a_window_of_its_own(qtbot: QtBot) -> None:
    host = QWidget()
    inside = QVBoxLayout(host)
    qtbot.addWidget(host)
    host.show()
    made = QLabel("gone")
    inside.addWidget(made)
    clear(inside)
    QApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)  # what a layout shows a moment later
    assert not made.isVisible()


def test_what_is_cleared_away_is_found_no_more_and_stays_with_its_window_until_qt_deletes_it(qapp: object) -> None:
    window = QWidget()
    host = QWidget(window)
    inside = QVBoxLayout(host)
    gone, line, deeper = QLabel("gone"), QHBoxLayout(), QLabel("deeper")
    inside.addWidget(gone)
    inside.addLayout(line)
    line.addWidget(deeper)
    clear(inside)
    assert (inside.count(), host.findChild(QLabel)) == (0, None)
    for each in (gone, deeper):
        assert (each.parentWidget(), each.isHidden(), ownedByPython(each)) == (window, True, False)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(gone)
    assert not isValid(deeper)


def test_no_widget_is_taken_from_its_parent() -> None:
    sources = (Path(smdesk.__file__).parent / "ui").rglob("*.py")
    assert [each.name for each in sources if ".setParent(None)" in each.read_text(encoding="utf-8")] == []
