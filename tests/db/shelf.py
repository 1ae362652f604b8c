"""A small schema of two revisions for the tests of opening and upgrading, apart from smdesk's own tables."""

from __future__ import annotations

import shutil
from pathlib import Path

import sqlalchemy as sa

from smdesk.db import SCHEMA, Schema, open_database

FIRST = """
import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table("author", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("name", sa.String(50)))
    op.create_table(
        "book",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("author_id", sa.Integer(), sa.ForeignKey("author.id", name="fk_book_author"), nullable=False),
        sa.Column("title", sa.String(50), nullable=False),
    )
"""

SECOND = """
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    with op.batch_alter_table("author", recreate="always") as batch:
        batch.add_column(sa.Column("born", sa.Integer()))
        batch.alter_column("name", existing_type=sa.String(50), type_=sa.String(80), nullable=False)
    op.execute("UPDATE author SET born = 1900")
    op.create_index("ix_book_live", "book", ["title"], sqlite_where=sa.text("title <> ''"))
{more}
"""


def _metadata(*, new: bool) -> sa.MetaData:
    metadata = sa.MetaData()
    born = [sa.Column("born", sa.Integer)] if new else []
    sa.Table("author", metadata, sa.Column("id", sa.Integer, primary_key=True),
             sa.Column("name", sa.String(80 if new else 50), nullable=not new), *born)  # fmt: skip
    index = [sa.Index("ix_book_live", "title", sqlite_where=sa.text("title <> ''"))] if new else []
    sa.Table("book", metadata, sa.Column("id", sa.Integer, primary_key=True),
             sa.Column("author_id", sa.Integer, sa.ForeignKey("author.id", name="fk_book_author"), nullable=False),
             sa.Column("title", sa.String(50), nullable=False), *index)  # fmt: skip
    return metadata


def schemas(folder: Path, more: str = "    pass") -> tuple[Schema, Schema]:
    """The old schema and the new one; `more` are further lines of the second script."""
    versions = folder / "scripts" / "versions"
    versions.mkdir(parents=True)
    shutil.copy(SCHEMA.scripts / "env.py", versions.parent)
    (versions / "0001_first.py").write_text(FIRST)
    (versions / "0002_second.py").write_text(SECOND.format(more=more))
    old = Schema(_metadata(new=False), ("0001",), versions.parent)
    return old, Schema(_metadata(new=True), ("0001", "0002"), versions.parent)


def fill(data: Path, schema: Schema, books: int = 3) -> None:
    """Make the database in `data` and put an author with some books into it."""
    with open_database(data, schema=schema) as db, db.write() as u:
        u.connection.execute(sa.text("INSERT INTO author (id, name) VALUES (1, 'Ana')"))
        rows = [{"t": f"t{number}"} for number in range(books)]
        u.connection.execute(sa.text("INSERT INTO book (author_id, title) VALUES (1, :t)"), rows)


def titles(data: Path, schema: Schema) -> list[str]:
    """The books' titles."""
    with open_database(data, schema=schema) as db, db.read() as session:
        return list(session.execute(sa.text("SELECT title FROM book ORDER BY id")).scalars())
