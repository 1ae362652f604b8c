"""Signing in through the browser: PKCE, a redirect to this computer, a code shown on a page, a pasted address.

For every network that offers the authorization code flow (RFC 6749 4.1, RFC 7636, RFC 8252 7.3). The redirect goes
to 127.0.0.1 only, `state` is compared, a code is used once, and the listener lives for one sign-in or five minutes.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any, Literal
from urllib.parse import parse_qs, urlencode, urlsplit

from smdesk.adapters.http import Answer, Http, host_of
from smdesk.core.errors import AuthExpired, InvalidInput, NetworkError, RefusedError, Unavailable, unreachable
from smdesk.core.outcome import NotSent
from smdesk.core.records import dataclass

OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"  # the server shows the code on a page of its own
WAIT_S = 300.0
_CODE = re.compile(r"[\x21-\x7e]{1,4096}")
_REDIRECT = re.compile(r"http://(127\.0\.0\.1|localhost):(\*|\d+)(/\S*)")


@dataclass(frozen=True, slots=True)
class Pkce:
    """Proof that who redeems the code is who asked for it (RFC 7636). `verifier` is a secret of the sign-in."""

    verifier: str = field(repr=False)
    challenge: str
    method: str = "S256"

    @classmethod
    def new(cls, encoding: Literal["base64url", "hex"] = "base64url") -> Pkce:
        """A fresh pair. `hex` is for TikTok's desktop flow, which differs from the RFC (NETWORKS 0.1)."""
        verifier = secrets.token_urlsafe(48)
        digest = hashlib.sha256(verifier.encode()).digest()
        if encoding == "hex":
            return cls(verifier, digest.hex())
        return cls(verifier, base64.urlsafe_b64encode(digest).rstrip(b"=").decode())


def new_state() -> str:
    """A value nobody can guess, to tell our own redirect from others."""
    return secrets.token_urlsafe(24)


def authorize_url(endpoint: str, **params: str) -> str:
    """The page to open in the browser; empty parameters are left out."""
    query = urlencode({"response_type": "code"} | {key: value for key, value in params.items() if value})
    return f"{endpoint}{'&' if '?' in endpoint else '?'}{query}"


def code_from(pasted: str, state: str) -> str:
    """The code from what a person pastes: the code itself, or the whole address the browser ended at.

    Raises:
        InvalidInput: `code_missing`; `code_malformed`.
        RefusedError: `sign_in_declined` (error), `sign_in_state`: the address belongs to another sign-in.
    """
    text = pasted.strip().removesuffix("#_")  # which Meta puts behind the address, and is none of the code
    if not text:
        raise InvalidInput("code_missing", field="code")
    if "?" in text or "://" in text:
        return _code(parse_qs(urlsplit(text).query), state)
    if not _CODE.fullmatch(text):
        raise InvalidInput("code_malformed", field="code")
    return text


def _code(query: Mapping[str, list[str]], state: str) -> str:
    def one(name: str) -> str:
        return (query.get(name) or [""])[0]

    if not hmac.compare_digest(one("state").encode(), state.encode()):
        raise RefusedError("sign_in_state")
    if one("error"):
        raise RefusedError("sign_in_declined", error=one("error")[:100])
    if not _CODE.fullmatch(one("code")):
        raise InvalidInput("code_missing", field="code")
    return one("code")


class _Server(ThreadingHTTPServer):
    """Python's own asks the name service what 127.0.0.1 is called, which takes long where none answers; nobody here
    wants to know.
    """

    def server_bind(self) -> None:
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]


class Loopback:
    """A listener on 127.0.0.1 for one redirect. Use as a context manager, so that its port is given back.

    `page` makes the page that the browser shows at the end from True (done) or False; without it only a sign is
    shown, for words are not made here.
    """

    def __init__(
        self,
        page: Callable[[bool], str] | None = None,
        *,
        redirect: str = "http://127.0.0.1:*/callback",
        arrived: Callable[[], None] | None = None,
    ) -> None:
        """`redirect` is as in `BrowserRule`; `arrived` is called once, in the listener's thread, at the end."""
        self._page = page or (lambda done: f"<!doctype html><title>smdesk</title><h1>{'✓' if done else '✗'}</h1>")
        told = _REDIRECT.fullmatch(redirect)
        if told is None:
            raise ValueError(f"no redirect to this computer: {redirect}")
        self._host, self._path = told[1], told[3]
        self._port = 0 if told[2] == "*" else int(told[2])
        self._arrived = arrived or (lambda: None)
        self._state = ""
        self._result: str | NetworkError | InvalidInput | None = None
        self._done = threading.Event()
        self._server: ThreadingHTTPServer | None = None
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Loopback:
        listener = self

        class Handler(BaseHTTPRequestHandler):
            timeout = 10  # seconds; a silent connection does not hold the listener

            def do_GET(self) -> None:
                status, page = listener._answer(self.path)
                content = page.encode()
                self.send_response(status)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(content)))
                self.send_header("Cache-Control", "no-store")
                self.send_header("Referrer-Policy", "no-referrer")  # the address holds the code
                self.send_header("Connection", "close")
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, format: str, *args: Any) -> None:
                """Nothing: the request line holds the code."""

        try:
            self._server = _Server(("127.0.0.1", self._port), Handler)
        except OSError as error:
            raise NetworkError("sign_in_port", port=self._port, reason=error.strerror or "") from None
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, name="sign-in", daemon=True
        )
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._server is not None and self._thread is not None:
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()

    @property
    def redirect_uri(self) -> str:
        """The address to register and to hand over. Only valid inside the `with` block."""
        if self._server is None:
            raise RuntimeError("the listener has not been started")
        return f"http://{self._host}:{self._server.server_address[1]}{self._path}"

    def expect(self, state: str) -> None:
        """The state of the sign-in; redirects before this are turned away."""
        self._state = state

    def wait(self, seconds: float = WAIT_S, cancelled: Callable[[], bool] = lambda: False) -> str:
        """The code, when the browser has come back.

        Raises:
            RefusedError: `sign_in_declined` (error): the person or the server said no.
            NetworkError: `sign_in_timeout` (seconds), `sign_in_cancelled`.
        """
        limit = time.monotonic() + seconds
        while not self._done.wait(0.1):
            if cancelled():
                raise NetworkError("sign_in_cancelled")
            if time.monotonic() > limit:
                raise NetworkError("sign_in_timeout", seconds=int(seconds))
        if isinstance(self._result, str):
            return self._result
        raise self._result or NetworkError("sign_in_cancelled")

    def _answer(self, target: str) -> tuple[int, str]:
        parts = urlsplit(target)
        if parts.path != self._path or not self._state or self._done.is_set():
            return 404, self._page(False)
        try:
            self._result = _code(parse_qs(parts.query), self._state)
        except RefusedError as error:
            if error.code == "sign_in_state":  # not ours: another program may call this port; the sign-in goes on
                return 400, self._page(False)
            self._result = error
        except InvalidInput:
            return 400, self._page(False)
        self._done.set()
        self._arrived()
        return 200, self._page(isinstance(self._result, str))


@dataclass(frozen=True, slots=True)
class Token:
    """What a token endpoint gives (RFC 6749 5.1). An empty refresh token never replaces one that is stored."""

    access: str = field(repr=False)
    refresh: str = field(default="", repr=False)
    scopes: tuple[str, ...] = ()
    expires_at: datetime | None = None  # UTC
    refresh_expires_at: datetime | None = None  # UTC; None where it lasts, or nothing is said


def redeem(
    http: Http, endpoint: str, fields: Mapping[str, str], now: datetime, headers: Mapping[str, str] | None = None
) -> Token:
    """One call to a token endpoint, never repeated: a code is good for one try.

    Raises:
        Offline: `offline` (host): nothing was used up, the same code may be tried again.
        AuthExpired: `sign_in_refused` (host, words): the code is used, old or wrong; sign in again.
            `sign_in_app_refused` (field, host, words): the app's id or secret is wrong.
        Unavailable: `sign_in_unclear` (host): whether the code was used is not known; sign in again.
    """
    host = host_of(endpoint)
    for name in ("code", "client_secret", "code_verifier", "refresh_token"):
        http.hide(fields.get(name, ""))
    answer = http.mutate("POST", endpoint, data=dict(fields), headers={"Connection": "close", **(headers or {})})
    if isinstance(answer, NotSent):
        raise unreachable(host, answer.code, answer.words)
    if not isinstance(answer, Answer) or answer.status >= 500:
        raise Unavailable("sign_in_unclear", host=host)
    error = answer.data.get("error") if isinstance(answer.data, dict) else None
    if answer.status >= 400 and isinstance(error, str) and error in {"invalid_client", "unauthorized_client"}:
        raise AuthExpired("sign_in_app_refused", field="app_secret", host=host, words=http.words(answer))
    if answer.status >= 400:
        raise AuthExpired("sign_in_refused", host=host, words=http.words(answer))
    return token_from(http, answer, now, host)


def token_from(http: Http, answer: Answer, now: datetime, host: str) -> Token:
    """The token in a good answer. Raises Unavailable `sign_in_unclear` (host) when there is none."""
    data = answer.data if answer.ok and isinstance(answer.data, dict) else {}
    held = data.get("data")  # Instagram gives a list of one, and calls the scopes permissions
    if isinstance(held, list) and held and isinstance(held[0], dict):
        data = held[0]
    access, refresh = data.get("access_token"), data.get("refresh_token")
    if not isinstance(access, str) or not access:
        raise Unavailable("sign_in_unclear", host=host)
    http.hide(access)
    http.hide(refresh if isinstance(refresh, str) else "")
    scope = data.get("scope", data.get("permissions"))
    scope = ",".join(map(str, scope)) if isinstance(scope, list) else scope
    return Token(
        access=access,
        refresh=refresh if isinstance(refresh, str) else "",
        scopes=tuple(re.split(r"[ ,]+", scope.strip())) if isinstance(scope, str) and scope.strip() else (),
        expires_at=_end(data, now, "expires_in"),
        refresh_expires_at=_end(data, now, "refresh_token_expires_in", "refresh_expires_in"),
    )


def _end(data: Mapping[str, Any], now: datetime, *names: str) -> datetime | None:
    """When a life given in seconds ends. No standard has one for refresh tokens; networks name it differently."""
    life = next((data[name] for name in names if name in data), None)
    good = isinstance(life, int | float) and not isinstance(life, bool) and 0 < life < 10**9
    return now + timedelta(seconds=life) if good else None  # type: ignore[arg-type]
