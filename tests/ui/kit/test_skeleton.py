"""What stands where rows are being read: nothing of a quick read, grey shapes of a slow one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from smdesk.ui.kit import skeleton
from smdesk.ui.kit.skeleton import Skeleton
from smdesk.ui.kit.theme import Theme

SHORT = 60


@pytest.fixture(params=["light", "dark"])
def theme(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Theme]:
    made = Theme(qapp, mode=request.param)
    yield made
    made.choose("light")
    made.deleteLater()


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


@pytest.fixture
def made(theme: Theme, over: QWidget, monkeypatch: pytest.MonkeyPatch) -> Skeleton:
    assert skeleton.WAIT_MS == 400  # SCREENS 4.3
    monkeypatch.setattr(skeleton, "WAIT_MS", SHORT)
    return Skeleton(theme, over)


def color_at(made: Skeleton, x: int, y: int) -> str:
    image = QImage(made.size(), QImage.Format.Format_ARGB32)
    image.fill(0)
    made.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return image.pixelColor(x, y).name() if image.pixelColor(x, y).alpha() else ""


def test_of_a_quick_read_nothing_shows(made: Skeleton, qtbot: QtBot) -> None:
    made.wait(True)
    assert made.isHidden()
    made.wait(False)
    qtbot.wait(2 * SHORT)
    assert made.isHidden()


def test_a_slow_read_shows_grey_rows_that_are_named_and_go_when_it_is_over(
    made: Skeleton, over: QWidget, theme: Theme, qtbot: QtBot
) -> None:
    made.wait(True)
    made.wait(True)  # asked again meanwhile: it is waited no longer for that
    qtbot.waitUntil(made.isVisible)
    assert made.accessibleName() == "Loading…"
    assert made.geometry() == over.rect()
    over.resize(500, 200)
    assert made.geometry() == over.rect()
    made._pulse.stop()
    made._step = 0
    assert color_at(made, 30, 43) == theme.hex("bg.pressed")  # the picture of the first row
    assert color_at(made, 30, 43 + 58) == theme.hex("bg.pressed")
    assert color_at(made, 30, 43 + 29) == ""  # between them
    made.wait(False)
    assert made.isHidden()
    assert not made._pulse.isActive()


def test_it_pulses_unless_nothing_is_to_move(made: Skeleton, theme: Theme, qtbot: QtBot) -> None:
    made.wait(True)
    qtbot.waitUntil(lambda: made._step > 1)
    made.wait(False)
    theme.set_still(True)
    made.wait(True)
    qtbot.waitUntil(made.isVisible)
    assert not made._pulse.isActive()
    assert made._step == 0
    theme.set_still(False)
