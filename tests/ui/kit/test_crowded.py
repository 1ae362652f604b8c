"""A header with little room: buttons lose their words and get them back, tabs are shortened and not cut off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from smdesk.ui.kit.crowded import fit
from smdesk.ui.kit.tabs import Tab
from smdesk.ui.kit.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, mode="light")
    yield made
    made.deleteLater()


@pytest.fixture
def two(qtbot: QtBot) -> list[QPushButton]:
    picture = QPixmap(16, 16)
    picture.fill(QColor("red"))
    made = [QPushButton(QIcon(picture), words) for words in ("Export as a document", "New audit of all channels")]
    for each in made:
        qtbot.addWidget(each)
        each.show()
    return made


def test_words_go_one_button_after_the_other_and_come_back(two: list[QPushButton]) -> None:
    first, second = two
    whole = sum(each.sizeHint().width() + 8 for each in two)
    fit(whole, 0, two, two, 8)
    assert [each.text() for each in two] == ["Export as a document", "New audit of all channels"]
    fit(whole - 1, 0, two, two, 8)
    assert (first.text(), second.text()) == ("", "New audit of all channels")
    assert (first.accessibleName(), first.toolTip()) == ("Export as a document", "Export as a document")
    fit(10, 0, two, two, 8)
    assert [each.text() for each in two] == ["", ""]
    fit(whole, 0, two, two, 8)
    assert [each.text() for each in two] == ["Export as a document", "New audit of all channels"]


def test_other_words_in_another_language_are_those_that_come_back(two: list[QPushButton]) -> None:
    fit(10, 0, two, two, 8)
    two[0].setText("Exportar")
    fit(10, 0, two, two, 8)
    fit(5000, 0, two, two, 8)
    assert two[0].text() == "Exportar"


@pytest.mark.dressed
def test_a_tab_with_little_room_ends_before_its_edge(qtbot: QtBot, theme: Theme) -> None:
    """What did not fit was cut in the middle of a letter, beside the next tab."""
    tab = Tab(theme)
    qtbot.addWidget(tab)
    tab.tell("Communication plan", "30 Sep")
    tab.resize(tab.sizeHint().width() // 2, tab.sizeHint().height())
    tab.show()
    image = tab.grab().toImage()
    ratio = image.devicePixelRatio()
    ground = image.pixel(image.width() - 1, 4)
    last = range(round(image.width() - 3 * ratio), image.width())
    rows = range(4, round(image.height() - 4 * ratio))
    assert {image.pixel(x, y) for x in last for y in rows} == {ground}
