"""What stands in the calendar: one post at one wall time, made of its publications."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from smdesk.core.publication import Drawn, State
from smdesk.services.calendar import CalendarItem

#: The most urgent first: what a post shows when its publications differ.
_URGENCY = (Drawn.FAILED, Drawn.MISSED, Drawn.DUE, Drawn.SCHEDULED, Drawn.PUBLISHED)
_MOVABLE = frozenset({State.SCHEDULED, State.HELD, State.LATE, State.ASSISTED, State.FAILED})


class CalendarEntry(NamedTuple):
    """One post at one wall time. A planned draft has no items."""

    post_id: int
    client_id: int
    client: str
    zone: str  # IANA
    wall: datetime  # naive, in `zone`
    due: datetime  # aware, UTC
    occurrence: int
    title: str
    text: str
    pillar_id: int | None
    stage: str
    drawn: Drawn
    items: tuple[CalendarItem, ...]
    thumb: str  # sha256 of the first medium, "" for none
    movable: bool
    delegated: bool


def entries(items: Iterable[CalendarItem]) -> list[CalendarEntry]:
    """The items as entries, by time. What was cancelled or skipped is not in the calendar."""
    groups: dict[tuple[int, int, datetime], list[CalendarItem]] = {}
    for item in items:
        if item.drawn is not Drawn.NONE:
            groups.setdefault((item.post_id, item.occurrence, item.wall), []).append(item)
    return [_entry(tuple(group)) for group in groups.values()]


def _entry(items: tuple[CalendarItem, ...]) -> CalendarEntry:
    first = items[0]
    drawn = next(each for each in _URGENCY if any(item.drawn is each for item in items))
    return CalendarEntry(
        first.post_id, first.client_id, first.client, first.zone, first.wall, first.due, first.occurrence, first.title,
        first.text, None, "planned", drawn, items, "", all(item.state in _MOVABLE for item in items),
        any(item.delegated for item in items),
    )  # fmt: skip
