"""Claims of several channels with one commit, and outcomes that came back together with one: all, or each by itself."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from typing import Any

import pytest

from smdesk.core.errors import StorageError
from smdesk.core.publication import State
from tests.publishing.desk import Desk, PowerCut


def due(desk: Desk, count: int, *texts: str) -> list[int]:
    """So many publications, each on a channel of its own, due now."""
    numbers = [desk.schedule(desk.post(*(texts or (f"post {n}",))), desk.channel(f"c{n}"))[0] for n in range(count)]
    desk.clock.advance(61)
    return numbers


@pytest.fixture
def commits(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[list[State]]:
    """After each write transaction: the states of all publications."""
    write, seen = desk.db.write, []

    @contextmanager
    def watched() -> Any:
        with write() as unit:
            yield unit
        seen.append([row.state for row in desk.rows()])

    monkeypatch.setattr(desk.db, "write", watched)
    return seen


def test_one_commit_claims_for_every_free_channel_and_one_records_what_came_back(
    desk: Desk, commits: list[list[State]]
) -> None:
    due(desk, 4)
    desk.publisher.recovery.sweep()
    commits.clear()
    desk.publisher.tick()
    desk.publisher.tick()
    assert commits == [[State.SENDING] * 4, [State.PUBLISHED] * 4]


def test_no_call_is_made_before_every_intent_is_on_disk(desk: Desk) -> None:
    due(desk, 4)
    at_calls: list[list[State]] = []
    run = desk.publisher.sender.run

    def watched(job: Any) -> Any:
        at_calls.append([row.state for row in desk.rows()])
        return run(job)

    desk.publisher.sender.run = watched  # type: ignore[method-assign]
    desk.publisher.tick()
    assert at_calls == [[State.SENDING] * 4] * 4


@pytest.mark.parametrize("made", [0, 2, 4])
def test_killed_between_the_claim_and_the_calls_each_goes_out_once(desk: Desk, made: int) -> None:
    numbers = due(desk, 4)
    left = [made]

    def cut() -> str:
        left[0] -= 1
        return "before" if left[0] < 0 else ""

    desk.pool.cut = cut
    try:
        desk.publisher.tick()
    except PowerCut:
        assert made < 4
    assert [desk.state(number) for number in numbers] == [State.SENDING] * 4
    assert len(desk.texts()) == made
    desk.pool.cut = lambda: ""
    desk.boot()
    assert {desk.state(number) for number in numbers} == {State.UNCONFIRMED}
    desk.pass_time(600)
    assert {desk.state(number) for number in numbers} == {State.PUBLISHED}
    assert sorted(desk.texts()) == [f"post {n}" for n in range(4)]


def test_one_that_cannot_be_claimed_is_told_and_holds_up_nobody(desk: Desk, allow_log: Callable[..., None]) -> None:
    allow_log("could not be claimed")
    numbers = due(desk, 4)
    after = desk.schedule(desk.post("next of its channel"), desk.row(numbers[1]).channel_id)[0]
    desk.change_row(numbers[1], payload="{", doubt=True)
    desk.pass_time(61)
    assert desk.state(numbers[1]) is State.FAILED
    assert desk.row(numbers[1]).error_code == "internal_error"
    assert desk.codes() == ["publication_failed"]
    assert {desk.state(number) for number in [*numbers, after]} == {State.PUBLISHED, State.FAILED}
    assert sorted(desk.texts()) == ["next of its channel", "post 0", "post 2", "post 3"]
    assert all(desk.sends(number) == 1 for number in [*numbers, after] if number != numbers[1])


def test_one_that_cannot_be_recorded_leaves_the_others_what_they_gave(
    desk: Desk, allow_log: Callable[..., None]
) -> None:
    allow_log("could not be recorded")
    numbers = due(desk, 4, "a", "b")
    record = desk.publisher.records._record

    def breaking(change: Any, job: Any, *args: Any, **also: Any) -> Any:
        following = record(change, job, *args, **also)
        if job.publication_id == numbers[1]:
            raise KeyError("a bug")
        return following

    desk.publisher.records._record = breaking  # type: ignore[method-assign]
    desk.run()
    assert [desk.state(number) for number in numbers] == [
        State.PUBLISHED, State.SENDING, State.PUBLISHED, State.PUBLISHED,
    ]  # fmt: skip
    assert all(desk.outcomes(number) == [("part:0", "published"), ("part:1", "published")] for number in numbers[2:])
    desk.publisher.records._record = record  # type: ignore[method-assign]
    desk.boot()
    desk.pass_time(600)
    assert sorted(desk.texts()) == ["a"] * 4 + ["b"] * 4


def test_a_disk_that_fills_up_while_they_are_recorded_one_by_one_loses_none(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = due(desk, 3)
    desk.publisher.tick()
    record, room = desk.publisher.records._record, [1]

    def failing(change: Any, job: Any, *args: Any, **also: Any) -> Any:
        if room[0] == 1 and job.publication_id == numbers[2]:
            room[0] = 0  # the batch breaks here; from the second single one on the disk is full
            raise KeyError("a bug")
        if not room[0] and job.publication_id != numbers[0]:
            raise StorageError("disk_full", path=str(desk.folder))
        return record(change, job, *args, **also)

    monkeypatch.setattr(desk.publisher.records, "_record", failing)
    with pytest.raises(StorageError):
        desk.publisher.tick()
    assert [desk.state(number) for number in numbers] == [State.PUBLISHED, State.SENDING, State.SENDING]
    monkeypatch.setattr(desk.publisher.records, "_record", record)
    desk.run()
    assert [desk.sends(number) for number in numbers] == [1, 1, 1]
    assert {desk.state(number) for number in numbers} == {State.PUBLISHED}
