"""The rows of a table that could not come in, as a file to put right, each with what is wrong with it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from smdesk.core.exchange import damage
from smdesk.core.exchange.table import Table, text_of


def write(table: Table, told: Mapping[int, str], heading: str) -> bytes:
    """The lines whose numbers have something told of them, as they stand; `heading` names the column of that."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=str(table.facts.get("separator") or ";"), lineterminator="\r\n")
    writer.writerow([*table.headers, heading])
    for line in table.lines:
        if line.number in told:
            cells = [damage.guard(text_of(cell)) for cell in line.cells]
            cells += [""] * (len(table.headers) - len(cells))
            writer.writerow([*cells[: len(table.headers)], told[line.number]])
    return out.getvalue().encode("utf-8-sig")
