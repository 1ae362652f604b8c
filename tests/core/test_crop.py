"""The part of a picture that goes out: its shapes, its pixels, and that payloads without one stay what they were."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core import crop
from smdesk.core.content import MediaItem, Part, Payload
from smdesk.core.crop import RATIOS, Crop
from smdesk.core.errors import InvalidInput


@given(st.sampled_from(sorted(RATIOS)), st.integers(100, 5000), st.integers(100, 5000))
def test_the_largest_part_of_a_shape_touches_two_edges_and_has_that_shape(ratio: str, width: int, height: int) -> None:
    made = crop.largest(width, height, ratio)
    wide, high = made.size(width, height)
    assert wide >= width - 1 or high >= height - 1
    assert abs(wide - high * RATIOS[ratio]) <= 1 + RATIOS[ratio]


@given(st.floats(0, 0.98), st.floats(0, 0.98), st.floats(0.02, 1), st.floats(0.02, 1), st.integers(1, 5000))
def test_a_part_is_always_inside_and_never_empty(x: float, y: float, w: float, h: float, side: int) -> None:
    made = Crop(x, y, min(w, 1 - x), min(h, 1 - y))
    left, top, right, bottom = made.box(side, side)
    assert 0 <= left < right <= side
    assert 0 <= top < bottom <= side


@pytest.mark.parametrize("values", [(0.5, 0, 0.6, 1), (-0.1, 0, 1, 1), (0, 0, 0.0001, 1), (0, 0, float("nan"), 1)])
def test_what_is_no_part_of_a_picture_is_refused(values: tuple[float, ...]) -> None:
    with pytest.raises(InvalidInput, match="bad_crop"):
        Crop(*values)
    with pytest.raises(InvalidInput, match="bad_crop"):
        crop.from_json({"x": 0, "y": "left"})


def test_shapes_are_offered_that_every_channel_takes() -> None:
    assert crop.offered([None]) == tuple(RATIOS)
    assert crop.offered([(0.8, 1.91), None]) == ("1:1", "4:5", "1.91:1", "16:9")


def test_a_payload_with_a_part_comes_back_and_one_without_reads_as_before() -> None:
    plain = MediaItem("a" * 64, "image/png", 10, 400, 200)
    cut = MediaItem("a" * 64, "image/png", 10, 400, 200, crop=crop.largest(400, 200, "1:1"))
    with_part = Payload((Part("One", (cut,)),))
    assert Payload.from_json(with_part.to_json()) == with_part
    assert cut.shape == (200, 200)
    assert cut.name != plain.name == "a" * 64
    assert "crop" not in json.loads(Payload((Part("One", (plain,)),)).to_json())["parts"][0]["media"][0]


def test_how_a_film_is_coded_is_no_part_of_what_is_the_same() -> None:
    plain = MediaItem("a" * 64, "video/mp4", 10)
    coded = MediaItem("a" * 64, "video/mp4", 10, video_codec="VP9", audio_codec="Opus", colors="CMYK")
    assert coded == plain
    assert Payload((Part("Clip", (coded,)),)).to_json() == Payload((Part("Clip", (plain,)),)).to_json()


def test_a_payload_with_a_document_reads_as_before_it_had_pages() -> None:
    menu = Payload((Part("Menu", (MediaItem("a" * 64, "application/pdf", 10, pages=12),)),))
    written = json.loads(menu.to_json())["parts"][0]["media"][0]
    assert (written["duration_s"], "pages" in written) == (12.0, False)
    assert Payload.from_json(menu.to_json()) == menu
