"""Connecting with a pasted token of the app's User Token Generator: whose it is, what it may do, when it ends."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from smdesk.adapters.base import Session
from smdesk.adapters.http import Http, host_of
from smdesk.adapters.meta import access, renewal
from smdesk.adapters.meta.graph import Graph, identifier
from smdesk.adapters.threads.profile import BASE, ROOT
from smdesk.adapters.tokens import pasted
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.errors import InvalidInput, Unavailable
from smdesk.core.network import NetworkSpec

NEEDED = ("threads_basic", "threads_content_publish")
_OTHERS = {"IG": "Instagram", "EA": "Facebook"}


def connect(
    http: Http, spec: NetworkSpec, *, server: str = "", handle: str = "", secret: str, clock: Clock | None = None
) -> Session:
    """Check the token, find the profile, and give what is to be remembered.

    `secret` may have the secret of the app after the token: a short-lived token is then exchanged for one of sixty
    days.

    Raises:
        InvalidInput: `token_missing`, `token_malformed`, `token_other_network` (found), `token_short_lived` (until),
            `account_not_managed` (handle, names).
        AuthExpired: `token_refused` (host, words). MissingScope: `scope_missing` (host, missing).
        Offline, Unavailable, LimitedError: the network does not answer.
    """
    given, app_secret = renewal.parted(secret)
    token = pasted(given, access.SHAPE)
    http.hide(token)
    if token[:2] in _OTHERS:
        raise InvalidInput("token_other_network", field="secret", found=_OTHERS[token[:2]])
    graph = Graph(http, token, BASE, clock or SystemClock())
    life = renewal.exchanged(graph, ROOT, "th", app_secret) if app_secret else None
    own = Graph(http, life.token, BASE, graph.clock) if life else graph
    told = access.about(own)
    access.must_have(own, told, NEEDED)
    access.must_last(own, told)
    session = identify(own, {})
    wanted = handle.strip().removeprefix("@").casefold()
    if wanted and wanted != session.handle.casefold():
        raise InvalidInput("account_not_managed", field="handle", handle=wanted, names=[session.handle])
    days = life or renewal.unknown(own)
    ends = told.ends or days.ends
    issued = told.issued or max(ends - renewal.LIFE, own.clock.now() - timedelta(days=60))
    facts = {"issued_at": issued.replace(microsecond=0).isoformat(), "expires_at": ends.isoformat()}
    return Session(session.remote_id, session.handle, session.display_name, facts=facts,
                   secrets={"access_token": own.token})  # fmt: skip


def identify(graph: Graph, facts: Mapping[str, Any]) -> Session:
    """The profile of the token. Raises as `connect`."""
    data = access.checked(graph, graph.ask("/me", fields="id,username,name")).data
    known, handle = identifier(data.get("id")), data.get("username")
    if not known or not isinstance(handle, str) or not handle:
        raise Unavailable("server_error", host=host_of(graph.base), status=200, words="")
    name = data["name"] if isinstance(data.get("name"), str) and data["name"] else handle
    return Session(known, handle, name, facts=dict(facts), secrets={"access_token": graph.token})
