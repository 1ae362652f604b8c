"""The inbox of a Page: several lists walked through, hidden authors, Messenger's window, rights that are missing."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from smdesk.adapters.base import ReplyRequest, Target
from smdesk.adapters.facebook import heard
from smdesk.core.content import Part, Payload
from smdesk.core.errors import MissingScope
from smdesk.core.outcome import Found, Prepared, Published, Refused, Why
from tests.adapters.contract.facebook import PAGE, Facebook
from tests.adapters.contract.meta import failure, stamp

PERSON = {"id": "7001", "name": "Nuria"}


@pytest.fixture
def net(tmp_path):
    net = Facebook(tmp_path, {})
    yield net
    net.close()


@pytest.fixture
def post(net):
    return net.send(Payload((Part("Fresh bread from seven."),)))[0].id


def walk(net, cursor=""):
    found = []
    while True:
        page = net.adapter().page(cursor)
        found += page.messages
        cursor = page.cursor
        if not page.more:
            return found, cursor


def row(net, known, text, author=PERSON):
    return {
        "id": known,
        "message": text,
        "created_time": stamp(net.clock.now()),
        **({"from": author} if author else {}),
    }


def target(message):
    return Target(message.id, message.kind, message.author, "", message.post_id, message.parent_id, "",
                  message.private, dict(message.extra))  # fmt: skip


def asked(net, message, text="Until two."):
    return ReplyRequest("r1", net.clock.now(), target(message), text, first_try=net.clock.now())


def test_mentions_and_visitors_posts_come_with_the_comments(net, post):
    net.graph.rows["/tagged"] = [row(net, "88_1", "At the bakery of Acme"), row(net, "88_2", "", {"id": PAGE})]
    net.graph.rows["/visitor_posts"] = [row(net, f"{PAGE}_2", "Thank you!")]
    net.said("Do you deliver?", post=post)
    found, cursor = walk(net)
    assert [(each.kind, each.id, each.post_id == post) for each in found] == [
        ("comment", found[0].id, True), ("mention", "88_1", False), ("mention", f"{PAGE}_2", False),
    ]  # fmt: skip
    assert walk(net, cursor)[0] == []


def test_a_comment_whose_author_is_hidden_is_a_message(net, post):
    net.graph.commented(post, "Is it open?", None)
    (found,), _ = walk(net)
    assert (found.text, found.author, found.author_name, found.ours) == ("Is it open?", "", "", False)
    assert net.adapter().block(target(found), True) == Refused("author_hidden", Why.CONTENT)
    assert net.adapter().hide(target(found), True) == Prepared({})


def test_a_comment_that_was_changed_comes_once_more(net, post):
    known = net.said("Do you delver?", post=post)
    net.said("Yes please", post=post)
    _, cursor = walk(net)
    net.graph.comments[0]["message"] = "Do you deliver?"
    found, cursor = walk(net, cursor)
    assert [(each.id, each.text) for each in found] == [(known, "Do you deliver?")]
    assert walk(net, cursor)[0] == []


def test_a_reading_that_was_cut_off_goes_on_where_it_was(net, post):
    for number in range(60):
        net.said(f"n{number}", post=post)
        net.clock.advance(1)
    first = net.adapter().page()
    net.said("meanwhile", post=post)
    rest, cursor = walk(net, first.cursor)
    assert first.more
    ids = [each.id for each in (*first.messages, *rest)]
    assert len(ids) == len(set(ids)) == 60
    assert [each.text for each in walk(net, cursor)[0]] == ["meanwhile"]


def test_an_answer_to_an_answer_stands_under_the_comment_above_both(net, post):
    above = net.said("Do you deliver?", post=post)
    net.said("I would like that too", post=post, parent=above)
    (answer,) = (each for each in walk(net)[0] if each.parent_id)
    made = net.adapter().reply(asked(net, answer))
    assert isinstance(made, Published)
    assert net.graph.comments[-1]["node"] == above
    assert net.adapter().find_reply(asked(net, answer)) == Found(replace(made.remote, url=None))


def test_without_the_right_to_messages_or_with_a_broken_list_the_comments_are_read(net, post):
    net.said("Do you deliver?", post=post)
    net.graph.closed["/conversations"] = failure(200, "Requires pages_messaging", 403)
    net.graph.closed["/tagged"] = failure(2, "Service temporarily unavailable", 500)
    found, cursor = walk(net)
    assert [each.text for each in found] == ["Do you deliver?"]
    assert "todo" not in json.loads(cursor)


def test_without_the_right_to_comments_it_is_named(net):
    net.graph.closed["/feed"] = failure(10, "Requires pages_read_user_content", 403)
    with pytest.raises(MissingScope) as error:
        net.adapter().page()
    assert (error.value.code, error.value.facts["missing"]) == ("comments_scope_missing", ["pages_read_user_content"])


def test_comments_as_the_network_gave_them_to_others_are_read(shared):
    recorded = shared / "data/api/facebook/facebook-apidata-comments-comments_info.json"
    for known, told in json.loads(recorded.read_text("utf-8")).items():
        message = heard.comment(PAGE, told, "19292868552_10158371815748553")
        assert message is not None
        assert (message.id, message.text, message.author) == (known, told["message"], "")
        assert message.url == told["permalink_url"]
        assert message.at.isoformat() == told["created_time"].replace("+0000", "+00:00")
