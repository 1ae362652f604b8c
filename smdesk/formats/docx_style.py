"""What a DOCX looks like: styles in the client's colours, tables with a repeated head, pictures that fit."""

from __future__ import annotations

import calendar
import io
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from smdesk.core import document as doc
from smdesk.core.document import Document, Rich, Source
from smdesk.core.records import dataclass

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

_PAPERS = {"a4": (8.27, 11.69), "letter": (8.5, 11.0)}  # inches
_MARGIN_IN = 0.9
_NO_SIGNS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff￾￿]")
_MOST_PX = 2000  # of a picture: more is not seen on paper
_BEHIND_BORDERS = ("shd", "tblLayout", "tblCellMar", "tblLook")
_BAR = 20  # signs of a drawn bar


@dataclass(frozen=True, slots=True)
class Look:
    """Colours without their `#`, as the format has them, and the width of the text."""

    heading: str
    accent: str
    width_in: float


def prepare(made: Docx, document: Document, heading: str, accent: str) -> Look:
    """Paper, styles, properties and footer of a new file."""
    from docx.shared import Inches

    width, height = _PAPERS.get(document.paper, _PAPERS["a4"])
    part = made.sections[0]
    part.page_width, part.page_height = Inches(width), Inches(height)
    part.left_margin = part.right_margin = part.top_margin = part.bottom_margin = Inches(_MARGIN_IN)
    look = Look(heading.removeprefix("#"), accent.removeprefix("#"), width - 2 * _MARGIN_IN)
    _styles(made, look, document.language)
    about = made.core_properties
    about.title, about.author, about.language = clean(document.title), clean(document.author), document.language
    about.comments = ""
    _footer(part.footer.paragraphs[0], clean(document.footer))
    return look


def _styles(made: Docx, look: Look, language: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    styles: Any = made.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    normal.paragraph_format.space_after = Pt(6)
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:val"), {"es": "es-ES", "en": "en-GB"}.get(language, language))
    normal.element.get_or_add_rPr().append(tongue)
    for name, size, color in (("Title", 28, look.heading), ("Heading 1", 20, look.heading),
                              ("Heading 2", 14, look.heading), ("Heading 3", 11.5, look.accent)):  # fmt: skip
        style = styles[name]
        style.font.name, style.font.size, style.font.color.rgb = (
            "Georgia",
            Pt(size),
            RGBColor.from_string(color.upper()),
        )
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[key]  # the font of a theme would come before the one named
        style.paragraph_format.keep_with_next = True
    for name, size, bold in (("Lead", 12.5, False), ("Small", 8.5, False)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.size, style.font.bold = normal, Pt(size), bold or None
    for name in ("Subtitle", "Quote", "Intense Quote"):
        styles[name].font.color.rgb = RGBColor.from_string(look.accent.upper())


def _footer(paragraph: Paragraph, text: str) -> None:
    """The name, and the number of the page as a field."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.add_run(f"{text}\t\t")
    run = paragraph.add_run()
    for kind, said in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:instrText" if said else "w:fldChar")
        if said:
            element.text = said
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)  # noqa: SLF001  (the library has no fields of its own)


def clean(text: str) -> str:
    """Without the signs that no XML may hold."""
    return _NO_SIGNS.sub("", text)


def picture(paragraph: Paragraph, source: Source, width_in: float, height_in: float, alt: str = "") -> None:
    """A picture in a paragraph, as large as fits; nothing where it cannot be read."""
    from docx.shared import Inches
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(source) if isinstance(source, bytes) else source) as opened:
            opened.thumbnail((_MOST_PX, _MOST_PX))
            upright = ImageOps.exif_transpose(opened)
            data = io.BytesIO()
            upright.save(data, "PNG")
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError):
        return
    ratio = upright.width / upright.height
    added = paragraph.add_run().add_picture(data, Inches(min(width_in, height_in * ratio)))
    if alt:
        added._inline.docPr.set("descr", clean(alt))  # noqa: SLF001  (the library cannot describe a picture)


def table(made: Docx, block: doc.Table, look: Look, rich: Callable[[Paragraph, Rich], None]) -> None:
    """A table; its head is repeated on each page."""
    count = max([len(block.head), *(len(row) for row in block.rows)], default=0)
    if count == 0:
        return
    grid = made.add_table(0, count, style="Table Grid")
    if any(block.head):
        _head(grid, block.head, look)
    align = block.align.ljust(count, "l")
    for number, row in enumerate(block.rows):
        cells = _row(grid).cells
        total = block.total and number == len(block.rows) - 1
        for at, given in enumerate(row):
            cell = given if isinstance(given, doc.Cell) else doc.Cell(given)
            paragraph = cells[at].paragraphs[0]
            rich(paragraph, (doc.Run(doc.plain(cell.text), bold=True),) if cell.bold or total else cell.text)
            _align(paragraph, align[at])
    _widths(grid, block, count, look)
    _quiet(grid, look)
    made.add_paragraph().paragraph_format.space_after = 0


def _head(grid: Table, names: tuple[str, ...], look: Look) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    row: Any = _row(grid)
    for cell, name in zip(row.cells, names, strict=False):
        run = cell.paragraphs[0].add_run(clean(name))
        run.bold, run.font.color.rgb = True, RGBColor.from_string(look.accent.upper())
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001  (the library cannot repeat a row)


def _row(grid: Any) -> Any:
    return grid.add_row()


def _align(paragraph: Paragraph, side: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph.paragraph_format.space_after = Pt(2)
    if side != "l":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if side == "r" else WD_ALIGN_PARAGRAPH.CENTER


def _widths(grid: Table, block: doc.Table, count: int, look: Look) -> None:
    from docx.shared import Inches

    shares = block.widths if len(block.widths) == count else (1.0,) * count
    for column, share in zip(grid.columns, shares, strict=True):
        for cell in column.cells:
            cell.width = Inches(look.width_in * share / sum(shares))


def _quiet(grid: Table, look: Look) -> None:
    """Lines between rows only, in a pale shade."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "single" if side in {"bottom", "insideH"} else "nil")
        line.set(qn("w:sz"), "4")
        line.set(qn("w:color"), "D9D4CA")
        borders.append(line)
    properties: Any = grid._tbl.tblPr  # noqa: SLF001  (the library knows borders by the name of a style only)
    after = [each for each in properties if each.tag in {qn(f"w:{name}") for name in _BEHIND_BORDERS}]
    if after:
        after[0].addprevious(borders)  # the format wants them in this order
    else:
        properties.append(borders)


def month(made: Docx, block: doc.Month, look: Look) -> None:
    """A month as a table of seven columns."""
    order = [(block.first + at) % 7 for at in range(7)]
    grid = made.add_table(0, 7, style="Table Grid")
    _head(grid, tuple(block.weekdays[day] for day in order), look)
    for week in calendar.Calendar(block.first).monthdayscalendar(block.year, block.month):
        for cell, day in zip(_row(grid).cells, week, strict=True):
            if day:
                _day(cell, day, block)
    made.add_paragraph()


def _day(cell: _Cell, day: int, block: doc.Month) -> None:
    from docx.shared import Pt

    name = (block.marked or {}).get(day, "")
    lines = [f"{day} {name}".strip(), *(f"{each.time} {each.text}".strip() for each in block.days.get(day, ()))]
    for at, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(clean(line))
        run.font.size, run.bold = Pt(7.5), at == 0 or None


def drawn(share: float, goal: float | None = None) -> str:
    """A bar in signs; of one that only says where something is, the place."""
    full = round(min(max(share, 0.0), 1.0) * _BAR)
    signs = list("█" * full + "░" * (_BAR - full))
    if goal is not None and full == 0:
        signs[min(round(max(goal, 0.0) * _BAR), _BAR - 1)] = "█"
    return "".join(signs)


def dots(level: int, most: int) -> str:
    """`●●●○○`."""
    return "●" * min(level, most) + "○" * max(most - level, 0)


def start_again(made: Docx, paragraph: Paragraph) -> None:
    """A list whose numbers begin at 1: without this they go on from the last list."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    numbering: Any = made.part.numbering_part.element
    style_num = made.styles["List Number"].element.pPr.numPr.numId.val
    abstract = numbering.num_having_numId(style_num).abstractNumId.val
    num = numbering.add_num(abstract)
    over = num.add_lvlOverride(ilvl=0)
    begin = OxmlElement("w:startOverride")
    begin.set(qn("w:val"), "1")
    over.append(begin)
    _number(paragraph, num.numId)


def go_on(made: Docx, paragraph: Paragraph) -> None:
    """The next number of the list that was begun last."""
    numbering: Any = made.part.numbering_part.element
    _number(paragraph, max(int(num.numId) for num in numbering.num_lst))


def _number(paragraph: Paragraph, number: int) -> None:
    properties: Any = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number
