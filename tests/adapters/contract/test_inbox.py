"""What every network with an inbox gives and takes: each message once, answers found again, acts repeated."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from smdesk.adapters import registry
from smdesk.adapters.base import (
    BlocksAuthors,
    Complaint,
    DeletesInInbox,
    HidesInInbox,
    InboxMessage,
    LikesInInbox,
    MutesAuthors,
    ReadsInbox,
    ReadsThreads,
    Reason,
    RepliesInInbox,
    ReplyRequest,
    ReportsMessages,
    Target,
)
from smdesk.core.content import Part, Payload
from smdesk.core.errors import AuthExpired, NetworkError
from smdesk.core.network import Dedupe, Feature
from smdesk.core.outcome import CannotTell, Found, NotThere, Prepared, Published, Refused, RemoteRef, Unknown, Why
from tests.adapters.contract.harness import stored

TEXT = "Fresh bread from seven."


@pytest.fixture
def net(social):
    """A network with an inbox."""
    return social()


@pytest.fixture
def post(net):
    """A post of ours that is out; its id."""
    assert isinstance(net.adapter(), ReadsInbox)
    (remote,) = net.send(Payload((Part(TEXT),)))
    net.clock.advance(60)
    return remote.id


def everything(net, cursor=""):
    """All messages from a cursor on, and the last cursor."""
    found: list[InboxMessage] = []
    for _ in range(50):
        page = net.adapter().page(cursor)
        found += page.messages
        cursor = page.cursor
        if not page.more:
            return found, cursor
    raise AssertionError("the pages never end")


def target(message: InboxMessage) -> Target:
    """As it comes back from a database."""
    return Target(
        message.id, message.kind, message.author, message.author_id or message.author, message.post_id,
        message.parent_id, message.url or "", message.private, stored(message.extra),
    )  # fmt: skip


def answer(net, message, text="Yes, until two.", key="r1", **changes):
    return ReplyRequest(key, net.clock.now(), target(message), text, ("en",), first_try=net.clock.now(), **changes)


def heard(net, post, text="Do you deliver?", **more):
    """A message under the post, as the adapter reads it."""
    wanted = net.said(text, post=post, **more)
    net.clock.advance(5)
    return next(message for message in everything(net)[0] if message.id == wanted)


def test_a_comment_comes_in_with_who_what_when_and_under_what(net, post):
    message = heard(net, post)
    under = "" if net.hears == "review" else post
    assert (message.kind, message.text, message.post_id) == (net.hears, "Do you deliver?", under)
    assert message.parent_id == ""
    assert (message.rating is not None) is (net.hears == "review")
    assert message.author
    assert not message.private
    assert not message.ours
    assert timedelta(0) <= net.clock.now() - message.at < timedelta(minutes=5)
    assert message.at.utcoffset() == timedelta(0)
    assert message.url is None or message.url.startswith("https://")
    stored(message.extra)


def test_each_message_comes_once_and_in_its_order(net, post):
    wanted = []
    for number in range(7):
        wanted.append(net.said(f"first {number}", post=post, author=f"person{number % 3}"))
        net.clock.advance(30)
    found, cursor = everything(net)
    assert [message.id for message in found if message.text.startswith("first")] == wanted
    assert everything(net, cursor)[0] == []
    more = net.said("later", post=post)
    net.clock.advance(1)
    assert [message.id for message in everything(net, cursor)[0]] == [more]


def test_many_messages_come_on_several_pages_each_once(net, post):
    wanted = set()
    for number in range(130):
        wanted.add(net.said(f"n{number}", post=post))
        net.clock.advance(20)
    found, cursor = everything(net)
    assert len([message.id for message in found]) == len(wanted)
    assert {message.id for message in found} == wanted
    assert everything(net, cursor)[0] == []


def test_an_answer_stands_under_its_message_and_is_found(net, post):
    if not isinstance(net.adapter(), RepliesInInbox):
        return
    message = heard(net, post)
    asked = answer(net, message)
    assert isinstance(net.adapter().find_reply(asked), NotThere | CannotTell)
    outcome = net.adapter().reply(asked)
    assert isinstance(outcome, Published), outcome
    said = {live.id: live for live in net.live()}[outcome.remote.id]
    assert said.text.endswith("Yes, until two.")
    assert said.parent == message.id
    net.clock.advance(5)
    if net.account().spec.dedupe is not Dedupe.NONE:
        found = net.adapter().find_reply(asked)
        assert isinstance(found, Found)
        assert found.remote.id == outcome.remote.id
        other = answer(net, message, "Something else", key="r2")
        assert isinstance(net.adapter().find_reply(other), NotThere | CannotTell)
        taken = answer(net, message, key="r3", taken=frozenset({outcome.remote.id}))
        assert isinstance(net.adapter().find_reply(taken), NotThere | CannotTell)


def test_an_answer_is_taken_away_again_also_twice(net, post):
    if not net.account().spec.can(Feature.INBOX_WITHDRAW):
        return
    message = heard(net, post)
    outcome = net.adapter().reply(answer(net, message))
    assert isinstance(outcome, Published)
    there = RemoteRef(outcome.remote.id, outcome.remote.url, stored(outcome.remote.extra))
    assert [net.adapter().delete(there) for _ in range(2)] == [Prepared({})] * 2
    assert outcome.remote.id not in {live.id for live in net.live()}
    assert post in {live.id for live in net.live()}


def test_an_answer_twice_is_one_where_the_network_promises_it(net, post):
    if not isinstance(net.adapter(), RepliesInInbox):
        return
    message = heard(net, post)
    asked = answer(net, message)
    before = len(net.live())
    ids = {net.adapter().reply(asked).remote.id for _ in range(2)}
    if net.account().spec.dedupe in {Dedupe.KEY, Dedupe.CLIENT_ID}:
        assert len(ids) == 1
        assert len(net.live()) == before + 1


def test_an_answer_whose_fate_is_unknown_is_never_called_refused(net, post):
    if not isinstance(net.adapter(), RepliesInInbox):
        return
    message = heard(net, post)
    for name in net.troubles():
        net.trouble("reply", name)
        outcome = net.adapter().reply(answer(net, message, f"Yes {name}", key=name))
        net.clear()
        made = [live for live in net.live() if live.text.endswith(f"Yes {name}")]
        if made:
            assert isinstance(outcome, Published | Unknown), name
        assert len(made) <= 1


def test_a_private_message_is_answered_in_its_exchange_once(net, post):
    if not net.talks:
        return
    net.said("Is my cake ready?", kind="message")
    net.clock.advance(5)
    (message,) = [each for each in everything(net)[0] if each.text == "Is my cake ready?"]
    assert (message.kind, message.private, message.ours) == ("message", True, False)
    asked = answer(net, message, "It is.")
    assert isinstance(net.adapter().find_reply(asked), NotThere)
    for name in net.troubles():
        net.trouble("reply", name)
        outcome = net.adapter().reply(answer(net, message, f"Yes {name}", key=name))
        net.clear()
        made = [live for live in net.live() if live.text.endswith(f"Yes {name}")]
        assert len(made) <= 1
        assert not made or isinstance(outcome, Published | Unknown), name
    outcome = net.adapter().reply(asked)
    assert isinstance(outcome, Published), outcome
    net.clock.advance(5)
    found = net.adapter().find_reply(asked)
    assert isinstance(found, Found)
    assert found.remote.id == outcome.remote.id
    assert isinstance(net.adapter().find_reply(answer(net, message, "Something else", key="r2")), NotThere)


def test_our_answers_stand_in_the_thread(net, post):
    if not isinstance(net.adapter(), ReadsThreads):
        return
    message = heard(net, post)
    said = net.adapter().reply(answer(net, message)).remote.id
    net.clock.advance(5)
    thread = net.adapter().thread(post)
    assert [(each.id, each.ours, each.parent_id) for each in thread] == [
        (message.id, False, ""), (said, True, message.id),
    ]  # fmt: skip
    assert net.adapter().thread("nothing-of-ours") == ()


def test_acts_can_be_repeated_and_taken_back(net, post):
    message = heard(net, post)
    to, who = target(message), message.author_id or message.author
    adapter = net.adapter()
    reversible = (
        ("like", LikesInInbox, "like"), ("hide", HidesInInbox, "hide"), ("block", BlocksAuthors, "block"),
        ("mute", MutesAuthors, "mute"),
    )  # fmt: skip
    for name, protocol, method in reversible:
        if not isinstance(adapter, protocol):
            continue
        for on in (True, True, False, False):
            assert getattr(net.adapter(), method)(to, on) == Prepared({}), (name, on)
            assert (name in net.done_to(message.id, who)) is on, (name, on)
    if isinstance(adapter, ReportsMessages):
        for reason in Reason:
            assert adapter.report(to, Complaint(reason, "The same in every comment.")) == Prepared({}), reason
        assert "report" in net.done_to(message.id, who)
    if isinstance(adapter, DeletesInInbox):
        assert [adapter.remove(to), adapter.remove(to)] == [Prepared({}), Prepared({})]
        assert "delete" in net.done_to(message.id, who)


def test_nothing_is_read_or_answered_without_a_right_to(net, post):
    message = heard(net, post)
    account = replace(net.account(), secrets=dict.fromkeys(net.account().secrets, "wrong"))
    http = net.http() if hasattr(net, "http") else None
    adapter = registry.build(account, http, folder=net.folder, clock=net.clock)
    with pytest.raises(AuthExpired):
        adapter.page()
    if isinstance(adapter, RepliesInInbox):
        outcome = adapter.reply(answer(net, message))
        assert isinstance(outcome, Refused)
        assert outcome.why is Why.AUTH


def test_trouble_while_reading_is_an_error_with_a_code_never_an_empty_page(net, post):
    net.said("Do you deliver?", post=post)
    for name in net.troubles():
        net.trouble("page", name)
        told: object = None
        try:
            told = net.adapter().page().messages
        except NetworkError as error:
            told = error.code
        finally:
            net.clear()
        assert told, name
