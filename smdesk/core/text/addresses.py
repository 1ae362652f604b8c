"""Whether a text is one web address, and nothing else (RFC 3986, RFC 3987, with the host stricter than there)."""

from __future__ import annotations

import ipaddress
import re

_SPLIT = re.compile(
    r"(?:(?P<scheme>https?)://)?"
    r"(?:(?P<user>[^@/?#]*)@)?(?P<host>\[[^\]]*\]|[^:/?#\[\]]*)(?::(?P<port>[0-9]{1,5}))?"
    r"(?P<path>/[^?#]*)?(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?",
    re.IGNORECASE | re.DOTALL,
)
#: One character of a path (pchar), letters of other scripts as they are, or an escape.
_PCHAR = r"(?:[0-9A-Za-z._~!$&'()*+,;=:@|-]|%[0-9A-Fa-f]{2}|[^\x00-\xa0\s])"
_USER = re.compile(r"(?:[0-9A-Za-z._~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*")
_PATH = re.compile(rf"(?:{_PCHAR}|/)*")
_QUERY = re.compile(rf"(?:{_PCHAR}|[/?])*")
_NAME = r"(?:[0-9A-Za-z]|[^\x00-\xa0\s])"
_HOST = re.compile(
    rf"(?:{_NAME}(?:(?:{_NAME}|[_-])*{_NAME})?\.)*"  # subdomains may have an underscore
    rf"{_NAME}(?:(?:{_NAME}|-)*{_NAME})?\."
    rf"(?:[A-Za-z]|[^\x00-\xa0\s])(?:(?:{_NAME}|-)*{_NAME})?"
)
_NUMERIC = re.compile(r"[0-9.]+")


def valid(text: str, *, scheme: bool = True) -> bool:
    """True for one whole `http` or `https` address; without `scheme` it may also be a bare domain."""
    match = _SPLIT.fullmatch(text)
    if match is None or (scheme and not match["scheme"]):
        return False
    return (
        _host(match["host"])
        and _USER.fullmatch(match["user"] or "") is not None
        and int(match["port"] or 0) <= 65535
        and _PATH.fullmatch(match["path"] or "") is not None
        and _QUERY.fullmatch(match["query"] or "") is not None
        and _QUERY.fullmatch(match["fragment"] or "") is not None
    )


def _host(host: str) -> bool:
    try:
        if host.startswith("["):
            ipaddress.IPv6Address(host[1:-1])
            return True
        if _NUMERIC.fullmatch(host):
            ipaddress.IPv4Address(host)
            return True
    except ipaddress.AddressValueError:
        return False
    return _HOST.fullmatch(host) is not None
