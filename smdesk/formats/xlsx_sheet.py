"""A week's content sheet as a workbook: a row a post with its pictures, changes marked, a heading that stays."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from smdesk.core.records import dataclass

Value = str | date | time

#: The columns in their order, and how many characters wide each is.
_WIDTHS = {
    "code": 9, "title": 24, "day": 15, "time": 8, "networks": 15, "format": 16, "sizes": 20, "text": 46, "art_text": 28,
    "scene": 36, "refs": 30, "hashtags": 22, "link": 28, "status": 14, "art": 16, "pictures": 12, "changed": 18,
}  # fmt: skip
COLUMNS = tuple(_WIDTHS)
_BOLD = frozenset({"code", "title", "art_text"})
#: Points of a row of writing, and what a row may have at most.
_ROW, _HIGHEST = 15.0, 409.0
#: Pixels of a picture in its cell, of the room around it, and how many stand side by side.
_BOX, _GAP, MOST_PICTURES = (66, 82), 6, 3
_EMU, _POINTS = 9525, 0.75  # of a pixel
_HEAD, _CHANGED, _INK = "EFEBE2", "F6DFA8", "2B2620"
#: How days are shown, the weekday in the language of the sheet wherever it is opened.
_DAYS = {"es": "[$-C0A]ddd d mmm yyyy", "en": "[$-809]ddd d mmm yyyy"}
#: What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@")
_LONGEST_LINK = 2000


@dataclass(frozen=True, slots=True)
class Row:
    """One post. `changed` are the columns that say something else since the sheet that design has."""

    cells: Mapping[str, Value]
    changed: frozenset[str] = frozenset()
    pictures: tuple[bytes, ...] = ()  # JPEG or PNG; the first ones are shown


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands in the workbook. `head` are the lines above the table, the first its title."""

    name: str
    head: tuple[str, ...]
    labels: Mapping[str, str]  # of the columns
    rows: tuple[Row, ...]
    language: str = "en"
    footer: str = ""


def write(sheet: Sheet) -> bytes:
    """The workbook."""
    from openpyxl import Workbook  # a quarter of a second, when somebody wants one

    book = Workbook()
    page: Any = book.active
    page.title = "".join(each for each in sheet.name if each not in "[]:*?/\\'")[:31].strip() or "smdesk"
    top = len(sheet.head) + 1
    _lay_out(page, sheet, top)
    _heading(page, sheet, top)
    for place, row in enumerate(sheet.rows, top + 1):
        _row(page, row, place, _DAYS.get(sheet.language, _DAYS["en"]))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _lay_out(page: Any, sheet: Sheet, top: int) -> None:
    """How it is seen and printed: heading, code and name stay, and a page is as wide as the table."""
    from openpyxl.utils import get_column_letter

    page.freeze_panes = f"C{top + 1}"
    page.auto_filter.ref = f"A{top}:{get_column_letter(len(COLUMNS))}{max(top + len(sheet.rows), top + 1)}"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{top}:{top}"
    page.oddFooter.left.text = sheet.footer.replace("&", "&&")
    page.oddFooter.right.text = "&P / &N"
    shown = min(MOST_PICTURES, max((len(row.pictures) for row in sheet.rows), default=0))
    for place, (name, wide) in enumerate(_WIDTHS.items(), 1):
        if name == "pictures":
            wide = max(wide, math.ceil((shown * (_BOX[0] + _GAP) + _GAP) / 7) + 1)
        page.column_dimensions[get_column_letter(place)].width = wide


def _heading(page: Any, sheet: Sheet, top: int) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    for place, line in enumerate(sheet.head, 1):
        _put(page.cell(place, 1), line).font = Font(bold=place == 1, size=16 if place == 1 else 11, color=_INK)
    for place, name in enumerate(COLUMNS, 1):
        cell = _put(page.cell(top, place), sheet.labels[name])
        cell.font, cell.fill = Font(bold=True, color=_INK), PatternFill("solid", fgColor=_HEAD)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        cell.border = Border(bottom=Side(style="thin", color="B8B0A0"))


def _row(page: Any, row: Row, place: int, days: str) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    line = Border(bottom=Side(style="thin", color="DDD7CB"))
    for column, name in enumerate(COLUMNS, 1):
        value = row.cells.get(name, "")
        cell = _put(page.cell(place, column), value)
        cell.alignment, cell.border = Alignment(vertical="top", wrap_text=True), line
        cell.font = Font(bold=name in _BOLD, color=_INK)
        if isinstance(value, time):
            cell.number_format = "hh:mm"
        elif isinstance(value, date):
            cell.number_format = days
        if name in row.changed:
            cell.fill = PatternFill("solid", fgColor=_CHANGED)
    link = str(row.cells.get("link", ""))
    if link.startswith(("https://", "http://")) and len(link) <= _LONGEST_LINK and not any(map(str.isspace, link)):
        cell = page.cell(place, COLUMNS.index("link") + 1)
        cell.hyperlink, cell.font = link, Font(color="0B5C8A", underline="single")
    page.row_dimensions[place].height = _height(row)
    for number, data in enumerate(row.pictures[:MOST_PICTURES]):
        _picture(page, data, place, number)


def _put(cell: Any, value: Value) -> Any:
    """A value; text stays text, also where it begins as a formula does."""
    if not isinstance(value, str):
        cell.value = value
        return cell
    text = _clean(value)
    if text:
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(_FORMULA)
    return cell


def _picture(page: Any, data: bytes, row: int, number: int) -> None:
    """A picture in its cell, beside those before it: it moves with its row when the table is sorted or filtered."""
    from openpyxl.drawing.image import Image
    from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
    from openpyxl.drawing.xdr import XDRPositiveSize2D

    image = Image(io.BytesIO(data))
    scale = min(_BOX[0] / image.width, _BOX[1] / image.height)
    image.width, image.height = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    left = _GAP + number * (_BOX[0] + _GAP)
    start = AnchorMarker(COLUMNS.index("pictures"), left * _EMU, row - 1, _GAP * _EMU)
    image.anchor = OneCellAnchor(start, XDRPositiveSize2D(image.width * _EMU, image.height * _EMU))
    page.add_image(image)


def _height(row: Row) -> float:
    """Points of a row: programs that do not measure wrapped cells by themselves would show their first line only."""
    told = ((str(row.cells.get(name, "")), wide) for name, wide in _WIDTHS.items() if name not in {"day", "time"})
    lines = max(sum(max(1, math.ceil(len(part) / (wide - 1))) for part in text.split("\n")) for text, wide in told)
    pictures = (_BOX[1] + 2 * _GAP) * _POINTS if row.pictures else 0.0
    return min(_HIGHEST, max(_ROW * lines + 3.0, pictures))


def _clean(text: str) -> str:
    """Without signs that a workbook cannot hold, and no longer than a cell may be."""
    return "".join(each for each in text if each >= " " or each in "\n\t")[:32_000]
