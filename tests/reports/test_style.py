"""A client's colours in a document: whatever they are, what is written in them can be read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from smdesk.core import contrast
from smdesk.reports import style

COLORS = st.lists(st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}"), max_size=5).map(tuple)


@given(COLORS)
def test_all_words_can_be_read_whatever_the_colours_are(colors: tuple[str, ...]) -> None:
    made = style.palette(colors)
    for text, ground in (
        (made.ink, "#ffffff"), (made.muted, "#ffffff"), (made.heading, "#ffffff"), (made.accent, "#ffffff"),
        (made.ink, made.ground), (made.cover_text, made.cover), (made.cover_muted, made.cover),
    ):  # fmt: skip
        assert contrast.ratio(text, ground) >= contrast.TEXT - 0.06
    assert len(made.series) >= 4


def test_good_colours_are_taken_as_they_are() -> None:
    made = style.palette(("#4A2C1C", "#A65A1E", "#fbf1e3"))
    assert (made.cover, made.heading, made.bar) == ("#4a2c1c", "#4a2c1c", "#a65a1e")


def test_for_a_colour_that_is_too_pale_a_shade_is_proposed() -> None:
    (told,) = style.proposals(("#4a2c1c", "#e3a84e", "#fbf1e3", "no colour")).items()
    assert told[0] == "#e3a84e"
    assert contrast.ratio(told[1][0], "#ffffff") >= contrast.TEXT
    assert told[1][1] < 2.2
