"""What is measured, and what each network counts under that name, as dated data (`resources/metrics.toml`).

A value is worth nothing without what was counted: every stored one carries the id of its definition, such as
`facebook:post_media_view@v26`. Where a network counts otherwise from a day on, there are two definitions.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, Literal

from smdesk.core import resources
from smdesk.core.records import dataclass

Subject = Literal["post", "account"]
SUBJECTS: tuple[Subject, ...] = ("post", "account")


@dataclass(frozen=True, slots=True)
class Metric:
    """A measure by smdesk's own name; its words stand in the catalogue under `metrics.<name>`."""

    name: str
    unit: str = "count"  # count, seconds, share
    adds: bool = True  # values of several posts or days may be added up
    level: bool = False  # a standing value, not something that happened: the latest one counts


@dataclass(frozen=True, slots=True)
class Definition:
    """What one network gives for a metric."""

    network: str
    subject: Subject
    metric: str
    name: str  # in the network's API
    version: str
    window: str = ""  # lifetime, day, "" for a level
    lag_h: float = 0.0  # how old the value may be
    since: date | None = None  # it counts from this day on
    until: date | None = None  # and to the day before this one
    scale: float = 1.0  # the network's unit in ours
    caveat: str = ""  # a key of [caveats] in the words

    @property
    def id(self) -> str:
        """What is stored with a value."""
        return f"{self.network}:{self.name}@{self.version}"

    def on(self, day: date) -> bool:
        """True when the network counts so on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = tomllib.loads(resources.path("metrics.toml").read_text(encoding="utf-8"))
    return data


@cache
def metrics() -> Mapping[str, Metric]:
    """All metrics by name, in the order in which they are shown."""
    return {name: Metric(name, **values) for name, values in _data()["metrics"].items()}


@cache
def checked() -> date:
    """When the definitions were last compared with their sources."""
    day: date = _data()["checked"]
    return day


@cache
def definitions(network: str) -> tuple[Definition, ...]:
    """Everything a network counts or has counted; () for one that tells nothing."""
    table = _data().get(network, {}) if network not in {"metrics", "checked"} else {}
    shared = {name: table[name] for name in ("version", "lag_h", "caveat") if name in table}
    return tuple(
        Definition(network, subject, **{"window": _window(subject, row["metric"]), **shared, **row})
        for subject in SUBJECTS
        for row in table.get(subject, ())
    )


def _window(subject: Subject, metric: str) -> str:
    return "lifetime" if subject == "post" and not metrics()[metric].level else ""


def current(network: str, subject: Subject, day: date) -> Mapping[str, Definition]:
    """What a network counts on a day, by the name in its API."""
    return {each.name: each for each in definitions(network) if each.subject == subject and each.on(day)}


@cache
def _by_id(network: str) -> Mapping[tuple[str, Subject], Definition]:
    return {(each.id, each.subject): each for each in definitions(network)}


def defined(identifier: str, subject: Subject) -> Definition | None:
    """The definition of a stored value; None for values read by hand, or of a definition that is not known here."""
    return _by_id(identifier.partition(":")[0]).get((identifier, subject))
