"""The monthly programme: from cadence, slots, pillars, personas, key dates and campaigns to posts to be written.

It proposes and explains; it knows no randomness, so the same input gives the same month. What stands in the calendar
already keeps its place and counts towards the mix.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from smdesk.core.cadence import Place, Reason, Rhythm, Span, places
from smdesk.core.dealing import SUITS_CAMPAIGN, with_pillars
from smdesk.core.mix import WHOLE
from smdesk.core.proposed import Day, Item, Order, Persona, Proposed, key_of

#: Where nobody has said how often: so many posts a week.
ASSUMED = 3.0
#: The rank from which a key date names a post of its day but moves none.
FOR_ALL = 3


def propose(order: Order) -> Proposed:
    """A balanced month, or what is left of it. Never in the past, never two posts at a time, never over the ceiling."""
    rhythms, notes = _rhythms(order)
    quiet = frozenset(day.day for day in order.days if day.quiet)
    span = Span(order.first, order.end, order.zone, order.now, quiet)
    found = places(span, rhythms, order.taken)
    items = _on_key_dates([_item(place) for place in found], span, order)
    slotted = {place.wall: place.pillar for place in found if place.pillar is not None}
    items, told = with_pillars(items, slotted, order)
    items = _with_personas(_with_campaigns(items, order), order)
    notes += [*told, *_quiet_notes(span, rhythms)]
    return Proposed(tuple(items), tuple(notes))


def _item(place: Place) -> Item:
    return Item(key_of(place.wall), place.wall, place.channels, reasons=place.reasons)


def _rhythms(order: Order) -> tuple[list[Rhythm], list[Reason]]:
    """Channels that have a cadence or slots; all with the assumed cadence where none has any."""
    usable = [each for each in order.rhythms if each.slots or each.per_week]
    if usable or not order.rhythms:
        silent = [each.channel for each in order.rhythms if each not in usable and each.per_week is None]
        return usable, [Reason("no_cadence", {"channel": channel}) for channel in silent]
    assumed = [replace(each, per_week=ASSUMED) for each in order.rhythms if each.per_week is None]
    return assumed, [Reason("cadence_assumed", {"per_week": int(ASSUMED)})] if assumed else []


def _quiet_notes(span: Span, rhythms: Iterable[Rhythm]) -> list[Reason]:
    weekdays = {slot.weekday for rhythm in rhythms for slot in rhythm.slots}
    days = sorted(day for day in span.quiet if span.first <= day < span.end and day.weekday() in weekdays)
    return [Reason("quiet", {"days": [day.isoformat() for day in days]})] if days else []


# -- key dates ----------------------------------------------------------------------------------------------------


def _on_key_dates(items: list[Item], span: Span, order: Order) -> list[Item]:
    """Posts of key dates: one that stands on the day, else the nearest of its week is moved there."""
    used: set[tuple[int, int]] = set()  # weeks that have one which is not the client's own
    wanted = sorted((day for day in order.days if not day.quiet), key=lambda day: (day.rank, day.day, day.ref))
    for day in wanted:
        week = day.day.isocalendar()[:2]
        if not span.first <= day.day < span.end or day.day in span.quiet or (day.rank and week in used):
            continue
        place = _for_day(items, day.day)
        if place is None or (day.rank >= FOR_ALL and items[place].wall.date() != day.day):
            continue
        moved = _moved(items, place, day, span, order)
        if moved is None:
            continue
        items[place] = moved
        used.add(week)
    return sorted(items, key=lambda item: item.wall)


def _for_day(items: Sequence[Item], day: date) -> int | None:
    """The post nearest to a day in its week that has no key date yet."""
    week = day.isocalendar()[:2]
    near = [
        (abs((item.wall.date() - day).days), item.wall, place)
        for place, item in enumerate(items)
        if not item.ref and not item.name and item.wall.date().isocalendar()[:2] == week
    ]
    return min(near)[2] if near else None


def _moved(items: Sequence[Item], place: int, day: Day, span: Span, order: Order) -> Item | None:
    item = items[place]
    reason = Reason("key_date", {"name": day.name, "ref": day.ref})
    if item.wall.date() == day.day:
        return replace(item, name=day.name, ref=day.ref, reasons=(reason, *item.reasons))
    wall = datetime.combine(day.day, item.wall.time())
    others = {each.wall for each in items} | {each.wall.replace(second=0, microsecond=0) for each in order.taken}
    if wall in others or not span.comes(wall):
        return None
    told = Reason("moved_to_day", {"from": item.wall.date().isoformat()})
    return replace(item, key=key_of(wall), wall=wall, name=day.name, ref=day.ref, reasons=(reason, told))


# -- campaigns and personas ---------------------------------------------------------------------------------------


def _with_campaigns(items: list[Item], order: Order) -> list[Item]:
    """The first post of a campaign's days, the last, and those in between whose pillar suits it."""
    kinds = {each.goal.pillar: each.goal.kind for each in order.pillars}
    for campaign in sorted(order.campaigns, key=lambda each: (each.first, each.id)):
        inside = [
            place
            for place, item in enumerate(items)
            if campaign.first <= item.wall.date() <= campaign.last and not item.ref and item.campaign is None
        ]
        for place in inside:
            code = ""
            if place == inside[0] and campaign.first >= order.first:
                code = "campaign_start"
            elif place == inside[-1] and campaign.last < order.end:
                code = "campaign_end"
            elif kinds.get(items[place].pillar or 0) in SUITS_CAMPAIGN:
                code = "campaign"
            if code:
                reason = Reason(code, {"name": campaign.name, "campaign": campaign.id})
                items[place] = replace(
                    items[place], campaign=campaign.id, name=campaign.name, reasons=(*items[place].reasons, reason)
                )
    return items


def _with_personas(items: list[Item], order: Order) -> list[Item]:
    """To each post the persona whose turn it is by its share, among those of its pillar."""
    if not order.personas:
        return items
    known = [each.share for each in order.personas if each.share]
    left = max(0, WHOLE - sum(known))
    bare = len(order.personas) - len(known)
    weights = {each.id: each.share or (left / bare if left else 1.0) for each in order.personas}
    whole = sum(weights.values())
    given = dict.fromkeys(weights, 0)
    meant = {each.goal.pillar: [one for one in each.personas if one in weights] for each in order.pillars}
    found = []
    for number, item in enumerate(items, 1):
        own = meant.get(item.pillar or 0) or list(weights)
        options = [each for each in order.personas if each.id in own]

        def turn(persona: Persona, number: int = number, item: Item = item) -> float:
            there = persona.hours[item.wall.hour] / 12 if len(persona.hours) == 24 else 0
            return round(weights[persona.id] * number / whole - given[persona.id] + there, 9)

        chosen = max(options, key=turn)
        given[chosen.id] += 1
        reason = Reason("persona", {"persona": chosen.id, "share": chosen.share})
        found.append(replace(item, persona=chosen.id, reasons=(*item.reasons, reason)))
    return found
