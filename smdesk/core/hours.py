"""Working hours: the spans of each weekday in which somebody answers, as a person writes them and as stored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from smdesk.core.errors import InvalidInput

DAY = 24 * 60
#: Two times with something between them: "9-14", "9:30 – 14:00", "9 a 14".
_SPAN = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?h?\s*(?:[-–—]|a|to)\s*(\d{1,2})(?:[:.h](\d{2}))?h?", re.IGNORECASE)

Span = tuple[int, int]  # minutes after midnight
Week = tuple[tuple[Span, ...], ...]  # Monday first
CLOSED: Week = ((),) * 7


def from_json(data: Iterable[Any] | None) -> Week:
    """The week of `[[weekday, "09:00", "14:00"], …]`; what is not such is left out."""
    days: list[list[Span]] = [[] for _ in range(7)]
    for each in data or ():
        if isinstance(each, list | tuple) and len(each) == 3 and each[0] in range(7):
            start, end = _stored(each[1]), _stored(each[2])
            if start is not None and end is not None and start < end:
                days[each[0]].append((start, end))
    return tuple(tuple(sorted(spans)) for spans in days)


def to_json(week: Week) -> list[list[Any]]:
    """The week as it is stored."""
    return [[day, _clock(start), _clock(end)] for day, spans in enumerate(week) for start, end in spans]


def _stored(text: object) -> int | None:
    found = re.fullmatch(r"(\d{2}):(\d{2})", text) if isinstance(text, str) else None
    minutes = int(found[1]) * 60 + int(found[2]) if found else DAY + 1
    return minutes if minutes <= DAY else None


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def written(spans: Sequence[Span]) -> str:
    """The hours of a day as they are written: "09:00–14:00, 17:00–20:00"; "" for none."""
    return ", ".join(f"{_clock(start)}–{_clock(end)}" for start, end in spans)


def typed(text: str) -> tuple[Span, ...]:
    """The hours of a day as a person types them: "9-14, 17-20:30"; nothing, or a dash, is closed.

    Raises:
        InvalidInput: `bad_hours` (`text`); `hours_end_before_start` (`text`); `hours_overlap` (`text`).
    """
    bare = text.strip()
    if bare in {"", "-", "–", "—"}:
        return ()
    spans: list[Span] = []
    for piece in re.split(r"[,;/+]|\by\b|\band\b", bare):
        found = _SPAN.fullmatch(piece.strip())
        if found is None:
            raise InvalidInput("bad_hours", field="hours", text=bare)
        start = int(found[1]) * 60 + int(found[2] or 0)
        end = int(found[3]) * 60 + int(found[4] or 0)
        if max(start, end) > DAY or int(found[2] or 0) > 59 or int(found[4] or 0) > 59:
            raise InvalidInput("bad_hours", field="hours", text=bare)
        if start >= end:
            raise InvalidInput("hours_end_before_start", field="hours", text=bare)
        spans.append((start, end))
    spans.sort()
    if any(before[1] > after[0] for before, after in pairwise(spans)):
        raise InvalidInput("hours_overlap", field="hours", text=bare)
    return tuple(spans)
