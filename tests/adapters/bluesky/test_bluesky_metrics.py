"""Counts on Bluesky: asked in batches, by id or link, and only what the app tells."""

from __future__ import annotations

import httpx

from tests.adapters.bluesky import pds
from tests.adapters.wire import answer

POSTS = "app.bsky.feed.getPosts"


def uri(key: str) -> str:
    return f"at://{pds.DID}/app.bsky.feed.post/{key}"


def counted(request: httpx.Request) -> httpx.Response:
    asked = request.url.params.get_list("uris")
    return answer(200, {"posts": [{"uri": each, "likeCount": 3, "repostCount": 0} for each in asked]})


def test_thirty_posts_are_two_calls(wire):
    wire.replace("GET", POSTS, counted)
    ids = [uri(f"3kabc{number:08d}") for number in range(30)]
    samples = pds.adapter(wire).samples(ids)
    assert [len(each.url.params.get_list("uris")) for each in wire.sent("GET", POSTS)] == [25, 5]
    assert {each.remote_id for each in samples} == set(ids)
    # No reply count was told, so there is none; the repost count is 0 because the network says so.
    assert {(each.metric, each.value) for each in samples} == {("likes", 3.0), ("shares", 0.0)}
    assert {each.definition for each in samples} == {"bluesky:likeCount@2026-08", "bluesky:repostCount@2026-08"}


def test_a_link_that_a_person_told_is_a_post_too_and_others_posts_are_not_asked_for(wire):
    wire.replace("GET", POSTS, counted)
    link = "https://bsky.app/profile/alice.example.com/post/3kabc12345678"
    samples = pds.adapter(wire).samples([link, f"at://{pds.BOB}/app.bsky.feed.post/3kabc12345679", "42"])
    (request,) = wire.sent("GET", POSTS)
    assert request.url.params.get_list("uris") == [uri("3kabc12345678")]
    assert {each.remote_id for each in samples} == {link}


def test_followers_of_the_account(wire):
    wire.replace("GET", pds.PROFILE, answer(200, {"did": pds.DID, "followersCount": 812, "postsCount": None}))
    (sample,) = pds.adapter(wire).samples([pds.DID])
    assert (sample.metric, sample.value, sample.window) == ("followers", 812.0, "")
