"""One owner of a data folder at a time: the window, a publisher, or whoever replaces the database.

Owners are those that publish or that move the database away under everybody: the window, `smdesk publish`, restore
and migration. Short commands such as `post add` take no lock; SQLite keeps their transactions apart from the
owner's, so they work while a publisher runs. The lock is the system's (flock and its like): it ends with the process
however that ends. `who.json` beside it only tells who it is; without the lock it means nothing.
"""

from __future__ import annotations

import json
import logging
import os
import platform
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from smdesk.core.errors import SecretError, StorageError
from smdesk.core.records import dataclass
from smdesk.system.boot import boot_id
from smdesk.system.disk import storage_error

if TYPE_CHECKING:  # filelock is imported on use: short commands take no lock and need not wait for it
    from filelock import BaseFileLock

log = logging.getLogger(__name__)

_BRIEFLY_S = 0.2  # `owner` of another process holds the lock for an instant while it asks
_TELL_S = 0.5  # how long a new owner may take to say who it is


class Kind(StrEnum):
    WINDOW = "window"
    PUBLISH = "publish"
    CLI = "cli"  # restore, migration


@dataclass(frozen=True, slots=True)
class Owner:
    """Who holds a data folder. `since` is ISO 8601, UTC; `leaving`: it goes once what is under way has ended."""

    pid: int
    boot: str
    host: str
    kind: str
    since: str
    leaving: bool = False


class OwnerLock:
    """The right to publish from a data folder, as a context manager or by `acquire` and `release`."""

    def __init__(self, folder: Path, kind: Kind) -> None:
        self._folder = folder
        self._kind = kind
        self._lock = _file_lock(folder)

    def acquire(self) -> None:
        """Take the folder, or say at once who has it.

        Raises:
            StorageError: `locked` with `path`, `pid`, `kind`, `host` and `since` (0 and "" where they are not known);
                `finishing` with the same where whoever has it goes by itself; `folder_missing`; or as `storage_error`
                when the folder cannot be written.
        """
        if not self._folder.is_dir():  # filelock would make it
            raise StorageError("folder_missing", path=str(self._folder))
        from filelock import Timeout

        try:
            self._lock.acquire(timeout=_BRIEFLY_S, poll_interval=0.02)
        except Timeout as error:
            raise _locked(self._folder) from error
        except OSError as error:
            raise storage_error(error, self._folder) from error
        try:
            self._tell()
        except OSError as error:
            self._lock.release()
            raise storage_error(error, self._folder) from error

    def leave(self) -> None:
        """Say that the folder is given back once what is under way has ended: whoever wants it may wait."""
        if self._lock.is_locked:
            try:
                self._tell(leaving=True)
            except OSError as error:  # the disk is full or gone: who comes is told that it is in use, as before
                log.info("that the folder is given back could not be told: %s", error)

    def _tell(self, *, leaving: bool = False) -> None:
        since = datetime.now(UTC).isoformat(timespec="seconds")
        _tell(self._folder, Owner(os.getpid(), boot_id(), platform.node(), self._kind.value, since, leaving))

    def release(self) -> None:
        """Give the folder back; nothing happens when it is not held."""
        if self._lock.is_locked:
            _who(self._folder).unlink(missing_ok=True)
            self._lock.release()

    def rename(self, target: Path) -> None:
        """Give the folder, which is held, another name; nobody can take it in between, under either name.

        Windows renames no folder in which a file is open: there the lock is let go for the renaming, and whoever takes
        the folder in that moment opens a file in it, so that it keeps its name.

        Raises:
            OSError: it could not be renamed, and is held under its old name.
            StorageError: as `acquire`: on Windows another has it now, under whichever name it then has.
        """
        if os.name == "nt":
            self._lock.release()
        try:
            self._folder.rename(target)
            self._folder = target
        finally:
            if os.name == "nt":
                self._lock = _file_lock(self._folder)
                self.acquire()

    @property
    def held(self) -> bool:
        """True from `acquire` to `release`."""
        return bool(self._lock.is_locked)

    def __enter__(self) -> OwnerLock:
        self.acquire()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.release()


def owner(folder: Path) -> Owner | None:
    """Who owns a data folder now; None when nobody does. The lock itself is asked, so a dead owner is none.

    Raises:
        StorageError: as `storage_error` when the folder cannot be looked at.
    """
    if not _lock_path(folder).exists():
        return None
    from filelock import Timeout

    lock = _file_lock(folder)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return _read_patiently(folder)
    except OSError as error:
        raise storage_error(error, folder) from error
    lock.release()
    return None


_RENEW_S = 60.0  # a renewal is one call to the network
_renewals = threading.Lock()


@contextmanager
def renewing(folder: Path | None, name: str) -> Iterator[None]:
    """The only one, of all threads and processes with this folder, that renews an access now.

    Raises:
        SecretError: `renewal_busy` when another does not come to its end, or the folder cannot be written.
    """
    if folder is None:
        with _renewals:
            yield
        return
    from filelock import FileLock, Timeout

    # Each object is a holder of its own, so threads of one process keep each other out too.
    lock = FileLock(folder / "renewing.lock", timeout=_RENEW_S, thread_local=False)
    try:
        lock.acquire(poll_interval=0.05)
    except (Timeout, OSError):
        raise SecretError("renewal_busy", name=name) from None
    try:
        yield
    finally:
        lock.release()


def own_files(folder: Path) -> set[Path]:
    """What tells who has the folder: of this place only, never taken elsewhere."""
    return {_lock_path(folder), _who(folder)}


def _file_lock(folder: Path) -> BaseFileLock:
    from filelock import FileLock

    # Each object is a holder of its own, in whatever thread it is used.
    return FileLock(_lock_path(folder), timeout=0, thread_local=False)


def _lock_path(folder: Path) -> Path:
    return folder / "lock"


def _who(folder: Path) -> Path:
    return folder / "who.json"


def _tell(folder: Path, who: Owner) -> None:
    part = _who(folder).with_suffix(".part")
    part.write_text(json.dumps(asdict(who)), encoding="utf-8")
    part.replace(_who(folder))


def _locked(folder: Path) -> StorageError:
    who = _read_patiently(folder)
    facts = {"path": str(folder), "pid": who.pid, "kind": who.kind, "host": who.host, "since": who.since}
    return StorageError("finishing", **facts) if who.leaving else StorageError("locked", **facts)


def _read_patiently(folder: Path) -> Owner:
    """What the owner says of itself. One that has just begun gets a moment; another's leftover is not believed."""
    limit = time.monotonic() + _TELL_S
    while True:
        who = _read(folder)
        if who is not None and (who.host != platform.node() or _alive(who.pid)):
            return who
        if time.monotonic() > limit:
            return Owner(0, "", "", "", "")
        time.sleep(0.02)


def _read(folder: Path) -> Owner | None:
    try:
        data = json.loads(_who(folder).read_text(encoding="utf-8"))
        boot, host, kind, since = (str(data[name]) for name in ("boot", "host", "kind", "since"))
        return Owner(int(data["pid"]), boot, host, kind, since, data.get("leaving") is True)
    except (OSError, ValueError, KeyError, TypeError):
        return None  # not written yet, or damaged: the lock holds all the same


def _alive(pid: int) -> bool:
    if os.name == "nt":  # os.kill would end it there
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
