"""Short texts that are broken into lines: Qt counts in UTF-16, where an emoji is two."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF

from smdesk.ui.kit.words import right_to_left, two_lines


def test_two_lines_of_a_text_with_emoji_break_between_words_and_lose_nothing(qapp):
    text = "\N{JACK-O-LANTERN}\N{JACK-O-LANTERN}\N{JACK-O-LANTERN} pumpkin bread fresh from the oven"
    font = QFont()
    first, second = two_lines(text, font, QFontMetricsF(font).horizontalAdvance(text) * 0.7)
    assert f"{first} {second}" == text


def test_a_text_is_read_from_where_its_first_letter_says():
    assert right_to_left("(1) \u0645\u0631\u062d\u0628\u0627 bread")
    assert not right_to_left("bread \u0645\u0631\u062d\u0628\u0627")
    assert not right_to_left("12 \N{JACK-O-LANTERN}")
