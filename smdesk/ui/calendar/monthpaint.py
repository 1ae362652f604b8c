"""How the month is painted: cells, numbers, chips and free slots once into a picture; what moves, over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPixmap

from smdesk.ui.calendar import daymarks
from smdesk.ui.calendar.chips import DIM, Chips, Look
from smdesk.ui.calendar.daymarks import MonthMarks
from smdesk.ui.calendar.frames import outline
from smdesk.ui.calendar.freeslots import FreeSlot
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.calendar.monthgrid import WEEK, Coming, MonthGrid, Placed
from smdesk.ui.calendar.monthlaid import LaidMonth
from smdesk.ui.kit import dates, iconfont
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.words import Words

translate = QCoreApplication.translate

_AT_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
#: Seconds of one frame for drawing chips that were never drawn: the grid shows at once, chips as they come.
SLICE_S = 0.006


class Veils(NamedTuple):
    """Rectangles that are shown at less than their strength."""

    by_role: dict[str, list[QRect]]
    hatched: list[QRect]


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

    def picture(self, scene: LaidMonth, made: QPixmap) -> None:
        """Paint the month, with those of its chips that were drawn before; the others are its `waiting`, to `add`."""
        for _ in self.cells(scene, made):
            pass
        scene.picture = made
        scene.waiting = self.add(made, scene.waiting, 0)  # the grid has taken its part of the frame

    def cells(self, scene: LaidMonth, made: QPixmap) -> Iterator[None]:
        """Paint all but chips and what else stands in the cells, in two parts of a frame."""
        today, painter = self._model.today, QPainter(made)
        self._ground_all(painter, scene, today)
        painter.end()
        yield
        painter = QPainter(made)
        self._heads(painter, scene, scene.grid.days, today)
        scene.bands = self.marks.paint(painter, scene.grid, scene.weeks)
        painter.end()
        scene.waiting = [each for placed in scene.placed.values() for each in placed]

    def _ground_all(self, painter: QPainter, scene: LaidMonth, today: date) -> None:
        painter.fillRect(0, 0, scene.grid.lefts[-1], scene.grid.tops[0], self._theme.color("bg.canvas"))
        self._names(painter, scene.grid)
        self._grounds(painter, scene, today)

    def _heads(self, painter: QPainter, scene: LaidMonth, days: Iterable[date], today: date) -> None:
        for day in days:
            self._head(painter, scene, day, today)

    def add(self, picture: QPixmap, waiting: Sequence[Placed], seconds: float = SLICE_S) -> list[Placed]:
        """Paint what waits into the picture for a part of a frame; what is left then. A chip that was drawn before
        takes next to no time.
        """
        painter, until = QPainter(picture), perf_counter() + seconds
        ratio, chips = picture.devicePixelRatio(), self._chips
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
            painter.drawPixmap(rect.topLeft(), drawn if drawn is not None else chips.pixmap(entry, look))
        self._things(painter, things)
        painter.end()
        return left

    def veils(self, scene: LaidMonth) -> Veils:
        """Where the filters leave something out: by the ground of its day, and again those on a hatched one."""
        today, dim = self._model.today, self._model.dim
        by_role: dict[str, list[QRect]] = {}
        hatched: list[QRect] = []
        for day, placed in scene.placed.items():
            rects = [each.rect for each in placed if each.entry is not None and dim(each.entry)]
            if rects:
                by_role.setdefault(self._role(scene, day, today), []).extend(rects)
                if self._model.marks.quiet(day) is not None:
                    hatched += rects
        return Veils(by_role, hatched)

    def veil(self, painter: QPainter, veils: Veils) -> None:
        """Let what is left out show through the ground of its day: as if it were painted at the strength of `DIM`."""
        painter.setOpacity(1 - DIM)
        painter.setPen(Qt.PenStyle.NoPen)
        for role, rects in veils.by_role.items():
            painter.setBrush(self._theme.color(role))
            painter.drawRects(rects)
        for rect in veils.hatched:
            daymarks.hatch(painter, self._theme, rect)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setOpacity(1)

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
    def _role(scene: LaidMonth, day: date, today: date) -> str:
        """The colour of a day's ground."""
        if day == today:
            return "bg.today"
        return "bg.sunken" if day.month != scene.month.month else "bg.canvas" if day < today else "bg.surface"

    def _grounds(self, painter: QPainter, scene: LaidMonth, today: date) -> None:
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

    def _head(self, painter: QPainter, scene: LaidMonth, day: date, today: date) -> None:
        rect, style = scene.grid.cell(day), self.style
        right = self._number(painter, rect, day, today, scene)
        marked = self._model.marks.on(day)
        if marked:
            room = QRect(right, rect.top() + style.two, rect.right() - style.six - right, style.high)
            daymarks.flag(painter, self._theme, style.flag, room, marked)

    def _number(self, painter: QPainter, rect: QRect, day: date, today: date, scene: LaidMonth) -> int:
        """The number of a day; where it ends."""
        color, style, other = self._theme.color, self.style, day.month != scene.month.month
        if day == today:
            pill = QRect(rect.left() + style.six, rect.top() + style.two, style.pill, style.high)
            self._today(painter, pill, day)
            return pill.right() + style.eight
        words = style.strong if day > today and not other else style.plain
        painter.setPen(color("text.tertiary" if other else "text.secondary"))
        place = QRect(rect.left() + style.eight, rect.top() + style.two, rect.width() - style.ten, style.high)
        text = self._numeral(day, scene)
        words.draw(painter, place, text)
        return place.left() + words.wide(text) + style.eight

    def _numeral(self, day: date, scene: LaidMonth) -> str:
        """How a day is named in its cell: the first of a month and of the page with the month."""
        first = day.day == 1 or day == scene.grid.start
        return dates.short_date(self._model.ui, day) if first else str(day.day)

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

    def landing(
        self, painter: QPainter, scene: LaidMonth, cells: Sequence[QRect], rooms: Mapping[date, Sequence[Placed]]
    ) -> None:
        """Where what is carried would land: the ground of the day, its number, the place among what stands there."""
        theme = self._theme
        soft = theme.color("accent.soft")
        places = [each.rect for placed in rooms.values() for each in placed if isinstance(each.what, Coming)]
        for there, placed in rooms.items():
            self._room(painter, scene, there, placed)
        modes = QPainter.CompositionMode
        days = [day for cell in cells if (day := scene.grid.day_at(cell.center())) is not None]
        boxes = [(day, box) for day in days if (box := self._bare(painter, scene, day)) is not None]
        painter.setCompositionMode(  # the ground alone: what stands there already is read as before
            modes.CompositionMode_Lighten if theme.mode == "dark" else modes.CompositionMode_Multiply
        )
        for cell in cells:
            painter.fillRect(cell.adjusted(0, 0, -1, -1), soft)
        painter.setCompositionMode(modes.CompositionMode_SourceOver)
        painter.setPen(theme.color("accent.softText"))
        for day, box in boxes:
            self.style.strong.draw(painter, box, self._numeral(day, scene))
        painter.setOpacity(0.85)
        for place in places:
            painter.fillRect(place, soft)
        painter.setOpacity(1.0)
        for place in places:
            outline(painter, theme, place, "accent.focus", dashed=True)

    def _room(self, painter: QPainter, scene: LaidMonth, day: date, placed: Sequence[Placed]) -> None:
        """What stands in a day, anew: it makes room for what would land there."""
        cell, device = scene.grid.cell(day), painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        painter.save()
        painter.setClipRect(cell.adjusted(0, scene.grid.top_of(day), -1, -1))
        painter.fillRect(cell, self._theme.color(self._role(scene, day, self._model.today)))
        if self._model.marks.quiet(day) is not None:
            daymarks.hatch(painter, self._theme, cell)
        for each in placed:
            if each.entry is not None:
                painter.setOpacity(DIM if self._model.dim(each.entry) else 1.0)
                painter.drawPixmap(each.rect.topLeft(), self._chips.pixmap(each.entry, self.look(each.rect, ratio)))
        painter.setOpacity(1.0)
        self._things(painter, [each for each in placed if each.entry is None])
        painter.restore()

    def _bare(self, painter: QPainter, scene: LaidMonth, day: date) -> QRect | None:
        """Where the number of a day stands, emptied to be written anew; none for today: that is on the accent."""
        if day == self._model.today:
            return None
        style, cell = self.style, scene.grid.cell(day)
        wide = style.strong.wide(self._numeral(day, scene))
        box = QRect(cell.left() + style.eight, cell.top() + style.two, wide + style.two, style.high)
        painter.fillRect(box, self._theme.color(self._role(scene, day, self._model.today)))
        if self._model.marks.quiet(day) is not None:
            daymarks.hatch(painter, self._theme, box)
        return box

    def refused(self, painter: QPainter, cells: Iterable[QRect]) -> None:
        """Where nothing can land."""
        for cell in cells:
            painter.setOpacity(0.5)
            painter.fillRect(cell.adjusted(0, 0, -1, -1), self._theme.color("bg.pressed"))
            painter.setOpacity(1.0)
