"""Putting another database file in the place of the present one, so that a power cut leaves one of the two, whole.

A complete new file waits under the name `smdesk.sqlite3.incoming`. From then on the replacement is decided, and
whoever opens the folder next finishes it.
"""

from __future__ import annotations

import os
from pathlib import Path

from smdesk.core.errors import StorageError
from smdesk.db.errors import file_error
from smdesk.db.files import siblings
from smdesk.db.inspect import opened
from smdesk.system.disk import sync_folder

#: The ending of a file that is whole, but not yet decided on.
STAGED = ".staged"


def incoming(path: Path) -> Path:
    """Where the file that shall replace the database at `path` waits."""
    return path.with_name(path.name + ".incoming")


def finish(path: Path) -> bool:
    """Put a waiting file in its place; False if none waits.

    The old log and journal go first: SQLite plays what it finds into whatever database stands beside it.
    """
    waiting = incoming(path)
    try:
        if not waiting.exists():
            return False
        for each in siblings(path):
            each.unlink(missing_ok=True)
        sync_folder(path.parent)
        os.replace(waiting, path)
        sync_folder(path.parent)
    except OSError as error:
        raise file_error(error, path) from error
    return True


def require_alone(path: Path) -> None:
    """Raises StorageError("database_busy") while any other connection, in whatever process, has the database open.

    Leaving WAL mode needs the file for itself alone, and moves what the log holds into the file.
    """
    with opened(path, mode="rw") as connection:
        (mode,) = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    if mode != "delete":
        raise StorageError("database_busy", path=str(path))
