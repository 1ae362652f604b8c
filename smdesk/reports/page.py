"""A document as a PDF: its blocks on pages, with footers, an outline, a title and a language.

    from smdesk.core.document import Brand, Bullets, Cover, Document, Section, Table, Text
    from smdesk.reports import application, page

    application.ensure()  # once, in the main thread, where there is no window
    made = page.write(
        Document(
            "Contest record", Brand("Oldmill Bakery", ("#4a2c1c", "#a65a1e")), language="en", paper="a4",
            cover=Cover("Win a breakfast", "Record of the draw", foot="Prepared on 2 November"),
            sections=(
                Section("draw", "The draw", (
                    Text("Drawn among 214 entries.", "lead"),
                    Table(("No.", "Name"), (("1", "Ana"), ("2", "Luis")), align="rl"),
                    Bullets(("The list is closed before the seed is known.",)),
                )),
            ),
        ),
        Path("record.pdf"),
    )
    made.pages, made.size

Any thread may do that; `watch(done, of)` is told of each page, and what it raises ends the work: no file is left then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from smdesk.core.document import Document
from smdesk.core.records import dataclass
from smdesk.formats import pdf_outline
from smdesk.formats.pdf_outline import Mark
from smdesk.reports import blocks, contents, cover, flow
from smdesk.reports.canvas import Canvas
from smdesk.reports.fonts import UNIT
from smdesk.reports.place import Place
from smdesk.reports.style import Style, style
from smdesk.system import newfile

#: Told how many pages of how many are done.
Watch = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Written:
    """What was made: pages, and bytes."""

    pages: int
    size: int


@dataclass(frozen=True, slots=True)
class Laid:
    """A document on its pages, not drawn yet."""

    style: Style
    pages: tuple[Callable[[Canvas], None], ...]
    marks: tuple[Mark, ...]


def write(document: Document, file: Path, watch: Watch | None = None) -> Written:
    """Write a document as PDF; nothing is left of it if that fails.

    Raises:
        StorageError: as `newfile.write`. Whatever `watch` raises.
    """
    data, count = pdf(document, watch)
    newfile.write(file, data)
    return Written(count, len(data))


def pdf(document: Document, watch: Watch | None = None) -> tuple[bytes, int]:
    """The bytes of a document's PDF, and how many pages it has. Raises whatever `watch` raises."""
    laid = lay_out(document)
    return draw(laid, document.title, document.author, document.language, watch), len(laid.pages)


def lay_out(document: Document) -> Laid:
    """The pages of a document."""
    look = style(document.brand, document.paper, document.landscape)
    place = blocks.column(look)
    sheets = _sheets(blocks.sections(document.sections, place), place)
    marks = _marks(sheets, look)
    first: list[Callable[[Canvas], None]] = []
    if document.cover is not None:
        first.append(cover.painter(document, document.cover, place))
    if contents.wanted(document, len(sheets)):
        listed = _sheets(contents.strips(document, marks, len(first), place), place)  # to know how many pages it takes
        listed = _sheets(contents.strips(document, marks, len(first) + len(listed), place), place)
        sheets = [*listed, *sheets]
        marks = [replace(mark, page=mark.page + len(listed)) for mark in marks]
        marks.insert(0, Mark(1, document.contents, 0, look.height))
    count = len(first) + len(sheets)
    pages = [_page(sheet, f"{at} / {count}", document, place) for at, sheet in enumerate(sheets, len(first) + 1)]
    marks = [replace(mark, page=mark.page + len(first)) for mark in marks]
    return Laid(look, tuple(first + pages) or (lambda _canvas: None,), tuple(marks))


def _sheets(strips: Sequence[flow.Strip], place: Place) -> list[list[flow.Placed]]:
    return [sheet for sheet in flow.paginate(strips, place.room) if sheet]


def _marks(sheets: Sequence[Sequence[flow.Placed]], look: Style) -> list[Mark]:
    """The lines of the outline, pages counted from the first sheet."""
    return [
        Mark(*placed.strip.mark, number, look.height - look.top - placed.top + 8.0)
        for number, sheet in enumerate(sheets)
        for placed in sheet
        if placed.strip.mark is not None
    ]


def draw(laid: Laid, title: str, author: str, language: str, watch: Watch | None = None) -> bytes:
    """The pages as PDF. Raises whatever `watch` raises."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72 * UNIT)
    writer.setTitle(title)
    writer.setAuthor(author)
    writer.setCreator("smdesk")
    size = QPageSize(
        QSizeF(laid.style.width, laid.style.height), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch
    )
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    painter = QPainter(writer)
    try:
        for number, paint in enumerate(laid.pages):
            if watch is not None:
                watch(number, len(laid.pages))
            if number:
                writer.newPage()
            paint(Canvas(painter))
    finally:
        painter.end()
    if watch is not None:
        watch(len(laid.pages), len(laid.pages))
    return pdf_outline.add(bytes(buffer.data().data()), laid.marks, language)


def preview(laid: Laid, number: int, width: int) -> QImage:
    """A page (from 0) as a picture so many pixels wide."""
    scale = width / laid.style.width
    made = QImage(width, round(laid.style.height * scale), QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    painter.scale(scale / UNIT, scale / UNIT)
    laid.pages[number](Canvas(painter))
    painter.end()
    return made


def _page(sheet: list[flow.Placed], number: str, document: Document, place: Place) -> Callable[[Canvas], None]:
    def paint(canvas: Canvas) -> None:
        for placed in sheet:
            placed.strip.paint(canvas, place.style.top + placed.top)
        _footer(canvas, number, document, place)

    return paint


def _footer(canvas: Canvas, number: str, document: Document, place: Place) -> None:
    top = place.style.height - 40.0
    canvas.line(place.x, top, place.x + place.width, top, place.colors.line, 0.5)
    told = document.footer or " · ".join(part for part in (document.brand.name, document.title) if part)
    left = place.lines(told, "foot", place.width - 50.0)
    canvas.text(left, place.x, top + 6.0, 0, 1)
    canvas.text(place.lines(number, "foot", 46.0, "r"), place.x + place.width - 46.0, top + 6.0)
