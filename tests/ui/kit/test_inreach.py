"""Dialogs on a small screen: no larger than it, their buttons in sight, the rest scrolls."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from smdesk.ui.kit import dialogs, inreach
from smdesk.ui.kit.scroll import Column
from tests.ui.bench import Bench

pytestmark = pytest.mark.dressed


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> QSize:
    """A screen of a size."""
    found = QSize(700, 420)
    monkeypatch.setattr(inreach, "room", lambda: found)
    return found


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def asked(bench: Bench, page: QWidget, qtbot: QtBot, lines: int) -> dialogs.Ask:
    made = dialogs.Ask(page, bench.ui.language.words, "What was read", "What the network shows.", "Keep")
    for number in range(lines):
        made.add(QLabel(f"Line {number}"))
    made.show_with(lambda: None)
    qtbot.waitUntil(made.isVisible)
    return made


def test_a_dialog_that_is_higher_than_the_screen_keeps_its_buttons_in_sight(
    bench: Bench, page: QWidget, qtbot: QtBot, small: QSize
) -> None:
    made = asked(bench, page, qtbot, 60)
    assert made.height() <= small.height()
    qtbot.waitUntil(lambda: made.findChildren(Column)[0].verticalScrollBar().maximum() > 0)
    for each in (made.safe, made.primary):
        assert made.rect().contains(each.geometry())
        assert not each.visibleRegion().isEmpty()


def test_a_dialog_with_room_does_not_scroll(bench: Bench, page: QWidget, qtbot: QtBot, small: QSize) -> None:
    made = asked(bench, page, qtbot, 2)
    assert made.findChild(Column) is None
    assert made.height() < small.height()


@pytest.mark.parametrize("scale", [100, 125, 150])
def test_a_question_is_as_wide_as_the_interface_is_large(bench: Bench, page: QWidget, qtbot: QtBot, scale: int) -> None:
    """Its words and buttons grew, and it did not: they were cut at its edge."""
    bench.ui.theme.set_scale(scale)
    made = asked(bench, page, qtbot, 1)
    assert made.width() == bench.ui.theme.px(dialogs.WIDTH)
    bench.ui.theme.set_scale(100)


def test_a_size_is_no_larger_than_the_screen(bench: Bench, small: QSize) -> None:
    bench.ui.theme.set_scale(150)
    assert inreach.bounded(bench.ui.theme, 880, 200) == QSize(700, 300)
    assert inreach.bounded(bench.ui.theme, 200, 560) == QSize(300, 420)
    bench.ui.theme.set_scale(100)
