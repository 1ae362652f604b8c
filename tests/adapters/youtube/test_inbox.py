"""YouTube's inbox: what a reading costs, answers under older comments, approval, and answers that nobody heard of."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import httpx
import pytest

from smdesk.adapters.base import ReplyRequest, Target
from smdesk.adapters.youtube import inbox
from smdesk.core.outcome import CannotTell, Found, NotThere, Prepared, Published, Refused, Unknown, Why
from tests.adapters.contract.wire import after
from tests.adapters.contract.youtube import CHANNEL, OneChannel, description
from tests.adapters.discovery import NotInTheDescription
from tests.adapters.specs import SPECS
from tests.adapters.wire import answer

VIDEO = "video-of-the-test"


@pytest.fixture
def net(tmp_path):
    made = OneChannel(tmp_path, {})
    yield made
    made.close()


def say(net, text, **more):
    known = net.said(text, post=VIDEO, **more)
    net.clock.advance(30)
    return known


def read(net, cursor=""):
    """The texts of a whole reading, its cursor, and how many units it has cost."""
    before, texts = len(net.server.seen), []
    while True:
        page = net.adapter().page(cursor)
        texts += [message.text for message in page.messages]
        cursor = page.cursor
        if not page.more:
            return texts, cursor, len(net.server.seen) - before


def asked(net, to, text="Yes, until two.", **changes):
    target = Target(to, "comment", post_id=VIDEO, parent_id=changes.pop("parent", ""), extra=changes.pop("extra", {}))
    now = net.clock.now()
    return ReplyRequest("key", now, target, text, ("en",), first_try=now, **changes)


def test_a_reading_with_nothing_new_costs_one_unit(net):
    say(net, "Hello")
    _, cursor, cost = read(net)
    assert cost == 2  # with what waits for approval
    assert read(net, cursor)[::2] == ([], 1)
    net.clock.advance(inbox.HELD_EVERY.total_seconds())
    assert read(net, cursor)[::2] == ([], 2)


def test_an_answer_and_an_edit_under_an_older_comment_come_in(net):
    first = say(net, "Do you deliver?")
    say(net, "Nice")
    _, cursor, _ = read(net)
    say(net, "I wonder too", author="leo", parent=first)
    texts, cursor, _ = read(net, cursor)
    assert texts == ["Do you deliver?", "I wonder too"]
    net.tube.comments[first] |= {"text": "Do you deliver in Soria?", "edited": net.clock.now().isoformat()}
    assert "Do you deliver in Soria?" in read(net, cursor)[0]
    page = net.adapter().page("")
    assert [(each.parent_id, each.post_id) for each in page.messages if each.author == "leo"] == [(first, VIDEO)]


def test_more_answers_than_come_along_are_asked_for_a_few_threads_at_a_time(net, monkeypatch):
    monkeypatch.setattr(inbox, "WHOLE", 1)
    for number in range(2):
        head = say(net, f"head {number}")
        for place in range(7):
            say(net, f"{number}.{place}", parent=head, author="leo")
    texts, cursor, cost = read(net)
    assert (len(texts), cost) == (2 + 7 + 5, 3)
    texts, cursor, cost = read(net, cursor)  # the other thread follows
    assert (texts, cost) == (["head 0", *(f"0.{place}" for place in range(7))], 2)
    assert read(net, cursor)[::2] == ([], 1)


def test_an_answer_that_does_not_come_along_is_told_by_their_number(net):
    head = say(net, "head")
    whole = net.tube._thread

    def first_only(known):  # nothing says which of the answers come along
        row = whole(known)
        row.get("replies", {"comments": []})["comments"][:] = [net.tube._comment(net.tube._under(known)[0])]
        return row

    say(net, "first", parent=head)
    net.tube._thread = first_only
    _, cursor, _ = read(net)
    say(net, "second", parent=head)
    assert read(net, cursor)[0] == ["head", "first", "second"]


def test_an_answer_that_is_held_back_is_hidden(net):
    known = net.tube.say("x", VIDEO, "leo", status="likelySpam")
    assert inbox.message(net.tube._comment(known), VIDEO, CHANNEL).hidden


def test_what_waits_for_approval_is_hidden_until_it_is_let_through(net):
    known = net.tube.say("Look at my channel", VIDEO, "leo", status="heldForReview")
    page = net.adapter().page("")
    assert [(each.id, each.hidden) for each in page.messages] == [(known, True)]
    assert net.adapter().page(page.cursor).messages == ()
    assert net.adapter().hide(Target(known, "comment"), False) == Prepared({})
    assert [(each.id, each.hidden) for each in net.adapter().page(page.cursor).messages] == [(known, False)]


def test_a_list_whose_place_is_lost_is_read_once_more_from_the_newest(net):
    for number in range(101):
        say(net, f"n{number}")
    page = net.adapter().page("")
    lost = json.dumps({**json.loads(page.cursor), "token": "gone"})
    again = net.adapter().page(lost)
    assert (again.messages, again.more) == ((), True)
    assert len(read(net, again.cursor)[0]) == 101


def test_a_first_reading_goes_back_only_so_far(net, monkeypatch):
    monkeypatch.setattr(inbox, "WALK", 1)
    for number in range(101):
        say(net, f"n{number}")
    assert len(read(net)[0]) == 100


def test_a_channel_with_its_comments_off_has_none(net):
    reply = answer(403, {"error": {"code": 403, "errors": [{"reason": "commentsDisabled"}]}})
    net.tube._get_commentThreads = lambda _request: reply
    assert read(net)[0] == []


def test_who_may_not_moderate_reads_what_everybody_sees(net):
    say(net, "Hello")
    listed = net.tube._get_commentThreads

    def no(request):
        held = "moderationStatus" in request.url.params
        return answer(403, {"error": {"code": 403, "errors": [{"reason": "forbidden"}]}}) if held else listed(request)

    net.tube._get_commentThreads = no
    assert read(net)[0] == ["Hello"]


def test_an_answer_whose_word_is_lost_is_found_and_no_other_is_taken_for_it(net):
    head = say(net, "Do you deliver?")
    old = net.tube.say("Yes, until two.", VIDEO, CHANNEL, head)
    net.clock.advance(7200)
    request = asked(net, head)
    assert net.adapter().find_reply(request) == NotThere()  # the same words, long ago
    net.server.garble(after(httpx.ReadTimeout), 0)
    assert isinstance(net.adapter().reply(request), Unknown)
    net.clear()
    net.clock.advance(60)
    finding = net.adapter().find_reply(request)
    assert isinstance(finding, Found)
    assert finding.remote.id != old
    assert finding.remote.url == f"https://www.youtube.com/watch?v={VIDEO}&lc={finding.remote.id}"
    taken = replace(request, taken=frozenset({finding.remote.id}))
    assert net.adapter().find_reply(taken) == NotThere()
    net.tube.comments[finding.remote.id]["author"] = "UCsomebody"
    assert net.adapter().find_reply(request) == NotThere()


def test_the_same_words_a_little_earlier_and_a_list_that_is_cut_prove_nothing(net):
    head = say(net, "Do you deliver?")
    net.tube.say("Yes, until two.", VIDEO, CHANNEL, head)
    net.clock.advance(600)
    assert net.adapter().find_reply(asked(net, head)) == CannotTell("same_text_earlier")
    other = say(net, "And on Sundays?")
    for number in range(501):
        net.tube.say(f"n{number}", VIDEO, "leo", other)
    assert net.adapter().find_reply(asked(net, other)) == CannotTell("listing_cut")


def test_an_answer_to_an_answer_stands_under_the_first_and_names_whom_it_is_for(net):
    head = say(net, "Do you deliver?")
    below = say(net, "I wonder too", author="leo", parent=head)
    (_, message) = net.adapter().page("").messages
    assert message.extra == {"mention": "@leo"}
    request = asked(net, below, parent=message.parent_id, extra=message.extra)
    outcome = net.adapter().reply(request)
    assert isinstance(outcome, Published)
    made = net.tube.comments[outcome.remote.id]
    assert (made["parent"], made["text"]) == (head, "@leo Yes, until two.")
    assert net.adapter().find_reply(request) == Found(outcome.remote)
    named = net.adapter().reply(replace(request, text="Yes, @leo."))
    assert net.tube.comments[named.remote.id]["text"] == "Yes, @leo."


def test_what_is_gone_cannot_be_answered_and_need_not_be_taken_away(net):
    assert net.adapter().reply(asked(net, "gone")) == Refused("target_gone", Why.GONE, "No", 404)
    assert net.adapter().find_reply(asked(net, "gone")) == NotThere()
    assert net.adapter().remove(Target("gone", "comment")) == Prepared({})
    assert isinstance(net.adapter().hide(Target("gone", "comment"), True), Refused)


@pytest.mark.skipif(not SPECS.is_dir(), reason="what the network has answered lies beside the project")
def test_recorded_answers():
    folder = SPECS.parent / "data/api/youtube"
    threads = json.loads((folder / "apidata-comment_threads-comment_threads_multi.json").read_text("utf-8"))["items"]
    found, marks = inbox._changed(None, CHANNEL, threads, frozenset(), whole=True)
    assert [(each.author, each.at, each.post_id) for each in found] == [
        ("Usuario 11", datetime(2019, 4, 4, 4, 14, 44, tzinfo=UTC), "D-lhorsDlUQ"),
        ("Usuario 10", datetime(2019, 4, 20, 1, 3, 39, tzinfo=UTC), "D-lhorsDlUQ"),
    ]
    assert len(set(marks)) == 2
    assert found[0].text == "super"
    assert found[0].author_url == "https://www.youtube.com/channel/UCxxxxxxxxxxxxxxxxxxxxxx"
    assert inbox._changed(None, CHANNEL, threads, frozenset(marks), whole=True)[0] == []
    comments = json.loads((folder / "apidata-comments-comments_multi.json").read_text("utf-8"))["items"]
    assert [inbox.message(each, "", CHANNEL).text for each in comments] == ["Hello", "exceptional content!"]


@pytest.mark.skipif(not SPECS.is_dir(), reason="the description lies beside the project")
@pytest.mark.parametrize(
    ("method", "path", "sent"),
    [
        ("POST", "comments?part=snippet", {"snippet": {"parent": "x", "textOriginal": "y"}}),
        ("POST", "comments", {"snippet": {"parentId": "x", "textOriginal": "y"}}),
        ("POST", "comments/setModerationStatus?id=x&moderationStatus=hidden", None),
        ("GET", "commentThreads?part=snippet&maxResults=101&videoId=x", None),
        ("GET", "commentThreads?part=snippet&channel=x", None),
    ],
)
def test_the_checker_fails_on_what_the_network_does_not_know(method, path, sent):
    request = httpx.Request(method, f"https://youtube.googleapis.com/youtube/v3/{path}", json=sent)
    if sent is None:
        request = httpx.Request(method, request.url)
    with pytest.raises(NotInTheDescription):
        description().check(request)
