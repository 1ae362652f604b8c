"""The address a person brings back after publishing by hand: in one form, and on the right network."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit, urlunsplit

from smdesk.core.errors import InvalidInput
from smdesk.core.network import NetworkSpec, known, load

LONGEST = 2048
# What share buttons add: says who shared it and from where, and has nothing to do with the post.
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|igsh|igshid|si|feature|ref_src|ref_url|mibextid|xmt|rcm|trk|_r|_t|cn|refid"
)
_TRACKING_OF = {"x": re.compile(r"s|t"), "threads": re.compile(r"slof"), "tiktok": re.compile(r"lang|q|u_code")}
# Where the address of a post names its account; elsewhere it does not.
_ACCOUNT_OF = {
    "instagram": re.compile(r"/([\w.]+)/(?:p|reel)/"),
    "tiktok": re.compile(r"/@([\w.]+)/(?:video|photo)/"), "threads": re.compile(r"/@([\w.]+)/post/"),
    "x": re.compile(r"/(?!i/)(\w+)/status/"), "bluesky": re.compile(r"/profile/(?!did:)([\w.-]+)/post/"),
    "telegram": re.compile(r"/(?:s/)?(?!c/)(\w+)/\d+"),
}  # fmt: skip
_HANDLE = re.compile(r"@?[\w.-]+")
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z0-9-]{2,}")


def check_link(spec: NetworkSpec, url: str, *, server: str = "") -> str:
    """The address of a publication in one form: https, small letters in the host, no tracking, no fragment.

    Args:
        spec: the network it should be on.
        url: what the person pasted; a missing `https://` and pointed brackets do no harm.
        server: base address of the account, for networks of many servers.

    Raises:
        InvalidInput: `bad_link` (url) when it is no web address; `link_of_other_network` (expected, host) when its
            host is not one of this network; `link_without_post` (expected, host) when it is the front page, or the page
            on which a post is written.
    """
    text = url.strip().removeprefix("<").removesuffix(">").strip()
    own = _own_host(server)
    parts, host = _split(text, own)
    if not _belongs(spec, host, own):
        raise InvalidInput("link_of_other_network", expected=spec.name, host=host, field="url")
    if (parts.path.strip("/") == "" and not parts.query) or _writes(spec, parts.path):
        raise InvalidInput("link_without_post", expected=spec.name, host=host, field="url")
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    return urlunsplit(
        ("https", host + port, quote(parts.path, safe="/%:@!$&'()*+,;=~-._"), _query(spec, parts.query), "")
    )


def other_account(spec: NetworkSpec, url: str, handle: str) -> str:
    """The account that the address of a post names where that is not `handle`; "" where it is, or nobody can tell."""
    named = _ACCOUNT_OF.get(spec.id)
    found = named.match(urlsplit(url).path) if named is not None else None
    mine = handle.strip().removeprefix("@").casefold()
    if found is None or not _HANDLE.fullmatch(mine) or found[1].casefold() == mine:
        return ""
    return found[1]


def _writes(spec: NetworkSpec, path: str) -> bool:
    """True for the page that was opened for writing the post: it is in the browser's address bar until then."""
    pages = (urlsplit(each.replace("{server}", "https://server")).path for each in (spec.compose_url, spec.page_url))
    return path.strip("/") in {page.strip("/") for page in pages} - {""}


def _own_host(server: str) -> str:
    return urlsplit(server if "://" in server else f"https://{server}").hostname or "" if server else ""


def _split(text: str, own: str) -> tuple[SplitResult, str]:
    bad = InvalidInput("bad_link", url=text[:200], field="url")
    if not text or len(text) > LONGEST or any(char.isspace() or ord(char) < 32 for char in text):
        raise bad
    try:
        parts = urlsplit(text if re.match(r"[a-z][a-z0-9+.-]*://", text, re.IGNORECASE) else f"https://{text}")
        host = (parts.hostname or "").encode("idna").decode("ascii").rstrip(".")
        _ = parts.port  # raises ValueError when it is none
    except (ValueError, UnicodeError):
        raise bad from None
    # Names before the host serve to disguise it: https://x.com@elsewhere/.
    if parts.scheme.lower() not in {"http", "https"} or parts.username is not None:
        raise bad
    if not _HOST.fullmatch(host) and not (own and host == own):  # a server in a house may have a name without a dot
        raise bad
    return parts, host


def _query(spec: NetworkSpec, query: str) -> str:
    own = _TRACKING_OF.get(spec.id)
    kept = [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name) and not (own and own.fullmatch(name))
    ]
    return urlencode(kept, quote_via=quote)


def _within(host: str, hosts: Iterable[str]) -> bool:
    return any(host == known_host or host.endswith(f".{known_host}") for known_host in hosts)


def _belongs(spec: NetworkSpec, host: str, own: str) -> bool:
    if spec.hosts:
        return _within(host, spec.hosts)
    if own:
        # The program may live on social.example.org while its accounts are @name@example.org, and the reverse.
        return _within(host, [own.removeprefix("www.")]) or _within(own, [host.removeprefix("www.")])
    return not _within(host, _hosts_of_others(spec.id))


@cache
def _hosts_of_others(network: str) -> frozenset[str]:
    return frozenset(host for other in known() if other != network for host in load(other).hosts)
