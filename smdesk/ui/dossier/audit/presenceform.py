"""All that is known of one network, below the table: fields that store themselves, and the checklist of the profile."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from smdesk.core.audit.presence import DECISIONS, FIGURES, KINDS, STATUSES
from smdesk.core.walltime import in_zone
from smdesk.services.audits.views import PresenceView
from smdesk.ui.dossier.audit import numbers, words
from smdesk.ui.dossier.audit.checks import Checks
from smdesk.ui.dossier.audit.deeds import Deeds
from smdesk.ui.dossier.audit.foldform import FoldForm
from smdesk.ui.kit import dates, icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.taborder import set_order
from smdesk.ui.kit.widgets import button, label, row

_NUMBERS = ("followers", "per_week", *FIGURES)
_COLUMNS = 4


class PresenceForm(FoldForm):
    """One network of the audit that shows."""

    def __init__(self, ui: Ui, deeds: Deeds) -> None:
        super().__init__(ui)
        self._deeds = deeds
        self._view: PresenceView | None = None
        self.setObjectName("presence-form")
        self.setProperty("box", "plain")
        self.form.failed.connect(deeds.failed)
        self._title, self._percent = label("strong"), label("small")
        self._hint = label("quiet", wrap=True)
        self._done = button("icon", self.close_it, size="sm", name="close-presence")
        self.checks = Checks(ui)
        self.checks.answered.connect(self._answered)
        self._combos: dict[str, Combo] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(ui.theme.px(12))
        grid.setVerticalSpacing(ui.theme.px(8))
        for place, box in enumerate(self._boxes()):
            grid.addWidget(box, place // _COLUMNS, place % _COLUMNS, Qt.AlignmentFlag.AlignTop)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        note = self.form.box("note", QLineEdit(), lambda: self.tr("What we saw"))
        inner = QVBoxLayout(self)
        margin = ui.theme.px(14)
        inner.setContentsMargins(margin, ui.theme.px(8), ui.theme.px(10), margin)
        inner.setSpacing(ui.theme.px(8))
        inner.addLayout(row(self._title, self._percent, None, self._done, spacing=10))
        inner.addLayout(grid)
        inner.addWidget(note)
        inner.addWidget(self._hint)
        inner.addWidget(self.checks)
        ui.theme.changed.connect(self._look)
        self._look()
        self.hide()

    def _boxes(self) -> list[QWidget]:
        box, ui = self.form.box, self._ui
        self._combos = {name: Combo(name=f"presence-{name}") for name in ("status", "kind", "decision", "consistency")}
        figures = {name: QLineEdit() for name in _NUMBERS}
        return [
            box("status", self._combos["status"], lambda: self.tr("Does it exist?")),
            box("handle", QLineEdit(), lambda: self.tr("Account")),
            box("url", QLineEdit(), lambda: self.tr("Address")),
            box("kind", self._combos["kind"], lambda: self.tr("What it is for")),
            box("followers", figures["followers"], lambda: words.figure(ui, "followers")),
            box("per_week", figures["per_week"], lambda: words.figure(ui, "per_week")),
            box("last_day", QLineEdit(), lambda: words.figure(ui, "last_day")),
            box("reply_hours", figures["reply_hours"], lambda: words.figure(ui, "reply_hours")),
            box("engagement", figures["engagement"], lambda: words.figure(ui, "engagement")),
            box("rating", figures["rating"], lambda: self.tr("Rating (of 5)")),
            box("reviews", figures["reviews"], lambda: words.figure(ui, "reviews")),
            box("visits", figures["visits"], lambda: words.figure(ui, "visits")),
            box("consistency", self._combos["consistency"], lambda: self.tr("Looks and sounds like the brand")),
            box("decision", self._combos["decision"], lambda: self.tr("Decision")),
        ]

    @property
    def shown(self) -> int:
        """The presence that it shows; 0 for none."""
        return self._view.id if self._view is not None and not self.isHidden() else 0

    def show_presence(self, view: PresenceView, read_only: bool) -> None:
        """Show this one; the same one again brings what changed elsewhere."""
        before, self._view = self._view, view
        values = self._values(view)
        if before is None or before.id != view.id:
            self.form.show(values, lambda changed, number=view.id: self._save(number, changed))  # type: ignore[misc]
        else:
            self.form.refresh(values)
        self.form.set_read_only(read_only)
        self.checks.show_answers(view.network, view.checklist, read_only)
        set_order(self)  # another network has other points, made just now
        self._say()
        self.show()

    def forget(self) -> None:
        super().forget()
        self._view = None

    # -- values -------------------------------------------------------------------------------------------------

    def _values(self, view: PresenceView) -> dict[str, Any]:
        figures = {name: numbers.shown(self._ui, view.figures.get(name)) for name in FIGURES}
        last = dates.short_date(self._ui, view.last_day) + f" {view.last_day.year}" if view.last_day else ""
        return {
            "status": view.status, "handle": view.handle, "url": view.url, "kind": view.kind,
            "decision": view.decision, "followers": numbers.shown(self._ui, view.followers),
            "per_week": numbers.shown(self._ui, view.per_week), "last_day": last, "note": view.note,
            "consistency": view.consistency, **figures,
        }  # fmt: skip

    def _save(self, number: int, changed: dict[str, Any]) -> None:
        stored: dict[str, Any] = {}
        for name, value in changed.items():
            if name in FIGURES:
                stored.setdefault("figures", {})[name] = numbers.typed(name, value)
            elif name in _NUMBERS:
                stored[name] = numbers.typed(name, value)
            elif name == "last_day":
                stored[name] = numbers.typed_day(name, value, in_zone(self._ui.now(), "UTC").date())
            else:
                stored[name] = value
        self._ui.runtime.audits.set_presence(number, **stored)

    def _answered(self, item: str, answer: bool | None) -> None:
        view, audits = self._view, self._ui.runtime.audits
        if view is None:
            return
        before = view.checklist.get(item)
        self._deeds.do(
            self.tr("Change of the checklist"), lambda: audits.set_presence(view.id, checklist={item: answer}),
            lambda _made: audits.set_presence(view.id, checklist={item: before}),
        )  # fmt: skip

    # -- saying -------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """In the language of the moment."""
        entries: dict[str, list[tuple[object, str]]] = {
            "status": [(each, words.status(each)) for each in STATUSES],
            "kind": [(each, words.kind(each)) for each in ("", *KINDS)],
            "decision": [(each, words.decision(each)) for each in ("", *DECISIONS)],
            "consistency": [(None, self.tr("Not judged")), *((each, f"{each} / 5") for each in range(1, 6))],
        }
        for name, combo in self._combos.items():
            combo.tell(entries[name])
        self.form.retranslate()
        self.checks.retranslate()
        close = self.tr("Close")
        self._done.setAccessibleName(close)
        self._done.setToolTip(f"{close}  Esc")
        self._hint.setText(self.tr("The profile, point by point. A press goes on: there, missing, not looked at."))
        if self._view is not None:
            self.form.refresh(self._values(self._view))
        self._say()

    def _say(self) -> None:
        if self._view is None:
            return
        complete = self._view.completeness
        name = network_name(self._view.network)
        self._title.setText(name)
        self.setAccessibleName(name)
        unseen = words.Counted().unseen(len(complete.unseen))
        percent = ""
        if complete.percent is not None:
            told = self.tr("profile complete: %1")
            percent = told.replace("%1", words.percent(self._ui, str(complete.percent)))
        self._percent.setText(" · ".join(part for part in (percent, unseen if complete.unseen else "") if part))

    def _look(self) -> None:
        self._done.setIcon(icons.icon("x", self._ui.theme, "text.secondary"))
