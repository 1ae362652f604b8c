"""Comments under a channel's posts: what they are, what keeps the bot from hearing them, and that none is lost."""

from __future__ import annotations

import httpx
import pytest

from smdesk.adapters.base import ReplyRequest, Target
from smdesk.core.errors import Unavailable
from smdesk.core.outcome import CannotTell, Prepared, Refused, Why
from tests.adapters.contract.telegram import CHAT, GROUP, Telegram, no
from tests.sync.inbox_desk import InboxDesk


@pytest.fixture
def net(tmp_path) -> Telegram:
    return Telegram(tmp_path, {})


def now(net):
    return int(net.clock.now().timestamp())


def test_a_comment_stands_under_the_post_and_an_answer_under_its_comment(net):
    first = net.said("¿Hay pan?", post="41")
    below = net.said("Yo también pregunto", author="leo", post="41", parent=first)
    asked, also = net.adapter().page().messages
    assert (asked.id, asked.post_id, asked.parent_id, asked.author, asked.author_name, asked.ours) == (
        first, "41", "", "@nuria", "Nuria", False,
    )  # fmt: skip
    assert asked.url == f"https://t.me/c/9876543210/{first.split('/')[1]}"
    assert (also.id, also.parent_id) == (below, first)


def test_what_is_no_comment_of_somebody_else(net):
    tell = net.telegram.comment
    tell("", "nuria", now(net), new_chat_members=[{"id": 5}])
    tell("Nuestro post", "nuria", now(net), is_automatic_forward=True)
    tell("Abrimos a las 7", "nuria", now(net), 41, sender_chat={"id": CHAT, "title": "The Old Mill"})
    tell("", "nuria", now(net), 41, caption="Mirad", photo=[{"file_id": "x"}])
    net.telegram.updates.append({"update_id": 2000, "message": {"message_id": 9, "date": 1, "text": "psst",
                                 "chat": {"id": 77, "type": "private"}, "from": {"id": 77}}})  # fmt: skip
    found = net.adapter().page().messages
    assert [(each.text, each.ours, [one["kind"] for one in each.media]) for each in found] == [
        ("Abrimos a las 7", True, []), ("Mirad", False, ["image"]),
    ]  # fmt: skip


def test_a_page_is_taken_off_the_server_only_when_the_next_one_is_asked_for(net):
    for number in range(120):
        net.said(f"n{number}", post="41")
    first = net.adapter().page()
    again = net.adapter().page()  # the program ended before it had stored them
    assert first.messages == again.messages
    assert (len(again.messages), again.more, len(net.telegram.updates)) == (100, True, 120)
    second = net.adapter().page(again.cursor)
    assert (len(second.messages), second.more, len(net.telegram.updates)) == (20, False, 20)


def test_an_edited_comment_comes_in_again_with_its_new_words(net):
    known = net.said("¿Hay pan?", post="41")
    (update,) = net.telegram.updates
    cursor = net.adapter().page().cursor
    net.telegram.updates.append(
        {"update_id": 2000, "edited_message": {**update["message"], "text": "¿Hay pan de yuca?"}}
    )
    assert [(each.id, each.text) for each in net.adapter().page(cursor).messages] == [(known, "¿Hay pan de yuca?")]


@pytest.mark.parametrize(
    ("group", "member", "reads_all", "code"),
    [
        (None, {}, False, "no_discussion_group"),
        (GROUP, {"status": "left"}, False, "bot_not_in_group"),
        (GROUP, {"status": "member"}, False, "bot_hears_little"),
        (GROUP, {"status": "member"}, True, ""),
        (GROUP, {"status": "administrator"}, False, ""),
    ],
)
def test_what_keeps_comments_from_being_heard_is_named(net, group, member, reads_all, code):
    net.telegram.group, net.telegram.in_group = group, member
    me = {"id": 123456789, "is_bot": True, "username": "d", "can_read_all_group_messages": reads_all}
    net.server.garble(
        lambda request, respond: (
            httpx.Response(200, json={"ok": True, "result": me}) if request.url.path.endswith("getMe") else respond()
        )
    )
    assert net.adapter().page().left_out == ((code,) if code else ())


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
         "bot_used_elsewhere"),
        ("Conflict: can't use getUpdates method while webhook is active", "bot_has_webhook"),
    ],
)  # fmt: skip
def test_another_reader_of_the_same_bot_is_explained(net, words, code):
    net.server.garble(lambda request, respond: no(409, words) if request.url.path.endswith("getUpdates") else respond())
    with pytest.raises(Unavailable) as told:
        net.adapter().page()
    assert told.value.code == code


def test_what_was_not_fetched_for_a_day_may_be_gone(net):
    cursor = net.adapter().page().cursor
    net.clock.advance(23 * 3600)
    assert net.adapter().page(cursor).left_out == ()
    net.clock.advance(2 * 3600)
    assert net.adapter().page(cursor).left_out == ("updates_expired",)


def test_acts_that_the_group_refuses_say_what_is_lacking(net):
    to = Target(f"{GROUP}/60", "comment", "@nuria", "1545")
    refusals = (
        ("block", "Bad Request: not enough rights to restrict/unrestrict chat member", Why.PERMISSION,
         "bot_may_not_moderate"),
        ("block", "Bad Request: user is an administrator of the chat", Why.CONTENT, "author_is_admin"),
        ("like", "Bad Request: REACTION_INVALID", Why.CONTENT, "reactions_off"),
    )  # fmt: skip
    for act, words, why, code in refusals:
        net.server.garble(lambda request, respond, words=words: no(400, words))
        found = getattr(net.adapter(), act)(to, True)
        assert isinstance(found, Refused)
        assert (found.why, found.code) == (why, code)
    net.server.garble(lambda request, respond: no(400, "Bad Request: message to delete not found"))
    assert net.adapter().remove(to) == Prepared({})
    net.server.clear()
    asked = ReplyRequest("r", net.clock.now(), to, "Sí")
    assert net.adapter().reply(asked).code == "reply_target_gone"
    assert net.adapter().find_reply(asked) == CannotTell("no_listing")


def test_what_came_in_the_same_queue_for_another_channel_is_stored_there(net, data_folder, clock, monkeypatch):
    box = InboxDesk.start(data_folder, clock)
    try:
        from smdesk.adapters.base import InboxMessage, InboxPage
        from smdesk.adapters.practice import PracticeAdapter

        desk = box.desk
        box.net.open_account("luna")
        other = desk.channel(desk.client("Luna"), "luna")
        with desk.runtime.db.write() as unit:
            unit.connection.exec_driver_sql(
                "UPDATE channel SET facts = json_set(facts, '$.group', '-5') WHERE id = ?", (other.id,)
            )
        theirs = InboxMessage("-5/1", "comment", "@leo", "Leo", "¿Y aquí?", clock.now())
        monkeypatch.setattr(
            PracticeAdapter, "page", lambda self, cursor="": InboxPage((), "1", elsewhere={"-5": (theirs,), "-6": ()})
        )
        box.sync()
        assert [(each.channel_id, each.text) for each in box.inbox.messages()] == [(other.id, "¿Y aquí?")]
    finally:
        box.close()
