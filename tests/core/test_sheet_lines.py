"""Weeks, numbers, sizes and what changed in a content sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from smdesk.core.approval import Shown
from smdesk.core.errors import InvalidInput
from smdesk.core.sheet.lines import (
    CELLS,
    Brief,
    Delivery,
    Line,
    Slot,
    code,
    monday,
    numbered,
    parse_sizes,
    parse_week,
    size_text,
)

FEED, TALL = (1080, 1350), (1080, 1920)
PICTURE = Shown("a" * 64, "image/png")
LINE = Line(
    7, 3, "S43-03", "Pan", datetime(2026, 10, 21, 12, 30), ("instagram",), ("post",), "Hoy hay pan", ("#pan",),
    "https://sol.es", Brief("Pan", "Manos", ("https://a.es",)), (Slot((1,), ("instagram",), "post", FEED),), "draft",
    "draft",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-W43", date(2026, 10, 19)),
        (" 2026w43 ", date(2026, 10, 19)),
        ("2026-10-25", date(2026, 10, 19)),  # a Sunday is of the week before the next Monday
        ("2026-W53", date(2026, 12, 28)),
        ("2027-01-03", date(2026, 12, 28)),  # ISO 8601: of the last week of the year before
        ("2026-W1", date(2025, 12, 29)),
    ],
)
def test_a_week_is_named_by_its_number_or_by_one_of_its_days(text, day):
    assert parse_week(text) == day == monday(day)


@pytest.mark.parametrize("text", ["", "W43", "2026-W00", "2025-W53", "2026-W54", "mañana", "2026-02-30"])
def test_what_is_no_week_is_refused(text):
    with pytest.raises(InvalidInput, match="bad_week") as error:
        parse_week(text)
    assert error.value.facts == {"field": "week", "week": text}


def test_files_are_called_after_week_and_number():
    assert [code(date(2026, 10, 19), 5), code(date(2026, 12, 28), 12), code(date(2026, 1, 5), 100)] == [
        "S43-05", "S53-12", "S02-100"
    ]  # fmt: skip


def test_a_number_that_was_given_stays_and_the_others_follow_the_last():
    assert numbered([5, 6, 7], {}) == {5: 1, 6: 2, 7: 3}
    assert numbered([9, 6, 5], {5: 1, 6: 2}) == {5: 1, 6: 2, 9: 3}
    assert numbered([9], {5: 1, 6: 4}) == {9: 5}  # 6 has left the week: its number is not given again


def test_sizes_are_read_as_people_write_them_and_each_once():
    assert parse_sizes(["1080x1350", " 1080 × 1920 ", "1080X1350", "800*600"]) == (FEED, TALL, (800, 600))
    assert [size_text(FEED), size_text((0, 0))] == ["1080 × 1350", ""]


@pytest.mark.parametrize("text", ["1080", "1080x", "x1350", "49x100", "100x20001", "1080x1350px", "-80x100"])
def test_what_is_no_size_is_refused(text):
    with pytest.raises(InvalidInput, match="bad_size") as error:
        parse_sizes(["1080x1350", text])
    assert error.value.facts["size"] == text


def test_a_line_lacks_art_where_a_place_is_empty_and_art_is_wanted():
    two = replace(LINE, slots=(replace(LINE.slots[0], media=(PICTURE,)), Slot((2,), ("instagram",), "story", TALL)))
    assert (LINE.lacking, two.lacking, two.sizes) == ((0,), (1,), (FEED, TALL))
    assert replace(two, brief=replace(two.brief, needed=False)).lacking == ()


def test_sizes_that_the_person_adds_are_asked_for_too_and_none_that_is_unknown():
    assert replace(LINE, brief=Brief(sizes=(FEED, (300, 300)))).sizes == (FEED, (300, 300))
    assert replace(LINE, slots=(Slot((), (), "post", (0, 0)),)).sizes == ()


def test_what_changed_since_a_delivery_is_told_cell_by_cell():
    sent = Delivery(1, datetime(2026, 10, 8, 9, tzinfo=UTC), {7: LINE.cells | {"number": 3}})
    assert sent.changed(LINE) == frozenset()
    assert sent.changed(replace(LINE, post_id=8)) == frozenset(CELLS)
    others = {
        "when": {"wall": datetime(2026, 10, 22, 12, 30)},
        "networks": {"networks": ("facebook",)},
        "formats": {"formats": ("story",)},
        "text": {"text": "Mañana hay pan"},
        "art_text": {"brief": replace(LINE.brief, art_text="")},
        "scene": {"brief": replace(LINE.brief, scene="")},
        "refs": {"brief": replace(LINE.brief, refs=())},
        "link": {"link": ""},
        "sizes": {"slots": (Slot((1,), ("instagram",), "story", TALL),)},
    }
    assert {name: sent.changed(replace(LINE, **values)) for name, values in others.items()} == {
        name: frozenset({name}) for name in CELLS
    }
    # Its stage, its number and the art that came are no news for design.
    assert sent.changed(replace(LINE, stage="approved", number=9, out=True, title="Otro")) == frozenset()
    assert sent.changed(replace(LINE, slots=(replace(LINE.slots[0], media=(PICTURE,)),))) == frozenset()
