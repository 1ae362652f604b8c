"""How people are laid out: who somebody is, and which networks they use at which hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from smdesk.core import contrast
from smdesk.core.document import Person, Use, Uses
from smdesk.reports.canvas import Canvas, load
from smdesk.reports.flow import Paint, Strip
from smdesk.reports.place import Place
from smdesk.reports.text import Lines, cut

_FACE = 76.0  # the side of a portrait
_ROW = 19.0
#: Where the columns of `uses` begin, in parts of the width.
_LEVELS, _HOURS, _NOTE = 0.24, 0.42, 0.86
_SHADES = (0.92, 0.62, 0.32, 0.0)  # how pale an hour is, by how much is used in it


def person(block: Person, place: Place, ground: bool = False) -> list[Strip]:
    """A portrait with words beside it; on the `ground` of the cover, in what can be read on it."""
    color, muted = (place.colors.cover_text, place.colors.cover_muted) if ground else ("", "")
    left = place.x + _FACE + 18.0
    room = place.width - _FACE - 18.0
    texts = [place.lines(block.name, "h1", room, color=color)]
    if block.line:
        texts.append(place.lines(block.line, "body", room, color=muted))
    if block.quote:
        texts.append(place.lines(block.quote, "quote", room, color=color))
    badge = _badge(block.badge, place) if block.badge else None
    words = sum(lines.height for lines in texts) + 4.0 * (len(texts) - 1) + (22.0 if badge else 0.0)
    height = max(_FACE, words)
    face = _face(block, place)

    def paint(canvas: Canvas, top: float) -> None:
        face(canvas, top)
        y = top + max(0.0, (_FACE - words) / 2)
        for lines in texts:
            canvas.text(lines, left, y)
            y += lines.height + 4.0
        if badge is not None:
            canvas.rect(left, y + 2.0, badge.used + 16.0, 16.0, place.colors.soft, radius=8.0)
            canvas.text(badge, left + 8.0, y + 10.0 - badge.height / 2)

    return [Strip(height, paint, 14.0, True)]


def _badge(text: str, place: Place) -> Lines:
    color = contrast.readable(place.colors.accent, place.colors.soft)
    return place.lines(cut(text, place.style.look("chip"), place.width * 0.6), "chip", color=color)


def _face(block: Person, place: Place) -> Paint:
    picture = load(block.portrait, _FACE, _FACE)
    initials = "".join(word[0] for word in block.name.split()[:2] if word[0].isalnum()).upper()
    look = replace(place.style.look("h1"), color=contrast.readable(place.colors.accent, place.colors.soft))
    drawn = Lines(initials, look, _FACE, "c")

    def paint(canvas: Canvas, top: float) -> None:
        if not picture.isNull():
            canvas.image(picture, place.x, top, _FACE, _FACE, 8.0)
            return
        canvas.rect(place.x, top, _FACE, _FACE, place.colors.soft, radius=8.0)
        canvas.text(drawn, place.x, top + (_FACE - drawn.height) / 2)

    return paint


def uses(block: Uses, place: Place) -> list[Strip]:
    """A head, and a line for each network: its name, how much, the hours of its day, what follows from them."""
    if not block.items:
        return []
    head = _head(block.head, place)
    rows = [replace(_row(use, block.most, place), head=head) for use in block.items]
    return [replace(head, before=8.0, glue=True), *rows]


def _head(names: Sequence[str], place: Place) -> Strip:
    spans = zip(names, (0.0, _LEVELS, _HOURS, _NOTE), (_LEVELS, _HOURS, _NOTE, 1.0), strict=True)
    drawn = [(start, place.lines(name, "head", (end - start) * place.width - 8.0)) for name, start, end in spans]
    wide = (_NOTE - _HOURS) * place.width - 12.0
    marks = [(hour, place.lines(str(hour), "label", 20.0)) for hour in (6, 12, 18)] if not names[2] else []
    height = max(lines.height for _, lines in drawn) + 3.0

    def paint(canvas: Canvas, top: float) -> None:
        for start, lines in drawn:
            canvas.text(lines, place.x + start * place.width, top + height - 3.0 - lines.height)
        for hour, lines in marks:
            canvas.text(lines, place.x + _HOURS * place.width + wide * hour / 24, top)

    return Strip(height, paint)


def _row(use: Use, most: int, place: Place) -> Strip:
    look = place.style.look("cell")
    name = place.lines(cut(use.name, look, _LEVELS * place.width - 8.0), "cell", _LEVELS * place.width)
    note = place.lines(cut(use.note, look, (1 - _NOTE) * place.width), "cell", (1 - _NOTE) * place.width)
    hours = (*use.hours, *((0,) * 24))[:24]

    def paint(canvas: Canvas, top: float) -> None:
        middle = top + _ROW / 2
        canvas.text(name, place.x, middle - name.height / 2)
        for step in range(most):
            on = place.colors.bar if step < use.level else place.colors.soft
            canvas.rect(place.x + _LEVELS * place.width + step * 13.0, middle - 2.5, 11.0, 5.0, on, radius=2.0)
        cell = ((_NOTE - _HOURS) * place.width - 12.0) / 24
        for hour, level in enumerate(hours):
            shade = contrast.blend(place.colors.bar, "#ffffff", _SHADES[max(0, min(3, level))])
            canvas.rect(
                place.x + _HOURS * place.width + hour * cell, top + 3.0, cell - 1.0, _ROW - 6.0, shade, radius=1.2
            )
        canvas.text(note, place.x + _NOTE * place.width, middle - note.height / 2)

    return Strip(_ROW, paint)
