"""Private messages on Messenger, and on Instagram behind either door: read, answered once, and Meta's windows."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from smdesk.adapters.base import ReplyRequest
from smdesk.core.content import Part, Payload
from smdesk.core.outcome import CannotTell, Found, NotThere, Published, Refused, Unknown, Why
from tests.adapters import graphspec
from tests.adapters.contract.facebook import Facebook
from tests.adapters.contract.instagram import InstagramHarness
from tests.adapters.contract.meta import failure
from tests.adapters.contract.test_inbox import everything, target
from tests.adapters.specs import SPECS

BYTES = {"uploads_first": True, "media_by_address": ["image"]}
WAYS = {
    "messenger": (Facebook, {}),
    "instagram": (InstagramHarness, {}),
    "instagram-by-page": (InstagramHarness, BYTES),
}


@pytest.fixture(params=WAYS)
def net(request, tmp_path):
    kind, limits = WAYS[request.param]
    net = kind(tmp_path, limits)
    yield net
    net.close()


@pytest.fixture
def talks(net):
    return net.server.talks


@pytest.fixture
def person(net):
    return {"id": "7001", "name": "Nuria"} if net.network == "facebook" else {"id": "7001", "username": "nuria"}


@pytest.fixture
def asked(net, talks, person):
    """Our answer to a message, as the ledger asks for it."""
    talks.said(person, "Open?")
    return answer(net)


def answer(net, text="Until two."):
    message = next(each for each in reversed(everything(net)[0]) if not each.ours)
    return ReplyRequest("r1", net.clock.now(), target(message), text, first_try=net.clock.now())


def test_a_conversation_is_told_with_what_we_said_elsewhere(net, talks, person):
    talks.said(person, "Hello")
    talks.said(person, "Hi!", ours=True)
    talks.said(person, "Open?")
    found, cursor = everything(net)
    assert [(each.id, each.ours, each.parent_id, each.private, each.conversation) for each in found] == [
        ("m_1", False, "", True, "t_7001"), ("m_2", True, "m_1", True, "t_7001"), ("m_3", False, "", True, "t_7001"),
    ]  # fmt: skip
    assert {(each.kind, each.author) for each in found if not each.ours} == {
        ("message", person.get("username", person["id"]))
    }
    assert everything(net, cursor)[0] == []


def test_a_long_conversation_and_many_of_them_come_whole_each_message_once(net, talks, person):
    wanted = set()
    for number in range(45):
        wanted.add(talks.said(person, f"n{number}"))
        wanted.add(talks.said({**person, "id": f"80{number:02}"}, f"from {number}"))
        net.clock.advance(1)
    found, cursor = everything(net)
    assert len(found) == len(wanted)
    assert {each.id for each in found} == wanted
    late = talks.said(person, "And tomorrow?")
    assert [each.id for each in everything(net, cursor)[0]] == [late]


def test_a_picture_without_a_word_is_a_message(net, talks, person):
    talks.said(person, "")
    (row,) = talks.held["t_7001"]
    row["attachments"] = {"data": [{"image_data": {"url": "https://cdn.example/loaf.jpg"}}, {"name": "list.pdf"}]}
    (message,), _ = everything(net)
    assert (message.id, message.text) == ("m_1", "")
    assert message.media == ({"kind": "image", "url": "https://cdn.example/loaf.jpg", "alt": ""},)


def test_after_a_day_it_is_answered_as_a_person_and_found_in_its_conversation(net, talks, asked):
    assert net.adapter().find_reply(asked) == NotThere()
    made = net.adapter().reply(asked)
    assert talks.sent == [{"to": "7001", "kind": "RESPONSE", "tag": None}]
    assert net.adapter().find_reply(asked) == Found(made.remote)
    net.clock.advance(timedelta(hours=25).total_seconds())
    assert isinstance(net.adapter().reply(answer(net, "Tomorrow too.")), Published)
    assert (talks.sent[-1]["kind"], talks.sent[-1]["tag"]) == ("MESSAGE_TAG", "HUMAN_AGENT")


def test_an_older_message_is_answered_as_usual_while_they_have_written_since(net, talks, asked):
    net.clock.advance(timedelta(hours=25).total_seconds())
    net.adapter().reply(replace(asked, heard_at=net.clock.now() - timedelta(hours=1)))
    assert talks.sent[-1]["kind"] == "RESPONSE"


def test_what_can_only_be_done_with_a_comment_is_not_done_with_a_message(net, asked):
    assert net.adapter().hide(asked.to, True) == Refused("not_with_private", Why.CONTENT)
    assert net.adapter().remove(asked.to) == Refused("not_with_private", Why.CONTENT)


@pytest.mark.parametrize("arrives", [True, False])
def test_an_answer_whose_fate_is_unknown_is_looked_for_and_there_once(net, talks, asked, arrives):
    net.trouble("reply", "done: read time-out" if arrives else "not: read time-out")
    assert isinstance(net.adapter().reply(asked), Unknown)
    net.clear()
    assert len(talks.sent) == arrives
    assert isinstance(net.adapter().find_reply(asked), Found if arrives else NotThere)


def test_the_same_words_a_little_earlier_are_not_taken_for_the_answer(net, talks, person, asked):
    talks.held["t_7001"].clear()
    talks.said(person, "Until two.", ours=True)
    net.clock.advance(600)
    later = ReplyRequest("r2", net.clock.now(), asked.to, "Until two.", first_try=net.clock.now())
    assert net.adapter().find_reply(later) == CannotTell("same_text_earlier")


@pytest.mark.parametrize(
    ("code", "subcode", "ours", "why"),
    [
        (10, 2018278, "reply_window_over", Why.CONTENT),
        (551, 1545041, "person_unreachable", Why.CONTENT),
        (200, None, "messages_permission_missing", Why.PERMISSION),
        (190, 463, "auth_refused", Why.AUTH),
    ],
)
def test_what_is_refused_is_told_by_its_reason(net, asked, code, subcode, ours, why):
    net.server.closed["/messages"] = failure(code, "no", error_subcode=subcode)
    outcome = net.adapter().reply(asked)
    assert isinstance(outcome, Refused)
    assert (outcome.code, outcome.why) == (ours, why)


def test_without_the_right_to_messages_the_rest_is_read(net, asked):
    net.server.closed["/conversations"] = failure(200, "Requires another permission", 403)
    found, cursor = everything(net)
    assert found == []
    assert "todo" not in json.loads(cursor)


@pytest.fixture
def aside(net):
    """Our private answer to a comment, as the ledger asks for it."""
    (post,) = net.send(Payload((Part("Fresh bread from seven."),)))
    net.said("How much is it?", post=post.id)
    return answer(net, "One euro.")


def test_a_comment_is_answered_by_a_message_once_and_found_in_the_conversation(net, talks, aside):
    assert net.adapter().find_private_reply(aside) == (
        NotThere() if net.network == "facebook" else CannotTell("no_listing")
    )
    made = net.adapter().reply_privately(aside)
    assert isinstance(made, Published)
    assert talks.sent == [{"to": aside.to.id, "kind": "RESPONSE", "tag": None}]
    assert net.adapter().find_private_reply(aside) == Found(made.remote)
    again = net.adapter().reply_privately(replace(aside, key="r2", text="Two euros."))
    assert isinstance(again, Refused)
    assert (again.code, again.why) == ("privately_answered", Why.CONTENT)


def test_a_private_answer_that_somebody_else_gave_is_not_taken_for_ours(net, talks, aside):
    net.adapter().reply_privately(replace(aside, text="Two euros, by hand."))
    assert net.adapter().find_private_reply(aside) == NotThere()


@pytest.mark.parametrize("arrives", [True, False])
def test_a_private_answer_whose_fate_is_unknown_is_looked_for(net, talks, aside, arrives):
    net.trouble("reply", "done: read time-out" if arrives else "not: read time-out")
    assert isinstance(net.adapter().reply_privately(aside), Unknown)
    net.clear()
    assert len(talks.sent) == arrives
    cannot = CannotTell if net.network == "instagram" else NotThere
    assert isinstance(net.adapter().find_private_reply(aside), Found if arrives else cannot)


def test_what_is_too_old_for_a_private_answer_is_told_by_its_reason(net, aside):
    net.server.closed["/messages"] = failure(10903, "This user can't reply to this activity")
    outcome = net.adapter().reply_privately(aside)
    assert isinstance(outcome, Refused)
    assert (outcome.code, outcome.why) == ("not_privately", Why.CONTENT)


@pytest.mark.skipif(not SPECS.is_dir(), reason="the networks' descriptions are not beside the project")
def test_the_checker_finds_a_slip_in_what_is_sent(net):
    slip = httpx.Request("POST", "https://graph.facebook.com/", data={"recepient": "{}"})
    with pytest.raises(graphspec.NotInTheDescription, match="recepient"):
        net.server._route(slip, net.account().remote_id, "/messages")
