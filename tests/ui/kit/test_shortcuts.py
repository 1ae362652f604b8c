"""A key that belongs to one part of a window."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from smdesk.ui.kit import shortcuts


def test_two_parts_of_a_window_may_have_the_same_key(qtbot):
    window = QWidget()
    parts = [QPushButton("One"), QPushButton("Two"), QPushButton("Neither")]
    inside = QVBoxLayout(window)
    for part in parts:
        inside.addWidget(part)
    pressed = []
    for part in parts[:2]:
        shortcuts.within("Ctrl+J", part, partial(pressed.append, part.text()))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    for part in parts:
        part.setFocus()
        QTest.keyClick(part, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["One", "Two"]
