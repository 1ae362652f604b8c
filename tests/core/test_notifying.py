"""What is told, when, and in how many notifications."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core.notifying import (
    APART,
    GROW,
    SETTLE,
    SWITCHES,
    TOGETHER,
    Happening,
    Kind,
    Planner,
    Quiet,
    Rules,
    lead_reached,
)

START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
EVERYTHING = Rules(lead_min=15, off=frozenset())
NOON = time(12, 0)
LOUD = Quiet()
NIGHT = Quiet(hours=(time(22, 0), time(8, 0)))


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def failed(publication: int, channel: int = 1, code: str = "refused") -> Happening:
    return Happening(Kind.FAILED, publication, channel, code)


def out(publication: int) -> Happening:
    return Happening(Kind.PUBLISHED, publication, 1)


def told(planner: Planner, seconds: float, quiet: Quiet = LOUD, wall: time = NOON):
    return planner.ready(at(seconds), wall, quiet)


@pytest.mark.parametrize(
    ("network", "days", "lead"),
    [
        ("linkedin", 11, None), ("linkedin", 10, 10), ("linkedin", 4, 10), ("linkedin", 3, 3), ("linkedin", 0, None),
        ("instagram", 8, None), ("instagram", 7, 7), ("instagram", 0.1, 7), ("instagram", -1, None),
    ],
)  # fmt: skip
def test_an_access_is_told_at_the_leads_of_its_network(network, days, lead):
    assert lead_reached(network, timedelta(days=days)) == lead


def test_one_thing_is_one_notification_after_it_has_settled():
    planner = Planner()
    planner.heard(failed(7), EVERYTHING, at(0))
    assert told(planner, 1) == []
    (notice,) = told(planner, 2)
    assert (notice.kind, notice.publications, notice.channel, notice.code) == (Kind.FAILED, (7,), 1, "refused")
    assert told(planner, 3) == []
    assert told(planner, 300) == []


def test_what_is_published_within_a_minute_is_one_notification_that_grows():
    planner = Planner()
    planner.heard(out(1), EVERYTHING, at(0))
    planner.heard(out(2), EVERYTHING, at(1))
    (first,) = told(planner, 2)
    assert first.publications == (1, 2)
    planner.heard(out(3), EVERYTHING, at(5))
    assert told(planner, 6) == []  # not more often than every ten seconds
    planner.heard(out(4), EVERYTHING, at(11))
    (second,) = told(planner, 12)
    assert second.tag == first.tag
    assert second.publications == (1, 2, 3, 4)
    planner.heard(out(5), EVERYTHING, at(61))
    (third,) = told(planner, 63)
    assert third.tag != first.tag
    assert third.publications == (5,)


def test_failures_of_one_cause_are_one_and_of_two_causes_two():
    planner = Planner()
    for happening in (failed(1), failed(2), failed(3, code="too_long"), failed(4, channel=2)):
        planner.heard(happening, EVERYTHING, at(0))
    for seconds, publications in ((2, (1, 2)), (62, (3,)), (122, (4,))):  # at most one a minute
        assert [notice.publications for notice in told(planner, seconds)] == [publications]
        assert told(planner, seconds + 59) == []


def test_what_waits_its_minute_grows_together_and_what_is_more_urgent_goes_first():
    planner = Planner()
    planner.heard(out(1), EVERYTHING, at(0))
    assert [notice.kind for notice in told(planner, 2)] == [Kind.PUBLISHED]
    for number in (2, 3, 4):
        planner.heard(Happening(Kind.DUE, number, 1), EVERYTHING, at(10 + number))
    planner.heard(failed(5), EVERYTHING, at(30))
    assert told(planner, 61) == []
    assert [notice.kind for notice in told(planner, 62)] == [Kind.FAILED]
    (due,) = told(planner, 122)
    assert due.publications == (2, 3, 4)


def test_the_same_failure_heard_twice_is_told_once_and_after_a_retry_again():
    planner = Planner()
    planner.heard(failed(1), EVERYTHING, at(0))
    planner.heard(failed(1), EVERYTHING, at(1))
    (first,) = told(planner, 2)
    planner.heard(failed(1), EVERYTHING, at(30))
    assert told(planner, 60) == []
    assert planner.settled([1]) == (first.tag,)
    planner.heard(failed(1), EVERYTHING, at(61))
    (again,) = told(planner, 63)
    assert again.publications == (1,)
    assert again.tag != first.tag


def test_a_failure_of_another_post_hours_later_is_told():
    planner = Planner()
    planner.heard(failed(1), EVERYTHING, at(0))
    told(planner, 2)
    planner.heard(failed(2), EVERYTHING, at(7200))
    assert [notice.publications for notice in told(planner, 7202)] == [(2,)]


def test_an_account_is_told_once_until_it_is_repaired():
    planner = Planner()
    broken = Happening(Kind.ACCOUNT, channel=3, code="token_refused")
    planner.heard(broken, EVERYTHING, at(0))
    (first,) = told(planner, 2)
    for day in range(1, 30):
        planner.heard(broken, EVERYTHING, at(day * 86_400))
        assert told(planner, day * 86_400 + 5) == []
    assert planner.repaired(3) == (first.tag,)
    assert planner.repaired(3) == ()
    planner.heard(broken, EVERYTHING, at(40 * 86_400))
    assert len(told(planner, 40 * 86_400 + 5)) == 1


def test_everything_late_after_a_night_is_one_notification():
    planner = Planner()
    for number in range(1, 8):
        planner.heard(Happening(Kind.LATE, number, number % 3), EVERYTHING, at(0))
    (notice,) = told(planner, 2)
    assert notice.publications == (1, 2, 3, 4, 5, 6, 7)


def soon(publication: int, minutes: float) -> Happening:
    return Happening(Kind.SOON, publication, 1, due=START + timedelta(minutes=minutes))


def test_a_post_is_announced_once_when_it_is_near():
    planner = Planner()
    for minute in range(30):
        planner.upcoming(soon(1, 30), EVERYTHING, at(minute * 60))
        notices = told(planner, minute * 60 + 3)
        assert bool(notices) == (minute == 15)
    planner.upcoming(soon(1, 30), EVERYTHING, at(1800))
    assert told(planner, 1803) == []


def test_a_moved_post_is_announced_for_its_new_time():
    planner = Planner()
    planner.upcoming(soon(1, 10), EVERYTHING, at(0))
    assert told(planner, 3)[0].due == START + timedelta(minutes=10)
    planner.upcoming(soon(1, 60), EVERYTHING, at(60))
    planner.upcoming(soon(1, 60), EVERYTHING, at(50 * 60))
    assert told(planner, 50 * 60 + 3)[0].due == START + timedelta(minutes=60)


def test_no_lead_means_no_announcement():
    planner = Planner()
    planner.upcoming(soon(1, 5), Rules(lead_min=0), at(0))
    assert told(planner, 5) == []


def test_what_is_scheduled_for_the_next_minute_is_not_announced():
    planner = Planner()
    planner.upcoming(soon(1, 1), EVERYTHING, at(0))
    planner.upcoming(soon(2, 1.1), EVERYTHING, at(0))
    assert [notice.publications for notice in told(planner, 5)] == [(2,)]


@pytest.mark.parametrize("lead", [1, 2])
def test_a_lead_of_a_minute_or_two_announces_too(lead):
    planner = Planner()
    rules = Rules(lead_min=lead)
    said = []
    for second in range(0, 600, 15):  # as the window looks
        planner.upcoming(soon(1, 10), rules, at(second))
        said += [(second, notice.publications) for notice in told(planner, second + 3)]
    assert said == [(600 - lead * 60, (1,))]


def test_what_is_due_does_not_wait_for_the_minute_of_its_announcement_and_takes_it_away():
    planner = Planner()
    planner.upcoming(soon(1, 1.1), EVERYTHING, at(0))
    (announced,) = told(planner, 50)
    planner.heard(Happening(Kind.DUE, 1, 1), EVERYTHING, at(66))
    assert planner.begun([1]) == (announced.tag,)
    assert [(notice.kind, notice.publications) for notice in told(planner, 68)] == [(Kind.DUE, (1,))]
    planner.heard(failed(2), EVERYTHING, at(69))
    assert told(planner, 75) == []  # but two things that have happened are a minute apart


def test_an_announcement_waits_for_the_minute_of_whatever_was_told():
    planner = Planner()
    planner.heard(failed(7), EVERYTHING, at(0))
    assert told(planner, 2)
    planner.upcoming(soon(1, 10), EVERYTHING, at(10))
    assert told(planner, 20) == []
    assert [notice.kind for notice in told(planner, 62)] == [Kind.SOON]


@pytest.mark.parametrize(
    ("kind", "rules"),
    [
        (Kind.PUBLISHED, Rules()),
        *((kind, Rules(off=frozenset({kind}))) for kind in sorted(SWITCHES)),
    ],
)
def test_what_is_switched_off_is_never_told(kind, rules):
    planner = Planner()
    planner.heard(Happening(kind, 1, 1, "x"), rules, at(0))
    assert told(planner, 1000) == []
    planner.heard(Happening(kind, 1, 1, "x"), EVERYTHING, at(1001))
    assert len(told(planner, 1010)) == 1


@pytest.mark.parametrize(
    ("wall", "quiet"),
    [(time(22, 0), True), (time(23, 59), True), (time(0, 0), True), (time(7, 59), True), (time(8, 0), False),
     (time(21, 59), False)],
)  # fmt: skip
def test_quiet_hours_go_over_midnight(wall, quiet):
    assert NIGHT.holds(Kind.PUBLISHED, START, wall) is quiet


def test_quiet_hours_of_one_day():
    siesta = Quiet(hours=(time(14, 0), time(17, 0)))
    assert siesta.holds(Kind.DUE, START, time(15, 0))
    assert not siesta.holds(Kind.DUE, START, time(17, 0))
    assert not Quiet(hours=(time(9, 0), time(9, 0))).holds(Kind.DUE, START, time(9, 0))


def test_the_night_holds_back_all_but_failures_and_the_morning_tells_it_in_one():
    planner = Planner()
    for number in (1, 2):
        planner.heard(Happening(Kind.DUE, number, 1), EVERYTHING, at(number * 3600))
    planner.heard(failed(3), EVERYTHING, at(7200))
    assert [notice.kind for notice in told(planner, 7210, NIGHT, time(3, 0))] == [Kind.FAILED]
    (morning,) = told(planner, 36_000, NIGHT, time(8, 0))
    assert (morning.kind, morning.publications) == (Kind.DUE, (1, 2))


def test_do_not_disturb_holds_back_failures_too_until_it_ends():
    planner = Planner()
    quiet = Quiet(until=at(3600))
    planner.heard(failed(1), EVERYTHING, at(0))
    assert told(planner, 3599, quiet) == []
    assert [notice.publications for notice in told(planner, 3600, quiet)] == [(1,)]


def test_an_announcement_held_back_beyond_its_time_is_not_made():
    planner = Planner()
    planner.upcoming(soon(1, 10), EVERYTHING, at(0))
    planner.upcoming(soon(2, 14), EVERYTHING, at(0))
    assert told(planner, 5, NIGHT, time(7, 50)) == []
    assert [notice.publications for notice in told(planner, 660, NIGHT, time(8, 0))] == [(2,)]


def test_what_is_settled_before_it_is_shown_is_not_shown():
    planner = Planner()
    planner.heard(failed(1), EVERYTHING, at(0))
    planner.heard(failed(2), EVERYTHING, at(0))
    assert planner.settled([1]) == ()
    assert [notice.publications for notice in told(planner, 2)] == [(2,)]


KINDS = st.sampled_from([Kind.DUE, Kind.PUBLISHED, Kind.LATE, Kind.FAILED, Kind.UNCONFIRMED])


@given(
    st.lists(
        st.tuples(KINDS, st.integers(1, 6), st.integers(1, 2), st.floats(0, 4000)), min_size=1, max_size=30
    )
)  # fmt: skip
def test_nothing_is_kept_silent_for_ever_and_nothing_said_twice_in_two_notifications(happenings):
    planner = Planner()
    shown: dict[str, tuple[Kind, tuple[int, ...]]] = {}
    seconds = 0.0
    for kind, publication, channel, wait in happenings:
        seconds += wait
        planner.heard(Happening(kind, publication, channel, "x"), EVERYTHING, at(seconds))
        for notice in told(planner, seconds):
            before = shown.get(notice.tag, (notice.kind, ()))[1]
            assert notice.publications[: len(before)] == before  # it grows, and what stood there stays
            shown[notice.tag] = (notice.kind, notice.publications)
    for minute in range(20):  # one new one a minute: there are fewer causes than that
        for notice in told(planner, seconds + max(SETTLE, GROW, APART * minute).total_seconds()):
            shown[notice.tag] = (notice.kind, notice.publications)
    for kind, publication, _, _ in happenings:
        assert any(kind is told_kind and publication in ids for told_kind, ids in shown.values())


def test_every_kind_has_its_time_together():
    assert set(TOGETHER) == set(Kind)
