"""What a post of the calendar says of itself: a rich tooltip, a sentence for those who hear it, single words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from html import escape

from PySide6.QtCore import QCoreApplication

from smdesk.core.publication import Drawn
from smdesk.services.calendar.service import CalendarEntry, Sending
from smdesk.ui.calendar import daymarks
from smdesk.ui.calendar.freeslots import FreeSlot
from smdesk.ui.calendar.model import CalendarModel, headline, status
from smdesk.ui.kit.naming import network_name, status_name
from smdesk.ui.kit.zonenames import away, placed

translate = QCoreApplication.translate

#: Characters of the text in a tooltip.
TEXT_START = 90


def mode_name(mode: str) -> str:
    """Who sends a publication."""
    return {
        "assisted": translate("Modes", "Assisted"),
        "delegate": translate("Modes", "Delegated"),
    }.get(mode, translate("Modes", "Automatic"))


def modes(model: CalendarModel, entry: CalendarEntry) -> str:
    """Who sends a post, of one that is only planned who would: the word that Today has for it. "" without channels."""
    found = {item.mode for item in entry.items} or {_planned_mode(model, number) for number, _ in entry.targets}
    if len(found) > 1:
        return translate("Modes", "Mixed") if "assisted" in found else mode_name("auto")
    return mode_name(next(iter(found))) if found else ""


def _planned_mode(model: CalendarModel, channel: int) -> str:
    known = model.channels.get(channel)
    return "assisted" if known is not None and known.mode == "assisted" else "auto"


def networks(entry: CalendarEntry) -> list[str]:
    """The networks of a post, each once; of a planned one those it is written for."""
    named = (item.network for item in entry.items) if entry.items else (name for _, name in entry.targets)
    return list(dict.fromkeys(named))


def title(entry: CalendarEntry) -> str:
    """What a post is called, in words also where it says nothing yet."""
    return headline(entry) or translate("Tips", "(no text)")


def pillar_name(model: CalendarModel, entry: CalendarEntry) -> str:
    """The name of its pillar; "" for none."""
    found = model.pillars.get(entry.pillar_id or 0)
    return found.name if found is not None else ""


def when(model: CalendarModel, entry: CalendarEntry) -> str:
    """Day, hour, and the place of the clock where it is not this computer's."""
    language = model.ui.language
    text = f"{language.day(entry.wall.date(), model.today)}, {language.clock(entry.wall)}"
    return placed(text, entry.zone)


def whose(entry: CalendarEntry) -> str:
    """The client of a post, and the place of its clock where it is not this computer's."""
    return " · ".join(part for part in (entry.client, away(entry.zone)) if part)


def whose_within(entry: CalendarEntry, fits: Callable[[str], bool]) -> str:
    """The same where there is little room: the name alone rather than a name and a place that are both cut."""
    both = whose(entry)
    return both if fits(both) else entry.client


def spoken(model: CalendarModel, entry: CalendarEntry) -> str:
    """The post as a sentence."""
    pillar = pillar_name(model, entry)
    parts = [
        when(model, entry),
        title(entry),
        entry.client,
        *(network_name(each) for each in networks(entry)),
        modes(model, entry).lower(),
        status_name(status(entry)).lower(),
        translate("Tips", "repeats") if entry.recurs else "",
        translate("Tips", "pillar %1").replace("%1", pillar) if pillar else "",
    ]
    return ", ".join(part for part in parts if part)


def channel_line(model: CalendarModel, item: Sending) -> str:
    """One channel: where, who sends it, how it stands."""
    where = " ".join(part for part in (network_name(item.network), item.channel) if part)
    return " · ".join((where, mode_name(item.mode), model.ui.language.words.state(item.state.value)))


def of(model: CalendarModel, what: object) -> str:
    """The tooltip of an entry, of a free slot, or of how many more there are; "" for anything else."""
    if isinstance(what, CalendarEntry):
        return rich(model, what)
    if isinstance(what, FreeSlot):
        return _slot(model, what)
    if isinstance(what, int):
        return escape(translate("Tips", "Show everything on this day"))
    return ""


def to_come() -> str:
    """What a place of a series is that has no publication yet."""
    return translate("Tips", "One of a series: it is planned once those before it are out")


def of_day(model: CalendarModel, day: date) -> str:
    """What is to be kept in mind on a day: its key dates with their notes, and its campaigns; "" for none."""
    lines = []
    for each in model.marks.on(day):
        lines.append(f"<b>{escape(daymarks.name(each))}</b>")
        lines += [escape(each.note)] if each.note else []
    for span in model.marks.campaigns(day, day + timedelta(days=1)):
        ends = (span.first,) if span.last == date.max else (span.first, span.last)
        days = (model.ui.language.day(at, model.today) for at in ends)
        lines.append(escape(f"{daymarks.title(span)} · {' – '.join(dict.fromkeys(days))}"))
    return "<br>".join(lines)


def _slot(model: CalendarModel, slot: FreeSlot) -> str:
    channels = [model.channels[each] for each in slot.channels if each in model.channels]
    names = ", ".join(each.handle or network_name(each.network) for each in channels)
    text = translate("Tips", "Free queue slot at %1").replace("%1", model.ui.language.clock(slot.wall))
    kept = model.pillars.get(slot.pillar)
    if kept is not None:
        text += " · " + kept.name
    return "<br>".join(
        (f"<b>{escape(text)}</b>", escape(names), escape(translate("Tips", "Click for a new post here")))
    )


def rich(model: CalendarModel, entry: CalendarEntry) -> str:
    """The tooltip of a post: when exactly, for whom, each channel with its mode and state, how the text begins."""
    about = (entry.client, pillar_name(model, entry), status_name(status(entry)))
    lines = [
        f"<b>{escape(title(entry))}</b>",
        escape(when(model, entry)),
        escape(" · ".join(part for part in about if part)),
        *(escape(channel_line(model, item)) for item in entry.items),
    ]
    text = " ".join(entry.text.split())
    if entry.title and text:
        shown = text if len(text) <= TEXT_START else text[: TEXT_START - 1].rstrip() + "…"
        lines.append(f"<i>{escape(shown)}</i>")
    if entry.ghost:
        lines.append(escape(to_come()))
    elif entry.recurs:
        lines.append(escape(translate("Tips", "One of a series")))
    if entry.delegated:
        lines.append(escape(translate("Tips", "The network has it: take it back before moving it")))
    elif any(item.drawn is Drawn.PUBLISHED for item in entry.items):
        lines.append(escape(translate("Tips", "It is out: it can be duplicated, not moved")))
    return "<div style='white-space:pre-wrap'>" + "<br>".join(lines) + "</div>"


def spoken_day(model: CalendarModel, day: date) -> str:
    """A day as a sentence: `Friday 16 October, key date World Bread Day, 2 posts`."""
    marks = model.marks
    named = translate("Tips", "key date %1")
    parts = [
        model.ui.language.day(day, model.today),
        *(named.replace("%1", daymarks.name(each)) for each in marks.on(day)),
        *(daymarks.title(span) for span in marks.campaigns(day, day + timedelta(days=1))),
        model.count_words(len(model.entries_on(day))),
    ]
    free = len(model.free_slots(day))
    return ", ".join([*parts, model.free_words(free)] if free else parts)
