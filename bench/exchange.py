"""A calendar of 10,000 rows: read and explained, taken in, and taken back, beside the bare parsing and inserting."""

from __future__ import annotations

import csv
import io
import sqlite3
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.figures import Figure
from smdesk.core.clock import FakeClock
from smdesk.core.exchange.drafts import Options
from smdesk.runtime import Runtime
from smdesk.services.patches import ClientPatch
from smdesk.system.lock import Kind
from smdesk.system.secrets import MemoryStore

ROWS, QUICK_ROWS = 10_000, 1_000
BARE = "csv, executemany of the same rows"
NOW = datetime(2026, 11, 1, tzinfo=UTC)


def run(quick: bool = False) -> list[Figure]:
    """Seconds: nobody waits for a frame here, but for a file."""
    count = QUICK_ROWS if quick else ROWS
    with tempfile.TemporaryDirectory(prefix="smdesk-bench-exchange-") as folder:
        file = Path(folder) / "plan.csv"
        file.write_text(_rows(count), encoding="cp1252")
        bare = _bare(Path(folder) / "bare.sqlite3", file)
        looked, taken, back = _ours(Path(folder) / "desk", file, count)
    return [
        Figure(name, seconds, "s", bare, BARE, notes={"rows": count})
        for name, seconds in (
            (f"a calendar of {count} rows, looked at", looked),
            (f"a calendar of {count} rows, taken in", taken),
            (f"a calendar of {count} rows, taken back", back),
        )
    ]


def _rows(count: int) -> str:
    at = datetime(2026, 12, 1, 9)  # noqa: DTZ001 (a wall time)
    lines = ["Fecha;Hora;Texto;Estado"]
    for number in range(count):
        when = at + timedelta(minutes=17 * number)
        lines.append(f'{when:%d/%m/%Y};{when:%H:%M};"Publicación número {number}\ncon su segunda línea";borrador')
    return "\n".join(lines)


def _ours(folder: Path, file: Path, count: int) -> tuple[float, float, float]:
    with Runtime.open(folder, clock=FakeClock(NOW), secrets=MemoryStore(), owner=Kind.CLI) as runtime:
        runtime.clients.add(ClientPatch(name="Sol", zone="Europe/Madrid"))
        exchange = runtime.exchange
        start = time.perf_counter()
        preview = exchange.preview(exchange.open(file), Options())
        looked = time.perf_counter()
        applied = exchange.apply(preview)
        taken = time.perf_counter()
        assert exchange.undo(applied.batch) == count
        return looked - start, taken - looked, time.perf_counter() - taken


def _bare(database: Path, file: Path) -> float:
    start = time.perf_counter()
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="cp1252"), newline=""), delimiter=";"))
    connection = sqlite3.connect(database)
    for table in ("post", "variant", "part"):
        connection.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, a TEXT, b TEXT, c TEXT, d TEXT)")
        connection.executemany(f"INSERT INTO {table} (a, b, c, d) VALUES (?, ?, ?, ?)", rows[1:])
    connection.commit()
    connection.close()
    return time.perf_counter() - start
