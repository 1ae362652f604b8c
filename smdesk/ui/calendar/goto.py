"""Go to date: a small dialog that asks for a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QDateEdit, QWidget

from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dialogs import Ask
from smdesk.ui.kit.typingday import take_figures

translate = QCoreApplication.translate


def ask(parent: QWidget, ui: Ui, start: date, act: Callable[[date], object]) -> Ask:
    """Ask for a day, beginning with one."""
    made = Ask(
        parent, ui.language.words, translate("CalendarPage", "Go to date"), "", translate("CalendarPage", "Go")
    )  # fmt: skip
    field = QDateEdit(QDate(start.year, start.month, start.day))
    field.setCalendarPopup(True)
    take_figures(field)
    field.setDisplayFormat("ddd d MMM yyyy")
    made.add_field(field, translate("CalendarPage", "Date"))
    return made.show_with(lambda: act(date(field.date().year(), field.date().month(), field.date().day())))
