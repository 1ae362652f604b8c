"""Taking back "it is published", said by hand: where it was, nothing sent, and never what a network told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from smdesk.core.errors import NotAllowed
from smdesk.core.publication import State
from smdesk.services.posts.rules import Time
from smdesk.services.views import PublicationView
from tests.services.desk import Desk


def marked(desk: Desk, state: State, url: str = "", name: str = "Sol") -> PublicationView:
    """A publication that was in this state until the person said that it is out."""
    client = desk.client(name)
    channel = desk.channel(client, name.lower())
    hand = desk.runtime.channels.connect_assisted("facebook", client.id, "molino")
    where = hand if state is State.ASSISTED else channel
    post = desk.add(client, where, text="Pan", after=timedelta(hours=1)).post
    (view,) = desk.runtime.publishing.views(post_id=post.id)
    if state is not State.SCHEDULED:
        with desk.runtime.publishing.ledger.change() as change:
            extra = {"doubt": True, "ask": "listing_cut"} if state is State.UNCONFIRMED else {}
            change.move(change.row(view.id), state, **extra)
    assert desk.runtime.publishing.view(view.id).state is state
    return desk.runtime.publishing.resolve(view.id, published_url=url)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (State.ASSISTED, State.ASSISTED),
        (State.UNCONFIRMED, State.UNCONFIRMED),
        (State.FAILED, State.FAILED),
        (State.LATE, State.LATE),
        (State.SCHEDULED, State.LATE),
        (State.HELD, State.LATE),
    ],
)
def test_it_is_what_it_was_and_nothing_goes_out_by_itself(desk: Desk, before: State, after: State) -> None:
    url = "https://www.facebook.com/molino/posts/1" if before is State.ASSISTED else ""
    view = marked(desk, before, url)
    assert (view.state, view.proof, view.remote_url) == (State.PUBLISHED, "person", url)
    back = desk.runtime.publishing.unmark(view.id)
    assert (back.state, back.proof, back.published_at, back.remote_url) == (after, "", None, "")
    assert back.next_step != "nothing"
    assert back.ask == ("mark_taken_back" if after is State.UNCONFIRMED else "")
    for _ in range(3):
        desk.clock.advance(7200)
        desk.publish()
    assert desk.runtime.publishing.view(view.id).state is after
    assert desk.runtime.publishing.view(view.id).attempts == 0
    assert [move.reason for move in desk.runtime.publishing.history(view.id).transitions][-2:] == [
        "said_published", "unmarked",
    ]  # fmt: skip


def test_a_new_decision_sends_it_once_and_a_new_mark_holds(desk: Desk) -> None:
    view = marked(desk, State.LATE)
    publishing = desk.runtime.publishing
    publishing.unmark(view.id)
    publishing.now(view.id)
    desk.publish()
    out = publishing.view(view.id)
    assert (out.state, out.proof, out.attempts) == (State.PUBLISHED, "answer", 1)
    with pytest.raises(NotAllowed) as caught:
        publishing.unmark(view.id)
    assert caught.value.code == "nothing_marked"
    again = marked(desk, State.FAILED, name="Luna")
    publishing.unmark(again.id)
    assert publishing.resolve(again.id, published_url="").proof == "person"


def test_a_mark_stays_after_a_day_and_once_the_post_was_planned_anew(desk: Desk) -> None:
    view = marked(desk, State.FAILED)
    desk.clock.advance(24 * 3600 + 1)
    with pytest.raises(NotAllowed) as caught:
        desk.runtime.publishing.unmark(view.id)
    assert caught.value.code == "mark_too_old"
    other = marked(desk, State.FAILED, name="Luna")
    when = Time(wall=desk.wall(timedelta(hours=2)))
    desk.runtime.posts.schedule(other.post_id, when, channels=(other.channel_id,))
    with pytest.raises(NotAllowed) as caught:
        desk.runtime.publishing.unmark(other.id)
    assert caught.value.code == "already_planned"


def test_the_first_comment_is_called_off_unless_it_is_out(desk: Desk) -> None:
    client = desk.client()
    channel = desk.channel(client)
    publishing = desk.runtime.publishing
    for sent in (False, True):
        post = desk.add(
            client, channel, text=f"Pan {sent}", base={"first_comment": "Receta"}, after=timedelta(hours=1)
        ).post
        (view,) = publishing.views(post_id=post.id)
        publishing.resolve(view.id, published_url="")
        comment = publishing.view(view.id).first_comment
        assert comment is not None
        if sent:
            with publishing.ledger.change() as change:
                change.move(change.row(comment.id), State.SENDING, step="comment:0", boot_id="b")
                change.move(change.row(comment.id), State.PUBLISHED, proof="answer", remote_id="c1")
            with pytest.raises(NotAllowed) as caught:
                publishing.unmark(view.id)
            assert caught.value.code == "comment_sent"
        else:
            publishing.unmark(view.id)
            assert publishing.view(comment.id).state is State.CANCELLED
