"""The calendar page on a real desk: seen, moved with keys and by dragging, copied, laid aside, and all of it undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, QSize, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPixmap,
    QTextDocumentFragment,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateEdit, QDateTimeEdit, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from smdesk.core.slots import parse
from smdesk.core.walltime import WallTime
from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar import idealist, menus, parcel
from smdesk.ui.calendar.carrying import held
from smdesk.ui.calendar.dropping import HourDropping, MonthDropping
from smdesk.ui.calendar.emptymonth import EmptyMonth
from smdesk.ui.calendar.freeslots import FreeSlot
from smdesk.ui.calendar.leaving import Leaving
from smdesk.ui.calendar.model import key
from smdesk.ui.calendar.monthgrid import Coming, Placed
from smdesk.ui.calendar.page import CalendarPage
from smdesk.ui.calendar.parcel import Parcel
from smdesk.ui.calendar.peek import Peek
from smdesk.ui.calendar.periods import View
from smdesk.ui.calendar.sieve import Filters
from smdesk.ui.kit.dates import usual_time
from smdesk.ui.kit.focusring import FocusRing
from smdesk.ui.kit.place import Place
from tests.ui.calendar.conftest import Bench
from tests.ui.helpers import dialog, press

NONE = Qt.KeyboardModifier.NoModifier
ACTIONS = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Hands:
    """What a person does on the page."""

    def __init__(self, bench: Bench, page: CalendarPage) -> None:
        self.bench, self.page = bench, page
        self.asked: list[Place] = []
        self.said: list[str] = []
        page.asked.connect(self.asked.append)
        page.said.connect(lambda text, _undo: self.said.append(text))

    def look(self) -> None:
        self.page.model.reload()

    def entry(self, text: str) -> CalendarEntry:
        self.look()
        return next(each for each in self.page.model.all_entries() if text in (each.title, each.text))

    def walls(self, text: str) -> list[str]:
        self.look()
        found = [each.wall for each in self.page.model.all_entries() if text in (each.title, each.text)]
        return [f"{wall:%m-%d %H:%M}" for wall in found]

    def centre(self, day: date) -> QPoint:
        return self.page.month.grid.cell(day).center() + QPoint(0, 20)

    def enter(self, data: QMimeData, onto: QWidget, at: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        """As Qt does before anything else: only what was entered hears more."""
        QApplication.sendEvent(onto, QDragEnterEvent(at, ACTIONS, data, Qt.MouseButton.LeftButton, keys))

    def carry(self, what: Parcel, over: QPoint, keys: Qt.KeyboardModifier = NONE) -> bool:
        """Carry a parcel over a point of the month; whether it could be let go there."""
        data = parcel.to_mime(what)  # Qt's events keep no data of their own
        self.enter(data, self.page.month, over, keys)
        event = QDragMoveEvent(over, ACTIONS, data, Qt.MouseButton.LeftButton, keys)
        QApplication.sendEvent(self.page.month, event)
        return event.isAccepted()

    def let_go(self, what: Parcel | QMimeData, over: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        data = what if isinstance(what, QMimeData) else parcel.to_mime(what)
        self.enter(data, self.page.month, over, keys)
        event = QDropEvent(QPointF(over), ACTIONS, data, Qt.MouseButton.LeftButton, keys)
        QApplication.sendEvent(self.page.month, event)
        QApplication.processEvents()
        self.look()

    def take(self, *texts: str) -> Parcel:
        entries = [self.entry(text) for text in texts]
        self.page.model.select([key(each) for each in entries])
        return parcel.parcel(entries, entries[0])

    def key(self, pressed: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.page.month, pressed, keys)

    def undo(self) -> None:
        self.bench.ui.undo.undo()
        self.look()

    def redo(self) -> None:
        self.bench.ui.undo.redo()
        self.look()

    def tip(self) -> str:
        tip = self.page.tip
        title = QTextDocumentFragment.fromHtml(tip.title.text()).toPlainText()
        return f"{title} | {tip.text.text()} | {tip.keys.text()}"


@pytest.fixture
def hands(qtbot: QtBot, bench: Bench) -> Iterator[Hands]:
    page = CalendarPage(bench.ui)
    qtbot.addWidget(page)
    page.resize(1228, 848)
    page.show()
    qtbot.waitExposed(page)
    page.show_view(View.MONTH, date(2026, 9, 1))
    page.month.setFocus()
    yield Hands(bench, page)
    page.acts.forget_copied()
    page.close()


def test_ctrl_and_an_arrow_take_the_keyboard_along_as_often_as_pressed_and_into_another_month(
    bench: Bench, hands: Hands, qtbot: QtBot
) -> None:
    bench.post("2026-09-03 18:35", "one")
    bench.post("2026-09-05 09:00", "before it")
    hands.look()
    month = hands.page.month
    month.put_cursor(date(2026, 9, 3), 0)
    hands.key(Qt.Key.Key_Right, CTRL)
    hands.key(Qt.Key.Key_Right, CTRL)  # before the first has been read
    qtbot.waitUntil(lambda: month.current() is not None and month.current().wall.day == 5)
    assert month.current().text == "one"
    there = month.day.toordinal()
    for _ in range(5):
        hands.key(Qt.Key.Key_Down, CTRL)
        there += 7
        qtbot.waitUntil(lambda there=there: month.current() is not None and month.day.toordinal() == there)
    assert (month.current().text, month.month.month) == ("one", 10)
    assert [each.text for each in hands.page.model.chosen()] == ["one"]


# -- dragging -----------------------------------------------------------------------------------------------------


def test_a_post_dragged_to_another_day_keeps_hour_and_minutes(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-03 18:35", "one")
    what = hands.take("one")
    hands.let_go(what, hands.centre(date(2026, 9, 10)))
    assert hands.walls("one") == ["09-10 18:35"]
    assert hands.said[-1] == "Moved to Thursday 10 September, 18:35."
    hands.undo()
    assert hands.walls("one") == ["09-03 18:35"]
    hands.redo()
    assert hands.walls("one") == ["09-10 18:35"]


def test_the_tooltip_tells_in_words_what_letting_go_does(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-03 10:00", "one")
    what = hands.take("one")
    assert hands.carry(what, hands.centre(date(2026, 9, 12)))
    assert hands.tip() == (
        "Saturday 12 September, 10:00 | It goes out then instead of Thursday 3 September, 10:00. | "
        "Ctrl copies · Shift asks for the time · Esc cancels"
    )
    assert hands.page.tip.isVisible()
    hands.carry(what, hands.centre(date(2026, 9, 12)), CTRL)
    assert hands.tip().endswith(
        "A copy as a draft; the original stays where it is. | "
        "Copies, as Ctrl is held · Shift asks for the time · Esc cancels"
    )
    hands.carry(what, hands.centre(date(2026, 9, 1)), CTRL)
    assert hands.tip().endswith("has passed. | Nothing is changed · Esc cancels")
    QApplication.sendEvent(hands.page.month, QDragLeaveEvent())
    assert not hands.page.tip.isVisible()
    assert hands.walls("one") == ["09-03 10:00"]


def test_several_keep_their_distance_also_into_the_next_month(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-28 10:00", "one")
    bench.post("2026-09-30 19:15", "two")
    what = hands.take("one", "two")
    hands.let_go(what, hands.centre(date(2026, 10, 2)))
    hands.page.go(date(2026, 10, 1))
    assert hands.walls("one") + hands.walls("two") == ["10-02 10:00", "10-04 19:15"]
    assert hands.bench.ui.undo.undoText() == "move of 2 posts"
    hands.undo()
    hands.page.go(date(2026, 9, 1))
    assert hands.walls("one") + hands.walls("two") == ["09-28 10:00", "09-30 19:15"]


def test_held_over_the_arrow_the_page_turns_and_the_drop_lands_there(qtbot: QtBot, bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-03 10:00", "one")
    what, forward = hands.take("one"), hands.page.header.forward
    forward._timer.setInterval(20)
    forward._timer.timeout.connect(lambda: forward._timer.setInterval(60_000))  # one month, however slow the page is
    data = parcel.to_mime(what)
    hands.enter(data, forward, QPoint(4, 4))
    qtbot.waitUntil(lambda: hands.page.day.month == 10)
    assert forward._timer.isActive()
    QApplication.sendEvent(forward, QDragLeaveEvent())
    assert not forward._timer.isActive()
    hands.let_go(what, hands.centre(date(2026, 10, 20)))
    assert hands.walls("one") == ["10-20 10:00"]


def test_with_ctrl_a_draft_is_made_and_the_original_stays(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-03 10:00", "one")
    hands.let_go(hands.take("one"), hands.centre(date(2026, 9, 10)), CTRL)
    assert hands.walls("one") == ["09-03 10:00", "09-10 10:00"]
    copy = hands.page.model.all_entries()[1]
    assert (copy.stage, copy.items) == ("draft", ())
    assert hands.page.model.selected == {key(copy)}
    hands.undo()
    assert hands.walls("one") == ["09-03 10:00"]
    hands.redo()
    assert hands.walls("one") == ["09-03 10:00", "09-10 10:00"]


def test_with_shift_the_time_is_asked_for(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-03 10:00", "one")
    hands.let_go(hands.take("one"), hands.centre(date(2026, 9, 10)), SHIFT)
    asked = dialog(hands.page)
    field = asked.findChild(QDateTimeEdit)
    assert field is not None
    assert field.dateTime().toPython() == datetime(2026, 9, 10, 10)
    field.setDateTime(field.dateTime().addSecs(90 * 60))
    press(asked)
    assert hands.walls("one") == ["09-10 11:30"]


def test_the_past_and_what_cannot_move_explain_themselves_and_do_nothing(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-03 10:00", "one")
    soon = bench.post("2026-09-01 11:30", "soon")
    bench.desk.clock.advance(3600)
    bench.desk.publish()
    assert bench.rows(soon)[0].state == "published"
    what = hands.take("one")
    assert not hands.carry(what, hands.centre(date(2026, 8, 31)))
    assert "Monday 31 August, 10:00 has passed." in hands.tip()
    hands.let_go(what, hands.centre(date(2026, 8, 31)))
    assert hands.walls("one") == ["09-03 10:00"]
    out = hands.take("soon")
    assert not hands.carry(out, hands.centre(date(2026, 9, 10)))
    assert "It is out and stays here as its record. Ctrl copies it." in hands.tip()
    assert hands.carry(out, hands.centre(date(2026, 9, 10)), CTRL)
    assert hands.bench.ui.undo.count() == 0


def test_a_full_day_takes_another(bench: Bench, hands: Hands) -> None:
    for hour in range(9, 20):
        bench.post(f"2026-09-10 {hour:02}:00", f"p{hour}")
    bench.post("2026-09-03 08:00", "one")
    hands.look()
    shown = hands.page.month.placed(date(2026, 9, 10))
    assert isinstance(shown[-1].what, int)
    assert hands.page.month.grid.cell(date(2026, 9, 10)).contains(shown[-1].rect)
    hands.let_go(hands.take("one"), hands.centre(date(2026, 9, 10)))
    assert hands.walls("one") == ["09-10 08:00"]


@pytest.mark.parametrize(
    ("start", "wall", "told"),
    [
        (date(2026, 10, 1), "2026-10-24 02:30", "first of the two counts"),
        (date(2027, 3, 1), "2027-03-27 02:30", "skip 02:30 on that day: it goes out at 03:00"),
    ],
)
def test_what_the_clocks_make_of_a_drop_is_told(bench: Bench, hands: Hands, start: date, wall: str, told: str) -> None:
    bench.post(wall, "one")
    hands.page.go(start)
    entry = hands.entry("one")
    hands.let_go(hands.take("one"), hands.centre(date.fromordinal(entry.wall.toordinal() + 1)))
    assert told in hands.said[-1]


# -- ideas --------------------------------------------------------------------------------------------------------


def test_an_idea_is_typed_placed_and_laid_aside_again(bench: Bench, hands: Hands) -> None:
    tray = hands.page.tray
    bench.desk.runtime.channels.set_slots(bench.auto.id, parse("daily 12:30"))
    hands.look()
    QTest.keyClicks(tray.field, "Why the crust sings")
    QTest.keyClick(tray.field, Qt.Key.Key_Return)
    assert (tray.count, tray.field.text()) == (1, "")
    tray.list.setCurrentIndex(tray.ideas.index(0))
    what = tray.list.parcel()
    assert what is not None
    assert hands.carry(what, hands.centre(date(2026, 9, 10)))
    assert hands.tip().startswith("Thursday 10 September, 12:30 · free slot | It becomes a draft.")
    hands.let_go(what, hands.centre(date(2026, 9, 10)))
    assert (tray.count, hands.walls("Why the crust sings")) == (0, ["09-10 12:30"])
    back = hands.take("Why the crust sings")
    mime = parcel.to_mime(back)
    hands.enter(mime, tray.list.viewport(), QPoint(20, 20))
    event = QDropEvent(QPointF(20, 20), ACTIONS, mime, Qt.MouseButton.LeftButton, NONE)
    QApplication.sendEvent(tray.list.viewport(), event)
    hands.look()
    assert (tray.count, hands.walls("Why the crust sings")) == (1, [])
    for _ in range(2):
        hands.undo()
    assert (tray.count, hands.walls("Why the crust sings")) == (1, [])
    hands.undo()
    assert tray.count == 0


def test_a_scheduled_post_in_the_tray_goes_out_no_more_until_undone(bench: Bench, hands: Hands) -> None:
    post = bench.post("2026-09-03 10:00", "one")
    hands.take("one")
    hands.page.lay_aside()
    hands.look()
    assert [row.state for row in bench.rows(post)] == ["cancelled"]
    assert hands.page.tray.count == 1
    hands.undo()
    assert [row.state for row in bench.rows(post)][-1] == "scheduled"
    assert hands.walls("one") == ["09-03 10:00"]


def test_several_carried_are_told_as_several(bench: Bench, hands: Hands) -> None:
    for text in ("one", "two"):
        bench.post("2026-09-28 10:00", text)
    what = hands.take("one", "two")
    ideas, data = hands.page.tray.list, parcel.to_mime(what)
    event = QDragMoveEvent(QPoint(9, 9), ACTIONS, data, Qt.MouseButton.LeftButton, NONE)
    ideas.dragMoveEvent(event)
    assert "They leave the calendar; nothing of them goes out." in hands.tip()
    data = parcel.to_mime(hands.take("one"))
    ideas.dragMoveEvent(QDragMoveEvent(QPoint(9, 9), ACTIONS, data, Qt.MouseButton.LeftButton, NONE))
    assert "It leaves the calendar; nothing of it goes out." in hands.tip()
    hands.carry(what, hands.centre(date(2026, 9, 30)), CTRL)
    assert "Copies as drafts; the originals stay where they are." in hands.tip()
    hands.carry(what, hands.centre(date(2026, 9, 28)))
    assert "They stay where they are." in hands.tip()
    hands.carry(what, hands.centre(date(2026, 9, 30)))
    assert "Instead of Monday 28 September, 10:00 for this one; the others keep their distance to it." in hands.tip()


def test_deleting_ideas_comes_back(bench: Bench, hands: Hands) -> None:
    tray = hands.page.tray
    for text in ("a", "b"):
        tray.take(text)
    tray.list.selectAll()
    QTest.keyClick(tray.list, Qt.Key.Key_Delete)
    assert tray.count == 0
    hands.undo()
    assert tray.count == 2


# -- from other programs ------------------------------------------------------------------------------------------


def test_pictures_and_text_from_outside_become_a_post_of_that_day(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-03 10:00", "one")
    hands.look()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/bread.jpg")])
    hands.let_go(data, hands.centre(date(2026, 9, 10)))
    place = hands.asked[-1]
    assert (place.page, place.local, [file.name for file in place.files]) == (
        "composer", datetime(2026, 9, 10, 10), ["bread.jpg"],
    )  # fmt: skip
    rect = hands.page.month.rect_of(key(hands.entry("one")))
    assert rect is not None
    hands.let_go(data, rect.center())
    assert hands.asked[-1].row == hands.entry("one").post_id
    text = QMimeData()
    text.setText("https://example.org/pan")
    hands.let_go(text, hands.centre(date(2026, 9, 11)))
    assert hands.asked[-1].text == "https://example.org/pan"


def test_a_table_from_outside_is_imported(bench: Bench, hands: Hands, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/plan.xlsx")])
    hands.let_go(data, hands.centre(date(2026, 9, 10)))
    qtbot.waitUntil(lambda: bool(hands.asked))
    assert (hands.asked[-1].page, [file.name for file in hands.asked[-1].files]) == ("import", ["plan.xlsx"])


def test_what_is_carried_out_is_a_calendar_for_other_programs_and_still_the_posts_for_us(
    bench: Bench, hands: Hands
) -> None:
    post = bench.post("2026-09-03 10:00", "Pan de centeno")
    entry = hands.entry("Pan de centeno")
    what = parcel.parcel([entry], entry)
    data = Leaving(parcel.to_mime(what), lambda: bench.ui.runtime.exporting.text([post]), "Pan / centeno")
    assert parcel.from_mime(data) == what
    file = Path(QUrl(bytes(data.data("text/uri-list").data()).decode().strip()).toLocalFile())
    assert file.name == "Pan  centeno.ics"
    assert b"SUMMARY:Pan de centeno" in file.read_bytes()
    assert bytes(data.data("text/calendar").data()) == file.read_bytes()


# -- keys ---------------------------------------------------------------------------------------------------------


def test_arrows_go_through_days_and_posts_and_over_the_end_of_the_month(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-03 10:00", "one")
    bench.post("2026-09-03 12:00", "two")
    hands.look()
    month = hands.page.month
    month.put_cursor(date(2026, 9, 2))
    hands.key(Qt.Key.Key_Right)
    hands.key(Qt.Key.Key_Down)
    assert month.current() == hands.entry("one")
    hands.key(Qt.Key.Key_Down)
    assert hands.page.model.selected == {key(hands.entry("two"))}
    hands.key(Qt.Key.Key_Down)
    assert (month.day, month.place) == (date(2026, 9, 10), -1)
    hands.key(Qt.Key.Key_Up)
    assert month.current() == hands.entry("two")
    hands.key(Qt.Key.Key_PageDown)
    assert hands.page.day == date(2026, 10, 1)
    month.put_cursor(date(2026, 9, 28))
    hands.key(Qt.Key.Key_Left)
    assert month.day == date(2026, 9, 27)
    assert hands.page.header.title.text() == "September 2026"


def test_keys_move_choose_cut_copy_paste_and_delete(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-03 10:00", "one")
    bench.post("2026-09-04 10:00", "two")
    hands.look()
    month, actions = hands.page.month, {each.id: each for each in hands.page.actions()}
    month.put_on(hands.entry("one"))
    hands.page.model.select([key(hands.entry("one"))])
    hands.key(Qt.Key.Key_Right, CTRL)
    assert hands.walls("one") == ["09-04 10:00"]
    hands.undo()
    assert hands.page.model.selected == {key(hands.entry("one"))}  # so that the next key finds it where it stands again
    hands.key(Qt.Key.Key_Right, CTRL)
    assert hands.walls("one") == ["09-04 10:00"]
    hands.key(Qt.Key.Key_Down, CTRL)
    assert hands.walls("one") == ["09-11 10:00"]
    month.put_cursor(date(2026, 9, 4))
    actions["calendar.all"].act()
    assert hands.page.model.selected == {key(hands.entry("two"))}
    hands.key(Qt.Key.Key_Right, SHIFT)
    assert hands.page.model.selected == {key(hands.entry("one")), key(hands.entry("two"))}
    actions["calendar.cut"].act()
    month.put_cursor(date(2026, 9, 15))
    actions["calendar.paste"].act()
    assert hands.walls("two") + hands.walls("one") == ["09-15 10:00", "09-22 10:00"]
    actions["calendar.copy"].act()
    month.put_cursor(date(2026, 9, 16))
    actions["calendar.paste"].act()
    assert hands.walls("two") == ["09-15 10:00", "09-16 10:00"]
    actions["calendar.delete"].act()
    assert hands.walls("two") == ["09-15 10:00"]
    while hands.bench.ui.undo.canUndo():
        hands.undo()
    assert hands.walls("one") + hands.walls("two") == ["09-03 10:00", "09-04 10:00"]


def test_move_to_asks_and_says_why_not(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-03 10:00", "one")
    hands.take("one")
    hands.page.ask_move()
    asked = dialog(hands.page)
    field = asked.findChild(QDateTimeEdit)
    assert field is not None
    field.setDateTime(field.dateTime().addDays(-10))
    press(asked)
    assert hands.said[-1] == "Monday 24 August, 10:00 has passed."
    assert hands.walls("one") == ["09-03 10:00"]


def test_keys_open_write_and_go(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-03 10:00", "one")
    hands.look()
    month, actions = hands.page.month, {each.id: each for each in hands.page.actions()}
    month.put_cursor(date(2026, 9, 3), 0)
    hands.key(Qt.Key.Key_Return)
    assert hands.asked[-1] == Place("composer", row=hands.entry("one").post_id)
    month.put_cursor(date(2026, 9, 8))
    actions["calendar.new"].act()
    assert hands.asked[-1] == Place("composer", client=bench.client.id, local=datetime(2026, 9, 8, 10))
    actions["calendar.idea"].act()
    assert hands.page.tray.field.hasFocus()
    actions["calendar.date"].act()
    asked = dialog(hands.page)
    field = asked.findChild(QDateEdit)
    assert field is not None
    field.setDate(field.date().addMonths(5))
    press(asked)
    assert hands.page.day == date(2027, 2, 1)
    actions["calendar.today"].act()
    assert hands.page.day == date(2026, 9, 1)


def test_digits_set_the_pillar_and_the_meter_tells_the_mix(bench: Bench, hands: Hands) -> None:
    assert hands.page.mix.isHidden()
    pillars = bench.desk.runtime.pillars
    value = pillars.add(bench.client.id, "Value", kind="value", target=40)
    promo = pillars.add(bench.client.id, "Promo", kind="promo", target=10)
    bench.post("2026-09-03 10:00", "one", pillar_id=value.id)
    bench.post("2026-09-04 10:00", "two", pillar_id=promo.id)
    bench.post("2026-09-05 10:00", "three")
    hands.look()
    assert not hands.page.mix.isHidden()
    assert hands.page.mix.warning() == "Promo: 40 points over"
    hands.take("three")
    hands.page.acts.set_pillar(0)
    assert hands.entry("three").pillar_id == value.id
    assert "Value: 67%, goal 40" in hands.page.mix.spoken()
    copy = hands.take("two")
    hands.carry(copy, hands.centre(date(2026, 9, 10)), CTRL)
    assert "Promo goes from 33 to 50%." in hands.tip()
    hands.undo()
    assert hands.entry("three").pillar_id is None
    bench.ui.scope.choose(None)
    hands.carry(copy, hands.centre(date(2026, 9, 10)), CTRL)
    assert "goes from" not in hands.tip()


def test_what_is_chosen_belongs_to_a_campaign_and_undo_takes_it_back(bench: Bench, hands: Hands) -> None:
    campaigns = bench.desk.runtime.campaigns
    made = campaigns.add(bench.client.id, "Autumn")
    post = bench.post("2026-09-03 10:00", "one")
    hands.look()
    hands.take("one")
    hands.page.acts.set_campaign(made.id)
    assert len(campaigns.posts(made.id)) == 1
    menu = menus.post_menu(hands.page, hands.entry("one"))
    assert "Campaign" in [action.text() for action in menu.actions()]
    hands.undo()
    assert campaigns.posts(made.id) == ()
    assert post is not None


def test_the_keyboard_s_place_is_said(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-03 10:00", "one")
    bench.desk.runtime.channels.set_slots(bench.auto.id, parse("daily 12:30"))
    hands.look()
    month = hands.page.month
    month.put_cursor(date(2026, 9, 3))
    assert month.accessibleDescription() == "Thursday 3 September, 1 post, 1 free slot"
    hands.key(Qt.Key.Key_Down)
    said = month.accessibleDescription()
    assert said.startswith("Thursday 3 September, 10:00")
    assert said.endswith("one, Molino Viejo, Practice network, automatic, scheduled")


@pytest.mark.dressed
def test_a_month_without_posts_says_how_to_begin(bench: Bench, hands: Hands) -> None:
    hint = hands.page.month.findChild(EmptyMonth)
    assert hint is not None
    assert hint.isVisible()
    grid = hands.page.month.grid
    numbers = [QRect(cell.topLeft(), QSize(cell.width(), grid.sizes.header)) for cell in map(grid.cell, grid.days)]
    assert not any(hint.geometry().intersects(each) for each in numbers)
    bench.post("2026-09-03 10:00", "one")
    hands.look()
    assert not hint.isVisible()


def test_the_head_of_the_tray_orders_the_ideas_and_offers_what_can_be_done(bench: Bench, hands: Hands) -> None:
    for name in ("one", "two", "three"):
        bench.desk.runtime.posts.add(bench.desk.new(bench.client, bench.auto, text=name), None)
        bench.desk.clock.advance(60)
    tray = hands.page.tray
    tray.refresh()
    orders = {action.text(): action for action in tray.order.menu().actions()}
    shown = [idea.text for idea in tray.ideas.ideas]
    assert shown == ["three", "two", "one"]
    orders["Oldest first"].trigger()
    assert [idea.text for idea in tray.ideas.ideas] == ["one", "two", "three"]
    tray.refresh()  # and stays so
    assert [idea.text for idea in tray.ideas.ideas] == ["one", "two", "three"]
    orders["Newest first"].trigger()
    assert [idea.text for idea in tray.ideas.ideas] == shown
    asked: list[str] = []
    tray.list.menu.disconnect(hands.page.popups.idea_menu)
    tray.list.menu.connect(lambda ideas, _at: asked.extend(idea.text for idea in ideas))
    tray.more.click()
    assert asked == ["three"]


def click_at(widget: QWidget, at: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
    """Press and let go at a place of the widget; whatever floats above it hears of it first, as from a mouse."""
    window = widget.window().windowHandle()
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, keys, widget.mapTo(widget.window(), at))
    QApplication.processEvents()


def test_a_click_beside_a_look_at_a_post_chooses_what_lies_there(
    qtbot: QtBot, bench: Bench, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.post("2026-09-08 10:00", "one")
    bench.post("2026-09-18 10:00", "two")
    month = hands.page.month
    one, two = hands.entry("one"), hands.entry("two")
    places = {each: month.rect_of(key(each)).center() for each in (one, two)}
    monkeypatch.setattr(QApplication, "doubleClickInterval", lambda: 1)
    click_at(month, places[one])
    qtbot.waitUntil(lambda: (found := hands.page.findChild(Peek)) is not None and found.isVisible())
    peek = hands.page.findChild(Peek)
    click_at(month, places[two], CTRL)
    assert not peek.isVisible()
    assert {each.text for each in hands.page.model.chosen()} == {"one", "two"}
    click_at(month, places[one])
    qtbot.waitUntil(peek.isVisible)
    click_at(month, places[one])  # on the post itself: that only closes it
    qtbot.wait(30)
    assert not peek.isVisible()
    assert [each.text for each in hands.page.model.chosen()] == ["one"]


@pytest.mark.parametrize("view", [View.MONTH, View.WEEK])
def test_the_keyboard_goes_with_what_was_let_go(bench: Bench, hands: Hands, view: View) -> None:
    bench.post("2026-09-01 18:00", "one")
    bench.post("2026-09-03 09:00", "before it")
    page, what = hands.page, hands.take("one")
    page.show_view(view, date(2026, 9, 1))
    dropping = page.findChild(MonthDropping if view is View.MONTH else HourDropping)
    dropping._let_go(what, dropping.on_day(what, date(2026, 9, 3), copy=False), ask=False)
    hands.look()
    assert hands.walls("one") == ["09-03 18:00"]
    on = page.month.current() if view is View.MONTH else page.panes.hours.current
    assert on is not None
    assert on.text == "one"


def test_an_idea_leaves_a_dashed_place_while_it_is_carried(
    bench: Bench, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    idea = bench.desk.runtime.posts.add(bench.desk.new(bench.client, bench.auto, text="thought"), None).post.id
    tray = hands.page.tray
    tray.refresh()
    tray.list.setCurrentIndex(tray.ideas.index(0))
    plain, seen = tray.list.grab().toImage(), list[object]()
    monkeypatch.setattr(
        idealist, "carry", lambda view, *_more: seen.extend((view.card.taken, view.grab().toImage() != plain))
    )
    tray.list.startDrag(Qt.DropAction.MoveAction)
    assert seen == [frozenset({idea}), True]
    assert tray.list.card.taken == frozenset()
    assert tray.list.grab().toImage() == plain


def test_the_ring_is_around_the_day_and_not_the_whole_month(qapp: QApplication, bench: Bench, hands: Hands) -> None:
    ring, month = FocusRing(qapp, bench.ui.theme), hands.page.month
    QTest.keyClick(month.window().windowHandle(), Qt.Key.Key_Shift)
    hands.page.header.new.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.around is hands.page.header.new
    without = month.grab().toImage()
    month.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.around is None
    assert month.grab().toImage() != without


def test_only_the_edges_at_the_sides_turn_the_month_while_something_is_carried(hands: Hands) -> None:
    month = hands.page.month
    dropping = next(each for each in month.children() if isinstance(each, MonthDropping))
    middle = month.rect().center()
    assert dropping.edge(QPoint(middle.x(), 4)) == 0  # the names of the weekdays
    assert dropping.edge(QPoint(middle.x(), month.height() - 2)) == 0
    assert dropping.edge(QPoint(2, middle.y())) == -1
    assert dropping.edge(QPoint(month.width() - 2, middle.y())) == 1
    assert dropping.edge(middle) == 0


def carried_over(hands: Hands, what: Parcel, day: date, *, copy: bool = False) -> list[Placed]:
    """What stands in a day while something is carried over it."""
    month = hands.page.month
    dropping = next(each for each in month.children() if isinstance(each, MonthDropping))
    target = dropping.target(what, hands.centre(day), copy=copy)
    assert target is not None
    dropping.show_target(target)
    month.carried = frozenset(each for item in what.items if (each := item.key) is not None)
    return list(target.rooms.get(day, ()))


def told(placed: list[Placed]) -> list[object]:
    """Its posts by their text, what is carried as "here", and how many do not fit."""
    return [
        each.entry.text if each.entry else "here" if isinstance(each.what, Coming) else each.what for each in placed
    ]


@pytest.mark.dressed
def test_a_day_makes_room_between_its_posts_for_what_is_carried_over_it(
    qtbot: QtBot, bench: Bench, hands: Hands
) -> None:
    for wall, text in (("03 10:00", "one"), ("10 08:00", "early"), ("10 12:00", "late"), ("10 18:00", "last")):
        bench.post(f"2026-09-{wall}", text)
    what, month, day = hands.take("one"), hands.page.month, date(2026, 9, 10)
    hands.page.resize(1228, 1400)
    hands.page.model.select([])
    qtbot.waitUntil(lambda: month.grab() is not None and month.painted)
    late = month.rect_of(key(hands.entry("late")))
    assert late is not None
    chip = month.grab(late).toImage()
    placed = carried_over(hands, what, day)
    assert told(placed) == ["early", "here", "late", "last"]
    assert all(above.rect.bottom() < below.rect.top() for above, below in pairwise(placed))
    assert placed[1].rect == late  # where it stood
    tops = {each.entry.text: each.rect for each in placed if each.entry is not None}
    assert month.grid.cell(day).contains(tops["last"])
    empty = month.grab(late).toImage()
    middle = [empty.pixelColor(x, late.height() // 2).name() for x in range(8, late.width() - 8)]
    assert len(set(middle)) == 1  # nothing shows through
    assert len({chip.pixelColor(x, late.height() // 2).name() for x in range(8, late.width() - 8)}) > 1
    month.carried = frozenset()
    month.show_target(None)
    assert month.grab(late).toImage() == chip


def test_on_a_full_day_the_last_posts_give_way_to_what_is_carried_over_it(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-03 23:00", "one")
    for hour in range(8, 18):
        bench.post(f"2026-09-10 {hour:02}:00", f"at {hour}")
    what, day = hands.take("one"), date(2026, 9, 10)
    before = told(hands.page.month.placed(day))
    after = told(carried_over(hands, what, day))
    assert after == [*before[:-2], "here", before[-1] + 1]
    assert hands.page.month.grid.cell(day).contains(carried_over(hands, what, day)[-1].rect)


def test_on_its_own_day_a_post_leaves_where_it_was_and_a_free_slot_is_taken(bench: Bench, hands: Hands) -> None:
    bench.desk.runtime.channels.set_slots(bench.auto.id, parse("thu 18:30"))
    bench.post("2026-09-03 10:00", "one")
    bench.post("2026-09-03 12:00", "two")
    hands.look()
    hands.page.resize(1228, 1400)
    what, month, day = hands.take("one"), hands.page.month, date(2026, 9, 3)
    slot = next(each for each in month.placed(day) if isinstance(each.what, FreeSlot))
    dropping = next(each for each in month.children() if isinstance(each, MonthDropping))
    target = dropping.target(what, slot.rect.center(), copy=False)
    assert target is not None
    assert told(list(target.rooms[day])) == ["two", "here"]
    copied = dropping.target(what, slot.rect.center(), copy=True)
    assert copied is not None
    assert told(list(copied.rooms[day])) == ["one", "two", "here"]


@pytest.mark.dressed
@pytest.mark.parametrize("height", [848, 640])
def test_the_card_of_a_month_without_posts_leaves_its_free_slots_and_campaigns_in_sight(
    bench: Bench, hands: Hands, height: int
) -> None:
    bench.desk.runtime.channels.set_slots(bench.auto.id, parse("mon 10:30; thu 17:00"))
    page, month = hands.page, hands.page.month
    page.resize(1228, height)
    page.show_view(View.MONTH, date(2027, 1, 4))
    hands.look()
    hint = month.findChild(EmptyMonth)
    assert hint is not None
    assert hint.isVisible()
    things = [each.rect for day in month.grid.days for each in month.placed(day)]
    assert any(month.grid.day_at(each.center()) == date(2027, 1, 14) for each in things)  # in the middle week
    assert not any(hint.geometry().intersects(each) for each in things)
    for day in month.grid.days:
        cell = month.grid.cell(day)
        assert not hint.geometry().intersects(QRect(cell.topLeft(), QSize(cell.width(), month.grid.top_of(day))))


@pytest.mark.parametrize("view", [View.MONTH, View.WEEK, View.AGENDA])
def test_ctrl_enter_looks_at_a_post_in_every_view(bench: Bench, hands: Hands, view: View) -> None:
    bench.post("2026-09-03 10:00", "one")
    page, entry, peeked = hands.page, hands.entry("one"), list[CalendarEntry]()
    page.panes.peeked.disconnect(page.popups.peek_at)
    page.panes.peeked.connect(lambda each, _where: peeked.append(each))
    page.show_view(view, entry.wall.date())
    if view is View.MONTH:
        page.month.put_on(entry)
    elif view is View.WEEK:
        page.panes.hours.spot.to_entry(entry)
    QTest.keyClick(page.panes.keys, Qt.Key.Key_Return, CTRL)
    assert peeked == [entry]
    assert hands.asked == []


@pytest.mark.parametrize("view", list(View))
def test_a_new_post_is_offered_at_the_next_free_slot_in_every_view(bench: Bench, hands: Hands, view: View) -> None:
    bench.desk.runtime.channels.set_slots(bench.auto.id, parse("tue 18:30"))
    hands.look()
    page = hands.page
    page.show_view(view, date(2026, 9, 1))
    if view in (View.MONTH, View.AGENDA):  # among the hours it is the hour that the keys are on
        page.header.new.click()
        assert hands.asked[-1].local == datetime(2026, 9, 1, 18, 30)
    assert page.model.first_time(date(2026, 9, 8)) == datetime(2026, 9, 8, 18, 30)
    assert page.model.first_time(date(2026, 9, 9)).time() == usual_time(bench.ui)


@pytest.mark.dressed
def test_nothing_in_the_header_is_cut_at_any_width(bench: Bench, hands: Hands) -> None:
    page, header = hands.page, hands.page.header
    page.show_view(View.WEEK, date(2025, 12, 30))  # the longest title
    page.model.filters = Filters(statuses=frozenset({"failed"}))
    tight = set()
    for width in range(1000, 1500, 40):
        page.resize(width, 848)
        QApplication.processEvents()
        parts = [header.title, header.today, header.layers, header.new, header.count, *header.views.values()]
        parts += [header.channels, header.statuses, header.filters, header.week]
        shown = [part for part in parts if part.isVisible()]
        assert [part.objectName() for part in shown if part.width() < part.sizeHint().width()] == []
        assert header.new.geometry().right() <= header.width()
        tight.add(header.tight)
    assert tight == {True, False}


# -- looking ------------------------------------------------------------------------------------------------------


def test_a_click_on_a_free_slot_writes_a_post_for_it(bench: Bench, hands: Hands) -> None:
    bench.desk.runtime.channels.set_slots(bench.auto.id, parse("thu 12:30"))
    hands.look()
    (slot,) = hands.page.month.placed(date(2026, 9, 10))
    assert isinstance(slot.what, FreeSlot)
    QTest.mouseClick(hands.page.month, Qt.MouseButton.LeftButton, NONE, slot.rect.center())
    assert hands.asked[-1].local == datetime(2026, 9, 10, 12, 30)
    bench.post("2026-09-03 10:00", "one")
    hands.let_go(hands.take("one"), slot.rect.center())
    assert hands.walls("one") == ["09-10 12:30"]


@pytest.mark.parametrize("width", [1000, 1900])
def test_filters_are_set_with_keys_alone(bench: Bench, hands: Hands, qtbot: QtBot, width: int) -> None:
    """Two channels in one menu that stays open, one of them taken back, and all of it closed."""
    page = hands.page
    page.resize(width, 800)
    act = next(each for each in page.actions() if each.id == "calendar.filter")
    assert (act.key, act.where) == ("F", page.panes.stack)
    act.act()
    menu, channels = page.header.menus.all, page.header.menus.channels
    assert menu.isVisible()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert not channels.isVisible()  # it would take the keys and have none of its lines chosen
    QTest.keyClick(menu, Qt.Key.Key_Right)
    qtbot.waitUntil(channels.isVisible)
    first, second = (each.data() for each in channels.actions()[:2])
    QTest.keyClick(channels, Qt.Key.Key_Space)
    QTest.keyClick(channels, Qt.Key.Key_Down)
    QTest.keyClick(channels, Qt.Key.Key_Space)
    assert page.model.filters.channels == {first, second}
    QTest.keyClick(channels, Qt.Key.Key_Space)
    assert page.model.filters.channels == {first}
    assert channels.isVisible()
    QTest.keyClick(channels, Qt.Key.Key_Escape)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()
    page.keyPressEvent(QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Escape, NONE))
    assert not page.model.filters.active


def test_filters_dim_are_counted_and_go_with_escape(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-03 10:00", "one", bench.auto)
    bench.post("2026-09-04 10:00", "two", bench.hand)
    hands.look()
    hands.page.model.filters = Filters(channels=frozenset({bench.hand.id}))
    assert hands.page.header.count.text() == "1 of 2"
    hands.key(Qt.Key.Key_Escape)
    assert not hands.page.model.filters.active
    assert hands.page.header.count.isHidden()


def test_ctrl_f_finds_in_the_calendar_and_escape_leaves_it(qtbot: QtBot, bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-03 10:00", "Café con leche")
    bench.post("2026-09-04 10:00", "Bread")
    hands.look()
    page, finder = hands.page, hands.page.finder
    assert not finder.isVisible()
    (act,) = (each for each in page.actions() if each.key == "Ctrl+F")
    act.act()
    assert finder.field.isVisible()
    QTest.keyClicks(finder.field, "cafe")
    assert page.header.count.text() == "1 of 2"
    assert [entry.text for entry in page.model.all_entries() if not page.model.dim(entry)] == ["Café con leche"]
    QTest.keyClick(finder.field, Qt.Key.Key_Return)  # to the calendar, which still shows what was found
    assert page.model.filters.text == "cafe"
    act.act()
    QTest.keyClick(finder.field, Qt.Key.Key_Escape)
    assert (page.model.filters.active, finder.isVisible()) == (False, True)
    QTest.keyClick(finder.field, Qt.Key.Key_Escape)
    assert not finder.isVisible()


def test_what_is_looked_for_goes_from_the_field_when_the_filters_are_cleared(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-03 10:00", "one")
    hands.look()
    hands.page.finder.open()
    hands.page.finder.field.setText("two")
    QTest.keyClick(hands.page.finder.field, Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Escape)
    assert hands.page.finder.field.text() == ""
    assert hands.page.finder.isHidden()


def test_every_view_shows_the_same_posts_and_keeps_the_day(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-16 23:30", "late")
    hands.page.go(date(2026, 9, 16))
    for view in (View.WEEK, View.DAY, View.AGENDA, View.MONTH):
        hands.page.show_here(view)
        assert hands.walls("late") == ["09-16 23:30"], view
        assert hands.page.model.start <= date(2026, 9, 16) < hands.page.model.end


def test_undoing_what_has_moved_on_says_why(bench: Bench, hands: Hands) -> None:
    post = bench.post("2026-09-03 10:00", "one")
    hands.let_go(hands.take("one"), hands.centre(date(2026, 9, 10)))
    bench.desk.runtime.posts.move(post, WallTime(datetime(2026, 9, 20, 9), "Europe/Madrid"))
    hands.undo()
    assert hands.walls("one") == ["09-20 09:00"]
    assert hands.page.problem.notice is not None
    assert "cannot be undone" in hands.page.problem.notice.title


def test_no_letter_of_a_key_is_taken_from_a_text_field(hands: Hands) -> None:
    letters = [each for each in hands.page.actions() if len(each.key) == 1]
    assert letters
    assert all(each.where is hands.page.panes.stack for each in letters)
    field = hands.page.tray.field
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "nimdwa")
    assert field.text() == "nimdwa"
    assert not any(each.isVisible() for each in hands.page.findChildren(QDialog))


# -- status and channels in the menu of a post ----------------------------------------------------------------------


def submenu(hands: Hands, text: str, title: str) -> list[QAction]:
    entry = hands.entry(text)
    hands.page.model.select([key(entry)])
    menu = menus.post_menu(hands.page, entry)
    return next(each.menu() for each in menu.actions() if each.text() == title).actions()  # type: ignore[union-attr]


def choose(hands: Hands, text: str, title: str, name: str) -> None:
    next(each for each in submenu(hands, text, title) if each.text().endswith(name)).trigger()


def test_the_menu_of_a_post_sets_its_status_and_schedules_it(bench: Bench, hands: Hands) -> None:
    new = bench.desk.new(
        bench.client, bench.auto, text="one", planned=WallTime(datetime(2026, 9, 3, 10), "Europe/Madrid")
    )
    bench.desk.runtime.posts.add(new)
    choose(hands, "one", "Status", "Approved")
    assert hands.entry("one").stage == "approved"
    assert [each.text() for each in submenu(hands, "one", "Status") if each.isChecked()] == ["Approved"]
    choose(hands, "one", "Status", "Scheduled")
    assert [item.channel_id for item in hands.entry("one").items] == [bench.auto.id]
    assert [each.text() for each in submenu(hands, "one", "Status") if each.isChecked()] == ["Scheduled"]
    hands.undo()
    assert (hands.entry("one").items, hands.entry("one").stage) == ((), "approved")
    hands.undo()
    assert hands.entry("one").stage == "draft"


def test_the_menu_of_a_post_sends_it_to_another_channel_too(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-03 10:00", "one")
    choose(hands, "one", "Channels", "Facebook · molino.viejo")
    assert {item.channel_id for item in hands.entry("one").items} == {bench.auto.id, bench.hand.id}
    hands.undo()
    assert {item.channel_id for item in hands.entry("one").items} == {bench.auto.id}
    choose(hands, "one", "Channels", " · molino")
    assert hands.page.problem.isVisible()  # the only one it has stays
    assert {item.channel_id for item in hands.entry("one").items} == {bench.auto.id}


@pytest.mark.dressed
def test_large_letters_in_a_small_window_cut_nothing_of_the_header(hands: Hands, bench: Bench, qtbot: QtBot) -> None:
    page, header = hands.page, hands.page.header
    bench.ui.language.choose("es")
    bench.ui.theme.set_scale(125)
    page.resize(980, 600)
    QApplication.processEvents()
    shown = (*header.views.values(), header.today, header.new)
    # The layout of the buttons has its room one turn after the header had its width.
    qtbot.waitUntil(lambda: all(made.width() >= made.minimumSizeHint().width() for made in shown), timeout=2000)
    assert header.new.text() == ""
    assert header.new.accessibleName() == "Nueva publicación"
    bench.ui.theme.set_scale(100)
    page.resize(1400, 800)
    QApplication.processEvents()
    assert header.new.text().strip() == "Nueva publicación"


def test_in_a_narrow_window_the_tab_at_the_edge_alone_opens_the_ideas(hands: Hands) -> None:
    page, ideas = hands.page, hands.page.header.ideas
    page.resize(1400, 800)
    QApplication.processEvents()
    page.show_tray(on=False)
    assert ideas.isVisibleTo(page)
    page.resize(1040, 640)
    QApplication.processEvents()
    page.show_tray(on=False)
    assert page.edge.isVisibleTo(page)
    assert not ideas.isVisibleTo(page)
    page.edge.opened.emit()
    assert ideas.isVisibleTo(page)  # it closes them again
    ideas.click()
    assert page.edge.isVisibleTo(page)
    assert not ideas.isVisibleTo(page)


def test_all_that_the_list_shows_is_chosen_in_it_and_a_day_elsewhere(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-15 10:00", "a", bench.auto)
    bench.post("2026-09-16 10:00", "b", bench.auto)
    bench.post("2026-09-16 11:00", "c", bench.hand)
    page = hands.page
    page.show_view(View.AGENDA, date(2026, 9, 15))
    hands.look()
    page.choose_day()
    assert len(page.model.selected) == 3
    page.model.filters = Filters(channels=frozenset({bench.auto.id}))
    page.choose_day()
    assert page.model.selected == {key(hands.entry("a")), key(hands.entry("b"))}  # what is left out is not chosen
    page.model.filters = Filters()
    page.show_view(View.MONTH, date(2026, 9, 15))
    page.choose_day()
    assert page.model.selected == {key(hands.entry("a"))}


@pytest.mark.parametrize("view", [View.MONTH, View.WEEK, View.DAY])
def test_the_arrows_stay_below_the_pointer_from_period_to_period(hands: Hands, qtbot: QtBot, view: View) -> None:
    page, header = hands.page, hands.page.header
    page.resize(1400, 800)
    page.show_view(view, date(2026, 9, 1))
    at, titles = set(), set()
    for _ in range(12):
        qtbot.mouseClick(header.forward, Qt.MouseButton.LeftButton)
        QTest.qWait(1)
        at.add(header.forward.mapTo(page, QPoint(0, 0)).x())
        titles.add(len(header.title.text()))
    assert len(titles) > 1  # some names are longer than others
    assert len(at) == 1


@pytest.mark.dressed
def test_nothing_of_the_tooltip_is_cut_in_either_language(bench: Bench, hands: Hands) -> None:
    bench.post("2026-09-03 10:00", "one")
    bench.post("2026-09-04 10:00", "two")
    for language in ("en", "es"):
        bench.ui.language.choose(language)
        hands.look()
        hands.page.model.select([key(hands.entry("one")), key(hands.entry("two"))])
        what = parcel.parcel(hands.page.model.chosen(), hands.entry("one"))
        assert hands.carry(what, hands.centre(date(2026, 9, 23)))  # a Wednesday, the longest in Spanish
        tip = hands.page.tip
        for each in (tip.title, tip.text, tip.keys):
            plain = QTextDocumentFragment.fromHtml(each.text()).toPlainText()
            inside, font = each.contentsRect(), QFont(each.font())
            if each is tip.title:
                font.setWeight(QFont.Weight.DemiBold)
            need = QFontMetrics(font).boundingRect(inside, int(Qt.TextFlag.TextWordWrap), plain)
            assert need.width() <= inside.width(), plain
            assert need.height() <= inside.height(), plain


def test_the_picture_of_what_is_carried_leaves_the_tooltip_free(bench: Bench) -> None:
    picture = QPixmap(200, 48)
    assert held(bench.ui, picture, QPoint(30, 4)) == QPoint(30, 48 - bench.ui.theme.px(16))
    assert held(bench.ui, picture, QPoint(30, 40)) == QPoint(30, 40)


def test_after_an_idea_is_placed_by_key_the_next_one_has_the_keys(bench: Bench, hands: Hands, qtbot: QtBot) -> None:
    for text in ("first", "second"):
        bench.desk.runtime.posts.add(bench.desk.new(bench.client, bench.auto, text=text, stage="idea"))
    hands.page.show_tray(on=True)
    hands.look()
    ideas = hands.page.tray.list
    qtbot.waitUntil(lambda: ideas.model().rowCount() == 2)
    ideas.setFocus()
    ideas.setCurrentIndex(ideas.model().index(0, 0))
    placed = ideas.chosen()[0].text
    QTest.keyClick(ideas, Qt.Key.Key_P)
    assert hands.walls(placed) != []
    assert [each.text for each in ideas.chosen()] == [{"first": "second", "second": "first"}[placed]]
