"""The outline of a month laid on the next: its days, times, pillars and channels, as ideas, and taken back at once."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from smdesk.core.errors import InvalidInput
from smdesk.core.walltime import WallTime
from smdesk.services.plan.outline import month_before, same_weekday
from smdesk.services.posts.rules import Time
from tests.services.desk import Desk

ZONE = "Europe/Madrid"


def test_a_weekday_is_the_same_one_of_its_month() -> None:
    assert same_weekday(date(2026, 11, 10), date(2026, 12, 1)) == date(2026, 12, 8)  # the second Tuesday
    assert same_weekday(date(2026, 11, 1), date(2026, 12, 1)) == date(2026, 12, 6)  # the first Sunday
    assert same_weekday(date(2026, 12, 29), date(2027, 1, 1)) is None  # a fifth Tuesday, of which January has none
    assert month_before("2027-01") == "2026-12"


def test_days_times_pillars_and_channels_are_laid_on_the_next_month_and_taken_back(desk: Desk) -> None:
    runtime, client = desk.runtime, desk.client("Molino", zone=ZONE)
    channel, gone = desk.channel(client, "molino"), desk.channel(client, "gone")
    value = runtime.pillars.add(client.id, "Value", kind="value", target=70).id
    first = WallTime(datetime(2026, 12, 8, 9), ZONE)
    runtime.posts.add(desk.new(client, channel, text="Pan", pillar_id=value), Time(wall=first))
    runtime.posts.add(
        desk.new(client, channel, gone, text="Sin pilar", planned=WallTime(datetime(2026, 12, 10, 18), ZONE))
    )
    runtime.channels.disconnect(gone.id)
    laid = runtime.outlines.lay(client.id, "2027-01")
    days = runtime.calendar.days(date(2027, 1, 1), date(2027, 2, 1), client.id)
    stand = [entry for day in sorted(days) for entry in days[day]]
    assert [(f"{each.wall:%d %H:%M}", each.title, each.pillar_id, each.stage, each.text) for each in stand] == [
        ("12 09:00", "Value", value, "idea", ""),
        ("14 18:00", "", None, "idea", ""),
    ]
    assert [[number for number, _ in each.targets] for each in stand] == [[channel.id], [channel.id]]
    assert runtime.outlines.spots(client.id, "2027-01") == ()  # those times are taken now
    again = runtime.planning.undo(laid)
    assert not any(runtime.calendar.days(date(2027, 1, 1), date(2027, 2, 1), client.id).values())
    runtime.planning.undo(again)
    assert sum(map(len, runtime.calendar.days(date(2027, 1, 1), date(2027, 2, 1), client.id).values())) == 2


def test_a_month_that_has_nothing_to_give_or_is_over_is_refused(desk: Desk) -> None:
    client = desk.client("Molino", zone=ZONE)
    for month in ("2027-01", "2020-01"):
        with pytest.raises(InvalidInput, match="nothing_to_lay"):
            desk.runtime.outlines.lay(client.id, month)
    with pytest.raises(InvalidInput, match="bad_month"):
        desk.runtime.outlines.lay(client.id, "soon")
