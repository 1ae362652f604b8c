"""What a bench gives: one figure, the bare reference measured in the same run, their ratio, and the budget."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

#: How much worse a ratio may be than the kept one before the run fails: two shared cores are no laboratory.
SLACK = 1.5


@dataclass(slots=True)
class Figure:
    """One row of the table. A ratio is figure / reference; `budget` holds the ratio, or the figure without reference.

    `most` True: the budget is an upper bound (times); False: a lower bound (rates).
    """

    name: str
    value: float
    unit: str
    reference: float | None = None
    reference_is: str = ""
    budget: float | None = None
    budget_is: str = "value"  # value, ratio
    most: bool = True
    notes: dict[str, Any] = field(default_factory=dict)

    @property
    def ratio(self) -> float | None:
        """Figure divided by reference."""
        return self.value / self.reference if self.reference else None

    @property
    def ok(self) -> bool:
        """True within the budget, or without one."""
        measured = self.ratio if self.budget_is == "ratio" else self.value
        if self.budget is None or measured is None:
            return True
        return measured <= self.budget if self.most else measured >= self.budget

    def worse_than(self, kept: float) -> bool:
        """True when the ratio is clearly worse than the kept one."""
        if self.ratio is None:
            return False
        return self.ratio > kept * SLACK if self.most else self.ratio < kept / SLACK

    def as_json(self) -> dict[str, Any]:
        """Everything, for the file."""
        return {**asdict(self), "ratio": self.ratio, "ok": self.ok}


def table(figures: list[Figure], kept: dict[str, float]) -> list[str]:
    """The figures as aligned lines."""
    rows = [("figure", "value", "reference", "ratio", "kept", "budget", "ok")]
    for each in figures:
        bound = ""
        if each.budget is not None:
            unit = "×" if each.budget_is == "ratio" else f" {each.unit}"
            bound = f"{'≤' if each.most else '≥'} {each.budget:g}{unit}"
        reference = f"{_number(each.reference)} {each.unit}" if each.reference else "–"
        ratio = f"{each.ratio:.2f}" if each.ratio else "–"
        old = f"{kept[each.name]:.2f}" if each.name in kept else "–"
        good = "yes" if each.ok else "NO"
        if each.ok and each.name in kept and each.worse_than(kept[each.name]):
            good = "worse"
        rows.append((each.name, f"{_number(each.value)} {each.unit}", reference, ratio, old, bound or "–", good))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _number(value: float) -> str:
    return f"{value:.2f}" if abs(value) < 100 else f"{value:.0f}"
