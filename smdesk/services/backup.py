"""Backups made, listed and taken into use, and the whole desk packed for another computer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from smdesk.core.clock import Clock
from smdesk.core.errors import InvalidInput, NotFound, StorageError
from smdesk.db import Backup, Backups, Restored, restore
from smdesk.db.backup import copied
from smdesk.db.transfer import Moved, export_zip, import_zip
from smdesk.system.lock import Kind, OwnerLock
from smdesk.system.paths import DataFolder


def has_content(path: Path) -> bool:
    """True for a file that is there and not empty."""
    return path.is_file() and path.stat().st_size > 0


def with_way_out(error: StorageError, backups: Backups) -> StorageError:
    """The same error; where the database is damaged it names the newest good backup, "" for none."""
    if error.code == "database_damaged":
        best = backups.newest_good()
        error.facts["newest_good_backup"] = str(best.path) if best else ""
    return error


@dataclass(frozen=True, slots=True)
class BackupService:
    """Works on a data folder whether its database can be opened or not."""

    folder: DataFolder
    clock: Clock

    @property
    def _backups(self) -> Backups:
        return Backups(self.folder.root, clock=self.clock)

    def create(self, target: Path | None = None) -> Backup:
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
                return self._backups.create()
            copied(self.folder.database, target.absolute(), live=True)
        except StorageError as error:
            raise with_way_out(error, self._backups) from error
        return self._backups.look(target)

    def listing(self, *, thorough: bool = False) -> tuple[Backup, ...]:
        """All backups, newest first."""
        return tuple(self._backups.all(thorough=thorough))

    def pack(self, target: Path) -> Moved:
        """Database and media in one zip, without secrets. Raises InvalidInput `target_exists`, StorageError."""
        return export_zip(self.folder.root, target.absolute(), clock=self.clock)

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
