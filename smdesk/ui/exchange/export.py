"""Exporting the calendar: format, period, client, and what belongs to it; then the file is asked for."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDate, QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDateEdit, QDialog, QFileDialog, QWidget

from smdesk.core.errors import InvalidInput, SmdeskError
from smdesk.core.walltime import in_zone
from smdesk.services.exchange.exporting import Exported, What
from smdesk.services.zone import computer_zone
from smdesk.ui.exchange.filters import ExportFilters
from smdesk.ui.kit import inreach
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.filedialogs import ask_save
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.problemline import problem_line
from smdesk.ui.kit.segmented import Segmented
from smdesk.ui.kit.typingday import take_figures
from smdesk.ui.kit.widgets import button, column, label, row, surface

WIDTH = 440
FORMATS = ("xlsx", "csv", "ics", "pdf")


class ExportDialog(QDialog):
    """`said` tells what was written; `failed` why it was not."""

    said = Signal(str, bool)
    failed = Signal(object)

    def __init__(self, parent: QWidget, ui: Ui, client: int | None) -> None:
        super().__init__(parent)
        self._ui = ui
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("export")
        self.setFixedWidth(ui.theme.px(WIDTH))
        surface(self, "surface")
        self._title, self._about = label("title2"), label("secondary", wrap=True)
        self.form = Segmented(ui.theme, FORMATS, name="export-format")
        self.client, self.period, self.language = (
            Combo(name=name) for name in ("export-client", "export-period", "export-language")
        )
        self.first, self.last = (QDateEdit(self._day(each)) for each in self._month(0))
        for each in (self.first, self.last):
            each.setCalendarPopup(True)
            take_figures(each)
        self.filters = ExportFilters(ui)
        self.ideas, self.days, self.media = (QCheckBox() for _ in range(3))
        self._captions = [label("small") for _ in range(4)]
        self.problem = problem_line()
        self.safe, self.primary = button("", self.reject, name="safe"), button("primary", self.ask, name="primary")
        self.primary.setDefault(True)
        self._lay_out()
        self.ideas.setChecked(True)
        self.days.setChecked(True)
        self._say()
        self.client.set_value(client)
        self._follow_client()
        self.form.chosen.connect(lambda _value: self._follow())
        self.period.chosen.connect(lambda _value: self._follow())
        self.client.chosen.connect(lambda _value: self._follow_client())
        self._follow()

    def _lay_out(self) -> None:
        between = row(self.first, self.last, spacing=8)
        formats, clients, period, language = self._captions
        self.setLayout(column(
            self._title, self._about, 4, formats, self.form, 4, clients, self.client, 4, period, self.period, between,
            4, self.filters, 4, language, self.language, 6, self.ideas, self.days, self.media, self.problem, 10,
            row(None, self.safe, self.primary), spacing=5, margins=(22, 20, 22, 18),
        ))  # fmt: skip
        for caption, field in zip(self._captions, (self.form, self.client, self.period, self.language), strict=True):
            caption.setBuddy(field)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        inreach.roll(self)

    def _month(self, later: int) -> tuple[date, date]:
        today = in_zone(self._ui.now(), computer_zone()).date()
        year, month = divmod(today.year * 12 + today.month - 1 + later, 12)
        return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])

    def _day(self, day: date) -> QDate:
        return QDate(day.year, day.month, day.day)

    # -- saying -------------------------------------------------------------------------------------------------

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Export"))
        self._title.setText(self.tr("Export the calendar"))
        self.form.tell((self.tr("Excel"), "CSV", self.tr("Calendar (ICS)"), "PDF"), self.tr("Format"))
        texts = (self.tr("Format"), self.tr("Client"), self.tr("Period"), self.tr("Language of the file"))
        for caption, text in zip(self._captions, texts, strict=True):
            caption.setText(text)
        clients: list[tuple[int | None, str]] = [(each.id, each.name) for each in self._ui.clients()]
        everybody = [] if self._ui.scope.watched else [(None, self.tr("All clients"))]
        self.client.tell([*everybody, *clients], texts[1])
        self.period.tell([("all", self.tr("Everything")), ("this", self.tr("This month")),
                          ("next", self.tr("Next month")), ("days", self.tr("From a day to another"))],
                         texts[2])  # fmt: skip
        self._fill_filters()
        self.language.tell([("es", "Español"), ("en", "English")], texts[3])
        self.ideas.setText(self.tr("Ideas and drafts without a date"))
        self.days.setText(self.tr("Key dates"))
        self.media.setText(self.tr("Media, in a folder beside the file"))
        self.first.setAccessibleName(self.tr("First day"))
        self.last.setAccessibleName(self.tr("Last day"))
        self.safe.setText(self.tr("Cancel"))
        self.primary.setText(self.tr("Choose the file…"))
        self._follow()

    def _follow(self) -> None:
        form = str(self.form.value)
        about = {
            "xlsx": self.tr("A workbook with dates and filters. smdesk imports it again to the same calendar."),
            "csv": self.tr("A table for any program. smdesk imports it again to the same calendar."),
            "ics": self.tr("For the calendar of a phone or computer. smdesk imports it again to the same calendar."),
            "pdf": self.tr("Pages for your client: each month as a sheet and post by post, in their colours."),
        }  # fmt: skip
        self._about.setText(about.get(form, ""))
        chosen = self.period.value == "days"
        for each in (self.first, self.last):
            each.setVisible(chosen)
        for widget in (self._captions[3], self.language):
            widget.setVisible(form != "ics")
        self.media.setVisible(form != "pdf")
        self.adjustSize()

    def _follow_client(self) -> None:
        """The file speaks as its client does."""
        number = self.client.value
        self._fill_filters()
        known = {each.id: each.languages for each in self._ui.runtime.clients.list()}
        spoken = known.get(number, ()) if isinstance(number, int) else ()
        self.language.set_value(spoken[0][:2] if spoken and spoken[0][:2] in {"es", "en"} else self._ui.language.code)

    def _fill_filters(self) -> None:
        client = self.client.value
        self.filters.follow(client if isinstance(client, int) else None)

    # -- acting -------------------------------------------------------------------------------------------------

    def what(self) -> What:
        """What was chosen."""
        client, period = self.client.value, self.period.value
        first: date | None = None
        last: date | None = None
        if period in {"this", "next"}:
            first, last = self._month(int(period == "next"))
        elif period == "days":
            first, last = (
                date(each.year(), each.month(), each.day()) for each in (self.first.date(), self.last.date())
            )
        found = What(
            frozenset({client}) if isinstance(client, int) else None, ideas=self.ideas.isChecked(),
            key_dates=self.days.isChecked(),
        )  # fmt: skip
        return self.filters.narrowed(replace(found, first=first, last=last))

    def ask(self) -> QFileDialog | None:
        """Ask for the file; one that is named as another of the formats is written as its name says."""
        what, form = self.what(), str(self.form.value)
        if what.first is not None and what.last is not None and what.last < what.first:
            self.problem.setText(self.tr("The last day lies before the first."))
            self.problem.show()
            self.adjustSize()
            return None
        self.problem.hide()
        name = self.client.currentText() if isinstance(self.client.value, int) else "smdesk"
        day = what.first or in_zone(self._ui.now(), computer_zone()).date()
        title = self.tr("Export the calendar")
        return ask_save(self, title, f"{name}-{day.isoformat()}", form, self._chosen, others=FORMATS)

    def _chosen(self, file: Path) -> None:
        named = file.suffix[1:].lower()
        if named in FORMATS and named != self.form.value:
            self.form.set_value(named)
            self._follow()
        self.write(file)

    def write(self, file: Path) -> None:
        """Write it, away from this thread."""
        what, form, media = self.what(), str(self.form.value), self.media.isChecked()
        language = str(self.language.value)
        title = self.client.currentText() if isinstance(self.client.value, int) else "smdesk"
        client = self.client.value if isinstance(self.client.value, int) else None
        exporting = self._ui.runtime.exporting
        self.primary.setEnabled(False)
        work = partial(exporting.write, file, form, what, language=language, media=media, title=title)
        self._ui.tasks.run(
            partial(self._pages, file, what, language, client) if form == "pdf" else work, self._done, self._failed
        )

    def _pages(self, file: Path, what: What, language: str, client: int | None) -> Exported:
        """The pages, with what their maker brings along only when somebody wants some."""
        from smdesk.reports import calendar_sheet

        runtime = self._ui.runtime
        country = runtime.clients.find(str(client)).country if client is not None else ""
        _, posts = calendar_sheet.write(
            runtime, what, file, language=language, country=country,
            brand=calendar_sheet.brand_of(runtime, client),
        )  # fmt: skip
        return Exported(file, posts, 0)

    def _done(self, done: Exported) -> None:
        told = self.tr("%n post(s) written to %1", "", done.posts).replace("%1", done.file.name)
        if done.missing:
            missing = self.tr("%n file(s) were not there", "", done.missing)
            told = f"{told} · {missing}"
        self.said.emit(told, False)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.primary.setEnabled(True)
        known = error if isinstance(error, SmdeskError) else InvalidInput("internal_error", kind=type(error).__name__)
        self.problem.setText(str(sentence(known, self._ui.language.words)))
        self.problem.show()
        self.adjustSize()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "primary"):
            self._say()
        super().changeEvent(event)
