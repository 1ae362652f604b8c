"""What the practice network does inside one transaction: take posts in, let waiting ones go live, find them again."""

from __future__ import annotations

import secrets
import sqlite3

from smdesk.adapters.practice.records import Denied, Submission, new_id
from smdesk.core.network import Dedupe, NetworkSpec
from smdesk.core.outcome import Why
from smdesk.core.records import dataclass

SECOND = 1_000_000  # microseconds
PROCESSING = 60 * SECOND  # what waits for looks goes on by itself after this long for each look it wanted
PAGE = 40  # posts on one page of a listing
PAGES = 5  # pages a client may ask for


@dataclass(frozen=True, slots=True)
class Manner:
    """How the network takes one submission in, as a fault may have it."""

    polls: int = 0  # looks before it is live
    fails: bool = False  # processing ends with a no
    hidden: int = 0  # microseconds before the listing shows it
    forgets: bool = False  # the key is not remembered


def enter(db: sqlite3.Connection, account: str, now: int, token: str) -> None:
    """Check who calls; an account that nobody has seen yet is made.

    Raises:
        Denied: 401 when the access was withdrawn, or the token is an older one.
    """
    row = db.execute("SELECT revoked, token FROM account WHERE id = ?", (account,)).fetchone()
    if row is None:
        db.execute("INSERT INTO account (id, name, created) VALUES (?, ?, ?)", (account, account, now))
    elif row["revoked"] or (token and row["token"] and token != row["token"]):
        raise Denied("auth_refused", Why.AUTH, 401)


def accept(db: sqlite3.Connection, spec: NetworkSpec, given: Submission, now: int, manner: Manner) -> sqlite3.Row:
    """Take a submission in: a row of `post` when it is live, of `waiting` when the network works on it.

    Raises:
        Denied: 404 when what it answers is gone.
    """
    known = _known(db, spec, given, now)
    if known is not None:
        return known
    require_parent(db, given)
    until = 0 if manner.forgets else now + round(spec.key_life_s * SECOND)
    chosen = given.chosen_id if spec.dedupe is Dedupe.CLIENT_ID else ""
    polls = manner.polls or (1 if spec.dedupe is Dedupe.TWO_PHASE else 0)
    if polls or manner.fails:
        at = now + PROCESSING * (polls + 1)
        return _wait(db, "processing", given, now, at, polls, manner.fails, until, chosen)
    return _insert(
        db, given.account, given.kind, given.body, given.likeness, given.parent, given.key,
        until=until, created=now, listed=now + manner.hidden, chosen=chosen,
    )  # fmt: skip


def hand_over(db: sqlite3.Connection, spec: NetworkSpec, given: Submission, now: int, at: int) -> sqlite3.Row:
    """Put a submission into the network's own scheduler; as on real networks the key counts for nothing here."""
    chosen = given.chosen_id if spec.dedupe is Dedupe.CLIENT_ID else ""
    if chosen:
        row: sqlite3.Row | None = db.execute(
            "SELECT * FROM waiting WHERE post = ? AND state IN ('waiting', 'live') ORDER BY created DESC", (chosen,)
        ).fetchone()
        if row is not None:
            return row
    require_parent(db, given)
    return _wait(db, "scheduled", given, now, at, 0, False, 0, chosen)


def _known(db: sqlite3.Connection, spec: NetworkSpec, given: Submission, now: int) -> sqlite3.Row | None:
    """What an earlier, equal submission made, where the network recognises it."""
    row: sqlite3.Row | None = None
    if spec.dedupe is Dedupe.CLIENT_ID:
        db.execute("UPDATE post SET deleted = 0 WHERE id = ?", (given.chosen_id,))
        row = db.execute("SELECT * FROM post WHERE id = ?", (given.chosen_id,)).fetchone() or db.execute(
            "SELECT * FROM waiting WHERE post = ? AND state = 'waiting'", (given.chosen_id,)
        ).fetchone()  # fmt: skip
    elif spec.dedupe is Dedupe.KEY:
        same = (given.account, given.key, now)
        row = db.execute(
            "SELECT * FROM post WHERE account = ? AND key = ? AND key_until > ? ORDER BY n LIMIT 1", same
        ).fetchone() or db.execute(
            "SELECT * FROM waiting WHERE account = ? AND key = ? AND key_until > ? AND state = 'waiting'", same
        ).fetchone()  # fmt: skip
    return row


def require_parent(db: sqlite3.Connection, given: Submission) -> None:
    """Refuse an answer to something that is not there."""
    if given.parent and live(db, given.parent) is None and not _is_message(db, given.parent):
        raise Denied("target_gone", Why.GONE, 404)


def require_first(db: sqlite3.Connection, given: Submission) -> None:
    """Refuse a second message to who wrote a comment. Raises Denied."""
    there = "SELECT 1 FROM post WHERE kind = 'message' AND parent = ? AND key <> ? AND deleted = 0"
    if db.execute(there, (given.parent, given.key)).fetchone():
        raise Denied("privately_answered", Why.CONTENT, 409)


def live(db: sqlite3.Connection, identifier: str) -> sqlite3.Row | None:
    """A post that is there, by id."""
    row: sqlite3.Row | None = db.execute("SELECT * FROM post WHERE id = ? AND deleted = 0", (identifier,)).fetchone()
    return row


def require_message(db: sqlite3.Connection, identifier: str) -> None:
    """Refuse an act on a message that is not there. Raises Denied."""
    if not _is_message(db, identifier):
        raise Denied("target_gone", Why.GONE, 404)


def _is_message(db: sqlite3.Connection, identifier: str) -> bool:
    there = (
        "SELECT 1 FROM message WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM act WHERE act = 'delete' AND target = ?1)"
    )
    return db.execute(there, (identifier,)).fetchone() is not None


def _insert(
    db: sqlite3.Connection, account: str, kind: str, body: str, likeness: str, parent: str, key: str,
    *, until: int, created: int, listed: int, chosen: str = "",
) -> sqlite3.Row:  # fmt: skip
    number = db.execute("SELECT coalesce(max(n), 0) + 1 FROM post").fetchone()[0]
    identifier = chosen or new_id(created, number)
    above = db.execute("SELECT root FROM post WHERE id = ?", (parent,)).fetchone() if parent else None
    root = above["root"] if above else identifier
    db.execute(
        "INSERT INTO post (n, id, account, kind, body, likeness, parent, root, key, key_until, created, listed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, identifier, account, kind, body, likeness, parent, root, key, until, created, listed),
    )
    row: sqlite3.Row = db.execute("SELECT * FROM post WHERE n = ?", (number,)).fetchone()
    return row


def _wait(
    db: sqlite3.Connection, phase: str, given: Submission, now: int, at: int, polls: int, fails: bool, until: int,
    chosen: str,
) -> sqlite3.Row:  # fmt: skip
    identifier = ("s" if phase == "scheduled" else "p") + secrets.token_hex(8)
    db.execute(
        "INSERT INTO waiting (id, account, phase, kind, body, likeness, parent, key, key_until, created, at, polls,"
        " fails, post) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (identifier, given.account, phase, given.kind, given.body, given.likeness, given.parent, given.key, until, now,
         at, polls, fails, chosen),
    )  # fmt: skip
    row: sqlite3.Row = db.execute("SELECT * FROM waiting WHERE id = ?", (identifier,)).fetchone()
    return row


def due(db: sqlite3.Connection, now: int) -> bool:
    """True when something waits whose time has come."""
    return db.execute("SELECT 1 FROM waiting WHERE state = 'waiting' AND at <= ?", (now,)).fetchone() is not None


def settle(db: sqlite3.Connection, now: int) -> None:
    """Let everything go live whose time has come, at its own time and in order."""
    rows = db.execute("SELECT * FROM waiting WHERE state = 'waiting' AND at <= ? ORDER BY at, created", (now,))
    for row in rows.fetchall():
        go_live(db, row, row["at"])


def go_live(db: sqlite3.Connection, row: sqlite3.Row, at: int) -> sqlite3.Row:
    """End the wait of one row: live, or failed where processing was to fail. Gives the row as it is now."""
    if row["fails"]:
        db.execute("UPDATE waiting SET state = 'failed' WHERE id = ?", (row["id"],))
    else:
        post = _insert(
            db, row["account"], row["kind"], row["body"], row["likeness"], row["parent"], row["key"],
            until=row["key_until"], created=at, listed=at, chosen=row["post"],
        )  # fmt: skip
        db.execute("UPDATE waiting SET state = 'live', post = ? WHERE id = ?", (post["id"], row["id"]))
    changed: sqlite3.Row = db.execute("SELECT * FROM waiting WHERE id = ?", (row["id"],)).fetchone()
    return changed


def look(db: sqlite3.Connection, row: sqlite3.Row, now: int) -> sqlite3.Row:
    """One look at something in processing: the last one wanted lets it go live. Gives the row as it is now."""
    if row["phase"] != "processing" or row["state"] != "waiting":
        return row
    if row["polls"] <= 1:
        return go_live(db, row, now)
    db.execute("UPDATE waiting SET polls = polls - 1 WHERE id = ?", (row["id"],))
    changed: sqlite3.Row = db.execute("SELECT * FROM waiting WHERE id = ?", (row["id"],)).fetchone()
    return changed


def waiting(db: sqlite3.Connection, account: str, phase: str, *, handle: str = "", key: str = "") -> sqlite3.Row | None:
    """What waits in a phase, by its handle or, without one, by the client's key (the newest that was not withdrawn)."""
    row: sqlite3.Row | None = db.execute(
        "SELECT * FROM waiting WHERE account = ? AND phase = ? AND (id = ? OR (? = '' AND key = ?))"
        " AND state <> 'recalled' ORDER BY created DESC LIMIT 1",
        (account, phase, handle, handle, key),
    ).fetchone()
    return row


def listing(
    db: sqlite3.Connection, account: str, likeness: str, since: int, now: int, taken: frozenset[str]
) -> tuple[sqlite3.Row | None, bool]:
    """The first post of the account since a time that looks like the one asked for, and whether the list was whole.

    A client may ask for so many pages and no more: behind them it cannot see.
    """
    rows = db.execute(
        "SELECT id, likeness FROM post WHERE account = ? AND created >= ? AND listed <= ? AND deleted = 0"
        " ORDER BY n DESC LIMIT ?",
        (account, since, now, PAGE * PAGES + 1),
    ).fetchall()
    match = [row["id"] for row in rows[: PAGE * PAGES] if row["likeness"] == likeness and row["id"] not in taken]
    return (live(db, match[-1]) if match else None), len(rows) <= PAGE * PAGES
