"""Comments under an organisation's posts: few calls, two storeys, rights that are missing; a member has no inbox."""

from __future__ import annotations

from dataclasses import replace

import pytest

from smdesk.adapters.base import ReplyRequest, Target
from smdesk.adapters.linkedin import connect
from smdesk.core.content import Part, Payload
from smdesk.core.errors import MissingScope
from smdesk.core.network import Feature, load
from smdesk.core.outcome import CannotTell, Found, Published, Refused, Why
from tests.adapters.contract.linkedin import ORGANISATION, TOKEN, Organisation, failure
from tests.adapters.linkedin.conftest import MEMBER
from tests.adapters.wire import answer


@pytest.fixture
def net(tmp_path):
    net = Organisation(tmp_path, Organisation.strategies[0])
    yield net
    net.close()


@pytest.fixture
def posts(net):
    return [net.send(Payload((Part(text),)), key=text)[0].id for text in ("Fresh bread", "Fresh cake")]


def walk(net, cursor=""):
    found = []
    while True:
        page = net.adapter().page(cursor)
        found += page.messages
        cursor = page.cursor
        if not page.more:
            return found, cursor


def asked(net, message, text="Until two."):
    to = Target(message.id, message.kind, message.author, "", message.post_id, message.parent_id)
    return ReplyRequest("r1", net.clock.now(), to, text, first_try=net.clock.now())


def test_only_posts_with_other_numbers_of_comments_are_looked_under(net, posts):
    net.said("Do you deliver?", post=posts[0])
    net.said("Lovely", post=posts[1])
    _, cursor = walk(net)
    before = len(net.server.seen)
    assert walk(net, cursor)[0] == []
    assert [each.path.split("/")[2] for each in net.server.seen[before:]] == ["posts", "socialMetadata"]
    said = net.said("And tomorrow?", post=posts[1])
    before = len(net.server.seen)
    assert [each.id for each in walk(net, cursor)[0]] == [said]
    looked = [each.url.split("?")[0] for each in net.server.seen[before:] if "socialActions" in each.path]
    assert len(looked) == 1
    assert posts[1].rsplit(":", 1)[1] in looked[0]


def test_answers_to_a_comment_come_in_and_are_answered_under_the_comment_above(net, posts):
    above = net.said("Do you deliver?", post=posts[0])
    below = net.said("I ask that too", post=posts[0], parent=above, author="luis")
    found, _ = walk(net)
    assert [(each.id, each.parent_id, each.ours) for each in found] == [(above, "", False), (below, above, False)]
    made = net.adapter().reply(asked(net, found[1]))
    assert isinstance(made, Published)
    assert net.linkedin.comments[-1]["parentComment"] == above
    assert net.adapter().find_reply(asked(net, found[1])) == Found(made.remote)
    thread = net.adapter().thread(posts[0])
    assert [(each.id, each.ours) for each in thread] == [(above, False), (below, False), (made.remote.id, True)]


def test_the_same_answer_given_shortly_before_is_no_proof(net, posts):
    net.said("Do you deliver?", post=posts[0])
    (message,), _ = walk(net)
    net.adapter().reply(asked(net, message))
    net.clock.advance(600)
    assert net.adapter().find_reply(asked(net, message)) == CannotTell("same_text_earlier")


def test_missing_rights_are_named(account, wire):
    refused = failure(403, "ACCESS_DENIED", "Not enough permissions")
    wire.on("GET", "/rest/posts", refused)
    with pytest.raises(MissingScope) as error:
        account().page()
    assert error.value.code == "comments_scope_missing"
    assert "r_organization_social_feed" in error.value.facts["missing"]
    comment = "urn:li:comment:(urn:li:share:7001,7002)"
    wire.on("POST", f"/rest/socialActions/{comment}/comments", refused)
    to = Target(comment, "comment", post_id="urn:li:share:7001")
    outcome = account().reply(ReplyRequest("r1", account()._api.clock.now(), to, "Yes"))
    assert isinstance(outcome, Refused)
    assert (outcome.code, outcome.why) == ("social_permission_missing", Why.PERMISSION)


def test_a_member_has_no_inbox_and_an_organisation_has(account, wire, net):
    assert account(MEMBER).page().messages == ()
    assert wire.requests == []
    wire.on("GET", "/v2/userinfo", answer(200, {"sub": "8675309", "name": "Ana"}))
    member = connect(wire.http(), load("linkedin"), secret=TOKEN)
    assert not load("linkedin").with_limits(member.limits).can(Feature.INBOX)
    session = net.connect()
    assert replace(session, limits={}).remote_id == ORGANISATION
    assert load("linkedin").with_limits(session.limits).can(Feature.INBOX_REPLY)
