"""How a client of the practice network finds out whether something was carried out; changes nothing of its own."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.practice import intake, server
from smdesk.adapters.practice.records import PracticePost, micros
from smdesk.core.network import Dedupe, NetworkSpec
from smdesk.core.outcome import CannotTell, Finding, Found, FoundDelegated, NotThere
from smdesk.core.steps import StepKind

SKEW = timedelta(minutes=2)  # how far before the first try the listing is read


def find(db: sqlite3.Connection, spec: NetworkSpec, account: str, request: PublishRequest, now: int) -> Finding:
    """By container where there is one, by the id we chose, else by the listing, as the account's `dedupe` has it."""
    given = intake.submission(account, request)
    if request.step.kind is StepKind.DELEGATE:
        waits = _scheduled_like(db, account, given.likeness) if request.by_content else None
        waits = waits or find_delegated(db, spec, account, request, "")
        if not isinstance(waits, NotThere):
            return waits
    handle = str(request.handle.get("waiting", ""))
    if handle or (spec.dedupe is Dedupe.TWO_PHASE and not request.by_content):
        row = server.waiting(db, account, "processing", handle=handle, key=given.key)
        return found(db, server.look(db, row, now) if row else None)
    if spec.dedupe is Dedupe.CLIENT_ID and not request.by_content:
        query = "SELECT * FROM waiting WHERE post = ? AND state = 'waiting'"
        waits = db.execute(query, (given.chosen_id,)).fetchone()
        return found(db, server.live(db, given.chosen_id) or waits)
    since = micros((request.first_try or request.armed_at) - SKEW)
    match, whole = server.listing(db, account, given.likeness, since, now, request.taken)
    if match is not None:
        return _shown(match)
    query = "SELECT 1 FROM waiting WHERE account = ? AND likeness = ? AND phase = 'processing' AND state = 'waiting'"
    if db.execute(query, (account, given.likeness)).fetchone():
        return CannotTell("processing", again=True)
    return NotThere() if whole else CannotTell("listing_cut")


def _scheduled_like(db: sqlite3.Connection, account: str, likeness: str) -> Finding | None:
    query = (
        "SELECT * FROM waiting WHERE account = ? AND likeness = ? AND phase = 'scheduled' AND state = 'waiting' LIMIT 1"
    )
    row = db.execute(query, (account, likeness)).fetchone()
    return found(db, row) if row else None


def find_delegated(
    db: sqlite3.Connection, spec: NetworkSpec, account: str, request: PublishRequest, handle: str
) -> Finding:
    """By the handle; without one (its answer was lost) by what waits there, which only NONE cannot list."""
    if not handle and spec.dedupe is Dedupe.NONE:
        return CannotTell("no_listing")
    return found(db, server.waiting(db, account, "scheduled", handle=handle, key=request.step_key))


def found(db: sqlite3.Connection, row: sqlite3.Row | None) -> Finding:
    """What a row of `post` or `waiting` means to somebody who looks back."""
    if row is None:
        return NotThere()
    if "phase" in row.keys():  # noqa: SIM118 - a Row iterates over its values
        if row["state"] == "waiting":
            return FoundDelegated(row["id"]) if row["phase"] == "scheduled" else CannotTell("processing", again=True)
        row = server.live(db, row["post"]) if row["state"] == "live" else None
    return _shown(row) if row else NotThere()


def _shown(row: sqlite3.Row) -> Found:
    post = PracticePost.of(row)
    return Found(post.remote, post.created)
