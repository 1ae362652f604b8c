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

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from smdesk.core.document import Document
from smdesk.core.records import dataclass
from smdesk.formats import pdf_outline
from smdesk.formats.pdf_outline import Mark
from smdesk.reports import blocks, cover, flow
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
    sheets = flow.paginate(blocks.sections(document.sections, place), look.room)
    pages: list[Callable[[Canvas], None]] = []
    if document.cover is not None:
        pages.append(cover.painter(document, document.cover, place))
    marks: list[Mark] = []
    for sheet in sheets:
        if not sheet:
            continue
        for placed in sheet:
            if placed.strip.mark is not None:
                level, title = placed.strip.mark
                marks.append(Mark(level, title, len(pages), look.height - look.top - placed.top + 8.0))
        pages.append(_page(sheet, len(pages) + 1, document, place))
    return Laid(look, tuple(pages) or (lambda _canvas: None,), tuple(marks))


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


def _page(sheet: list[flow.Placed], number: int, document: Document, place: Place) -> Callable[[Canvas], None]:
    def paint(canvas: Canvas) -> None:
        for placed in sheet:
            placed.strip.paint(canvas, place.style.top + placed.top)
        _footer(canvas, number, document, place)

    return paint


def _footer(canvas: Canvas, number: int, document: Document, place: Place) -> None:
    top = place.style.height - 40.0
    canvas.line(place.x, top, place.x + place.width, top, place.colors.line, 0.5)
    told = document.footer or " · ".join(part for part in (document.brand.name, document.title) if part)
    left = place.lines(told, "foot", place.width - 50.0)
    canvas.text(left, place.x, top + 6.0, 0, 1)
    canvas.text(place.lines(str(number), "foot", 40.0, "r"), place.x + place.width - 40.0, top + 6.0)
