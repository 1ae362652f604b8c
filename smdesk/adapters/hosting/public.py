"""A look at an address as a network's servers see it: from outside, without a password, without a detour."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import field
from urllib.parse import urlsplit

from smdesk.adapters.fetch import Fetcher, FetchError, Seen
from smdesk.adapters.http import Http
from smdesk.core.outcome import NotSent, Outcome, Refused, Why
from smdesk.core.records import dataclass

#: Seconds before each look: what was just put may take a moment to show.
PAUSES = (0.0, 1.0, 3.0)
_SAME = {"image/jpg": "image/jpeg", "image/pjpeg": "image/jpeg", "video/x-quicktime": "video/quicktime"}


@dataclass(frozen=True, slots=True)
class PublicLook:
    """Asks for an address as anybody may. `allow_local` is for tests: this computer's own addresses, and HTTP."""

    http: Http
    allow_local: bool = False
    sleep: Callable[[float], None] = field(default=time.sleep)

    def trouble(self, url: str, mime: str) -> Outcome | None:
        """Why a network could not fetch what is there, None when it can."""
        if urlsplit(url).scheme != "https" and not self.allow_local:
            return Refused("host_needs_https", Why.AUTH, url)
        found: Outcome | None = None
        for pause in PAUSES:
            self.sleep(pause)
            found = self._once(url, mime)
            if not isinstance(found, NotSent):
                return found
        return found

    def _once(self, url: str, mime: str) -> Outcome | None:
        try:
            seen = Fetcher(self.http, self.allow_local).look(url)
        except FetchError as error:
            if str(error) == "not public":
                return Refused("host_not_public", Why.AUTH, url)
            return NotSent("host_unreachable", f"{error}: {url}")
        return _judged(seen, url, mime)


def _judged(seen: Seen, url: str, mime: str) -> Outcome | None:
    words = f"HTTP {seen.status}: {url}"
    if 300 <= seen.status < 400:
        return Refused("host_redirects", Why.AUTH, words, seen.status)
    if seen.status in {404, 408, 410, 425, 429} or seen.status >= 500:
        return NotSent("host_not_visible", words)
    if seen.status != 200:
        return Refused("host_not_public", Why.AUTH, words, seen.status)
    if _SAME.get(seen.mime, seen.mime) != _SAME.get(mime, mime):
        return Refused("host_wrong_type", Why.CONTENT, f"{seen.mime or '–'}: {url}", seen.status)
    return None
