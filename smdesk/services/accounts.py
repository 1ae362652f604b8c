"""The account behind a channel: asked over the network, its secrets kept in the keyring under a reference."""

from __future__ import annotations

import json
import logging
import secrets as randomness
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from smdesk.core.clock import Clock
from smdesk.core.errors import InvalidInput, SecretError
from smdesk.core.network import NetworkSpec
from smdesk.core.records import dataclass

if TYPE_CHECKING:  # adapters are imported on use: the window shows, and lists channels, without any
    from smdesk.adapters.base import Account, Session

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


class Accounts:
    """Speaks to networks and keyring, never to the database."""

    def __init__(self, store: SecretStore, folder_id: str, practice: Path, clock: Clock) -> None:
        self._store = store
        self._folder_id = folder_id
        self._practice = practice
        self._clock = clock

    def connect(self, spec: NetworkSpec, login: Login) -> Session:
        """Who this is, as the network says. Raises NetworkError as the adapter, InvalidInput `secret_needed`."""
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
        adapter = registry.build(replace(account, secrets=kept), folder=self._practice, clock=self._clock)
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
