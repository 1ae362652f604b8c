"""Backspace takes an emoji as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from smdesk.ui.composer.caption import CaptionEdit
from smdesk.ui.kit.drops import TextWithoutFiles
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.undokeys import field_of
from smdesk.ui.kit.wholeemoji import EmojiKeys

Field = QTextEdit | QPlainTextEdit
KINDS: list[Callable[[Theme], Field]] = [CaptionEdit, GrowingText, lambda _theme: TextWithoutFiles()]


def press(key: Qt.Key) -> None:
    """At whatever has the focus, as a keyboard does."""
    QTest.keyClick(QApplication.focusWidget(), key)


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


@pytest.fixture(params=[QLineEdit, QComboBox])
def line(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[QLineEdit]:
    """A field of one line in a window, with the keys."""
    made = request.param()
    around = QWidget()
    qtbot.addWidget(around)
    keys = EmojiKeys(around)
    assert keys.parent() is around
    made.setParent(around)
    if isinstance(made, QComboBox):
        made.setEditable(True)
    around.show()
    around.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    found = field_of(made)
    assert isinstance(found, QLineEdit)
    yield found
    around.close()


@pytest.mark.parametrize(
    ("text", "back", "stays"),
    [
        ("a🇪🇸🇫🇷", 0, ["a🇪🇸", "a"]),
        ("a👍🏽👨‍👩‍👧", 0, ["a👍🏽", "a"]),
        ("🥐1️⃣", 0, ["🥐", ""]),
        ("🇪🇸🇫🇷 b", 2, ["🇪🇸 b", " b"]),
        ("ae\u0301", 0, ["ae", "a"]),
    ],
)
def test_in_a_field_of_one_line_too(line: QLineEdit, text: str, back: int, stays: list[str]) -> None:
    line.setText(text)
    line.setCursorPosition(len(text.encode("utf-16-le")) // 2 - back)
    edited: list[str] = []
    line.textEdited.connect(edited.append)
    for _ in stays:
        press(Qt.Key.Key_Backspace)
    assert edited == stays
    line.undo()
    line.undo()
    assert line.text() == text


def test_what_is_chosen_and_what_is_locked_in_one_line_is_left_to_qt(line: QLineEdit) -> None:
    line.setText("a🇪🇸🇫🇷")
    line.setSelection(0, 1)
    press(Qt.Key.Key_Backspace)
    assert line.text() == "🇪🇸🇫🇷"
    line.end(False)
    line.setReadOnly(True)
    press(Qt.Key.Key_Backspace)
    assert line.text() == "🇪🇸🇫🇷"
    assert not line.hasSelectedText()


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
