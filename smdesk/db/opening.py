"""Opening the database of a data folder: finished, checked, created or upgraded before anybody gets a session."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from smdesk.core.bus import Bus
from smdesk.core.clock import Clock
from smdesk.core.errors import StorageError
from smdesk.db.backup import Backups
from smdesk.db.engine import Database
from smdesk.db.errors import file_error
from smdesk.db.files import PART, remove_database
from smdesk.db.inspect import PATIENCE_S, complaints, found, opened, refuse_unknown
from smdesk.db.migrate import create, upgrade
from smdesk.db.restoring import NOTE
from smdesk.db.schema import FILE_NAME, SCHEMA, Schema
from smdesk.db.swap import STAGED, finish, incoming

#: There while an owner has the folder open, so found at the next opening after an unclean stop.
MARKER = "unclean"


def open_database(
    data: Path, *, owner: bool = True, bus: Bus | None = None, clock: Clock | None = None, schema: Schema = SCHEMA,
    check_now: bool = True, patience: float = PATIENCE_S,
) -> Database:  # fmt: skip
    """The database of the folder `data`, which exists; made if the folder has none.

    `owner` says that the caller holds the folder's lock: it finishes a restore that was cut off, checks the file after
    an unclean stop, and upgrades an older one (with a backup first). Who is no owner may open beside an owner, and gets
    StorageError("needs_owner", why="restore" | "upgrade") where one of these is due. With `check_now` False the check
    is left to `check_late` wherever nothing else depends on it; `Database.unchecked` says that it is due.
    `patience`: seconds that a file which another program keeps to itself is waited for.

    Raises StorageError: "newer_schema" (found, known), "migration_failed" (backup, cause), "database_damaged" and
    "database_gone" (newest_good_backup), "not_a_smdesk_database", "disk_full", "folder_read_only", "folder_missing",
    "database_busy".
    """
    path = data / FILE_NAME
    backups = Backups(data, schema, clock)
    try:
        if not data.is_dir():
            raise StorageError("folder_missing", path=str(data))
        _finish_restore(path, owner=owner)
        unchecked = _make_ready(path, backups, owner=owner, check_now=check_now, patience=patience)
        database = Database(path, bus)
        database.unchecked = unchecked
        if owner:
            (data / MARKER).write_bytes(b"%d\n" % os.getpid())
            database.at_close(lambda: _clear_marker(data / MARKER, database))
    except StorageError as error:
        if error.code == "database_damaged":
            error.facts["newest_good_backup"] = _newest_good(backups)
        raise
    except OSError as error:
        raise file_error(error, data) from error
    return database


def check_late(database: Database, backups: Backups) -> None:
    """The check that was put off; it may take a second for each 140 MB, and other threads may work meanwhile.

    Raises StorageError("database_damaged") with `newest_good_backup`; the next opening checks again then.
    """
    try:
        quick_check(database.path)
    except StorageError as error:
        if error.code == "database_damaged":
            error.facts["newest_good_backup"] = _newest_good(backups)
        raise
    database.unchecked = False


def _finish_restore(path: Path, *, owner: bool) -> None:
    if incoming(path).exists():
        if not owner:
            raise StorageError("needs_owner", why="restore", path=str(path))
        finish(path)


def _make_ready(path: Path, backups: Backups, *, owner: bool, check_now: bool, patience: float) -> bool:
    """Bring the file to the present schema, or raise; True when it is still to be checked."""
    if owner:
        _sweep(path.parent, backups)
    revision = found(path, patience)
    if revision is None:
        _refuse_to_begin_anew(path, backups)
        create(path, backups.schema)
        return False
    refuse_unknown(path, revision, backups.schema)
    unclean, old = owner and (path.parent / MARKER).exists(), revision != backups.schema.head
    if unclean and (check_now or old):
        quick_check(path)
    if old:
        if not owner:
            raise StorageError("needs_owner", why="upgrade", path=str(path))
        upgrade(path, backups.schema, backups)
    return unclean and not (check_now or old)


def _refuse_to_begin_anew(path: Path, backups: Backups) -> None:
    """A folder with backups has had a desk: an empty one in its place would publish nothing and say nothing."""
    best = _newest_good(backups)
    if best:
        raise StorageError("database_gone", path=str(path), newest_good_backup=best)


def quick_check(path: Path) -> None:
    """SQLite's own check of every page. Raises StorageError("database_damaged")."""
    with opened(path, mode="rw") as connection:
        trouble = complaints(connection)
    if trouble:
        raise StorageError("database_damaged", path=str(path), detail=trouble, newest_good_backup="")


def _newest_good(backups: Backups) -> str:
    best = backups.newest_good()
    return str(best.path) if best else ""


def _sweep(data: Path, backups: Backups) -> None:
    """Delete half-written copies that a power cut has left."""
    folders = [folder for folder in (data, backups.folder) if folder.is_dir()]
    patterns = (f"*.sqlite3*{PART}", f"*.sqlite3{STAGED}", f"{NOTE}{PART}")
    for part in [path for folder in folders for pattern in patterns for path in folder.glob(pattern)]:
        remove_database(part)


def _clear_marker(marker: Path, database: Database) -> None:
    if database.unchecked:
        return  # nobody has looked yet: the next opening does
    # If it cannot be removed, the next opening checks the file once more than needed.
    with suppress(OSError):
        marker.unlink(missing_ok=True)
