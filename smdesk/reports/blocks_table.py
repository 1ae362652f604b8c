"""How tables are laid out: columns as wide as they want, a head on each page, rows cut only if they must be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from smdesk.core.document import Cell, Table
from smdesk.reports.canvas import Canvas
from smdesk.reports.flow import Strip
from smdesk.reports.place import Place
from smdesk.reports.style import Style
from smdesk.reports.text import Lines, width

_GAP = 10.0  # between columns
_PAD = 3.6  # above and below the words of a row
_DOT = 9.0  # the room of a dot before a text
_LOOKED_AT = 120  # rows, for the widths of the columns
_WIDEST = 260.0  # what a column may want for one line
_LONGEST_WORD = 110.0
#: A row higher than this part of a page is cut between its lines.
_TALL = 0.4


def table(block: Table, place: Place) -> list[Strip]:
    """The head, and a strip for each row."""
    count = max([len(block.head), *(len(row) for row in block.rows)], default=0)
    if count == 0:
        return []
    align = block.align.ljust(count, "l")
    rows = [_filled(row, count) for row in block.rows]
    wide = _widths(block, rows, count, place)
    head = _head(block.head, wide, align, place) if any(block.head) else None
    strips = [replace(head, before=10.0, glue=True)] if head is not None else []
    for number, row in enumerate(rows):
        sum_row = block.total and number == len(rows) - 1
        strips += _row(row, wide, align, place, head, sum_row)
    if len(strips) > 2:  # the last row does not stand alone
        strips[-2] = replace(strips[-2], glue=True)
    if head is None and strips:
        strips[0] = replace(strips[0], before=8.0)
    return strips


def _filled(row: Sequence[Cell | str], count: int) -> list[Cell]:
    cells = [cell if isinstance(cell, Cell) else Cell(cell) for cell in row]
    return cells + [Cell("")] * (count - len(cells))


def _head(names: Sequence[str], wide: list[float], align: str, place: Place) -> Strip:
    drawn = []
    left = place.x
    for name, each, side in zip(names, wide, align, strict=False):
        drawn.append((left, place.lines(name, "head", each, side)))
        left += each + _GAP
    height = max(lines.height for _, lines in drawn) + _PAD + 4.0

    def paint(canvas: Canvas, top: float) -> None:
        for x, lines in drawn:
            canvas.text(lines, x, top + height - 4.0 - lines.height)
        canvas.line(place.x, top + height - 0.6, place.x + place.width, top + height - 0.6, place.colors.bar, 1.2)

    return Strip(height, paint)


def _row(
    row: list[Cell], wide: list[float], align: str, place: Place, head: Strip | None, sum_row: bool
) -> list[Strip]:
    cells: list[tuple[float, Lines, str]] = []
    left = place.x
    for cell, each, side in zip(row, wide, align, strict=True):
        look = "cell_strong" if cell.bold or sum_row else "cell"
        dot = _DOT if cell.color else 0.0
        lines = place.lines(cell.text, look, each - dot, side)
        cells.append((left + dot, lines, cell.color))
        left += each + _GAP
    return [
        _part(cells, first, last, is_last, place, head, sum_row)
        for first, last, is_last in _cuts(max(len(lines) for _, lines, _ in cells), cells, place.room)
    ]


def _cuts(most: int, cells: list[tuple[float, Lines, str]], room: float) -> list[tuple[int, int, bool]]:
    """The row as one part, or, of a very high one, as parts of so many lines: first, last, and whether it ends it."""
    high = max((lines.height for _, lines, _ in cells), default=0.0)
    if high <= room * _TALL or most < 2:
        return [(0, most, True)]
    step = max(1, int(most * room * 0.12 / high))
    return [(at, min(at + step, most), at + step >= most) for at in range(0, most, step)]


def _part(
    cells: list[tuple[float, Lines, str]], first: int, last: int, ends: bool, place: Place, head: Strip | None,
    sum_row: bool,
) -> Strip:  # fmt: skip
    above = _PAD if first == 0 else 0.0
    inner = max((sum(lines.heights[first:last]) for _, lines, _ in cells), default=0.0)
    height = above + inner + (_PAD if ends else 0.0)

    def paint(canvas: Canvas, top: float) -> None:
        if sum_row and first == 0:
            canvas.line(place.x, top, place.x + place.width, top, place.colors.ink, 0.8)
        for x, lines, color in cells:
            if color and first == 0:
                canvas.dot(x - _DOT + 3.0, top + above + lines.heights[0] / 2, 2.6, color)
            canvas.text(lines, x, top + above, first, min(last, len(lines)))
        if ends:
            canvas.line(place.x, top + height, place.x + place.width, top + height, place.colors.line, 0.4)

    return Strip(height, paint, head=head)


def _widths(block: Table, rows: list[list[Cell]], count: int, place: Place) -> list[float]:
    """What each column gets of the width without the gaps."""
    room = place.width - _GAP * (count - 1)
    if block.widths and len(block.widths) == count:
        return [room * share / sum(block.widths) for share in block.widths]
    wishes, needs = [], []
    for at in range(count):
        told = [_wish(row[at], place.style) for row in rows[:_LOOKED_AT]]
        told.append(_wish(Cell(block.head[at], bold=True) if at < len(block.head) else Cell(""), place.style))
        wishes.append(min(_WIDEST, max(wish for wish, _ in told)))
        needs.append(min(_LONGEST_WORD, wishes[-1], max(need for _, need in told)))
    if sum(wishes) <= room:
        spare = room - sum(wishes)
        return [wish + spare * wish / max(sum(wishes), 1.0) for wish in wishes]
    if sum(needs) >= room:
        return [room * need / sum(needs) for need in needs]
    more = [wish - need for wish, need in zip(wishes, needs, strict=True)]
    spare = room - sum(needs)
    return [need + spare * each / max(sum(more), 1.0) for need, each in zip(needs, more, strict=True)]


def _wish(cell: Cell, style: Style) -> tuple[float, float]:
    """The width of a cell in one line, and that of its longest word."""
    look = style.look("cell_strong" if cell.bold else "cell")
    dot = _DOT if cell.color else 0.0
    text = cell.text if isinstance(cell.text, str) else "".join(
        piece if isinstance(piece, str) else piece.text for piece in cell.text
    )  # fmt: skip
    longest = max(text.split(), key=len, default="")
    return width(text[:200], look) + dot + 1.0, width(longest[:60], look) + dot + 1.0
