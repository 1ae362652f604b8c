"""Connecting with a pasted token: the member it belongs to, or an organisation that the member administers.

Source: NETWORKS 6. The token does not tell when it ends; those of the developer portal live sixty days, so that is the
latest day, and the warnings begin before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from smdesk.adapters import refusals
from smdesk.adapters.base import Session
from smdesk.adapters.http import Answer, Http
from smdesk.adapters.linkedin import errors
from smdesk.adapters.linkedin.api import Api, segment, urn
from smdesk.adapters.tokens import pasted
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.errors import InvalidInput, Unavailable
from smdesk.core.network import Feature, NetworkSpec

HOST = "api.linkedin.com"
LIFE = timedelta(days=60)
#: What is told and offered of an organisation's posts alone.
ORGANISATION_ONLY = frozenset(
    {Feature.METRICS, Feature.INBOX, Feature.INBOX_THREAD, Feature.INBOX_REPLY, Feature.INBOX_LIKE}
)


def connect(
    http: Http, spec: NetworkSpec, *, server: str = "", handle: str = "", secret: str, clock: Clock | None = None
) -> Session:
    """Check the token, find the account, and give what is to be remembered.

    `handle` is empty for the member, else the name, number or URN of an organisation.

    Raises:
        InvalidInput: `token_missing`, `token_malformed`, `account_not_managed` (handle, names),
            `no_account_managed` (handle).
        AuthExpired: `token_refused` (host, words).
        MissingScope: `permission_missing` (host, words).
        Offline, Unavailable, LimitedError: the network does not answer.
    """
    api = Api(http, pasted(secret), clock=clock or SystemClock())
    http.hide(api.token)
    wanted = handle.strip().removeprefix("@")
    session = _member(api, spec) if not wanted else _organisation(api, spec, wanted)
    ends = (api.clock.now() + LIFE).replace(microsecond=0)
    return Session(session.remote_id, session.handle, session.display_name, facts={"expires_at": ends.isoformat()},
                   limits=session.limits, secrets={"access_token": api.token})  # fmt: skip


def identify(api: Api) -> Session:
    """The account of `api.author`, or the member where there is none yet. Raises as `connect`."""
    if api.author and not api.is_member:
        name = _name(api, api.author)
        return Session(api.author, name, name, secrets={"access_token": api.token})
    data = checked(api, api.ask("/v2/userinfo")).data
    known = data.get("sub") if isinstance(data, dict) else None
    if not isinstance(known, str) or not known:
        raise Unavailable("server_error", host=HOST, status=200, words="")
    name = data["name"] if isinstance(data.get("name"), str) and data["name"] else known
    return Session(f"urn:li:person:{known}", name, name, secrets={"access_token": api.token})


def checked(api: Api, answer: Answer) -> Answer:
    """The answer, when it is a success. Raises AuthExpired, MissingScope, LimitedError or Unavailable."""
    if answer.ok:
        return answer
    result = errors.outcome(api, answer, repeatable=True)
    raise refusals.error_of(answer, result, HOST)


def _member(api: Api, spec: NetworkSpec) -> Session:
    """The member; nothing of what a member publishes can be read (NETWORKS 6.2)."""
    features = sorted(each.value for each in spec.features - ORGANISATION_ONLY)
    return replace(identify(api), limits={"features": features})


def _organisation(api: Api, spec: NetworkSpec, wanted: str) -> Session:
    params = {"q": "roleAssignee", "role": "ADMINISTRATOR", "state": "APPROVED"}
    data = checked(api, api.ask("/rest/organizationAcls", **params)).data
    rows = data.get("elements") if isinstance(data, dict) else None
    if not isinstance(rows, list):
        raise Unavailable("server_error", host=HOST, status=200, words="")
    names: dict[str, str] = {}
    for row in rows:
        known = urn(row.get("organization") or row.get("organizationTarget")) if isinstance(row, dict) else ""
        if known:
            names[known] = _name(api, known)
    if not names:
        raise InvalidInput("no_account_managed", field="secret", handle=wanted)
    for known, name in names.items():
        if wanted.casefold() in {known.casefold(), known.rsplit(":", 1)[1], name.casefold()}:
            # An organisation's posts can be listed and commented on; a member's cannot (NETWORKS 6.2).
            features = sorted({*(each.value for each in spec.features), Feature.FIRST_COMMENT.value})
            limits: Mapping[str, Any] = {"dedupe": "lookback", "features": features}
            return Session(known, name, name, limits=limits)
    raise InvalidInput("account_not_managed", field="handle", handle=wanted, names=sorted(names.values()))


def _name(api: Api, organisation: str) -> str:
    number = organisation.rsplit(":", 1)[1]
    data = checked(api, api.ask(f"/rest/organizations/{segment(number)}")).data
    name = data.get("localizedName") if isinstance(data, dict) else None
    if not isinstance(name, str) or not name:
        raise Unavailable("server_error", host=HOST, status=200, words="")
    return name
