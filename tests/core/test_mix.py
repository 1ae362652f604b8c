"""Shares against goals, and the changes that bring them nearer."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from smdesk.core import mix, rebalance
from smdesk.core.mix import Code, Goal, Piece
from smdesk.core.rebalance import Act, Idea, Post, Slot

VALUE, LINKS, CONTEST, COMMUNITY, PROMO = range(1, 6)
GOALS = (
    Goal(VALUE, "value", 40), Goal(LINKS, "links", 15), Goal(CONTEST, "contest", 10), Goal(COMMUNITY, "community", 20),
    Goal(PROMO, "promo", 15),
)  # fmt: skip
START = datetime(2026, 10, 1, 9)


def pieces(*counts: tuple[int | None, int]) -> list[Piece]:
    """So many posts of each pillar, one a day, in turn so that none follows itself where it can be helped."""
    left = [[pillar, count] for pillar, count in counts]
    found: list[Piece] = []
    while any(count for _, count in left):
        for each in left:
            if each[1]:
                each[1] -= 1
                found.append(Piece(len(found), START + timedelta(days=len(found)), each[0]))
    return found


OCTOBER = pieces((VALUE, 10), (LINKS, 3), (CONTEST, 3), (COMMUNITY, 4), (PROMO, 6))


def codes(found: mix.Mix) -> list[Code]:
    return [each.code for each in found.remarks]


def test_an_october_with_too_much_promotion():
    found = mix.measure(OCTOBER, GOALS)
    assert [share.percent for share in found.shares] == [38, 12, 12, 15, 23]
    assert found.warning is not None
    assert (found.warning.code, found.warning.facts["points"]) == (Code.PROMO_OVER, 8)
    missing = {remark.facts["pillar"]: remark.facts["posts"] for remark in found.remarks if remark.code is Code.MISSING}
    assert missing == {LINKS: 1, COMMUNITY: 1}
    assert found.of(PROMO).missing == -2  # type: ignore[union-attr]


def test_points_count_only_where_one_post_fewer_would_be_nearer():
    goals = (Goal(VALUE, "value", 80), Goal(PROMO, "promo", 20))
    assert mix.measure(pieces((VALUE, 2), (PROMO, 1)), goals).warning is None  # 33 %, but none would be 20 points short
    assert mix.measure(pieces((VALUE, 1), (PROMO, 2)), goals).warning is not None
    assert Code.FEW in codes(mix.measure(pieces((VALUE, 2), (PROMO, 1)), goals))


def test_the_third_promotion_in_a_row_is_named_once():
    row = [Piece(number, START + timedelta(days=number), PROMO) for number in range(5)]
    row += [Piece(9, START + timedelta(days=1, hours=1), None)]  # one without a pillar is no rest from promotion
    found = [each for each in mix.measure(row, GOALS).remarks if each.code is Code.IN_A_ROW]
    assert [each.facts["post"] for each in found] == [2]


def test_goals_that_do_not_add_up_are_told_and_the_rest_adjusted():
    goals = [Goal(VALUE, "value", 60), Goal(COMMUNITY, "community", 30), Goal(PROMO, "promo", 20)]
    told = mix.goal_remarks(goals, ceiling=15)
    assert {each.code: dict(each.facts) for each in told} == {
        Code.GOAL_OVER_CEILING: {"goal": 20, "ceiling": 15}, Code.GOALS_SUM: {"total": 110, "points": -10},
    }  # fmt: skip
    assert mix.adjusted(goals, keep=[VALUE]) == {VALUE: 60, COMMUNITY: 24, PROMO: 16}
    assert mix.adjusted(goals, keep=[VALUE], ceiling=10) == {VALUE: 60, COMMUNITY: 30, PROMO: 10}
    assert sum(mix.adjusted([Goal(1, "value", 0), Goal(2, "links", 0), Goal(3, "promo", 0)]).values()) == 100
    assert mix.adjusted([Goal(1, "value", 30)], keep=[1]) == {1: 100}


def test_more_promotion_than_the_ceiling():
    found = mix.measure(OCTOBER, GOALS, ceiling=20)
    assert next(dict(each.facts) for each in found.remarks if each.code is Code.OVER_CEILING) == {
        "percent": 23, "ceiling": 20, "posts": 1,
    }  # fmt: skip
    assert mix.ideal(GOALS, 26, 10)[4] == 2  # of 26, a tenth is 2.6


def slots(count: int) -> list[Slot]:
    return [Slot(datetime(2026, 10, 24 + number, 10), (1,)) for number in range(count)]


def posts(empty: int = 0) -> list[Post]:
    """October; the last `empty` promotions are placeholders."""
    promo = [piece.post for piece in OCTOBER if piece.pillar == PROMO][-empty:] if empty else []
    return [Post(piece.post, piece.wall, piece.pillar, empty=piece.post in promo) for piece in OCTOBER]


def test_a_promotion_that_is_not_written_yet_becomes_what_is_missing():
    found = rebalance.propose(posts(empty=2), [], [], GOALS)
    assert [(each.act, each.given, each.pillar) for each in found] == [
        (Act.SWAP, PROMO, COMMUNITY), (Act.SWAP, PROMO, LINKS),
    ]  # fmt: skip
    assert found[0].before[4].percent == 23
    assert found[-1].after[4].percent == 15


def test_an_idea_of_the_missing_pillar_goes_onto_the_first_free_slot():
    found = rebalance.propose(posts(), [Idea(90, COMMUNITY, "A neighbour"), Idea(91, PROMO)], slots(2), GOALS)
    assert (found[0].act, found[0].post, found[0].wall) == (Act.PLACE, 90, slots(1)[0].wall)
    assert found[1].act is Act.ADD  # no idea is left of what is missing then, so a new place for one
    assert len({each.wall for each in found}) == len(found)


def test_nothing_is_proposed_where_only_written_posts_could_change():
    assert rebalance.propose(posts(), [], [], GOALS) == ()
    assert rebalance.propose([], [], slots(3), [Goal(VALUE, "value", 0)]) == ()


counts = st.lists(st.integers(0, 12), min_size=5, max_size=5)


@given(counts, st.integers(0, 6), st.integers(0, 4), st.none() | st.integers(0, 40))
def test_every_proposal_brings_the_mix_nearer_and_none_more_promotion_than_allowed(given, empty, free, ceiling):
    each_one = [pillar for pillar, count in enumerate(given, 1) for _ in range(count)]
    of = [Post(at, START + timedelta(hours=at), pillar, empty=at % 7 < empty) for at, pillar in enumerate(each_one)]
    found = rebalance.propose(of, [], slots(free), GOALS, ceiling)
    assert found == rebalance.propose(of, [], slots(free), GOALS, ceiling)
    away = [rebalance.distance([share.posts for share in each.before], GOALS, ceiling) for each in found]
    away += [rebalance.distance([share.posts for share in each.after], GOALS, ceiling) for each in found[-1:]]
    assert away == sorted(away, reverse=True)
    if found:
        assert rebalance.after([post.pillar for post in of], found, GOALS, ceiling) == found[-1].after
    for each in found:
        if each.pillar == PROMO:
            share = each.after[4]
            assert share.posts <= mix.most_promo(ceiling, share.whole)


@given(st.lists(st.integers(0, 100), max_size=8), st.integers(0, 300))
def test_what_is_apportioned_adds_up_and_is_within_one(weights, whole):
    found = mix.apportion(weights, whole)
    total = sum(weights)
    assert sum(found) == (whole if total else 0)
    assert all(abs(each - weight * whole / total) < 1 for each, weight in zip(found, weights, strict=True) if total)
