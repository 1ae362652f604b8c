"""Which server is meant, whether it speaks Mastodon's API, and what program it really is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from smdesk.adapters.addresses import base_url
from smdesk.adapters.http import Answer, Http, host_of, retry_at
from smdesk.adapters.mastodon.api import Api
from smdesk.adapters.mastodon.errors import RESET
from smdesk.core.clock import SystemClock
from smdesk.core.errors import InvalidInput, LimitedError, Unavailable
from smdesk.core.records import dataclass

#: Programs whose differences are known (NETWORKS 8). Everything else is `other`.
KNOWN = frozenset({"mastodon", "gotosocial", "pixelfed", "snac"})
#: These take `scheduled_at` and list what waits. snac takes it too, but lists it nowhere (measured), so a lost answer
#: could not be told from a lost request; others ignore it and publish at once, or are not known to take it.
SCHEDULING = frozenset({"mastodon", "gotosocial"})
#: These list an account's own followers-only and direct statuses to itself; snac does not (measured).
LISTING_PRIVATE = frozenset({"mastodon", "gotosocial"})

_REDIRECTS = frozenset({301, 302, 307, 308})
_HOPS = 3
_COMPATIBLE = re.compile(r"(?:compatible;|really)\s*([A-Za-z][\w-]*)[ /]v?([\w.+-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Server:
    """What a server says of itself, without an account."""

    base: str
    software: str  # one of KNOWN, or other
    product: str  # its own name, lower case
    version: str
    domain: str  # the part of a handle after the second @
    instance: Mapping[str, Any]  # the answer of /api/v2/instance, else of v1

    @property
    def facts(self) -> dict[str, Any]:
        """What is remembered for the channel."""
        return {
            "software": self.software, "product": self.product, "version": self.version, "server": self.base,
            "domain": self.domain,
        }  # fmt: skip


def inspect(http: Http, base: str, token: str = "") -> Server:
    """Ask the server what it is. With a token only where it answers nobody without one (limited federation).

    Raises:
        Offline: `offline` (host).
        LimitedError: `rate_limited` (host, retry_at).
        Unavailable: `server_error` (host, status), `not_mastodon` (host).
    """
    api = Api(http, base)
    for _ in range(_HOPS):
        answer = api.ask("/api/v2/instance")
        moved = _moved(answer)
        if not moved:
            break
        api = replace(api, base=moved)
    if answer.status in {401, 403} and token:
        api = replace(api, token=token)
        answer = api.ask("/api/v2/instance")
    if not _is_instance(answer.data):
        answer = _limited(api.ask("/api/v1/instance"), base)
    if not answer.ok or not _is_instance(answer.data):
        raise Unavailable("not_mastodon", host=host_of(base))
    product, version = _nodeinfo(api) or _by_version(answer.data)
    return Server(
        base=api.base,
        software=product if product in KNOWN else "other",
        product=product,
        version=version or str(answer.data["version"]),
        domain=_domain(answer.data, api.base),
        instance=answer.data,
    )


def _moved(answer: Answer) -> str:
    """The base address of the host that serves the same call, "" when this one does (or a page is offered instead)."""
    target = answer.headers.get("location", "")
    if answer.status not in _REDIRECTS or not target.rstrip("/").endswith("/api/v2/instance"):
        return ""
    try:
        return base_url(target) if "://" in target else ""
    except InvalidInput:
        return ""


def _limited(answer: Answer, base: str) -> Answer:
    if answer.status == 429:
        raise LimitedError("rate_limited", host=host_of(base), retry_at=retry_time(answer))
    return answer


def retry_time(answer: Answer) -> str | None:
    """When to ask again as ISO 8601, for the facts of an error."""
    at = retry_at(answer.headers, SystemClock().now(), RESET)
    return at.isoformat() if at else None


def _is_instance(data: object) -> bool:
    return (
        isinstance(data, dict)
        and isinstance(data.get("version"), str)
        and any(isinstance(data.get(key), str) for key in ("uri", "domain"))
    )


def _domain(instance: Mapping[str, Any], base: str) -> str:
    # v2 has `domain`; v1 has `uri`, which is a bare host on Mastodon and an address on some others.
    said = instance.get("domain") or instance.get("uri") or ""
    host = said.split("://", 1)[-1].strip("/") if isinstance(said, str) else ""
    return host or base.split("://", 1)[1]


def _nodeinfo(api: Api) -> tuple[str, str] | None:
    """Name and version by nodeinfo (specification 2.0: `software`), from the same host only; None when silent."""
    index = api.get("/.well-known/nodeinfo")
    if not isinstance(index, Answer) or not isinstance(index.data, dict):
        return None
    links = index.data.get("links")
    for link in links if isinstance(links, list) else []:
        href = link.get("href") if isinstance(link, dict) else None
        if not isinstance(href, str) or not href.startswith(api.base + "/"):
            continue
        document = api.get(href.removeprefix(api.base))
        found = document.data if isinstance(document, Answer) and document.ok else None
        software = found.get("software") if isinstance(found, dict) else None
        if isinstance(software, dict) and isinstance(software.get("name"), str) and software["name"]:
            return software["name"].lower(), str(software.get("version", ""))
    return None


def _by_version(instance: Mapping[str, Any]) -> tuple[str, str]:
    """From the version string; a bare number is not trusted to be Mastodon itself."""
    version = str(instance["version"])
    found = _COMPATIBLE.search(version)
    if found:
        return found[1].lower(), found[2]
    source = str(instance.get("source_url", "")).lower()
    for name in ("gotosocial", "pixelfed"):
        if name in source or name in version.lower():
            return name, version
    if "//github.com/mastodon/mastodon" in source and "(" not in version:
        return "mastodon", version
    return "unknown", version
