"""Workbooks: one sheet as a table, dates as dates; nothing in a file makes it larger in memory than it may be."""

from __future__ import annotations

import logging
import re
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from smdesk.core.checks.base import Finding
from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.exchange import layouts
from smdesk.core.exchange.drafts import error
from smdesk.core.exchange.table import MOST_COLUMNS, MOST_LINES, Cell, Line, Table, blank
from smdesk.formats.csv_in import unreadable

log = logging.getLogger(__name__)

MOST_BYTES = 64 * 1024 * 1024
#: Unpacked, all together and one by one; a workbook of 50,000 lines of text has some 60 MB.
MOST_UNPACKED = 400 * 1024 * 1024
#: A part that shrinks more than this was made to do harm; sheets shrink to a twentieth.
MOST_RATIO = 400
_FORMULA = re.compile(rb"<f[ >]")


def read(file: Path, *, sheet: str = "") -> Table:
    """The named sheet, or the first that looks like a calendar.

    Raises:
        InvalidInput: `file_missing`, `file_unreadable`, `file_too_large`, `workbook_damaged` (`path`),
            `workbook_locked` (`path`), `file_no_lines`, `file_too_many_lines`.
        NotFound: `unknown_sheet` (`name`, `near`).
    """
    formulas = _looked_over(file)
    from openpyxl import load_workbook  # a quarter of a second, when somebody brings a workbook

    try:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        names = [each.title for each in book.worksheets]
        chosen = _chosen(book, sheet, names)
        rows = list(_rows(book[chosen]))
        empty = _empty_formulas(file, chosen, rows) if formulas else set()
        book.close()
    except (InvalidInput, NotFound):
        raise
    except Exception as wrong:  # openpyxl raises whatever its XML does
        log.info("a workbook could not be read", exc_info=wrong)
        raise InvalidInput("workbook_damaged", path=str(file)) from wrong
    if not rows:
        raise InvalidInput("file_no_lines", path=str(file))
    place = _heading(rows)
    headers = tuple(str(cell).strip() if cell is not None else "" for cell in rows[place][1])
    lines = tuple(_line(number, cells, empty) for number, cells in rows[place + 1 :])
    facts = {"sheet": chosen, "sheets": names, "path": str(file)}
    return Table(headers, tuple(line for line in lines if not blank(line)), "xlsx", facts)


def _looked_over(file: Path) -> bool:
    """Refuse what is no workbook or would be enormous; True when formulas are in it."""
    try:
        size = file.stat().st_size
        if size > MOST_BYTES:
            raise InvalidInput("file_too_large", path=str(file), size=size, limit=MOST_BYTES)
        with file.open("rb") as head:
            if head.read(8) == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":  # an old .xls, or one with a password
                raise InvalidInput("workbook_locked", path=str(file))
        with zipfile.ZipFile(file) as packed:
            parts = packed.infolist()
            whole = sum(part.file_size for part in parts)
            for part in parts:
                if whole > MOST_UNPACKED or part.file_size > MOST_RATIO * max(part.compress_size, 1024):
                    raise InvalidInput("file_too_large", path=str(file), size=whole, limit=MOST_UNPACKED)
            return any(_has_formulas(packed, part.filename) for part in parts
                       if part.filename.startswith("xl/worksheets/"))  # fmt: skip
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as wrong:
        raise InvalidInput("workbook_damaged", path=str(file)) from wrong
    except OSError as wrong:
        raise unreadable(file, wrong) from wrong


def _has_formulas(packed: zipfile.ZipFile, name: str) -> bool:
    """Looked for piece by piece: a sheet may be large."""
    left, rest = MOST_UNPACKED, b""
    with packed.open(name) as part:
        while (piece := part.read(1 << 20)) and left > 0:
            if _FORMULA.search(rest + piece):
                return True
            rest, left = piece[-2:], left - len(piece)
    return False


def _chosen(book: Any, sheet: str, names: list[str]) -> str:
    if sheet:
        found = next((name for name in names if name.casefold() == sheet.casefold()), None)
        if found is None:
            raise NotFound("unknown_sheet", name=sheet, near=names)
        return found
    if not names:
        raise InvalidInput("file_no_lines", path="")
    for name in names:
        head = [tuple(row) for row in book[name].iter_rows(max_row=10, max_col=MOST_COLUMNS, values_only=True)]
        if any(_known(row) for row in head):
            return name
    return names[0]


def _rows(sheet: Any) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """Row → cells, without empty rows at the beginning and empty cells at the end."""
    begun = False
    # What a sheet says of its own size may be wrong, and then rows are missing.
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = list(row)
        while cells and cells[-1] is None:
            cells.pop()
        if number > MOST_LINES + 100 or len(cells) > MOST_COLUMNS:
            raise InvalidInput("file_too_many_lines", limit=MOST_LINES, columns=MOST_COLUMNS)
        if cells or begun:
            begun = True
            yield number, tuple(_cell(each) for each in cells)


def _cell(value: Any) -> Cell:
    """What a table may hold; a length of time is an hour of the day to whoever typed it."""
    if isinstance(value, timedelta):
        return (value.total_seconds() % 86_400) / 86_400
    if isinstance(value, str):
        return value.replace("_x000D_\n", "\n").replace("_x000D_", "")
    return (
        value if value is None or isinstance(value, bool | int | float) or hasattr(value, "isoformat") else str(value)
    )


def _known(row: tuple[Any, ...]) -> bool:
    names = {name for name in layouts.recognise([str(cell or "") for cell in row]).fields if name}
    return bool(names & {"text", "title", "data"}) and len(names) > 1


def _heading(rows: list[tuple[int, tuple[Cell, ...]]]) -> int:
    """The first row that has names of columns; titles may stand above it."""
    return next((place for place, (_, row) in enumerate(rows[:10]) if _known(row)), 0)


def _empty_formulas(file: Path, sheet: str, rows: list[tuple[int, tuple[Cell, ...]]]) -> set[tuple[int, int]]:
    """Where a formula stands whose result nobody has saved: (row, column)."""
    from openpyxl import load_workbook

    known = dict(rows)
    book = load_workbook(file, read_only=True, keep_links=False)
    found = set()
    source = book[sheet]
    source.reset_dimensions()
    for number, row in enumerate(source.iter_rows(values_only=True), 1):
        for place, value in enumerate(row):
            if isinstance(value, str) and value.startswith("=") and _absent(known.get(number, ()), place):
                found.add((number, place))
    book.close()
    return found


def _absent(cells: tuple[Cell, ...], place: int) -> bool:
    return place >= len(cells) or cells[place] is None


def _line(number: int, cells: tuple[Cell, ...], empty: set[tuple[int, int]]) -> Line:
    findings: tuple[Finding, ...] = ()
    if any(row == number for row, _ in empty):
        findings = (error("row_formula_unsaved"),)
    return Line(number, cells, findings)
