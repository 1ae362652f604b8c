"""Taking a backup into use, with the present database kept aside first."""

from __future__ import annotations

import json
import logging
import os
import shutil
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from smdesk.core.clock import Clock, SystemClock
from smdesk.core.errors import StorageError
from smdesk.core.records import dataclass
from smdesk.db.backup import Backup, Backups, Verdict, copied
from smdesk.db.errors import file_error
from smdesk.db.files import siblings, sync_file, written
from smdesk.db.inspect import refuse_unknown
from smdesk.db.rotation import BEFORE_RESTORE
from smdesk.db.schema import FILE_NAME, SCHEMA, Schema
from smdesk.db.swap import STAGED, finish, incoming, require_alone
from smdesk.system.disk import sync_folder

_log = logging.getLogger(__name__)
#: The file that says so to whoever opens the folder next.
NOTE = "restored.json"


@dataclass(frozen=True, slots=True)
class Restored:
    """The database is an older copy: what went out after `made_at` is not in it, and must not go out a second time.

    Times are ISO 8601 in UTC; `source` is the name of the file it came from; `kept` where the replaced one is, "" for
    none.
    """

    made_at: str
    restored_at: str
    source: str
    kept: str = ""


def write_note(data: Path, note: Restored) -> None:
    """Leave word for whoever opens the folder next. Raises StorageError."""
    with written(data / NOTE) as part:
        part.write_text(json.dumps(asdict(note)), encoding="utf-8")


def read_note(data: Path) -> Restored | None:
    """The note of the last restore, until `forget_note`; None if there is none."""
    try:
        text = (data / NOTE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise file_error(error, data) from error
    try:
        return Restored(**json.loads(text))
    except (ValueError, TypeError):
        # A note that cannot be read still says that there was a restore; from when is not known, so: from ever.
        _log.warning("unreadable note of a restore in %s", data)
        return Restored(datetime.min.replace(tzinfo=UTC).isoformat(), "", "")


def forget_note(data: Path) -> None:
    """To be called when what the note says has been acted upon."""
    try:
        (data / NOTE).unlink(missing_ok=True)
    except OSError as error:
        raise file_error(error, data) from error


def restore(data: Path, source: Path, schema: Schema = SCHEMA, clock: Clock | None = None) -> Restored:
    """Replace the database in `data` by the copy at `source`; the caller holds the folder and has closed its database.

    Checked first: nothing is changed for a file that is damaged, foreign or newer. The present database becomes a
    backup (as it is, file by file, if it cannot be read). Raises StorageError("backup_missing" | "backup_damaged" |
    "newer_schema" | "not_a_smdesk_database" | "database_busy" | "disk_full" | "folder_read_only" ...).
    """
    backups = Backups(data, schema, clock)
    chosen = usable(backups, source)
    now = (clock or SystemClock()).now().isoformat()
    path = data / FILE_NAME
    staged = path.with_name(path.name + STAGED)
    earlier, decided = read_note(data), False
    try:
        copied(chosen.path, staged)
        note = Restored(since(chosen.made_at, earlier), now, chosen.path.name, _keep_aside(backups))
        # Before the decision: a note too many makes somebody look, a note too few publishes twice.
        write_note(data, note)
        os.replace(staged, incoming(path))
        decided = True
        sync_folder(data)
    except OSError as error:
        raise file_error(error, data) from error
    finally:
        if not decided:
            _take_back(data, staged, earlier)
    finish(path)
    return note


def since(made_at: datetime, earlier: Restored | None) -> str:
    """From when (ISO 8601, UTC) a copy made at `made_at` is: as old as the restore that nobody has looked at yet."""
    moment = made_at.astimezone(UTC).isoformat()
    return min(moment, earlier.made_at, key=datetime.fromisoformat) if earlier else moment


def _take_back(data: Path, staged: Path, earlier: Restored | None) -> None:
    """Leave the folder as it was; what cannot be removed does no harm, and must not hide why restoring failed."""
    with suppress(OSError, StorageError):
        staged.unlink(missing_ok=True)
        if earlier is None:
            forget_note(data)
        else:
            write_note(data, earlier)


def usable(backups: Backups, source: Path) -> Backup:
    """The backup at `source`, every page read. Raises StorageError for one that cannot be restored."""
    backup = backups.look(source, thorough=True)
    if backup.verdict is Verdict.DAMAGED:
        raise StorageError("backup_damaged", path=str(source))
    if backup.verdict is Verdict.FOREIGN:
        raise StorageError("not_a_smdesk_database", path=str(source))
    refuse_unknown(source, backup.revision, backups.schema)
    return backup


def _keep_aside(backups: Backups) -> str:
    """Make the present database a backup; returns its path, "" if there was nothing to keep."""
    path = backups.database
    if not path.exists() or path.stat().st_size == 0:
        return ""
    try:
        require_alone(path)
        return str(backups.create(BEFORE_RESTORE).path)
    except StorageError as error:
        if error.code not in ("database_damaged", "backup_failed", "not_a_smdesk_database"):
            raise
        _log.warning("the database to be replaced is kept as it is: %s", error)
    return str(_keep_raw(backups, path))


def _keep_raw(backups: Backups, path: Path) -> Path:
    """Copy a damaged database with its log as files: somebody may still get something out of them."""
    folder = backups.free_name("damaged", ending="")
    folder.mkdir(mode=0o700)
    try:
        for each in (path, *siblings(path)):
            if each.exists():
                shutil.copyfile(each, folder / each.name)
                sync_file(folder / each.name)
    except OSError:
        shutil.rmtree(folder)
        raise
    return folder
