"""APScheduler, which only says "look now", and the detector of sleep and of clocks that are set."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

from smdesk.core.clock import Clock
from smdesk.publishing.worker import Publisher
from smdesk.system.power import Gap, LogindListener, SleepDetector

log = logging.getLogger(__name__)

#: Seconds between two looks that nothing else has caused.
EVERY_S = 20
_DUE = "due"


class Ticks:
    """Periodic wake-ups of the publisher. The database is the only schedule: nothing is kept here."""

    def __init__(self, publisher: Publisher, clock: Clock, beaten: Callable[[float], object] | None = None) -> None:
        """`beaten` is called at every beat with the seconds that the computer has slept before it, 0 for none."""
        self._beaten = beaten
        self._publisher = publisher
        self._clock = clock
        self._detector = SleepDetector(clock, EVERY_S)
        self._listener = LogindListener(self._sleep)
        # The default grace of one second drops whatever a sleeping laptop has missed.
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={"default": ThreadPoolExecutor(2)},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )

    def start(self) -> None:
        """Begin to tick."""
        self._scheduler.add_job(self.beat, IntervalTrigger(seconds=EVERY_S, timezone=UTC), id="beat")
        self._publisher.on_idle = self._arm
        self._scheduler.start()
        self._listener.start()

    def every(self, seconds: float, name: str, act: Callable[[], object]) -> None:
        """Also run `act` every so many seconds (backups, checks); one at a time, missed runs become one."""
        self._scheduler.add_job(act, IntervalTrigger(seconds=seconds, timezone=UTC), id=name)

    def stop(self) -> None:
        """Tick no more; what runs is waited for."""
        self._listener.stop()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)

    def beat(self) -> None:
        """Look now; and if the computer slept or its clock was set, have lateness judged anew."""
        found = self._detector.tick()
        if self._beaten is not None:
            self._beaten(sum(each.seconds for each in found if isinstance(each, Gap)))
        if found:
            log.info("time has jumped: %s", ", ".join(map(repr, found)))
            self._publisher.woke()
        else:
            self._publisher.wake()

    def _sleep(self, asleep: bool) -> None:
        if not asleep:
            self.beat()

    def _arm(self, upcoming: datetime | None) -> None:
        """A date job for the next thing to do, so that it is on the second."""
        if upcoming is None:
            self._disarm()
            return
        wait = upcoming - self._clock.now()
        when: Any = datetime.now(UTC) + wait  # the clock of the process may be shifted (--clock)
        job = self._scheduler.get_job(_DUE)
        # A job of a scheduler that does not run yet, or no more, has no such attribute.
        armed = getattr(job, "next_run_time", None)
        if armed is None or abs((armed - when).total_seconds()) > 0.001:
            self._scheduler.add_job(self._publisher.wake, DateTrigger(when, UTC), id=_DUE, replace_existing=True)

    def _disarm(self) -> None:
        try:
            self._scheduler.remove_job(_DUE)
        except JobLookupError:
            return
