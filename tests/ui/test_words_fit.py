"""Nothing is cut: every page with texts 40 % longer than English, at the least and at the first size of the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)

from smdesk.ui.kit.scroll import Column
from tests.ui import walk
from tests.ui.conftest import OpenDesk

pytestmark = pytest.mark.dressed

LOOKS = 20
#: The least size and the first.
SIZES = ((1100, 700), (1440, 900))
#: Percent of the setting; in the least window less is left at 100 % than 150 percent leave in the first one.
LARGER = 125
_Trouble = tuple[list[str], list[str], list[str]]
_TELL = (QLabel, QPushButton, QToolButton, QCheckBox, QRadioButton, QComboBox)


@pytest.fixture
def pseudo(qapp: QApplication):
    made = walk.Pseudo()
    yield made
    qapp.removeTranslator(made)


def test_no_text_is_cut_when_it_is_longer(
    qapp: QApplication, open_desk: OpenDesk, example: Callable[..., Path], pseudo: walk.Pseudo
) -> None:
    desk = open_desk(example())
    qapp.installTranslator(pseudo)
    desk.window.resize(*SIZES[0])
    QTest.qWait(50)
    assert "~" in desk.window.windowTitle()
    found = {}
    for name, page in walk.pages(desk):
        now = SIZES.index((desk.window.width(), desk.window.height()))
        for size in (SIZES[now], SIZES[1 - now]):  # each page comes in the size that the one before ended with
            desk.window.resize(*size)
            QApplication.processEvents()
            trouble = _settled(page, desk.window)
            if any(trouble):
                found[name, size] = trouble
    assert found == {}


def test_nothing_is_cut_or_out_of_reach_when_everything_is_larger(
    open_desk: OpenDesk, example: Callable[..., Path]
) -> None:
    """The form of a persona and the words of a voice ended at the edge of the window; nothing scrolled to them."""
    desk = open_desk(example("es"), language="es")
    assert desk.ui is not None
    desk.ui.theme.set_scale(LARGER)
    desk.window.setMinimumSize(*SIZES[0])  # as on a screen that has no more; the one here is 800 × 800
    desk.window.resize(*SIZES[0])
    found = {}
    for name, page in walk.pages(desk, but="settings"):  # a list beside rows that wrap
        trouble = _settled(page, desk.window)
        if any(trouble):
            found[name] = trouble
    assert found == {}


def _settled(page: QWidget, window: QWidget) -> _Trouble:
    """What is wrong on a page when it has come to rest: what has been read gets its words before it gets its room."""
    trouble = _trouble(page, window)
    for _ in range(LOOKS):
        if not any(trouble):
            break
        QTest.qWait(50)
        trouble = _trouble(page, window)
    return trouble


def _trouble(page: QWidget, window: QWidget) -> _Trouble:
    """The texts that are cut on a page, the buttons that are out of sight, and the columns that are too narrow."""
    told = [each for each in page.findChildren(QWidget) if isinstance(each, _TELL) and walk.seen(each)]
    outside = [each for each in page.findChildren(QPushButton) if each.isVisible() and walk.out_of_sight(each, window)]
    wide = [each.widget().objectName() or type(each.widget()).__name__ for each in page.findChildren(Column)
            if walk.over_the_edge(each)]  # fmt: skip
    return (
        sorted({text for each in told if (text := walk.cut(each))}), sorted({each.text() for each in outside}),
        sorted(set(wide)),
    )  # fmt: skip


def test_a_text_that_is_cut_would_be_found(qapp: QApplication) -> None:
    button, label, wrapped, combo = QPushButton("A long word"), QLabel("A long word"), QLabel("word " * 40), QComboBox()
    wrapped.setWordWrap(True)
    combo.addItem("A long choice indeed")
    for each in (button, label, combo):
        each.adjustSize()
        assert walk.cut(each) == ""
        each.resize(30, each.height())
        assert walk.cut(each) != ""
    wrapped.resize(200, 400)
    assert walk.cut(wrapped) == ""
    wrapped.resize(200, 20)
    assert walk.cut(wrapped) != ""
