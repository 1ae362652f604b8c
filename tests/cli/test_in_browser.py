"""Connecting in the browser from the terminal: the address is printed, and the browser is waited for."""

from __future__ import annotations

import threading

import pytest

from smdesk.adapters.http import Http
from smdesk.cli import in_browser
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
