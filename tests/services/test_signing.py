"""Signing in in the browser, up to the channel; accesses kept alive, renewed by one at a time, and withdrawn."""

from __future__ import annotations

import contextlib
import http.client
import json
import threading
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from smdesk.adapters.http import Http
from smdesk.adapters.practice import adapter
from smdesk.core.errors import InvalidInput, MissingScope, NotAllowed, RefusedError, SecretError
from smdesk.core.network import BrowserRule, ConnectRule, load
from smdesk.services.accounts import Login
from smdesk.system import lock
from smdesk.words import Words
from tests.adapters.mastodon.helpers import TOKEN, server
from tests.adapters.wire import Wire, answer
from tests.services.desk import Desk

pytestmark = pytest.mark.loopback


@pytest.fixture
def wire(monkeypatch) -> Wire:
    """A Mastodon server on which anybody may register an app."""
    made = server(Wire()).on("POST", "/api/v1/apps", answer(200, {"client_id": "c1ient", "client_secret": "s3cret"}))
    made.on("POST", "/oauth/token", answer(200, {"access_token": TOKEN}))
    made.on("POST", "/oauth/revoke", answer(200, {}))
    real = Http.create
    monkeypatch.setattr(Http, "create", lambda transport=None, secrets=(): real(made, secrets))
    return made


def connect(rule: BrowserRule) -> ConnectRule:
    return replace(load("mastodon").connect, browser=rule)


def browse(url: str, **more: str) -> tuple[int, str]:
    """What the person's browser does once they have agreed on the page."""
    page = parse_qs(urlsplit(url).query)
    there = urlsplit(page["redirect_uri"][0])
    given = "&".join(f"{name}={value}" for name, value in ({"code": "c0de", "state": page["state"][0]} | more).items())
    with contextlib.closing(http.client.HTTPConnection(there.hostname or "", there.port or 0, timeout=10)) as line:
        line.request("GET", f"{there.path}?{given}")
        answered = line.getresponse()
        return answered.status, answered.read().decode()


def test_from_the_page_to_the_channel_and_out_again(desk: Desk, wire: Wire) -> None:
    channels, client, back = desk.runtime.channels, desk.client(), threading.Event()
    signing = desk.runtime.channel_access.sign_in("mastodon", Login("m.example"), page=lambda done: f"<p>{done}</p>")
    url = signing.begin(back.set)
    assert signing.listening
    assert browse(url) == (200, "<p>True</p>")
    assert back.wait(10)
    view = channels.connect("mastodon", client.id, signing.finish())
    signing.close()
    assert view.handle == "me@m.example"
    (kept,) = map(json.loads, desk.secrets._values.values())
    assert kept == {"access_token": TOKEN, "client_id": "c1ient", "client_secret": "s3cret"}
    assert channels.disconnect(view.id) is True
    (gone,) = wire.sent("POST", "/oauth/revoke")
    assert parse_qs(gone.content.decode())["token"] == [TOKEN]
    assert desk.secrets._values == {}


@pytest.mark.parametrize("silence", [httpx.ConnectError("no way"), httpx.ReadTimeout("late"), answer(503, {})])
def test_an_access_that_may_still_count_is_forgotten_here_and_it_is_known(desk: Desk, wire: Wire, silence) -> None:
    channels, client = desk.runtime.channels, desk.client()
    signing = desk.runtime.channel_access.sign_in("mastodon", Login("m.example"))
    browse(signing.begin())
    view = channels.connect("mastodon", client.id, signing.finish())
    signing.close()
    wire.replace("POST", "/oauth/revoke", silence)
    assert channels.disconnect(view.id) is False
    assert (channels.listing(), desk.secrets._values) == ((), {})


def test_of_a_token_that_the_person_has_made_nothing_is_said(desk: Desk, wire: Wire) -> None:
    view = desk.runtime.channels.connect("mastodon", desk.client().id, Login("m.example", secret=TOKEN))
    wire.replace("POST", "/oauth/revoke", answer(403, {"error": "unauthorized_client"}))
    assert desk.runtime.channels.disconnect(view.id) is True


def test_an_account_that_is_only_looked_at_is_not_stored_and_its_access_is_given_back(desk: Desk, wire: Wire) -> None:
    channels, client = desk.runtime.channels, desk.client()
    signing = desk.runtime.channel_access.sign_in("mastodon", Login("m.example"))
    browse(signing.begin())
    met = channels.meet("mastodon", client.id, signing.finish())
    signing.close()
    assert (met.view.handle, met.view.client, met.new) == ("me@m.example", client.name, True)
    assert (channels.listing(), desk.secrets._values) == ((), {})
    channels.decline("mastodon", met.login)
    (gone,) = wire.sent("POST", "/oauth/revoke")
    assert parse_qs(gone.content.decode())["token"] == [TOKEN]


def test_a_no_on_the_page_is_a_no_and_nothing_is_stored(desk: Desk, wire: Wire) -> None:
    signing = desk.runtime.channel_access.sign_in("mastodon", Login("m.example"))
    browse(signing.begin(), code="", error="access_denied")
    with pytest.raises(RefusedError, match="sign_in_declined"):
        signing.finish()
    signing.close()
    assert wire.sent("POST", "/oauth/token") == []


@pytest.mark.parametrize(
    ("answered", "code"),
    [
        (answer(200, {}), "sign_in_scope_missing"),
        (answer(503, {}), "sign_in_scope_left"),
        (httpx.ReadTimeout("late"), "sign_in_scope_left"),
    ],
)
def test_an_access_that_lacks_a_right_is_given_back(desk: Desk, wire: Wire, monkeypatch, answered, code) -> None:
    wire.replace("POST", "/oauth/token", answer(200, {"access_token": TOKEN, "scope": "read"}))
    wire.replace("POST", "/oauth/revoke", answered)
    signing = desk.runtime.channel_access.sign_in("mastodon", Login("m.example"))
    rule = replace(signing._rule, needed=frozenset({"write"}))
    monkeypatch.setattr("smdesk.adapters.registry.load", lambda _: replace(load("mastodon"), connect=connect(rule)))
    browse(signing.begin())
    with pytest.raises(MissingScope) as told:
        signing.finish()
    assert (told.value.code, told.value.facts["missing"]) == (code, ["write"])
    (gone,) = wire.sent("POST", "/oauth/revoke")
    assert parse_qs(gone.content.decode())["token"] == [TOKEN]
    with pytest.raises(NotAllowed, match="sign_in_used"):
        signing.finish()  # it is over, and is not given back once more
    signing.close()
    assert len(wire.sent("POST", "/oauth/revoke")) == 1
    assert ("not confirmed" in str(Words("en").error(told.value))) == (code == "sign_in_scope_left")


def test_an_access_that_lacks_a_right_is_kept_while_its_app_serves_another_channel(desk: Desk, wire: Wire) -> None:
    channels, access, client = desk.runtime.channels, desk.runtime.channel_access, desk.client()
    signing = access.sign_in("mastodon", Login("m.example"))
    browse(signing.begin())
    channels.connect("mastodon", client.id, signing.finish())
    signing.close()
    assert access._give_back("mastodon", "https://m.example", {"access_token": "new", "client_id": "c1ient"}) is True
    assert wire.sent("POST", "/oauth/revoke") == []  # some networks forget all that a person has allowed an app


def test_the_address_may_be_pasted_but_only_that_of_this_sign_in(desk: Desk, wire: Wire) -> None:
    signing = desk.runtime.channel_access.sign_in("mastodon", Login("m.example"))
    page = parse_qs(urlsplit(signing.begin()).query)
    with pytest.raises(RefusedError, match="sign_in_state"):
        signing.paste(f"{page['redirect_uri'][0]}?code=c0de&state=other")
    signing.paste(f"{page['redirect_uri'][0]}?code=c0de&state={page['state'][0]}")
    signing.wait()
    login = signing.finish()
    signing.close()
    assert login.found is not None
    assert TOKEN not in repr(login)


def test_a_network_without_this_way_says_so(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="no_browser_way"):
        desk.runtime.channel_access.sign_in("bluesky", Login()).begin()


def test_an_app_typed_once_serves_the_next_account(desk: Desk, wire: Wire) -> None:
    channels, access, client = desk.runtime.channels, desk.runtime.channel_access, desk.client()
    assert access.app_known("mastodon") == ""
    signing = access.sign_in("mastodon", Login("m.example"))
    browse(signing.begin())
    view = channels.connect("mastodon", client.id, signing.finish())
    signing.close()
    assert access.app_known("mastodon") == "me@m.example"
    assert access.sign_in("mastodon", Login("m.example")).app_id == "c1ient"
    assert access.sign_in("mastodon", Login(extra={"client_id": "own"}), channel=view.id).app_id == "own"


def test_an_access_is_not_withdrawn_while_another_channel_has_it_from_the_same_app(desk: Desk, wire: Wire) -> None:
    accounts = desk.runtime.accounts
    app = {"client_id": "c1ient", "client_secret": "s3cret"}
    accounts.put("one", {"access_token": "a", **app})
    accounts.put("two", {"access_token": "b", **app})
    accounts.put("three", {"access_token": "c", "client_id": "other"})
    accounts.withdraw("mastodon", "https://m.example", "one", ["two", "three"])
    assert wire.sent("POST", "/oauth/revoke") == []
    accounts.withdraw("mastodon", "https://m.example", "one", ["three", "gone"])
    assert len(wire.sent("POST", "/oauth/revoke")) == 1


def test_a_page_of_the_persons_own_has_to_be_named(desk: Desk, wire: Wire, monkeypatch) -> None:
    signing = desk.runtime.channel_access.sign_in("mastodon", Login("m.example", extra={"client_id": "x"}))
    monkeypatch.setattr(signing, "_rule", replace(signing._rule, redirect=""))
    with pytest.raises(InvalidInput, match="redirect_missing"):
        signing.begin()


def test_what_ends_soon_is_asked_of_its_network_once_a_day(desk: Desk, monkeypatch) -> None:
    channels, view = desk.runtime.channels, desk.channel(desk.client())
    real = adapter.PracticeAdapter.whoami
    end = [desk.clock.now() + timedelta(days=6)]
    monkeypatch.setattr(
        adapter.PracticeAdapter, "whoami", lambda self: replace(real(self), facts={"expires_at": end[0].isoformat()})
    )
    channels.test(view.id)
    assert desk.runtime.channel_access.keep_alive() == ()  # this network renews nothing by itself
    from smdesk.core import network as networks

    spec = networks.load("practice")
    renewing = replace(spec, connect=replace(spec.connect, renew_days=7))
    monkeypatch.setattr(networks, "load", lambda name: renewing)
    assert desk.runtime.channel_access.keep_alive() == ()  # just asked
    desk.clock.advance(24 * 3600)
    end[0] += timedelta(days=60)
    assert desk.runtime.channel_access.keep_alive() == (view.id,)
    assert channels.show(view.id).facts["expires_at"] == end[0].isoformat()
    desk.clock.advance(24 * 3600)
    assert desk.runtime.channel_access.keep_alive() == ()


def test_renewing_is_one_at_a_time_over_processes_too(desk: Desk, monkeypatch) -> None:
    accounts, inside, may_go = desk.runtime.accounts, threading.Event(), threading.Event()
    accounts.put("one", {"access_token": "a"})

    def first() -> None:
        with accounts.alone("one"):
            inside.set()
            may_go.wait(10)

    thread = threading.Thread(target=first)
    thread.start()
    assert inside.wait(10)
    monkeypatch.setattr(lock, "_RENEW_S", 0.1)
    with pytest.raises(SecretError, match="renewal_busy"), accounts.alone("one"):
        pass
    may_go.set()
    thread.join()
    with accounts.alone("one") as stored:
        assert stored == {"access_token": "a"}
