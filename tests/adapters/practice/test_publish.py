"""Posts, threads, media, comments and the network's own scheduler, without faults."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from smdesk.core.content import MediaItem, Part
from smdesk.core.outcome import (
    CannotTell,
    Delegated,
    Found,
    FoundDelegated,
    NotSent,
    NotThere,
    Prepared,
    Processing,
    Published,
    Refused,
    RemoteRef,
    Why,
)
from smdesk.core.steps import Step, StepKind
from tests.adapters.practice.helpers import ARMED, adapter, picture, request


def test_post_is_in_the_feed_with_text_time_id_and_address(network):
    outcome = adapter(network).publish(request("Fresh bread from seven.", languages=("en",)))
    (post,) = network.posts("acme")
    assert outcome == Published(RemoteRef(post.id, f"https://practice.invalid/@acme/{post.id}"))
    assert (post.text, post.created, post.languages) == ("Fresh bread from seven.", ARMED, ("en",))
    assert (post.parent, post.root) == ("", post.id)


def test_another_process_sees_the_post(network, tmp_path, clock):
    adapter(network).publish(request())
    from smdesk.adapters.practice import PracticeNetwork

    with PracticeNetwork(tmp_path / "practice", clock) as other:
        assert [post.text for post in other.posts()] == ["Fresh bread from seven."]


def test_ids_sort_by_time_and_never_repeat(network, clock):
    made = []
    for number in range(20):
        made.append(adapter(network).publish(request(f"text {number}", key=f"k{number}")).remote.id)
        clock.advance(number % 2)
    assert len(set(made)) == 20
    assert made == sorted(made, key=int)


def test_thread_hangs_together(network):
    ours = adapter(network)
    first = ours.publish(request("one", parts_total=3)).remote
    second = ours.publish(request("two", step=Step(StepKind.PART, 1), root=first, parent=first)).remote
    ours.publish(request("three", step=Step(StepKind.PART, 2), root=first, parent=second))
    posts = network.posts("acme")
    assert [(post.text, post.parent, post.root) for post in posts] == [
        ("one", "", first.id),
        ("two", first.id, first.id),
        ("three", second.id, first.id),
    ]


def test_reply_by_id_and_by_address(network):
    first = adapter(network, "baker").publish(request("hello")).remote
    for number, target in enumerate((first.id, first.url)):
        adapter(network).publish(request("answer", key=f"a{number}", reply_to=target))
    assert {post.parent for post in network.posts("acme")} == {first.id}


def test_answer_to_something_gone_is_refused_and_nothing_made(network):
    outcome = adapter(network).publish(request("late", parent=RemoteRef("123")))
    assert outcome == Refused("target_gone", Why.GONE, status=404)
    assert network.posts() == ()


def test_first_comment_stands_under_the_post(network):
    ours = adapter(network)
    head = ours.publish(request()).remote
    ours.publish(request("More in the shop", step=Step(StepKind.COMMENT), parent=head, root=head))
    post, comment = network.posts("acme")
    assert (comment.kind, comment.parent, comment.root) == ("comment", post.id, post.id)


def test_media_are_copied_with_their_alternative_text(network, tmp_path):
    ours = adapter(network)
    item, file = picture(tmp_path)
    upload = request(step=Step(StepKind.UPLOAD, 0, 0), part=Part("bread", (item,)), files={item.sha256: file})
    prepared = ours.prepare(upload)
    assert isinstance(prepared, Prepared)
    outcome = ours.publish(replace(upload, step=Step(StepKind.PART), prepared={"upload:0:0": prepared.ref}))
    assert isinstance(outcome, Published)
    (post,) = network.posts()
    assert post.media == (item,)
    file.unlink()
    assert network.media_path(item.sha256).read_bytes() == b"\x89PNG pixels"


def test_missing_upload_is_told_apart_from_a_refusal(network, tmp_path):
    item, _ = picture(tmp_path)
    for prepared in ({}, {"upload:0:0": {"id": "u0"}}):
        outcome = adapter(network).publish(request(part=Part("bread", (item,)), prepared=prepared))
        assert outcome == NotSent("upload_expired")
    assert network.posts() == ()


def test_unreadable_file_is_our_own_failure(network, tmp_path):
    item, file = picture(tmp_path)
    file.unlink()
    for files in ({}, {item.sha256: file}):
        outcome = adapter(network).prepare(
            request(step=Step(StepKind.UPLOAD, 0, 0), part=Part("bread", (item,)), files=files)
        )
        assert (outcome.code, outcome.why) == ("file_unreadable", Why.CONTENT)


@pytest.mark.parametrize(
    ("part", "code"),
    [
        (Part(" "), "refused_content"),
        (Part("é" * 501), "text_too_long"),
        (Part("x", (MediaItem("a", "image/tiff", 9),)), "media_type_refused"),
        (Part("x", (MediaItem("a", "image/png", 10_000_001),)), "media_too_large"),
        (Part("x", (MediaItem("a", "image/png", 9, alt="a" * 2001),)), "alt_too_long"),
        (Part("x", (MediaItem("a", "video/mp4", 9),) * 2), "too_many_media"),
    ],
)
def test_what_the_network_does_not_take(network, part, code):
    outcome = adapter(network, uploads_first=False).publish(request(part=part))
    assert (outcome.code, outcome.why) == (code, Why.CONTENT)
    assert network.posts() == ()


def test_family_emoji_counts_as_one(network):
    assert isinstance(adapter(network).publish(request("👩‍👩‍👧" * 500)), Published)


def test_own_scheduler_sends_when_the_time_has_come_whoever_looks(network, clock):
    ours = adapter(network)
    due = ARMED + timedelta(minutes=10)
    step = Step(StepKind.DELEGATE)
    outcome = ours.delegate(request(step=step, due=due))
    assert isinstance(outcome, Delegated)
    assert (outcome.at, network.posts()) == (due, ())
    assert ours.find_delegated(request(step=step), outcome.handle) == FoundDelegated(outcome.handle)
    clock.advance(3600)
    (post,) = network.posts()
    assert post.created == due
    assert ours.find_delegated(request(step=step), outcome.handle) == Found(post.remote)
    assert ours.recall(request(step=step), outcome.handle) == Published(post.remote)


def test_what_is_taken_back_never_goes_out(network, clock):
    ours = adapter(network)
    step = Step(StepKind.DELEGATE)
    handle = ours.delegate(request(step=step, due=ARMED + timedelta(hours=1))).handle
    for _ in range(2):
        assert ours.recall(request(step=step), handle) == Prepared({})
    clock.advance(7200)
    assert network.posts() == ()
    assert ours.find_delegated(request(step=step), handle) == NotThere()


@pytest.mark.parametrize(
    ("seconds", "code", "why"),
    [(30, "schedule_too_soon", Why.TRANSIENT), (400 * 86400, "schedule_too_late", Why.CONTENT)],
)
def test_own_scheduler_has_its_limits(network, seconds, code, why):
    outcome = adapter(network).delegate(request(due=ARMED + timedelta(seconds=seconds)))
    assert (outcome.code, outcome.why) == (code, why)
    assert network.scheduled() == ()


def test_deleting_is_final_and_repeatable(network):
    ours = adapter(network)
    remote = ours.publish(request()).remote
    assert [ours.delete(remote), ours.delete(remote)] == [Prepared({}), Prepared({})]
    assert network.posts() == ()
    assert ours.find(request()) == NotThere()


def test_nobody_deletes_what_others_wrote(network):
    remote = adapter(network, "baker").publish(request()).remote
    adapter(network, "acme").delete(remote)
    assert len(network.posts("baker")) == 1


# how a second send is met


def test_same_key_makes_one_post_within_its_life_and_a_second_one_after(network, clock):
    ours = adapter(network, dedupe="key", key_life_s=3600)
    first = ours.publish(request())
    clock.advance(3599)
    assert ours.publish(request()) == first
    clock.advance(2)
    assert ours.publish(request()) != first
    assert len(network.duplicates()) == 1


def test_chosen_id_makes_one_post_for_ever(network, clock):
    ours = adapter(network, dedupe="client_id")
    first = ours.publish(request())
    clock.advance(10**7)
    assert ours.publish(request()) == first
    assert ours.find(request()) == Found(first.remote)
    assert len(network.posts()) == 1


def test_chosen_id_differs_by_step_and_by_account(network):
    ids = {
        adapter(network, handle, dedupe="client_id").publish(request(step=Step(StepKind.PART, part))).remote.id
        for handle in ("acme", "baker")
        for part in (0, 1)
    }
    assert len(ids) == 4


def test_two_phases_are_seen_in_between(network):
    ours = adapter(network, dedupe="two_phase")
    outcome = ours.publish(request())
    assert isinstance(outcome, Processing)
    assert network.posts() == ()
    published = ours.poll(request(handle=outcome.handle))
    assert published == Published(network.posts()[0].remote)
    assert ours.poll(request(handle=outcome.handle)) == published
    assert ours.find(request()) == Found(published.remote)


def test_listing_and_nothing_else_makes_duplicates_when_sent_twice(network):
    for strategy in ("lookback", "none", "two_phase"):
        ours = adapter(network, strategy.replace("_", ""), dedupe=strategy)
        for _ in range(2):
            outcome = ours.publish(request())
            if isinstance(outcome, Processing):
                ours.poll(request(handle=outcome.handle))
    assert [group[0].account for group in network.duplicates()].count("lookback") >= 1
    assert {group[0].account for group in network.duplicates()} == {"lookback", "none", "twophase"}


def test_same_text_under_other_parents_or_with_other_media_is_no_duplicate(network):
    ours = adapter(network, uploads_first=False)
    first = ours.publish(request("Thanks!", key="a")).remote
    ours.publish(request("Thanks!", key="b", parent=first))
    ours.publish(request(key="c", part=Part("Thanks!", (MediaItem("a" * 64, "image/png", 9),))))
    assert network.duplicates() == ()


def test_looking_back(network, clock):
    ours = adapter(network, dedupe="lookback")
    assert ours.find(request()) == NotThere()
    published = ours.publish(request())
    assert ours.find(request()) == Found(published.remote)
    assert ours.find(request("Another text")) == NotThere()
    assert ours.find(request(taken=frozenset({published.remote.id}))) == NotThere()
    # Long before the first try: an older post with the same text is not this one.
    assert ours.find(request(first_try=ARMED + timedelta(minutes=3))) == NotThere()
    assert adapter(network, dedupe="none").find(request()) == CannotTell("no_listing")


def test_a_listing_that_does_not_reach_back_proves_nothing(network):
    ours = adapter(network, dedupe="lookback")
    ours.publish(request("the one"))
    for number in range(200):
        ours.publish(request(f"noise {number}", key=f"n{number}"))
    assert ours.find(request("the one")) == CannotTell("listing_cut")
    assert ours.find(request("never sent")) == CannotTell("listing_cut")
