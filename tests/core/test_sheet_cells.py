"""Cells as spreadsheets copy them."""

from __future__ import annotations

import pytest

from smdesk.core.sheet import cells


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("One", (("One",),)),
        ("One\n", (("One",),)),
        ("One\tTwo\r\n\tFour\r\n", (("One", "Two"), ("", "Four"))),
        ("One\n\nThree", (("One",), ("",), ("Three",))),
        ('"One\nline"\tTwo', (("One\nline", "Two"),)),
        ('"Say ""yes""\nor no"', (('Say "yes"\nor no',),)),
        ('"Yes"\t"No" they said', (('"Yes"', '"No" they said'),)),
        ('"Never closed\nTwo', (('"Never closed',), ("Two",))),
        ("", (("",),)),
    ],
)
def test_what_a_spreadsheet_copied_is_read(text, rows):
    assert cells.read(text) == rows


@pytest.mark.parametrize("rows", [(("a", "b"), ("", "d")), (("one\ntwo", '"q"'),), (('a "b"\nc', "with\ttab"),)])
def test_what_is_written_is_read_again(rows):
    assert cells.read(cells.written(rows)) == rows


def test_as_markup_no_text_is_taken_for_markup():
    assert cells.marked_up([["a < b & c\nd"]]) == "<table><tr><td>a &lt; b &amp; c<br>d</td></tr></table>"
