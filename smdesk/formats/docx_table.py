"""Tables of a DOCX: as wide as the text, columns as wide as what stands in them, rows in one piece, a repeated head."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from smdesk.core import document as doc
from smdesk.core.document import Rich
from smdesk.formats.docx_style import Look, clean

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

# The library knows neither borders, nor repeated rows, nor grounds of cells: they are put into its elements.
# ruff: noqa: SLF001

_BEHIND_BORDERS = ("shd", "tblLayout", "tblCellMar", "tblLook")
_LINE = "D9D4CA"
_BAR = 20  # signs of a drawn bar
_WIDEST, _LONGEST = 36, 16  # signs that a column, and a word in it, may want
_SIGNS = 72  # signs in a line of a table, in a wide font
_SIDES = 4  # signs that the room beside a text takes

Say = Callable[["Paragraph", Rich], None]


def table(made: Docx, block: doc.Table, look: Look, rich: Say) -> None:
    """A table; its head is repeated on each page."""
    count = max([len(block.head), *(len(row) for row in block.rows)], default=0)
    if count == 0:
        return
    shares = _wide_enough(block, block.widths if len(block.widths) == count else _shares(block, count))
    grid = _grid(made, count, shares, look)
    if any(block.head):
        _head(grid, block.head, look, block.align.ljust(count, "l"))
    for number, row in enumerate(block.rows):
        total = block.total and number == len(block.rows) - 1
        for paragraph, given, side in zip(_row(grid, shares, look), row, block.align.ljust(count, "l"), strict=False):
            cell = given if isinstance(given, doc.Cell) else doc.Cell(given)
            rich(paragraph, (doc.Run(doc.plain(cell.text), bold=True),) if cell.bold or total else cell.text)
            _align(paragraph, side)
    _lines(grid, {"bottom", "insideH"})
    if len(block.rows) > 1:  # the last row does not stand alone
        _kept(grid.rows[-2])
    _after(made)


def bars(made: Docx, block: doc.Bars, look: Look, rich: Say) -> None:
    """Bars, drawn with signs: names at the left, values at the right."""
    from docx.shared import Pt, RGBColor

    shares = (0.34, 0.46, 0.2)
    grid = _grid(made, 3, shares, look)
    for bar in block.items:
        name, drawn, value = _row(grid, shares, look)
        rich(name, (doc.Run(bar.label, bold=True),))
        rich(value, bar.value)
        _align(value, "r")
        for signs, color in _signs(bar, look):
            run = drawn.add_run(signs)
            run.font.name, run.font.size, run.font.color.rgb = "Arial", Pt(6.5), RGBColor.from_string(color)
    _lines(grid, set())
    _together(grid)
    _after(made)


def _signs(bar: doc.Bar, look: Look) -> list[tuple[str, str]]:
    """The pieces of a bar with their colours; of one that only says where something is, a mark in its place."""
    full = round(min(max(bar.share, 0.0), 1.0) * _BAR)
    color = (bar.color or look.accent).removeprefix("#").upper()
    if bar.goal is not None and full == 0:
        at = min(round(max(bar.goal, 0.0) * (_BAR - 1)), _BAR - 1)
        return [("█" * at, _LINE), ("█", color), ("█" * (_BAR - 1 - at), _LINE)]
    return [("█" * full, color), ("█" * (_BAR - full), _LINE)]


def panels(made: Docx, block: doc.Grid, look: Look, fill: Callable[[_Cell, doc.Panel], None]) -> None:
    """Boxes side by side, on a ground, each under its own colour; `fill` writes into one."""
    columns = max(1, min(block.columns, len(block.items)))
    shares = (1.0,) * columns
    grid = _grid(made, columns, shares, look)
    for at in range(0, len(block.items), columns):
        for paragraph, panel in zip(_row(grid, shares, look), block.items[at : at + columns], strict=False):
            cell: Any = paragraph._parent
            _ground(cell, panel.color.removeprefix("#") or look.accent)
            fill(cell, panel)
    _lines(grid, {"insideV", "insideH"}, "FFFFFF")
    _after(made)


def dots(level: int, most: int) -> str:
    """`●●●○○`."""
    return "●" * min(level, most) + "○" * max(most - level, 0)


def month(made: Docx, block: doc.Month, look: Look) -> None:
    """A month as a table of seven columns."""
    order = [(block.first + at) % 7 for at in range(7)]
    grid = _grid(made, 7, (1.0,) * 7, look)
    _head(grid, tuple(block.weekdays[day] for day in order), look, "lllllll")
    for week in calendar.Calendar(block.first).monthdayscalendar(block.year, block.month):
        for paragraph, day in zip(_row(grid, (1.0,) * 7, look), week, strict=True):
            if day:
                _day(paragraph, day, block, look)
    _lines(grid, {"top", "left", "bottom", "right", "insideH", "insideV"})
    _together(grid)
    _after(made)


def _day(paragraph: Paragraph, day: int, block: doc.Month, look: Look) -> None:
    from docx.shared import Pt, RGBColor

    name = (block.marked or {}).get(day, "")
    cell: Any = paragraph._parent
    lines = [(f"{day} ", name), *((f"{each.time} ", each.text) for each in block.days.get(day, ()))]
    for at, (begins, text) in enumerate(lines):
        own = paragraph if at == 0 else cell.add_paragraph()
        own.paragraph_format.space_after = Pt(1)
        for said, bold in ((begins, True), (text, False)):
            run = own.add_run(clean(said))
            run.font.size, run.bold = Pt(7.5), bold or None
            if at == 0 and not bold:
                run.font.color.rgb = RGBColor.from_string(look.accent.upper())


def _wide_enough(block: doc.Table, wanted: Sequence[float]) -> list[float]:
    """The shares that were wanted, but each column with room for its longest word: no hour is broken in two, also
    where the font of the document is missing and another one, which is wider, stands in for it. Where there is no
    such room for all of them, they part the width as their longest words do.
    """
    words = [[len(word) for row in (block.head, *block.rows) if at < len(row) for word in _words(row[at])]
             for at in range(len(wanted))]  # fmt: skip
    least = [(min(max(lengths, default=1), _LONGEST) + _SIDES) / _SIGNS for lengths in words]
    shares = [share / sum(wanted) for share in wanted]
    narrow: set[int] = set()
    while more := {at for at, share in enumerate(shares) if at not in narrow and share < least[at]}:
        narrow |= more
        rest, others = (
            1 - sum(least[at] for at in narrow),
            sum(wanted[at] for at in range(len(wanted)) if at not in narrow),
        )
        if rest <= 0 or not others:
            return [each / sum(least) for each in least]
        shares = [least[at] if at in narrow else wanted[at] * rest / others for at in range(len(wanted))]
    return shares


def _words(cell: Rich | doc.Cell) -> list[str]:
    return doc.plain(cell.text if isinstance(cell, doc.Cell) else cell).split()


def _shares(block: doc.Table, count: int) -> tuple[float, ...]:
    """How wide the columns want to be, by what stands in them."""
    shares = []
    for at in range(count):
        cells = [row[at] for row in block.rows if at < len(row)]
        texts = [doc.plain(cell.text if isinstance(cell, doc.Cell) else cell) for cell in cells]
        texts += block.head[at : at + 1]
        line = max((len(part) for text in texts for part in text.split("\n")), default=0)
        word = max((len(part) for text in texts for part in text.split()), default=0)
        shares.append(float(max(min(word, _LONGEST), min(line, _WIDEST)) + _SIDES))
    return tuple(shares)


def _grid(made: Docx, count: int, shares: Sequence[float], look: Look) -> Table:
    """An empty table over the width of the text; word processors go by its columns, some by the cells."""
    from docx.shared import Inches

    grid: Table = made.add_table(0, count, style="Table Grid")
    grid.autofit = False
    for column, share in zip(grid.columns, shares, strict=True):
        column.width = Inches(look.width_in * share / sum(shares))
    return grid


def _row(grid: Any, shares: Sequence[float], look: Look) -> list[Paragraph]:
    """A new row that stays on one page: the paragraphs of its cells."""
    from docx.oxml import OxmlElement
    from docx.shared import Inches

    row = grid.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, share in zip(row.cells, shares, strict=True):
        cell.width = Inches(look.width_in * share / sum(shares))
        _align(cell.paragraphs[0], "l")
    return [cell.paragraphs[0] for cell in row.cells]


def _head(grid: Table, names: Sequence[str], look: Look, align: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    paragraphs = _row(grid, [column.width or 1 for column in grid.columns], look)
    for paragraph, name, side in zip(paragraphs, names, align, strict=False):
        run = paragraph.add_run(clean(name))
        run.bold, run.font.color.rgb = True, RGBColor.from_string(look.accent.upper())
        _align(paragraph, side)
        paragraph.paragraph_format.keep_with_next = True
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    grid.rows[0]._tr.get_or_add_trPr().append(repeated)


def _align(paragraph: Paragraph, side: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph.style = "Cell"
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    if side != "l":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if side == "r" else WD_ALIGN_PARAGRAPH.CENTER


def _together(grid: Table) -> None:
    """All rows on one page."""
    for row in grid.rows[:-1]:
        _kept(row)


def _kept(row: Any) -> None:
    """A row on the page of the next."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _lines(grid: Table, seen: set[str], color: str = _LINE) -> None:
    """The lines of a table, in a pale shade."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "single" if side in seen else "nil")
        line.set(qn("w:sz"), "4")
        line.set(qn("w:color"), color)
        borders.append(line)
    properties: Any = grid._tbl.tblPr
    after = [each for each in properties if each.tag in {qn(f"w:{name}") for name in _BEHIND_BORDERS}]
    if after:
        after[0].addprevious(borders)  # the format wants them in this order
    else:
        properties.append(borders)


def _ground(cell: Any, color: str) -> None:
    """A pale ground, and a line of a colour above it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = cell._tc.get_or_add_tcPr()
    borders, top = OxmlElement("w:tcBorders"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "16"), ("color", color.upper())):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "F7F4EF")):
        shade.set(qn(f"w:{name}"), value)
    properties.extend((borders, shade))


def _after(made: Docx) -> None:
    """Room after a table, without which the next would grow together with it."""
    from docx.shared import Pt

    gap = made.add_paragraph(style="Cell")
    gap.paragraph_format.space_after = Pt(2)
