"""Record keys: TIDs by the lexicon's format, the same for the same publication, in the order of its parts."""

from __future__ import annotations

import re
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from smdesk.adapters.bluesky import tid
from smdesk.core.steps import StepKind
from tests.adapters.bluesky.pds import NOW, request

TID = re.compile("[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}")


def test_encodes_like_the_specification():
    assert tid.encode(0, 0) == "2222222222222"
    assert tid.encode(0, 1) == "2222222222223"
    # 3jzfcijpj2z2a is the example of the AT Protocol specification
    number = 0
    for character in "3jzfcijpj2z2a":
        number = number << 5 | "234567abcdefghijklmnopqrstuvwxyz".index(character)
    assert tid.encode(number >> 10, number & 1023) == "3jzfcijpj2z2a"


@given(st.integers(0, 2**53 - 1), st.integers(0, 1023), st.integers(0, 2**53 - 1), st.integers(0, 1023))
def test_sorts_like_time_and_is_valid(first, clock, second, other):
    a, b = tid.encode(first, clock), tid.encode(second, other)
    assert TID.fullmatch(a)
    assert (a < b) == ((first, clock) < (second, other))


def test_the_same_publication_gives_the_same_key_and_time():
    assert tid.record_key(request()) == tid.record_key(request(text="edited", languages=("es",)))
    assert tid.created_at(request()) == "2026-12-01T08:00:00.123Z"


@given(st.text(min_size=1, max_size=40))
def test_parts_sort_in_order_whatever_the_key(key):
    keys = [tid.record_key(request(key=key, number=number)) for number in range(25)]
    assert keys == sorted(set(keys))


def test_parts_and_comment_differ_and_a_second_publication_of_the_same_instant_too():
    keys = {tid.record_key(request(key=f"key-{number}", number=part)) for number in range(300) for part in range(3)}
    assert len(keys) == 900
    assert tid.record_key(request()) != tid.record_key(request(kind=StepKind.COMMENT))


def test_times_of_parts_differ_by_a_millisecond():
    assert tid.created_at(request(number=2)) == "2026-12-01T08:00:00.125Z"
    late = NOW.replace(microsecond=999_999)
    assert tid.created_at(request(number=1, armed_at=late)) == "2026-12-01T08:00:01.000Z"
    assert tid.record_key(request(armed_at=NOW + timedelta(seconds=1))) > tid.record_key(request())
