"""What a column holds is told its room, falls to one column where that is little, and is scrolled to where it must."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from smdesk.ui.kit.beside import beside
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.theme import Theme


def test_two_stand_beside_each_other_or_below(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    grid, left, right = QGridLayout(host), QLabel("left"), QLabel("right")
    beside(grid, left, right, narrow=False)
    host.resize(300, 200)
    host.show()
    assert left.y() == right.y()
    assert left.geometry().right() < right.x()
    beside(grid, left, right, narrow=True)
    grid.activate()
    assert left.geometry().bottom() < right.y()
    assert left.x() == right.x()


def test_a_column_scrolls_to_the_side_only_where_it_must(qtbot: QtBot) -> None:
    """What was wider than the column ended at its edge, and nothing led to the rest."""
    inner = QWidget()
    line = QVBoxLayout(inner)
    wide = QLabel("wide")
    wide.setMinimumWidth(400)
    line.addWidget(wide)
    column = Column(inner)
    qtbot.addWidget(column)
    told: list[int] = []
    column.room.connect(told.append)
    column.resize(600, 300)
    column.show()
    assert told[-1] == 600 - column.bar
    assert column.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    column.resize(200, 300)
    assert column.horizontalScrollBar().isVisible()
    assert column.horizontalScrollBar().maximum() > 0
    column.resize(600, 300)
    qtbot.waitUntil(lambda: not column.horizontalScrollBar().isVisible())


def test_lines_go_to_the_edge_while_all_of_it_fits(qtbot: QtBot) -> None:
    """They ended where the bar would be, though there was none, and the lines above and below went on."""
    inner = QWidget()
    line = QVBoxLayout(inner)
    tall = QLabel("tall")
    line.addWidget(tall)
    column, usual = Column(inner, wide=True), Column(QWidget())
    qtbot.addWidget(column)
    column.resize(300, 200)
    column.show()
    assert inner.width() == column.given == 300
    tall.setMinimumHeight(400)
    qtbot.waitUntil(column.verticalScrollBar().isVisible)
    assert inner.width() == column.given == 300 - column.bar
    tall.setMinimumHeight(20)
    qtbot.waitUntil(lambda: inner.width() == 300)
    assert usual.given == usual.width() - usual.bar


@pytest.mark.dressed
@pytest.mark.parametrize("scale", [100, 110, 125, 150])
def test_a_choice_has_room_for_its_words_at_every_size(qtbot: QtBot, qapp: QApplication, scale: int) -> None:
    """At 125 % the size of everything read "100…"."""
    theme = Theme(qapp, mode="light", scale=scale)
    combo = Combo()
    qtbot.addWidget(combo)
    combo.tell([(number, f"{number}\u00a0%") for number in (90, 100, 110, 125, 150)])
    combo.set_value(100)
    combo.adjustSize()
    combo.show()
    assert combo.shown() == "100\u00a0%"
    theme.deleteLater()
