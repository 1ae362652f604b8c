"""The practice network as its owner sees it: its feed, its people, its numbers, and the faults it is told to have."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from smdesk.adapters import counts
from smdesk.adapters.base import InboxPage, Sample
from smdesk.adapters.practice import crowd, faultbook, metrics, server
from smdesk.adapters.practice.faults import Fault, FaultPlan
from smdesk.adapters.practice.records import PracticePost, clean_handle, micros, moment
from smdesk.adapters.practice.store import Store
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.errors import NotFound
from smdesk.core.metrics import Subject


class PracticeNetwork:
    """A network in a folder. Any number of these, in any number of processes, may use the same folder at once.

    Everything raises StorageError `practice_unavailable` when the folder cannot be used.
    """

    def __init__(
        self, folder: Path, clock: Clock | None = None, *, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self.store = Store(folder)
        self.clock: Clock = clock or SystemClock()
        self.sleep = sleep

    def close(self) -> None:
        """Close the file."""
        self.store.close()

    def __enter__(self) -> PracticeNetwork:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def now(self) -> int:
        """The network's own time, in microseconds."""
        return micros(self.clock.now())

    # accounts

    def open_account(self, handle: str, *, name: str = "", token: str = "", chatty: str = "") -> str:
        """Make the account, or let it in again; gives its id, which is its handle.

        Args:
            handle: 1 to 40 letters, digits, dots, hyphens or underscores.
            name: what people see.
            token: from now on the only token the account takes; "" takes any.
            chatty: language (en, es) in which invented people comment by themselves; "" for nobody.

        Raises:
            InvalidInput: `bad_handle`.
        """
        account = clean_handle(handle)
        with self.store.write() as db:
            db.execute(
                "INSERT INTO account (id, name, created, token, chatty) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO"
                " UPDATE SET revoked = 0, token = excluded.token, name = CASE excluded.name WHEN id THEN name"
                " ELSE excluded.name END, chatty = CASE excluded.chatty WHEN '' THEN chatty ELSE excluded.chatty END",
                (account, name or account, self.now, token, chatty),
            )
        return account

    def accounts(self) -> dict[str, str]:
        """Ids of all accounts, with the names people see."""
        with self.store.read() as db:
            return {row["id"]: row["name"] for row in db.execute("SELECT id, name FROM account ORDER BY created, id")}

    def revoke(self, account: str) -> None:
        """Withdraw the access: every call is refused until the account is opened again."""
        with self.store.write() as db:
            db.execute("UPDATE account SET revoked = 1 WHERE id = ?", (account,))

    def set_limits(self, account: str, limits: Mapping[str, Any]) -> None:
        """What this account's server takes, as in `NetworkSpec.with_limits`: `{"dedupe": "key", "text": {...}}`."""
        with self.store.write() as db:
            server.enter(db, account, self.now, "")
            db.execute("UPDATE account SET limits = ? WHERE id = ?", (json.dumps(dict(limits)), account))

    def limits(self, account: str) -> dict[str, Any]:
        """What was set with `set_limits`; empty where nothing was."""
        with self.store.read() as db:
            row = db.execute("SELECT limits FROM account WHERE id = ?", (account,)).fetchone()
        return dict(json.loads(row["limits"])) if row else {}

    # the feed

    @contextmanager
    def looking(self) -> Iterator[Any]:
        """A connection for reading, after everything has gone live whose time has come."""
        now = self.now
        with self.store.read() as db:
            late = server.due(db, now)
        if late:
            with self.store.write() as db:
                server.settle(db, now)
        with self.store.read() as db:
            yield db

    def posts(self, account: str = "") -> tuple[PracticePost, ...]:
        """Everything live that an account (or, without one, anybody) published, comments too, oldest first."""
        with self.looking() as db:
            rows = db.execute(
                "SELECT * FROM post WHERE deleted = 0 AND (? = '' OR account = ?) ORDER BY created, n",
                (account, account),
            ).fetchall()
        return tuple(PracticePost.of(row) for row in rows)

    def post(self, identifier: str) -> PracticePost:
        """One live post. Raises NotFound `practice_post_unknown`."""
        with self.looking() as db:
            row = server.live(db, identifier)
        if row is None:
            raise NotFound("practice_post_unknown", id=identifier)
        return PracticePost.of(row)

    def duplicates(self, account: str = "") -> tuple[tuple[PracticePost, ...], ...]:
        """Groups of live posts that are one too many: the same key, or the same text, parent and media, twice."""
        groups: dict[tuple[str, str, str], list[PracticePost]] = {}
        for post in self.posts(account):
            groups.setdefault((post.account, "likeness", post.likeness), []).append(post)
            if post.key:
                groups.setdefault((post.account, "key", post.key), []).append(post)
        found = {tuple(post.id for post in group): tuple(group) for group in groups.values() if len(group) > 1}
        return tuple(found[ids] for ids in sorted(found))

    def scheduled(self, account: str = "") -> tuple[tuple[str, datetime], ...]:
        """What waits in the network's own scheduler: handle and time, soonest first."""
        with self.looking() as db:
            rows = db.execute(
                "SELECT id, at FROM waiting WHERE phase = 'scheduled' AND state = 'waiting'"
                " AND (? = '' OR account = ?) ORDER BY at, created",
                (account, account),
            ).fetchall()
        return tuple((row["id"], moment(row["at"])) for row in rows)

    def media_path(self, name: str) -> Path:
        """Where the network keeps its own copy of a medium, by `MediaItem.name`."""
        return self.store.folder / "media" / name

    # people

    def comment(
        self, post_id: str, author: str, text: str, *, name: str = "", parent: str = "", kind: str = "comment",
        at: datetime | None = None, account: str = "",
    ) -> str:  # fmt: skip
        """Somebody writes under a post, or with `kind` mention or message and `account` straight to an account.

        Gives the message's id. Raises NotFound `practice_post_unknown`.
        """
        owner = account or self.post(post_id).account
        with self.store.write() as db:
            return crowd.say(
                db, owner, kind, author, name or author, text, post_id, parent, micros(at) if at else self.now
            )

    def page(self, account: str, cursor: str = "") -> InboxPage:
        """Messages to an account after a cursor, in the order the network took them in."""
        crowd.chatter(self.store, account, self.posts(account), self.now)
        with self.store.read() as db:
            return crowd.page(db, account, cursor)

    # numbers

    def samples(self, remote_ids: Sequence[str]) -> tuple[Sample, ...]:
        """The present numbers of posts and accounts; unknown ids give none."""
        now, samples = self.clock.now(), list[Sample]()
        with self.looking() as db:
            for remote_id in remote_ids:
                row = server.live(db, remote_id)
                account = db.execute("SELECT created FROM account WHERE id = ?", (remote_id,)).fetchone()
                values: Mapping[str, float] = {}
                if row is not None:
                    count = "SELECT (SELECT count(*) FROM message WHERE post = ?1) + (SELECT count(*) FROM post" \
                            " WHERE parent = ?1 AND deleted = 0)"  # fmt: skip
                    post, replies = PracticePost.of(row), db.execute(count, (remote_id,)).fetchone()[0]
                    values = metrics.of_post(
                        post.likeness, post.created, now, replies=replies, link=bool(post.link or "://" in post.text)
                    )
                elif account is not None:
                    values = {"followers": metrics.followers(remote_id, moment(account["created"]), now)}
                subject: Subject = "account" if row is None else "post"
                samples += counts.samples("practice", subject, remote_id, values, now)
        return tuple(samples)

    # faults

    def set_faults(self, plan: FaultPlan | None = None) -> None:
        """Replace all faults, for every process that uses the folder; None ends them. Chance starts from its seed."""
        faultbook.write(self.store, plan or FaultPlan())

    def draw(self, account: str, operation: str, key: str = "") -> Fault | None:
        """The fault this call is to have, or None. It is used up at once, whatever becomes of the caller."""
        return faultbook.draw(self.store, account, operation, key, self.now)

    def fired(self) -> tuple[tuple[str, str], ...]:
        """What went wrong since the faults were set: operation and kind, in order."""
        return faultbook.fired(self.store)
