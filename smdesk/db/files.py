"""Files that are there whole or not at all: sync, replace, remove."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from smdesk.db.errors import file_error
from smdesk.system.disk import sync_folder

#: The ending of a file that is still being written; such a file may be deleted at any time.
PART = ".part"


def sync_file(path: Path) -> None:
    """Have the file's bytes on the disk, not only in the system's memory. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def siblings(path: Path) -> tuple[Path, Path, Path]:
    """What SQLite may keep beside the database at `path`: write-ahead log, its index, rollback journal."""
    wal, index, journal = (path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))
    return wal, index, journal


def remove_database(path: Path) -> None:
    """Delete a database file with what SQLite keeps beside it, where it exists. Raises OSError."""
    for each in (*siblings(path), path):
        each.unlink(missing_ok=True)


@contextmanager
def written(target: Path) -> Iterator[Path]:
    """A path to write to, which becomes `target` at the end of the block; after an exception nothing is left.

    Raises StorageError("disk_full" | "folder_read_only" | "folder_missing" | "disk_error") for OSError in the block.
    """
    part = target.with_name(target.name + PART)
    try:
        remove_database(part)
        yield part
        sync_file(part)
        os.replace(part, target)
        sync_folder(target.parent)
    except OSError as error:
        raise file_error(error, target) from error
    finally:
        # What cannot be removed now is swept at the next opening; it must not hide why the block failed.
        with suppress(OSError):
            remove_database(part)
