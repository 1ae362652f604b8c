"""Media hosts as stored: a setting of their client's each, and of a channel's the one it uses."""

from __future__ import annotations

import json

from sqlalchemy import ColumnElement, Connection, bindparam, delete, exists, select
from sqlalchemy.dialects.sqlite import insert

from smdesk.core.hosting import HostInfo
from smdesk.models import Channel, Setting, table_of

SETTING = table_of(Setting)
CHANNEL = table_of(Channel)
#: `host.<id>` in the scope of a client; `CHOSEN` in that of a channel.
PREFIX = "host."
CHOSEN = "host"
# A range, for SQLite takes no index for LIKE; "/" follows "." in ASCII.
_IS_HOST = (SETTING.c.key >= PREFIX, SETTING.c.key < "host/", SETTING.c.scope == "client")
_EVERY = select(SETTING.c.key, SETTING.c.scope_id, SETTING.c.value).where(*_IS_HOST)
_OF_CHANNEL = (
    select(CHANNEL.c.client_id, SETTING.c.value)
    .outerjoin(
        SETTING,
        (SETTING.c.key == CHOSEN) & (SETTING.c.scope == "channel") & (SETTING.c.scope_id == CHANNEL.c.id),
    )
    .where(CHANNEL.c.id == bindparam("channel"))
)


def has_one(client: ColumnElement[int]) -> ColumnElement[bool]:
    """A condition: the client of this column has a media host, and so have all of their channels."""
    return exists().where(*_IS_HOST, SETTING.c.scope_id == client)


def every(connection: Connection, client: int | None = None) -> tuple[HostInfo, ...]:
    """All media hosts, or a client's, the oldest first."""
    query = _EVERY if client is None else _EVERY.where(SETTING.c.scope_id == client)
    return tuple(sorted((_info(*row) for row in connection.execute(query)), key=lambda each: each.id))


def of_channel(connection: Connection, channel: int) -> HostInfo | None:
    """The media host of a channel: the one chosen for it, else its client's first; None where there is none."""
    row = connection.execute(_OF_CHANNEL, {"channel": channel}).one_or_none()
    if row is None:
        return None
    hosts = every(connection, row.client_id)
    wished = json.loads(row.value) if row.value else None
    return next((each for each in hosts if each.id == wished), hosts[0] if hosts else None)


def chosen(connection: Connection) -> dict[int, int]:
    """Channel → the media host that was chosen for it."""
    query = select(SETTING.c.scope_id, SETTING.c.value).where(SETTING.c.key == CHOSEN, SETTING.c.scope == "channel")
    return {row.scope_id: json.loads(row.value) for row in connection.execute(query)}


def new_id(connection: Connection) -> int:
    """A number that no media host has."""
    return max((each.id for each in every(connection)), default=0) + 1


def store(connection: Connection, host: HostInfo) -> None:
    """Write a media host down, over what is stored of it."""
    data = {"kind": host.kind, "name": host.name, "facts": dict(host.facts), "secret_ref": host.secret_ref}
    _put(connection, f"{PREFIX}{host.id}", "client", host.client_id, data)


def forget(connection: Connection, host: HostInfo) -> None:
    """Take a media host out, and with it what was chosen for channels."""
    key = f"{PREFIX}{host.id}"
    connection.execute(delete(SETTING).where(SETTING.c.key == key, SETTING.c.scope == "client"))
    for channel, wished in chosen(connection).items():
        if wished == host.id:
            choose(connection, channel, None)


def choose(connection: Connection, channel: int, host: int | None) -> None:
    """The media host of a channel; None: its client's first."""
    if host is not None:
        _put(connection, CHOSEN, "channel", channel, host)
        return
    mine = (SETTING.c.key == CHOSEN, SETTING.c.scope == "channel", SETTING.c.scope_id == channel)
    connection.execute(delete(SETTING).where(*mine))


def _put(connection: Connection, key: str, scope: str, scope_id: int, value: object) -> None:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    statement = insert(SETTING).values(key=key, scope=scope, scope_id=scope_id, value=text)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["key", "scope", "scope_id"], set_={"value": text})
    )


def _info(key: str, client: int, value: str) -> HostInfo:
    data = json.loads(value)
    number = int(key.removeprefix(PREFIX))
    return HostInfo(number, client, data["kind"], data["name"], data["facts"], data["secret_ref"])
