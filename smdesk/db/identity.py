"""The name of a desk, by which its secrets and its copies elsewhere are told from those of other desks."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as upsert

from smdesk.db.engine import Database
from smdesk.models import Setting, table_of

_SETTING = table_of(Setting)
_WHICH = {"key": "folder.id", "scope": "app", "scope_id": 0}
_ASKED = select(_SETTING.c.value).filter_by(**_WHICH)


def second_name(db: Database) -> str:
    """The folder of this desk's copies in the second place: two desks may share that place."""
    return f"smdesk-{folder_id(db)}"


def folder_id(db: Database) -> str:
    """The name under which this desk's secrets stand in the keyring; made once, and it travels with a copy."""
    with db.read() as session:
        value = session.scalar(_ASKED)
    if value is not None:
        return str(value)
    import uuid  # once in the life of a desk

    with db.write() as unit:
        new = upsert(_SETTING).values(**_WHICH, value=uuid.uuid4().hex[:12]).on_conflict_do_nothing()
        unit.connection.execute(new)
        made = unit.connection.execute(_ASKED).scalar()
        assert made is not None
        return str(made)
