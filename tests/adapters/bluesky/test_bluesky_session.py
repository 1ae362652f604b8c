"""Sessions: tokens are renewed once, rotate, are never lost, and only the network's own refusal ends an account."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest

from smdesk.core.clock import FakeClock
from smdesk.core.errors import AuthExpired, LimitedError, Offline, Unavailable
from smdesk.core.outcome import Limited, NotSent, Published, Refused, Why
from tests.adapters.bluesky import pds
from tests.adapters.bluesky.pds import (
    CREATE,
    NOW,
    PUT,
    REFRESH,
    SECRETS,
    WHOAMI,
    adapter,
    error,
    request,
    token,
    tokens,
)
from tests.adapters.wire import answer

EXPIRED = error(400, "ExpiredToken", "Token has expired")
LOST = httpx.ReadTimeout("lost")


def used(wire):
    return [r.headers.get("authorization", "").removeprefix("Bearer ") for r in wire.sent("POST", PUT)]


def test_an_expired_token_is_renewed_once_and_the_new_ones_are_handed_out_once(wire):
    wire.replace("POST", PUT, EXPIRED, pds.stored)
    made = adapter(wire)
    assert isinstance(made.publish(request()), Published)
    assert used(wire) == [SECRETS["access"], token("2")]
    assert wire.sent("POST", REFRESH)[0].headers["authorization"] == "Bearer refresh-1"
    assert made.renewed() == {"app_password": SECRETS["app_password"], "access": token("2"), "refresh": "refresh-2"}
    assert made.renewed() is None
    assert isinstance(made.publish(request("again", key="other")), Published)
    assert len(wire.sent("POST", REFRESH)) == 1


def test_nothing_renewed_without_need(wire):
    made = adapter(wire)
    made.publish(request())
    assert made.renewed() is None
    assert not wire.sent("POST", REFRESH)


def test_a_token_refused_twice_is_not_renewed_again(wire):
    wire.replace("POST", PUT, EXPIRED)
    outcome = adapter(wire).publish(request())
    assert isinstance(outcome, Refused)
    assert (outcome.code, outcome.why) == ("auth_refused", Why.AUTH)
    assert len(wire.sent("POST", PUT)) == 2
    assert len(wire.sent("POST", REFRESH)) == 1


def test_a_new_token_that_is_refused_is_the_end(wire):
    wire.replace("POST", PUT, EXPIRED)
    outcome = adapter(wire, {**SECRETS, "access": ""}).publish(request())
    assert isinstance(outcome, Refused)
    assert len(wire.sent("POST", PUT)) == 1
    assert len(wire.sent("POST", REFRESH)) == 1
    assert not wire.sent("POST", CREATE)


def test_a_token_near_its_end_is_renewed_before_it_is_used(wire):
    made = adapter(wire, {**SECRETS, "access": token("old", NOW - timedelta(seconds=7150))})
    assert isinstance(made.publish(request()), Published)
    assert used(wire) == [token("2")]


def test_a_wrong_wall_clock_does_not_renew_at_every_call(wire):
    """The computer's clock is a day ahead: every token looks old, but one received here is timed by its life."""
    made = adapter(wire)
    made.xrpc.clock = FakeClock(NOW + timedelta(days=1))
    for number in range(3):
        made.publish(request(key=f"key-{number}"))
    assert len(wire.sent("POST", REFRESH)) == 1
    made.xrpc.clock.advance(7200)
    made.publish(request(key="key-4"))
    assert len(wire.sent("POST", REFRESH)) == 2


@pytest.mark.parametrize(
    "refusal",
    [error(400, "ExpiredToken", "Token has been revoked"), error(400, "InvalidToken"), error(500, "x"), LOST],
)
def test_a_dead_or_doubtful_refresh_falls_back_to_the_app_password_once(wire, refusal):
    """A lost answer may have spent the refresh token; the way back does not depend on it."""
    wire.replace("POST", PUT, EXPIRED, pds.stored)
    wire.replace("POST", REFRESH, refusal)
    made = adapter(wire)
    assert isinstance(made.publish(request()), Published)
    assert used(wire)[-1] == token("3")
    assert len(wire.sent("POST", CREATE)) == 1
    assert made.renewed()["refresh"] == "refresh-3"


def test_a_revoked_app_password_is_the_end_and_is_tried_once(wire):
    wire.replace("POST", PUT, EXPIRED)
    wire.replace("POST", REFRESH, error(400, "ExpiredToken", "Token has been revoked"))
    wire.replace("POST", CREATE, error(401, "AuthenticationRequired", "Invalid identifier or password"))
    made = adapter(wire)
    outcome = made.publish(request())
    assert outcome == Refused("auth_refused", Why.AUTH, "Invalid identifier or password", 401)
    assert len(wire.sent("POST", CREATE)) == 1
    assert made.renewed() is None
    assert made.xrpc.secrets == SECRETS


def test_without_stored_tokens_the_app_password_signs_in(wire):
    made = adapter(wire, {"app_password": "abcd-efgh-ijkl-mnop"})
    assert isinstance(made.publish(request()), Published)
    assert used(wire) == [token("3")]


def test_without_any_secret_the_account_waits(wire):
    assert adapter(wire, {}).publish(request()) == Refused("auth_refused", Why.AUTH)


def test_a_blip_while_renewing_is_not_a_dead_account(wire):
    wire.replace("POST", PUT, EXPIRED)
    made = adapter(wire)
    wire.replace("POST", REFRESH, httpx.ConnectError("down"))
    assert isinstance(made.publish(request()), NotSent)
    wire.replace("POST", REFRESH, answer(403, "<html>sign in to the hotel"))
    assert isinstance(made.publish(request()), NotSent)
    wire.replace("POST", REFRESH, LOST)
    wire.replace("POST", CREATE, LOST)
    assert isinstance(made.publish(request()), NotSent)
    wire.replace("POST", CREATE, error(429, "RateLimitExceeded"))
    assert isinstance(made.publish(request()), Limited)
    wire.replace("POST", CREATE, answer(200, "<html>"))
    assert isinstance(made.publish(request()), NotSent)
    assert made.xrpc.secrets == SECRETS


def test_an_empty_token_never_replaces_one(wire):
    wire.replace("POST", PUT, EXPIRED, pds.stored)
    wire.replace("POST", REFRESH, answer(200, {"accessJwt": token("2"), "refreshJwt": "", **pds.identity()}))
    made = adapter(wire)
    assert isinstance(made.publish(request()), Published)
    assert made.renewed() == {**SECRETS, "access": token("2")}
    wire.replace("POST", PUT, EXPIRED, pds.stored)
    wire.replace("POST", REFRESH, answer(200, {"accessJwt": "", "refreshJwt": "r", **pds.identity()}))
    assert isinstance(made.publish(request(key="b")), Published)
    assert made.renewed()["access"] == token("3")  # the app password gave one that is not empty


def test_tokens_of_another_account_are_refused(wire):
    wire.replace("POST", PUT, EXPIRED)
    wire.replace("POST", REFRESH, tokens("2", **{"did": pds.BOB}))
    made = adapter(wire)
    assert made.publish(request()) == Refused("other_account", Why.AUTH)
    assert made.renewed() is None


def test_no_secret_in_words_reprs_or_the_log(wire, caplog):
    caplog.set_level("DEBUG")
    wire.replace("POST", PUT, EXPIRED, error(400, "InvalidRequest", f"bad {token('2')} abcd-efgh-ijkl-mnop refresh-2"))
    made = adapter(wire)
    outcome = made.publish(request())
    for secret in (token("2"), "abcd-efgh-ijkl-mnop", "refresh-2", SECRETS["access"]):
        assert secret not in repr(outcome)
        assert secret not in caplog.text
        assert secret not in repr(made.account)


def test_whoami(wire):
    session = adapter(wire).whoami()
    assert (session.remote_id, session.handle, session.display_name) == (pds.DID, "alice.example.com", "Alice")
    assert session.facts["pds"] == pds.PDS
    assert session.secrets == SECRETS


@pytest.mark.parametrize(
    ("response", "kind"),
    [
        (httpx.ConnectError("down"), Offline),
        (error(401, "AccountTakedown"), AuthExpired),
        (error(429, "RateLimitExceeded"), LimitedError),
        (error(503, "NotEnoughResources"), Unavailable),
        (answer(200, "<html>"), Unavailable),
        (answer(404, "<html>"), Unavailable),
    ],
)
def test_whoami_raises_what_is_wrong(wire, response, kind):
    wire.replace("GET", WHOAMI, response)
    with pytest.raises(kind):
        adapter(wire).whoami()


def test_whoami_with_a_revoked_password(wire):
    wire.replace("GET", WHOAMI, EXPIRED)
    wire.replace("POST", REFRESH, EXPIRED)
    wire.replace("POST", CREATE, error(401, "AuthenticationRequired"))
    with pytest.raises(AuthExpired) as caught:
        adapter(wire).whoami()
    assert caught.value.code == "auth_refused"
