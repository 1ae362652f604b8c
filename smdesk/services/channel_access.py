"""The access of channels: signing in in the browser, renewed before it ends, and taken out of the keyring."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from smdesk.core import network as networks
from smdesk.core.clock import Clock
from smdesk.core.errors import KEYRING_CLOSED, SecretError, SmdeskError
from smdesk.core.events import ChannelsChanged
from smdesk.db import Database
from smdesk.models import Channel
from smdesk.services import channel_rows as rows

if TYPE_CHECKING:
    from smdesk.services.accounts import Accounts, Login
    from smdesk.services.channels import ChannelsService
    from smdesk.services.signing import Page, SigningIn

log = logging.getLogger(__name__)

#: What was asked within this time is not asked again to keep it connected.
_NOT_AGAIN = timedelta(hours=20)


class ChannelAccess:
    """The network and the keyring are asked outside of transactions, as by `ChannelsService`."""

    def __init__(self, db: Database, clock: Clock, accounts: Accounts, channels: ChannelsService) -> None:
        self._db = db
        self._clock = clock
        self._accounts = accounts
        self._channels = channels

    def app_known(self, network: str) -> str:
        """The account whose app signing in again would use, "" where none is known: typed once, used for all."""
        return next((handle for _, handle, app in self._apps(network) if app), "")

    def sign_in(self, network: str, login: Login, *, channel: int | None = None, page: Page | None = None) -> SigningIn:
        """Signing in in the browser; with what was typed, or the app that another account of the network has.

        `channel` is the one that is connected again: its own app goes first. Raises as `SigningIn`.
        """
        from smdesk.services.signing import SigningIn

        app = dict(login.extra)
        if not any(app.values()):
            known = [found for found in self._apps(network) if found[2]]
            chosen = next((found for found in known if found[0] == channel), known[0] if known else None)
            app = chosen[2] if chosen else {}
        return SigningIn(network, login, app, self._clock, page, give_back=partial(self._give_back, network))

    def _give_back(self, network: str, server: str, secrets: Mapping[str, str]) -> bool:
        """What was given in the browser and cannot be used; False when it may still count there."""
        with self._db.read() as session:
            others = [row.secret_ref for row in rows.with_secrets(session, network)]
        return self._accounts.give_back(network, server, secrets, others)

    def _apps(self, network: str) -> list[tuple[int, str, dict[str, str]]]:
        """Id and handle of each live channel of a network, with the app that its secrets name."""
        with self._db.read() as session:
            found = rows.with_secrets(session, network)
        return [(row.id, row.handle, self._accounts.app(row.secret_ref)) for row in found]

    def keep_alive(self) -> tuple[int, ...]:
        """Renew what ends soon and can be renewed, so that a channel on which little is published stays connected.

        Gives the channels that were tried. What is refused marks its channel, as `ChannelsService.test` does.
        """
        from smdesk.services.today.needs import expires_at

        now, tried = self._clock.now(), list[int]()
        for view in self._channels.listing():
            days, ends = networks.load(view.network).connect.renew_days, expires_at(view.facts)
            recent = view.checked_at is not None and now - view.checked_at < _NOT_AGAIN
            if not days or view.problem or view.mode == "assisted" or ends is None or recent:
                continue
            if ends - now < timedelta(days=days):
                tried.append(view.id)
                try:
                    self._channels.test(view.id)
                except SmdeskError as error:
                    log.info("channel %d was not renewed: %s", view.id, error.code)
        return tuple(tried)

    def read_again(self) -> tuple[int, ...]:
        """Ask the keyring once more for what it did not tell; gives the channels that go on.

        No network is asked: whether the access still counts there is seen when something is sent.

        Raises:
            SecretError: of `KEYRING_CLOSED`, while it still tells nothing.
        """
        closed = [view.id for view in self._channels.listing() if view.problem in KEYRING_CLOSED]
        with self._db.read() as session:
            refs = {channel: rows.secret_ref(session, channel) for channel in closed}
        found = {channel: self._told(ref) for channel, ref in refs.items()}
        with self._db.write() as unit:
            for channel, problem in found.items():
                unit.session.execute(update(Channel).where(Channel.id == channel).values(problem=problem))
            if found:
                unit.emit(ChannelsChanged(ids=tuple(found), fields=frozenset({"problem"})))
        return tuple(channel for channel, problem in found.items() if not problem)

    def _told(self, ref: str) -> str:
        """What is wrong with what the keyring keeps under a reference, "" for nothing."""
        try:
            if ref:
                self._accounts.get(ref)
        except SecretError as error:
            if error.code in KEYRING_CLOSED:
                raise
            return error.code
        return ""

    def with_access(self) -> frozenset[int]:
        """Ids of the live channels whose secrets the keyring keeps."""
        with self._db.read() as session:
            found = session.scalars(select(Channel.id).where(Channel.deleted_at.is_(None), Channel.secret_ref != ""))
            return frozenset(found)

    def forget_access(self, channel: int) -> None:
        """Take a channel's secrets out of the keyring; it stays, and waits to be connected again.

        Raises NotFound `unknown_channel`; SecretError as the keyring: nothing is changed then.
        """
        self._channels.show(channel)
        with self._db.read() as session:
            ref = rows.secret_ref(session, channel)
        self._accounts.forget(ref)
        with self._db.write() as unit:
            values = {"secret_ref": "", "problem": "secret_missing", "changed_at": self._clock.now()}
            unit.session.execute(update(Channel).where(Channel.id == channel).values(**values))
            unit.emit(ChannelsChanged(ids=(channel,), fields=frozenset({"problem", "secret"})))
