"""Reading beside what the person does: nothing that was asked for is lost, nothing old is shown last."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from smdesk.ui.kit.reading import Reading


class Later:
    """In the place of the pool: what was to be run, until the test lets it come back."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[], object], Callable[[object], None], Callable[[Exception], None]]] = []

    def run(
        self, work: Callable[[], object], done: Callable[[object], None], failed: Callable[[Exception], None]
    ) -> None:
        self.waiting.append((work, done, failed))

    def come(self, found: object | Exception) -> None:
        _, done, failed = self.waiting.pop(0)
        failed(found) if isinstance(found, Exception) else done(found)


@pytest.fixture
def later() -> Later:
    return Later()


@pytest.fixture
def shown() -> list[object]:
    return []


@pytest.fixture
def reading(later: Later, shown: list[object]) -> Reading[object]:
    return Reading(later, lambda: object, shown.append)  # type: ignore[arg-type]


def test_what_is_asked_during_a_read_is_read_once_more(
    later: Later, shown: list[object], reading: Reading[object]
) -> None:
    for _ in range(3):
        reading.ask()
    assert len(later.waiting) == 1
    later.come("older")
    assert len(later.waiting) == 1
    later.come("newer")
    assert (shown, later.waiting, reading.under_way) == (["older", "newer"], [], False)


def test_an_answer_that_was_dropped_is_not_shown_and_the_next_one_is(
    later: Later, shown: list[object], reading: Reading[object]
) -> None:
    reading.ask()
    reading.drop()
    reading.ask()
    later.come("of before")
    later.come("of after")
    assert shown == ["of after"]


def test_a_read_that_fails_is_told_and_does_not_stop_the_next(
    later: Later, shown: list[object], reading: Reading[object]
) -> None:
    reading.ask()
    with pytest.raises(OSError, match="disk"):
        later.come(OSError("disk"))
    reading.ask()
    later.come("found")
    assert shown == ["found"]
