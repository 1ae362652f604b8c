"""The families that documents are set in: a serif for titles and a sans serif for text, as the window has them."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from smdesk.core.records import dataclass

#: Units of the page in a point. Fonts are sized in whole units: fine enough that no line is a hair too wide.
UNIT = 20

_SERIFS = ("Source Serif 4", "Source Serif Pro", "Georgia", "Noto Serif", "DejaVu Serif")
_SANS = ("Inter", "Source Sans 3", "Segoe UI", "Helvetica Neue", "Noto Sans", "Liberation Sans", "DejaVu Sans")
_LAST = ("DejaVu Sans", "Noto Color Emoji", "Segoe UI Emoji", "Apple Color Emoji")


@dataclass(frozen=True, slots=True)
class Look:
    """How a text looks. `size` in points, `leading` the height of a line as a multiple of it."""

    size: float = 9.5
    weight: int = 400
    color: str = "#000000"
    serif: bool = False
    italic: bool = False
    leading: float = 1.45
    spacing: float = 0.0  # between letters, in points


def font(look: Look) -> QFont:
    """The font of a look, in units of the page."""
    made = QFont()
    made.clearFeatures()  # it begins as the window's font, whose figures are of equal width
    made.setFamilies(list(families(look.serif)))
    made.setPixelSize(max(1, round(look.size * UNIT)))
    made.setWeight(QFont.Weight(look.weight))
    made.setItalic(look.italic)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # A letter that a font puts in another's place cannot be found or copied in the PDF: figures of equal width neither.
    made.setFeature(QFont.Tag("calt"), 0)
    made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, look.spacing * UNIT)
    return made


@cache
def families(serif: bool) -> tuple[str, ...]:
    """The families that are there, the best first; the computer's own where none is."""
    _load_serif()
    have = set(QFontDatabase.families())
    found = [name for name in ((*_SERIFS, *_LAST) if serif else (*_SANS, *_LAST)) if name in have]
    return tuple(found) or tuple(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).families())


@cache
def _load_serif() -> None:
    """The serif comes with a package, not with the system."""
    found = importlib.util.find_spec("font_source_serif_pro")
    if found is not None and found.origin is not None:
        for weight in ("Regular", "Semibold", "It"):
            file = Path(found.origin).parent / "files" / f"SourceSerifPro-{weight}.otf"
            if file.is_file():
                QFontDatabase.addApplicationFont(str(file))
