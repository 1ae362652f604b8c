"""TikTok's API v2 as the other modules call it. All but the account's profile are POSTs, those that only read too.

Source: NETWORKS 13, transcribed from the reference. An answer is `{data, error}`; `error.code` is "ok" when it is good.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any

from smdesk.adapters.grant import Grant
from smdesk.adapters.http import Answer, Failure, Http
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.errors import unreachable
from smdesk.core.outcome import NotSent, Outcome, Unknown
from smdesk.core.records import dataclass

HOST = "open.tiktokapis.com"
BASE = f"https://{HOST}/v2"


@dataclass(frozen=True, slots=True)
class Api:
    """Calls with one access. `handle` is the account's name, for the address of what it has posted."""

    http: Http
    token: str = field(default="", repr=False)
    handle: str = ""
    clock: Clock = field(default_factory=SystemClock)
    grant: Grant | None = None  # renews the token; without one it is used as it is

    def send(self, path: str, json: Mapping[str, Any] | None = None, **params: str) -> Answer | Failure | Outcome:
        """One call, made once; what it does is said at its caller."""
        return self._with_token(
            lambda token: self.http.mutate(
                "POST", BASE + path, json=dict(json or {}), params=params or None, headers=_headers(token)
            )
        )

    def ask(self, path: str, json: Mapping[str, Any] | None = None, **params: str) -> Answer | Outcome:
        """A POST that only reads, outside publishing. Raises Offline where nothing answers."""
        answer = self.send(path, json, **params)
        if isinstance(answer, NotSent | Unknown):
            raise unreachable(HOST, answer.code, answer.words)
        return answer

    def profile(self, *fields: str) -> Answer | Outcome:
        """The account's own profile. Raises Offline, Unavailable."""
        return self._with_token(
            lambda token: self.http.ask(
                f"{BASE}/user/info/", params={"fields": ",".join(fields)}, headers=_headers(token)
            )
        )

    def _with_token(self, call: Callable[[str], Answer | Failure]) -> Answer | Failure | Outcome:
        return self.grant.authorised(call, _token_refused) if self.grant is not None else call(self.token)


def _headers(token: str) -> dict[str, str]:
    # A connection of its own: a pooled one may have died, and a post sent into it would count as perhaps made.
    headers = {"Connection": "close"}
    if token and token.isascii() and token.isprintable():
        headers["Authorization"] = f"Bearer {token}"
    return headers


def _token_refused(answer: object) -> bool:
    """True for a 401 that is about the token; others are about its scopes."""
    if not isinstance(answer, Answer) or answer.page:  # a proxy's page asks for no other token
        return False
    return answer.status == 401 and code_of(answer) in {"", "access_token_invalid"}


def code_of(answer: Answer) -> str:
    """The network's own code, "" where there is none."""
    error = answer.data.get("error") if isinstance(answer.data, dict) else None
    code = error.get("code") if isinstance(error, dict) else None
    return code if isinstance(code, str) else ""


def fine(answer: object) -> bool:
    """True for an answer that says that all is well."""
    return isinstance(answer, Answer) and answer.ok and code_of(answer) == "ok"


def data_of(answer: object) -> Mapping[str, Any]:
    """The `data` of an answer that is fine, {} otherwise."""
    data = answer.data.get("data") if isinstance(answer, Answer) and fine(answer) else None
    return data if isinstance(data, dict) else {}


def identifier(value: object, most: int = 64) -> str:
    """An id as text, "" for anything that is none; ids of posts come as numbers too."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    return text if isinstance(text, str) and 0 < len(text) <= most and text.isprintable() and " " not in text else ""
