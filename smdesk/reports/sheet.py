"""A week's content sheet as a file for design: a workbook, or pages with a card a post; in the client's language."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from smdesk.core import document as doc
from smdesk.core.approval import Shown
from smdesk.core.crop import Crop
from smdesk.core.errors import InvalidInput
from smdesk.core.sheet.lines import Delivery, Line, Slot, size_text
from smdesk.formats import xlsx_sheet
from smdesk.reports import sheet_words as told
from smdesk.services.sheets.views import SheetView
from smdesk.system import media_fit, newfile
from smdesk.words import Words

log = logging.getLogger(__name__)

#: The bytes of a small picture of a medium; None where it is no picture or not here.
Find = Callable[[Shown], bytes | None]
#: Pixels of a picture in a cell and on a page, and bytes of either.
_SMALL, _LARGE, _BYTES = 60_000, 220_000, 120_000
#: Of the page: the pictures, and what is written for design beside what is published.
_SHARE, _SHARE_OF_TWO, _HALF, _HEIGHT = 0.15, 0.25, 0.5, 112.0
#: Which columns of the workbook show what is compared.
_COLUMNS = {
    "networks": "networks", "formats": "format", "text": "text", "art_text": "art_text", "scene": "scene",
    "refs": "refs", "link": "link", "sizes": "sizes",
}  # fmt: skip
ENDINGS = (".xlsx", ".pdf")


class Files(Protocol):
    """What is needed of the media folder."""

    def path(self, sha256: str) -> Path:
        """Where the bytes are."""


def write(
    view: SheetView, file: Path, words: Words, files: Files, *, brand: doc.Brand | None = None, number: int = 0
) -> None:
    """Write the sheet in the language of `words`, as a workbook or as pages by the ending of the file's name. `number`
    is the version that it goes out as. For pages Qt is made ready before (`application.ensure`); any thread may write.

    Raises:
        InvalidInput: `sheet_kind` (`path`). StorageError: as `newfile.write`; nothing is left of the file then.
    """
    ending = check(file)
    if ending == ".pdf":
        from smdesk.reports import page  # Qt, when somebody wants pages

        page.write(document(view, words, finder(files, _LARGE), brand=brand, number=number), file)
    else:
        newfile.write(file, xlsx_sheet.write(workbook(view, words, finder(files, _SMALL), number)))


def check(file: Path) -> str:
    """The ending of a file's name. Raises InvalidInput `sheet_kind` (`path`) for one that is not written."""
    ending = file.suffix.lower()
    if ending not in ENDINGS:
        raise InvalidInput("sheet_kind", field="output", path=str(file))
    return ending


def delivered(before: SheetView, after: SheetView) -> SheetView:
    """The sheet that goes out with a delivery: as it is after it, with what has changed since the one before."""
    return replace(after, delivery=before.delivery, gone=before.gone)


def finder(files: Files, pixels: int) -> Find:
    """Small pictures of what is in the media folder."""

    def find(shown: Shown) -> bytes | None:
        if shown.mime not in media_fit.TOUCHED:
            return None
        crop = Crop(*shown.crop) if shown.crop is not None else None
        try:
            return media_fit.fit(files.path(shown.sha256), _BYTES, pixels, crop, jpeg=True).data
        except InvalidInput as error:
            log.warning("a picture is left out of the content sheet: %s", error)
            return None

    return find


# -- the workbook ---------------------------------------------------------------------------------------------------


def workbook(view: SheetView, words: Words, find: Find, number: int = 0) -> xlsx_sheet.Sheet:
    """What stands in the workbook."""
    say, week = words.t, told.week(view.week, words)
    stands = told.version(view, words, number)
    head = [f"{say('sheet.title')} · {view.client}", f"{week} · {stands}"]
    head += [each for each in (told.since(view, words),) if each]
    labels = {name: say(f"sheet.columns.{name}") for name in xlsx_sheet.COLUMNS}
    rows = tuple(_row(line, view.delivery, words, find) for line in view.lines)
    return xlsx_sheet.Sheet(
        say("sheet.week", number=view.week.isocalendar().week), tuple(head), labels, rows, words.language,
        _footer(view, words, number),
    )  # fmt: skip


def _row(line: Line, delivery: Delivery | None, words: Words, find: Find) -> xlsx_sheet.Row:
    brief = line.brief
    cells: dict[str, xlsx_sheet.Value] = {
        "code": line.code, "title": line.title, "day": line.wall.date(), "time": line.wall.time().replace(second=0),
        "networks": told.networks(line, words), "format": told.formats(line, words),
        "sizes": "\n".join(told.sizes(line, words)), "text": line.text, "art_text": brief.art_text,
        "scene": brief.scene, "refs": "\n".join(brief.refs), "hashtags": " ".join(line.hashtags), "link": line.link,
        "status": told.status(line, words), "art": told.art(line, words),
        "changed": told.changed(line, delivery, words),
    }  # fmt: skip
    seen = (find(shown) for slot in line.slots for shown in slot.media[:1])
    pictures = tuple(data for data in seen if data is not None)
    return xlsx_sheet.Row(cells, _marked(line, delivery), pictures)


def _marked(line: Line, delivery: Delivery | None) -> frozenset[str]:
    """The columns whose cells are marked; of a change of time the day, the time, or both."""
    if delivery is None:
        return frozenset()
    names = delivery.changed(line)
    found = {_COLUMNS[name] for name in names if name in _COLUMNS}
    if "when" in names:
        had = str(delivery.lines.get(line.post_id, {}).get("when", ""))
        day, _, hour = had.partition(" ")
        now, _, hour_now = line.wall.isoformat(" ", "minutes").partition(" ")
        found |= {name for name, other in (("day", day != now), ("time", hour != hour_now)) if other}
    return frozenset(found | {"changed"} if found else found)


# -- pages ----------------------------------------------------------------------------------------------------------


def document(
    view: SheetView, words: Words, find: Find, *, brand: doc.Brand | None = None, number: int = 0
) -> doc.Document:
    """The pages: the week in a table, then a card for each post with all that design needs."""
    say = words.t
    stands = told.version(view, words, number)
    first: list[doc.Block] = [doc.Text(f"{told.week(view.week, words)} · {stands}", "lead")]
    first += [doc.Text(each, "note") for each in (told.since(view, words),) if each]
    first.append(_overview(view, words) if view.lines else doc.Text(say("sheet.empty")))
    sections = [doc.Section("week", say("sheet.title"), tuple(first), view.client, new_page=False)]
    if view.lines:
        cards = tuple(_card(line, view.delivery, words, find) for line in view.lines)
        sections.append(doc.Section("posts", say("sheet.posts"), cards, new_page=False))
    return doc.Document(
        f"{say('sheet.title')} · {told.week(view.week, words)}", brand or doc.Brand(view.client), tuple(sections),
        language=words.language, footer=_footer(view, words, number), landscape=True,
    )  # fmt: skip


def _footer(view: SheetView, words: Words, number: int) -> str:
    return " · ".join((view.client, told.week(view.week, words), told.version(view, words, number)))


def _overview(view: SheetView, words: Words) -> doc.Table:
    names = ("code", "day", "title", "networks", "format", "sizes", "status", "art")
    rows = tuple(
        (
            doc.Cell(line.code, bold=True), _when(line, words), line.title, told.networks(line, words),
            told.formats(line, words), "\n".join(map(size_text, line.sizes)), told.status(line, words),
            told.art(line, words),
        )
        for line in view.lines
    )  # fmt: skip
    widths = (0.07, 0.14, 0.18, 0.14, 0.13, 0.1, 0.1, 0.14)
    return doc.Table(tuple(words.t(f"sheet.columns.{name}") for name in names), rows, widths=widths)


def _card(line: Line, delivery: Delivery | None, words: Words, find: Find) -> doc.Block:
    """One post with everything of it, as a panel that stays together."""
    from smdesk.reports.style import semantic

    news = told.changed(line, delivery, words)
    head = (_when(line, words), told.networks(line, words), told.formats(line, words), told.status(line, words))
    blocks: list[doc.Block] = [doc.Text(" · ".join(each for each in head if each), "small", keep=True)]
    if news:
        isnew = delivery is not None and line.post_id not in delivery.lines
        text = news if isnew else words.t("sheet.changed_cells", cells=news)
        blocks.append(doc.Text((doc.Run(text, bold=True),), "small", keep=True))
    right = doc.Columns(_for_design(line, words), _published(line, words), _HALF)
    share = _SHARE if len(line.slots) < 2 else _SHARE_OF_TWO
    blocks.append(doc.Columns(_pictures(line, words, find), (right,), share))
    title = " · ".join(each for each in (line.code, line.title) if each)
    return doc.Panel(title, tuple(blocks), semantic("warning") if news else "")


def _when(line: Line, words: Words) -> str:
    return f"{words.facts.day(line.wall)}, {words.facts.clock(line.wall.replace(second=0))}"


def _pictures(line: Line, words: Words, find: Find) -> tuple[doc.Block, ...]:
    """The places for art, two of them side by side."""
    if not told.waits(line) and not any(slot.media for slot in line.slots):
        return (doc.Text(told.art(line, words), "small"),)
    made = [_picture(slot, told.waits(line), words, find) for slot in line.slots]
    if len(made) < 2:
        return tuple(made)
    pairs = [tuple(made[at : at + 2]) for at in range(0, len(made), 2)]
    return tuple(doc.Columns(pair[:1], pair[1:], 0.5) for pair in pairs)


def _picture(slot: Slot, needed: bool, words: Words, find: Find) -> doc.Block:
    """What stands in a place for art, or what is waited for there."""
    about = [each for each in (size_text(slot.size), told.slot_format(slot, words)) if each]
    data = find(slot.media[0]) if slot.media else None
    if data is not None:
        return doc.Picture(data, height=_HEIGHT, caption="\n".join(about), alt=slot.media[0].alt)
    state = words.t("sheet.art_there") if slot.media else words.t("sheet.art_waits") if needed else ""
    lines = "".join(f"\n{each}" for each in about)
    return doc.Text((doc.Run(state, bold=True), lines), "small")


def _for_design(line: Line, words: Words) -> tuple[doc.Block, ...]:
    brief = line.brief
    text: doc.Rich = (doc.Run(brief.art_text, bold=True),) if brief.art_text else ""
    if brief.needed and not brief.art_text:
        text = (doc.Run(words.t("sheet.no_text"), muted=True),)
    size = "\n".join(told.sizes(line, words)) if brief.needed else ""
    return _named(
        {"art_text": text, "scene": brief.scene, "refs": "\n".join(brief.refs), "sizes": size}, words
    )  # fmt: skip


def _published(line: Line, words: Words) -> tuple[doc.Block, ...]:
    return _named({"text": line.text, "hashtags": " ".join(line.hashtags), "link": line.link}, words)


def _named(values: Mapping[str, doc.Rich], words: Words) -> tuple[doc.Block, ...]:
    """What there is, each beside its name."""
    return (doc.Pairs(tuple((words.t(f"sheet.columns.{name}"), text) for name, text in values.items() if text)),)
