"""The month as a screen reader finds it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QAccessibleInterface
from pytestqt.qtbot import QtBot

from smdesk.ui.calendar import tips
from smdesk.ui.calendar.chips import Chips, Look
from smdesk.ui.calendar.hourgrid import HourGrid
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.calendar.month import MonthView
from smdesk.ui.calendar.periods import View
from smdesk.ui.kit.thumbs import Thumbs
from tests.ui.calendar.conftest import Bench

DAY = date(2026, 9, 15)


@pytest.fixture
def month(qtbot: QtBot, bench: Bench, model: CalendarModel) -> Iterator[MonthView]:
    for wall, text in (("2026-09-15 10:00", "a"), ("2026-09-15 12:00", "b"), ("2026-09-17 09:00", "c")):
        bench.post(wall, text)
    model.load(*model.range_of(View.MONTH, DAY))
    view = MonthView(model, Chips(model, Thumbs(bench.ui)))
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show_month(DAY)
    view.show()
    yield view
    view.close()


def name(of: QAccessibleInterface) -> str:
    return of.text(QAccessible.Text.Name)


def test_days_and_their_posts_can_be_walked(month: MonthView, model: CalendarModel) -> None:
    spoken = QAccessible.queryAccessibleInterface(month)
    days = [spoken.child(number) for number in range(spoken.childCount())]
    assert len(days) == 35
    assert spoken.child(35) is None
    posts = [post for day in days for post in map(day.child, range(day.childCount()))]
    assert [name(post) for post in posts] == [tips.spoken(model, entry) for entry in model.all_entries()]
    day = days[15]
    assert name(day) == tips.spoken_day(model, DAY)
    assert day.rect().topLeft() == month.mapToGlobal(month.grid.cell(DAY).topLeft())
    under = day.rect().topLeft() + QPoint(20, 30)
    assert name(spoken.childAt(under.x(), under.y())) == name(day)
    assert name(day.childAt(under.x(), under.y())) == tips.spoken(model, model.entries_on(DAY)[0])
    assert posts[0].parent().text(QAccessible.Text.Name) == name(day)


def test_where_the_keys_are_is_what_has_the_focus_and_another_month_has_other_days(
    month: MonthView, model: CalendarModel, bench: Bench
) -> None:
    spoken = QAccessible.queryAccessibleInterface(month)
    month.put_cursor(DAY)
    assert name(spoken.focusChild()) == tips.spoken_day(model, DAY)
    month.put_cursor(DAY, 1)
    second = spoken.focusChild()
    assert name(second) == tips.spoken(model, model.entries_on(DAY)[1])
    assert second.state().selected
    bench.desk.runtime.posts.delete(model.entries_on(DAY)[1].post_id)
    model.reload()
    assert not second.isValid()
    model.load(*model.range_of(View.MONTH, date(2026, 2, 10)))
    assert name(spoken.child(0)) == tips.spoken_day(model, model.start)
    assert not spoken.child(34) or spoken.child(34).isValid()


def test_every_move_of_the_keys_is_told(month: MonthView, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: told.append(name(event.accessibleInterface()))
    )
    monkeypatch.setattr(month, "hasFocus", lambda: True)
    month.put_cursor(DAY, 0)
    month.put_cursor(date(2026, 9, 16))
    assert told[0].endswith("scheduled")
    assert told[1] == tips.spoken_day(month.model, date(2026, 9, 16))


def test_whoever_listened_before_the_month_was_made_hears_its_days_too(
    qtbot: QtBot, bench: Bench, model: CalendarModel
) -> None:
    model.load(*model.range_of(View.MONTH, DAY))
    QAccessible.setActive(True)
    try:
        view = MonthView(model, Chips(model, Thumbs(bench.ui)))
        hours = HourGrid(bench.ui, model, Thumbs(bench.ui))
        for each in (view, hours):
            qtbot.addWidget(each)
        assert QAccessible.queryAccessibleInterface(view).childCount() == 35
        assert QAccessible.queryAccessibleInterface(hours).role() is QAccessible.Role.List
    finally:
        QAccessible.setActive(False)


def test_in_one_line_a_long_title_takes_the_room_of_its_networks(model: CalendarModel, bench: Bench) -> None:
    for wall, text in (("2026-09-15 10:00", "Sourdough bread, step by step"), ("2026-09-16 10:00", "Ovens")):
        bench.post(wall, text)
    model.load(*model.range_of(View.MONTH, DAY))
    chips = Chips(model, Thumbs(bench.ui))

    def named(text: str, width: int) -> bool:
        entry = next(each for each in model.all_entries() if each.text.startswith(text))
        look = Look(width, 22, 1.0, compact=True, tile=True)
        bare = entry._replace(items=(), targets=())
        return chips.pixmap(entry, look).toImage() != chips.pixmap(bare, look).toImage()

    assert not named("Sourdough", 125)
    assert named("Sourdough", 200)
    assert named("Ovens", 125)
