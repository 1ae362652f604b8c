"""One server and one account as the other modules call it: addresses, headers and the clock."""

from __future__ import annotations

from dataclasses import field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from smdesk.adapters.http import Answer, Failure, Http
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.outcome import NotSent
from smdesk.core.records import dataclass

#: Every call has a connection of its own. A pooled one may have been closed by the server, or be dead after a sleep,
#: and a status sent into it would count as "perhaps published" without need: with snac 2.96 a pooled client met 144
#: resets in 400 statuses, at the same 2.5 ms for each. Accept-Language asks for English words where a server
#: translates its errors; nothing may depend on it, for the account's own language wins.
HEADERS = {"Connection": "close", "Accept-Language": "en"}


@dataclass(frozen=True, slots=True)
class Api:
    """Calls to one server. `base` is `https://host` without a slash at the end; `token` "" calls without one."""

    http: Http
    base: str
    token: str = field(default="", repr=False)
    software: str = "other"  # mastodon, gotosocial, pixelfed, snac or other
    account_id: str = ""
    clock: Clock = field(default_factory=SystemClock)

    def headers(self, key: str = "") -> dict[str, str]:
        """The headers of a call; `key` is its idempotency key."""
        headers = dict(HEADERS)
        if self.token and self.token.isascii() and self.token.isprintable():
            headers["Authorization"] = f"Bearer {self.token}"
        if key:
            headers["Idempotency-Key"] = key
        return headers

    def get(self, path: str, **params: str | int) -> Answer | NotSent:
        """A read that gives a value for every failure of the wire."""
        return self.http.read(self.base + path, headers=self.headers(), params=params or None)

    def ask(self, path: str) -> Answer:
        """A read outside publishing. Raises Offline, Unavailable."""
        return self.http.ask(self.base + path, headers=self.headers())

    def send(self, method: str, path: str, *, key: str = "", upload: bool = False, **request: Any) -> Answer | Failure:
        """One call that changes something, made once."""
        return self.http.mutate(method, self.base + path, upload=upload, headers=self.headers(key), **request)


def segment(identifier: str) -> str:
    """An id as one segment of a path."""
    return quote(identifier, safe="")


def identifier(value: object) -> str:
    """An id as text: the documentation says string, some servers send numbers; "" for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value)


def instant(value: object) -> datetime | None:
    """A time of the API (ISO 8601) as aware UTC, or None."""
    if not isinstance(value, str):
        return None
    try:
        parsed = datetime.fromisoformat(value)
        return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
