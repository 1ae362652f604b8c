"""The ads plan as a workbook: one row an ad, money as numbers in their currency, days as days, a heading that stays."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from smdesk.core.adsheet import COLUMNS, DAYS, MONEY, AdLine, number_format, sums

#: Characters wide, by column.
_WIDTHS = {
    "campaign": 24, "aim": 14, "ad_set": 24, "ad": 26, "placements": 28, "first": 12, "last": 12, "budget": 13,
    "budget_for": 13, "cap": 12, "currency": 9, "audience": 38, "persona": 20, "post": 36, "headline": 28, "text": 44,
    "link": 50, "button": 14, "brief": 36, "spent": 12, "results": 11, "cost": 13,
}  # fmt: skip
#: Points of a row of writing, and what is long enough to take several.
_ROW = 15.0
_TEXTS = tuple(name for name in COLUMNS if name not in MONEY | DAYS)


def write(lines: Sequence[AdLine], labels: Mapping[str, str], title: str) -> bytes:
    """The workbook. `labels` names each column, and `total`."""
    from openpyxl import Workbook  # a quarter of a second, when somebody wants one
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    book = Workbook(write_only=True)
    sheet = book.create_sheet("".join(each for each in title if each not in "[]:*?/\\'")[:31].strip() or "smdesk")
    _lay_out(sheet, len(lines) + 1)
    wrap, above = Alignment(vertical="top", wrap_text=True), Border(top=Side(style="thin"))
    bold, fill = Font(bold=True), PatternFill("solid", fgColor="EFEBE2")

    def cell(value: Any, **style: Any) -> Any:
        made = WriteOnlyCell(sheet, value=value)
        for key, each in style.items():
            setattr(made, key, each)
        if isinstance(value, str):
            made.data_type = "s"  # also where it begins as a formula does
        return made

    sheet.append([cell(labels[name], font=bold, fill=fill, alignment=wrap) for name in COLUMNS])
    for place, line in enumerate(lines, 2):
        sheet.row_dimensions[place].height = _ROW * _rows(line)
        sheet.append([_cell(cell, name, getattr(line, name), line.currency, wrap) for name in COLUMNS])
    for currency, amount in sums(lines).items():
        place = COLUMNS.index("budget")
        total = cell(float(amount), number_format=number_format(currency), font=bold, border=above)
        empty = [cell(None, border=above) for _ in range(len(COLUMNS) - place - 1)]
        sheet.append([cell(labels["total"], font=bold, border=above),
                      *[cell(None, border=above) for _ in range(place - 1)], total, *empty])  # fmt: skip
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _lay_out(sheet: Any, last: int) -> None:
    """How it is seen and printed, down to its `last` row: the heading stays, and a page is as wide as the table."""
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "E2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{last}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    for place, name in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS[name]


def _cell(make: Any, name: str, value: Any, currency: str, wrap: Any) -> Any:
    if value is None or value == "":
        return make(None, alignment=wrap)
    if name in DAYS and isinstance(value, date):
        return make(value, number_format="yyyy-mm-dd", alignment=wrap)
    if name in MONEY and isinstance(value, Decimal):
        return make(float(value), number_format=number_format(currency), alignment=wrap)
    if isinstance(value, int | float):
        return make(value, number_format="#,##0.##", alignment=wrap)
    return make(_clean(str(value)), alignment=wrap)


def _rows(line: AdLine) -> int:
    """How many rows of writing its longest cell takes at the width of its column: programs that do not measure a
    wrapped cell by themselves would lay one ad over the next.
    """
    told = ((str(getattr(line, name) or ""), _WIDTHS[name]) for name in _TEXTS)
    return max(sum(max(1, math.ceil(len(part) / wide)) for part in text.split("\n")) for text, wide in told)


def _clean(text: str) -> str:
    """Without signs that a workbook cannot hold, and no longer than a cell may be."""
    return "".join(each for each in text if each >= " " or each in "\n\t")[:32_000]
