"""Sleep and clock jumps: found by comparing clocks, and told by the system where it tells (logind on Linux).

Timers of a scheduler do not notice that a laptop slept (APScheduler's are one example), so whoever ticks asks
`SleepDetector.tick` each time and looks at the due times again when something comes back.
"""

from __future__ import annotations

import importlib
import logging
import os
import selectors
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

from smdesk.core.clock import Clock, ShiftedClock, SystemClock
from smdesk.core.records import dataclass

log = logging.getLogger(__name__)

TOLERANCE_S = 5.0  # NTP slews and a slow tick stay below it


@dataclass(frozen=True, slots=True)
class Gap:
    """Time went by while the program did not run: sleep, or a process that was stopped."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Jump:
    """Somebody or NTP set the wall clock, forward or (negative) back."""

    seconds: float


def boottime() -> float | None:
    """Seconds since the start of the system, sleep included; None where the system has no such clock."""
    if not hasattr(time, "CLOCK_BOOTTIME"):
        return None
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class SleepDetector:
    """Compares two clocks, and a third where there is one.

    Monotonic time stands still during sleep on Linux and macOS and goes on under Windows; the time since boot goes
    on everywhere. So sleep shows as a difference of those two, or as a tick that comes much too late; what wall time
    has moved beyond that is a jump. Without the third clock a step forward is taken for sleep, which it mostly is.
    """

    def __init__(self, clock: Clock, interval: float, since_boot: Callable[[], float | None] | None = None) -> None:
        """`interval`: seconds between two ticks when all is well. A clock moved by hand has no time since boot."""
        self._clock = clock
        self._interval = interval
        real = isinstance(clock, SystemClock | ShiftedClock)
        self._since_boot = since_boot or (boottime if real else lambda: None)
        self._last = self._read()

    def tick(self) -> tuple[Gap | Jump, ...]:
        """What happened since the last tick: nothing, a gap, a jump, or both."""
        before, self._last = self._last, self._read()
        wall = (self._last[0] - before[0]).total_seconds()
        ran = self._last[1] - before[1]
        boot_now, boot_before = self._last[2], before[2]
        if boot_now is not None and boot_before is not None:
            passed = max(ran, boot_now - boot_before)
            jumped = wall - passed
        else:
            passed = max(ran, wall)
            jumped = min(0.0, wall - ran)
        found: list[Gap | Jump] = []
        lost = passed - min(ran, self._interval)
        if passed - ran > TOLERANCE_S or ran > 2 * self._interval + TOLERANCE_S:
            found.append(Gap(lost))
        if abs(jumped) > TOLERANCE_S:
            found.append(Jump(jumped))
        return tuple(found)

    def _read(self) -> tuple[datetime, float, float | None]:
        return self._clock.now(), self._clock.monotonic(), self._since_boot()


class LogindListener:
    """Calls back when the system goes to sleep (True) and when it wakes (False), where logind tells so.

    The call comes from the listener's own thread. Without a system bus, without logind or without jeepney there is
    nothing to listen to: the log says so once and `SleepDetector` does the work alone.
    """

    def __init__(self, changed: Callable[[bool], None]) -> None:
        self._changed = changed
        self._thread: threading.Thread | None = None
        self._wake: tuple[int, int] | None = None

    def start(self) -> bool:
        """Begin to listen. True when the system will tell, False when it cannot."""
        try:
            connection = _subscribed()
        except (ImportError, OSError, ValueError, RuntimeError) as error:
            log.info("the system does not tell about sleep: %s", type(error).__name__)
            return False
        self._wake = os.pipe()
        self._thread = threading.Thread(target=self._listen, args=(connection, self._wake[0]), name="logind")
        self._thread.start()
        return True

    def stop(self) -> None:
        """End the thread and wait for it; a second call does nothing."""
        if self._thread is None or self._wake is None:
            return
        os.write(self._wake[1], b"x")
        self._thread.join()
        for end in self._wake:
            os.close(end)
        self._thread = self._wake = None

    def _listen(self, connection: Any, wake: int) -> None:
        with selectors.DefaultSelector() as selector, connection:
            selector.register(connection.sock, selectors.EVENT_READ)
            selector.register(wake, selectors.EVENT_READ)
            while not any(key.fd == wake for key, _ in selector.select()):
                try:
                    self._drain(connection)
                except (OSError, EOFError) as error:
                    log.info("the system bus has gone: %s", type(error).__name__)
                    return

    def _drain(self, connection: Any) -> None:
        with suppress(TimeoutError):
            while True:
                message = connection.receive(timeout=0)
                if _member(message) == "PrepareForSleep":
                    self._changed(bool(message.body[0]))


_LOGIND = "org.freedesktop.login1"


def _subscribed() -> Any:
    """A connection to the system bus that gets logind's signal (freedesktop.org, org.freedesktop.login1, Signals).

    Raises ImportError, OSError, ValueError or RuntimeError where that cannot be had.
    """
    jeepney = importlib.import_module("jeepney")
    blocking = importlib.import_module("jeepney.io.blocking")
    connection = blocking.open_dbus_connection(bus="SYSTEM")
    try:
        rule = jeepney.MatchRule(
            type="signal", sender=_LOGIND, interface=f"{_LOGIND}.Manager", member="PrepareForSleep"
        )
        bus = jeepney.message_bus
        for question in (bus.NameHasOwner(_LOGIND), bus.AddMatch(rule)):
            answer = connection.send_and_get_reply(question, timeout=5)
            if answer.header.message_type is jeepney.MessageType.error or answer.body == (False,):
                raise ConnectionError("no logind")
    except BaseException:
        connection.close()
        raise
    return connection


def _member(message: Any) -> str:
    """The name of a signal; signals are all that this connection is sent unasked."""
    return str(message.header.fields.get(importlib.import_module("jeepney").HeaderFields.member, ""))
