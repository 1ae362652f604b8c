"""Which size of art a designer is asked for, by network and format; and whether a file has it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache

from smdesk.core import resources
from smdesk.core.network import load
from smdesk.core.records import dataclass
from smdesk.core.sheet.lines import Size

#: How far two shapes (width by height) may be from each other and still be called the same.
_SAME = 0.01


class Fit(StrEnum):
    """How a file answers the size that was asked for."""

    EXACT = "exact"
    LARGER = "larger"  # the same shape with more pixels
    SMALLER = "smaller"  # the same shape with fewer
    OTHER = "other"  # another shape
    FREE = "free"  # no size was asked for, or the file has none


@dataclass(frozen=True, slots=True)
class Sizes:
    """The table of sizes."""

    feed: Mapping[str, Size]  # by network
    tall: Size
    tall_formats: frozenset[str]


@cache
def table() -> Sizes:
    """The sizes, read once."""
    data = tomllib.loads(resources.path("art_sizes.toml").read_text("utf-8"))
    feed = {name: (size[0], size[1]) for name, size in data["feed"].items()}
    tall = data["tall"]
    return Sizes(feed, (tall["size"][0], tall["size"][1]), frozenset(tall["formats"]))


def family(format_: str) -> str:
    """ "tall" for formats that fill a phone's screen, "feed" for the others: their art is not interchangeable."""
    return "tall" if format_ in table().tall_formats else "feed"


def wanted(networks: Sequence[str], format_: str) -> Size:
    """The size for art that these networks show together; (0, 0) where nothing is known of any of them.

    It is the first network's whose size all of them take; else the first's.
    """
    if family(format_) == "tall":
        return table().tall
    known = [table().feed[name] for name in networks if name in table().feed]
    return next((size for size in known if all(_takes(name, format_, size) for name in networks)),
                known[0] if known else (0, 0))  # fmt: skip


def _takes(network: str, format_: str, size: Size) -> bool:
    rule = load(network).media_for(format_)
    low, high = rule.image_ratio or (0.0, float("inf"))
    least = rule.image_sides_min or (0, 0)
    return low * (1 - _SAME) <= size[0] / size[1] <= high * (1 + _SAME) and size[0] >= least[0] and size[1] >= least[1]


def takes_documents(networks: Sequence[str], format_: str) -> bool:
    """A PDF may stand there: some network shows one in this format, or none is chosen yet."""
    return not networks or any(load(name).media_for(format_).max_documents for name in networks)


def fit(have: Size, want: Size) -> Fit:
    """How a file of a size answers what was asked for."""
    if 0 in have or 0 in want:
        return Fit.FREE
    if have == want:
        return Fit.EXACT
    if abs(have[0] / have[1] - want[0] / want[1]) > _SAME * want[0] / want[1]:
        return Fit.OTHER
    return Fit.LARGER if have[0] > want[0] else Fit.SMALLER


def nearest(have: Size, among: Iterable[Size]) -> int:
    """The place of the size whose shape is nearest; 0 where nothing can be told. `among` is not empty."""
    sizes = list(among)
    if have in sizes:
        return sizes.index(have)
    if 0 in have:
        return 0

    def away(size: Size) -> float:
        return abs(have[0] / have[1] - size[0] / size[1]) if 0 not in size else float("inf")

    return min(range(len(sizes)), key=lambda place: away(sizes[place]))
