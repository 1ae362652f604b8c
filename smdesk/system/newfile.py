"""A file that is there whole or not at all: written beside its place, and put there when it is complete."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from smdesk.system.disk import storage_error


def write(file: Path, data: bytes) -> None:
    """Write a file, or replace it; if that fails, what was there before is still there.

    Raises:
        StorageError: `disk_full`, `folder_read_only`, `folder_missing`, `disk_error`.
    """
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.replace(part, file)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        raise storage_error(error, file if file.parent.is_dir() else file.parent) from error
