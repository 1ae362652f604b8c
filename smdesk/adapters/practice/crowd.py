"""The invented people of the practice network: what they write under posts, and the inbox it arrives in."""

from __future__ import annotations

import json
import sqlite3
import tomllib
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache

from smdesk.adapters.base import InboxMessage, InboxPage
from smdesk.adapters.practice.metrics import chance
from smdesk.adapters.practice.records import PracticePost, address, micros, moment
from smdesk.adapters.practice.store import Store
from smdesk.core import resources
from smdesk.core.errors import NotFound
from smdesk.core.records import dataclass

INBOX_PAGE = 50
MOST = 4  # remarks under one post
WITHIN_HOURS = 36


@dataclass(frozen=True, slots=True)
class Remark:
    """What one invented person says under one post."""

    id: str
    author: str
    name: str
    text: str
    at: datetime


@cache
def _people(language: str) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    file = resources.path("practice", f"{language}.toml")
    if not file.is_file():
        raise NotFound("practice_language_unknown", language=language)
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple((person["handle"], person["name"]) for person in data["people"]), tuple(data["remarks"])


def remarks(post: PracticePost, language: str) -> tuple[Remark, ...]:
    """What is said under a post, the same every time: none to four remarks within a day and a half.

    Raises:
        NotFound: `practice_language_unknown`, when there are no people who speak it.
    """
    people, texts = _people(language)
    said = []
    for number in range(int(chance(post.likeness + "talk") * (MOST + 1))):
        seed = f"{post.likeness}{number}"
        handle, name = people[int(chance(seed + "who") * len(people))]
        text = texts[int(chance(seed + "what") * len(texts))]
        at = post.created + timedelta(hours=WITHIN_HOURS * chance(seed + "when") ** 2, minutes=2)
        said.append(Remark(f"r{post.id}.{number}", handle, name, text, at))
    return tuple(said)


def chatter(store: Store, account: str, posts: Iterable[PracticePost], now: int) -> None:
    """Let the people of a chatty account say what they would have said by now."""
    with store.read() as db:
        row = db.execute("SELECT chatty FROM account WHERE id = ?", (account,)).fetchone()
        if not row or not row["chatty"]:
            return
        heard = {message["id"] for message in db.execute("SELECT id FROM message WHERE account = ?", (account,))}
    heads = [post for post in posts if post.kind == "post" and post.root == post.id]
    said = [
        (remark, post.id)
        for post in heads
        for remark in remarks(post, row["chatty"])
        if remark.id not in heard and micros(remark.at) <= now
    ]
    if not said:
        return
    with store.write() as db:
        for remark, post_id in sorted(said, key=lambda pair: pair[0].at):
            at = micros(remark.at)
            say(db, account, "comment", remark.author, remark.name, remark.text, post_id, "", at, remark.id)


def say(
    db: sqlite3.Connection, account: str, kind: str, author: str, name: str, text: str, post: str, parent: str,
    at: int, identifier: str = "",
) -> str:  # fmt: skip
    """One message to an account; gives its id, "" where the author is blocked. A known id is left as it is."""
    if db.execute("SELECT 1 FROM act WHERE account = ? AND act = 'block' AND target = ?", (account, author)).fetchone():
        return ""
    number = db.execute("SELECT coalesce(max(n), 0) + 1 FROM message").fetchone()[0]
    identifier = identifier or f"m{number}"
    db.execute(
        "INSERT OR IGNORE INTO message (id, account, kind, author, name, text, post, parent, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (identifier, account, kind, author, name, text, post, parent, at),
    )
    return identifier


def mark(db: sqlite3.Connection, account: str, act: str, target: str, now: int, on: bool) -> None:
    """Something is done to a message or a person, or undone; a second time changes nothing."""
    if on:
        db.execute("INSERT OR IGNORE INTO act VALUES (?, ?, ?, ?)", (account, act, target, now))
    else:
        db.execute("DELETE FROM act WHERE account = ? AND act = ? AND target = ?", (account, act, target))


def page(db: sqlite3.Connection, account: str, cursor: str) -> InboxPage:
    """Messages to an account after a cursor, in the order they were taken in. A cursor that is none starts anew."""
    after = int(cursor) if cursor.isdecimal() else 0
    rows = db.execute(
        "SELECT * FROM message WHERE account = ? AND n > ? ORDER BY n LIMIT ?", (account, after, INBOX_PAGE + 1)
    ).fetchall()
    shown = rows[:INBOX_PAGE]
    done = _acts(db, account)
    messages = tuple(_message(row, done) for row in shown)
    return InboxPage(messages, str(shown[-1]["n"] if shown else after), len(rows) > INBOX_PAGE)


def thread(db: sqlite3.Connection, account: str, post: str) -> tuple[InboxMessage, ...]:
    """What stands under a post, oldest first: other people's messages and our answers to them or to the post."""
    done = _acts(db, account)
    rows = db.execute("SELECT * FROM message WHERE account = ? AND post = ? ORDER BY n", (account, post)).fetchall()
    said = [_message(row, done) for row in rows if ("delete", row["id"]) not in done]
    above = [post, *(row["id"] for row in rows)]
    ours = db.execute(
        "SELECT * FROM post WHERE account = ? AND deleted = 0 AND kind = 'comment' AND parent IN"
        " (SELECT value FROM json_each(?))",
        (account, json.dumps(above)),
    )
    for row in ours:
        own = PracticePost.of(row)
        parent = "" if own.parent == post else own.parent
        said.append(
            InboxMessage(own.id, "comment", account, account, own.text, own.created, post, parent, own.url, ours=True)
        )
    return tuple(sorted(said, key=lambda message: message.at))


def _acts(db: sqlite3.Connection, account: str) -> frozenset[tuple[str, str]]:
    return frozenset(
        (row["act"], row["target"]) for row in db.execute("SELECT * FROM act WHERE account = ?", (account,))
    )


def _message(row: sqlite3.Row, done: frozenset[tuple[str, str]]) -> InboxMessage:
    identifier = row["id"]
    return InboxMessage(
        id=identifier,
        kind=row["kind"],
        author=row["author"],
        author_name=row["name"],
        text=row["text"],
        at=moment(row["at"]),
        post_id=row["post"],
        parent_id=row["parent"],
        url=address(row["author"], identifier),
        private=row["kind"] == "message",
        hidden=("hide", identifier) in done,
        liked=("like", identifier) in done,
        deleted=("delete", identifier) in done,
    )
