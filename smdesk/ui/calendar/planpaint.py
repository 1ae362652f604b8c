"""How a proposed month looks: days in weeks, what stands there, and the posts that are proposed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from smdesk.core.proposed import Item
from smdesk.core.records import dataclass
from smdesk.services.calendar.service import CalendarEntry
from smdesk.services.plan.programme import ProgrammeView
from smdesk.ui.calendar.frames import outline
from smdesk.ui.kit import dates, iconfont, paint
from smdesk.ui.kit.context import Ui

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_WRAPPED = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
#: Where a line may end that is not seen.
_MAY_BREAK = "\u200b"
#: Pixels between two reasons.
_APART = 3


@dataclass(frozen=True, slots=True)
class Card:
    """One thing of a day and where it is: a proposed post, or what stands there."""

    rect: QRect
    item: Item | None = None
    entry: CalendarEntry | None = None


class PlanPainter:
    """Paints cells and cards; holds nothing of the month."""

    def __init__(self, ui: Ui) -> None:
        self._ui = ui

    # -- days ---------------------------------------------------------------------------------------------------

    def names(self, painter: QPainter, days: Sequence[date], lefts: Sequence[int], high: int) -> None:
        """The names of the weekdays."""
        theme, px = self._ui.theme, self._ui.theme.px
        painter.setFont(self._font("caption", bold=True))
        painter.setPen(theme.color("text.secondary"))
        for column, day in enumerate(days[:7]):
            rect = QRect(lefts[column] + px(9), 0, lefts[column + 1] - lefts[column] - px(9), high)
            painter.drawText(rect, _LEFT, dates.short_weekday(self._ui, day.weekday()))
        painter.fillRect(QRect(0, high - 1, lefts[-1], 1), theme.color("border.default"))

    def cell(self, painter: QPainter, rect: QRect, day: date, *, other: bool, quiet: bool, past: bool) -> None:
        """The ground of a day and its number."""
        theme, px = self._ui.theme, self._ui.theme.px
        ground = "bg.sunken" if other else "bg.canvas" if past or quiet else "bg.surface"
        painter.fillRect(rect, theme.color(ground))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), theme.color("border.subtle"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("border.default"))
        painter.setFont(self._font("small", bold=not other and not past))
        painter.setPen(theme.color("text.tertiary" if other or past else "text.secondary"))
        text = dates.short_date(self._ui, day) if day.day == 1 else str(day.day)
        place = QRect(rect.left() + px(8), rect.top() + px(2), rect.width() - px(12), px(18))
        painter.drawText(place, _LEFT, text)

    # -- cards --------------------------------------------------------------------------------------------------

    def entry(self, painter: QPainter, rect: QRect, entry: CalendarEntry, view: ProgrammeView) -> None:
        """What stands there: plain, for it is none of the proposal's."""
        theme, px = self._ui.theme, self._ui.theme.px
        self._bar(painter, rect, entry.pillar_id, view)
        painter.setFont(self._font("micro"))
        painter.setPen(theme.color("text.secondary"))
        told = f"{dates.clock(self._ui, entry.wall)} {entry.title or ' '.join(entry.text.split())}"
        self._elided(painter, rect.adjusted(px(9), 0, -px(2), 0), told)

    def item(self, painter: QPainter, rect: QRect, item: Item, view: ProgrammeView, reasons: Sequence[str]) -> None:
        """A proposed post; with room for it, the reasons as well."""
        theme, px = self._ui.theme, self._ui.theme.px
        painter.save()
        if item.dropped:
            painter.setOpacity(0.45)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("border.control"), 1)
        if item.post is None:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(theme.color("bg.raised"))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._bar(painter, rect.adjusted(1, 1, 0, -1), item.pillar, view)
        inner = rect.adjusted(px(9), px(2), -px(5), -px(2))
        two = inner.height() >= px(27)
        line = QRect(inner.left(), inner.top(), inner.width(), px(15) if two else inner.height())
        font = self._font("caption", medium=True)
        font.setStrikeOut(item.dropped)
        painter.setFont(font)
        painter.setPen(theme.color("text.primary"))
        mark = self._mark(painter, line, item)
        clock = "" if two else f"{dates.clock(self._ui, item.wall)} "
        self._elided(painter, line.adjusted(0, 0, -mark, 0), clock + (view.title(item) or self._nameless()))
        if two:
            self._under(painter, QRect(inner.left(), line.bottom() + 1, inner.width(), px(13)), item, view)
        self._reasons(painter, inner.adjusted(0, px(33), 0, 0), reasons)
        painter.restore()

    def _nameless(self) -> str:
        return QCoreApplication.translate("PlanGrid", "No pillar yet")

    def _mark(self, painter: QPainter, line: QRect, item: Item) -> int:
        """At the right of the title: it is in the calendar, it is of a key date, or the person has changed it."""
        theme, px = self._ui.theme, self._ui.theme.px
        name = "check-circle-fill" if item.post is not None else "flag-fill" if item.ref else ""
        name = name or ("pencil-simple" if item.edited else "")
        if not name:
            return 0
        color = (
            theme.semantic("success").fg
            if item.post is not None
            else theme.color("marker.line" if item.ref else "text.tertiary")
        )
        box = QRectF(line.right() - px(11), line.center().y() - px(5), px(11), px(11))
        iconfont.paint(painter, name, box, color)
        return px(14)

    def _under(self, painter: QPainter, line: QRect, item: Item, view: ProgrammeView) -> None:
        """The time, for whom, and where it goes out."""
        theme, px = self._ui.theme, self._ui.theme.px
        left = line.right() + 1
        networks = dict.fromkeys(view.channels[each][0] for each in item.channels if each in view.channels)
        for name in reversed(list(networks)[:3]):
            left -= px(14)
            paint.network(painter, theme, QRectF(left, line.top() + px(1), px(11), px(11)), name)
        painter.setFont(self._font("micro"))
        painter.setPen(theme.color("text.secondary"))
        persona = view.personas.get(item.persona or 0, "")
        told = " · ".join(part for part in (dates.clock(self._ui, item.wall), persona) if part)
        self._elided(painter, QRect(line.left(), line.top(), left - line.left() - px(3), line.height()), told)

    def _reasons(self, painter: QPainter, rect: QRect, reasons: Sequence[str]) -> None:
        """Those that fit whole; a sentence that is cut says nothing."""
        painter.setFont(self._font("micro"))
        painter.setPen(self._ui.theme.color("text.tertiary"))
        top = rect.top()
        for text in (self.breaking(each, rect.width()) for each in reasons):
            high = self._high(rect.width(), text)
            if top + high > rect.bottom() + 1:
                return
            painter.drawText(QRect(rect.left(), top, rect.width(), high), _WRAPPED, text)
            top += high + self._ui.theme.px(_APART)

    def _high(self, width: int, text: str) -> int:
        return QFontMetrics(self._font("micro")).boundingRect(QRect(0, 0, width, 10_000), _WRAPPED, text).height()

    def breaking(self, text: str, width: int) -> str:
        """The text, whose lines may also end within a word that is wider than a card."""
        metrics = QFontMetrics(self._font("micro"))
        parts = (_MAY_BREAK.join(word) if metrics.horizontalAdvance(word) > width else word for word in text.split(" "))
        return " ".join(parts)

    def needs(self, width: int, reasons: Sequence[str]) -> int:
        """How high a card is that says all its reasons, at its width."""
        px = self._ui.theme.px
        inner = width - px(14)
        return px(36 + 4) + sum(self._high(inner, self.breaking(text, inner)) + px(_APART) for text in reasons)

    def chosen(self, painter: QPainter, rect: QRect) -> None:
        """A frame around the chosen one."""
        outline(painter, self._ui.theme, rect.adjusted(-1, -1, 1, 1), "accent.focus")

    def target(self, painter: QPainter, cell: QRect, *, refused: bool) -> None:
        """The day that what is carried would go to."""
        painter.setOpacity(0.5)
        painter.fillRect(cell, self._ui.theme.color("bg.pressed" if refused else "accent.soft"))
        painter.setOpacity(1.0)
        ink = "border.control" if refused else "accent.focus"
        outline(painter, self._ui.theme, cell.adjusted(2, 2, -2, -2), ink, dashed=True)

    # -- pieces -------------------------------------------------------------------------------------------------

    def _bar(self, painter: QPainter, rect: QRect, pillar: int | None, view: ProgrammeView) -> None:
        found = next((each for each in view.pillars if each.id == pillar), None)
        theme = self._ui.theme
        color = theme.pillar(found.color).solid if found is not None else theme.color("border.control")
        painter.fillRect(QRect(rect.left(), rect.top(), theme.px(3), rect.height()), color)

    def _font(self, name: str, *, medium: bool = False, bold: bool = False) -> QFont:
        font = QFont(self._ui.theme.font(name))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Medium if medium else QFont.Weight.Normal)
        return font

    @staticmethod
    def _elided(painter: QPainter, rect: QRect, text: str) -> None:
        shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, max(0, rect.width()))
        painter.drawText(rect, _LEFT, shown)
