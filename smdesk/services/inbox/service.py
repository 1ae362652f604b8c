"""The inbox: reading it, finding in it, answering, and what else is done with a message.

What speaks to a network (`sync`, `work`, `act`, `reply` with `now`) takes its time and never runs on the GUI thread.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Row, func, select, update

from smdesk.adapters.base import Complaint, Reason
from smdesk.core import network
from smdesk.core.clock import Clock
from smdesk.core.errors import InvalidInput, NotAllowed, NotFound
from smdesk.core.events import MessagesChanged
from smdesk.core.network import Feature
from smdesk.core.text import counters
from smdesk.db import Database
from smdesk.db.message_search import MessageIndex
from smdesk.models import Conversation, Message, table_of
from smdesk.services.inbox import rows
from smdesk.services.inbox.views import MessageView, ReplyView, Synced, ThreadView
from smdesk.services.settings import SettingsService
from smdesk.sync.acts import Act, Acts
from smdesk.sync.inbox import InboxReader
from smdesk.sync.replies import REPLY, Replies, State

MESSAGE, CONVERSATION = table_of(Message), table_of(Conversation)
#: One `sync` goes on over so many readings of a channel at most; the next one goes on from there.
ROUNDS = 25
#: Why a message may be reported.
REASONS = tuple(reason.value for reason in Reason)


class InboxService:
    """One transaction a call; networks are asked outside of it."""

    def __init__(
        self, db: Database, clock: Clock, folder: Path, reader: InboxReader, replies: Replies, acts: Acts
    ) -> None:
        self._db = db
        self._clock = clock
        self._index = MessageIndex(folder)
        self._reader = reader
        self._replies = replies
        self._acts = acts

    # -- reading ------------------------------------------------------------------------------------------------

    def sync(self, channels: Collection[int] | None = None) -> list[Synced]:
        """Read these channels now; what went wrong is told by channel. None: all whose time has come, those of a
        network that charges for reading only where the person allows it.

        Raises:
            NotFound: `unknown_channel`; NotAllowed: `not_offered`.
        """
        chosen = self._reader.due(paid=self._paid()) if channels is None else channels
        return [self._sync(channel) for channel in chosen]

    def _sync(self, channel: int) -> Synced:
        new = changed = 0
        left_out: tuple[str, ...] = ()
        for _ in range(ROUNDS):
            got = self._reader.read(channel)
            new, changed = new + got.new, changed + got.changed
            left_out = tuple(dict.fromkeys((*left_out, *got.left_out)))
            if not got.more or got.error is not None:
                break
        with self._db.read() as session:
            name, handle = rows.channel(session.connection(), channel)
        return Synced(channel, name, handle, new, changed, got.error, left_out)

    def readable(self, client: int | None = None, *, paid: bool = True) -> list[int]:
        """Connected channels whose network lets an inbox be read; with `paid` off, those of a network that charges
        for it only where the person allows that.
        """
        with self._db.read() as session:
            found = rows.channels(session.connection(), client)
        paid = paid or self._paid()
        specs = ((row.id, network.of_channel(row.network, row.limits, row.mode)) for row in found)
        return [each for each, spec in specs if spec.can(Feature.INBOX) and (paid or not spec.charges_reading)]

    def _paid(self) -> bool:
        return bool(SettingsService(self._db).get("metrics.read_paid"))

    def messages(
        self, *, client: int | None = None, channel: int | None = None, kind: str = "", state: str = "",
        search: str = "", limit: int = 100,
    ) -> list[MessageView]:  # fmt: skip
        """What others wrote, the newest first. `state` is new, seen, answered or archived; "" for all."""
        with self._db.read() as session:
            channels = [channel] if channel is not None else None
            if channels is None and client is not None:
                channels = [row.id for row in rows.channels(session.connection(), client)]
        found: Sequence[int] | None = None
        if search.strip():
            self._index.catch_up()
            found = self._index.find(search.split(), channels=channels)
        with self._db.read() as session:
            return rows.messages(
                session.connection(), channels=channels, kind=kind, state=state, ids=found, limit=limit
            )

    def thread(self, message: int) -> ThreadView:
        """The conversation that a message stands in, oldest first. Raises NotFound `unknown_message`."""
        with self._db.read() as session:
            return rows.thread(session.connection(), message)

    # -- what the person does with a conversation ---------------------------------------------------------------

    def seen(self, conversation: int) -> None:
        """It has been looked at."""
        self._change(conversation, {"unread"}, unread=False)

    def done(self, conversation: int) -> None:
        """Nothing more is to be done about it."""
        now = self._clock.now()
        self._change(
            conversation, {"state"}, state="done", done_at=now, unread=False, snoozed_until=None, waiting_since=None
        )

    def reopen(self, conversation: int) -> None:
        """There is something to be done about it after all."""
        last = select(func.max(MESSAGE.c.at)).where(MESSAGE.c.conversation_id == conversation, ~MESSAGE.c.ours)
        self._change(conversation, {"state"}, state="open", done_at=None, waiting_since=last.scalar_subquery())

    def snooze(self, conversation: int, until: datetime | None) -> None:
        """Put it off; None takes that back. Raises InvalidInput `past_time`."""
        now = self._clock.now()
        if until is not None and until <= now:
            raise InvalidInput("past_time", field="until", at=until.isoformat(), zone="UTC", now=now.isoformat())
        self._change(conversation, {"state"}, snoozed_until=until)

    def _change(self, conversation: int, fields: Collection[str], **values: object) -> None:
        """Raises NotFound `unknown_conversation`."""
        with self._db.write() as unit:
            changed = unit.connection.execute(
                update(CONVERSATION)
                .where(CONVERSATION.c.id == conversation)
                .values(**values, version=CONVERSATION.c.version + 1, changed_at=self._clock.now())
            )
            if not changed.rowcount:
                raise NotFound("unknown_conversation", conversation=conversation)
            unit.emit(MessagesChanged((conversation,), frozenset(fields)))

    # -- answering ----------------------------------------------------------------------------------------------

    def reply(
        self, message: int, text: str, *, close: bool = True, wait: timedelta = timedelta(0), private: bool = False
    ) -> ReplyView:
        """Queue an answer; `wait` is the time in which it can be taken back. It goes out by `work`, once.

        With `private` a comment is answered by a message to who wrote it.

        Raises:
            NotFound: `unknown_message`; NotAllowed: `not_offered`, `cannot_answer_own`, `message_gone`,
                `only_comments_privately`, `privately_over` (days), `privately_answered`.
            InvalidInput: `empty_reply`, `reply_too_long` (`count`, `limit`, `over`).
        """
        with self._db.read() as session:
            row = rows.question(session.connection(), message)
        spec = network.of_channel(row.network, row.limits, row.mode).of_kind(row.kind)
        if not spec.can(Feature.INBOX_REPLY):
            raise NotAllowed("not_offered", network=spec.id, feature=Feature.INBOX_REPLY.value)
        if row.ours:
            raise NotAllowed("cannot_answer_own", message=message)
        if row.deleted_there:
            raise NotAllowed("message_gone", message=message)
        if private and not row.private:
            self._may_answer_aside(spec, row)
        if not text.strip():
            raise InvalidInput("empty_reply", field="text")
        self._measured(spec, text, str(row.extra.get("mention", "")), private=private or row.private)
        now = self._clock.now()
        with self._db.write() as unit:
            new = REPLY.insert().values(
                channel_id=row.channel_id, conversation_id=row.conversation_id, message_id=message, text=text,
                private=private or row.private, closes=close, state=State.QUEUED, due_at=now + wait,
                key=secrets.token_hex(16), attempts=0, tries=0, doubt=False, ask="", proof="", remote_url="",
                error_code="", error_why="", error_words="", boot_id="", version=1, created_at=now, changed_at=now,
            )  # fmt: skip
            number = int(unit.connection.execute(new.returning(REPLY.c.id)).scalar_one())
            unit.emit(MessagesChanged((row.conversation_id,), frozenset({"reply"})))
        return self.reply_view(number)

    def _may_answer_aside(self, spec: network.NetworkSpec, row: Row[Any]) -> None:
        """A comment by a private message: where that is offered, once, and only for some days."""
        if not spec.can(Feature.INBOX_PRIVATE):
            raise NotAllowed("not_offered", network=spec.id, feature=Feature.INBOX_PRIVATE.value)
        if row.kind != "comment":
            raise NotAllowed("only_comments_privately", message=row.id)
        if spec.private_days and self._clock.now() - row.at > timedelta(days=spec.private_days):
            raise NotAllowed("privately_over", network=spec.id, days=spec.private_days)
        with self._db.read() as session:
            if rows.answered_aside(session.connection(), row.id):
                raise NotAllowed("privately_answered", network=spec.id)

    def _measured(self, spec: network.NetworkSpec, text: str, mention: str, *, private: bool) -> None:
        """Against the network's rule of private messages, else of comments, else of posts; a mention that goes before
        the text counts too.
        """
        field: counters.Field = "message" if private and spec.message else "comment" if spec.comment else "text"
        said = f"{mention} {text}" if mention and mention.lower() not in text.lower() else text
        size = counters.measure(spec, said, field=field)
        if size.limit is not None and size.count > size.limit:
            raise InvalidInput(
                "reply_too_long", field="text", count=size.count, limit=size.limit, over=size.count - size.limit
            )
        if size.max_bytes is not None and size.bytes > size.max_bytes:
            raise InvalidInput(
                "reply_too_long", field="text", count=size.bytes, limit=size.max_bytes, over=size.bytes - size.max_bytes
            )

    def reply_view(self, number: int) -> ReplyView:
        """One reply as it stands. Raises NotFound `unknown_reply`."""
        with self._db.read() as session:
            return rows.reply(session.connection(), number)

    def work(self, numbers: Collection[int] | None = None) -> list[int]:
        """Send what is due, and look for what is in doubt (None: all of it). Gives those something was done for."""
        wanted = self._replies.due() if numbers is None else numbers
        return [number for number in wanted if self._replies.work(number)]

    def cancel(self, reply: int) -> ReplyView:
        """Take an answer back that has not gone out. Raises NotAllowed `reply_not_open`, NotFound."""
        self._replies.cancel(reply)
        return self.reply_view(reply)

    def again(self, reply: int) -> ReplyView:
        """Send an answer that failed once more. Raises NotAllowed `reply_not_open`, NotFound."""
        self._replies.again(reply)
        return self.reply_view(reply)

    def resolve(self, reply: int, *, sent: bool) -> ReplyView:
        """Say whether an answer that nobody knows about is there. Raises NotAllowed `reply_not_open`, NotFound."""
        self._replies.resolve(reply, sent=sent)
        return self.reply_view(reply)

    # -- acts ---------------------------------------------------------------------------------------------------

    def act(self, message: int, act: Act, *, reason: str = "other", text: str = "") -> MessageView:
        """Do it on the network; a report has a reason (`REASONS`) and may have words of its own.

        Raises:
            NotFound: `unknown_message`. NotAllowed: `not_offered`. InvalidInput: `bad_choice`. NetworkError.
        """
        if reason not in REASONS:
            raise InvalidInput("bad_choice", field="reason", value=reason, known=list(REASONS))
        self._acts.do(message, act, Complaint(Reason(reason), text.strip()))
        with self._db.read() as session:
            return rows.message(session.connection(), message)

    def withdraw(self, message: int) -> MessageView:
        """Take our answer away on the network: this one, or our newest answer to this message.

        Raises:
            NotFound: `unknown_message`. NotAllowed: `not_offered`, `no_answer_there`. NetworkError.
        """
        with self._db.read() as session:
            found = rows.answer_to(session.connection(), message)
        if found is None:
            raise NotAllowed("no_answer_there", message=message)
        return self.act(found, Act.WITHDRAW)

    def job(self, going_on: Callable[[], bool] = lambda: True) -> None:
        """The periodic run: answers first, then what has come in; it ends early where the program does."""
        for number in self._replies.due():
            if not going_on():
                return
            self._replies.work(number)
        for channel in self._reader.due(paid=self._paid()):
            if not going_on():
                return
            self._reader.read(channel)


__all__ = ["Act", "InboxService"]
