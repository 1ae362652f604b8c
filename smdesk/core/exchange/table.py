"""What a file held, whatever kind it was: one heading and numbered lines of cells."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import date, datetime, time
from typing import Any

from smdesk.core.checks.base import Finding
from smdesk.core.records import dataclass

#: A cell as the file had it. A spreadsheet knows kinds of values, a text file does not.
Cell = str | int | float | bool | datetime | date | time | None

#: No calendar of one person has more; whoever brings more has taken the wrong file.
MOST_LINES = 50_000
MOST_COLUMNS = 400


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table. `number` is what a person calls it: the row in the spreadsheet, the line in the text."""

    number: int
    cells: tuple[Cell, ...]
    findings: tuple[Finding, ...] = ()  # what was found while the file was taken apart


@dataclass(frozen=True, slots=True)
class Table:
    """A whole file. `facts` tell how it was read: encoding, separator, sheet, sheets."""

    headers: tuple[str, ...]
    lines: tuple[Line, ...]
    kind: str = "csv"  # csv, xlsx, ics
    facts: dict[str, Any] = field(default_factory=dict, hash=False)
    findings: tuple[Finding, ...] = ()  # about the file as a whole

    def column(self, place: int) -> list[Cell]:
        """All cells of a column."""
        return [line.cells[place] if place < len(line.cells) else None for line in self.lines]

    def with_edits(self, edits: dict[tuple[int, int], str]) -> Table:
        """The table with cells as a person has put them right: (number of the line, column) → text."""
        if not edits:
            return self
        lines = []
        for line in self.lines:
            cells = list(line.cells) + [None] * (len(self.headers) - len(line.cells))
            for place in range(len(cells)):
                if (line.number, place) in edits:
                    cells[place] = edits[line.number, place]
            lines.append(replace(line, cells=tuple(cells)))
        return replace(self, lines=tuple(lines))


def text_of(cell: Cell) -> str:
    """A cell as text, without blanks around it; a number that is whole has no point."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)


def blank(line: Line) -> bool:
    """True when nothing stands in a line."""
    return not any(cell is not None and text_of(cell) for cell in line.cells)
