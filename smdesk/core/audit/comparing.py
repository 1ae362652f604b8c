"""Two audits side by side: each figure then and now, and what lists have gained and lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from smdesk.core.audit.shapes import QUADRANTS
from smdesk.core.records import dataclass

#: Figures of a network that are compared, in the order in which they are shown; less is better of those below.
COMPARED = ("followers", "per_week", "completeness", "consistency", "score", "reply_hours", "engagement", "rating",
            "reviews", "visits")  # fmt: skip
LESS_IS_BETTER = frozenset({"reply_hours", "unanswered"})


@dataclass(frozen=True, slots=True)
class Change:
    """One figure then and now; None where it was not known."""

    name: str
    then: float | None
    now: float | None

    @property
    def change(self) -> float | None:
        """Now less then; None where one of the two is not known."""
        if self.then is None or self.now is None:
            return None
        return round(self.now - self.then, 4)

    @property
    def percent(self) -> float | None:
        """The change in percent of what it was; None where there was nothing."""
        return None if self.change is None or not self.then else round(100 * self.change / self.then, 1)

    @property
    def better(self) -> bool | None:
        """True for a change to the good, None for none."""
        if not self.change:
            return None
        return (self.change < 0) == (self.name in LESS_IS_BETTER)


@dataclass(frozen=True, slots=True)
class Listed:
    """A list then and now: what has come, what has gone, what stayed; in the order of the list."""

    name: str
    added: tuple[str, ...]
    gone: tuple[str, ...]
    stayed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A network in two audits, or a site with ratings; `then` and `now` are its status, "" where it was not there."""

    name: str
    then: str
    now: str
    changes: tuple[Change, ...]


def figures(then: Mapping[str, Any] | None, now: Mapping[str, Any] | None, names: Sequence[str]) -> tuple[Change, ...]:
    """The figures that at least one of the two knows."""
    found = (Change(name, _figure(then, name), _figure(now, name)) for name in names)
    return tuple(each for each in found if each.then is not None or each.now is not None)


def pairs(
    then: Mapping[str, Mapping[str, Any]], now: Mapping[str, Mapping[str, Any]], names: Sequence[str] = COMPARED
) -> tuple[Compared, ...]:
    """What is there now in its order, then what is gone. Each is given as its figures, and its status as `status`."""
    order = [*now, *(name for name in then if name not in now)]
    return tuple(
        Compared(
            name,
            str(then[name].get("status", "")) if name in then else "",
            str(now[name].get("status", "")) if name in now else "",
            figures(then.get(name), now.get(name), names),
        )
        for name in order
    )


def listed(name: str, then: Iterable[str], now: Iterable[str]) -> Listed:
    """Texts are the same when they differ in capitals and spaces only."""
    before, after = {_plain(text): text for text in then}, {_plain(text): text for text in now}
    return Listed(
        name,
        tuple(text for key, text in after.items() if key not in before),
        tuple(text for key, text in before.items() if key not in after),
        tuple(text for key, text in after.items() if key in before),
    )


def swot(then: Mapping[str, Iterable[str]], now: Mapping[str, Iterable[str]]) -> tuple[Listed, ...]:
    """The four lists, each given as its texts."""
    return tuple(listed(name, then.get(name, ()), now.get(name, ())) for name in QUADRANTS)


def _figure(of: Mapping[str, Any] | None, name: str) -> float | None:
    value = None if of is None else of.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
