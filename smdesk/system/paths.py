"""The data folder: where it is, what is in it, and why it cannot be used when it cannot."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from smdesk.core.errors import StorageError
from smdesk.core.records import dataclass
from smdesk.system.disk import storage_error

VARIABLE = "SMDESK_DATA"
_PRIVATE = 0o700  # posts before they are published are nobody else's business


@dataclass(frozen=True, slots=True)
class DataFolder:
    """One desk on disk (DESIGN 11)."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "smdesk.sqlite3"

    @property
    def media(self) -> Path:
        return self.root / "media"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def practice(self) -> Path:
        return self.root / "practice"

    @property
    def lock(self) -> Path:
        return self.root / "lock"

    def written(self) -> tuple[tuple[int, int], ...]:
        """When the database's files were last written, by whatever process: cheaper than asking what is in them."""
        files = (self.database, self.database.with_name(f"{self.database.name}-wal"))
        return tuple((file.stat().st_mtime_ns, file.stat().st_size) for file in files if file.exists())


def locate(explicit: str | None = None, environ: Mapping[str, str] | None = None) -> Path:
    """The data folder meant: `--data`, else `SMDESK_DATA`, else the one that the person chose, else the system's place.

    Raises:
        StorageError: `chosen_folder_missing` (`path`, `file`): the chosen one is not there, on a disk that is not
            plugged in perhaps. It is not made anew: an empty desk would look as if everything were lost.
    """
    named = explicit or (os.environ if environ is None else environ).get(VARIABLE)
    if named:
        return Path(named).expanduser().absolute()
    pointer = _pointer()
    try:
        chosen = pointer.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        chosen = ""
    except (OSError, UnicodeDecodeError) as error:
        raise StorageError("chosen_folder_missing", path="?", file=str(pointer)) from error
    if not chosen:
        return _usual()
    if not Path(chosen).is_dir():
        raise StorageError("chosen_folder_missing", path=chosen, file=str(pointer))
    return Path(chosen)


def own_place() -> Path | None:
    """The folder of who names none; None where the chosen one is missing."""
    try:
        return locate(environ={})
    except StorageError:
        return None


def choose(root: Path) -> None:
    """From now on the data folder is this one, which exists.

    Raises:
        StorageError: `folder_read_only`, `disk_full` ...: the choice could not be kept.
    """
    pointer = _pointer()
    try:
        pointer.parent.mkdir(parents=True, exist_ok=True)
        if root == _usual():
            pointer.unlink(missing_ok=True)
        else:
            unfinished = pointer.with_name(f"{pointer.name}.part")
            unfinished.write_text(f"{root}\n", encoding="utf-8")
            unfinished.replace(pointer)
    except OSError as error:
        raise storage_error(error, pointer.parent) from error


def home_for_desk(folder: Path) -> Path:
    """Where a desk goes when the person points at a folder: into it if it is empty or holds one, else beside what it
    holds, in a folder of its own.
    """
    try:
        free = not any(folder.iterdir())
    except OSError as error:
        raise storage_error(error, folder) from error
    return folder if free or DataFolder(folder).database.is_file() else folder / "smdesk"


def _usual() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("smdesk", appauthor=False))


def _pointer() -> Path:
    """The file that names the folder that the person chose."""
    import platformdirs

    return Path(platformdirs.user_config_dir("smdesk", appauthor=False)) / "data-folder"


def open_folder(root: Path, *, create: bool = True) -> DataFolder:
    """The data folder with its sub-folders, each readable by its owner only, and known to be writable.

    The rights of a folder that exists already are left as they are.

    Raises:
        StorageError: `folder_missing` (it does not exist and `create` is false), `folder_not_a_folder`,
            `folder_read_only`, `disk_full`, `disk_error`, each with `path`.
    """
    folder = DataFolder(root)
    if not create and not root.exists():
        raise StorageError("folder_missing", path=str(root))
    for each in (root, folder.media, folder.backups, folder.logs):
        _ensure(each)
    _try_writing(root)
    return folder


def open_for_reading(root: Path) -> DataFolder:
    """The data folder as it is, nothing made in it.

    Raises:
        StorageError: `folder_missing`, `folder_not_a_folder`.
    """
    if not root.exists():
        raise StorageError("folder_missing", path=str(root))
    if not root.is_dir():
        raise StorageError("folder_not_a_folder", path=str(root))
    return DataFolder(root)


def _ensure(folder: Path) -> None:
    try:
        if folder.is_dir():  # raises for a name that is too long
            return
        folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise StorageError("folder_not_a_folder", path=str(_obstacle(folder))) from error
    except OSError as error:
        raise storage_error(error, folder) from error


def _obstacle(folder: Path) -> Path:
    """The file that stands where a folder should be."""
    return next((each for each in (folder, *folder.parents) if each.exists() and not each.is_dir()), folder)


def _try_writing(folder: Path) -> None:
    """Rights, read-only mounts and network drives differ too much to be asked about; a file tells."""
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".write-", suffix=".part"):
            pass
    except OSError as error:
        raise storage_error(error, folder) from error
