"""What a process of a parallel run says: all trouble, every result, and of what passed no more than that."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tests import parallel


class Sender:
    """In place of what sends to the process that tells."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, Any]] = []

    def sendevent(self, name: str, **facts: Any) -> None:
        self.sent.append((name, facts.get("data", {}).get("when")))


def sender(*, verbosity: int = -1, durations: int | None = None, worker: bool = True) -> Sender:
    made = Sender()
    config = SimpleNamespace(
        get_verbosity=lambda: verbosity, option=SimpleNamespace(durations=durations),
        pluginmanager=SimpleNamespace(get_plugins=lambda: [object(), made]),
    )  # fmt: skip
    if worker:
        config.workerinput = {}
    parallel.pytest_sessionstart(SimpleNamespace(config=config))  # type: ignore[arg-type]
    return made


def run(to: Sender, *, setup: str = "passed", call: str | None = "passed", teardown: str = "passed") -> None:
    to.sendevent("logstart")
    for when, outcome in (("setup", setup), ("call", call), ("teardown", teardown)):
        if outcome is not None:
            to.sendevent("testreport", data={"when": when, "outcome": outcome, "sections": [], "keywords": {"a": 1}})
    to.sendevent("logfinish")


END = [("logfinish", None)]


def test_of_what_passed_only_that_is_said() -> None:
    run(made := sender())
    assert made.sent == [("testreport", "call"), *END]


@pytest.mark.parametrize("outcome", ["failed", "skipped"])
def test_all_trouble_is_said(outcome: str) -> None:
    run(made := sender(), call=outcome)
    assert made.sent == [("testreport", "call"), *END]
    run(made := sender(), setup=outcome, call=None)
    assert made.sent == [("testreport", "setup"), *END]
    run(made := sender(), teardown=outcome)
    assert made.sent == [("testreport", "call"), ("testreport", "teardown"), *END]


@pytest.mark.parametrize("asked", [{"verbosity": 1}, {"durations": 5}, {"worker": False}])
def test_who_asks_for_more_is_told_all(asked: dict[str, Any]) -> None:
    run(made := sender(**asked))
    whens = ("setup", "call", "teardown")
    assert made.sent == [("logstart", None), *(("testreport", when) for when in whens), *END]


def test_what_takes_long_is_begun_first_and_the_rest_stays_in_its_order() -> None:
    names = ["one", "two", "long", "three", "longest"]
    items: list[Any] = [
        SimpleNamespace(name=name, get_closest_marker=lambda mark, name=name: name.startswith(mark) or None)
        for name in names
    ]
    parallel.pytest_collection_modifyitems(items)
    assert [item.name for item in items] == ["long", "longest", "one", "two", "three"]
