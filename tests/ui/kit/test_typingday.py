"""A day that is typed into a date field: Qt begins in the weekday, and takes half of a day that the month has not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QDateTime, QEvent, Qt, QTime
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateTimeEdit
from pytestqt.qtbot import QtBot

import smdesk
from smdesk.ui.kit.typingday import take_figures

pytestmark = pytest.mark.windows


def field(qtbot: QtBot, shape: str, start: QDate) -> QDateTimeEdit:
    made = QDateTimeEdit(QDateTime(start, QTime(12, 0)))
    made.setDisplayFormat(shape)
    take_figures(made)
    qtbot.addWidget(made)
    made.show()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    return made


LONG, NUMBERS = "ddd d MMM yyyy  HH:mm", "d/M/yyyy"


@pytest.mark.parametrize(
    ("shape", "start", "keys", "told"),
    [
        (LONG, QDate(2026, 11, 28), "30", "2026-11-30 12:00"),
        (LONG, QDate(2026, 11, 28), "5Dec20271830", "2027-12-05 18:30"),
        (LONG, QDate(2026, 11, 28), "31", "2026-12-31 12:00"),
        (LONG, QDate(2026, 11, 28), "31Jan2027", "2027-01-31 12:00"),
        (LONG, QDate(2026, 2, 10), "31", "2026-03-31 12:00"),
        (LONG, QDate(2026, 2, 10), "29", "2026-03-29 12:00"),
        (LONG, QDate(2028, 2, 10), "29", "2028-02-29 12:00"),
        (LONG, QDate(2026, 11, 28), "32", "2026-11-03 12:00"),
        (NUMBERS, QDate(2026, 11, 28), "3112", "2026-12-31 00:00"),
    ],
)
def test_what_is_typed_is_the_day(qtbot: QtBot, shape: str, start: QDate, keys: str, told: str) -> None:
    made = field(qtbot, shape, start)
    QTest.keyClicks(made, keys)
    assert made.dateTime().toString("yyyy-MM-dd HH:mm") == told


@pytest.mark.parametrize(
    ("shape", "start", "keys", "unclear", "told"),
    [
        (LONG, QDate(2026, 11, 28), "31Feb", 31, "2026-02-28"),  # in sight, but without a word
        (LONG, QDate(2026, 11, 28), "31Jan", 0, "2026-01-31"),
        (LONG, QDate(2026, 11, 28), "30Feb2027", 30, "2027-02-28"),
        (LONG, QDate(2026, 11, 28), "32", 32, "2026-11-03"),
        (LONG, QDate(2028, 2, 10), "29Feb2027", 29, "2027-02-28"),
        (NUMBERS, QDate(2026, 11, 28), "3102", 31, "2026-02-28"),
        ("M/d/yyyy", QDate(2026, 1, 10), "1131", 31, "2026-11-30"),
        ("M/d/yyyy", QDate(2026, 1, 10), "1130", 0, "2026-11-30"),
        ("yyyy-MM-dd", QDate(2026, 2, 10), "20260230", 30, "2026-02-03"),
    ],
)
def test_a_day_that_the_month_does_not_have_is_known_while_it_is_typed(
    qtbot: QtBot, shape: str, start: QDate, keys: str, unclear: int, told: str
) -> None:
    made = QDateTimeEdit(QDateTime(start, QTime(12, 0)))
    made.setDisplayFormat(shape)
    figures = take_figures(made)
    qtbot.addWidget(made)
    made.show()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    if not shape.startswith("ddd"):
        made.setSelectedSection(made.sectionAt(0))
    heard: list[int] = []
    figures.judged.connect(lambda: heard.append(figures.unclear))
    QTest.keyClicks(made, keys)
    assert (figures.unclear, made.date().toString("yyyy-MM-dd")) == (unclear, told)
    assert heard[-1:] == ([unclear] if unclear else [])
    QApplication.sendEvent(made, QFocusEvent(QEvent.Type.FocusOut))
    assert figures.unclear == 0


def test_a_month_that_was_typed_before_its_day_stays(qtbot: QtBot) -> None:
    made = field(qtbot, "M/d/yyyy", QDate(2026, 1, 10))
    QTest.keyClicks(made, "1131")
    assert made.date().month() == 11


def test_a_figure_after_another_key_begins_anew(qtbot: QtBot) -> None:
    made = field(qtbot, LONG, QDate(2026, 11, 28))
    QTest.keyClicks(made, "3")
    QTest.keyClick(made, Qt.Key.Key_Left)
    QTest.keyClicks(made, "1")
    assert made.date().month() == 11


def test_every_date_field_takes_a_day_that_is_typed() -> None:
    sources = [each.read_text(encoding="utf-8") for each in (Path(smdesk.__file__).parent / "ui").rglob("*.py")]
    fields = [text for text in sources if "setCalendarPopup(True)" in text]
    assert len(fields) >= 7
    assert all(text.count("setCalendarPopup(True)") == text.count("take_figures(") for text in fields)
