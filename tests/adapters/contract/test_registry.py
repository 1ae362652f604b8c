"""The list of all networks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from smdesk.adapters import registry
from smdesk.adapters.base import Account, Authorises, Publishes
from smdesk.core.errors import NotAllowed, NotFound
from smdesk.core.network import NetworkSpec, load

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def no_api(monkeypatch):
    """Snapchat as a network that no program can publish on."""
    monkeypatch.setattr(registry, "assisted", lambda: frozenset({"snapchat"}))
    registry._adapter.cache_clear()
    yield
    registry._adapter.cache_clear()


def test_every_network_is_published_to_in_one_way():
    assert registry.by_api() | registry.assisted() == set(registry.networks())
    assert not registry.by_api() & registry.assisted()
    assert {"bluesky", "mastodon", "practice"} <= registry.by_api()
    assert not registry.is_assisted("practice")


def test_protocols_are_those_of_the_code():
    assert {Publishes, Authorises} <= registry.protocols("bluesky")


def test_where_the_person_publishes_there_are_none(no_api):
    assert registry.is_assisted("snapchat")
    assert registry.protocols("snapchat") == frozenset()


def test_an_unknown_network(tmp_path, clock):
    account = Account(NetworkSpec("myspace", "MySpace"))
    for ask in (
        lambda: registry.build(account, folder=tmp_path, clock=clock),
        lambda: registry.connect("myspace", folder=tmp_path, clock=clock),
        lambda: registry.protocols("myspace"),
        lambda: registry.is_assisted("myspace"),
    ):
        with pytest.raises(NotFound, match="unknown_network"):
            ask()
    assert list(tmp_path.iterdir()) == []


def test_there_is_nothing_to_connect_where_the_person_publishes(no_api, tmp_path, clock):
    with pytest.raises(NotAllowed, match="network_is_assisted"):
        registry.connect("snapchat", folder=tmp_path, clock=clock)
    with pytest.raises(NotAllowed, match="network_is_assisted"):
        registry.build(Account(load("snapchat")), folder=tmp_path, clock=clock)


def test_naming_networks_and_practising_load_no_network_code():
    code = (
        "import sys; from smdesk.adapters import registry; registry.by_api(); registry.protocols('practice');"
        "print([name for name in ('httpx', 'PIL', 'sqlalchemy', 'PySide6') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
