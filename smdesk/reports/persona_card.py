"""The card of a buyer persona: one page, whatever is known of it; several personas are several pages of one file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from smdesk.core.document import Brand
from smdesk.formats.pdf_outline import Mark
from smdesk.reports import blocks, blocks_people, flow, page, persona_blocks
from smdesk.reports.canvas import Canvas
from smdesk.reports.page import Laid, Watch, Written
from smdesk.reports.persona_blocks import Portrayed
from smdesk.reports.place import Place
from smdesk.reports.speech import Speech
from smdesk.reports.style import Style, style
from smdesk.system import newfile

_BAND = 20.0  # room above and below the head
_MOST, _LEAST, _STEP = 1.12, 0.2, 0.94  # of the search for a size at which everything is on the page


def write(
    personas: Sequence[Portrayed], brand: Brand, language: str, file: Path, paper: str = "a4",
    watch: Watch | None = None,
) -> Written:  # fmt: skip
    """Write the cards of personas as PDF.

    Raises:
        StorageError: as `newfile.write`. Whatever `watch` raises.
    """
    speech = Speech(language)
    laid = lay_out(personas, brand, speech, paper)
    title = personas[0].name if len(personas) == 1 else speech.say("persona.title", client=brand.name)
    data = page.draw(laid, title, "", language, watch)
    newfile.write(file, data)
    return Written(len(laid.pages), len(data))


def lay_out(personas: Sequence[Portrayed], brand: Brand, speech: Speech, paper: str = "a4") -> Laid:
    """A page for each persona."""
    look = style(brand, paper)
    pages = tuple(_card(each, brand, speech, look) for each in personas)
    marks = tuple(Mark(1, each.name, number, look.height) for number, each in enumerate(personas))
    return Laid(look, pages, marks)


def _card(persona: Portrayed, brand: Brand, speech: Speech, look: Style) -> Callable[[Canvas], None]:
    """The page, everything as large as it can be."""
    size = _MOST
    while True:
        place = blocks.column(_sized(look, size))
        head = blocks_people.person(persona_blocks.head(persona, speech), place, ground=True)
        body = blocks.lay(persona_blocks.body(persona, speech), place)
        used = flow.height(head) + flow.height(body) + (2 * _BAND + 18.0) / size
        if used <= place.style.height - 50.0 / size or size < _LEAST:
            break
        size *= _STEP
    foot = _foot(persona, brand, speech, blocks.column(look))

    def paint(canvas: Canvas) -> None:
        with canvas.scaled(size):
            band = flow.height(head) + 2 * _BAND / size
            canvas.rect(0, 0, place.style.width, band, place.colors.cover)
            flow.draw(head, canvas, _BAND / size)
            flow.draw(body, canvas, band + 18.0 / size)
        foot(canvas)

    return paint


def _sized(look: Style, size: float) -> Style:
    """The same page for what is drawn at another size: measured in larger or smaller points."""
    return replace(look, width=look.width / size, height=look.height / size, margin=look.margin / size)


def _foot(persona: Portrayed, brand: Brand, speech: Speech, place: Place) -> Callable[[Canvas], None]:
    left = place.lines(speech.say("persona.foot", client=brand.name), "foot", place.width * 0.7)

    def paint(canvas: Canvas) -> None:
        top = place.style.height - 36.0
        canvas.line(place.x, top, place.x + place.width, top, place.colors.line, 0.5)
        canvas.text(left, place.x, top + 6.0, 0, 1)

    return paint
