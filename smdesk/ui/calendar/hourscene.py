"""From the model to what the sheet of hours shows: cards, free slots, clocks that change, heads of the days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from smdesk.core.goodtimes import GoodTimes
from smdesk.services.calendar.marks import Span
from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar import daymarks, hourlayout
from smdesk.ui.calendar.freeslots import FreeSlot
from smdesk.ui.calendar.hourahead import DayLayouts
from smdesk.ui.calendar.hourhead import HeadDay, Ribbon
from smdesk.ui.calendar.hourlayout import ClockChange
from smdesk.ui.calendar.hourpaint import Scene, Slot
from smdesk.ui.calendar.hoursheet import Bundle, Card, Sheet
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.calendar.ribbons import week
from smdesk.ui.kit import dates
from smdesk.ui.kit.zonenames import zone_name

translate = QCoreApplication.translate

#: Lines of campaigns above the hours at most.
LINES = 3


def build(
    model: CalendarModel,
    sheet: Sheet,
    layouts: DayLayouts,
    there: Sequence[tuple[Sequence[CalendarEntry], Sequence[FreeSlot]]],
    *,
    good: GoodTimes | None = None,
) -> Scene:
    """Everything on the sheet: the posts and free slots of each day, and good times where they are known."""
    cards: list[Card] = []
    bundles: list[Bundle] = []
    free: list[Slot] = []
    changes = []
    names = _zones(model, {entry.zone for posts, _ in there for entry in posts})
    for number, (posts, slots) in enumerate(there):
        day = sheet.day(number)
        placed, behind = layouts.of(sheet, number, day, posts)
        cards += placed
        bundles += behind
        free += [_slot(model, number, each) for each in slots]
        changes += [(number, change) for change in _clock_changes(day, names)]
    return Scene(
        sheet,
        model.now_local(model.zone),
        cards,
        bundles,
        free,
        changes,
        frozenset(number for number, card in enumerate(cards) if model.dim(card.entry))
        if model.filters.active
        else frozenset(),
        tile=model.ui.scope.client is None,
        good=good,
        named_zones=len(names) > 1,
    )


def _clock_changes(day: date, zones: Sequence[str]) -> Iterable[ClockChange]:
    """Of a day in these zones; zones that do the same are told once."""
    told: dict[tuple[int, int, bool], ClockChange] = {}
    for zone in zones:
        change = hourlayout.clock_change(day, zone)
        if change is not None:
            told.setdefault((change.first, change.last, change.repeated), change)
    return told.values()


def _slot(model: CalendarModel, number: int, free: FreeSlot) -> Slot:
    kept = model.pillars.get(free.pillar)
    return Slot(number, free.wall, kept.color, kept.name) if kept is not None else Slot(number, free.wall)


def zones(model: CalendarModel, sheet: Sheet) -> tuple[str, ...]:
    """The zones whose wall times stand on the sheet: the client's own, or those of all clients in view."""
    return _zones(model, {entry.zone for number in range(sheet.days) for entry in model.entries_on(sheet.day(number))})


def _zones(model: CalendarModel, shown: set[str]) -> tuple[str, ...]:
    shown |= {channel.zone for channel in model.channels.values() if channel.zone}
    return tuple(sorted(shown)) or (model.zone,)


def heads(model: CalendarModel, scene: Scene) -> list[HeadDay]:
    """The heads of the days; a flag with the key dates, and where the clocks change."""
    changing = {number for number, _ in scene.changes}
    days = [scene.sheet.day(number) for number in range(scene.sheet.days)]
    return [
        HeadDay(day, len(model.entries_on(day)), _flag(model, day, changing=number in changing))
        for number, day in enumerate(days)
    ]


def _flag(model: CalendarModel, day: date, *, changing: bool) -> str:
    found = [each for each in model.marks.on(day) if each.kind != "clocks"]
    named = [daymarks.brief(each) for each in found]
    return " · ".join([*([translate("Hours", "Clock change")] if changing else []), *named])


def ribbons(model: CalendarModel, scene: Scene) -> list[Ribbon]:
    """The strip for whole days: whose clocks these are, where that could be mistaken; below it the campaigns."""
    names, last = zones(model, scene.sheet), scene.sheet.days - 1
    found = []
    if len(names) > 1:
        places = " · ".join(zone_name(name) for name in names)
        text = translate("Hours", "Each post stands at its own client’s time: %1").replace("%1", places)
        found.append(Ribbon(text, 0, last))
    first, end = scene.sheet.day(0), scene.sheet.day(last) + timedelta(days=1)
    spans = [each for each in model.marks.campaigns(first, end) if model.filters.fits(each.id)]
    for band in week(spans, first, LINES, scene.sheet.days).bands:
        text = _campaign(model, band.span, scene.sheet.day(last))
        columns = (band.first - first).days, (band.last - first).days
        found.append(Ribbon(text, *columns, band.span.color, band.line + len(names[1:2]), band.span))
    return found


def _campaign(model: CalendarModel, span: Span, last: date) -> str:
    """Its name, whose it is with all clients in view, and until when, where that is not in view."""
    parts = [daymarks.title(span), *([span.client] if model.ui.scope.client is None else [])]
    if last < span.last < date.max:
        until = dates.short_date(model.ui, span.last)
        parts.append(translate("Hours", "until %1").replace("%1", until))
    return " · ".join(parts)
