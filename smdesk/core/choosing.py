"""Which networks suit a client: a score of 0 to 100 from people, aims, effort and what is there, with every reason.

A part of which nothing is known has no value: its weight is left out, and a line says what is missing. Where neither
people nor aims are known there is no score.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from functools import cache
from typing import Any

from smdesk.core import resources
from smdesk.core.persona import MOST_USE, Profile
from smdesk.core.records import dataclass

PARTS = ("people", "aims", "effort", "ground")
AIMS = ("reach", "community", "clicks", "sales", "local", "service")
_BEST = 3  # how well a network can serve an aim
#: Hours a post of which nothing, and of which everything is left of the part for effort.
_LONGEST, _SHORTEST = 4.0, 0.5
#: How much of effort is the work, the rest being whether smdesk publishes by itself.
_WORK = 0.75
_ACCESS = {"connected": 1.0, "api": 0.6, "assisted": 0.0}
_PRESENCE = {"exists": 1.0, "to_create": 0.5, "none": 0.0}
#: What an audit has decided, which is more than what it has found.
_DECIDED = {"grow": 1.0, "keep": 1.0, "create": 0.75, "pause": 0.0, "close": 0.0}


@dataclass(frozen=True, slots=True)
class Judged:
    """What smdesk thinks of a network (`resources/choosing.toml`)."""

    hours: float
    formats: tuple[str, ...]
    serves: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Who:
    """One persona, with its share of the audience in percent."""

    name: str
    share: int
    profile: Profile


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a client. `metrics` are those of its KPIs, each with its nature, as often as it is agreed."""

    people: tuple[Who, ...] = ()
    metrics: tuple[tuple[str, str], ...] = ()
    opens: bool = False  # it has opening hours: people come by
    contracted: tuple[str, ...] = ()
    presences: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # of the last audit: status, decision
    access: Mapping[str, str] = field(default_factory=dict)  # by network: connected, api, assisted


@dataclass(frozen=True, slots=True)
class Line:
    """One reason: a code and its facts. `good` raises, False lowers, None only says or asks."""

    code: str
    facts: Mapping[str, Any]
    good: bool | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score: how well it does (0 to 1; None: not known), its points and the most it could have."""

    name: str
    weight: int
    value: float | None
    points: int
    most: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """A network's score; `total` None where too little is known to say."""

    network: str
    total: int | None
    parts: tuple[Part, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts of which nothing is known."""
        return tuple(each.name for each in self.parts if each.value is None)


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = tomllib.loads(resources.path("choosing.toml").read_text(encoding="utf-8"))
    return data


@cache
def weights() -> Mapping[str, int]:
    """By part the most points it can have; together 100."""
    return {name: int(_data()["weights"][name]) for name in PARTS}


@cache
def judged() -> Mapping[str, Judged]:
    """What is thought of each network that can be proposed."""
    return {
        name: Judged(float(row["hours"]), tuple(row["formats"]), dict(row["serves"]))
        for name, row in _data()["networks"].items()
    }


@cache
def _aim_of() -> Mapping[str, str]:
    return {metric: aim for aim, metrics in _data()["metrics"].items() for metric in metrics}


def aims(known: Known) -> dict[str, int]:
    """How often each aim is agreed. A formula of one's own counts by its nature; opening hours make visits an aim."""
    by_nature = {"business": "sales", "engagement": "community", "vanity": "reach"}
    counted = Counter(_aim_of().get(metric) or by_nature[nature] for metric, nature in known.metrics)
    if known.opens and counted["sales"]:
        counted["local"] = counted["sales"]
    return {aim: counted[aim] for aim in AIMS if counted[aim]}


def ranked(known: Known) -> tuple[Score, ...]:
    """Every network that can be proposed, the best first; of equals in alphabetical order."""
    scores = (score(network, known) for network in sorted(judged()))
    return tuple(sorted(scores, key=lambda each: -1 if each.total is None else each.total, reverse=True))


def score(network: str, known: Known) -> Score:
    """How a network suits. Raises KeyError for one of which nothing is thought."""
    found = {
        "people": _people(network, known.people),
        "aims": _aims(network, known),
        "effort": _effort(network, known),
        "ground": _ground(network, known),
    }
    whole = sum(weights()[name] for name, (value, _) in found.items() if value is not None)
    parts = tuple(_part(name, *found[name], whole) for name in PARTS)
    certain = found["people"][0] is not None or found["aims"][0] is not None
    return Score(network, sum(each.points for each in parts) if certain else None, parts)


def _part(name: str, value: float | None, lines: Sequence[Line], whole: int) -> Part:
    """What is not known leaves its weight to the others."""
    if value is None:
        return Part(name, weights()[name], None, 0, 0, tuple(lines))
    most = 100 * weights()[name] / whole
    return Part(name, weights()[name], value, round(value * most), round(most), tuple(lines))


def _people(network: str, people: Iterable[Who]) -> tuple[float | None, list[Line]]:
    """Shares of those whose networks are known, each with how much the network is used."""
    told = [each for each in people if any(use.use for use in each.profile.networks)]
    silent = [each.name for each in people if each not in told]
    lines = [Line("people_silent", {"personas": silent})] if silent else []
    if not told:
        return None, lines or [Line("people_none", {})]
    shares = [each.share for each in told] if any(each.share for each in told) else [1] * len(told)
    got = 0
    said: list[Line] = []
    for each, share in zip(told, shares, strict=True):
        use = each.profile.network(network)
        level = use.use if use is not None else 0
        got += share * level
        if level:
            facts = {"persona": each.name, "share": each.share, "use": level, "most": MOST_USE}
            said.append(Line("people_use", facts, good=level * 2 > MOST_USE))
    if not said:
        said = [Line("people_elsewhere", {}, good=False)]
    return got / (MOST_USE * sum(shares)), said + lines


def _aims(network: str, known: Known) -> tuple[float | None, list[Line]]:
    wanted = aims(known)
    if not wanted:
        return None, [Line("aims_none", {})]
    serves = judged()[network].serves
    lines = [
        Line("aims_serves", {"aim": aim, "level": serves.get(aim, 0), "most": _BEST}, good=serves.get(aim, 0) > 1)
        for aim in wanted
    ]
    got = sum(serves.get(aim, 0) * count for aim, count in wanted.items())
    return got / (_BEST * sum(wanted.values())), lines


def _effort(network: str, known: Known) -> tuple[float | None, list[Line]]:
    own = judged()[network]
    ease = max(0.0, min(1.0, (_LONGEST - own.hours) / (_LONGEST - _SHORTEST)))
    access = known.access.get(network, "assisted")
    lines = [
        Line("effort_hours", {"hours": own.hours, "formats": list(own.formats)}, good=ease > 1 - _WORK),
        Line(f"effort_{access}", {}, good=access != "assisted"),
    ]
    return _WORK * ease + (1 - _WORK) * _ACCESS[access], lines


def _ground(network: str, known: Known) -> tuple[float | None, list[Line]]:
    values: list[float] = []
    lines: list[Line] = []
    if known.contracted:
        inside = network in known.contracted
        values.append(float(inside))
        lines.append(Line("ground_contracted" if inside else "ground_not_contracted", {}, good=inside))
    if known.presences:
        status, decision = known.presences.get(network, ("none", ""))
        value = _DECIDED.get(decision, _PRESENCE.get(status, 0.0))
        values.append(value)
        code = f"ground_{decision}" if decision in _DECIDED else f"ground_{status}"
        lines.append(Line(code, {}, good=None if status == "none" and not decision else value > 0))
    if not values:
        return None, [Line("ground_unknown", {})]
    return sum(values) / len(values), lines


# -- JSON: the score that a network was chosen with ------------------------------------------------------------------


def to_json(given: Score) -> dict[str, Any]:
    """A score as it is kept: the total and the points of its parts."""
    return {"total": given.total, "parts": {each.name: each.points for each in given.parts if each.value is not None}}


def total_from(data: Mapping[str, Any] | None) -> int | None:
    """The total that was kept; None where there was none."""
    total = (data or {}).get("total")
    return total if isinstance(total, int) and not isinstance(total, bool) else None
