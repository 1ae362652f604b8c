"""The inbox behind either door: answers under old comments, mentions, rights that are missing, two storeys."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from smdesk.adapters.base import ReplyRequest, Target
from smdesk.core.content import Part, Payload
from smdesk.core.errors import MissingScope
from smdesk.core.network import Feature
from smdesk.core.outcome import CannotTell, Found, NotThere, Published, Refused, Unknown, Why
from tests.adapters import graphspec
from tests.adapters.contract.instagram import SCOPES, InstagramHarness
from tests.adapters.contract.meta import failure, stamp
from tests.adapters.specs import SPECS
from tests.adapters.wire import answer

FACEBOOK = {"uploads_first": True, "media_by_address": ["image"]}
NO = failure(10, "Application does not have permission for this action", 403)


@pytest.fixture(params=[{}, FACEBOOK], ids=["instagram", "facebook"])
def net(request, tmp_path):
    net = InstagramHarness(tmp_path, request.param)
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


def asked(net, message, text="Until two."):
    return ReplyRequest("r1", net.clock.now(), target(message), text, first_try=net.clock.now())


def test_an_answer_under_an_old_comment_comes_in_by_the_number_of_comments(net, post):
    old = net.said("Do you deliver?", post=post)
    for number in range(30):
        net.clock.advance(1)
        net.said(f"n{number}", post=post)
    _, cursor = walk(net)
    net.clock.advance(600)
    seen = len(net.server.seen)
    assert walk(net, cursor)[0] == []
    assert len(net.server.seen) - seen == 3  # nothing has changed: the media, those that tag, the conversations
    late = net.said("I would like that too", parent=old, author="pau")
    (found,), _ = walk(net, cursor)
    assert (found.id, found.parent_id, found.post_id) == (late, old, post)


def test_one_comment_deleted_and_another_written_leave_the_number_as_it_was(net, post):
    first = net.said("Do you deliver?", post=post)
    (old,), cursor = walk(net)
    for number in range(30):  # so many that the old one is not among the newest
        net.clock.advance(1)
        net.said(f"n{number}", post=post)
    _, cursor = walk(net, cursor)
    net.adapter().remove(target(next(each for each in walk(net)[0] if each.text == "n9")))
    late = net.said("I would like that too", parent=first)
    assert old.id == first
    net.clock.advance(timedelta(hours=6).total_seconds())
    assert [each.id for each in walk(net, cursor)[0]] == [late]


def test_posts_beyond_the_newest_are_looked_under_where_something_changed(net):
    ids = []
    for number in range(13):
        ids += [remote.id for remote in net.send(Payload((Part(f"Bread {number}"),)))]
        net.clock.advance(60)
    _, cursor = walk(net)
    late = net.said("Do you deliver?", post=ids[0])
    assert [(each.id, each.post_id) for each in walk(net, cursor)[0]] == [(late, ids[0])]


def test_many_answers_to_one_comment_are_all_read(net, post):
    above = net.said("Do you deliver?", post=post)
    answers = {net.said(f"n{number}", parent=above) for number in range(70)}
    assert {each.id for each in walk(net)[0] if each.parent_id == above} == answers
    assert {each.id for each in net.adapter().thread(post)} == {above, *answers}


def test_an_answer_to_an_answer_stands_above_and_names_whom_it_is_for(net, post):
    above = net.said("Do you deliver?", post=post)
    net.said("I would like that too", parent=above, author="pau")
    message = next(each for each in walk(net)[0] if each.parent_id)
    made = net.adapter().reply(asked(net, message))
    assert isinstance(made, Published)
    said = net.instagram.comments[-1]
    assert (said["parent"], said["text"]) == (above, "@pau Until two.")
    assert net.adapter().find_reply(asked(net, message)) == Found(made.remote)


def test_media_that_tag_us_are_mentions_and_answered_under_them(net):
    net.instagram.tagged = [
        {"id": "88", "caption": "At @acme's", "username": "pau", "timestamp": stamp(net.clock.now()),
         "permalink": "https://www.instagram.com/p/C88/", "media_type": "IMAGE", "media_url": "https://cdn.example/88"},
    ]  # fmt: skip
    (mention,), cursor = walk(net)
    assert (mention.kind, mention.author, mention.text, mention.media[0]["kind"]) == (
        "mention", "pau", "At @acme's", "image",
    )  # fmt: skip
    assert isinstance(net.adapter().reply(asked(net, mention)), Published)
    assert net.instagram.comments[-1]["parent"] == "88"
    assert net.adapter().find_reply(asked(net, mention)) == CannotTell("no_listing")  # nobody lists others' comments
    assert net.adapter().hide(target(mention), True) == Refused("not_ours", Why.CONTENT)
    assert net.adapter().remove(target(mention)) == Refused("not_ours", Why.CONTENT)
    assert walk(net, cursor)[0] == []


@pytest.mark.parametrize("arrives", [True, False])
def test_an_answer_whose_fate_is_unknown_is_looked_for_and_there_once(net, post, arrives):
    net.said("Do you deliver?", post=post)
    (message,), _ = walk(net)
    request = asked(net, message)
    net.trouble("reply", "done: read time-out" if arrives else "not: read time-out")
    assert isinstance(net.adapter().reply(request), Unknown)
    net.clear()
    answers = [one for one in net.instagram.comments if one["text"] == "Until two."]
    assert len(answers) == arrives
    assert isinstance(net.adapter().find_reply(request), Found if arrives else NotThere)


def test_without_the_right_to_comments_it_is_named(net, post):
    net.said("Do you deliver?", post=post)
    (message,), _ = walk(net)
    net.instagram.closed = {"/comments": NO, "/replies": NO}
    with pytest.raises(MissingScope) as error:
        walk(net)
    right = "instagram_manage_comments" if net.facebook else "instagram_business_manage_comments"
    assert (error.value.code, error.value.facts["missing"]) == ("comments_scope_missing", [right])
    outcome = net.adapter().reply(asked(net, message))
    assert isinstance(outcome, Refused)
    assert (outcome.code, outcome.why) == ("instagram_comments_permission_missing", Why.PERMISSION)


def test_a_token_that_says_it_has_no_right_to_comments_offers_no_inbox(net, monkeypatch):
    monkeypatch.setattr("tests.adapters.contract.instagram.SCOPES", SCOPES[:2] + SCOPES[3:])
    offered = net.connect().limits.get("features")
    assert offered is None or not {Feature.INBOX, Feature.INBOX_REPLY, Feature.FIRST_COMMENT} & set(offered)


def test_without_the_right_to_tagged_media_the_comments_are_read(net, post):
    net.said("Do you deliver?", post=post)
    net.instagram.closed["/tags"] = NO
    assert [each.text for each in walk(net)[0]] == ["Do you deliver?"]


def test_comments_as_the_network_gave_them_to_others_are_read(shared, wire, door):
    recorded = shared / "data/api/instagram"
    pages = [json.loads((recorded / f"apidata-medias-comments_p{n}.json").read_text("utf-8")) for n in (1, 2)]
    wire.on("GET", "/17846368219941692/comments", *(answer(200, page) for page in pages))
    found = door().thread("17846368219941692")
    assert {each.id for each in found} == {row["id"] for page in pages for row in page["data"]}
    assert {(each.author, each.ours) for each in found} == {("", False)}  # who wrote was not told


@pytest.mark.skipif(not SPECS.is_dir(), reason="the networks' descriptions are not beside the project")
@pytest.mark.parametrize("fields", ["id,comments{id,texts}", "id,comments.limit(5){id,replies.limit(5){hiden}}"])
def test_the_checker_finds_slips_in_what_is_asked_of_comments(fields):
    with pytest.raises(graphspec.NotInTheDescription, match="IGComment has no fields"):
        graphspec.gives(SPECS, "IGMedia", fields)
