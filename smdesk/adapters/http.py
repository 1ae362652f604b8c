"""One HTTP client for every adapter: time-outs, size limits, redaction, and exceptions sorted by what can be known.

httpx raises different errors before and after a request has left this computer; that difference decides whether
sending again is safe (DESIGN 5). No transport retry is ever made for a call that changes something.
"""

from __future__ import annotations

import json
import logging
import os
import random
import re
import ssl
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from html import unescape
from typing import Any

import httpx

from smdesk import __version__
from smdesk.core.clockcheck import HEARD
from smdesk.core.errors import Unavailable, unreachable
from smdesk.core.outcome import Limited, NotSent, Outcome, Refused, Unknown, Why
from smdesk.core.records import dataclass

log = logging.getLogger(__name__)

USER_AGENT = f"smdesk/{__version__}"
TIMEOUT = httpx.Timeout(connect=10, read=60, write=60, pool=10)
UPLOAD_TIMEOUT = httpx.Timeout(connect=10, read=300, write=None, pool=10)
MAX_BYTES = 8 * 1024 * 1024  # of an answer
WORDS = 300  # characters of a network's own words that are kept
READ_TRIES = 3
_PAGE = re.compile(r"\s*<(!doctype html|html|head|body)\b", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,2000})</title>", re.IGNORECASE)
#: Statuses that say no for a network. On a web page they are not its word.
_NO = frozenset({401, 403, 404, 407, 410, 511})

# The request cannot have left: connection, name, TLS, proxy, pool; or it is not a valid request at all.
_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
    httpx.InvalidURL,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete HTTP answer. `data` is the parsed JSON, or None where the body is none."""

    status: int
    headers: httpx.Headers
    data: Any = None
    text: str = ""

    @property
    def ok(self) -> bool:
        """True for 2xx."""
        return 200 <= self.status < 300

    @property
    def page(self) -> bool:
        """True for a web page: no API answers with one, a proxy, a firewall and the log-in of a hotel do."""
        return self.data is None and bool(_PAGE.match(self.text))


Failure = NotSent | Unknown


def _trusted() -> ssl.SSLContext:
    """Whom a connection trusts, for all clients of this process: reading the certificates of every authority anew for
    each account takes 20 ms and half a megabyte. The two variables are those that httpx (0.28) goes by.
    """
    return _read_trusted(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))


@cache
def _read_trusted(_file: str | None, _folder: str | None) -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=True)


@dataclass(slots=True)
class Http:
    """A client for one account. `secrets` are removed from everything that is logged or kept."""

    client: httpx.Client
    secrets: list[str] = field(default_factory=list, repr=False)
    sleep: Callable[[float], None] = time.sleep

    @classmethod
    def create(cls, transport: httpx.BaseTransport | None = None, secrets: Iterable[str] = ()) -> Http:
        """A client with the project's time-outs; `transport` replaces the wire in tests."""
        client = httpx.Client(
            verify=_trusted() if transport is None else True,
            timeout=TIMEOUT,
            follow_redirects=False,
            transport=transport,
            headers={"User-Agent": USER_AGENT, "Accept": "application/json"},
            trust_env=True,
        )
        return cls(client, [secret for secret in secrets if secret])

    def close(self) -> None:
        """Give the sockets back."""
        self.client.close()

    def hide(self, secret: str) -> None:
        """Also redact this value from now on (a token just received)."""
        if secret and secret not in self.secrets:
            self.secrets.append(secret)

    def redact(self, text: str) -> str:
        """The text without any known secret, cut to what is kept of a network's words, and fit to be stored.

        JSON may hold half a surrogate pair, which no database takes.
        """
        text = text.encode("utf-8", "replace").decode("utf-8")
        for secret in sorted(self.secrets, key=len, reverse=True):
            text = text.replace(secret, "•••")
        return text if len(text) <= WORDS else text[: WORDS - 1] + "…"

    def mutate(self, method: str, url: str, *, upload: bool = False, **request: Any) -> Answer | Failure:
        """One call that may change something, made exactly once.

        NotSent when it cannot have left; Unknown when it may have. `request` is passed to httpx.
        """
        return self._once(method, url, upload=upload, mutating=True, request=request)

    def read(self, url: str, **request: Any) -> Answer | NotSent:
        """A GET, tried up to three times with jitter on silence and 5xx. Any failure is NotSent."""
        answer: Answer | Failure = NotSent("offline")
        for attempt in range(READ_TRIES):
            if attempt:
                self.sleep(0.3 * 2**attempt * random.uniform(0.7, 1.3))
            answer = self._once("GET", url, upload=False, mutating=False, request=request)
            if isinstance(answer, Answer) and answer.status < 500:
                return answer
        if isinstance(answer, Unknown):
            return NotSent(answer.code, answer.words)
        return answer

    def ask(self, url: str, **request: Any) -> Answer:
        """A GET outside publishing. Raises Offline when nothing answers, Unavailable on 5xx."""
        answer = self.read(url, **request)
        if isinstance(answer, NotSent):
            raise unreachable(host_of(url), answer.code, answer.words)
        if answer.status >= 500:
            raise Unavailable("server_error", host=host_of(url), status=answer.status, words=self.words(answer))
        return answer

    def words(self, answer: Answer) -> str:
        """The network's own words for an error: its `message` or `error`, redacted and cut."""
        data = answer.data
        if isinstance(data, Mapping):
            for key in ("message", "error_description", "error_message", "description", "error", "detail"):
                if isinstance(data.get(key), str) and data[key]:
                    return self.redact(data[key])
        if answer.page:  # what it is called; the rest is markup
            title = _TITLE.search(answer.text)
            return self.redact(" ".join(unescape(title[1]).split())) if title else ""
        return self.redact(answer.text.strip())

    def _once(
        self, method: str, url: str, *, upload: bool, mutating: bool, request: Mapping[str, Any]
    ) -> Answer | Failure:
        started = time.monotonic()
        try:
            answer = self._exchange(method, url, upload=upload, request=request)
        except _NOT_SENT as error:
            log.info("%s %s: not sent (%s)", method, self._place(url), type(error).__name__)
            return NotSent("untrusted_server" if _untrusted(error) else "offline", self.redact(str(error)))
        except (httpx.TransportError, httpx.StreamError, httpx.DecodingError) as error:
            log.info("%s %s: no answer (%s)", method, self._place(url), type(error).__name__)
            return Unknown("no_answer", self.redact(str(error) or type(error).__name__))
        except _TooLarge:
            return Unknown("answer_too_large") if mutating else NotSent("answer_too_large")
        except OSError as error:  # a file of the request that cannot be read: our side
            return NotSent("file_unreadable", self.redact(str(error)), Why.CONTENT)
        log.info("%s %s: %s in %.0f ms", method, self._place(url), answer.status, (time.monotonic() - started) * 1e3)
        return answer

    def _exchange(self, method: str, url: str, *, upload: bool, request: Mapping[str, Any]) -> Answer:
        timeout = UPLOAD_TIMEOUT if upload else TIMEOUT
        with self.client.stream(method, url, timeout=timeout, **request) as response:
            body = bytearray()
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > MAX_BYTES:
                    raise _TooLarge
            if "age" not in response.headers and response.url.scheme == "https":  # from a store it is an old one's
                at = date_of(response.headers)
                if at is not None:
                    HEARD.hear(response.url.host, at)
            text = bytes(body).decode(response.encoding or "utf-8", errors="replace")
            return Answer(response.status_code, response.headers, _json(text), text)

    def _place(self, url: str) -> str:
        # Query strings may carry tokens and never reach the log.
        return self.redact(str(url).split("?", 1)[0])


def _untrusted(error: BaseException | None) -> bool:
    """Whether a certificate did not hold: it has run out, or is another server's, or this computer's clock is wrong."""
    while error is not None and not isinstance(error, ssl.SSLCertVerificationError):
        error = error.__cause__ or error.__context__
    return error is not None


class _TooLarge(Exception):
    """The answer is larger than anything an API sends."""


def _json(text: str) -> Any:
    try:
        return json.loads(text) if text.strip() else None
    except (ValueError, RecursionError):  # nested without end: no API's answer
        return None


def host_of(url: str) -> str:
    """The host of an address, or the text itself where it is none."""
    try:
        return httpx.URL(url).host or url
    except httpx.InvalidURL:
        return url


def date_of(headers: httpx.Headers) -> datetime | None:
    """When an answer was made, by the clock of who made it, as aware UTC; None where it does not say."""
    try:
        return parsedate_to_datetime(headers.get("date", "")).astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return None


def retry_at(headers: httpx.Headers, now: datetime, reset_header: str = "") -> datetime | None:
    """When the network wants to be asked again, UTC: `Retry-After` (seconds or date), else `reset_header`.

    `reset_header` may hold an ISO time (Mastodon), or epoch seconds (Bluesky). What cannot be read is no time.
    """
    value = headers.get("retry-after", "").strip()
    reset = headers.get(reset_header, "").strip() if reset_header else ""
    try:
        if value.isdecimal():
            return now + timedelta(seconds=int(value))
        if value:
            return parsedate_to_datetime(value).astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        log.info("unreadable Retry-After: %r", value[:40])
    try:
        if reset.isdecimal():
            return datetime.fromtimestamp(int(reset), UTC)
        return datetime.fromisoformat(reset).astimezone(UTC) if reset else None
    except (ValueError, OverflowError, OSError):
        return None


#: What a status means by itself; a network's table says where it means something else there.
STATUSES: Mapping[int, tuple[Why, str]] = {
    400: (Why.CONTENT, "refused_content"),
    401: (Why.AUTH, "auth_refused"),
    403: (Why.PERMISSION, "permission_missing"),
    404: (Why.GONE, "target_gone"),
    410: (Why.GONE, "target_gone"),
    413: (Why.CONTENT, "media_too_large"),
    415: (Why.CONTENT, "media_type_refused"),
    422: (Why.CONTENT, "refused_content"),
}


@dataclass(frozen=True, slots=True)
class ErrorTable:
    """A network's codes sorted into ours: code → (why, our code). Statuses are the fallback."""

    codes: Mapping[str, tuple[Why, str]]
    statuses: Mapping[int, tuple[Why, str]] = field(default_factory=lambda: STATUSES)

    def outcome(
        self, http: Http, answer: Answer, code: str, now: datetime, *, reset_header: str = "", repeatable: bool = False,
        told: bool = False,
    ) -> Outcome:  # fmt: skip
        """The outcome of an answer that is no success; `told`: its body says that it is none, so that a 200 is judged
        as a 400, and kept as what came.

        429 is Limited. 408, 425 and 5xx are Unknown, or NotSent when the step is `repeatable`. A 3xx on an API
        call made nothing and says nothing of what was sent: no network of a fixed address answers so, the page where
        one signs in to a wireless network does; and so does a no that comes as a web page, which is a proxy's or a
        firewall's word and must not end an access. Any other 4xx is Refused by the network's code, else by the status.
        """
        words, came = http.words(answer), answer.status
        status = 400 if told and answer.ok else came
        if not code and status in _NO and answer.page:
            return NotSent("led_elsewhere", words)
        known = self.codes.get(code) or self.statuses.get(status)
        if known is None and 300 <= status < 400:
            return NotSent("led_elsewhere", words)
        why, ours = known or (Why.CONTENT, "refused")
        if status == 429 or why is Why.QUOTA:
            return Limited(ours if why is Why.QUOTA else "rate_limited", retry_at(answer.headers, now, reset_header),
                           words, came)  # fmt: skip
        if status in {408, 425} or status >= 500 or why is Why.UNKNOWN:
            return NotSent("server_error", words) if repeatable else Unknown("server_error", words, came)
        if why is Why.TRANSIENT:
            return NotSent(ours, words)
        if 200 <= status < 300:
            return Unknown("answer_without_id", words, came)
        return Refused(ours, why, words, came)
