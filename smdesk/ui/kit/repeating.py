"""How a post comes back: the choice in a dialog, and the same said in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from itertools import islice

from PySide6.QtCore import QCoreApplication, QDate, QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QDateEdit, QPushButton, QVBoxLayout, QWidget

from smdesk.core.errors import SmdeskError
from smdesk.core.recurrence import Freq, Occurrence, Rule, check, occurrences
from smdesk.core.walltime import WallTime
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dialogs import Ask
from smdesk.ui.kit.forms import Combo, Spin
from smdesk.ui.kit.messages import sentence as sentence_of
from smdesk.ui.kit.taborder import set_order
from smdesk.ui.kit.typingday import take_figures
from smdesk.ui.kit.widgets import button, label, row

translate = QCoreApplication.translate

#: Times of a series that the dialog shows.
SHOWN = 5


class Saying(QObject):
    """A rule in words."""

    def sentence(self, ui: Ui, rule: Rule | None) -> str:
        """`Every 2 weeks · Mon, Thu · until 3 Dec 2026`."""
        if rule is None:
            return self.tr("Does not repeat")
        told = [self._every(rule)]
        if rule.weekdays:
            told.append(", ".join(dates.short_weekday(ui, day) for day in rule.weekdays))
        if rule.monthday is not None:
            told.append(self.tr("on day %1").replace("%1", str(rule.monthday)))
        if rule.until is not None:
            told.append(self.tr("until %1").replace("%1", dates.short_date(ui, rule.until, date.min)))
        if rule.count is not None:
            told.append(self.tr("%n time(s)", "", rule.count))
        return " · ".join(told)

    def _every(self, rule: Rule) -> str:
        if rule.freq is Freq.DAILY:
            return self.tr("Every %n day(s)", "", rule.interval)
        if rule.freq is Freq.WEEKLY:
            return self.tr("Every %n week(s)", "", rule.interval)
        if rule.freq is Freq.MONTHLY:
            return self.tr("Every %n month(s)", "", rule.interval)
        return self.tr("Every %n year(s)", "", rule.interval)


def sentence(ui: Ui, rule: Rule | None) -> str:
    """A rule in words, in the language of the moment."""
    return Saying().sentence(ui, rule)


class RepeatFields(QWidget):
    """The fields of the dialog; `rule` is what they say. `settled` when others of them show."""

    settled = Signal()

    def __init__(self, ui: Ui, rule: Rule | None, start: datetime) -> None:
        super().__init__()
        self._ui = ui
        self._start = start
        self._own = (start.weekday(),)  # the day a weekly one comes back on where no other is chosen
        self._ended = bool(rule and rule.until)  # the last day is somebody's, not one that is merely offered
        self._left_out = rule.left_out if rule is not None else ()
        self.freq, self.ends = Combo(name="freq"), Combo(name="ends")
        self.every, self.count = Spin(1, 365, name="every"), Spin(2, 999, name="count")
        self.monthday = Spin(0, 31, name="monthday")
        self.until = QDateEdit()
        self.days: dict[int, QPushButton] = {}
        self._build()
        self._fill(rule)
        self.freq.chosen.connect(lambda _value: self._settle())
        self.ends.chosen.connect(lambda _value: self._settle())
        self.every.valueChanged.connect(lambda _value: self._name_units())
        for spin in (self.every, self.count, self.monthday):
            spin.valueChanged.connect(lambda _value: self._preview())
        self.until.dateChanged.connect(lambda _day: self._end())
        for made in self.days.values():
            made.toggled.connect(lambda _on: self._ticked())

    def _build(self) -> None:
        ui = self._ui
        self.freq.tell(
            [("", self.tr("Never")), *((each.value, "") for each in Freq)],
            self.tr("Repeats in"),
        )
        self._name_units()
        self.ends.tell(
            [("", self.tr("Goes on")), ("until", self.tr("Until a day")), ("count", self.tr("A number of times"))],
            self.tr("End"),
        )
        self.every.setAccessibleName(self.tr("Every so many"))
        self.count.setAccessibleName(self.tr("How many times"))
        self.until.setAccessibleName(self.tr("Last day"))
        self.until.setCalendarPopup(True)
        take_figures(self.until)
        self.until.setLocale(ui.language.locale)
        self.until.setDisplayFormat("ddd d MMM yyyy")
        # No earliest day: the arrow keys change one part after the other, and would stop at it without a word.
        self.monthday.setSpecialValueText(self.tr("the same day"))
        self.monthday.setAccessibleName(self.tr("Day of the month"))
        self.coming, self.problem = label("small", wrap=True, name="coming"), label("small", wrap=True, name="never")
        self.problem.setProperty("tone", "danger")
        self._every_words, self._days = label(""), self._week()
        self._every_words.setText(self.tr("every"))
        body = row(self._every_words, self.every, self.freq, self.monthday, None, spacing=8)
        lines = row(self.ends, self.until, self.count, None, spacing=8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        for line in (body, lines):
            whole.addLayout(line)
        whole.insertWidget(1, self._days)
        whole.addWidget(self.coming)
        whole.addWidget(self.problem)
        set_order(self)  # no focus proxy: Tab would leave out what stands for all of them

    def _week(self) -> QWidget:
        """A button for each day of the week, from the day on which it begins here."""
        line = row(spacing=4)
        for day in dates.week(self._ui):
            made = button("soft", size="sm", name=f"day-{day}")
            made.setCheckable(True)
            made.setText(dates.short_weekday(self._ui, day))
            made.setAccessibleName(dates.long_weekday(self._ui, day))
            self.days[day] = made
            line.addWidget(made)
        week = QWidget()
        week.setLayout(line)
        return week

    def _name_units(self) -> None:
        """`every 1 week` and `every 2 weeks`: the words for as many as there are."""
        many = self.every.value()
        words = {
            Freq.DAILY: self.tr("day(s)", "of a repetition", many),
            Freq.WEEKLY: self.tr("week(s)", "of a repetition", many),
            Freq.MONTHLY: self.tr("month(s)", "of a repetition", many),
            Freq.YEARLY: self.tr("year(s)", "of a repetition", many),
        }
        for freq, told in words.items():
            self.freq.setItemText(self.freq.findData(freq.value), told)

    def _fill(self, rule: Rule | None) -> None:
        self.freq.set_value(rule.freq.value if rule else "")
        self.every.set_value(rule.interval if rule else 1)
        self.monthday.set_value(rule.monthday or 0 if rule else 0)
        for day, made in self.days.items():
            made.setChecked(day in (rule.weekdays if rule is not None and rule.weekdays else self._own))
        self.ends.set_value("until" if rule and rule.until else "count" if rule and rule.count else "")
        last = rule.until if rule and rule.until else self._start.date()
        self.until.setDate(QDate(last.year, last.month, last.day))
        self.count.set_value(rule.count if rule and rule.count else 5)
        self._settle()

    def _ticked(self) -> None:
        """Without any day it comes back on its own, so that one shows."""
        if not any(made.isChecked() for made in self.days.values()):
            self.days[self._own[0]].setChecked(True)
        else:
            self._preview()

    def _settle(self) -> None:
        """Only what has a meaning with what is chosen."""
        repeats = bool(self.freq.value)
        for each in (self.every, self._every_words, self.ends):
            each.setVisible(repeats)
        self._days.setVisible(self.freq.value == Freq.WEEKLY.value)
        self.monthday.setVisible(self.freq.value == Freq.MONTHLY.value)
        self.until.setVisible(repeats and self.ends.value == "until")
        self.count.setVisible(repeats and self.ends.value == "count")
        self._preview()

    def _end(self) -> None:
        self._ended = True
        self._preview()

    def _offer_end(self) -> None:
        """Until somebody chooses a last day it is that of the fifth time: as many as a number of times begins with."""
        if self._ended or not self.freq.value:
            return
        with suppress(SmdeskError):  # what is wrong with a rule is told by the preview
            rule = self.rule
            assert rule is not None
            endless = replace(rule, until=None, left_out=())
            found = list(islice(occurrences(endless, WallTime(self._start, "UTC")), SHOWN))
            day = found[-1].wall.local.date()
            with QSignalBlocker(self.until):
                self.until.setDate(QDate(day.year, day.month, day.day))

    def _preview(self) -> None:
        """The next times, or why there are none, beside what was chosen."""
        self._offer_end()
        told = wrong = ""
        try:
            rule = self.rule
            if rule is not None:
                found = islice(occurrences(rule, WallTime(self._start, "UTC")), SHOWN)
                told = self.tr("Next: %1").replace("%1", " · ".join(self._day(each) for each in found))
        except SmdeskError as error:
            wrong = str(sentence_of(error, self._ui.language.words))
        self.coming.setText(told)
        self.problem.setText(wrong)
        self.coming.setVisible(bool(told))
        self.problem.setVisible(bool(wrong))
        self.settled.emit()

    def _day(self, each: Occurrence) -> str:
        day = dates.short_day(self._ui, each.wall.local.date())
        return day.replace(" ", "\N{NO-BREAK SPACE}")  # a line ends between two days, not within one

    @property
    def rule(self) -> Rule | None:
        """What is chosen; None: it does not repeat. Raises InvalidInput `bad_recurrence`."""
        if not self.freq.value:
            return None
        freq, last = Freq(str(self.freq.value)), self.until.date()
        days = tuple(day for day, made in self.days.items() if made.isChecked())
        return Rule(
            freq,
            self.every.value(),
            days if freq is Freq.WEEKLY and days != self._own else (),
            monthday=self.monthday.value() or None if freq is Freq.MONTHLY else None,
            until=date(last.year(), last.month(), last.day()) if self.ends.value == "until" else None,
            count=self.count.value() if self.ends.value == "count" else None,
            week_start=dates.first_weekday(self._ui),
            left_out=self._left_out,
        )


def ask(ui: Ui, parent: QWidget, rule: Rule | None, start: datetime, act: Callable[[Rule | None], object]) -> Ask:
    """Ask how a post comes back."""
    text = translate("Repeating", "It goes out with what it says by then, at the same hour in the client’s zone.")
    made = Ask(
        parent, ui.language.words, translate("Repeating", "Repeat"), text, translate("Repeating", "Set repetition")
    )  # fmt: skip
    fields = RepeatFields(ui, rule, start)
    made.add_field(fields, translate("Repeating", "Repeats"))

    def settle() -> None:  # what is wrong stands beside what was chosen: nothing can be set meanwhile
        wrong = fields.problem.text()
        made.primary.setEnabled(not wrong)
        made.primary.setToolTip(wrong)
        made.fit()

    fields.settled.connect(settle)
    settle()
    fields.freq.setFocus()

    def go() -> None:
        rule = fields.rule
        if rule is not None:
            check(rule, WallTime(start, "UTC"))
        act(rule)

    return made.show_with(go)
