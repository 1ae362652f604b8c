"""The account behind a channel: asked over the network, its secrets kept in the keyring under a reference."""

from __future__ import annotations

import json
import logging
import secrets as randomness
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from smdesk.core import network as networks
from smdesk.core.clock import Clock
from smdesk.core.errors import InvalidInput, SecretError
from smdesk.core.network import NetworkSpec
from smdesk.core.records import dataclass
from smdesk.system.lock import renewing

if TYPE_CHECKING:  # adapters are imported on use: the window shows, and lists channels, without any
    from smdesk.adapters.base import Account, Session, Vault
    from smdesk.services.views import ChannelView

log = logging.getLogger(__name__)


class SecretStore(Protocol):
    """What is needed of a keyring: see `smdesk.system.secrets`."""

    def get(self, name: str) -> str:
        """The value. Raises SecretError `secret_missing`, `no_keyring`."""

    def set(self, name: str, value: str) -> None:
        """Keep the value. Raises SecretError `no_keyring`, `secret_empty`."""

    def delete(self, name: str) -> None:
        """Forget the value; nothing happens where there is none."""


@dataclass(frozen=True, slots=True)
class Login:
    """What a person gives to connect an account."""

    server: str = ""
    handle: str = ""
    secret: str = field(default="", repr=False)  # app password or token
    extra: Mapping[str, str] = field(default_factory=dict)
    found: Session | None = field(default=None, repr=False)  # what signing in in the browser has given


@dataclass(frozen=True, slots=True)
class Meeting:
    """Whose account a login opens, while nothing of it is stored."""

    view: ChannelView  # as the channel would be; it has no id
    login: Login  # what stores it without asking again
    new: bool  # the client has no channel of this account


class Accounts:
    """Speaks to networks and keyring, never to the database."""

    def __init__(
        self, store: SecretStore, folder_id: str, practice: Path, clock: Clock, locks: Path | None = None
    ) -> None:
        """`locks` is the folder in which processes keep out of each other's way; without it only threads do."""
        self._store = store
        self._locks = locks
        self._folder_id = folder_id
        self._practice = practice
        self._clock = clock

    def connect(self, spec: NetworkSpec, login: Login) -> Session:
        """Who this is, as the network says. Raises NetworkError as the adapter, InvalidInput `secret_needed`."""
        if login.found is not None:
            return login.found
        if spec.auth != "none" and not login.secret.strip():
            raise InvalidInput("secret_needed", field="secret", network=spec.id)
        from smdesk.adapters import registry

        return registry.connect(
            spec.id,
            server=login.server.strip(),
            handle=login.handle.strip(),
            secret=login.secret.strip(),
            folder=self._practice,
            clock=self._clock,
        )

    def whoami(self, account: Account, ref: str) -> Session:
        """Ask the network with the stored secrets; what it renewed meanwhile is stored at once.

        Raises:
            AuthExpired, Offline, Unavailable, LimitedError: as the adapter.
            SecretError: `secret_missing`, `no_keyring`.
        """
        from smdesk.adapters import registry
        from smdesk.adapters.base import Authorises

        kept = self.get(ref) if ref else {}
        known = replace(account, secrets=kept, vault=self.vault(ref) if ref else None)
        adapter = registry.build(known, folder=self._practice, clock=self._clock)
        if not isinstance(adapter, Authorises):
            raise AssertionError(f"{account.spec.id} publishes by API but cannot say who it is")
        try:
            return adapter.whoami()
        finally:
            renewed = adapter.renewed()
            if ref and renewed:
                self.put(ref, {**kept, **renewed})

    def check_store(self, spec: NetworkSpec) -> None:
        """Find out that secrets cannot be kept before the network is asked. Raises SecretError `no_keyring`."""
        if spec.auth == "none":
            return
        probe = f"smdesk/{self._folder_id}/probe"
        self._store.set(probe, "probe")
        self._store.delete(probe)

    @contextmanager
    def storing(self, network: str, values: Mapping[str, str]) -> Iterator[str]:
        """Keep secrets under a new reference for the time of a transaction; take them out again if it fails."""
        if not values:
            yield ""
            return
        ref = f"smdesk/{self._folder_id}/{network}-{randomness.token_hex(6)}"
        self.put(ref, values)
        try:
            yield ref
        except BaseException:
            self.forget(ref)
            raise

    def get(self, ref: str) -> dict[str, str]:
        """The secrets of a reference. Raises SecretError `secret_missing`, `no_keyring`."""
        values = json.loads(self._store.get(ref))
        return {str(name): str(value) for name, value in values.items()}

    def put(self, ref: str, values: Mapping[str, str]) -> None:
        """Keep secrets. An empty one never replaces one: it is left out."""
        full = {name: value for name, value in values.items() if value}
        if not full:
            raise SecretError("secret_empty")
        self._store.set(ref, json.dumps(full))

    def vault(self, ref: str) -> Vault:
        """Where the secrets of a reference stand, for an adapter that renews them."""
        return _Vault(self, ref)

    @contextmanager
    def alone(self, ref: str) -> Iterator[Mapping[str, str]]:
        """The stored secrets while nobody else renews them. Raises SecretError as `get`, or `renewal_busy`."""
        with renewing(self._locks, ref):
            yield self.get(ref)

    def withdraw(self, network: str, server: str, ref: str, others: Iterable[str]) -> bool:
        """Ask the network to forget an access that was given in the browser, before it is forgotten here.

        False when the network has not said that it has: the person is then told to take it back there.

        Not where one of the `others` (references) has the same app: Google, for one, forgets all that a person has
        allowed an app. Whatever goes wrong, disconnecting goes on.
        """
        if not ref or not networks.load(network).connect.browser.revoke:
            return True
        try:
            return self._withdraw(network, server, self.get(ref), others)
        except SecretError as error:
            log.info("an access was not withdrawn: %s", error.code)
            return True  # nothing is known of it

    def give_back(self, network: str, server: str, secrets: Mapping[str, str], others: Iterable[str]) -> bool:
        """As `withdraw`, of an access that was given in the browser just now and is not kept."""
        if not networks.load(network).connect.browser.revoke or not secrets.get("client_id"):
            return True
        return self._withdraw(network, server, secrets, others)

    def _withdraw(self, network: str, server: str, secrets: Mapping[str, str], others: Iterable[str]) -> bool:
        from smdesk.adapters import registry

        app = secrets.get("client_id", "")
        if app and any(self.app(other).get("client_id") == app for other in others):
            return True  # it is still in use
        # A token that was pasted was made by the person, who knows where it ends.
        return registry.withdraw(network, secrets, server) or not app

    def app(self, ref: str) -> dict[str, str]:
        """The app that a channel's secrets name: `client_id` and `client_secret`; {} where they name none."""
        try:
            kept = self.get(ref)
        except SecretError:
            return {}
        if "client_id" not in kept:
            return {}
        return {name: value for name, value in kept.items() if name in {"client_id", "client_secret"}}

    def forget(self, ref: str) -> None:
        """Take the secrets out of the keyring, if there are any and there is a keyring."""
        if not ref:
            return
        try:
            self._store.delete(ref)
        except SecretError as error:
            if error.code != "no_keyring":
                raise
            log.info("no keyring to forget a secret in")


@dataclass(frozen=True, slots=True)
class _Vault:
    """One account's place in the keyring."""

    accounts: Accounts
    ref: str

    def alone(self) -> AbstractContextManager[Mapping[str, str]]:
        return self.accounts.alone(self.ref)

    def keep(self, values: Mapping[str, str]) -> None:
        self.accounts.put(self.ref, values)
