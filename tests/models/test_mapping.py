"""Models are tables from the first, and classes when somebody wants them."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest
from sqlalchemy import Integer, String

from smdesk.models import Channel, Post, Publication, table_of
from smdesk.models.mapping import mappers
from smdesk.models.types import Json, UtcDateTime, WallTime

pytestmark = pytest.mark.slow

START = """
import sys
from pathlib import Path
from sqlalchemy import func, select, update
from smdesk.db import open_database
from smdesk.models import Client, Post, table_of
from smdesk.models.mapping import is_mapped
db = open_database(Path(sys.argv[1]), owner=True)
with db.write() as unit:
    unit.connection.execute(table_of(Client).insert().values(name="Nuria", zone="Europe/Madrid"))
with db.read() as session:
    assert session.scalars(select(Client.name).where(Client.zone == "Europe/Madrid")).all() == ["Nuria"]
    assert session.connection().execute(select(func.count()).select_from(table_of(Client))).scalar() == 1
assert "sqlalchemy.orm" not in sys.modules and not is_mapped()
"""


@pytest.mark.parametrize(
    "wanted",
    [
        "with db.read() as session: assert session.scalars(select(Client)).one().name == 'Nuria'",
        "with db.read() as session: assert session.get(Client, 1).name == 'Nuria'",
        "with db.read() as session: assert session.scalar(select(Post.id).join(Client, Client.id == Post.id)) is None",
        """
        with db.write() as unit:
            unit.session.add(Client(name="Otra", zone="UTC"))
            unit.session.execute(update(Client).where(Client.name == "Nuria").values(zone="UTC"))
        with db.read() as session:
            found = session.scalars(select(Client).order_by(Client.id)).all()
            assert [(each.name, each.zone, each.version) for each in found] == [("Nuria", "UTC", 1), ("Otra", "UTC", 1)]
        """,
    ],
)
def test_rows_are_read_without_the_orm_and_classes_are_mapped_when_they_are_wanted(tmp_path, wanted):
    code = START + textwrap.dedent(wanted) + "\nassert is_mapped()"
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("wanted", ["db.read() as it: it.session", "db.write() as it: it.session"])
def test_the_orm_is_imported_by_one_thread_while_the_others_wait(tmp_path, wanted):
    code = START + textwrap.dedent(f"""
    import threading
    from smdesk.models import mapping
    def ask():
        with {wanted}
    with mapping._turn:
        asking = threading.Thread(target=ask)
        asking.start()
        asking.join(0.5)
        assert asking.is_alive() and "sqlalchemy.orm" not in sys.modules
    asking.join()
    assert is_mapped()
    """)
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("column", "kind", "optional"),
    [
        (table_of(Post).c.id, Integer, False),
        (table_of(Post).c.title, String, False),
        (table_of(Post).c.planned_utc, UtcDateTime, True),
        (table_of(Post).c.planned_wall, WallTime, True),  # as it says itself
        (table_of(Post).c.deleted_at, UtcDateTime, True),  # shared with other models
        (table_of(Publication).c.post_id, Integer, False),  # by its foreign key
        (table_of(Channel).c.facts, Json, False),
    ],
)
def test_a_column_is_what_its_annotation_says(column, kind, optional):
    assert (type(column.type), column.nullable) == (kind, optional)


def test_the_default_of_a_column_that_is_shared():
    assert table_of(Post).c.version.default.arg == table_of(Channel).c.version.default.arg == 1


def test_a_class_refuses_a_column_that_it_does_not_have():
    with pytest.raises(TypeError, match="no column 'titel'"):
        Post(titel="x")


def test_mapped_classes_are_ready_to_be_used_before_a_transaction_begins() -> None:
    """SQLAlchemy would finish them at the first statement: within the transaction, for which others wait."""
    assert all(mapper.configured for mapper in mappers())
