"""Content sheets and their art as JSON and as lines."""

from __future__ import annotations

from typing import Any

from smdesk.cli import shapes
from smdesk.cli.output import short
from smdesk.core.sheet.lines import CELLS, Brief, Delivery, Line, size_text
from smdesk.reports import sheet_words
from smdesk.services.sheets.views import Received, SheetView
from smdesk.words import Words


def iso_week(view: SheetView) -> str:
    """ "2026-W43"."""
    year, week, _ = view.week.isocalendar()
    return f"{year}-W{week:02}"


def sheet(view: SheetView) -> dict[str, Any]:
    """A week with its posts."""
    delivery = view.delivery
    return {
        "client": view.client, "client_id": view.client_id, "zone": view.zone, "language": view.language,
        "week": iso_week(view), "monday": view.week, "wanting": view.wanting, "with_art": view.with_art,
        "delivery": _delivery(delivery, view.zone) if delivery is not None else None, "changed": view.changed,
        "gone": list(view.gone), "items": [_line(each, delivery) for each in view.lines],
    }  # fmt: skip


def _delivery(delivery: Delivery, zone: str) -> dict[str, Any]:
    return {"version": delivery.version, "at": shapes.iso(delivery.at, zone), "posts": len(delivery.lines)}


def history(found: tuple[Delivery, ...], zone: str) -> list[dict[str, Any]]:
    """The versions of a week, the last one first."""
    return [_delivery(each, zone) for each in found]


def _line(line: Line, delivery: Delivery | None) -> dict[str, Any]:
    changed = delivery.changed(line) if delivery is not None else frozenset()
    return {
        "post": line.post_id, "number": line.number, "code": line.code, "title": line.title,
        "wall": line.wall.isoformat(" ", "minutes"), "networks": list(line.networks), "formats": list(line.formats),
        "text": line.text, "hashtags": list(line.hashtags), "link": line.link or None, **brief(line.brief),
        "slots": [
            {
                "slot": place, "networks": list(slot.networks), "format": slot.format, "size": _size(slot.size),
                "media": [each.sha256 for each in slot.media],
            }
            for place, slot in enumerate(line.slots, 1)
        ],
        "lacking": [place + 1 for place in line.lacking], "stage": line.stage, "shown_as": line.drawn, "out": line.out,
        "new": delivery is not None and line.post_id not in delivery.lines,
        "changed": [name for name in CELLS if name in changed],
    }  # fmt: skip


def brief(written: Brief) -> dict[str, Any]:
    """What is written for the designer."""
    return {
        "art_text": written.art_text, "scene": written.scene, "refs": list(written.refs),
        "own_sizes": [_size(each) for each in written.sizes], "needs_art": written.needed,
    }  # fmt: skip


def _size(size: tuple[int, int]) -> str | None:
    return f"{size[0]}x{size[1]}" if size != (0, 0) else None


def brief_lines(written: Brief, words: Words) -> list[str]:
    """The same for a person, what there is of it."""
    told = {
        "art_text": written.art_text, "scene": written.scene, "refs": "\n".join(written.refs),
        "sizes": "\n".join(map(size_text, written.sizes)), "art": "" if written.needed else words.t("sheet.art_none"),
    }  # fmt: skip
    lines: list[str] = []
    for name, text in told.items():
        if text:
            lines += [f"{words.t(f'sheet.columns.{name}')}:", *(f"  {each}" for each in text.split("\n"))]
    return lines


def rows(view: SheetView, words: Words) -> list[tuple[str, ...]]:
    """The posts as a table with its heading; a mark stands before what has changed since the last delivery."""
    names = ("code", "day", "networks", "format", "sizes", "art_text", "art", "status")
    head = ("", words.t("meta.POST").lower(), *(words.t(f"sheet.columns.{name}").lower() for name in names),
            words.t("cli.col_name"))  # fmt: skip
    return [head, *(_row(each, view.delivery, words) for each in view.lines)]


def _row(line: Line, delivery: Delivery | None, words: Words) -> tuple[str, ...]:
    changed = delivery is not None and bool(delivery.changed(line))
    return (
        "*" if changed else "", str(line.post_id), line.code, f"{words.facts.day(line.wall)} {line.wall:%H:%M}",
        sheet_words.networks(line, words), sheet_words.formats(line, words), ", ".join(map(size_text, line.sizes)),
        short(line.brief.art_text, 30), sheet_words.art(line, words), sheet_words.status(line, words),
        short(line.title, 40),
    )  # fmt: skip


def received(file: Received, view: SheetView, words: Words, left: str) -> dict[str, Any]:
    """A file that came; `left` is why it is not placed by itself."""
    line = line_of(view, file.match.post_id)
    match = file.match
    return {
        "file": str(file.path), "size": _size(file.size), "bytes": file.bytes, "type": file.mime,
        "post": match.post_id or None, "code": line.code if line is not None else None,
        "slot": match.slot + 1 if line is not None else None, "position": match.position if line is not None else None,
        "by": match.by.value or None, "fit": match.fit.value, "had": file.had, "left": left or None,
        "problem": shapes.error(file.problem, words) if file.problem is not None else None,
    }  # fmt: skip


def line_of(view: SheetView, post: int) -> Line | None:
    """The line of a post."""
    return next((each for each in view.lines if each.post_id == post), None)
