"""What was agreed at one moment, as it is stored with a version, and what has changed between two of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, Literal

from smdesk.core.records import dataclass


@dataclass(frozen=True, slots=True)
class FrozenKpi:
    """A KPI as it was agreed."""

    id: int
    name: str
    metric: str = ""
    formula: str = ""
    nature: str = ""
    scope: str = "client"
    scope_id: int | None = None
    unit: str = ""
    falling: bool = False
    baseline: float | None = None
    target: float | None = None
    starts: str = ""
    deadline: str = ""
    source: str = ""
    note: str = ""
    monthly: float | None = None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> FrozenKpi:
        """What was stored; what is not known there is as a new one has it."""
        known = {each.name for each in fields(cls)}
        return cls(**{"id": 0, "name": "", **{key: value for key, value in data.items() if key in known}})

    def to_json(self) -> dict[str, Any]:
        """All of it, as stored."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


@dataclass(frozen=True, slots=True)
class FrozenObjective:
    """An objective as it was agreed."""

    id: int
    name: str
    note: str = ""
    kpis: tuple[FrozenKpi, ...] = ()


@dataclass(frozen=True, slots=True)
class Frozen:
    """All that was agreed."""

    objectives: tuple[FrozenObjective, ...] = ()

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Frozen:
        """What was stored; missing keys mean nothing."""
        return cls(
            tuple(
                FrozenObjective(
                    row.get("id", 0),
                    row.get("name", ""),
                    row.get("note", ""),
                    tuple(FrozenKpi.from_json(kpi) for kpi in row.get("kpis", ())),
                )
                for row in data.get("objectives", ())
            )
        )

    def to_json(self) -> dict[str, Any]:
        """As stored."""
        return {
            "objectives": [
                {"id": each.id, "name": each.name, "note": each.note, "kpis": [kpi.to_json() for kpi in each.kpis]}
                for each in self.objectives
            ]
        }

    @property
    def kpis(self) -> dict[int, FrozenKpi]:
        """All KPIs by number."""
        return {kpi.id: kpi for each in self.objectives for kpi in each.kpis}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `field` is "" for what was added or removed; `before` and `after` are its values then."""

    kind: Literal["added", "removed", "changed"]
    what: Literal["objective", "kpi"]
    id: int
    name: str
    field: str = ""
    before: Any = None
    after: Any = None


def changes(before: Frozen, after: Frozen) -> tuple[Change, ...]:
    """What has changed from one to the other: objectives first, each in the order of the later one."""
    old = {each.id: each for each in before.objectives}
    new = {each.id: each for each in after.objectives}
    homes = [{kpi.id: each.name for each in side.objectives for kpi in each.kpis} for side in (before, after)]
    found = _of("objective", old, new, ("name", "note"))
    found += _of("kpi", before.kpis, after.kpis, [each.name for each in fields(FrozenKpi) if each.name != "id"])
    for number, kpi in after.kpis.items():
        was, now = homes[0].get(number), homes[1][number]
        if was is not None and was != now and not _renamed(before, after, number):
            found.append(Change("changed", "kpi", number, kpi.name, "objective", was, now))
    return tuple(found)


def _renamed(before: Frozen, after: Frozen, kpi: int) -> bool:
    """True when a KPI is still in the same objective."""
    places = [
        next(each.id for each in side.objectives if any(k.id == kpi for k in each.kpis)) for side in (before, after)
    ]
    return places[0] == places[1]


def _of(
    what: Literal["objective", "kpi"], old: Mapping[int, Any], new: Mapping[int, Any], names: Sequence[str]
) -> list[Change]:
    found = [Change("added", what, number, each.name) for number, each in new.items() if number not in old]
    found += [Change("removed", what, number, each.name) for number, each in old.items() if number not in new]
    for number, each in new.items():
        if number in old:
            was = old[number]
            found += [
                Change("changed", what, number, each.name, name, getattr(was, name), getattr(each, name))
                for name in names
                if getattr(was, name) != getattr(each, name)
            ]
    return found
