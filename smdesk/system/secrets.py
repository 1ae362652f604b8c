"""Secrets in the system's keyring and nowhere else; or, where the person agrees, in memory until the program ends.

A keyring takes short values only: Windows refuses more than 2,560 bytes of UTF-16 (jaraco/keyring#540). So a long
value is written in numbered parts under a header that names them. A new value is first written in full beside the
old one, in parts of another generation, then the header is replaced, then the old parts go: whatever interrupts it,
`get` gives the old value or the new one.
"""

from __future__ import annotations

import hashlib
import importlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from smdesk.core.errors import SecretError

SERVICE = "smdesk"
PART_UNITS = 1000  # UTF-16 code units in one entry
_PLAIN, _PARTS = "v1:", "p1:"  # how an entry begins: the value itself, or the header of parts
_TRIES = 3  # of reading, while another process replaces the value
_REFUSED = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")


class SecretStore(Protocol):
    """Where secrets are kept, by name. No method puts a value into an error."""

    @property
    def lasting(self) -> bool:
        """True when values are still there after the program has ended."""

    def get(self, name: str) -> str:
        """The value. Raises SecretError `secret_missing`, `secret_damaged`, or as the keyring."""

    def set(self, name: str, value: str) -> None:
        """Keep the value. Raises SecretError `secret_empty`, or as the keyring; the old value is then still there."""

    def delete(self, name: str) -> None:
        """Forget the value; nothing happens where there is none."""


class MemoryStore:
    """Secrets for this session only."""

    lasting = False

    def __init__(self) -> None:
        self._values: dict[str, str] = {}
        self._lock = threading.Lock()

    def get(self, name: str) -> str:
        with self._lock:
            if name not in self._values:
                raise SecretError("secret_missing", name=name)
            return self._values[name]

    def set(self, name: str, value: str) -> None:
        _refuse_empty(name, value)
        with self._lock:
            self._values[name] = value

    def delete(self, name: str) -> None:
        with self._lock:
            self._values.pop(name, None)


class KeyringStore:
    """Secrets in the system's keyring: Secret Service or KWallet, Windows Credential Manager, macOS Keychain."""

    lasting = True

    def __init__(self, backend: Any = None, service: str = SERVICE) -> None:
        """Use the keyring that the system offers, or `backend` (an object of the keyring package's kind).

        Raises:
            SecretError: `no_keyring` with `backend` when there is none, or only one that keeps values readable for
                everybody or not at all.
        """
        self._backend = usable_backend() if backend is None else backend
        self._service = service
        self._lock = threading.Lock()

    def get(self, name: str) -> str:
        with self._lock:
            for _ in range(_TRIES):
                entry = self._read(name)
                if entry is None:
                    raise SecretError("secret_missing", name=name)
                if entry.startswith(_PLAIN):
                    return entry[len(_PLAIN) :]
                value = self._joined(name, entry)
                if value is not None:
                    return value
        raise SecretError("secret_damaged", name=name)

    def set(self, name: str, value: str) -> None:
        _refuse_empty(name, value)
        with self._lock:
            old = self._read(name)
            if _units(value) <= PART_UNITS:
                self._write(name, _PLAIN + value)
                kept = None
            else:
                # Never the generation that the old header names: its parts stay until the header is replaced.
                generation = "b" if _generation(old) == "a" else "a"
                parts = _split(value)
                for number, part in enumerate(parts):
                    self._write(_entry(name, generation, number), part)
                self._write(name, f"{_PARTS}{generation}:{len(parts)}:{_checksum(value)}")
                kept = generation
                self._remove_parts(name, generation, len(parts))
            for generation in {"a", "b"} - {kept}:
                self._remove_parts(name, generation, 0)

    def delete(self, name: str) -> None:
        with self._lock:
            self._remove(name)
            for generation in ("a", "b"):
                self._remove_parts(name, generation, 0)

    def _joined(self, name: str, header: str) -> str | None:
        """The value of a header, None when a part is missing or of another value."""
        try:
            generation, number, checksum = header.removeprefix(_PARTS).split(":")
            expected = int(number)
        except ValueError:
            return None
        parts: list[str] = []
        while len(parts) < expected:
            part = self._read(_entry(name, generation, len(parts)))
            if part is None:
                return None
            parts.append(part)
        value = "".join(parts)
        return value if _checksum(value) == checksum else None

    def _remove_parts(self, name: str, generation: str, start: int) -> None:
        """Remove the parts from a number on, the last first, so that those left have no hole and are found again."""
        end = start
        while self._read(_entry(name, generation, end)) is not None:
            end += 1
        for number in reversed(range(start, end)):
            self._remove(_entry(name, generation, number))

    def _read(self, entry: str) -> str | None:
        with _told("read", self._backend):
            value: str | None = self._backend.get_password(self._service, entry)
            return value

    def _write(self, entry: str, text: str) -> None:
        with _told("write", self._backend):
            self._backend.set_password(self._service, entry, text)

    def _remove(self, entry: str) -> None:
        if self._read(entry) is not None:
            with _told("delete", self._backend):
                self._backend.delete_password(self._service, entry)


def open_store(*, session_allowed: bool = False) -> SecretStore:
    """The system's keyring; where there is none and the person has agreed, memory for this session.

    Raises:
        SecretError: `no_keyring` with `backend`.
    """
    try:
        return KeyringStore()
    except SecretError as error:
        if error.code == "no_keyring" and session_allowed:
            return MemoryStore()
        raise


def usable_backend() -> Any:
    """The keyring that the system offers, when it is one.

    The keyring package rates backends: 1 and more are meant for secrets, less is a file that anybody may read.

    Raises:
        SecretError: `no_keyring` with `backend`, the name of what there is instead.
    """
    chosen = importlib.import_module("keyring").get_keyring()
    # Several backends come as a chain, which writes to its first.
    candidates = list(getattr(chosen, "backends", ())) or [chosen]
    first = candidates[0]
    name = f"{type(first).__module__}.{type(first).__qualname__}"
    if name.startswith(_REFUSED) or first.priority < 1:
        raise SecretError("no_keyring", backend=name)
    return chosen


@contextmanager
def _told(action: str, backend: Any) -> Iterator[None]:
    """Errors of a backend as ours, without their text, which may hold anything.

    Backends raise what their libraries raise (D-Bus, Windows, macOS), beyond keyring's own errors; so all of them
    are taken here and none is lost: the kind of error goes on.
    """
    locked = importlib.import_module("keyring.errors").KeyringLocked
    kind = type(backend).__module__
    try:
        yield
    except locked:
        raise SecretError("keyring_locked", action=action, backend=kind) from None
    except Exception as error:
        raise SecretError("keyring_failed", action=action, backend=kind, error=type(error).__name__) from None


def _refuse_empty(name: str, value: str) -> None:
    if not value.strip():
        raise SecretError("secret_empty", name=name)


def _generation(header: str | None) -> str | None:
    if header is None or not header.startswith(_PARTS):
        return None
    return header[len(_PARTS) :].split(":", 1)[0]


def _entry(name: str, generation: str, number: int) -> str:
    return f"{name}#{generation}{number}"


def _units(text: str) -> int:
    """UTF-16 code units: two for a character beyond the first 65,536."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


def _split(text: str) -> list[str]:
    """Parts of at most `PART_UNITS`, no character cut."""
    parts: list[str] = []
    current: list[str] = []
    units = 0
    for character in text:
        width = 2 if ord(character) > 0xFFFF else 1
        if units + width > PART_UNITS:
            parts.append("".join(current))
            current, units = [], 0
        current.append(character)
        units += width
    return [*parts, "".join(current)]


def _checksum(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:16]
