"""One bot as the other modules call it: the method's address, which holds the token, and the answer's envelope."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from smdesk.adapters.http import Answer, Failure, Http
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.outcome import NotSent

SERVER = "https://api.telegram.org"
#: Each call has a connection of its own: a pooled one may be dead after a sleep, and nobody can look whether a message
#: sent into it has arrived.
HEADERS = {"Connection": "close"}


@dataclass(frozen=True, slots=True)
class Bot:
    """Calls of one bot. The token is a part of every address, so it is hidden before the first one is made."""

    http: Http
    token: str = field(repr=False)
    base: str = SERVER
    clock: Clock = field(default_factory=SystemClock)

    def ask(self, method: str, **params: str) -> Answer:
        """A read outside publishing. Raises Offline, Unavailable."""
        return self.http.ask(self._url(method), headers=HEADERS, params=params or None)

    def send(self, method: str, fields: Mapping[str, Any]) -> Answer | Failure:
        """One call that changes something, made once."""
        return self.http.mutate("POST", self._url(method), headers=HEADERS, json=dict(fields))

    def upload(self, method: str, fields: Mapping[str, str], files: Mapping[str, Any]) -> Answer | Failure:
        """The same with files, as multipart: every field is text, what has a structure is JSON in it."""
        return self.http.mutate(
            "POST", self._url(method), headers=HEADERS, upload=True, data=dict(fields), files=dict(files)
        )

    def _url(self, method: str) -> str:
        return f"{self.base}/bot{self.token}/{method}"


def result(answer: Answer | Failure | NotSent) -> Any:
    """What a good answer holds, None for any other."""
    if not isinstance(answer, Answer) or not answer.ok or not isinstance(answer.data, dict):
        return None
    return answer.data.get("result") if answer.data.get("ok") is True else None


def parameters(answer: Answer) -> Mapping[str, Any]:
    """What the answer tells beside its words: `retry_after`, `migrate_to_chat_id`."""
    data = answer.data if isinstance(answer.data, dict) else {}
    found = data.get("parameters")
    return found if isinstance(found, dict) else {}


def number(value: object) -> int | None:
    """A whole number, None for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None
