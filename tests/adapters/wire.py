"""A wire for adapter tests: scripted answers by route, every request recorded, faults on any call."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

import httpx

from smdesk.adapters.http import Http

Reply = httpx.Response | Exception | Callable[[httpx.Request], httpx.Response]


def answer(status: int = 200, data: Any = None, headers: dict[str, str] | None = None) -> httpx.Response:
    """A JSON answer; `data` None gives an empty body, text or bytes go out as they are."""
    if data is None:
        return httpx.Response(status, headers=headers)
    if isinstance(data, str | bytes):
        return httpx.Response(status, content=data, headers=headers)
    return httpx.Response(status, json=data, headers=headers)


class Wire(httpx.BaseTransport):
    """Answers by `METHOD path`; replies queue up, the last one of a route stays.

    `faults` maps the number of a request (from 0, over all routes) to an exception: raised before the answer is
    made, as if the request had been lost. With `lose_after` it is raised after the answer was made.
    """

    def __init__(self, lose_after: bool = False) -> None:
        self.requests: list[httpx.Request] = []
        self.faults: dict[int, Exception] = {}
        self.lose_after = lose_after
        self._routes: dict[tuple[str, str], list[Reply]] = {}

    def on(self, method: str, path: str, *replies: Reply) -> Wire:
        """Queue replies for a route; `path` is compared with the end of the request's path."""
        self._routes.setdefault((method, path), []).extend(replies)
        return self

    def replace(self, method: str, path: str, *replies: Reply) -> Wire:
        """Like `on`, forgetting what was queued."""
        self._routes[(method, path)] = list(replies)
        return self

    def http(self, secrets: Iterable[str] = ()) -> Http:
        """A client over this wire that does not sleep between tries."""
        http = Http.create(self, secrets)
        http.sleep = lambda seconds: None
        return http

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        number = len(self.requests)
        self.requests.append(request)
        fault = self.faults.get(number)
        if fault is not None and not self.lose_after:
            raise fault
        response = self._reply(request)
        if fault is not None:
            raise fault
        return response

    def _reply(self, request: httpx.Request) -> httpx.Response:
        for (method, path), replies in self._routes.items():
            if request.method != method or not request.url.path.endswith(path) or not replies:
                continue
            reply = replies.pop(0) if len(replies) > 1 else replies[0]
            if isinstance(reply, Exception):
                raise reply
            if callable(reply):
                return reply(request)
            # A response can be read once; give a fresh one each time.
            headers = [(k, v) for k, v in reply.headers.items() if k not in {"content-length", "transfer-encoding"}]
            return httpx.Response(reply.status_code, content=reply.content, headers=headers)
        raise AssertionError(f"no answer scripted for {request.method} {request.url}")

    def sent(self, method: str, path: str) -> list[httpx.Request]:
        """The recorded requests of a route, in order."""
        return [r for r in self.requests if r.method == method and r.url.path.endswith(path)]


def body(request: httpx.Request) -> Any:
    """The JSON a request carried."""
    return json.loads(request.content)
