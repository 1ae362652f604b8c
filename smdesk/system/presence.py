"""When nobody could send: kept in one small file that is touched at every beat, for the person who comes back."""

from __future__ import annotations

import json
import logging
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from smdesk.core.records import dataclass

log = logging.getLogger(__name__)

#: Absences that are kept, and the shortest that is one: starting anew takes a moment.
KEEP, LEAST = 20, timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Absence:
    """Between two instants nothing could be sent: the computer was `asleep`, or the program was `off`."""

    since: datetime
    until: datetime
    kind: str


class Presence:
    """A failure to read or write it only costs the sentence that it is for."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._absences: list[Absence] = []

    @property
    def absences(self) -> tuple[Absence, ...]:
        """Those that are known, the latest first."""
        return tuple(self._absences)

    def begin(self, now: datetime) -> None:
        """The program starts: since the last beat it was off."""
        self._absences = self._read()
        try:
            last = datetime.fromtimestamp(self._file.stat().st_mtime, UTC)
        except OSError:  # the first start ever
            self._write(now)
            return
        self._add(Absence(last, now, "off"))
        self._write(now)

    def beat(self, now: datetime) -> None:
        """It runs."""
        try:
            os.utime(self._file, (now.timestamp(), now.timestamp()))
        except OSError as error:
            log.debug("no beat was kept: %s", error)

    def slept(self, seconds: float, now: datetime) -> None:
        """The computer has just come back from sleep."""
        self._add(Absence(now - timedelta(seconds=seconds), now, "asleep"))
        self._write(now)

    def over(self, instants: tuple[datetime, ...]) -> Absence | None:
        """The latest absence that one of these instants lies in."""
        return next((each for each in self._absences if any(each.since <= at <= each.until for at in instants)), None)

    def _add(self, absence: Absence) -> None:
        if absence.until - absence.since >= LEAST:
            self._absences = [absence, *self._absences][:KEEP]

    def _read(self) -> list[Absence]:
        try:
            data = json.loads(self._file.read_text(encoding="utf-8"))
            return [
                Absence(datetime.fromisoformat(each["since"]), datetime.fromisoformat(each["until"]), str(each["kind"]))
                for each in data
            ]
        except (OSError, ValueError, KeyError, TypeError):
            return []

    def _write(self, now: datetime) -> None:
        told = [
            {"since": each.since.isoformat(), "until": each.until.isoformat(), "kind": each.kind}
            for each in self._absences
        ]
        try:
            self._file.write_text(json.dumps(told), encoding="utf-8")
        except OSError as error:
            log.info("absences could not be kept: %s", error)
        self.beat(now)
