"""Notifications, threads and acts on Bluesky: every request as the lexicons want it, and what the answers mean."""

from __future__ import annotations

from datetime import UTC, datetime

from smdesk.adapters.base import ReplyRequest, Target
from smdesk.core.outcome import Prepared, Published, Refused, Why
from tests.adapters.bluesky import pds
from tests.adapters.wire import answer, body

LIST, THREAD, POSTS = (
    "app.bsky.notification.listNotifications", "app.bsky.feed.getPostThread", "app.bsky.feed.getPosts",
)  # fmt: skip
OURS, THEIRS = f"at://{pds.DID}/app.bsky.feed.post/3kabcdefghijk", f"at://{pds.BOB}/app.bsky.feed.post/3kabcdefghijl"
TARGET = Target(THEIRS, "comment", "bob.example.com", pds.BOB, OURS, extra={
    "cid": pds.CID, "root_uri": OURS, "root_cid": pds.ROOT_CID,
})  # fmt: skip


def noticed(number, reason="reply", **more):
    at = f"2026-12-01T07:{number:02d}:00.000Z"
    record = {
        "$type": "app.bsky.feed.post",
        "text": f"n{number}",
        "createdAt": at,
        "langs": ["es"],
        "reply": {"root": {"uri": OURS, "cid": pds.ROOT_CID}, "parent": {"uri": OURS, "cid": pds.ROOT_CID}},
    }
    return {
        "uri": f"at://{pds.BOB}/app.bsky.feed.post/3kabc{number:08d}", "cid": pds.CID, "reason": reason,
        "author": {"did": pds.BOB, "handle": "bob.example.com", "displayName": "Bob"}, "record": record,
        "isRead": False, "indexedAt": at, **more,
    }  # fmt: skip


def listed(wire, lexicons, *pages):
    for rows, cursor in pages:
        data = {"notifications": rows} | ({"cursor": cursor} if cursor else {})
        lexicons.answer(LIST, data)
        wire.on("GET", LIST, answer(200, data))


def test_a_walk_goes_back_to_where_the_last_one_began(wire, lexicons):
    listed(wire, lexicons, ([noticed(5), noticed(4)], "b"), ([noticed(3)], ""), ([noticed(6), noticed(5)], "b"))
    bluesky = pds.adapter(wire, {**pds.SECRETS, "access": pds.token("1", scope="com.atproto.appPass")})
    first = bluesky.page()
    second = bluesky.page(first.cursor)
    assert ([each.text for each in first.messages], first.more) == (["n4", "n5"], True)
    assert ([each.text for each in second.messages], second.more) == (["n3"], False)
    third = bluesky.page(second.cursor)
    assert ([each.text for each in third.messages], third.more) == (["n6"], True)
    assert [request.url.params.get("cursor") for request in wire.sent("GET", LIST)] == [None, "b", None]


def test_what_a_message_tells(wire, lexicons):
    quote = noticed(2, "quote", reasonSubject=OURS)
    del quote["record"]["reply"]
    quote["record"]["createdAt"] = "2031-01-01T00:00:00Z"  # the writer's own word
    listed(wire, lexicons, ([quote, noticed(1), noticed(0, "like")], ""))
    reply, quoted = pds.adapter(wire).page().messages
    assert (reply.kind, reply.post_id, reply.parent_id, reply.author_id, reply.language) == (
        "comment", OURS, "", pds.BOB, "es",
    )  # fmt: skip
    assert reply.extra == TARGET.extra
    assert (quoted.kind, quoted.post_id, quoted.at) == ("mention", OURS, datetime(2026, 12, 1, 7, 2, tzinfo=UTC))


def test_an_answer_names_its_parent_and_the_root(wire):
    outcome = pds.adapter(wire).reply(ReplyRequest("r1", pds.NOW, TARGET, "Gracias", ("es",)))
    assert isinstance(outcome, Published)
    (sent,) = wire.sent("POST", pds.PUT)
    assert body(sent)["record"]["reply"] == {
        "root": {"uri": OURS, "cid": pds.ROOT_CID}, "parent": {"uri": THEIRS, "cid": pds.CID},
    }  # fmt: skip


def test_hiding_keeps_the_other_rules_of_the_gate(wire):
    gate = {"$type": "app.bsky.feed.threadgate", "post": OURS, "createdAt": "2026-11-01T00:00:00Z",
            "allow": [{"$type": "app.bsky.feed.threadgate#mentionRule"}], "hiddenReplies": []}  # fmt: skip
    wire.replace("GET", pds.GET, answer(200, {"uri": OURS, "cid": pds.CID, "value": gate}))
    assert pds.adapter(wire).hide(TARGET, True) == Prepared({})
    (sent,) = wire.sent("POST", pds.PUT)
    assert body(sent)["record"] == {**gate, "hiddenReplies": [THEIRS]}
    assert (body(sent)["rkey"], body(sent)["swapRecord"]) == ("3kabcdefghijk", pds.CID)


def test_only_under_our_own_posts_something_is_hidden(wire):
    there = Target(THEIRS, "comment", post_id=f"at://{pds.BOB}/app.bsky.feed.post/3kabcdefghijm")
    assert pds.adapter(wire).hide(there, True) == Refused("not_ours", Why.PERMISSION)
    assert wire.sent("POST", pds.PUT) == []


def test_a_like_and_a_block_that_were_made_elsewhere_are_taken_away_too(wire):
    made = f"at://{pds.DID}/app.bsky.feed.like/3kelsefghijkl"
    seen = {"uri": THEIRS, "cid": pds.CID, "record": {}, "viewer": {"like": made}}
    wire.replace("GET", POSTS, answer(200, {"posts": [seen]}))
    wire.replace("GET", pds.PROFILE, answer(200, {"did": pds.BOB, "viewer": {}}))
    wire.replace("POST", pds.DELETE, answer(200, {}))
    bluesky = pds.adapter(wire)
    assert bluesky.like(TARGET, True) == Prepared({})
    assert wire.sent("POST", pds.PUT) == []  # it is liked already
    assert bluesky.like(TARGET, False) == Prepared({})
    assert "3kelsefghijkl" in {body(each)["rkey"] for each in wire.sent("POST", pds.DELETE)}
    assert bluesky.block(TARGET, True) == Prepared({})
    (sent,) = wire.sent("POST", pds.PUT)
    assert body(sent)["record"]["subject"] == pds.BOB


def test_a_thread_that_is_gone_is_empty(wire):
    wire.replace("GET", THREAD, pds.error(400, "NotFound"))
    assert pds.adapter(wire).thread(OURS) == ()
