"""The catalogue of KPIs as data (`resources/kpi.toml`): what each is worked out from, its unit, direction, nature."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from smdesk.core import formula as formulas
from smdesk.core import resources
from smdesk.core.errors import InvalidInput
from smdesk.core.formula import Worked
from smdesk.core.records import dataclass

NATURES = ("business", "engagement", "vanity")
SCOPES = ("client", "channel", "campaign", "pillar", "persona")
SOURCES = ("api", "import", "hand")
UNITS = ("count", "percent", "money", "times", "hours")
#: The metric of a KPI with a formula of its own.
OWN = "formula"


@dataclass(frozen=True, slots=True)
class Entry:
    """One KPI of the catalogue; its words stand under `kpi.<name>`."""

    name: str
    nature: str
    unit: str = "count"
    falling: bool = False  # less is better
    gathers: str = "sum"  # sum, ratio, last
    of: str = ""  # the measure it is
    formula: str = ""  # or what it is worked out from
    sources: tuple[str, ...] = SOURCES
    share: bool = False  # how many of how many
    signed: bool = False  # it can be below zero
    caveat: str = ""

    @property
    def needs(self) -> tuple[str, ...]:
        """The measures it is worked out from; () for what is only read by hand."""
        text = self.formula or self.of
        return formulas.names(formulas.parse(text, inputs())) if text else ()

    def value(self, values: Mapping[str, float | None]) -> Worked:
        """Its value for a span of days, from what its measures gave in that span."""
        return work_out(self.formula or self.of, values)


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = tomllib.loads(resources.path("kpi.toml").read_text(encoding="utf-8"))
    return data


@cache
def inputs() -> Mapping[str, str]:
    """The measures that formulas may name, each with how it is gathered (sum or last)."""
    return dict(_data()["inputs"])


def words_of(measure: str) -> str:
    """Where the words of a measure that formulas name stand: most are KPIs themselves, the others only measured."""
    return f"kpi.{measure}" if measure in catalogue() else f"metrics.{measure}"


@cache
def catalogue() -> Mapping[str, Entry]:
    """All KPIs by name, in the order in which they are offered."""
    return {
        name: Entry(name, **{**row, "sources": tuple(row.get("sources", SOURCES))})
        for name, row in _data()["kpi"].items()
    }


def entry(metric: str, formula: str = "") -> Entry:
    """The KPI of a metric; for one of its own (`OWN`) what its formula says of itself.

    Raises InvalidInput `unknown_kpi` (`metric`, `known`), or as `core.formula.parse`.
    """
    if metric == OWN:
        node = formulas.parse(formula, inputs())
        rate = formulas.divides(node)
        standing = any(inputs()[name] == "last" for name in formulas.names(node))
        gathers = "ratio" if rate else "last" if standing else "sum"
        return Entry(OWN, "engagement", gathers=gathers, formula=formula, signed=True)
    found = catalogue().get(metric)
    if found is None:
        raise InvalidInput("unknown_kpi", field="metric", metric=metric, known=[*catalogue(), OWN])
    return found


def work_out(text: str, values: Mapping[str, float | None]) -> Worked:
    """The value of a formula over the measures."""
    return formulas.work_out(formulas.parse(text, inputs()), values) if text else Worked(None, "no_data")


def mostly_vanity(natures: list[str]) -> bool:
    """True when more than half of these KPIs only explain and decide nothing."""
    return 2 * natures.count("vanity") > len(natures)


def gathers(metric: str, formula: str = "") -> str:
    """How a span becomes one value; for a metric that is no longer known, the latest one."""
    try:
        return entry(metric, formula).gathers
    except InvalidInput:
        return "last"


def signed(metric: str) -> bool:
    """True for what can be below zero."""
    found = catalogue().get(metric)
    return found is None or found.signed


#: The currency in which a client of a country counts, until another is chosen.
_CURRENCIES = {
    "US": "USD", "CA": "CAD", "GB": "GBP", "CH": "CHF", "MX": "MXN", "AR": "ARS", "CO": "COP", "CL": "CLP",
    "PE": "PEN", "UY": "UYU", "BR": "BRL", "AU": "AUD", "NZ": "NZD", "JP": "JPY", "SE": "SEK", "DK": "DKK",
    "NO": "NOK", "PL": "PLN",
}  # fmt: skip


def unit(found: Entry, country: str = "") -> str:
    """What stands behind its values: "", %, x, h, or a currency's code."""
    return {"percent": "%", "times": "x", "hours": "h", "money": _CURRENCIES.get(country, "EUR")}.get(found.unit, "")
