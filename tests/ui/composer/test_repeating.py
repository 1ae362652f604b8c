"""A post that comes back: chosen, said in a sentence, stored, and scheduled as a series."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from smdesk.core.recurrence import Freq, Rule
from smdesk.ui.kit import repeating
from tests.ui.composer.conftest import Bench
from tests.ui.helpers import dialog, press

NOON = datetime(2026, 10, 2, 12, 0)


def test_a_rule_is_said_in_a_sentence(bench: Bench) -> None:
    told = {
        None: "Does not repeat",
        Rule(Freq.DAILY): "Every day",
        Rule(Freq.WEEKLY, 2, (0, 3)): "Every 2 weeks · Mon, Thu",
        Rule(Freq.MONTHLY, until=date(2027, 1, 3)): "Every month · until 3 Jan 2027",
        Rule(Freq.YEARLY, count=5): "Every year · 5 times",
    }
    assert {rule: repeating.sentence(bench.ui, rule) for rule in told} == told


def test_chosen_stored_undone_and_scheduled_as_a_series(bench: Bench) -> None:
    bench.start(text="One", local=NOON)
    bench.page.when.repeat.click()
    asked = dialog(bench.page)
    fields = asked.findChild(repeating.RepeatFields)
    fields.freq.setFocus()
    fields.freq.set_value("weekly")
    fields.freq.chosen.emit("weekly")
    assert fields.days[4].isChecked()  # its own day shows, and stays where no other is chosen
    fields.days[4].click()
    assert (fields.days[4].isChecked(), fields.rule.weekdays) == (True, ())
    fields.days[0].click()
    press(asked)
    assert bench.page.when.repeat.text() == "Every week · Mon, Fri"
    bench.ui.undo.undo()
    assert bench.page.when.repeat.text() == "Does not repeat"
    bench.ui.undo.redo()
    bench.page.acts.schedule()
    assert bench.stored().recurrence is not None
    assert [row.wall for row in bench.rows()] == [NOON]


@pytest.mark.dressed
def test_a_rule_that_never_comes_stays_in_the_dialog_and_says_so(bench: Bench) -> None:
    bench.start(text="One", local=NOON)  # a Friday
    bench.page.when.repeat.click()
    asked = dialog(bench.page)
    fields = asked.findChild(repeating.RepeatFields)
    fields.freq.set_value("weekly")
    fields.freq.chosen.emit("weekly")
    fields.days[0].click()
    fields.ends.set_value("until")
    fields.ends.chosen.emit("until")
    fields.until.setDate(QDate(NOON.year, NOON.month, NOON.day))
    QApplication.processEvents()
    high = asked.height()
    fields.days[4].click()
    QApplication.processEvents()
    press(asked)
    assert asked.isVisible()
    assert bench.page.model.draft.recurrence is None
    said = [each.text() for each in asked.findChildren(QLabel) if each.isVisible() and "never" in each.text()]
    assert said == [asked.primary.toolTip()]  # once, beside what was chosen
    fields.days[4].click()
    QApplication.processEvents()
    assert asked.height() == high  # no gaps where it stood
    press(asked)
    assert bench.page.model.draft.recurrence is not None


def test_a_repetition_longer_than_its_line_ends_in_an_ellipsis_and_is_told_by_the_tip(bench: Bench) -> None:
    rule = Rule(Freq.WEEKLY, 2, (0, 1, 2, 3, 4, 5), until=date(2027, 1, 6))
    bench.start(text="One", local=NOON)
    when = bench.page.when
    when._take_rule(rule)
    told = repeating.sentence(bench.ui, rule)
    assert when.repeat.text().endswith("…")
    assert (when.repeat.accessibleName(), when.repeat.toolTip()) == (told, told)
    assert when.repeat.sizeHint().width() <= when.width()
    when._take_rule(Rule(Freq.DAILY))
    assert (when.repeat.text(), when.repeat.toolTip()) == ("Every day", "")


def test_a_last_day_is_offered_with_five_times_before_it_until_one_is_chosen(bench: Bench) -> None:
    fields = repeating.RepeatFields(bench.ui, None, NOON)
    for box, value in ((fields.ends, "until"), (fields.freq, "weekly")):
        box.set_value(value)
        box.chosen.emit(value)
    assert fields.rule == Rule(Freq.WEEKLY, until=date(2026, 10, 30))
    fields.freq.set_value("monthly")
    fields.freq.chosen.emit("monthly")
    assert fields.rule.until == date(2027, 2, 2)
    fields.until.setDate(QDate(2026, 12, 24))
    fields.freq.set_value("weekly")
    fields.freq.chosen.emit("weekly")
    assert fields.rule.until == date(2026, 12, 24)


@pytest.mark.dressed
@pytest.mark.parametrize(
    ("language", "units"), [("en", {1: "week", 2: "weeks"}), ("es", {1: "semana", 2: "semanas"})], ids=["en", "es"]
)
def test_the_unit_is_named_for_as_many_as_there_are(
    qtbot: QtBot, bench: Bench, language: str, units: dict[int, str]
) -> None:
    bench.ui.language.choose(language)
    fields = repeating.RepeatFields(bench.ui, Rule(Freq.WEEKLY), NOON)
    qtbot.addWidget(fields)
    said = {}
    for many in units:
        fields.every.setValue(many)
        said[many] = fields.freq.currentText()
    assert said == units
    assert fields.freq.value == Freq.WEEKLY.value
    _told, _colon, days = fields.coming.text().partition(": ")
    assert [" " in day for day in days.split(" · ")] == [False] * repeating.SHOWN  # none is torn at the end of a line
