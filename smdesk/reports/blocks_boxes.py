"""How boxes are laid out: cards with a figure, bars, panels, grids of panels, two columns."""

from __future__ import annotations

from dataclasses import replace

from smdesk.core.document import Bar, Bars, Card, Cards, Columns, Grid, Panel
from smdesk.reports import flow
from smdesk.reports.canvas import Canvas
from smdesk.reports.flow import Strip
from smdesk.reports.place import Place

_GAP = 12.0
_PAD = 10.0
_WHOLE = 0.5  # of a page, up to which boxes are not parted
_TOGETHER = 8  # bars that are not parted
_TRACK = 3.6  # the thickness of a bar


def cards(block: Cards, place: Place) -> list[Strip]:
    """Cards in rows, those of a row equally high."""
    columns = max(min(2, block.columns), min(block.columns, len(block.items)), 1)  # one alone takes half the width
    wide = (place.width - _GAP * (columns - 1)) / columns
    rows = [block.items[at : at + columns] for at in range(0, len(block.items), columns)]
    return [_card_row(row, wide, place) for row in rows]


def _card_row(row: tuple[Card, ...], wide: float, place: Place) -> Strip:
    drawn = []
    for at, card in enumerate(row):
        inner = wide - 2 * _PAD
        parts = [place.lines(card.label, "label", inner), place.lines(card.value, "figure", inner)]
        if card.note:
            parts.append(place.lines(card.note, "label", inner))
        drawn.append((place.x + at * (wide + _GAP), card, parts))
    bars = 11.0 if any(card.share is not None for card in row) else 0.0
    label = max(parts[0].height for _, _, parts in drawn)  # figures stand in one line, however long their names are
    height = label + max(sum(lines.height for lines in parts[1:]) for _, _, parts in drawn) + 2 * _PAD - 2.0 + bars

    def paint(canvas: Canvas, top: float) -> None:
        for x, card, parts in drawn:
            canvas.rect(x, top, wide, height, "#ffffff", place.colors.line, 3.0, 0.7)
            canvas.text(parts[0], x + _PAD, top + _PAD - 2.0)
            y = top + _PAD - 2.0 + label
            for lines in parts[1:]:
                canvas.text(lines, x + _PAD, y)
                y += lines.height
            if card.share is not None:
                track(
                    canvas, x + _PAD, top + height - _PAD - _TRACK + 1.0, wide - 2 * _PAD, card.share, card.goal, place
                )

    return Strip(height, paint, _GAP - 2.0)


def track(
    canvas: Canvas, x: float, y: float, width: float, share: float, goal: float | None, place: Place, color: str = ""
) -> None:
    """A bar on the whole that it is a part of, with a mark at its goal."""
    part = min(max(share, 0.0), 1.0) * width
    canvas.rect(x, y, width, _TRACK, place.colors.soft, radius=_TRACK / 2)
    if part > 0:
        canvas.rect(x, y, max(part, _TRACK), _TRACK, color or place.colors.bar, radius=_TRACK / 2)
    if goal is not None:
        at = x + min(max(goal, 0.0), 1.0) * width
        canvas.line(at, y - 2.4, at, y + _TRACK + 2.4, place.colors.ink, 1.2)


def bars(block: Bars, place: Place) -> list[Strip]:
    """Each bar below its name, its value at the right."""
    strips = [_bar(bar, place, 8.0 if at == 0 else 6.0) for at, bar in enumerate(block.items)]
    if len(strips) > _TOGETHER:
        return strips
    return [*(replace(strip, glue=True) for strip in strips[:-1]), *strips[-1:]]


def _bar(bar: Bar, place: Place, before: float) -> Strip:
    value = place.lines(bar.value, "cell", place.width * 0.4, "r")
    label = place.lines(bar.label, "head", place.width * 0.58, color=place.colors.ink)
    high = max(value.height, label.height)

    def paint(canvas: Canvas, top: float) -> None:
        canvas.text(label, place.x, top)
        canvas.text(value, place.x + place.width * 0.6, top)
        track(canvas, place.x, top + high + 3.0, place.width, bar.share, bar.goal, place, bar.color)

    return Strip(high + 3.0 + _TRACK + 3.0, paint, before)


def panel(block: Panel, place: Place) -> list[Strip]:
    """A box with blocks; what does not stand on one page is laid out without the box."""
    strips = _content(block, place, place.x, place.width)
    if flow.height(strips) + 2 * _PAD > place.room:
        return _content(block, place, place.x - _PAD, place.width + 2 * _PAD)
    return [_boxed([(strips, place.x, block.color)], place.width, place)]


def grid(block: Grid, place: Place) -> list[Strip]:
    """Boxes side by side; where one of a row is higher than a page, all stand below one another."""
    columns = max(1, min(block.columns, len(block.items)))
    wide = (place.width - _GAP * (columns - 1)) / columns
    made: list[Strip] = []
    for at in range(0, len(block.items), columns):
        row = block.items[at : at + columns]
        laid = []
        for number, each in enumerate(row):
            x = place.x + number * (wide + _GAP)
            laid.append((_content(each, place, x, wide), x, each.color))
        if max(flow.height(strips) for strips, _, _ in laid) + 2 * _PAD > place.room:
            made += [strip for each in row for strip in panel(each, place)]
        else:
            made.append(_boxed(laid, wide, place))
    if flow.height(made) <= place.room * _WHOLE:
        return [*(replace(strip, glue=True) for strip in made[:-1]), *made[-1:]]
    return made


def _content(block: Panel, place: Place, x: float, wide: float) -> list[Strip]:
    inside = replace(place, x=x + _PAD, width=wide - 2 * _PAD)
    strips = []
    if block.title:
        lines = inside.lines(block.title, "h3")

        def paint(canvas: Canvas, top: float) -> None:
            canvas.text(lines, inside.x, top)

        strips = [Strip(lines.height, paint, 10.0, True)]
    return strips + place.lay(block.blocks, inside)


def _boxed(laid: list[tuple[list[Strip], float, str]], wide: float, place: Place) -> Strip:
    height = max(flow.height(strips) for strips, _, _ in laid) + 2 * _PAD

    def paint(canvas: Canvas, top: float) -> None:
        for strips, x, color in laid:
            canvas.rect(x, top, wide, height, place.colors.ground, radius=3.0)
            if color:
                canvas.rect(x, top, wide, 2.4, color)
            flow.draw(strips, canvas, top + _PAD)

    return Strip(height, paint, _GAP - 1.0)


def columns(block: Columns, place: Place) -> list[Strip]:
    """Two columns as one piece; where they are higher than a page, one below the other."""
    left = (place.width - 2 * _GAP) * block.share
    one = place.lay(block.left, place.inside(0.0, left))
    two = place.lay(block.right, place.inside(left + 2 * _GAP))
    height = max(flow.height(one), flow.height(two))
    if height > place.room:
        return place.lay((*block.left, *block.right), place)

    def paint(canvas: Canvas, top: float) -> None:
        flow.draw(one, canvas, top)
        flow.draw(two, canvas, top)

    return [Strip(height, paint, 8.0)]
