"""The example clients and their past."""

from __future__ import annotations

import pytest

from smdesk.adapters.practice import example
from smdesk.core.errors import NotFound
from smdesk.core.zones import zone
from tests.adapters.practice.helpers import adapter


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_past_of_the_example_is_live_and_talked_about(network, clock, language):
    made = example.load(language)
    done = example.publish_past(network, made)
    assert set(done) == {client.handle for client in made.clients}
    for client in made.clients:
        posts = network.posts(client.handle)
        past = [post for post in client.posts if post.day < 0]
        assert [text for post in past for text in texts(post)] == [post.text for post in posts]
        assert max(post.created for post in posts) < clock.now()
        for post, parts in zip(past, done[client.handle], strict=True):
            local = parts[0].created.astimezone(zone(client.zone))
            assert local.replace(tzinfo=None) == post.wall(clock.now().date())
        page = adapter(network, client.handle).page()
        assert {message.kind for message in page.messages} & {"message", "mention"}
        assert any(message.kind == "comment" for message in page.messages)
        assert adapter(network, client.handle).samples([posts[0].id])
    assert network.duplicates() == ()


def texts(post):
    return [*post.parts, post.first_comment] if post.first_comment else list(post.parts)


def test_filling_twice_doubles_nothing(network):
    made = example.load("en")
    example.publish_past(network, made)
    before = network.posts()
    assert example.publish_past(network, made) == {}
    assert network.posts() == before


def test_both_languages_have_the_same_shape():
    shapes = {
        tuple(tuple((post.day, len(post.parts), bool(post.image)) for post in client.posts) for client in made.clients)
        for made in map(example.load, example.languages())
    }
    assert example.languages() == ("en", "es")
    assert len(shapes) == 1


def test_every_picture_has_an_alternative_text_and_a_file():
    posts = [post for language in ("en", "es") for client in example.load(language).clients for post in client.posts]
    assert all(post.alt and post.image.is_file() for post in posts if post.image)
    assert any(post.image for post in posts)


def test_everybody_who_speaks_has_a_name():
    for language in example.languages():
        made = example.load(language)
        assert {message["author"] for message in made.messages} <= set(made.names)


def test_a_language_without_example():
    with pytest.raises(NotFound, match="practice_language_unknown"):
        example.load("tlh")
