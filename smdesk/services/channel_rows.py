"""Queries and row rules of channels, for the service that connects them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, Select, bindparam, func, select

from smdesk.core import network as networks
from smdesk.core import rights
from smdesk.core.errors import Conflict, NotFound
from smdesk.db import hosts
from smdesk.models import Channel, Client, table_of
from smdesk.services.views import ChannelView

if TYPE_CHECKING:
    from sqlalchemy.orm import Session as DbSession

    from smdesk.adapters.base import Account, Session

#: Read as tables: the window lists channels before anything needs the mapping of classes, which takes its time.
CHANNEL, CLIENT = table_of(Channel), table_of(Client)


@cache
def query() -> Select[Any]:
    """Channels with their client's name and zone."""
    client = CLIENT.c
    hosted = hosts.has_one(client.id).label("hosted")
    return select(CHANNEL, client.name.label("client"), client.zone.label("zone"), hosted).join(
        CLIENT, client.id == CHANNEL.c.client_id
    )


# These are asked again and again, and to make them costs more than their answers. They are about classes: a session
# first writes what it holds.
@cache
def _one() -> Select[Any]:
    return query().where(Channel.id == bindparam("channel"), Channel.deleted_at.is_(None))


@cache
def _client() -> Select[Any]:
    return select(Client.id).where(Client.id == bindparam("client"), Client.deleted_at.is_(None))


@cache
def _account() -> Select[Any]:
    return query().where(
        Channel.network == bindparam("network"),
        Channel.server == bindparam("server"),
        Channel.remote_id == bindparam("remote"),
        Channel.deleted_at.is_(None),
    )


@cache
def listed(*, of_client: bool, of_network: bool, troubled: bool) -> Select[Any]:
    """Live channels by client and network: of a `client`, of a `network`, those that must be connected again."""
    channel = CHANNEL.c
    found = query().where(channel.deleted_at.is_(None))
    if of_client:
        found = found.where(channel.client_id == bindparam("client"))
    if of_network:
        found = found.where(channel.network == bindparam("network"))
    if troubled:
        found = found.where(channel.problem != "", CLIENT.c.archived_at.is_(None))
    return found.order_by(func.lower(CLIENT.c.name), channel.network, channel.id)


def one(session: DbSession, channel: int) -> ChannelView:
    """One live channel. Raises NotFound `unknown_channel`."""
    row = session.execute(_one(), {"channel": channel}).one_or_none()
    if row is None:
        raise NotFound("unknown_channel", name=str(channel), near=[])
    return view(row)


def view(row: Row[Any]) -> ChannelView:
    """The view of a row of `query`."""
    return ChannelView(
        id=row.id,
        client_id=row.client_id,
        client=row.client,
        network=row.network,
        mode=row.mode,
        handle=row.handle,
        display_name=row.display_name,
        server=row.server,
        remote_id=row.remote_id,
        problem=row.problem,
        paused=row.paused,
        spacing_s=row.spacing_s,
        slots=tuple((int(day), str(hour), *map(int, kept)) for day, hour, *kept in row.slots),
        limits_read_at=row.limits_read_at,
        checked_at=row.checked_at,
        facts=row.facts,
        zone=row.zone,
        limits=row.limits,
        hosted=row.hosted,
    )


def as_it_would_be(session: DbSession, network: str, client: int, found: Session, now: datetime) -> ChannelView:
    """The channel of an account that is not stored: it has no id. Raises NotFound `unknown_client`."""
    client_exists(session, client)
    row = session.execute(select(CLIENT.c.name, CLIENT.c.zone).where(CLIENT.c.id == client)).one()
    told = learned(network, found, now)
    del told["changed_at"]
    return ChannelView(
        id=0, client_id=client, client=row.name, network=network, mode="api", paused=False, spacing_s=None, slots=(),
        zone=row.zone, **told,
    )  # fmt: skip


def client_exists(session: DbSession, client: int) -> None:
    """Raises NotFound `unknown_client` unless it is there."""
    if session.scalar(_client(), {"client": client}) is None:
        raise NotFound("unknown_client", name=str(client), near=[])


def same_account(session: DbSession, network: str, server: str, remote_id: str) -> ChannelView | None:
    """The live channel of this remote account, whosever it is."""
    if not remote_id:
        return None
    row = session.execute(_account(), {"network": network, "server": server, "remote": remote_id}).one_or_none()
    return view(row) if row else None


def by_hand(session: DbSession, client: int, network: str, found: Session) -> ChannelView | None:
    """The client's channel that is published on by hand and has the name of this account, if there is one."""
    query_ = query().where(
        CHANNEL.c.client_id == client, CHANNEL.c.network == network, CHANNEL.c.mode == "assisted",
        CHANNEL.c.deleted_at.is_(None),
    )  # fmt: skip
    names = {name.strip().lstrip("@").casefold() for name in (found.handle, found.display_name)} - {""}
    same = [view(row) for row in session.execute(query_) if row.handle.strip().lstrip("@").casefold() in names]
    return same[0] if len(same) == 1 else None


def account_is_free(session: DbSession, network: str, found: Session) -> None:
    """Raises Conflict `account_of_other_client` when somebody connected the account in the meantime."""
    taken = same_account(session, network, found.server, found.remote_id)
    if taken:
        raise Conflict("account_of_other_client", handle=found.handle, client=taken.client)


def assisted_is_new(session: DbSession, client: int, network: str, handle: str) -> None:
    """Raises Conflict `channel_exists` when the client has this network with the same handle; `channel_unnamed_exists`
    where neither has one.
    """
    taken = session.scalar(
        select(Channel.id).where(
            Channel.client_id == client,
            Channel.network == network,
            func.lower(Channel.handle) == handle.lower(),
            Channel.deleted_at.is_(None),
        )
    )
    if taken is not None:
        if not handle:
            raise Conflict("channel_unnamed_exists", network=network)
        raise Conflict("channel_exists", network=network, handle=handle)


def must_be_same(expected: ChannelView, found: Session) -> None:
    """Raises Conflict `other_account` when the credentials belong to another account than the channel's."""
    if expected.remote_id and found.remote_id != expected.remote_id:
        raise Conflict("other_account", expected=called(expected), found=found.handle or found.remote_id)


def called(channel: ChannelView) -> str:
    """The shortest name that a person knows the channel by."""
    return channel.handle or channel.display_name or channel.network


def learned(network: str, found: Session, now: datetime, known: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Columns that a session with the network fills. A working session has no problem.

    `known`: facts that were learned earlier and still hold. What the scopes that are missing would allow is no feature
    of the channel.
    """
    spec = networks.load(network)
    before = rights.asked(spec) if known is None else known
    facts, limits = {**before, **found.facts}, dict(found.limits)
    missing = facts.get("missing_scopes")
    if missing:
        limits["features"] = sorted(each.value for each in spec.with_limits(limits).without(missing))
    return {
        "handle": found.handle,
        "display_name": found.display_name,
        "server": found.server,
        "remote_id": found.remote_id,
        "facts": facts,
        "limits": limits,
        "limits_read_at": now if found.limits else None,
        "problem": "",
        "checked_at": now,
        "changed_at": now,
    }


def secret_ref(session: DbSession, channel: int) -> str:
    """Where the channel's secrets are in the keyring, "" where it has none."""
    return session.scalar(select(Channel.secret_ref).where(Channel.id == channel)) or ""


def with_secrets(session: DbSession, network: str) -> list[Row[Any]]:
    """Id, handle and reference of the live channels of a network that have secrets, the newest first."""
    query = select(Channel.id, Channel.handle, Channel.secret_ref).where(
        Channel.network == network, Channel.secret_ref != "", Channel.deleted_at.is_(None)
    )
    return list(session.execute(query.order_by(Channel.id.desc())))


def other_refs(session: DbSession, channel: int) -> tuple[str, ...]:
    """Where the secrets of all other live channels are."""
    query = select(Channel.secret_ref).where(
        Channel.id != channel, Channel.secret_ref != "", Channel.deleted_at.is_(None)
    )
    return tuple(session.scalars(query))


def account(session: DbSession, channel: int) -> Account:
    """The channel as an adapter sees it, without secrets. Raises NotFound `unknown_channel`."""
    row = session.execute(select(Channel.__table__).where(Channel.id == channel)).one_or_none()
    if row is None:
        raise NotFound("unknown_channel", name=str(channel), near=[])
    from smdesk.adapters.base import Account  # who lists channels for the window asks no network

    spec = networks.load(row.network).with_limits(row.limits)
    return Account(spec, row.server, row.remote_id, row.handle, row.facts)
