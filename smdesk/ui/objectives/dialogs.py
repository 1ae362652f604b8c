"""The questions of the objectives page: a reading, a new KPI, a signature."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from smdesk.core import kpi as kpis
from smdesk.core.errors import InvalidInput
from smdesk.services.agreements.views import KpiView, ReadView, VersionView
from smdesk.ui.kit import figures
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dayfield import DayField
from smdesk.ui.kit.dialogs import Ask
from smdesk.ui.kit.filedialogs import ask_open
from smdesk.ui.kit.floating import Choices
from smdesk.ui.kit.widgets import button, row
from smdesk.ui.objectives import words

translate = QCoreApplication.translate


def ask_reading(
    page: QWidget, ui: Ui, view: KpiView, today: date, keep: Callable[[date, float, str], object],
    reading: ReadView | None = None,
) -> Ask:  # fmt: skip
    """A value, its day, and perhaps a note: a new reading, or one that is corrected."""
    text = words.about(ui.language, view.metric)
    if view.adds:
        total = translate(
            "ObjectiveDialogs", "Write the total since the first day, not only what came since last time."
        )
        text = f"{text} {total}".strip()
    made = Ask(
        page, ui.language.words, translate("ObjectiveDialogs", "Reading of %1").replace("%1", view.name), text,
        translate("ObjectiveDialogs", "Add the reading") if reading is None
        else translate("ObjectiveDialogs", "Correct the reading"),
    )  # fmt: skip
    note, day, value = QLineEdit(), DayField(ui, name="reading-day"), QLineEdit()
    value.setObjectName("reading-value")
    day.set_today(today)
    day.setText(day.said(reading.day if reading is not None else today))
    if reading is not None:
        value.setText(figures.exact(ui.language, reading.value))
        note.setText(reading.note)
    unit = f" ({view.unit})" if view.unit else ""
    made.add_field(value, translate("ObjectiveDialogs", "Value") + unit, field="value")
    made.add_field(day, translate("ObjectiveDialogs", "Day"), field="day")
    made.add_field(note, translate("ObjectiveDialogs", "Note, if there is something to say"), field="note")

    def go() -> None:
        number, on = figures.typed(ui.language, value.text(), "value"), day.read(day.text(), "day")
        if number is None:
            raise InvalidInput("reading_empty", field="value")
        keep(on or today, number, note.text().strip())

    made.show_with(go)
    value.setFocus()
    value.selectAll()
    return made


def ask_metric(page: QWidget, ui: Ui, where: str, take: Callable[[str], object]) -> Ask:
    """Which KPI of the catalogue."""
    made = Ask(
        page, ui.language.words, translate("ObjectiveDialogs", "New KPI"),
        translate("ObjectiveDialogs", "For “%1”. Business KPIs decide; the others explain.").replace("%1", where),
        translate("ObjectiveDialogs", "Add the KPI"),
    )  # fmt: skip
    choice = Choices()
    choice.setObjectName("new-kpi")
    for nature in kpis.NATURES:
        for name, entry in kpis.catalogue().items():
            if entry.nature == nature:
                choice.addItem(f"{words.metric(ui.language, name)} · {words.nature(ui.language, nature)}", name)
    choice.addItem(words.metric(ui.language, kpis.OWN), kpis.OWN)
    made.add_field(choice, translate("ObjectiveDialogs", "What is measured"))
    made.show_with(lambda: take(str(choice.currentData())))
    return made


def ask_signature(
    page: QWidget, ui: Ui, version: VersionView, today: date, sign: Callable[[str, date, Path | None], object]
) -> Ask:  # fmt: skip
    """Who signed, when, and the paper."""
    made = Ask(
        page, ui.language.words,
        translate("ObjectiveDialogs", "Sign version %1").replace("%1", str(version.number)),
        translate("ObjectiveDialogs", "What the client has agreed to is kept as it stands in this version."),
        translate("ObjectiveDialogs", "Note the signature"),
    )  # fmt: skip
    day, by, paper = DayField(ui, name="signed-on"), QLineEdit(), QLineEdit()
    by.setObjectName("signed-by")
    paper.setObjectName("signed-paper")
    day.set_today(today)
    day.setText(day.said(today))
    made.add_field(by, translate("ObjectiveDialogs", "Signed by"), field="signed_by")
    made.add_field(day, translate("ObjectiveDialogs", "Day"), field="signed_on")
    choose = button("", lambda: _choose(made, paper), size="sm")
    choose.setText(translate("ObjectiveDialogs", "Choose…"))
    holder = QWidget()
    holder.setLayout(row(paper, choose, spacing=8))
    holder.setFocusProxy(paper)
    made.add_field(
        holder, translate("ObjectiveDialogs", "Signed document (PDF or picture), if there is one"), field="document"
    )
    paper.setAccessibleName(holder.accessibleName())

    def go() -> None:
        file = paper.text().strip()
        sign(by.text(), day.read(day.text(), "signed_on") or today, Path(file).expanduser() if file else None)

    made.show_with(go)
    by.setFocus()
    return made


def _choose(parent: QWidget, field: QLineEdit) -> None:
    kinds = translate("ObjectiveDialogs", "PDF and pictures") + " (*.pdf *.png *.jpg *.jpeg)"
    ask_open(parent, translate("ObjectiveDialogs", "Signed document"), kinds, lambda file: field.setText(str(file)))
