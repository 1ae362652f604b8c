"""Text broken into lines of a width, measured in points and painted line by line."""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, Qt, QUrl
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from smdesk.core.document import Rich, Run, plain
from smdesk.reports.fonts import UNIT, Look, font

_NO_SIGNS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_OUTWARD = ("http", "https", "mailto", "tel")
_ALIGN = {"l": Qt.AlignmentFlag.AlignLeft, "c": Qt.AlignmentFlag.AlignHCenter, "r": Qt.AlignmentFlag.AlignRight}


class Lines:
    """A text in a width. Words that are wider than it are broken; nothing stands outside."""

    def __init__(
        self, text: Rich, look: Look, width: float, align: str = "l", muted: str = "", accent: str = ""
    ) -> None:
        """`muted` is the colour of pieces that are marked so, `accent` that of links."""
        self._look = look
        self._text = _clean(plain(text))
        self._layout = QTextLayout(self._text, font(look))
        option = QTextOption(_ALIGN[align])
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        if not isinstance(text, str):
            self._layout.setFormats(_formats(text, muted, accent))
        self._layout.setCacheEnabled(True)
        self._heights: list[float] = []
        self._break(max(width, 1.0))

    def _break(self, width: float) -> None:
        least = self._look.size * self._look.leading
        self._layout.beginLayout()
        while True:
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width * UNIT)
            line.setPosition(QPointF(0, 0))
            self._heights.append(max(least, line.height() / UNIT))
        self._layout.endLayout()

    @property
    def heights(self) -> tuple[float, ...]:
        """The height of each line."""
        return tuple(self._heights)

    @property
    def height(self) -> float:
        """The height of all lines."""
        return sum(self._heights)

    @property
    def used(self) -> float:
        """The width of the widest line."""
        return max((self._layout.lineAt(at).naturalTextWidth() / UNIT for at in range(len(self._heights))), default=0.0)

    @property
    def end(self) -> int:
        """Where the second line begins in the text."""
        first = self._layout.lineAt(0)
        units = self._text.encode("utf-16-le")[: 2 * (first.textStart() + first.textLength())]
        return len(units.decode("utf-16-le", "ignore"))  # Qt counts as UTF-16 does

    def __len__(self) -> int:
        return len(self._heights)

    def __bool__(self) -> bool:
        return bool(self._text.strip())

    def paint(self, painter: QPainter, x: float, y: float, first: int = 0, last: int | None = None) -> None:
        """Draw lines, the first of them with its top at the place given."""
        painter.setPen(QColor(self._look.color))
        for at in range(first, len(self._heights) if last is None else last):
            line = self._layout.lineAt(at)
            spare = self._heights[at] - line.height() / UNIT
            line.draw(painter, QPointF(x * UNIT, (y + spare / 2) * UNIT))
            y += self._heights[at]


def width(text: Rich, look: Look) -> float:
    """How wide a text is in one line."""
    clean = _clean(plain(text))
    metrics = QFontMetricsF(font(look))
    return max((metrics.horizontalAdvance(part) / UNIT for part in clean.split("\u2028")), default=0.0)


def cut(text: str, look: Look, width_: float, lines: int = 1) -> str:
    """As much of a text as stands in so many lines of a width, with an ellipsis where something is missing."""
    one = _clean(text).replace("\u2028", " ")
    metrics = QFontMetricsF(font(look))
    kept = ""
    while lines > 1 and metrics.horizontalAdvance(one) > width_ * UNIT:
        end = Lines(one, look, width_).end
        kept, one, lines = f"{kept}{one[:end].rstrip()}\n", one[end:].lstrip(), lines - 1
    return kept + metrics.elidedText(one, Qt.TextElideMode.ElideRight, width_ * UNIT)


def _clean(text: str) -> str:
    """Breaks as Qt's layout wants them, and none of the signs that are no text."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _NO_SIGNS.sub("", text).replace("\n", "\u2028")


def _formats(text: tuple[Run | str, ...], muted: str, accent: str) -> list[QTextLayout.FormatRange]:
    found = []
    start = 0
    for piece in text:
        words = _clean(plain((piece,)))
        length = len(words.encode("utf-16-le")) // 2  # Qt counts as UTF-16 does
        if isinstance(piece, Run):
            span = QTextLayout.FormatRange()
            span.start, span.length = start, length
            span.format = _format(piece, muted, accent)
            found.append(span)
        start += length
    return found


def _format(run: Run, muted: str, accent: str) -> QTextCharFormat:
    made = QTextCharFormat()
    if run.bold:
        made.setFontWeight(QFont.Weight.DemiBold)
    if run.italic:
        made.setFontItalic(True)
    color = muted if run.muted else accent if run.link.partition(":")[0] in _OUTWARD else ""
    if color:
        made.setForeground(QBrush(QColor(color)))
    if run.link:  # Qt writes a link of the PDF where a piece of text is drawn that leads somewhere
        made.setAnchorHref(_encoded(run.link))
    if run.anchor:
        made.setAnchorNames([run.anchor])
    return made


def _encoded(link: str) -> str:
    """An address as a PDF has it: in ASCII, and without the signs that its strings end with."""
    encoded = link if link.startswith("#") else bytes(QUrl(link).toEncoded().data()).decode()
    return encoded.replace("(", "%28").replace(")", "%29").replace("\\", "%5C")
