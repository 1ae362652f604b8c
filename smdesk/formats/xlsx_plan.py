"""The calendar as a workbook: heading that stays, real dates, filters, and no text that becomes a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from smdesk.core.exchange import damage, own
from smdesk.core.exchange.record import DayRecord, Record
from smdesk.formats.plan_rows import heading, rows

#: Characters wide, by column; smdesk's own is hidden.
_WIDTHS = {
    "date": 12, "hour": 8, "zone": 16, "client": 20, "channels": 30, "status": 14, "title": 28, "text": 60, "link": 26,
    "media": 28, "alt": 26, "first_comment": 26, "pillar": 14, "campaign": 16, "persona": 16, "recurrence": 18,
    "url": 28, "code": 18,
}  # fmt: skip
_TALL = 60  # points; three lines and a half of text


def write(records: Sequence[Record], days: Sequence[DayRecord], language: str, *, title: str = "smdesk") -> bytes:
    """The workbook."""
    from openpyxl import Workbook  # a quarter of a second, when somebody wants one
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    lines = [_cut(row) for row in rows(records, days, language)]
    more = max((len(line) for line in lines), default=len(own.COLUMNS)) - len(own.COLUMNS)
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(title))
    last = get_column_letter(len(own.COLUMNS) - 1)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{last}{len(lines) + 1}"
    for place, name in enumerate((*own.COLUMNS, *["data"] * more), 1):
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.width = _WIDTHS.get(name, 12)
        dimension.hidden = name == "data"
    bold, fill = Font(bold=True), PatternFill("solid", fgColor="EFEBE2")
    wrap = Alignment(vertical="top", wrap_text=True)

    def cell(value: Any, **style: Any) -> Any:
        made = WriteOnlyCell(sheet, value=value)
        for key, each in style.items():
            setattr(made, key, each)
        return made

    sheet.append([cell(name, font=bold, fill=fill) for name in heading(language, more)])
    for line in lines:
        sheet.append([_cell(cell, value, wrap) for value in line])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(make: Any, value: str | date | time, wrap: Any) -> Any:
    if isinstance(value, datetime | date):
        return make(value, number_format="yyyy-mm-dd", alignment=wrap)
    if isinstance(value, time):
        return make(value, number_format="hh:mm:ss" if value.second else "hh:mm", alignment=wrap)
    if not value:
        return None
    made = make(damage.writable(value), alignment=wrap)
    made.data_type = "s"  # also where it begins as a formula does
    return made


def _cut(row: list[str | date | time]) -> list[str | date | time]:
    """The record in as many cells as it needs."""
    text = str(row[-1])
    return [*row[:-1], *(text[at : at + own.PIECE] for at in range(0, len(text), own.PIECE))]


def _sheet_name(title: str) -> str:
    return "".join(letter for letter in title if letter not in "[]:*?/\\'")[:31].strip() or "smdesk"
