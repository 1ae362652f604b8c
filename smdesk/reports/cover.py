"""The first page: a picture over the client's colour, or the colour alone, with title, logo and date."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QImage

from smdesk.core import contrast
from smdesk.core.document import Cover, Document
from smdesk.reports.canvas import Canvas, load
from smdesk.reports.place import Place

_PICTURE = 0.55  # how much of the page a picture takes
_LOGO = (150.0, 46.0)  # the most that a logo takes


def painter(document: Document, cover: Cover, place: Place) -> Callable[[Canvas], None]:
    """What paints the cover of a document."""
    style = place.style
    picture = load(cover.picture, style.width, style.height * _PICTURE)
    logo = load(document.brand.logo, *_LOGO)

    def paint(canvas: Canvas) -> None:
        canvas.rect(0, 0, style.width, style.height, place.colors.cover)
        if picture.isNull():
            _pattern(canvas, place)
            top = style.height * 0.4
        else:
            top = style.height * _PICTURE
            canvas.image(picture, 0, 0, style.width, top)
            top += 40.0
        _words(canvas, cover, place, top)
        _foot(canvas, cover, document, place, logo)

    return paint


def _pattern(canvas: Canvas, place: Place) -> None:
    """Two slanted grounds, a shade away from the colour: a page without a picture is not a bare one."""
    style, colors = place.style, place.colors
    lighter = contrast.blend(colors.cover, colors.cover_text, 0.06)
    width, height = style.width, style.height
    canvas.polygon([(0, 0), (width, 0), (width, height * 0.16), (0, height * 0.30)], lighter)
    canvas.polygon([(width * 0.55, 0), (width, 0), (width, height * 0.30)],
                   contrast.blend(colors.cover, colors.bar, 0.5))  # fmt: skip


def _words(canvas: Canvas, cover: Cover, place: Place, top: float) -> None:
    title = place.lines(cover.title, "title")
    if title.height > place.style.height * 0.3:  # a long name is set smaller, and still all of it is there
        title = place.lines(cover.title, "h1", color=place.colors.cover_text)
    canvas.rect(place.x, top - 14.0, 40.0, 2.4, contrast.readable(place.colors.bar, place.colors.cover, 2.0))
    canvas.text(title, place.x, top)
    top += title.height + 12.0
    for text, look in ((cover.subtitle, "subtitle"), *((line, "cover") for line in cover.lines)):
        lines = place.lines(text, look)
        if lines:
            canvas.text(lines, place.x, top)
            top += lines.height


def _foot(canvas: Canvas, cover: Cover, document: Document, place: Place, logo: QImage) -> None:
    base = place.style.height - 54.0
    told = place.lines(cover.foot, "cover", place.width * 0.45, "r")
    canvas.text(told, place.x + place.width * 0.55, base - told.height)
    if logo.isNull():
        name = place.lines(document.brand.name, "subtitle", place.width * 0.5)
        canvas.text(name, place.x, base - name.height)
        return
    scale = min(_LOGO[0] / logo.width(), _LOGO[1] / logo.height())
    width, height = logo.width() * scale, logo.height() * scale
    canvas.rect(place.x - 10.0, base - height - 8.0, width + 20.0, height + 16.0, "#ffffff", radius=4.0)
    canvas.image(logo, place.x, base - height, width, height)
