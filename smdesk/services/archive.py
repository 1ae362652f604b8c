"""Clients that are worked for no longer: out of every overview, nothing new is planned, nothing of theirs is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, bindparam, select

from smdesk.core.errors import NotAllowed
from smdesk.models import Client, table_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_CLIENT = table_of(Client).c
_ARCHIVED = select(_CLIENT.name).where(_CLIENT.id == bindparam("client"), _CLIENT.archived_at.is_not(None))


def worked_for(client_id: Any) -> Any:
    """The condition that a row's client has not been archived; `client_id` is the column that names it."""
    return client_id.not_in(select(_CLIENT.id).where(_CLIENT.archived_at.is_not(None)))


def refuse_archived(session: Session | Connection, client: int) -> None:
    """Raises NotAllowed `client_archived` (`name`): something new was to be planned for it."""
    name = session.scalar(_ARCHIVED, {"client": client})
    if name is not None:
        raise NotAllowed("client_archived", name=name)
