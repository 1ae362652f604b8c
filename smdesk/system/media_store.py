"""The media folder: files are copied in when they are attached, under the hash of their content.

A file is written beside its place, synced, and then renamed into it, so what has its name is whole. The same content
is there once, whoever attached it under whatever name. Nothing in here is ever changed.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from smdesk.core.content import MediaItem
from smdesk.core.errors import InvalidInput
from smdesk.system import disk, media_kinds
from smdesk.system.media_probe import Probe, probe

MAX_BYTES = 8 * 1024**3  # no network takes more
_CHUNK = 1024 * 1024
_HASH = re.compile(r"[0-9a-f]{64}")


class MediaStore:
    """Media below one folder, as `ab/abcdef….jpg`."""

    def __init__(self, folder: Path, max_bytes: int = MAX_BYTES) -> None:
        self.folder = folder
        self._max_bytes = max_bytes

    def add(self, source: Path, watch: Callable[[int, int], None] | None = None) -> MediaItem:
        """Copy a file in and tell what it is; its alternative text is left to the caller.

        `watch` is told how many bytes of how many are copied; what it raises ends the copy, and nothing of it stays.

        Raises:
            InvalidInput: `media_missing`; `media_unreadable` (reason `not_a_file`, `no_permission`, `read_error`,
                `changed` or `damaged`); `media_empty`; `media_huge` (`size` or `pixels`, and `limit`);
                `media_unknown_type`; each with `path` as it was given.
            StorageError: as `disk.storage_error`, and `disk_full` with `needed` and `free` before anything is written.
        """
        with _source(source) as file:
            size, mime = self._known(file, source)
            return self._copied(file, source, size, mime, watch)

    def look(self, source: Path) -> MediaItem:
        """What a file is, without taking it in; it has no hash then. Raises InvalidInput as `add`."""
        with _source(source) as file:
            size, mime = self._known(file, source)
        try:
            known = probe(source, mime, str(source))
        except OSError as error:
            raise InvalidInput("media_unreadable", path=str(source), reason="read_error") from error
        return _item("", mime, size, known, source.name)

    def _known(self, file: BinaryIO, source: Path) -> tuple[int, str]:
        """Size and type of an open file, which is left at its beginning."""
        size = os.fstat(file.fileno()).st_size
        if size == 0:
            raise InvalidInput("media_empty", path=str(source))
        if size > self._max_bytes:
            raise InvalidInput("media_huge", path=str(source), size=size, limit=self._max_bytes)
        mime = media_kinds.sniff(_read(file, str(source))[: media_kinds.HEAD])
        if mime is None:
            raise InvalidInput("media_unknown_type", path=str(source))
        file.seek(0)
        return size, mime

    def path(self, sha256: str) -> Path:
        """Where the bytes of a medium are; of one that is not here, where they would be.

        Raises ValueError for what is no hash.
        """
        if not _HASH.fullmatch(sha256):
            raise ValueError("no SHA-256 in lower-case hex")
        folder = self.folder / sha256[:2]
        present = sorted(each for each in folder.glob(f"{sha256}.*") if each.suffix != ".part")
        return present[0] if present else folder / sha256

    def has(self, sha256: str) -> bool:
        """True when the bytes are here."""
        return self.path(sha256).is_file()

    def intact(self, sha256: str) -> bool:
        """True when the bytes are here and still have their hash. Reads the whole file."""
        path = self.path(sha256)
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256

    def sweep(self) -> int:
        """Remove what an interrupted copy left; only while nobody copies. The number of files removed."""
        parts = [*self.folder.glob("*.part"), *self.folder.glob("*/*.part")]
        for part in parts:
            with suppress(OSError):
                part.unlink()
        return len(parts)

    def _copied(
        self, file: BinaryIO, source: Path, size: int, mime: str, watch: Callable[[int, int], None] | None
    ) -> MediaItem:
        name = str(source)
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            disk.ensure_free(self.folder, size)
            handle, part_name = tempfile.mkstemp(dir=self.folder, suffix=".part")
        except OSError as error:
            raise disk.storage_error(error, self.folder) from error
        part = Path(part_name)
        try:
            digest = _copy(file, handle, size, name, watch)
            known = probe(part, mime, name)
            self._place(part, self.folder / digest[:2] / f"{digest}.{media_kinds.ENDINGS[mime]}")
        except OSError as error:
            raise disk.storage_error(error, self.folder) from error
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        return _item(digest, mime, size, known, source.name)

    def _place(self, part: Path, target: Path) -> None:
        if target.exists() and target.stat().st_size == part.stat().st_size:
            return
        target.parent.mkdir(mode=0o700, exist_ok=True)
        part.replace(target)
        disk.sync_folder(target.parent)
        disk.sync_folder(self.folder)


def _item(digest: str, mime: str, size: int, known: Probe, name: str) -> MediaItem:
    sides, coded = (known.width, known.height), (known.video_codec, known.audio_codec, known.colors)
    return MediaItem(digest, mime, size, *sides, known.duration_s, "", name, None, known.pages, *coded)


def _source(path: Path) -> BinaryIO:
    """The file a person named, open for reading; never a pipe or a device, which might not end."""
    try:
        # O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InvalidInput("media_missing", path=str(path)) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        if getattr(error, "errno", None) == errno.ENAMETOOLONG:
            raise InvalidInput("media_missing", path=str(path)) from error
        # os.path, for Path.is_dir can raise what opening just raised
        reason = "not_a_file" if os.path.isdir(path) else "no_permission"
        raise InvalidInput("media_unreadable", path=str(path), reason=reason) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise InvalidInput("media_unreadable", path=str(path), reason="not_a_file")
    return os.fdopen(handle, "rb")


def _copy(file: BinaryIO, handle: int, size: int, name: str, watch: Callable[[int, int], None] | None) -> str:
    """Copy to an open descriptor, which is closed, and sync; the SHA-256 of what was written, in hex."""
    digest, written = hashlib.sha256(), 0
    with os.fdopen(handle, "wb") as target:
        while (chunk := _read(file, name)) and written <= size:
            written += len(chunk)
            digest.update(chunk)
            target.write(chunk)
            if watch is not None:
                watch(written, size)
        target.flush()
        os.fsync(target.fileno())
    if written != size:
        raise InvalidInput("media_unreadable", path=name, reason="changed")
    return digest.hexdigest()


def _read(file: BinaryIO, name: str) -> bytes:
    """The next piece. A source that cannot be read is no trouble of the data folder."""
    try:
        return file.read(_CHUNK)
    except OSError as error:
        raise InvalidInput("media_unreadable", path=name, reason="read_error") from error
