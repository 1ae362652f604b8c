"""Putting messages into the database: each once, in its conversation, under our publication where it is one of ours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, String, and_, func, literal, select, type_coerce, update
from sqlalchemy.dialects.sqlite import insert as upsert

from smdesk.adapters.base import InboxMessage
from smdesk.models import Author, Conversation, Message, Publication, table_of

AUTHOR, CONVERSATION, MESSAGE = table_of(Author), table_of(Conversation), table_of(Message)
PUBLICATION = table_of(Publication)
#: A message under a later part of a thread names that part; older publications are not searched for it.
PARTS_SINCE = timedelta(days=120)


class Batch:
    """One page of messages into one transaction. `waits_from`: older ones wait for no answer (a new channel's past)."""

    def __init__(
        self, connection: Connection, channel_id: int, now: datetime, *, waits_from: datetime | None = None
    ) -> None:
        self.new: list[int] = []
        self.changed = 0
        self.touched: list[int] = []  # conversations
        self._connection = connection
        self._channel = channel_id
        self._now = now
        self._waits_from = waits_from
        self._known: dict[str, Row[Any]] = {}
        self._publications: dict[str, int | None] = {}

    def store(self, messages: Sequence[InboxMessage]) -> None:
        """All of them; what is known already is only compared."""
        self._load({remote_id for each in messages for remote_id in (each.id, each.parent_id, each.post_id)} - {""})
        for message in messages:
            if not message.id:
                continue
            known = self._known.get(message.id)
            if known is not None:
                self._compare(known, message)
            elif message.deleted and not message.text:
                continue  # gone before it was read: there is nothing to show
            elif not message.ours or self._above(message) is not None:  # our own posts are no messages
                self._add(message)

    def _load(self, remote_ids: Iterable[str]) -> None:
        query = select(MESSAGE).where(MESSAGE.c.channel_id == self._channel, MESSAGE.c.remote_id.in_(list(remote_ids)))
        self._known |= {row.remote_id: row for row in self._connection.execute(query)}

    # -- what is known ------------------------------------------------------------------------------------------

    def _compare(self, row: Row[Any], message: InboxMessage) -> None:
        """What has changed there. What the person did with it here stays."""
        new: dict[str, Any] = {}
        if message.deleted:
            new = {} if row.deleted_there else {"deleted_there": True}
        else:
            seen = {"text": message.text, "hidden": message.hidden, "liked": message.liked, "deleted_there": False,
                    "rating": message.rating}  # fmt: skip
            new = {name: value for name, value in seen.items() if getattr(row, name) != value}
        if not new:
            return
        if new.keys() & {"text", "rating", "deleted_there"}:
            new["edited_at"] = self._now
        self._connection.execute(update(MESSAGE).where(MESSAGE.c.id == row.id).values(**new))
        self.changed += 1
        self._touch(row.conversation_id)

    # -- what is new --------------------------------------------------------------------------------------------

    def _add(self, message: InboxMessage) -> None:
        named = not message.ours and (message.author_id or message.author)
        author = self._author(message) if named else None  # a network may hide who wrote
        publication = self._publication(message)
        waits = not message.ours and (self._waits_from is None or message.at >= self._waits_from)
        conversation = self._conversation(message, author, publication)
        values = {
            "conversation_id": conversation, "channel_id": self._channel, "remote_id": message.id,
            "kind": message.kind, "private": message.private or message.kind == "message", "author_id": author,
            "author": message.author, "author_name": message.author_name, "ours": message.ours, "text": message.text,
            "language": message.language, "media": [dict(each) for each in message.media], "rating": message.rating,
            "url": message.url or "", "at": message.at, "read_at": self._now, "parent": message.parent_id,
            "under": message.post_id, "publication_id": publication, "extra": dict(message.extra),
            "state": "new" if waits else "seen", "hidden": message.hidden, "liked": message.liked,
            "deleted_there": message.deleted,
        }  # fmt: skip
        made = self._connection.execute(MESSAGE.insert().values(**values).returning(*MESSAGE.c)).one()
        self._known[message.id] = made
        self.new.append(made.id)
        if message.ours:
            answered(self._connection, conversation, message.at)
        else:
            self._came_in(conversation, message, waits=waits)
        self._touch(conversation)

    def _author(self, message: InboxMessage) -> int:
        remote_id = message.author_id or message.author
        of = and_(AUTHOR.c.channel_id == self._channel, AUTHOR.c.remote_id == remote_id)
        seen = {"handle": message.author, "name": message.author_name, "url": message.author_url,
                "avatar_url": message.avatar_url}  # fmt: skip
        row = self._connection.execute(select(AUTHOR).where(of)).one_or_none()
        if row is None:
            new = {"tags": [], "mark": "", "created_at": self._now, "changed_at": self._now}
            insert = AUTHOR.insert().values(channel_id=self._channel, remote_id=remote_id, **seen, **new)
            return int(self._connection.execute(insert.returning(AUTHOR.c.id)).scalar_one())
        changed = {name: value for name, value in seen.items() if value and getattr(row, name) != value}
        if changed:
            self._connection.execute(update(AUTHOR).where(AUTHOR.c.id == row.id).values(**changed))
        return int(row.id)

    def _publication(self, message: InboxMessage) -> int | None:
        """Ours, by the id of its first part, of the part that is answered, or of any part of its thread."""
        for remote_id in (message.post_id, message.parent_id):
            if not remote_id:
                continue
            if remote_id not in self._publications:
                self._publications[remote_id] = self._look_up(remote_id, message.at)
            found = self._publications[remote_id]
            if found is not None:
                return found
        parent = self._above(message)
        return parent.publication_id if parent is not None else None

    def _above(self, message: InboxMessage) -> Row[Any] | None:
        """The message that it answers; a network may call an answer of ours the post it stands under."""
        return self._known.get(message.parent_id or message.post_id)

    def _look_up(self, remote_id: str, at: datetime) -> int | None:
        table = PUBLICATION.c
        mine = select(table.id).where(table.channel_id == self._channel)
        found = self._connection.execute(mine.where(table.remote_id == remote_id)).scalar()
        if found is None:
            quoted = remote_id.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
            part = mine.where(
                table.due_utc >= at - PARTS_SINCE,
                table.remote_id.is_not(None),
                type_coerce(table.step_state, String).like(f'%"id": "{quoted}"%', escape="\\"),
            )
            found = self._connection.execute(part.limit(1)).scalar()
        return found

    def _conversation(self, message: InboxMessage, author: int | None, publication: int | None) -> int:
        parent = self._above(message)
        if parent is not None and not message.conversation:
            return int(parent.conversation_id)
        key = self._key(message, publication)
        query = select(CONVERSATION.c.id).where(CONVERSATION.c.channel_id == self._channel, CONVERSATION.c.key == key)
        found = self._connection.execute(query).scalar()
        if found is not None:
            return int(found)
        new = {
            "channel_id": self._channel, "key": key, "kind": message.kind, "author_id": author,
            "publication_id": publication, "under": message.post_id, "state": "done", "unread": False,
            "first_at": message.at, "last_at": message.at, "messages": 0, "rating": message.rating, "triage": "",
            "triage_by": "", "triage_why": {}, "priority": 0, "version": 1, "created_at": self._now,
            "changed_at": self._now,
        }  # fmt: skip
        return int(
            self._connection.execute(upsert(CONVERSATION).values(**new).returning(CONVERSATION.c.id)).scalar_one()
        )

    def _key(self, message: InboxMessage, publication: int | None) -> str:
        """What names the conversation: the network's own id, the counterpart, or the message it began with."""
        if message.conversation:
            return f"exchange:{message.conversation}"
        if message.kind == "message" and not message.parent_id:
            return f"with:{message.author_id or message.author}"
        # The answer to a comment that has not come in yet: they meet under that comment.
        above = message.parent_id if publication is not None and message.parent_id != message.post_id else ""
        ours = bool(above) and self._publications.get(above) is not None
        return message.id if ours or not above else above

    def _came_in(self, conversation: int, message: InboxMessage, *, waits: bool) -> None:
        table = CONVERSATION.c
        at = literal(message.at, table.last_at.type)
        values: dict[str, Any] = {
            "messages": table.messages + 1,
            "first_at": func.min(table.first_at, at),
            "last_at": func.max(table.last_at, at),
            "changed_at": self._now,
        }
        later = select(MESSAGE.c.id).where(
            MESSAGE.c.conversation_id == conversation, MESSAGE.c.ours.is_(True), MESSAGE.c.at > message.at
        )
        if waits and self._connection.execute(later.limit(1)).first() is None:
            values |= {
                "state": "open", "done_at": None, "unread": True, "snoozed_until": None,
                "waiting_since": func.coalesce(table.waiting_since, at),
            }  # fmt: skip
        if message.rating is not None:
            values["rating"] = message.rating
        self._connection.execute(update(CONVERSATION).where(table.id == conversation).values(**values))

    def _touch(self, conversation: int) -> None:
        if conversation not in self.touched:
            self.touched.append(conversation)


def answered(connection: Connection, conversation: int, at: datetime, *, close: bool | None = None) -> None:
    """We have answered at this time. What came before waits no longer; with `close` None the conversation is done
    when nothing has come in since.
    """
    before = and_(MESSAGE.c.conversation_id == conversation, MESSAGE.c.ours.is_(False), MESSAGE.c.at <= at)
    connection.execute(
        update(MESSAGE).where(before, MESSAGE.c.answered_at.is_(None)).values(answered_at=at, state="answered")
    )
    since = (MESSAGE.c.conversation_id == conversation, MESSAGE.c.ours.is_(False), MESSAGE.c.at > at)
    waiting = connection.execute(select(func.min(MESSAGE.c.at)).where(*since)).scalar()
    table = CONVERSATION.c
    values: dict[str, Any] = {
        "messages": table.messages + 1,
        "last_at": func.max(table.last_at, literal(at, table.last_at.type)),
        "waiting_since": waiting,
    }
    if waiting is None:
        values["unread"] = False
        if close is not False:
            values |= {"state": "done", "done_at": at}
    connection.execute(update(CONVERSATION).where(table.id == conversation).values(**values))
