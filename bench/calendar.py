"""A month in the calendar of a large desk, beside the same rows by plain sqlite3."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from bench import bigdesk, desk
from bench.figures import Figure
from bench.lab import percentile, settle
from smdesk.core.clock import FakeClock
from smdesk.db import open_database
from smdesk.services.calendar.service import CalendarService

FRAME_MS = 16.7
ROUNDS = 120

_PLAIN = """
SELECT p.id, p.post_id, k.id, k.name, p.channel_id, c.handle, c.network, p.state, p.due_utc, p.wall_time, p.zone,
       p.mode, p.occurrence, o.title, substr(coalesce(op.text, bp.text, ''), 1, 120), p.hold_reason, p.ask,
       p.delegated <> ''
FROM publication p
JOIN channel c ON c.id = p.channel_id JOIN post o ON o.id = p.post_id JOIN client k ON k.id = o.client_id
LEFT JOIN variant b ON b.post_id = p.post_id AND b.channel_id IS NULL
LEFT JOIN part bp ON bp.variant_id = b.id AND bp.position = 0
LEFT JOIN variant w ON w.post_id = p.post_id AND w.channel_id = p.channel_id
LEFT JOIN part op ON op.variant_id = w.id AND op.position = 0
WHERE p.due_utc >= ? AND p.due_utc < ? AND p.kind = 'post'
ORDER BY p.due_utc, p.id
"""


def run(quick: bool = False) -> list[Figure]:
    """Random months, one after the other; then the same with one client chosen."""
    with bigdesk.copied(quick) as folder:
        months = _months(ROUNDS, quick)
        database = open_database(folder, owner=True, clock=FakeClock(desk.NOW))
        plain = sqlite3.connect(folder / "smdesk.sqlite3")
        try:
            plain.execute("PRAGMA cache_size=-8000")
            service = CalendarService(database)
            service.range(*months[0])
            settle()
            ours, count = _timed(lambda a, b: len(service.range(a, b)), months)
            bare, same = _timed(lambda a, b: len(_bare(plain, a, b)), months)
            one, few = _timed(lambda a, b: len(service.range(a, b, client_id=3)), months)
        finally:
            plain.close()
            database.close()
        assert count == same, (count, same)
    return [
        Figure("calendar month, p95", percentile(ours, 0.95), "ms", percentile(bare, 0.95), "sqlite3, tuples",
               FRAME_MS, notes={"rows": count // ROUNDS, "p50_ms": percentile(ours, 0.5),
                                "bare_p50_ms": percentile(bare, 0.5)}),
        Figure("calendar month of one client, p95", percentile(one, 0.95), "ms", budget=FRAME_MS,
               notes={"rows": few // ROUNDS, "p50_ms": percentile(one, 0.5)}),
    ]  # fmt: skip


def _months(count: int, quick: bool) -> list[tuple[datetime, datetime]]:
    chance = random.Random(3)
    back = 200 if quick else 1000
    starts = [desk.NOW - timedelta(days=chance.randrange(back)) for _ in range(count)]
    return [(start, start + timedelta(days=30.4375)) for start in starts]


def _timed(ask: Callable[[datetime, datetime], int], spans: list[tuple[datetime, datetime]]) -> tuple[list[float], int]:
    """Milliseconds of each question, and the rows of all."""
    for span in spans[:5]:
        ask(*span)
    times, rows = [], 0
    for span in spans:
        began = time.perf_counter()
        rows += ask(*span)
        times.append((time.perf_counter() - began) * 1e3)
    return times, rows


def _bare(plain: sqlite3.Connection, start: datetime, end: datetime) -> list[tuple[object, ...]]:
    return plain.execute(_PLAIN, (desk.stamp(start), desk.stamp(end))).fetchall()
