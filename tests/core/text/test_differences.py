"""Differences between two texts lose nothing of either."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from smdesk.core.text.differences import words

TEXTS = st.lists(st.sampled_from(["pan", "sal", " ", "\n", "harina", "🍞", "ñu "]), max_size=30).map("".join)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_the_pieces(before: str, after: str) -> None:
    pieces = words(before, after)
    assert "".join(text for kind, text in pieces if kind != "+") == before
    assert "".join(text for kind, text in pieces if kind != "-") == after
    assert all(one[0] != other[0] for one, other in pairwise(pieces))


def test_a_word_that_changed_is_all_that_changed() -> None:
    assert words("Come wich way", "Come which way") == [("=", "Come "), ("-", "wich"), ("+", "which"), ("=", " way")]


def test_blanks_between_changed_words_change_with_them() -> None:
    """Else each word of ours stands glued between two of theirs."""
    assert words("How a wheel", "At our shop a wheel") == [("-", "How"), ("+", "At our shop"), ("=", " a wheel")]
    assert words("One two end", "Three four end") == [("-", "One two"), ("+", "Three four"), ("=", " end")]
    assert words("One\ntwo end", "Three\nfour end")[2] == ("=", "\n")  # lines stay lines
