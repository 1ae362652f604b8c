"""How the month is painted: cells, numbers, chips and free slots once into a picture; what moves, over it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPixmap

from smdesk.core.records import dataclass
from smdesk.ui.calendar import daymarks
from smdesk.ui.calendar.chips import DIM, Chips, Look
from smdesk.ui.calendar.daymarks import MonthMarks
from smdesk.ui.calendar.frames import outline
from smdesk.ui.calendar.freeslots import FreeSlot
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.calendar.monthgrid import WEEK, MonthGrid, Placed
from smdesk.ui.calendar.sieve import Filters
from smdesk.ui.kit import dates, iconfont
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.words import Words

translate = QCoreApplication.translate

_AT_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
#: Seconds of one frame for drawing chips that were never drawn: the grid shows at once, chips as they come.
SLICE_S = 0.006


@dataclass(frozen=True, slots=True)
class Scene:
    """What is painted into the picture."""

    grid: MonthGrid
    placed: Mapping[date, Sequence[Placed]]
    month: date  # a day of the month that shows


class _Style:
    """What all months have in common until the theme changes, asked for once."""

    def __init__(self, theme: Theme) -> None:
        self.plain = Words(theme.font("small"))
        self.strong = Words(_heavy(theme.font("small"), QFont.Weight.DemiBold))
        self.more = Words(_heavy(theme.font("caption"), QFont.Weight.DemiBold))
        self.two, self.four, self.six, self.eight, self.ten = (theme.px(size) for size in (2, 4, 6, 8, 10))
        self.high, self.pill = theme.px(18), theme.px(24)
        self.flag = Words(_heavy(theme.font("micro"), QFont.Weight.Medium))


def _heavy(font: QFont, weight: QFont.Weight) -> QFont:
    made = QFont(font)
    made.setWeight(weight)
    return made


class MonthPainter:
    """Paints for one view; asks the theme at every paint."""

    def __init__(self, model: CalendarModel, chips: Chips) -> None:
        self._model = model
        self._chips = chips
        self.marks = MonthMarks(model)
        self._style: _Style | None = None
        self._ratio = 1.0  # of the last picture
        model.ui.theme.changed.connect(self._forget)

    def _forget(self) -> None:
        self._style = None

    @property
    def style(self) -> _Style:
        """Fonts and sizes of the present theme."""
        if self._style is None:
            self._style = _Style(self._theme)
        return self._style

    @property
    def _theme(self) -> Theme:
        return self._model.ui.theme

    def picture(self, scene: Scene, size: QSize, ratio: float, used: QPixmap | None) -> tuple[QPixmap, list[Placed]]:
        """The month, with those of its chips that were drawn before; and the chips that are left to `add`.

        `used` is a picture that is needed no more: painting over it is cheaper than asking for as much memory again.
        """
        self._ratio = ratio
        if used is not None and used.size() == size * ratio and used.devicePixelRatio() == ratio:
            made = used
        else:
            made = QPixmap(size * ratio)
            made.setDevicePixelRatio(ratio)
        painter = QPainter(made)
        painter.fillRect(QRect(QPoint(0, 0), size), self._theme.color("bg.canvas"))
        self._names(painter, scene.grid)
        today = self._model.today
        self._grounds(painter, scene, today)
        for day in scene.grid.days:
            self._head(painter, scene, day, today)
        self.marks.paint(painter, scene.grid)
        painter.end()
        waiting = [each for placed in scene.placed.values() for each in placed]
        return made, self.add(made, waiting, 0)  # the grid has taken its part of the frame

    def add(self, picture: QPixmap, waiting: Sequence[Placed], seconds: float = SLICE_S) -> list[Placed]:
        """Paint what waits into the picture for a part of a frame; what is left then. A chip that was drawn before
        takes next to no time.
        """
        painter, until = QPainter(picture), perf_counter() + seconds
        ratio, chips, filtered = picture.devicePixelRatio(), self._chips, self._model.filters.active
        left: list[Placed] = []
        things: list[Placed] = []
        look: Look | None = None
        for each in waiting:
            entry, rect = each.entry, each.rect
            if entry is None:
                things.append(each)
                continue
            if look is None or (look.width, look.height) != (rect.width(), rect.height()):
                look = self.look(rect, ratio)
            drawn = chips.kept(entry, look)
            if drawn is None and perf_counter() >= until:
                left.append(each)
                continue
            dim = filtered and self._model.dim(entry)
            self._chip(painter, rect, drawn if drawn is not None else chips.pixmap(entry, look), dim)
        self._things(painter, things)
        painter.end()
        return left

    @staticmethod
    def _chip(painter: QPainter, rect: QRect, drawn: QPixmap, dim: bool) -> None:
        if dim:
            painter.setOpacity(DIM)
        painter.drawPixmap(rect.topLeft(), drawn)
        if dim:
            painter.setOpacity(1.0)

    def sift(self, picture: QPixmap, scene: Scene, was: Filters) -> None:
        """Paint anew the chips that other filters show in another strength; nothing else of the picture changes."""
        painter, before, today = QPainter(picture), was.test(), self._model.today
        for day, placed in scene.placed.items():
            for each in placed:
                entry = each.entry
                if entry is None or before(entry) == (dim := self._model.dim(entry)):
                    continue
                self._ground(painter, scene, day, today, each.rect)
                look = self.look(each.rect, picture.devicePixelRatio())
                self._chip(painter, each.rect, self._chips.pixmap(entry, look), dim)
        painter.end()

    def draw_ahead(self, placed: Placed) -> None:
        """The chip of something that may be painted next, for a picture like the last one."""
        if placed.entry is not None:
            self._chips.pixmap(placed.entry, self.look(placed.rect, self._ratio))

    def look(self, rect: QRect, ratio: float) -> Look:
        """What the chips of this month depend on."""
        tiles = self._model.ui.scope.client is None
        compact = rect.height() < self._theme.px("calChip")
        return Look(rect.width(), rect.height(), ratio, compact, tiles)

    # -- cells --------------------------------------------------------------------------------------------------

    def _names(self, painter: QPainter, grid: MonthGrid) -> None:
        theme, words = self._theme, self.style.more
        painter.setPen(theme.color("text.tertiary"))
        for column, day in enumerate(grid.days[:7]):
            left = grid.lefts[column] + theme.px(9)
            rect = QRect(left, 0, grid.lefts[column + 1] - left, grid.sizes.names)
            words.draw(painter, rect, dates.short_weekday(self._model.ui, day.weekday()))
        painter.fillRect(QRect(0, grid.sizes.names - 1, grid.lefts[-1], 1), theme.color("border.default"))

    @staticmethod
    def _role(scene: Scene, day: date, today: date) -> str:
        """The colour of a day's ground."""
        if day == today:
            return "bg.today"
        return "bg.sunken" if day.month != scene.month.month else "bg.canvas" if day < today else "bg.surface"

    def _ground(self, painter: QPainter, scene: Scene, day: date, today: date, rect: QRect) -> None:
        """What lies under everything else of a day, or of a part of it."""
        painter.fillRect(rect, self._theme.color(self._role(scene, day, today)))
        if self._model.marks.quiet(day) is not None:
            daymarks.hatch(painter, self._theme, rect)

    def _grounds(self, painter: QPainter, scene: Scene, today: date) -> None:
        """All cells: days beside each other on the same ground in one piece, then the lines between them."""
        grid, color = scene.grid, self._theme.color
        for first in range(0, len(grid.days), WEEK):
            days = grid.days[first : first + WEEK]
            for role, alike in groupby(days, key=lambda day: self._role(scene, day, today)):
                piece = list(alike)
                painter.fillRect(grid.cell(piece[0]).united(grid.cell(piece[-1])), color(role))
        for day in grid.days:
            if self._model.marks.quiet(day) is not None:
                daymarks.hatch(painter, self._theme, grid.cell(day))
        top, height, wide = grid.tops[0], grid.tops[-1] - grid.tops[0], grid.lefts[-1] - grid.lefts[0]
        for right in grid.lefts[1:-1]:
            painter.fillRect(right - 1, top, 1, height, color("border.subtle"))
        for bottom in grid.tops[1:]:
            painter.fillRect(grid.lefts[0], bottom - 1, wide, 1, color("border.default"))

    def _head(self, painter: QPainter, scene: Scene, day: date, today: date) -> None:
        rect, style = scene.grid.cell(day), self.style
        right = self._number(painter, rect, day, today, other=day.month != scene.month.month)
        marked = self._model.marks.on(day)
        if marked:
            room = QRect(right, rect.top() + style.two, rect.right() - style.six - right, style.high)
            daymarks.flag(painter, self._theme, style.flag, room, marked)

    def _number(self, painter: QPainter, rect: QRect, day: date, today: date, *, other: bool) -> int:
        """The number of a day; where it ends."""
        color, style = self._theme.color, self.style
        if day == today:
            pill = QRect(rect.left() + style.six, rect.top() + style.two, style.pill, style.high)
            self._today(painter, pill, day)
            return pill.right() + style.eight
        first = day.day == 1 or day == self._model.start
        words = style.strong if day > today and not other else style.plain
        painter.setPen(color("text.tertiary" if other else "text.secondary"))
        place = QRect(rect.left() + style.eight, rect.top() + style.two, rect.width() - style.ten, style.high)
        text = dates.short_date(self._model.ui, day) if first else str(day.day)
        words.draw(painter, place, text)
        return place.left() + words.wide(text) + style.eight

    def _today(self, painter: QPainter, box: QRect, day: date) -> None:
        theme, px = self._theme, self._theme.px
        font = QFont(theme.font("small"))
        font.setWeight(QFont.Weight.Bold)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent.base"))
        painter.drawRoundedRect(box, px(9), px(9))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(theme.color("text.onAccent"))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.day))

    # -- things in cells ----------------------------------------------------------------------------------------

    def _things(self, painter: QPainter, things: Sequence[Placed]) -> None:
        """Free slots, and how many posts did not fit."""
        pattern = translate("MonthView", "+%1 more")
        painter.setPen(self._theme.color("text.link"))
        for placed in things:
            if isinstance(placed.what, FreeSlot):
                self.slot(painter, placed.rect, placed.what)
            elif isinstance(placed.what, int):
                place = placed.rect.adjusted(self.style.four, 0, 0, 0)
                self.style.more.draw(painter, place, pattern.replace("%1", str(placed.what)))

    def slot(self, painter: QPainter, rect: QRect, slot: FreeSlot, *, over: bool = False) -> None:
        """A free weekly time: a dashed place with a plus."""
        theme, px = self._theme, self._theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("accent.focus" if over else "border.control"), 1)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        kept = self._model.pillars.get(slot.pillar)
        ground = theme.pillar(kept.color).soft if kept is not None else Qt.BrushStyle.NoBrush
        painter.setBrush(theme.color("bg.hover") if over else ground)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        color = theme.color("text.secondary" if over else "text.tertiary")
        side = px(9)
        plus = QRectF(rect.left() + px(7), rect.center().y() + 1 - side / 2, side, side)
        iconfont.paint(painter, "plus", plus, color)
        painter.setFont(theme.font("micro"))
        painter.setPen(color)
        time = dates.clock(self._model.ui, slot.wall)
        words = translate("MonthView", "%1 slot").replace("%1", time)
        if kept is not None:
            words = f"{time} {kept.name}"
            painter.fillRect(
                QRectF(rect.left() + 1, rect.top() + 1, px(3), rect.height() - 2), theme.pillar(kept.color).solid
            )
        room = rect.adjusted(px(20), 0, -px(4), 0)
        shown = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()

    # -- what moves ---------------------------------------------------------------------------------------------

    def chosen(self, painter: QPainter, rects: Iterable[QRect]) -> None:
        """Frames of the chosen entries."""
        for rect in rects:
            outline(painter, self._theme, rect.adjusted(-1, -1, 1, 1), "accent.focus")

    def cursor(self, painter: QPainter, cell: QRect, chip: QRect | None) -> None:
        """Where the keyboard is: a chip, or the cell itself."""
        if chip is not None:
            outline(painter, self._theme, chip.adjusted(-3, -3, 3, 3), "accent.focus", width=1.5)
        else:
            outline(painter, self._theme, cell.adjusted(1, 1, -2, -2), "accent.focus")

    def left(self, painter: QPainter, rects: Iterable[QRect]) -> None:
        """Places that carried chips have left."""
        for rect in rects:
            painter.setOpacity(0.75)
            painter.fillRect(rect.adjusted(1, 1, -1, -1), self._theme.color("bg.canvas"))
            painter.setOpacity(1.0)
            outline(painter, self._theme, rect, "border.control", width=1, dashed=True)

    def landing(self, painter: QPainter, cells: Sequence[QRect], places: Sequence[QRect]) -> None:
        """Where what is carried would land."""
        theme = self._theme
        soft = theme.color("accent.soft")
        modes = QPainter.CompositionMode
        painter.setCompositionMode(  # the ground alone: what stands there already is read as before
            modes.CompositionMode_Lighten if theme.mode == "dark" else modes.CompositionMode_Multiply
        )
        for cell in cells:
            painter.fillRect(cell.adjusted(0, 0, -1, -1), soft)
        painter.setCompositionMode(modes.CompositionMode_SourceOver)
        painter.setOpacity(0.85)
        for place in places:
            painter.fillRect(place, soft)
        painter.setOpacity(1.0)
        for place in places:
            outline(painter, theme, place, "accent.focus", dashed=True)

    def refused(self, painter: QPainter, cells: Iterable[QRect]) -> None:
        """Where nothing can land."""
        for cell in cells:
            painter.setOpacity(0.5)
            painter.fillRect(cell.adjusted(0, 0, -1, -1), self._theme.color("bg.pressed"))
            painter.setOpacity(1.0)
