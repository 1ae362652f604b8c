"""Answering: exactly once, whatever happens to the call, the process or the connection."""

from __future__ import annotations

from dataclasses import replace

import pytest

from smdesk.adapters.practice import Fault, FaultPlan, PracticeAdapter
from smdesk.core import network as networks
from smdesk.core.errors import AuthExpired, InvalidInput, MissingScope, NotAllowed, NotFound, Offline, RefusedError
from smdesk.core.events import AttentionNeeded
from smdesk.core.outcome import Published, Refused, RemoteRef, Why
from smdesk.services.inbox.service import Act
from smdesk.sync.replies import LONGEST
from tests.sync.inbox_desk import Dying, Killed


@pytest.fixture
def asked(box):
    """The number of a message that waits for an answer."""
    box.comment()
    box.sync()
    return box.newest().id


def test_an_answer_stands_under_its_message_and_the_conversation_is_done(box, asked):
    view = box.inbox.reply(asked, "Sí, desde las 7")
    assert view.state == "queued"
    assert box.inbox.work() == [view.id]
    assert box.inbox.reply_view(view.id).state == "sent"
    (post,) = [post for post in box.net.posts("sol") if post.id != box.post]
    assert (post.text, post.parent) == ("Sí, desde las 7", box.newest().remote_id)
    thread = box.inbox.thread(asked)
    assert [(each.text, each.ours) for each in thread.messages] == [("¿Hay pan?", False), ("Sí, desde las 7", True)]
    assert (thread.state, thread.waiting_since, thread.replies) == ("done", None, ())
    assert box.newest().state == "answered"
    box.comment("Gracias", parent=post.id)
    box.sync()
    assert box.inbox.thread(asked).messages[-1].text == "Gracias"
    assert box.inbox.work() == []


def test_an_answer_can_leave_the_conversation_open(box, asked):
    box.inbox.reply(asked, "Lo miro", close=False)
    box.inbox.work()
    assert box.inbox.thread(asked).state == "open"


def test_an_answer_waits_its_seconds_and_can_be_taken_back_until_then(box, asked):
    from datetime import timedelta

    view = box.inbox.reply(asked, "¡Uy!", wait=timedelta(seconds=10))
    assert box.inbox.work() == []
    assert box.inbox.cancel(view.id).state == "cancelled"
    box.clock.advance(60)
    assert box.inbox.work() == []
    assert box.said() == []
    with pytest.raises(NotAllowed, match="reply_not_open"):
        box.inbox.cancel(view.id)


def test_an_answer_without_connection_goes_out_later_once(box, asked):
    view = box.inbox.reply(asked, "Sí")
    box.faults("reply", "not_sent", "not_sent")
    for _ in range(3):
        box.inbox.work()
        box.clock.advance(200)
    assert box.inbox.reply_view(view.id).state == "sent"
    assert box.said() == ["Sí"]


@pytest.mark.parametrize("fault", ["lost_after", "server_error_after", "lies_4xx"])
def test_an_answer_whose_success_was_not_heard_is_found_not_sent_again(box, asked, fault):
    view = box.inbox.reply(asked, "Sí")
    box.faults("reply", fault)
    box.inbox.work()
    assert box.inbox.reply_view(view.id).state == "unconfirmed"
    assert box.inbox.work() == []  # it settles first
    box.clock.advance(5)
    box.inbox.work()
    assert box.inbox.reply_view(view.id).state == "sent"
    assert box.said() == ["Sí"]
    assert len(box.inbox.thread(asked).messages) == 2


def test_an_answer_that_was_lost_on_the_way_goes_out_again(box, asked):
    view = box.inbox.reply(asked, "Sí")
    box.faults("reply", "lost_before")
    for _ in range(3):
        box.inbox.work()
        box.clock.advance(5)
    assert box.inbox.reply_view(view.id).state == "sent"
    assert box.said() == ["Sí"]


def test_what_nobody_can_tell_is_asked(box, asked):
    told = []
    box.desk.runtime.bus.subscribe(AttentionNeeded, told.append)
    view = box.inbox.reply(asked, "Sí")
    box.net.set_faults(FaultPlan.script("reply", "lost_after") + FaultPlan.script("find_reply", "find_cut"))
    for _ in range(4):
        box.inbox.work()
        box.clock.advance(3600)
    doubt = box.inbox.reply_view(view.id)
    assert (doubt.state, doubt.ask) == ("unconfirmed", "listing_cut")
    assert [event.code for event in told] == ["reply_unknown"]
    assert box.inbox.resolve(view.id, sent=True).state == "sent"
    assert box.inbox.work() == []
    assert box.said() == ["Sí"]


def test_what_the_person_did_not_find_goes_out(box, asked):
    view = box.inbox.reply(asked, "Sí")
    box.net.set_faults(FaultPlan.script("reply", "lost_before") + FaultPlan.script("find_reply", "find_cut"))
    box.inbox.work()
    box.clock.advance(5)
    box.inbox.work()
    box.inbox.resolve(view.id, sent=False)
    box.inbox.work()
    assert box.said() == ["Sí"]


def test_a_refused_answer_is_kept_and_can_be_sent_again(box, asked):
    view = box.inbox.reply(asked, "Sí")
    box.faults("reply", "refused")
    box.inbox.work()
    failed = box.inbox.reply_view(view.id)
    assert (failed.state, failed.error_code, failed.text) == ("failed", "refused_content", "Sí")
    assert box.inbox.thread(asked).replies == (failed,)
    box.inbox.again(view.id)
    box.inbox.work()
    assert box.said() == ["Sí"]


def test_a_refused_access_keeps_the_answer_until_it_is_repaired(box, asked):
    view = box.inbox.reply(asked, "Sí")
    box.faults("reply", "token_expired")
    box.inbox.work()
    box.clock.advance(3600)
    assert box.inbox.work() == []
    assert box.inbox.reply_view(view.id).state == "queued"
    with box.desk.runtime.db.write() as unit:
        unit.connection.exec_driver_sql("UPDATE channel SET problem = ''")
    box.inbox.work()
    assert box.said() == ["Sí"]


@pytest.mark.parametrize("moment", ["before", "after"])
def test_an_answer_whose_process_was_killed_goes_out_once(box, asked, moment):
    view = box.inbox.reply(asked, "Sí")
    box.dying = moment
    with pytest.raises(Killed):
        box.inbox.work()
    other = box.process("another")
    assert other.work() == []  # the first may still be at it
    assert other.reply_view(view.id).state == "sending"
    box.clock.advance(LONGEST.total_seconds())
    for _ in range(4):
        other.work()
        box.clock.advance(5)
    assert other.reply_view(view.id).state == "sent"
    assert box.said() == ["Sí"]


def test_two_processes_send_one_answer(box, asked):
    view = box.inbox.reply(asked, "Sí")
    other = box.process("another")
    due = other._replies.due()
    box.inbox.work()
    assert [other._replies.work(number) for number in due] == [False]
    assert box.said() == ["Sí"]
    assert box.inbox.reply_view(view.id).attempts == 0


def test_the_same_words_to_two_people_are_two_answers(box, asked):
    box.comment("¿Y mañana?", author="rosa")
    box.sync()
    for message in box.inbox.messages():
        box.inbox.reply(message.id, "Sí")
    box.faults("reply", "lost_after", "lost_after")
    for _ in range(4):
        box.inbox.work()
        box.clock.advance(5)
    assert box.said() == ["Sí", "Sí"]
    assert len({post.parent for post in box.net.posts("sol") if post.id != box.post}) == 2


def test_a_comment_is_answered_privately_once_whatever_became_of_the_first_answer(box, asked):
    view = box.inbox.reply(asked, "Te lo digo en privado", private=True)
    box.faults("reply", "lost_after")
    for _ in range(3):
        box.inbox.work()
        box.clock.advance(5)
    assert box.inbox.reply_view(view.id).state == "sent"
    ours = box.inbox.thread(asked).messages[-1]
    assert (ours.kind, ours.private, ours.ours) == ("message", True, True)
    assert [post.kind for post in box.net.posts("sol") if post.id != box.post] == ["message"]
    with pytest.raises(NotAllowed, match="privately_answered"):
        box.inbox.reply(asked, "Otra vez", private=True)
    box.inbox.reply(asked, "Y en público")
    box.inbox.work()
    assert box.said() == ["Te lo digo en privado", "Y en público"]


def test_who_answers_an_older_message_is_told_when_they_last_wrote(box, monkeypatch):
    for hour, text in enumerate(("Hola", "¿Abrís mañana?")):
        box.clock.advance(3600 * hour)
        box.net.comment("", "nuria", text, kind="message", account="sol")
    box.sync()
    told = []
    reply = PracticeAdapter.reply
    monkeypatch.setattr(
        PracticeAdapter, "reply", lambda self, request: (told.append(request.heard_at), reply(self, request))[1]
    )
    newest, oldest = box.inbox.messages()
    box.inbox.reply(oldest.id, "Hola")
    box.inbox.work()
    assert told == [newest.at]


def test_a_private_answer_by_hand_on_the_network_is_told(box, asked):
    view = box.inbox.reply(asked, "Sí", private=True)
    with box.net.store.write() as db:
        db.execute(
            "INSERT INTO post (id, account, kind, body, likeness, parent, root, key, key_until, created, listed)"
            " SELECT 'hand', account, 'message', body, 'x', ?, 'hand', 'x', 0, created, listed FROM post LIMIT 1",
            (box.newest().remote_id,),
        )
    box.inbox.work()
    told = box.inbox.reply_view(view.id)
    assert (told.state, told.error_code) == ("failed", "privately_answered")


def test_only_a_comment_can_be_answered_privately_and_only_for_so_many_days(box, asked):
    box.net.comment("", "rosa", "Hola", kind="mention", account="sol")
    box.sync()
    with pytest.raises(NotAllowed, match="only_comments_privately"):
        box.inbox.reply(box.newest().id, "Hola", private=True)
    with box.desk.runtime.db.write() as unit:
        unit.connection.exec_driver_sql("""UPDATE channel SET limits = '{"private_days": 7}'""")
    box.clock.advance(7 * 86400 + 60)
    with pytest.raises(NotAllowed) as caught:
        box.inbox.reply(asked, "Hola", private=True)
    assert (caught.value.code, caught.value.facts["days"]) == ("privately_over", 7)


def test_what_cannot_be_answered(box, asked):
    with pytest.raises(InvalidInput, match="empty_reply"):
        box.inbox.reply(asked, "  ")
    with pytest.raises(InvalidInput) as caught:
        box.inbox.reply(asked, "x" * 501)
    assert (caught.value.code, caught.value.facts["over"]) == ("reply_too_long", 1)
    with pytest.raises(NotFound, match="unknown_message"):
        box.inbox.reply(99, "Sí")
    box.inbox.reply(asked, "Sí")
    box.inbox.work()
    own = box.inbox.thread(asked).messages[-1]
    with pytest.raises(NotAllowed, match="cannot_answer_own"):
        box.inbox.reply(own.id, "Sí")


# --- acts -------------------------------------------------------------------------------------------------------------


def test_acts_are_done_there_and_remembered_here(box, asked):
    assert box.inbox.act(asked, Act.HIDE).hidden
    assert box.inbox.act(asked, Act.LIKE).liked
    (there,) = box.net.page("sol").messages
    assert (there.hidden, there.liked) == (True, True)
    assert not box.inbox.act(asked, Act.SHOW).hidden
    assert not box.inbox.act(asked, Act.UNLIKE).liked
    assert box.inbox.act(asked, Act.BLOCK).blocked
    assert box.comment("Otra") == ""
    assert not box.inbox.act(asked, Act.UNBLOCK).blocked
    gone = box.inbox.act(asked, Act.DELETE)
    assert (gone.gone, gone.text) == (True, "¿Hay pan?")
    assert box.rows("SELECT act, outcome FROM message_act ORDER BY id") == [
        (act, "prepared") for act in ("hide", "like", "show", "unlike", "block", "unblock", "delete")
    ]


@pytest.mark.parametrize(
    ("fault", "error", "outcome"),
    [
        (Fault("act", "not_sent"), Offline, "notsent"),
        (Fault("act", "refused", why="permission"), RefusedError, "refused"),
        (Fault("act", "token_expired"), AuthExpired, "refused"),
    ],
)
def test_an_act_that_fails_changes_nothing_here_and_says_why(box, asked, fault, error, outcome):
    box.net.set_faults(FaultPlan((fault,)))
    with pytest.raises(error):
        box.inbox.act(asked, Act.HIDE)
    assert not box.newest().hidden
    assert box.rows("SELECT outcome FROM message_act") == [(outcome,)]


def test_where_one_answer_takes_the_place_of_another_each_is_sent_and_the_newer_is_shown(box, asked, monkeypatch):
    outcome = Published(RemoteRef("review/reply"))
    monkeypatch.setattr(Dying, "reply", lambda *_: outcome)
    views = []
    for said in ("Gracias", "Gracias, Nuria"):
        views.append(box.inbox.reply(asked, said))
        box.inbox.work()
        box.clock.advance(7200)
    assert [box.inbox.reply_view(view.id).state for view in views] == ["sent", "sent"]
    assert [each.text for each in box.inbox.thread(asked).messages] == ["¿Hay pan?", "Gracias, Nuria"]


def test_a_look_back_is_told_of_older_answers_to_the_same_message(box, asked, monkeypatch):
    told = []
    look = PracticeAdapter.find_reply
    monkeypatch.setattr(
        PracticeAdapter, "find_reply", lambda self, request: (told.append(request.taken), look(self, request))[1]
    )
    first = box.inbox.reply(asked, "Sí")
    box.inbox.work()
    box.clock.advance(30 * 86400)
    box.inbox.reply(asked, "Sí")
    box.faults("reply", "lost_before")
    for _ in range(3):
        box.inbox.work()
        box.clock.advance(5)
    assert box.inbox.reply_view(first.id).remote_id in told[0]
    assert box.said() == ["Sí", "Sí"]


def test_private_messages_have_rules_and_abilities_of_their_own(box, monkeypatch):
    overlay = {"features": ["inbox", "inbox_reply"], "settle_s": 600.0, "comment": {"limit": 5}}
    monkeypatch.setattr(networks, "load", lambda name, load=networks.load: replace(load(name), private=overlay))
    box.net.comment("", "rosa", "¿Mi tarta?", kind="message", account="sol")
    box.comment()
    box.sync()
    (private,) = box.inbox.messages(kind="message")
    (public,) = box.inbox.messages(kind="comment")
    assert (private.can, "like" in public.can) == (("reply",), True)
    with pytest.raises(NotAllowed, match="not_offered"):
        box.inbox.act(private.id, Act.LIKE)
    with pytest.raises(InvalidInput, match="reply_too_long"):
        box.inbox.reply(private.id, "Sí, ya")
    box.inbox.reply(public.id, "Sí, ya")
    view = box.inbox.reply(private.id, "Sí")
    box.faults("reply", "lost_before", "lost_before")
    box.inbox.work([view.id])
    box.clock.advance(300)
    box.inbox.work([view.id])
    assert box.inbox.reply_view(view.id).state == "unconfirmed"  # what is not there yet may still come
    box.clock.advance(400)
    box.inbox.work([view.id])
    assert box.inbox.reply_view(view.id).state == "queued"


def test_an_answer_that_is_taken_away_leaves_its_message_waiting_and_can_be_given_anew(box, asked):
    box.inbox.reply(asked, "Sí")
    box.inbox.work()
    gone = box.inbox.withdraw(asked)
    assert (gone.ours, gone.gone, gone.can, box.said()) == (True, True, (), [])
    thread = box.inbox.thread(asked)
    assert (thread.state, thread.waiting_since is not None, thread.messages[0].state) == ("open", True, "seen")
    with pytest.raises(NotAllowed, match="no_answer_there"):
        box.inbox.withdraw(asked)
    box.inbox.reply(asked, "Desde las 7")
    box.inbox.work()
    assert box.said() == ["Desde las 7"]
    answer = box.inbox.thread(asked).messages[-1]
    assert (answer.can, box.inbox.withdraw(answer.id).gone) == (("withdraw",), True)


def test_a_refusal_that_is_known_is_told_as_what_it_is(box, asked, monkeypatch):
    for code, told in (("author_is_admin", "author_is_admin"), ("refused_content", "act_refused")):
        monkeypatch.setattr(PracticeAdapter, "block", lambda *_, code=code: Refused(code, Why.CONTENT))
        with pytest.raises(RefusedError) as caught:
            box.inbox.act(asked, Act.BLOCK)
        assert caught.value.code == told
    monkeypatch.setattr(
        PracticeAdapter, "block", lambda *_: Refused("act_scope_missing", Why.PERMISSION, "write:blocks")
    )
    with pytest.raises(MissingScope) as lacking:
        box.inbox.act(asked, Act.BLOCK)
    assert lacking.value.facts["missing"] == ["write:blocks"]
