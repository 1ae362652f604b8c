"""Colours that are to be read: the contrast as WCAG counts it, and the nearest shade that is enough."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core import contrast

COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_black_on_white_is_the_most_that_there_is() -> None:
    assert contrast.ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast.ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_what_is_readable_stays_as_it_is() -> None:
    assert contrast.readable("#4A2C1C", "#ffffff") == "#4a2c1c"


def test_a_pale_colour_becomes_a_darker_shade_of_itself() -> None:
    shade = contrast.readable("#e3a84e", "#ffffff")
    red, green, blue = (int(shade[place : place + 2], 16) for place in (1, 3, 5))
    assert red > green > blue  # still an amber
    assert contrast.ratio(shade, "#ffffff") == pytest.approx(contrast.TEXT, abs=0.1)


@given(COLORS, COLORS)
def test_the_shade_proposed_is_readable_wherever_any_is(color: str, ground: str) -> None:
    best = max(contrast.ratio("#000000", ground), contrast.ratio("#ffffff", ground))
    assert contrast.ratio(contrast.readable(color, ground), ground) >= min(best, contrast.TEXT) - 0.06
