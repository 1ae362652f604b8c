"""Which emoji a text ends with."""

from __future__ import annotations

import pytest

from smdesk.core.text import emoji


@pytest.mark.parametrize("found", ["🇪🇸", "👨‍👩‍👧", "👍🏽", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "❤️", "1️⃣", "👩🏽‍❤️‍💋‍👨🏿", "🧑🏽‍🚀", "🥐"])
def test_the_last_one_is_whole(found: str) -> None:
    assert emoji.last("pan " + found) == found
    assert emoji.last(found + found) == found
    assert emoji.last("🇫🇷" + found) == found
    assert emoji.last(found + ".") == ""


def test_flags_are_paired_from_the_left() -> None:
    assert emoji.last("🇪🇸🇫") == "🇫"
    assert emoji.last("🇪🇸🇫🇷") == "🇫🇷"


@pytest.mark.parametrize("text", ["", "pan", "ñ", "e\u0301", "1", "नि", "👍 ", "\ufe0f"])
def test_other_text_ends_with_none(text: str) -> None:
    assert emoji.last(text) == ""
