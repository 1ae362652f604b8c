"""Connecting with a pasted token."""

from __future__ import annotations

import logging

import httpx
import pytest

from smdesk.adapters.base import Authorises, Deletes, Publishes, ReadsLimits, SchedulesNatively
from smdesk.adapters.mastodon import connect
from smdesk.core import network
from smdesk.core.errors import AuthExpired, InvalidInput, LimitedError, MissingScope, Offline, Unavailable
from tests.adapters.mastodon.helpers import BASE, CREDENTIALS, TOKEN, adapter, server
from tests.adapters.wire import answer

SPEC = network.load("mastodon")
WHOAMI = "/api/v1/accounts/verify_credentials"


def test_connecting_gives_who_it_is_and_what_to_remember(wire):
    session = connect(server(wire).http(), SPEC, server="m.example", secret=f" Bearer {TOKEN}\n")
    assert (session.remote_id, session.handle, session.display_name) == ("7", "me@m.example", "Me Myself")
    assert (session.server, session.facts["software"]) == (BASE, "mastodon")
    assert session.limits["text"]["limit"] == 1000
    assert session.secrets == {"access_token": TOKEN}
    assert TOKEN not in repr(session)
    asked = wire.sent("GET", WHOAMI)
    assert asked[0].headers["authorization"] == f"Bearer {TOKEN}"


def test_the_server_is_taken_from_the_handle_when_it_is_not_given(wire):
    session = connect(server(wire).http(), SPEC, server="", handle="@me@m.example", secret=TOKEN)
    assert session.server == BASE


@pytest.mark.parametrize(
    "refusal",
    [answer(401, {"error": "The access token is invalid"}), answer(401), answer(422)],
    ids=["mastodon", "401 without a body", "snac"],
)
def test_a_refused_token_is_said(wire, refusal):
    server(wire).replace("GET", WHOAMI, refusal)
    with pytest.raises(AuthExpired) as caught:
        connect(wire.http(), SPEC, server=BASE, secret=TOKEN)
    assert caught.value.code == "token_refused"
    assert caught.value.facts["host"] == "m.example"


@pytest.mark.parametrize(
    ("reply", "kind", "code"),
    [
        (answer(403, {"error": "This action is outside the authorized scopes"}), MissingScope, "permission_missing"),
        (answer(429, {"error": "Too many requests"}), LimitedError, "rate_limited"),
        (answer(404, "<h1>no</h1>"), Unavailable, "not_mastodon"),
        (answer(200, "<h1>hello</h1>"), Unavailable, "not_mastodon"),
        (answer(200, {"id": "7"}), Unavailable, "not_mastodon"),
        (answer(200, {"id": None, "username": "me"}), Unavailable, "not_mastodon"),
        (answer(200, []), Unavailable, "not_mastodon"),
        (answer(502, "<h1>proxy</h1>"), Unavailable, "server_error"),
        (httpx.ReadTimeout("silent"), Offline, "offline"),
    ],
)
def test_every_other_answer_has_its_own_error(wire, reply, kind, code):
    server(wire).replace("GET", WHOAMI, reply)
    with pytest.raises(kind) as caught:
        connect(wire.http(), SPEC, server=BASE, secret=TOKEN)
    assert caught.value.code == code
    assert TOKEN not in str(caught.value)


def test_a_token_without_the_needed_scopes_is_refused_with_their_names(wire):
    scopes = ["read:accounts", "read:statuses", "write:media"]
    server(wire).replace("GET", "/api/v1/apps/verify_credentials", answer(200, {"scopes": scopes}))
    with pytest.raises(MissingScope) as caught:
        connect(wire.http(), SPEC, server=BASE, secret=TOKEN)
    assert (caught.value.code, caught.value.facts["missing"]) == ("scope_missing", ["write:statuses"])


@pytest.mark.parametrize(
    "told", [answer(404, "no"), answer(200, {"scopes": []}), answer(200, {"name": "x"}), answer(401)]
)
def test_a_server_that_does_not_tell_scopes_is_connected(wire, told):
    server(wire).replace("GET", "/api/v1/apps/verify_credentials", told)
    assert connect(wire.http(), SPEC, server=BASE, secret=TOKEN).remote_id == "7"


@pytest.mark.parametrize(
    ("secret", "code"),
    [("", "token_missing"), ("  ", "token_missing"), ("two words", "token_malformed"), ("tökén", "token_malformed"),
     ("a\r\nX-Evil: 1", "token_malformed")],
)  # fmt: skip
def test_a_token_that_cannot_be_one_never_leaves_the_computer(wire, secret, code):
    with pytest.raises(InvalidInput) as caught:
        connect(wire.http(), SPEC, server=BASE, secret=secret)
    assert caught.value.code == code
    assert wire.requests == []


def test_a_number_as_id_is_taken(wire):
    server(wire).replace("GET", WHOAMI, answer(200, CREDENTIALS | {"id": 7}))
    assert connect(wire.http(), SPEC, server=BASE, secret=TOKEN).remote_id == "7"


def test_the_token_is_in_no_log_and_no_error(wire, caplog):
    caplog.set_level(logging.DEBUG)
    server(wire).replace("GET", WHOAMI, answer(401, {"error": f"token {TOKEN} is wrong"}))
    with pytest.raises(AuthExpired) as caught:
        connect(wire.http(), SPEC, server=BASE, secret=TOKEN)
    assert TOKEN not in str(caught.value)
    assert TOKEN not in caplog.text
    assert TOKEN not in repr(adapter(wire)._api)


def test_the_adapter_has_every_protocol_its_spec_claims(wire):
    made = adapter(wire)
    for protocol in (Publishes, SchedulesNatively, Deletes, Authorises, ReadsLimits):
        assert isinstance(made, protocol)


def test_whoami_and_limits_of_a_connected_account(wire):
    made = adapter(server(wire))
    session = made.whoami()
    assert (session.remote_id, session.handle, dict(session.secrets)) == ("7", "me@m.example", {})
    assert made.limits() == session.limits
    assert made.renewed() is None
