"""Which finding first: what does much for little comes before what is merely important.

A finding's weight is impact × (6 − effort), both from 1 to 5: at most 25. One with an impact of 3 or more and an effort
of 2 or less is a quick win, and quick wins stand before all others whatever their weight. Of two that weigh the same
the one with more impact comes first, then the one the person has put first.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

LEAST, MOST = 1, 5
QUICK_IMPACT, QUICK_EFFORT = 3, 2
#: An impact from which an effort is worth planning.
BIG_IMPACT = 4

AREAS = ("presence", "content", "community", "reputation", "competitors", "marketing", "other")


class Weighed(Protocol):
    """What can be ranked."""

    @property
    def impact(self) -> int: ...
    @property
    def effort(self) -> int: ...
    @property
    def position(self) -> int: ...
    @property
    def id(self) -> int: ...


Found = TypeVar("Found", bound=Weighed)


def weight(impact: int, effort: int) -> int:
    """1 to 25."""
    return impact * (MOST + 1 - effort)


def group(impact: int, effort: int) -> str:
    """`quick` to be done at once, `project` to be planned, `later` for the rest."""
    if impact >= QUICK_IMPACT and effort <= QUICK_EFFORT:
        return "quick"
    return "project" if impact >= BIG_IMPACT else "later"


def ranked(findings: Iterable[Found]) -> list[Found]:
    """In the order in which to take them."""
    return sorted(
        findings,
        key=lambda each: (
            group(each.impact, each.effort) != "quick", -weight(each.impact, each.effort), -each.impact, each.position,
            each.id,
        ),
    )  # fmt: skip
