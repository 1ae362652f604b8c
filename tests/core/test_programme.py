"""A month proposed from cadence, slots, pillars, personas, key dates and campaigns."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from smdesk.core import mix, proposed
from smdesk.core.cadence import Rhythm, Taken, Weekly
from smdesk.core.mix import Goal
from smdesk.core.programme import propose
from smdesk.core.proposed import Campaign, Day, Item, Order, Persona, Pillar

MADRID = "Europe/Madrid"
VALUE, LINKS, COMMUNITY, PROMO = range(1, 5)
PILLARS = (
    Pillar(Goal(VALUE, "value", 40), "Value"), Pillar(Goal(LINKS, "links", 15), "Links"),
    Pillar(Goal(COMMUNITY, "community", 25), "Community"), Pillar(Goal(PROMO, "promo", 20), "Promo"),
)  # fmt: skip
INSTAGRAM, FACEBOOK = 1, 2


def slots(*pairs: str) -> tuple[Weekly, ...]:
    """`mon 09:00`."""
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    return tuple(Weekly(days.index(pair[:3]), time.fromisoformat(pair[4:])) for pair in pairs)


WEEKLY = slots("mon 09:00", "wed 09:00", "fri 18:00", "sat 11:00")


def order(**changes: object) -> Order:
    """December 2026, seen from November."""
    given = {
        "first": date(2026, 12, 1), "end": date(2027, 1, 1), "zone": MADRID,
        "now": datetime(2026, 11, 20, 9, tzinfo=UTC), "rhythms": (Rhythm(INSTAGRAM, 4, WEEKLY),), "pillars": PILLARS,
    }  # fmt: skip
    return Order(**(given | changes))  # type: ignore[arg-type]


def made(**changes: object) -> tuple[Item, ...]:
    return propose(order(**changes)).items


def codes(item: Item) -> list[str]:
    return [reason.code for reason in item.reasons]


def test_a_month_on_its_slots_in_the_agreed_mix():
    items = made()
    assert len(items) == 17  # as many slots as the month has
    assert {(item.wall.weekday(), item.wall.time()) for item in items} <= {(slot.weekday, slot.at) for slot in WEEKLY}
    counted = Counter(item.pillar for item in items)
    assert [counted[each.goal.pillar] for each in PILLARS] == mix.ideal([each.goal for each in PILLARS], 17)
    assert all({"slot", "share"} <= set(codes(item)) for item in items)
    promo = [item.pillar == PROMO for item in items]
    assert not any(one and other for one, other in pairwise(promo))


def test_channels_share_the_posts_of_the_same_time():
    items = made(
        rhythms=(Rhythm(INSTAGRAM, 4, WEEKLY), Rhythm(FACEBOOK, 2, slots("mon 09:00", "fri 18:00", "sun 20:00")))
    )
    both = [item for item in items if item.channels == (INSTAGRAM, FACEBOOK)]
    assert len(both) == 8
    assert len(items) == 17  # not one more to be written


def test_a_cadence_beyond_the_slots_finds_other_days_and_one_without_slots_the_persona_s_hour():
    items = made(rhythms=(Rhythm(INSTAGRAM, 3, slots("mon 09:00")),))
    week = [item for item in items if item.wall.date().isocalendar().week == 51]
    assert len({item.wall.date() for item in week}) == len(week) == 3
    assert sum("beyond_slots" in codes(item) for item in week) == 2
    items = made(rhythms=(Rhythm(INSTAGRAM, 2, hours=(19, 8)),))
    assert {item.wall.hour for item in items} == {19}
    assert propose(order(rhythms=(Rhythm(INSTAGRAM),))).notes[0].code == "cadence_assumed"


def test_what_stands_there_keeps_its_time_and_counts():
    there = tuple(Taken(datetime(2026, 12, day, 9), frozenset({INSTAGRAM}), PROMO) for day in (2, 7, 9, 14))
    items = made(taken=there)
    assert len(items) == 13
    assert not {item.wall for item in items} & {each.wall for each in there}
    assert not any(item.pillar == PROMO for item in items)  # 4 of 17 are more than a fifth already


def test_nothing_on_quiet_days_and_nothing_in_the_past():
    christmas = Day(date(2026, 12, 25), quiet=True)
    found = propose(order(days=(christmas,)))
    assert date(2026, 12, 25) not in {item.wall.date() for item in found.items}
    assert dict(found.notes[-1].facts) == {"days": ["2026-12-25"]}
    late = made(now=datetime(2026, 12, 16, 8, 30, tzinfo=UTC))  # 09:30 in Madrid: the slot of 09:00 has passed
    assert late[0].wall == datetime(2026, 12, 18, 18)


def test_a_key_date_gets_the_nearest_post_of_its_week_and_a_quiet_kind():
    day = Day(date(2026, 12, 10), "Human Rights Day", "world:human-rights")
    items = made(days=(day,))
    item = next(item for item in items if item.ref)
    assert (item.wall, item.name) == (datetime(2026, 12, 10, 9), "Human Rights Day")
    assert item.pillar != PROMO
    assert not any(each.ref for each in made(days=(Day(date(2026, 12, 10), "A day", "x", rank=3),)))
    assert len(items) == 17


def test_a_campaign_has_a_beginning_and_an_end():
    items = made(campaigns=(Campaign(7, "Christmas", date(2026, 12, 7), date(2026, 12, 20)),))
    inside = [item for item in items if item.campaign == 7]
    assert "campaign_start" in codes(inside[0])
    assert "campaign_end" in codes(inside[-1])
    assert all(item.pillar in {PROMO, LINKS} for item in inside[1:-1])


def test_personas_by_their_share_and_their_pillar():
    personas = (Persona(1, "Marta", 60), Persona(2, "Luis", 40))
    assert Counter(item.persona for item in made(personas=personas)) == {1: 10, 2: 7}
    only = (Pillar(Goal(VALUE, "value", 100), personas=(2,)),)
    assert {item.persona for item in made(personas=personas, pillars=only)} == {2}


def test_the_clocks_are_set_and_no_two_posts_meet():
    rhythms = (Rhythm(INSTAGRAM, None, slots("sun 02:30", "sun 03:30")),)
    items = made(first=date(2027, 3, 28), end=date(2027, 3, 29), rhythms=rhythms)
    assert [item.wall.time() for item in items] == [time(3), time(3, 30)] or len(items) == 1
    assert any("clocks_skip" in codes(item) for item in items)


def test_it_is_kept_and_read_again():
    found = propose(order(days=(Day(date(2026, 12, 10), "A day", "x"),), personas=(Persona(1),)))
    assert proposed.from_json(proposed.to_json(found)) == found
    assert proposed.from_json({"items": [{"wall": "never"}, 3]}).items == ()


weekly = st.builds(
    Weekly, st.integers(0, 6), st.builds(time, st.integers(0, 23), st.sampled_from((0, 30))),
    st.none() | st.sampled_from((VALUE, PROMO)),
)  # fmt: skip
rhythm = st.builds(
    Rhythm, st.integers(1, 3), st.none() | st.sampled_from((0.5, 1.0, 2.5, 5.0, 9.0)),
    st.lists(weekly, max_size=5).map(tuple), st.lists(st.integers(0, 23), max_size=2).map(tuple),
)  # fmt: skip
targets = st.lists(st.integers(0, 100), min_size=4, max_size=4)
kept = st.lists(
    st.builds(Taken, st.datetimes(datetime(2026, 10, 1), datetime(2026, 10, 31)).map(lambda at: at.replace(minute=0)),
              st.just(frozenset()) | st.just(frozenset({1})), st.none() | st.integers(1, 4)), max_size=12,
)  # fmt: skip


@given(
    st.lists(rhythm, max_size=3, unique_by=lambda each: each.channel), targets, kept, st.none() | st.integers(0, 60),
    st.lists(st.integers(0, 34), max_size=4), st.integers(-5, 40),
)  # fmt: skip
def test_whatever_is_asked(rhythms, goals, there, ceiling, quiet, today):
    """October, when the clocks are set back, from any day on."""
    first, end = date(2026, 10, 1), date(2026, 11, 1)
    now = datetime(2026, 10, 1, 7, tzinfo=UTC) + timedelta(days=today)
    pillars = tuple(
        Pillar(Goal(each.goal.pillar, each.goal.kind, target)) for each, target in zip(PILLARS, goals, strict=True)
    )
    days = tuple(Day(first + timedelta(days=each), str(each), quiet=each % 2 == 0, ref=str(each)) for each in quiet)
    asked = order(first=first, end=end, now=now, rhythms=tuple(rhythms), pillars=pillars, taken=tuple(there),
                  ceiling=ceiling, days=days)  # fmt: skip
    found = propose(asked)
    assert found == propose(asked)
    items = found.items
    walls = [item.wall for item in items]
    assert len(set(walls)) == len(walls) == len({item.key for item in items})
    assert not set(walls) & {each.wall for each in there}
    assert all(first <= wall.date() < end for wall in walls)
    assert all(wall.replace(tzinfo=UTC) + timedelta(hours=2) > now for wall in walls)
    assert not {wall.date() for wall in walls} & {each.day for each in days if each.quiet}
    old = [each.pillar for each in there if each.pillar is not None]
    new = [item.pillar for item in items]
    promo = new.count(PROMO)
    if promo:
        assert promo + old.count(PROMO) <= mix.most_promo(ceiling, len(old) + len(new))
    fixed = any(slot.pillar for each in rhythms for slot in each.slots)
    if items and not old and not fixed and ceiling is None and sum(goals):
        for each, target in zip(pillars, goals, strict=True):
            assert abs(new.count(each.goal.pillar) - target * len(new) / sum(goals)) < 1


def test_fractions_of_a_week_are_carried_over():
    items = made(first=date(2027, 2, 1), end=date(2027, 3, 1), rhythms=(Rhythm(INSTAGRAM, 2.5, WEEKLY),))
    weeks = Counter(item.wall.isocalendar().week for item in items)
    assert list(weeks.values()) == [3, 2, 3, 2]
