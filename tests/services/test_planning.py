"""Gestures on the calendar: all or nothing, and an exact way back and forth."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from smdesk.core.errors import Conflict, InvalidInput, NotAllowed
from smdesk.core.publication import State
from smdesk.core.walltime import Gap, Overlap, WallTime
from smdesk.services.patches import PostPatch
from smdesk.services.planning import Shift
from smdesk.services.posts.rules import Time

ZONE = "Europe/Madrid"
DAY = datetime(2026, 10, 8, 18, 30)
NEXT = datetime(2026, 10, 9, 18, 30)
ALWAYS = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC))


@pytest.fixture
def planning(desk):
    return desk.runtime.planning


@pytest.fixture
def sol(desk):
    return desk.client()


def planned(desk, client, *channels, wall=DAY, **more):
    """A draft with a place in the calendar."""
    return desk.add(client, *channels, planned=WallTime(wall, ZONE), **more).post.id


def scheduled(desk, client, *channels, wall=DAY, **more):
    new = desk.new(client, *channels, **more)
    return desk.runtime.posts.add(new, Time(wall=WallTime(wall, ZONE))).post.id


def rows(desk, post):
    return [(row.channel_id, row.wall, row.state) for row in desk.runtime.publishing.views(post_id=post)]


def live(desk, post):
    return [row for row in rows(desk, post) if row[2] is not State.CANCELLED]


def place(desk, post):
    found = desk.runtime.posts.show(post).planned
    return found.local if found else None


def test_a_move_takes_all_publications_of_the_entry_and_comes_back(desk, planning, sol):
    one, two = desk.channel(sol, "uno"), desk.channel(sol, "dos")
    post = scheduled(desk, sol, one, two)
    before = rows(desk, post)
    done = planning.move([Shift(post, 0, DAY, NEXT)])
    moved = rows(desk, post)
    assert [row[1] for row in moved] == [NEXT, NEXT]
    again = planning.undo(done)
    assert rows(desk, post) == before
    planning.undo(again)
    assert rows(desk, post) == moved


def test_several_move_at_once_or_none_does(desk, planning, sol):
    channel = desk.channel(sol)
    first, draft = scheduled(desk, sol, channel), planned(desk, sol, channel)
    past = datetime(2026, 9, 30, 10)
    with pytest.raises(InvalidInput, match="past_time"):
        planning.move([Shift(first, 0, DAY, NEXT), Shift(draft, 0, DAY, past)])
    assert rows(desk, first)[0][1] == DAY
    done = planning.move([Shift(first, 0, DAY, NEXT), Shift(draft, 0, DAY, NEXT)])
    assert (rows(desk, first)[0][1], place(desk, draft)) == (NEXT, NEXT)
    planning.undo(done)
    assert (rows(desk, first)[0][1], place(desk, draft)) == (DAY, DAY)


def test_only_the_entry_that_was_taken_moves(desk, planning, sol):
    one, two = desk.channel(sol, "uno"), desk.channel(sol, "dos")
    post = desk.runtime.posts.add(
        desk.new(sol, one, two), Time(per_channel=((one.id, WallTime(DAY, ZONE)), (two.id, WallTime(NEXT, ZONE))))
    ).post.id
    planning.move([Shift(post, 0, DAY, DAY + timedelta(days=7))])
    assert sorted(row[1] for row in rows(desk, post)) == [NEXT, DAY + timedelta(days=7)]


def test_one_occurrence_moves_and_the_series_keeps_its_times(desk, planning, sol):
    weekly = {"freq": "weekly"}
    post = scheduled(desk, sol, desk.channel(sol), wall=datetime(2026, 10, 1, 12), recurrence=weekly)
    desk.clock.advance(timedelta(hours=2).total_seconds())
    desk.publish()
    planning.move([Shift(post, 1, datetime(2026, 10, 8, 12), datetime(2026, 10, 9, 17))])
    desk.clock.advance(timedelta(days=8, hours=6).total_seconds())
    desk.publish()
    assert rows(desk, post)[-1][1:] == (datetime(2026, 10, 15, 12), State.SCHEDULED)


def test_an_idea_on_a_day_is_a_draft_with_a_time_and_an_idea_again(desk, planning, sol):
    idea = desk.add(sol, desk.channel(sol), stage="idea").post.id
    done = planning.move([Shift(idea, 0, None, DAY)])
    assert (place(desk, idea), desk.runtime.posts.show(idea).stage) == (DAY, "draft")
    planning.undo(done)
    assert (place(desk, idea), desk.runtime.posts.show(idea).stage) == (None, "idea")


def test_laid_aside_is_cancelled_and_coming_back_plans_it_anew(desk, planning, sol):
    one, two = desk.channel(sol, "uno"), desk.channel(sol, "dos")
    post = scheduled(desk, sol, one, two)
    done = planning.to_ideas([post])
    assert live(desk, post) == []
    assert [idea.post_id for idea in desk.runtime.calendar.ideas()] == [post]
    redo = planning.undo(done)
    assert live(desk, post) == [(one.id, DAY, State.SCHEDULED), (two.id, DAY, State.SCHEDULED)]
    assert desk.runtime.posts.show(post).stage == "planned"
    planning.undo(redo)
    assert live(desk, post) == []
    desk.clock.advance(timedelta(days=30).total_seconds())
    desk.publish()
    assert live(desk, post) == []


def test_what_failed_is_as_failed_as_before_after_undoing(desk, planning, sol):
    channel = desk.channel(sol)
    post = scheduled(desk, sol, channel, wall=datetime(2026, 10, 1, 12))
    desk.faults("publish", "refused")
    desk.clock.advance(timedelta(hours=1, minutes=1).total_seconds())
    desk.publish()
    (before,) = desk.runtime.publishing.views(post_id=post)
    assert before.state is State.FAILED

    def move():
        (entry,) = desk.runtime.calendar.entries(*ALWAYS)
        return planning.move([Shift(post, entry.occurrence, before.wall, NEXT)])

    for act in (move, lambda: planning.to_ideas([post]), lambda: planning.delete([post])):
        planning.undo(act())
        (now,) = [row for row in desk.runtime.publishing.views(post_id=post) if row.state is not State.CANCELLED]
        assert (now.state, now.wall, now.error_code) == (State.FAILED, before.wall, before.error_code)


def test_a_whole_afternoon_is_undone_and_done_again(desk, planning, sol):
    one, two = desk.channel(sol, "uno"), desk.channel(sol, "dos")
    post = scheduled(desk, sol, one, two)

    def stands():
        return desk.runtime.posts.show(post).stage, place(desk, post), sorted(row[1:] for row in live(desk, post))

    seen, done = [stands()], []
    for act in (
        lambda: planning.move([Shift(post, 0, DAY, NEXT)]),
        lambda: planning.to_ideas([post]),
        lambda: planning.move([Shift(post, 0, None, DAY)]),
        lambda: planning.move([Shift(post, 0, DAY, NEXT)]),
        lambda: planning.to_ideas([post]),
    ):
        done.append(act())
        seen.append(stands())
    for _ in range(2):
        redo = []
        for step in range(len(done) - 1, -1, -1):
            redo.append(planning.undo(done[step]))
            assert stands() == seen[step]
        done = []
        for step, gesture in enumerate(reversed(redo)):
            done.append(planning.undo(gesture))
            assert stands() == seen[step + 1]


def test_a_copy_is_a_draft_at_the_new_place_and_leaves_the_original(desk, planning, sol):
    post = scheduled(desk, sol, desk.channel(sol), text="Pan", title="Pan")
    done = planning.copy([Shift(post, 0, DAY, NEXT)])
    (copy,) = done.posts
    view = desk.runtime.posts.show(copy)
    assert (view.text, view.stage, place(desk, copy), rows(desk, copy)) == ("Pan", "draft", NEXT, [])
    assert rows(desk, post)[0][1] == DAY
    again = planning.undo(done)
    assert desk.runtime.posts.listing() == (desk.runtime.posts.show(post),)
    planning.undo(again)
    assert place(desk, copy) == NEXT


def test_deleting_comes_back_with_what_was_scheduled(desk, planning, sol):
    channel = desk.channel(sol)
    post, draft = scheduled(desk, sol, channel), planned(desk, sol, channel)
    done = planning.delete([post, draft])
    assert desk.runtime.posts.listing() == ()
    planning.undo(done)
    assert live(desk, post) == [(channel.id, DAY, State.SCHEDULED)]
    assert place(desk, draft) == DAY


def test_undoing_says_why_when_the_post_has_moved_on(desk, planning, sol):
    channel = desk.channel(sol)
    post, draft = scheduled(desk, sol, channel), planned(desk, sol, channel)
    done = planning.move([Shift(draft, 0, DAY, NEXT), Shift(post, 0, DAY, NEXT)])
    desk.clock.advance(timedelta(days=9).total_seconds())
    desk.publish()
    with pytest.raises(Conflict, match="calendar_moved_on"):
        planning.undo(done)
    assert place(desk, draft) == NEXT  # nothing of it is undone


def test_undoing_never_plans_into_the_past(desk, planning, sol):
    soon = datetime(2026, 10, 1, 11, 30)
    post = scheduled(desk, sol, desk.channel(sol), wall=soon)
    done = planning.move([Shift(post, 0, soon, NEXT)])
    desk.clock.advance(timedelta(hours=1).total_seconds())
    with pytest.raises(InvalidInput, match="past_time"):
        planning.undo(done)
    assert rows(desk, post)[0][1:] == (NEXT, State.SCHEDULED)


def test_what_is_out_or_under_way_is_not_laid_aside(desk, planning, sol):
    post = scheduled(desk, sol, desk.channel(sol), wall=datetime(2026, 10, 1, 12))
    desk.clock.advance(timedelta(hours=1, minutes=1).total_seconds())
    desk.publish()
    assert rows(desk, post)[0][2] is State.PUBLISHED
    for act in (planning.to_ideas, planning.delete):
        with pytest.raises(NotAllowed, match="post_is_out"):
            act([post])
    with pytest.raises(NotAllowed, match="not_scheduled"):
        planning.move([Shift(post, 0, datetime(2026, 10, 1, 12), NEXT)])


def test_an_edit_in_between_does_not_stop_undoing_a_move(desk, planning, sol):
    draft = planned(desk, sol, desk.channel(sol))
    done = planning.move([Shift(draft, 0, DAY, NEXT)])
    desk.runtime.posts.edit(draft, PostPatch(title="Other"))
    planning.undo(done)
    assert (place(desk, draft), desk.runtime.posts.show(draft).title) == (DAY, "Other")


@pytest.mark.parametrize(
    ("to", "kind"), [(datetime(2027, 3, 28, 2, 30), Gap), (datetime(2026, 10, 25, 2, 30), Overlap)]
)
def test_a_move_tells_what_the_clocks_make_of_it(desk, planning, sol, to, kind):
    draft = planned(desk, sol, desk.channel(sol))
    done = planning.move([Shift(draft, 0, DAY, to)])
    assert [type(notice) for notice in done.notices] == [kind]


def test_a_place_that_waits_for_its_words_stays_one_where_it_is_moved_and_an_idea_becomes_a_draft(desk, planning, sol):
    waiting, idea = planned(desk, sol, stage="idea"), desk.add(sol, stage="idea").post.id
    planning.move([Shift(waiting, 0, DAY, NEXT)])
    planning.move([Shift(idea, 0, None, NEXT)])
    assert (place(desk, waiting), desk.runtime.posts.show(waiting).stage) == (NEXT, "idea")
    assert desk.runtime.posts.show(idea).stage == "draft"
