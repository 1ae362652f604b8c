"""A recurring post on the pages of a month: at each of its times, as it stood or is going to stand then."""

from __future__ import annotations

from datetime import date, datetime

from smdesk.core.exchange.record import ChannelRef, Record, Sending
from smdesk.core.exchange.spread import spread
from smdesk.core.recurrence import Freq, Rule
from smdesk.core.walltime import WallTime

ZONE = "Europe/Madrid"
PAGE = ChannelRef("facebook", "molino")


def at(day: int, month: int = 12) -> WallTime:
    return WallTime(datetime(2026, month, day, 8), ZONE)


def days(found: list[Record]) -> list[str]:
    return [f"{each.wall.local:%m-%d}" if each.wall is not None else "" for each in found]


def test_a_series_stands_at_each_of_its_times_and_says_how() -> None:
    rule = Rule(Freq.WEEKLY, left_out=(datetime(2026, 12, 16, 8),))
    series = Record(recurrence=rule.to_json(), sendings=(Sending(PAGE, at(2), "published"), Sending(PAGE, at(9))))
    once, idea = Record(planned=at(20)), Record(stage="idea")
    found = spread([series, once, idea])
    assert days(found) == ["12-02", "12-09", "12-23", "12-30", "12-20", ""]
    assert [each.published for each in found[:3]] == [True, False, False]
    assert {each.channel for one in found[:4] for each in one.sendings} == {PAGE}


def test_a_month_has_what_began_before_it_and_nothing_after_it() -> None:
    series = Record(recurrence=Rule(Freq.WEEKLY).to_json(), planned=at(25, 11))
    found = spread([series, Record(planned=at(27, 11))], date(2026, 12, 5), date(2026, 12, 20))
    assert days(found) == ["12-09", "12-16"]
