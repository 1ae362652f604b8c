"""What a process of a parallel run says: all trouble, every result, and of what passed no more than that."""

from __future__ import annotations

from pathlib import Path
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


MARKED = "@pytest.mark.{}\ndef test_it() -> None: ...\n"


@pytest.mark.parametrize("group", ["slow", "windows", "servers", "desktop"])
def test_a_file_is_left_out_only_where_its_text_tells_that_nothing_of_it_is_wanted(tmp_path: Path, group: str) -> None:
    file = tmp_path / "test_some.py"
    fast = "not windows and not slow and not servers and not desktop"
    for text, wanted, left in [
        (MARKED.format(group), group, False),
        (f"CASES = [pytest.param(1, marks=pytest.mark.{group})]\n", group, False),
        ("def test_it() -> None: ...\n", group, True),
        (MARKED.format("slower"), group, True),
        (MARKED.format(group), fast, False),  # others of the file may be fast
        (f"pytestmark = pytest.mark.{group}\n", fast, True),
        (f"pytestmark = [pytest.mark.{group}, pytest.mark.timeout(9)]\n", fast, True),
        ("def test_it() -> None: ...\n", f"{group} or long", False),  # what is not one group is left to pytest
        ("def test_it() -> None: ...\n", "", False),
    ]:
        file.write_text(text)
        assert parallel.other_group(file, wanted) is left, (text, wanted)


def test_what_is_marked_by_what_it_asks_for_is_not_left_out() -> None:
    assert not parallel.other_group(parallel.UI / "calendar" / "test_page.py", "windows")
    assert parallel.other_group(parallel.UI / "calendar" / "test_page.py", "servers")
