"""How key dates and campaigns look in the month: a flag beside the number, ribbons below it, quiet days hatched."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter

from smdesk.core import keydates
from smdesk.core.contrast import blend, readable
from smdesk.core.keydates import KeyDay
from smdesk.services.calendar.marks import Span
from smdesk.ui.calendar import ribbons
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.calendar.monthgrid import LOW_CELL, MonthGrid
from smdesk.ui.kit import iconfont
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.words import Words

translate = QCoreApplication.translate

_AT_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def name(each: KeyDay) -> str:
    """What a key date is called."""
    if each.kind == "clocks":
        return translate("KeyDates", "Clock change")
    return each.name or translate("KeyDates", "No-post day")


def brief(each: KeyDay) -> str:
    """The same where there is little room."""
    return keydates.short(each.name) if each.kind == "world" else name(each)


def title(span: Span) -> str:
    """What a campaign or contest is called on the days."""
    if not span.contest:
        return span.name
    pattern = translate("KeyDates", "Draw: %1") if span.draw else translate("KeyDates", "Contest: %1")
    return pattern.replace("%1", span.name)


def place(span: Span) -> Place:
    """Where a campaign, an ad set or a contest is dealt with."""
    detail = "contest" if span.contest else "set" if span.ad_set else ""
    return Place("campaigns", span.contest or span.ad_set or span.id, detail=detail)


def bold(theme: Theme) -> QFont:
    """The letters of ribbons."""
    font = QFont(theme.font("micro"))
    font.setWeight(QFont.Weight.DemiBold)
    return font


def flag(painter: QPainter, theme: Theme, letters: Words, room: QRect, dates: Sequence[KeyDay]) -> None:
    """The mark and the first name, cut with an ellipsis, and how many more the day has."""
    quiet = dates[0].kind == "quiet"
    side, gap = theme.px(11), theme.px(4)
    if room.width() < side:
        return
    color = theme.color("text.tertiary" if quiet else "marker.softText")
    drawing, tint = ("prohibit", color) if quiet else ("flag-fill", theme.color("marker.line"))
    mark = iconfont.pixmap(drawing, tint, side, painter.device().devicePixelRatio())
    painter.drawPixmap(room.left(), room.center().y() + 1 - side // 2, mark)
    words = room.adjusted(side + gap, 0, 0, 0)
    more = f" +{len(dates) - 1}" if len(dates) > 1 else ""
    shown = letters.elided(brief(dates[0]), words.width() - letters.wide(more))
    if shown in {"", "…"}:
        return
    painter.setPen(color)
    letters.draw(painter, words, shown + more)


def hatch(painter: QPainter, theme: Theme, cell: QRect) -> None:
    """The ground of a day on which nothing goes out."""
    painter.fillRect(cell, QBrush(theme.color("border.subtle"), Qt.BrushStyle.BDiagPattern))


def tint(theme: Theme, color: str) -> tuple[QColor, QColor]:
    """Ground and words of a campaign: a breath of its colour, and as much of it as can be read on that."""
    base = theme.client_colors.get(color, theme.color("marker.line")).name()
    surface, ink = theme.color("bg.surface").name(), theme.color("text.primary").name()
    ground = blend(surface, base, 0.16 if theme.mode == "light" else 0.34)
    return QColor(ground), QColor(readable(blend(base, ink, 0.25), ground))


def ribbon(
    painter: QPainter, theme: Theme, font: QFont, rect: QRect, text: str, color: str, *, until: int | None = None
) -> None:
    """One campaign on its line; its name ends before the pixel `until`."""
    ground, words = tint(theme, color)
    painter.fillRect(rect, ground)
    painter.setFont(font)
    painter.setPen(words)
    room = rect.adjusted(theme.px(7), 0, -theme.px(7), 0)
    if until is not None:
        room.setRight(min(room.right(), until - theme.px(4)))
    painter.drawText(room, _AT_LEFT, QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width()))


class MonthMarks:
    """The ribbons of a month: their lines found once, painted with its cells."""

    def __init__(self, model: CalendarModel) -> None:
        self._model = model

    def spans(self, grid: MonthGrid) -> list[Span]:
        """The campaigns and contests that a month shows."""
        model = self._model
        return [each for each in model.marks.campaigns(grid.start, grid.end) if model.filters.fits(each.id)]

    def lay(self, grid: MonthGrid) -> list[ribbons.Week]:
        """Find the lines of the ribbons, and push the posts below them."""
        px, spans = self._model.ui.theme.px, self.spans(grid)
        most = 1 if grid.sizes.compact or grid.cell_height < px(LOW_CELL) else 2
        if most == 1:  # what passes soon says more than what is always there
            spans.sort(key=lambda each: each.last - each.first)
        weeks = [ribbons.week(spans, day, most) for day in grid.days[::7]] if spans else []
        ribbon = px(ribbons.HEIGHT) + px(3)
        if grid.cell_height < grid.sizes.header + ribbon + grid.sizes.more:
            weeks = []  # in a low window they leave their room to the posts
        pushed = {}
        for each in weeks:
            for day, lines in each.lines.items():
                pushed[day] = (lines - 1) * px(ribbons.STEP) + ribbon
        grid.pushed = pushed
        return weeks

    def paint(self, painter: QPainter, grid: MonthGrid, weeks: Sequence[ribbons.Week]) -> list[tuple[QRect, Span]]:
        """The ribbons, over the cells; where each of them is."""
        places = []
        for week in weeks:
            tags = self._tags(week, grid)
            places += [(self._band(painter, grid, band, tags), band.span) for band in week.bands]
            painter.setFont(bold(self._model.ui.theme))
            painter.setPen(self._model.ui.theme.color("text.secondary"))
            for room, words in tags:
                painter.fillRect(room, self._model.ui.theme.color("bg.surface"))
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
        return places

    def _band(self, painter: QPainter, grid: MonthGrid, band: ribbons.Band, tags: Sequence[tuple[QRect, str]]) -> QRect:
        theme, font = self._model.ui.theme, bold(self._model.ui.theme)
        start, end = grid.cell(band.first), grid.cell(band.last)
        left = start.left() + (theme.px(4) if band.first == band.span.first else 0)
        right = end.right() - (theme.px(4) if band.last == band.span.last else 0)
        top = start.top() + grid.sizes.header + band.line * theme.px(ribbons.STEP)
        everyone = self._model.ui.scope.client is None
        named = title(band.span)
        text = f"{named} · {band.span.client}" if everyone else named
        rect = QRect(left, top, right - left, theme.px(ribbons.HEIGHT))
        free = min((room.left() for room, _ in tags if room.intersects(rect)), default=right)
        ribbon(painter, theme, font, rect, text, band.span.color, until=free)
        return rect

    def _tags(self, week: ribbons.Week, grid: MonthGrid) -> list[tuple[QRect, str]]:
        """How many campaigns have no line, said where the number changes."""
        theme = self._model.ui.theme
        metrics, tags = QFontMetrics(bold(theme)), []
        for day, count in week.more.items():
            if week.more.get(day - timedelta(days=1)) == count:
                continue
            cell, lines = grid.cell(day), max(0, week.lines.get(day, 1) - 1)
            top = cell.top() + grid.sizes.header + lines * theme.px(ribbons.STEP)
            words = f"+{count}"
            wide = metrics.horizontalAdvance(words) + theme.px(8)
            room = QRect(cell.right() - theme.px(3) - wide, top + 1, wide, theme.px(ribbons.HEIGHT) - 2)
            tags.append((room, words))
        return tags
