"""Backspace takes an emoji as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from smdesk.ui.composer.caption import CaptionEdit
from smdesk.ui.kit.drops import TextWithoutFiles
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.theme import Theme

Field = QTextEdit | QPlainTextEdit
KINDS: list[Callable[[Theme], Field]] = [CaptionEdit, GrowingText, lambda _theme: TextWithoutFiles()]


@pytest.fixture(params=KINDS, ids=["caption", "growing", "comment"])
def field(qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Field]:
    theme = Theme(qapp, mode="light")
    made: Field = request.param(theme)
    qtbot.addWidget(made)
    yield made
    theme.deleteLater()


def _left(field: Field, text: str, back: int = 0) -> list[str]:
    """What stays after each Backspace, from the end or some Left before it."""
    field.setPlainText(text)
    QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    for _ in range(back):
        QTest.keyClick(field, Qt.Key.Key_Left)
    stays = []
    for _ in range(2):
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        stays.append(field.toPlainText())
    return stays


def test_as_a_reader_sees_them(field: Field) -> None:
    assert _left(field, "a🇪🇸🇫🇷") == ["a🇪🇸", "a"]
    assert _left(field, "a👍🏽👨‍👩‍👧") == ["a👍🏽", "a"]
    assert _left(field, "hola\n🥐1️⃣") == ["hola\n🥐", "hola\n"]
    assert _left(field, "🇪🇸🇫🇷🇩🇪 b", back=3) == ["🇪🇸🇩🇪 b", "🇩🇪 b"]


def test_accents_go_one_by_one(field: Field) -> None:
    assert _left(field, "ae\u0301") == ["ae", "a"]


def test_one_undo_brings_it_back(field: Field) -> None:
    _left(field, "a👨‍👩‍👧🇪🇸")
    field.undo()
    assert field.toPlainText().startswith("a👨‍👩‍👧")


def test_what_is_chosen_and_what_is_locked_is_left_to_qt(field: Field) -> None:
    field.setPlainText("a🇪🇸")
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.toPlainText() == ""
    field.setPlainText("a🇪🇸")
    field.setReadOnly(True)
    QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.toPlainText() == "a🇪🇸"
