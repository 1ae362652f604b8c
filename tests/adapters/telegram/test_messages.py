"""What a post becomes in a channel: text, card, album, answer; and what is not sent at all."""

from __future__ import annotations

import json

import httpx
import pytest

from smdesk.adapters.telegram.chats import called, chat_id, message_id, message_url
from smdesk.core.content import MediaItem, Part, Payload
from smdesk.core.outcome import NotSent, Prepared, Published, Refused, RemoteRef, Why
from smdesk.core.steps import Step, StepKind
from tests.adapters.botapi import BotApi
from tests.adapters.contract.harness import PICTURE, picture
from tests.adapters.contract.telegram import CHAT, NAME, TOKEN, Telegram
from tests.adapters.openapi import Violation


@pytest.fixture
def net(tmp_path) -> Telegram:
    return Telegram(tmp_path, {})


def item(mime: str, sha: str = "6") -> MediaItem:
    return MediaItem(sha * 64, mime, 9, 640, 480, 12.4 if mime.startswith("video") else 0.0, filename="x")


def sent(net: Telegram, *media: MediaItem, text: str = "Text", **changes):
    """The outcome, and what was asked of the network."""
    request = net.request(text, part=Part(text, media), files={each.sha256: PICTURE for each in media}, **changes)
    return net.adapter().publish(request), net.telegram


def test_a_text_goes_out_as_it_is_and_its_card_is_that_of_its_link(net):
    text = "Tom & <Jerry> *ok* _x_ https://one.example"
    request = net.request(part=Part(text, link="https://shop.example/menu"))
    outcome = net.adapter().publish(request)
    assert outcome == Published(RemoteRef("41", f"https://t.me/{NAME}/41"))
    (made,) = net.telegram.messages.values()
    assert made["text"] == f"{text}\n\nhttps://shop.example/menu"
    assert made["link_preview_options"] == {"url": "https://shop.example/menu"}
    assert "parse_mode" not in made


def test_marks_and_silence_are_choices_of_the_post(net):
    outcome, telegram = sent(net, text="<b>Now</b>", options={"markup": "html", "sound": "off"})
    assert isinstance(outcome, Published)
    (made,) = telegram.messages.values()
    assert (made["parse_mode"], made["disable_notification"]) == ("HTML", True)
    odd, _ = sent(net, options={"markup": "markdown"})
    assert odd == NotSent("option_unknown", "markup=markdown", Why.CONTENT)


def test_one_medium_has_the_method_of_its_kind(net):
    for mime, method in (("image/png", "sendPhoto"), ("video/mp4", "sendVideo"), ("image/gif", "sendAnimation")):
        outcome, _ = sent(net, item(mime))
        assert isinstance(outcome, Published)
        assert net.server.seen[-1].path.endswith(method)
    video = list(net.telegram.messages.values())[1]
    assert (video["caption"], video["supports_streaming"], video["width"], video["duration"]) == (
        "Text",
        "true",
        "640",
        "12",
    )


def test_an_album_is_one_post_and_goes_as_one(net):
    outcome, telegram = sent(net, item("image/png", "6"), item("video/mp4", "7"), item("image/png", "8"))
    assert outcome == Published(RemoteRef("41", f"https://t.me/{NAME}/41", {"ids": "41,42,43"}))
    assert [one["text"] for one in telegram.messages.values()] == ["Text", "", ""]
    assert net.adapter().delete(outcome.remote) == Prepared({})
    assert telegram.messages == {}


@pytest.mark.parametrize(
    ("media", "code"),
    [
        ((item("image/png"), item("image/gif", "7")), "media_mix_refused"),
        ((item("audio/mpeg"),), "media_type_refused"),
        (tuple(item("image/png", f"{n:x}") for n in range(11)), "too_many_images"),
    ],
)
def test_what_would_go_out_otherwise_than_meant_is_stopped_before(net, media, code):
    outcome, _ = sent(net, *media)
    assert outcome == Refused(code, Why.CONTENT)
    assert net.sendings() == 0


def test_a_part_answers_the_one_before_and_never_stands_alone(net):
    first, second = net.send(Payload((Part("one"), Part("two"))))
    assert net.telegram.messages[int(second.id)]["parent"] == int(first.id)
    alone = net.request("two", step=Step(StepKind.PART, 1), parts_total=2)
    assert net.adapter().publish(alone) == NotSent("parent_missing", why=Why.CONTENT)
    answer, _ = sent(net, text="An answer", reply_to=f"https://t.me/{NAME}/{first.id}")
    assert isinstance(answer, Published)
    gone, _ = sent(net, text="An answer", reply_to="999")
    assert (gone.code, gone.why) == ("reply_target_gone", Why.GONE)
    odd, _ = sent(net, text="An answer", reply_to="https://t.me/")
    assert odd.code == "reply_target_invalid"
    assert net.adapter().publish(net.request(step=Step(StepKind.COMMENT), parent=first)).code == "not_offered"


def test_a_group_that_became_a_supergroup_gets_the_post_once_and_its_number_is_kept(net):
    net.telegram.chat, net.telegram.kind = -1009999999999, "supergroup"
    adapter = net.adapter()
    assert adapter.renewed() is None
    assert isinstance(adapter.publish(net.request()), Published)
    assert len(net.telegram.messages) == 1
    assert adapter.renewed() == {"chat": "-1009999999999"}
    assert adapter.whoami().remote_id == str(CHAT)  # the same channel for this desk


@pytest.mark.parametrize(
    ("typed", "chat"),
    [
        ("@oldmill", "@oldmill"), ("oldmill", "@oldmill"), (" https://t.me/oldmill ", "@oldmill"),
        ("https://t.me/oldmill/12?single", "@oldmill"), ("t.me/s/oldmill", "@oldmill"),
        ("https://t.me/c/1234567890/5", "-1001234567890"), ("t.me/c/1234567890", "-1001234567890"),
        ("-1001234567890", "-1001234567890"), ("the old mill", ""), ("https://example.org/oldmill", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_channel_is_understood_as_people_give_it(typed, chat):
    assert chat_id(typed) == chat


def test_what_a_private_channel_is_called_connects_it_again():
    assert called(str(CHAT), "") == "t.me/c/1234567890"
    assert chat_id(called(str(CHAT), "")) == str(CHAT)
    assert message_url(str(CHAT), "", "7") == "https://t.me/c/1234567890/7"
    assert message_url("-4567890", "", "7") is None
    assert [message_id(each) for each in ("7", "https://t.me/c/1/7?single", "x", "")] == [7, 7, None, None]


WRONG = [
    ("sendMessage", {"json": {"chat_id": 1}}),
    ("sendMessage", {"json": {"chat_id": 1, "text": 5}}),
    ("sendMessage", {"json": {"chat_id": 1, "text": "x", "parsemode": "HTML"}}),
    ("sendMessage", {"json": {"chat_id": True, "text": "x"}}),
    ("sendMessage", {"json": {"chat_id": 1, "text": "x", "link_preview_options": {"link": "x"}}}),
    ("sendMessage", {"json": {"chat_id": 1, "text": "x", "reply_parameters": {"message": 3}}}),
    ("sendText", {"json": {"chat_id": 1, "text": "x"}}),
    ("sendPhoto", {"data": {"chat_id": "1"}, "files": {"picture": ("a.png", b"x", "image/png")}}),
    ("sendPhoto", {"data": {"chat_id": "1"}, "files": {"photo": ("a", b"x", "application/octet-stream")}}),
    ("sendVideo", {"data": {"chat_id": "1", "width": "wide"}, "files": {"video": ("a.mp4", b"x", "video/mp4")}}),
    (
        "sendMediaGroup",
        {"data": {"chat_id": "1", "media": json.dumps([{"type": "photo", "media": "attach://a"}])},
         "files": {"b": ("a.png", b"x", "image/png")}},
    ),
    ("deleteMessages", {"json": {"chat_id": 1, "message_ids": ["1"]}}),
]  # fmt: skip


@pytest.mark.parametrize(("method", "given"), WRONG)
def test_the_checker_of_requests_refuses_each_kind_of_mistake(shared, method, given):
    request = httpx.Request("POST", f"https://api.telegram.org/bot{TOKEN}/{method}", **given)
    request.read()
    with pytest.raises(Violation):
        BotApi(shared / "specs/telegram/bot-api.json").check(request)


def test_every_method_that_is_used_was_checked_against_the_description(shared, net):
    net.connect()
    refs = [sent(net, *media)[0].remote for media in ((), (item("image/png"),), (item("image/png"), picture()))]
    for ref in refs:
        net.adapter().delete(ref)
    assert set(net.telegram.asked) == {
        "getMe", "getChat", "getChatMember", "sendMessage", "sendPhoto", "sendMediaGroup", "deleteMessage",
        "deleteMessages",
    }  # fmt: skip
