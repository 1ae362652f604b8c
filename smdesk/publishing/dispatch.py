"""Sending what may go: one claim for every free channel at once, then the calls."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from smdesk.core.clock import Clock
from smdesk.core.errors import Conflict, StorageError
from smdesk.core.pacing import Rate
from smdesk.db.engine import Database
from smdesk.publishing import due, policy, rates
from smdesk.publishing.calls import Calls
from smdesk.publishing.claims import Claims
from smdesk.publishing.jobs import Job

log = logging.getLogger(__name__)

#: Calls under way at once, each on another channel: at a full hour a dozen channels must not wait for each other.
SENDERS = 12


class Dispatch:
    """Finds what may go now, has it claimed and hands the calls over."""

    def __init__(self, db: Database, clock: Clock, claims: Claims, calls: Calls) -> None:
        self._db = db
        self._clock = clock
        self._claims = claims
        self._calls = calls

    @property
    def room(self) -> int:
        """How many more calls may begin."""
        return SENDERS - len(self._calls.busy)

    def send(self, ending: Callable[[], bool]) -> bool:
        """Claim and send until nothing may go or every sender is busy; True when something was done."""
        did = False
        more = True
        while more and not ending():
            room = self.room
            wanted = self._next(room) if room > 0 else []
            # With room left every free channel has had its turn; asked again only for those whose first fell out.
            more = len(wanted) == room > 0
            for job in self._claimed(wanted):
                did = True
                if job is None:
                    more = True
                else:
                    self._calls.submit(job)
        return did

    def _claimed(self, wanted: list[int]) -> Iterator[Job | None]:
        """The calls to make, their intents committed: together, or where one of them cannot be claimed, one by one."""
        try:
            jobs = self._claims.claim_all(wanted) if wanted else []
        except StorageError:
            raise
        except Exception as error:
            log.info("%d publications are claimed one by one: %r", len(wanted), error)
        else:
            yield from jobs
            return
        for publication_id in wanted:
            try:
                yield self._claims.claim(publication_id)
            except (Conflict, IntegrityError) as error:
                log.info("%s: not claimed", error)
                return
            except StorageError:
                raise
            except Exception:
                # A bug with this one: said, with the person's turn next, or its channel would never send again.
                log.exception("publication %d could not be claimed", publication_id)
                self._claims.give_up(publication_id, "internal_error")
                yield None

    def _next(self, most: int) -> list[int]:
        """The publications to claim now, each of another channel, so that claiming one bars none of the others."""
        now = self._clock.now()
        with self._db.read() as session:
            connection = session.connection()
            if policy.paused(connection, now):
                return []
            chosen: dict[int, int] = {}
            for row in self._free(connection, now):
                chosen.setdefault(row.channel_id, int(row.id))
            return list(chosen.values())[:most]

    def _free(self, connection: Connection, now: datetime) -> list[Any]:
        """Due publications whose channel is free and allowed, then those to hand over."""
        busy = set(self._calls.busy.values())
        found = due.candidates(connection, now, busy)
        found += [row for row in due.delegable(connection, now) if row.channel_id not in busy]
        allowed = rates.load(connection, [row.channel_id for row in found]) if found else {}
        return [row for row in found if allowed.get(row.channel_id, Rate()).allowed_at(now) <= now]
