"""Pinterest's API v5 as the other modules call it: address, token, and lists in pages.

Source: the official description 5.23.0. The sandbox is a server of its own with tokens of its own; what is made there
only its maker sees.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from datetime import UTC, datetime
from typing import Any, Literal

from smdesk.adapters.grant import Grant
from smdesk.adapters.http import Answer, Failure, Http
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.outcome import Outcome
from smdesk.core.records import dataclass

SERVER = "https://api.pinterest.com"
VERSION = "/v5"
Method = Literal["POST", "DELETE"]
_ID = re.compile(r"[0-9]{1,30}")  # description: pattern of every id


@dataclass(frozen=True, slots=True)
class Api:
    """Calls with one access: a token that was pasted, or one of the browser that `grant` renews."""

    http: Http
    token: str = field(default="", repr=False)
    server: str = ""  # "" is the usual one
    clock: Clock = field(default_factory=SystemClock)
    grant: Grant | None = None

    def get(self, path: str, **params: str | int) -> Answer | Outcome:
        """A read that gives a value for every failure of the wire."""
        return self._with_token(
            lambda token: self.http.read(self._url(path), headers=_headers(token), params=params or None)
        )

    def ask(self, path: str, **params: str | int) -> Answer | Outcome:
        """A read outside publishing. Raises Offline, Unavailable; an access that has ended is an outcome."""
        return self._with_token(
            lambda token: self.http.ask(self._url(path), headers=_headers(token), params=params or None)
        )

    def send(self, method: Method, path: str, json: Mapping[str, Any] | None = None) -> Answer | Failure | Outcome:
        """One call that changes something, made once; a Pin may carry its pictures, so it has the time of an upload."""
        body: dict[str, Any] = {"json": json} if json is not None else {}
        return self._with_token(
            lambda token: self.http.mutate(
                method, self._url(path), upload=json is not None, headers=_headers(token), **body
            )
        )

    def pages(self, path: str, most: int, **params: str | int) -> Iterator[Answer | Outcome]:
        """A list, page by page; ends with the list, at `most` pages, or with what is no page."""
        bookmark = ""
        for _ in range(most):
            answer = self.get(path, **params, **({"bookmark": bookmark} if bookmark else {}))
            yield answer
            bookmark = bookmark_of(answer)
            if not bookmark:
                return

    def _with_token(self, call: Callable[[str], Answer | Failure]) -> Answer | Failure | Outcome:
        return self.grant.authorised(call, _token_refused) if self.grant is not None else call(self.token)

    def _url(self, path: str) -> str:
        return (self.server or SERVER) + VERSION + path


def _headers(token: str) -> dict[str, str]:
    # A connection of its own: a pooled one may have died, and a Pin sent into it would count as perhaps made.
    headers = {"Connection": "close"}
    if token and token.isascii() and token.isprintable():
        headers["Authorization"] = f"Bearer {token}"
    return headers


def _token_refused(answer: object) -> bool:
    """True for a 401 that is about the token; others are about a board or the app."""
    return isinstance(answer, Answer) and answer.status == 401 and data_of(answer).get("code") == 2


def identifier(value: object) -> str:
    """An id as text, "" for anything that is none."""
    return value if isinstance(value, str) and _ID.fullmatch(value) else ""


def data_of(answer: Answer) -> Mapping[str, Any]:
    """The answer's object, {} where it is none."""
    return answer.data if isinstance(answer.data, dict) else {}


def rows_of(answer: Answer) -> list[Mapping[str, Any]] | None:
    """The items of a page, None where the answer is no page."""
    items = data_of(answer).get("items")
    return [each for each in items if isinstance(each, dict)] if isinstance(items, list) else None


def bookmark_of(answer: object) -> str:
    """Where the next page begins, "" on the last one."""
    found = data_of(answer).get("bookmark") if isinstance(answer, Answer) and answer.ok else None
    return found if isinstance(found, str) else ""


def instant(value: object) -> datetime | None:
    """A time as Pinterest writes it, which names no zone and is UTC; None for anything else."""
    try:
        at = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC) if at is not None else None
