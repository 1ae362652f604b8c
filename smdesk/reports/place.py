"""Where a block is laid out: the column that it has, the look of the document, and how blocks inside it are laid."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from smdesk.core.document import Block, Rich, linked
from smdesk.core.records import dataclass
from smdesk.reports.flow import Strip
from smdesk.reports.style import Palette, Style
from smdesk.reports.text import Lines

if TYPE_CHECKING:
    from smdesk.reports.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Place:
    """A column that begins at `x` and is `width` points wide."""

    style: Style
    x: float
    width: float
    lay: Callable[[Iterable[Block], Place], list[Strip]]

    @property
    def colors(self) -> Palette:
        """The colours of the document."""
        return self.style.palette

    @property
    def room(self) -> float:
        """The height of a page."""
        return self.style.room

    def inside(self, left: float = 0.0, width: float | None = None) -> Place:
        """A narrower column in this one."""
        return replace(self, x=self.x + left, width=self.width - left if width is None else width)

    def lines(self, text: Rich, look: str, width: float | None = None, align: str = "l", color: str = "") -> Lines:
        """A text in a kind of look, as wide as the column if nothing else is said."""
        wanted = self.style.look(look)
        if color:
            wanted = replace(wanted, color=color)
        colors = self.colors
        return Lines(linked(text), wanted, self.width if width is None else width, align, colors.muted, colors.accent)


def per_line(lines: Lines, x: float, before: float = 0.0, after: float = 0.0, glue: bool = False) -> list[Strip]:
    """A strip for each line; neither the first nor the last stands alone on a page. With `glue` nor does the whole."""
    count = len(lines)
    strips = []
    for at, height in enumerate(lines.heights):
        held = (at == 0 and count > 1) or at == count - 2 or (glue and at == count - 1)
        last = at == count - 1

        def paint(canvas: Canvas, top: float, at: int = at) -> None:
            canvas.text(lines, x, top, at, at + 1)

        strips.append(Strip(height + (after if last else 0.0), paint, before if at == 0 else 0.0, held))
    return strips


def held(strips: list[Strip]) -> list[Strip]:
    """The same, so that the last stays with whatever follows."""
    return [*strips[:-1], replace(strips[-1], glue=True)] if strips else strips
