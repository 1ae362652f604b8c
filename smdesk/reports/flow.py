"""The flow of strips onto pages: where a page ends, what stays together, what is repeated at the top of the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from smdesk.core.records import dataclass

if TYPE_CHECKING:
    from smdesk.reports.canvas import Canvas

#: Paints a strip with its top at the height given.
Paint = Callable[["Canvas", float], None]


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of a column that is never cut: a line, a row of a table, a picture. Heights in points."""

    height: float
    paint: Paint
    before: float = 0.0  # room above it, not at the top of a page
    glue: bool = False  # stands on the same page as the next one
    head: Strip | None = None  # repeated above it where it is the first of a page
    mark: tuple[int, str] | None = None  # its level and title in the outline
    fresh: bool = False  # begins a page
    needs: float = 0.0  # begins a page where less room than this is left


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip on a page, its top so many points below that of the text."""

    strip: Strip
    top: float


def paginate(strips: Sequence[Strip], room: float) -> list[list[Placed]]:
    """The strips of each page, `room` points high. Strips that are glued stay together unless no page holds them."""
    pages: list[list[Placed]] = [[]]
    used = 0.0
    at = 0
    while at < len(strips):
        chain = _chain(strips, at)
        whole = _height(chain, used > 0)
        if pages[-1] and (chain[0].fresh or used + max(whole, chain[0].needs) > room + 0.01):
            pages.append([])
            used = 0.0
        if used == 0.0 and _height(chain, False) > room:
            chain = chain[:1]  # longer than a page: it breaks where it must
        for strip in chain:
            used = _place(pages[-1], strip, used)
        at += len(chain)
    return pages


def height(strips: Sequence[Strip]) -> float:
    """How high the strips are, one below the other."""
    return _height(strips, False)


def draw(strips: Sequence[Strip], canvas: Canvas, top: float) -> None:
    """Paint the strips one below the other."""
    for number, strip in enumerate(strips):
        top += strip.before if number else 0.0
        strip.paint(canvas, top)
        top += strip.height


def _chain(strips: Sequence[Strip], at: int) -> list[Strip]:
    end = at
    while strips[end].glue and end + 1 < len(strips) and not strips[end + 1].fresh:
        end += 1
    return list(strips[at : end + 1])


def _height(chain: Sequence[Strip], below: bool) -> float:
    """Of strips in a row; those that begin a page bring their head, and need no room above."""
    total = sum(strip.height + strip.before for strip in chain)
    if not below and chain:
        total -= chain[0].before
        total += chain[0].head.height if chain[0].head is not None else 0.0
    return total


def _place(page: list[Placed], strip: Strip, used: float) -> float:
    if used == 0.0 and strip.head is not None:
        page.append(Placed(strip.head, 0.0))
        used = strip.head.height
    elif used > 0.0:
        used += strip.before
    page.append(Placed(strip, used))
    return used + strip.height
