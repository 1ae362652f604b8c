"""Connecting: which servers and names are taken, and one clear code for each way it goes wrong."""

from __future__ import annotations

import httpx
import pytest

from smdesk.adapters.bluesky import connect, signin
from smdesk.core import network
from smdesk.core.errors import AuthExpired, InvalidInput, LimitedError, Offline, SmdeskError, Unavailable
from tests.adapters.bluesky import pds
from tests.adapters.bluesky.pds import CREATE, PROFILE, error, token, tokens
from tests.adapters.wire import answer, body

DESCRIBE = "com.atproto.server.describeServer"
SERVER = {"did": "did:web:bsky.social", "availableUserDomains": [".bsky.social"]}


@pytest.fixture
def server(wire):
    wire.on("GET", DESCRIBE, answer(200, SERVER))
    return wire


def go(wire, handle="alice.example.com", secret="abcd-efgh-ijkl-mnop", server=""):
    return connect(wire.http(), network.load("bluesky"), server=server, handle=handle, secret=secret)


def test_connecting_finds_the_own_server_of_the_account(server):
    session = go(server)
    assert (session.remote_id, session.handle, session.display_name) == (pds.DID, "alice.example.com", "Alice")
    assert session.server == "https://bsky.social"
    assert session.facts == {"pds": pds.PDS, "did": pds.DID, "handle": "alice.example.com"}
    assert session.secrets == {"app_password": "abcd-efgh-ijkl-mnop", "access": token("3"), "refresh": "refresh-3"}
    assert str(server.sent("GET", PROFILE)[0].url).startswith(pds.PDS)
    assert "abcd" not in repr(session)


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("@alice.example.com", "alice.example.com"),
        (" alice.example.com\u200b\u202c", "alice.example.com"),
        ("alice", "alice.bsky.social"),
        ("alice@example.com", "alice@example.com"),
        (pds.DID, pds.DID),
    ],
)
def test_names_are_taken_as_people_write_them(server, typed, sent):
    go(server, handle=typed)
    assert body(server.sent("POST", CREATE)[0])["identifier"] == sent


@pytest.mark.parametrize(
    ("typed", "used"),
    [
        ("", "https://bsky.social"),
        ("pds.example.com", "https://pds.example.com"),
        ("https://pds.example.com/", "https://pds.example.com"),
        ("https://pds.example.com:8443/xrpc", "https://pds.example.com:8443"),
        ("http://localhost:2583", "http://localhost:2583"),
        ("http://192.168.1.5", "http://192.168.1.5"),
        ("https://[2001:db8::1]:3", "https://[2001:db8::1]:3"),
    ],
)
def test_server_addresses(typed, used):
    assert signin.server_address(typed) == used


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("http://pds.example.com", "insecure_server"),
        ("ftp://x.y", "bad_server"),
        ("https://", "bad_server"),
        ("https://user:secret@x.y", "bad_server"),
        ("https://x.y:port", "bad_server"),
        ("https://[::1", "bad_server"),
        ("a b.c", "bad_server"),
    ],
)
def test_bad_server_addresses(typed, code):
    with pytest.raises(InvalidInput) as caught:
        signin.server_address(typed)
    assert caught.value.code == code
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(("handle", "secret", "code"), [("@ ", "x", "handle_missing"), ("a", " ", "password_missing")])
def test_missing_input(wire, handle, secret, code):
    with pytest.raises(InvalidInput) as caught:
        go(wire, handle, secret)
    assert caught.value.code == code
    assert not wire.requests


@pytest.mark.parametrize(
    ("response", "kind", "code"),
    [
        (httpx.ConnectError("no route"), Offline, "offline"),
        (httpx.ReadTimeout("silent"), Offline, "offline"),
        (answer(404, "<html>"), Unavailable, "not_a_pds"),
        (answer(200, "<html>"), Unavailable, "not_a_pds"),
        (answer(200, {"did": "x"}), Unavailable, "not_a_pds"),
        (answer(301, None, {"location": "https://elsewhere"}), Unavailable, "not_a_pds"),
        (error(501, "MethodNotImplemented"), Unavailable, "not_a_pds"),
        (answer(502, "bad gateway"), Unavailable, "server_error"),
        (error(429, "RateLimitExceeded"), LimitedError, "rate_limited"),
    ],
)
def test_a_server_that_is_none(wire, response, kind, code):
    wire.on("GET", DESCRIBE, response)
    with pytest.raises(kind) as caught:
        go(wire)
    assert caught.value.code == code
    assert not wire.sent("POST", CREATE), "the password must not go to a server that is no PDS"


@pytest.mark.parametrize(
    ("response", "kind", "code"),
    [
        (error(401, "AuthenticationRequired", "Invalid identifier or password"), AuthExpired, "wrong_password"),
        (error(401, "AuthFactorTokenRequired"), AuthExpired, "app_password_needed"),
        (error(401, "AccountTakedown"), AuthExpired, "account_suspended"),
        (tokens("3", active=False, status="deactivated"), AuthExpired, "account_inactive"),
        (error(429, "RateLimitExceeded", headers={"ratelimit-reset": "1800000000"}), LimitedError, "rate_limited"),
        (error(500, "InternalServerError"), Unavailable, "server_error"),
        (answer(200, {"did": pds.DID}), Unavailable, "not_a_pds"),
        (answer(403, "<html>"), Unavailable, "not_a_pds"),
        (httpx.ReadTimeout("silent"), Offline, "offline"),
    ],
)
def test_each_way_signing_in_fails(server, response, kind, code):
    server.replace("POST", CREATE, response)
    with pytest.raises(SmdeskError) as caught:
        go(server)
    assert type(caught.value) is kind
    assert caught.value.code == code
    assert "abcd-efgh" not in str(caught.value)
    assert len(server.sent("POST", CREATE)) == 1


def test_a_profile_that_cannot_be_read_is_no_failure(server):
    server.replace("GET", PROFILE, httpx.ReadTimeout("silent"))
    assert go(server).display_name == ""


def test_a_document_cannot_lead_away_from_https():
    document = {"service": [{"id": "#atproto_pds", "serviceEndpoint": "http://pds.example.com"}]}
    assert signin.pds_of(document, "https://bsky.social") == "https://bsky.social"
    assert signin.pds_of(document, "http://localhost") == "http://pds.example.com"
    assert signin.pds_of(None, "https://x.y") == "https://x.y"
    assert signin.pds_of({"service": [3, {"id": "#other"}]}, "https://x.y") == "https://x.y"
