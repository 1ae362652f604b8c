"""How words are laid out: headings, paragraphs, lists, pairs, chips, lines to sign on."""

from __future__ import annotations

from dataclasses import replace

from smdesk.core import contrast
from smdesk.core.document import Bullets, Chip, Chips, Heading, Item, Pairs, Rich, Run, Signature, Text
from smdesk.reports.canvas import Canvas
from smdesk.reports.flow import Strip
from smdesk.reports.place import Place, per_line
from smdesk.reports.text import cut, width

_BEFORE = {"body": 6.0, "lead": 8.0, "small": 4.0, "quote": 10.0, "note": 10.0}
_RULE = 2.2  # the thickness of the line below a title
_TOGETHER = 10  # lines of pairs that are not parted
_WORTH = 0.25  # of a page must be left for a title to stand on it


def title(text: Run, aside: str, place: Place, fresh: bool, mark: bool = True) -> list[Strip]:
    """The title of a section, a short rule below it, and a small text at its right."""
    side = place.lines(aside, "small", place.width * 0.35, "r") if aside else None
    lines = place.lines((text,), "h1", place.width * (0.63 if aside else 1.0))
    rule = lines.height + 7.0

    def paint(canvas: Canvas, top: float) -> None:
        canvas.text(lines, place.x, top)
        if side is not None:
            canvas.text(side, place.x + place.width * 0.65, top + 10.0)
        canvas.rect(place.x, top + rule, 40.0, _RULE, place.colors.bar)

    return [Strip(rule + _RULE + 6.0, paint, 30.0, True, None, (1, text.text) if mark else None, fresh,
                  place.room * _WORTH)]  # fmt: skip


def heading(block: Heading, place: Place) -> list[Strip]:
    """A heading; it stands with what follows."""
    level = min(max(block.level, 2), 3)
    lines = place.lines(block.text, f"h{level}")

    def paint(canvas: Canvas, top: float) -> None:
        canvas.text(lines, place.x, top)

    mark = (2, block.text) if level == 2 else None
    return [Strip(lines.height + 3.0, paint, 16.0 if level == 2 else 10.0, True, None, mark)]


def paragraph(block: Text, place: Place) -> list[Strip]:
    """A paragraph of any kind."""
    if block.kind == "note":
        return _note(block, place)
    kind = block.kind if block.kind in _BEFORE else "body"
    indent = 14.0 if kind == "quote" else 0.0
    lines = place.lines(block.text, kind, place.width - indent)
    if not lines:
        return []
    strips = per_line(lines, place.x + indent, _BEFORE[kind], glue=block.keep)
    return [_ruled(strip, place) for strip in strips] if kind == "quote" else strips


def _ruled(strip: Strip, place: Place, ground: str = "") -> Strip:
    """A strip with a line down its left side, and a ground below it."""

    def paint(canvas: Canvas, top: float) -> None:
        if ground:
            canvas.rect(place.x, top - 0.3, place.width, strip.height + 0.6, ground)
        canvas.rect(place.x, top - 0.3, 2.4, strip.height + 0.6, place.colors.bar)
        strip.paint(canvas, top)

    return replace(strip, paint=paint)


def _note(block: Text, place: Place) -> list[Strip]:
    lines = place.lines(block.text, "note", place.width - 26.0)
    if not lines:
        return []

    def nothing(_canvas: Canvas, _top: float) -> None:
        """Room above and below the words, on the ground."""

    room = Strip(6.0, nothing)
    strips = [replace(room, before=10.0, glue=True), *per_line(lines, place.x + 14.0), room]
    strips[-2] = replace(strips[-2], glue=True)
    return [_ruled(strip, place, place.colors.ground) for strip in strips]


def bullets(block: Bullets, place: Place) -> list[Strip]:
    """Points below one another; a point and the first line of it are not parted."""
    strips: list[Strip] = []
    indent = 20.0 if block.numbered else 12.0
    for number, item in enumerate(block.items, 1):
        item = Item(item) if isinstance(item, str) else item
        rich = item.text if not item.more else (item.text,) if isinstance(item.text, str) else item.text
        lines = place.lines(rich, "strong" if item.more else "body", place.width - indent)
        if not lines:
            continue
        mine = per_line(lines, place.x + indent, 7.0 if number == 1 or item.more else 3.0, glue=bool(item.more))
        if item.more:
            mine += per_line(place.lines(item.more, "cell", place.width - indent), place.x + indent)
        mine[0] = _numbered(mine[0], number, place) if block.numbered else _dotted(mine[0], place)
        strips += mine
    return strips


def _dotted(strip: Strip, place: Place) -> Strip:
    def paint(canvas: Canvas, top: float) -> None:
        canvas.dot(place.x + 4.0, top + 7.2, 1.7, place.colors.bar)
        strip.paint(canvas, top)

    return replace(strip, paint=paint)


def _numbered(strip: Strip, number: int, place: Place) -> Strip:
    lines = place.lines(str(number), "chip", 14.0, "c", contrast.readable(place.colors.accent, place.colors.soft))

    def paint(canvas: Canvas, top: float) -> None:
        canvas.dot(place.x + 7.0, top + 7.0, 7.0, place.colors.soft)
        canvas.text(lines, place.x, top + 7.0 - lines.height / 2)
        strip.paint(canvas, top)

    return replace(strip, paint=paint)


def pairs(block: Pairs, place: Place) -> list[Strip]:
    """Names in a narrow column, values beside them; a few of them stay together."""
    strips: list[Strip] = []
    widest = max((width(name, place.style.look("label")) for name, _ in block.items), default=0.0)
    column = min(widest + 14.0, place.width * 0.34)
    for name, value in block.items:
        strips += _pair(name, value, column, place)
    strips[:1] = [replace(strip, before=8.0) for strip in strips[:1]]
    if len(strips) <= _TOGETHER:
        strips = [*(replace(strip, glue=True) for strip in strips[:-1]), *strips[-1:]]
    return strips


def _pair(name: str, value: Rich, column: float, place: Place) -> list[Strip]:
    label = place.lines(name, "label", column - 8.0)
    lines = place.lines(value, "body", place.width - column)
    strips = per_line(lines, place.x + column, 4.0)
    lift = max(0.0, (lines.heights[0] - label.heights[0]) / 2) + 0.6
    first = strips[0].paint

    def paint(canvas: Canvas, top: float) -> None:
        canvas.text(label, place.x, top + lift)
        first(canvas, top)

    more = max(0.0, label.height + lift - lines.height) if len(strips) == 1 else 0.0
    strips[0] = replace(strips[0], paint=paint, height=strips[0].height + more)
    return strips


def chips(block: Chips, place: Place) -> list[Strip]:
    """Chips in lines."""
    look = place.style.look("chip")
    rows: list[list[tuple[float, float, str, str]]] = [[]]
    left = 0.0
    for chip in block.items:
        chip = Chip(chip) if isinstance(chip, str) else chip
        text = cut(chip.text, look, place.width - 16.0)
        wide = width(text, look) + 16.0
        if rows[-1] and left + wide > place.width:
            rows.append([])
            left = 0.0
        rows[-1].append((left, wide, text, chip.color or place.colors.bar))
        left += wide + 6.0
    return [_chip_row(row, place, 7.0 if at == 0 else 5.0) for at, row in enumerate(rows) if row]


def _chip_row(row: list[tuple[float, float, str, str]], place: Place, before: float) -> Strip:
    drawn = []
    for left, wide, text, color in row:
        ground = contrast.blend(color, "#ffffff", 0.84)
        drawn.append((left, wide, ground, place.lines(text, "chip", wide, "c", contrast.readable(color, ground))))

    def paint(canvas: Canvas, top: float) -> None:
        for left, wide, ground, lines in drawn:
            canvas.rect(place.x + left, top, wide, 16.0, ground, radius=8.0)
            canvas.text(lines, place.x + left, top + 8.0 - lines.height / 2)

    return Strip(16.0, paint, before)


def signature(block: Signature, place: Place) -> list[Strip]:
    """Two lines to sign on beside each other, with what they are for below."""
    half = (place.width - 28.0) / 2
    rows = [block.items[at : at + 2] for at in range(0, len(block.items), 2)]
    return [_signing(row, half, place, glue=number + 1 < len(rows)) for number, row in enumerate(rows)]


def _signing(row: tuple[tuple[str, str], ...], half: float, place: Place, glue: bool) -> Strip:
    drawn = [
        (place.x + side * (half + 28.0), place.lines(given, "body", half), place.lines(name, "label", half))
        for side, (name, given) in enumerate(row)
    ]
    room = max(30.0, *(given.height + 6.0 for _, given, _ in drawn))

    def paint(canvas: Canvas, top: float) -> None:
        for x, given, label in drawn:
            if given:
                canvas.text(given, x, top + room - given.height - 3.0)
            canvas.line(x, top + room, x + half, top + room, place.colors.muted, 0.7)
            canvas.text(label, x, top + room + 3.0)

    return Strip(room + 3.0 + max(label.height for _, _, label in drawn), paint, 14.0, glue)
