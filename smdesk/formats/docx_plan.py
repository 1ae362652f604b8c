"""A document as DOCX, to be edited: real headings, lists and tables, the client's logo and colours, no drawings."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from smdesk.core import document as doc
from smdesk.core.document import Block, Document, Rich, Run, Section
from smdesk.core.records import dataclass
from smdesk.formats import docx_fields, docx_style, docx_table

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

#: Told how many sections of how many are done.
Watch = Callable[[int, int], None]
#: Makes a picture (PNG) of a chart, so many points wide.
Draw = Callable[[doc.Chart, float], bytes]
_LISTED = 5  # sections, from which on there is a table of contents
_SIDE_IN = 0.75  # of a portrait, inches


@dataclass(frozen=True, slots=True)
class Writer:
    """What all parts of one file share."""

    docx: Docx
    look: docx_style.Look
    draw: Draw


def write(document: Document, heading: str, accent: str, draw: Draw, watch: Watch | None = None) -> bytes:
    """The bytes of a DOCX. `heading` and `accent` are colours as `#rrggbb`. Raises whatever `watch` raises."""
    import docx

    made = docx.Document()
    look = docx_style.prepare(made, document, heading, accent)
    out = Writer(made, look, draw)
    _cover(out, document)
    _contents(out, document)
    for number, section in enumerate(document.sections):
        if watch is not None:
            watch(number, len(document.sections))
        _section(out, section, number)
    if watch is not None:
        watch(len(document.sections), len(document.sections))
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def _cover(out: Writer, document: Document) -> None:
    cover = document.cover
    if cover is None:
        return
    if document.brand.logo is not None:
        docx_style.picture(out.docx.add_paragraph(), document.brand.logo, 2.0, 0.8)
    out.docx.add_paragraph(docx_style.clean(cover.title), style="Title")
    for text in (cover.subtitle, *cover.lines, cover.foot):
        if text:
            out.docx.add_paragraph(docx_style.clean(text), style="Subtitle")
    _break(out)


def _contents(out: Writer, document: Document) -> None:
    if not document.contents or len(document.sections) < _LISTED:
        return
    title = out.docx.add_paragraph(style=docx_style.CONTENTS)
    title.add_run(docx_style.clean(document.contents))
    entries = [(f"_section_{number}", docx_style.clean(each.title)) for number, each in enumerate(document.sections)]
    docx_fields.contents(out.docx, entries, docx_style.ENTRY)
    _break(out)


def _section(out: Writer, section: Section, number: int) -> None:
    heading = out.docx.add_heading(docx_style.clean(section.title), 1)
    docx_fields.bookmark(heading, f"_section_{number}", number + 1)
    blocks(out, section.blocks)


def blocks(out: Writer, found: tuple[Block, ...]) -> None:
    """Blocks, one below the other; those that stand side by side on a page as well."""
    for block in found:
        _KINDS[type(block)](out, block)


def _heading(out: Writer, block: doc.Heading) -> None:
    out.docx.add_heading(docx_style.clean(block.text), block.level)


def _text(out: Writer, block: doc.Text) -> None:
    style = {"quote": "Quote", "note": "Intense Quote", "lead": "Lead", "small": "Small"}.get(block.kind, "Normal")
    paragraph = out.docx.add_paragraph(style=style)
    paragraph.paragraph_format.keep_with_next = block.keep or None
    rich(paragraph, block.text)


def rich(paragraph: Paragraph, text: Rich) -> None:
    """Text with its looks, at the end of a paragraph."""
    known = doc.linked(text)
    for piece in (known,) if isinstance(known, str) else known:
        run = piece if isinstance(piece, Run) else Run(piece)
        with docx_fields.link(paragraph, run.link) if run.link else nullcontext():
            added = paragraph.add_run(docx_style.clean(run.text))
            added.bold, added.italic, added.underline = run.bold or None, run.italic or None, bool(run.link) or None


def _bullets(out: Writer, block: doc.Bullets) -> None:
    style = "List Number" if block.numbered else "List Bullet"
    for number, item in enumerate(block.items):
        given = doc.Item(item) if isinstance(item, str) else item
        paragraph = out.docx.add_paragraph(style=style)
        if block.numbered and number == 0:
            docx_style.start_again(out.docx, paragraph)
        elif block.numbered:
            docx_style.go_on(out.docx, paragraph)
        rich(paragraph, (Run(doc.plain(given.text), bold=True),) if given.more else given.text)
        if given.more:
            paragraph.add_run(f"\n{docx_style.clean(given.more)}")


def _pairs(out: Writer, block: doc.Pairs) -> None:
    rows = tuple((doc.Cell(name, bold=True), doc.Cell(value)) for name, value in block.items)
    _table(out, doc.Table((), rows, widths=(0.28, 0.72)))


def _table(out: Writer, block: doc.Table) -> None:
    docx_table.table(out.docx, block, out.look, rich)


def _cards(out: Writer, block: doc.Cards) -> None:
    rows = (tuple(doc.Cell(card.value, bold=True) for card in block.items), tuple(card.note for card in block.items))
    shown = rows if any(rows[1]) else rows[:1]
    _table(out, doc.Table(tuple(card.label for card in block.items), shown, widths=(1.0,) * len(block.items)))


def _bars(out: Writer, block: doc.Bars) -> None:
    docx_table.bars(out.docx, block, out.look, rich)


def _chips(out: Writer, block: doc.Chips) -> None:
    out.docx.add_paragraph(
        " · ".join(docx_style.clean(chip if isinstance(chip, str) else chip.text) for chip in block.items)
    )


def _chart(out: Writer, block: doc.Chart) -> None:
    if block.title:
        out.docx.add_heading(docx_style.clean(block.title), 3)
    points = out.look.width_in * 72
    docx_style.picture(
        out.docx.add_paragraph(), out.draw(block, points), out.look.width_in, block.height / 72, block.alt
    )


def _picture(out: Writer, block: doc.Picture) -> None:
    high = block.height / 72 if block.height else 7.0
    docx_style.picture(out.docx.add_paragraph(), block.source, out.look.width_in * block.share, high, block.alt)
    if block.caption:
        out.docx.add_paragraph(docx_style.clean(block.caption), style="Small")


def _panel(out: Writer, block: doc.Panel) -> None:
    if block.title:
        out.docx.add_heading(docx_style.clean(block.title), 3)
    blocks(out, block.blocks)


def _grid(out: Writer, block: doc.Grid) -> None:
    if all(isinstance(each, doc.Bullets | doc.Text) for panel in block.items for each in panel.blocks):
        docx_table.panels(out.docx, block, out.look, _fill)
        return
    for panel in block.items:
        _panel(out, panel)


def _fill(cell: _Cell, panel: doc.Panel) -> None:
    """Words and points into a box."""
    rich(cell.paragraphs[0], (Run(panel.title, bold=True),))
    for block in panel.blocks:
        if isinstance(block, doc.Text):
            rich(cell.add_paragraph(style="Cell"), block.text)
        elif isinstance(block, doc.Bullets):
            for item in block.items:
                rich(cell.add_paragraph(style="List Bullet"), item.text if isinstance(item, doc.Item) else item)


def _columns(out: Writer, block: doc.Columns) -> None:
    blocks(out, (*block.left, *block.right))


def _person(out: Writer, block: doc.Person) -> None:
    out.docx.add_heading(docx_style.clean(block.name), 2)
    if block.portrait is not None:
        docx_style.picture(out.docx.add_paragraph(), block.portrait, _SIDE_IN, _SIDE_IN, block.name)
    line = " · ".join(part for part in (block.line, block.badge) if part)
    if line:
        out.docx.add_paragraph(docx_style.clean(line))
    if block.quote:
        out.docx.add_paragraph(docx_style.clean(block.quote), style="Quote")


def _uses(out: Writer, block: doc.Uses) -> None:
    rows = tuple((use.name, docx_table.dots(use.level, block.most), use.note) for use in block.items)
    _table(out, doc.Table((block.head[0], block.head[1], block.head[3]), rows, align="llr"))


def _month(out: Writer, block: doc.Month) -> None:
    docx_table.month(out.docx, block, out.look)


def _signature(out: Writer, block: doc.Signature) -> None:
    for number, (name, given) in enumerate(block.items, 1):
        line = out.docx.add_paragraph("\n" + (docx_style.clean(given) or "_" * 36))
        line.paragraph_format.keep_with_next = True
        below = out.docx.add_paragraph(docx_style.clean(name), style="Small")
        below.paragraph_format.keep_with_next = number < len(block.items)


def _nothing(_out: Writer, _block: Any) -> None:
    """Room between blocks is the business of styles."""


def _new_page(out: Writer, _block: doc.NewPage) -> None:
    _break(out)


def _break(out: Writer) -> None:
    made: Any = out.docx
    made.add_page_break()


_KINDS: dict[type[Any], Callable[[Writer, Any], None]] = {
    doc.Heading: _heading, doc.Text: _text, doc.Bullets: _bullets, doc.Pairs: _pairs, doc.Table: _table,
    doc.Cards: _cards, doc.Bars: _bars, doc.Chips: _chips, doc.Chart: _chart, doc.Picture: _picture,
    doc.Panel: _panel, doc.Grid: _grid, doc.Columns: _columns, doc.Person: _person, doc.Uses: _uses,
    doc.Month: _month, doc.Signature: _signature, doc.Space: _nothing, doc.NewPage: _new_page,
}  # fmt: skip
