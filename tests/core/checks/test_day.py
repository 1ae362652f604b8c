"""What the day of a post is found to be: one without posts, one that clashes, one that wants a word."""

from __future__ import annotations

from datetime import date

from smdesk.core.checks.day import another, of_day
from smdesk.core.keydates import KeyDay
from smdesk.core.voice.rules import Sensitive

DAY = date(2026, 11, 25)


def key(name: str, kind: str, day: date = DAY) -> KeyDay:
    return KeyDay(day, day, name, kind, f"{kind}:{name}")


def codes(text: str, *there: KeyDay, sensitive: tuple[Sensitive, ...] = ()) -> list[str]:
    return [each.code for each in of_day(DAY, {DAY: there}, text, sensitive)]


def test_days_without_posts_and_holidays_that_the_text_does_not_name_are_told_of():
    assert codes("Rolls", key("", "quiet")) == ["day_quiet"]
    assert codes("Rolls", key("Día de la Constitución", "holiday")) == ["day_key"]
    assert codes("Por la constitución", key("Día de la Constitución", "holiday")) == []
    assert codes("Rolls", key("World Bread Day", "world"), key("", "clocks")) == []


def test_a_date_that_touches_a_sensitive_topic_clashes_whatever_is_written():
    topic = Sensitive("violencia de género", ("violencia",))
    against = key("Día contra la Violencia de Género", "world")
    assert codes("Contra la violencia", against, sensitive=(topic,)) == ["day_sensitive"]
    assert codes("", against) == []


def test_another_day_is_the_next_of_which_nothing_is_said():
    days = {date(2026, 11, day): (key("", "quiet", date(2026, 11, day)),) for day in (26, 27)}
    assert another(DAY, days) == date(2026, 11, 28)
    endless = {date(2026, month, day): (key("", "quiet"),) for month in (11, 12) for day in range(1, 31)}
    assert another(DAY, endless) is None
