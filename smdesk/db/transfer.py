"""Moving to another computer: database and media in one zip, with checksums, without secrets."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from smdesk.core.clock import Clock, SystemClock
from smdesk.core.errors import InvalidInput, StorageError
from smdesk.core.records import dataclass
from smdesk.db.backup import Backups, Progress, copied
from smdesk.db.errors import file_error
from smdesk.db.files import PART, remove_database, sync_file, written
from smdesk.db.restoring import Restored, forget_note, read_note, since, usable, write_note
from smdesk.db.schema import FILE_NAME, SCHEMA, Schema
from smdesk.system.disk import sync_folder

_MANIFEST = "manifest.json"
_FORMAT = "smdesk-move-1"
_MEDIA = "media"
_BLOCK = 1 << 20
#: Bytes; a manifest line is about 150, so this is some hundred thousand media.
_MANIFEST_LIMIT = 64 << 20
#: What the program itself may have made in a folder that holds nothing yet.
_ALLOWED = frozenset({"lock", "who.json", "logs", "backups", "practice", _MEDIA})
_INCOMING = ".incoming"
#: A medium's name: nothing else is packed, and nothing that could lead out of the folder is unpacked.
_MEDIUM = re.compile(r"media/[0-9a-f]{2}/[0-9a-f]{64}(\.[A-Za-z0-9]{1,16})?")


@dataclass(frozen=True, slots=True)
class Moved:
    """What a zip holds: when it was made (ISO 8601, UTC), its schema revision, media files, bytes unpacked."""

    made_at: str
    revision: str
    media: int
    size: int


def export_zip(
    data: Path, target: Path, schema: Schema = SCHEMA, clock: Clock | None = None, progress: Progress | None = None
) -> Moved:
    """Write database and media of `data` to the new file `target`, also while they are in use. Slow.

    `progress` is told bytes done and bytes in all. Raises InvalidInput("target_exists"), StorageError.
    """
    copy = data / f"moving.sqlite3{PART}"
    made_at = since((clock or SystemClock()).now(), read_note(data))
    try:
        if target.exists():
            raise InvalidInput("target_exists", path=str(target))
        copied(data / FILE_NAME, copy, live=True)
        about = Backups(data, schema, clock).look(copy)
        # Listed after the copy: a file attached meanwhile is one too many, never one too few.
        files = {FILE_NAME: copy, **_media_of(data)}
        with written(target) as part:
            head = {"format": _FORMAT, "made_at": made_at, "revision": about.revision}
            manifest = _pack(part, files, head, progress)
    except OSError as error:
        raise file_error(error, target) from error
    finally:
        remove_database(copy)
    return _moved(manifest)


def _media_of(data: Path) -> dict[str, Path]:
    """Name in the zip → file; half-written files and links are left out."""
    paths = ((path.relative_to(data).as_posix(), path) for path in sorted((data / _MEDIA).glob("??/*")))
    return {name: path for name, path in paths if _MEDIUM.fullmatch(name) and not path.is_symlink()}


def _pack(part: Path, files: dict[str, Path], head: dict[str, Any], progress: Progress | None) -> dict[str, Any]:
    total, done, listed = sum(path.stat().st_size for path in files.values()), 0, {}
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, path in files.items():
            # Pictures and videos are compressed already.
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED if name == FILE_NAME else zipfile.ZIP_STORED
            with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as sink:
                size, digest = _stream(source, sink)
            listed[name] = {"size": size, "sha256": digest}
            done += size
            if progress is not None:
                progress(done, max(total, done))
        manifest = {**head, "files": listed}
        archive.writestr(_MANIFEST, json.dumps(manifest, indent=1))
    return manifest


def _stream(source: IO[bytes], sink: IO[bytes], limit: int | None = None) -> tuple[int, str]:
    """Copy block by block; returns bytes and SHA-256. Stops above `limit` bytes."""
    digest, size = hashlib.sha256(), 0
    while block := source.read(_BLOCK):
        size += len(block)
        if limit is not None and size > limit:
            break
        digest.update(block)
        sink.write(block)
    return size, digest.hexdigest()


def import_zip(source: Path, data: Path, schema: Schema = SCHEMA, clock: Clock | None = None) -> Moved:
    """Unpack a zip made by `export_zip` into the folder `data`, which holds nothing of anybody's yet.

    Every file is compared with its checksum before any is put in its place, the database last. Raises
    InvalidInput("folder_not_empty" | "zip_missing" | "not_a_smdesk_zip" | "zip_damaged"), StorageError("newer_schema",
    "disk_full", ...). After an error the folder is as it was.
    """
    _require_empty(data)
    staging, complete = data / _INCOMING, False
    try:
        with _archive(source) as archive:
            manifest = _manifest(archive, source)
            moved = _moved(manifest)
            if shutil.disk_usage(data).free < moved.size:
                raise StorageError("disk_full", path=str(data))
            staging.mkdir(mode=0o700)
            for name, about in manifest["files"].items():
                _unpack(archive, name, about, staging, source)
        _require_usable(Backups(data, schema, clock), staging / FILE_NAME, source)
        _settle(staging, data, manifest)
        now = (clock or SystemClock()).now().isoformat()
        write_note(data, Restored(moved.made_at, now, source.name))
        os.replace(staging / FILE_NAME, data / FILE_NAME)
        complete = True
        shutil.rmtree(staging)
        sync_folder(data)
    except OSError as error:
        raise file_error(error, data) from error
    finally:
        if not complete:
            _undo(data)
    return moved


def _undo(data: Path) -> None:
    """Remove what an import that was cut off has left. Its folder was empty, so all of this is the import's."""
    if (data / _INCOMING).exists() and not (data / FILE_NAME).exists():
        shutil.rmtree(data / _MEDIA, ignore_errors=True)
        forget_note(data)
        shutil.rmtree(data / _INCOMING)


def _require_usable(backups: Backups, unpacked: Path, source: Path) -> None:
    try:
        usable(backups, unpacked)
    except StorageError as error:
        error.facts["path"] = str(source)  # the file the person knows of
        raise


def _require_empty(data: Path) -> None:
    """Raises InvalidInput("folder_not_empty"); what an import that was cut off has left is removed."""
    if not data.is_dir():
        raise StorageError("folder_missing", path=str(data))
    try:
        _undo(data)
        strange = {path.name for path in data.iterdir()} - _ALLOWED
        filled = [
            name for name in (_MEDIA, "backups", "practice") if any(path.is_file() for path in (data / name).rglob("*"))
        ]
    except OSError as error:
        raise file_error(error, data) from error
    if strange or filled:
        raise InvalidInput("folder_not_empty", path=str(data))


@contextmanager
def _archive(source: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(source) as archive:
            yield archive
    except FileNotFoundError as error:
        if not source.exists():
            raise InvalidInput("zip_missing", path=str(source)) from error
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise InvalidInput("zip_damaged", path=str(source)) from error


def _manifest(archive: zipfile.ZipFile, source: Path) -> dict[str, Any]:
    """The list of contents, its form checked. Raises InvalidInput("not_a_smdesk_zip" | "zip_damaged")."""
    names = archive.namelist()
    encrypted = any(entry.flag_bits & 1 for entry in archive.infolist())
    if _MANIFEST not in names or archive.getinfo(_MANIFEST).file_size > _MANIFEST_LIMIT or encrypted:
        raise InvalidInput("not_a_smdesk_zip", path=str(source))
    try:
        manifest = json.loads(archive.read(_MANIFEST))
        sound = manifest["format"] == _FORMAT and datetime.fromisoformat(manifest["made_at"]).tzinfo is not None
        files = {str(name): (int(about["size"]), str(about["sha256"])) for name, about in manifest["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InvalidInput("not_a_smdesk_zip", path=str(source)) from error
    if not sound or FILE_NAME not in files or not all(name == FILE_NAME or _MEDIUM.fullmatch(name) for name in files):
        raise InvalidInput("not_a_smdesk_zip", path=str(source))
    if len(names) != len(set(names)) or set(names) - {_MANIFEST} != set(files):
        raise InvalidInput("zip_damaged", path=str(source))
    return dict(manifest)


def _unpack(archive: zipfile.ZipFile, name: str, about: dict[str, Any], staging: Path, source: Path) -> None:
    target = staging / name
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with archive.open(name) as packed, target.open("wb") as sink:
        size, digest = _stream(packed, sink, limit=about["size"])
    if (size, digest) != (about["size"], about["sha256"]):
        raise InvalidInput("zip_damaged", path=str(source), file=name)
    sync_file(target)


def _settle(staging: Path, data: Path, manifest: dict[str, Any]) -> None:
    """Move the media to their place, then sync their folders."""
    folders = set()
    for name in manifest["files"]:
        if name != FILE_NAME:
            target = data / name
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.replace(staging / name, target)
            folders.add(target.parent)
    for folder in folders:
        sync_folder(folder)


def _moved(manifest: dict[str, Any]) -> Moved:
    files = manifest["files"]
    size = sum(int(about["size"]) for about in files.values())
    return Moved(str(manifest["made_at"]), str(manifest.get("revision", "")), len(files) - 1, size)
