"""A network behind a wire that can be cut or garbled at any request, before or after the network has acted."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import httpx

Respond = Callable[[], httpx.Response]
Trouble = Callable[[httpx.Request, Respond], httpx.Response]

JSON = {"content-type": "application/json"}


def before(error: type[httpx.TransportError]) -> Trouble:
    """The request does not arrive."""

    def trouble(request: httpx.Request, respond: Respond) -> httpx.Response:
        raise error("cut on the way to " + str(request.headers.get("authorization", "")), request=request)

    return trouble


def after(error: type[httpx.TransportError]) -> Trouble:
    """The request arrives and is carried out; the answer does not come back."""

    def trouble(request: httpx.Request, respond: Respond) -> httpx.Response:
        respond()
        raise error("cut on the way back", request=request)

    return trouble


def odd(content: bytes, status: int = 200, headers: Mapping[str, str] = JSON) -> Trouble:
    """The request is carried out; the answer is not what it should be."""

    def trouble(request: httpx.Request, respond: Respond) -> httpx.Response:
        respond()
        return httpx.Response(status, content=content, headers=dict(headers))

    return trouble


def instead(status: int, content: bytes, headers: Mapping[str, str] = JSON) -> Trouble:
    """The request is not carried out; something else is answered."""

    def trouble(request: httpx.Request, respond: Respond) -> httpx.Response:
        return httpx.Response(status, content=content, headers=dict(headers))

    return trouble


def echo(request: httpx.Request, respond: Respond) -> httpx.Response:
    """Refused, with everything that was sent in the network's own words."""
    words = f"no to {request.headers.get('authorization', '')} {request.content[:2000].decode('utf-8', 'replace')}"
    return httpx.Response(422, json={"error": words, "message": words}, headers={"x-echo": words[:50].encode().hex()})


HTML = b"<!doctype html><html><body><h1>Welcome to the hotel's wireless network</h1></body></html>"

#: name → what happens. The first word says whether the network has carried the call out.
TROUBLES: dict[str, Trouble] = {
    "not: connect error": before(httpx.ConnectError),
    "not: connect time-out": before(httpx.ConnectTimeout),
    "not: pool time-out": before(httpx.PoolTimeout),
    "not: proxy error": before(httpx.ProxyError),
    "not: write error": before(httpx.WriteError),
    "not: read time-out": before(httpx.ReadTimeout),
    "not: redirect": instead(302, b"", {"location": "https://elsewhere.example/login"}),
    "not: moved for good": instead(308, b"", {"location": "/xrpc/elsewhere"}),
    "not: captive portal": instead(200, HTML, {"content-type": "text/html"}),
    "not: bad gateway": instead(502, HTML, {"content-type": "text/html"}),
    "not: a proxy asks to log in": instead(401, HTML, {"content-type": "text/html"}),
    "not: a firewall forbids": instead(403, HTML, {"content-type": "text/html"}),
    "not: a page not found": instead(404, HTML, {"content-type": "text/html"}),
    "done: read time-out": after(httpx.ReadTimeout),
    "done: read error": after(httpx.ReadError),
    "done: protocol error": after(httpx.RemoteProtocolError),
    "done: bad gateway": odd(HTML, 502, {"content-type": "text/html"}),
    "done: empty": odd(b""),
    "done: no content": odd(b"", 204),
    "done: HTML": odd(HTML, 200, {"content-type": "text/html; charset=utf-8"}),
    "done: truncated JSON": odd(b'{"id": "12", "uri": "at:'),
    "done: huge": odd(b'{"id": "' + b"x" * (9 * 1024 * 1024) + b'"}'),
    "done: nothing in it": odd(b"{}"),
    "done: wrong types": odd(b'{"id": {"a": 1}, "uri": 12, "cid": [], "url": false, "blob": "x", "scheduled_at": 3}'),
    "done: a list": odd(b'[{"id": "12"}, 3, null]'),
    "done: null": odd(b"null"),
    "done: text": odd(b'"ok"'),
    "done: numbers": odd(b'{"id": NaN, "n": ' + b"9" * 5000 + b"}"),
    "done: endless nesting": odd(b"[" * 200_000),
    "done: not UTF-8": odd(b'\xff\xfe\x00{"id"'),
    "done: half a character": odd(b'{"error": "\\ud83d", "message": "\\ud83d"}', 502),
    "done: unknown charset": odd(b"{}", 200, {"content-type": "application/json; charset=klingon"}),
    "done: broken compression": odd(b"not gzip at all", 200, {**JSON, "content-encoding": "gzip"}),
    "done: strange status": odd(b"{}", 299),
}

REFUSALS: dict[str, Trouble] = {
    "400": instead(400, json.dumps({"error": "InvalidRequest", "message": "bad"}).encode()),
    "401": instead(401, json.dumps({"error": "AuthenticationRequired", "message": "who are you"}).encode()),
    "403": instead(403, json.dumps({"error": "Forbidden", "message": "not allowed"}).encode()),
    "404": instead(404, json.dumps({"error": "NotFound", "message": "nothing here"}).encode()),
    "413": instead(413, HTML, {"content-type": "text/html"}),
    "422": instead(422, json.dumps({"error": "Unprocessable", "message": "no"}).encode()),
    "429": instead(429, b'{"error": "RateLimitExceeded"}', {**JSON, "retry-after": "120"}),
    "429 without a time": instead(429, HTML, {"content-type": "text/html"}),
    "429 at nonsense": instead(429, b"{}", {**JSON, "retry-after": "soon", "x-ratelimit-reset": "later"}),
    "418": instead(418, b"{}"),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """One request as it arrived."""

    method: str
    path: str
    url: str
    headers: Mapping[str, str]


class Server(httpx.BaseTransport):
    """A network in memory. Subclasses answer in `respond`."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self._trouble: dict[int, Trouble] = {}
        self._always: Trouble | None = None

    def respond(self, request: httpx.Request) -> httpx.Response:
        raise NotImplementedError

    def garble(self, trouble: Trouble, number: int | None = None) -> None:
        """Let trouble befall the request of that number, counted from now; without a number, all from now on."""
        if number is None:
            self._always = trouble
        else:
            self._trouble[len(self.seen) + number] = trouble

    def clear(self) -> None:
        """No more trouble."""
        self._trouble, self._always = {}, None

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        trouble = self._trouble.pop(len(self.seen), self._always)
        self.seen.append(Seen(request.method, request.url.path, str(request.url), dict(request.headers)))
        if trouble is None:
            return self.respond(request)
        return trouble(request, lambda: self.respond(request))


def body(request: httpx.Request) -> dict[str, Any]:
    """The JSON of a request."""
    return dict(json.loads(request.content))
