"""What the inbox shows: frozen views of messages, conversations and answers."""

from __future__ import annotations

from datetime import datetime

from smdesk.core.errors import SmdeskError
from smdesk.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Synced:
    """What reading one channel gave; `error` says what went wrong."""

    channel_id: int
    network: str
    handle: str
    new: int
    changed: int
    error: SmdeskError | None = None
    left_out: tuple[str, ...] = ()  # what could not be read there, by the code that says why


@dataclass(frozen=True, slots=True)
class ReplyView:
    """One answer of ours as its ledger has it."""

    id: int
    message_id: int
    conversation_id: int
    channel_id: int
    text: str
    private: bool
    state: str  # see sync.replies.State
    due: datetime
    next_try_at: datetime | None
    attempts: int
    remote_id: str
    remote_url: str
    ask: str
    error_code: str
    error_words: str


@dataclass(frozen=True, slots=True)
class MessageView:
    """One message. `can` are the acts its network offers for it."""

    id: int
    conversation_id: int
    channel_id: int
    network: str
    handle: str  # of the channel
    client_id: int
    client: str
    zone: str
    remote_id: str
    kind: str
    private: bool
    ours: bool
    author: str
    author_name: str
    blocked: bool
    text: str
    at: datetime
    url: str
    rating: int | None
    state: str
    hidden: bool
    liked: bool
    gone: bool  # deleted on the network; kept here
    publication_id: int | None
    under: str
    parent: str
    can: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThreadView:
    """A conversation: what was written, oldest first, and what of ours is still on its way."""

    id: int
    kind: str
    state: str
    unread: bool
    snoozed_until: datetime | None
    waiting_since: datetime | None
    publication_id: int | None
    post_id: int | None
    messages: tuple[MessageView, ...]
    replies: tuple[ReplyView, ...]
