"""Calls to Google's APIs with the access of one account."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from smdesk.adapters.base import Account
from smdesk.adapters.grant import Grant
from smdesk.adapters.http import Answer, Failure, Http
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.network import BrowserRule
from smdesk.core.outcome import Outcome

#: What a call gives: an answer of any status, or why there is none.
Got = Answer | Outcome


class Google:
    """One account. Each call has a connection of its own, for a pooled one may have died meanwhile."""

    def __init__(self, http: Http, grant: Grant, clock: Clock) -> None:
        self.http, self.grant, self.clock = http, grant, clock

    @classmethod
    def of(cls, account: Account, http: Http, clock: Clock | None = None) -> Google:
        """For an account that was connected."""
        time = clock or SystemClock()
        return cls(http, Grant(http, account.spec.connect.browser, account.secrets, time, account.vault), time)

    @classmethod
    def with_token(cls, http: Http, token: str, clock: Clock | None = None) -> Google:
        """For an account that is just being connected."""
        time = clock or SystemClock()
        return cls(http, Grant(http, BrowserRule(), {"access_token": token}, time), time)

    def get(self, url: str, **params: Any) -> Got:
        """A read; the client tries it up to three times."""
        return self.grant.authorised(
            lambda token: self.http.read(url, headers=_headers(token), params=params or None), _token_refused
        )  # fmt: skip

    def send(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: Callable[[], Any] | None = None,
        upload: bool = False,
        **request: Any,
    ) -> Got:
        """One call that changes something, made once; after a refused token, once more. `body` gives the content."""

        def call(token: str) -> Answer | Failure:
            content = {"content": body()} if body is not None else {}
            return self.http.mutate(
                method, url, upload=upload, headers={**_headers(token), **(headers or {})}, **content, **request
            )  # fmt: skip

        return self.grant.authorised(call, _token_refused)


def rows(answer: object, name: str = "items") -> list[Mapping[str, Any]] | None:
    """The rows of a list, None where the answer has no list."""
    if not isinstance(answer, Answer) or not answer.ok or not isinstance(answer.data, dict):
        return None
    found = answer.data.get(name)
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else None


def part(row: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """One part of a resource, {} where it has none."""
    found = row.get(name)
    return found if isinstance(found, dict) else {}


def text(value: object) -> str:
    """A text, "" for anything that is none."""
    return value if isinstance(value, str) else ""


def _headers(token: str) -> dict[str, str]:
    good = token.isascii() and token.isprintable()
    return {"Connection": "close"} | ({"Authorization": f"Bearer {token}"} if token and good else {})


def _token_refused(answer: object) -> bool:
    """True where another token may help. YouTube also says 401 to an account that has no channel."""
    if not isinstance(answer, Answer) or answer.page:  # a proxy's page asks for no other token
        return False
    return answer.status == 401 and "youtubeSignupRequired" not in answer.text
