"""Links that smdesk marked in a text of several channels: each publication tells its own network, and keeps it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from smdesk.core import shared_links, utm
from smdesk.core.content import Payload
from smdesk.core.publication import State
from smdesk.core.utm import Facts
from smdesk.db.payloads import payload_for
from smdesk.models import Publication
from smdesk.services.patches import PartInput, PostPatch, VariantInput
from tests.services.desk import Desk

HOUR = timedelta(hours=1)
SCHEME = utm.checked({"utm_source": "{network}", "utm_medium": "social"})
TYPED = "https://sol.example/otro?utm_source=social&utm_medium=social"
TEXT, _, KNOWN = shared_links.marked(f"Mira https://sol.example/pan y {TYPED}", "", SCHEME, Facts("social"), {})
BASE = {"options": shared_links.written({"visibility": "public"}, KNOWN)}


def told(network: str) -> str:
    return f"Mira https://sol.example/pan?utm_source={network}&utm_medium=social y {TYPED}"


def sent(desk: Desk, post: int, channel: int | None) -> Payload:
    with desk.runtime.db.read() as session:
        return payload_for(session, post, channel)[0]


def stored(desk: Desk, number: int) -> Any:
    with desk.runtime.db.read() as session:
        row = session.get_one(Publication, number)
        return row.payload, row.payload_hash


def test_each_channel_tells_its_network_and_the_person_copies_what_is_told(desk: Desk) -> None:
    client = desk.client()
    api, hand = desk.channel(client), desk.runtime.channels.connect_assisted("facebook", client.id, "sol")
    saved = desk.add(client, api, hand, text=TEXT, base=BASE, after=HOUR)
    assert [sent(desk, saved.post.id, each).parts[0].text for each in (None, api.id, hand.id)] == [
        TEXT, told("practice"), told("facebook"),
    ]  # fmt: skip
    assert dict(sent(desk, saved.post.id, api.id).options) == {"visibility": "public"}
    assert desk.runtime.kits.of(saved.publications[1]).caption == told("facebook")
    assert {view.network: view.text for view in desk.runtime.publishing.views(post_id=saved.post.id)} == {
        "practice": told("practice")[:120], "facebook": told("facebook")[:120],
    }  # fmt: skip


def test_what_is_frozen_stays_and_an_answer_that_was_lost_is_found(desk: Desk) -> None:
    client = desk.client()
    saved = desk.add(client, desk.channel(client), text=TEXT, base=BASE, after=HOUR)
    desk.faults("publish", "lost_after")
    desk.clock.advance(3601)
    desk.publish()
    before = stored(desk, saved.publications[0])
    assert Payload.from_json(before[0]).parts[0].text == told("practice")
    desk.runtime.utm_links.set(client.id, {"utm_source": "otra-{network}"})
    for _ in range(10):
        desk.clock.advance(600)
        desk.publish()
    view = desk.runtime.publishing.view(saved.publications[0])
    assert (view.state, view.proof) == (State.PUBLISHED, "found")
    with desk.network() as network:
        assert [post.text for post in network.posts()] == [told("practice")]
    assert stored(desk, saved.publications[0]) == before


def test_the_same_publication_says_the_same_whatever_the_client_wants_later(desk: Desk) -> None:
    client = desk.client()
    channel = desk.channel(client)
    saved = desk.add(client, channel, text=TEXT, base=BASE, after=HOUR)
    before = sent(desk, saved.post.id, channel.id)
    desk.runtime.utm_links.set(client.id, {"utm_campaign": "{network}"})
    desk.runtime.posts.edit(saved.post.id, PostPatch(title="Otro"))
    assert sent(desk, saved.post.id, channel.id).hash == before.hash


def test_a_link_that_was_taken_out_and_typed_anew_is_the_persons(desk: Desk) -> None:
    client = desk.client()
    channel = desk.channel(client)
    saved = desk.add(client, channel, text=TEXT, base=BASE)
    for text in ("Sin enlace", TEXT):
        change = PostPatch(base=VariantInput(parts=(PartInput(text),)))
        desk.runtime.posts.edit(saved.post.id, change)
    assert sent(desk, saved.post.id, channel.id).parts[0].text == TEXT


def test_a_text_of_its_own_that_was_typed_stays_as_typed(desk: Desk) -> None:
    client = desk.client()
    channel = desk.channel(client)
    own = {channel.id: VariantInput(parts=(PartInput(TEXT),))}
    saved = desk.add(client, channel, text=TEXT, base=BASE, variants=own)
    assert sent(desk, saved.post.id, channel.id).parts[0].text == TEXT
