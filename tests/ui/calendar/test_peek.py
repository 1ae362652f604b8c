"""The popover of one post: what it tells, where it opens, and how it closes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smdesk.core.walltime import WallTime
from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.calendar.peek import EDGE, Peek
from smdesk.ui.calendar.peekparts import ChannelLine
from smdesk.ui.kit.thumbs import Thumbs
from tests.ui.calendar.conftest import Bench

PLACE = QRect(300, 200, 150, 46)


@pytest.fixture
def peek(qtbot: QtBot, bench: Bench, model: CalendarModel) -> Iterator[Peek]:
    host = QPushButton("host")
    qtbot.addWidget(host)
    host.show()
    host.setFocus()
    yield Peek(model, Thumbs(bench.ui), host)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def entry_of(model: CalendarModel) -> CalendarEntry:
    model.load(date(2026, 9, 1), date(2026, 10, 1))
    model.reload()
    return model.all_entries()[0]


def buttons(peek: Peek) -> set[str]:
    return {each.objectName() for each in peek.findChildren(QPushButton) if each.isVisibleTo(peek)}


def words(peek: Peek) -> str:
    return " ".join(each.text() for each in peek.findChildren(QLabel) if each.isVisibleTo(peek))


def press(peek: Peek, pressed: Qt.Key) -> None:
    QApplication.sendEvent(peek, QKeyEvent(QEvent.Type.KeyPress, pressed, Qt.KeyboardModifier.NoModifier))


def test_each_channel_has_its_time_mode_and_state(bench: Bench, model: CalendarModel, peek: Peek) -> None:
    bench.post("2026-09-15 10:00", "Hola", bench.auto, bench.hand, title="Pan")
    peek.show_for(entry_of(model), PLACE)
    said = [line.accessibleName() for line in peek.findChildren(ChannelLine)]
    assert said == [
        "Practice network molino · Automatic · scheduled, 10:00",
        "Facebook molino.viejo · Assisted · scheduled, 10:00",
    ]
    assert "Pan" in peek.accessibleName()
    assert buttons(peek) >= {"peek-edit", "peek-shift", "peek-duplicate", "peek-more"}
    assert "peek-schedule" not in buttons(peek)
    peek.close()


def test_a_planned_draft_can_be_scheduled_and_shows_what_the_checks_find(
    bench: Bench, model: CalendarModel, peek: Peek
) -> None:
    new = bench.desk.new(bench.client, bench.auto, text="x" * 50_000)
    post = bench.desk.runtime.posts.add(new).post
    bench.desk.runtime.posts.plan(post.id, WallTime(datetime(2026, 9, 15, 10), "Europe/Madrid"))
    peek.show_for(entry_of(model), PLACE)
    assert {"peek-schedule", "peek-checks"} <= buttons(peek)
    assert "1 thing to put right" in words(peek)
    assert "no channel sends it yet" in words(peek)
    peek.close()


def test_esc_and_space_close_it_and_the_focus_returns(bench: Bench, model: CalendarModel, peek: Peek) -> None:
    bench.post("2026-09-15 10:00")
    host = peek.parentWidget()
    assert isinstance(host, QWidget)
    for pressed in (Qt.Key.Key_Escape, Qt.Key.Key_Space):
        host.setFocus()
        peek.show_for(entry_of(model), PLACE)
        press(peek, pressed)
        assert not peek.isVisible()
        assert host.hasFocus()


def test_its_buttons_and_enter_ask_for_the_act_after_closing(
    qtbot: QtBot, bench: Bench, model: CalendarModel, peek: Peek
) -> None:
    bench.post("2026-09-15 10:00")
    entry = entry_of(model)
    for signal, name in ((peek.edited, "peek-edit"), (peek.shifted, "peek-shift"), (peek.duplicated, "peek-duplicate")):
        peek.show_for(entry, PLACE)
        with qtbot.waitSignal(signal) as given:
            peek.findChild(QPushButton, name).click()
        assert given.args == [entry]
        assert not peek.isVisible()
    peek.show_for(entry, PLACE)
    with qtbot.waitSignal(peek.edited):
        press(peek, Qt.Key.Key_Return)


def test_it_stays_within_the_screen_and_beside_the_chip(bench: Bench, model: CalendarModel, peek: Peek) -> None:
    bench.post("2026-09-15 10:00")
    entry = entry_of(model)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    peek.show_for(entry, PLACE)
    assert peek.geometry().left() > PLACE.right()
    right = QRect(screen.right() - 160, screen.bottom() - 40, 150, 46)
    peek.show_for(entry, right)
    assert peek.geometry().right() < right.left()
    assert screen.adjusted(EDGE, EDGE, -EDGE, -EDGE).contains(peek.geometry())
    peek.show_for(entry, QRect(screen.topLeft() + QPoint(2, 2), screen.size()))
    assert screen.contains(peek.geometry())
    peek.close()


def test_it_follows_the_post_and_closes_when_that_is_gone(bench: Bench, model: CalendarModel, peek: Peek) -> None:
    post = bench.post("2026-09-15 10:00")
    peek.show_for(entry_of(model), PLACE)
    bench.desk.runtime.publishing.cancel(bench.rows(post)[0].id)
    model.reload()
    assert not peek.isVisible()
