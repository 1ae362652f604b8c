"""The inbox: who wrote, in which conversation, what was done about it, and the small ledger of our answers."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text

from smdesk.models.base import Base, Mapped, Timed, Versioned, mapped_column, utcnow


class Author(Timed, Base):
    """Somebody who wrote to a channel, with what the person keeps about them: nothing that was not written to us."""

    __tablename__ = "author"
    __table_args__ = (UniqueConstraint("channel_id", "remote_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    channel_id: Mapped[int] = mapped_column(ForeignKey("channel.id"))
    remote_id: Mapped[str] = mapped_column(String(512))
    handle: Mapped[str] = mapped_column(String(320), default="")
    name: Mapped[str] = mapped_column(String(320), default="")
    url: Mapped[str] = mapped_column(String(2048), default="")
    avatar_url: Mapped[str] = mapped_column(String(2048), default="")  # loaded on request only
    tags: Mapped[list[Any]] = mapped_column(default=list)
    mark: Mapped[str] = mapped_column(String(16), default="")  # troll, friend, ...: the person's own word
    blocked_at: Mapped[datetime | None] = mapped_column(default=None)  # on the network, by us
    muted_at: Mapped[datetime | None] = mapped_column(default=None)


class Conversation(Timed, Base):
    """One row of the inbox: a comment or mention with what was answered to it, a private exchange, a review.

    `kind` is comment, mention, message or review; `state` open or done. `key` is the remote id of the message it
    began with, or of the counterpart where the network has one exchange with each.
    """

    __tablename__ = "conversation"
    __table_args__ = (
        UniqueConstraint("channel_id", "key"),
        Index("ix_conversation_state_last_at", "state", "last_at"),
        Index("ix_conversation_channel_id_state_last_at", "channel_id", "state", "last_at"),
        Index("ix_conversation_author_id", "author_id"),
        Index("ix_conversation_publication_id", "publication_id", sqlite_where=text("publication_id IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    channel_id: Mapped[int] = mapped_column(ForeignKey("channel.id"))
    key: Mapped[str] = mapped_column(String(512))
    kind: Mapped[str] = mapped_column(String(12))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("author.id"), default=None)  # who began it
    publication_id: Mapped[int | None] = mapped_column(ForeignKey("publication.id"), default=None)
    under: Mapped[str] = mapped_column(String(512), default="")  # remote id of what it stands under

    state: Mapped[str] = mapped_column(String(12), default="open")
    unread: Mapped[bool] = mapped_column(default=True)
    snoozed_until: Mapped[datetime | None] = mapped_column(default=None)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]
    waiting_since: Mapped[datetime | None] = mapped_column(default=None)  # first message since our last answer
    answer_by: Mapped[datetime | None] = mapped_column(default=None)  # the time goal
    messages: Mapped[int] = mapped_column(default=0)
    rating: Mapped[int | None] = mapped_column(default=None)  # stars of a review

    triage: Mapped[str] = mapped_column(
        String(12), default=""
    )  # complaint, question, praise, troll, rumour, spam, crisis
    triage_by: Mapped[str] = mapped_column(String(8), default="")  # rule, learned, person
    triage_why: Mapped[dict[str, Any]] = mapped_column(default=dict)
    priority: Mapped[int] = mapped_column(default=0)  # 0 normal, 1 medium, 2 high
    version: Mapped[int] = mapped_column(default=1)


class Message(Base):
    """One thing that was written, by somebody or by us; known by its id on the network, stored once.

    `state` is new, seen, answered or archived. A message that is gone there stays here (`deleted_there`): evidence.
    """

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("channel_id", "remote_id"),
        Index("ix_message_conversation_id_at", "conversation_id", "at"),
        Index("ix_message_channel_id_at", "channel_id", "at"),
        Index("ix_message_author_id_at", "author_id", "at"),
        # Full-text search reads what is new by its number and finds here what has changed since.
        Index("ix_message_edited_at", "edited_at", sqlite_where=text("edited_at IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"))
    channel_id: Mapped[int] = mapped_column(ForeignKey("channel.id"))
    remote_id: Mapped[str] = mapped_column(String(512))
    kind: Mapped[str] = mapped_column(String(12))  # comment, mention, message (private), review
    private: Mapped[bool] = mapped_column(default=False)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("author.id"), default=None)
    author: Mapped[str] = mapped_column(String(320), default="")  # handle and name as they were then
    author_name: Mapped[str] = mapped_column(String(320), default="")
    ours: Mapped[bool] = mapped_column(default=False)
    text: Mapped[str] = mapped_column(Text, default="")
    language: Mapped[str] = mapped_column(String(35), default="")
    media: Mapped[list[Any]] = mapped_column(default=list)  # [{"kind", "url", "alt"}, ...], loaded on request only
    rating: Mapped[int | None] = mapped_column(default=None)
    url: Mapped[str] = mapped_column(String(2048), default="")
    at: Mapped[datetime]
    read_at: Mapped[datetime] = mapped_column(default=utcnow)  # when we got it
    edited_at: Mapped[datetime | None] = mapped_column(default=None)  # when we saw that it had changed there
    parent: Mapped[str] = mapped_column(String(512), default="")  # remote id of the message it answers
    under: Mapped[str] = mapped_column(String(512), default="")  # remote id of the published thing it stands under
    publication_id: Mapped[int | None] = mapped_column(ForeignKey("publication.id"), default=None)
    extra: Mapped[dict[str, Any]] = mapped_column(default=dict)  # what the adapter needs to act on it

    state: Mapped[str] = mapped_column(String(12), default="new")
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    hidden: Mapped[bool] = mapped_column(default=False)
    liked: Mapped[bool] = mapped_column(default=False)  # by us
    deleted_there: Mapped[bool] = mapped_column(default=False)


class Note(Versioned, Base):
    """What the person noted beside a conversation; it never leaves the desk."""

    __tablename__ = "note"
    __table_args__ = (Index("ix_note_conversation_id", "conversation_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"))
    text: Mapped[str] = mapped_column(Text)


class Reply(Timed, Base):
    """Our answer to a message, a small ledger: intent before effect, and what is not known is not sent again.

    `state` is draft, queued, sending, sent, failed, unconfirmed or cancelled. Only `sync.replies` writes it.
    """

    __tablename__ = "reply"
    __table_args__ = (
        Index("ix_reply_conversation_id", "conversation_id"),
        Index("ix_reply_state_due_at", "state", "due_at"),
        Index("uq_reply_sending", "channel_id", unique=True, sqlite_where=text("state = 'sending'")),
        Index("uq_reply_remote", "channel_id", "remote_id", unique=True, sqlite_where=text("remote_id IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    channel_id: Mapped[int] = mapped_column(ForeignKey("channel.id"))
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"))
    message_id: Mapped[int] = mapped_column(ForeignKey("message.id"))  # what it answers
    text: Mapped[str] = mapped_column(Text)
    private: Mapped[bool] = mapped_column(default=False)
    media_id: Mapped[int | None] = mapped_column(ForeignKey("media.id"), default=None)
    closes: Mapped[bool] = mapped_column(default=False)  # the conversation is done when it is sent

    state: Mapped[str] = mapped_column(String(12), default="queued")
    due_at: Mapped[datetime]  # not sooner: the seconds in which it can be taken back
    key: Mapped[str] = mapped_column(String(64), unique=True)
    attempts: Mapped[int] = mapped_column(default=0)  # failed tries, or looks, in a row
    tries: Mapped[int] = mapped_column(default=0)  # calls that were made, over looks and restarts
    next_try_at: Mapped[datetime | None] = mapped_column(default=None)
    armed_at: Mapped[datetime | None] = mapped_column(default=None)  # the intent of the last try
    first_try_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    doubt: Mapped[bool] = mapped_column(default=False)  # an earlier try may have gone through
    ask: Mapped[str] = mapped_column(String(64), default="")  # the question only the person can answer
    proof: Mapped[str] = mapped_column(String(12), default="")  # answer, found, person
    remote_id: Mapped[str | None] = mapped_column(String(512), default=None)
    remote_url: Mapped[str] = mapped_column(String(2048), default="")
    error_code: Mapped[str] = mapped_column(String(64), default="")
    error_why: Mapped[str] = mapped_column(String(16), default="")
    error_words: Mapped[str] = mapped_column(Text, default="")
    boot_id: Mapped[str] = mapped_column(String(40), default="")
    version: Mapped[int] = mapped_column(default=1)


class MessageAct(Base):
    """What was done with a message on its network (like, hide, delete, block and their opposites), append-only."""

    __tablename__ = "message_act"
    __table_args__ = (Index("ix_message_act_message_id", "message_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("message.id"))
    act: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    outcome: Mapped[str] = mapped_column(String(16), default="")  # "" while under way
    code: Mapped[str] = mapped_column(String(64), default="")
    words: Mapped[str] = mapped_column(Text, default="")


class SyncState(Base):
    """Where a periodic reading of a channel stands: `job` is inbox, metrics, ...; the cursor is the adapter's own."""

    __tablename__ = "sync_state"
    __table_args__ = (Index("ix_sync_state_next_due_at", "next_due_at"),)

    channel_id: Mapped[int] = mapped_column(ForeignKey("channel.id"), primary_key=True)
    job: Mapped[str] = mapped_column(String(16), primary_key=True)
    cursor: Mapped[str] = mapped_column(Text, default="")
    tried_at: Mapped[datetime | None] = mapped_column(default=None)
    succeeded_at: Mapped[datetime | None] = mapped_column(default=None)
    next_due_at: Mapped[datetime | None] = mapped_column(default=None)
    failures: Mapped[int] = mapped_column(default=0)  # in a row
    error_code: Mapped[str] = mapped_column(String(64), default="")  # "" after a success
    error_words: Mapped[str] = mapped_column(Text, default="")
