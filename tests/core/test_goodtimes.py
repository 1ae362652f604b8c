"""Good hours: told where posts or personas say so, and nothing where they do not."""

from __future__ import annotations

from datetime import datetime, timedelta

from smdesk.core.goodtimes import ENOUGH, Outcome, Presence, of_personas, of_posts

MONDAY = datetime(2026, 10, 5, 9, 20)


def weeks(hour: int, value: float, count: int, channel: int = 1) -> list[Outcome]:
    return [Outcome(channel, MONDAY.replace(hour=hour) + timedelta(weeks=week), value) for week in range(count)]


def test_an_hour_that_goes_better_than_the_rest_stands_out_on_its_day_alone():
    found = of_posts([*weeks(9, 10, 24), *weeks(19, 30, 8)])
    assert (found.source, found.count) == ("posts", 32)
    assert found.level(MONDAY.replace(hour=19)) == 3
    assert found.level(MONDAY.replace(hour=9)) == 0
    assert found.level(MONDAY.replace(hour=19) + timedelta(days=1)) == 0
    assert found.best(0, 2) == (19,)
    assert found.best(1, 2) == ()


def test_two_lucky_posts_and_too_few_posts_tell_nothing():
    assert of_posts([*weeks(9, 10, ENOUGH), *weeks(19, 90, 2)]) is None
    assert of_posts([*weeks(9, 10, ENOUGH - 9), *weeks(19, 90, 8)]) is None


def test_a_large_account_does_not_outweigh_a_small_one():
    large = weeks(9, 1000, 20, channel=2)
    small = [*weeks(12, 10, 12), *weeks(19, 25, 6)]
    found = of_posts([*large, *small])
    assert found.best(0, 3) == (19,)


def test_personas_say_when_they_are_there_by_how_many_they_are():
    evening = tuple(3 if hour in (20, 21) else 0 for hour in range(24))
    morning = tuple(2 if hour == 8 else 0 for hour in range(24))
    found = of_personas([Presence(evening, 60), Presence(morning, 60)], 2)
    assert (found.source, found.count) == ("personas", 2)
    assert [found.levels[6][hour] for hour in (8, 20, 21, 12)] == [1, 3, 3, 0]
    assert found.best(3, 2) == (8, 20)
    assert of_personas([], 0) is None
    assert of_personas([Presence((0,) * 24)], 1) is None
