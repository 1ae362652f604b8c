"""How one post looks in the calendar: bar, picture, mark of its status, title, time and networks; drawn once each."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import time
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from smdesk.core.content import MediaItem
from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar.model import CalendarModel, headline, status
from smdesk.ui.kit import iconfont, icons, paint
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.words import two_lines

#: Pixels of drawn chips that are kept, of four bytes each: three months of a busy desk.
KEPT = 2_000_000
#: Cards without words that are kept: sizes, statuses and pillars of a month or a week in view.
BLANKS = 100
#: What the filters leave out keeps a quarter of its strength.
DIM = 0.25
#: How much of a title is seen, at least, where a network stands in the same line.
TITLE = 84
#: Statuses whose frame stands out, because the person must act.
_FRAMED = frozenset({"failed", "due", "missed"})
DASHED = frozenset({"idea"})
_QUIET = frozenset({"published", "draft", "idea", "inDesign"})


class Look(NamedTuple):
    """What a chip depends on besides its entry."""

    width: int
    height: int
    ratio: float
    compact: bool
    tile: bool  # the client's tile, where all clients show


class Chips:
    """Draws chips, and keeps what was drawn until it would look different."""

    def __init__(self, model: CalendarModel, thumbs: Thumbs) -> None:
        self._model = model
        self._ui = ui = model.ui
        self._thumbs = thumbs
        self._kept: OrderedDict[object, QPixmap] = OrderedDict()
        self._pixels = 0
        self._stamps: dict[object, QPixmap] = {}
        self._fonts: dict[str, QFont] = {}
        self._blanks: dict[object, QPixmap] = {}
        self._marks: dict[object, QPixmap] = {}
        self._measured: dict[tuple[str, str], float] = {}
        self._clocks: dict[time, str] = {}
        self._px = cache(ui.theme.px)
        ui.theme.changed.connect(self.forget)

    def forget(self) -> None:
        """Draw everything anew: other colours, sizes or pictures."""
        self._kept.clear()
        self._pixels = 0
        for each in (self._stamps, self._fonts, self._blanks, self._marks, self._measured, self._clocks):
            each.clear()
        self._px = cache(self._ui.theme.px)

    def rest(self) -> None:
        """Nobody looks: whole chips are not kept, which are many; what they are made of is."""
        self._kept.clear()
        self._pixels = 0

    def kept(self, entry: CalendarEntry, look: Look) -> QPixmap | None:
        """The chip of an entry if it was drawn before."""
        which = self._which(entry, look, self._picture(entry, look))
        found = self._kept.get(which)
        if found is not None:
            self._kept.move_to_end(which)
        return found

    def pixmap(self, entry: CalendarEntry, look: Look) -> QPixmap:
        """The chip of an entry, at full strength."""
        picture = self._picture(entry, look)
        which = self._which(entry, look, picture)
        found = self._kept.get(which)
        if found is None:
            found = QPixmap(self._blank(look, "idea" if entry.ghost else status(entry), self._color(entry)))
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw(painter, entry, look, picture)
            painter.end()
            self._keep(which, found)
        return found

    def _keep(self, which: object, drawn: QPixmap) -> None:
        self._kept[which] = drawn
        self._pixels += drawn.width() * drawn.height()
        while self._pixels > KEPT and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._pixels -= oldest.width() * oldest.height()

    def _stamp(
        self, painter: QPainter, at: QPointF, size: int, which: object, draw: Callable[[QPainter, QRectF], object]
    ) -> None:
        """A small mark that many chips have, drawn once: filling an outline costs more than the rest of a chip."""
        device = painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        found = self._stamps.get((which, size, ratio))
        if found is None:
            found = QPixmap(round(size * ratio), round(size * ratio))
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            inner = QPainter(found)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(inner, QRectF(0, 0, size, size))
            inner.end()
            found = self._stamps[(which, size, ratio)] = found.copy()  # without what Qt painted it with, which stays
        painter.drawPixmap(QPointF(round(at.x() * ratio) / ratio, round(at.y() * ratio) / ratio), found)

    def _network(self, painter: QPainter, name: str, at: QPointF) -> None:
        theme = self._ui.theme
        self._stamp(painter, at, theme.px(11), name, lambda inner, box: paint.network(inner, theme, box, name))

    def _again(self, painter: QPainter, at: QPointF) -> None:
        """The mark of what comes back."""
        color = self._ui.theme.color("text.tertiary")
        self._stamp(painter, at, self._px(10), "again",
                    lambda inner, box: iconfont.paint(inner, "arrows-clockwise", box, color))  # fmt: skip

    def _tile(self, painter: QPainter, entry: CalendarEntry, at: QPointF) -> None:
        theme, number, name = self._ui.theme, entry.client_id, entry.client
        self._stamp(painter, at, theme.px(13), (number, name),
                    lambda inner, box: paint.client(inner, theme, box, number, name))  # fmt: skip

    def _which(self, entry: CalendarEntry, look: Look, picture: QPixmap | None) -> object:
        """Everything that a chip's look depends on."""
        return (
            look, entry.post_id, entry.title or entry.text, entry.wall, entry.drawn, entry.client_id,
            self._color(entry), networks(entry), entry.recurs, entry.ghost,
            picture.cacheKey() if picture is not None else entry.thumb,
        )  # fmt: skip

    def _color(self, entry: CalendarEntry) -> str:
        pillar = self._model.pillars.get(entry.pillar_id or 0)
        return pillar.color if pillar is not None else ""

    def _picture(self, entry: CalendarEntry, look: Look) -> QPixmap | None:
        if look.compact or not entry.thumb:
            return None
        px = self._ui.theme.px
        return self._thumbs.get(MediaItem(entry.thumb, "image/jpeg", 0), QSize(px(31), px(38)), look.ratio)

    # -- drawing ------------------------------------------------------------------------------------------------

    def _draw(self, painter: QPainter, entry: CalendarEntry, look: Look, picture: QPixmap | None) -> None:
        named = status(entry)
        card = self._card(named)
        if look.compact:
            self._compact(painter, entry, look, named, card)
        else:
            self._full(painter, entry, look, named, card, picture)

    def _card(self, named: str) -> QColor:
        return self._ui.theme.color("bg.canvas" if named in _QUIET else "bg.surface")

    def _blank(self, look: Look, named: str, color: str) -> QPixmap:
        """A card without words: its ground, its frame and the bar of its pillar, drawn once for all that have them."""
        which = (look.width, look.height, look.ratio, named, color)
        made = self._blanks.get(which)
        if made is None:
            theme, px = self._ui.theme, self._px
            made = QPixmap(round(look.width * look.ratio), round(look.height * look.ratio))
            made.setDevicePixelRatio(look.ratio)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            shape = QPainterPath()
            shape.addRoundedRect(QRectF(0.5, 0.5, look.width - 1, look.height - 1), px(5), px(5))
            painter.fillPath(shape, self._card(named))
            if color:
                painter.save()
                painter.setClipPath(shape)
                painter.fillRect(QRectF(1, 0, px(3), look.height), theme.pillar(color).solid)
                painter.restore()
            self._frame(painter, shape, named)
            painter.end()
            made = self._blanks[which] = made.copy()  # without what Qt painted it with, which stays
            if len(self._blanks) > BLANKS:
                self._blanks.pop(next(iter(self._blanks)))
        return made

    def _frame(self, painter: QPainter, shape: QPainterPath, named: str) -> None:
        theme = self._ui.theme
        color = theme.status(named).fg if named in _FRAMED else theme.color("border.default")
        pen = QPen(theme.color("border.strong") if named in DASHED else color, 1)
        if named in DASHED:
            pen.setDashPattern([3, 2])
        painter.strokePath(shape, pen)

    def _marked_picture(
        self, painter: QPainter, entry: CalendarEntry, look: Look, named: str, card: QColor, picture: QPixmap | None
    ) -> None:
        """The picture at the left, with the mark of the status on a disc over its corner."""
        px = self._px
        box = QRectF(px(8), (look.height - px(38)) / 2, px(31), px(38))
        self._thumb(painter, box, entry, named, picture)
        disc = QRectF(0, 0, px(17), px(17))
        disc.moveBottomRight(QPointF(box.right() + px(4), box.bottom() + px(3)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(card)
        painter.drawEllipse(disc)
        self._mark(painter, named, card, disc.center(), look.ratio)

    def _full(
        self, painter: QPainter, entry: CalendarEntry, look: Look, named: str, card: QColor, picture: QPixmap | None
    ) -> None:
        theme, px = self._ui.theme, self._px
        self._marked_picture(painter, entry, look, named, card, picture)
        left, right = px(47), look.width - px(6)
        lines = self._title_lines(headline(entry), right - left)
        top = (look.height - px(14) * (len(lines) + 1)) / 2
        painter.setFont(self._title_font(named))
        painter.setPen(theme.color("text.secondary" if entry.ghost or named == "published" else "text.primary"))
        for number, line in enumerate(lines):
            painter.drawText(QPointF(left, top + px(14) * number + px(11)), line)
        self._meta(painter, entry, QPointF(left, top + px(14) * len(lines)), right, look.tile)

    def _thumb(self, painter: QPainter, box: QRectF, entry: CalendarEntry, named: str, picture: QPixmap | None) -> None:
        theme, px = self._ui.theme, self._px
        shape = QPainterPath()
        shape.addRoundedRect(box, px(3), px(3))
        if picture is not None:
            painter.save()
            painter.setClipPath(shape)
            painter.setOpacity(0.75 if named == "published" else 1.0)
            painter.drawPixmap(box.topLeft(), picture)
            painter.restore()
        elif entry.thumb and entry.thumb not in self._thumbs.broken:
            painter.fillPath(shape, theme.color("bg.pressed"))
        else:
            pen = QPen(theme.color("border.default"), 1)
            pen.setDashPattern([2, 2])
            painter.strokePath(shape, pen)
            side = px(13)
            spot = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
            name = "lightbulb" if named == "idea" else "image" if entry.thumb or not entry.items else "text-aa"
            iconfont.paint(painter, name, spot, theme.color("text.tertiary"))

    def _mark(self, painter: QPainter, named: str, hole: QColor, centre: QPointF, ratio: float) -> None:
        side, which = self._px(13), (named, hole.rgb(), ratio)
        drawn = self._marks.get(which)
        if drawn is None:
            color = self._ui.theme.status(named).fg
            drawn = self._marks[which] = icons.status(named, color, hole, side, ratio)
        painter.drawPixmap(QPointF(centre.x() - side / 2, centre.y() - side / 2), drawn)

    def _clock(self, entry: CalendarEntry) -> str:
        """When, as it is written."""
        at = entry.wall.time().replace(second=0, microsecond=0)
        if at not in self._clocks:
            self._clocks[at] = self._ui.language.clock(at)
        return self._clocks[at]

    def _wide(self, font: str, text: str) -> float:
        """How wide a word is that many chips have."""
        found = self._measured.get((font, text))
        if found is None:
            found = self._measured[(font, text)] = QFontMetricsF(self._font(font)).horizontalAdvance(text)
        return found

    def _meta(self, painter: QPainter, entry: CalendarEntry, at: QPointF, right: float, tile: bool) -> None:
        theme, px, left = self._ui.theme, self._px, at.x()
        if tile:
            self._tile(painter, entry, QPointF(left, at.y() + px(1)))
            left += px(13 + 4)
        font = self._font("meta")
        painter.setFont(font)
        painter.setPen(theme.color("text.secondary"))
        told = self._clock(entry)
        painter.drawText(QPointF(left, at.y() + px(11)), told)
        left += self._wide("meta", told) + px(7)
        if entry.recurs and left + px(10) <= right:
            self._again(painter, QPointF(left - px(2), at.y() + px(3)))
            left += px(12)
        self._networks(painter, networks(entry), QPointF(left, at.y() + px(2)), right)

    def _networks(self, painter: QPainter, names: tuple[str, ...], at: QPointF, right: float) -> None:
        """As many marks as there is room for: up to three, else two and how many more."""
        px, theme = self._px, self._ui.theme
        mark = px(11)
        step = px(15) if at.x() + len(names) * px(15) <= right + px(4) else px(13)  # closer where that shows more
        font = self._font("meta")
        fits = max(0, int((right - at.x() + step - mark) // step))
        if len(names) <= min(3, fits):
            shown = len(names)
        else:
            plus = self._wide("meta", f"+{len(names)}")
            shown = max(0, min(2, int((right - at.x() - plus) // step)))
        for place, name in enumerate(names[:shown]):
            self._network(painter, name, QPointF(at.x() + place * step, at.y()))
        rest = f"+{len(names) - shown}"
        left = at.x() + shown * step
        if shown < len(names) and left + self._wide("meta", rest) <= right:
            painter.setFont(font)
            painter.setPen(theme.color("text.secondary"))
            painter.drawText(QPointF(left, at.y() + px(9)), rest)

    def _compact(self, painter: QPainter, entry: CalendarEntry, look: Look, named: str, card: QColor) -> None:
        theme, px, middle = self._ui.theme, self._px, look.height / 2
        self._mark(painter, named, card, QPointF(px(8) + px(13) / 2, middle), look.ratio)
        left, right = float(px(8 + 13 + 5)), look.width - float(px(6))
        if look.tile:
            self._tile(painter, entry, QPointF(left, middle - px(13) / 2))
            left += px(13 + 4)
        if entry.recurs and left + px(12) <= right:
            right -= px(12)
            self._again(painter, QPointF(right, middle - px(5)))
            right -= px(3)
        font, title = self._title_font(named), headline(entry)
        right = self._first_network(
            painter, entry, QPointF(left, middle), right, QFontMetricsF(font).horizontalAdvance(title)
        )
        painter.setFont(font)
        painter.setPen(theme.color("text.secondary" if entry.ghost or named == "published" else "text.primary"))
        shown = QFontMetricsF(font).elidedText(title, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QPointF(left, middle + px(4)), shown)

    def _first_network(self, painter: QPainter, entry: CalendarEntry, at: QPointF, right: float, title: float) -> float:
        """One network and how many more, at the end of a line; returns where they begin.

        A title that is cut after a word says less than its networks, which the peek and the tip tell as well: they
        leave the line to it where little of it would be seen.
        """
        names, px = networks(entry), self._px
        if not names:
            return right
        plus = f"+{len(names) - 1}" if len(names) > 1 else ""
        begins = right - px(11) - (self._wide("meta", plus) + px(2) if plus else 0)
        if begins - px(5) - at.x() < min(title, px(TITLE)):
            return right
        self._network(painter, names[0], QPointF(begins, at.y() - px(11) / 2))
        painter.setFont(self._font("meta"))
        painter.setPen(self._ui.theme.color("text.secondary"))
        painter.drawText(QPointF(begins + px(11) + px(2), at.y() + px(4)), plus)
        return begins - px(5)

    # -- words --------------------------------------------------------------------------------------------------

    def _title_font(self, named: str) -> QFont:
        return self._font("idea" if named in DASHED else "title")

    def _font(self, name: str) -> QFont:
        if name not in self._fonts:
            font = self._ui.theme.font("micro")
            if name == "meta":
                font.setWeight(QFont.Weight.Normal)
            else:
                font.setPointSizeF(font.pointSizeF() * 11.5 / 10.5)
                font.setItalic(name == "idea")
            self._fonts[name] = font
        return self._fonts[name]

    def _title_lines(self, text: str, width: float) -> list[str]:
        return two_lines(text, self._font("title"), width)


def networks(entry: CalendarEntry) -> tuple[str, ...]:
    """The networks it goes to, or is written for while it is only planned, each once."""
    named = (item.network for item in entry.items) if entry.items else (name for _, name in entry.targets)
    return tuple(dict.fromkeys(named))
