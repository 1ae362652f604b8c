"""Advertising accounts as stored: a setting of their client's each, for a channel is a place to publish."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from smdesk.core.records import dataclass
from smdesk.models import Setting, table_of

SETTING = table_of(Setting)
#: `ads.<network>.<id>` in the scope of a client.
PREFIX = "ads."
# A range, for SQLite takes no index for LIKE; "/" follows "." in ASCII.
_EVERY = select(SETTING.c.key, SETTING.c.scope_id, SETTING.c.value).where(
    SETTING.c.key >= PREFIX, SETTING.c.key < "ads/", SETTING.c.scope == "client"
)


@dataclass(frozen=True, slots=True)
class StoredAds:
    """One connected account; its secrets are in the keyring under `secret_ref`."""

    network: str
    id: str  # its id on the network
    client_id: int
    name: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    secret_ref: str = ""
    problem: str = ""  # a code while it must be connected again
    begun: Mapping[str, str] = field(default_factory=dict)  # mark of a campaign nobody can tell of → when it was begun


def every(connection: Connection) -> tuple[StoredAds, ...]:
    """All of them, by name."""
    found = (_stored(*row) for row in connection.execute(_EVERY))
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.id)))


def store(connection: Connection, account: StoredAds) -> None:
    """Write an account down, over what is stored of it."""
    data = {"name": account.name, "facts": dict(account.facts), "secret_ref": account.secret_ref,
            "problem": account.problem, "begun": dict(account.begun)}  # fmt: skip
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    statement = insert(SETTING).values(key=_key(account), scope="client", scope_id=account.client_id, value=text)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["key", "scope", "scope_id"], set_={"value": text})
    )


def forget(connection: Connection, account: StoredAds) -> None:
    """Take an account out."""
    connection.execute(delete(SETTING).where(SETTING.c.key == _key(account), SETTING.c.scope == "client"))


def _key(account: StoredAds) -> str:
    return f"{PREFIX}{account.network}.{account.id}"


def _stored(key: str, client: int, value: str) -> StoredAds:
    data = json.loads(value)
    network, _, known = key.removeprefix(PREFIX).partition(".")
    return StoredAds(
        network, known, client, data["name"], data["facts"], data["secret_ref"], data["problem"], data["begun"]
    )
