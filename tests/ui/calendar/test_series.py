"""Posts that come back on the calendar: where they will stand, and how much of the series an act is meant for."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateEdit, QRadioButton
from pytestqt.qtbot import QtBot

from smdesk.core.recurrence import Freq, Rule
from smdesk.services.calendar.service import CalendarEntry
from smdesk.services.patches import PostPatch
from smdesk.ui.calendar import menus, parcel, tips
from smdesk.ui.calendar.model import key
from smdesk.ui.calendar.page import CalendarPage
from smdesk.ui.kit import repeating
from tests.ui.calendar.conftest import Bench
from tests.ui.helpers import dialog, press

THURSDAYS = [date(2026, 9, 3) + timedelta(weeks=week) for week in range(5)]


@pytest.fixture
def page(qtbot: QtBot, bench: Bench) -> CalendarPage:
    bench.post("2026-09-03 10:00", "Thursday", recurrence=Rule(Freq.WEEKLY).to_json())
    made = CalendarPage(bench.ui)
    qtbot.addWidget(made)
    made.resize(1228, 838)
    made.show()
    return made


def on(page: CalendarPage, day: date) -> CalendarEntry:
    page.model.reload()
    (entry,) = page.model.entries_on(day)
    return entry


def days(page: CalendarPage) -> list[date]:
    page.model.reload()
    return [each.wall.date() for each in page.model.all_entries() if each.wall.month == 9]


def answer(page: CalendarPage, meant: str) -> None:
    asked = dialog(page)
    asked.findChild(QRadioButton, f"meant-{meant}").click()
    press(asked)


def test_those_to_come_are_shown_in_their_places_as_what_they_are(page: CalendarPage) -> None:
    first, second = on(page, THURSDAYS[0]), on(page, THURSDAYS[1])
    assert days(page) == THURSDAYS[:4]
    assert (first.ghost, second.ghost, first.recurs, second.recurs) == (False, True, True, True)
    assert "repeats" in tips.spoken(page.model, second)
    assert page.month.rect_of(key(second)) is not None
    assert page.month.grab().toImage() is not None  # painted without a picture or publications


@pytest.mark.parametrize(
    ("meant", "left"),
    [
        ("this", [THURSDAYS[0], THURSDAYS[1] + timedelta(days=1), *THURSDAYS[2:4]]),
        ("following", [THURSDAYS[0], *(each + timedelta(days=1) for each in THURSDAYS[1:4])]),
        ("all", [each + timedelta(days=1) for each in THURSDAYS[:4]]),
    ],
)
def test_it_is_asked_once_how_much_of_the_series_moves_and_undone_at_once(
    bench: Bench, page: CalendarPage, meant: str, left: list[date]
) -> None:
    entry = on(page, THURSDAYS[1])
    page.acts.put(parcel.parcel([entry], entry), THURSDAYS[1] + timedelta(days=1))
    assert days(page) == THURSDAYS[:4]  # nothing yet
    answer(page, meant)
    assert days(page) == left
    bench.ui.undo.undo()
    assert days(page) == THURSDAYS[:4]
    bench.ui.undo.redo()
    assert days(page) == left


@pytest.mark.parametrize(
    ("meant", "rule", "told"),
    [
        ("this", Rule(Freq.WEEKLY), "Moved to Friday 11 September, 10:00."),
        ("following", Rule(Freq.WEEKLY, count=5), "4 times of the series moved. "
         "The first: Thursday 10 September, 10:00 → Friday 11 September, 10:00"),
        ("all", Rule(Freq.WEEKLY, until=date(2026, 9, 20)), "3 times of the series moved. "
         "The first: Thursday 3 September, 10:00 → Friday 4 September, 10:00"),
        ("all", Rule(Freq.WEEKLY), "The series moved; it has no end. "
         "The first: Thursday 3 September, 10:00 → Friday 4 September, 10:00"),
    ],
)  # fmt: skip
def test_the_notice_says_how_many_of_the_series_moved_and_from_where(
    page: CalendarPage, bench: Bench, meant: str, rule: Rule, told: str
) -> None:
    entry = on(page, THURSDAYS[1])
    bench.desk.runtime.posts.edit(entry.post_id, PostPatch(recurrence=rule.to_json()))
    entry = on(page, THURSDAYS[1])
    said: list[str] = []
    page.acts.said.connect(lambda text, _undo: said.append(text))
    page.acts.put(parcel.parcel([entry], entry), THURSDAYS[1] + timedelta(days=1))
    answer(page, meant)
    assert said == [told]


def test_editing_only_this_one_opens_a_post_of_its_own(page: CalendarPage) -> None:
    asked = []
    page.asked.connect(asked.append)
    series = on(page, THURSDAYS[1]).post_id
    page.open_entry(on(page, THURSDAYS[1]))
    answer(page, "this")
    assert asked[-1].row not in {0, series}
    assert on(page, THURSDAYS[1]).post_id == asked[-1].row
    page.open_entry(on(page, THURSDAYS[2]))
    answer(page, "all")
    assert asked[-1].row == series


def test_delete_leaves_one_out_or_ends_the_series(bench: Bench, page: CalendarPage) -> None:
    page.model.select([key(on(page, THURSDAYS[2]))])
    page.delete()
    answer(page, "this")
    assert days(page) == [THURSDAYS[0], THURSDAYS[1], THURSDAYS[3]]
    page.model.select([key(on(page, THURSDAYS[1]))])
    page.delete()
    answer(page, "following")
    assert days(page) == [THURSDAYS[0]]
    bench.ui.undo.undo()
    bench.ui.undo.undo()
    assert days(page) == THURSDAYS[:4]


def test_a_post_is_made_to_come_back_from_its_menu_and_the_next_times_are_shown(
    bench: Bench, page: CalendarPage
) -> None:
    bench.post("2026-09-07 12:00", "Once")
    entry = on(page, date(2026, 9, 7))
    assert "Repeat…" in [action.text().split("\t")[0] for action in menus.post_menu(page, entry).actions()]
    page.series.ask_repeat(entry)
    asked = dialog(page)
    fields = asked.findChild(repeating.RepeatFields)
    fields.freq.set_value("monthly")
    fields.freq.chosen.emit("monthly")
    fields.monthday.setValue(31)
    assert "30\N{NO-BREAK SPACE}Sep" in fields.coming.text()
    assert "31\N{NO-BREAK SPACE}Oct" in fields.coming.text()
    press(asked)
    stored = bench.desk.runtime.posts.show(entry.post_id).recurrence
    assert Rule.from_json(stored) == Rule(Freq.MONTHLY, monthday=31)
    bench.ui.undo.undo()
    assert bench.desk.runtime.posts.show(entry.post_id).recurrence is None


def test_a_rule_that_gives_no_day_is_explained_beside_what_was_chosen(page: CalendarPage) -> None:
    fields = repeating.RepeatFields(page.model.ui, Rule(Freq.WEEKLY, weekdays=(0,), until=date(2026, 9, 4)),
                                    datetime(2026, 9, 3, 10))  # fmt: skip
    assert "never" in fields.problem.text()
    assert fields.coming.text() == ""
    fields.deleteLater()


def test_each_question_lists_how_much_of_the_series_in_the_same_order(page: CalendarPage) -> None:
    entry = on(page, THURSDAYS[1])
    page.series.ask_open(entry)
    asked = dialog(page)
    boxes = [each.objectName() for each in asked.findChildren(QRadioButton)]
    assert boxes == ["meant-this", "meant-following", "meant-all"]
    assert asked.findChild(QRadioButton, "meant-all").isChecked()  # a look takes nothing out of its series
    asked.reject()
    page.acts.put(parcel.parcel([entry], entry), THURSDAYS[1] + timedelta(days=1))
    assert [each.objectName() for each in dialog(page).findChildren(QRadioButton)] == boxes


def test_tab_goes_through_a_repetition_as_it_is_read(page: CalendarPage) -> None:
    page.series.ask_repeat(on(page, THURSDAYS[1]))
    asked = dialog(page)
    asked.activateWindow()
    QTest.qWaitForWindowActive(asked)
    seen = []
    for _ in range(12):
        QTest.keyClick(asked.windowHandle(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget().objectName())
    first = seen.index("every")
    week = [f"day-{day}" for day in range(7)]
    assert seen[first:] + seen[:first] == ["every", "freq", *week, "ends", "safe", "primary"]


def test_a_last_day_of_the_year_before_is_reached_with_the_arrow_keys(page: CalendarPage) -> None:
    """From 4 Jan to 14 Dec: year, month and day one after the other; what is wrong on the way is said."""
    rule = Rule(Freq.WEEKLY, weekdays=(0,), until=date(2027, 1, 4))
    fields = repeating.RepeatFields(page.model.ui, rule, datetime(2026, 12, 2, 8))
    fields.until.setCurrentSection(QDateEdit.Section.YearSection)
    fields.until.stepBy(-1)
    assert "never" in fields.problem.text()
    fields.until.setCurrentSection(QDateEdit.Section.MonthSection)
    fields.until.stepBy(11)
    fields.until.setCurrentSectionIndex(1)  # the first is the day of the week
    fields.until.stepBy(10)
    assert fields.until.date() == QDate(2026, 12, 14)
    assert "14\N{NO-BREAK SPACE}Dec" in fields.coming.text()
    assert fields.problem.text() == ""
    fields.deleteLater()
