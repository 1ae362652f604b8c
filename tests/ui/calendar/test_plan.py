"""The mix that is rebalanced, the pillars, and a month that is proposed, changed and put into the calendar."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from threading import Event, Thread, current_thread

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from smdesk.core import slots
from smdesk.core.rebalance import Act
from smdesk.services.patches import PartInput, PostPatch, VariantInput
from smdesk.services.plan.programme import ItemPatch
from smdesk.ui.calendar import menus, reading
from smdesk.ui.calendar.balance import BalanceDialog
from smdesk.ui.calendar.emptymonth import EmptyMonth
from smdesk.ui.calendar.mix import WEEK
from smdesk.ui.calendar.page import CalendarPage
from smdesk.ui.calendar.planpane import PlanPane
from smdesk.ui.kit.pillareditor import PillarEditor
from smdesk.ui.kit.place import Place
from tests.ui.calendar.conftest import Bench

MONTH = "2026-10"


class Planner:
    """The calendar of a client with three pillars and two slots a week, and the month proposed."""

    def __init__(self, bench: Bench, qtbot: QtBot) -> None:
        self.bench, self.qtbot, self.ui = bench, qtbot, bench.ui
        runtime = bench.desk.runtime
        runtime.channels.set_slots(bench.auto.id, slots.parse("tue 10:00, thu 18:00"))
        preset = (("Value", "value", 50), ("Community", "community", 30), ("Promo", "promo", 20))
        self.pillars = [runtime.pillars.add(bench.client.id, n, kind=k, target=t).id for n, k, t in preset]
        self.page = CalendarPage(bench.ui)
        self.page.said.connect(lambda text, _undo: bench.said.append(text))
        qtbot.addWidget(self.page)
        self.page.resize(1200, 800)
        self.page.show()
        qtbot.waitUntil(lambda: not self.page.model.waiting)

    def plan(self, day: date = date(2026, 10, 5)) -> PlanPane:
        self.page.go(day)
        self.page.plans.plan_month()
        pane = self.page.plans.pane
        self.qtbot.waitUntil(lambda: pane.view is not None)
        return pane

    def standing(self) -> list[str]:
        days = self.bench.desk.runtime.calendar.days(date(2026, 10, 1), date(2026, 11, 1), self.bench.client.id)
        return [entry.title for day in sorted(days) for entry in days[day]]

    def dialog(self, kind: type[QDialog]) -> QDialog:
        found: list[QDialog] = []

        def there() -> bool:
            found[:] = [each for each in self.page.findChildren(kind) if each.isVisible()]
            return bool(found)

        self.qtbot.waitUntil(there)
        return found[0]


@pytest.fixture
def planner(bench: Bench, qtbot: QtBot) -> Planner:
    return Planner(bench, qtbot)


def test_pillars_that_are_defined_while_a_month_is_proposed_end_the_word_that_there_are_none(planner: Planner) -> None:
    pillars = planner.bench.desk.runtime.pillars
    for each in planner.pillars:
        pillars.delete(each)
    pane = planner.plan()
    assert pane.problem.isVisible()
    pillars.add(planner.bench.client.id, "Value", kind="value", target=100)
    planner.qtbot.waitUntil(lambda: pane.problem.notice is not None and pane.problem.notice.kind != "warning")
    planner.qtbot.waitUntil(lambda: all(each.pillar for each in pane.view.items))  # proposed anew with them
    places: list[Place] = []  # one of the two channels has no slots: the way to them is offered
    pane.asked.connect(places.append)
    pane.problem.notice.acts[0][1]()
    assert places == [Place("channels", row=planner.bench.hand.id, detail="slots")]


def test_a_month_is_proposed_changed_by_hand_and_put_into_the_calendar_in_one_undo(planner: Planner) -> None:
    pane = planner.plan()
    assert pane.accept_button.text() == "Put 9 posts in the calendar"
    grid, first = pane.grid, pane.view.items[0]  # type: ignore[union-attr]
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Home)
    assert grid.item is not None
    QTest.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert pane.view.item(first.key).wall.date() == date(2026, 10, first.wall.day + 1)  # type: ignore[union-attr]
    QTest.keyClick(grid, Qt.Key.Key_3)
    assert pane.view.item(first.key).pillar == planner.pillars[2]  # type: ignore[union-attr]
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert pane.accept_button.text() == "Put 8 posts in the calendar"
    planner.ui.undo.undo()
    assert pane.accept_button.text() == "Put 9 posts in the calendar"
    pane.accept_button.click()
    assert len(planner.standing()) == 9
    assert not planner.page.plans.planning
    assert planner.bench.said[-1].startswith("9 places in the calendar")
    planner.ui.undo.undo()
    assert planner.standing() == []
    planner.ui.undo.redo()
    assert len(planner.standing()) == 9


def test_a_month_is_changed_and_accepted_with_keys_alone(planner: Planner) -> None:
    pane = planner.plan()
    QTest.keyClick(pane.grid, Qt.Key.Key_Home)
    QTest.keyClick(pane.grid, Qt.Key.Key_Return)
    assert pane.side.name.hasFocus()
    QTest.keyClicks(pane.side.name, "Bread of the week")
    count = len(pane.view.open)
    QTest.keyClick(pane.side.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not planner.page.plans.planning
    planner.qtbot.waitUntil(lambda: len(planner.standing()) == count)
    assert "Bread of the week" in planner.standing()
    planner.bench.ui.undo.undo()
    assert planner.standing() == []
    again = planner.plan()
    QTest.keyClick(again.grid, Qt.Key.Key_Home)
    QTest.keyClick(again.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)  # on a post it opens no field
    assert len(planner.standing()) == count


def test_f6_goes_through_a_proposed_month_and_not_what_it_covers(planner: Planner) -> None:
    pane = planner.plan()
    assert planner.page.regions() == [pane.back, pane.grid]
    QTest.keyClick(pane.grid, Qt.Key.Key_Home)
    assert planner.page.regions() == [pane.back, pane.grid, pane.side.name]
    pane.leave()
    assert planner.page.panes.keys in planner.page.regions()


def test_a_post_is_carried_to_another_day_with_the_mouse(planner: Planner) -> None:
    pane = planner.plan()
    grid = pane.grid
    card = next(each for each in grid.cards() if each.item is not None and each.item.wall.day > 7)
    assert card.item is not None
    goal = grid._cell(grid._days.index(date(2026, 10, 23))).center()
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=card.rect.center())
    QTest.mouseMove(grid, card.rect.center() + QPoint(30, 30))
    QTest.mouseMove(grid, goal)
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=goal)
    assert pane.view is not None
    assert pane.view.item(card.item.key).wall == datetime.combine(date(2026, 10, 23), card.item.wall.time())


def test_why_a_time_cannot_be_is_said_beside_it(planner: Planner) -> None:
    pane = planner.plan()
    assert pane.view is not None
    one, other = pane.view.items[:2]
    pane.grid.choose(one.key)
    assert any("slot" in label.text() for label in pane.side.findChildren(type(pane.side._title)))
    pane.changes.move_to(one.key, other.wall.date())
    pane.changes.change(one.key, ItemPatch(wall=other.wall))
    assert re.fullmatch(r"Something stands at \w{3} \d+ \w{3} \d{4}, \d\d:\d\d already\.", pane.side._problem.text())
    assert pane.side.when.property("invalid") is True
    pane.side.name.setFocus()
    QTest.keyClick(pane.side.name, Qt.Key.Key_Escape)  # back to the month, not out of the plan
    assert pane.focusWidget() is pane.grid


def test_the_week_shows_the_same_posts_with_their_reasons(planner: Planner) -> None:
    pane = planner.plan()
    pane.views.chosen.emit("week")
    assert len(pane.grid._days) == 7
    pane.turn(1)
    assert all(each.item is None or each.rect.height() > 100 for each in pane.grid.cards())
    planner.ui.language.choose("es")
    planner.qtbot.waitUntil(lambda: pane.title.text() == "Plan: octubre 2026")


def test_months_turned_to_quickly_are_all_proposed(planner: Planner) -> None:
    planner.page.go(date(2026, 10, 5))
    planner.page.plans.plan_month()
    pane = planner.page.plans.pane
    pane.turn(1)
    pane.turn(1)
    planner.qtbot.waitUntil(lambda: pane.view is not None and pane.view.month == "2026-12")
    assert pane.again.isEnabled()


def test_a_month_with_nothing_to_propose_says_where_to_go_on(planner: Planner) -> None:
    pane = planner.plan()
    assert pane.view is not None
    pane.side.tell(pane.view, None)
    assert pane.side._how.text().startswith("Choose a post")
    pane.side.tell(replace(pane.view, proposed=replace(pane.view.proposed, items=())), None)
    assert "arrows above" in pane.side._how.text()


def test_an_empty_month_to_come_offers_to_be_planned(planner: Planner) -> None:
    planner.page.go(date(2026, 10, 5))
    button = planner.page.month.findChild(QPushButton, "empty-month-plan")
    assert button is not None
    planner.qtbot.waitUntil(button.isVisible)
    button.click()
    assert planner.page.plans.planning
    planner.qtbot.waitUntil(lambda: planner.page.plans.pane.view is not None)
    planner.ui.scope.choose(None)
    assert not planner.page.plans.planning


def test_ticked_changes_bring_the_mix_nearer_in_one_undo(planner: Planner) -> None:
    runtime = planner.bench.desk.runtime
    pane = planner.plan()
    for place in range(4):
        pane.changes.give(pane.view.items[place].key, 2)  # type: ignore[union-attr]
    pane.accept_button.click()
    planner.qtbot.waitUntil(lambda: bool(planner.page.model.all_entries()))
    span = (date(2026, 10, 1), date(2026, 11, 1))

    def promotions() -> int:
        return runtime.mix.read(planner.bench.client.id, *span).mix.shares[2].posts

    before = promotions()
    planner.page.mix.wanted.emit("rebalance")
    dialog = planner.dialog(BalanceDialog)
    assert isinstance(dialog, BalanceDialog)
    ticked = len(dialog.boxes) - 1
    dialog.boxes[-1].setChecked(False)
    assert dialog.primary.text() == f"Make {ticked} change{'s' if ticked > 1 else ''}"
    dialog.primary.click()
    assert promotions() == before - ticked
    planner.ui.undo.undo()
    assert promotions() == before


def test_the_meter_counts_the_week_and_one_channel(planner: Planner) -> None:
    value = planner.pillars[0]
    planner.bench.post("2026-09-03 12:00", "one", planner.bench.auto, pillar_id=value)
    planner.bench.post("2026-09-22 12:00", "two", planner.bench.hand, pillar_id=value)
    meter = planner.page.mix
    planner.qtbot.waitUntil(lambda: meter.mix.posts == 2)
    meter.choose(WEEK, None)
    assert meter.mix.posts == 1
    planner.page.month.put_cursor(date(2026, 9, 22))
    assert meter.mix.shares[0].posts == 1
    meter.choose(WEEK, planner.bench.auto.id)
    assert meter.mix.posts == 0
    assert "week" in meter.spoken()


def test_pillars_store_themselves_and_the_rest_is_adjusted(planner: Planner) -> None:
    runtime, client = planner.bench.desk.runtime, planner.bench.client.id
    planner.page.plans.edit_pillars()
    dialog = planner.dialog(PillarEditor)
    assert isinstance(dialog, PillarEditor)
    dialog.target.setValue(70)
    assert "120" in dialog._sum.text()
    dialog.adjust.click()
    assert [each.target for each in runtime.pillars.list(client)] == [70, 18, 12]
    dialog.shift(1)
    assert [each.name for each in runtime.pillars.list(client)] == ["Community", "Value", "Promo"]
    dialog.add.click()
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "Recipes")
    dialog.close_button.click()
    assert "Recipes" in [each.name for each in runtime.pillars.list(client)]
    planner.page.plans.edit_pillars()
    again = planner.dialog(PillarEditor)
    assert isinstance(again, PillarEditor)
    assert again.focusWidget() is again.list
    QTest.keyClick(again.list, Qt.Key.Key_Delete)
    assert [each.name for each in runtime.pillars.list(client)] == ["Value", "Promo", "Recipes"]
    QTest.keyClick(again.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(runtime.pillars.list(client)) == 4
    again.close_button.click()
    for _ in range(20):
        planner.ui.undo.undo()
    assert [(each.name, each.target) for each in runtime.pillars.list(client)] == [
        ("Value", 50), ("Community", 30), ("Promo", 20),
    ]  # fmt: skip


def test_a_place_that_was_accepted_opens_and_is_written(planner: Planner) -> None:
    pane = planner.plan()
    pane.accept_button.click()
    runtime = planner.bench.desk.runtime
    days = runtime.calendar.days(date(2026, 10, 1), date(2026, 11, 1), planner.bench.client.id)
    entry = next(entry for day in sorted(days) for entry in days[day])
    base = VariantInput(parts=(PartInput("Pan"),))
    assert runtime.posts.edit(entry.post_id, PostPatch(base=base)).post.text == "Pan"


def test_a_screen_reader_finds_the_proposed_posts_and_the_chosen_one(planner: Planner) -> None:
    pane = planner.plan()
    grid = pane.grid
    grid.setFocus()
    spoken = QAccessible.queryAccessibleInterface(grid)
    assert spoken.childCount() == 9
    grid.choose(pane.view.items[2].key)  # type: ignore[union-attr]
    chosen = spoken.child(2)
    assert chosen.state().selected
    assert "Thursday 8 October" in chosen.text(QAccessible.Text.Name)
    assert grid.rect().contains(grid.mapFromGlobal(chosen.rect().center()))
    assert spoken.focusChild() is chosen


def test_what_a_rebalancing_made_and_what_it_changed_are_told_apart(planner: Planner) -> None:
    value, _, promo = planner.pillars
    for day in range(1, 11):
        pillar = promo if day > 8 else value
        planner.bench.post(f"2026-10-{day:02} 12:00", f"Written {day}", planner.bench.auto, pillar_id=pillar)
    planner.page.go(date(2026, 10, 5))
    planner.qtbot.waitUntil(lambda: planner.page.mix.mix.posts == 10)
    planner.page.mix.wanted.emit("rebalance")
    dialog = planner.dialog(BalanceDialog)
    assert isinstance(dialog, BalanceDialog)
    acts = [each.act for each in dialog.chosen()]
    assert set(acts) == {Act.ADD}  # what is written is not touched: only new places can bring the mix nearer
    dialog.primary.click()
    made = "1 place" if len(acts) == 1 else f"{len(acts)} places"
    assert planner.bench.said[-1] == f"{made} made, to be written. The mix is nearer its goals."


def test_the_keys_of_a_menu_are_named_as_on_a_spanish_keyboard(planner: Planner) -> None:
    planner.bench.post("2026-10-07 12:00", "Carrot cake", planner.bench.auto)
    planner.page.go(date(2026, 10, 7))
    planner.qtbot.waitUntil(lambda: bool(planner.page.model.all_entries()))
    entry = planner.page.model.all_entries()[0]
    planner.ui.language.choose("es")
    menu = menus.post_menu(planner.page, entry)
    keys = {text: key for text, _, key in (each.text().partition("\t") for each in menu.actions()) if key}
    planner.ui.language.choose("en")
    assert (keys["Editar"], keys["Vistazo"], keys["Borrar"]) == ("Intro", "Espacio", "Supr")


def test_a_blank_month_takes_the_structure_of_the_one_before_and_gives_it_back(planner: Planner) -> None:
    bench, page = planner.bench, planner.page
    bench.post("2026-09-08 10:00", "one")  # the second Tuesday
    blank = page.month.findChild(EmptyMonth)
    assert blank is not None
    page.go(date(2026, 10, 5))
    planner.qtbot.waitUntil(blank.isVisible)
    assert blank.findChild(QLabel).text() == "October is blank"
    copy = blank.findChild(QPushButton, "empty-month-copy")
    assert copy is not None
    planner.qtbot.waitUntil(copy.isVisible)
    assert copy.text() == "Copy September’s structure"
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert bench.said[-1] == "1 place kept, to be filled in."
    planner.qtbot.waitUntil(lambda: not blank.isVisible())
    days = bench.desk.runtime.calendar.days(date(2026, 10, 1), date(2026, 11, 1), bench.client.id)
    assert [f"{each.wall:%d %H:%M} {each.stage} {each.text}" for day in days.values() for each in day] == [
        "13 10:00 idea "
    ]
    planner.ui.undo.undo()
    planner.qtbot.waitUntil(blank.isVisible)
    assert not any(bench.desk.runtime.calendar.days(date(2026, 10, 1), date(2026, 11, 1)).values())


def test_a_month_is_blank_though_posts_stand_in_the_weeks_beside_it(planner: Planner) -> None:
    planner.bench.post("2026-09-30 10:00", "beside")
    blank = planner.page.month.findChild(EmptyMonth)
    assert blank is not None
    planner.page.go(date(2026, 10, 5))
    planner.qtbot.waitUntil(blank.isVisible)
    planner.page.go(date(2026, 9, 5))
    planner.qtbot.waitUntil(lambda: not blank.isVisible())
    planner.page.go(date(2027, 2, 5))  # January had nothing that could be laid on it
    planner.qtbot.waitUntil(blank.isVisible)
    copy = blank.findChild(QPushButton, "empty-month-copy")
    assert copy is not None
    planner.qtbot.waitUntil(lambda: not blank.waiting)
    assert not copy.isVisible()


def test_what_a_blank_month_offers_is_asked_away_from_the_window(planner: Planner) -> None:
    planner.bench.post("2026-09-08 10:00", "one")
    page, threads = planner.page, list[Thread]()
    blank = page.month.findChild(EmptyMonth)
    assert blank is not None
    page.go(date(2027, 2, 5))
    planner.qtbot.waitUntil(lambda: blank.isVisible() and not blank.waiting and not page.model.reading)
    event.listen(
        planner.ui.runtime.db._readers, "before_cursor_execute", lambda *call: threads.append(current_thread())
    )
    blank.show_in(date(2026, 10, 1), page.month.rect())
    copy = blank.findChild(QPushButton, "empty-month-copy")
    assert copy is not None
    planner.qtbot.waitUntil(copy.isVisible)
    assert threads
    assert current_thread() not in threads


def test_a_late_answer_about_a_month_that_was_left_offers_nothing(
    planner: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, gate, told = planner.page, Event(), list[str]()
    blank = page.month.findChild(EmptyMonth)
    assert blank is not None

    def spots(client: int, month: str) -> tuple[int, ...]:
        if month == "2026-10":
            gate.wait(5)
        told.append(month)
        return (1,) if month == "2026-10" else ()

    monkeypatch.setattr(planner.ui.runtime.outlines, "spots", spots)
    monkeypatch.setattr(reading, "PATIENCE_S", 0.0)
    page.go(date(2026, 10, 5))
    planner.qtbot.waitUntil(lambda: blank.waiting)
    page.go(date(2026, 11, 5))
    planner.qtbot.waitUntil(lambda: blank.isVisible() and not blank.waiting and not page.model.reading)
    gate.set()
    planner.qtbot.waitUntil(lambda: "2026-10" in told and not blank.waiting)
    planner.qtbot.wait(50)
    copy = blank.findChild(QPushButton, "empty-month-copy")
    assert copy is not None
    assert not copy.isVisible()


def test_the_bar_of_the_mix_is_filled_to_its_end(planner: Planner) -> None:
    for day, pillar in ((8, 0), (9, 1), (10, 2)):
        planner.bench.post(f"2026-09-{day:02} 10:00", "one", pillar_id=planner.pillars[pillar])
    theme, meter = planner.ui.theme, planner.page.mix
    planner.qtbot.waitUntil(lambda: meter.isVisible() and meter.mix.posts == 3)
    picture = meter.grab().toImage()
    colors = {
        theme.pillar(each.color).solid.name() for each in planner.ui.runtime.pillars.list(planner.bench.client.id)
    }
    bare = theme.hex("bg.pressed")
    line = [picture.pixelColor(x, theme.px(15) + theme.px(6)).name() for x in range(picture.width())]
    first = next(x for x, color in enumerate(line) if color in colors)
    bar = line[first : first + theme.px(256)]
    last = max(x for x, color in enumerate(bar) if color in colors)
    assert bare in bar[:last]  # between two pillars
    assert bare not in bar[last:]
