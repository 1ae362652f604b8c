"""Reading the inbox of a channel: from the stored cursor on, each message once, and what went wrong remembered."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from smdesk.adapters.base import InboxMessage, InboxPage, ReadsThreads
from smdesk.core.clock import Clock
from smdesk.core.errors import AuthExpired, NetworkError, SecretError, SmdeskError
from smdesk.core.events import MessagesChanged
from smdesk.core.network import Feature
from smdesk.core.records import dataclass
from smdesk.db import Database
from smdesk.db.uow import UnitOfWork
from smdesk.models import SyncState, table_of
from smdesk.sync import turns
from smdesk.sync.reach import CHANNEL, Reach, Reached, needs_repair
from smdesk.sync.storing import CONVERSATION, Batch

log = logging.getLogger(__name__)

JOB = "inbox"
STATE = table_of(SyncState)
#: Pages that are read in one go; the rest follows at the next.
PAGES = 40
#: Posts whose thread is read whole because something new stands under them.
THREADS = 10
EVERY = timedelta(minutes=5)
LATEST = timedelta(hours=1)
#: Of what a new channel brings along, older messages wait for no answer any more.
OLD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Read:
    """What reading one channel gave."""

    channel_id: int
    new: int = 0
    changed: int = 0
    conversations: tuple[int, ...] = ()
    more: bool = False  # there is more to read at once
    error: SmdeskError | None = None  # what went wrong
    left_out: tuple[str, ...] = ()  # what of the inbox could not be read, by the code that says why


class InboxReader:
    """Reads channels, one page a transaction: the cursor is stored with the messages it stands behind."""

    def __init__(self, db: Database, clock: Clock, reach: Reach) -> None:
        self._db = db
        self._clock = clock
        self._reach = reach

    def due(self, *, paid: bool = True) -> list[int]:
        """Channels whose inbox is to be read now, as `turns.due` says."""
        return turns.due(self._db, self._clock.now(), JOB, Feature.INBOX, paid=paid)

    def read(self, channel_id: int) -> Read:
        """Read what has come in since. What a network does wrong is in the result, and in the channel's sync state.

        Raises:
            NotFound: `unknown_channel`.
            NotAllowed: `not_offered`.
        """
        got = Read(channel_id)
        try:
            with self._reach.to(channel_id, Feature.INBOX) as reached:
                got = self._pages(reached, got)
                self._threads(reached, got)
        except (NetworkError, SecretError) as error:
            self._failed(channel_id, error)
            got = replace(got, error=error)
        return got

    def _pages(self, reached: Reached, got: Read) -> Read:
        cursor, first = self._start(reached.channel.id)
        for _ in range(PAGES):
            page: InboxPage = reached.adapter.page(cursor)
            batch = self._keep(reached, page, first=first)
            got = replace(
                got,
                new=got.new + len(batch.new),
                changed=got.changed + batch.changed,
                conversations=tuple(dict.fromkeys((*got.conversations, *batch.touched))),
                more=page.more,
                left_out=tuple(dict.fromkeys((*got.left_out, *page.left_out))),
            )
            if not page.more or page.cursor == cursor:
                break
            cursor = page.cursor
        return got

    def _start(self, channel_id: int) -> tuple[str, bool]:
        """The cursor, and whether the channel was never read to its end."""
        query = select(STATE.c.cursor, STATE.c.succeeded_at).where(STATE.c.channel_id == channel_id, STATE.c.job == JOB)
        with self._db.read() as session:
            row = session.execute(query).one_or_none()
        return (row.cursor, row.succeeded_at is None) if row else ("", True)

    def _keep(self, reached: Reached, page: InboxPage, *, first: bool) -> Batch:
        now = self._clock.now()
        with self._db.write() as unit:
            batch = Batch(unit.connection, reached.channel.id, now, waits_from=now - OLD if first else None)
            batch.store(page.messages)
            for group, messages in page.elsewhere.items():
                self._keep_elsewhere(unit, reached, group, messages)
            values: dict[str, Any] = {"cursor": page.cursor, "tried_at": now, "failures": 0, "error_code": "",
                                      "error_words": ""}  # fmt: skip
            if not page.more:
                values |= {"succeeded_at": now, "next_due_at": now + timedelta(seconds=reached.spec.inbox_every_s)}
            _put(unit, reached.channel.id, values)
            _announce(unit, batch)
        return batch

    def _keep_elsewhere(self, unit: UnitOfWork, reached: Reached, group: str, messages: Sequence[InboxMessage]) -> None:
        """What came along for another channel, in the same transaction: it will not be told a second time."""
        query = select(CHANNEL.c.id).where(
            CHANNEL.c.network == reached.channel.network, CHANNEL.c.deleted_at.is_(None), CHANNEL.c.mode == "api",
            func.json_extract(CHANNEL.c.facts, "$.group") == group, CHANNEL.c.id != reached.channel.id,
        )  # fmt: skip
        for channel_id in unit.connection.execute(query).scalars().all():
            batch = Batch(unit.connection, channel_id, self._clock.now())
            batch.store(messages)
            _announce(unit, batch)

    def _threads(self, reached: Reached, got: Read) -> None:
        """Under the posts where something is new: what nobody was told of, and what we said there ourselves."""
        if not isinstance(reached.adapter, ReadsThreads) or not got.new:
            return
        for post in self._posts(got.conversations):
            messages = reached.adapter.thread(post)
            with self._db.write() as unit:
                batch = Batch(unit.connection, reached.channel.id, self._clock.now())
                batch.store(messages)
                _announce(unit, batch)

    def _posts(self, conversations: Sequence[int]) -> list[str]:
        table = CONVERSATION.c
        query = select(table.under).where(table.id.in_(conversations), table.publication_id.is_not(None)).distinct()
        with self._db.read() as session:
            return [row.under for row in session.execute(query.limit(THREADS))]

    def _failed(self, channel_id: int, error: SmdeskError) -> None:
        """Remember it, ask again later and later; a refused access waits for its repair. The cursor stays."""
        now = self._clock.now()
        with self._db.write() as unit:
            query = select(STATE.c.failures).where(STATE.c.channel_id == channel_id, STATE.c.job == JOB)
            failures = (unit.connection.execute(query).scalar() or 0) + 1
            wait = min(EVERY * 2 ** (failures - 1), LATEST)
            values = {
                "tried_at": now,
                "failures": failures,
                "error_code": error.code,
                "error_words": str(error.facts.get("words", "")),
                "next_due_at": max(_told(error) or now, now + wait),
            }
            _put(unit, channel_id, values)
            if isinstance(error, AuthExpired):
                needs_repair(unit, channel_id, error.code, now)
        log.info("the inbox of channel %d was not read: %s", channel_id, error.code)


def _put(unit: UnitOfWork, channel_id: int, values: Mapping[str, Any]) -> None:
    new = upsert(STATE).values(**{"cursor": "", "failures": 0, "error_code": "", "error_words": "", **values},
                               channel_id=channel_id, job=JOB)  # fmt: skip
    unit.connection.execute(new.on_conflict_do_update(index_elements=["channel_id", "job"], set_=dict(values)))


def _announce(unit: UnitOfWork, batch: Batch) -> None:
    if batch.touched:
        unit.emit(MessagesChanged(tuple(batch.touched), frozenset({"messages"})))


def _told(error: SmdeskError) -> datetime | None:
    """When the network wants to be asked again."""
    at = error.facts.get("retry_at")
    return datetime.fromisoformat(at) if isinstance(at, str) else None
