"""Signing in on a network's own page with an app of the person's own, as the data file describes it."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from smdesk.adapters import browser
from smdesk.adapters.base import Session
from smdesk.core.errors import AuthExpired, InvalidInput, MissingScope, NotAllowed
from smdesk.core.network import BrowserRule, from_data, load
from smdesk.words import Words
from tests.adapters.wire import Wire, answer

NOW = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
RULE = BrowserRule(
    authorize="https://n.example/auth", token="https://n.example/token", revoke="https://n.example/revoke",
    scopes=("read", "write"), needed=frozenset({"write"}), params={"access_type": "offline"},
)  # fmt: skip
REDIRECT = "http://127.0.0.1:4711/callback"
TOKEN = {"access_token": "acc3ss", "refresh_token": "r3fresh", "expires_in": 3600, "scope": "read write"}


def begin(http, rule=RULE, **changes):
    given = {"client_id": "app-1", "client_secret": "s3cret", "redirect_uri": REDIRECT, **changes}
    return browser.begin(http, rule, **given)


def form(request: httpx.Request) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(request.content.decode()).items()}


def found(token):
    return Session("7", "acme", secrets={"access_token": token.access}, facts={"plan": "free"})


def finish(http, sign_in, rule=RULE, connect=found):
    return browser.finish(http, rule, sign_in, f"{REDIRECT}?code=c0de&state={sign_in.state}", connect, NOW)


def test_the_page_to_open_says_who_asks_for_what():
    sign_in = begin(Wire().http())
    page = {name: values[0] for name, values in parse_qs(urlsplit(sign_in.url).query).items()}
    assert sign_in.url.startswith("https://n.example/auth?")
    assert (page["client_id"], page["scope"]) == ("app-1", "read write")
    assert (page["redirect_uri"], page["state"], page["access_type"]) == (REDIRECT, sign_in.state, "offline")
    assert (page["code_challenge"], page["code_challenge_method"]) == (sign_in.pkce.challenge, "S256")
    assert "s3cret" not in sign_in.url + repr(sign_in)


def test_a_networks_own_manner_is_data():
    rule = replace(RULE, client="client_key", separator=",", pkce="hex", basic=True, app_secret="optional")
    wire = Wire().on("POST", "/token", answer(200, TOKEN))
    sign_in = begin(http := wire.http(), rule)
    page = {name: values[0] for name, values in parse_qs(urlsplit(sign_in.url).query).items()}
    assert (page["client_key"], page["scope"]) == ("app-1", "read,write")
    assert page["code_challenge"] == hashlib.sha256(sign_in.pkce.verifier.encode()).hexdigest()
    finish(http, sign_in, rule)
    sent = wire.requests[0]
    assert sent.headers["authorization"] == "Basic " + base64.b64encode(b"app-1:s3cret").decode()
    assert "client_secret" not in form(sent)


def test_the_rule_is_read_from_the_data_file():
    spec = from_data("n", {"connect": {"handle": "optional", "browser": {
        "authorize": "https://n.example/a", "scopes": ["x"], "needed": ["x"]}}})  # fmt: skip
    assert spec.connect.browser == BrowserRule("https://n.example/a", scopes=("x",), needed=frozenset({"x"}))
    assert spec.connect.browser.offered
    assert not from_data("n", {"connect": {"server": "required"}}).connect.browser.offered


def test_what_comes_of_it_is_kept_with_the_app_and_its_ends():
    wire = Wire().on("POST", "/token", answer(200, TOKEN | {"refresh_token_expires_in": 604800}))
    sign_in = begin(http := wire.http())
    session = finish(http, sign_in)
    end, access_end = (NOW + timedelta(days=7)).isoformat(), (NOW + timedelta(hours=1)).isoformat()
    assert session.secrets == {
        "access_token": "acc3ss", "refresh_token": "r3fresh", "client_id": "app-1", "client_secret": "s3cret",
        "expires_at": access_end, "refresh_expires_at": end,
    }  # fmt: skip
    assert session.facts == {"plan": "free", "expires_at": end}
    sent = form(wire.requests[0])
    assert (sent["grant_type"], sent["code"], sent["redirect_uri"]) == ("authorization_code", "c0de", REDIRECT)
    assert (sent["client_id"], sent["client_secret"]) == ("app-1", "s3cret")
    assert sent["code_verifier"] == sign_in.pkce.verifier


@pytest.mark.parametrize(
    ("token", "ends"),
    [
        (TOKEN, {}),  # renewed for as long as the network likes
        ({"access_token": "a", "expires_in": 60}, {"expires_at": (NOW + timedelta(minutes=1)).isoformat()}),
        ({"access_token": "a"}, {}),
    ],
)
def test_the_person_is_told_of_an_end_only_where_there_is_one(token, ends):
    http = Wire().on("POST", "/token", answer(200, token)).http()
    assert {k: v for k, v in finish(http, begin(http)).facts.items() if k == "expires_at"} == ends


def test_what_the_person_has_not_allowed_is_named():
    wire = Wire().on("POST", "/token", answer(200, TOKEN | {"scope": "read"}))
    with pytest.raises(MissingScope) as told:
        finish(http := wire.http(), begin(http))
    assert (told.value.code, told.value.facts["missing"]) == ("sign_in_scope_missing", ["write"])
    said = Words("en").error(told.value)
    assert "write" in said.what
    assert "token" not in str(said)  # nobody has made one: it was allowed in the browser


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_the_network_says_of_a_refused_sign_in_is_said_once(language):
    refusal = answer(400, {"error": "invalid_client", "error_description": "Client secret is incorrect"})
    http = Wire().on("POST", "/token", refusal).http()
    with pytest.raises(AuthExpired) as told:
        finish(http, begin(http))
    assert str(Words(language).error(told.value)).count("Client secret is incorrect") == 1


@pytest.mark.parametrize(("told", "missing"), [("write", ["read"]), ("write,read", None), (None, None)])
def test_what_can_be_done_without_is_remembered_where_the_network_says_what_it_gave(told, missing):
    token = {name: value for name, value in (TOKEN | {"scope": told}).items() if value is not None}
    http = Wire().on("POST", "/token", answer(200, token)).http()
    assert finish(http, begin(http)).facts.get("missing_scopes") == missing


def test_another_account_is_tried_with_the_same_code():
    wire = Wire().on("POST", "/token", answer(200, TOKEN))
    sign_in = begin(http := wire.http())

    def several(token):
        raise InvalidInput("choose_account", field="handle", handle="", names=["one", "two"])

    with pytest.raises(InvalidInput, match="choose_account"):
        finish(http, sign_in, connect=several)
    assert finish(http, sign_in).handle == "acme"
    assert len(wire.requests) == 1
    sign_in.token = None
    with pytest.raises(NotAllowed, match="sign_in_used"):
        finish(http, sign_in)


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"client_id": " "}, "app_id_missing", "app_id"),
        ({"client_secret": ""}, "app_secret_missing", "app_secret"),
        ({"client_id": "äpp"}, "app_malformed", "app_id"),
    ],
)
def test_an_app_that_is_not_given_whole_is_told_at_its_field(changes, code, field):
    with pytest.raises(InvalidInput, match=code) as told:
        begin(Wire().http(), **changes)
    assert told.value.facts["field"] == field


def test_an_access_is_withdrawn_and_silence_is_no_trouble():
    secrets = {"access_token": "acc3ss", "refresh_token": "r3fresh", "client_id": "app-1", "client_secret": "s3cret"}
    wire = Wire().on("POST", "/revoke", answer(200, {}), httpx.ReadTimeout("late"))
    assert browser.withdraw(wire.http(), RULE, secrets) is True
    assert form(wire.requests[0]) == {"token": "r3fresh"}
    assert browser.withdraw(wire.http(), replace(RULE, revoke_names_app=True), secrets) is False
    assert form(wire.requests[1]) == {"client_id": "app-1", "client_secret": "s3cret", "token": "r3fresh"}
    assert browser.withdraw(wire.http(), replace(RULE, revoke=""), secrets) is False
    assert len(wire.requests) == 2


def test_where_only_access_tokens_are_withdrawn_that_one_is_sent_and_an_error_in_a_200_is_a_no():
    secrets = {"access_token": "acc3ss", "refresh_token": "r3fresh", "client_id": "app-1", "client_secret": "s3cret"}
    wire = Wire().on("POST", "/revoke", answer(200, {}), answer(200, {"error": "invalid_request"}))
    rule = replace(RULE, revokes_all=False)
    assert [browser.withdraw(wire.http(), rule, secrets) for _ in range(2)] == [True, False]
    assert [form(each) for each in wire.requests] == [{"token": "acc3ss"}] * 2
    assert load("tiktok").connect.browser.revokes_all is False
