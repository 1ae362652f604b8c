"""What the person gets to hand."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from smdesk.adapters.assisted import Do, make_kit
from smdesk.core.content import MediaItem, Part, Payload
from smdesk.core.network import known, load


def kit(network, text="", link="", **other):
    return make_kit(load(network), Payload((Part(text, link=link),)), files={}, **other)


@pytest.mark.parametrize(
    ("network", "expected"),
    [
        ("x", "https://x.com/intent/post?text=Pan%20%26%20caf%C3%A9%20%2B%20%C2%BFqu%C3%A9%3F%20%23hoy%0A100%25"),
        ("threads", "https://www.threads.com/intent/post?text=Pan%20%26%20caf%C3%A9%20%2B%20%C2%BFqu%C3%A9%3F%20%23hoy%0A100%25"),
        ("bluesky", "https://bsky.app/intent/compose?text=Pan%20%26%20caf%C3%A9%20%2B%20%C2%BFqu%C3%A9%3F%20%23hoy%0A100%25"),
    ],
)  # fmt: skip
def test_every_sign_is_percent_encoded(network, expected):
    made = kit(network, "Pan & café + ¿qué? #hoy\r\n100%")
    assert made.compose_url == expected
    assert made.caption == "Pan & café + ¿qué? #hoy\n100%"


@pytest.mark.parametrize("network", known())
@pytest.mark.parametrize("text", ["", "Bread & {url} {text} {server}", "👩‍👩‍👧 ok", "a\ud800b", "x" * 5000])
@pytest.mark.parametrize("link", ["", "https://example.org/a?b=c&d=e#f"])
def test_links_are_whole_and_short_or_absent(network, text, link):
    made = kit(network, text, link, server="https://social.example")
    assert len(made.open_url) < 2000
    if made.compose_url:
        parts = urlsplit(made.compose_url)
        assert parts.scheme == "https"
        assert made.compose_url.isascii()
        assert not set(' +<>"{}|\\^`') & set(parts.query)
        filled = "".join(value for values in parse_qs(parts.query).values() for value in values)
        assert link in filled
    # The clipboard always has everything, whatever the link fills in.
    assert text in made.caption
    assert link in made.caption


def test_a_long_text_opens_the_page_only():
    made = kit("x", "é" * 400)
    assert made.compose_url == ""
    assert made.open_url == "https://x.com/compose/post"
    assert made.todo == (Do.COPY_TEXT, Do.OPEN_PAGE, Do.PUBLISH, Do.PASTE_LINK)


def test_a_text_that_just_fits_is_filled_in():
    made = kit("x", "a" * 1968)
    assert len(made.compose_url) == 1999
    assert kit("x", "a" * 1969).compose_url == ""
    assert made.todo == (Do.COPY_TEXT, Do.OPEN_FILLED, Do.PUBLISH, Do.PASTE_LINK)


def test_a_network_that_takes_only_a_link():
    made = kit("facebook", "Look at https://example.org/menu", "")
    assert made.compose_url == "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fexample.org%2Fmenu"
    assert Do.OPEN_PAGE in made.todo
    assert Do.OPEN_FILLED not in made.todo
    assert kit("facebook", "no link").open_url == "https://business.facebook.com/latest/composer"


def test_a_network_that_takes_text_and_link_apart():
    made = kit("telegram", "The menu:\nhttps://example.org/menu.")
    assert made.compose_url.startswith("https://t.me/share/url?url=https%3A%2F%2Fexample.org%2Fmenu&text=The%20menu")
    made = kit("telegram", "The menu", "https://example.org/menu")
    assert made.compose_url == "https://t.me/share/url?url=https%3A%2F%2Fexample.org%2Fmenu&text=The%20menu"
    assert made.caption == "The menu\n\nhttps://example.org/menu"


def test_the_link_of_a_card_joins_the_text_once():
    assert kit("x", "See https://example.org", "https://example.org").caption == "See https://example.org"
    assert kit("x", "", "https://example.org").caption == "https://example.org"


def test_a_network_of_many_servers_needs_its_own():
    made = kit("mastodon", "hello", server="https://social.example/")
    assert made.compose_url == "https://social.example/share?text=hello"
    made = kit("mastodon", "hello")
    assert (made.compose_url, made.page_url) == ("", "")
    assert Do.OPEN_APP in made.todo


def test_nothing_fills_these_in():
    for network in ("instagram", "tiktok", "youtube", "google_business"):
        made = kit(network, "hello")
        assert made.compose_url == ""
        assert made.open_url.startswith("https://")
        assert made.todo[:2] == (Do.COPY_TEXT, Do.OPEN_PAGE)


def test_media_alternative_texts_parts_and_comment(tmp_path):
    there = MediaItem("a" * 64, "image/png", 9, alt="A loaf", filename="loaf.png")
    gone = MediaItem("b" * 64, "image/png", 9, filename="gone.png")
    file = tmp_path / "loaf.png"
    file.write_bytes(b"png")
    payload = Payload(
        (Part("one", (there, gone)), Part("two", link="https://example.org")), reply_to="https://x.com/a/1"
    )
    made = make_kit(load("x"), payload, files={there.sha256: file}, first_comment="more")
    assert [part.caption for part in made.parts] == ["one", "two\n\nhttps://example.org"]
    assert (made.parts[0].paths, made.parts[0].alts) == ((file,), ("A loaf", ""))
    assert (made.first_comment, made.reply_to, made.missing) == ("more", "https://x.com/a/1", ("gone.png",))
    assert made.todo == (
        Do.COPY_TEXT, Do.OPEN_FILLED, Do.ATTACH_MEDIA, Do.DESCRIBE_MEDIA, Do.PUBLISH, Do.ADD_PARTS, Do.ADD_COMMENT,
        Do.PASTE_LINK,
    )  # fmt: skip
