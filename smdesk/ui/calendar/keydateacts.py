"""What the person does with key dates: adds, changes, hides them, keeps a day free of posts, makes something of one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QObject, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLineEdit, QWidget

from smdesk.core import keydates
from smdesk.core.keydates import KeyDay
from smdesk.core.records import dataclass
from smdesk.core.walltime import WallTime
from smdesk.services.plan.keydates import KeyDateView
from smdesk.ui.calendar import daymarks
from smdesk.ui.calendar.acts import CalendarActs
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.kit.dialogs import Ask
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.typingday import take_figures


@dataclass(frozen=True, slots=True)
class _Fields:
    """What the dialog asks for."""

    name: QLineEdit
    day: QDateEdit
    until: QDateEdit
    yearly: QCheckBox
    quiet: QCheckBox

    def values(self) -> dict[str, object]:
        first, last = _python(self.day), _python(self.until)
        return {
            "name": self.name.text(), "day": first, "until": last if last != first else None,
            "yearly": self.yearly.isChecked(), "kind": "quiet" if self.quiet.isChecked() else "own",
        }  # fmt: skip


class KeyDateActs(QObject):
    """`asked` for a `Place`. What is done is told by the calendar's acts, and can be undone."""

    asked = Signal(object)

    def __init__(self, model: CalendarModel, acts: CalendarActs, page: QWidget) -> None:
        super().__init__(page)
        self._model, self._acts, self._page = model, acts, page
        self._ui = model.ui

    def next_day(self, number: int) -> date | None:
        """The day of one of the person's own that comes next, else the last one."""
        found = next((each for each in self._ui.runtime.keydates.own() if each.id == number), None)
        if found is None or found.day is None:
            return None
        today = self._model.today
        if not found.yearly or found.day >= today:
            return found.day
        this = keydates.yearly(found.day, today.year)
        return this if this >= today else keydates.yearly(found.day, today.year + 1)

    # -- the dialog ---------------------------------------------------------------------------------------------

    def ask_new(self, day: date) -> Ask:
        """Ask for a date of the person's own."""
        made, fields = self._dialog(self.tr("Add key date"), self.tr("Add"), day, day)
        return made.show_with(lambda: self._add(**fields.values()))

    def ask_change(self, number: int) -> None:
        """Ask what is to be different."""
        own = self._ui.runtime.keydates.own(self._ui.scope.client)
        before = next((each for each in own if each.id == number), None)
        if before is None or before.day is None:
            return
        made, fields = self._dialog(self.tr("Change key date"), self.tr("Save"), before.day, before.until or before.day)
        fields.name.setText(before.name)
        fields.yearly.setChecked(before.yearly)
        fields.quiet.setChecked(before.kind == "quiet")
        made.show_with(lambda: self._edit(before, fields.values()))

    def _dialog(self, title: str, primary: str, day: date, until: date) -> tuple[Ask, _Fields]:
        made = Ask(self._page, self._ui.language.words, title, "", primary)
        fields = _Fields(
            QLineEdit(), _date_field(day), _date_field(until), QCheckBox(self.tr("Every year")),
            QCheckBox(self.tr("Nothing goes out on these days")),
        )  # fmt: skip
        made.add_field(fields.name, self.tr("Name"), field="name")
        made.add_field(fields.day, self.tr("First day"), field="day")
        made.add_field(fields.until, self.tr("Last day"), field="until")
        made.add(fields.yearly)
        made.add(fields.quiet)
        fields.name.setFocus()
        fields.day.dateChanged.connect(lambda day: fields.until.setDate(max(day, fields.until.date())))
        return made, fields

    # -- dates --------------------------------------------------------------------------------------------------

    def _add(self, **values: object) -> KeyDateView:
        dates = self._ui.runtime.keydates
        made = dates.add(self._ui.scope.client, **values)  # type: ignore[arg-type]
        self._acts.keep(self.tr("new key date"), lambda: dates.undelete(made.id), lambda: dates.delete(made.id))
        return made

    def _edit(self, before: KeyDateView, values: dict[str, object]) -> None:
        dates = self._ui.runtime.keydates
        was = {name: getattr(before, name) for name in values}
        dates.edit(before.id, **values)
        self._acts.keep(
            self.tr("change of a key date"),
            lambda: dates.edit(before.id, **values),
            lambda: dates.edit(before.id, **was),
        )

    def delete(self, each: KeyDay) -> None:
        """Put one of the person's own away."""
        dates = self._ui.runtime.keydates
        if self._acts.result(lambda: dates.delete(each.number)):
            self._acts.keep(
                self.tr("deleting of a key date"),
                lambda: dates.delete(each.number),
                lambda: dates.undelete(each.number),
            )
            self._acts.said.emit(self.tr("“%1” is deleted.").replace("%1", daymarks.name(each)), True)

    def hide(self, each: KeyDay) -> None:
        """Do not show one that smdesk brings along, for the client in view."""
        dates, client = self._ui.runtime.keydates, self._ui.scope.client
        if client is None:
            return
        row = self._acts.result(lambda: dates.hide(client, each.ref, each.name))
        if row is not None:
            self._acts.keep(
                self.tr("hiding of a key date"), lambda: dates.undelete(row.id), lambda: dates.delete(row.id)
            )
            self._acts.said.emit(self.tr("“%1” is hidden for this client.").replace("%1", daymarks.name(each)), True)

    def make_quiet(self, day: date) -> None:
        """Nothing goes out on a day."""
        dates, client = self._ui.runtime.keydates, self._ui.scope.client
        if client is None:
            return
        made = self._acts.result(lambda: dates.make_quiet(client, day))
        if made is None:
            return
        self._acts.keep(self.tr("no-post day"), lambda: dates.undelete(made.id), lambda: dates.delete(made.id))
        told = self.tr("No-post day: the queue leaves it out.")
        count = len(self._model.entries_on(day))
        if count:
            told += " " + self.tr("%n post(s) still stand on it.", "", count)
        self._acts.said.emit(told, True)

    def show_hidden(self) -> None:
        """Show everything again that was hidden for the client in view."""
        dates = self._ui.runtime.keydates
        rows = [each.id for each in dates.own(self._ui.scope.client, hidden=True)]
        if not rows:
            return

        def each_of(act: Callable[[int], object]) -> Callable[[], object]:
            return lambda: [act(number) for number in rows]

        each_of(dates.delete)()
        self._acts.keep(self.tr("hidden key dates"), each_of(dates.delete), each_of(dates.undelete))
        self._acts.said.emit(self.tr("%n key date(s) show again.", "", len(rows)), True)

    # -- posts of a date ----------------------------------------------------------------------------------------

    def idea(self, each: KeyDay, day: date, client: int | None = None) -> None:
        """An idea with the date's name, on its day."""
        whose = client if client is not None else self._ui.scope.client
        if whose is None:
            return
        zone = next((at.zone for at in self._model.channels.values() if at.client_id == whose and at.zone), "")
        wall = WallTime(self._model.first_time(day), zone or self._ui.runtime.clients.show(whose).zone)
        if self._acts.add_idea(daymarks.name(each), whose, planned=wall) is not None:
            told = self.tr("An idea for “%1” stands on %2.").replace("%1", daymarks.name(each))
            self._acts.said.emit(told.replace("%2", self._acts.inside(wall.local)), True)

    def draft(self, each: KeyDay, day: date) -> None:
        """A new post of that day in the composer."""
        self.asked.emit(
            Place("composer", client=self._ui.scope.client, local=self._model.first_time(day), text=daymarks.name(each))
        )


def _date_field(day: date) -> QDateEdit:
    made = QDateEdit(QDate(day.year, day.month, day.day))
    made.setCalendarPopup(True)
    take_figures(made)
    made.setDisplayFormat("ddd d MMM yyyy")
    return made


def _python(field: QDateEdit) -> date:
    return date(field.date().year(), field.date().month(), field.date().day())
