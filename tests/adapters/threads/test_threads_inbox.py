"""The inbox of a profile: conversations and mentions, what can be hidden, rights that are missing, an answer once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from smdesk.adapters.base import ReplyRequest, Target
from smdesk.core.content import Part, Payload
from smdesk.core.errors import MissingScope
from smdesk.core.outcome import Found, NotThere, Prepared, Published, Refused, Unknown, Why
from tests.adapters.contract.meta import failure
from tests.adapters.contract.threads import ThreadsHarness

NO = failure(10, "Application does not have permission for this action", 403)


@pytest.fixture
def net(tmp_path):
    net = ThreadsHarness(tmp_path, {})
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


def target(message):
    return Target(message.id, message.kind, message.author, "", message.post_id, message.parent_id, message.url or "")


def asked(net, message):
    return ReplyRequest("r1", net.clock.now(), target(message), "Until two.", first_try=net.clock.now())


def looked_under(net):
    return sum(seen.path.endswith("/conversation") for seen in net.server.seen)


def test_what_stands_under_a_post_is_told_by_what_it_answers_and_mentions_by_themselves(net, post):
    above = net.said("Do you deliver?", post=post)
    below = net.said("I would like that too", parent=above, author="pau")
    named = net.said("At @acme's", author="pau")
    found, cursor = walk(net)
    assert [(each.id, each.kind, each.author, each.post_id, each.parent_id) for each in found] == [
        (above, "comment", "nuria", post, ""), (below, "comment", "pau", post, above),
        (named, "mention", "pau", "", ""),
    ]  # fmt: skip
    assert walk(net, cursor)[0] == []


def test_a_mention_is_answered_too(net):
    net.said("At @acme's")
    (mention,) = walk(net)[0]
    made = net.adapter().reply(asked(net, mention))
    assert isinstance(made, Published)
    assert net.adapter().find_reply(asked(net, mention)) == Found(made.remote)
    assert net.adapter().hide(target(mention), True) == Refused("not_ours", Why.CONTENT)


def test_only_what_answers_the_post_is_hidden_and_comes_hidden_with_the_next_reading(net, post):
    above = net.said("Buy my pills", post=post)
    net.said("Yes do", parent=above)
    (first, below), cursor = walk(net)
    assert net.adapter().hide(target(below), True) == Refused("hide_the_one_above", Why.CONTENT)
    assert net.adapter().hide(target(first), True) == Prepared({})
    assert [(each.id, each.hidden) for each in walk(net, cursor)[0]] == [(above, True)]


def test_under_posts_of_more_than_a_week_ago_one_looks_now_and_then(net, post):
    net.said("Do you deliver?", post=post)
    net.clock.advance(timedelta(days=8).total_seconds())
    _, cursor = walk(net)
    late = net.said("And on Mondays?", post=post)
    before = looked_under(net)
    net.clock.advance(600)
    found, cursor = walk(net, cursor)
    assert (found, looked_under(net)) == ([], before)
    net.clock.advance(timedelta(hours=6).total_seconds())
    assert [each.id for each in walk(net, cursor)[0]] == [late]


def test_without_the_right_to_replies_it_is_named_and_without_that_to_mentions_replies_are_read(net, post):
    net.said("Do you deliver?", post=post)
    net.threads.closed["mentions"] = NO
    assert [each.text for each in walk(net)[0]] == ["Do you deliver?"]
    net.threads.closed["conversation"] = NO
    with pytest.raises(MissingScope) as error:
        walk(net)
    assert (error.value.code, error.value.facts["missing"]) == ("comments_scope_missing", ["threads_read_replies"])


@pytest.mark.parametrize("edge", ["manage_reply", "threads"])
def test_a_right_that_an_act_needs_is_named(net, post, edge):
    net.said("Do you deliver?", post=post)
    (message,) = walk(net)[0]
    net.threads.closed[edge] = NO
    adapter = net.adapter()
    outcome = adapter.hide(target(message), True) if edge == "manage_reply" else adapter.reply(asked(net, message))
    assert isinstance(outcome, Refused)
    assert (outcome.code, outcome.why) == ("threads_replies_permission_missing", Why.PERMISSION)


@pytest.mark.parametrize("arrives", [True, False])
def test_an_answer_whose_publishing_was_lost_is_looked_for_and_there_once(net, post, arrives):
    net.said("Do you deliver?", post=post)
    (message,) = walk(net)[0]
    request = asked(net, message)
    net.trouble("reply", "done: read time-out" if arrives else "not: read time-out", 1)  # the call after the container
    assert isinstance(net.adapter().reply(request), Unknown)
    net.clear()
    net.clock.advance(120)
    answers = [live for live in net.live() if live.text == "Until two."]
    assert len(answers) == arrives
    found = net.adapter().find_reply(request)
    assert isinstance(found, Found if arrives else NotThere)
    if isinstance(found, Found):
        assert found.remote.id == answers[0].id
