"""What the Bot API's answers mean: each sentence to its class, the time to wait, and what connecting says."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest

from smdesk.core.errors import AuthExpired, InvalidInput, LimitedError, MissingScope, Unavailable
from smdesk.core.outcome import Limited, Published, Unknown
from smdesk.ui.channels.fields import field_of
from smdesk.words import Words
from tests.adapters.contract.telegram import NAME, TOKEN, Telegram, no

#: status, description, parameters → outcome, why, our code
ANSWERS = [
    (401, "Unauthorized", {}, "Refused", "auth", "auth_refused"),
    (404, "Not Found", {}, "Refused", "auth", "auth_refused"),
    (403, "Forbidden: bot is not a member of the channel chat", {}, "Refused", "permission", "bot_removed"),
    (403, "Forbidden: bot was kicked from the channel chat", {}, "Refused", "permission", "bot_removed"),
    (400, "Bad Request: chat not found", {}, "Refused", "permission", "bot_removed"),
    (400, "Bad Request: need administrator rights in the channel chat", {}, "Refused", "permission", "bot_cannot_post"),
    (400, "Bad Request: not enough rights to send photos to the chat", {}, "Refused", "permission", "bot_cannot_post"),
    (400, "Bad Request: message is too long", {}, "Refused", "content", "text_refused_too_long"),
    (400, "Bad Request: message caption is too long", {}, "Refused", "content", "text_refused_too_long"),
    (400, "Bad Request: can't parse entities: unclosed tag", {}, "Refused", "content", "markup_broken"),
    (400, "Bad Request: wrong file identifier/HTTP URL specified", {}, "Refused", "content", "media_refused"),
    (400, "Bad Request: PHOTO_INVALID_DIMENSIONS", {}, "Refused", "content", "media_refused"),
    (413, "Request Entity Too Large", {}, "Refused", "content", "media_too_large"),
    (400, "Bad Request: something new", {}, "Refused", "content", "refused_content"),
    (409, "Conflict: terminated by other getUpdates request", {}, "NotSent", "transient", "server_busy"),
    (429, "Too Many Requests: retry after 35", {"retry_after": 35}, "Limited", None, "rate_limited"),
    (500, "Internal Server Error", {}, "Unknown", None, "server_error"),
    (502, "Bad Gateway", {}, "Unknown", None, "server_error"),
]


@pytest.fixture
def net(tmp_path) -> Telegram:
    return Telegram(tmp_path, {})


@pytest.mark.parametrize(
    ("status", "words", "parameters", "kind", "why", "ours"), ANSWERS, ids=lambda value: str(value)
)
def test_each_answer_has_its_class_and_its_sentence(net, status, words, parameters, kind, why, ours):
    net.server.garble(lambda request, respond: no(status, words, **parameters), 0)
    outcome = net.adapter().publish(net.request())
    assert (type(outcome).__name__, outcome.code, outcome.words) == (kind, ours, words)
    assert getattr(outcome, "why", None) == why or kind in {"Unknown", "Limited"}
    if isinstance(outcome, Limited):
        assert outcome.retry_at == net.clock.now() + timedelta(seconds=35)
    for language in ("en", "es"):
        assert ours not in Words(language).outcome(ours, words="x").what


def test_a_refusal_inside_a_good_status_is_one(net):
    data = {"ok": False, "error_code": 403, "description": "Forbidden: bot was kicked from the channel chat"}
    net.server.garble(lambda request, respond: httpx.Response(200, json=data), 0)
    assert net.adapter().publish(net.request()).code == "bot_removed"


def test_an_answer_without_the_message_is_no_proof(net):
    for data in ({"ok": True, "result": True}, {"ok": True, "result": {"message_id": "7"}}, {"result": {}}, []):
        net.server.garble(lambda request, respond, data=data: httpx.Response(200, json=data), 0)
        assert isinstance(net.adapter().publish(net.request()), Unknown)


def test_the_token_is_nowhere_though_it_stands_in_every_address(net, caplog):
    caplog.set_level("DEBUG", "smdesk")
    assert isinstance(net.adapter().publish(net.request()), Published)
    net.trouble("publish", "not: read time-out")
    outcome = net.adapter().publish(net.request())
    assert TOKEN not in caplog.text + repr(outcome) + repr(net.adapter())
    assert "api.telegram.org/bot•••/sendMessage" in caplog.text


@pytest.mark.parametrize(
    ("handle", "secret", "error", "code", "field"),
    [
        ("@oldmill", "", InvalidInput, "token_missing", "secret"),
        ("@oldmill", "123:short", InvalidInput, "token_malformed", "secret"),
        ("", TOKEN, InvalidInput, "handle_missing", "handle"),
        ("the old mill", TOKEN, InvalidInput, "bad_channel", "handle"),
        ("@elsewhere", TOKEN, MissingScope, "bot_not_in_channel", "handle"),
        ("@oldmill", TOKEN[:-1] + "X", AuthExpired, "token_refused", "secret"),
    ],
)
def test_what_keeps_a_channel_from_being_connected(net, handle, secret, error, code, field):
    with pytest.raises(error, match=code) as caught:
        login(net, handle, secret)
    assert field_of(caught.value) == field  # where the window says it


@pytest.mark.parametrize(
    ("kind", "member", "good"),
    [
        ("channel", {"status": "administrator", "can_post_messages": True}, True),
        ("channel", {"status": "administrator", "can_post_messages": False}, False),
        ("channel", {"status": "left"}, False),
        ("supergroup", {"status": "member"}, True),
        ("supergroup", {"status": "restricted", "can_send_messages": False}, False),
        ("group", {"status": "kicked"}, False),
    ],
)
def test_the_bot_must_be_allowed_to_post(net, kind, member, good):
    net.telegram.kind, net.telegram.member = kind, member
    if good:
        assert login(net, f"https://t.me/{NAME}/3", f" {TOKEN}\n").handle == f"@{NAME}"
        return
    with pytest.raises(MissingScope, match="bot_may_not_post") as caught:
        login(net, f"@{NAME}", TOKEN)
    assert caught.value.facts == {"field": "handle", "handle": f"@{NAME}", "bot": "@oldmill_desk_bot"}


def test_other_answers_while_connecting(net):
    wait = {"retry_after": 20}
    for answer, error, code in (
        (no(429, "Too Many Requests", **wait), LimitedError, "rate_limited"),
        (httpx.Response(200, text="<h1>Welcome</h1>"), Unavailable, "not_telegram"),
        (httpx.Response(200, json={"ok": True, "result": []}), Unavailable, "not_telegram"),
    ):
        net.server.garble(lambda request, respond, answer=answer: answer, 0)
        with pytest.raises(error, match=code):
            net.connect()


def login(net: Telegram, handle: str, secret: str):
    from smdesk.adapters.telegram import connect
    from smdesk.core.network import load

    return connect(net.http(), load("telegram"), server="", handle=handle, secret=secret)


def test_members_are_counted_and_messages_are_not_asked_for(net):
    here = net.account().remote_id
    (sample,) = net.adapter().samples([here, "41"])
    assert (sample.remote_id, sample.metric, sample.value) == (here, "followers", 321)
    before = len(net.telegram.seen)
    assert net.adapter().samples(["41"]) == ()
    assert len(net.telegram.seen) == before
