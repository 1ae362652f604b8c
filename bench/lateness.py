"""How late publications go out: many due in one minute, through the real publisher in a process of its own."""

from __future__ import annotations

import random
import sqlite3
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench import desk
from bench.figures import Figure
from bench.lab import numbers, publisher
from smdesk.runtime import Runtime
from smdesk.services.accounts import Login
from smdesk.services.patches import ClientPatch
from smdesk.system.secrets import MemoryStore

CHANNELS = 20
BUDGET_MS = 250.0
LEAD_S = 6.0  # until the process is up


def run(quick: bool = False) -> list[Figure]:
    """1,000 due in one minute (quick: 200 in twelve seconds), on whole seconds as people plan them."""
    count, span = (200, 12) if quick else (1000, 60)
    with tempfile.TemporaryDirectory(prefix="smdesk-bench-") as name:
        folder = Path(name)
        client, channels = practice_desk(folder, CHANNELS)
        start = (datetime.now(UTC) + timedelta(seconds=LEAD_S)).replace(microsecond=0)
        chance = random.Random(11)
        due = [start + timedelta(seconds=chance.randrange(span)) for _ in range(count)]
        # A channel sends one at a time, so one second holds at most one of each channel, as a person would plan it.
        posts, taken = [], set[tuple[int, datetime]]()
        for number, when in enumerate(due):
            free = [channel for channel in channels if (channel, when) not in taken] or channels
            channel = free[number % len(free)]
            taken.add((channel, when))
            posts.append(desk.Planned(channel, f"Nr. {number} goes out at {when:%H:%M:%S}", when))
        desk.write_posts(folder, client, posts)
        with publisher(folder):
            _wait(folder, count, span + LEAD_S + 60)
        sent, shown = _lateness(folder)
    p50, p99, most = numbers(shown)
    s50, s99, smost = numbers(sent)
    notes = {
        "publications": count, "seconds": span, "channels": CHANNELS, "p50_ms": p50, "max_ms": most,
        "call_began_p50_ms": s50, "call_began_p99_ms": s99, "call_began_max_ms": smost,
    }  # fmt: skip
    return [Figure("lateness, p99", p99, "ms", budget=BUDGET_MS, notes=notes)]


def practice_desk(folder: Path, count: int) -> tuple[int, list[int]]:
    """A client with `count` channels on the practice network."""
    with Runtime.open(folder, secrets=MemoryStore()) as runtime:
        client = runtime.clients.add(ClientPatch(name="Bench", zone=desk.ZONE, late_limit_min=1440)).id
        channels = []
        for number in range(count):
            view = runtime.channels.connect("practice", client, Login(handle=f"bench{number:02}"))
            runtime.channels.set_spacing(view.id, 0.0)
            channels.append(view.id)
    return client, channels


def _wait(folder: Path, count: int, patience: float) -> None:
    until = time.monotonic() + patience
    while time.monotonic() < until:
        time.sleep(1.0)
        if desk.states(folder).get("published") == count:
            return
    raise AssertionError(f"not all went out: {desk.states(folder)}")


def _lateness(folder: Path) -> tuple[list[float], list[float]]:
    """Milliseconds after its time at which each call began, and at which the network had the post."""
    db = desk.open_tables(folder)
    rows = db.execute(
        "SELECT p.remote_id, p.due_utc, a.started_at FROM publication p JOIN attempt a ON a.publication_id = p.id"
    ).fetchall()
    db.close()
    net = sqlite3.connect(folder / "practice" / "network.db")
    created = dict(net.execute("SELECT id, created FROM post").fetchall())
    net.close()
    sent = [(desk.instant(began) - desk.instant(due)).total_seconds() * 1e3 for _, due, began in rows]
    shown = [created[remote] / 1e3 - desk.instant(due).timestamp() * 1e3 for remote, due, _ in rows]
    return sent, shown
