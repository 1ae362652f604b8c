"""How the practice network gets on with what it has accepted, as it tells its clients."""

from __future__ import annotations

import sqlite3

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.practice import server
from smdesk.adapters.practice.faults import Fault, Kind
from smdesk.adapters.practice.records import PracticePost, moment
from smdesk.core.outcome import Delegated, NotSent, Outcome, Prepared, Processing, Published, Refused, Why

POLL_S = 2.0  # seconds between two looks


def state(db: sqlite3.Connection, row: sqlite3.Row | None) -> Outcome:
    """What is said about a row of `post` or `waiting`."""
    if row is None:
        return Refused("target_gone", Why.GONE, status=404)
    if "phase" not in row.keys():  # noqa: SIM118 - a Row iterates over its values
        return Published(PracticePost.of(row).remote)
    if row["state"] == "live":
        return state(db, server.live(db, row["post"]))
    if row["state"] == "failed":
        return Refused("media_processing_failed", Why.CONTENT, status=422)
    if row["phase"] == "scheduled":
        return Delegated(row["id"], moment(row["at"]))
    return Processing({"waiting": row["id"]}, POLL_S)


def poll(db: sqlite3.Connection, account: str, request: PublishRequest, fault: Fault | None, now: int) -> Outcome:
    """One look at an upload or at a post in processing."""
    if "upload" in request.handle:
        return _upload(db, account, str(request.handle["upload"]))
    handle = str(request.handle.get("waiting", "?"))
    if fault is not None and fault.kind == Kind.PROCESSING:
        return Processing(request.handle, POLL_S)
    if fault is not None and fault.kind == Kind.PROCESSING_FAILS:
        db.execute("UPDATE waiting SET fails = 1, polls = 0 WHERE id = ? AND state = 'waiting'", (handle,))
    row = server.waiting(db, account, "processing", handle=handle)
    return state(db, server.look(db, row, now) if row else None)


def _upload(db: sqlite3.Connection, account: str, identifier: str) -> Outcome:
    row = db.execute("SELECT * FROM upload WHERE id = ? AND account = ?", (identifier, account)).fetchone()
    if row is None:
        return NotSent("upload_expired")
    db.execute("UPDATE upload SET polls = max(polls - 1, 0) WHERE id = ?", (identifier,))
    if row["polls"] > 1:
        return Processing({"upload": identifier}, POLL_S)
    if row["fails"]:
        return Refused("media_processing_failed", Why.CONTENT, status=422)
    return Prepared({"id": identifier})
