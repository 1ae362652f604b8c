"""Tables of a DOCX: how wide their columns are."""

from __future__ import annotations

import pytest

from smdesk.core import document as doc
from smdesk.formats.docx_table import _LONGEST, _SIDES, _SIGNS, _wide_enough


def test_a_column_has_room_for_its_longest_word_and_the_others_share_the_rest() -> None:
    block = doc.Table(("Day", "Time", "Post"), (("Tue 1", "12:30", "Breakfast box"),), widths=(1, 1, 30))
    day, time, post = _wide_enough(block, block.widths)
    assert time >= (len("12:30") + _SIDES) / _SIGNS
    assert day + time + post == pytest.approx(1)
    assert post > 0.7


def test_shares_that_leave_room_enough_stay() -> None:
    block = doc.Table(("A", "B"), (("one", "two"),), widths=(0.3, 0.7))
    assert _wide_enough(block, block.widths) == pytest.approx([0.3, 0.7])


def test_where_there_is_no_room_for_all_the_longest_words_part_the_width() -> None:
    long = "x" * _LONGEST
    block = doc.Table(("Ad set", "Audience", "Where", "Days", "Ads"), ((long,) * 4 + ("1",),), widths=(6, 6, 6, 6, 1))
    found = _wide_enough(block, block.widths)
    assert sum(found) == pytest.approx(1)
    assert found[:4] == pytest.approx([found[0]] * 4)
    assert found[4] / found[0] == pytest.approx((len("Ads") + _SIDES) / (_LONGEST + _SIDES))
