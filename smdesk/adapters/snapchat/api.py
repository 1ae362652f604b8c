"""The Public Profile API as the other modules call it: address, token, and the envelope around every answer.

Source: NETWORKS 16, a transcription of low trust: the API is open to few, and none of this was tried against it. An
answer is `{request_status, error_code, display_message, ...}`; with HTTP 200 too it is good only where it says SUCCESS.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any

from smdesk.adapters.grant import Grant
from smdesk.adapters.http import Answer, Failure, Http
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.outcome import Outcome
from smdesk.core.records import dataclass

HOST = "businessapi.snapchat.com"
SERVER = f"https://{HOST}"
_ID = re.compile(r"[A-Za-z0-9_-]{1,200}")
#: What `add_path` and `finalize_path` look like. They get the token, so nothing that could lead to another host.
_PATH = re.compile(r"/[A-Za-z0-9_-][A-Za-z0-9_/-]*(\?[A-Za-z0-9_=&-]*)?")


@dataclass(frozen=True, slots=True)
class Api:
    """Calls with one access, for one public profile."""

    http: Http
    token: str = field(default="", repr=False)
    profile: str = ""  # its id
    clock: Clock = field(default_factory=SystemClock)
    grant: Grant | None = None  # renews the token, which lives half an hour to an hour

    def ask(self, path: str, **params: str) -> Answer | Outcome:
        """A read outside publishing. Raises Offline, Unavailable; an access that has ended is an outcome."""
        return self._with_token(
            lambda token: self.http.ask(SERVER + path, headers=_headers(token), params=params or None)
        )

    def send(self, what: str, json: Mapping[str, Any]) -> Answer | Failure | Outcome:
        """One call that makes something under the profile, made once."""
        return self._with_token(
            lambda token: self.http.mutate("POST", SERVER + self.own(what), headers=_headers(token), json=dict(json))
        )

    def form(self, path: str, fields: Mapping[str, str], piece: bytes | None = None) -> Answer | Failure | Outcome:
        """One step of an upload, as multipart: also without a file, as the reference has it."""
        files: dict[str, Any] = {name: (None, value) for name, value in fields.items()}
        if piece is not None:
            files["file"] = ("part", piece, "application/octet-stream")
        return self._with_token(
            lambda token: self.http.mutate("POST", SERVER + path, upload=True, headers=_headers(token), files=files)
        )

    def own(self, what: str = "") -> str:
        """The path of something of the profile."""
        return f"/v1/public_profiles/{self.profile}" + (f"/{what}" if what else "")

    def _with_token(self, call: Callable[[str], Answer | Failure]) -> Answer | Failure | Outcome:
        return self.grant.authorised(call) if self.grant is not None else call(self.token)


def _headers(token: str) -> dict[str, str]:
    # A connection of its own: a pooled one may have died, and a post sent into it would count as perhaps made.
    headers = {"Connection": "close"}
    if token and token.isascii() and token.isprintable():
        headers["Authorization"] = f"Bearer {token}"
    return headers


def data_of(answer: object) -> Mapping[str, Any]:
    """The answer's object, {} where it is none."""
    return answer.data if isinstance(answer, Answer) and isinstance(answer.data, dict) else {}


def said(answer: object) -> str:
    """What the envelope says, in capitals: SUCCESS, ERROR, "" where there is none."""
    status = data_of(answer).get("request_status")
    return status.upper() if isinstance(status, str) else ""


def fine(answer: object) -> bool:
    """True for an answer that says that all is well."""
    return isinstance(answer, Answer) and answer.ok and said(answer) == "SUCCESS"


def identifier(value: object) -> str:
    """An id as text, "" for anything that is none."""
    return value if isinstance(value, str) and _ID.fullmatch(value) else ""


def path_of(value: object) -> str:
    """A path of the API as an answer gives it, with the host or without; "" for anything else."""
    path = value.removeprefix(SERVER) if isinstance(value, str) else ""
    return path if _PATH.fullmatch(path) else ""
