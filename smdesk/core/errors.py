"""Errors as a code and facts; the sentences a person reads are made from them in `smdesk.words`."""

from __future__ import annotations

from typing import Any


class SmdeskError(Exception):
    """Anything smdesk itself raises: a stable `code` and the `facts` a sentence about it needs.

    Facts hold plain values (str, int, float, bool, None, lists of them) and never a secret.
    """

    def __init__(self, code: str, /, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        inner = ", ".join(f"{key}={value!r}" for key, value in self.facts.items())
        return f"{self.code}({inner})"


#: Codes of a keyring that tells nothing: what it keeps is as good as ever, and is read again once it is open.
KEYRING_CLOSED = frozenset({"no_keyring", "keyring_locked", "keyring_failed"})


class UserError(SmdeskError):
    """The person can put it right."""


class InvalidInput(UserError):
    """A value that cannot be taken; `field` in the facts names it where there is one."""


class NotFound(UserError):
    """A name or id that matches nothing (or more than one thing)."""


class Conflict(UserError):
    """The row has moved on since it was read."""


class NotAllowed(UserError):
    """The act makes no sense in the present state."""


class NetworkError(SmdeskError):
    """A network call outside publishing that did not give what was asked."""


class Offline(NetworkError):
    """The network cannot be reached at all."""


#: Codes of an outcome where nobody of the network has answered.
UNREACHED = frozenset({"offline", "no_answer", "untrusted_server"})


def unreachable(host: str, code: str, words: str = "") -> Offline:
    """To be raised where an outcome with this code is none of the network's: `offline`, or what says it better."""
    return Offline(code if code == "untrusted_server" else "offline", host=host, words=words)


class AuthExpired(NetworkError):
    """The network itself refused the credentials."""


class MissingScope(NetworkError):
    """The access lacks a permission, named in the facts."""


class LimitedError(NetworkError):
    """Too many requests; `retry_at` in the facts when the network tells."""


class RefusedError(NetworkError):
    """A definite no from the network."""


class Unavailable(NetworkError):
    """The network answers, but not usefully (5xx, not the expected program)."""


class StorageError(SmdeskError):
    """The data folder: full, read-only, damaged, locked or of a newer version."""


class SecretError(SmdeskError):
    """The system keyring: missing, locked, or without the value."""
