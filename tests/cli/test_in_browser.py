"""Connecting in the browser from the terminal: the address is printed, and the browser is waited for."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from smdesk.adapters.http import Http
from smdesk.cli import in_browser
from smdesk.services.accounts import Accounts
from smdesk.services.channels import ChannelsService
from tests.adapters.mastodon.helpers import TOKEN, server
from tests.adapters.wire import Wire, answer
from tests.services.test_signing import browse

pytestmark = pytest.mark.loopback


@pytest.fixture
def wire(monkeypatch) -> Wire:
    made = server(Wire()).on("POST", "/api/v1/apps", answer(200, {"client_id": "c1ient", "client_secret": "s3cret"}))
    made.on("POST", "/oauth/token", answer(200, {"access_token": TOKEN}))
    real = Http.create
    monkeypatch.setattr(Http, "create", lambda transport=None, secrets=(): real(made, secrets))
    return made


def test_the_address_is_printed_and_the_channel_stands_when_the_browser_is_back(run, wire, monkeypatch):
    printed: list[str] = []

    def shown(*lines, **_kwargs):
        printed.extend(map(str, lines))
        threading.Thread(target=browse, args=(printed[-1],)).start()

    monkeypatch.setattr(in_browser, "print", shown, raising=False)
    run("client", "add", "Sol")
    said = run("channel", "connect", "mastodon", "--client", "Sol", "--server", "m.example", "--browser",
               "--session-only", "--json")  # fmt: skip
    assert said.json["handle"] == "me@m.example"
    assert printed[0].startswith("Open this address")
    assert TOKEN not in said.out + said.err


def test_a_network_without_this_way_says_so(run):
    run("client", "add", "Sol")
    assert run("channel", "connect", "bluesky", "--client", "Sol", "--browser", "--session-only", "--json").error[
        "code"
    ] == "no_browser_way"  # fmt: skip


def test_the_secret_of_an_app_is_no_argument(run):
    said = run("channel", "connect", "mastodon", "--client", "Sol", "--browser", "--app-secret", "x", "--json")
    assert said.json["error"]["code"] == "secret_in_arguments"


def test_disconnecting_says_when_the_network_has_not_withdrawn_the_access(run, monkeypatch):
    run("client", "add", "Sol")
    run("channel", "connect", "practice", "--client", "Sol", "--handle", "sol")
    monkeypatch.setattr(Accounts, "withdraw", lambda *_args: False)
    said = run("channel", "disconnect", "sol")
    assert (said.status, "has not confirmed that the access is withdrawn" in said.out) == (0, True)
    run("channel", "connect", "practice", "--client", "Sol", "--handle", "luna")
    assert run("channel", "disconnect", "luna", "--json").json["access_may_remain"] is True


@pytest.mark.parametrize(
    ("ends", "word"), [("2026-12-08T10:00:00+00:00", "ready"), ("2026-12-03T10:00:00+00:00", "ends on"),
                       ("2026-11-30T10:00:00+00:00", "ended on")],
)  # fmt: skip
def test_the_list_says_when_an_access_ends_as_the_window_does(run, monkeypatch, ends, word):
    run("client", "add", "Sol")
    run("channel", "connect", "practice", "--client", "Sol", "--handle", "sol")
    real = ChannelsService.listing
    monkeypatch.setattr(
        ChannelsService, "listing",
        lambda self, **which: tuple(replace(each, facts={"expires_at": ends}) for each in real(self, **which)),
    )  # fmt: skip
    assert word in run("channel", "list", "--clock", "2026-12-01T09:00:00Z").out
