"""Week and day on a sheet of hours: what stands where, and all that mouse and keys do there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from smdesk.core.clock import FakeClock
from smdesk.core.slots import parse
from smdesk.core.walltime import WallTime
from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar import hourpicture
from smdesk.ui.calendar.hourgrid import HourGrid
from smdesk.ui.calendar.hourpaint import ScenePainter
from smdesk.ui.calendar.model import CalendarModel, key
from smdesk.ui.calendar.periods import View
from smdesk.ui.kit.thumbs import Thumbs
from tests.ui.calendar.conftest import Bench

WEEK, DAY = date(2026, 9, 14), date(2026, 9, 15)
LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def grid(qtbot: QtBot, bench: Bench, model: CalendarModel) -> Iterator[HourGrid]:
    """A week, 1228 pixels wide; nothing in it yet."""
    made = HourGrid(bench.ui, model, Thumbs(bench.ui))
    qtbot.addWidget(made)
    made.resize(1228, 790)
    week(made, model)
    made.show()
    made.setFocus()
    yield made
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def week(grid: HourGrid, model: CalendarModel, day: date = DAY, view: View = View.WEEK) -> None:
    model.load(*model.range_of(view, day))
    model.reload()
    grid.show_days(model.start, (model.end - model.start).days)


def press(grid: HourGrid, pressed: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    grid.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, pressed, modifiers))


def middle(grid: HourGrid, entry: CalendarEntry) -> QPoint:
    grid.spot.to_entry(entry)
    grid.reveal()
    return grid.on_view(grid.rect_of(entry)).center()


def place(grid: HourGrid, wall: datetime) -> QPoint:
    """Where a time is on the viewport."""
    grid.spot.to_time(wall)
    grid.reveal()
    sheet = grid.scene.sheet
    return grid.on_view(sheet.card_rect(sheet.number(wall.date()), wall.hour * 60 + wall.minute)).topLeft() + QPoint(
        9, 0
    )


# -- what stands where --------------------------------------------------------------------------------------------


def test_what_was_drawn_of_a_week_goes_when_nobody_looks(
    grid: HourGrid, bench: Bench, model: CalendarModel, qtbot: QtBot
) -> None:
    bench.post("2026-09-16 10:00")
    week(grid, model)
    grid.repaint()
    qtbot.waitUntil(lambda: grid.painted)
    assert grid._cards._kept
    grid.hide()
    assert not grid._cards._kept
    grid.show()
    qtbot.waitUntil(lambda: grid.painted and bool(grid._cards._kept))


def test_week_and_day_show_what_the_month_shows_at_the_wall_time_of_each_client(
    bench: Bench, model: CalendarModel, grid: HourGrid
) -> None:
    for name, zone in (("Kiritimati", "Pacific/Kiritimati"), ("Honolulu", "Pacific/Honolulu")):
        client = bench.desk.client(name, zone=zone)
        channel = bench.desk.channel(client, name.lower())
        for wall in ("2026-09-15 23:30", "2026-09-15 00:00", "2026-09-20 09:00"):
            bench.post(wall, name, channel, client=client)
    bench.ui.scope.choose(None)
    model.load(*model.range_of(View.MONTH, DAY))
    month = {key(each) for each in model.all_entries() if WEEK <= each.wall.date() < WEEK + timedelta(7)}
    assert len(month) == 6
    week(grid, model)
    cards = grid.scene.cards
    assert {key(card.entry) for card in cards} == month
    for card in cards:
        sheet = grid.scene.sheet
        assert sheet.day(card.day) == card.entry.wall.date()
        assert sheet.at(card.rect.topLeft() + QPoint(9, 0)) == card.entry.wall
        assert card.rect.bottom() < sheet.height  # also of the one at half past eleven at night
    week(grid, model, view=View.DAY)
    assert {key(card.entry) for card in grid.scene.cards} == {each for each in month if each.wall.date() == DAY}


def test_only_clients_in_several_zones_bring_the_line_that_says_whose_time_it_is(
    bench: Bench, model: CalendarModel, grid: HourGrid
) -> None:
    plain = grid.head.height_of(0)
    assert grid.viewportMargins().top() == plain
    bench.desk.channel(bench.desk.client("Lejos", zone="Pacific/Honolulu"), "lejos")
    bench.ui.scope.choose(None)
    week(grid, model)
    assert grid.viewportMargins().top() > plain
    bench.ui.scope.choose(bench.client.id)
    assert grid.viewportMargins().top() == plain


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2026, 10, 25), "02:00–03:00 comes twice"), (date(2027, 3, 28), "02:00–03:00 does not exist")],
)
def test_the_day_the_clocks_change_shows_it_on_the_hour_in_question(
    model: CalendarModel, grid: HourGrid, day: date, words: str
) -> None:
    week(grid, model, day)
    ((column, change),) = grid.scene.changes
    assert grid.scene.sheet.day(column) == day
    assert (change.first, change.last) == (120, 180)
    assert words in grid.tip_at(place(grid, datetime.combine(day, datetime.min.time()) + timedelta(hours=2.5)))[0]
    assert grid.tip_at(place(grid, datetime.combine(day, datetime.min.time()) + timedelta(hours=4)))[0] == ""


def test_the_line_of_the_present_moves_with_the_minute(
    bench: Bench, model: CalendarModel, grid: HourGrid, clock: FakeClock
) -> None:
    week(grid, model, model.today)
    before = grid.scene.now
    clock.advance(60)
    grid._minute.timeout.emit()
    assert grid.scene.now - before == timedelta(minutes=1)
    assert grid._minute.isActive()


def test_the_sheet_is_painted_once_and_scrolled_as_a_picture(
    qtbot: QtBot, grid: HourGrid, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[int] = []
    real = ScenePainter.ground
    monkeypatch.setattr(ScenePainter, "ground", lambda *given: painted.append(1) or real(*given))
    grid._anew()
    for value in range(0, 300, 60):
        grid.verticalScrollBar().setValue(value)
        grid.grab()
    assert len(painted) == 1


def test_a_full_week_is_painted_in_slices_and_in_the_end_wholly(
    qtbot: QtBot, bench: Bench, model: CalendarModel, grid: HourGrid, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.post("2026-09-15 10:00")
    model.reload()
    (entry,) = model.all_entries()
    many = tuple(entry._replace(post_id=number, wall=entry.wall.replace(hour=number)) for number in range(24))
    monkeypatch.setattr(model, "entries_on", lambda day: many if day == DAY else ())
    monkeypatch.setattr(hourpicture, "SLICE_S", -1)
    grid.rebuild()
    grid.grab()
    assert len(grid.picture.lacking) == 24
    monkeypatch.setattr(hourpicture, "SLICE_S", 0.0005)
    qtbot.waitUntil(lambda: grid.painted)


def test_a_picture_that_arrives_has_only_its_own_cards_painted_anew(
    qtbot: QtBot, bench: Bench, model: CalendarModel, grid: HourGrid, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.post("2026-09-15 10:00")
    model.reload()
    (entry,) = model.all_entries()
    monkeypatch.setattr(Thumbs, "get", lambda *_asked: None)
    both = tuple(entry._replace(post_id=n, wall=entry.wall.replace(hour=n), thumb=f"sha{n}") for n in (9, 12))
    monkeypatch.setattr(model, "entries_on", lambda day: both if day == DAY else ())
    grid.rebuild()
    grid.grab()
    qtbot.waitUntil(lambda: grid.painted)
    grid._picture_came("sha12")
    assert grid.picture.lacking == [1]


def test_the_hours_in_view_stay_where_they_are(bench: Bench, model: CalendarModel, grid: HourGrid) -> None:
    assert grid.scene.sheet.y(8 * 60) - 20 < grid.verticalScrollBar().value() < grid.scene.sheet.y(8 * 60)
    grid.verticalScrollBar().setValue(120)
    bench.post("2026-09-15 10:00")
    model.reload()
    week(grid, model, DAY + timedelta(7))
    grid.resize(1000, 600)
    assert grid.verticalScrollBar().value() == 120


def test_too_many_at_once_are_behind_a_count_that_opens_a_list(
    qtbot: QtBot, bench: Bench, model: CalendarModel, grid: HourGrid
) -> None:
    for number in range(5):
        bench.post("2026-09-15 10:00", f"n{number}")
    week(grid, model)
    (bundle,) = grid.scene.bundles
    assert [entry.text for entry in bundle.entries] == ["n3", "n4"]
    assert len(grid.scene.cards) == 3
    qtbot.mouseClick(grid.viewport(), LEFT, pos=grid.on_view(bundle.rect).center())
    menu = next(each for each in grid.findChildren(QMenu) if each.isVisible())
    with qtbot.waitSignal(grid.peeked) as seen:
        menu.actions()[1].trigger()
    assert seen.args[0].text == "n4"
    menu.close()
    assert grid.current is not None
    assert grid.current.text == "n4"


# -- the mouse ----------------------------------------------------------------------------------------------------


def test_a_click_chooses_and_looks_and_a_double_click_opens(
    qtbot: QtBot, bench: Bench, model: CalendarModel, grid: HourGrid, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.post("2026-09-15 10:00")
    week(grid, model)
    (entry,) = model.all_entries()
    point = middle(grid, entry)
    monkeypatch.setattr(QApplication, "doubleClickInterval", lambda: 60)
    with qtbot.waitSignal(grid.peeked) as seen:
        qtbot.mouseClick(grid.viewport(), LEFT, pos=point)
        assert model.selected == {key(entry)}
    assert seen.args[1].topLeft() == grid.viewport().mapToGlobal(grid.on_view(grid.rect_of(entry)).topLeft())
    with qtbot.waitSignal(grid.opened) as opened, qtbot.assertNotEmitted(grid.peeked, wait=90):
        qtbot.mouseClick(grid.viewport(), LEFT, pos=point)
        qtbot.mouseDClick(grid.viewport(), LEFT, pos=point)
    assert opened.args == [entry]


def test_an_empty_place_makes_a_post_on_the_five_minutes_and_a_free_slot_at_its_own(
    qtbot: QtBot, bench: Bench, model: CalendarModel, grid: HourGrid
) -> None:
    bench.desk.runtime.channels.set_slots(bench.auto.id, parse("tue 18:07"))
    week(grid, model)
    slot = datetime(2026, 9, 15, 18, 7)
    with qtbot.waitSignal(grid.new_at) as made:
        qtbot.mouseClick(grid.viewport(), LEFT, pos=place(grid, slot) + QPoint(0, 8))
    assert made.args == [slot]
    with qtbot.waitSignal(grid.new_at) as made:
        qtbot.mouseDClick(grid.viewport(), LEFT, pos=place(grid, datetime(2026, 9, 16, 11, 20)))
    assert made.args == [datetime(2026, 9, 16, 11, 20)]
    assert model.selected == frozenset()


def test_a_drag_begins_after_six_pixels_with_the_place_of_the_grip(
    qtbot: QtBot, bench: Bench, model: CalendarModel, grid: HourGrid
) -> None:
    bench.post("2026-09-15 10:00")
    week(grid, model)
    (entry,) = model.all_entries()
    point = middle(grid, entry)
    qtbot.mousePress(grid.viewport(), LEFT, pos=point)
    with qtbot.assertNotEmitted(grid.dragged):
        qtbot.mouseMove(grid.viewport(), point + QPoint(3, 2))
    with qtbot.waitSignal(grid.dragged) as dragged:
        qtbot.mouseMove(grid.viewport(), point + QPoint(5, 4))
    assert dragged.args == [entry, point - grid.on_view(grid.rect_of(entry)).topLeft()]
    qtbot.mouseRelease(grid.viewport(), LEFT, pos=point)


def test_while_carried_a_post_keeps_its_minutes_from_day_to_day_and_the_grid_from_hour_to_hour(
    qtbot: QtBot, bench: Bench, model: CalendarModel, grid: HourGrid
) -> None:
    bench.post("2026-09-15 10:07")
    week(grid, model)
    (entry,) = model.all_entries()
    point = middle(grid, entry)
    sheet, seen = grid.scene.sheet, []

    def carried(_entry: CalendarEntry, _grip: QPoint) -> None:
        for days, hours in ((2, 0), (0, 1), (-1, -2)):
            seen.append(grid.time_at(point + QPoint(days * sheet.column(0)[1], hours * sheet.hour)))
        assert grid.carried == {key(entry)}

    grid.dragged.connect(carried)
    qtbot.mousePress(grid.viewport(), LEFT, pos=point)
    qtbot.mouseMove(grid.viewport(), point + QPoint(7, 0))
    assert seen == [datetime(2026, 9, 17, 10, 7), datetime(2026, 9, 15, 11, 5), datetime(2026, 9, 14, 8, 5)]
    assert grid.carried == frozenset()
    assert grid.time_at(point) != entry.wall  # let go, a point is the time that it shows


# -- the keys -----------------------------------------------------------------------------------------------------


def test_arrows_go_through_quarters_posts_and_days(bench: Bench, model: CalendarModel, grid: HourGrid) -> None:
    bench.post("2026-09-15 10:05", "a")
    bench.post("2026-09-15 10:05", "b")
    bench.post("2026-09-16 10:00", "c")
    week(grid, model)
    grid.spot.to_time(datetime(2026, 9, 15, 9, 45))
    seen = []
    for _ in range(4):
        press(grid, Qt.Key.Key_Down)
        seen.append(grid.current.text if grid.current else grid.spot.wall.strftime("%H:%M"))
    assert seen == ["a", "b", "10:15", "10:30"]
    press(grid, Qt.Key.Key_Up)
    press(grid, Qt.Key.Key_Up)
    press(grid, Qt.Key.Key_Right)
    assert grid.current is not None
    assert grid.current.text == "c"
    assert model.selected == {key(grid.current)}
    press(grid, Qt.Key.Key_Home)
    press(grid, Qt.Key.Key_Left)
    press(grid, Qt.Key.Key_Home)
    assert grid.current.text == "a"


@pytest.mark.parametrize("wall", ["10:15", "10:45"])
def test_on_a_free_time_the_cursor_shows_and_nothing_of_a_post_there_is_written_over(
    qtbot: QtBot, bench: Bench, model: CalendarModel, grid: HourGrid, wall: str
) -> None:
    bench.post("2026-09-15 10:00", "a")
    bench.post("2026-09-15 11:00", "b")
    week(grid, model)
    grid.spot.to_time(datetime.fromisoformat(f"2026-09-15 {wall}"))
    grid.reveal()
    grid.repaint()
    qtbot.waitUntil(lambda: grid.painted)
    there = grid.grab().toImage()
    day = grid.on_view(grid.cursor_rect()).adjusted(-4, -4, 4, 4).translated(0, grid.viewport().y())
    grid.spot.to_time(datetime(2026, 9, 17, 10, 0))
    without = grid.grab().toImage()
    assert there.copy(day) != without.copy(day)
    for card in grid.scene.cards:
        place = grid.on_view(card.rect).translated(0, grid.viewport().y())
        assert there.copy(place) == without.copy(place)


def test_ctrl_and_arrows_carry_the_post_along(qtbot: QtBot, bench: Bench, model: CalendarModel, grid: HourGrid) -> None:
    post = bench.post("2026-09-15 10:07")
    week(grid, model)
    (entry,) = model.all_entries()
    for pressed, modifiers, target in (
        (Qt.Key.Key_Right, CTRL, datetime(2026, 9, 16, 10, 7)),
        (Qt.Key.Key_Left, CTRL, datetime(2026, 9, 14, 10, 7)),
        (Qt.Key.Key_Down, CTRL, datetime(2026, 9, 15, 10, 15)),
        (Qt.Key.Key_Up, CTRL | SHIFT, datetime(2026, 9, 15, 10, 5)),
    ):
        grid.spot.to_entry(entry)
        with qtbot.waitSignal(grid.moved) as moved:
            press(grid, pressed, modifiers)
        assert moved.args == [[(entry, target)]]
        assert grid.current == entry  # until it has arrived there
    grid.moved.connect(lambda _moves: bench.desk.runtime.publishing.move(bench.rows(post)[0].id, wall))
    wall = WallTime(datetime(2026, 9, 16, 10, 7), "Europe/Madrid")
    press(grid, Qt.Key.Key_Right, CTRL)
    model.reload()
    assert grid.current is not None
    assert grid.current.wall == wall.local


def test_several_chosen_ones_keep_their_distance(
    qtbot: QtBot, bench: Bench, model: CalendarModel, grid: HourGrid
) -> None:
    bench.post("2026-09-15 10:00", "a")
    bench.post("2026-09-17 12:30", "b")
    week(grid, model)
    first, second = model.all_entries()
    model.select([key(first), key(second)])
    grid.spot.to_entry(second)
    with qtbot.waitSignal(grid.moved) as moved:
        press(grid, Qt.Key.Key_Down, CTRL)
    assert [wall for _, wall in moved.args[0]] == [datetime(2026, 9, 15, 10, 15), datetime(2026, 9, 17, 12, 45)]


def test_enter_space_and_n_mean_the_place_of_the_cursor(
    qtbot: QtBot, bench: Bench, model: CalendarModel, grid: HourGrid
) -> None:
    bench.post("2026-09-15 10:00")
    week(grid, model)
    (entry,) = model.all_entries()
    grid.spot.to_entry(entry)
    for signal, pressed in ((grid.opened, Qt.Key.Key_Return), (grid.peeked, Qt.Key.Key_Space)):
        with qtbot.waitSignal(signal) as given:
            press(grid, pressed)
        assert given.args[0] == entry
    grid.spot.to_time(datetime(2026, 9, 15, 12, 15))
    for pressed in (Qt.Key.Key_N, Qt.Key.Key_Enter):
        with qtbot.waitSignal(grid.new_at) as made:
            press(grid, pressed)
        assert made.args == [datetime(2026, 9, 15, 12, 15)]


def test_an_arrow_past_the_last_day_asks_for_the_next_period(
    qtbot: QtBot, model: CalendarModel, grid: HourGrid
) -> None:
    grid.turned.connect(lambda steps: week(grid, model, grid.days[0] + timedelta(weeks=steps)))
    grid.spot.to_time(datetime(2026, 9, 20, 11, 0))
    press(grid, Qt.Key.Key_Right)
    assert grid.spot.wall == datetime(2026, 9, 21, 11, 0)
    press(grid, Qt.Key.Key_Left)
    assert grid.spot.wall == datetime(2026, 9, 20, 11, 0)
