"""Insights of Meta's networks: asked together, one by one where a metric is refused, and read in all their shapes.

* One metric that is not (any more) known fails the whole call (error 100): each is asked alone then, and the refused
  ones are left out from then on (`Asking.refused`).
* An empty list is no data, not 0. Error 10 with "viewers" is too few viewers: no data either.
* A value sits in `values[]` (with `end_time` for days), in `total_value.value`, or in `link_total_values[].value`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from typing import Any

from smdesk.adapters.counts import number
from smdesk.adapters.http import Answer
from smdesk.adapters.meta import errors
from smdesk.adapters.meta.graph import Graph, fine, instant, rows
from smdesk.core.outcome import Why
from smdesk.core.records import dataclass

#: Gives a good answer back; raises the error of any other.
Checked = Callable[[Graph, Answer], Answer]
BAD_METRIC = "100"


@dataclass(frozen=True, slots=True)
class Value:
    """One value; `end` is the end of its day, None where it is of all time."""

    name: str
    value: float
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """A reading with one token; remembers which metrics the network refused."""

    graph: Graph
    checked: Checked
    refused: set[str] = field(default_factory=set)

    def read(self, path: str, names: Sequence[str], **params: str | int) -> list[Value]:
        """The values of these metrics of one object; none of an object that is gone. Raises as `checked`."""
        wanted = [name for name in names if name not in self.refused]
        if not wanted:
            return []
        answer = self._ask(path, wanted, params)
        if self._bad(answer):
            return self._singly(path, wanted, params)
        return list(self._values(answer))

    def _singly(self, path: str, names: Sequence[str], params: Mapping[str, str | int]) -> list[Value]:
        found: list[Value] = []
        for name in names:
            answer = self._ask(path, [name], params)
            if self._bad(answer):
                self.refused.add(name)
            else:
                found += self._values(answer)
        return found

    def _ask(self, path: str, names: Sequence[str], params: Mapping[str, str | int]) -> Answer:
        return self.graph.ask(path, metric=",".join(names), **params)

    @staticmethod
    def _bad(answer: Answer) -> bool:
        return not fine(answer) and errors.code_of(answer) == BAD_METRIC

    def _values(self, answer: Answer) -> Iterator[Value]:
        if not fine(answer) and (errors.is_gone(answer) or _too_few(answer)):
            return
        for row in rows(self.checked(self.graph, answer)) or ():
            yield from values(row)


def values(row: Mapping[str, Any]) -> Iterator[Value]:
    """The values of one metric in whatever shape they come; what is no number is left out."""
    name = str(row.get("name"))
    total = row.get("total_value")
    if isinstance(total, dict):
        value = number(total.get("value"))
        if value is not None:
            yield Value(name, value)
        return
    links = row.get("link_total_values")
    if isinstance(links, list):
        each = [number(link.get("value")) for link in links if isinstance(link, dict)]
        told = [value for value in each if value is not None]
        if told:
            yield Value(name, sum(told))
        return
    listed = row.get("values")
    for item in listed if isinstance(listed, list) else ():
        value = number(item.get("value")) if isinstance(item, dict) else None
        if value is not None:
            yield Value(name, value, instant(item.get("end_time")))


def _too_few(answer: Answer) -> bool:
    """True for Instagram's "Not enough viewers": error 10, which is otherwise a missing permission."""
    known = errors.CODES.get(errors.code_of(answer))
    return known is not None and known[0] is Why.PERMISSION and "viewers" in answer.text
