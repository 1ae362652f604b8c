"""What lies over the days of the calendar: key dates, quiet days, campaigns; and what the person does with them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from smdesk.core.slots import parse
from smdesk.services.calendar.marks import Span
from smdesk.services.strategy_search import StrategySearch
from smdesk.ui.calendar import menus, parcel, ribbons, tips
from smdesk.ui.calendar.model import key
from smdesk.ui.calendar.monthgrid import LOW_CELL
from smdesk.ui.calendar.page import CalendarPage
from smdesk.ui.calendar.periods import View
from smdesk.ui.calendar.sieve import Filters
from smdesk.ui.kit.place import Place
from tests.ui.calendar.conftest import Bench
from tests.ui.helpers import dialog, press


@pytest.fixture
def page(qtbot: QtBot, bench: Bench) -> CalendarPage:
    made = CalendarPage(bench.ui)
    qtbot.addWidget(made)
    made.resize(1228, 838)
    made.show()
    qtbot.waitUntil(lambda: made.model.marks.following(date(2026, 9, 1), 1) != [])
    return made


def on(page: CalendarPage, day: date) -> list[str]:
    return [each.name for each in page.model.marks.on(day)]


def items(menu) -> list[str]:
    return [action.text().split("\t")[0] for action in menu.actions() if action.text()]


def test_key_dates_are_told_on_their_days_and_the_layer_takes_them_away(page: CalendarPage) -> None:
    peace = date(2026, 9, 21)
    assert on(page, peace) == ["International Day of Peace"]
    assert "key date International Day of Peace" in tips.spoken_day(page.model, peace)
    page.header.menus.shown.show("dates", False)
    assert on(page, peace) == []


def test_one_of_the_persons_own_is_added_with_an_end_and_taken_back(qtbot: QtBot, page: CalendarPage) -> None:
    page.key_dates.ask_new(date(2026, 9, 10))
    asked = dialog(page)
    press(asked, "primary")
    assert "name" in asked.findChild(QLineEdit).accessibleName().lower()
    assert asked.isVisible()  # without a name it stays and says why, beside the name alone
    assert [each for each in asked.findChildren(QLineEdit) if each.property("invalid")] == [asked.findChild(QLineEdit)]
    asked.findChild(QLineEdit).setText("Fair")
    press(asked, "primary")
    qtbot.waitUntil(lambda: on(page, date(2026, 9, 10)) == ["Fair"])
    page.model.ui.undo.undo()
    qtbot.waitUntil(lambda: on(page, date(2026, 9, 10)) == [])


def test_a_quiet_day_has_no_free_slots_and_warns_where_something_lands(
    qtbot: QtBot, bench: Bench, page: CalendarPage
) -> None:
    bench.desk.runtime.channels.set_slots(bench.auto.id, parse("daily 10:00"))
    post = bench.post("2026-09-03 09:00")
    day = date(2026, 9, 10)
    page.model.reload()
    assert page.model.free_slots(day)
    page.key_dates.make_quiet(day)
    qtbot.waitUntil(lambda: page.model.marks.quiet(day) is not None)
    assert page.model.free_slots(day) == ()
    said: list[str] = []
    page.said.connect(lambda text, _undo: said.append(text))
    entry = next(each for each in page.model.all_entries() if each.post_id == post)
    page.acts.put(parcel.parcel([entry], entry), day)
    assert "Nothing was to go out on that day" in said[-1]


def test_one_that_smdesk_brings_is_hidden_and_shown_again(qtbot: QtBot, page: CalendarPage) -> None:
    peace = date(2026, 9, 21)
    page.key_dates.hide(page.model.marks.on(peace)[0])
    qtbot.waitUntil(lambda: on(page, peace) == [])
    page.key_dates.show_hidden()
    qtbot.waitUntil(lambda: on(page, peace) != [])


def test_an_idea_for_a_key_date_stands_on_its_day(qtbot: QtBot, bench: Bench, page: CalendarPage) -> None:
    peace = date(2026, 9, 21)
    page.tray.upcoming.wanted.emit(page.model.marks.on(peace)[0], peace)
    qtbot.waitUntil(lambda: len(page.model.entries_on(peace)) == 1)
    (entry,) = page.model.entries_on(peace)
    assert (entry.title, entry.stage, entry.items) == ("International Day of Peace", "idea", ())
    bench.ui.undo.undo()
    qtbot.waitUntil(lambda: page.model.entries_on(peace) == ())


def test_posts_on_a_coming_key_date_are_counted_though_its_month_is_not_in_view(
    qtbot: QtBot, bench: Bench, page: CalendarPage
) -> None:
    bench.post("2026-09-21 10:00")

    def counted() -> list[str]:
        labels = (each for each in page.tray.upcoming.findChildren(QLabel) if not each.isHidden())
        return [each.text() for each in labels if each.text().startswith("✓")]

    page.show_view(View.MONTH, date(2026, 11, 3))
    qtbot.waitUntil(lambda: counted() == ["✓ 1"])
    bench.post("2026-09-21 11:00")  # news while it is out of view
    qtbot.waitUntil(lambda: counted() == ["✓ 2"])


def test_the_menu_of_a_day_offers_what_can_be_made_of_its_dates(page: CalendarPage) -> None:
    shown = items(menus.day_menu(page, date(2026, 9, 21)))
    assert {"International Day of Peace", "Add key date…", "Mark as no-post day"} <= set(shown)


def test_days_with_nothing_but_a_key_date_are_lines_of_the_agenda(bench: Bench, page: CalendarPage) -> None:
    bench.post("2026-09-21 10:00")
    page.show_view(View.AGENDA, page.model.today)
    page.refresh()
    lines = page.panes.agenda.view.lines
    days = [lines.day(line) for row in range(lines.rowCount()) if isinstance(line := lines.line(row), date)]
    assert any("21 September" in day and "Peace" in day for day in days)
    assert any("27 September" in day and "Tourism" in day for day in days)


def span(number: int, first: int, last: int) -> Span:
    return Span(number, 1, "Sol", f"C{number}", date(2026, 9, first), date(2026, 9, last), "")


def test_a_campaign_keeps_its_line_through_a_week_and_what_has_none_is_counted() -> None:
    found = ribbons.week([span(1, 1, 30), span(2, 8, 9), span(3, 9, 10), span(4, 10, 11)], date(2026, 9, 7), 2)
    assert [(band.span.id, band.line, band.first.day, band.last.day) for band in found.bands] == [
        (1, 0, 7, 13), (2, 1, 8, 9), (3, 1, 10, 10), (4, 1, 11, 11),
    ]  # fmt: skip
    assert found.more == {date(2026, 9, 9): 1, date(2026, 9, 10): 1}
    assert [found.lines[date(2026, 9, day)] for day in (7, 8, 12)] == [1, 2, 1]


def test_a_ribbon_that_has_no_line_to_its_end_begins_at_least_and_its_number_never_lies_under_posts() -> None:
    found = ribbons.week([span(1, 9, 13), span(2, 1, 30), span(3, 7, 13)], date(2026, 9, 7), 1)
    assert [(band.span.id, band.first.day, band.last.day) for band in found.bands] == [(1, 9, 13), (2, 7, 8)]
    assert {day.day: count for day, count in found.more.items()} == {7: 1, 8: 1, **dict.fromkeys(range(9, 14), 2)}
    between = ribbons.week([span(1, 7, 7), span(2, 9, 13), span(3, 7, 13)], date(2026, 9, 7), 1)
    assert between.more[date(2026, 9, 8)] == between.lines[date(2026, 9, 8)] == 1


def test_campaigns_push_the_posts_down_and_can_be_looked_for(qtbot: QtBot, bench: Bench, page: CalendarPage) -> None:
    campaigns = bench.desk.runtime.campaigns
    made = campaigns.add(bench.client.id, "Autumn", starts=date(2026, 9, 1), ends=date(2026, 9, 5))
    inside, outside = bench.post("2026-09-03 10:00", "In"), bench.post("2026-09-03 11:00", "Out")
    campaigns.assign([inside], made.id)
    qtbot.waitUntil(lambda: page.model.marks.every_campaign() != () and len(page.model.all_entries()) == 2)
    grid = page.month.grid
    assert grid.top_of(date(2026, 9, 3)) > grid.top_of(date(2026, 9, 7))
    page.model.filters = Filters(campaigns=frozenset({made.id}))
    dim = {entry.post_id: page.model.dim(entry) for entry in page.model.all_entries()}
    assert dim == {inside: False, outside: True}
    page.header.menus.shown.show("campaigns", False)
    assert page.month.grid.top_of(date(2026, 9, 3)) == page.month.grid.top_of(date(2026, 9, 7))


def test_turning_within_what_was_read_asks_the_database_no_more(qtbot: QtBot, page: CalendarPage, monkeypatch) -> None:
    asked: list[object] = []
    dates = page.model.ui.runtime.keydates
    monkeypatch.setattr(type(dates), "by_day", lambda *_args: asked.append(1) or {})
    page.turn(1)
    page.turn(-1)
    qtbot.wait(80)
    assert asked == []


def test_a_free_slot_that_is_kept_for_a_pillar_says_so(bench: Bench, page: CalendarPage) -> None:
    pillar = bench.desk.runtime.pillars.add(bench.client.id, "Recipes")
    bench.desk.runtime.channels.set_slots(bench.auto.id, parse(f"thu 10:00={pillar.id} 12:00"))
    page.refresh()
    slots = page.model.free_slots(date(2026, 9, 10))
    assert [each.pillar for each in slots] == [pillar.id, 0]
    assert "Recipes" in tips.of(page.model, slots[0])


def test_a_key_date_that_was_found_is_shown(bench: Bench, page: CalendarPage) -> None:
    made = bench.desk.runtime.keydates.add(bench.client.id, "Anniversary", date(2020, 5, 8), yearly=True)
    (found,) = StrategySearch(bench.desk.runtime.db).find("anniv")
    assert (found.kind, found.id, found.text) == ("keydate", made.id, "Anniversary")
    page.visit(Place("calendar", row=made.id))
    assert page.day == date(2027, 5, 8)


@pytest.mark.dressed
def test_a_contest_is_a_ribbon_with_its_draw_opens_and_is_found(qtbot: QtBot, bench: Bench, page: CalendarPage) -> None:
    contests = bench.desk.runtime.contests
    made = contests.add(
        bench.client.id, "Roscón", prize="A brioche ring", opens=datetime(2026, 9, 8, 9),
        closes=datetime(2026, 9, 10, 20), draws=datetime(2026, 9, 11, 10),
    )  # fmt: skip
    day = date(2026, 9, 10)
    qtbot.waitUntil(lambda: "Contest: Roscón" in tips.spoken_day(page.model, day))
    assert "Draw: Roscón" in tips.spoken_day(page.model, date(2026, 9, 11))
    asked: list[Place] = []
    page.asked.connect(asked.append)
    page.month.grab()  # painted: the ribbons are where they are
    cell = page.month.grid.cell(day)
    spot = next(QPoint(cell.center().x(), y) for y in range(cell.top(), cell.bottom())
                if page.month.ribbon_at(QPoint(cell.center().x(), y)) is not None)  # fmt: skip
    QTest.mouseDClick(page.month, Qt.MouseButton.LeftButton, pos=spot)
    next(each for each in menus.day_menu(page, day).actions() if each.text() == "Open “Roscón”").trigger()
    assert asked == [Place("campaigns", made.id, detail="contest")] * 2
    (found,) = StrategySearch(bench.desk.runtime.db).find("brioche")
    assert (found.kind, found.id, found.text) == ("contest", made.id, "Roscón")
    page.show_view(View.WEEK, day)
    assert "Contest: Roscón" in [each.text for each in page.panes.hours.head._ribbons]
    page.header.menus.shown.show("contests", False)
    assert "Roscón" not in tips.spoken_day(page.model, day)


def test_an_ad_in_the_calendar_opens_itself_and_not_its_campaign(
    qtbot: QtBot, bench: Bench, page: CalendarPage
) -> None:
    campaigns, day = bench.desk.runtime.campaigns, date(2026, 9, 10)
    campaign = campaigns.add(bench.client.id, "Autumn", starts=date(2026, 9, 7), ends=date(2026, 9, 20))
    part = campaigns.add_set(campaign.id, "Orders")
    page.header.menus.shown.show("ads", True)
    qtbot.waitUntil(lambda: "Orders" in tips.spoken_day(page.model, day))
    asked: list[Place] = []
    page.asked.connect(asked.append)
    for name in ("Orders", "Autumn"):
        next(each for each in menus.day_menu(page, day).actions() if each.text() == f"Open “{name}”").trigger()
    assert asked == [Place("campaigns", part.id, detail="set"), Place("campaigns", campaign.id)]


def test_a_post_is_copied_to_another_clients_ideas_and_back(bench: Bench, page: CalendarPage) -> None:
    other = bench.desk.client("Luna")
    bench.post("2026-09-03 10:00", "Bread")
    page.refresh()
    (entry,) = page.model.all_entries()
    page.model.select([key(entry)])
    menu = next(each for each in menus.post_menu(page, entry).actions() if each.text() == "Copy to client").menu()
    menu.actions()[0].trigger()
    (idea,) = bench.desk.runtime.calendar.ideas(other.id)
    assert (idea.text, idea.stage) == ("Bread", "idea")
    bench.ui.undo.undo()
    assert bench.desk.runtime.calendar.ideas(other.id) == []
    bench.ui.undo.redo()
    assert len(bench.desk.runtime.calendar.ideas(other.id)) == 1


def test_while_a_client_is_watching_no_other_is_named_in_the_menu_of_a_post(bench: Bench, page: CalendarPage) -> None:
    bench.desk.client("Luna")
    bench.post("2026-09-03 10:00", "Bread")
    page.refresh()
    (entry,) = page.model.all_entries()
    page.model.select([key(entry)])
    bench.ui.scope.choose(bench.client.id)
    assert "Copy to client" in [each.text() for each in menus.post_menu(page, entry).actions()]
    bench.ui.scope.watch(True)
    assert "Copy to client" not in [each.text() for each in menus.post_menu(page, entry).actions()]


@pytest.mark.dressed
def test_a_month_of_six_weeks_keeps_its_pictures_but_in_the_weeks_that_have_no_room(
    bench: Bench, page: CalendarPage
) -> None:
    for wall in ("2026-11-03 10:00", "2026-11-10 10:00", "2026-11-10 12:00", "2026-11-10 14:00"):
        bench.post(wall)
    page.go(date(2026, 11, 1))
    month = page.month
    assert month.grid.weeks == 6
    assert month.grid.cell_height < month.model.ui.theme.px(LOW_CELL)
    high, low = (month.placed(date(2026, 11, day)) for day in (3, 10))
    assert [each.rect.height() for each in high] == [month.grid.sizes.chip]
    assert len(low) == 3
    assert all(each.rect.height() < month.grid.sizes.chip for each in low)


def test_how_many_campaigns_have_no_line_is_said_where_the_number_changes(
    bench: Bench, page: CalendarPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    always = Span(1, 1, "Molino", "Always", date(2026, 1, 1), date(2026, 12, 31), "rust")
    short = Span(2, 1, "Molino", "Short", date(2026, 11, 10), date(2026, 11, 13), "rust")
    monkeypatch.setattr(page.model.marks, "campaigns", lambda *_: [always, short])
    page.go(date(2026, 11, 1))
    marks, grid = page.month.painter.marks, page.month.grid
    week = next(each for each in page.month._now().weeks if any(band.span is short for band in each.bands))
    tags = marks._tags(week, grid)
    assert list(week.more.values()) == [1] * 5  # the one that is always there waits from Monday until the other ends
    assert [words for _, words in tags] == ["+1"]
    assert grid.cell(date(2026, 11, 9)).contains(tags[0][0])
