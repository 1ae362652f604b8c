"""Sentences with air between their lines."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from smdesk.ui.kit.leading import Leaded
from smdesk.ui.kit.widgets import label

TWO = "Nothing leaves this computer <b>& one</b> click throws it away, whatever you have done in it meanwhile."


def test_lines_stand_further_apart_than_a_plain_label_sets_them(qtbot: QtBot):
    plain, leaded = label("secondary", wrap=True), Leaded("secondary")
    for each in (plain, leaded):
        qtbot.addWidget(each)
        each.setText(TWO)
        each.setFixedWidth(240)
    assert leaded.heightForWidth(240) > plain.heightForWidth(240)
    assert leaded.heightForWidth(400) < leaded.heightForWidth(240)  # it wraps


def test_nothing_that_is_told_is_taken_for_a_mark(qtbot: QtBot):
    made = Leaded()
    qtbot.addWidget(made)
    made.setText(TWO)
    assert made.text() == TWO
    assert QAccessible.queryAccessibleInterface(made).text(QAccessible.Text.Name).split() == TWO.split()
    made.setText("")
    assert made.text() == ""
