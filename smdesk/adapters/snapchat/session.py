"""Connecting with the access that signing in in the browser has given: which public profile it publishes to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smdesk.adapters import refusals
from smdesk.adapters.base import Session
from smdesk.adapters.http import Answer, Http
from smdesk.adapters.snapchat import errors
from smdesk.adapters.snapchat.api import HOST, Api, data_of, fine, identifier
from smdesk.adapters.tokens import pasted
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.errors import Unavailable
from smdesk.core.network import NetworkSpec
from smdesk.core.outcome import Outcome


def connect(
    http: Http, spec: NetworkSpec, *, server: str = "", handle: str = "", secret: str, clock: Clock | None = None
) -> Session:
    """Check the token and give what is to be remembered.

    Raises:
        InvalidInput: `token_missing`, `token_malformed`.
        AuthExpired: `token_refused`, `access_ended` (host, words). MissingScope: `app_not_let_in` (host, words).
        Offline, Unavailable, LimitedError: the network does not answer.
    """
    token = pasted(secret)
    http.hide(token)
    return identify(Api(http, token, clock=clock or SystemClock()))


def identify(api: Api) -> Session:
    """The profile of the token. Raises as `connect`."""
    answer = checked(api, api.ask("/v1/public_profiles/my_profile"))
    profile = profile_in(answer)
    known, name = identifier(profile.get("id")), _text(profile.get("display_name"))
    handle = _text(profile.get("snap_user_name")) or name or known
    if not known:
        raise Unavailable("server_error", host=HOST, status=answer.status, words="")
    ends = api.grant.facts() if api.grant is not None else {}
    return Session(known, handle, name or handle, facts=ends, secrets={"access_token": api.token})


def profile_in(answer: Answer) -> Mapping[str, Any]:
    """The profile of an answer: in itself, under its name, or as the first of a list; {} where there is none."""
    data = data_of(answer)
    listed = data.get("public_profiles")
    row = listed[0] if isinstance(listed, list) and listed else data
    inner = row.get("public_profile", row) if isinstance(row, dict) else {}
    return inner if isinstance(inner, dict) else {}


def checked(api: Api, answer: Answer | Outcome) -> Answer:
    """The answer, when it is a success. Raises AuthExpired, MissingScope, LimitedError, Offline or Unavailable."""
    if isinstance(answer, Answer) and fine(answer):
        return answer
    result = errors.outcome(api, answer, repeatable=True)
    raise refusals.error_of(answer, result, HOST, granted=api.grant is not None, lacks="app_not_let_in")


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
