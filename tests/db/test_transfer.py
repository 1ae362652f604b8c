"""One zip to another computer: everything in it, nothing outside it, and nothing half done."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from smdesk.core.errors import SmdeskError
from smdesk.db import SCHEMA, open_database, read_note
from smdesk.db.restoring import Restored, write_note
from smdesk.db.transfer import export_zip, import_zip
from smdesk.models import Setting

DATABASE = "smdesk.sqlite3"


def _add_medium(data: Path, content: bytes, ending: str = ".png") -> str:
    digest = hashlib.sha256(content).hexdigest()
    path = data / "media" / digest[:2] / f"{digest}{ending}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path.relative_to(data).as_posix()


@pytest.fixture
def desk(data_folder):
    """A data folder in use, with media and with what must not travel."""
    with open_database(data_folder) as db:
        with db.write() as u:
            u.session.add(Setting(key="here", value="1"))
        _add_medium(data_folder, b"picture" * 1000)
        _add_medium(data_folder, b"film", ".mp4")
        (data_folder / "media" / "ab").mkdir(exist_ok=True)
        (data_folder / "media" / "ab" / "half.part").write_bytes(b"half")
        (data_folder / "media" / "ab" / ("f" * 64 + ".png")).symlink_to("/etc/passwd")
        (data_folder / "logs").mkdir()
        (data_folder / "logs" / "smdesk.log").write_text("private")
        (data_folder / "lock").touch()
        yield data_folder


@pytest.fixture
def packed(desk, tmp_path, clock):
    export_zip(desk, tmp_path / "move.zip", clock=clock)
    return tmp_path / "move.zip"


@pytest.fixture
def target(tmp_path):
    folder = tmp_path / "new computer"
    folder.mkdir()
    return folder


def _repacked(source: Path, change) -> Path:
    """The same zip after `change(names → bytes)`; the manifest is changed as text."""
    with zipfile.ZipFile(source) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    change(entries)
    target = source.with_name("changed.zip")
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return target


def _refused(source: Path, target: Path) -> SmdeskError:
    before = sorted(path.relative_to(target) for path in target.rglob("*"))
    with pytest.raises(SmdeskError) as caught:
        import_zip(source, target)
    assert sorted(path.relative_to(target) for path in target.rglob("*")) == before
    return caught.value


def test_everything_arrives_and_nothing_else(desk, packed, target, clock):
    (target / "lock").touch()
    for name in ("logs", "media", "backups", "practice"):
        (target / name).mkdir()
    moved = import_zip(packed, target, clock=clock)
    assert (moved.media, moved.revision, moved.made_at) == (2, SCHEMA.head, "2026-10-01T09:00:00+00:00")
    with closing(sqlite3.connect(target / DATABASE)) as connection:
        assert connection.execute("SELECT key FROM setting").fetchall() == [("here",)]
    media = {path.relative_to(target).as_posix(): path.read_bytes() for path in target.glob("media/??/*")}
    assert sorted(media.values()) == sorted([b"picture" * 1000, b"film"])
    made = {path.name for path in target.iterdir()} - {"lock", "logs", "backups", "practice"}
    assert made == {DATABASE, "media", "restored.json"}
    assert list((target / "logs").iterdir()) == []
    assert read_note(target).made_at == "2026-10-01T09:00:00+00:00"
    open_database(target).close()


def test_a_zip_of_a_restored_desk_is_as_old_as_what_it_was_restored_from(desk, tmp_path, clock):
    write_note(desk, Restored("2026-09-01T00:00:00+00:00", "2026-09-30T00:00:00+00:00", "x"))
    assert export_zip(desk, tmp_path / "move.zip", clock=clock).made_at == "2026-09-01T00:00:00+00:00"


def test_the_zip_is_a_plain_one_with_checksums_and_without_log_lock_or_links(packed):
    with zipfile.ZipFile(packed) as archive:
        assert archive.testzip() is None
        manifest = json.loads(archive.read("manifest.json"))
        assert set(archive.namelist()) == {"manifest.json", *manifest["files"]}
        for name, about in manifest["files"].items():
            assert hashlib.sha256(archive.read(name)).hexdigest() == about["sha256"]
    assert len(manifest["files"]) == 3


def test_an_existing_file_is_not_overwritten(desk, tmp_path):
    (tmp_path / "mine.zip").write_text("mine")
    with pytest.raises(SmdeskError) as caught:
        export_zip(desk, tmp_path / "mine.zip")
    assert caught.value.code == "target_exists"
    assert (tmp_path / "mine.zip").read_text() == "mine"


@pytest.mark.parametrize("place", ["none/x.zip", "file/x.zip"])
def test_a_place_that_does_not_exist(desk, tmp_path, place):
    (tmp_path / "file").touch()
    with pytest.raises(SmdeskError) as caught:
        export_zip(desk, tmp_path / place)
    assert caught.value.code == "folder_missing"
    assert not list(desk.glob("*.part"))


def test_a_disk_that_fills_up_while_packing_leaves_nothing(desk, tmp_path, monkeypatch):
    def full(*args: object, **options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("smdesk.db.transfer._stream", full)
    with pytest.raises(SmdeskError) as caught:
        export_zip(desk, tmp_path / "x.zip")
    assert caught.value.code == "disk_full"
    assert not list(tmp_path.glob("x.zip*"))
    assert not list(desk.glob("*.part"))


@pytest.mark.parametrize("name", [DATABASE, "media/ab/x.png", "notes.txt", "backups/smdesk.sqlite3"])
def test_a_folder_that_holds_something_is_refused(packed, target, name):
    (target / name).parent.mkdir(parents=True, exist_ok=True)
    (target / name).write_bytes(b"mine")
    assert _refused(packed, target).code == "folder_not_empty"
    assert (target / name).read_bytes() == b"mine"


def test_a_missing_folder_and_a_missing_zip(packed, target, tmp_path):
    with pytest.raises(SmdeskError) as caught:
        import_zip(packed, tmp_path / "none")
    assert caught.value.code == "folder_missing"
    assert _refused(tmp_path / "none.zip", target).code == "zip_missing"


def test_a_changed_medium_is_damage(packed, target):
    def change(entries: dict[str, bytes]) -> None:
        name = next(name for name in entries if name.endswith(".png"))
        entries[name] = entries[name][:-1] + b"!"

    assert _refused(_repacked(packed, change), target).code == "zip_damaged"


def _flip(source: Path, at: int) -> None:
    content = bytearray(source.read_bytes())
    content[at] ^= 0xFF
    source.write_bytes(content)


def _content(source: Path) -> list[int]:
    """Where the bytes stand that are a file's own: behind the 30 bytes of its header, its name and what is extra."""
    found: list[int] = []
    with zipfile.ZipFile(source) as archive, source.open("rb") as raw:
        for entry in archive.infolist():
            raw.seek(entry.header_offset + 26)
            beside = int.from_bytes(raw.read(2), "little") + int.from_bytes(raw.read(2), "little")
            begins = entry.header_offset + 30 + beside
            found += range(begins, begins + entry.compress_size)
    return found


@pytest.mark.parametrize("part", range(12))
def test_a_flipped_byte_of_a_file_is_noticed(packed, target, part):
    where = _content(packed)
    _flip(packed, where[len(where) * part // 12])
    assert _refused(packed, target).code == "zip_damaged"


@pytest.mark.parametrize("part", range(12))
def test_a_flipped_byte_anywhere_is_noticed_or_does_no_harm(desk, packed, target, part, clock):
    """A date in a header, or the place of a comment that is not there, says nothing about what is packed."""
    _flip(packed, packed.stat().st_size * part // 12)
    refused = ""
    try:
        import_zip(packed, target, clock=clock)
    except SmdeskError as error:
        refused = error.code
    if refused:
        assert refused in ("zip_damaged", "not_a_smdesk_zip")
        assert list(target.iterdir()) == []
        return
    assert sorted(path.read_bytes() for path in target.glob("media/??/*")) == sorted([b"picture" * 1000, b"film"])
    with closing(sqlite3.connect(target / DATABASE)) as connection:
        assert connection.execute("SELECT key FROM setting").fetchall() == [("here",)]


def test_a_zip_that_was_cut_off_is_damage(packed, target):
    packed.write_bytes(packed.read_bytes()[: packed.stat().st_size // 2])
    assert _refused(packed, target).code == "zip_damaged"


@pytest.mark.parametrize(
    "name",
    ["../evil.png", "/tmp/evil.png", "media/../../evil", "media\\ab\\x", "C:evil", "media/ab/" + "a" * 64 + "/x"],
)
def test_a_name_that_leads_out_of_the_folder_is_refused(packed, target, name):
    def change(entries: dict[str, bytes]) -> None:
        entries[name] = b"evil"
        manifest = json.loads(entries["manifest.json"])
        manifest["files"][name] = {"size": 4, "sha256": hashlib.sha256(b"evil").hexdigest()}
        entries["manifest.json"] = json.dumps(manifest).encode()

    assert _refused(_repacked(packed, change), target).code == "not_a_smdesk_zip"


@pytest.mark.parametrize(
    "manifest",
    [
        "",
        "[]",
        "{",
        '{"format": "other"}',
        '{"format": "smdesk-move-1", "made_at": "2026-10-01T00:00:00Z", "files": {"a": 1}}',
    ],
)
def test_another_program_s_zip_is_refused(packed, target, manifest):
    changed = _repacked(packed, lambda entries: entries.update({"manifest.json": manifest.encode()}))
    assert _refused(changed, target).code == "not_a_smdesk_zip"


def test_a_file_too_many_or_too_few_is_damage(packed, target):
    assert _refused(_repacked(packed, lambda entries: entries.update(extra=b"x")), target).code == "zip_damaged"
    few = _repacked(packed, lambda entries: entries.pop(next(name for name in entries if name.endswith(".mp4"))))
    assert _refused(few, target).code == "zip_damaged"


def test_a_file_larger_than_announced_is_not_unpacked(packed, target):
    def change(entries: dict[str, bytes]) -> None:
        name = next(name for name in entries if name.endswith(".png"))
        entries[name] = b"\0" * 30_000_000

    assert _refused(_repacked(packed, change), target).code == "zip_damaged"


def test_a_zip_of_a_newer_version_is_refused(packed, target):
    def change(entries: dict[str, bytes]) -> None:
        file = target.parent / "newer.sqlite3"
        file.write_bytes(entries[DATABASE])
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
        entries[DATABASE] = file.read_bytes()
        manifest = json.loads(entries["manifest.json"])
        manifest["files"][DATABASE] = {
            "size": len(entries[DATABASE]),
            "sha256": hashlib.sha256(entries[DATABASE]).hexdigest(),
        }
        entries["manifest.json"] = json.dumps(manifest).encode()

    changed = _repacked(packed, change)
    error = _refused(changed, target)
    assert (error.code, error.facts["found"], error.facts["path"]) == ("newer_schema", "9999", str(changed))


def test_no_room_is_said_before_anything_is_unpacked(packed, target, monkeypatch):
    monkeypatch.setattr("smdesk.db.transfer.shutil.disk_usage", lambda path: type("Usage", (), {"free": 10}))
    assert _refused(packed, target).code == "disk_full"


@pytest.mark.parametrize("step", ["_stream", "_settle", "write_note", "os.replace"])
def test_a_failure_on_the_way_leaves_the_folder_as_it_was(packed, target, monkeypatch, step):
    def full(*args: object, **options: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(f"smdesk.db.transfer.{step}", full)
        assert _refused(packed, target).code == "disk_full"
    import_zip(packed, target)


def test_an_import_that_was_killed_is_done_again(packed, target):
    """What it has left: unpacked files, some of them in their place, no database."""
    (target / ".incoming").mkdir()
    (target / ".incoming" / DATABASE).write_bytes(b"half")
    (target / "media" / "ab").mkdir(parents=True)
    (target / "media" / "ab" / "x.png").write_bytes(b"half")
    assert import_zip(packed, target).media == 2
    assert not (target / "media" / "ab" / "x.png").exists()
    assert not (target / ".incoming").exists()
