"""Signing in on a network's own page with the person's own app, as its data file describes it (`BrowserRule`).

`begin` gives the page to open; the code comes back through a `Loopback`, or pasted; `finish` redeems it once and
connects. What is redeemed stays in the `SignIn`: connecting may be tried again (another account of several), a code
may not.
"""

from __future__ import annotations

import base64
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import quote

from smdesk.adapters.base import Session
from smdesk.adapters.http import Answer, Http, host_of
from smdesk.adapters.oauth import Pkce, Token, authorize_url, code_from, new_state, redeem, token_from
from smdesk.core.errors import InvalidInput, MissingScope, NotAllowed, Offline, Unavailable
from smdesk.core.network import BrowserRule

log = logging.getLogger(__name__)

#: The fact that names the scopes which the person has not allowed, of those that can be done without.
MISSING = "missing_scopes"


@dataclass(slots=True)
class SignIn:
    """One sign-in under way: open `url`, then `finish` with the code. Holds secrets; never stored."""

    url: str
    server: str
    redirect_uri: str
    state: str
    client_id: str
    scopes: tuple[str, ...]
    client_secret: str = field(repr=False)
    pkce: Pkce | None = field(repr=False)
    used: bool = False
    token: Token | None = field(default=None, repr=False)


def begin(
    http: Http, rule: BrowserRule, *, client_id: str, client_secret: str, redirect_uri: str, server: str = ""
) -> SignIn:
    """The page to open, for an app of the person's own.

    Raises:
        InvalidInput: `app_id_missing`, `app_secret_missing`, `app_malformed` (field).
    """
    app, secret = _typed(client_id, "app_id"), _typed(client_secret, "app_secret")
    if not app:
        raise InvalidInput("app_id_missing", field="app_id")
    if rule.app_secret == "required" and not secret:
        raise InvalidInput("app_secret_missing", field="app_secret")
    http.hide(secret)
    pkce = Pkce.new("hex" if rule.pkce == "hex" else "base64url") if rule.pkce else None
    state = new_state()
    proof = {"code_challenge": pkce.challenge, "code_challenge_method": pkce.method} if pkce else {}
    url = authorize_url(
        rule.authorize.replace("{server}", server), **{rule.client: app}, redirect_uri=redirect_uri,
        scope=rule.separator.join(rule.scopes), state=state, **proof, **rule.params,
    )  # fmt: skip
    return SignIn(url, server, redirect_uri, state, app, rule.scopes, secret, pkce)


def finish(
    http: Http,
    rule: BrowserRule,
    sign_in: SignIn,
    pasted: str,
    connect: Callable[[Token], Session],
    now: datetime,
) -> Session:
    """Redeem the code (or the address the browser ended at), unless that is done, and connect.

    Raises:
        NotAllowed: `sign_in_used`: this sign-in is over; begin again.
        InvalidInput, RefusedError: as `oauth.code_from`. AuthExpired, Offline, Unavailable: as `oauth.redeem`.
        MissingScope: `sign_in_scope_missing` (host, missing): the person has not allowed all that is needed.
        As `connect`; after InvalidInput it may be finished again.
    """
    token = sign_in.token or _lasting(http, rule, sign_in, _redeemed(http, rule, sign_in, pasted, now), now)
    sign_in.token = token
    missing = sorted(rule.needed - set(token.scopes)) if token.scopes else []
    if missing:
        raise MissingScope("sign_in_scope_missing", host=host_of(rule.token), missing=missing)
    session = connect(token)
    lacking = [scope for scope in rule.scopes if token.scopes and scope not in token.scopes]
    less = {MISSING: lacking} if lacking else {}
    app = {"client_id": sign_in.client_id, "client_secret": sign_in.client_secret}
    secrets = {**session.secrets, **app, **kept(token)}
    return replace(session, facts={**session.facts, **ends(secrets), **less}, secrets=_full(secrets))


def kept(token: Token) -> dict[str, str]:
    """A token as it is kept with the account's secrets."""
    return _full({
        "access_token": token.access,
        "refresh_token": token.refresh,
        "expires_at": token.expires_at.isoformat() if token.expires_at else "",
        "refresh_expires_at": token.refresh_expires_at.isoformat() if token.refresh_expires_at else "",
    })  # fmt: skip


def ends(secrets: Mapping[str, str]) -> dict[str, str]:
    """The fact `expires_at`: when the person has to sign in again, where that is known."""
    end = secrets.get("refresh_expires_at" if secrets.get("refresh_token") else "expires_at", "")
    return {"expires_at": end} if end else {}


def credentials(rule: BrowserRule, client_id: str, client_secret: str) -> tuple[dict[str, str], dict[str, str]]:
    """Fields and headers that tell a token endpoint which app asks."""
    if rule.basic and client_secret:
        pair = f"{quote(client_id, safe='')}:{quote(client_secret, safe='')}"
        return {}, {"Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}
    return _full({rule.client: client_id, "client_secret": client_secret}), {}


def withdraw(http: Http, rule: BrowserRule, secrets: Mapping[str, str], server: str = "") -> bool:
    """Ask the network to forget the access (RFC 7009). True when it says that it has; its silence is no trouble."""
    first, second = ("refresh_token", "access_token") if rule.revokes_all else ("access_token", "")
    token = secrets.get(first) or secrets.get(second, "")
    if not rule.revoke or not token:
        return False
    named = rule.revoke_names_app
    fields, headers = credentials(rule, secrets.get("client_id", ""), secrets.get("client_secret", "")) if named else (
        {}, {}
    )  # fmt: skip
    for secret in secrets.values():
        http.hide(secret)
    url = rule.revoke.replace("{server}", server)
    answer = http.mutate("POST", url, data={**fields, "token": token}, headers=headers)
    done = isinstance(answer, Answer) and answer.ok and not (isinstance(answer.data, dict) and answer.data.get("error"))
    log.info("access at %s %s", host_of(url), "withdrawn" if done else "not withdrawn")
    return done


def _redeemed(http: Http, rule: BrowserRule, sign_in: SignIn, pasted: str, now: datetime) -> Token:
    if sign_in.used:
        raise NotAllowed("sign_in_used")
    code = code_from(pasted, sign_in.state)
    app, headers = credentials(rule, sign_in.client_id, sign_in.client_secret)
    fields = {
        "grant_type": "authorization_code", "code": code, "redirect_uri": sign_in.redirect_uri, **app,
        "code_verifier": sign_in.pkce.verifier if sign_in.pkce else "",
    }  # fmt: skip
    sign_in.used = True
    try:
        return redeem(http, rule.token.replace("{server}", sign_in.server), _full(fields), now, headers)
    except Offline:
        sign_in.used = False  # it never left this computer
        raise


def _lasting(http: Http, rule: BrowserRule, sign_in: SignIn, token: Token, now: datetime) -> Token:
    """The token that lasts, where the network gives one of an hour first (Meta)."""
    if not rule.exchange:
        return token
    params = {"grant_type": rule.exchange_grant, "client_secret": sign_in.client_secret, "access_token": token.access}
    answer = http.read(rule.exchange, headers={"Connection": "close"}, params=params)
    host = host_of(rule.exchange)
    if not isinstance(answer, Answer):
        raise Unavailable("sign_in_unclear", host=host)  # the code is used: sign in again
    return replace(token_from(http, answer, now, host), scopes=token.scopes)


def _typed(text: str, name: str) -> str:
    word = "".join(text.split())
    if not word.isascii() or not word.isprintable():
        raise InvalidInput("app_malformed", field=name)
    return word


def _full(values: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}
