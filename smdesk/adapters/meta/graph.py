"""The Graph API as the networks of Meta share it: addresses, the token in a header, paging, answers that hide errors.

Source: NETWORKS 2. Since v26 (and, from 2026-10-27, in every version) `pretty`, `debug`, `date_format` and the root
`?ids=` are not understood; nothing here uses them. `paging.next` is never followed as it stands: it may lead to another
host, and it carries the token where none was asked for. The cursor in it is enough.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from smdesk.adapters.http import Answer, Failure, Http
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.outcome import NotSent
from smdesk.core.records import dataclass

VERSION = "v26.0"  # of 2026-07-29; a version lives about two years
FACEBOOK = f"https://graph.facebook.com/{VERSION}"
PAGE_ROWS = 25


@dataclass(frozen=True, slots=True)
class Graph:
    """Calls with one token. `base` is the address with the version, without a slash at the end."""

    http: Http
    token: str = field(default="", repr=False)
    base: str = FACEBOOK
    clock: Clock = field(default_factory=SystemClock)

    def headers(self) -> dict[str, str]:
        """The headers of every call. Each has a connection of its own: a pooled one may have died meanwhile, and
        a post sent into it would count as "perhaps published" without need.
        """
        headers = {"Connection": "close"}
        if self.token.isascii() and self.token.isprintable() and self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        return headers

    def get(self, path: str, **params: str | int) -> Answer | NotSent:
        """A read that gives a value for every failure of the wire."""
        return self.http.read(self.base + path, headers=self.headers(), params=params or None)

    def ask(self, path: str, **params: str | int) -> Answer:
        """A read outside publishing. Raises Offline, Unavailable."""
        return self.http.ask(self.base + path, headers=self.headers(), params=params or None)

    def send(self, path: str, data: Mapping[str, Any], *, files: Any = None, upload: bool = False) -> Answer | Failure:
        """One POST, made once; what is no text in `data` goes as JSON in its field, as the Graph wants it."""
        form = {name: _field(value) for name, value in data.items() if value is not None}
        return self.http.mutate(
            "POST", self.base + path, upload=upload, headers=self.headers(), data=form, files=files
        )  # fmt: skip

    def delete(self, path: str, **params: str | int) -> Answer | Failure:
        """One DELETE, made once."""
        return self.http.mutate("DELETE", self.base + path, headers=self.headers(), params=params or None)

    def pages(self, path: str, most: int, size: int = PAGE_ROWS, /, **params: str | int) -> Iterator[Answer | NotSent]:
        """The pages of a list, newest first, until it ends, `most` were read, or one cannot be had (given last)."""
        after = ""
        for _ in range(most):
            more: dict[str, str | int] = {"after": after} if after else {}
            answer = self.get(path, limit=size, **params, **more)
            yield answer
            if not isinstance(answer, Answer) or not fine(answer):
                return
            after = next_cursor(answer)
            if not after:
                return


def fine(answer: Answer) -> bool:
    """True for an answer that is a success: 2xx, an object, and no error in it (the Graph may hide one in a 200)."""
    return answer.ok and isinstance(answer.data, dict) and "error" not in answer.data


def rows(answer: Answer) -> list[Mapping[str, Any]] | None:
    """The rows of one page; None where the answer holds no list."""
    data = answer.data.get("data") if isinstance(answer.data, dict) else None
    return [row for row in data if isinstance(row, dict)] if isinstance(data, list) else None


def next_cursor(answer: Answer) -> str:
    """Where the next page begins, "" at the end."""
    paging = answer.data.get("paging") if isinstance(answer.data, dict) else None
    if not isinstance(paging, dict) or not paging.get("next"):
        return ""
    cursors = paging.get("cursors")
    after = cursors.get("after") if isinstance(cursors, dict) else None
    return after if isinstance(after, str) else ""


def identifier(value: object) -> str:
    """An id as text, "" for anything that is none."""
    return value if isinstance(value, str) and 0 < len(value) <= 200 and value.isprintable() else ""


def segment(value: str) -> str:
    """An id as one segment of a path."""
    return quote(value, safe="")


def instant(value: object) -> datetime | None:
    """A time of the Graph (`2026-11-26T10:00:00+0000`, or epoch seconds) as aware UTC, or None."""
    try:
        if isinstance(value, int) and not isinstance(value, bool):
            return datetime.fromtimestamp(value, UTC)
        if isinstance(value, str):
            parsed = datetime.fromisoformat(value)
            return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        pass
    return None


def _field(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
