"""How pictures are laid out: images, charts, a month with what stands in its days."""

from __future__ import annotations

import calendar
from dataclasses import replace

from smdesk.core.document import Chart, Entry, Month, Picture
from smdesk.reports.canvas import Canvas, load
from smdesk.reports.flow import Strip
from smdesk.reports.place import Place
from smdesk.reports.text import Lines, cut

_ENTRY = 9.6  # the height of a line in a day
_DAY = 14.0  # the room of its number
_TALL = 2  # lines of a post in a day
_WHOLE = 0.84  # of a page, up to which a month is not parted


def picture(block: Picture, place: Place) -> list[Strip]:
    """An image with its caption; nothing where it cannot be read."""
    wide = place.width * min(max(block.share, 0.05), 1.0)
    most = place.room * 0.8
    image = load(block.source, wide, block.height or most)
    if image.isNull():
        return []
    high = block.height or wide * image.height() / image.width()
    if block.fit == "contain":
        scale = min(
            1.0, most / high, high * image.width() / image.height() and wide * image.height() / image.width() / high
        )
        shown = min(high * scale, wide * image.height() / image.width())
        high, wide = shown, shown * image.width() / image.height()
    high = min(high, most)
    caption = place.lines(block.caption, "small") if block.caption else None

    def paint(canvas: Canvas, top: float) -> None:
        canvas.image(image, place.x, top, wide, high, 2.0 if block.fit == "cover" else 0.0)
        if caption is not None:
            canvas.text(caption, place.x, top + high + 3.0)

    return [Strip(high + (caption.height + 3.0 if caption is not None else 0.0), paint, 10.0)]


def chart(block: Chart, place: Place) -> list[Strip]:
    """A chart under its name, drawn for exactly this width."""
    from smdesk.reports import charts

    drawing = charts.svg(block, place.colors, place.width, block.height)
    strips: list[Strip] = []
    if block.title:
        lines = place.lines(block.title, "h3")

        def name(canvas: Canvas, top: float) -> None:
            canvas.text(lines, place.x, top)

        strips.append(Strip(lines.height + 2.0, name, 12.0, True))

    def paint(canvas: Canvas, top: float) -> None:
        canvas.svg(drawing, place.x, top, place.width, block.height)

    strips.append(Strip(block.height, paint, 4.0 if block.title else 10.0))
    return strips


def month(block: Month, place: Place) -> list[Strip]:
    """A month, week by week, on one page where it can be; weeks with much in them are higher, and no week is cut."""
    wide = place.width / 7
    order = [(block.first + at) % 7 for at in range(7)]
    names = [place.lines(block.weekdays[day], "head", wide - 6.0) for day in order]

    def heads(canvas: Canvas, top: float) -> None:
        for at, lines in enumerate(names):
            canvas.text(lines, place.x + at * wide + 3.0, top)
        canvas.line(place.x, top + 14.4, place.x + place.width, top + 14.4, place.colors.bar, 1.2)

    head = Strip(15.0, heads)
    weeks = calendar.Calendar(block.first).monthdayscalendar(block.year, block.month)
    for tall in (_TALL, 1):  # a month that is too high for a page gives each post one line
        rows = [_week(week, block, wide, place, tall) for week in weeks]
        whole = sum(row.height for row in rows) + head.height <= place.room * _WHOLE
        if whole:
            break
    rows = [replace(row, head=head, glue=whole) for row in rows[:-1]] + [replace(rows[-1], head=head)]
    return [replace(head, before=10.0, glue=True), *rows]


def _week(week: list[int], block: Month, wide: float, place: Place, tall: int) -> Strip:
    most = max(2, min(block.most, int((place.room * 0.6 - _DAY) / _ENTRY)))
    days = []
    for at, day in enumerate(week):
        if day:
            x = place.x + at * wide
            days.append((x, place.lines(str(day), "label", 16.0), _named(day, block, wide, place),
                         _entries(block.days.get(day, ()), block.more, most, wide, place, tall)))  # fmt: skip
    height = max(46.0, *(_top(name) + sum(_high(lines) for _, lines in entries) + 4.0 for _, _, name, entries in days))

    def paint(canvas: Canvas, top: float) -> None:
        for x, number, name, entries in days:
            if name is not None:
                canvas.rect(x, top, wide, height, place.colors.ground)
                canvas.text(name, x + 17.0, top + 2.6)
            canvas.text(number, x + 3.0, top + 2.0)
            y = top + _top(name)
            for color, lines in entries:
                if color:
                    canvas.rect(x + 3.0, y + 1.2, 1.8, _high(lines) - 2.4, color)
                canvas.text(lines, x + 6.6, y)
                y += _high(lines)
        for at in range(8):
            canvas.line(place.x + at * wide, top, place.x + at * wide, top + height, place.colors.line, 0.4)
        for low in (top, top + height):  # the line above once more: the ground of a day lies on it
            canvas.line(place.x, low, place.x + place.width, low, place.colors.line, 0.4)

    return Strip(height, paint)


def _top(name: Lines | None) -> float:
    """Where the first entry of a day stands: below its number, and below its name."""
    return max(_DAY, name.height + 4.6) if name is not None else _DAY


def _high(lines: Lines) -> float:
    return lines.height + _ENTRY - lines.heights[0] if lines else _ENTRY


def _named(day: int, block: Month, wide: float, place: Place) -> Lines | None:
    name = (block.marked or {}).get(day, "")
    if not name:
        return None
    look = replace(place.style.look("tiny"), color=place.colors.accent)
    return Lines(cut(name, look, wide - 20.0, _TALL), look, wide - 19.0)


def _entries(
    entries: tuple[Entry, ...], more: str, most: int, wide: float, place: Place, tall: int
) -> list[tuple[str, Lines]]:
    look = place.style.look("tiny")
    shown = entries if len(entries) <= most else entries[: most - 1]
    made = []
    for entry in shown:
        text = cut(f"{entry.time} {entry.text}".strip(), look, wide - 9.0, tall)
        made.append((entry.color or place.colors.bar, Lines(text, look, wide - 8.0)))
    if len(shown) < len(entries):
        told = more.format(count=len(entries) - len(shown))
        made.append(("", place.lines(told, "tiny", wide - 8.0, color=place.colors.muted)))
    return made
