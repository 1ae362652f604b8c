"""The list of sections of a document, each with its page, as a page of its own that leads there."""

from __future__ import annotations

from collections.abc import Sequence

from smdesk.core.document import Document, Run
from smdesk.formats.pdf_outline import Mark
from smdesk.reports import blocks_text
from smdesk.reports.canvas import Canvas
from smdesk.reports.flow import Strip
from smdesk.reports.place import Place

_NUMBER = 30.0  # the room of a page's number
_LEAST = 4  # pages, below which nobody needs a list of them


def wanted(document: Document, pages: int) -> bool:
    """Whether a document with so many pages has a list of its sections."""
    return bool(document.contents) and pages >= _LEAST


def strips(document: Document, marks: Sequence[Mark], before: int, place: Place) -> list[Strip]:
    """A line for each section, what stands in it below; `before` pages come before the first of `marks`."""
    parts: list[tuple[Mark, list[str]]] = []
    for mark in marks:
        if mark.level == 1:
            parts.append((mark, []))
        elif parts:
            parts[-1][1].append(mark.title)
    lines = [
        _line(section.id, mark, inside, before, place)
        for section, (mark, inside) in zip(document.sections, parts, strict=True)
    ]
    return [*blocks_text.title(Run(document.contents), "", place, fresh=False, mark=False), *lines]


def _line(section: str, mark: Mark, inside: Sequence[str], before: int, place: Place) -> Strip:
    link = f"#{section}"
    wide = place.width - _NUMBER
    title = place.lines((Run(mark.title, link=link),), "entry", wide)
    number = place.lines((Run(str(before + mark.page + 1), link=link),), "entry", _NUMBER, "r")
    more = place.lines(" · ".join(inside), "small", wide) if inside else None
    height = title.height + (more.height + 1.0 if more is not None else 0.0)

    def paint(canvas: Canvas, top: float) -> None:
        canvas.text(title, place.x, top)
        canvas.text(number, place.x + wide, top + title.height - number.height)
        low = top + title.height - 4.6
        start = place.x + title.used + 8.0 if len(title) == 1 else place.x + wide
        for at in range(round(start / 4.0), int((place.x + place.width - number.used - 8.0) / 4.0)):
            canvas.dot(at * 4.0 + 2.0, low, 0.45, place.colors.muted)
        if more is not None:
            canvas.text(more, place.x, top + title.height + 1.0)

    return Strip(height, paint, 9.0)
