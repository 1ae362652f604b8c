"""Addresses of servers as people type them, for the networks of which there are many servers."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable

import httpx

from smdesk.core.errors import InvalidInput

_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


def base_url(text: str, *, path: bool = False) -> str:
    """The base address from what a person types: a host, an address, a profile's address, or `@me@host`.

    With `path`, what follows the host stays, for a server that stands in a folder of a site.

    Raises:
        InvalidInput: `server_missing`; `bad_server` (server); `server_needs_https` (host): a token is never sent
            in the clear, except to this computer.
    """
    typed = text.strip()
    if not typed:
        raise InvalidInput("server_missing", field="server")
    if "://" not in typed:
        typed = typed.rsplit("@", 1)[-1]
        typed = f"{'http' if is_loopback(_host_part(typed)) else 'https'}://{typed}"
    try:
        url = httpx.URL(typed)
        host = url.raw_host.decode("ascii")
    except (httpx.InvalidURL, UnicodeError):
        raise InvalidInput("bad_server", field="server", server=text.strip()) from None
    if url.scheme not in {"http", "https"} or not (is_loopback(host) or _HOST.fullmatch(host) or ":" in host):
        raise InvalidInput("bad_server", field="server", server=text.strip())
    if url.scheme == "http" and not is_loopback(host):
        raise InvalidInput("server_needs_https", field="server", host=url.host)
    below = url.path.rstrip("/") if path else ""
    return f"{url.scheme}://{url.netloc.decode('ascii')}{below}"


def _host_part(text: str) -> str:
    if text.startswith("["):
        return text[1:].split("]")[0]
    return re.split(r"[/:?#]", text, maxsplit=1)[0]


def is_loopback(host: str) -> bool:
    """True for this computer's own names and addresses."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def id_in(reference: str, identifier: Callable[[str], str]) -> str:
    """The id in what a person told: itself, or the last part of an address that is one; "" where there is none.

    `identifier` gives what it is given where that is an id of the network, else "".
    """
    if "://" not in reference:
        return identifier(reference)
    parts = reference.split("?")[0].rstrip("/").split("/")
    return next((part for part in reversed(parts) if identifier(part)), "")
