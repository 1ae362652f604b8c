"""Signing in through the server's own page."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from smdesk.adapters.mastodon import begin_oauth, finish_oauth
from smdesk.adapters.oauth import OUT_OF_BAND
from smdesk.core import network
from smdesk.core.errors import AuthExpired, NotAllowed, Offline, RefusedError, Unavailable
from tests.adapters.mastodon.helpers import BASE, TOKEN, server
from tests.adapters.wire import Wire, answer

SPEC = network.load("mastodon")
APPS, TOKENS = "/api/v1/apps", "/oauth/token"
REDIRECT = "http://127.0.0.1:4711/callback"


@pytest.fixture
def ready(wire) -> Wire:
    server(wire).on("POST", APPS, answer(200, {"client_id": "c1ient", "client_secret": "s3cret"}))
    return wire.on("POST", TOKENS, answer(200, {"access_token": TOKEN, "token_type": "Bearer"}))


def form(request: httpx.Request) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(request.content.decode()).items()}


def test_from_registration_to_the_session(ready):
    http = ready.http()
    sign_in = begin_oauth(http, server="@me@m.example", redirect_uri=REDIRECT)
    page = parse_qs(urlsplit(sign_in.url).query)
    assert sign_in.url.startswith(f"{BASE}/oauth/authorize?")
    assert (page["state"], page["redirect_uri"]) == ([sign_in.state], [REDIRECT])
    assert page["code_challenge"] == [sign_in.pkce.challenge]
    session = finish_oauth(http, SPEC, sign_in, f"{REDIRECT}?code=c0de&state={sign_in.state}")
    assert dict(session.secrets) == {"access_token": TOKEN, "client_id": "c1ient", "client_secret": "s3cret"}
    assert session.remote_id == "7"
    sent = form(ready.sent("POST", TOKENS)[0])
    assert (sent["code"], sent["code_verifier"], sent["redirect_uri"]) == ("c0de", sign_in.pkce.verifier, REDIRECT)
    assert form(ready.sent("POST", APPS)[0])["redirect_uris"] == REDIRECT
    assert "s3cret" not in repr(sign_in)


def test_a_code_shown_on_a_page_is_enough(ready):
    http = ready.http()
    sign_in = begin_oauth(http, server="m.example")
    assert (sign_in.redirect_uri, "state" in parse_qs(urlsplit(sign_in.url).query)) == (OUT_OF_BAND, False)
    assert finish_oauth(http, SPEC, sign_in, " c0de ").handle == "me@m.example"


def test_only_what_smdesk_does_is_asked_for_and_the_broad_names_where_needed(wire):
    server(wire, "snac").on("POST", APPS, answer(200, {"client_id": "c", "client_secret": "s"}))
    assert begin_oauth(wire.http(), server=BASE).scopes == ("read", "write")
    mastodon = server(Wire()).on("POST", APPS, answer(200, {"client_id": "c", "client_secret": "s"}))
    assert "write:statuses" in begin_oauth(mastodon.http(), server=BASE).scopes


def test_a_code_is_used_once(ready):
    http = ready.http()
    sign_in = begin_oauth(http, server=BASE)
    ready.replace("POST", TOKENS, answer(400, {"error": "invalid_grant"}))
    with pytest.raises(AuthExpired):
        finish_oauth(http, SPEC, sign_in, "c0de")
    with pytest.raises(NotAllowed, match="sign_in_used"):
        finish_oauth(http, SPEC, sign_in, "c0de")
    assert len(ready.sent("POST", TOKENS)) == 1


def test_a_code_that_never_left_may_be_tried_again(ready):
    http = ready.http()
    sign_in = begin_oauth(http, server=BASE)
    ready.replace("POST", TOKENS, httpx.ConnectError("off"), answer(200, {"access_token": TOKEN}))
    with pytest.raises(Offline):
        finish_oauth(http, SPEC, sign_in, "c0de")
    assert finish_oauth(http, SPEC, sign_in, "c0de").remote_id == "7"


def test_another_sign_ins_address_is_refused_and_uses_nothing_up(ready):
    http = ready.http()
    sign_in = begin_oauth(http, server=BASE, redirect_uri=REDIRECT)
    with pytest.raises(RefusedError, match="sign_in_state"):
        finish_oauth(http, SPEC, sign_in, f"{REDIRECT}?code=c0de&state=other")
    assert finish_oauth(http, SPEC, sign_in, f"{REDIRECT}?code=c0de&state={sign_in.state}").remote_id == "7"


def test_a_refresh_token_is_kept(ready):
    http = ready.http()
    ready.replace("POST", TOKENS, answer(200, {"access_token": TOKEN, "refresh_token": "r3fresh", "expires_in": 5}))
    session = finish_oauth(http, SPEC, begin_oauth(http, server=BASE), "c0de")
    assert session.secrets["refresh_token"] == "r3fresh"


@pytest.mark.parametrize(
    ("reply", "kind", "code"),
    [
        (answer(422, {"error": "Validation failed"}), RefusedError, "registration_refused"),
        (answer(403), RefusedError, "registration_refused"),
        (answer(200, {"client_id": None}), RefusedError, "registration_refused"),
        (answer(200, "<h1>hello</h1>"), RefusedError, "registration_refused"),
        (answer(503), Unavailable, "sign_in_unclear"),
        (httpx.ReadTimeout("silent"), Unavailable, "sign_in_unclear"),
        (httpx.ConnectError("off"), Offline, "offline"),
    ],
)
def test_a_server_that_registers_nobody_is_said(wire, reply, kind, code):
    server(wire).on("POST", APPS, reply)
    with pytest.raises(kind) as caught:
        begin_oauth(wire.http(), server=BASE)
    assert caught.value.code == code
