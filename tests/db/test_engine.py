"""Sessions and units of work on a real SQLite file."""

from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import event, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError, OperationalError

from smdesk.core.bus import Bus
from smdesk.core.errors import StorageError
from smdesk.core.events import ClientsChanged, Event, SettingsChanged
from smdesk.db import Database, engine, open_database
from smdesk.db.errors import storage_error
from smdesk.models import Client, Setting


@pytest.fixture
def heard() -> list[Event]:
    return []


@pytest.fixture
def db(data_folder, heard):
    bus = Bus()
    bus.subscribe(Event, heard.append)
    with open_database(data_folder, bus=bus) as database:
        yield database


def _client(name: str = "Café Sol") -> Client:
    return Client(name=name, zone="Europe/Madrid", languages=["es"])


def _names(db: Database) -> list[str]:
    with db.read() as session:
        return list(session.scalars(select(Client.name).order_by(Client.name)))


def test_what_is_written_is_there_and_its_event_goes_out_after_the_commit(db, heard):
    seen = []
    db.bus.subscribe(ClientsChanged, lambda event: seen.append(_names(db)))
    with db.write() as u:
        client = _client()
        u.session.add(client)
        u.session.flush()
        u.emit(ClientsChanged((client.id,), origin="test"))
        assert heard == []
    assert seen == [["Café Sol"]]
    assert heard == [ClientsChanged((1,), origin="test")]
    assert client.name == "Café Sol"  # not expired by the commit


def test_a_database_at_rest_keeps_no_connection_and_reads_on_when_it_is_asked(db):
    opened, closed = [], []
    for engine_ in (db._readers, db._writers):
        event.listen(engine_, "connect", lambda *_: opened.append(1))
        event.listen(engine_, "close_detached", lambda *_: closed.append(1))
        event.listen(engine_, "close", lambda *_: closed.append(1))
    with db.write() as u:
        u.session.add(_client())
    assert _names(db) == ["Café Sol"]
    db.rest()
    assert len(closed) == 2
    assert _names(db) == ["Café Sol"]
    with db.read() as session:
        db.rest()  # whoever is reading reads on
        assert session.scalars(select(Client.zone)).all() == ["Europe/Madrid"]
    assert len(opened) == len(closed)  # and has closed its own at the end


def test_readers_at_rest_leave_the_log_beside_the_database_where_it_is(db):
    with db.write() as u:
        u.session.add(_client())
    assert _names(db) == ["Café Sol"]
    log = db.path.with_name(db.path.name + "-wal")
    size = log.stat().st_size
    db.rest_reading()
    assert log.stat().st_size == size > 0
    assert _names(db) == ["Café Sol"]


def test_an_exception_undoes_everything_and_nothing_is_told(db, heard):
    def fail():
        with db.write() as u:
            u.session.add(_client())
            u.connection.execute(insert(Setting).values(key="a", scope="app", scope_id=0, value="1"))
            u.emit(ClientsChanged())
            raise LookupError("stop")

    with pytest.raises(LookupError):
        fail()
    assert _names(db) == []
    assert heard == []
    with db.write() as u:
        u.session.add(_client("next"))
    assert _names(db) == ["next"]


def test_session_and_connection_are_one_transaction(db):
    with db.write() as u:
        u.connection.execute(insert(Setting).values(key="a", scope="app", scope_id=0, value="1"))
        u.session.get_one(Setting, ("a", "app", 0)).value = "2"
        u.session.flush()
        assert u.connection.execute(select(Setting.value)).scalar_one() == "2"
    with db.read() as session:
        assert session.scalar(select(Setting.value)) == "2"


def test_constraint_violations_stay_what_they_are(db):
    def twice():
        with db.write() as u:
            u.session.add_all([_client(), _client()])

    with pytest.raises(IntegrityError):
        twice()
    assert _names(db) == []


def test_a_reader_sees_one_state_while_others_write(db):
    with db.read() as session:
        before = session.scalar(select(func.count()).select_from(Client))
        with db.write() as u:
            u.session.add(_client())
        assert session.scalar(select(func.count()).select_from(Client)) == before == 0
    assert len(_names(db)) == 1


def test_writing_in_a_reading_session_is_a_bug_and_not_a_read_only_folder(db):
    def wrong():
        with db.read() as session:
            session.execute(insert(Setting).values(key="a", scope="app", scope_id=0, value="1"))

    with pytest.raises(OperationalError):
        wrong()
    with db.read() as session:
        assert session.scalar(select(func.count()).select_from(Setting)) == 0


def test_write_inside_write_says_so_at_once(db):
    def nested():
        with db.write(), db.write():
            pass

    with pytest.raises(RuntimeError, match="write"):
        nested()
    with db.write():
        pass  # and the turn was given back


@pytest.mark.parametrize("kind", ["read", "write"])
def test_a_session_does_not_cross_threads(db, kind):
    errors = []

    def use(session):
        try:
            session.execute(text("SELECT 1"))
        except RuntimeError as error:
            errors.append(error)

    with getattr(db, kind)() as unit:
        session = unit if kind == "read" else unit.session
        session.execute(text("SELECT 1"))
        thread = threading.Thread(target=use, args=(session,))
        thread.start()
        thread.join()
    assert len(errors) == 1


def test_the_connection_is_durable_and_checks_foreign_keys(db):
    for kind in ("read", "write"):
        with getattr(db, kind)() as unit:
            connection = unit.connection() if kind == "read" else unit.connection
            found = {
                name: connection.execute(text(f"PRAGMA {name}")).scalar_one()
                for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            }
        assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}


def test_in_a_hurry_commits_wait_for_no_disk_and_afterwards_they_do(db):
    def synchronous():
        with db.write() as unit:
            return unit.connection.exec_driver_sql("PRAGMA synchronous").scalar_one()

    log = db.path.with_name(f"{db.path.name}-wal")
    before = synchronous()
    with db.hurried():
        assert synchronous() == 0
        with db.write() as unit:
            unit.connection.execute(insert(Setting).values(key="a", scope="app", scope_id=0, value="1"))
        assert log.stat().st_size > 0
    assert not log.exists() or log.stat().st_size == 0  # all of it is in the database itself
    assert synchronous() == before == 2
    with db.read() as session:
        assert session.get(Setting, ("a", "app", 0)).value == "1"


def test_threads_take_turns_and_no_increment_is_lost(db):
    with db.write() as u:
        u.session.add(Setting(key="n", value="0"))

    def count():
        for _ in range(25):
            with db.write() as u:
                (value,) = u.connection.execute(select(Setting.value)).one()
                u.connection.execute(update(Setting).values(value=str(int(value) + 1)))

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with db.read() as session:
        assert session.scalar(select(Setting.value)) == "100"


def test_a_writer_that_has_not_begun_to_write_keeps_nobody_waiting(data_folder, monkeypatch):
    monkeypatch.setattr(engine, "BUSY_S", 0.05)
    with open_database(data_folder) as db, db.write() as unit:
        other = sqlite3.connect(db.path, isolation_level=None, timeout=0.05)
        other.execute("BEGIN IMMEDIATE").close()
        other.execute("ROLLBACK").close()
        assert unit.connection.in_transaction()
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()


def test_another_writer_that_does_not_end_is_database_busy(data_folder, monkeypatch):
    monkeypatch.setattr(engine, "BUSY_S", 0.05)
    with open_database(data_folder) as db:
        other = sqlite3.connect(db.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError) as caught, db.write() as unit:
            pytest.fail(f"two writers at once: {unit.connection}")
        with pytest.raises(StorageError, match="database_busy"):
            db.try_write()
        other.execute("ROLLBACK")
        other.close()
        assert caught.value.code == "database_busy"
        db.try_write()
        with db.write() as u:
            u.session.add(_client())
        assert _names(db) == ["Café Sol"]


def test_trying_to_write_meets_the_disk(data_folder):
    with open_database(data_folder) as db:
        log = db.path.with_name(db.path.name + "-wal")
        before = log.stat().st_size if log.exists() else 0
        db.try_write()
        assert log.stat().st_size > before  # a full disk does not show where nothing is written


def test_damage_met_while_working_is_told_as_damage(data_folder):
    with open_database(data_folder) as db, db.write() as u:
        u.connection.execute(
            insert(Setting), [{"key": f"k{n}", "scope": "app", "scope_id": 0, "value": "x" * 500} for n in range(500)]
        )
    path = data_folder / "smdesk.sqlite3"
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 2)
        file.write(b"\xee" * (size // 2))
    db = Database(path)
    with pytest.raises(StorageError) as caught, db.read() as session:
        session.execute(select(Setting.key, Setting.value)).all()
    db.close()
    assert caught.value.code == "database_damaged"


def test_values_do_not_appear_in_exception_texts(db):
    def twice():
        with db.write() as u:
            u.session.add_all([_client("a secret plan"), _client("a secret plan")])

    with pytest.raises(IntegrityError) as caught:
        twice()
    assert "a secret plan" not in str(caught.value)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (sqlite3.SQLITE_FULL, "disk_full"),
        (sqlite3.SQLITE_READONLY, "folder_read_only"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "folder_read_only"),
        (sqlite3.SQLITE_BUSY, "database_busy"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "database_busy"),
        (sqlite3.SQLITE_LOCKED, "database_busy"),
        (sqlite3.SQLITE_CORRUPT, "database_damaged"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "database_damaged"),
        (sqlite3.SQLITE_NOTADB, "database_damaged"),
        (sqlite3.SQLITE_IOERR_WRITE, "disk_error"),
    ],
)
def test_each_kind_of_sqlite_error_has_its_code(tmp_path, code, expected):
    error = sqlite3.OperationalError("…")
    error.sqlite_errorcode = code
    found = storage_error(error, tmp_path / "x.sqlite3")
    assert found is not None
    assert found.code == expected


@pytest.mark.parametrize("code", [sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISUSE])
def test_what_is_not_about_storage_is_not_told_as_storage(tmp_path, code):
    error = sqlite3.OperationalError("…")
    error.sqlite_errorcode = code
    assert storage_error(error, tmp_path / "x.sqlite3") is None


def test_events_of_one_unit_of_work_are_merged(db, heard):
    with db.write() as u:
        u.emit(SettingsChanged(fields=frozenset({"a"}), ids=(1,)))
        u.emit(SettingsChanged(fields=frozenset({"b"}), ids=(2,)))
    assert heard == [SettingsChanged((1, 2), frozenset({"a", "b"}))]


def test_times_come_back_aware(db):
    at = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    with db.write() as u:
        u.session.add(Client(name="x", zone="UTC", created_at=at))
    with db.read() as session:
        assert session.scalars(select(Client.created_at)).one() == at
