"""Tooltips: round corners with nothing in them, in both looks, also where nothing composes windows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from smdesk.ui.kit import compositing, tips
from smdesk.ui.kit.theme import Theme

CLEAR = Qt.WidgetAttribute.WA_TranslucentBackground


@pytest.fixture(params=["light", "dark"])
def theme(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Theme]:
    made = Theme(qapp, mode=request.param)
    yield made
    made.choose("light")
    made.deleteLater()


@pytest.fixture
def button(qtbot: QtBot) -> Iterator[QPushButton]:
    made = QPushButton("Publish")
    made.setToolTip("Friday 16, 09:30 · queue slot")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not labels())


def labels() -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if each.inherits("QTipLabel") and each.isVisible()]


def rested(button: QPushButton, qtbot: QtBot) -> QWidget:
    """The tooltip that shows when the pointer rests on a button."""
    QTest.mouseMove(button, QPoint(5, 5))
    QTest.mouseMove(button, QPoint(8, 8))
    qtbot.waitUntil(lambda: len(labels()) == 1)
    return labels()[0]


def painted(widget: QWidget) -> QImage:
    image = QImage(widget.size(), QImage.Format.Format_ARGB32)
    image.fill(0)
    widget.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawWindowBackground | QWidget.RenderFlag.DrawChildren)
    return image


def test_nothing_stands_in_the_corners_and_the_colours_are_those_of_the_theme(
    theme: Theme, button: QPushButton, qtbot: QtBot
) -> None:
    label = rested(button, qtbot)
    assert label.testAttribute(CLEAR)
    image = painted(label)
    edge = QRect(QPoint(), image.size())
    for corner in (edge.topLeft(), edge.topRight(), edge.bottomLeft(), edge.bottomRight()):
        assert image.pixelColor(corner).alpha() < 60
    assert image.pixelColor(3, edge.center().y()).name() == theme.hex("bg.tooltip")


def test_where_nothing_composes_windows_they_are_cut(
    theme: Theme, button: QPushButton, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (compositing, tips):
        monkeypatch.setattr(module, "composed", lambda: False)
    label = rested(button, qtbot)
    assert not label.testAttribute(CLEAR)
    assert label.mask().contains(label.rect().center())
    assert not label.mask().contains(QPoint(0, 0))
    assert not label.mask().contains(label.rect().bottomRight())
    assert label.mask().contains(QPoint(1, 2))  # round, not cut off straight
    assert label.mask().boundingRect() == label.rect()


def test_one_that_no_resting_pointer_asked_for_is_round_too(theme: Theme, button: QPushButton, qtbot: QtBot) -> None:
    tips.show(button.mapToGlobal(QPoint(0, 20)), "Only here", button)
    qtbot.waitUntil(lambda: len(labels()) == 1)
    assert labels()[0].testAttribute(CLEAR)
