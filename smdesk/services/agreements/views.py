"""Objectives, KPIs and signed versions as they are given out, and the patches that change them."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime

from smdesk.core import kpi as kpis
from smdesk.core.agreement import Frozen
from smdesk.core.pace import Aim, Point, Standing
from smdesk.core.pace_months import Month
from smdesk.core.records import dataclass
from smdesk.services.patches import KEEP, Keep


@dataclass(frozen=True, slots=True)
class ReadView:
    """One reading that was typed."""

    id: int
    kpi_id: int
    day: date
    value: float
    note: str = ""
    source: str = "hand"


@dataclass(frozen=True, slots=True)
class KpiView:
    """A KPI, its values so far and how it stands."""

    id: int
    objective_id: int
    client_id: int
    version: int
    name: str
    metric: str
    formula: str
    nature: str
    scope: str
    scope_id: int | None
    scope_name: str
    unit: str  # "", %, x, h, min, or a currency's code
    falling: bool
    baseline: float | None
    target: float | None
    starts: date | None
    deadline: date | None
    source: str
    note: str
    position: int
    points: tuple[Point, ...] = ()
    standing: Standing | None = None
    why: str = ""  # why there is no value: no_data, zero_division, too_large
    missing: tuple[str, ...] = ()  # the measures without data
    pushed: tuple[str, ...] = ()  # by what, as the person chose: pillar:3, persona:1
    reads: str = ""  # when it is to be read, of core.reading_days.RHYTHMS
    monthly: float | None = None  # what each month is to bring
    months: tuple[Month, ...] = ()  # of the period so far, the running one last

    @property
    def adds(self) -> bool:
        """True for what adds up from the first day on."""
        return kpis.gathers(self.metric, self.formula) == "sum"

    @property
    def aim(self) -> Aim:
        """What was agreed, as pace reads it."""
        return aim_of(self)


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    """An objective with its KPIs in their order."""

    id: int
    client_id: int
    version: int
    name: str
    note: str
    origin: str
    position: int
    kpis: tuple[KpiView, ...] = ()


@dataclass(frozen=True, slots=True)
class PaceView:
    """A line of Today: whose KPI it is and how it stands."""

    client_id: int
    client: str
    kpi: KpiView


@dataclass(frozen=True, slots=True)
class VersionView:
    """A frozen version, signed or not yet."""

    id: int
    client_id: int
    number: int
    created_at: datetime
    note: str
    frozen: Frozen
    signed_on: date | None = None
    signed_by: str = ""
    document: str = ""  # hash of the signed paper in the media folder
    document_name: str = ""


@dataclass(frozen=True, slots=True)
class ObjectivePatch:
    """A new objective, or what changes in one."""

    name: str | Keep = KEEP
    note: str | Keep = KEEP


@dataclass(frozen=True, slots=True)
class KpiPatch:
    """A new KPI, or what changes in one. Empty days and None numbers mean "not agreed yet"."""

    name: str | Keep = KEEP
    metric: str | Keep = KEEP
    formula: str | Keep = KEEP
    nature: str | Keep = KEEP
    scope: str | Keep = KEEP
    scope_id: int | Keep | None = KEEP
    unit: str | Keep = KEEP
    falling: bool | Keep = KEEP
    baseline: float | Keep | None = KEEP
    target: float | Keep | None = KEEP
    monthly: float | Keep | None = KEEP
    starts: date | Keep | None = KEEP
    deadline: date | Keep | None = KEEP
    source: str | Keep = KEEP
    note: str | Keep = KEEP
    pushed: tuple[str, ...] | Keep = KEEP
    reads: str | Keep = KEEP


@dataclass(frozen=True, slots=True)
class Proposed:
    """An objective to begin with: its name in the person's language, and metrics with their names."""

    name: str
    kpis: tuple[tuple[str, str], ...] = field(default=())


def aim_of(row: KpiView) -> Aim:
    """What was agreed, from a view."""
    return aim(
        row.metric, row.formula, row.unit, row.falling, row.baseline, row.target, row.starts, row.deadline, row.source
    )


def aim(
    metric: str, formula: str, unit: str, falling: bool, baseline: float | None, target: float | None,
    starts: date | None, deadline: date | None, source: str,
) -> Aim:  # fmt: skip
    """What was agreed, as pace reads it: what adds up, and below what it cannot fall, is the catalogue's to say."""
    adds = kpis.gathers(metric, formula) == "sum"
    return Aim(
        baseline, target, starts, deadline, falling, adds, adds and unit == "", source,
        None if kpis.signed(metric) else 0.0,
    )  # fmt: skip
