"""Desks for measuring: accounts connected by the command line, posts written straight into the tables."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.lab import smdesk
from smdesk.core import zones
from smdesk.core.walltime import from_utc

ZONE = "Europe/Madrid"
_STAMP = "%Y-%m-%dT%H:%M:%S.%fZ"


@dataclass(frozen=True, slots=True)
class Planned:
    """One post to write: on which channel, what it says, when it is due (aware)."""

    channel: int
    text: str
    due: datetime


def stamp(instant: datetime) -> str:
    """An instant as the tables hold it."""
    return instant.astimezone(UTC).strftime(_STAMP)


def instant(text: str) -> datetime:
    """The inverse of `stamp`."""
    return datetime.fromisoformat(text)


def open_tables(folder: Path) -> sqlite3.Connection:
    """The desk's database by plain sqlite3, beside whoever publishes, with the program's own pragmas."""
    connection = sqlite3.connect(folder / "smdesk.sqlite3", timeout=30, isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA cache_size=-8000")
    connection.execute("PRAGMA foreign_keys=ON")
    return connection


def new_client(folder: Path, name: str = "Bench", *, env: Mapping[str, str] | None = None) -> int:
    """A client whose publications are never late: the benches stop processes for longer than people would."""
    made = smdesk(folder, "client", "add", name, "--zone", ZONE, "--late-limit", "1440", env=env)
    return int(made["id"])


def connect(
    folder: Path, network: str, client: int, *, handle: str = "", server: str = "", secret: str = "",
    env: Mapping[str, str] | None = None,
) -> int:  # fmt: skip
    """A channel without spacing, connected by the command line; returns its id."""
    options = [*(["--handle", handle] if handle else []), *(["--server", server] if server else [])]
    made = smdesk(folder, "channel", "connect", network, "--client", str(client), *options, stdin=secret, env=env)
    smdesk(folder, "channel", "spacing", str(made["id"]), "0", env=env)
    return int(made["id"])


def write_posts(folder: Path, client: int, posts: Iterable[Planned]) -> list[int]:
    """Plan posts as the composer would, in one transaction; the publications' ids in order.

    For thousands of posts: one call of the command line each would measure the starts of Python.
    """
    db = open_tables(folder)
    made = []
    now = stamp(datetime.now(UTC))
    try:
        db.execute("BEGIN IMMEDIATE")
        for post in posts:
            wall = from_utc(post.due, ZONE).local.replace(fold=0)
            post_id = db.execute(
                "INSERT INTO post (client_id, title, stage, planned_zone, languages, created_at, changed_at, version)"
                " VALUES (?, '', 'planned', '', '[]', ?, ?, 1)", (client, now, now),
            ).lastrowid  # fmt: skip
            variant = db.execute(
                "INSERT INTO variant (post_id, format, reply_to, options, created_at, changed_at)"
                " VALUES (?, 'post', '', '{}', ?, ?)", (post_id, now, now),
            ).lastrowid  # fmt: skip
            db.execute("INSERT INTO part (variant_id, position, text, link) VALUES (?, 0, ?, '')", (variant, post.text))
            row = publication(post_id, post.channel, wall, post.due) | {"created_at": now, "changed_at": now}
            made.append(int(insert(db, "publication", row) or 0))
        db.execute("COMMIT")
    finally:
        db.close()
    return made


def publication(post: int | None, channel: int, wall: datetime, due: datetime, **more: Any) -> dict[str, Any]:
    """A row of the publication table with everything that has no default in the table itself."""
    return {
        "post_id": post, "channel_id": channel, "kind": "post", "occurrence": 0, "mode": "auto",
        "wall_time": wall.isoformat(), "zone": ZONE, "zone_data": zones.version(), "due_utc": stamp(due),
        "state": "scheduled", "hold_reason": "", "attempts": 0, "doubt": 0, "ask": "", "payload_hash": "", "step": "",
        "step_state": "{}", "delegated": "", "wish": "", "remote_url": "", "remote_extra": "{}", "proof": "",
        "error_code": "", "error_why": "", "error_words": "", "boot_id": "", "version": 1, **more,
    }  # fmt: skip


def insert(db: sqlite3.Connection, table: str, row: Mapping[str, Any]) -> int | None:
    """Insert one row; its rowid."""
    names = ", ".join(row)
    marks = ", ".join("?" * len(row))
    return db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values())).lastrowid


def states(folder: Path) -> dict[str, int]:
    """How many publications there are in each state."""
    db = open_tables(folder)
    try:
        return dict(db.execute("SELECT state, count(*) FROM publication GROUP BY state").fetchall())
    finally:
        db.close()


# -- the large desk -------------------------------------------------------------------------------------------------

CLIENTS, CHANNELS_EACH = 20, 5
PER_MONTH = 2300
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
_WORDS = (
    "pan", "centeno", "horno", "mañana", "taller", "oferta", "semana", "nuevo", "receta", "equipo", "gracias",
    "domingo", "abierto", "barrio",
)  # fmt: skip
_NETWORKS = ("practice", "practice", "practice", "instagram", "linkedin")


def large(folder: Path, count: int = 100_000, seed: int = 7) -> None:
    """A desk of 20 clients with 100 channels and `count` publications, nine in ten of them out; the same each time.

    The folder must hold an empty, opened desk.
    """
    chance = random.Random(seed)
    db = open_tables(folder)
    db.execute("PRAGMA synchronous=OFF")
    db.execute("BEGIN IMMEDIATE")
    try:
        channels = _accounts(db)
        _history(db, channels, count, chance)
        db.execute("COMMIT")
        db.execute("ANALYZE")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        db.close()


def _accounts(db: sqlite3.Connection) -> list[tuple[int, int]]:
    now = stamp(NOW)
    made = []
    for number in range(CLIENTS):
        client = insert(db, "client", {
            "name": f"Client {number:02}", "zone": ZONE, "languages": '["es"]', "country": "ES", "region": "",
            "website": "", "sector": "", "color": "", "approval_required": 0, "created_at": now, "changed_at": now,
            "version": 1,
        }) or 0  # fmt: skip
        for place in range(CHANNELS_EACH):
            network = _NETWORKS[place]
            account = f"c{number:02}{place}" if network == "practice" else ""
            channel = insert(db, "channel", {
                "client_id": client, "network": network, "mode": "api" if account else "assisted",
                "handle": account or f"client{number:02}", "display_name": "", "server": "", "remote_id": account,
                "facts": "{}", "limits": "{}", "secret_ref": "", "problem": "", "paused": 0, "slots": "[]",
                "spacing_s": 0.0, "created_at": now, "changed_at": now, "version": 1,
            }) or 0  # fmt: skip
            made.append((client, channel))
    return made


def _history(db: sqlite3.Connection, channels: Sequence[tuple[int, int]], count: int, chance: random.Random) -> None:
    month = timedelta(days=30.4375)
    first = NOW - month * (count / PER_MONTH * 0.9)
    span = (month * (count / PER_MONTH)).total_seconds()
    stages = {"stage": "planned", "planned_zone": "", "languages": "[]", "version": 1}
    for number in range(1, count + 1):
        client, channel = channels[chance.randrange(len(channels))]
        due = (first + timedelta(seconds=span * (number - 1) / count)).replace(microsecond=0)
        out = due < NOW
        at = stamp(due)
        text = " ".join(chance.choices(_WORDS, k=18))
        insert(
            db, "post", {"id": number, "client_id": client, "title": "", "created_at": at, "changed_at": at, **stages}
        )
        insert(db, "variant", {"id": number, "post_id": number, "format": "post", "reply_to": "", "options": "{}",
                               "created_at": at, "changed_at": at})  # fmt: skip
        insert(db, "part", {"variant_id": number, "position": 0, "text": text, "link": ""})
        wall = from_utc(due, ZONE).local.replace(fold=0)
        done = _out(number, text, at) if out else {}
        mode = "auto" if _NETWORKS[(channel - 1) % CHANNELS_EACH] == "practice" else "assisted"
        row = publication(number, channel, wall, due, created_at=at, changed_at=at, id=number, **done) | {"mode": mode}
        insert(db, "publication", row)
        if out:
            _journal(db, number, at)


def _out(number: int, text: str, at: str) -> dict[str, Any]:
    payload = f'{{"parts":[{{"link":"","media":[],"text":"{text}"}}]}}'
    return {
        "state": "published", "remote_id": f"r{number}", "remote_url": f"https://practice.invalid/@x/{number}",
        "published_at": at, "proof": "answer", "payload": payload, "payload_hash": f"{number:064x}",
        "key": f"k{number}", "armed_at": at, "queued_at": at, "first_try_at": at, "step": "part:0",
        "step_state": f'{{"done":{{"part:0":{{"id":"r{number}","url":"","extra":{{}}}}}}}}',
    }  # fmt: skip


def _journal(db: sqlite3.Connection, number: int, at: str) -> None:
    insert(db, "attempt", {"publication_id": number, "number": 1, "step": "part:0", "payload_hash": f"{number:064x}",
                           "boot_id": "b", "started_at": at, "ended_at": at, "outcome": "published", "code": "",
                           "words": ""})  # fmt: skip
    for source, target in (("scheduled", "sending"), ("sending", "published")):
        insert(db, "transition", {"publication_id": number, "at": at, "source": source, "target": target,
                                  "by": "publisher", "reason": ""})  # fmt: skip
