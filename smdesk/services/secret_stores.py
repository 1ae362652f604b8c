"""Keyrings for one run: the system's, opened when a secret is first needed, and one that forgets at the end."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smdesk.system.secrets import SecretStore


#: How the module of a keyring begins → what a person knows it as.
_KNOWN_AS = {
    "keyring.backends.SecretService": "Secret Service",
    "keyring.backends.libsecret": "Secret Service",
    "keyring.backends.kwallet": "KWallet",
    "keyring.backends.Windows": "Windows Credential Manager",
    "keyring.backends.macOS": "macOS Keychain",
}


def keyring_name() -> str:
    """What the system's keyring is called. Slow at first. Raises SecretError `no_keyring`."""
    from smdesk.system.secrets import usable_backend

    chosen = usable_backend()
    module = type((list(getattr(chosen, "backends", ())) or [chosen])[0]).__module__
    return next((name for begins, name in _KNOWN_AS.items() if module.startswith(begins)), module)


class OnDemand:
    """The system's keyring, looked for at the first secret: most commands need none, and work without a keyring."""

    lasting = True

    @cached_property
    def _store(self) -> SecretStore:
        from smdesk.system.secrets import KeyringStore

        return KeyringStore()

    def forget_at_end(self) -> None:
        """The person agrees to do without a keyring: from now on, memory until the program ends."""
        from smdesk.system.secrets import MemoryStore

        self._store = MemoryStore()
        self.lasting = False

    def get(self, name: str) -> str:
        """Raises SecretError `no_keyring`, `secret_missing`, `secret_damaged`."""
        return self._store.get(name)

    def set(self, name: str, value: str) -> None:
        """Raises SecretError `no_keyring`, `secret_empty`."""
        self._store.set(name, value)

    def delete(self, name: str) -> None:
        """Raises SecretError `no_keyring`."""
        self._store.delete(name)


class ThisRun:
    """Some secrets in memory for this process only, all others in the system's keyring."""

    lasting = False

    def __init__(self) -> None:
        self._values: dict[str, str] = {}
        self._below = OnDemand()

    def get(self, name: str) -> str:
        """Raises SecretError as `OnDemand`."""
        return self._values[name] if name in self._values else self._below.get(name)

    def set(self, name: str, value: str) -> None:
        """In memory only: what is given to this run does not outlive it."""
        self._values[name] = value

    def delete(self, name: str) -> None:
        """From memory only."""
        self._values.pop(name, None)
