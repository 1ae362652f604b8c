"""Media hosts of clients: added after a trial, chosen for channels, cleared of what nobody needs any more."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from smdesk.core import network as networks
from smdesk.core.errors import LimitedError, NotAllowed, NotFound, Offline, RefusedError, SecretError, SmdeskError
from smdesk.core.events import ChannelsChanged
from smdesk.core.hosting import KINDS, HostInfo
from smdesk.core.outcome import Limited, NotSent, Outcome, Prepared
from smdesk.core.records import dataclass
from smdesk.db import Database, UnitOfWork, hosts
from smdesk.models import Channel, Client
from smdesk.publishing.hosting import needed_files
from smdesk.services import channel_rows as rows

if TYPE_CHECKING:
    from smdesk.publishing.hosting import Hosting
    from smdesk.services.accounts import Accounts

log = logging.getLogger(__name__)

#: Kinds of which the files are ours to clear away; a site's library is its owner's.
CLEARED = frozenset({"s3", "sftp"})


@dataclass(frozen=True, slots=True)
class HostLogin:
    """What a person gives to add a media host. `options`: bucket, region, folder, public, fingerprint."""

    server: str = ""
    handle: str = ""  # user name, or the id of an access key
    secret: str = field(default="", repr=False)
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HostView:
    """One media host. Never holds a secret, nor its reference."""

    id: int
    client_id: int
    client: str
    kind: str  # wordpress, s3, sftp
    name: str
    public: str  # where its files are read
    folder: str
    fingerprint: str  # of the server's key, where there is one
    channels: tuple[int, ...]  # channels that use it


class HostsService:
    """One transaction a call; the host and the keyring are asked outside of it."""

    def __init__(self, db: Database, accounts: Accounts, hosting: Hosting) -> None:
        self._db, self._accounts, self._hosting = db, accounts, hosting

    def add(self, kind: str, client: int, login: HostLogin) -> HostView:
        """Try a media host out, then store it, its secrets first. The same one again is repaired.

        Raises:
            NotFound: `unknown_client`, `unknown_host_kind` (kind, known).
            InvalidInput, Conflict, NetworkError: as the kind's `settle`, and what a publication would have met there.
            SecretError: as the keyring. Nothing is stored then.
        """
        if kind not in KINDS:
            raise NotFound("unknown_host_kind", kind=kind, known=list(KINDS))
        with self._db.read() as session:
            rows.client_exists(session, client)
            mine = [each for each in hosts.every(session.connection(), client) if each.kind == kind]
        self._accounts.check_store(networks.load("wordpress"))
        found = self._hosting.settle(kind, login.server, login.handle, login.secret, login.options,
                                     {each.name: each.facts for each in mine})  # fmt: skip
        info, _ = self._tried(HostInfo(0, client, kind, found.name, dict(found.facts)), found.secrets)
        with self._accounts.storing("host", found.secrets) as ref, self._db.write() as unit:
            connection = unit.connection
            same = next((each for each in mine if each.name == info.name), None)
            number = same.id if same else hosts.new_id(connection)
            hosts.store(connection, replace(info, id=number, secret_ref=ref))
            self._repaired(unit, client)
        if same:
            self._accounts.forget(same.secret_ref)
        return self.show(number)

    def listing(self, client: int | None = None) -> tuple[HostView, ...]:
        """All media hosts, or a client's, the oldest first."""
        with self._db.read() as session:
            connection = session.connection()
            names = {row.id: row.name for row in connection.execute(select(Client.id, Client.name))}
            users: dict[int, list[int]] = {}
            chosen = hosts.chosen(connection)
            found = hosts.every(connection)
            first = {each.client_id: each.id for each in reversed(found)}
            live = select(Channel.id, Channel.client_id).where(Channel.deleted_at.is_(None)).order_by(Channel.id)
            for channel, owner in connection.execute(live):
                users.setdefault(chosen.get(channel, first.get(owner, 0)), []).append(channel)
        return tuple(
            _view(each, names.get(each.client_id, ""), tuple(users.get(each.id, ())))
            for each in found
            if client is None or each.client_id == client
        )

    def show(self, host: int) -> HostView:
        """One media host. Raises NotFound `unknown_host`."""
        return self.find(str(host))

    def find(self, ref: str, client: int | None = None) -> HostView:
        """The media host a person means, by its number or its name. Raises NotFound `unknown_host` (name, near)."""
        known = self.listing(client)
        for view in known:
            if ref == str(view.id) or ref.casefold() == view.name.casefold():
                return view
        raise NotFound("unknown_host", name=ref, near=[f"{view.id} {view.name}" for view in known])

    def of_channel(self, channel: int) -> HostView | None:
        """The media host of a channel: the one chosen for it, else its client's first."""
        with self._db.read() as session:
            found = hosts.of_channel(session.connection(), channel)
        return self.show(found.id) if found else None

    def choose(self, channel: int, host: int | None) -> None:
        """The media host of a channel; None: its client's first.

        Raises NotFound `unknown_channel`, `unknown_host`; NotAllowed `host_of_other_client` (host, client).
        """
        wished = self.show(host) if host is not None else None
        with self._db.write() as unit:
            view = rows.one(unit.session, channel)
            if wished is not None and wished.client_id != view.client_id:
                raise NotAllowed("host_of_other_client", host=wished.name, client=wished.client)
            hosts.choose(unit.connection, channel, host)
            self._repaired(unit, view.client_id, channel)

    def test(self, host: int) -> tuple[HostView, str]:
        """Try it out again with what is stored; the address at which the small picture was read.

        When it works, channels that waited for it go on. Raises as `add`, and SecretError `secret_missing`.
        """
        info = self._stored(host)
        tried, url = self._tried(info, self._accounts.get(info.secret_ref))
        with self._db.write() as unit:
            hosts.store(unit.connection, tried)
            self._repaired(unit, info.client_id)
        return self.show(host), url

    def remove(self, host: int) -> None:
        """Clear away what nobody needs there, as far as it lets us, then forget it and its secrets.

        What a planned publication has put there stays. Raises NotFound `unknown_host`; SecretError as the keyring.
        """
        info = self._stored(host)
        self._cleared(info, timedelta(0))
        self._accounts.forget(info.secret_ref)
        with self._db.write() as unit:
            hosts.forget(unit.connection, info)
            unit.emit(ChannelsChanged(ids=self._channels(unit, info.client_id), fields=frozenset({"host"})))

    def clear(self) -> int:
        """Remove what lies on the media hosts and is needed no more; how many files. Nothing is raised: it can wait."""
        with self._db.read() as session:
            known = hosts.every(session.connection())
        return sum(self._cleared(each) for each in known)

    def _cleared(self, info: HostInfo, keep: timedelta | None = None) -> int:
        if info.kind not in CLEARED:
            return 0
        with self._db.read() as session:
            needed = needed_files(session.connection())
        try:
            return self._hosting.clear(info, needed, **({} if keep is None else {"keep": keep}))
        except (SecretError, OSError) as error:
            log.info("%s was not cleared: %s", info.name, error)
            return 0

    def _stored(self, host: int) -> HostInfo:
        with self._db.read() as session:
            found = next((each for each in hosts.every(session.connection()) if each.id == host), None)
        if found is None:
            raise NotFound("unknown_host", name=str(host), near=[])
        return found

    def _tried(self, info: HostInfo, secrets: Mapping[str, str]) -> tuple[HostInfo, str]:
        """The host as it works, and where the picture was. Raises what a publication would have met."""
        outcome = self._hosting.trial(info, secrets)
        if getattr(outcome, "code", "") == "host_not_public" and info.kind == "s3" and not info.facts.get("acl"):
            # Some providers show an object only when that is said of each (Spaces), others refuse to hear of it (AWS).
            open_to_all = replace(info, facts={**info.facts, "acl": "public-read"})
            again = self._hosting.trial(open_to_all, secrets)
            if isinstance(again, Prepared):
                info, outcome = open_to_all, again
        if not isinstance(outcome, Prepared):
            raise _error(outcome, info.name)
        return info, str(outcome.ref["url"])

    def _repaired(self, unit: UnitOfWork, client: int, channel: int | None = None) -> None:
        """Channels that were held by a media host's trouble go on."""
        ids = self._channels(unit, client) if channel is None else (channel,)
        held = Channel.problem.startswith("host_")
        unit.session.execute(update(Channel).where(Channel.id.in_(ids), held).values(problem=""))
        unit.emit(ChannelsChanged(ids=ids, fields=frozenset({"host", "problem"})))

    @staticmethod
    def _channels(unit: UnitOfWork, client: int) -> tuple[int, ...]:
        live = select(Channel.id).where(Channel.client_id == client, Channel.deleted_at.is_(None))
        return tuple(unit.session.scalars(live.order_by(Channel.id)))


def _view(info: HostInfo, client: str, channels: tuple[int, ...]) -> HostView:
    facts = info.facts
    return HostView(
        info.id, info.client_id, client, info.kind, info.name, str(facts.get("public", "")),
        str(facts.get("folder", "")), str(facts.get("fingerprint", "")), channels,
    )  # fmt: skip


def _error(outcome: Outcome, name: str) -> SmdeskError:
    """What went wrong, as an error of the same code."""
    code, words = str(getattr(outcome, "code", "internal_error")), str(getattr(outcome, "words", ""))
    if isinstance(outcome, NotSent):
        return Offline(code, host=name, name=name, words=words)
    if isinstance(outcome, Limited):
        at = outcome.retry_at
        return LimitedError(code, name=name, words=words, retry_at=at.isoformat() if at else None)
    return RefusedError(code, name=name, words=words)
