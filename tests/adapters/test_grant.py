"""An access that is renewed: one writer, stored before it is used, and nothing lost that can be kept."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs

import httpx
import pytest

from smdesk.adapters.grant import Grant
from smdesk.adapters.http import Answer
from smdesk.core.clock import FakeClock
from smdesk.core.errors import SecretError
from smdesk.core.network import BrowserRule
from smdesk.core.outcome import Limited, NotSent, Refused, Why
from tests.adapters.wire import Wire, answer

NOW = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
RULE = BrowserRule(authorize="https://n.example/auth", token="https://n.example/token")
APP = {"client_id": "app-1", "client_secret": "s3cret"}


class Vault:
    """A keyring that many may renew from; `fails` names what cannot be done."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = dict(values)
        self.said: list[str] = []
        self.fails: set[str] = set()
        self._lock = threading.Lock()

    @contextmanager
    def alone(self) -> Iterator[Mapping[str, str]]:
        with self._lock:
            if "get" in self.fails:
                raise SecretError("keyring_locked")
            yield dict(self.values)

    def keep(self, values: Mapping[str, str]) -> None:
        if "put" in self.fails:
            raise SecretError("keyring_locked")
        self.said.append(f"kept {values['access_token']}")
        self.values = dict(values)


def secrets(number: int = 0, *, ends: datetime = NOW + timedelta(hours=1)) -> dict[str, str]:
    return {"access_token": f"access-{number}", "refresh_token": f"refresh-{number}",
            "expires_at": ends.isoformat(), **APP}  # fmt: skip


class Network(Wire):
    """Gives tokens that rotate: a refresh token is good once."""

    def __init__(self, vault: Vault | None = None) -> None:
        super().__init__()
        self.number, self.vault = 0, vault
        self.on("POST", "/token", self._token)
        self.on("GET", "/me", self._me)

    def _token(self, request: httpx.Request) -> httpx.Response:
        sent = {name: values[0] for name, values in parse_qs(request.content.decode()).items()}
        if sent["refresh_token"] != f"refresh-{self.number}":
            return answer(400, {"error": "invalid_grant", "error_description": "Token has been revoked"})
        assert (sent["grant_type"], sent["client_id"]) == ("refresh_token", "app-1")
        self.number += 1
        return answer(200, {"access_token": f"access-{self.number}", "refresh_token": f"refresh-{self.number}",
                            "expires_in": 3600})  # fmt: skip

    def _me(self, request: httpx.Request) -> httpx.Response:
        if self.vault is not None:
            self.vault.said.append(f"used {request.headers['authorization']}")
        good = request.headers["authorization"] == f"Bearer access-{self.number}"
        return answer(200, {"id": "7"}) if good else answer(401, {"error": "invalid_token"})


def grant(wire: Wire, vault: Vault | None = None, clock: FakeClock | None = None, values=None) -> Grant:
    held = values or (vault.values if vault else secrets())
    return Grant(wire.http(), RULE, held, clock or FakeClock(NOW), vault)


def ask(made: Grant):
    return made.authorised(
        lambda token: made.http.read("https://n.example/me", headers={"Authorization": f"Bearer {token}"})
    )


def test_a_good_token_is_used_as_it_is():
    net = Network()
    made = grant(net)
    assert isinstance(ask(made), Answer)
    assert net.sent("POST", "/token") == []
    assert made.renewed() is None


def test_a_token_near_its_end_is_renewed_and_stored_before_it_is_used():
    vault = Vault(secrets(ends=NOW + timedelta(seconds=60)))
    net = Network(vault)
    made = grant(net, vault)
    assert ask(made).data == {"id": "7"}
    assert vault.said == ["kept access-1", "used Bearer access-1"]
    assert vault.values == {**secrets(1), **APP}
    assert made.renewed() is None  # nobody has to store it any more


def test_a_refused_token_is_renewed_once_and_the_call_made_again():
    net = Network(vault := Vault(secrets()))
    net.number = 1  # what is stored was rotated away: refresh-0 is dead
    assert ask(grant(net, vault)).code == "access_ended"
    net = Network(vault := Vault(secrets() | {"access_token": "withdrawn"}))
    assert ask(grant(net, vault)).data == {"id": "7"}
    assert len(net.sent("GET", "/me")) == 2


def test_what_another_process_has_renewed_is_taken_instead_of_renewing_again():
    vault = Vault(secrets(1))
    net = Network(vault)
    net.number = 1
    made = grant(net, vault, values=secrets(0, ends=NOW))
    assert ask(made).data == {"id": "7"}
    assert net.sent("POST", "/token") == []


def test_two_that_find_it_over_at_the_same_time_renew_it_once():
    vault = Vault(secrets(ends=NOW))
    net = Network(vault)
    found: list[object] = []
    both = [threading.Thread(target=lambda: found.append(ask(grant(net, vault)))) for _ in range(4)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert [type(each) for each in found] == [Answer] * 4
    assert len(net.sent("POST", "/token")) == 1


def test_what_cannot_be_stored_is_not_renewed():
    vault = Vault(secrets(ends=NOW))
    vault.fails = {"get"}
    net = Network(vault)
    assert ask(grant(net, vault)) == Refused("keyring_locked", Why.AUTH)
    assert net.requests == []


@pytest.mark.allow_log("could not be kept")
def test_storing_that_fails_in_between_is_made_up_for():
    vault = Vault(secrets(ends=NOW))
    vault.fails = {"put"}
    net, clock = Network(vault), FakeClock(NOW)
    made = grant(net, vault, clock)
    assert ask(made).data == {"id": "7"}
    assert made.renewed() is None
    assert vault.values["refresh_token"] == "refresh-0"
    clock.advance(7200)
    assert ask(made).data == {"id": "7"}  # from what is held in memory, for what is stored is dead
    vault.fails = set()
    assert made.renewed() is None
    assert vault.values["refresh_token"] == "refresh-2"


def test_a_renewal_whose_answer_is_lost_is_tried_again_and_then_waits_for_the_person():
    net = Network(vault := Vault(secrets(ends=NOW)))
    net.faults, net.lose_after = {0: httpx.ReadTimeout("late")}, True
    made = grant(net, vault)
    assert isinstance(ask(made), NotSent)
    assert vault.values["refresh_token"] == "refresh-0"
    outcome = ask(made)
    assert (outcome.code, outcome.why) == ("access_ended", Why.AUTH)


@pytest.mark.parametrize(
    ("reply", "kind", "code"),
    [
        (answer(400, {"error": "invalid_grant"}), Refused, "access_ended"),
        (answer(401, {"error": "invalid_client"}), Refused, "app_refused"),
        (answer(429, {}, {"retry-after": "60"}), Limited, "rate_limited"),
        (answer(503, {}), NotSent, "server_error"),
        (answer(200, {"token_type": "Bearer"}), NotSent, "unexpected_answer"),
        (answer(302, None, {"location": "https://portal.example"}), NotSent, "server_error"),
    ],
)
def test_what_the_token_endpoint_says(reply, kind, code):
    net = Wire().on("POST", "/token", reply)
    outcome = ask(grant(net, values=secrets(ends=NOW)))
    assert (type(outcome), outcome.code) == (kind, code)


def test_without_a_refresh_token_its_end_is_the_networks_word():
    net = Wire().on("GET", "/me", answer(200, {"id": "7"}), answer(401, {}))
    made = grant(net, values={"access_token": "a", "expires_at": NOW.isoformat()})
    assert isinstance(ask(made), Answer)
    assert ask(made) == Refused("access_ended", Why.AUTH)


def test_without_a_vault_the_new_pair_is_handed_out_once():
    made = grant(Network(), values=secrets(ends=NOW))
    ask(made)
    assert made.renewed() == secrets(1)
    assert made.renewed() is None


def test_an_end_that_comes_near_is_put_off_and_an_empty_token_replaces_none():
    reply = {"access_token": "access-1", "expires_in": 3600, "refresh_expires_in": 60 * 86400}
    net = Wire().on("POST", "/token", answer(200, reply))
    vault = Vault(secrets() | {"refresh_expires_at": (NOW + timedelta(days=5)).isoformat()})
    made = grant(net, vault)
    made.renew_before(timedelta(days=4))
    assert net.requests == []
    made.renew_before(timedelta(days=7))
    assert vault.values["refresh_token"] == "refresh-0"
    assert made.facts() == {"expires_at": (NOW + timedelta(days=60)).isoformat()}


def test_nothing_of_it_is_in_any_log(caplog):
    caplog.set_level(0)
    ask(grant(Network(vault := Vault(secrets(ends=NOW))), vault))
    assert not [word for word in ("access-", "refresh-", "s3cret") if word in caplog.text]
