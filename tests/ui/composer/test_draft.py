"""The draft as a value: what is told to the service, and what goes out."""

from __future__ import annotations

from dataclasses import replace

from smdesk.core.content import MediaItem
from smdesk.services.patches import KEEP
from smdesk.ui.composer.draft import PartDraft, PostDraft, VariantDraft, joined, new_post, patch, payload

ITEM = MediaItem("a" * 64, "image/png", 10, 4, 3, alt="Bread")


def post(*texts: str, channels: tuple[int, ...] = (1, 2)) -> PostDraft:
    return PostDraft(7, VariantDraft(tuple(PartDraft(text) for text in texts), ""), channels)


def test_what_has_not_changed_is_not_told() -> None:
    draft = post("Hello")
    assert patch(draft, replace(draft)) is None


def test_the_key_of_a_part_is_no_content() -> None:
    assert PartDraft("a") == PartDraft("a")
    assert PartDraft("a").key != PartDraft("a").key


def test_typing_in_a_channel_gives_it_all_parts_as_its_own() -> None:
    draft = post("One", "Two")
    changed = draft.with_part(1, draft.base.parts[0].key, text="Uno")
    assert [part.text for part in changed.parts(1)] == ["Uno", "Two"]
    assert [part.text for part in changed.parts(2)] == ["One", "Two"]
    told = patch(draft, changed)
    assert told is not None
    assert list(told.variants) == [1]
    assert told.base.parts is KEEP


def test_back_to_the_shared_text_empties_the_variant() -> None:
    draft = post("One")
    own = draft.with_part(1, draft.base.parts[0].key, text="Uno")
    told = patch(own, own.shared(1))
    assert told is not None
    assert told.variants[1].parts == ()
    assert payload(own.shared(1), 1)[0].parts[0].text == "One"


def test_a_channel_left_out_is_told_as_the_channels_that_are_left() -> None:
    draft = post("One")
    told = patch(draft, replace(draft, channels=(2,)))
    assert told is not None
    assert told.channels == (2,)
    assert not told.variants


def test_an_option_taken_out_is_told_as_empty() -> None:
    draft = post("One").with_variant(None, VariantDraft((PartDraft("One"),), "", options={"title": "A"}))
    told = patch(draft, draft.with_variant(None, replace(draft.base, options={})))
    assert told is not None
    assert told.base.options == {"title": ""}


def test_the_payload_has_the_channels_own_ways_over_the_shared_ones() -> None:
    base = VariantDraft((PartDraft("One", (ITEM,), "https://a.example"),), "First", options={"a": "1", "b": "2"})
    draft = PostDraft(7, base, (1,), {1: VariantDraft(first_comment="", options={"b": "3"})})
    content, comment = payload(draft, 1, ("es",))
    assert content.parts[0].media == (ITEM,)
    assert content.options == {"a": "1", "b": "3"}
    assert content.languages == ("es",)
    assert comment == ""


def test_parts_are_joined_with_their_media() -> None:
    one = joined((PartDraft("A ", (ITEM,)), PartDraft(""), PartDraft("B", link="https://b.example")))
    assert (one.text, one.media, one.link) == ("A\n\nB", (ITEM,), "https://b.example")


def test_a_new_post_says_what_each_channel_says() -> None:
    draft = post("One").with_part(2, 0, text="x")
    own = draft.with_parts(2, (PartDraft("Two"),))
    told = new_post(own)
    assert told.channels == (1, 2)
    assert told.variants[1].parts == ()
    assert [part.text for part in told.variants[2].parts] == ["Two"]  # type: ignore[union-attr]


def test_nothing_but_blanks_is_empty_and_a_picture_is_not() -> None:
    assert post(" \n").empty
    assert not post("").with_parts(None, (PartDraft("", (ITEM,)),)).empty
