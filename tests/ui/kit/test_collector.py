"""Rubbish that Qt made in the window's thread ends there, whichever thread makes objects meanwhile."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from smdesk.ui.kit.collector import OLD, YOUNG, Collector

pytestmark = pytest.mark.windows


class _Round(QWidget):
    """Holds itself, as a window does that has a slot of its own kept somewhere inside."""

    def __init__(self, ended: list[str]) -> None:
        super().__init__()
        self.me = self
        self.destroyed.connect(
            lambda: ended.append(threading.current_thread().name), Qt.ConnectionType.DirectConnection
        )


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    gc.enable()
    made = Collector(qapp)
    gc.collect()
    yield made
    made.deleteLater()


def _make_much() -> None:
    kept = [[] for _ in range(YOUNG + 1000)]  # what Python's own would collect after
    assert kept


def test_a_thread_that_makes_much_takes_nothing_of_the_windows_down(collector: Collector) -> None:
    ended: list[str] = []
    _Round(ended)
    busy = threading.Thread(target=lambda: [_make_much() for _ in range(3)], name="busy")
    busy.start()
    busy.join()
    assert ended == []
    held = [[] for _ in range(YOUNG)]
    collector.look()
    assert ended == ["MainThread"]
    assert held


def test_little_is_left_alone_and_the_old_are_looked_at_rarely(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = iter([(YOUNG - 1, 9, OLD), (YOUNG, 0, OLD - 1), (YOUNG, 0, OLD)])
    collected: list[int] = []
    monkeypatch.setattr("smdesk.ui.kit.collector.gc.get_count", lambda: next(counts))
    monkeypatch.setattr("smdesk.ui.kit.collector.gc.collect", collected.append)
    for _ in range(3):
        collector.look()
    assert collected == [1, 2]
