"""A content sheet in words: what stands in its file, in the terminal and in the window is said once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from smdesk.core.sheet.lines import CELLS, Delivery, Line, Slot, size_text
from smdesk.services.sheets.views import SheetView
from smdesk.words import Words

#: What a mark beside a post says that its stage does not.
_MARKED = frozenset({"scheduled", "due", "published", "missed", "failed"})


def week(monday: date, words: Words) -> str:
    """ "Week 43 · 19–25 Oct 2026"."""
    return f"{words.t('sheet.week', number=monday.isocalendar().week)} · {span(monday, words)}"


def span(monday: date, words: Words) -> str:
    """ "19–25 Oct 2026", "28 Dec 2026 – 3 Jan 2027"."""
    last, months = monday + timedelta(days=6), words.facts.months
    end = f"{last.day} {months[last.month - 1]} {last.year}"
    if monday.month == last.month:
        return f"{monday.day}\N{EN DASH}{end}"
    year = f" {monday.year}" if monday.year != last.year else ""
    return f"{monday.day} {months[monday.month - 1]}{year} \N{EN DASH} {end}"


def version(view: SheetView, words: Words, number: int = 0) -> str:
    """Which sheet this is: the version `number` that goes out now, else how it stands to the one that design has."""
    if number:
        return words.t("sheet.version", number=number)
    if view.delivery is None:
        return words.t("sheet.not_delivered")
    key = "sheet.version_since" if view.changed else "sheet.version"
    return words.t(key, number=view.delivery.version)


def networks(line: Line, words: Words) -> str:
    """ "Instagram, Facebook"."""
    return ", ".join(words.network(each) for each in line.networks)


def slot_format(slot: Slot, words: Words) -> str:
    """ "Carousel, 3 images"; a film is called one."""
    kind = slot.format
    if kind == "post" and len(slot.media) > 1:
        kind = "carousel"
    if kind == "post" and slot.media and slot.media[0].mime.startswith("video/"):
        kind = "video"
    name = format_(kind, words)
    return words.t("sheet.of_images", format=name, count=len(slot.media)) if len(slot.media) > 1 else name


def format_(code: str, words: Words) -> str:
    """The name of a format; its code as a word where it has none."""
    key = f"sheet.formats.{code}"
    return words.t(key) if words.has(key) else code.replace("_", " ").capitalize()


def formats(line: Line, words: Words) -> str:
    """ "Image + Story"."""
    named = [slot_format(each, words) for each in line.slots] or [format_(each, words) for each in line.formats]
    return " + ".join(dict.fromkeys(named))


def sizes(line: Line, words: Words) -> tuple[str, ...]:
    """ "1080 × 1350"; where there are several, with what each is for."""
    if len(line.sizes) < 2:
        return tuple(map(size_text, line.sizes))
    told = (f"{size_text(slot.size)} · {format_(slot.format, words)}" for slot in line.slots if slot.size != (0, 0))
    return tuple(dict.fromkeys(told))


def waits(line: Line) -> bool:
    """Design is asked for art of it: not of what is out already."""
    return bool(line.lacking)


def art(line: Line, words: Words) -> str:
    """Whether its art is there, and which is not."""
    if not waits(line):
        return words.t("sheet.art_there" if line.counts else "sheet.art_none")
    waiting = [size_text(line.slots[place].size) for place in line.lacking]
    wanted = ", ".join(dict.fromkeys(each for each in waiting if each))
    return words.t("sheet.art_lacks", sizes=wanted) if wanted else words.t("sheet.art_waits")


def status(line: Line, words: Words) -> str:
    """Where a post stands."""
    return words.t(f"sheet.states.{line.drawn}") if line.drawn in _MARKED else words.t(f"stages.{line.stage}")


def cells(names: Iterable[str], words: Words) -> str:
    """Cells by name, in the order of their columns."""
    wanted = set(names)
    return ", ".join(words.t(f"sheet.cells.{each}") for each in CELLS if each in wanted)


def changed(line: Line, delivery: Delivery | None, words: Words) -> str:
    """What says something else than design was told: "New", "Date, Text", ""."""
    if delivery is None:
        return ""
    if line.post_id not in delivery.lines:
        return words.t("sheet.new")
    return cells(delivery.changed(line), words)


def since(view: SheetView, words: Words) -> str:
    """How many cells have changed, and what is not in the week any more; "" where nothing has."""
    if view.delivery is None or not view.changed:
        return ""
    told = [words.t("sheet.changed_since", count=view.changed, number=view.delivery.version)]
    if view.gone:
        told.append(words.t("sheet.gone", names=list(view.gone)))
    return " ".join(told)
