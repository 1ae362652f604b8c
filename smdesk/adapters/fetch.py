"""Fetching a page of the public web for a link card: no credentials, little data, never into the local network."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Iterable
from urllib.request import getproxies

import httpx

from smdesk.adapters.http import Http
from smdesk.core.records import dataclass

REDIRECTS = 5
PAGE_BYTES = 1024 * 1024  # the head of a page is at its beginning; the rest is not read
PICTURE_BYTES = 10 * 1024 * 1024
DEADLINE_S = 30.0
TIMEOUT = httpx.Timeout(10)
Resolve = Callable[[str, int], Iterable[str]]


class FetchError(Exception):
    """The page cannot be had; a card is made without it."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page or picture as it came; `url` is the last of the redirects."""

    url: str
    mime: str
    charset: str
    body: bytes


def addresses(host: str, port: int) -> list[str]:
    """The IP addresses of a host. Raises OSError when it has none."""
    return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


@dataclass(frozen=True, slots=True)
class Seen:
    """What answers at an address, before its body is read."""

    status: int
    mime: str


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Reads public addresses. `allow_local` lifts the ban on private ones (tests, a network of one's own)."""

    http: Http
    allow_local: bool = False
    resolve: Resolve = addresses

    def get(self, url: str, accept: str, limit: int, *, cut: bool) -> Fetched:
        """The body at an address, up to `limit` bytes. `cut` takes the beginning of a larger one.

        Raises FetchError.
        """
        deadline = time.monotonic() + DEADLINE_S
        for _ in range(REDIRECTS + 1):
            try:
                answer = self._once(httpx.URL(url), accept, limit, cut, deadline)
            except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, UnicodeError) as error:
                raise FetchError(type(error).__name__) from error
            if isinstance(answer, Fetched):
                return answer
            url = answer
        raise FetchError("redirects")

    def look(self, url: str) -> Seen:
        """What answers at exactly this address; no redirect is followed, and the body stays where it is.

        Raises FetchError, with "not public" for an address that only this network knows.
        """
        try:
            response = self._open(httpx.URL(url), "*/*")
        except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
            raise FetchError(type(error).__name__) from error
        response.close()
        return Seen(response.status_code, _mime(response))

    def _once(self, url: httpx.URL, accept: str, limit: int, cut: bool, deadline: float) -> Fetched | str:
        """The body, or the address of the next hop."""
        response = self._open(url, accept)
        try:
            if response.has_redirect_location:
                return str(url.join(response.headers["location"]))
            if response.status_code != 200:
                raise FetchError(str(response.status_code))
            body = bytearray()
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > limit:
                    if not cut:
                        raise FetchError("too large")
                    break
                if time.monotonic() > deadline:
                    raise FetchError("too slow")
        finally:
            response.close()
        return Fetched(str(url), _mime(response), response.charset_encoding or "", bytes(body[:limit]))

    def _open(self, url: httpx.URL, accept: str) -> httpx.Response:
        """The answer, its body not read yet."""
        headers = {"Accept": accept}
        request = self.http.client.build_request("GET", self._target(url, headers), headers=headers, timeout=TIMEOUT)
        if request.url.host != url.host:
            request.extensions["sni_hostname"] = url.host  # the certificate is still checked against the name
        response = self.http.client.send(request, stream=True, auth=None)
        self.http.client.cookies.clear()
        return response

    def _target(self, url: httpx.URL, headers: dict[str, str]) -> httpx.URL:
        """The address to connect to: the name's checked IP, so that a second look-up cannot give another one."""
        if url.scheme not in {"http", "https"} or not url.host or url.userinfo:
            raise FetchError("not a web address")
        if self.allow_local:
            return url
        if getproxies():  # the proxy looks names up; only an address written out can be judged here
            try:
                ipaddress.ip_address(url.host)
            except ValueError:
                return url
        found = list(self.resolve(url.host, url.port or (443 if url.scheme == "https" else 80)))
        if not found or not all(public(address) for address in found):
            raise FetchError("not public")
        headers["Host"] = url.netloc.decode("ascii")
        return url.copy_with(host=found[0])


def _mime(response: httpx.Response) -> str:
    return str(response.headers.get("content-type", "")).split(";")[0].strip().lower()


def public(address: str) -> bool:
    """True for an IP address of the public internet, also in its IPv4-in-IPv6 spellings."""
    ip = ipaddress.ip_address(address.split("%", 1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            ip = inner
        elif ip in ipaddress.ip_network("64:ff9b::/96"):  # NAT64: the IPv4 address is in the last 32 bits
            ip = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.is_global and not ip.is_multicast
