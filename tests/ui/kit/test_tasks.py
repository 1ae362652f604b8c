"""Work off the window's thread: its way back, its errors, and that what belongs to the window stays in its thread."""

from __future__ import annotations

import threading
import time
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from smdesk.core.errors import StorageError
from smdesk.ui.kit.tasks import ASKERS, Tasks


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def test_a_result_and_an_error_come_back_in_the_thread_that_asked(tasks: Tasks, qtbot: QtBot) -> None:
    came: list[tuple[object, str]] = []

    def fail() -> None:
        raise OSError(5, "no")

    def note(what: object) -> None:
        came.append((what, threading.current_thread().name))

    tasks.run(lambda: threading.current_thread().name.partition("_")[0], note)
    qtbot.waitUntil(lambda: len(came) == 1)
    tasks.run(fail, note, note)
    qtbot.waitUntil(lambda: len(came) == 2)
    assert came[0] == ("work", "MainThread")
    assert isinstance(came[1][0], OSError)
    assert came[1][1] == "MainThread"


class _Lingering(ThreadPoolExecutor):
    """Keeps what it was given beyond the end of it, as a thread may that is not on its turn."""

    def __init__(self) -> None:
        super().__init__(1)
        self.go_on = threading.Event()

    def submit(self, *given: Any, **named: Any) -> Any:
        def held() -> Any:
            result = given[0](*given[1:], **named)
            self.go_on.wait(10)
            return result

        return super().submit(held)


@pytest.mark.parametrize("ends", ["well", "badly"])
def test_what_belongs_to_the_window_is_let_go_of_in_its_thread(
    tasks: Tasks, qtbot: QtBot, ends: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when the window forgets it sooner than the pool: a widget must not end beside the thread that paints it."""
    pool = _Lingering()
    monkeypatch.setattr(tasks, "_pool", pool)
    ended: list[str] = []

    def ask() -> None:
        label = QLabel()
        weakref.finalize(label, lambda: ended.append(threading.current_thread().name))

        def work() -> object:
            if ends == "badly":
                raise OSError(5, label.objectName())
            return label

        tasks.run(work, lambda found: label.clear(), lambda error: label.clear())

    ask()
    qtbot.waitUntil(lambda: bool(ended), timeout=2000)
    pool.go_on.set()
    assert ended == ["MainThread"]


def test_a_closed_desk_takes_no_work_and_delivers_none(tasks: Tasks, qtbot: QtBot) -> None:
    came: list[object] = []
    tasks.run(lambda: 1, came.append)
    tasks.close()
    assert not tasks.run(lambda: 2, came.append)
    qtbot.wait(20)
    assert came == []


def test_a_network_that_says_nothing_holds_up_nothing_else(tasks: Tasks, qtbot: QtBot) -> None:
    silent, came = threading.Event(), list[object]()
    try:
        for _ in range(20):
            tasks.ask(lambda: silent.wait(20), came.append, leave=True)
        for _ in range(ASKERS):
            tasks.ask(lambda: silent.wait(20), came.append)
        tasks.run(lambda: "page", came.append)
        tasks.ask(lambda: "another", came.append, leave=True)
        qtbot.waitUntil(lambda: len(came) == 2, timeout=2000)
        assert set(came) == {"page", "another"}
    finally:
        silent.set()


def test_a_closed_desk_leaves_what_may_be_left_and_finishes_the_rest(
    tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smdesk.ui.kit.tasks.PARTING_S", 0.05)
    silent, came, stored = threading.Event(), list[object](), list[int]()
    label = QLabel()
    ended: list[str] = []
    weakref.finalize(label, lambda: ended.append(threading.current_thread().name))

    def ask(label: QLabel) -> None:
        tasks.ask(lambda: (silent.wait(20), label.objectName()), came.append, leave=True)

    ask(label)
    tasks.ask(lambda: (time.sleep(0.2), stored.append(1)), came.append)
    begun = time.monotonic()
    tasks.close()
    assert stored == [1]
    assert time.monotonic() - begun < 5
    assert not tasks.ask(lambda: 1, came.append, leave=True)
    del label
    silent.set()
    qtbot.wait(100)
    assert (came, ended) == ([], [])  # and the widget ends with the program, not in that thread


def test_what_the_disk_does_not_let_be_done_is_tried_again_beside_the_window(tasks: Tasks, qtbot: QtBot) -> None:
    tries, done, here = list[threading.Thread](), list[threading.Thread](), threading.current_thread()

    def work() -> None:
        tries.append(threading.current_thread())
        if len(tries) < 3:
            raise StorageError("database_busy", path="desk.sqlite3")

    tasks.until(work, lambda: done.append(threading.current_thread()), 10)
    qtbot.waitUntil(lambda: bool(done))
    assert (len(tries), done) == (3, [here])
    assert here not in tries


@pytest.mark.allow_log("work in the background failed")
def test_any_other_fault_is_told_and_not_tried_again(tasks: Tasks, qtbot: QtBot) -> None:
    told, tries = list[Exception](), list[int]()
    tasks.unheard.connect(told.append)

    def work() -> None:
        tries.append(1)
        raise ValueError("no disk")

    tasks.until(work, lambda: tries.append(2), 10)
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(50)
    assert tries == [1]
