"""Upgrading: what a migration leads to, and what is left when it fails."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from smdesk.core.errors import StorageError
from smdesk.db import SCHEMA, Backups, Schema, migrate, open_database
from smdesk.db.inspect import found
from smdesk.db.schema import APPLICATION_ID
from tests.db.shelf import fill, schemas, titles

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).resolve().parents[1] / "golden_db"
DATABASE = "smdesk.sqlite3"


def _by_scripts(path: Path, schema: Schema) -> None:
    """Make the tables as the migrations do, from nothing."""
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        migrate.run_scripts(connection, schema)
    engine.dispose()


def _differences(path: Path, schema: Schema) -> list[object]:
    """What the models and the file do not agree on, as Alembic sees it (it does not see partial indexes)."""
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = compare_metadata(context, schema.metadata)
    engine.dispose()
    return found


def _structure(path: Path) -> dict[str, object]:
    """Tables (columns, keys, constraints) and indexes (with their conditions), whatever order they were made in."""
    with closing(sqlite3.connect(path)) as connection:
        indexes = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql NOT NULL"))
    engine = sa.create_engine(f"sqlite:///{path}")
    inspector = sa.inspect(engine)
    tables = {
        name: {
            "columns": sorted(str(sorted(column.items(), key=str)) for column in inspector.get_columns(name)),
            "primary": inspector.get_pk_constraint(name),
            "foreign": sorted(map(str, inspector.get_foreign_keys(name))),
            "unique": sorted(map(str, inspector.get_unique_constraints(name))),
            "check": sorted(map(str, inspector.get_check_constraints(name))),
        }
        for name in inspector.get_table_names()
    }
    engine.dispose()
    return {"tables": tables, "indexes": {name: " ".join(text.split()) for name, text in indexes.items()}}


def test_the_known_revisions_are_the_scripts_in_one_line():
    config = Config()
    config.set_main_option("script_location", str(SCHEMA.scripts))
    scripts = list(ScriptDirectory.from_config(config).walk_revisions())[::-1]
    assert tuple(script.revision for script in scripts) == SCHEMA.revisions
    assert [script.down_revision for script in scripts] == [None, *SCHEMA.revisions[:-1]]


def test_the_quick_creation_equals_the_migrations(data_folder, tmp_path):
    open_database(data_folder).close()
    _by_scripts(tmp_path / "scripts.sqlite3", SCHEMA)
    assert _structure(data_folder / DATABASE) == _structure(tmp_path / "scripts.sqlite3")
    assert _differences(tmp_path / "scripts.sqlite3", SCHEMA) == []


def test_structure_sees_a_condition_of_an_index(tmp_path):
    """The comparison above would be worth little if it did not."""
    for name, condition in (("a", "x > 1"), ("b", "x > 2")):
        with closing(sqlite3.connect(tmp_path / name)) as connection:
            connection.execute("CREATE TABLE t (x INTEGER)")
            connection.execute(f"CREATE INDEX i ON t (x) WHERE {condition}")
    assert _structure(tmp_path / "a") != _structure(tmp_path / "b")


@pytest.mark.parametrize("revision", SCHEMA.revisions)
def test_a_database_of_each_released_revision_opens_with_its_rows(data_folder, tmp_path, revision):
    with closing(sqlite3.connect(data_folder / DATABASE)) as connection:
        connection.executescript((GOLDEN / f"{revision}.sql").read_text(encoding="utf-8"))
    open_database(data_folder).close()
    assert found(data_folder / DATABASE) == SCHEMA.head
    assert _differences(data_folder / DATABASE, SCHEMA) == []
    _by_scripts(tmp_path / "scripts.sqlite3", SCHEMA)
    assert _structure(data_folder / DATABASE) == _structure(tmp_path / "scripts.sqlite3")
    with open_database(data_folder) as db, db.read() as session:
        rows = {
            "client": session.execute(sa.text("SELECT name, zone, languages FROM client ORDER BY id")).all(),
            "part": session.execute(sa.text("SELECT text FROM part ORDER BY id")).all(),
            "publication": session.execute(
                sa.text("SELECT state, wall_time, zone, due_utc, remote_id FROM publication ORDER BY id")
            ).all(),
            "attempt": session.execute(sa.text("SELECT number, outcome, status FROM attempt ORDER BY id")).all(),
            "setting": session.execute(sa.text('SELECT "key", scope, scope_id, value FROM setting')).all(),
        }
    assert rows == {
        "client": [("Panadería «La Espiga» 🥖", "America/Bogota", '["es-CO", "en"]')],
        "part": [("Buenos días.\nMañana: pan de yuca.",), ("El segundo.",)],
        "publication": [
            ("published", "2026-10-01T09:00:00", "America/Bogota", "2026-10-01T14:00:00.000000Z", "at://did/1"),
            ("unconfirmed", "2026-10-02T09:00:00", "America/Bogota", "2026-10-02T14:00:00.000000Z", None),
        ],
        "attempt": [(1, "published", 200), (1, "unknown", None)],
        "setting": [("future.unknown", "client", 1, '{"kept": true}')],
    }


def test_a_database_with_an_inbox_keeps_its_messages_answers_and_values(data_folder):
    with closing(sqlite3.connect(data_folder / DATABASE)) as connection:
        connection.executescript((GOLDEN / "0003.sql").read_text(encoding="utf-8"))
    with open_database(data_folder) as db, db.read() as session:
        rows = {
            table: [tuple(row) for row in session.execute(sa.text(f"SELECT {columns} FROM {table}"))]
            for table, columns in {
                "conversation": '"key", kind, state, waiting_since, publication_id',
                "message": "author_name, text, at, state",
                "reply": 'text, state, "key", remote_id',
                "sync_state": "job, cursor",
                "sample": "metric, value, definition, source",
            }.items()
        }
    at = "2026-09-30T12:00:00.000000Z"
    assert rows == {
        "conversation": [("at://nuria/1", "comment", "open", at, 1)],
        "message": [("Nuria", "¿Hay pan de yuca mañana? 🍞", at, "new")],
        "reply": [("Sí, desde las 7.", "unconfirmed", "r1", None)],
        "sync_state": [("inbox", "c1")],
        "sample": [("likes", 12.0, "bluesky:likeCount", "api")],
    }


@pytest.mark.parametrize(
    ("revision", "by_month"),
    [
        ("0005", []),
        ("0006", [("conversions", 90.0, 120.0, 12.5, "[]", "")]),
        ("0007", [("conversions", 90.0, 120.0, 12.5, '["persona:1"]', "mon")]),
        ("0008", [("conversions", 90.0, 120.0, 12.5, '["persona:1"]', "mon")]),
        ("0009", [("conversions", 90.0, 120.0, 12.5, '["persona:1"]', "mon")]),
        ("0010", [("conversions", 90.0, 120.0, 12.5, '["persona:1"]', "mon")]),
        ("0011", [("conversions", 90.0, 120.0, 12.5, '["persona:1"]', "mon")]),
    ],
)
def test_a_database_with_a_strategy_keeps_what_is_known_agreed_and_planned(data_folder, revision, by_month):
    with closing(sqlite3.connect(data_folder / DATABASE)) as connection:
        connection.executescript((GOLDEN / f"{revision}.sql").read_text(encoding="utf-8"))
    with open_database(data_folder) as db, db.read() as session:
        rows = {
            table: [tuple(row) for row in session.execute(sa.text(f"SELECT {columns} FROM {table}"))]
            for table, columns in {
                "dossier": "goal, colors, promo_ceiling",
                "persona": "name, share, profile",
                "finding": "text, became",
                "kpi": "metric, baseline, target, monthly, pushed, reads",
                "reading": "day, value",
                "campaign": "name, budget, currency",
                "ad": "name, post_id",
                "contest": "name, closes",
                "key_date": "name, day, yearly",
            }.items()
        }
    assert rows == {
        "dossier": [("Vender más pan de yuca", '["#b3541e"]', 20)],
        "persona": [("Doña Marta", 60, '{"place": "Bogotá"}')],
        "finding": [("Nadie responde", "objective:1")],
        "kpi": [("response_rate", 40.0, 90.0, None, "[]", ""), *by_month],
        "reading": [("2026-09-15", 55.0)],
        "campaign": [("Diciembre", 15000, "COP")],
        "ad": [("Bandeja", 1)],
        "contest": [("Sorteo", "2026-12-20T20:00:00")],
        "key_date": [("Aniversario", "2020-12-07", 1)],
    }


def test_a_round_of_approval_keeps_what_was_shown_and_what_came_back(data_folder):
    with closing(sqlite3.connect(data_folder / DATABASE)) as connection:
        connection.executescript((GOLDEN / "0010.sql").read_text(encoding="utf-8"))
    with open_database(data_folder) as db, db.read() as session:
        rows = session.execute(
            sa.text(
                "SELECT r.name, i.post_id, i.says, i.comment, i.texts, e.kind, e.facts FROM approval_round r"
                " JOIN approval_item i ON i.round_id = r.id JOIN approval_event e ON e.item_id = i.id"
            )
        ).all()
    assert rows == [
        ("1 al 15", 1, "changes", "¿Y el precio?", '["Buenos días."]', "answered", '{"file": "uno.answer"}')
    ]


def test_a_content_sheet_keeps_what_was_written_delivered_and_came_back(data_folder):
    with closing(sqlite3.connect(data_folder / DATABASE)) as connection:
        connection.executescript((GOLDEN / "0011.sql").read_text(encoding="utf-8"))
    with open_database(data_folder) as db, db.read() as session:
        rows = session.execute(
            sa.text(
                "SELECT b.art_text, b.scene, b.refs, b.sizes, b.needed, b.codes, a.filename, a.asked, d.version,"
                " d.lines FROM brief b JOIN art a ON a.post_id = b.post_id JOIN sheet_delivery d"
            )
        ).all()
    assert rows == [
        (
            "Pan de yuca\n4,20 €", "Manos sobre la masa", '["https://a.es"]', "[[1080, 1350]]", 1,
            '[["2026-09-28", 1]]', "S40-01.png", "[1080, 1350]", 1,
            '{"1": {"when": "2026-10-01 09:00", "scene": "Manos", "number": 1, "title": "Pan"}}',
        )
    ]  # fmt: skip


def test_the_pages_of_a_document_move_to_their_own_column_and_the_seconds_of_a_video_stay(data_folder):
    media = "INSERT INTO media VALUES(%d,'%s','%s',9,0,0,%s,'','2026-09-30T12:00:00.000000Z')"
    with closing(sqlite3.connect(data_folder / DATABASE)) as connection:
        connection.executescript((GOLDEN / "0006.sql").read_text(encoding="utf-8"))
        connection.execute(media % (7, "e" * 64, "application/pdf", "12.0"))
        connection.execute(media % (8, "f" * 64, "video/mp4", "12.5"))
        connection.commit()
    with open_database(data_folder) as db, db.read() as session:
        rows = session.execute(sa.text("SELECT id, duration_s, pages FROM media ORDER BY id")).all()
    assert rows == [(1, 0.0, 0), (7, 0.0, 12), (8, 12.5, 0)]


@pytest.mark.parametrize(
    ("revision", "films"), [("0007", [(7, 12.5, "", "")]), ("0008", [(3, 4.5, "VP9", "AAC"), (7, 12.5, "AV1", "")])]
)
def test_of_a_film_that_was_there_before_no_codec_is_known(data_folder, revision, films):
    names = "id, sha256, mime, size, width, height, duration_s, pages, filename, created_at"
    values = f"7, '{'e' * 64}', 'video/mp4', 9, 0, 0, 12.5, 0, '', '2026-09-30T12:00:00.000000Z'"
    if revision == "0008":
        names, values = f"{names}, video_codec, audio_codec", f"{values}, 'AV1', ''"
    with closing(sqlite3.connect(data_folder / DATABASE)) as connection:
        connection.executescript((GOLDEN / f"{revision}.sql").read_text(encoding="utf-8"))
        connection.execute(f"INSERT INTO media ({names}) VALUES ({values})")
        connection.commit()
    with open_database(data_folder) as db, db.read() as session:
        rows = session.execute(
            sa.text("SELECT id, duration_s, video_codec, audio_codec FROM media WHERE mime = 'video/mp4' ORDER BY id")
        ).all()
    assert rows == films


@pytest.mark.parametrize(("revision", "colors"), [("0008", [""]), ("0009", ["", "CMYK"])])
def test_of_a_picture_that_was_there_before_no_colours_are_known(data_folder, revision, colors):
    with closing(sqlite3.connect(data_folder / DATABASE)) as connection:
        connection.executescript((GOLDEN / f"{revision}.sql").read_text(encoding="utf-8"))
    with open_database(data_folder) as db, db.read() as session:
        found = session.execute(sa.text("SELECT colors FROM media WHERE mime LIKE 'image/%' ORDER BY id"))
        assert [row.colors for row in found] == colors


# --- the machinery, with a small schema of two revisions --------------------------------------------------------------


def test_an_older_database_is_backed_up_and_upgraded_with_its_rows(data_folder, tmp_path):
    old, new = schemas(tmp_path)
    fill(data_folder, old)
    assert titles(data_folder, new) == ["t0", "t1", "t2"]
    assert found(data_folder / DATABASE) == "0002"
    with closing(sqlite3.connect(data_folder / DATABASE)) as connection:
        assert connection.execute("SELECT name, born FROM author").fetchall() == [("Ana", 1900)]
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    (copy,) = Backups(data_folder, new).all(thorough=True)
    assert (copy.reason, copy.revision, copy.verdict) == ("before-upgrade-0001", "0001", "older")
    assert _differences(data_folder / DATABASE, new) == []


def test_who_is_no_owner_does_not_upgrade(data_folder, tmp_path):
    old, new = schemas(tmp_path)
    fill(data_folder, old)
    with pytest.raises(StorageError) as caught:
        open_database(data_folder, owner=False, schema=new)
    assert (caught.value.code, caught.value.facts["why"]) == ("needs_owner", "upgrade")
    assert found(data_folder / DATABASE) == "0001"


FAILURES = {
    "an exception": ("    raise ValueError('planted')", "ValueError"),
    "wrong SQL": ("    op.execute('UPDATE nothing SET x = 1')", "OperationalError"),
    "lost rows": ("    op.execute('DELETE FROM book WHERE id = 2')", "migration_lost_rows"),
    "orphans": ("    op.execute('UPDATE book SET author_id = 77')", "migration_orphans"),
}


@pytest.mark.parametrize("case", FAILURES)
@pytest.mark.allow_log("upgrade from 0001 to 0002 failed")
def test_a_failed_upgrade_leaves_the_old_database_and_names_the_backup(data_folder, tmp_path, case):
    more, cause = FAILURES[case]
    old, new = schemas(tmp_path, more)
    fill(data_folder, old)
    with pytest.raises(StorageError) as caught:
        open_database(data_folder, schema=new)
    (copy,) = Backups(data_folder, old).all(thorough=True)
    assert caught.value.code == "migration_failed"
    assert caught.value.facts == {"backup": str(copy.path), "cause": cause}
    assert copy.verdict == "good"
    assert titles(data_folder, old) == ["t0", "t1", "t2"]


@pytest.mark.allow_log("upgrade from 0001 to 0002 failed", "cannot be read")
@pytest.mark.parametrize("harm", ["committed", "damaged"])
def test_the_copy_comes_back_where_undoing_does_not_help(data_folder, tmp_path, monkeypatch, harm):
    old, new = schemas(tmp_path)
    fill(data_folder, old)

    def upgrade(path: Path, schema: Schema) -> None:
        if harm == "damaged":
            path.write_bytes(b"\xee" * 5000)
        else:
            with closing(sqlite3.connect(path)) as connection, connection:
                connection.execute("UPDATE alembic_version SET version_num = 'half'")
                connection.execute("DELETE FROM book")

    monkeypatch.setattr(migrate, "_upgrade", upgrade)
    with pytest.raises(StorageError) as caught:
        open_database(data_folder, schema=new)
    assert caught.value.code == "migration_failed"
    assert titles(data_folder, old) == ["t0", "t1", "t2"]


def test_an_upgrade_waits_for_no_other_writer_and_changes_nothing_then(data_folder, tmp_path, monkeypatch):
    monkeypatch.setattr("smdesk.db.engine.BUSY_S", 0.05)
    old, new = schemas(tmp_path)
    fill(data_folder, old)
    with closing(sqlite3.connect(data_folder / DATABASE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError) as caught:
            open_database(data_folder, schema=new)
        other.execute("ROLLBACK")
    assert caught.value.code == "database_busy"
    assert titles(data_folder, new) == ["t0", "t1", "t2"]


def test_no_room_for_the_backup_means_no_upgrade(data_folder, tmp_path, monkeypatch):
    old, new = schemas(tmp_path)
    fill(data_folder, old)

    def full(*args: object, **options: object) -> None:
        raise StorageError("disk_full", path="x")

    monkeypatch.setattr("smdesk.db.backup.copied", full)
    with pytest.raises(StorageError) as caught:
        open_database(data_folder, schema=new)
    assert caught.value.code == "disk_full"
    monkeypatch.undo()
    assert titles(data_folder, old) == ["t0", "t1", "t2"]


def test_creating_a_database_that_another_process_has_just_made_changes_nothing(data_folder, tmp_path):
    old, _ = schemas(tmp_path)
    fill(data_folder, old)
    migrate.create(data_folder / DATABASE, old)
    assert titles(data_folder, old) == ["t0", "t1", "t2"]
