"""Where a site's API is, and whether it lets a program in."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from smdesk.adapters.addresses import base_url
from smdesk.adapters.http import Answer, Http, host_of, retry_at
from smdesk.adapters.wordpress.api import Api, table
from smdesk.core.clock import SystemClock
from smdesk.core.errors import InvalidInput, LimitedError, Unavailable
from smdesk.core.records import dataclass

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HOPS = 3
_API = re.compile(r'<([^>]+)>\s*;[^,]*\brel="https://api\.w\.org/"')
_INSIDE = re.compile(r"/(wp-admin|wp-login\.php|wp-json|index\.php)(/.*)?$")  # pasted from the address bar


@dataclass(frozen=True, slots=True)
class Site:
    """What a site says of itself, without an account."""

    base: str
    root: str  # the address of its API
    name: str
    app_passwords: bool

    @property
    def host(self) -> str:
        """What people call the site: host and folder."""
        address = urlsplit(self.base)
        return f"{address.netloc}{address.path}"


def inspect(http: Http, typed: str) -> Site:
    """Find the API of the site that a person means (REST handbook: discovery).

    Raises:
        InvalidInput: as `addresses.base_url`.
        Offline: `offline` (host). LimitedError: `rate_limited` (host, retry_at).
        Unavailable: `server_error` (host, status), `not_wordpress` (host), `site_closed` (host, status).
    """
    base = _INSIDE.sub("", base_url(typed, path=True))
    front = http.ask(base + "/", headers={"Connection": "close", "Accept": "text/html"})
    for _ in range(_HOPS):
        moved = _moved(front, base)
        if not moved:
            break
        base = moved
        front = http.ask(base + "/", headers={"Connection": "close", "Accept": "text/html"})
    named = _API.search(front.headers.get("link", ""))
    roots = [_ours(urljoin(base + "/", named[1]), base)] if named else [f"{base}/wp-json/", f"{base}/?rest_route=/"]
    answer = front
    for root in filter(None, roots):
        answer = Api(http, root).ask("")
        if _is_index(answer.data):
            return _site(base, root, table(answer.data))
    raise _closed(answer, base)


def _site(base: str, root: str, index: Any) -> Site:
    ways = table(index.get("authentication"))
    name = index.get("name")
    return Site(base, root, name if isinstance(name, str) else "", "application-passwords" in ways)


def _is_index(data: object) -> bool:
    spaces = table(data).get("namespaces")
    return isinstance(spaces, list) and "wp/v2" in spaces


def _moved(answer: Answer, base: str) -> str:
    """Where the front page sends a visitor, when that is the same site's other address; else ""."""
    target = answer.headers.get("location", "")
    if answer.status not in _REDIRECTS or not target:
        return ""
    try:
        moved = _INSIDE.sub("", base_url(urljoin(base + "/", target), path=True))
    except InvalidInput:
        return ""
    return moved if moved != base and _same(moved, base) else ""


def _same(one: str, other: str) -> bool:
    hosts = [host_of(each).removeprefix("www.") for each in (one, other)]
    return hosts[0] == hosts[1]


def _ours(root: str, base: str) -> str:
    """The API's address when it is on the site's host (a password goes there), as safe as the site; else ""."""
    if not _same(root, base):
        return ""
    return "https" + root[4:] if base.startswith("https:") and root.startswith("http:") else root


def _closed(answer: Answer, base: str) -> Exception:
    host = host_of(base)
    if answer.status == 429:
        at = retry_at(answer.headers, SystemClock().now())
        return LimitedError("rate_limited", host=host, retry_at=at.isoformat() if at else None)
    if answer.status in {401, 403, 405, 406, 451}:
        return Unavailable("site_closed", host=host, status=answer.status)
    return Unavailable("not_wordpress", host=host)
