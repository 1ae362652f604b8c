"""Connecting with the access that signing in in the browser has given: whose account it is, and what it may do."""

from __future__ import annotations

from smdesk.adapters import refusals
from smdesk.adapters.base import Session
from smdesk.adapters.http import Answer, Http
from smdesk.adapters.tiktok import creator, errors
from smdesk.adapters.tiktok.api import HOST, Api, data_of, fine, identifier
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
        AuthExpired: `token_refused`, `access_ended` (host, words). MissingScope: `permission_missing` (host, words).
        Offline, Unavailable, LimitedError: the network does not answer.
    """
    token = pasted(secret)
    http.hide(token)
    return identify(Api(http, token, clock=clock or SystemClock()))


def identify(api: Api) -> Session:
    """The account of the token, with what it may do. Raises as `connect`."""
    answer = checked(api, api.profile("open_id", "display_name"))
    user = data_of(answer).get("user")
    known = identifier(user.get("open_id"), 128) if isinstance(user, dict) else ""
    if not known:
        raise Unavailable("server_error", host=HOST, status=answer.status, words="")
    found = ask(api)
    ends = api.grant.facts() if api.grant is not None else {}
    return Session(known, found.handle, found.name, facts=ends, limits=creator.limits(found),
                   secrets={"access_token": api.token})  # fmt: skip


def ask(api: Api) -> creator.Creator:
    """What the account may do at this moment. Raises as `connect`."""
    answer = checked(api, api.ask(creator.PATH))
    found = creator.read(answer)
    if found is None:
        raise Unavailable("server_error", host=HOST, status=answer.status, words="")
    return found


def checked(api: Api, answer: Answer | Outcome) -> Answer:
    """The answer, when it is a success. Raises AuthExpired, MissingScope, LimitedError, Offline or Unavailable."""
    if isinstance(answer, Answer) and fine(answer):
        return answer
    result = errors.outcome(api, answer, repeatable=True)
    raise refusals.error_of(answer, result, HOST, granted=api.grant is not None)
