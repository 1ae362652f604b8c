"""Audits: checklists, scores, the order of findings, what is taken and refused, two looks compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core.audit import comparing, presence, ranking, values
from smdesk.core.audit.shapes import Marketing, Part, Rating, Reputation, Swot, SwotItem, Topic
from smdesk.core.errors import InvalidInput, NotFound
from smdesk.words import Words

DAY = date(2026, 10, 14)


@dataclass
class Finding:
    id: int
    impact: int
    effort: int
    position: int = 0


def test_what_nobody_looked_at_is_not_missing():
    found = presence.completeness("bluesky", {"picture": True, "bio": False, "link": True, "hours": True})
    assert (found.done, found.missing) == (("picture", "link"), ("bio",))
    assert set(found.unseen) == {"cover", "own_site", "pinned", "alt_text", "handle"}
    assert found.percent == 67
    assert presence.completeness("bluesky", {}).percent is None


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_item_of_every_checklist_has_its_name_and_its_reason(language):
    words = Words(language)
    for item in presence.items():
        assert words.t(f"audit_checks.{item}.name")
        assert words.t(f"audit_checks.{item}.why")
    assert len(presence.checklist("a network to come")) > 3


def test_the_score_is_the_mean_of_what_is_known():
    whole = presence.completeness("bluesky", dict.fromkeys(presence.checklist("bluesky"), True))
    best = presence.score(whole, last=DAY, reply_hours=1, consistency=5, day=DAY)
    assert best.value == 5
    abandoned = presence.score(whole, last=date(2026, 3, 1), reply_hours=None, consistency=None, day=DAY)
    assert (dict(abandoned.parts), abandoned.value) == ({"profile": 1.0, "rhythm": 0.0}, 3)
    nothing = presence.completeness("bluesky", {})
    assert presence.score(nothing, last=None, reply_hours=None, consistency=None, day=DAY).value is None
    assert presence.score(nothing, last=None, reply_hours=900, consistency=None, day=DAY).value == 1


def test_quick_wins_come_first_then_weight_and_equals_keep_the_order_of_the_person():
    findings = [Finding(1, 5, 5), Finding(2, 5, 3), Finding(3, 3, 2), Finding(4, 2, 1), Finding(5, 3, 2, -1)]
    assert [each.id for each in ranking.ranked(findings)] == [5, 3, 2, 4, 1]
    assert [ranking.group(each.impact, each.effort) for each in findings] == [
        "project", "project", "quick", "later", "quick",
    ]  # fmt: skip
    assert ranking.weight(5, 3) == 15


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), max_size=12), st.randoms())
def test_the_order_does_not_depend_on_the_one_they_came_in(pairs, random):
    findings = [Finding(number, *pair) for number, pair in enumerate(pairs)]
    shuffled = random.sample(findings, len(findings))
    assert ranking.ranked(shuffled) == ranking.ranked(findings)


def test_a_reputation_reads_back_as_it_was_written():
    said = Reputation(
        6, (Rating("google", 4.4, 5, 87, 11, (58, 17, 6, 2, 4)), Rating("tripadvisor", best=5)),
        (Topic("queue", 14, good=False),), (Part("Sol", 34, ours=True), Part("Luna", 30)), (70, 20, 10), ("fire",),
    )  # fmt: skip
    assert Reputation.from_json(said.checked().to_json()) == said
    assert Reputation.from_json({}) == Reputation()


@pytest.mark.parametrize(
    ("bad", "code", "field"),
    [
        (Reputation(ratings=(Rating("google", 6),)), "bad_number", "value"),
        (Reputation(ratings=(Rating("", 4),)), "title_empty", "site"),
        (Reputation(ratings=(Rating("google", 4, count=10, unanswered=11),)), "bad_number", "unanswered"),
        (Reputation(ratings=(Rating("google", 4, count=3, stars=(4, 0, 0, 0, 0)),)), "stars_over", "stars"),
        (Reputation(voice=(Part("Sol", 60), Part("Luna", 50))), "shares_over", "voice"),
        (Reputation(tone=(60, 20, 10)), "shares_sum", "tone"),
        (Reputation(tone=(-10, 100, 10)), "bad_number", "tone"),
        (Reputation(months=0), "bad_number", "months"),
    ],
)
def test_impossible_figures_are_refused_with_their_field(bad, code, field):
    with pytest.raises(InvalidInput) as refused:
        bad.checked()
    assert (refused.value.code, refused.value.facts["field"]) == (code, field)


def test_a_day_to_come_and_numbers_that_cannot_be_are_refused():
    with pytest.raises(InvalidInput, match="day_to_come"):
        values.past_day("day", "2026-10-15", DAY)
    with pytest.raises(InvalidInput, match="bad_day"):
        values.past_day("day", "14/10/2026", DAY)
    for wrong in (-1, float("nan"), 2.5, True):
        with pytest.raises(InvalidInput, match="bad_number"):
            values.whole("followers", wrong)
    assert values.whole("followers", None) is None


def test_an_entry_keeps_its_number_and_its_link_while_its_list_is_edited():
    swot = Swot().with_texts("strengths", ["own starter", "sundays"]).with_texts("threats", ["supermarket"])
    assert [each.number for each in swot.strengths] == [1, 2]
    swot = swot.with_item(SwotItem(2, "sundays", ("post:7",)))
    moved = swot.with_texts("strengths", ["sundays", " own   starter ", "", "new oven"])
    assert [(each.number, each.text, each.became) for each in moved.strengths] == [
        (2, "sundays", ("post:7",)), (1, "own starter", ()), (4, "new oven", ()),
    ]  # fmt: skip
    reworded = moved.with_texts("strengths", ["open on sundays", "own starter", "new oven"])
    assert reworded.find(2)[1] == SwotItem(2, "open on sundays", ("post:7",))
    assert Swot.from_json(reworded.to_json()) == reworded
    assert Swot.from_json({"threats": ["bare"]}).threats == (SwotItem(1, "bare"),)
    with pytest.raises(NotFound, match="unknown_swot_item"):
        swot.find(99)
    with pytest.raises(InvalidInput, match="bad_kind"):
        swot.with_texts("luck", ["x"])


def test_marketing_focus_reads_back():
    focus = Marketing("honest bread", "neighbours", "", ("leaflets",))
    assert Marketing.from_json(focus.checked().to_json()) == focus


def test_two_looks_are_compared_figure_by_figure_and_list_by_list():
    then = {"instagram": {"status": "exists", "followers": 2000, "reply_hours": 5}, "x": {"status": "exists"}}
    now = {"tiktok": {"status": "to_create"}, "instagram": {"status": "exists", "followers": 2500, "reply_hours": 9}}
    tiktok, instagram, gone = comparing.pairs(then, now)
    followers, replies = instagram.changes
    assert (followers.change, followers.percent, followers.better) == (500, 25.0, True)
    assert (replies.name, replies.better) == ("reply_hours", False)
    assert (tiktok.then, tiktok.now, gone.name, gone.now) == ("", "to_create", "x", "")
    strengths = comparing.swot({"strengths": ["Own starter", "Cheap"]}, {"strengths": ["own  STARTER", "Sundays"]})[0]
    assert (strengths.added, strengths.gone, strengths.stayed) == (("Sundays",), ("Cheap",), ("own  STARTER",))
    unknown = comparing.figures({"followers": None}, {"followers": 4}, comparing.COMPARED)[0]
    assert (unknown.change, unknown.percent, unknown.better) == (None, None, None)
