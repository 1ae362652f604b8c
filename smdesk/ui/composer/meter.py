"""The counters below a text: used and allowed on each channel, the tightest in bold, what is over in red."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smdesk.core.records import dataclass
from smdesk.core.text.counters import Measure
from smdesk.ui.composer import marks
from smdesk.ui.composer.study import Place
from smdesk.ui.kit.context import Ui

#: Share of the limit from which a counter is shown in the warning colour (SCREENS 5.3).
NEAR = 0.9
_MARK, _GAP, _BETWEEN = 14, 4, 12


@dataclass(frozen=True, slots=True)
class Count:
    """One channel's counter."""

    place: Place
    measure: Measure

    @property
    def fullness(self) -> float:
        """Used over allowed, of characters or bytes, whichever is tighter; 0 without a limit."""
        shares = [
            used / limit
            for used, limit in (
                (self.measure.count, self.measure.limit),
                (self.measure.bytes, self.measure.max_bytes),
            )
            if limit
        ]
        return max(shares, default=0.0)

    @property
    def tone(self) -> str:
        """danger, warning, or nothing."""
        return "danger" if self.measure.over else "warning" if self.fullness >= NEAR else ""


class Meter(QWidget):
    """Painted; its accessible name says the same in words."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.counts: tuple[Count, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(0)

    def tell(self, counts: Sequence[Count]) -> None:
        """Show these."""
        if tuple(counts) != self.counts:
            self.counts = tuple(counts)
            self.setAccessibleName(self.words())
            self.setToolTip(self.words())
            self.update()

    def words(self) -> str:
        """All counters as a sentence."""
        return "; ".join(self._sentence(count) for count in self.counts)

    def _sentence(self, count: Count) -> str:
        size = count.measure
        used = str(size.count) if size.limit is None else f"{size.count}/{size.limit}"
        tail = ""
        if size.too_long and size.limit is not None:
            tail = ", " + self.tr("%n too many", "", size.count - size.limit)
        elif size.too_many_bytes and size.max_bytes is not None:
            tail = f", {size.bytes}/{size.max_bytes} " + self.tr("bytes")
        return f"{count.place.network} {count.place.channel.handle}: {used}{tail}"

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(180), self._ui.theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._ui.theme, QPainter(self)
        tightest = max(self.counts, key=lambda count: count.fullness, default=None)
        right = float(self.width())
        # The tightest is drawn whatever the width; of the others those that fit, from the right.
        order = sorted(self.counts, key=lambda count: count is not tightest)
        fitting: list[Count] = []
        room = right
        for count in order:
            room -= self._width(count, bold=count is tightest) + theme.px(_BETWEEN)
            if room < 0 and fitting:
                break
            fitting.append(count)
        for count in reversed([count for count in self.counts if count in fitting]):
            bold = count is tightest
            right -= self._width(count, bold=bold)
            self._draw(painter, right, count, bold=bold)
            right -= theme.px(_BETWEEN)

    def _font(self, *, bold: bool) -> QFont:
        font = self._ui.theme.font("body")
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _texts(self, count: Count) -> tuple[str, str]:
        size, count_of = count.measure, self._ui.language.words.facts.count
        if size.too_many_bytes and not size.too_long:
            return count_of(size.bytes), f"/{count_of(size.max_bytes or 0)} B"
        return count_of(size.count), "" if size.limit is None else f"/{count_of(size.limit)}"

    def _width(self, count: Count, *, bold: bool) -> float:
        theme = self._ui.theme
        used, limit = self._texts(count)
        wide = QFontMetricsF(self._font(bold=bold)).horizontalAdvance(used)
        return theme.px(_MARK + _GAP) + wide + QFontMetricsF(theme.font("small")).horizontalAdvance(limit)

    def _draw(self, painter: QPainter, left: float, count: Count, *, bold: bool) -> None:
        theme = self._ui.theme
        size = theme.px(_MARK)
        mark = marks.network(theme, count.place.channel.network, size, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(left, (self.height() - size) / 2), mark)
        left += size + theme.px(_GAP)
        used, limit = self._texts(count)
        strong = theme.semantic(count.tone).fg if count.tone else theme.color("text.primary")
        font = self._font(bold=bold or count.tone == "danger")
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(font)
        painter.setPen(strong)
        wide = QFontMetricsF(font).horizontalAdvance(used)
        painter.drawText(QRectF(left, 0, wide + 2, self.height()), flags, used)
        painter.setFont(theme.font("small"))
        painter.setPen(strong if count.tone else theme.color("text.secondary"))
        painter.drawText(QRectF(left + wide, 0, 200, self.height() + 1), flags, limit)
