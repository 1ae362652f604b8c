"""Every network that smdesk publishes to, in every manner it has, under the same tests."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from smdesk.adapters import registry
from smdesk.core.network import Feature, load
from tests.adapters.contract.harness import Harness
from tests.adapters.contract.practice import Practice

#: Every network that publishes has a module of its name beside this one, with its `HARNESS`.
HARNESSES: tuple[type[Harness], ...] = tuple(
    importlib.import_module(f"tests.adapters.contract.{network}").HARNESS for network in sorted(registry.by_api())
)
MANNERS = [(harness, limits) for harness in HARNESSES for limits in harness.strategies]


def name(manner: tuple[type[Harness], dict[str, Any]]) -> str:
    return "-".join([manner[0].network, *map(str, manner[1].values())])


Make = Callable[[], Harness]


def _makes(request: pytest.FixtureRequest, folder: Path) -> Iterator[Make]:
    made: list[Harness] = []
    kind, limits = request.param

    def fresh() -> Harness:
        made.append(kind(folder / str(len(made)), dict(limits)))
        return made[-1]

    yield fresh
    for harness in made:
        harness.close()


@pytest.fixture(params=MANNERS, ids=name)
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Make]:
    """Makes a network anew, empty, as often as asked."""
    yield from _makes(request, tmp_path)


@pytest.fixture(params=[manner for manner in MANNERS if manner[0] is not Practice], ids=name)
def wired(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Make]:
    """The same, only networks behind a wire that can be cut."""
    yield from _makes(request, tmp_path)


@pytest.fixture(params=[manner for manner in MANNERS if manner[0] is Practice], ids=name)
def practice(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Make]:
    """The same, only the practice network, whose faults are its own."""
    yield from _makes(request, tmp_path)


@pytest.fixture(params=[manner for manner in MANNERS if load(manner[0].network).can(Feature.INBOX)], ids=name)
def social(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Make]:
    """The same, only networks with an inbox."""
    yield from _makes(request, tmp_path)


@pytest.fixture
def net(make: Make) -> Harness:
    """One network with one account."""
    return make()
