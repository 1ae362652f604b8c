"""Alembic's entry: runs the scripts in the transaction it is given, tables rebuilt in batch mode (SQLite)."""

from __future__ import annotations

from alembic import context


def run() -> None:
    """Run what is asked for. Connection and tables come from `smdesk.db.migrate.run_scripts`, never from a file."""
    attributes = context.config.attributes
    context.configure(connection=attributes["connection"], target_metadata=attributes["metadata"], render_as_batch=True)
    # The caller's transaction is around all of it, so that a failure in the last script undoes the first.
    with context.begin_transaction():
        context.run_migrations()


run()
