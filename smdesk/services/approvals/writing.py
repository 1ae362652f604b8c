"""Writing of rounds and their posts, and what an act needs to be undone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, update

from smdesk.core.errors import NotAllowed
from smdesk.db.uow import UnitOfWork
from smdesk.services.approvals import rows
from smdesk.services.approvals.rows import ITEM, ROUND

#: An answer that was not given.
UNSAID: dict[str, Any] = {
    "seen": "", "says": "", "comment": "", "texts": [], "answered_by": "", "answered_at": None, "by_hand": False,
    "decision": "", "note": "",
}  # fmt: skip
#: A post that was just put into a round.
FRESH: dict[str, Any] = {"version": 0, "shown": None, "wall": None, "digest": "", "withdrawn": False, **UNSAID}


def open_round(unit: UnitOfWork, round_id: int) -> Row[Any]:
    """The row of a round that still takes answers. Raises NotFound `unknown_round`; NotAllowed `round_closed`."""
    found = rows.row(unit.connection, round_id)
    if found.closed_at is not None:
        raise NotAllowed("round_closed", name=found.name)
    return found


def write_round(unit: UnitOfWork, round_id: int, now: datetime, values: dict[str, Any]) -> None:
    """Change a round."""
    unit.connection.execute(
        update(ROUND).where(ROUND.c.id == round_id).values(**values, version=ROUND.c.version + 1, changed_at=now)
    )


def write_item(unit: UnitOfWork, item_id: int, now: datetime, **values: Any) -> None:
    """Change one post's place in its round."""
    unit.connection.execute(update(ITEM).where(ITEM.c.id == item_id).values(**values, changed_at=now))


def plain(item: Row[Any]) -> dict[str, Any]:
    """What acts change of a post's place in its round, with its number."""
    return {"id": item.id, **{name: getattr(item, name) for name in FRESH}}
