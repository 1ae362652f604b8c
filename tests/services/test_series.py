"""Recurring posts: one occurrence, what follows, everything to come; nothing is doubled or lost, and all is undone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smdesk.core.clock import FakeClock
from smdesk.core.errors import Conflict, InvalidInput, NotAllowed
from smdesk.core.publication import State
from smdesk.core.recurrence import Freq, Rule, occurrences
from smdesk.core.walltime import WallTime, resolve
from smdesk.services.patches import PostPatch
from smdesk.services.posts.rules import Time
from tests.services.desk import Desk

pytestmark = pytest.mark.slow

ZONE = "Europe/Madrid"
START = datetime(2026, 10, 19, 9, 0)  # a Monday; the clocks change on the 25th


def day(ahead: int) -> datetime:
    return START + timedelta(days=ahead)


def made(desk: Desk, rule: Rule, *, start: datetime = START) -> int:
    client = desk.client()
    new = desk.new(client, desk.channel(client), text="Buenos días", recurrence=rule.to_json())
    return desk.runtime.posts.add(new, Time(wall=WallTime(start, ZONE))).post.id


@pytest.fixture
def clock():
    return FakeClock(datetime(2026, 10, 18, 12, tzinfo=UTC))


@pytest.fixture
def weekly(desk):
    return made(desk, Rule(Freq.WEEKLY))


def to(clock: FakeClock, instant: datetime) -> None:
    clock.advance(max(0.0, (instant - clock.now()).total_seconds()))


def run(desk: Desk, clock: FakeClock, until: datetime) -> list[datetime]:
    """Let time pass, each publication on its second; the wall times of everything that went out, in order."""
    while True:
        waits = [view for view in desk.runtime.publishing.views() if view.state is State.SCHEDULED]
        due = min((view.due for view in waits), default=None)
        if due is None or due > until:
            break
        to(clock, due)
        desk.publish()
    to(clock, until)
    views = desk.runtime.publishing.views()
    return sorted(view.wall for view in views if view.state is State.PUBLISHED)


def waiting(desk: Desk, post: int) -> list[datetime]:
    return sorted(v.wall for v in desk.runtime.publishing.views(post_id=post) if v.state is State.SCHEDULED)


DECEMBER = datetime(2026, 12, 1, tzinfo=UTC)
MONDAYS = [day(7 * week) for week in range(7)]  # 19 October to 30 November


def test_one_that_waits_becomes_a_post_of_its_own_and_the_series_goes_on(desk, clock, weekly):
    act = desk.runtime.series.detach(weekly, START, day(1))
    alone = desk.runtime.posts.show(act.post)
    assert (alone.recurrence, alone.base.parts[0].text) == (None, "Buenos días")
    desk.runtime.posts.edit(act.post, PostPatch(title="Otra"))
    assert desk.runtime.posts.show(weekly).title == ""
    assert run(desk, clock, DECEMBER) == [day(1), *MONDAYS[1:]]


def test_one_that_is_not_there_yet_is_left_out_or_made_a_post_of_its_own(desk, clock, weekly):
    desk.runtime.series.skip(weekly, MONDAYS[2])
    act = desk.runtime.series.detach(weekly, MONDAYS[3])
    assert waiting(desk, act.post) == [MONDAYS[3]]
    assert waiting(desk, weekly) == [START]
    assert run(desk, clock, DECEMBER) == [MONDAYS[0], MONDAYS[1], *MONDAYS[3:]]


def test_what_follows_goes_on_as_another_series_at_another_hour(desk, clock, weekly):
    act = desk.runtime.series.split(weekly, MONDAYS[2], MONDAYS[2] + timedelta(days=1, hours=2))
    assert act.post != weekly
    later = [each + timedelta(days=1, hours=2) for each in MONDAYS[2:-1]]
    assert run(desk, clock, DECEMBER) == [*MONDAYS[:2], *later]


def test_all_of_what_is_to_come_moves_and_stays_the_same_post(desk, clock, weekly):
    run(desk, clock, datetime(2026, 10, 20, tzinfo=UTC))
    act = desk.runtime.series.shift(weekly, MONDAYS[3], MONDAYS[3] + timedelta(hours=3))
    assert act.post == weekly
    assert run(desk, clock, DECEMBER) == [START, *(each + timedelta(hours=3) for each in MONDAYS[1:])]


def test_a_series_ends_where_the_person_says_so(desk, clock, weekly):
    desk.runtime.series.end(weekly, MONDAYS[2])
    assert run(desk, clock, DECEMBER) == MONDAYS[:2]


def test_a_series_that_ends_with_its_first_is_a_draft_again(desk, weekly):
    desk.runtime.series.end(weekly, START)
    assert desk.runtime.posts.show(weekly).recurrence is None
    assert [idea.post_id for idea in desk.runtime.calendar.ideas()] == [weekly]


def test_the_thirty_first_stays_the_last_of_the_month_when_the_series_is_moved_or_split(desk, clock):
    post = made(desk, Rule(Freq.MONTHLY), start=datetime(2026, 10, 31, 9))
    november, december = datetime(2026, 11, 30, 9), datetime(2026, 12, 31, 9)
    run(desk, clock, datetime(2026, 11, 1, tzinfo=UTC))
    desk.runtime.series.shift(post, november, november.replace(hour=10))
    assert run(desk, clock, datetime(2027, 1, 5, tzinfo=UTC))[1:] == [
        november.replace(hour=10),
        december.replace(hour=10),
    ]


def test_as_many_are_left_as_were_when_a_series_with_a_count_is_split(desk, clock):
    post = made(desk, Rule(Freq.DAILY, count=5))
    desk.runtime.series.split(post, day(2), day(2).replace(hour=20))
    later = [each.replace(hour=20) for each in (day(2), day(3), day(4))]
    assert run(desk, clock, DECEMBER) == [day(0), day(1), *later]


@pytest.mark.parametrize("act", ["skip", "detach", "end", "split", "shift"])
@pytest.mark.parametrize("which", [0, 2])
def test_each_act_is_undone(desk, clock, weekly, act, which):
    at = MONDAYS[which]
    given = (weekly, at, at + timedelta(hours=5)) if act in {"detach", "split", "shift"} else (weekly, at)
    done = getattr(desk.runtime.series, act)(*given)
    desk.runtime.series.undo(done)
    assert waiting(desk, weekly) == [START]
    assert run(desk, clock, DECEMBER) == MONDAYS


def test_what_happened_since_is_not_overwritten_by_undoing(desk, clock, weekly):
    done = desk.runtime.series.detach(weekly, START)
    run(desk, clock, datetime(2026, 10, 20, tzinfo=UTC))
    with pytest.raises(Conflict, match="calendar_moved_on"):
        desk.runtime.series.undo(done)


def test_what_is_out_or_never_was_in_the_series_is_refused(desk, clock, weekly):
    run(desk, clock, datetime(2026, 10, 20, tzinfo=UTC))
    for wall in (START, day(1)):
        with pytest.raises(NotAllowed, match="not_in_series"):
            desk.runtime.series.skip(weekly, wall)
    with pytest.raises(InvalidInput, match="past_time"):
        desk.runtime.series.detach(weekly, MONDAYS[1], START)
    assert waiting(desk, weekly) == [MONDAYS[1]]


def test_after_weeks_away_only_the_next_one_that_is_not_left_out_goes_out(desk, clock, weekly):
    desk.runtime.series.skip(weekly, MONDAYS[5])
    to(clock, datetime(2026, 11, 21, tzinfo=UTC))
    desk.publish()
    assert waiting(desk, weekly) == [MONDAYS[6]]


#: Each of them is weeks of a desk: few, but a longer look is a longer one here too.
LOOKS = settings.default.max_examples // 10

acts = st.lists(
    st.tuples(
        st.sampled_from(["skip", "detach", "end", "split", "shift", "undo", "pass"]),
        st.integers(0, 12),
        st.integers(-2, 3),
    ),
    max_size=6,
)


rules = st.sampled_from([Rule(Freq.DAILY), Rule(Freq.DAILY, interval=2), Rule(Freq.WEEKLY, weekdays=(0, 3, 5))])
looking = partial(settings, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@looking(max_examples=LOOKS)
@given(acts, rules)
def test_whatever_is_done_around_a_clock_change_each_time_goes_out_once(tmp_path_factory, given_acts, rule):
    _goes_out_once(tmp_path_factory, given_acts, rule)


@pytest.mark.slow
@looking(max_examples=10 * LOOKS)
@given(acts, rules)
def test_whatever_is_done_at_length_each_time_goes_out_once(tmp_path_factory, given_acts, rule):
    _goes_out_once(tmp_path_factory, given_acts, rule)


def _goes_out_once(tmp_path_factory, given_acts, rule):
    clock = FakeClock(datetime(2026, 10, 18, 12, tzinfo=UTC))
    desk = Desk.open(tmp_path_factory.mktemp("series"), clock)
    try:
        post = made(desk, rule)
        last, end = datetime(2026, 11, 10), datetime(2026, 11, 10, tzinfo=UTC)
        plan: dict[int, list[datetime]] = {post: _walls(rule, last)}  # by post, what is still to go out
        for name, number, days in given_acts:
            plan = _do(desk, clock, plan, name, number, timedelta(days=days, hours=abs(days)))
        expected = sorted(
            each for walls in plan.values() for each in walls if resolve(WallTime(each, ZONE)).instant <= end
        )
        assert run(desk, clock, end) == expected
    finally:
        desk.runtime.close()


def _walls(rule: Rule, last: datetime) -> list[datetime]:
    found = []
    for each in occurrences(rule, WallTime(START, ZONE)):
        if each.wall.local > last + timedelta(days=30):
            return found
        found.append(each.wall.local)
    return found


def _past(wall: datetime, clock: FakeClock) -> bool:
    return resolve(WallTime(wall, ZONE)).instant <= clock.now()


def _do(desk, clock, plan, name, number, moved):
    """One act on the desk, and on the lists of what is expected."""
    if name == "pass":
        run(desk, clock, clock.now() + timedelta(days=2, hours=1))
        return plan
    to_come = {
        post: [each for each in walls if not _past(each, clock)]
        for post, walls in plan.items()
        if desk.runtime.posts.show(post).recurrence
    }
    series_left = [post for post, walls in to_come.items() if walls]
    if not series_left:
        return plan
    post = series_left[number % len(series_left)]
    coming = to_come[post]
    at = coming[number % len(coming)]
    undone = name == "undo"
    called = ("skip", "detach", "end", "split", "shift")[number % 5] if undone else name
    series, given = desk.runtime.series, [post, at]
    if called in {"detach", "split", "shift"}:
        given.append(at + moved)
    if (called == "shift" and _past(coming[0] + moved, clock)) or (called != "skip" and _past(at + moved, clock)):
        return plan
    done = getattr(series, called)(*given)
    if undone:
        series.undo(done)
        return plan
    later = [each for each in plan[post] if each >= at]
    before = [each for each in plan[post] if each < at]
    if called == "skip":
        return plan | {post: [*before, *later[1:]]}
    if called == "detach":
        return plan | {post: [*before, *later[1:]], done.post: [at + moved]}
    if called == "end":
        return plan | {post: before}
    if called == "shift" or done.post == post:
        out = [each for each in plan[post] if each not in coming]
        return plan | {post: [*out, *(each + moved for each in coming)]}
    return plan | {post: before, done.post: [each + moved for each in later]}


def test_the_calendar_shows_where_a_series_will_stand(desk, weekly):
    desk.runtime.series.skip(weekly, MONDAYS[2])
    days = desk.runtime.calendar.days(datetime(2026, 10, 1).date(), datetime(2026, 12, 1).date())
    found = [(entry.wall, entry.ghost, bool(entry.items)) for entries in days.values() for entry in entries]
    ghosts = [MONDAYS[1], *MONDAYS[3:]]
    assert sorted(found) == sorted([(START, False, True), *((wall, True, False) for wall in ghosts)])
    assert all(entry.recurs for entries in days.values() for entry in entries)
    assert [wall.local for wall in desk.runtime.series.coming(weekly, 3)] == [START, MONDAYS[1], MONDAYS[3]]


def test_what_is_to_come_is_counted_from_where_a_series_began_anew(desk, clock, weekly):
    channel = desk.runtime.channels.listing()[0]
    other = desk.runtime.posts.add(
        desk.new(desk.runtime.clients.list()[0], channel, recurrence=Rule(Freq.WEEKLY, interval=2).to_json()),
        Time(wall=WallTime(day(2), ZONE)),
    ).post.id
    desk.runtime.series.shift(weekly, START, START + timedelta(hours=3))
    desk.runtime.series.shift(other, day(2), day(9))
    coming = {post: [wall.local for wall in desk.runtime.series.coming(post, 3)] for post in (weekly, other)}
    assert coming == {
        weekly: [each + timedelta(hours=3) for each in MONDAYS[:3]],
        other: [day(9), day(23), day(37)],
    }
