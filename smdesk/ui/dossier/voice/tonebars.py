"""How a text sounds beside what was agreed: a bar for each dimension that can be counted, and a word."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smdesk.core.voice.rules import MOST
from smdesk.core.voice.tone import Tone
from smdesk.ui.dossier.voice import names
from smdesk.ui.kit.theme import Theme

#: Pixels at 100 %: a line, the name, the word at its end, the bar and the mark of what was agreed.
LINE, NAME, WORD, BAR, MARK = 29, 92, 76, 6, 12


class ToneBars(QWidget):
    """The longer the bar, the more the text is what the name says; the stroke is where the voice is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tones: tuple[Tone, ...] = ()
        self.setObjectName("voice-tone")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def tell(self, tones: tuple[Tone, ...]) -> None:
        """Show these; nothing where nothing could be measured."""
        self._tones = tones
        self.setVisible(bool(tones))
        self.setAccessibleName(self.tr("How the text sounds"))
        said = (f"{names.ends(each.dimension)[0]}: {self._word(each)}" for each in tones)
        self.setAccessibleDescription(". ".join(said))
        self.updateGeometry()
        self.update()

    def _word(self, tone: Tone) -> str:
        return self.tr("fits") if tone.fits else self.tr("strays")

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(260), self._theme.px(LINE) * len(self._tones))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, px = QPainter(self), self._theme, self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, width = px(NAME), self.width() - px(NAME) - px(WORD)
        for number, tone in enumerate(self._tones):
            top, middle = number * px(LINE), (number + 0.5) * px(LINE)
            self._words(
                painter, QRectF(0, top, left, px(LINE)), names.ends(tone.dimension)[0], "text.primary", right=False
            )
            role = "text.secondary" if tone.fits else "semantic.warning"
            place = QRectF(self.width() - px(WORD), top, px(WORD), px(LINE))
            self._words(painter, place, self._word(tone), role, right=True)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("bg.pressed"))
            painter.drawRoundedRect(QRectF(left, middle - px(BAR) / 2, width, px(BAR)), px(BAR) / 2, px(BAR) / 2)
            full = max(px(BAR), width * _share(tone.value))
            painter.setBrush(theme.color("accent.base") if tone.fits else theme.semantic("warning").fg)
            painter.drawRoundedRect(QRectF(left, middle - px(BAR) / 2, full, px(BAR)), px(BAR) / 2, px(BAR) / 2)
            mark = QRectF(left + width * _share(tone.agreed) - 1, middle - px(MARK) / 2, 2, px(MARK))
            painter.fillRect(mark, theme.color("text.primary"))

    def _words(self, painter: QPainter, place: QRectF, text: str, role: str, *, right: bool) -> None:
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._theme.font("small"))
        tone = self._theme.semantic("warning").fg if role.startswith("semantic") else self._theme.color(role)
        painter.setPen(tone)
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, text)


def _share(value: float) -> float:
    """How much of the bar: all of it where the text is wholly the first opposite."""
    return (MOST - value) / (2 * MOST)
