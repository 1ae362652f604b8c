"""What is done with a message on its network: like, hide, take away, block, mute, report; written down before and
after.
"""

from __future__ import annotations

import logging
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, and_, select, update

from smdesk.adapters.base import Complaint, Target
from smdesk.core.clock import Clock
from smdesk.core.errors import (
    UNREACHED,
    AuthExpired,
    LimitedError,
    MissingScope,
    NotAllowed,
    NotFound,
    RefusedError,
    Unavailable,
    unreachable,
)
from smdesk.core.events import MessagesChanged
from smdesk.core.network import Feature
from smdesk.core.outcome import Limited, NotSent, Outcome, Prepared, Refused, RemoteRef, Unknown, Why
from smdesk.db import Database
from smdesk.models import MessageAct, Reply, table_of
from smdesk.sync.reach import Reach, needs_repair
from smdesk.sync.storing import AUTHOR, CONVERSATION, MESSAGE

log = logging.getLogger(__name__)

ACT, REPLY = table_of(MessageAct), table_of(Reply)


class Act(StrEnum):
    """What can be done with a message, and its opposite; taking away and reporting have none."""

    LIKE = "like"
    UNLIKE = "unlike"
    HIDE = "hide"
    SHOW = "show"
    DELETE = "delete"
    BLOCK = "block"
    UNBLOCK = "unblock"
    MUTE = "mute"
    UNMUTE = "unmute"
    REPORT = "report"
    WITHDRAW = "withdraw"  # of our own answer


FEATURE = {
    Act.LIKE: Feature.INBOX_LIKE, Act.UNLIKE: Feature.INBOX_LIKE, Act.HIDE: Feature.INBOX_HIDE,
    Act.SHOW: Feature.INBOX_HIDE, Act.DELETE: Feature.INBOX_DELETE, Act.BLOCK: Feature.INBOX_BLOCK,
    Act.UNBLOCK: Feature.INBOX_BLOCK, Act.MUTE: Feature.INBOX_MUTE, Act.UNMUTE: Feature.INBOX_MUTE,
    Act.REPORT: Feature.INBOX_REPORT, Act.WITHDRAW: Feature.INBOX_WITHDRAW,
}  # fmt: skip


#: Refusals that say no more than that it was refused.
_GENERAL = frozenset({"refused", "refused_content", "unexpected_answer"})


class Acts:
    """One act a call. Every act may be repeated, so what nobody knows of is simply done again."""

    def __init__(self, db: Database, clock: Clock, reach: Reach) -> None:
        self._db = db
        self._clock = clock
        self._reach = reach

    def do(self, message_id: int, act: Act, complaint: Complaint | None = None) -> None:
        """Do it there, then remember it here; `complaint` is what a report says.

        Raises:
            NotFound: `unknown_message`.
            NotAllowed: `not_offered`.
            NetworkError: what became of it, with the network's words.
        """
        with self._db.read() as session:
            to = target(session.connection(), message_id)
            row = session.execute(select(MESSAGE).where(MESSAGE.c.id == message_id)).one()
        with self._reach.to(row.channel_id, FEATURE[act]) as reached:
            if not reached.spec.of_kind(row.kind).can(FEATURE[act]):
                raise NotAllowed("not_offered", network=reached.spec.id, feature=FEATURE[act].value)
            number = self._begin(message_id, act)
            try:
                outcome = _call(reached.adapter, to, act, complaint or Complaint())
            except Exception:
                log.exception("%s of message %d broke off", act, message_id)
                outcome = Unknown("internal_error")
        self._end(number, row, act, outcome)
        if not isinstance(outcome, Prepared):
            raise _raised(outcome, reached.spec.name)

    def _begin(self, message_id: int, act: Act) -> int:
        with self._db.write() as unit:
            new = ACT.insert().values(
                message_id=message_id, act=act, at=self._clock.now(), outcome="", code="", words=""
            )  # fmt: skip
            return int(unit.connection.execute(new.returning(ACT.c.id)).scalar_one())

    def _end(self, number: int, row: Any, act: Act, outcome: Outcome) -> None:
        now = self._clock.now()
        values = {
            "ended_at": now,
            "outcome": type(outcome).__name__.lower(),
            "code": getattr(outcome, "code", ""),
            "words": getattr(outcome, "words", ""),
        }
        with self._db.write() as unit:
            unit.connection.execute(update(ACT).where(ACT.c.id == number).values(**values))
            if isinstance(outcome, Prepared):
                _remember(unit.connection, row, act, now)
                unit.emit(MessagesChanged((row.conversation_id,), frozenset({act.value})))
            elif isinstance(outcome, Refused) and outcome.why is Why.AUTH:
                needs_repair(unit, row.channel_id, outcome.code, now)


def target(connection: Connection, message_id: int) -> Target:
    """A stored message as an act on it needs it. Raises NotFound `unknown_message`."""
    query = (
        select(MESSAGE, AUTHOR.c.remote_id.label("author_remote"))
        .outerjoin(AUTHOR, AUTHOR.c.id == MESSAGE.c.author_id)
        .where(MESSAGE.c.id == message_id)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFound("unknown_message", message=message_id)
    return Target(
        id=row.remote_id,
        kind=row.kind,
        author=row.author,
        author_id=row.author_remote or "",
        post_id=row.under,
        parent_id=row.parent,
        url=row.url,
        private=row.private,
        extra=row.extra,
    )


def _call(adapter: Any, to: Target, act: Act, complaint: Complaint) -> Outcome:
    match act:
        case Act.LIKE | Act.UNLIKE:
            outcome = adapter.like(to, act is Act.LIKE)
        case Act.HIDE | Act.SHOW:
            outcome = adapter.hide(to, act is Act.HIDE)
        case Act.DELETE:
            outcome = adapter.remove(to)
        case Act.BLOCK | Act.UNBLOCK:
            outcome = adapter.block(to, act is Act.BLOCK)
        case Act.MUTE | Act.UNMUTE:
            outcome = adapter.mute(to, act is Act.MUTE)
        case Act.WITHDRAW:
            outcome = adapter.delete(RemoteRef(to.id, to.url or None, to.extra))
        case Act.REPORT:
            outcome = adapter.report(to, complaint)
    return outcome  # type: ignore[no-any-return]


def _remember(connection: Connection, row: Any, act: Act, now: datetime) -> None:
    if act in {Act.MUTE, Act.UNMUTE, Act.REPORT}:  # the list of acts itself remembers them
        return
    if act in {Act.BLOCK, Act.UNBLOCK}:
        at = now if act is Act.BLOCK else None
        connection.execute(update(AUTHOR).where(AUTHOR.c.id == row.author_id).values(blocked_at=at))
        return
    if act is Act.WITHDRAW:
        _withdrawn(connection, row, now)
        return
    seen: dict[Act, dict[str, Any]] = {
        Act.LIKE: {"liked": True}, Act.UNLIKE: {"liked": False}, Act.HIDE: {"hidden": True},
        Act.SHOW: {"hidden": False}, Act.DELETE: {"deleted_there": True, "edited_at": now},
    }  # fmt: skip
    connection.execute(update(MESSAGE).where(MESSAGE.c.id == row.id).values(**seen[act]))


def _withdrawn(connection: Connection, row: Any, now: datetime) -> None:
    """Our answer is there no more, and what it answered waits again, unless something else answers it."""
    connection.execute(update(MESSAGE).where(MESSAGE.c.id == row.id).values(deleted_there=True, edited_at=now))
    gone = and_(REPLY.c.channel_id == row.channel_id, REPLY.c.remote_id == row.remote_id)
    connection.execute(update(REPLY).where(gone).values(remote_id=None, changed_at=now))
    same = MESSAGE.c.channel_id == row.channel_id
    others = select(MESSAGE.c.id).where(
        same, MESSAGE.c.parent == row.parent, MESSAGE.c.ours.is_(True), MESSAGE.c.deleted_there.is_(False)
    )
    if not row.parent or connection.execute(others.limit(1)).first() is not None:
        return
    question = and_(same, MESSAGE.c.remote_id == row.parent, MESSAGE.c.ours.is_(False))
    asked = connection.execute(
        update(MESSAGE).where(question).values(answered_at=None, state="seen").returning(MESSAGE.c.at)
    ).scalar()
    if asked is not None:
        waits = {"state": "open", "done_at": None, "waiting_since": asked}
        connection.execute(update(CONVERSATION).where(CONVERSATION.c.id == row.conversation_id).values(**waits))


def _raised(outcome: Outcome, network: str) -> Exception:
    words = getattr(outcome, "words", "")
    match outcome:
        case NotSent(code=code) if code in UNREACHED:
            return unreachable(network, code, words)
        case Limited(retry_at=at):
            return LimitedError("rate_limited", host=network, retry_at=at.isoformat() if at else None)
        case Refused(code="act_scope_missing"):
            return MissingScope("act_scope_missing", host=network, missing=[words])
        case Refused(why=Why.AUTH, code=code):
            return AuthExpired(code, host=network, words=words)
        case Refused(code=code) | NotSent(code=code):
            said = "act_refused" if code in _GENERAL else code  # what is known of it has a sentence of its own
            return RefusedError(said, network=network, host=network, code=code, words=words)
        case _:
            return Unavailable("server_error", host=network, status=getattr(outcome, "status", None), words=words)
