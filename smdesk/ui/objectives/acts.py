"""What a person does with objectives and KPIs: each act through the service, with the way back on the undo stack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from smdesk.services.agreements.views import KpiPatch, KpiView, ObjectivePatch, ObjectiveView, Proposed, ReadView
from smdesk.ui.kit.acts import Acts
from smdesk.ui.kit.context import Ui
from smdesk.ui.objectives import words


class ObjectiveActs(Acts):
    """`said` after each, with whether it can be undone; `failed` with the reason; `made` with what is new."""

    made = Signal(str, int)

    def __init__(self, ui: Ui, parent: QObject) -> None:
        super().__init__(ui, parent)
        self._service = ui.runtime.agreements

    # -- objectives ---------------------------------------------------------------------------------------------

    def add_objective(self, client: int) -> None:
        """A new objective, whose name is written next."""
        name = self.tr("New objective")
        self._add("objective", name, lambda: self._service.add_objective(client, name).id,
                  self._service.delete_objective, self._service.undelete_objective)  # fmt: skip

    def add_kpi(self, home: ObjectiveView, metric: str) -> None:
        """A new KPI of the catalogue, as a draft."""
        today = self._service.today(home.client_id)
        name = words.metric(self._ui.language, metric)
        patch = KpiPatch(name=name, metric=metric, starts=today)
        if metric == "formula":
            patch = KpiPatch(name=name, metric=metric, formula="clicks / reach × 100", unit="%", starts=today)
        self._add("kpi", name, lambda: self._service.add_kpi(home.id, patch).id, self._service.delete_kpi,
                  self._service.undelete_kpi)  # fmt: skip

    def take(self, client: int, proposed: Sequence[Proposed]) -> None:
        """The objectives that were proposed."""
        found: list[int] = []

        def bring_back() -> None:
            for number in found:
                self._service.undelete_objective(number)

        def put_away() -> None:
            for number in found:
                self._service.delete_objective(number)

        text = self.tr("%n objective(s) added", "", len(proposed))
        if self.succeeds(lambda: found.extend(self._service.take(client, proposed))):
            self.keep(text, bring_back, put_away)

    def rename(self, line: ObjectiveView | KpiView, name: str) -> None:
        """Another name."""
        if isinstance(line, KpiView):
            self.edit_kpi(line, {"name": name}, self.tr("%1 renamed").replace("%1", line.name))
            return
        self._do(
            self.tr("%1 renamed").replace("%1", line.name),
            lambda: self._service.edit_objective(line.id, ObjectivePatch(name=name)),
            lambda: self._service.edit_objective(line.id, ObjectivePatch(name=line.name)),
        )

    def delete(self, line: ObjectiveView | KpiView) -> None:
        """Put it away, with what is below it."""
        text = self.tr("%1 deleted").replace("%1", line.name)
        if isinstance(line, KpiView):
            self._do(text, lambda: self._service.delete_kpi(line.id), lambda: self._service.undelete_kpi(line.id))
        else:
            self._do(text, lambda: self._service.delete_objective(line.id),
                     lambda: self._service.undelete_objective(line.id))  # fmt: skip

    def order(self, client: int, before: Sequence[int], after: Sequence[int]) -> None:
        """Objectives in another order."""
        self._do(self.tr("Objectives moved"), lambda: self._service.order(client, after),
                 lambda: self._service.order(client, before))  # fmt: skip

    def move_kpi(self, view: KpiView, homes: Sequence[ObjectiveView], home: int, order: Sequence[int]) -> None:
        """A KPI to another place, perhaps of another objective."""
        before = {each.id: [kpi.id for kpi in each.kpis] for each in homes if each.id in {view.objective_id, home}}

        def back() -> None:
            for objective, kpis in before.items():
                self._service.place_kpis(objective, kpis)

        text = self.tr("%1 moved").replace("%1", view.name)
        self._do(text, lambda: self._service.place_kpis(home, order), back)

    # -- KPIs and readings --------------------------------------------------------------------------------------

    def edit_kpi(self, view: KpiView, changes: dict[str, Any], text: str) -> bool:
        """Change one; whether it was."""
        before = {name: getattr(view, name) for name in changes}
        return self._do(
            text,
            lambda: self._service.edit_kpi(view.id, KpiPatch(**changes)),
            lambda: self._service.edit_kpi(view.id, KpiPatch(**before), taking_back=True),
        )

    def add_reading(self, view: KpiView, day: date, value: float, note: str = "") -> None:
        """A value read by hand. Raises SmdeskError, for the dialog to say."""
        made = self._service.add_reading(view.id, day, value, note=note)
        self.keep(
            self.tr("Reading of %1 added").replace("%1", view.name),
            lambda: self._service.undelete_reading(made.id),
            lambda: self._service.delete_reading(made.id),
        )

    def correct_reading(self, view: KpiView, reading: ReadView, day: date, value: float, note: str) -> None:
        """Another day, value or note. Raises SmdeskError, for the dialog to say."""
        if (day, value, note) == (reading.day, reading.value, reading.note):
            return
        self._service.edit_reading(reading.id, day=day, value=value, note=note)
        self.keep(
            self.tr("Reading of %1 corrected").replace("%1", view.name),
            lambda: self._service.edit_reading(reading.id, day=day, value=value, note=note),
            lambda: self._service.edit_reading(reading.id, day=reading.day, value=reading.value, note=reading.note),
        )

    def delete_reading(self, view: KpiView, reading: ReadView) -> None:
        """Put one away."""
        self._do(
            self.tr("Reading of %1 deleted").replace("%1", view.name),
            lambda: self._service.delete_reading(reading.id),
            lambda: self._service.undelete_reading(reading.id),
        )

    # -- inside -------------------------------------------------------------------------------------------------

    def _add(
        self, what: str, name: str, add: Callable[[], int], away: Callable[[int], None], back: Callable[[int], None]
    ) -> None:  # fmt: skip
        found: list[int] = []
        if self.succeeds(lambda: found.append(add())):
            self.keep(self.tr("%1 added").replace("%1", name), lambda: back(found[0]), lambda: away(found[0]))
            self.made.emit(what, found[0])

    def _do(self, text: str, redo: Callable[[], object], undo: Callable[[], object]) -> bool:
        done = self.succeeds(redo)
        if done:
            self.keep(text, redo, undo)
        return done

    def keep(self, text: str, redo: Callable[[], object], undo: Callable[[], object]) -> None:
        super().keep(text, redo, undo)
        self.said.emit(text, True)
