"""What an audit is called, of which day it is, and what it comes to; fields that store themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from smdesk.core.errors import InvalidInput
from smdesk.services.audits.views import AuditView
from smdesk.ui.dossier.audit import numbers
from smdesk.ui.kit import dates
from smdesk.ui.kit.autosave import Autosave
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.widgets import Page


class AboutRow(Page):
    """Above the cards."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._shown, self._today = 0, date.min
        self.form = Autosave(ui, self)
        px = ui.theme.px
        title, day = QLineEdit(), QLineEdit()
        title.setMaxLength(200)
        boxes = (
            (self.form.box("title", title, lambda: self.tr("Name of the audit")), px(220)),
            (self.form.box("day", day, lambda: self.tr("Day")), px(120)),
            (self.form.box("summary", GrowingText(ui.theme, most=6), lambda: self.tr("What it comes to")), 0),
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(12))
        for box, width in boxes:
            if width:
                box.setFixedWidth(width)
            line.addWidget(box, 0 if width else 1, Qt.AlignmentFlag.AlignTop)

    def show_audit(self, audit: AuditView, today: date, read_only: bool) -> None:
        """Of this audit."""
        self._today = today
        values = {"title": audit.title, "day": self._said(audit.day), "summary": audit.summary}
        if self._shown != audit.id:
            self._shown = audit.id
            self.form.show(values, lambda changed, number=audit.id: self._save(number, changed))  # type: ignore[misc]
        else:
            self.form.refresh(values)
        self.form.set_read_only(read_only)

    def _said(self, day: date) -> str:
        return f"{dates.short_date(self._ui, day)} {day.year}"

    def _save(self, audit: int, changed: dict[str, Any]) -> None:
        stored = dict(changed)
        if "day" in stored:
            stored["day"] = numbers.typed_day("day", stored["day"], self._today)
            if not stored["day"]:
                raise InvalidInput("bad_day", field="day", value="")
        self._ui.runtime.audits.edit(audit, **stored)

    def settle(self) -> bool:
        """Store what is typed."""
        return self.form.flush()

    def retranslate(self) -> None:
        self.form.retranslate()
