"""The calendar's model: one query for all views, days of the client's own calendar, filters, choosing, free slots."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from smdesk.core.slots import parse
from smdesk.core.walltime import WallTime
from smdesk.ui.calendar import periods
from smdesk.ui.calendar.chips import networks
from smdesk.ui.calendar.model import CalendarModel, Selecting, key
from smdesk.ui.calendar.periods import View
from smdesk.ui.calendar.sieve import Filters
from tests.ui.calendar.conftest import Bench

DAY = date(2026, 9, 15)


def show(model: CalendarModel, view: View = View.MONTH, day: date = DAY) -> None:
    model.load(*model.range_of(view, day))


def test_week_and_day_show_what_the_month_shows(bench: Bench, model: CalendarModel) -> None:
    for day in range(2, 30, 9):
        bench.post(f"2026-09-{day:02} 23:30", f"p{day}")
        bench.post(f"2026-09-{day:02} 00:00", f"n{day}")
    show(model)
    month = {day: model.entries_on(day) for day in _days(model)}
    assert sum(len(found) for found in month.values()) == 8
    for day in list(month):
        for view in (View.WEEK, View.DAY):
            show(model, view, day)
            assert [key(each) for each in model.entries_on(day)] == [key(each) for each in month[day]]
    show(model, View.AGENDA)
    assert [key(each) for each in model.all_entries()] == [
        key(each) for day in sorted(month) for each in month[day] if day.month == DAY.month
    ]


def test_half_past_eleven_at_night_stays_on_its_day_wherever_the_client_is(bench: Bench, model: CalendarModel) -> None:
    for name, zone in (("Kiritimati", "Pacific/Kiritimati"), ("Honolulu", "Pacific/Honolulu")):
        client = bench.desk.client(name, zone=zone)
        channel = bench.desk.channel(client, name.lower())
        bench.post("2026-09-30 23:30", name, channel, client=client)
    bench.ui.scope.choose(None)
    show(model, View.DAY, date(2026, 9, 30))
    assert {(each.client, each.wall.hour) for each in model.entries_on(date(2026, 9, 30))} == {
        ("Kiritimati", 23),
        ("Honolulu", 23),
    }


def test_a_post_with_a_time_for_each_channel_stands_at_each(bench: Bench, model: CalendarModel) -> None:
    post = bench.post("2026-09-03 10:00", "both", bench.auto, bench.hand)
    show(model)
    (entry,) = model.all_entries()
    assert {item.network for item in entry.items} == {"practice", "facebook"}
    second = bench.rows(post)[1]
    bench.desk.runtime.publishing.move(second.id, WallTime(datetime(2026, 9, 4, 10), "Europe/Madrid"))
    model.reload()
    assert [each.wall.day for each in model.all_entries()] == [3, 4]


def test_what_happens_below_is_shown_without_asking(qtbot: QtBot, bench: Bench, model: CalendarModel) -> None:
    show(model)
    with qtbot.waitSignal(model.changed, timeout=3000):
        bench.post("2026-09-03 10:00")
    assert len(model.all_entries()) == 1


def test_filters_dim_and_never_take_away(bench: Bench, model: CalendarModel) -> None:
    bench.post("2026-09-03 10:00", "one", bench.auto)
    bench.post("2026-09-04 10:00", "two", bench.hand)
    show(model)
    model.filters = Filters(channels=frozenset({bench.hand.id}))
    assert [model.dim(each) for each in model.all_entries()] == [True, False]
    assert model.fitting() == 1
    model.filters = Filters(text="ONE")
    assert [model.dim(each) for each in model.all_entries()] == [False, True]
    model.filters = Filters(statuses=frozenset({"published"}))
    assert model.fitting() == 0


def test_a_planned_draft_is_found_by_the_channels_it_is_written_for(bench: Bench, model: CalendarModel) -> None:
    planned = WallTime(datetime(2026, 9, 3, 10), "Europe/Madrid")
    bench.desk.add(bench.client, bench.hand, text="draft", planned=planned)
    show(model)
    (entry,) = model.all_entries()
    assert networks(entry) == ("facebook",)
    model.filters = Filters(channels=frozenset({bench.hand.id}))
    assert not model.dim(entry)
    model.filters = Filters(channels=frozenset({bench.auto.id}))
    assert model.dim(entry)


def test_the_choice_lasts_as_long_as_what_was_chosen(bench: Bench, model: CalendarModel) -> None:
    for day in (3, 4, 5):
        bench.post(f"2026-09-{day:02} 10:00")
    show(model)
    keys = [key(each) for each in model.all_entries()]
    model.select(keys[:1])
    model.select(keys[1:2], Selecting.ADD)
    model.select(keys[:1], Selecting.TOGGLE)
    assert model.selected == {keys[1]}
    model.reload()
    assert model.selected == {keys[1]}
    show(model, View.WEEK, date(2026, 9, 21))
    assert not model.selected


def test_only_slots_to_come_that_are_not_taken_are_free(bench: Bench, model: CalendarModel) -> None:
    slots = parse("daily 10:00 18:30")
    for channel in (bench.auto, bench.hand):
        bench.desk.runtime.channels.set_slots(channel.id, slots)
    bench.post("2026-09-03 10:00", "taken", bench.auto)
    model.reload()
    show(model)
    found = model.free_slots(date(2026, 9, 3))
    assert [(slot.wall.hour, slot.channels) for slot in found] == [
        (10, (bench.hand.id,)),
        (18, (bench.auto.id, bench.hand.id)),
    ]
    assert model.free_slots(model.today - timedelta(days=1)) == ()
    bench.ui.scope.choose(None)
    assert model.free_slots(date(2026, 9, 3)) == ()


def test_periods_turn_without_losing_the_end_of_the_month() -> None:
    assert periods.turn(View.MONTH, date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert periods.turn(View.MONTH, date(2026, 1, 15), -1) == date(2025, 12, 15)
    assert periods.span(View.MONTH, date(2026, 10, 14), 0) == (date(2026, 9, 28), date(2026, 11, 2))
    assert periods.span(View.MONTH, date(2026, 10, 14), 6) == (date(2026, 9, 27), date(2026, 11, 1))
    assert periods.span(View.WEEK, date(2027, 1, 1), 0) == (date(2026, 12, 28), date(2027, 1, 4))
    british = QLocale("en_GB")
    today = date(2026, 10, 14)
    assert periods.title(View.WEEK, date(2027, 1, 1), today, 0, british) == "28 Dec 2026 – 3 Jan 2027"
    assert periods.title(View.WEEK, today, today, 0, british) == "12 – 18 October"
    assert periods.title(View.WEEK, date(2026, 10, 28), today, 0, british) == "26 Oct – 1 Nov"
    assert periods.title(View.WEEK, date(2027, 3, 3), today, 0, british) == "1 – 7 Mar 2027"
    assert periods.title(View.DAY, today, today, 0, british) == "Wednesday 14 October"
    assert periods.title(View.DAY, date(2025, 10, 14), today, 0, british) == "Tuesday 14 Oct 2025"
    assert periods.title(View.MONTH, date(2026, 10, 1), today, 0, QLocale("es_ES")) == "Octubre 2026"


def _days(model: CalendarModel) -> list[date]:
    return [model.start + timedelta(days=ahead) for ahead in range((model.end - model.start).days)]
