"""Backups made, listed and taken into use, and the whole desk packed for another computer."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from smdesk.core.clock import Clock
from smdesk.core.errors import InvalidInput, NotFound, StorageError
from smdesk.core.events import AttentionNeeded, BackupsChanged
from smdesk.core.records import dataclass
from smdesk.core.walltime import in_zone
from smdesk.db import Backup, Backups, Database, Keep, Restored, restore
from smdesk.db.backup import Progress, copied
from smdesk.db.identity import second_name
from smdesk.db.inspect import opened, row_counts
from smdesk.db.transfer import Moved, export_zip, import_zip
from smdesk.services.settings import SettingsService
from smdesk.services.zone import computer_zone
from smdesk.system import disk
from smdesk.system.lock import Kind, OwnerLock
from smdesk.system.paths import DataFolder

log = logging.getLogger(__name__)


def has_content(path: Path) -> bool:
    """True for a file that is there and not empty."""
    return path.is_file() and path.stat().st_size > 0


def _bytes_in(folder: Path) -> int:
    """Of all files below a folder; what vanishes meanwhile counts nothing."""
    total = 0
    for each in folder.rglob("*"):
        with suppress(OSError):
            total += each.stat().st_size if each.is_file() else 0
    return total


def with_way_out(error: StorageError, backups: Backups) -> StorageError:
    """The same error; where the database is damaged it names the newest good backup, "" for none."""
    if error.code == "database_damaged":
        best = backups.newest_good()
        error.facts["newest_good_backup"] = str(best.path) if best else ""
    return error


__all__ = ["Backup", "BackupService", "Contents", "Restored", "Sizes", "has_content", "with_way_out"]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a copy holds, so that a person recognises it."""

    clients: tuple[str, ...]
    posts: int
    publications: int
    published: int


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bytes of the database, of the media and of all copies, and what is free on the disk."""

    database: int
    media: int
    backups: int
    free: int


@dataclass(frozen=True, slots=True)
class BackupService:
    """Works on a data folder whether its database can be opened or not."""

    folder: DataFolder
    clock: Clock

    @property
    def _backups(self) -> Backups:
        return Backups(self.folder.root, clock=self.clock)

    def create(self, target: Path | None = None, progress: Progress | None = None) -> Backup:
        """A checked copy of the database, among the backups or as a new file elsewhere.

        Raises:
            StorageError: `backup_failed`, `disk_full`, `folder_read_only`, `database_missing`, `database_damaged`.
            InvalidInput: `target_exists` (`path`).
        """
        if not has_content(self.folder.database):
            raise StorageError("database_missing", path=str(self.folder.database))
        if target is not None and target.exists():
            raise InvalidInput("target_exists", path=str(target))
        try:
            if target is None:
                return self._backups.create(progress=progress)
            copied(self.folder.database, target.absolute(), progress, live=True)
        except StorageError as error:
            raise with_way_out(error, self._backups) from error
        return self._backups.look(target)

    def listing(self, *, thorough: bool = False) -> tuple[Backup, ...]:
        """All backups, newest first."""
        return tuple(self._backups.all(thorough=thorough))

    def check(self, path: Path) -> Backup:
        """One backup, every page of it read. Raises StorageError `backup_missing`."""
        return self._backups.look(path, thorough=True)

    def contents(self, path: Path) -> Contents:
        """What a copy holds, without taking it into use. Raises StorageError as `db.inspect.opened`."""
        with opened(path) as connection:
            names = connection.execute("SELECT name FROM client WHERE deleted_at IS NULL ORDER BY name").fetchall()
            counts = row_counts(connection)
            (out,) = connection.execute("SELECT count(*) FROM publication WHERE state = 'published'").fetchone()
        return Contents(tuple(str(name) for (name,) in names), counts["post"], counts["publication"], int(out))

    def sizes(self) -> Sizes:
        """How much room everything takes. Raises StorageError."""
        return Sizes(
            self.folder.database.stat().st_size if self.folder.database.is_file() else 0,
            _bytes_in(self.folder.media),
            _bytes_in(self.folder.backups),
            disk.free(self.folder.root),
        )

    def pack(self, target: Path, progress: Progress | None = None) -> Moved:
        """Database and media in one zip, without secrets. Raises InvalidInput `target_exists`, StorageError."""
        return export_zip(self.folder.root, target.absolute(), clock=self.clock, progress=progress)

    def unpack(self, source: Path) -> Moved:
        """A packed desk into this folder, which must be empty. Raises as `db.transfer.import_zip`."""
        with OwnerLock(self.folder.root, Kind.CLI):
            return import_zip(source, self.folder.root, clock=self.clock)

    def restore(self, which: str) -> Restored:
        """Take a backup into use: a file, the name of one of ours, or `latest`; the present database becomes a backup.

        Raises:
            NotFound: `no_backup` (`path`): there is none that can be used.
            StorageError: `backup_missing`, `backup_damaged`, `newer_schema`, `not_a_smdesk_database`, `locked`,
                `database_busy`, `disk_full`, `folder_read_only`. Nothing is changed then.
        """
        source = self._chosen(which)
        with OwnerLock(self.folder.root, Kind.CLI):
            return restore(self.folder.root, source, clock=self.clock)

    def _chosen(self, which: str) -> Path:
        if which == "latest":
            newest = self._backups.newest_good()
            if newest is None:
                raise NotFound("no_backup", path=str(self.folder.backups))
            return newest.path
        given = Path(which).expanduser()
        own = self.folder.backups / which
        return own if not given.exists() and own.exists() else given.absolute()


def due_since(now: datetime, minutes: int, zone: str) -> datetime:
    """When a copy was due last, at so many minutes after midnight in the zone.

    It is due after that hour, and also before it where yesterday's is missing: whoever works from seven to eight
    would else never have one at nine.
    """
    local = in_zone(now, zone)
    due = local.replace(hour=minutes // 60, minute=minutes % 60, second=0, microsecond=0)
    if due > local:
        due -= timedelta(days=1)
    return due.astimezone(UTC)


def of_the_day(db: Database, backups: Backups) -> None:
    """The day's backup, if it is not made yet, and its copy elsewhere; as many are kept as the settings say."""
    get = SettingsService(db).get
    keep = (int(str(get(f"backup.{period}"))) for period in ("daily", "weekly", "monthly"))
    backups.keep = Keep(*keep)
    second = str(get("backup.second_folder"))
    try:
        made = backups.daily(due_since(backups.clock.now(), int(str(get("backup.time"))), computer_zone()))
        if made is not None:
            db.bus.publish(BackupsChanged())
        if second:
            backups.mirror(Path(second) / second_name(db))
    except StorageError as error:
        log.warning("no backup was made: %s", error)
        db.bus.publish(AttentionNeeded(code=error.code, facts=dict(error.facts)))
