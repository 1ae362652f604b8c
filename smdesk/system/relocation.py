"""A data folder taken to another place: on the same disk by its name, else copied whole before the old one goes."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import mkdtemp

from smdesk.core.errors import StorageError
from smdesk.system.disk import ensure_free, storage_error
from smdesk.system.lock import Kind, OwnerLock, own_files
from smdesk.system.paths import DataFolder

log = logging.getLogger(__name__)
#: Bytes between two looks at whether the person still wants it.
_PIECE = 4 * 1024 * 1024
Progress = Callable[[int, int], object]


class Stopped(Exception):
    """The person wanted it no longer: everything is where it was."""


def check(root: Path, target: Path) -> None:
    """Whether a desk could be taken there.

    Raises:
        StorageError: `folder_inside` (`path`), `folder_not_empty`, `folder_not_a_folder`, or as `storage_error`.
    """
    here, there = root.resolve(), target.resolve()
    if here == there or here in there.parents or there in here.parents:
        raise StorageError("folder_inside", path=str(target))
    try:
        if target.exists() and not target.is_dir():
            raise StorageError("folder_not_a_folder", path=str(target))
        if target.exists() and any(target.iterdir()):
            raise StorageError("folder_not_empty", path=str(target))
    except OSError as error:
        raise storage_error(error, target) from error


def take(
    root: Path, target: Path, adopt: Callable[[Path], object], progress: Progress, wanted: Callable[[], bool]
) -> None:
    """Take the desk of a folder, which nobody has open, to another one. `adopt` makes that the folder of this person;
    `progress` hears of bytes. Whatever goes wrong before leaves the desk where it was, and nothing of it there.

    Raises:
        StorageError: as `check`, `locked`, `disk_full`, `folder_read_only`, `disk_error`.
        Stopped: `wanted` said no.
    """
    check(root, target)
    with OwnerLock(root, Kind.CLI) as lock:
        files = _files(root)
        there = target.is_dir()
        if _renamed(lock, target):
            try:
                adopt(target)
            except BaseException:
                lock.rename(root)
                if there:
                    target.mkdir()
                raise
            return
        _copy_all(root, target, files, progress, wanted)
        try:
            adopt(target)
        except BaseException:
            _undo(target, made=not there)
            raise
        old = _put_aside(lock, root)
    if old is not None:
        _remove(old)


def _files(root: Path) -> list[Path]:
    """All that is to be taken; the database last, for a folder without one is no desk."""
    database = DataFolder(root).database.name
    found = [each for each in sorted(root.rglob("*")) if not each.is_dir() or each.is_symlink()]
    ours = [each for each in found if each not in own_files(root)]
    return sorted(
        ours, key=lambda each: (each.parent == root and each.name.startswith(database), each.name == database)
    )


def _renamed(lock: OwnerLock, target: Path) -> bool:
    """True where another name was all it took. It is not where the disk is another one."""
    there = target.exists()
    try:
        if there:
            target.rmdir()
        target.parent.mkdir(parents=True, exist_ok=True)
        lock.rename(target)
    except OSError as error:
        log.info("the data folder is copied, for it cannot be renamed: %s", error)
        if there:
            target.mkdir(exist_ok=True)
        return False
    return True


def _copy_all(root: Path, target: Path, files: list[Path], progress: Progress, wanted: Callable[[], bool]) -> None:
    made = not target.exists()
    done = 0
    try:
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
        total = sum(each.lstat().st_size for each in files)
        ensure_free(target, total)
        progress(0, total)
        for each in files:
            place = target / each.relative_to(root)
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            for size in _copied(each, place):
                done += size
                progress(done, total)
                if not wanted():
                    raise Stopped
    except OSError as error:
        _undo(target, made)
        raise storage_error(error, target) from error
    except (StorageError, Stopped):
        _undo(target, made)
        raise


def _copied(source: Path, place: Path) -> Iterator[int]:
    """Copy a file so that it is on the disk; how many bytes, piece by piece."""
    if source.is_symlink():
        place.symlink_to(os.readlink(source))
        yield source.lstat().st_size
        return
    with source.open("rb") as old, place.open("xb") as new:
        while piece := old.read(_PIECE):
            new.write(piece)
            yield len(piece)
        new.flush()
        os.fsync(new.fileno())
    shutil.copystat(source, place)


def _undo(target: Path, made: bool) -> None:
    _empty(target)
    if made:
        shutil.rmtree(target, ignore_errors=True)


def _empty(target: Path) -> None:
    """It was empty before."""
    for each in target.iterdir() if target.is_dir() else ():
        shutil.rmtree(each, ignore_errors=True) if each.is_dir() and not each.is_symlink() else each.unlink()


def _put_aside(lock: OwnerLock, root: Path) -> Path | None:
    """The old folder under a name that nobody knows: who looks for it finds none, not one that is half deleted.

    None where somebody has it all the same, see `OwnerLock.rename`: the desk is in its new place already.
    """
    try:
        aside = Path(mkdtemp(prefix=f"{root.name}-", dir=root.parent))
    except OSError as error:
        log.info("the old folder is deleted under its own name: %s", error)
        return root
    try:
        lock.rename(aside / root.name)
    except OSError as error:  # a disk of its own, perhaps
        log.info("the old folder is deleted under its own name: %s", error)
        aside.rmdir()
        return root
    except StorageError as error:
        log.warning("the old folder stays: %s", error)
        return None
    return aside


def _remove(root: Path) -> None:
    """The old folder; what cannot be deleted is a copy that nobody uses."""
    shutil.rmtree(root, onerror=lambda _act, path, why: log.warning("%s stays behind: %s", path, why[1]))
