"""From the model to what the sheet of hours shows: cards, free slots, clocks that change, heads of the days."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from smdesk.ui.calendar import hourlayout
from smdesk.ui.calendar.hourhead import HeadDay, Ribbon
from smdesk.ui.calendar.hourlayout import ClockChange
from smdesk.ui.calendar.hourpaint import Scene, Slot
from smdesk.ui.calendar.hoursheet import Bundle, Card, Sheet
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.kit.zonenames import zone_name

translate = QCoreApplication.translate


def build(model: CalendarModel, sheet: Sheet, *, slots: bool = True) -> Scene:
    """Everything on the sheet; with the free slots or without."""
    cards: list[Card] = []
    bundles: list[Bundle] = []
    free: list[Slot] = []
    changes = []
    names = zones(model, sheet)
    for number in range(sheet.days):
        day = sheet.day(number)
        placed, behind = sheet.place(number, model.entries_on(day))
        cards += placed
        bundles += behind
        free += [Slot(number, each.wall) for each in model.free_slots(day)] if slots else []
        told: dict[tuple[int, int, bool], ClockChange] = {}
        for zone in names:
            change = hourlayout.clock_change(day, zone)
            if change is not None:  # zones that do the same are told once
                told.setdefault((change.first, change.last, change.repeated), change)
        changes += [(number, change) for change in told.values()]
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
        named_zones=len(names) > 1,
    )


def zones(model: CalendarModel, sheet: Sheet) -> tuple[str, ...]:
    """The zones whose wall times stand on the sheet: the client's own, or those of all clients in view."""
    shown = {entry.zone for number in range(sheet.days) for entry in model.entries_on(sheet.day(number))}
    shown |= {channel.zone for channel in model.channels.values() if channel.zone}
    return tuple(sorted(shown)) or (model.zone,)


def heads(model: CalendarModel, scene: Scene) -> list[HeadDay]:
    """The heads of the days; a flag where the clocks change."""
    changing = {number for number, _ in scene.changes}
    flag = translate("Hours", "Clock change")
    days = (scene.sheet.day(number) for number in range(scene.sheet.days))
    return [
        HeadDay(day, len(model.entries_on(day)), flag if number in changing else "") for number, day in enumerate(days)
    ]


def ribbons(model: CalendarModel, scene: Scene) -> list[Ribbon]:
    """The strip for whole days: whose clocks these are, where that could be mistaken."""
    names = zones(model, scene.sheet)
    if len(names) < 2:
        return []
    places = " · ".join(zone_name(name) for name in names)
    text = translate("Hours", "Each post stands at its own client's time: %1").replace("%1", places)
    return [Ribbon(text, 0, scene.sheet.days - 1)]
