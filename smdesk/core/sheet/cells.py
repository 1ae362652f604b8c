"""Cells of a table as text: what spreadsheets copy and paste, with a tab between cells and a line for each row."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

#: One cell and what ends it. Quotes stand around a text only where it could not be told from several cells.
_CELL = re.compile(
    r'(?:"(?P<quoted>(?:[^"]|"")*[\n\t](?:[^"]|"")*)"(?=[\t\n]|\Z)|(?P<plain>[^\t\n]*))(?P<end>[\t\n]|\Z)'
)

Rows = tuple[tuple[str, ...], ...]


def read(text: str) -> Rows:
    """The rows of what a spreadsheet has copied, each as wide as it is."""
    left = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows: list[tuple[str, ...]] = []
    row: list[str] = []
    at, ended = 0, False
    while not ended:
        found = _CELL.match(left, at)
        assert found is not None  # an empty cell is one too
        quoted = found["quoted"]
        row.append(found["plain"] if quoted is None else quoted.replace('""', '"'))
        at, ended = found.end(), not found["end"]
        if found["end"] != "\t":
            rows.append(tuple(row))
            row = []
    return tuple(rows)


def written(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a spreadsheet takes them."""
    return "\n".join("\t".join(map(_quoted, row)) for row in rows)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if "\n" in text or "\t" in text else text


def marked_up(rows: Sequence[Sequence[str]]) -> str:
    """The same as HTML: it tells that these are cells, also where there is only one column of them."""
    cells = ("".join(f"<td>{_lines(text)}</td>" for text in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def _lines(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", "<br>")
