"""Status and channels changed from a list of posts: what it does to the schedule, and the exact way back."""

from __future__ import annotations

from datetime import datetime

import pytest

from smdesk.core.errors import Conflict, NotAllowed
from smdesk.core.publication import State
from smdesk.core.walltime import WallTime
from smdesk.services.media import MediaService
from smdesk.services.patches import PartInput, PostPatch, VariantInput
from smdesk.services.posts.rules import Time
from smdesk.services.reaching import ReachingService

ZONE = "Europe/Madrid"
DAY = datetime(2026, 10, 8, 18, 30)


@pytest.fixture
def sol(desk):
    return desk.client()


@pytest.fixture
def reaching(desk):
    runtime = desk.runtime
    return ReachingService(runtime.db, runtime.ledger, MediaService(runtime.media, runtime.clock), runtime.publishing)


def scheduled(desk, client, *channels):
    return desk.runtime.posts.add(desk.new(client, *channels), Time(wall=WallTime(DAY, ZONE))).post.id


def live(desk, post):
    rows = desk.runtime.publishing.views(post_id=post)
    return [(row.channel_id, row.wall) for row in rows if row.state is not State.CANCELLED]


def test_another_stage_takes_a_post_off_the_schedule_and_undoing_puts_it_back(desk, sol):
    channel = desk.channel(sol)
    post = scheduled(desk, sol, channel)
    done = desk.runtime.planning.set_stage([post], "changes")
    view = desk.runtime.posts.show(post)
    assert (view.stage, view.planned) == ("changes", WallTime(DAY, ZONE))
    assert live(desk, post) == []
    desk.runtime.planning.undo(done)
    assert live(desk, post) == [(channel.id, DAY)]
    assert desk.runtime.posts.show(post).planned is None


def test_approving_what_is_scheduled_leaves_it_scheduled(desk, sol):
    channel = desk.channel(sol)
    post = scheduled(desk, sol, channel)
    desk.runtime.planning.set_stage([post], "approved")
    assert desk.runtime.posts.show(post).stage == "approved"
    assert live(desk, post) == [(channel.id, DAY)]


def test_a_channel_more_goes_out_at_the_same_time_and_back_again(desk, reaching, sol):
    one, two = desk.channel(sol), desk.channel(sol, "luna")
    post = scheduled(desk, sol, one)
    done = reaching.set([post], two.id, on=True)
    assert live(desk, post) == [(one.id, DAY), (two.id, DAY)]
    assert reaching.channels([post]) == {post: {one.id, two.id}}
    redo = reaching.undo(done)
    assert live(desk, post) == [(one.id, DAY)]
    assert reaching.channels([post]) == {post: {one.id}}
    reaching.undo(redo)
    assert live(desk, post) == [(one.id, DAY), (two.id, DAY)]


def test_a_channel_less_comes_back_with_its_own_text(desk, reaching, sol):
    one, two = desk.channel(sol), desk.channel(sol, "luna")
    post = scheduled(desk, sol, one, two)
    own = VariantInput(parts=(PartInput("Solo aquí"),))
    desk.runtime.posts.edit(post, PostPatch(variants={two.id: own}))
    done = reaching.set([post], two.id, on=False)
    assert live(desk, post) == [(one.id, DAY)]
    assert [each.channel_id for each in desk.runtime.posts.show(post).variants] == [None, one.id]
    reaching.undo(done)
    assert live(desk, post) == [(one.id, DAY), (two.id, DAY)]
    said = {each.channel_id: each.parts for each in desk.runtime.posts.show(post).variants}
    assert said[two.id][0].text == "Solo aquí"


def test_the_last_channel_of_what_is_scheduled_stays(desk, reaching, sol):
    one = desk.channel(sol)
    post = scheduled(desk, sol, one)
    with pytest.raises(NotAllowed) as refused:
        reaching.set([post], one.id, on=False)
    assert refused.value.code == "last_channel"
    assert live(desk, post) == [(one.id, DAY)]


def test_undoing_says_so_when_the_post_was_written_on_meanwhile(desk, reaching, sol):
    one, two = desk.channel(sol), desk.channel(sol, "luna")
    post = desk.add(sol, one).post.id
    done = reaching.set([post], two.id, on=True)
    desk.runtime.posts.edit(post, PostPatch(title="Otro"))
    with pytest.raises(Conflict):
        reaching.undo(done)


def test_how_posts_stand_is_told_in_their_order_without_what_was_put_away(desk, reaching, sol):
    channel = desk.channel(sol)
    plan, sent, gone = (desk.runtime.posts.add(desk.new(sol, channel)).post.id for _ in range(3))
    desk.runtime.posts.plan(plan, WallTime(DAY, ZONE))
    desk.runtime.posts.schedule(sent, Time(wall=WallTime(DAY, ZONE)))
    desk.runtime.posts.delete(gone)
    found = reaching.stand([sent, gone, plan, sent])
    assert [(each.post_id, each.scheduled, each.out, each.recurs) for each in found] == [
        (sent, True, False, False), (plan, False, False, False),
    ]  # fmt: skip
    assert [each.planned for each in found] == [None, WallTime(DAY, ZONE)]
    desk.runtime.planning.set_stage([sent], "changes")
    assert [(each.scheduled, each.planned) for each in reaching.stand([sent])] == [(False, WallTime(DAY, ZONE))]
