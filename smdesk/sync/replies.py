"""Our answers, each exactly once: intent before effect, and what is not known is looked for, never sent blindly.

The decisions are those of publishing (`core.retry`); the states are a reply's own. A reply that is being sent when its
process dies stays *sending*; once no call can be under way any more it is looked for like any other doubt.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, and_, func, or_, select, update

from smdesk.adapters.base import ReplyRequest
from smdesk.core import network, retry
from smdesk.core.clock import Clock
from smdesk.core.errors import NotAllowed, NotFound, SecretError
from smdesk.core.events import AttentionNeeded, MessagesChanged
from smdesk.core.network import Feature, NetworkSpec
from smdesk.core.outcome import CannotTell, Finding, Found, Outcome, Published, Refused, RemoteRef, Unknown, Why
from smdesk.core.publication import State as Ledger
from smdesk.db import Database
from smdesk.db.uow import UnitOfWork
from smdesk.models import Client, Publication, Reply, table_of
from smdesk.sync.acts import target
from smdesk.sync.reach import CHANNEL, Reach, Reached, needs_repair
from smdesk.sync.storing import MESSAGE, answered

log = logging.getLogger(__name__)

REPLY, CLIENT, PUBLICATION = table_of(Reply), table_of(Client), table_of(Publication)
#: No call takes longer, its renewal of the session included; what is *sending* for longer belongs to nobody.
LONGEST = timedelta(minutes=10)


class State(StrEnum):
    """Of a reply. `core.publication` has the words for the same things in publishing."""

    DRAFT = "draft"
    QUEUED = "queued"  # waits for its time, a connection, or the next try
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCONFIRMED = "unconfirmed"
    CANCELLED = "cancelled"


#: Where a decision of publishing leads a reply.
_AFTER: Mapping[Ledger, State] = {
    Ledger.PUBLISHED: State.SENT,
    Ledger.SCHEDULED: State.QUEUED,
    Ledger.UNCONFIRMED: State.UNCONFIRMED,
    Ledger.FAILED: State.FAILED,
    Ledger.HELD: State.QUEUED,  # the channel's problem keeps it until it is repaired
}


class Replies:
    """The small ledger. Any number of processes may call `run`: each reply is claimed by one of them."""

    def __init__(self, db: Database, clock: Clock, reach: Reach, boot: str) -> None:
        self._db = db
        self._clock = clock
        self._reach = reach
        self._boot = boot

    def due(self) -> list[int]:
        """Replies that something can be done for now, those in doubt first."""
        now = self._clock.now()
        table = REPLY.c
        ready = or_(table.next_try_at.is_(None), table.next_try_at <= now)
        query = (
            select(table.id)
            .join(CHANNEL, CHANNEL.c.id == table.channel_id)
            .where(
                CHANNEL.c.deleted_at.is_(None),
                CHANNEL.c.problem == "",
                or_(
                    and_(table.state == State.QUEUED, table.due_at <= now, ready),
                    and_(table.state == State.UNCONFIRMED, table.next_try_at.is_not(None), table.next_try_at <= now),
                    and_(table.state == State.SENDING, table.armed_at <= now - LONGEST),
                ),
            )
            .order_by(table.state != State.UNCONFIRMED, table.due_at, table.id)
        )
        with self._db.read() as session:
            return list(session.execute(query).scalars())

    def run(self) -> list[int]:
        """Do what is due; the replies something was done for."""
        return [number for number in self.due() if self.work(number)]

    def work(self, number: int) -> bool:
        """One step of one reply: look for it, or send it. False when there is nothing to do for it now."""
        row = self._row(number)
        if row.state == State.SENDING and self._now() - row.armed_at >= LONGEST:
            return self._move(row, State.UNCONFIRMED, doubt=True, next_try_at=self._now(), error_code="interrupted")
        if row.state == State.UNCONFIRMED:
            return self._look(row)
        if row.state == State.QUEUED and row.due_at <= self._now():
            return self._send(row)
        return False

    # -- what the person decides --------------------------------------------------------------------------------

    def cancel(self, number: int) -> None:
        """Take back what has not gone out. Raises NotAllowed `reply_not_open`."""
        row = self._row(number)
        open_ = row.state in {State.QUEUED, State.DRAFT, State.FAILED} and not row.doubt
        if not open_ or not self._move(row, State.CANCELLED, ended_at=self._now()):
            raise NotAllowed("reply_not_open", reply=number, state=row.state)

    def again(self, number: int) -> None:
        """Send what failed once more. Raises NotAllowed `reply_not_open`."""
        row = self._row(number)
        if row.state != State.FAILED or not self._move(
            row, State.QUEUED, attempts=0, tries=0, next_try_at=None, ended_at=None, error_code="", error_words=""
        ):
            raise NotAllowed("reply_not_open", reply=number, state=row.state)

    def resolve(self, number: int, *, sent: bool) -> None:
        """The person has looked: it is there, or it is not (then it goes out). Raises NotAllowed `reply_not_open`."""
        row = self._row(number)
        if row.state != State.UNCONFIRMED:
            raise NotAllowed("reply_not_open", reply=number, state=row.state)
        now = self._now()
        if sent:
            self._move(row, State.SENT, proof="person", ended_at=now, ask="", next_try_at=None)
        else:
            self._move(row, State.QUEUED, doubt=False, ask="", next_try_at=None, attempts=0, tries=0, first_try_at=None)

    # -- the two calls ------------------------------------------------------------------------------------------

    def _send(self, row: Row[Any]) -> bool:
        now = self._now()
        with self._db.read() as session:
            busy = session.execute(
                select(REPLY.c.id).where(REPLY.c.channel_id == row.channel_id, REPLY.c.state == State.SENDING)
            ).first()
        if busy:  # one at a time, as the index has it
            return False
        first = row.first_try_at or now
        intent = {"armed_at": now, "first_try_at": first, "boot_id": self._boot, "tries": row.tries + 1}
        if not self._move(row, State.SENDING, **intent):
            return False  # somebody else has it
        row = self._row(row.id)
        outcome = self._call(row)
        self._after(row, outcome, retry.after(outcome, self._situation(row)))
        return True

    def _look(self, row: Row[Any]) -> bool:
        finding = self._find(row)
        decision = retry.after_look(finding, self._situation(row))
        remote = finding.remote if isinstance(finding, Found) else None
        if isinstance(finding, Found | CannotTell) or decision.state is not Ledger.SCHEDULED:
            self._record(row, decision, remote, proof="found")
        else:
            self._move(row, State.QUEUED, doubt=decision.doubt, ask="", next_try_at=decision.next_at)
        return True

    def _call(self, row: Row[Any]) -> Outcome:
        try:
            with self._reach.to(row.channel_id, Feature.INBOX_REPLY) as reached:
                request = self._request(row, reached)
                aside = row.private and not request.to.private
                outcome: Outcome = (reached.adapter.reply_privately if aside else reached.adapter.reply)(request)
                return outcome
        except SecretError as error:
            return Refused(error.code, Why.AUTH)
        except (NotAllowed, NotFound) as error:
            return Refused(error.code, Why.CONTENT)
        except Exception:
            log.exception("reply %d broke off", row.id)
            return Unknown("internal_error")

    def _find(self, row: Row[Any]) -> Finding:
        try:
            with self._reach.to(row.channel_id, Feature.INBOX_REPLY) as reached:
                request, adapter = self._request(row, reached, looking=True), reached.adapter
                aside = row.private and not request.to.private
                finding: Finding = (adapter.find_private_reply if aside else adapter.find_reply)(request)
                return finding
        except (SecretError, NotAllowed, NotFound) as error:
            return CannotTell(error.code, again=True)
        except Exception:
            log.exception("looking for reply %d broke off", row.id)
            return CannotTell("internal_error", again=True)

    # -- recording ----------------------------------------------------------------------------------------------

    def _after(self, row: Row[Any], outcome: Outcome, decision: retry.Decision) -> None:
        if not isinstance(outcome, Published) and decision.state not in _AFTER:  # a network that works on a reply
            decision = retry.after(Unknown("answer_without_id"), self._situation(row))
        remote = outcome.remote if isinstance(outcome, Published) else None
        self._record(row, decision, remote, proof="answer")

    def _record(self, row: Row[Any], decision: retry.Decision, remote: RemoteRef | None, *, proof: str) -> None:
        state, now = _AFTER[decision.state], self._now()
        values: dict[str, Any] = {
            "attempts": decision.attempts, "next_try_at": decision.next_at, "doubt": decision.doubt,
            "ask": decision.ask, "error_code": decision.code, "error_why": decision.why,
            "error_words": decision.words,
        }  # fmt: skip
        if state in {State.SENT, State.FAILED}:
            values["ended_at"] = now
        if state is State.SENT:
            values["proof"] = proof
        with self._db.write() as unit:
            if remote is not None:
                values |= {"remote_id": remote.id, "remote_url": remote.url or ""}
                if proof == "answer":
                    _replaced(unit.connection, row, remote)
            moved = _move(unit, row, state, now, values)
            if not moved:
                log.error("reply %d was changed by somebody else while it was sent", row.id)
                return
            if state is State.SENT and remote is not None:
                self._sent(unit.connection, row, remote, now)
            if decision.channel_problem:
                needs_repair(unit, row.channel_id, decision.channel_problem, now)
            if state is State.FAILED or decision.ask:
                code = "reply_failed" if state is State.FAILED else "reply_unknown"
                facts = {"reply": row.id, "channel": row.channel_id, "code": decision.code}
                unit.emit(AttentionNeeded(code=code, facts=facts))

    def _sent(self, connection: Connection, row: Row[Any], remote: RemoteRef, now: datetime) -> None:
        """It stands in its conversation like everything else that was said, and what it answers is answered."""
        question = connection.execute(select(MESSAGE).where(MESSAGE.c.id == row.message_id)).one()
        channel = connection.execute(select(CHANNEL).where(CHANNEL.c.id == row.channel_id)).one()
        there = connection.execute(
            select(MESSAGE.c.id).where(MESSAGE.c.channel_id == row.channel_id, MESSAGE.c.remote_id == remote.id)
        ).first()
        if there:  # a reading was quicker, or it has taken the place of an earlier one
            connection.execute(update(MESSAGE).where(MESSAGE.c.id == there.id).values(text=row.text))
            return
        connection.execute(
            MESSAGE.insert().values(
                conversation_id=row.conversation_id, channel_id=row.channel_id, remote_id=remote.id,
                kind="message" if row.private else question.kind, private=row.private, author=channel.handle,
                author_name=channel.display_name or channel.handle, ours=True, text=row.text, language="", media=[],
                url=remote.url or "", at=max(now, question.at), read_at=now, parent=question.remote_id,
                under=question.under, publication_id=question.publication_id, extra=dict(remote.extra), state="seen",
                hidden=False, liked=False, deleted_there=False,
            )
        )  # fmt: skip
        answered(connection, row.conversation_id, max(now, question.at), close=row.closes)

    # -- inside -------------------------------------------------------------------------------------------------

    def _now(self) -> datetime:
        return self._clock.now()

    def _row(self, number: int) -> Row[Any]:
        with self._db.read() as session:
            row = session.execute(select(REPLY).where(REPLY.c.id == number)).one_or_none()
        if row is None:
            raise NotFound("unknown_reply", reply=number)
        return row

    def _move(self, row: Row[Any], state: State, **values: Any) -> bool:
        with self._db.write() as unit:
            return _move(unit, row, state, self._now(), values)

    def _situation(self, row: Row[Any]) -> retry.Situation:
        with self._db.read() as session:
            channel = session.execute(select(CHANNEL).where(CHANNEL.c.id == row.channel_id)).one()
            kind = session.execute(select(MESSAGE.c.kind).where(MESSAGE.c.id == row.message_id)).scalar_one()
        spec: NetworkSpec = network.load(channel.network).with_limits(channel.limits).of_kind(kind)
        return retry.Situation(
            now=self._now(),
            attempts=row.attempts,
            repeatable=False,
            doubt=row.doubt,
            settle_s=spec.settle_s,
            dedupe=spec.dedupe,
            key_life_s=spec.key_life_s,
            first_try=row.first_try_at,
            last_try=row.armed_at,
            chance=random.random(),
            tries=row.tries,
            code=row.error_code,
        )

    def _request(self, row: Row[Any], reached: Reached, *, looking: bool = False) -> ReplyRequest:
        with self._db.read() as session:
            to = target(session.connection(), row.message_id)
            languages = session.execute(
                select(CLIENT.c.languages).where(CLIENT.c.id == reached.channel.client_id)
            ).scalar_one()
            taken = self._taken(session.connection(), row) if looking else frozenset()
            theirs = select(func.max(MESSAGE.c.at)).where(
                MESSAGE.c.conversation_id == row.conversation_id, MESSAGE.c.ours.is_(False)
            )
            heard_at = session.execute(theirs).scalar() if to.private else None
        return ReplyRequest(
            key=row.key,
            armed_at=row.created_at,
            to=to,
            text=row.text,
            languages=tuple(languages[:1]),
            first_try=row.first_try_at,
            taken=taken,
            heard_at=heard_at,
        )

    def _taken(self, connection: Connection, row: Row[Any]) -> frozenset[str]:
        """What is known to be another reply or publication of this channel, so that looking never adopts it."""
        since = (row.first_try_at or row.created_at) - timedelta(hours=1)
        others = connection.execute(
            select(REPLY.c.remote_id).where(
                REPLY.c.channel_id == row.channel_id, REPLY.c.id != row.id, REPLY.c.remote_id.is_not(None),
                or_(REPLY.c.ended_at >= since, REPLY.c.message_id == row.message_id),
            )
        )  # fmt: skip
        out = connection.execute(
            select(PUBLICATION.c.remote_id).where(
                PUBLICATION.c.channel_id == row.channel_id, PUBLICATION.c.remote_id.is_not(None),
                PUBLICATION.c.due_utc >= since - timedelta(days=1),
            )
        )  # fmt: skip
        return frozenset({*others.scalars(), *out.scalars()})


def _replaced(connection: Connection, row: Row[Any], remote: RemoteRef) -> None:
    """Where a network has one answer a message, a new one goes by the id of the one before; that is there no more."""
    same = and_(REPLY.c.channel_id == row.channel_id, REPLY.c.remote_id == remote.id, REPLY.c.id != row.id)
    connection.execute(update(REPLY).where(same).values(remote_id=None))


def _move(unit: UnitOfWork, row: Row[Any], state: State, now: datetime, values: Mapping[str, Any]) -> bool:
    done = unit.connection.execute(
        update(REPLY)
        .where(REPLY.c.id == row.id, REPLY.c.state == row.state, REPLY.c.version == row.version)
        .values(**values, state=state, version=row.version + 1, changed_at=now)
    )
    if done.rowcount:
        unit.emit(MessagesChanged((row.conversation_id,), frozenset({"reply"})))
    return bool(done.rowcount)
