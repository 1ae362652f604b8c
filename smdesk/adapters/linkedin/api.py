"""LinkedIn's versioned API as the other modules call it: addresses, headers, the author, and how text is escaped.

Source: NETWORKS 6. A version lives twelve months; one that is unknown or over is answered with 426.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Any
from urllib.parse import quote

from smdesk.adapters.http import Answer, Failure, Http
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.outcome import NotSent
from smdesk.core.records import dataclass

BASE = "https://api.linkedin.com"
VERSION = "202609"  # ends on 2027-09-15
_URN = re.compile(r"urn:li:[A-Za-z]+:[^\s/]+")
#: "Little text": each of these cuts the text off where it stands bare (NETWORKS 0.7). Backslash first.
_LITTLE = re.compile(r"[\\|{}@\[\]()<>*_~]|#(?!\w)")


@dataclass(frozen=True, slots=True)
class Api:
    """Calls with one token. `author` is the URN of the member or organisation that posts."""

    http: Http
    token: str = field(default="", repr=False)
    author: str = ""
    version: str = VERSION
    clock: Clock = field(default_factory=SystemClock)

    @property
    def is_member(self) -> bool:
        """True for a person's account, whose posts no ordinary app may list."""
        return self.author.startswith("urn:li:person:")

    def headers(self, **more: str) -> dict[str, str]:
        """The headers of every call; each has a connection of its own, for a pooled one may have died meanwhile."""
        headers = {
            "Connection": "close", "Linkedin-Version": self.version, "X-Restli-Protocol-Version": "2.0.0",
        }  # fmt: skip
        if self.token and self.token.isascii() and self.token.isprintable():
            headers["Authorization"] = f"Bearer {self.token}"
        return headers | {name.replace("_", "-"): value for name, value in more.items()}

    def get(self, path: str, headers: Mapping[str, str] | None = None, **params: str | int) -> Answer | NotSent:
        """A read that gives a value for every failure of the wire."""
        return self.http.read(BASE + path, headers=self.headers() | dict(headers or {}), params=params or None)

    def ask(self, path: str, **params: str | int) -> Answer:
        """A read outside publishing. Raises Offline, Unavailable."""
        return self.http.ask(BASE + path, headers=self.headers(), params=params or None)

    def send(self, method: str, path: str, json: Mapping[str, Any] | None = None, **params: str) -> Answer | Failure:
        """One call that changes something, made once."""
        body: dict[str, Any] = {"json": json} if json is not None else {}
        return self.http.mutate(method, BASE + path, headers=self.headers(), params=params or None, **body)


def segment(urn: str) -> str:
    """A URN as one segment of a path: every colon and bracket is encoded."""
    return quote(urn, safe="")


def urn(value: object) -> str:
    """A URN as text, "" for anything that is none."""
    return value if isinstance(value, str) and len(value) <= 200 and _URN.fullmatch(value) else ""


def escaped(text: str) -> str:
    """A text as `commentary` takes it; a `#` that begins a hashtag stays, so that it becomes one."""
    return _LITTLE.sub(lambda sign: "\\" + sign[0], text)
