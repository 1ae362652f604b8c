"""Making a new database, and bringing an older one to the present schema without ever losing it."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from smdesk.core.errors import SmdeskError, StorageError
from smdesk.db.backup import Backup, Backups, copied
from smdesk.db.engine import connect
from smdesk.db.errors import file_error, storage_error
from smdesk.db.inspect import complaints, found, revision, row_counts
from smdesk.db.schema import APPLICATION_ID, Schema
from smdesk.db.swap import finish, incoming
from smdesk.models.mapping import make_tables

_log = logging.getLogger(__name__)

_VERSION_TABLE = (
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)


@contextmanager
def _transaction(path: Path) -> Iterator[tuple[Connection, sqlite3.Connection]]:
    """One transaction that no other writer can enter, as SQLAlchemy and as sqlite3 see it; foreign keys unchecked.

    (Batch migrations drop and rename tables that others point to.)
    """
    raw = connect(path)
    engine = create_engine("sqlite+pysqlite://", creator=lambda: raw, poolclass=StaticPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        raw.execute("PRAGMA foreign_keys=OFF")
        with engine.begin() as connection:
            yield connection, raw
    except (DBAPIError, sqlite3.Error) as error:
        origin = error.orig if isinstance(error, DBAPIError) else error
        known = storage_error(origin, path) if isinstance(origin, sqlite3.Error) else None
        raise known or error from error
    finally:
        engine.dispose()
        raw.close()


def create(path: Path, schema: Schema) -> None:
    """Make the tables in an empty or missing file; whole or not at all. Leaves it alone if another process was faster.

    Raises StorageError("disk_full" | "folder_read_only" | "database_busy" ...).
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise file_error(error, path) from error
    with _transaction(path) as (connection, raw):
        if revision(raw, path) is not None:
            return
        make_tables()
        schema.metadata.create_all(connection, checkfirst=False)
        raw.execute(_VERSION_TABLE)
        raw.execute("INSERT INTO alembic_version VALUES (?)", (schema.head,))
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")


def run_scripts(connection: Connection, schema: Schema) -> None:
    """Alembic's upgrade to the head, in the transaction that `connection` is in."""
    from alembic import command  # half a second to import, and needed only here
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(schema.scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    make_tables()
    config.attributes["metadata"] = schema.metadata
    command.upgrade(config, schema.head)


def upgrade(path: Path, schema: Schema, backups: Backups) -> Backup:
    """Copy the database, then bring it to `schema.head` in one transaction; returns the copy.

    Raises StorageError("migration_failed", backup=, cause=) with the database as it was before. What the copying
    raises ("disk_full", ...) leaves the database untouched.
    """
    old = found(path)
    copy = backups.create(f"before-upgrade-{old}")
    try:
        _upgrade(path, schema)
        after = found(path)
        if after != schema.head:
            raise StorageError("migration_incomplete", found=after)
    # Whatever a migration raises, the database must be what it was, and the person told.
    except Exception as error:
        cause = error.code if isinstance(error, SmdeskError) else type(error).__name__
        if cause == "database_busy":
            raise
        _log.warning("upgrade from %s to %s failed", old, schema.head, exc_info=error)
        _put_back(path, copy, old)
        raise StorageError("migration_failed", backup=str(copy.path), cause=cause) from error
    return copy


def _upgrade(path: Path, schema: Schema) -> None:
    with _transaction(path) as (connection, raw):
        before = row_counts(raw)
        run_scripts(connection, schema)
        orphans = raw.execute("PRAGMA foreign_key_check").fetchall()
        if orphans:
            raise StorageError("migration_orphans", tables=sorted({row[0] for row in orphans}))
        trouble = complaints(raw, whole=True)
        if trouble:
            raise StorageError("database_damaged", path=str(path), detail=trouble, newest_good_backup="")
        after = row_counts(raw)
        changed = sorted(table for table in before.keys() & after.keys() if before[table] != after[table])
        if changed:
            raise StorageError("migration_lost_rows", tables=changed)


def _put_back(path: Path, copy: Backup, old: str | None) -> None:
    """After a failed upgrade: normally the transaction is undone and nothing is to do; else the copy comes back."""
    try:
        if found(path) == old:
            return
    except StorageError as error:
        _log.warning("after a failed upgrade the database cannot be read: %s", error)
    copied(copy.path, incoming(path))
    finish(path)
