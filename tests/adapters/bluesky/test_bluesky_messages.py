"""Private messages on Bluesky: read after the rest, answered once, and left out with a reason where they may not be."""

from __future__ import annotations

from datetime import timedelta

import pytest

from smdesk.adapters.base import ReplyRequest, Target
from smdesk.adapters.bluesky import messages
from smdesk.core.outcome import CannotTell, Found, NotThere, Prepared, Published, Refused, Unknown, Why
from tests.adapters.bluesky import pds
from tests.adapters.bluesky.chat import PREFIX, ChatService
from tests.adapters.wire import answer, body

LIST = "app.bsky.notification.listNotifications"
CARLA = "did:plc:carla"
NAMES = (
    "listConvos",
    "listConvoRequests",
    "getMessages",
    "sendMessage",
    "acceptConvo",
    "addReaction",
    "removeReaction",
)
POSTED = frozenset({"sendMessage", "acceptConvo", "addReaction", "removeReaction"})


@pytest.fixture
def chat(wire, lexicons):
    made = ChatService(pds.DID, lambda: pds.NOW, lexicons)
    wire.on("GET", LIST, answer(200, {"notifications": []}))
    for name in NAMES:
        wire.on("POST" if name in POSTED else "GET", PREFIX + name, made.respond)
    return made


def everything(bluesky, cursor=""):
    found, left_out = [], []
    for _ in range(20):
        page = bluesky.page(cursor)
        found += page.messages
        left_out += page.left_out
        cursor = page.cursor
        if not page.more:
            return found, cursor, left_out
    raise AssertionError("the pages never end")


def target(message):
    return Target(message.id, message.kind, message.author, message.author_id, private=True, extra=message.extra)


def ask(message, text="Sí, a las 8", **more):
    return ReplyRequest("r1", pds.NOW, target(message), text, ("es",), first_try=pds.NOW, **more)


def test_messages_come_after_the_rest_each_once_with_who_wrote_them(wire, chat):
    first = chat.said("¿Abrís mañana?", pds.BOB)
    chat.said("Hola", CARLA, status="request")
    found, cursor, left_out = everything(pds.adapter(wire))
    assert left_out == []
    assert {(each.text, each.kind, each.private, bool(each.extra.get("request"))) for each in found} == {
        ("¿Abrís mañana?", "message", True, False), ("Hola", "message", True, True),
    }  # fmt: skip
    (asked,) = [each for each in found if each.id == first]
    assert (asked.conversation, asked.author_id, asked.author) == (
        first.split("/")[0], pds.BOB, f"{pds.BOB.rsplit(':', 1)[-1]}.example.com",
    )  # fmt: skip
    chat.calls.clear()
    again, cursor, _ = everything(pds.adapter(wire), cursor)
    assert (again, chat.calls) == ([], ["listConvos", "listConvoRequests"])  # nothing was opened that has not changed
    chat.said("¿Hola?", pds.BOB)
    assert "¿Hola?" in [each.text for each in everything(pds.adapter(wire), cursor)[0]]
    assert all(
        request.headers["atproto-proxy"] == messages.SERVICE
        for request in wire.requests if PREFIX in request.url.path
    )  # fmt: skip


def test_long_conversations_are_read_page_by_page(wire, chat):
    wanted = {chat.said(f"n{number}", pds.BOB) for number in range(230)}
    found, *_ = everything(pds.adapter(wire))
    assert (len(found), {each.id for each in found}) == (230, wanted)


def test_a_message_that_was_taken_away_and_a_conversation_that_was_left(wire, chat):
    gone = chat.said("Perdón", pds.BOB)
    left = chat.said("Hola", CARLA)
    found, cursor, _ = everything(pds.adapter(wire))
    assert {each.id for each in found} == {gone, left}
    chat.take_away(gone)
    chat.convos["convo-carla"]["gone"] = True
    assert [(each.id, each.deleted) for each in everything(pds.adapter(wire), cursor)[0]] == [(gone, True)]
    assert pds.adapter(wire).reply(ask(next(each for each in found if each.id == left))).code == "conversation_gone"


def test_an_app_password_without_messages_is_named_and_costs_no_call(wire, chat):
    chat.said("Hola", pds.BOB)
    bluesky = pds.adapter(wire, {**pds.SECRETS, "access": pds.token("access-1", scope="com.atproto.appPass")})
    assert everything(bluesky)[0::2] == ([], ["messages_not_allowed"])
    assert chat.calls == []


def test_a_refusal_of_the_server_itself_is_named_too_and_renews_nothing(wire, chat):
    refusal = pds.error(400, "InvalidToken", "Bad token method")
    for name in NAMES:
        wire.replace("POST" if name in POSTED else "GET", PREFIX + name, refusal)
    bluesky = pds.adapter(wire)
    assert everything(bluesky)[0::2] == ([], ["messages_not_allowed"])
    outcome = bluesky.reply(ReplyRequest("r1", pds.NOW, Target("c/m", "message", private=True), "Hola"))
    assert isinstance(outcome, Refused)
    assert (outcome.code, outcome.why) == ("messages_not_allowed", Why.PERMISSION)
    assert wire.sent("POST", pds.REFRESH) == []


def test_a_silent_service_leaves_the_rest_and_its_place_is_kept(wire, chat):
    chat.said("Hola", pds.BOB)
    wire.replace("GET", PREFIX + "getMessages", pds.error(502, "UpstreamFailure"))
    found, cursor, left_out = everything(pds.adapter(wire))
    assert (found, left_out) == ([], ["messages_silent"])
    wire.replace("GET", PREFIX + "getMessages", chat.respond)
    assert [each.text for each in everything(pds.adapter(wire), cursor)[0]] == ["Hola"]


def test_an_answer_is_a_message_with_its_links_and_lets_in_who_asked(wire, chat):
    chat.said("¿Dónde?", CARLA, status="request")
    ((message,), _, _) = everything(pds.adapter(wire))
    outcome = pds.adapter(wire).reply(ask(message, "Aquí: https://sol.example/mapa"))
    assert isinstance(outcome, Published)
    assert outcome.remote.id.startswith("convo-carla/")
    (sent,) = wire.sent("POST", PREFIX + "sendMessage")
    assert body(sent)["message"]["facets"][0]["features"][0]["uri"] == "https://sol.example/mapa"
    assert chat.convos["convo-carla"]["status"] == "accepted"


def test_in_a_group_an_answer_names_what_it_answers(wire, chat):
    first = chat.said("¿Quién trae pan?", pds.BOB, kind="group")
    ((message,), _, _) = everything(pds.adapter(wire))
    pds.adapter(wire).reply(ask(message))
    (sent,) = wire.sent("POST", PREFIX + "sendMessage")
    assert body(sent)["message"]["replyTo"] == {"messageId": first.split("/")[1]}


def test_an_answer_whose_fate_is_unknown_is_looked_for_in_its_conversation(wire, chat):
    chat.said("¿Abrís?", pds.BOB)
    ((message,), _, _) = everything(pds.adapter(wire))
    asked = ask(message)
    assert pds.adapter(wire).find_reply(asked) == NotThere()
    real = chat.respond

    def lost(request):
        real(request)
        return pds.error(502, "UpstreamFailure")

    wire.replace("POST", PREFIX + "sendMessage", lost)
    assert isinstance(pds.adapter(wire).reply(asked), Unknown)
    found = pds.adapter(wire).find_reply(asked)
    assert isinstance(found, Found)
    assert isinstance(pds.adapter(wire).find_reply(ask(message, "Otra cosa")), NotThere)
    assert isinstance(pds.adapter(wire).find_reply(ask(message, taken=frozenset({found.remote.id}))), NotThere)


def test_what_cannot_be_told_is_asked(wire, chat):
    chat.said("¿Abrís?", pds.BOB)
    ((message,), _, _) = everything(pds.adapter(wire))
    asked = ask(message)
    sent = pds.adapter(wire).reply(asked)
    later = ReplyRequest("r2", pds.NOW, target(message), "Sí, a las 8", first_try=pds.NOW + timedelta(minutes=5))
    assert pds.adapter(wire).find_reply(later) == CannotTell("same_text_earlier")
    chat.take_away(sent.remote.id)
    assert pds.adapter(wire).find_reply(asked) == CannotTell("message_taken_away")


def test_a_heart_can_be_given_twice_and_taken_back(wire, chat):
    chat.said("¡Gracias!", pds.BOB)
    ((message,), *_) = everything(pds.adapter(wire))
    for on in (True, True, False):
        assert pds.adapter(wire).like(target(message), on) == Prepared({})
    (row,) = chat.convos[message.conversation]["messages"]
    assert row["reactions"] == []
