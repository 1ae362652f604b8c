"""Claiming on a large desk, beside the same writes by plain sqlite3; and a look when nothing is due."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench import bigdesk, desk
from bench.figures import Figure
from bench.lab import percentile, settle
from smdesk.adapters.base import Account
from smdesk.adapters.practice import PracticeAdapter
from smdesk.core.clock import FakeClock
from smdesk.core.outcome import Published, RemoteRef
from smdesk.db import open_database
from smdesk.publishing import due
from smdesk.publishing.sender import Sender
from smdesk.publishing.worker import Publisher

BARE = "sqlite3: select, update, insert, commit"
ROUNDS = 4
AHEAD = timedelta(days=3)  # this much comes due: a few hundred publications over all channels


class Unused(Executor):
    """The calls are not made: what is measured is the ledger."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        return Future()


class NoSecrets:
    """A keyring that is not asked."""

    def get(self, ref: str) -> dict[str, str]:
        """Nothing."""
        return {}

    def put(self, ref: str, values: Any) -> None:
        """Nothing."""


def run(quick: bool = False) -> list[Figure]:
    """Claims and records beside plain SELECT + UPDATE + INSERT + commit; then looks with nothing due."""
    with bigdesk.copied(quick) as folder:
        claims, records, looks = _ours(folder)
    with bigdesk.copied(quick) as folder:
        bare = _bare(folder, len(claims))
    count = {"publications": bigdesk.QUICK_COUNT if quick else bigdesk.COUNT, "claims": len(claims)}
    return [
        Figure("claim, p50", percentile(claims, 0.5), "ms", percentile(bare, 0.5), BARE,
               notes={**count, "p95_ms": percentile(claims, 0.95), "bare_p95_ms": percentile(bare, 0.95)}),
        Figure("record, p50", percentile(records, 0.5), "ms", percentile(bare, 0.5), BARE,
               notes={**count, "p95_ms": percentile(records, 0.95)}),
        Figure("look with nothing due, p95", percentile(looks, 0.95), "ms", budget=16.7,
               notes={**count, "p50_ms": percentile(looks, 0.5)}),
    ]  # fmt: skip


@contextmanager
def _publisher(folder: Path) -> Iterator[tuple[Publisher, FakeClock]]:
    clock = FakeClock(desk.NOW)
    database = open_database(folder, owner=True, clock=clock)

    def build(account: Account) -> PracticeAdapter:
        raise AssertionError("no call is made")

    try:
        sender = Sender(build, NoSecrets())
        yield Publisher(database, clock, sender, "bench", lambda sha: folder / sha, pool=Unused()), clock
    finally:
        database.close()


def _ours(folder: Path) -> tuple[list[float], list[float], list[float]]:
    """Milliseconds of each claim (finding it and writing the intent), each record, each idle look."""
    claims: list[float] = []
    records: list[float] = []
    with _publisher(folder) as (publisher, clock):
        publisher.tick()
        settle()
        looks = [_ms(lambda: (publisher.tick(), publisher.upcoming()))[0] for _ in range(100)]
        clock.advance(AHEAD.total_seconds())
        _never_late(folder)
        publisher.recovery.sweep()
        for round_ in range(ROUNDS):
            jobs = []
            while True:
                took, job = _ms(lambda: _claim_next(publisher))
                if job is None:
                    break
                claims.append(took)
                jobs.append(job)
            for job in jobs:
                remote = RemoteRef(f"bench-{round_}-{job.publication_id}", "https://practice.invalid/x")
                records.append(_ms(lambda job=job, remote=remote: publisher.records.outcome(job, Published(remote)))[0])
    return claims, records, looks


def _claim_next(publisher: Publisher) -> Any:
    now = publisher.clock.now()
    with publisher.db.read() as session:
        free = due.candidates(session.connection(), now, ())
    return publisher.claims.claim(free[0].id) if free else None


def _never_late(folder: Path) -> None:
    db = desk.open_tables(folder)
    db.execute("UPDATE client SET late_limit_min = 100000")
    db.close()


def _ms(act: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    result = act()
    return (time.perf_counter() - began) * 1e3, result


def _bare(folder: Path, count: int) -> list[float]:
    """The least that a claim must do, by hand: find it, take it, note the attempt, be durable."""
    db = desk.open_tables(folder)
    now = desk.stamp(desk.NOW + AHEAD)
    try:
        return [_ms(lambda: _bare_claim(db, now))[0] for _ in range(count)]
    finally:
        db.close()


def _bare_claim(db: sqlite3.Connection, now: str) -> None:
    found = db.execute(
        "SELECT id, version FROM publication WHERE state = 'scheduled' AND due_utc <= ? AND mode = 'auto'"
        " ORDER BY due_utc LIMIT 1", (now,),
    ).fetchone()  # fmt: skip
    db.execute("BEGIN IMMEDIATE")
    db.execute("UPDATE publication SET state = 'published', version = version + 1 WHERE id = ? AND version = ?", found)
    desk.insert(db, "attempt", {"publication_id": found[0], "number": 99, "step": "part:0", "payload_hash": "",
                                "boot_id": "b", "started_at": now, "outcome": "", "code": "", "words": ""})  # fmt: skip
    db.execute("COMMIT")
