"""Tab goes through the composer as it is read, also through what is made anew while one writes."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from smdesk.ui.kit import taborder
from tests.ui.composer.conftest import Bench


def _ring(page: QWidget) -> list[QWidget]:
    """What Tab comes by, from what has the focus until that has it again; a date has several places inside."""
    found: list[QWidget] = []
    while True:
        has = QApplication.focusWidget()
        assert has is not None
        if found and has is found[0]:
            return found
        if not found or has is not found[-1]:
            found.append(has)
        assert len(found) < 200
        QTest.keyClick(has, Qt.Key.Key_Tab)


def _read(page: QWidget) -> list[QWidget]:
    return [
        each for each in taborder.read(page)
        if each.isVisibleTo(page) and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
    ]  # fmt: skip


def test_as_it_is_read_after_writing_and_choosing_a_time(bench: Bench) -> None:
    bench.start(bench.auto, bench.hand)
    bench.page.resize(1100, 700)
    bench.page.activateWindow()
    QTest.qWaitForWindowActive(bench.page)
    bench.type("A rather long text " * 40)  # findings with their buttons
    bench.settle()
    local = bench.page.model.local or bench.page.model.first_time()
    bench.page.model.choose_time(local + timedelta(days=1))
    bench.settle()
    assert bench.page.notes.rows
    bench.box.caption.setFocus()
    ring, read = _ring(bench.page), _read(bench.page)
    start = read.index(bench.box.caption)
    assert ring == read[start:] + read[:start]
