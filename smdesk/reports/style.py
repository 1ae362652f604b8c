"""The look of a document: paper and margins, and the client's colours made fit to be read."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from smdesk.core import contrast, resources
from smdesk.core.document import Brand
from smdesk.core.records import dataclass
from smdesk.reports.fonts import Look

#: Width and height in points.
PAPERS = {"a4": (595.0, 842.0), "letter": (612.0, 792.0)}
WHITE = "#ffffff"

_SEEN = 1.3  # of contrast, before a colour is more than white
_COLOURFUL = 0.15  # how far the parts of a colour lie apart before it is more than a grey


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by what they are for. What is text is readable on white, `cover_text` on `cover`."""

    ink: str
    muted: str
    line: str
    ground: str  # of panels
    heading: str
    accent: str  # text, rules
    bar: str  # areas, which need not be read
    soft: str  # the ground of chips, and of a bar's whole
    cover: str
    cover_text: str
    cover_muted: str
    series: tuple[str, ...]  # of charts


@dataclass(frozen=True, slots=True)
class Style:
    """A palette on a paper."""

    palette: Palette
    width: float
    height: float
    margin: float = 54.0
    top: float = 54.0
    bottom: float = 62.0

    @property
    def inner(self) -> float:
        """The width of the text."""
        return self.width - 2 * self.margin

    @property
    def room(self) -> float:
        """The height of the text."""
        return self.height - self.top - self.bottom

    def look(self, name: str) -> Look:
        """The look of a kind of text."""
        size, weight, role, serif, leading = _LOOKS[name]
        return Look(size, weight, getattr(self.palette, role), serif, name == "quote", leading)


#: Size in points, weight, the colour's name in the palette, serif, height of a line.
_LOOKS = {
    "title": (34.0, 600, "cover_text", True, 1.18),
    "subtitle": (13.0, 400, "cover_text", False, 1.4),
    "cover": (10.0, 400, "cover_muted", False, 1.4),
    "h1": (22.0, 600, "heading", True, 1.2),
    "h2": (13.5, 600, "heading", True, 1.3),
    "h3": (10.0, 600, "ink", False, 1.35),
    "entry": (11.0, 600, "ink", False, 1.4),
    "body": (9.5, 400, "ink", False, 1.5),
    "lead": (11.5, 400, "ink", False, 1.5),
    "small": (8.0, 400, "muted", False, 1.4),
    "quote": (12.0, 400, "heading", True, 1.45),
    "note": (9.5, 400, "ink", False, 1.5),
    "label": (8.0, 400, "muted", False, 1.35),
    "strong": (9.5, 600, "ink", False, 1.4),
    "figure": (18.0, 600, "ink", False, 1.2),
    "cell": (8.5, 400, "ink", False, 1.4),
    "cell_strong": (8.5, 600, "ink", False, 1.4),
    "head": (8.0, 600, "muted", False, 1.35),
    "tiny": (7.0, 400, "ink", False, 1.3),
    "foot": (7.5, 400, "muted", False, 1.3),
    "chip": (8.0, 600, "accent", False, 1.3),
}


def style(brand: Brand, paper: str = "a4", landscape: bool = False) -> Style:
    """The look of a brand's documents on a paper; a paper that nobody knows is A4."""
    width, height = PAPERS.get(paper, PAPERS["a4"])
    return Style(palette(brand.colors), *((height, width) if landscape else (width, height)))


def palette(colors: tuple[str, ...]) -> Palette:
    """The client's colours by what they are for; what cannot be read is replaced by its nearest shade that can.

    Titles and the cover take the first colour, rules and bars the next one that is no grey.
    """
    own = _own()
    given, main, lively = _chosen(colors)
    cover = main if contrast.ratio(main, WHITE) > 2.0 or not given else _darkest(given)
    cover_text = contrast.on(cover, own["text"]["primary"].lower(), WHITE)
    return Palette(
        ink=own["text"]["primary"].lower(), muted=own["text"]["secondary"].lower(),
        line=own["border"]["default"].lower(), ground=contrast.blend(lively, WHITE, 0.94),
        heading=contrast.readable(main, WHITE), accent=contrast.readable(lively, WHITE),
        bar=contrast.readable(lively, WHITE, 2.0), soft=contrast.blend(lively, WHITE, 0.85),
        cover=cover, cover_text=contrast.readable(cover_text, cover),
        cover_muted=contrast.readable(contrast.blend(cover_text, cover, 0.15), cover), series=_series(given, lively),
    )  # fmt: skip


def proposals(colors: tuple[str, ...]) -> dict[str, tuple[str, float]]:
    """Of the colours that words are set in, those too pale for it on white: what is taken instead, their contrast."""
    given, main, lively = _chosen(colors)
    used = dict.fromkeys(color for color in (main, lively) if color in given)
    found = {color: (contrast.readable(color, WHITE), contrast.ratio(color, WHITE)) for color in used}
    return {color: told for color, told in found.items() if told[1] < contrast.TEXT}


def _chosen(colors: tuple[str, ...]) -> tuple[list[str], str, str]:
    """The colours that are some, the main one, and the one for rules and bars."""
    given = [color.lower() for color in colors if contrast.valid(color)]
    main = given[0] if given else str(_own()["accent"]["base"]).lower()
    lively = next((color for color in [*given[1:], *given] if _spread(color) > _COLOURFUL), main)
    if contrast.ratio(lively, WHITE) < _SEEN:  # as good as white: nothing is seen of it
        lively = main
    return given, main, lively


def pillar(color: str) -> str:
    """The colour of a pillar by its name in the theme, "" for none."""
    found = _tokens()["pillar"].get(color)
    return str(found["light"]["solid"]).lower() if found else ""


def semantic(name: str) -> str:
    """The colour of success, info, warning or danger; that of small print for anything else."""
    found = _tokens()["semantic"].get(name)
    return str(found["light"]["fg"] if found else _own()["text"]["tertiary"]).lower()


def _darkest(colors: list[str]) -> str:
    return min(colors, key=contrast.luminance)


def _spread(color: str) -> float:
    """How colourful a colour is: 0 is a grey."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return max(parts) - min(parts)


def _series(given: list[str], lively: str) -> tuple[str, ...]:
    """Colours for what stands side by side: the client's own, then ours, each seen on white and unlike the others."""
    ours = [each["light"]["solid"].lower() for each in _tokens()["pillar"].values()]
    found: list[str] = []
    for color in [lively, *given, *ours]:
        shade = contrast.readable(color, WHITE, 1.8)
        if all(_apart(shade, other) > 0.12 for other in found):
            found.append(shade)
    return tuple(found)


def _apart(one: str, other: str) -> float:
    steps = (abs(int(one[place : place + 2], 16) - int(other[place : place + 2], 16)) for place in (1, 3, 5))
    return max(steps) / 255


def _own() -> Any:
    return _tokens()["color"]["light"]


@cache
def _tokens() -> Any:
    return json.loads(resources.path("themes", "tokens.json").read_text(encoding="utf-8"))
