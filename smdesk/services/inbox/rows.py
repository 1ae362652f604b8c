"""Reading the inbox from the database: plain queries, each bounded, into frozen views."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from smdesk.core import network
from smdesk.core.errors import NotFound
from smdesk.core.network import Feature
from smdesk.models import Author, Channel, Client, Conversation, Message, Publication, Reply, table_of
from smdesk.services.inbox.views import MessageView, ReplyView, ThreadView

MESSAGE, CONVERSATION, REPLY = table_of(Message), table_of(Conversation), table_of(Reply)
AUTHOR, CHANNEL, CLIENT = table_of(Author), table_of(Channel), table_of(Client)
PUBLICATION = table_of(Publication)
#: States of an answer that is not among the messages.
_UNDER_WAY = ("draft", "queued", "sending", "failed", "unconfirmed")
_CAN = {
    Feature.INBOX_REPLY: "reply", Feature.INBOX_LIKE: "like", Feature.INBOX_HIDE: "hide",
    Feature.INBOX_DELETE: "delete", Feature.INBOX_BLOCK: "block", Feature.INBOX_MUTE: "mute",
    Feature.INBOX_REPORT: "report",
}  # fmt: skip


def channels(connection: Connection, client: int | None) -> Sequence[Row[Any]]:
    """Live channels, of one client or of all."""
    query = select(CHANNEL).where(CHANNEL.c.deleted_at.is_(None)).order_by(CHANNEL.c.id)
    return connection.execute(query if client is None else query.where(CHANNEL.c.client_id == client)).all()


def channel(connection: Connection, number: int) -> tuple[str, str]:
    """Network and handle of a channel."""
    row = connection.execute(select(CHANNEL.c.network, CHANNEL.c.handle).where(CHANNEL.c.id == number)).one()
    return row.network, row.handle


def question(connection: Connection, message: int) -> Row[Any]:
    """A message with what answering it depends on. Raises NotFound `unknown_message`."""
    query = (
        select(MESSAGE, CHANNEL.c.network, CHANNEL.c.limits, CHANNEL.c.mode)
        .join(CHANNEL, CHANNEL.c.id == MESSAGE.c.channel_id)
        .where(MESSAGE.c.id == message)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFound("unknown_message", message=message)
    return row


def answer_to(connection: Connection, message: int) -> int | None:
    """Our newest answer to a message, or the message itself where it is ours; None where there is none.

    Raises NotFound `unknown_message`.
    """
    row = question(connection, message)
    if row.ours:
        return None if row.deleted_there else int(row.id)
    query = select(MESSAGE.c.id).where(
        MESSAGE.c.channel_id == row.channel_id, MESSAGE.c.parent == row.remote_id, MESSAGE.c.ours.is_(True),
        MESSAGE.c.deleted_there.is_(False),
    )  # fmt: skip
    return connection.execute(query.order_by(MESSAGE.c.at.desc(), MESSAGE.c.id.desc()).limit(1)).scalar()


def answered_aside(connection: Connection, message: int) -> bool:
    """True when a comment has a private answer, or one that is under way or in doubt."""
    query = select(REPLY.c.id).where(
        REPLY.c.message_id == message, REPLY.c.private, REPLY.c.state.not_in(("draft", "failed", "cancelled"))
    )
    return connection.execute(query).first() is not None


def _messages() -> Select[Any]:
    return (
        select(
            MESSAGE, CHANNEL.c.network, CHANNEL.c.limits, CHANNEL.c.mode, CHANNEL.c.handle, CHANNEL.c.client_id,
            CLIENT.c.name.label("client"), CLIENT.c.zone, AUTHOR.c.blocked_at,
        )
        .join(CHANNEL, CHANNEL.c.id == MESSAGE.c.channel_id)
        .join(CLIENT, CLIENT.c.id == CHANNEL.c.client_id)
        .outerjoin(AUTHOR, AUTHOR.c.id == MESSAGE.c.author_id)
    )  # fmt: skip


def messages(
    connection: Connection, *, channels: Sequence[int] | None, kind: str, state: str, ids: Sequence[int] | None,
    limit: int,
) -> list[MessageView]:  # fmt: skip
    """What others wrote, the newest first."""
    query = _messages().where(MESSAGE.c.ours.is_(False))
    if channels is not None:
        query = query.where(MESSAGE.c.channel_id.in_(channels))
    if kind:
        query = query.where(MESSAGE.c.kind == kind)
    if state:
        query = query.where(MESSAGE.c.state == state)
    if ids is not None:
        query = query.where(MESSAGE.c.id.in_(ids))
    found = connection.execute(query.order_by(MESSAGE.c.at.desc(), MESSAGE.c.id.desc()).limit(limit))
    return [_view(row) for row in found]


def message(connection: Connection, number: int) -> MessageView:
    """One message. Raises NotFound `unknown_message`."""
    row = connection.execute(_messages().where(MESSAGE.c.id == number)).one_or_none()
    if row is None:
        raise NotFound("unknown_message", message=number)
    return _view(row)


def thread(connection: Connection, number: int) -> ThreadView:
    """The conversation of a message. Raises NotFound `unknown_message`."""
    own = select(MESSAGE.c.conversation_id).where(MESSAGE.c.id == number).scalar_subquery()
    query = (
        select(CONVERSATION, PUBLICATION.c.post_id)
        .outerjoin(PUBLICATION, PUBLICATION.c.id == CONVERSATION.c.publication_id)
        .where(CONVERSATION.c.id == own)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFound("unknown_message", message=number)
    said = connection.execute(
        _messages().where(MESSAGE.c.conversation_id == row.id).order_by(MESSAGE.c.at, MESSAGE.c.id)
    )
    under_way = connection.execute(
        select(REPLY).where(REPLY.c.conversation_id == row.id, REPLY.c.state.in_(_UNDER_WAY)).order_by(REPLY.c.id)
    )
    return ThreadView(
        id=row.id,
        kind=row.kind,
        state=row.state,
        unread=row.unread,
        snoozed_until=row.snoozed_until,
        waiting_since=row.waiting_since,
        publication_id=row.publication_id,
        post_id=row.post_id,
        messages=tuple(_view(each) for each in said),
        replies=tuple(_reply(each) for each in under_way),
    )


def reply(connection: Connection, number: int) -> ReplyView:
    """One answer. Raises NotFound `unknown_reply`."""
    row = connection.execute(select(REPLY).where(REPLY.c.id == number)).one_or_none()
    if row is None:
        raise NotFound("unknown_reply", reply=number)
    return _reply(row)


def _view(row: Row[Any]) -> MessageView:
    spec = network.of_channel(row.network, row.limits, row.mode).of_kind(row.kind)
    can = () if row.ours or row.deleted_there else tuple(name for feature, name in _CAN.items() if spec.can(feature))
    if row.kind == "comment" and spec.can(Feature.INBOX_PRIVATE) and can:
        can = (*can, "reply_privately")
    if row.ours and not row.deleted_there and spec.can(Feature.INBOX_WITHDRAW):
        can = ("withdraw",)
    return MessageView(
        id=row.id,
        conversation_id=row.conversation_id,
        channel_id=row.channel_id,
        network=row.network,
        handle=row.handle,
        client_id=row.client_id,
        client=row.client,
        zone=row.zone,
        remote_id=row.remote_id,
        kind=row.kind,
        private=row.private,
        ours=row.ours,
        author=row.author,
        author_name=row.author_name,
        blocked=row.blocked_at is not None,
        text=row.text,
        at=row.at,
        url=row.url,
        rating=row.rating,
        state=row.state,
        hidden=row.hidden,
        liked=row.liked,
        gone=row.deleted_there,
        publication_id=row.publication_id,
        under=row.under,
        parent=row.parent,
        can=can,
    )


def _reply(row: Row[Any]) -> ReplyView:
    return ReplyView(
        id=row.id,
        message_id=row.message_id,
        conversation_id=row.conversation_id,
        channel_id=row.channel_id,
        text=row.text,
        private=row.private,
        state=row.state,
        due=row.due_at,
        next_try_at=row.next_try_at,
        attempts=row.attempts,
        remote_id=row.remote_id or "",
        remote_url=row.remote_url,
        ask=row.ask,
        error_code=row.error_code,
        error_words=row.error_words,
    )
