"""Connecting with the four keys of the developer page, or in the browser: whose account it is."""

from __future__ import annotations

from smdesk.adapters import refusals
from smdesk.adapters.base import Session
from smdesk.adapters.grant import Grant
from smdesk.adapters.http import Answer, Http
from smdesk.adapters.x import errors
from smdesk.adapters.x.api import HOST, Api, Keys, data_of, identifier
from smdesk.core import rights
from smdesk.core.clock import SystemClock
from smdesk.core.errors import Unavailable
from smdesk.core.network import NetworkSpec

NAMES = ("key", "key_secret", "token", "token_secret")


def connect(http: Http, spec: NetworkSpec, *, server: str = "", handle: str = "", secret: str) -> Session:
    """Check the keys and give what is to be remembered. One call that costs a little (NETWORKS 5).

    Raises:
        InvalidInput: `token_missing`, `keys_incomplete` (found), `token_malformed`.
        AuthExpired: `token_refused` (host, words). MissingScope: `permission_missing` (host, words).
        Offline, Unavailable, LimitedError: the network does not answer.
    """
    keys = Keys.read(secret)
    for value in keys.values():
        http.hide(value)
    return identify(Api(http, keys))


def signed_in(http: Http, spec: NetworkSpec, *, server: str = "", handle: str = "", secret: str) -> Session:
    """The account of an access that was given in the browser. Raises as `connect`."""
    clock = SystemClock()
    return identify(Api(http, clock=clock, grant=Grant(http, spec.connect.browser, {"access_token": secret}, clock)))


def identify(api: Api) -> Session:
    """The account of the keys. Raises as `connect`."""
    data = data_of(checked(api, api.ask("/users/me")))
    known = identifier(data.get("id"))
    if not known:
        raise Unavailable("server_error", host=HOST, status=200, words="")
    handle = data["username"] if isinstance(data.get("username"), str) and data["username"] else known
    name = data["name"] if isinstance(data.get("name"), str) else handle
    if api.grant is not None:
        token = {"access_token": api.grant.secrets.get("access_token", "")}
        return Session(known, handle, name, facts={**api.grant.facts(), "login": rights.BROWSER}, secrets=token)
    keys = api.keys.values() if api.keys is not None else ()
    return Session(known, handle, name, facts={"login": "keys"}, secrets=dict(zip(NAMES, keys, strict=True)))


def checked(api: Api, answer: Answer) -> Answer:
    """The answer, when it is a success. Raises AuthExpired, MissingScope, LimitedError or Unavailable."""
    if answer.ok:
        return answer
    result = errors.outcome(api, answer, repeatable=True)
    raise refusals.error_of(answer, result, HOST)
