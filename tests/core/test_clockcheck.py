"""Whether the clock of this computer is right."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from smdesk.adapters.http import Http
from smdesk.core import clockcheck
from smdesk.core.clock import FakeClock
from smdesk.core.clockcheck import ClockCheck

NOW = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
TEN = timedelta(minutes=10)


@pytest.fixture
def clock():
    return FakeClock(NOW)


@pytest.mark.parametrize("wrong", [TEN, -TEN])
def test_a_clock_ten_minutes_wrong_is_told(clock, wrong):
    check = ClockCheck(clock)
    check.hear("api.x.com", NOW - wrong)
    assert check.ahead() == wrong


def test_a_minute_is_nothing_to_tell(clock):
    check = ClockCheck(clock)
    check.hear("api.x.com", NOW - timedelta(minutes=1))
    assert check.ahead() == timedelta()


def test_one_host_with_a_wrong_clock_of_its_own_proves_nothing(clock):
    check = ClockCheck(clock)
    check.hear("old.site.example", NOW - TEN)
    check.hear("api.x.com", NOW)
    assert check.ahead() == timedelta()


def test_a_clock_that_was_set_right_is_not_complained_of_any_more(clock):
    check = ClockCheck(clock)
    check.hear("api.x.com", NOW - TEN)
    clock.jump(-600)
    assert check.ahead() == timedelta()


def test_what_was_heard_an_hour_ago_counts_no_more(clock):
    check = ClockCheck(clock)
    check.hear("api.x.com", NOW - TEN)
    clock.advance(3599)
    assert check.ahead() == TEN
    clock.advance(2)
    assert check.ahead() == timedelta()


@pytest.mark.parametrize(("minutes", "code"), [(10, "clock_slow"), (-10, "clock_fast")])
def test_every_answer_tells_the_time(minutes, code):
    at = datetime.now(UTC) + timedelta(minutes=minutes)
    dated = httpx.Response(200, json={}, headers={"date": at.strftime("%a, %d %b %Y %H:%M:%S GMT")})
    http = Http.create(httpx.MockTransport(lambda _: dated))
    http.ask("https://api.example.com/me")
    assert clockcheck.told() == (code, 10)


@pytest.mark.parametrize("more", [{"age": "600"}, {"date": "yesterday"}])
def test_a_kept_answer_and_nonsense_tell_nothing(more):
    at = datetime.now(UTC) - TEN
    headers = {"date": at.strftime("%a, %d %b %Y %H:%M:%S GMT"), **more}
    http = Http.create(httpx.MockTransport(lambda _: httpx.Response(200, json={}, headers=headers)))
    http.ask("https://api.example.com/me")
    assert clockcheck.told() is None
