"""What the calendar has in memory: months beside the one in view, nothing that is older than the last news."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from smdesk.ui.calendar import days, reading
from smdesk.ui.calendar.ideas import IdeaModel
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.calendar.page import CalendarPage
from smdesk.ui.calendar.periods import View
from tests.ui.calendar.conftest import Bench

SEPTEMBER, OCTOBER = date(2026, 9, 15), date(2026, 10, 15)


@pytest.fixture
def asked(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> list[tuple[date, date]]:
    """The spans that were read from the database, as they are asked for."""
    made: list[tuple[date, date]] = []
    calendar = bench.desk.runtime.calendar
    read = calendar.days

    def days_of(first: date, end: date, client: int | None = None) -> Any:
        made.append((first, end))
        return read(first, end, client)

    monkeypatch.setattr(calendar, "days", days_of)
    monkeypatch.setattr(days, "AHEAD_MS", 0)
    monkeypatch.setattr(days, "QUIET_MS", 0)
    return made


@pytest.fixture
def held(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Reads wait until this is called, and nobody waits for them."""
    go = threading.Event()
    calendar = bench.desk.runtime.calendar
    read = calendar.days
    monkeypatch.setattr(calendar, "days", lambda *asked: (go.wait(5), read(*asked))[1])
    monkeypatch.setattr(reading, "PATIENCE_S", 0)
    return go.set


def show(model: CalendarModel, day: date, view: View = View.MONTH, *beside: date) -> None:
    model.load(*model.range_of(view, day), [model.range_of(view, each) for each in beside])


def titles(model: CalendarModel, day: date) -> list[str]:
    return [each.text for each in model.entries_on(day)]


def test_the_month_beside_is_there_at_once_and_only_what_it_lacks_was_read(
    qtbot: QtBot, bench: Bench, model: CalendarModel, asked: list[tuple[date, date]]
) -> None:
    with qtbot.waitSignal(bench.ui.bridge.heard):  # the news of it are old when the month is shown
        bench.post("2026-10-20 10:00", "later")
    qtbot.waitUntil(lambda: not model._soon.isActive())
    show(model, SEPTEMBER, View.MONTH, OCTOBER)
    qtbot.waitUntil(lambda: len(asked) == 2 and not model._days._reading_ahead)
    assert asked == [(date(2026, 8, 31), date(2026, 10, 5)), (date(2026, 10, 5), date(2026, 11, 2))]
    show(model, OCTOBER)
    assert titles(model, date(2026, 10, 20)) == ["later"]
    show(model, date(2026, 10, 20), View.WEEK)
    assert titles(model, date(2026, 10, 20)) == ["later"]
    assert len(asked) == 2


def test_news_make_what_lies_beside_unknown_again(
    qtbot: QtBot, bench: Bench, model: CalendarModel, asked: list[tuple[date, date]]
) -> None:
    show(model, SEPTEMBER, View.MONTH, OCTOBER)
    qtbot.waitUntil(lambda: len(asked) == 2 and not model._days._reading_ahead)
    model.ui.bridge.heard.connect(lambda _event: show(model, OCTOBER))  # turned as soon as anybody hears of it
    bench.post("2026-10-20 10:00", "new")
    qtbot.waitUntil(lambda: model.start.month == 9 and model.end.month == 11)
    assert titles(model, date(2026, 10, 20)) == ["new"]


def test_what_was_read_before_the_news_is_not_kept(
    qtbot: QtBot, bench: Bench, model: CalendarModel, asked: list[tuple[date, date]], held: Callable[[], None]
) -> None:
    show(model, SEPTEMBER)
    held()
    qtbot.waitUntil(lambda: not model.waiting)
    before = model._days._ask_for((date(2026, 10, 5), date(2026, 11, 2)))
    before.reading.work()
    model._days.outdate()
    model._days._came_ahead(before)
    assert date(2026, 10, 20) not in model._days._known


def test_a_month_that_is_not_in_memory_shows_its_days_first_and_fills_in(
    qtbot: QtBot, bench: Bench, held: Callable[[], None]
) -> None:
    bench.post("2026-09-20 10:00", "chip")
    page = CalendarPage(bench.ui)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.show_view(View.MONTH, SEPTEMBER)
    assert page.model.waiting
    assert page.month.grid.cell(SEPTEMBER).isValid()
    assert not page.month._blank.isVisible()  # nobody knows yet that the month is empty
    held()
    with qtbot.waitSignal(page.model.arrived):
        pass
    assert titles(page.model, date(2026, 9, 20)) == ["chip"]
    page.close()


def test_another_clients_posts_never_show_while_those_of_this_one_are_read(
    qtbot: QtBot, bench: Bench, model: CalendarModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.post("2026-09-20 10:00", "first client")
    other = bench.desk.client("Otro")
    show(model, SEPTEMBER)
    assert len(model.all_entries()) == 1
    monkeypatch.setattr(reading, "PATIENCE_S", 0)
    bench.ui.scope.choose(other.id)
    assert model.all_entries() == ()
    qtbot.waitUntil(lambda: not model.waiting)
    assert model.all_entries() == ()


def test_long_work_elsewhere_does_not_keep_the_days_empty(
    qtbot: QtBot, bench: Bench, model: CalendarModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.post("2026-09-20 10:00", "here")
    monkeypatch.setattr(reading, "PATIENCE_S", 0)
    over = threading.Event()
    for _ in range(4):
        bench.ui.tasks.run(lambda: over.wait(5), lambda _done: None)
    try:
        show(model, SEPTEMBER)
        qtbot.waitUntil(lambda: titles(model, date(2026, 9, 20)) == ["here"], timeout=1000)
    finally:
        over.set()


def test_what_is_kept_is_bounded(bench: Bench, model: CalendarModel, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in (2, 9, 16, 23):
        bench.post(f"2026-09-{day:02} 10:00")
    monkeypatch.setattr(days, "KEPT", 1)
    show(model, date(2026, 9, 2), View.WEEK)
    ahead = model._days._ask_for((date(2026, 9, 7), date(2026, 9, 28)))
    ahead.reading.work()
    model._days._came_ahead(ahead)
    known = model._days._known
    assert len(known[date(2026, 9, 2)]) == 1  # in view
    assert sum(len(entries) for entries in known.values()) == 2


def test_another_clients_ideas_go_before_those_of_this_one_are_read(
    qtbot: QtBot, bench: Bench, model: CalendarModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.desk.add(bench.client, bench.auto, text="idea")
    other = bench.desk.client("Otro")
    ideas = IdeaModel(model)
    ideas.read()
    assert ideas.rowCount() == 1
    monkeypatch.setattr(reading, "PATIENCE_S", 0)
    bench.ui.scope.choose(other.id)
    ideas.read()
    assert ideas.rowCount() == 0
    bench.ui.scope.choose(bench.client.id)
    with qtbot.waitSignal(ideas.told):
        ideas.read()
    assert [each.text for each in ideas.ideas] == ["idea"]
