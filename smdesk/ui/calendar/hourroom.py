"""Where the cards of a day stand while something is carried over its hours: beside its place, not below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from smdesk.core.records import dataclass
from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar import hourlayout
from smdesk.ui.calendar.frames import outline
from smdesk.ui.calendar.hoursheet import Bundle, Card, Sheet
from smdesk.ui.calendar.model import key

if TYPE_CHECKING:
    from smdesk.ui.calendar.hourview import HourView
    from smdesk.ui.kit.theme import Theme


@dataclass(frozen=True, slots=True)
class HourRoom:
    """On the sheet: the places of what is carried, the cards that move on for it, and the ground of both."""

    places: tuple[QRect, ...]
    cards: tuple[Card, ...] = ()
    bundles: tuple[Bundle, ...] = ()
    ground: QRect = QRect()


def make_room(sheet: Sheet, number: int, posts: Sequence[CalendarEntry], minutes: Sequence[float]) -> list[HourRoom]:
    """The rooms of a day for what would land there at these minutes, each with the posts that it would stand beside."""
    coming = [(minute, None) for minute in minutes]
    both: list[tuple[float, CalendarEntry | None]] = [
        *((hourlayout.minute_of(post.wall), post) for post in posts), *coming
    ]  # fmt: skip
    both.sort(key=lambda each: each[0])
    runs = hourlayout.runs([minute for minute, _ in both])
    return [
        _room(sheet, number, both[first:last])
        for first, last in runs
        if any(post is None for _, post in both[first:last])
    ]


def _room(sheet: Sheet, number: int, run: Sequence[tuple[float, CalendarEntry | None]]) -> HourRoom:
    minutes = [minute for minute, _ in run]
    lanes, more = hourlayout.lanes(minutes, sheet.most())
    places, cards = [], []
    for place, ((minute, post), lane) in enumerate(zip(run, lanes, strict=True)):
        if post is None:  # behind a “+n” it would not be seen
            places.append(sheet.lane_rect(number, minute, lane) if lane else sheet.card_rect(number, minute))
        elif lane is not None:
            cards.append(Card(post, number, place, sheet.lane_rect(number, minute, lane)))
    behind = [(each.minute, [post for place in each.hidden if (post := run[place][1]) is not None]) for each in more]
    bundles = [Bundle(number, sheet.bundle_rect(number, minute), tuple(posts)) for minute, posts in behind if posts]
    left, width = sheet.column(number)
    ground = QRect(left + 1, sheet.y(minutes[0]), width - 1, sheet.y(minutes[-1]) - sheet.y(minutes[0]) + sheet.card)
    return HourRoom(tuple(places), tuple(cards), tuple(bundles), ground if cards else QRect())


def paint(painter: QPainter, theme: Theme, view: HourView, room: HourRoom) -> None:
    """The ground of a place among others, and these as they would stand."""
    painter.fillRect(room.ground, theme.color("accent.soft"))
    for card in room.cards:
        view.draw_card(painter, card)
        if key(card.entry) in view.chosen_keys():
            outline(painter, theme, card.rect, "border.selected")
    for bundle in room.bundles:
        view.draw_bundle(painter, bundle)
