"""Channels: connected after asking the network, tested, repaired, disconnected; their secrets in the keyring only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from smdesk.core import network as networks
from smdesk.core.clock import Clock
from smdesk.core.errors import AuthExpired, Conflict, InvalidInput, NotAllowed
from smdesk.core.events import ChannelsChanged
from smdesk.core.network import Feature
from smdesk.core.publication import ENDS, State
from smdesk.db import Database
from smdesk.models import Channel, Publication
from smdesk.services import channel_rows as rows
from smdesk.services import lookup
from smdesk.services.views import ChannelView

if TYPE_CHECKING:
    from sqlalchemy.orm import Session as DbSession

    from smdesk.adapters.base import Session
    from smdesk.core.slots import Slot
    from smdesk.services.accounts import Accounts, Login, Meeting

#: Not to be cancelled from here: the network may have it.
_BEYOND_US = frozenset({State.SENDING, State.PROCESSING, State.DELEGATED, State.UNCONFIRMED})


class ChannelsService:
    """One transaction a call; the network and the keyring are asked outside of it."""

    def __init__(self, db: Database, clock: Clock, accounts: Accounts) -> None:
        self._db = db
        self._clock = clock
        self._accounts = accounts

    def connect(self, network: str, client: int, login: Login) -> ChannelView:
        """Ask the network who this is, unless `meet` has, then store the channel, its secrets first.

        Connecting an account that this client already has repairs that channel instead of making a second one; one
        that is published on by hand, by the same name, publishes by itself from then on.

        Raises as `meet`. Nothing is stored then.
        """
        found, present = self._meet(network, client, login)
        if present is None:
            with self._db.read() as session:
                present = rows.by_hand(session, client, network, found)
        if present:
            return self._repair(present, found)
        with self._accounts.storing(network, found.secrets) as ref, self._db.write() as unit:
            rows.client_exists(unit.session, client)
            rows.account_is_free(unit.session, network, found)
            now = self._clock.now()
            row = Channel(
                client_id=client,
                network=network,
                mode="api",
                **rows.learned(network, found, now),
                secret_ref=ref,
                created_at=now,
            )
            unit.session.add(row)
            unit.session.flush()
            unit.emit(ChannelsChanged(ids=(row.id,)))
            return rows.one(unit.session, row.id)

    def meet(self, network: str, client: int, login: Login) -> Meeting:
        """Ask the network who this is and store nothing, so that a person sees the account first.

        Raises:
            NotFound: `unknown_network`, `unknown_client`.
            NotAllowed: `network_assisted_only` (`network`): no way in by API yet.
            Conflict: `account_of_other_client` (`handle`, `client`).
            NetworkError: as the adapter's `connect`; SecretError: as the keyring.
        """
        from smdesk.services.accounts import Meeting

        found, present = self._meet(network, client, login)
        with self._db.read() as session:
            seen = rows.as_it_would_be(session, network, client, found, self._clock.now())
        return Meeting(seen, replace(login, secret="", extra={}, found=found), new=present is None)

    def _meet(self, network: str, client: int, login: Login) -> tuple[Session, ChannelView | None]:
        """The account, and this client's channel of it."""
        spec = networks.load(network)
        if not spec.can(Feature.PUBLISH):
            raise NotAllowed("network_assisted_only", network=network)
        with self._db.read() as session:
            rows.client_exists(session, client)
        self._accounts.check_store(spec)
        found = self._accounts.connect(spec, login)
        with self._db.read() as session:
            present = rows.same_account(session, network, found.server, found.remote_id)
        if present and present.client_id != client:
            raise Conflict("account_of_other_client", handle=found.handle, client=present.client)
        return found, present

    def decline(self, network: str, login: Login) -> None:
        """It was not the account that was meant: an access that was given in the browser is given back."""
        if login.found is not None:
            with self._db.read() as session:
                others = [row.secret_ref for row in rows.with_secrets(session, network)]
            self._accounts.give_back(network, login.found.server, login.found.secrets, others)

    def reconnect(self, channel: int, login: Login) -> ChannelView:
        """New credentials for a channel; the remote account must be the one it was.

        A channel that was published on by hand publishes by itself from then on, with its posts, slots and history;
        what was planned to be published by hand stays so until its mode is changed.

        Raises:
            Conflict: `other_account` (`expected`, `found`), `channel_exists` (`network`, `handle`): another channel
                has the account. Nothing was changed.
            NotFound, NotAllowed, NetworkError, SecretError: as `connect`.
        """
        view = self.show(channel)
        spec = networks.load(view.network)
        if not spec.can(Feature.PUBLISH):
            raise NotAllowed("network_assisted_only", network=view.network)
        self._accounts.check_store(spec)
        given = replace(login, server=login.server or view.server, handle=login.handle or view.handle)
        found = self._accounts.connect(spec, given)
        return self._repair(view, found)

    def unlock(self, channel: int, login: Login) -> None:
        """Put secrets into the store this process uses, for a channel whose secrets no keyring keeps.

        Raises as `reconnect`.
        """
        view = self.show(channel)
        given = replace(login, server=login.server or view.server, handle=login.handle or view.handle)
        found = self._accounts.connect(networks.load(view.network), given)
        rows.must_be_same(view, found)
        with self._db.read() as session:
            self._accounts.put(rows.secret_ref(session, channel), found.secrets)
        self._mark(channel, "")  # a run without the secret has held the channel; what waits goes on now

    def connect_assisted(self, network: str, client: int, handle: str = "") -> ChannelView:
        """A channel that the person publishes on by hand, with everything ready to paste; nothing is asked.

        Raises:
            NotFound: `unknown_network`, `unknown_client`. Conflict: `channel_exists` (`network`, `handle`).
        """
        spec = networks.load(network)
        handle = handle.strip().lstrip("@")
        with self._db.write() as unit:
            rows.client_exists(unit.session, client)
            rows.assisted_is_new(unit.session, client, network, handle)
            now = self._clock.now()
            row = Channel(client_id=client, network=network, mode="assisted", handle=handle, created_at=now,
                          changed_at=now, facts={"name": spec.name})  # fmt: skip
            unit.session.add(row)
            unit.session.flush()
            unit.emit(ChannelsChanged(ids=(row.id,)))
            return rows.one(unit.session, row.id)

    def listing(
        self, *, client: int | None = None, network: str | None = None, troubled: bool = False
    ) -> tuple[ChannelView, ...]:
        """All live channels, by client and network; `troubled`, only those that must be connected again."""
        query = rows.listed(of_client=client is not None, of_network=network is not None, troubled=troubled)
        given = {"client": client, "network": network}
        with self._db.read() as session:
            found = session.execute(query, {name: value for name, value in given.items() if value is not None})
            return tuple(rows.view(row) for row in found)

    def ways(self) -> frozenset[tuple[str, str]]:
        """Network and mode of each live channel: on which networks something is published, and how."""
        channel = rows.CHANNEL.c
        query = select(channel.network, channel.mode).where(channel.deleted_at.is_(None)).distinct()
        with self._db.read() as session:
            return frozenset((row.network, row.mode) for row in session.execute(query))

    def show(self, channel: int) -> ChannelView:
        """One channel. Raises NotFound `unknown_channel`."""
        with self._db.read() as session:
            return rows.one(session, channel)

    def find(self, ref: str | int, client: int | None = None) -> ChannelView:
        """The channel a person means: see `lookup.channel_id`."""
        with self._db.read() as session:
            return rows.one(session, lookup.channel_id(session, ref, client))

    def test(self, channel: int) -> ChannelView:
        """Ask the network whether the account still works, and remember the answer and its present limits.

        Only the network's own refusal marks the channel as broken; silence changes nothing.

        Raises:
            NotAllowed: `channel_is_assisted`. AuthExpired, Offline, Unavailable, LimitedError: as the adapter.
            Conflict: `other_account` (`expected`, `found`). SecretError: `secret_missing`, `no_keyring`.
        """
        view = self.show(channel)
        if view.mode == "assisted":
            raise NotAllowed("channel_is_assisted", channel=channel, handle=view.handle)
        with self._db.read() as session:
            account = rows.account(session, channel)
            ref = rows.secret_ref(session, channel)
        try:
            found = self._accounts.whoami(account, ref)
        except AuthExpired as error:
            self._mark(channel, error.code)
            raise
        rows.must_be_same(view, found)
        # It is the access that was connected: what was learned then and is not told again still holds, as its end does.
        told = rows.learned(view.network, found, self._clock.now(), view.facts)
        with self._db.write() as unit:
            unit.session.execute(
                update(Channel).where(Channel.id == channel).values(**told, version=Channel.version + 1)
            )
            unit.emit(ChannelsChanged(ids=(channel,), fields=frozenset({"problem", "limits"})))
            return rows.one(unit.session, channel)

    def set_slots(self, channel: int, slots: Iterable[Slot]) -> ChannelView:
        """The week's queue of a channel, in the client's zone. Raises NotFound `unknown_channel`."""
        from smdesk.core import slots as slot_rules

        return self._set(channel, slots=slot_rules.to_json(slots))

    def set_spacing(self, channel: int, seconds: float | None) -> ChannelView:
        """Least time between two publications, seconds; None: the network's own.

        Raises:
            InvalidInput: `bad_number`. NotFound: `unknown_channel`.
        """
        if seconds is not None and not 0 <= seconds <= 86400:
            raise InvalidInput("bad_number", field="spacing_s", value=seconds, least=0, most=86400)
        return self._set(channel, spacing_s=seconds)

    def open_publications(self, channel: int) -> tuple[int, ...]:
        """Ids of what is still planned or under way on a channel.

        Raises:
            NotAllowed: `channel_in_flight` (`handle`, `count`): something of it may be with the network right now.
        """
        view = self.show(channel)
        with self._db.read() as session:
            return self._open(session, view)

    def disconnect(self, channel: int) -> bool:
        """Forget the channel's secrets, then put the channel away; what it has published stays in the history.

        False when an access that was given in the browser may still count there (`Accounts.withdraw`).

        Raises:
            NotAllowed: `channel_in_use` (`handle`, `count`), `channel_in_flight`. SecretError: as the keyring.
        """
        view = self.show(channel)
        with self._db.read() as session:
            self._refuse_if_used(session, view)
            ref = rows.secret_ref(session, channel)
            others = rows.other_refs(session, channel)
        withdrawn = self._accounts.withdraw(view.network, view.server, ref, others)
        self._accounts.forget(ref)
        with self._db.write() as unit:
            self._refuse_if_used(unit.session, view)
            now = self._clock.now()
            unit.session.execute(
                update(Channel).where(Channel.id == channel).values(deleted_at=now, changed_at=now, secret_ref="")
            )
            unit.emit(ChannelsChanged(ids=(channel,)))
        return withdrawn

    def _open(self, session: DbSession, view: ChannelView) -> tuple[int, ...]:
        found = session.execute(
            select(Publication.id, Publication.state).where(
                Publication.channel_id == view.id, Publication.state.not_in(ENDS | {State.FAILED})
            )
        ).all()
        beyond = [row for row in found if row.state in _BEYOND_US]
        if beyond:
            raise NotAllowed("channel_in_flight", handle=rows.called(view), count=len(beyond))
        return tuple(row.id for row in found)

    def _refuse_if_used(self, session: DbSession, view: ChannelView) -> None:
        left = self._open(session, view)
        if left:
            raise NotAllowed("channel_in_use", handle=rows.called(view), count=len(left))

    def _repair(self, view: ChannelView, found: Any) -> ChannelView:
        """Store new credentials beside the old, point the row at them, then forget the old ones."""
        rows.must_be_same(view, found)
        with self._db.read() as session:
            old = rows.secret_ref(session, view.id)
            taken = rows.same_account(session, view.network, found.server, found.remote_id)
        if taken is not None and taken.id != view.id:
            raise Conflict("channel_exists", network=view.network, handle=rows.called(taken))
        with self._accounts.storing(view.network, found.secrets) as ref, self._db.write() as unit:
            values = rows.learned(view.network, found, self._clock.now())
            unit.session.execute(
                update(Channel)
                .where(Channel.id == view.id)
                .values(**values, mode="api", secret_ref=ref, version=Channel.version + 1)
            )
            unit.emit(ChannelsChanged(ids=(view.id,), fields=frozenset({"problem", "secret", "mode"})))
            repaired = rows.one(unit.session, view.id)
        if old and old != ref:
            self._accounts.forget(old)
        return repaired

    def _mark(self, channel: int, code: str) -> None:
        with self._db.write() as unit:
            unit.session.execute(
                update(Channel).where(Channel.id == channel).values(problem=code, checked_at=self._clock.now())
            )
            unit.emit(ChannelsChanged(ids=(channel,), fields=frozenset({"problem"})))

    def _set(self, channel: int, **values: Any) -> ChannelView:
        with self._db.write() as unit:
            rows.one(unit.session, channel)
            unit.session.execute(
                update(Channel)
                .where(Channel.id == channel)
                .values(**values, version=Channel.version + 1, changed_at=self._clock.now())
            )
            unit.emit(ChannelsChanged(ids=(channel,), fields=frozenset(values)))
            return rows.one(unit.session, channel)
