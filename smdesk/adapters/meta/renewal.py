"""Tokens that live sixty days and are renewed by themselves: Instagram's own and Threads' (NETWORKS 0.2).

A short-lived token is exchanged for such a one with the app's secret; one that is a day old is renewed while it lives.
Both are reads that give another token; the older one stays good until its own end. The token stands in the address, as
the reference asks; addresses are logged without their questions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from smdesk.adapters.base import Session
from smdesk.adapters.http import Answer
from smdesk.adapters.meta.access import checked
from smdesk.adapters.meta.graph import Graph, fine, instant
from smdesk.core.records import dataclass

LIFE = timedelta(days=60)
RENEW_BEFORE = timedelta(days=20)  # left; the same as `renew_days` in the data files
OLD_ENOUGH = timedelta(days=1)
_APP_SECRET = re.compile(r"\s([0-9a-f]{32})\s*$")


@dataclass(frozen=True, slots=True)
class Life:
    """A token with the days of its life, for `Session.facts`."""

    token: str
    issued: datetime
    ends: datetime
    exact: bool = True  # False: the network did not say, so it is the longest that it can be

    def facts(self) -> dict[str, str]:
        """What is remembered of it; not the token."""
        return {"issued_at": self.issued.isoformat(), "expires_at": self.ends.isoformat()}


def parted(secret: str) -> tuple[str, str]:
    """Token and app secret from what was pasted: the second, if there is one, on a line or after a space of its own."""
    found = _APP_SECRET.search(secret)
    return (secret[: found.start()], found[1]) if found else (secret, "")


def exchanged(graph: Graph, base: str, kind: str, app_secret: str) -> Life:
    """A long-lived token for a short-lived one; `kind` is ig or th. Raises as `access.checked`, and Offline."""
    graph.http.hide(app_secret)
    params = {"grant_type": f"{kind}_exchange_token", "client_secret": app_secret, "access_token": graph.token}
    answer = checked(graph, graph.http.ask(f"{base}/access_token", headers={"Connection": "close"}, params=params))
    return _life(graph, answer)


def renewed(graph: Graph, base: str, kind: str) -> Life | None:
    """The token's successor; None when the network gives none (now)."""
    params = {"grant_type": f"{kind}_refresh_token", "access_token": graph.token}
    url = f"{base}/refresh_access_token"
    answer = graph.http.read(url, headers={"Connection": "close"}, params=params)
    if not isinstance(answer, Answer) or not fine(answer) or not isinstance(answer.data.get("access_token"), str):
        return None
    return _life(graph, answer)


def kept_up(session: Session, graph: Graph, base: str, kind: str) -> tuple[Session, str]:
    """The session with the token's successor, if its time has come, and that token alone ("" for none)."""
    life = renewed(graph, base, kind) if is_time(session.facts, graph.clock.now()) else None
    if life is None:
        return session, ""
    facts = {**session.facts, **life.facts()}
    return replace(session, facts=facts, secrets={"access_token": life.token}), life.token


def is_time(facts: Mapping[str, Any], now: datetime) -> bool:
    """True when a token with these days should be renewed."""
    issued, ends = instant(facts.get("issued_at")), instant(facts.get("expires_at"))
    if issued is None or ends is None:
        return False
    return issued + OLD_ENOUGH <= now < ends <= now + RENEW_BEFORE


def unknown(graph: Graph) -> Life:
    """The days of a token that nobody tells: at most sixty."""
    now = graph.clock.now().replace(microsecond=0)
    return Life(graph.token, now, now + LIFE, exact=False)


def _life(graph: Graph, answer: Answer) -> Life:
    now = graph.clock.now().replace(microsecond=0)
    token, seconds = str(answer.data.get("access_token") or graph.token), answer.data.get("expires_in")
    graph.http.hide(token)
    known = isinstance(seconds, int | float) and not isinstance(seconds, bool) and 0 < seconds < 10**9
    return Life(token, now, now + (timedelta(seconds=seconds) if known else LIFE))
