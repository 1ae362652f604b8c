"""The content sheet in words: what stands in its cells, what has changed since the delivery, and what is read out."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QObject

from smdesk.core.sheet.lines import Line, Slot, size_text
from smdesk.core.walltime import in_zone
from smdesk.services.sheets.views import SheetView
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.i18n import capital
from smdesk.ui.kit.naming import network_name, shortened, status_name

translate = QCoreApplication.translate


class Column(IntEnum):
    """The columns of the sheet."""

    NUMBER = 0
    WHEN = 1
    FORMAT = 2
    TEXT = 3
    SCENE = 4
    SIZES = 5
    ART = 6


#: What of a line is written in which column; the others open the post.
FIELDS = {Column.TEXT: "art_text", Column.SCENE: "scene", Column.SIZES: "sizes"}
#: Which cells of a delivery stand in which column.
_CELLS = {
    Column.NUMBER: {"text", "link"}, Column.WHEN: {"when", "networks"}, Column.FORMAT: {"formats"},
    Column.TEXT: {"art_text"}, Column.SCENE: {"scene", "refs"}, Column.SIZES: {"sizes"}, Column.ART: set(),
}  # fmt: skip


class Counted(QObject):
    """Sentences with a number in them: only a `tr` has plurals."""

    def changed(self, count: int) -> str:
        """`2 cells changed since`."""
        return self.tr("%n cell(s) changed since", "", count)

    def images(self, count: int) -> str:
        """`3 images`."""
        return self.tr("%n image(s)", "", count)

    def references(self, count: int) -> str:
        """`2 references`."""
        return self.tr("%n reference(s)", "", count)

    def places(self, lacking: int) -> str:
        """What a line waits for."""
        return self.tr("waits for art in %n place(s)", "", lacking)

    def delivering(self, count: int) -> str:
        """What a delivery does to the posts."""
        return self.tr("%n post(s) that wait for art become “in design”.", "", count)

    def rows_over(self, count: int) -> str:
        """What of a paste went below the last post."""
        return self.tr("%n row(s) were more than there are posts", "", count)


def titles() -> dict[Column, str]:
    """What stands above the columns."""
    return {
        Column.NUMBER: "",
        Column.WHEN: translate("Sheets", "Date"),
        Column.FORMAT: translate("Sheets", "Format"),
        Column.TEXT: translate("Sheets", "Text in the image"),
        Column.SCENE: translate("Sheets", "What is seen"),
        Column.SIZES: translate("Sheets", "Size"),
        Column.ART: translate("Sheets", "Art"),
    }


def title(line: Line) -> str:
    """What a post is called."""
    return line.title.strip() or shortened(line.text)


# -- the week -------------------------------------------------------------------------------------------------------


def today(ui: Ui, zone: str) -> date:
    """The day at the client."""
    return in_zone(ui.now(), zone).date()


def week(ui: Ui, monday: date) -> str:
    """`Week 43 · 19 – 25 Oct`; the year where it is another one than today's."""
    last = monday + timedelta(days=6)
    days = dates.short_days(ui, monday, last)
    if last.year != ui.now().year:
        days = f"{days} {last.year}"
    number = str(monday.isocalendar().week)
    return translate("Sheets", "Week %1 · %2").replace("%1", number).replace("%2", days)


def delivered(ui: Ui, view: SheetView) -> str:
    """`Delivered on Thu 8 Oct, version 1`."""
    if view.delivery is None:
        return translate("Sheets", "Not delivered to design yet")
    on = in_zone(view.delivery.at, view.zone).date()
    told = dates.short_day(ui, on) if abs((on - today(ui, view.zone)).days) < 300 else dates.short_date(
        ui, on, today(ui, view.zone))  # fmt: skip
    said = translate("Sheets", "Delivered on %1, version %2")
    return said.replace("%1", told).replace("%2", str(view.delivery.version))


def with_art(view: SheetView) -> str:
    """`3 of 6 with art`."""
    told = translate("Sheets", "%1 of %2 with art")
    return told.replace("%1", str(view.with_art)).replace("%2", str(view.wanting))


def gone(view: SheetView) -> str:
    """What design was told of and is not in the week any more; "" for nothing."""
    if not view.gone:
        return ""
    return translate("Sheets", "No longer in this week: %1").replace("%1", ", ".join(view.gone))


# -- cells ----------------------------------------------------------------------------------------------------------


def day(ui: Ui, line: Line) -> str:
    """`Mon 19`."""
    return f"{dates.short_weekday(ui, line.wall.weekday())} {line.wall.day}"


def kind(line: Line) -> str:
    """`Carousel, 3 images`, `Image + story`."""
    told = dict.fromkeys(_kind(line, name) for name in line.formats)
    first, *others = told or {translate("Sheets", "Post"): None}
    return " + ".join((first, *(each[:1].lower() + each[1:] for each in others)))


def _kind(line: Line, name: str) -> str:
    shown = [medium for slot in line.slots if slot.format == name for medium in slot.media]
    count = max((len(slot.media) for slot in line.slots if slot.format == name), default=0)
    if name == "carousel":
        carousel = translate("Sheets", "Carousel")
        return f"{carousel}, {Counted().images(count)}" if count > 1 else carousel
    if name == "post":
        if any(medium.mime.startswith("video/") for medium in shown):
            return translate("Sheets", "Video")
        if any(medium.mime == "application/pdf" for medium in shown):
            return translate("Sheets", "Document")
        return capital(Counted().images(count)) if count > 1 else translate("Sheets", "Image")
    return {
        "story": translate("Sheets", "Story"),
        "saved_story": translate("Sheets", "Saved story"),
        "reel": translate("Sheets", "Reel"),
        "short": translate("Sheets", "Short"),
    }.get(name, capital(name.replace("_", " ")))


def sizes(line: Line) -> list[str]:
    """`1080 × 1350`, one a line."""
    return [size_text(size) for size in line.sizes]


def typed_sizes(line: Line) -> str:
    """The sizes as they are typed."""
    return "\n".join(f"{wide}x{high}" for wide, high in line.sizes)


def no_text() -> str:
    """Where nothing stands in the image."""
    return translate("Sheets", "(no text)")


def columns_changed(view: SheetView, line: Line) -> frozenset[Column]:
    """The columns that say something else than design was told; of a line that is new to it, its number alone."""
    if view.delivery is None:
        return frozenset()
    if line.post_id not in view.delivery.lines:
        return frozenset({Column.NUMBER})
    cells = view.delivery.changed(line)
    return frozenset(column for column, names in _CELLS.items() if names & cells)


def change_told(view: SheetView, line: Line, column: Column) -> str:
    """What the corner of a cell means; "" where it has none."""
    if view.delivery is None or column not in columns_changed(view, line):
        return ""
    if column is not Column.NUMBER:
        return translate("Sheets", "Changed since the delivery")
    if line.post_id not in view.delivery.lines:
        return translate("Sheets", "New since the delivery")
    return translate("Sheets", "The text of the post has changed since the delivery")


def slot_told(slot: Slot) -> str:
    """A place for art in words: `Story, Instagram`."""
    networks = ", ".join(map(network_name, slot.networks))
    return ", ".join(part for part in (capital(slot.format.replace("_", " ")), networks, size_text(slot.size)) if part)


def art(line: Line) -> str:
    """How the art of a post stands."""
    if not line.brief.needed:
        return translate("Sheets", "needs no art")
    if not line.counts:
        return translate("Sheets", "went out without art")
    if line.lacking:
        return Counted().places(len(line.lacking))
    return translate("Sheets", "has its art") if line.slots else translate("Sheets", "no place for art")


# -- read out -------------------------------------------------------------------------------------------------------


def spoken(ui: Ui, view: SheetView, line: Line, column: Column) -> str:
    """A cell as a sentence."""
    head = f"{line.number}, {title(line)}"
    told = {
        Column.NUMBER: lambda: ", ".join(part for part in (line.code, status(line)) if part),
        Column.WHEN: lambda: f"{long_day(ui, line.wall)}, {networks(line)}",
        Column.FORMAT: lambda: kind(line),
        Column.TEXT: lambda: " ".join(line.brief.art_text.split()) or no_text(),
        Column.SCENE: lambda: " ".join(line.brief.scene.split()) or translate("Sheets", "nothing written yet"),
        Column.SIZES: lambda: ", ".join(sizes(line)) or translate("Sheets", "no size asked for"),
        Column.ART: lambda: f"{art(line)}, {status(line)}",
    }[column]()
    named = titles()[column]
    return ", ".join(part for part in (f"{head}, {named}" if named else head, told, change_told(view, line, column))
                     if part)  # fmt: skip


def networks(line: Line) -> str:
    """All networks by name."""
    return ", ".join(map(network_name, line.networks)) or translate("Sheets", "no channel yet")


def status(line: Line) -> str:
    """The word of the mark beside the art."""
    return status_name(line.drawn) if line.drawn != "none" else ""


def long_day(ui: Ui, at: datetime) -> str:
    """`Monday 19 October, 09:30`."""
    return f"{ui.language.day(at.date(), date.min.replace(year=at.year))}, {dates.clock(ui, at)}"


def tip(ui: Ui, view: SheetView, line: Line, column: Column) -> str:
    """What the pointer is told over a cell."""
    changed = change_told(view, line, column)
    told = {
        Column.NUMBER: [title(line), line.code],
        Column.WHEN: [title(line), long_day(ui, line.wall), networks(line)],
        Column.FORMAT: [kind(line)],
        Column.TEXT: [line.brief.art_text],
        Column.SCENE: [line.brief.scene, *line.brief.refs],
        Column.SIZES: [],
        Column.ART: [capital(art(line)), *(slot_told(slot) for slot in line.slots), status(line)],
    }[column]
    return "\n".join(part for part in (*told, changed) if part)
