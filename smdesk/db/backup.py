"""Copies of the database: made while it is in use, checked, listed with a verdict, rotated."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from smdesk.core.clock import Clock, SystemClock
from smdesk.core.errors import StorageError
from smdesk.core.records import dataclass
from smdesk.db.errors import file_error, storage_error
from smdesk.db.files import written
from smdesk.db.inspect import complaints, opened, revision, row_counts
from smdesk.db.rotation import DAILY, MANUAL, Dated, Keep, surplus
from smdesk.db.schema import FILE_NAME, SCHEMA, Schema

#: Pages copied at a time; between two steps other threads and a progress bar get their turn.
_STEP = 512
_NAME = re.compile(r"smdesk-(\d{8}T\d{6})Z(?:\.\d+)?-([a-z0-9-]+)\.sqlite3")

Progress = Callable[[int, int], None]


class Verdict(StrEnum):
    """What can be done with a backup."""

    GOOD = "good"
    OLDER = "older"  # good; it is upgraded when it is restored and opened
    NEWER = "newer"  # made by a newer smdesk
    DAMAGED = "damaged"
    FOREIGN = "foreign"  # no database of smdesk's

    @property
    def usable(self) -> bool:
        """True if it can be restored."""
        return self in (Verdict.GOOD, Verdict.OLDER)


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, when (UTC) and why it was made, its size in bytes, schema revision and verdict."""

    path: Path
    made_at: datetime
    reason: str
    size: int
    revision: str
    verdict: Verdict


def copied(source: Path, target: Path, progress: Progress | None = None, *, live: bool = False) -> None:
    """Copy a database to a single new file, and check the copy before it gets its name.

    `live` says that others may be writing to the source. `progress` is told pages done and pages in all. Raises
    StorageError("backup_failed", detail=) when the copy is not sound or not the same, and what disk and file give
    cause for; then nothing is left.
    """
    with written(target) as part:
        with opened(source, mode="rw" if live else "ro") as connection:
            # One reading transaction over all steps: in WAL mode it stops no writer, and no writer makes SQLite start
            # the copy again, as it otherwise does whenever the source changes between two steps.
            connection.execute("BEGIN")
            rows = row_counts(connection)
            _copy_pages(connection, part, progress)
        with opened(part) as connection:
            trouble = complaints(connection)
            if not trouble and row_counts(connection) != rows:
                trouble = "row counts differ"
        if trouble:
            raise StorageError("backup_failed", path=str(source), detail=trouble)


def _copy_pages(connection: sqlite3.Connection, part: Path, progress: Progress | None) -> None:
    def report(status: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress(total - remaining, total)

    try:
        with closing(sqlite3.connect(part, isolation_level=None)) as target:
            target.execute("PRAGMA synchronous=OFF")  # the whole file is synced once, at the end
            connection.backup(target, pages=_STEP, progress=report, sleep=0)
            target.execute("PRAGMA journal_mode=DELETE")  # one file, no log beside it
    except sqlite3.Error as error:
        raise storage_error(error, part) or error from error


def examined(path: Path, schema: Schema, *, thorough: bool) -> tuple[Verdict, str]:
    """The verdict on a database file, and its revision ("" where it has none).

    `thorough` reads every page; without it only the header and the revision are looked at.
    """
    try:
        with opened(path) as connection:
            found = revision(connection, path)
            if found is None:
                return Verdict.FOREIGN, ""
            if thorough and complaints(connection):
                return Verdict.DAMAGED, found
            if not thorough and _cut_short(connection, path):
                return Verdict.DAMAGED, found
    except StorageError as error:
        return (Verdict.FOREIGN if _foreign(error, path) else Verdict.DAMAGED), ""
    if found not in schema.revisions:
        return Verdict.NEWER, found
    return (Verdict.GOOD if found == schema.head else Verdict.OLDER), found


def _foreign(error: StorageError, path: Path) -> bool:
    """Somebody else's database, or a file that is none; a copy of ours whose head is spoilt still has its name."""
    none = error.facts.get("detail") == "SQLITE_NOTADB" and _NAME.fullmatch(path.name) is None
    return none or error.code == "not_a_smdesk_database"


def _cut_short(connection: sqlite3.Connection, path: Path) -> bool:
    pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    return bool(path.stat().st_size < pages * size)


class Backups:
    """The backups of one data folder, in its `backups` folder."""

    def __init__(
        self, data: Path, schema: Schema = SCHEMA, clock: Clock | None = None, keep: Keep | None = None
    ) -> None:
        self.database = data / FILE_NAME
        self.folder = data / "backups"
        self.schema = schema
        self.clock = clock or SystemClock()
        self.keep = keep or Keep()

    def create(self, reason: str = MANUAL, progress: Progress | None = None) -> Backup:
        """Make and check a copy, also while the database is in use. Slow: for a worker thread.

        `reason` is lower-case letters, digits and hyphens. Raises StorageError as `copied`.
        """
        target = self.free_name(reason)
        copied(self.database, target, progress, live=True)
        return self.look(target)

    def free_name(self, reason: str, ending: str = ".sqlite3") -> Path:
        """A path for a new backup made now; the folder is made if needed. Raises StorageError."""
        if not re.fullmatch(r"[a-z0-9-]+", reason):
            raise ValueError(f"not a reason for a file name: {reason!r}")
        stamp = self.clock.now().astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
            target = self.folder / f"smdesk-{stamp}-{reason}{ending}"
            number = 2
            while target.exists():
                target = self.folder / f"smdesk-{stamp}.{number}-{reason}{ending}"
                number += 1
        except OSError as error:
            raise file_error(error, self.folder) from error
        return target

    def daily(self, since: datetime | None = None) -> Backup | None:
        """The day's copy, if none was made `since` (else: today by UTC), and then the rotation.

        Raises StorageError as `copied`.
        """
        begun = since or self.clock.now().astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        if any(each.reason == DAILY and each.made_at >= begun for each in self._dated()):
            return None
        made = self.create(DAILY)
        self.rotate()
        return made

    def mirror(self, place: Path) -> Path | None:
        """The newest daily copy into another folder too, with the same rotation there; None if it has it already.

        The folder is this desk's alone: what is superfluous in it is deleted. Raises
        StorageError("second_folder_missing") when what it lies in is not there, such as a disk that is not plugged in,
        and as `copied`.
        """
        newest = next((each for each in self._dated() if each.reason == DAILY), None)
        if not place.parent.is_dir():
            raise StorageError("second_folder_missing", path=str(place.parent))
        if newest is None or (place / newest.path.name).exists():
            return None
        try:
            place.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise file_error(error, place) from error
        copied(newest.path, place / newest.path.name)
        there = Backups(self.database.parent, self.schema, self.clock, self.keep)
        there.folder = place
        there.rotate()
        return place / newest.path.name

    def rotate(self) -> list[Path]:
        """Delete what `Keep` does not keep; returns what went. Raises StorageError."""
        going = [each.path for each in surplus(self._dated(), self.keep)]
        for path in going:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise file_error(error, path) from error
        return going

    def all(self, *, thorough: bool = False) -> list[Backup]:
        """All backups, newest first. `thorough` reads every page of each: slow, for a worker thread."""
        return [self.look(each.path, thorough=thorough) for each in self._dated()]

    def newest_good(self) -> Backup | None:
        """The newest one that can be restored, every page of it read."""
        for each in self._dated():
            backup = self.look(each.path, thorough=True)
            if backup.verdict.usable:
                return backup
        return None

    def look(self, path: Path, *, thorough: bool = False) -> Backup:
        """What the file is, wherever it is. Raises StorageError("backup_missing") if it is not there."""
        try:
            about = path.stat()
        except OSError as error:
            raise StorageError("backup_missing", path=str(path)) from error
        name = _NAME.fullmatch(path.name)
        changed = datetime.fromtimestamp(about.st_mtime, UTC)
        made_at, reason = (_stamp(name[1]), name[2]) if name else (changed, "")
        verdict, found = examined(path, self.schema, thorough=thorough)
        return Backup(path, made_at, reason, about.st_size, found, verdict)

    def _dated(self) -> list[Dated]:
        """What the names tell, newest first."""
        if not self.folder.is_dir():
            return []
        names = ((path, _NAME.fullmatch(path.name)) for path in self.folder.iterdir())
        dated = (Dated(path, _stamp(name[1]), name[2]) for path, name in names if name)
        return sorted(dated, key=lambda each: (each.made_at, each.path.name), reverse=True)


def _stamp(text: str) -> datetime:
    return datetime.strptime(text, "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
