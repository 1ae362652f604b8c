"""One site and one account as the other modules call it: addresses, headers and the clock."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from smdesk.adapters.http import Answer, Failure, Http
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.outcome import NotSent
from smdesk.core.records import dataclass

#: A site with plain permalinks has its API behind this parameter instead of a path.
ROUTE = "rest_route"

Query = str | int | list[str]


@dataclass(frozen=True, slots=True)
class Api:
    """Calls to one site. `root` is the address of its API as the site itself gives it."""

    http: Http
    root: str
    user: str = ""
    password: str = field(default="", repr=False)
    author: str = ""  # the account's id on the site
    clock: Clock = field(default_factory=SystemClock)

    def headers(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """The headers of a call. Each call has a connection of its own: a pooled one may be dead after a sleep."""
        headers = {"Connection": "close", **(more or {})}
        if self.password:
            headers["Authorization"] = f"Basic {basic(self.user, self.password)}"
        return headers

    def get(self, route: str, **params: Query) -> Answer | NotSent:
        """A read that gives a value for every failure of the wire."""
        url, query = self._place(route, params)
        return self.http.read(url, headers=self.headers(), params=query)

    def ask(self, route: str, **params: Query) -> Answer:
        """A read outside publishing. Raises Offline, Unavailable."""
        url, query = self._place(route, params)
        return self.http.ask(url, headers=self.headers(), params=query)

    def send(
        self, method: str, route: str, *, params: Mapping[str, Query] | None = None,
        headers: Mapping[str, str] | None = None, upload: bool = False, **request: Any,
    ) -> Answer | Failure:  # fmt: skip
        """One call that changes something, made once."""
        url, query = self._place(route, params or {})
        return self.http.mutate(method, url, upload=upload, headers=self.headers(headers), params=query, **request)

    def _place(self, route: str, params: Mapping[str, Query]) -> tuple[str, dict[str, Query] | None]:
        address = urlsplit(self.root)
        before = parse_qs(address.query).get(ROUTE)
        if before is None:
            return f"{self.root.rstrip('/')}/{route}", dict(params) or None
        plain = address._replace(query="").geturl()
        return plain, {ROUTE: f"{before[0].rstrip('/')}/{route}", **params}


def basic(user: str, password: str) -> str:
    """What HTTP Basic sends; as secret as the password."""
    return base64.b64encode(f"{user}:{password}".encode()).decode()


def identifier(value: object) -> str:
    """An id of an answer as text, "" for what is none."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) and value > 0 else ""


def table(value: object) -> Mapping[str, Any]:
    """The value as an object of an answer; empty for anything else."""
    return value if isinstance(value, dict) else {}


def rows(value: object) -> list[Mapping[str, Any]]:
    """The objects in a list of an answer."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def raw(value: object) -> str:
    """The text of a field: its `raw` in the context `edit`, else what is shown."""
    found = table(value).get("raw", table(value).get("rendered", value))
    return found if isinstance(found, str) else ""


def link(data: Mapping[str, Any]) -> str | None:
    """The public address in an answer, None where there is none."""
    found = data.get("link")
    return found if isinstance(found, str) and found.startswith(("https://", "http://")) else None


def instant(value: object) -> datetime | None:
    """A `…_gmt` of the API (without a zone) as aware UTC, or None."""
    if not isinstance(value, str):
        return None
    try:
        parsed = datetime.fromisoformat(value)
    except ValueError:
        return None
    return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone(UTC)


def stamp(at: datetime) -> str:
    """An instant as `date_gmt` takes it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
