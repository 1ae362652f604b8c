"""The calendar as a text file that spreadsheets open and smdesk reads back whole."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, time

from smdesk.core.exchange import damage
from smdesk.core.exchange.record import DayRecord, Record
from smdesk.formats.plan_rows import heading, rows


def write(records: Sequence[Record], days: Sequence[DayRecord], language: str, *, separator: str = "") -> bytes:
    """The file: UTF-8 with a mark, for Excel; in Spanish with semicolons, as it expects them there."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator or (";" if language == "es" else ","), lineterminator="\r\n")
    writer.writerow(heading(language))
    writer.writerows([_text(cell) for cell in row] for row in rows(records, days, language))
    return out.getvalue().encode("utf-8-sig")


def _text(cell: str | date | time) -> str:
    if isinstance(cell, time):
        return cell.isoformat("seconds" if cell.second else "minutes")
    return cell.isoformat() if isinstance(cell, date) else damage.guard(cell.replace("\x00", ""))
