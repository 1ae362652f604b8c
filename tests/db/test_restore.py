"""Taking a backup into use: checked first, the present database kept aside, cut off at any point."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from smdesk.core.errors import StorageError
from smdesk.db import Backups, forget_note, open_database, read_note, restore
from smdesk.models import Setting
from tests.db.shelf import fill, schemas, titles

DATABASE = "smdesk.sqlite3"


def _write(data: Path, *values: str) -> None:
    with open_database(data) as db, db.write() as u:
        u.session.add_all([Setting(key=value, value="x" * 400) for value in values])


def _keys(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [key for (key,) in connection.execute("SELECT key FROM setting ORDER BY key")]


@pytest.fixture
def backup(data_folder, clock):
    """A backup that knows only "old"; the database goes on to "new"."""
    _write(data_folder, "old")
    made = Backups(data_folder, clock=clock).create("manual")
    _write(data_folder, "new")
    clock.advance(3600)
    return made


def test_a_backup_comes_into_use_and_the_present_database_is_kept(data_folder, clock, backup):
    note = restore(data_folder, backup.path, clock=clock)
    with open_database(data_folder) as db, db.read() as session:
        assert list(session.scalars(select(Setting.key))) == ["old"]
    assert _keys(Path(note.kept)) == ["new", "old"]
    assert "before-restore" in note.kept
    assert backup.path.exists()
    assert not [path for path in data_folder.iterdir() if path.name.endswith((".staged", ".incoming", ".part"))]


def test_it_is_written_down_from_when_the_restored_state_is(data_folder, clock, backup):
    """What went out after that time is not in it, and must not go out a second time."""
    restore(data_folder, backup.path, clock=clock)
    note = read_note(data_folder)
    assert note.made_at == "2026-10-01T09:00:00+00:00"
    assert note.restored_at == "2026-10-01T10:00:00+00:00"
    assert note.source == backup.path.name
    forget_note(data_folder)
    assert read_note(data_folder) is None
    forget_note(data_folder)


def test_a_copy_of_a_restored_database_is_as_old_as_what_it_was_restored_from(data_folder, clock, backup):
    restore(data_folder, backup.path, clock=clock)
    second = Backups(data_folder, clock=clock).create("manual")
    assert restore(data_folder, second.path, clock=clock).made_at == backup.made_at.isoformat()
    assert read_note(data_folder).source == second.path.name


@pytest.mark.allow_log("unreadable note")
def test_an_unreadable_note_still_says_that_there_was_a_restore(data_folder):
    (data_folder / "restored.json").write_text("{")
    assert read_note(data_folder).made_at.startswith("0001-01-01")


def test_what_the_log_holds_is_not_played_into_the_restored_database(data_folder, clock, backup):
    """Cut off right after the decision: a log of the old database lies beside the file that waits."""
    with open_database(data_folder) as db:
        with db.write() as u:
            u.session.add(Setting(key="in the log", value="1"))
        wal = data_folder / f"{DATABASE}-wal"
        assert wal.stat().st_size > 0
        shutil.copy(wal, data_folder / "wal")
    shutil.copy(data_folder / "wal", wal)
    (data_folder / "wal").unlink()
    shutil.copy(backup.path, data_folder / f"{DATABASE}.incoming")
    with open_database(data_folder) as db, db.read() as session:
        assert list(session.scalars(select(Setting.key))) == ["old"]
    assert not (data_folder / f"{DATABASE}.incoming").exists()


def test_a_journal_of_the_old_database_is_not_played_back_into_the_restored_one(data_folder, backup):
    """As the log, for a database that was leaving WAL mode when everything stopped."""
    path, journal = data_folder / DATABASE, data_folder / f"{DATABASE}-journal"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA cache_size=2")  # so that pages and journal reach the disk before the commit
        connection.execute("BEGIN")
        connection.execute("INSERT INTO setting SELECT key || 'z', scope, scope_id, value FROM setting")
        connection.execute("UPDATE setting SET value = hex(zeroblob(20000))")
        hot = journal.read_bytes()
        connection.execute("ROLLBACK")
    assert hot[:8] == bytes.fromhex("d9d505f920a163d7")  # a journal's first bytes
    journal.write_bytes(hot)
    shutil.copy(backup.path, data_folder / f"{DATABASE}.incoming")
    with open_database(data_folder) as db, db.read() as session:
        assert list(session.scalars(select(Setting.key))) == ["old"]
    assert not journal.exists()


@pytest.mark.parametrize("step", ["copied", "_keep_aside", "write_note", "os.replace"])
def test_a_failure_before_the_decision_changes_nothing(data_folder, clock, backup, monkeypatch, step):
    def full(*args: object, **options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"smdesk.db.restoring.{step}", full)
    with pytest.raises(StorageError) as caught:
        restore(data_folder, backup.path, clock=clock)
    monkeypatch.undo()
    assert caught.value.code == "disk_full"
    assert not (data_folder / f"{DATABASE}.staged").exists()
    assert read_note(data_folder) is None
    with open_database(data_folder) as db, db.read() as session:
        assert sorted(session.scalars(select(Setting.key))) == ["new", "old"]


def _damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000] + b"\xee" * 4000)


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE x (y)")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_damaged, "backup_damaged"),
        (_newer, "newer_schema"),
        (_foreign, "not_a_smdesk_database"),
        (Path.unlink, "backup_missing"),
        (lambda path: path.write_text("hello"), "backup_damaged"),
    ],
)
def test_an_unusable_backup_is_refused_and_nothing_changes(data_folder, backup, spoil, code):
    spoil(backup.path)
    before = {path.name: path.read_bytes() for path in data_folder.iterdir() if path.is_file()}
    with pytest.raises(StorageError) as caught:
        restore(data_folder, backup.path)
    assert (caught.value.code, caught.value.facts["path"]) == (code, str(backup.path))
    assert {path.name: path.read_bytes() for path in data_folder.iterdir() if path.is_file()} == before


def test_an_open_database_is_not_replaced(data_folder, backup):
    with open_database(data_folder) as db:
        with db.read() as session:
            session.scalars(select(Setting.key)).all()
        with pytest.raises(StorageError) as caught:
            restore(data_folder, backup.path)
        assert caught.value.code == "database_busy"
        with db.read() as session:
            assert sorted(session.scalars(select(Setting.key))) == ["new", "old"]


@pytest.mark.allow_log("kept as it is")
def test_a_damaged_database_is_kept_file_by_file(data_folder, backup):
    path = data_folder / DATABASE
    path.write_bytes(b"\xee" * 9000)
    note = restore(data_folder, backup.path)
    assert (Path(note.kept) / DATABASE).read_bytes() == b"\xee" * 9000
    assert _keys(path) == ["old"]


def test_a_backup_comes_back_into_an_empty_folder(data_folder, tmp_path, backup):
    other = tmp_path / "other"
    other.mkdir()
    note = restore(other, backup.path)
    assert note.kept == ""
    assert _keys(other / DATABASE) == ["old"]


def test_an_older_backup_is_upgraded_when_it_is_opened(data_folder, tmp_path):
    old, new = schemas(tmp_path)
    fill(data_folder, old)
    made = Backups(data_folder, old).create("manual")
    open_database(data_folder, schema=new).close()
    restore(data_folder, made.path, schema=new)
    assert titles(data_folder, new) == ["t0", "t1", "t2"]
