"""Signing in through the server's own page: register smdesk there, send the person to it, redeem the code.

Source: documentation of methods/apps, methods/oauth (PKCE since 4.3; older servers ignore it). Every sign-in registers
anew, for the redirect's port is part of what is registered.
"""

from __future__ import annotations

from smdesk.adapters.addresses import base_url
from smdesk.adapters.base import Session
from smdesk.adapters.browser import SignIn, finish
from smdesk.adapters.http import Answer, Http, host_of
from smdesk.adapters.mastodon.api import Api
from smdesk.adapters.mastodon.server import inspect
from smdesk.adapters.mastodon.session import connect
from smdesk.adapters.oauth import OUT_OF_BAND, Pkce, authorize_url, new_state
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.errors import RefusedError, Unavailable, unreachable
from smdesk.core.network import NetworkSpec
from smdesk.core.outcome import NotSent

CLIENT_NAME = "smdesk"  # the server shows it as the application of a post
#: What smdesk does, no more (NETWORKS 8). `read:search` finds a status by its address, for answering it.
SCOPES = (
    "read:accounts", "read:statuses", "read:notifications", "read:search", "write:statuses", "write:media",
    "write:favourites", "write:notifications", "write:blocks", "write:mutes", "write:reports",
)  # fmt: skip
#: Servers that know only the broad scopes (snac, Pixelfed).
BROAD_SCOPES = ("read", "write")


def begin_oauth(http: Http, *, server: str, redirect_uri: str = OUT_OF_BAND) -> SignIn:
    """Register smdesk with the server and give the page to open.

    `redirect_uri` is a `Loopback`'s (call its `expect` with the `state` of the result), or OUT_OF_BAND: then the
    server shows a code to copy.

    Raises:
        InvalidInput, Offline, Unavailable, LimitedError: as `connect`, for the server.
        RefusedError: `registration_refused` (host, words).
    """
    found = inspect(http, base_url(server))
    scopes = SCOPES if found.software in {"mastodon", "gotosocial"} else BROAD_SCOPES
    fields = {"client_name": CLIENT_NAME, "redirect_uris": redirect_uri, "scopes": " ".join(scopes)}
    # As a form, for some servers take one redirect address as text only, and Mastodon takes either.
    answer = Api(http, found.base).send("POST", "/api/v1/apps", data=fields)
    host = host_of(found.base)
    if isinstance(answer, NotSent):
        raise unreachable(host, answer.code, answer.words)
    if not isinstance(answer, Answer) or answer.status >= 500:
        raise Unavailable("sign_in_unclear", host=host)
    data = answer.data if answer.ok and isinstance(answer.data, dict) else {}
    client_id, client_secret = data.get("client_id"), data.get("client_secret")
    if not isinstance(client_id, str) or not isinstance(client_secret, str) or not client_id:
        raise RefusedError("registration_refused", host=host, words=http.words(answer))
    http.hide(client_secret)
    pkce, state = Pkce.new(), new_state()
    url = authorize_url(
        f"{found.base}/oauth/authorize", client_id=client_id, redirect_uri=redirect_uri, scope=" ".join(scopes),
        state="" if redirect_uri == OUT_OF_BAND else state, code_challenge=pkce.challenge,
        code_challenge_method=pkce.method,
    )  # fmt: skip
    return SignIn(url, found.base, redirect_uri, state, client_id, scopes, client_secret, pkce)


def finish_oauth(http: Http, spec: NetworkSpec, sign_in: SignIn, pasted: str, clock: Clock | None = None) -> Session:
    """Redeem the code (or the address the browser ended at) and connect. Raises as `browser.finish` and `connect`."""
    return finish(
        http,
        spec.connect.browser,
        sign_in,
        pasted,
        lambda token: connect(http, spec, server=sign_in.server, secret=token.access),
        (clock or SystemClock()).now(),
    )
