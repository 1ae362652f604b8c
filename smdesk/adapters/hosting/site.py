"""A client's WordPress site: its media library, at whose addresses everybody may look.

What is put there stays: the library is the client's own, and the same file is never in it twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smdesk.adapters.hosting.base import Given, Hosted, Settled, Stored
from smdesk.adapters.http import Answer, Http
from smdesk.adapters.wordpress import library, session
from smdesk.adapters.wordpress.api import Api
from smdesk.adapters.wordpress.errors import outcome as outcome_of
from smdesk.core import network
from smdesk.core.clock import Clock
from smdesk.core.outcome import Outcome, Prepared


def settle(given: Given, http: Http) -> Settled:
    """Let the site say who this is. Raises as `Given.check` and `adapters.wordpress.session.connect`."""
    given.check()
    spec = network.load("wordpress")
    found = session.connect(http, spec, server=given.server, handle=given.handle, secret=given.secret)
    return Settled(found.handle, {"server": found.server, **found.facts, "public": found.server}, found.secrets)


class SiteHost:
    """MediaHost for one site."""

    def __init__(self, facts: Mapping[str, Any], secrets: Mapping[str, str], http: Http, clock: Clock) -> None:
        user, password = secrets.get("user", ""), secrets.get("app_password", "")
        http.hide(password)
        account = session.account(http, str(facts["root"]), user, password)
        self._api = Api(http, account.root, user, password, clock=clock)

    def put(self, file: Hosted) -> Outcome:
        """Into the library, unless it is there."""
        outcome = library.hand_over(self._api, file.item, file.path)
        if not isinstance(outcome, Prepared):
            return outcome
        return Prepared({"url": outcome.ref["url"], "name": str(outcome.ref["id"])})

    def stored(self) -> tuple[Stored, ...]:
        """Nothing that would be ours to clear away."""
        return ()

    def remove(self, name: str) -> Outcome:
        """Out of the library again: only what was put there to try."""
        answer = self._api.send("DELETE", f"wp/v2/media/{name}", params={"force": "true"})
        if not isinstance(answer, Answer):
            return answer
        return Prepared({}) if answer.ok or answer.status in {404, 410} else outcome_of(self._api, answer)

    def close(self) -> None:
        """Give the sockets back."""
        self._api.http.close()
