"""X's API as the other modules call it: with the four keys of the account, or with an access given in the browser.

Source: NETWORKS 5. The keys (OAuth 1.0a) do not end, and are those of the app's own account. A JSON or multipart body
is not part of what they sign (RFC 5849, 3.4.1.3.1); query parameters are. An access given in the browser (OAuth 2.0)
is of any account; it lasts two hours, and what renews it is good once (see `adapters.grant`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import httpx

from smdesk.adapters.grant import Grant
from smdesk.adapters.http import Answer, Http
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.errors import UNREACHED, AuthExpired, InvalidInput, Unavailable, unreachable
from smdesk.core.outcome import NotSent, Outcome, Refused

HOST = "api.x.com"
BASE = "https://api.x.com/2"
Method = Literal["GET", "POST", "PUT", "DELETE"]
_KEY = re.compile(r"[A-Za-z0-9_-]{10,}")
_ID = re.compile(r"[0-9]{1,19}")  # specification: pattern of every id


@dataclass(frozen=True, slots=True)
class Keys:
    """The app's key and secret, and the account's token and secret."""

    key: str = field(repr=False)
    key_secret: str = field(repr=False)
    token: str = field(repr=False)
    token_secret: str = field(repr=False)

    @classmethod
    def read(cls, pasted: str) -> Keys:
        """The four keys from what was pasted, in the order in which the developer page shows them.

        Raises:
            InvalidInput: `token_missing`, `keys_incomplete` (found), `token_malformed`.
        """
        values = pasted.split()
        if not values:
            raise InvalidInput("token_missing", field="secret")
        if len(values) != 4:
            raise InvalidInput("keys_incomplete", field="secret", found=len(values))
        if not all(_KEY.fullmatch(value) for value in values) or not re.match(r"\d+-", values[2]):
            raise InvalidInput("token_malformed", field="secret")
        return cls(*values)

    def values(self) -> tuple[str, ...]:
        """All four."""
        return (self.key, self.key_secret, self.token, self.token_secret)


@dataclass(frozen=True, slots=True)
class Api:
    """Calls for one account; `account` is its number."""

    http: Http
    keys: Keys | None = None
    account: str = ""
    clock: Clock = field(default_factory=SystemClock)
    grant: Grant | None = None  # instead of the keys

    def get(self, path: str, **params: str | int) -> Answer | Outcome:
        """A read that gives a value for every failure of the wire, and where the access is over."""
        url = str(httpx.URL(BASE + path, params=params or None))
        if self.grant is not None:
            return self.grant.authorised(lambda token: self.http.read(url, headers=_bearer(token)))
        return self.http.read(url, headers=self._headers("GET", url))

    def ask(self, path: str, **params: str | int) -> Answer:
        """A read outside publishing. Raises Offline, Unavailable; AuthExpired where the access is over."""
        url = str(httpx.URL(BASE + path, params=params or None))
        if self.grant is None:
            return self.http.ask(url, headers=self._headers("GET", url))
        answer = self.get(path, **params)
        if isinstance(answer, Answer) and answer.status < 500:
            return answer
        words, code = str(getattr(answer, "words", "")), str(getattr(answer, "code", "server_error"))
        if isinstance(answer, Refused):
            raise AuthExpired(code, host=HOST, words=words)
        if isinstance(answer, NotSent) and code in UNREACHED:
            raise unreachable(HOST, code, words)
        raise Unavailable("server_error", host=HOST, status=getattr(answer, "status", None), words=words)

    def send(self, method: Method, path: str, *, upload: bool = False, **body: Any) -> Answer | Outcome:
        """One call that changes something, made once; `body` is httpx's `json`, or `data` and `files`."""
        url = BASE + path
        if self.grant is not None:
            return self.grant.authorised(
                lambda token: self.http.mutate(method, url, upload=upload, headers=_bearer(token), **body)
            )
        return self.http.mutate(method, url, upload=upload, headers=self._headers(method, url), **body)

    def _headers(self, method: Method, url: str) -> Mapping[str, str]:
        from oauthlib.oauth1 import Client

        assert self.keys is not None
        signer = Client(self.keys.key, self.keys.key_secret, self.keys.token, self.keys.token_secret)
        _, signed, _ = signer.sign(url, method)
        # A connection of its own: a pooled one may have died, and a post sent into it would count as perhaps made.
        return {"Connection": "close", "Authorization": str(signed["Authorization"])}


def _bearer(token: str) -> Mapping[str, str]:
    good = token.isascii() and token.isprintable()
    return {"Connection": "close"} | ({"Authorization": f"Bearer {token}"} if token and good else {})


def identifier(value: object) -> str:
    """An id as text, "" for anything that is none."""
    return value if isinstance(value, str) and _ID.fullmatch(value) else ""


def data_of(answer: Answer) -> Mapping[str, Any]:
    """The `data` of an answer, {} where there is none."""
    data = answer.data.get("data") if isinstance(answer.data, dict) else None
    return data if isinstance(data, dict) else {}
