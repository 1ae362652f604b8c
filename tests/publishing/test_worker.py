"""The publisher as it really runs: a thread of its own, a pool for the calls, a disk that may be full, and an end."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from smdesk.core.clock import SystemClock
from smdesk.core.errors import StorageError
from smdesk.core.events import AttentionNeeded
from smdesk.core.outcome import CannotTell, Unknown
from smdesk.core.publication import State
from smdesk.publishing import dispatch, worker
from smdesk.publishing import ticks as ticking
from smdesk.publishing.sender import Sender
from smdesk.publishing.ticks import Ticks
from smdesk.publishing.worker import Publisher
from smdesk.system.power import Jump
from tests.publishing.desk import Desk, NoSecrets


def until(true: Callable[[], bool], what: str = "it") -> None:
    """Wait for something that another thread does."""
    limit = time.monotonic() + 20
    while not true():
        assert time.monotonic() < limit, f"{what} has not happened"
        time.sleep(0.01)


@contextmanager
def running(desk: Desk, boot: str = "real") -> Iterator[Publisher]:
    """A publisher with its own thread and pool over the desk's data."""
    publisher = Publisher(
        desk.db, desk.clock, Sender(desk.build, NoSecrets()), boot, lambda sha: desk.folder / "media" / sha
    )
    publisher.start()
    try:
        yield publisher
    finally:
        publisher.stop()


@pytest.fixture
def real(data_folder: Path) -> Iterator[Desk]:
    """A desk on the computer's own clock."""
    desk = Desk(data_folder, clock=SystemClock())  # type: ignore[arg-type]
    yield desk
    desk.close()


def test_it_publishes_on_its_thread_when_woken(desk: Desk) -> None:
    numbers = [desk.schedule(desk.post(f"post {n}"), desk.channel(f"c{n}"))[0] for n in range(8)]
    with running(desk) as publisher:
        desk.clock.advance(61)
        publisher.wake()
        until(lambda: all(desk.state(number) is State.PUBLISHED for number in numbers))
    assert len(desk.texts()) == 8


def test_it_is_on_the_second(real: Desk) -> None:
    [number] = real.schedule(real.post("one"), real.channel("sol"), in_s=2)
    with running(real):
        until(lambda: real.state(number) is State.PUBLISHED)
    late = real.net.posts()[0].created - real.row(number).due_utc
    assert timedelta(0) <= late < timedelta(seconds=1.5)


def test_a_slow_call_does_not_hold_up_another_channel(desk: Desk) -> None:
    slow, quick = desk.channel("slow"), desk.channel("quick")
    [first] = desk.schedule(desk.post("slow"), slow)
    [second] = desk.schedule(desk.post("quick"), quick)
    with running(desk) as publisher:
        gate = threading.Event()
        real = publisher.sender.run
        publisher.sender.run = lambda job: (gate.wait(20) if job.channel.id == slow else None, real(job))[1]  # type: ignore[method-assign]
        desk.clock.advance(61)
        publisher.wake()
        until(lambda: desk.state(second) is State.PUBLISHED)
        assert desk.state(first) is State.SENDING
        gate.set()
        until(lambda: desk.state(first) is State.PUBLISHED)


def test_stopping_lets_the_call_under_way_finish_and_writes_down_what_it_gave(desk: Desk) -> None:
    [number] = desk.schedule(desk.post("a", "b"), desk.channel("sol"))
    gate, begun = threading.Event(), threading.Event()
    with running(desk) as publisher:
        real = publisher.sender.run

        def slow(job: Any) -> Any:
            begun.set()
            gate.wait(20)
            return real(job)

        publisher.sender.run = slow  # type: ignore[method-assign]
        desk.clock.advance(61)
        publisher.wake()
        assert begun.wait(20)
        ending = threading.Thread(target=publisher.stop)
        ending.start()
        until(publisher._stopping.is_set)
        assert desk.state(number) is State.SENDING
        gate.set()
        ending.join()
    view = desk.service.view(number)
    assert (view.state, view.parts_done) == (State.SCHEDULED, 1), "the second part waits for the next start"
    assert desk.texts() == ["a"]
    desk.boot()
    desk.pass_time(10)
    assert desk.texts() == ["a", "b"]
    assert desk.state(number) is State.PUBLISHED


def test_a_call_that_does_not_come_back_in_time_is_looked_up_at_the_next_start(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "STOP_PATIENCE_S", 0.0)
    [number] = desk.schedule(desk.post("one"), desk.channel("sol"))
    gate, begun = threading.Event(), threading.Event()
    with running(desk) as publisher:
        real = publisher.sender.run
        publisher.sender.run = lambda job: (begun.set(), gate.wait(20), real(job))[2]  # type: ignore[method-assign]
        desk.clock.advance(61)
        publisher.wake()
        assert begun.wait(20)
    gate.set()
    until(lambda: desk.texts() == ["one"])
    assert desk.state(number) is State.SENDING
    desk.boot()
    desk.pass_time(60)
    assert desk.state(number) is State.PUBLISHED
    assert desk.texts() == ["one"]


def test_stopping_before_starting_is_nothing(desk: Desk) -> None:
    publisher = Publisher(desk.db, desk.clock, desk.publisher.sender, "never", lambda sha: desk.folder)
    publisher.stop()
    assert desk.publisher.tick() is False


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> Callable[[bool], None]:
    """Say whether the disk is full for whatever writes."""
    write, state = desk.db.write, {"full": False}

    @contextmanager
    def refusing() -> Iterator[Any]:
        if state["full"]:
            raise StorageError("disk_full", path=str(desk.folder))
        with write() as unit:
            yield unit

    monkeypatch.setattr(desk.db, "write", refusing)
    return lambda is_full: state.update(full=is_full)


def test_an_outcome_is_kept_until_the_full_disk_takes_it(desk: Desk, full: Callable[[bool], None]) -> None:
    [number] = desk.schedule(desk.post("one"), desk.channel("sol"))
    [other] = desk.schedule(desk.post("two"), desk.channel("luna"))
    real = desk.publisher.sender.run

    def filling(job: Any) -> Any:
        full(True)
        return real(job)

    desk.publisher.sender.run = filling  # type: ignore[method-assign]
    desk.clock.advance(61)
    with pytest.raises(StorageError):
        desk.run()
    with pytest.raises(StorageError):
        desk.run()
    assert desk.state(number) is State.SENDING
    desk.publisher.sender.run = real  # type: ignore[method-assign]
    full(False)
    desk.run()
    assert desk.state(number) is desk.state(other) is State.PUBLISHED
    assert sorted(desk.texts()) == ["one", "two"]
    assert desk.sends(number) == 1


def test_the_thread_tells_of_a_full_disk_once_and_goes_on(
    desk: Desk, full: Callable[[bool], None], monkeypatch: pytest.MonkeyPatch, allow_log: Callable[..., None]
) -> None:
    allow_log("the ledger cannot be written")
    monkeypatch.setattr(worker, "STORAGE_RETRY_S", 0.02)
    [number] = desk.schedule(desk.post("one"), desk.channel("sol"))
    with running(desk) as publisher:
        full(True)
        desk.clock.advance(61)
        publisher.wake()
        until(lambda: "disk_full" in desk.codes())
        time.sleep(0.2)
        full(False)
        until(lambda: desk.state(number) is State.PUBLISHED)
    assert desk.codes() == ["disk_full"]


def test_what_comes_back_at_the_end_on_a_full_disk_is_looked_up_later(
    desk: Desk, full: Callable[[bool], None], allow_log: Callable[..., None]
) -> None:
    allow_log("could not be kept")
    [number] = desk.schedule(desk.post("one"), desk.channel("sol"))
    gate, begun = threading.Event(), threading.Event()
    with running(desk) as publisher:
        real = publisher.sender.run
        publisher.sender.run = lambda job: (begun.set(), gate.wait(20), real(job))[2]  # type: ignore[method-assign]
        desk.clock.advance(61)
        publisher.wake()
        assert begun.wait(20)
        publisher._stopping.set()
        full(True)
        gate.set()
    full(False)
    desk.boot()
    desk.pass_time(60)
    assert desk.texts() == ["one"]
    assert desk.state(number) is State.PUBLISHED


def test_a_bug_in_one_look_is_told_once_and_the_publisher_lives_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, allow_log: Callable[..., None]
) -> None:
    allow_log("the publisher failed")
    monkeypatch.setattr(worker, "STORAGE_RETRY_S", 0.02)
    [number] = desk.schedule(desk.post("one"), desk.channel("sol"))
    with running(desk) as publisher:
        sweep, broken = publisher.recovery.sweep, [True]
        monkeypatch.setattr(publisher.recovery, "sweep", lambda: 1 / 0 if broken[0] else sweep())
        desk.clock.advance(61)
        publisher.wake()
        until(lambda: "internal_error" in desk.codes())
        time.sleep(0.1)
        broken[0] = False
        until(lambda: desk.state(number) is State.PUBLISHED)
    assert desk.codes() == ["internal_error"]
    assert desk.notices[0].facts["kind"] == "ZeroDivisionError"


def test_a_bug_in_recording_one_outcome_does_not_take_the_others_with_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, allow_log: Callable[..., None]
) -> None:
    allow_log("could not be recorded")
    [bad] = desk.schedule(desk.post("bad"), desk.channel("sol"))
    [good] = desk.schedule(desk.post("good"), desk.channel("luna"))
    record, broken = desk.publisher.records._record, [True, True]  # in the batch, and by itself

    def breaking(change: Any, job: Any, *args: Any, **also: Any) -> Any:
        following = record(change, job, *args, **also)
        if job.publication_id == bad and broken:
            broken.pop()
            raise KeyError("a bug")
        return following

    monkeypatch.setattr(desk.publisher.records, "_record", breaking)
    desk.pass_time(61)
    assert desk.state(good) is State.PUBLISHED
    assert desk.state(bad) is State.SENDING
    desk.clock.advance(61)
    desk.pass_time(120)
    assert desk.state(bad) is State.PUBLISHED
    assert sorted(desk.texts()) == ["bad", "good"]


def test_a_record_that_somebody_else_got_ahead_of_is_left(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from smdesk.core.errors import Conflict

    [number] = desk.schedule(desk.post("one"), desk.channel("sol"))
    record, lost = desk.publisher.records._record, [True, True]

    def late(*args: Any, **also: Any) -> Any:
        if lost:
            lost.pop()
            raise Conflict("publication_moved_on", publication=number)
        return record(*args, **also)

    monkeypatch.setattr(desk.publisher.records, "_record", late)
    desk.pass_time(61)
    desk.clock.advance(61)
    desk.pass_time(60)
    assert desk.state(number) is State.PUBLISHED
    assert desk.texts() == ["one"]


@pytest.mark.parametrize(("call", "told"), [("send", Unknown), ("look", CannotTell)])
def test_a_call_that_breaks_off_is_an_outcome_too(
    desk: Desk, call: str, told: type, allow_log: Callable[..., None]
) -> None:
    allow_log("broke off")
    [number] = desk.schedule(desk.post("one"), desk.channel("sol"))
    if call == "look":
        desk.break_network("publish", "lost_after")
        desk.pass_time(61)
    submit, broken = desk.pool.submit, [True]

    def breaking(fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        if broken[0] and args[0].call == call:
            broken[0] = False
            future: Future[Any] = Future()
            future.set_exception(MemoryError())
            return future
        return submit(fn, *args, **kwargs)

    desk.pool.submit = breaking  # type: ignore[method-assign]
    desk.pass_time(61)
    assert not broken[0]
    desk.pass_time(300)
    assert desk.state(number) is State.PUBLISHED
    assert desk.texts() == ["one"]


def test_a_call_that_was_called_off_is_no_outcome(desk: Desk) -> None:
    [number] = desk.schedule(desk.post("one"), desk.channel("sol"))
    desk.clock.advance(61)
    desk.publisher.recovery.sweep()
    job = desk.publisher.claims.claim(number)
    off: Future[Any] = Future()
    off.cancel()
    off.set_running_or_notify_cancel()
    desk.publisher.calls.came_back(job, off)
    assert desk.publisher.calls._results.empty()


def test_no_more_calls_at_once_than_there_are_senders(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "SENDERS", 2)
    for n in range(4):
        desk.schedule(desk.post(f"post {n}"), desk.channel(f"c{n}"))
    desk.clock.advance(61)
    waiting: list[Any] = []

    def keep(fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        waiting.append(lambda: fn(*args))
        return Future()

    desk.pool.submit = keep  # type: ignore[method-assign]
    desk.publisher.tick()
    assert len(waiting) == 2
    assert desk.publisher.upcoming() is None, "it waits for an answer, not for a time"


def test_without_a_pool_calls_are_made_at_once(desk: Desk) -> None:
    publisher = Publisher(desk.db, desk.clock, Sender(desk.build, NoSecrets()), "b", lambda sha: desk.folder)
    [number] = desk.schedule(desk.post("one"), desk.channel("sol"))
    desk.clock.advance(61)
    while publisher.tick():
        pass
    assert desk.state(number) is State.PUBLISHED


def test_the_same_publication_is_not_called_twice_at_once(desk: Desk) -> None:
    [number] = desk.schedule(desk.post("one"), desk.channel("sol"))
    desk.clock.advance(61)
    desk.publisher.recovery.sweep()
    job = desk.publisher.claims.claim(number)
    desk.publisher.calls.busy[number] = job.channel.id
    assert desk.publisher.calls.submit(job) is False
    assert desk.texts() == []


def test_a_step_after_the_last_is_a_bug(desk: Desk) -> None:
    [number] = desk.schedule(desk.post("one"), desk.channel("sol"))
    desk.pass_time(61)
    with pytest.raises(AssertionError, match="no step left"), desk.publisher.ledger.change() as change:
        desk.publisher.claims.next_step(change, change.row(number))


def test_a_following_call_is_not_claimed_once_the_end_has_begun(desk: Desk) -> None:
    desk.schedule(desk.post("one"), desk.channel("sol"))
    desk.clock.advance(61)
    desk.publisher._stopping.set()
    desk.publisher.tick()
    assert desk.texts() == []


# -- ticks ------------------------------------------------------------------------------------------------------------


def test_the_next_due_moment_has_a_job_of_its_own(real: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    [number] = real.schedule(real.post("one"), real.channel("sol"), in_s=300)
    with running(real) as publisher:
        ticks = Ticks(publisher, real.clock)
        monkeypatch.setattr(ticks._listener, "start", lambda: False)
        ticks.start()
        ran = threading.Event()
        ticks.every(0.05, "check", ran.set)
        try:
            publisher.wake()
            until(lambda: ticks._scheduler.get_job("due") is not None)
            job = ticks._scheduler.get_job("due")
            assert abs(job.next_run_time - real.row(number).due_utc) < timedelta(seconds=1)
            assert ran.wait(10)
            real.service.cancel(number)
            publisher.wake()
            until(lambda: ticks._scheduler.get_job("due") is None)
        finally:
            ticks.stop()
    ticks.stop()


def test_nothing_to_do_needs_no_job(desk: Desk) -> None:
    ticks = Ticks(desk.publisher, desk.clock)
    ticks._arm(None)
    assert ticks._scheduler.get_jobs() == []


def test_a_beat_looks_and_a_jump_has_lateness_judged_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = Ticks(desk.publisher, desk.clock)
    heard: list[str] = []
    monkeypatch.setattr(desk.publisher, "wake", lambda: heard.append("wake"))
    monkeypatch.setattr(desk.publisher, "woke", lambda: heard.append("woke"))
    ticks.beat()
    desk.clock.advance(20)
    ticks.beat()
    desk.clock.jump(7200)
    ticks.beat()
    desk.clock.jump(-7200)
    ticks._sleep(True)
    ticks._sleep(False)
    assert heard == ["wake", "wake", "woke", "woke"]
    monkeypatch.setattr(ticks._detector, "tick", lambda: (Jump(-60.0),))
    ticks.beat()
    assert heard[-1] == "woke"
    assert ticking.EVERY_S == 20


def test_a_pause_of_the_computer_is_noticed_by_the_publishers_own_thread(desk: Desk) -> None:
    [number] = desk.schedule(desk.post("one"), desk.channel("sol"), in_s=60)
    with running(desk) as publisher:
        desk.sleep(7200)
        publisher.woke()
        until(lambda: desk.state(number) is State.LATE)
    assert [type(notice) for notice in desk.notices] == [AttentionNeeded]
    assert datetime.now(UTC)


def test_what_comes_next_is_told_before_ticking_begins_and_after_it_has_ended(desk: Desk) -> None:
    ticks = Ticks(desk.publisher, desk.clock)
    soon = desk.clock.now() + timedelta(hours=1)
    for _ in range(2):  # the second time there is a job already
        ticks._arm(soon)
    ticks._scheduler.start()
    ticks._scheduler.shutdown()
    for _ in range(2):
        ticks._arm(soon)
    ticks._arm(None)
