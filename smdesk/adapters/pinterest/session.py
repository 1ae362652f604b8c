"""Connecting with a token, pasted or got in the browser: whose account it is, and its boards.

The token does not tell what it may do. A token that only reads is found out when the first Pin is refused, and so is an
app with Trial access, whose Pins Pinterest refuses or shows to their maker alone; the guide says so before.
"""

from __future__ import annotations

from smdesk.adapters import refusals
from smdesk.adapters.addresses import base_url
from smdesk.adapters.base import Session
from smdesk.adapters.http import Answer, Http, host_of
from smdesk.adapters.pinterest import errors
from smdesk.adapters.pinterest.api import SERVER, Api, data_of, identifier, rows_of
from smdesk.adapters.pinterest.boards import read_boards
from smdesk.adapters.tokens import pasted
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.errors import Unavailable
from smdesk.core.network import NetworkSpec
from smdesk.core.outcome import Outcome

SHAPE = r"pina_[A-Za-z0-9_-]+"


def connect(
    http: Http, spec: NetworkSpec, *, server: str = "", handle: str = "", secret: str, clock: Clock | None = None
) -> Session:
    """Check the token and give what is to be remembered. `server` is empty, or the sandbox.

    Raises:
        InvalidInput: `token_missing`, `token_malformed`, `bad_server`, `server_needs_https`.
        AuthExpired: `token_refused` (host, words). MissingScope: `permission_missing` (host, words).
        Offline, Unavailable, LimitedError: the network does not answer.
    """
    token = pasted(secret, SHAPE)
    http.hide(token)
    base = base_url(server) if server.strip() else ""
    return identify(Api(http, token, "" if base == SERVER else base, clock or SystemClock()))


def identify(api: Api) -> Session:
    """The account of the token, with its boards. Raises as `connect`."""
    data = data_of(checked(api, api.ask("/user_account")))
    known, handle = identifier(data.get("id")), data.get("username")
    if not isinstance(handle, str) or not handle:
        raise Unavailable("server_error", host=host_of(api.server or SERVER), status=200, words="")
    business = data.get("business_name")
    name = business if isinstance(business, str) and business.strip() else handle
    ends = api.grant.facts() if api.grant is not None else {}
    return Session(known or handle, handle, name, api.server, ends, read_boards(api, listed),
                   {"access_token": api.token})  # fmt: skip


def listed(api: Api, answer: Answer | Outcome) -> Answer:
    """A page of a list. Raises as `checked`, and Unavailable where it is none."""
    page = checked(api, answer)
    if rows_of(page) is None:
        raise Unavailable("server_error", host=host_of(api.server or SERVER), status=page.status, words="")
    return page


def checked(api: Api, answer: Answer | Outcome) -> Answer:
    """The answer, when it is a success. Raises AuthExpired, MissingScope, LimitedError or Unavailable."""
    if isinstance(answer, Answer) and answer.ok:
        return answer
    result = errors.outcome(api, answer, repeatable=True)
    raise refusals.error_of(
        answer,
        result,
        host_of(api.server or SERVER),
        granted=api.grant is not None,
    )
