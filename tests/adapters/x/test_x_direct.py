"""Private messages on X: few are read at a time, for each costs; answered once and looked for; rights of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from smdesk.adapters.base import ReplyRequest
from smdesk.core.outcome import CannotTell, Found, NotThere, Published, Refused, Unknown, Why
from tests.adapters.contract.test_inbox import everything, target
from tests.adapters.contract.x import Account4, problem


@pytest.fixture(params=[{}, {"way": "browser"}], ids=["keys", "browser"])
def net(request, tmp_path):
    net = Account4(tmp_path, request.param)
    net.x.people["5"] = "nuria"
    yield net
    net.close()


@pytest.fixture
def asked(net):
    net.x.wrote("Open?", "5")
    net.clock.advance(60)
    (message,), _ = everything(net)
    return ReplyRequest("r1", net.clock.now(), target(message), "Until two.", first_try=net.clock.now())


def test_messages_come_after_the_mentions_with_what_we_said_elsewhere(net):
    net.said("@acme hello")
    for text, sender in (("Hello", "5"), ("Hi!", "77"), ("Open?", "5")):
        net.x.wrote(text, sender, exchange="5-77")
        net.clock.advance(60)
    found, cursor = everything(net)
    one, two, three = found[1:]
    assert [each.kind for each in found] == ["mention", "message", "message", "message"]
    assert [(each.ours, each.parent_id, each.private) for each in (one, two, three)] == [
        (False, "", True), (True, one.id, True), (False, "", True),
    ]  # fmt: skip
    assert (one.author, one.author_id, one.conversation) == ("nuria", "5", "5-77")
    assert everything(net, cursor)[0] == []


def test_few_are_read_where_little_is_new_and_all_where_much_is(net):
    for number in range(70):
        net.x.wrote(f"n{number}", "5")
        net.clock.advance(1)
    found, cursor = everything(net)
    assert len(found) == 70
    assert {each.text for each in found} == {f"n{number}" for number in range(70)}
    begin = len(net.server.seen)
    late = net.x.wrote("And tomorrow?", "5")
    assert [each.id for each in everything(net, cursor)[0]] == [late]
    (only,) = [seen.url for seen in net.server.seen[begin:] if "/dm_events" in seen.url]
    assert "max_results=5&" in only


def test_a_first_reading_goes_back_three_days_only(net):
    net.x.wrote("Long ago", "5")
    net.clock.advance(4 * 86400)
    net.x.wrote("Today", "5")
    assert [each.text for each in everything(net)[0]] == ["Today"]


def test_an_answer_goes_into_its_exchange_and_is_found_there(net, asked):
    assert net.adapter().find_reply(asked) == NotThere()
    made = net.adapter().reply(asked)
    assert isinstance(made, Published)
    assert (net.x.events[-1]["dm_conversation_id"], net.x.events[-1]["text"]) == ("5-77", "Until two.")
    assert net.adapter().find_reply(asked) == Found(made.remote)
    assert net.adapter().find_reply(replace(asked, taken=frozenset({made.remote.id}))) == NotThere()
    assert net.sendings() == 0  # no post was made


def test_an_answer_to_several_people_goes_to_all_of_them(net):
    net.x.wrote("When do we meet?", "5", exchange="900")
    (message,), _ = everything(net)
    request = ReplyRequest("r1", net.clock.now(), target(message), "At two.", first_try=net.clock.now())
    made = net.adapter().reply(request)
    assert net.x.events[-1]["dm_conversation_id"] == "900"
    assert net.adapter().find_reply(request) == Found(made.remote)


@pytest.mark.parametrize("arrives", [True, False])
def test_an_answer_whose_fate_is_unknown_is_looked_for_and_there_once(net, asked, arrives):
    net.trouble("reply", "done: read time-out" if arrives else "not: read time-out")
    assert isinstance(net.adapter().reply(asked), Unknown)
    net.clear()
    assert [each["text"] for each in net.x.events[1:]] == ["Until two."] * arrives
    assert isinstance(net.adapter().find_reply(asked), Found if arrives else NotThere)


def test_where_too_much_was_written_since_nobody_can_tell(net, asked):
    for number in range(12):
        net.x.wrote(f"n{number}", "5")
    assert net.adapter().find_reply(asked) == CannotTell("listing_cut")


@pytest.mark.parametrize(
    ("answered", "ours", "why"),
    [
        (problem(403, "Forbidden", "https://api.x.com/2/problems/oauth1-permissions"), "direct_permission_missing",
         Why.PERMISSION),
        (problem(403, "You do not have permission to DM one or more participants."), "person_unreachable", Why.CONTENT),
        (problem(401, "Unauthorized"), "auth_refused", Why.AUTH),
    ],
)  # fmt: skip
def test_what_is_refused_is_told_by_its_reason(net, asked, answered, ours, why):
    net.x.closed["/messages"] = answered
    outcome = net.adapter().reply(asked)
    assert isinstance(outcome, Refused)
    if net.limits and why is Why.AUTH:
        return  # an access that is given in the browser is renewed first
    assert (outcome.code, outcome.why) == (ours, why)


def test_without_the_right_to_messages_the_mentions_are_read(net):
    net.said("@acme open?")
    net.x.closed["/dm_events"] = problem(403, "Forbidden", "https://api.x.com/2/problems/oauth1-permissions")
    found, cursor = everything(net)
    assert [each.kind for each in found] == ["mention"]
    late = net.said("@acme hello?")
    assert [each.id for each in everything(net, cursor)[0]] == [late]
