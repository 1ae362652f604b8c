"""Short texts of one font that are painted again and again, shaped once each: that is most of what a text costs."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QStaticText,
    QTextLayout,
    QTextOption,
    QTransform,
)

#: Texts that are kept.
KEPT = 300
#: Kinds of letters that say from where a text is read.
_WAYS = frozenset({"L", "R", "AL"})


class Words:
    """Paints in one font, with the painter's pen; texts are plain and of one line."""

    def __init__(self, font: QFont) -> None:
        self.font = QFont(font)
        self._metrics = QFontMetrics(font)
        self.height = self._metrics.height()  # of a line, in pixels
        self._shaped: dict[str, tuple[QStaticText, int]] = {}
        self._cut: dict[tuple[str, int], str] = {}

    def wide(self, text: str) -> int:
        """How far the next letter would be, in pixels."""
        return self._text(text)[1]

    def elided(self, text: str, width: int) -> str:
        """The text, cut with an ellipsis where it is wider."""
        found = self._cut.get((text, width))
        if found is None:
            _make_room(self._cut)
            found = self._cut[text, width] = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        return found

    def draw(self, painter: QPainter, rect: QRect | QRectF, text: str, *, right: bool = False) -> None:
        """At the left of a rectangle, or its right, and in the middle of its height."""
        painter.setFont(self.font)
        shaped, wide = self._text(text)
        left = rect.left() + (rect.width() - wide if right else 0)
        painter.drawStaticText(QPointF(left, rect.top() + (rect.height() - self.height) / 2), shaped)

    def _text(self, text: str) -> tuple[QStaticText, int]:
        found = self._shaped.get(text)
        if found is None:
            _make_room(self._shaped)
            made = QStaticText(text)
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.prepare(QTransform(), self.font)
            found = self._shaped[text] = made, self._metrics.horizontalAdvance(text)
        return found


def _make_room(kept: dict[str, tuple[QStaticText, int]] | dict[tuple[str, int], str]) -> None:
    """All go at once where there are too many: that is rare, and what is needed is soon there again."""
    if len(kept) >= KEPT:
        kept.clear()


def part(text: str, start: int, length: int) -> str:
    """What of a text Qt means, which counts an emoji as two: it counts in units of UTF-16."""
    if text.isascii():
        return text[start : start + length]
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : 2 * (start + length)].decode("utf-16-le", "surrogatepass")


def right_to_left(text: str) -> bool:
    """A paragraph is read from the right, as its first letter says."""
    ways = map(bidirectional, text)
    return next((way != "L" for way in ways if way in _WAYS), False)


def two_lines(text: str, font: QFont, width: float) -> list[str]:
    """The text in at most two lines; what does not fit is cut with an ellipsis, and no word is broken in two."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    if not first.isValid():
        layout.endLayout()
        return []
    first.setLineWidth(width)
    begun = part(text, 0, first.textStart() + first.textLength())
    layout.endLayout()
    metrics, rest = QFontMetricsF(font), text[len(begun) :].strip()
    lines = [begun.rstrip(), rest] if rest else [begun.rstrip()]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]
