"""A round of approval from its making to the answer, with everything that changes in between."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from smdesk.core.approval import Answer, Given, Says
from smdesk.core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from smdesk.core.events import ApprovalsChanged
from smdesk.core.walltime import WallTime
from smdesk.formats import approval_answer
from smdesk.services.approvals.views import Now
from smdesk.services.patches import PartInput, PostPatch, VariantInput

DAY = timedelta(days=1)


@pytest.fixture
def sol(desk):
    return desk.client(languages=("es",))


@pytest.fixture
def channel(desk, sol):
    return desk.channel(sol)


@pytest.fixture
def posts(desk, sol, channel):
    """Three drafts with a place in the calendar."""
    return [
        desk.add(sol, channel, text=text, title=text, planned=desk.wall(DAY * days)).post.id
        for days, text in ((1, "Uno"), (2, "Dos"), (3, "Tres"))
    ]


@pytest.fixture
def sent(desk, sol, posts):
    """A round that is with the client: its view, and what went out."""
    made = desk.runtime.approvals.create(sol.id, posts, "Primera quincena")
    out, _undo = desk.runtime.approval_sending.send(made.id)
    return desk.runtime.approvals.show(made.id), out


def answer(out, *says, by="Marta", at=None):
    """The file in which a client says this to the posts of a round, in order; None: nothing."""
    given = tuple(Given(entry.key, entry.digest, *each) for entry, each in zip(out.entries, says, strict=False) if each)
    return approval_answer.write(Answer(out.key, out.digest, given, by, at))


def stages(desk, posts):
    return [desk.runtime.posts.show(post).stage for post in posts]


def edit(desk, post, text):
    return desk.runtime.posts.edit(post, PostPatch(base=VariantInput(parts=(PartInput(text),))))


def test_a_round_is_made_sent_and_answered(desk, sol, posts, sent):
    view, out = sent
    assert (view.client, view.language, [item.title for item in view.items]) == ("Sol", "es", ["Uno", "Dos", "Tres"])
    assert [item.now for item in view.items] == [Now.WAITING] * 3
    assert stages(desk, posts) == ["with_client"] * 3
    assert [entry.content.texts for entry in out.entries] == [("Uno",), ("Dos",), ("Tres",)]
    assert [place.network for place in out.entries[0].content.places] == ["practice"]
    heard = []
    desk.runtime.bus.subscribe(ApprovalsChanged, heard.append)
    said = answer(out, (Says.APPROVED,), (Says.CHANGES, "¿Y el precio?"))
    came = desk.runtime.approval_answers.apply(said, "sol.answer")
    assert (came.by, came.approved, came.changes, came.unanswered) == ("Marta", (posts[0],), (posts[1],), 1)
    assert [item.now for item in came.round.items] == [Now.APPROVED, Now.CHANGES, Now.WAITING]
    assert came.round.items[1].comment == "¿Y el precio?"
    assert stages(desk, posts) == ["approved", "changes", "with_client"]
    assert heard[0].ids == (view.id,)
    tally = desk.runtime.approvals.list(sol.id)[0].tally
    assert (tally.posts, tally.approved, tally.changes, tally.unanswered) == (3, 1, 1, 1)
    assert [(event.kind, event.facts.get("file")) for event in came.round.events if event.item_id is None] == [
        ("answered", "sol.answer")
    ]


def test_the_same_answer_twice_changes_nothing_and_says_when_it_was_taken(desk, posts, sent):
    said = answer(sent[1], (Says.APPROVED,))
    desk.runtime.approval_answers.apply(said)
    first = desk.clock.now()
    desk.clock.advance(3600)
    edit(desk, posts[0], "Otra cosa")
    again = desk.runtime.approval_answers.apply(approval_answer.block(said), "copy of it")
    assert (again.repeated, again.undo, again.approved) == (first, None, ())


def test_what_changed_since_it_was_sent_is_stale_and_not_approved(desk, posts, sent):
    edit(desk, posts[0], "Uno, y algo más")
    came = desk.runtime.approval_answers.apply(answer(sent[1], (Says.APPROVED,), (Says.APPROVED,)))
    assert (came.stale, came.approved) == ((posts[0],), (posts[1],))
    stale = came.round.items[0]
    assert (stale.now, stale.changed, stale.shown.texts) == (Now.STALE, True, ("Uno",))
    assert stages(desk, posts)[:2] == ["with_client", "approved"]
    edit(desk, posts[1], "Dos, pero otro")
    assert desk.runtime.approvals.show(came.round.id).items[1].now is Now.STALE


def test_an_alternative_text_or_another_time_keeps_the_approval(desk, posts, sent):
    desk.runtime.approval_answers.apply(answer(sent[1], (Says.APPROVED,)))
    desk.runtime.posts.plan(posts[0], desk.wall(DAY * 5))
    item = next(each for each in desk.runtime.approvals.show(sent[0].id).items if each.post_id == posts[0])
    assert (item.now, item.moved) == (Now.APPROVED, True)


def test_an_answer_to_an_earlier_sending_is_kept_beside_the_newer_post(desk, posts, sent):
    edit(desk, posts[0], "Segunda versión")
    desk.runtime.approval_sending.send(sent[0].id, only=[posts[0]])
    came = desk.runtime.approval_answers.apply(answer(sent[1], (Says.APPROVED,)))
    assert came.stale == (posts[0],)
    item = came.round.items[0]
    assert (item.version, item.now, item.says) == (2, Now.STALE, Says.APPROVED)


def test_the_clients_own_text_is_taken_and_taken_back(desk, posts, sent):
    came = desk.runtime.approval_answers.apply(answer(sent[1], (Says.TEXT, "Mejor así", ("Uno, por WhatsApp",))))
    item = came.round.items[0]
    assert (item.now, item.texts, came.changes) == (Now.CHANGES, ("Uno, por WhatsApp",), (posts[0],))
    view, undo = desk.runtime.approval_answers.use_text(came.round.id, posts[0])
    assert (view.items[0].now, desk.runtime.posts.show(posts[0]).text) == (Now.APPROVED, "Uno, por WhatsApp")
    assert stages(desk, posts)[0] == "approved"
    assert desk.runtime.posts.revisions(posts[0])[0].text == "Uno"
    redo = desk.runtime.approval_answers.undo(undo)
    assert (desk.runtime.posts.show(posts[0]).text, stages(desk, posts)[0]) == ("Uno", "changes")
    assert desk.runtime.approvals.show(came.round.id).items[0].now is Now.CHANGES
    desk.runtime.approval_answers.undo(redo)
    assert desk.runtime.posts.show(posts[0]).text == "Uno, por WhatsApp"
    assert desk.runtime.approvals.show(came.round.id).items[0].now is Now.APPROVED


def test_a_whole_answer_is_undone_unless_more_happened(desk, posts, sent):
    came = desk.runtime.approval_answers.apply(answer(sent[1], (Says.APPROVED,), (Says.CHANGES, "No")))
    desk.runtime.approval_answers.undo(came.undo)
    assert stages(desk, posts) == ["with_client"] * 3
    assert [item.now for item in desk.runtime.approvals.show(sent[0].id).items] == [Now.WAITING] * 3
    came = desk.runtime.approval_answers.apply(answer(sent[1], (Says.APPROVED,), by="Otra"))
    desk.runtime.approval_answers.by_hand(sent[0].id, posts[0], Says.CHANGES, note="Por teléfono", comment="No")
    with pytest.raises(Conflict, match="round_moved_on"):
        desk.runtime.approval_answers.undo(came.undo)


def test_an_answer_that_was_taken_back_may_come_again(desk, posts, sent):
    answers, said = desk.runtime.approval_answers, answer(sent[1], (Says.APPROVED,))
    redo = answers.undo(answers.apply(said).undo)
    again = answers.apply(said)
    assert (again.repeated, again.approved) == (None, (posts[0],))
    with pytest.raises(Conflict, match="round_moved_on"):
        answers.undo(redo)
    answers.undo(answers.undo(again.undo))
    assert answers.apply(said).repeated is not None
    kinds = [event.kind for event in desk.runtime.approvals.show(sent[0].id).events if event.item_id]
    assert kinds == ["undone", "undone", "said", "undone", "said", "sent", "sent", "sent"]


def test_a_round_that_was_never_sent_can_go_without_a_trace(desk, sol, posts, sent):
    made = desk.runtime.approvals.create(sol.id, posts[:1], "Prueba")
    desk.runtime.approvals.discard(made.id)
    desk.runtime.approvals.discard(sent[0].id)
    assert [each.id for each in desk.runtime.approvals.list()] == [sent[0].id]
    assert (desk.count("approval_round"), desk.count("approval_item")) == (1, 3)


def test_declined_changes_leave_the_post_and_say_why(desk, posts, sent):
    answers = desk.runtime.approval_answers
    answers.apply(answer(sent[1], (Says.CHANGES, "Más barato")))
    with pytest.raises(InvalidInput, match="note_empty"):
        answers.decline(sent[0].id, posts[0], "  ")
    with pytest.raises(NotAllowed, match="round_nothing_asked"):
        answers.decline(sent[0].id, posts[1], "No")
    view, undo = answers.decline(sent[0].id, posts[0], "El precio es el que es")
    assert (view.items[0].now, view.items[0].note) == (Now.DECLINED, "El precio es el que es")
    answers.undo(undo)
    assert desk.runtime.approvals.show(sent[0].id).items[0].now is Now.CHANGES


def test_what_is_scheduled_stays_so_when_sent_and_leaves_the_schedule_when_changes_are_asked_for(desk, sol, channel):
    post = desk.add(sol, channel, after=DAY, text="Programada").post.id
    made = desk.runtime.approvals.create(sol.id, [post], "Una")
    out, _ = desk.runtime.approval_sending.send(made.id)
    assert stages(desk, [post]) == ["planned"]
    desk.runtime.approval_answers.apply(answer(out, (Says.CHANGES, "Otra foto")))
    view = desk.runtime.posts.show(post)
    assert (view.stage, view.planned) == ("changes", desk.wall(DAY))
    assert desk.count("publication WHERE state = 'cancelled'") == 1


def test_an_answer_that_comes_after_publishing_is_kept_and_changes_nothing(desk, sol, channel):
    post = desk.add(sol, channel, after=timedelta(minutes=1), text="Ya").post.id
    made = desk.runtime.approvals.create(sol.id, [post], "Tarde")
    out, _ = desk.runtime.approval_sending.send(made.id)
    desk.clock.advance(60)
    desk.publish()
    came = desk.runtime.approval_answers.apply(answer(out, (Says.CHANGES, "Esperad")))
    assert (came.out, came.round.items[0].comment) == ((post,), "Esperad")
    assert desk.count("publication WHERE state = 'published'") == 1
    with pytest.raises(NotAllowed, match="post_is_out"):
        desk.runtime.approvals.create(sol.id, [post], "Otra")


def test_answers_of_others_broken_and_late_ones_are_refused_and_change_nothing(desk, posts, sent):
    view, out = sent
    answers = desk.runtime.approval_answers
    said = answer(out, (Says.APPROVED,))
    with pytest.raises(InvalidInput, match="answer_other_desk"):
        answers.apply(said.replace(out.key, "0" * 32))
    with pytest.raises(InvalidInput, match="answer_broken"):
        answers.apply(said.replace(out.entries[0].digest, "f" * 64))
    desk.runtime.approvals.close(view.id)
    with pytest.raises(NotAllowed, match="round_closed"):
        answers.apply(said)
    desk.runtime.approvals.reopen(view.id)
    desk.runtime.approvals.delete(view.id)
    with pytest.raises(NotAllowed, match="round_deleted"):
        answers.apply(said)
    assert stages(desk, posts) == ["with_client"] * 3


def test_a_post_may_be_withdrawn_and_an_answer_to_it_is_counted_only(desk, posts, sent):
    view, out = sent
    desk.runtime.approvals.withdraw(view.id, [posts[2]])
    there = desk.runtime.approvals.show(view.id)
    assert ([item.now for item in there.items][2], there.tally.withdrawn) == (Now.WITHDRAWN, 1)
    came = desk.runtime.approval_answers.apply(answer(out, None, None, (Says.APPROVED,)))
    assert (came.gone, came.approved, stages(desk, posts)[2]) == (1, (), "with_client")
    desk.runtime.approvals.add(view.id, [posts[2]])
    assert desk.runtime.approvals.show(view.id).tally.withdrawn == 0


def test_only_what_is_not_approved_goes_again(desk, posts, sent):
    view, out = sent
    desk.runtime.approval_answers.apply(answer(out, (Says.APPROVED,), (Says.CHANGES, "Otra")))
    edit(desk, posts[1], "Dos, mejor")
    again, undo = desk.runtime.approval_sending.send(view.id)
    assert [(entry.title, entry.version) for entry in again.entries] == [("Dos", 2), ("Tres", 2)]
    assert [item.now for item in desk.runtime.approvals.show(view.id).items][1] is Now.WAITING
    desk.runtime.approval_answers.undo(undo)
    assert [item.now for item in desk.runtime.approvals.show(view.id).items][1] is Now.DONE


def test_what_a_round_cannot_hold_is_refused(desk, sol, posts):
    rounds = desk.runtime.approvals
    with pytest.raises(InvalidInput, match="round_empty"):
        rounds.create(sol.id, [], "Nada")
    with pytest.raises(InvalidInput, match="title_empty"):
        rounds.create(sol.id, posts, " ")
    with pytest.raises(InvalidInput, match="name_too_long"):
        rounds.create(sol.id, posts, "x" * 201)
    with pytest.raises(InvalidInput, match="round_deadline_past"):
        rounds.create(sol.id, posts, "Tarde", deadline=datetime(2020, 1, 1))
    with pytest.raises(NotFound, match="unknown_client"):
        rounds.create(99, posts, "De nadie")
    with pytest.raises(NotFound, match="unknown_post"):
        rounds.create(sol.id, [99], "De nada")
    other = desk.client("Luna")
    with pytest.raises(InvalidInput, match="round_other_client"):
        rounds.create(other.id, posts, "Ajena")
    assert desk.count("approval_round") == 0
    made = rounds.create(sol.id, posts[:1], "Una")
    desk.runtime.posts.delete(posts[0])
    with pytest.raises(NotAllowed, match="round_nothing_to_send"):
        desk.runtime.approval_sending.send(made.id)


def test_what_may_be_in_a_round_are_the_posts_of_its_days_that_nobody_approved(desk, sol, posts, sent):
    free = desk.add(sol, text="Cuatro", title="Cuatro", planned=desk.wall(DAY * 2)).post.id
    far = desk.add(sol, text="Lejos", planned=desk.wall(DAY * 60)).post.id
    found = desk.runtime.approvals.candidates(sol.id, desk.clock.now(), desk.clock.now() + DAY * 30)
    assert [(each.post_id, each.ready, each.round_id) for each in found] == [
        (posts[0], False, sent[0].id), (posts[1], False, sent[0].id), (free, True, None), (posts[2], False, sent[0].id),
    ]  # fmt: skip
    assert far not in {each.post_id for each in found}
    desk.clock.advance(2.5 * 86400)
    later = desk.runtime.approvals.candidates(sol.id, desk.clock.now() - DAY * 5, desk.clock.now() + DAY * 30)
    assert [each.post_id for each in later if each.ready] == []


def test_an_approved_post_that_is_changed_asks_again_where_the_client_approves(desk, channel, sol):
    asked = desk.client("Luna", approval_required=True)
    theirs = desk.channel(asked, "luna")
    post = desk.add(asked, theirs, text="Uno", stage="approved").post.id
    desk.runtime.posts.schedule(post, _at(desk.wall(DAY)))
    free = desk.add(sol, channel, text="Uno", stage="approved").post.id
    edit(desk, post, "Uno")
    assert stages(desk, [post]) == ["approved"]
    edit(desk, post, "Uno, con otro precio")
    edit(desk, free, "Uno, con otro precio")
    assert stages(desk, [post, free]) == ["draft", "approved"]
    desk.runtime.planning.set_stage([post], "approved")
    desk.runtime.posts.restore(post, desk.runtime.posts.revisions(post)[0].id)
    assert (desk.runtime.posts.show(post).text, stages(desk, [post])) == ("Uno", ["draft"])
    desk.clock.advance(86400)
    desk.publish()
    assert desk.count("publication WHERE state = 'held' AND hold_reason = 'approval'") == 1


def test_a_space_that_nobody_sees_is_no_other_text(desk):
    asked = desk.client("Luna", approval_required=True)
    post = desk.add(asked, desk.channel(asked, "luna"), text="Uno", stage="approved").post.id
    edit(desk, post, "Uno ")
    assert stages(desk, [post]) == ["approved"]


def test_a_place_that_leaves_out_the_first_comment_says_something_else_than_was_approved(desk, posts, sent, channel):
    base = VariantInput(parts=(PartInput("Uno"),), first_comment="Todo en la web")
    desk.runtime.posts.edit(posts[0], PostPatch(base=base))
    made = sent[0]
    out, _undo = desk.runtime.approval_sending.send(made.id)
    desk.runtime.approval_answers.apply(answer(out, (Says.APPROVED,)))
    edit(desk, posts[0], "Uno ")
    assert desk.runtime.approvals.show(made.id).items[0].now is Now.APPROVED  # nobody sees the space
    desk.runtime.posts.edit(posts[0], PostPatch(variants={channel.id: VariantInput(first_comment="")}))
    assert desk.runtime.approvals.show(made.id).items[0].now is Now.STALE


def _at(wall: WallTime):
    from smdesk.services.posts.rules import Time

    return Time(wall=wall)
