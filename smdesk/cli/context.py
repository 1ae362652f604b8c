"""What every command is given: the parsed options, the language, and the data folder, opened on first use."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from smdesk.core.clock import Clock, ShiftedClock, SystemClock
from smdesk.core.errors import InvalidInput, StorageError
from smdesk.core.walltime import Notice, WallTime, parse, resolve
from smdesk.services.views import ChannelView, ClientView, PublicationView
from smdesk.words import Words

if TYPE_CHECKING:
    from smdesk.runtime import Runtime
    from smdesk.services.accounts import SecretStore
    from smdesk.system.lock import Kind
    from smdesk.system.logs import LogFile


class Context:
    """One run of one command."""

    def __init__(self, args: argparse.Namespace, words: Words) -> None:
        self.args = args
        self.words = words
        self.secrets: SecretStore | None = None  # another store than the system's keyring, set before `runtime`
        self._opened: Runtime | None = None
        self._log: LogFile | None = None

    @cached_property
    def clock(self) -> Clock:
        """The system's clock, or one that starts at `--clock`."""
        return clock_of(self.args.clock)

    @cached_property
    def root(self) -> Path:
        """The data folder meant."""
        from smdesk.system.paths import locate

        if self.args.data == "":  # an empty variable in a script must not mean the usual desk
            raise StorageError("folder_missing", path="")
        place = locate(self.args.data)
        return place / "practice-desk" if self.args.practice and not self.args.data else place

    @property
    def runtime(self) -> Runtime:
        """The services of the data folder, beside whoever owns it. Raises StorageError as opening does."""
        return self._opened or self.open()

    def open(self, owner: Kind | None = None) -> Runtime:
        """Open the data folder, as its owner where `owner` says as what. Raises StorageError `locked`, ..."""
        from smdesk.runtime import Runtime
        from smdesk.services.secret_stores import OnDemand
        from smdesk.system.logs import LogFile

        self.close()
        self._opened = Runtime.open(self.root, clock=self.clock, secrets=self.secrets or OnDemand(), owner=owner)
        self._opened.spoken = lambda: self.words.language
        self._log = LogFile(self._opened.folder.logs, "publish" if owner else "command")
        return self._opened

    def keep_out_of_log(self, secret: str) -> None:
        """From now on this value is removed from whatever is logged."""
        if self._log is not None:
            self._log.redact.add(secret)

    def close(self) -> None:
        """Close what was opened."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None
        if self._log is not None:
            self._log.close()
            self._log = None

    def client(self, ref: str) -> ClientView:
        """The client a person means."""
        return self.runtime.clients.find(ref)

    def channel(self, ref: str, client: int | None = None) -> ChannelView:
        """The channel a person means."""
        return self.runtime.channels.find(ref, client)

    def wall(self, text: str, zone: str) -> WallTime:
        """A time as typed, in a zone. Raises InvalidInput `bad_time`."""
        return parse(text, zone, self.clock.now())

    def bounds(self, zone: str) -> tuple[datetime | None, datetime | None]:
        """`--from` and `--to` as instants; a date alone is its midnight. InvalidInput: `bad_time`, `ends_before`."""
        given = (self.args.start, self.args.end)
        found = (None if text is None else resolve(self.wall(_with_hour(text), zone)).instant for text in given)
        start, end = next(found), next(found)
        if start is not None and end is not None and end < start:
            raise InvalidInput("ends_before", field="to", first=self.args.start, last=self.args.end)
        return start, end

    def due(self, view: PublicationView) -> str:
        """A publication's time for a person: the wall time in its zone."""
        return f"{self.words.wall(view.wall)} ({view.zone})"

    def notices(self, found: tuple[Notice, ...], zone: str) -> list[str]:
        """Lines about times that do not exist or exist twice."""
        from smdesk.cli import shapes

        return [
            self.words.t(f"cli.{each['code']}", **each, offset=each["used"][-6:])
            for each in shapes.notices(found, zone)
        ]


def _with_hour(text: str) -> str:
    """A date alone gets the first minute of its day."""
    try:
        return f"{date.fromisoformat(text.strip()).isoformat()} 00:00"
    except ValueError:
        return text  # the parser of times says what is wrong with it


def clock_of(text: str | None) -> Clock:
    """The clock for `--clock`: ISO 8601, without an offset in the computer's own zone.

    Raises:
        InvalidInput: `bad_clock` (`text`).
    """
    if text is None:
        return SystemClock()
    try:
        start = datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InvalidInput("bad_clock", text=text) from error
    return ShiftedClock(start)
