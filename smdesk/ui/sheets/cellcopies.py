"""Cells of the sheet that are copied and pasted, also to and from a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from smdesk.core.sheet import cells
from smdesk.core.sheet.lines import Line
from smdesk.ui.sheets.table import SheetTable
from smdesk.ui.sheets.words import Column

Typed = tuple[Line, Column, str]


def copied(table: SheetTable) -> QMimeData | None:
    """What stands in the selected cells: the text of one, or all of them as a spreadsheet takes them."""
    chosen = table.chosen
    if not chosen:
        return None
    rows, columns = sorted({row for row, _ in chosen}), sorted({column for _, column in chosen})
    said = [[str(table.sheet.data(table.sheet.index(row, column)) or "") for column in columns] for row in rows]
    made = QMimeData()
    if len(chosen) == 1:
        made.setText(said[0][0])
    else:
        made.setText(cells.written(said))
        made.setHtml(cells.marked_up(said))
    return made if made.text() else None


def pasted(table: SheetTable, mime: QMimeData) -> tuple[list[Typed], int]:
    """What comes into which cell, and how many rows found no post. One text goes into all cells that are selected; rows
    and columns begin at the first of them, and again where the selection holds them several times.
    """
    rows = _rows(mime)
    if rows is None or len(rows) == len(rows[0]) == 1:
        text = mime.text() if rows is None else rows[0][0]
        found = [(table.sheet.line_at(index.row()), Column(index.column())) for index in table.marked]
        return [(line, column, text) for line, column in found if line is not None], 0
    chosen = table.chosen
    if not chosen:
        return [], 0
    first, selected = min(row for row, _ in chosen), len({row for row, _ in chosen})
    columns = [column for column in Column if not table.isColumnHidden(column)]
    left = columns.index(min(column for _, column in chosen))
    times = selected // len(rows) if selected % len(rows) == 0 else 1
    done: list[Typed] = []
    for place, row in enumerate(rows * times, start=first):
        line = table.sheet.line_at(place)
        for column, text in zip(columns[left:], row, strict=False):
            if line is not None and table.sheet.editable(table.sheet.index(place, column)):
                done.append((line, column, text))
    return done, max(0, first + len(rows) * times - len(table.sheet.lines))


def _rows(mime: QMimeData) -> cells.Rows | None:
    """The cells that a spreadsheet has copied; None for words, which are one text however many lines they have."""
    text = mime.text()
    return cells.read(text) if "\t" in text or (mime.hasHtml() and "<table" in mime.html().lower()) else None
