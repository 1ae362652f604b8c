"""Reading the numbers of a channel: of its account once a day, of each publication as `core.readings` says.

What is still to be read stands in the channel's sync state, so a reading that was cut off goes on where it was, and
nothing is asked twice. The network is asked outside of any transaction, in batches.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.dialects.sqlite import insert as upsert

from smdesk.adapters.base import Sample
from smdesk.core import readings
from smdesk.core.clock import Clock
from smdesk.core.errors import AuthExpired, LimitedError, MissingScope, NetworkError, SecretError, SmdeskError
from smdesk.core.events import SamplesChanged
from smdesk.core.network import Feature
from smdesk.core.publication import State
from smdesk.core.records import dataclass
from smdesk.core.walltime import in_zone
from smdesk.db import Database
from smdesk.db.uow import UnitOfWork
from smdesk.models import Client, Publication, SyncState, table_of
from smdesk.sync import turns
from smdesk.sync.reach import Reach, Reached, needs_repair
from smdesk.sync.samples import store

log = logging.getLogger(__name__)

JOB = "metrics"
STATE, PUBLICATION, CLIENT = (table_of(each) for each in (SyncState, Publication, Client))
#: Publications that are asked for together; one call where the network takes so many.
BATCH, DEAR_BATCH = 25, 100
#: Publications that are read in one go; the rest follows soon, within the network's budget.
MOST = 200
SOON, LOOK, LATEST = timedelta(minutes=10), timedelta(hours=1), timedelta(days=1)
FIRST_WAIT = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Read:
    """What reading one channel gave."""

    channel_id: int
    asked: int = 0  # publications
    kept: int = 0  # values that are new
    left: int = 0  # publications that are still to be read
    error: SmdeskError | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the reading of a channel stands."""

    since: datetime | None = None  # when what was due was last made out
    account: datetime | None = None  # when the account was last read
    left: tuple[int, ...] = ()  # publications that are due since then
    failures: int = 0

    @classmethod
    def of(cls, row: Row[Any] | None) -> Progress:
        if row is None:
            return cls()
        kept = json.loads(row.cursor) if row.cursor else {}
        read = kept.get("account")
        account = datetime.fromisoformat(read) if read else None
        return cls(row.succeeded_at, account, tuple(kept.get("left", ())), row.failures)

    @property
    def cursor(self) -> str:
        account = {"account": self.account.isoformat()} if self.account else {}
        return json.dumps({**account, "left": list(self.left)})


@dataclass(frozen=True, slots=True)
class Plan:
    """What is read in one go, and when to look again."""

    ids: Mapping[int, str]  # publication → its id on the network, the youngest first
    account: bool
    next_due: datetime
    batch: int = BATCH


class MetricsReader:
    """Used on one thread at a time for one channel; never inside a transaction."""

    def __init__(self, db: Database, clock: Clock, reach: Reach) -> None:
        self._db = db
        self._clock = clock
        self._reach = reach

    def due(self, *, paid: bool = True) -> list[int]:
        """Channels whose numbers are to be looked at now, as `turns.due` says."""
        return turns.due(self._db, self._clock.now(), JOB, Feature.METRICS, paid=paid)

    def read(self, channel_id: int, *, all_of_it: bool = False) -> Read:
        """Read what is due; `all_of_it`: every publication that is read at all, and the account.

        What a network does wrong is in the result, and in the channel's sync state.

        Raises:
            NotFound: `unknown_channel`.
            NotAllowed: `not_offered`.
        """
        got = Read(channel_id)
        try:
            with self._reach.to(channel_id, Feature.METRICS) as reached:
                got = self._read(reached, all_of_it=all_of_it)
        except (NetworkError, SecretError) as error:
            self._failed(channel_id, error)
            got = replace(got, error=error)
        return got

    def _read(self, reached: Reached, *, all_of_it: bool) -> Read:
        channel = reached.channel.id
        progress = self._progress(channel)
        plan = self._plan(reached, progress, all_of_it=all_of_it)
        now, got = self._clock.now(), Read(channel)
        # From here on what is due is remembered in the list: whatever goes wrong, it is read later, and only once.
        progress = replace(progress, since=now, left=tuple(plan.ids))
        if plan.account:
            own = reached.channel.remote_id or reached.channel.handle
            samples = reached.adapter.samples([own])
            progress = replace(progress, account=now)
            got = replace(got, kept=self._keep(channel, samples, {own: None}, progress))
        else:
            self._keep(channel, (), {}, progress)
        while progress.left and got.asked < MOST:
            batch = progress.left[: plan.batch]
            whose: dict[str, int | None] = {plan.ids[each]: each for each in batch}
            samples = reached.adapter.samples(list(whose))
            progress = replace(progress, left=progress.left[len(batch) :])
            kept = self._keep(channel, samples, whose, progress)
            got = replace(got, asked=got.asked + len(batch), kept=got.kept + kept)
        self._succeeded(channel, now, self._clock.now() + SOON if progress.left else plan.next_due)
        return replace(got, left=len(progress.left))

    def _progress(self, channel_id: int) -> Progress:
        query = select(STATE).where(STATE.c.channel_id == channel_id, STATE.c.job == JOB)
        with self._db.read() as session:
            return Progress.of(session.execute(query).one_or_none())

    def _plan(self, reached: Reached, progress: Progress, *, all_of_it: bool) -> Plan:
        now = self._clock.now()
        dear = reached.spec.charges_reading
        query = (
            select(PUBLICATION.c.id, PUBLICATION.c.remote_id, PUBLICATION.c.published_at)
            .where(
                PUBLICATION.c.channel_id == reached.channel.id,
                PUBLICATION.c.state == State.PUBLISHED,
                PUBLICATION.c.kind == "post",
                PUBLICATION.c.remote_id.is_not(None),
                PUBLICATION.c.published_at >= readings.oldest(now, dear=dear),
            )
            .order_by(PUBLICATION.c.published_at.desc(), PUBLICATION.c.id.desc())
        )
        with self._db.read() as session:
            rows = session.execute(query).all()
            zone = session.execute(select(CLIENT.c.zone).where(CLIENT.c.id == reached.channel.client_id)).scalar_one()
        left = set(progress.left)
        wanted = {
            row.id: row.remote_id
            for row in rows
            if all_of_it or row.id in left or readings.due(row.published_at, progress.since, now, dear=dear)
        }
        upcoming = [at for row in rows if (at := readings.following(row.published_at, now, dear=dear)) is not None]
        return Plan(
            wanted,
            all_of_it or self._account_due(progress, zone, now, dear=dear),
            # What is published meanwhile is not known yet: so it is looked again soon, which asks no network.
            min([*upcoming, now + LOOK]),
            DEAR_BATCH if dear else BATCH,
        )

    @staticmethod
    def _account_due(progress: Progress, zone: str, now: datetime, *, dear: bool) -> bool:
        """Once on each day of the client; once a week where it costs money."""
        if progress.account is None:
            return True
        if dear:
            return now - progress.account >= readings.WEEK
        return in_zone(progress.account, zone).date() < in_zone(now, zone).date()

    def _keep(
        self, channel_id: int, samples: Sequence[Sample], whose: Mapping[str, int | None], progress: Progress
    ) -> int:
        now = self._clock.now()
        with self._db.write() as unit:
            kept = store(unit.connection, channel_id, samples, whose, now) if samples else 0
            values: dict[str, Any] = {"cursor": progress.cursor, "tried_at": now, "succeeded_at": progress.since}
            _put(unit, channel_id, values)
            if kept:
                unit.emit(SamplesChanged((channel_id,)))
        return kept

    def _succeeded(self, channel_id: int, now: datetime, next_due: datetime) -> None:
        values = {"next_due_at": max(next_due, now + timedelta(minutes=1)), "failures": 0, "error_code": "",
                  "error_words": ""}  # fmt: skip
        with self._db.write() as unit:
            _put(unit, channel_id, values)

    def _failed(self, channel_id: int, error: SmdeskError) -> None:
        """Remember it, and ask again later and later; a refused access waits for its repair."""
        now = self._clock.now()
        failures = self._progress(channel_id).failures + 1
        wait = LATEST if isinstance(error, MissingScope) else min(FIRST_WAIT * 2 ** min(failures - 1, 10), LATEST)
        values = {
            "tried_at": now,
            "failures": failures,
            "error_code": error.code,
            "error_words": str(error.facts.get("words") or ""),
            "next_due_at": max(_told(error) or now, now + wait),
        }
        with self._db.write() as unit:
            _put(unit, channel_id, values)
            if isinstance(error, AuthExpired):
                needs_repair(unit, channel_id, error.code, now)
        log.info("the numbers of channel %d were not read: %s", channel_id, error.code)


def _put(unit: UnitOfWork, channel_id: int, values: Mapping[str, Any]) -> None:
    empty = {"cursor": "", "failures": 0, "error_code": "", "error_words": ""}
    new = upsert(STATE).values(**{**empty, **values}, channel_id=channel_id, job=JOB)
    unit.connection.execute(new.on_conflict_do_update(index_elements=["channel_id", "job"], set_=dict(values)))


def _told(error: SmdeskError) -> datetime | None:
    """When the network wants to be asked again."""
    at = error.facts.get("retry_at") if isinstance(error, LimitedError) else None
    if isinstance(at, str):
        return datetime.fromisoformat(at)
    return at if isinstance(at, datetime) else None
