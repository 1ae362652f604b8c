"""Connecting an account: the server, the token, who it belongs to and what it may do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from smdesk.adapters.addresses import base_url
from smdesk.adapters.base import Session
from smdesk.adapters.http import Answer, Http, host_of
from smdesk.adapters.mastodon.api import Api, identifier
from smdesk.adapters.mastodon.limits import read_limits
from smdesk.adapters.mastodon.server import Server, inspect, retry_time
from smdesk.core.errors import AuthExpired, InvalidInput, LimitedError, MissingScope, Unavailable
from smdesk.core.network import NetworkSpec

#: What publishing and looking back need. A broader scope (`write`) includes the narrower ones.
NEEDED = ("read:accounts", "read:statuses", "write:statuses", "write:media")
_TOKEN = re.compile(r"[\x21-\x7e]+")


def connect(http: Http, spec: NetworkSpec, *, server: str, secret: str, handle: str = "") -> Session:
    """Check a pasted token with its server and give what is to be remembered.

    `server` is anything `base_url` takes; when it is empty, the host in `handle` is used.

    Raises:
        InvalidInput: `server_missing`, `bad_server`, `server_needs_https`, `token_missing`, `token_malformed`.
        AuthExpired: `token_refused` (host, words).
        MissingScope: `scope_missing` (host, missing), `permission_missing` (host, words).
        Offline, Unavailable, LimitedError: as `inspect`.
    """
    token = clean_token(secret)
    http.hide(token)
    base = base_url(server or handle)
    found = inspect(http, base, token)
    api = Api(http, found.base, token, found.software)
    session = identify(api, found)
    missing = missing_scopes(api)
    if missing:
        raise MissingScope("scope_missing", host=host_of(found.base), missing=missing)
    return replace(session, limits=read_limits(found, spec), secrets={"access_token": token})


def clean_token(secret: str) -> str:
    """The token without what copying brings along. Raises InvalidInput `token_missing` or `token_malformed`."""
    token = secret.strip().removeprefix("Bearer ").strip()
    if not token:
        raise InvalidInput("token_missing", field="secret")
    if not _TOKEN.fullmatch(token):
        raise InvalidInput("token_malformed", field="secret")
    return token


def identify(api: Api, server: Server) -> Session:
    """Who the token belongs to (`GET /api/v1/accounts/verify_credentials`). Raises as `connect`."""
    answer = api.ask("/api/v1/accounts/verify_credentials")
    data = checked(api, answer).data
    account = data if isinstance(data, dict) else {}
    remote_id, username = identifier(account.get("id")), account.get("username")
    if not remote_id or not isinstance(username, str) or not username:
        raise Unavailable("not_mastodon", host=host_of(api.base))
    name = account.get("display_name")
    return Session(
        remote_id=remote_id,
        handle=f"{username}@{server.domain}",
        display_name=name if isinstance(name, str) else "",
        server=server.base,
        facts=server.facts,
    )


def checked(api: Api, answer: Answer) -> Answer:
    """The answer of a read with a token, when it is a good one; else the error it means."""
    host, words = host_of(api.base), api.http.words(answer)
    # snac answers 422 without a body where Mastodon says 401.
    if answer.status == 401 or (answer.status == 422 and not answer.text.strip()):
        raise AuthExpired("token_refused", host=host, words=words)
    if answer.status == 403:
        raise MissingScope("permission_missing", host=host, words=words)
    if answer.status == 429:
        raise LimitedError("rate_limited", host=host, retry_at=retry_time(answer))
    if not answer.ok:
        raise Unavailable("not_mastodon", host=host)
    return answer


def missing_scopes(api: Api) -> list[str]:
    """Needed scopes the token lacks, by `GET /api/v1/apps/verify_credentials`; [] where the server does not tell.

    Mastodon tells since 4.3; finding out now is better than at the first post.
    """
    answer = api.get("/api/v1/apps/verify_credentials")
    data: Any = answer.data if isinstance(answer, Answer) and answer.ok else None
    granted = data.get("scopes") if isinstance(data, Mapping) else None
    if isinstance(granted, str):
        granted = granted.split()
    if not isinstance(granted, list) or not granted:
        return []
    return [scope for scope in NEEDED if scope not in granted and scope.split(":")[0] not in granted]
