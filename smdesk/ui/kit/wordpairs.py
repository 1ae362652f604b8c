"""Words that are not said as chips, each perhaps with what is said instead: "the best → our"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from smdesk.ui.kit import iconfont
from smdesk.ui.kit.tagedit import Chip, TagEdit
from smdesk.ui.kit.theme import Theme

translate = QCoreApplication.translate

_ARROW = "\N{RIGHTWARDS ARROW}"
#: What may be typed for the arrow.
_TYPED = ("->", "=>", "=")
_KEYS = {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter}


def joined(word: str, instead: str = "") -> str:
    """The words of a chip."""
    return f"{word} {_ARROW} {instead}" if instead else word


def parted(tag: str) -> tuple[str, str]:
    """The word of a chip and what is said instead."""
    word, _, instead = tag.partition(f" {_ARROW} ")
    return word, instead


def read(typed: str) -> tuple[str, str]:
    """The same of what a person has typed, who has no key for the arrow."""
    for each in _TYPED:
        typed = typed.replace(each, _ARROW)
    word, _, instead = typed.partition(_ARROW)
    return " ".join(word.split()), " ".join(instead.replace(_ARROW, " ").split())


class _Pair(Chip):
    """The word in red, what is said instead in grey. A double click, Enter or F2 puts it into the field."""

    wanted = Signal()

    def __init__(self, theme: Theme, text: str, parent: QWidget) -> None:
        super().__init__(theme, text, parent, swatch=False)
        self.setToolTip(translate("WordPairs", "Double-click or Enter: change it"))

    def say(self) -> None:
        """Its name in the language of the moment."""
        super().say()
        word, instead = parted(self.text())
        if instead:
            told = translate("WordPairs", "%1; instead: %2")
            self.setAccessibleName(told.replace("%1", word).replace("%2", instead))

    def _fonts(self) -> tuple[QFont, QFont]:
        strong = QFont(self._theme.font("small"))
        strong.setWeight(QFont.Weight.Medium)
        return strong, self._theme.font("small")

    def sizeHint(self) -> QSize:
        (strong, plain), px, (word, instead) = self._fonts(), self._theme.px, parted(self.text())
        wide = QFontMetrics(strong).horizontalAdvance(word) + 2 * px(9) + (0 if self._fixed else px(16))
        if instead:
            wide += px(26) + QFontMetrics(plain).horizontalAdvance(instead)
        return QSize(wide + 1, px("hitTargetMin"))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, tint = self._theme, QPainter(self), self._theme.semantic("danger")
        (strong, plain), px, (word, instead) = self._fonts(), theme.px, parted(self.text())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = tint.fg if theme.high_contrast or self.underMouse() else None
        edge = theme.color("accent.focus") if self.hasFocus() else edge
        painter.setPen(QPen(edge, 1.5 if self.hasFocus() else 1) if edge is not None else Qt.PenStyle.NoPen)
        painter.setBrush(tint.bg)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        left, right = px(9), self.width() - px(9) - (0 if self._fixed else px(16))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for text, font, ink in ((word, strong, tint.fg), (instead, plain, theme.color("text.secondary"))):
            if not text:
                continue
            if text is instead and instead:
                side = px(12)
                place = QRectF(left + px(7), (self.height() - side) / 2, side, side)
                iconfont.paint(painter, "arrow-right", place, theme.color("text.tertiary"))
                left += px(26)
            painter.setFont(font)
            painter.setPen(ink)
            metrics, room = QFontMetrics(font), max(0, right - left)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room + 1)
            painter.drawText(QRectF(left, 0, room + 1, self.height()), middle, shown)
            left += metrics.horizontalAdvance(shown)
        if not self._fixed:
            iconfont.paint(painter, "x-bold", self._cross(), tint.fg)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._fixed:
            self.wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS and not self._fixed:
            self.wanted.emit()
        else:
            super().keyPressEvent(event)


class WordPairs(TagEdit):
    """Tags of the form of `joined`; typing a word that is there already gives it another substitute."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, name: str = "") -> None:
        self._changing: Chip | None = None  # the chip whose words stand in the field
        self._word = ""
        super().__init__(theme, parent, name=name)
        self.field.setMaxLength(160)
        self.field.installEventFilter(self)

    def tell(self, name: str, add: str = "") -> None:
        """What the tags are, for a screen reader, and the words in the field, in the language of the moment."""
        self._word = add or self._word
        super().tell(name, self._word)
        self._hint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever is in the field sees how a substitute is written; Escape leaves the chip as it was."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._hint(inside=event.type() == QEvent.Type.FocusIn)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self._changing = None
        return super().eventFilter(watched, event)

    def _hint(self, *, inside: bool = False) -> None:
        how = translate("WordPairs", "word → what is said instead")
        self.field.setPlaceholderText(how if inside else f"+ {self._word}")
        self.field.setToolTip(how)
        self.field.updateGeometry()

    def _made(self, shown: str) -> Chip:
        chip = _Pair(self._theme, shown, self)
        chip.wanted.connect(lambda: self._change(chip))
        return chip

    def _change(self, chip: Chip) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._changing = chip
        self.field.setText(chip.text())
        self.field.selectAll()

    @Slot()
    def _take(self) -> None:
        changing, self._changing = self._changing, None
        word, instead = read(self.field.text())
        self.field.setText("")
        if not word:
            return
        tags = list(self.value)
        same = next((place for place, tag in enumerate(tags) if parted(tag)[0].casefold() == word.casefold()), None)
        place = self._chips.index(changing) if changing in self._chips else same
        if place is None:
            tags.append(joined(word, instead))
        else:
            tags[place] = joined(word, instead)
            tags = [tag for at, tag in enumerate(tags) if at == place or parted(tag)[0].casefold() != word.casefold()]
        if tuple(tags) != self.value:
            self.set_value(tags)
            self.changed.emit(self.value)
