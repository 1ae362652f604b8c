"""A client on one network: what can be said of it, how complete its profile is, and the score that sums it up."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from smdesk.core import resources
from smdesk.core.records import dataclass

STATUSES = ("exists", "to_create", "none")
#: What a presence is for.
KINDS = ("brand", "content", "community", "sales", "service", "listing")
DECISIONS = ("keep", "grow", "create", "pause", "close")
#: What else may be counted on a network, in the order in which it is shown; `reply_hours` is how long answers take.
FIGURES = ("reply_hours", "engagement", "rating", "reviews", "visits")
#: The figures that a connected channel can fill in.
FILLED = ("handle", "followers", "per_week", "last_day")
#: How many points an age in days, or an answer after so many hours, is worth; beyond the last one none.
_FRESH = ((7, 1.0), (14, 0.75), (30, 0.5), (90, 0.25))
_PROMPT = ((2, 1.0), (12, 0.75), (24, 0.5), (72, 0.25))
#: Points that make the score.
DOTS = 5


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of a profile is there: items done, missing, and those that nobody has looked at."""

    done: tuple[str, ...]
    missing: tuple[str, ...]
    unseen: tuple[str, ...]

    @property
    def percent(self) -> int | None:
        """Of what was looked at; None while nothing was."""
        seen = len(self.done) + len(self.missing)
        return round(100 * len(self.done) / seen) if seen else None


@dataclass(frozen=True, slots=True)
class Score:
    """1 to 5 and the parts it is the mean of, each from 0 to 1; `value` is None while no part is known."""

    profile: float | None
    rhythm: float | None
    replies: float | None
    consistency: float | None

    @property
    def parts(self) -> tuple[tuple[str, float], ...]:
        """Name and value of the parts that are known."""
        named = (("profile", self.profile), ("rhythm", self.rhythm), ("replies", self.replies),
                 ("consistency", self.consistency))  # fmt: skip
        return tuple((name, value) for name, value in named if value is not None)

    @property
    def value(self) -> int | None:
        """The points that are drawn."""
        known = [value for _, value in self.parts]
        return max(1, round(DOTS * sum(known) / len(known) + 1e-9)) if known else None


@cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    data = tomllib.loads(resources.path("audit", "checklists.toml").read_text(encoding="utf-8"))
    return {network: tuple(items) for network, items in data["networks"].items()}


def checklist(network: str) -> tuple[str, ...]:
    """The items of a network's profile, in the order in which one meets them; those of `other` for an unknown one."""
    return _lists().get(network) or _lists()["other"]


def items() -> tuple[str, ...]:
    """Every item there is."""
    return tuple(dict.fromkeys(item for each in _lists().values() for item in each))


def completeness(network: str, answers: Mapping[str, Any]) -> Completeness:
    """Sort the items of a network by what was answered; what is not of its list does not count."""
    known = checklist(network)
    return Completeness(
        tuple(item for item in known if answers.get(item) is True),
        tuple(item for item in known if answers.get(item) is False),
        tuple(item for item in known if not isinstance(answers.get(item), bool)),
    )


def score(
    complete: Completeness, *, last: date | None, reply_hours: float | None, consistency: int | None, day: date
) -> Score:
    """What is known in one figure, as it was on the day of the audit."""
    percent = complete.percent
    return Score(
        None if percent is None else percent / 100,
        None if last is None else _worth(max((day - last).days, 0), _FRESH),
        None if reply_hours is None else _worth(reply_hours, _PROMPT),
        None if consistency is None else (consistency - 1) / 4,
    )


def _worth(value: float, steps: tuple[tuple[float, float], ...]) -> float:
    return next((worth for most, worth in steps if value <= most), 0.0)
