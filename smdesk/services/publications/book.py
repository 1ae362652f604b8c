"""The ledger as it is read: lists of publications, one of them, its journal, and whether everything is paused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, bindparam, case, func, or_, select

from smdesk.core.clock import Clock
from smdesk.core.errors import NotFound
from smdesk.core.publication import State
from smdesk.db.engine import Database
from smdesk.models import BY_STATE
from smdesk.publishing import policy
from smdesk.publishing.ledger import ATTEMPT, TRANSITION, Ledger
from smdesk.services.publications.rows import CHANNEL, POST, PUBLICATION, Which, views
from smdesk.services.pulse import PulseService
from smdesk.services.views import AttemptView, History, PublicationView, Tally, TransitionView

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


# Asked of each publication that is looked at: built once.
_IS_THERE = select(PUBLICATION.c.id).where(PUBLICATION.c.id == bindparam("publication"))
_ATTEMPTS = select(ATTEMPT).where(ATTEMPT.c.publication_id == bindparam("publication")).order_by(ATTEMPT.c.number)
_MOVES = select(TRANSITION).where(TRANSITION.c.publication_id == bindparam("publication")).order_by(TRANSITION.c.id)


class PublicationBook:
    """Only looks; `PublishingService` is this and what a person does."""

    def __init__(self, db: Database, clock: Clock, ledger: Ledger | None = None) -> None:
        self.db = db
        self.clock = clock
        self.ledger = ledger or Ledger(db, clock)

    def views(
        self,
        *,
        ids: Sequence[int] | None = None,
        post_id: int | None = None,
        client_id: int | None = None,
        channel_id: int | None = None,
        states: Sequence[State] | None = None,
        start: datetime | None = None,
        end: datetime | None = None,
        limit: int | None = None,
    ) -> list[PublicationView]:
        """Publications by due time; without `ids` first comments stand inside the publication they belong to."""
        which = Which(ids, post_id, client_id, channel_id, states, start, end, limit)
        with self.db.read() as session:
            connection = session.connection()
            now = self.clock.now()
            return views(connection, which, paused=policy.paused(connection, now), now=now)

    def coming(self, most: int, client_id: int | None = None) -> list[PublicationView]:
        """The next that go out without anybody's doing, by due time; nothing that a pause holds back."""
        now = self.clock.now()
        with self.db.read() as session:
            connection = session.connection()
            paused = policy.paused(connection, now)
            states = [State.DELEGATED] if paused else [State.SCHEDULED, State.DELEGATED]
            which = Which(client_id=client_id, states=states, start=now, limit=most, on_its_way=True)
            return views(connection, which, paused=paused, now=now)

    def numbers(self, states: Sequence[State], start: datetime) -> dict[State, int]:
        """How many publications due since then are in each of a few rare states, without reading them."""
        query = (
            select(PUBLICATION.c.state, func.count())
            .where(PUBLICATION.c.state.in_(states), PUBLICATION.c.due_utc >= start, PUBLICATION.c.kind == "post")
            .group_by(PUBLICATION.c.state)
            .with_hint(PUBLICATION, BY_STATE, "sqlite")
        )
        with self.db.read() as session:
            return {State(row[0]): row[1] for row in session.connection().execute(query)}

    def moving(self, by: datetime) -> bool:
        """True while something is being sent or looked for, or will be by then without anybody's doing."""
        from smdesk.publishing import upcoming  # with what is due and its rates: only a command asks

        with self.db.read() as session:
            return upcoming.moving(session.connection(), by, self.clock.now())

    def view(self, publication_id: int) -> PublicationView:
        """One publication. Raises NotFound `unknown_publication`."""
        found = self.views(ids=[publication_id])
        if not found:
            raise NotFound("unknown_publication", publication=publication_id)
        return found[0]

    def late(self) -> list[PublicationView]:
        """What came due while nobody could send it, beyond its client's limit: the person decides."""
        return self.views(states=[State.LATE])

    def late_by_client(self) -> dict[int, int]:
        """How many of `late` each client has, without reading them; a client without any is left out."""
        return PulseService(self.db).late()

    def history(self, publication_id: int) -> History:
        """Every attempt and every move of one publication, oldest first. Raises NotFound."""
        which = {"publication": publication_id}
        with self.db.read() as session:
            connection = session.connection()
            if connection.execute(_IS_THERE, which).scalar() is None:
                raise NotFound("unknown_publication", publication=publication_id)
            attempts = connection.execute(_ATTEMPTS, which).all()
            moves = connection.execute(_MOVES, which).all()
        return History(
            tuple(
                AttemptView(a.number, a.step, a.started_at, a.ended_at, a.outcome, a.code, a.words, a.status,
                            a.payload_hash)
                for a in attempts
            ),
            tuple(TransitionView(m.at, m.source, m.target, m.by, m.reason) for m in moves),
        )  # fmt: skip

    def tally(self, start: datetime, end: datetime, client_id: int | None = None) -> Tally:
        """Of what was due between two instants: how much was sent, how much of that is accounted for, what twice.

        A send is accounted for once its outcome is known. Twice is a step that a network took two times.
        """
        mine = [PUBLICATION.c.kind == "post", PUBLICATION.c.due_utc >= start, PUBLICATION.c.due_utc < end]
        if client_id is not None:
            mine.append(PUBLICATION.c.post_id.in_(select(POST.c.id).where(POST.c.client_id == client_id)))
        of = (ATTEMPT.c.publication_id == PUBLICATION.c.id, ATTEMPT.c.step.like("part:%"))
        sent = or_(PUBLICATION.c.proof != "", select(ATTEMPT.c.publication_id).where(*of).exists())
        again = (
            select(ATTEMPT.c.step)
            .where(*of, ATTEMPT.c.outcome == "published")
            .group_by(ATTEMPT.c.step)
            .having(func.count() > 1)
        )
        known = PUBLICATION.c.state.not_in([State.SENDING, State.PROCESSING, State.UNCONFIRMED])
        with self.db.read() as session:
            row = session.execute(
                select(
                    func.count(),
                    func.coalesce(func.sum(case((known, 1), else_=0)), 0),
                    func.coalesce(func.sum(case((again.exists(), 1), else_=0)), 0),
                ).where(*mine, sent)
            ).one()
        return Tally(*map(int, row))

    def first_month(self, client_id: int | None = None) -> datetime | None:
        """When the oldest publication was due; None where there is none."""
        query = select(func.min(PUBLICATION.c.due_utc))
        if client_id is not None:
            query = query.where(PUBLICATION.c.post_id.in_(select(POST.c.id).where(POST.c.client_id == client_id)))
        with self.db.read() as session:
            return session.execute(query).scalar()

    def paused(self) -> bool:
        """True while everything is paused."""
        with self.db.read() as session:
            return policy.paused(session.connection(), self.clock.now())

    def _channel(self, session: Session, channel_id: int) -> Row[Any]:
        row = session.execute(select(CHANNEL).where(CHANNEL.c.id == channel_id)).one_or_none()
        if row is None:
            raise NotFound("unknown_channel", channel=channel_id)
        return row
