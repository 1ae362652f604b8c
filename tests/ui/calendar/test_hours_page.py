"""Week, agenda and popover on the calendar page: moved by key and by dragging, undone, and what they ask for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from smdesk.core import contrast
from smdesk.core.persona import NetworkUse
from smdesk.core.slots import parse
from smdesk.services.calendar.service import CalendarEntry
from smdesk.services.dossier.views import PersonaPatch
from smdesk.ui.calendar import hourlayout, parcel
from smdesk.ui.calendar.carrying import BELOW
from smdesk.ui.calendar.dropping import HourDropping, Target
from smdesk.ui.calendar.model import key
from smdesk.ui.calendar.page import CalendarPage
from smdesk.ui.calendar.peek import Peek
from smdesk.ui.calendar.periods import View
from smdesk.ui.kit.place import Place
from tests.ui.calendar.conftest import Bench

DAY = date(2026, 9, 15)
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ACTIONS = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction


@pytest.fixture
def page(qtbot: QtBot, bench: Bench) -> Iterator[CalendarPage]:
    made = CalendarPage(bench.ui)
    qtbot.addWidget(made)
    made.resize(1228, 848)
    made.show()
    made.show_view(View.WEEK, DAY)
    yield made
    made.close()


def only(page: CalendarPage) -> CalendarEntry:
    page.model.reload()
    (entry,) = page.model.all_entries()
    return entry


def test_keys_move_a_post_through_the_week_and_undo_brings_it_back(bench: Bench, page: CalendarPage) -> None:
    bench.post("2026-09-15 10:07")
    grid = page.panes.hours
    grid.spot.to_entry(only(page))
    page.model.select([key(only(page))])
    for pressed, wall in (
        (Qt.Key.Key_Right, datetime(2026, 9, 16, 10, 7)),
        (Qt.Key.Key_Down, datetime(2026, 9, 16, 10, 15)),
    ):
        QTest.keyClick(grid, pressed, Qt.KeyboardModifier.ControlModifier)
        assert only(page).wall == wall
        assert grid.current == only(page)
        assert page.model.selected == {key(only(page))}
    bench.ui.undo.undo()
    bench.ui.undo.undo()
    assert only(page).wall == datetime(2026, 9, 15, 10, 7)


def test_let_go_on_another_day_a_post_keeps_its_minutes(bench: Bench, page: CalendarPage) -> None:
    bench.post("2026-09-15 10:07")
    grid, entry = page.panes.hours, only(page)
    grid.spot.to_entry(entry)
    grid.reveal()
    start = grid.on_view(grid.rect_of(entry)).center()
    there = start + QPoint(2 * grid.scene.sheet.column(0)[1], 1)
    data = parcel.to_mime(parcel.parcel([entry], entry))
    grid.dragged.disconnect()

    def let_go(_entry: CalendarEntry, _grip: QPoint) -> None:
        for kind in (QDragEnterEvent, QDragMoveEvent):
            QApplication.sendEvent(grid.viewport(), kind(there, ACTIONS, data, LEFT, NONE))
        assert "10:07" in page.tip.title.text()
        QApplication.sendEvent(grid.viewport(), QDropEvent(QPointF(there), ACTIONS, data, LEFT, NONE))

    grid.dragged.connect(let_go)
    QTest.mousePress(grid.viewport(), LEFT, NONE, start)
    QTest.mouseMove(grid.viewport(), start + QPoint(8, 0))
    QApplication.processEvents()
    assert only(page).wall == datetime(2026, 9, 17, 10, 7)


def test_what_a_drag_would_do_stands_clear_of_what_is_carried(page: CalendarPage) -> None:
    """It hangs a little below the pointer, and with a card of the ideas reaches far above it."""
    px = page.model.ui.theme.px
    for y in (page.height() // 2, page.height() - 4):
        pointer = QPoint(page.width() // 2, y)
        page.tip.tell("Saturday", "It becomes a draft.", "Esc cancels", page.mapToGlobal(pointer))
        tip = page.tip.geometry().translated(-pointer)
        assert tip.top() >= px(BELOW) or tip.bottom() < px(BELOW) - px(50)
        assert page.rect().contains(page.tip.geometry())


def over(page: CalendarPage, carried: CalendarEntry, wall: datetime, *, copy: bool = False) -> Target:
    """Where a post would land that is carried over a time."""
    grid = page.panes.hours
    dropping, sheet = page.findChild(HourDropping), grid.scene.sheet
    point = sheet.card_rect(sheet.number(wall.date()), hourlayout.minute_of(wall)).topLeft() + QPoint(1, 0)
    target = dropping.target(parcel.parcel([carried], carried), grid.on_view(QRect(point, point)).topLeft(), copy=copy)
    assert target is not None
    assert target.landing.gripped[1] == wall
    dropping.show_target(target)
    return target


@pytest.mark.dressed
def test_cards_stand_beside_the_place_of_what_is_carried_over_them(
    qtbot: QtBot, bench: Bench, page: CalendarPage
) -> None:
    for wall, text in (("15 10:00", "carried"), ("16 12:00", "there"), ("16 18:00", "elsewhere")):
        bench.post(f"2026-09-{wall}", text)
    page.model.reload()
    grid = page.panes.hours
    there, elsewhere = (grid.rect_of(each) for each in page.model.entries_on(date(2026, 9, 16)))
    carried = page.model.entries_on(date(2026, 9, 15))[0]
    qtbot.waitUntil(lambda: grid.grab() is not None and grid.painted)
    plain = grid.viewport().grab(grid.on_view(elsewhere)).toImage()
    target = over(page, carried, datetime(2026, 9, 16, 12, 15))
    (room,) = target.beside
    (card,) = room.cards
    (place,) = room.places
    assert card.entry.text == "there"
    assert not place.intersects(card.rect)
    assert card.rect.width() < there.width()
    assert room.ground.contains(card.rect)
    assert room.ground.contains(place)
    assert not room.ground.intersects(elsewhere)
    seen = grid.viewport().grab(grid.on_view(place.adjusted(4, 4, -4, -4))).toImage()
    colours = {seen.pixelColor(x, y).name() for x in range(seen.width()) for y in range(seen.height())}
    assert len(colours) == 1  # nothing shows through
    assert grid.viewport().grab(grid.on_view(elsewhere)).toImage() == plain
    assert over(page, carried, datetime(2026, 9, 16, 15, 0)).beside[0].ground.isNull()  # a place to itself


def test_on_its_own_day_a_carried_post_makes_no_room_for_itself_and_a_copy_does(
    bench: Bench, page: CalendarPage
) -> None:
    bench.post("2026-09-15 10:00")
    entry = only(page)
    moved, copied = (over(page, entry, datetime(2026, 9, 15, 10, 15), copy=copy) for copy in (False, True))
    assert [room.cards for room in moved.beside] == [()]
    assert [card.entry for room in copied.beside for card in room.cards] == [entry]


def test_where_many_stand_at_once_those_that_give_way_are_counted_and_the_place_shows(
    bench: Bench, page: CalendarPage
) -> None:
    bench.post("2026-09-15 10:00", "carried")
    for minute in range(0, 30, 5):
        bench.post(f"2026-09-16 12:{minute:02}", "there")
    page.model.reload()
    carried = page.model.entries_on(date(2026, 9, 15))[0]
    for minute in (0, 15, 30):
        (room,) = over(page, carried, datetime(2026, 9, 16, 12, minute)).beside
        (place,) = room.places
        assert page.panes.hours.scene.sheet.column(2)[1] > place.width() > 0
        assert len(room.cards) + sum(len(each.entries) for each in room.bundles) == 6


def test_the_popover_of_a_post_leads_to_the_composer(qtbot: QtBot, bench: Bench, page: CalendarPage) -> None:
    bench.post("2026-09-15 10:00")
    grid, entry = page.panes.hours, only(page)
    grid.spot.to_entry(entry)
    QTest.keyClick(grid, Qt.Key.Key_Space)
    peek = page.findChild(Peek)
    assert peek.isVisible()
    with qtbot.waitSignal(page.asked) as asked:
        peek.findChild(QPushButton, "peek-edit").click()
    assert asked.args == [Place("composer", row=entry.post_id)]


def test_the_layer_of_free_slots_is_one_for_all_views(bench: Bench, page: CalendarPage) -> None:
    bench.desk.runtime.channels.set_slots(bench.auto.id, parse("tue 18:00"))
    page.model.reload()
    assert [slot.wall.hour for slot in page.panes.hours.scene.slots] == [18]
    page.panes.show_slots(on=False)
    assert page.panes.hours.scene.slots == []
    assert not page.month.show_slots


def test_what_is_chosen_and_the_day_go_along_to_the_agenda_and_back(bench: Bench, page: CalendarPage) -> None:
    bench.post("2026-09-15 10:00", "a")
    bench.post("2026-09-17 10:00", "b")
    page.model.reload()
    entry = page.model.all_entries()[1]
    page.panes.hours.spot.to_entry(entry)
    page.model.select([key(entry)])
    page.show_here(View.AGENDA)
    assert page.panes.agenda.view.current == entry
    assert page.model.selected == {key(entry)}
    page.show_here(View.DAY)
    assert page.panes.hours.days == (date(2026, 9, 17), date(2026, 9, 17))
    assert [card.entry for card in page.panes.hours.scene.cards] == [entry]


def test_good_times_come_from_the_personas_and_say_so(qtbot: QtBot, bench: Bench, page: CalendarPage) -> None:
    hours, runtime = page.panes.hours, bench.ui.runtime
    assert hours.scene.good is None
    evening = tuple(3 if hour == 20 else 0 for hour in range(24))
    runtime.personas.add(bench.client.id, PersonaPatch(name="Marta", networks=(NetworkUse("instagram", 5, evening),)))
    qtbot.waitUntil(lambda: hours.scene.good is not None)
    assert hours.scene.good.level(datetime(2026, 9, 15, 20)) == 3
    assert hours.legend.isVisible()
    assert hours.legend.accessibleName() == "Good times: from your personas"
    around = QRect(60, 0, 900, 600)
    hours.legend.place(around, [])
    foot = hours.legend.geometry()
    hours.legend.place(around, [foot.translated(0, -20)])  # a card stands there
    assert hours.legend.geometry().left() > foot.right()
    page.header.menus.shown.show("good", False)
    assert hours.scene.good is None
    assert not hours.legend.isVisible()


def test_with_all_clients_in_view_good_times_are_those_of_all_together(
    qtbot: QtBot, bench: Bench, page: CalendarPage
) -> None:
    hours, runtime = page.panes.hours, bench.ui.runtime
    other = bench.desk.client("Ciclos Piñón")
    bench.desk.channel(other, "pinon")
    for client, hour in ((bench.client, 9), (other, 20)):
        present = tuple(3 if each == hour else 0 for each in range(24))
        use = NetworkUse("instagram", 5, present)
        runtime.personas.add(client.id, PersonaPatch(name="Marta", networks=(use,)))
    bench.ui.scope.choose(None)
    page.model.reload()
    qtbot.waitUntil(lambda: hours.scene.good is not None)
    assert [hours.scene.good.level(datetime(2026, 9, 15, hour)) for hour in (9, 14, 20)] == [3, 0, 3]
    assert hours.legend.isVisible()
    bench.ui.scope.choose(bench.client.id)
    qtbot.waitUntil(lambda: hours.scene.good is not None and hours.scene.good.level(datetime(2026, 9, 15, 20)) == 0)


@pytest.mark.parametrize("view", [View.MONTH, View.WEEK])
def test_another_first_day_of_the_week_shows_at_once(
    qtbot: QtBot, bench: Bench, page: CalendarPage, view: View
) -> None:
    page.show_view(view, date(2026, 9, 15))
    assert page.model.start.weekday() == 0
    bench.ui.settings.set("calendar.week_start", "sunday")
    qtbot.waitUntil(lambda: page.model.start.weekday() == 6)
    assert page.model.start <= date(2026, 9, 15) < page.model.end
    assert page.view is view
    if view is View.WEEK:
        assert page.panes.hours.days[0] == date(2026, 9, 13)
    else:
        assert page.month.grid.days[0] == date(2026, 8, 30)


@pytest.mark.dressed
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_swatches_of_the_good_times_are_told_apart(
    qtbot: QtBot, bench: Bench, page: CalendarPage, mode: str
) -> None:
    bench.ui.theme.choose(mode)
    hours = page.panes.hours
    evening = tuple(3 if hour == 20 else 0 for hour in range(24))
    bench.ui.runtime.personas.add(
        bench.client.id, PersonaPatch(name="Marta", networks=(NetworkUse("instagram", 5, evening),))
    )
    qtbot.waitUntil(hours.legend.isVisible)
    picture = hours.legend.grab().toImage()
    middle = picture.height() // 2
    seen = [picture.pixelColor(x, middle).name() for x in range(picture.width())]
    ground = bench.ui.theme.hex("bg.surface")
    wide = [color for color, run in groupby(seen) if color != ground and len(list(run)) > 10]  # letters are thinner
    assert len(wide) == 3
    ratios = [contrast.ratio(color, ground) for color in wide]
    assert ratios == sorted(ratios)
    assert ratios[0] > 1.08
    assert ratios[2] > 1.35
