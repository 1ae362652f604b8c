"""The form of one KPI: every field is stored as it is typed, numbers and days as the person writes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from smdesk.core import kpi as kpis
from smdesk.core import pace_months
from smdesk.core.errors import InvalidInput, SmdeskError
from smdesk.core.reading_days import RHYTHMS
from smdesk.services.agreements.views import KpiPatch, KpiView
from smdesk.ui.kit import figures, pacemarks
from smdesk.ui.kit.autosave import Autosave
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dayfield import DayField
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.segmented import Segmented
from smdesk.ui.kit.undo import ServiceCommand
from smdesk.ui.kit.widgets import Page, column, label, row
from smdesk.ui.objectives import words
from smdesk.ui.objectives.advice import Advice
from smdesk.ui.objectives.measuremenu import MeasureMenu
from smdesk.ui.objectives.model import ObjectivesModel
from smdesk.ui.objectives.pushing import Pushing

_NUMBERS, _DAYS = ("baseline", "target", "monthly"), ("starts", "deadline")
#: Months that are told of, the running one first.
_MONTHS = 4
_UNITS = ("", "%", "x", "h", "min", "EUR", "USD", "GBP", "MXN", "ARS", "COP", "CLP", "CHF")


class KpiForm(Page):
    """`failed` tells what concerns no single field; `reading` that a value is to be typed."""

    failed = Signal(object)
    reading = Signal()

    def __init__(self, ui: Ui, model: ObjectivesModel) -> None:
        super().__init__()
        self._ui, self._model = ui, model
        self._view: KpiView | None = None
        self._had: dict[int, set[float | None]] = {}  # the targets that each KPI has had while the window is open
        self.form = Autosave(ui, self)
        self.form.failed.connect(self.failed)
        self._make()
        self._build()

    def _make(self) -> None:
        ui = self._ui
        self.name = GrowingText(ui.theme, line=True, name="kpi-name")
        self.nature = Segmented(ui.theme, kpis.NATURES, name="kpi-nature", marks=pacemarks.NATURE_ICONS)
        self.measured, self.scope, self.source, self.unit = (
            Combo(name=f"kpi-{each}") for each in ("metric", "scope", "source", "unit")
        )
        self.reads = Combo(name="kpi-reads")
        for combo in (self.measured, self.scope, self.source, self.unit, self.reads):
            combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(4)
        self.formula = GrowingText(ui.theme, least=2, name="kpi-formula")
        self.naming = MeasureMenu(ui, self.formula)
        self.baseline, self.target, self.monthly = QLineEdit(), QLineEdit(), QLineEdit()
        self.starts, self.deadline = DayField(ui, name="kpi-starts"), DayField(ui, name="kpi-deadline")
        self.falling = QCheckBox()
        self.note = GrowingText(ui.theme, least=3, name="kpi-note")
        self.months = label("caption", wrap=True, name="kpi-months")
        self.about, self.measures = label("caption", wrap=True), label("caption", wrap=True)
        self.pushing = Pushing(ui)
        self.pushing.after = self.note
        self.pushing.choosing.connect(self._push)
        self.advice = Advice(ui)
        self.advice.reading.connect(self.reading)
        self.advice.lowering.connect(self._lower)

    def _build(self) -> None:
        box = self.form.box
        self._formula = box("formula", self.formula, lambda: self.tr("Formula"))
        numbers = self._beside(
            ("baseline", self.baseline, lambda: self.tr("Baseline"), 4),
            ("target", self.target, lambda: self.tr("Target"), 4),
            ("unit", self.unit, lambda: self.tr("Unit"), 6),
        )
        days = self._beside(
            ("starts", self.starts, lambda: self.tr("First day"), 1),
            ("deadline", self.deadline, lambda: self.tr("Deadline"), 1),
        )
        self._reads = box("reads", self.reads, lambda: self.tr("Read the number"))
        self._monthly = box("monthly", self.monthly, lambda: self.tr("Each month"))
        self.setLayout(
            column(
                box("name", self.name, lambda: self.tr("Name")),
                box("nature", self.nature, lambda: self.tr("Kind")), self.about,
                box("metric", self.measured, lambda: self.tr("What is measured")), self._formula, self.naming,
                self.measures,
                box("scope", self.scope, lambda: self.tr("Of what")),
                box("source", self.source, lambda: self.tr("Where the number comes from")),
                self._reads, numbers,
                self.falling, self.form.add("falling", self.falling, lambda: self.tr("Less is better")),
                days, self._monthly, self.months, self.pushing,
                box("note", self.note, lambda: self.tr("Note for the report")), self.advice, None,
                spacing=11, margins=(16, 14, 16, 14),
            )
        )  # fmt: skip

    def _beside(self, *fields: tuple[str, QWidget, Callable[[], str], int]) -> QVBoxLayout:
        """Narrow fields beside each other; what is wrong with one is said below them all, where there is room."""
        line, below = row(spacing=10), column(spacing=4)
        for name, widget, caption, part in fields:
            head = label("small")
            head.setBuddy(widget)
            problem = self.form.add(name, widget, caption, head=head)
            line.addLayout(column(head, widget, spacing=4), part)
            below.addWidget(problem)
        return column(line, below, spacing=4)

    # -- showing ------------------------------------------------------------------------------------------------

    def show_kpi(self, view: KpiView, *, same: bool, read_only: bool) -> None:
        """A KPI as it is now; what is being typed stays."""
        self._view = view
        self._had.setdefault(view.id, set()).add(view.target)
        self._fill_choices(view)
        values = self._values(view)
        if same:
            self.form.refresh(values)
        else:
            self.form.show(values, self._save_of(view.id))
        self.form.set_read_only(read_only)
        self.pushing.set_read_only(read_only)
        self.naming.setEnabled(not read_only)
        self._say()

    def _values(self, view: KpiView) -> dict[str, Any]:
        """What each field shows."""
        language = self._ui.language
        return {
            "name": view.name, "nature": view.nature, "metric": view.metric, "formula": view.formula,
            "scope": f"{view.scope}:{view.scope_id or 0}", "source": view.source, "unit": view.unit,
            "falling": view.falling, "note": view.note, "reads": view.reads,
            **{name: figures.exact(language, getattr(view, name)) for name in _NUMBERS},
            **{name: getattr(self, name).said(getattr(view, name)) for name in _DAYS},
        }  # fmt: skip

    def _fill_choices(self, view: KpiView) -> None:
        language = self._ui.language
        for field in (self.starts, self.deadline):
            field.set_today(self._model.today)
        self.measured.tell([(name, words.metric(language, name)) for name in (*kpis.catalogue(), kpis.OWN)])
        scopes = [("client:0", language.words.t("scopes.client"))]
        for scope, found in self._ui.runtime.agreements.scopes(view.client_id).items():
            kind = language.words.t(f"scopes.{scope}")
            scopes += [(f"{scope}:{number}", f"{kind}: {name}") for number, name in found]
        self.scope.tell(scopes)
        try:
            sources = kpis.entry(view.metric, view.formula).sources
        except InvalidInput:
            sources = kpis.SOURCES
        self.source.tell([(name, words.source(language, name)) for name in ("", *sources)])
        self.reads.tell([(each, words.rhythm(self._ui, each)) for each in RHYTHMS])
        units = (*_UNITS, view.unit) if view.unit not in _UNITS else _UNITS
        self.unit.tell([(each, {"": self.tr("number"), "x": "×"}.get(each, each)) for each in units])

    def _say(self) -> None:
        view = self._view
        if view is None:
            return
        self.about.setText({
            "business": self.tr("Business: someone paid, booked, asked or clicked."),
            "engagement": self.tr("Engagement: someone answered, shared or kept it."),
            "vanity": self.tr("Vanity: it explains, and decides nothing."),
        }.get(view.nature, ""))  # fmt: skip
        own = view.metric == kpis.OWN
        self._formula.setVisible(own)
        self.naming.setVisible(own)
        self.falling.setVisible(own or view.falling)
        nothing = words.why_nothing(self._ui.language, view)
        told = f"{nothing}." if nothing else ""
        self.measures.setText(told if own else words.about(self._ui.language, view.metric))
        self.measures.setVisible(bool(self.measures.text()))
        self.advice.tell(view)
        self._reads.setVisible(view.source != "api")  # what a channel brings nobody has to read
        grows = pace_months.possible(kpis.gathers(view.metric, view.formula), view.unit, falling=view.falling)
        self._monthly.setVisible(grows or view.monthly is not None)
        self.months.setText("\n".join(words.month(self._ui, view, each) for each in reversed(view.months[-_MONTHS:])))
        self.months.setVisible(bool(view.months))

    def retranslate(self) -> None:
        self.nature.tell([words.nature(self._ui.language, each) for each in kpis.NATURES], self.tr("Kind"))
        self.falling.setText(self.tr("Less is better"))
        self.monthly.setPlaceholderText(self.tr("What every month is to bring"))
        self.form.retranslate()
        self.advice.retranslate()
        self.pushing.retranslate()
        if self._view is not None:
            self._fill_choices(self._view)
            self.form.refresh(self._values(self._view))
            self._say()

    def themed(self) -> None:
        """Colours of the moment."""
        self.advice.update()

    # -- storing ------------------------------------------------------------------------------------------------

    def _save_of(self, number: int) -> Callable[[dict[str, Any]], object]:
        """What stores the fields of a KPI; undo calls the same with what was there before."""

        def save(values: dict[str, Any]) -> object:
            changes = self._read(values)
            known = self._had.setdefault(number, set())
            back = "target" in changes and changes["target"] in known
            done = self._ui.runtime.agreements.edit_kpi(number, KpiPatch(**changes), taking_back=back)
            known.add(done.target)
            return done

        return save

    def _read(self, values: dict[str, Any]) -> dict[str, Any]:
        """What the fields mean. Raises InvalidInput for what is no number or no day."""
        made: dict[str, Any] = {}
        for name, value in values.items():
            if name in _NUMBERS:
                made[name] = figures.typed(self._ui.language, value, name)
            elif name in _DAYS:
                made[name] = getattr(self, name).read(value, name)
            elif name == "scope":
                scope, _, number = str(value).partition(":")
                made |= {"scope": scope, "scope_id": int(number) or None}
            elif name == "metric":
                made |= self._of_catalogue(str(value))
            else:
                made[name] = value
        return made

    def _of_catalogue(self, metric: str) -> dict[str, Any]:
        """Another metric brings its kind, unit and direction; a formula begins with one that holds."""
        view = self._view
        if metric == kpis.OWN:
            return {"metric": metric, "formula": (view.formula if view else "") or "clicks / reach × 100"}
        found = kpis.catalogue()[metric]
        made = {"metric": metric, "nature": found.nature, "unit": kpis.unit(found), "falling": found.falling}
        if view is not None and view.source not in found.sources:
            made["source"] = ""
        return made

    def _push(self, refs: tuple[str, ...]) -> None:
        """Pillars and personas that push it, stored at once."""
        view = self._view
        if view is None or not self.form.flush():
            return
        service, number = self._ui.runtime.agreements, view.id

        def store(pushed: tuple[str, ...]) -> object:
            return service.edit_kpi(number, KpiPatch(pushed=pushed))

        try:
            store(refs)
        except SmdeskError as error:
            self.failed.emit(error)
            return
        text = self.tr("Change what pushes “%1”").replace("%1", view.name)
        self._ui.undo.push(ServiceCommand(text, lambda: store(refs), lambda: store(view.pushed), self.failed.emit))

    def _lower(self, target: float) -> None:
        """Write a target that can be reached; the reason is asked for in the note."""
        self.target.setText(figures.exact(self._ui.language, target))
        self.target.textEdited.emit(self.target.text())
        if not self.form.flush():
            self.note.setFocus()
