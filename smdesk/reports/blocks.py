"""Blocks to strips: every kind of block of `core.document`, and how it is laid out in a column."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from smdesk.core import document as doc
from smdesk.reports import blocks_boxes, blocks_people, blocks_pictures, blocks_table, blocks_text
from smdesk.reports.canvas import Canvas
from smdesk.reports.flow import Strip
from smdesk.reports.place import Place
from smdesk.reports.style import Style

_BELOW_TITLE = 6.0


def column(style: Style) -> Place:
    """The column of a page."""
    return Place(style, style.margin, style.inner, lay)


def sections(parts: Iterable[doc.Section], place: Place) -> list[Strip]:
    """The strips of all sections, in their order."""
    strips: list[Strip] = []
    for part in parts:
        strips += blocks_text.title(doc.Run(part.title, anchor=part.id), part.aside, place, part.new_page)
        made = lay(part.blocks, place)
        if made:  # the title has room below it already
            made[0] = replace(made[0], before=min(made[0].before, _BELOW_TITLE))
        strips += made
    return strips


def lay(blocks: Iterable[doc.Block], place: Place) -> list[Strip]:
    """The strips of blocks in a column."""
    strips: list[Strip] = []
    fresh = False
    for block in blocks:
        if isinstance(block, doc.NewPage):
            fresh = True
            continue
        made = _KINDS[type(block)](block, place)
        if fresh and made:
            made[0] = replace(made[0], fresh=True)
            fresh = False
        strips += made
    return strips


def _space(block: doc.Space, _place: Place) -> list[Strip]:
    def paint(_canvas: Canvas, _top: float) -> None:
        """Nothing is drawn."""

    return [Strip(block.height, paint, glue=True)]


_KINDS: dict[type[Any], Callable[[Any, Place], list[Strip]]] = {
    doc.Heading: blocks_text.heading,
    doc.Text: blocks_text.paragraph,
    doc.Bullets: blocks_text.bullets,
    doc.Pairs: blocks_text.pairs,
    doc.Chips: blocks_text.chips,
    doc.Signature: blocks_text.signature,
    doc.Table: blocks_table.table,
    doc.Cards: blocks_boxes.cards,
    doc.Bars: blocks_boxes.bars,
    doc.Panel: blocks_boxes.panel,
    doc.Grid: blocks_boxes.grid,
    doc.Columns: blocks_boxes.columns,
    doc.Picture: blocks_pictures.picture,
    doc.Chart: blocks_pictures.chart,
    doc.Month: blocks_pictures.month,
    doc.Person: blocks_people.person,
    doc.Uses: blocks_people.uses,
    doc.Space: _space,
}
