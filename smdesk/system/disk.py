"""The disk: room for what is to be written, and the system's errors as codes."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

from smdesk.core.errors import StorageError

RESERVE = 32 * 1024 * 1024  # bytes that stay free for the database and its log
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}
_MISSING = {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG}


def free(folder: Path) -> int:
    """Bytes that may still be written below a folder. Raises StorageError as `storage_error`."""
    try:
        return shutil.disk_usage(folder).free
    except OSError as error:
        raise storage_error(error, folder) from error


def ensure_free(folder: Path, size: int, reserve: int = RESERVE) -> None:
    """Refuse before writing what does not fit. `size` and `reserve` in bytes.

    Raises:
        StorageError: `disk_full` with `path`, and `needed` and `free` in bytes; or as `storage_error`.
    """
    room = free(folder)
    if room < size + reserve:
        raise StorageError("disk_full", path=str(folder), needed=size + reserve, free=room)


def storage_error(error: OSError, path: Path) -> StorageError:
    """What an error of the system on a file or folder of ours means for the person."""
    if error.errno in _FULL:
        return StorageError("disk_full", path=str(path))
    if error.errno in _READ_ONLY:
        return StorageError("folder_read_only", path=str(path if os.path.isdir(path) else path.parent))
    if error.errno in _MISSING:
        return StorageError("folder_missing", path=str(path if os.path.isdir(path.parent) else path.parent))
    return StorageError("disk_error", path=str(path), detail=error.strerror or type(error).__name__)


def sync_folder(folder: Path) -> None:
    """Have new and removed names of a folder on the disk; a no-op where the system cannot. Raises OSError."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
