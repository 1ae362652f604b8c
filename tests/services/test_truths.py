"""What is known of a post that came due in an absence: asked of a network that can tell, and never more than that."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from smdesk.core.errors import NotFound
from smdesk.core.publication import State
from smdesk.publishing.jobs import Call
from smdesk.services.views import ChannelView
from tests.services.desk import Desk


def late(desk: Desk) -> tuple[int, ChannelView]:
    """A post that came due three hours ago, while nobody could send it."""
    client = desk.client()
    channel = desk.channel(client)
    desk.runtime.make_publisher()
    number = desk.add(client, channel, after=timedelta(hours=1)).publications[0]
    desk.clock.jump(4 * 3600)
    desk.publish()
    return number, channel


def test_what_is_not_on_the_network_is_said_to_be_not_there(desk: Desk) -> None:
    number, _ = late(desk)
    assert desk.runtime.publishing.view(number).state is State.LATE
    truth = desk.runtime.truths.look(number)
    assert (truth.kind, truth.at) == ("not_there", desk.clock.now())


def test_what_the_person_posted_by_hand_meanwhile_is_found(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    number, _ = late(desk)
    assert desk.runtime.publisher is not None
    sender, jobs = desk.runtime.publisher.sender, []
    run = sender.run
    monkeypatch.setattr(sender, "run", lambda job: jobs.append(job) or run(job))
    desk.runtime.truths.look(number)
    # Another program, the person's phone, sends the same text: with no key of ours.
    run(replace(jobs[0], call=Call.SEND, request=replace(jobs[0].request, key="of-a-phone", taken=frozenset())))
    desk.clock.advance(60)
    truth = desk.runtime.truths.look(number)
    assert truth.kind == "there"
    assert truth.url


def test_another_post_of_the_same_text_is_not_taken_for_it(desk: Desk) -> None:
    number, channel = late(desk)
    again = desk.add(desk.runtime.clients.list()[0], channel, after=timedelta(seconds=30)).publications[0]
    desk.clock.advance(60)
    desk.publish()
    assert desk.runtime.publishing.view(again).state is State.PUBLISHED
    assert desk.runtime.truths.look(number).kind == "not_there"


def test_without_a_publisher_nothing_is_asked(desk: Desk) -> None:
    number, _ = late(desk)
    desk.runtime.publisher = None
    assert desk.runtime.truths.look(number).kind == "unsent"


def test_a_network_that_is_silent_is_no_answer(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from smdesk.core.outcome import CannotTell

    number, _ = late(desk)
    assert desk.runtime.publisher is not None
    monkeypatch.setattr(desk.runtime.publisher.sender, "run", lambda job: CannotTell("network_silent", again=True))
    truth = desk.runtime.truths.look(number)
    assert (truth.kind, truth.code) == ("unknown", "network_silent")


def test_publishing_by_hand_is_the_persons_anyway(desk: Desk) -> None:
    client = desk.client()
    channel = desk.runtime.channels.connect_assisted("facebook", client.id, "sol")
    number = desk.add(client, channel, after=timedelta(hours=1)).publications[0]
    assert desk.runtime.truths.look(number).kind == "by_hand"
    with pytest.raises(NotFound, match="unknown_publication"):
        desk.runtime.truths.look(number + 9)
