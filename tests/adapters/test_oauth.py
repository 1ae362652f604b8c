"""Signing in through the browser: proofs, the listener on this computer, pasted codes, the token call."""

from __future__ import annotations

import base64
import hashlib
import http.client
import threading
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from smdesk.adapters.oauth import Loopback, Pkce, Token, authorize_url, code_from, new_state, redeem
from smdesk.core.errors import AuthExpired, InvalidInput, NetworkError, Offline, RefusedError, Unavailable
from tests.adapters.wire import Wire, answer

NOW = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
ENDPOINT = "https://m.example/oauth/token"


def test_the_challenge_is_the_hash_of_the_verifier():
    pair = Pkce.new()
    expected = base64.urlsafe_b64encode(hashlib.sha256(pair.verifier.encode()).digest()).decode().rstrip("=")
    assert (pair.challenge, pair.method) == (expected, "S256")
    assert 43 <= len(pair.verifier) <= 128
    assert pair.verifier not in repr(pair)
    assert Pkce.new().verifier != pair.verifier


def test_tiktoks_challenge_is_in_hex():
    pair = Pkce.new("hex")
    assert pair.challenge == hashlib.sha256(pair.verifier.encode()).hexdigest()


def test_the_page_to_open_has_all_parameters():
    url = authorize_url("https://m.example/oauth/authorize", client_id="a b", scope="read write", state="")
    assert parse_qs(urlsplit(url).query) == {"response_type": ["code"], "client_id": ["a b"], "scope": ["read write"]}
    assert authorize_url("https://m.example/x?y=1", a="b").startswith("https://m.example/x?y=1&response_type")


@pytest.mark.parametrize(
    "pasted",
    [
        "c0de",
        "  c0de\n",
        "http://127.0.0.1:1/callback?code=c0de&state=st4te",
        "https://x.example/?state=st4te&code=c0de",
    ],
)
def test_a_code_is_found_in_what_is_pasted(pasted):
    assert code_from(pasted, "st4te") == "c0de"


@pytest.mark.parametrize(
    ("pasted", "kind", "code"),
    [
        ("", InvalidInput, "code_missing"),
        ("two words", InvalidInput, "code_malformed"),
        ("x" * 5000, InvalidInput, "code_malformed"),
        ("https://x.example/?code=c0de&state=other", RefusedError, "sign_in_state"),
        ("https://x.example/?code=c0de", RefusedError, "sign_in_state"),
        ("https://x.example/?error=access_denied&state=st4te", RefusedError, "sign_in_declined"),
        ("https://x.example/?state=st4te", InvalidInput, "code_missing"),
    ],
)
def test_what_holds_no_code_is_refused(pasted, kind, code):
    with pytest.raises(kind) as caught:
        code_from(pasted, "st4te")
    assert caught.value.code == code


def browse(url: str) -> tuple[int, str]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection("127.0.0.1", parts.port or 80, timeout=5)
    connection.request("GET", f"{parts.path}?{parts.query}")
    response = connection.getresponse()
    page = response.read().decode()
    connection.close()
    return response.status, page


@pytest.mark.loopback
class TestListener:
    def test_the_redirect_brings_the_code(self):
        with Loopback(lambda done: f"done={done}") as listener:
            state = new_state()
            listener.expect(state)
            assert urlsplit(listener.redirect_uri).hostname == "127.0.0.1"
            assert browse(f"{listener.redirect_uri}?code=c0de&state={state}") == (200, "done=True")
            assert listener.wait(1) == "c0de"

    def test_waiting_ends_when_the_browser_comes_back(self):
        with Loopback() as listener:
            listener.expect("s")
            later = threading.Timer(0.2, browse, [f"{listener.redirect_uri}?code=c&state=s"])
            later.start()
            assert listener.wait(10) == "c"
            later.join()

    def test_others_on_this_computer_cannot_end_the_sign_in(self):
        with Loopback(lambda done: f"done={done}") as listener:
            assert browse(f"{listener.redirect_uri}?code=early&state=")[0] == 404  # nothing is expected yet
            listener.expect("s")
            assert browse(listener.redirect_uri.replace("/callback", "/favicon.ico"))[0] == 404
            assert browse(f"{listener.redirect_uri}?code=evil&state=wrong")[0] == 400
            assert browse(f"{listener.redirect_uri}?error=access_denied&state=wrong")[0] == 400
            assert browse(f"{listener.redirect_uri}?state=s")[0] == 400
            assert browse(f"{listener.redirect_uri}?code=good&state=s")[0] == 200
            assert browse(f"{listener.redirect_uri}?code=second&state=s")[0] == 404  # one redirect only
            assert listener.wait(1) == "good"

    def test_a_no_of_the_person_is_said(self):
        with Loopback(lambda done: f"done={done}") as listener:
            listener.expect("s")
            assert browse(f"{listener.redirect_uri}?error=access_denied&state=s") == (200, "done=False")
            with pytest.raises(RefusedError) as caught:
                listener.wait(1)
        assert (caught.value.code, caught.value.facts) == ("sign_in_declined", {"error": "access_denied"})

    def test_nobody_waits_for_ever(self):
        with Loopback() as listener:
            listener.expect("s")
            with pytest.raises(NetworkError, match="sign_in_timeout"):
                listener.wait(0.2)
            with pytest.raises(NetworkError, match="sign_in_cancelled"):
                listener.wait(10, cancelled=lambda: True)

    def test_a_port_in_use_is_said_and_given_back_in_the_end(self):
        with Loopback() as first:
            taken = first.redirect_uri
            with pytest.raises(NetworkError, match="sign_in_port"), Loopback(redirect=taken):
                pass
        with Loopback(redirect=taken) as again:
            assert again.redirect_uri == taken

    def test_the_code_is_in_no_log(self, caplog, capfd):
        caplog.set_level(0)
        with Loopback() as listener:
            listener.expect("s")
            browse(f"{listener.redirect_uri}?code=s3cret&state=s")
        assert "s3cret" not in caplog.text + "".join(capfd.readouterr())


def test_an_address_before_the_start_is_a_mistake_of_ours():
    with pytest.raises(RuntimeError):
        _ = Loopback().redirect_uri


FIELDS = {"grant_type": "authorization_code", "code": "c0de", "client_secret": "s3cret", "code_verifier": "pr00f"}


def test_a_code_is_redeemed():
    data = {"access_token": "t0ken", "refresh_token": "r3fresh", "expires_in": 7200, "scope": "read write"}
    wire = Wire().on("POST", "/oauth/token", answer(200, data))
    http_ = wire.http()
    token = redeem(http_, ENDPOINT, FIELDS, NOW)
    assert token == Token("t0ken", "r3fresh", ("read", "write"), NOW + timedelta(hours=2))
    assert parse_qs(wire.requests[0].content.decode()) == {key: [value] for key, value in FIELDS.items()}
    assert http_.redact("t0ken r3fresh s3cret c0de pr00f").replace("•", "").strip() == ""
    assert "t0ken" not in repr(token)


@pytest.mark.parametrize("extra", [{}, {"expires_in": "soon", "refresh_token": None, "scope": ""}, {"expires_in": -1}])
def test_a_token_without_the_rest_is_taken(extra):
    wire = Wire().on("POST", "/oauth/token", answer(200, {"access_token": "t0ken", **extra}))
    assert redeem(wire.http(), ENDPOINT, FIELDS, NOW) == Token("t0ken")


@pytest.mark.parametrize(
    ("reply", "kind", "code"),
    [
        (answer(400, {"error": "invalid_grant", "error_description": "used"}), AuthExpired, "sign_in_refused"),
        (answer(401, {"error": "invalid_client"}), AuthExpired, "sign_in_app_refused"),
        (answer(500), Unavailable, "sign_in_unclear"),
        (answer(200, {}), Unavailable, "sign_in_unclear"),
        (answer(200, "<h1>hello</h1>"), Unavailable, "sign_in_unclear"),
        (answer(302, headers={"Location": "https://x.example/"}), Unavailable, "sign_in_unclear"),
        (httpx.ReadTimeout("silent"), Unavailable, "sign_in_unclear"),
        (httpx.ConnectError("off"), Offline, "offline"),
    ],
)
def test_a_code_is_sent_once_whatever_comes_back(reply, kind, code):
    wire = Wire().on("POST", "/oauth/token", reply)
    with pytest.raises(kind) as caught:
        redeem(wire.http(), ENDPOINT, FIELDS, NOW)
    assert caught.value.code == code
    assert len(wire.requests) == 1


def test_the_listener_asks_no_name_service(monkeypatch):
    def asked(*_given):
        raise AssertionError("a name service that answers nobody would keep the person waiting")

    monkeypatch.setattr("socket.getfqdn", asked)
    with Loopback() as listener:
        assert listener.redirect_uri.startswith("http://127.0.0.1:")
