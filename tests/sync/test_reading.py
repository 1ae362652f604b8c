"""Reading an inbox: each message once, in its conversation, whatever the network does in between."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from smdesk.core import network as networks
from smdesk.core.errors import AuthExpired, LimitedError, NetworkError, NotAllowed, NotFound, Offline
from smdesk.core.events import AttentionNeeded, MessagesChanged
from smdesk.services.settings import SettingsService
from smdesk.sync import inbox as reading

pytestmark = pytest.mark.slow


def test_a_comment_stands_under_the_post_that_it_is_about(box):
    box.comment("¿Hay pan de yuca?", name="Nuria")
    assert box.sync() == 1
    message = box.newest()
    assert (message.author_name, message.text, message.kind, message.state) == (
        "Nuria", "¿Hay pan de yuca?", "comment", "new",
    )  # fmt: skip
    thread = box.inbox.thread(message.id)
    assert (thread.publication_id, thread.post_id, thread.state, thread.unread) == (1, 1, "open", True)
    assert thread.waiting_since == message.at


def test_people_whose_names_a_network_hides_are_not_taken_for_one_person(box):
    box.comment("¿Abrís hoy?", author="", name="")
    box.comment("¿Y mañana?", author="", name="")
    assert box.sync() == 2
    assert box.rows("SELECT count(*) FROM author") == [(0,)]
    assert box.rows("SELECT count(*) FROM conversation WHERE state = 'open'") == [(2,)]


def test_reading_again_finds_nothing_new(box):
    for number in range(130):  # more than two pages
        box.comment(f"n{number}", author=f"a{number}")
    assert box.sync() == 130
    assert box.sync() == 0
    assert box.rows("SELECT count(*), count(DISTINCT remote_id), count(DISTINCT conversation_id) FROM message") == [
        (130, 130, 130)
    ]


def test_a_client_that_is_worked_for_no_longer_is_read_only_when_the_person_asks(box):
    clients = box.desk.runtime.clients
    clients.archive(1)
    box.comment("¿Hay pan?")
    assert box.inbox.sync() == []
    box.inbox.job()
    assert box.rows("SELECT count(*) FROM message") == [(0,)]
    assert box.sync() == 1  # named by the person
    clients.unarchive(1)
    box.comment("¿Y tortas?")
    box.clock.advance(3600)
    assert [each.new for each in box.inbox.sync()] == [1]


def test_where_reading_costs_money_nothing_is_read_unasked(box, monkeypatch):
    dear = replace(networks.load("practice"), prices=networks.load("x").prices, inbox_every_s=3600)
    monkeypatch.setattr(networks, "load", lambda name: dear)
    box.comment("¿Hay pan?")
    box.inbox.job()
    assert box.inbox.sync() == []
    assert box.inbox.readable(paid=False) == []
    assert box.rows("SELECT count(*) FROM message") == [(0,)]
    assert box.sync() == 1  # named by the person
    SettingsService(box.desk.runtime.db).set("metrics.read_paid", True)
    box.comment("¿Y tortas?")
    box.clock.advance(3590)
    box.inbox.job()
    assert box.rows("SELECT count(*) FROM message") == [(1,)]
    box.clock.advance(20)
    box.inbox.job()
    assert box.rows("SELECT count(*) FROM message") == [(2,)]
    assert box.inbox.readable(paid=False) == [box.channel]


def test_a_reading_that_breaks_off_goes_on_from_where_it_was(box):
    for number in range(120):
        box.comment(f"n{number}")
    box.faults("page", "ok", "not_sent")
    with pytest.raises(Offline):
        box.sync()
    assert box.rows("SELECT count(*) FROM message") == [(50,)]
    assert box.rows("SELECT cursor, error_code, failures FROM sync_state") == [("50", "offline", 1)]
    assert box.sync() == 70
    assert box.rows("SELECT error_code, failures FROM sync_state") == [("", 0)]


def test_what_fails_is_asked_for_later_and_later(box):
    waits = []
    for _ in range(6):
        box.faults("page", "not_sent")
        with pytest.raises(Offline):
            box.sync()
        (due,) = box.rows("SELECT next_due_at FROM sync_state")[0]
        waits.append(due)
        assert box.inbox._reader.due() == []
        box.clock.advance(3600)
    assert box.inbox._reader.due() == [box.channel]


def test_a_network_that_asks_to_wait_is_left_alone_that_long(box):
    from smdesk.adapters.practice import Fault, FaultPlan

    box.net.set_faults(FaultPlan((Fault("page", "limited", seconds=5000),)))
    with pytest.raises(LimitedError):
        box.sync()
    box.clock.advance(4990)
    assert box.inbox._reader.due() == []
    box.clock.advance(20)
    assert box.inbox._reader.due() == [box.channel]


def test_a_refused_access_is_told_once_and_waits_for_its_repair(box):
    told = []
    box.desk.runtime.bus.subscribe(AttentionNeeded, told.append)
    for _ in range(2):
        box.faults("page", "token_expired")
        with pytest.raises(AuthExpired):
            box.sync()
    assert [event.code for event in told] == ["channel_problem"]
    box.clock.advance(7200)
    assert box.inbox._reader.due() == []
    assert box.rows("SELECT problem FROM channel") == [("auth_refused",)]


def test_a_blip_is_no_refused_access(box):
    box.faults("page", "not_sent", "server_error_before", "lost_before", "limited")
    for _ in range(4):
        with pytest.raises(NetworkError):
            box.sync()
    assert box.rows("SELECT problem FROM channel") == [("",)]


def test_an_answer_to_a_comment_joins_its_conversation(box):
    first = box.comment("¿Hay pan?")
    box.clock.advance(60)
    box.comment("¿Y de yuca?", parent=first)
    box.comment("Otra cosa", author="rosa")
    box.sync()
    threads = {message.text: message.conversation_id for message in box.inbox.messages()}
    assert threads["¿Hay pan?"] == threads["¿Y de yuca?"] != threads["Otra cosa"]


def test_an_answer_that_comes_in_before_what_it_answers_meets_it(box):
    box.comment("segundo", parent="m2")
    assert box.sync() == 1
    assert box.comment("primero") == "m2"
    box.sync()
    assert len({message.conversation_id for message in box.inbox.messages()}) == 1


def test_private_messages_of_one_person_are_one_exchange(box):
    for words in ("Hola", "¿Abrís hoy?"):
        box.net.comment("", "rosa", words, kind="message", account="sol")
    box.net.comment("", "nuria", "Buenas", kind="message", account="sol")
    box.sync()
    messages = box.inbox.messages(kind="message")
    assert [message.private for message in messages] == [True] * 3
    assert len({message.conversation_id for message in messages}) == 2


def test_what_is_new_opens_a_conversation_again_and_ends_its_snooze(box):
    first = box.comment()
    box.sync()
    conversation = box.newest().conversation_id
    box.inbox.done(conversation)
    assert box.inbox.thread(1).state == "done"
    box.inbox.snooze(conversation, box.at(5))
    box.comment("¿Hola?", parent=first)
    box.sync()
    thread = box.inbox.thread(1)
    assert (thread.state, thread.unread, thread.snoozed_until) == ("open", True, None)


def test_the_past_of_a_new_channel_waits_for_no_answer(box):
    box.comment("viejo", at=box.clock.now() - timedelta(days=40), author="ana")
    box.comment("nuevo")
    box.sync()
    states = {message.text: (message.state, box.inbox.thread(message.id).state) for message in box.inbox.messages()}
    assert states == {"viejo": ("seen", "done"), "nuevo": ("new", "open")}
    box.comment("tarde", at=box.clock.now() - timedelta(days=40), author="eva")
    box.sync()
    assert box.inbox.thread(box.rows("SELECT id FROM message WHERE text = 'tarde'")[0][0]).state == "open"


def test_what_was_answered_elsewhere_is_done(box):
    """Somebody answers in the network's own app: that stands in the thread, not among what came in."""
    from smdesk.adapters.base import ReplyRequest, Target
    from tests.adapters.practice.helpers import adapter

    there = box.comment()
    box.sync()
    adapter(box.net, "sol").reply(ReplyRequest("elsewhere", box.clock.now(), Target(there, "comment"), "Sí"))
    box.clock.advance(1)
    box.comment("Gracias a todos", author="rosa")
    box.sync()
    thread = box.inbox.thread(1)
    assert [(message.text, message.ours) for message in thread.messages] == [("¿Hay pan?", False), ("Sí", True)]
    assert (thread.state, thread.waiting_since) == ("done", None)
    assert box.inbox.messages(state="answered")[0].text == "¿Hay pan?"


def test_a_message_that_is_gone_there_is_kept_here(box):
    from smdesk.adapters.base import InboxPage
    from smdesk.adapters.practice.community import Community

    there = box.comment("Qué malo")
    box.sync()
    with box.net.store.write() as db:
        db.execute("INSERT INTO act VALUES ('sol', 'delete', ?, 0)", (there,))
    page = Community.page
    (again,) = box.net.page("sol").messages
    Community.page = lambda self, cursor="": InboxPage((again,), cursor)  # type: ignore[method-assign]
    try:
        box.sync()
    finally:
        Community.page = page  # type: ignore[method-assign]
    message = box.newest()
    assert (message.text, message.gone, message.can) == ("Qué malo", True, ())
    with pytest.raises(NotAllowed, match="message_gone"):
        box.inbox.reply(message.id, "¿Por qué?")


def test_only_what_changed_is_said(box):
    heard = []
    box.desk.runtime.bus.subscribe(MessagesChanged, heard.append)
    box.comment()
    box.sync()
    assert heard[0].ids == (1,)
    heard.clear()
    box.sync()
    assert heard == []


def test_messages_are_found_by_words_and_author_without_accents(box):
    box.comment("¿Hay pan de yuca mañana?", name="Nuria Peña")
    box.comment("Nada", author="rosa")
    box.sync()
    find = box.inbox.messages
    assert [message.text for message in find(search="YUCA manana")] == ["¿Hay pan de yuca mañana?"]
    assert [message.text for message in find(search="pena")] == ["¿Hay pan de yuca mañana?"]
    assert find(search="yuca", channel=99) == []
    assert find(search="azafrán") == []
    box.comment("Yuca otra vez", author="eva")
    box.sync()
    assert [message.author for message in find(search="yuca")] == ["eva", "nuria"]


def test_the_index_of_another_desk_is_made_anew(box):
    box.comment("primero")
    box.sync()
    assert box.inbox.messages(search="primero")
    with box.desk.runtime.db.write() as unit:
        unit.connection.exec_driver_sql("UPDATE message SET text = 'otro', at = '2020-01-01T00:00:00.000000Z'")
    assert box.inbox.messages(search="primero") == []
    assert box.inbox.messages(search="otro")


def test_a_damaged_index_is_made_anew(box):
    box.comment("primero")
    box.sync()
    box.inbox.messages(search="primero")
    (box.desk.runtime.folder.root / "messages.sqlite3").write_bytes(b"no database" * 1000)
    assert box.inbox.messages(search="primero")


def test_a_channel_that_is_published_by_hand_has_no_inbox(box):
    assert box.inbox.readable() == [box.channel]
    by_hand = box.desk.runtime.channels.connect_assisted("practice", 1, "mano")
    assert box.inbox.readable() == [box.channel]
    with pytest.raises(NotAllowed, match="channel_is_assisted"):
        box.inbox.sync([by_hand.id])
    with pytest.raises(NotFound, match="unknown_channel"):
        box.inbox.sync([77])


def test_readings_are_due_one_by_one(box, monkeypatch):
    assert box.inbox._reader.due() == [box.channel]
    box.sync()
    assert box.inbox._reader.due() == []
    box.clock.advance(reading.EVERY.total_seconds())
    assert box.inbox._reader.due() == [box.channel]
