"""The sheet of hours as a picture: days, hours, clocks that change, free slots, the present, the cards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from smdesk.core.goodtimes import GoodTimes
from smdesk.core.records import dataclass
from smdesk.ui.calendar import hourlayout
from smdesk.ui.calendar.chips import DIM
from smdesk.ui.calendar.hourcard import NARROW, HourCards
from smdesk.ui.calendar.hourlayout import ClockChange
from smdesk.ui.calendar.hoursheet import Bundle, Card, Sheet
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.words import Words
from smdesk.ui.kit.zonenames import zone_name

translate = QCoreApplication.translate

#: Pixels between the lines of a hatch.
HATCH = 7
#: How strongly the accent shows under good hours, by level.
GOOD = (0.0, 0.035, 0.07, 0.11)
SWATCHES = (0.0, 0.08, 0.15, 0.25)  # as in the drawing of the week
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Slot:
    """A free weekly time on a column of the sheet."""

    day: int
    wall: datetime
    color: str = ""  # of the pillar it is kept for
    name: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """All that the picture shows."""

    sheet: Sheet
    now: datetime  # naive, in the zone of the sheet
    cards: Sequence[Card] = ()
    bundles: Sequence[Bundle] = ()
    slots: Sequence[Slot] = ()
    changes: Sequence[tuple[int, ClockChange]] = ()
    dim: frozenset[int] = frozenset()  # cards that the filters leave out, by their number
    tile: bool = False  # cards carry the tile of their client
    good: GoodTimes | None = None  # hours to publish at
    named_zones: bool = False  # the notes of the clocks say whose they are


def change_note(ui: Ui, change: ClockChange, *, named: bool, short: bool = False) -> str:
    """What happens to the clocks, in words; `named` where it must be said whose they are."""
    hours = "–".join(ui.language.clock(hourlayout.time_of(minute)) for minute in (change.first, change.last))
    if change.repeated:
        text = translate("Hours", "%1 twice") if short else translate("Hours", "%1 comes twice: the clocks go back")
    elif short:
        text = translate("Hours", "%1 skipped")
    else:
        text = translate("Hours", "%1 does not exist: the clocks go forward")
    text = text.replace("%1", hours)
    return f"{text} ({zone_name(change.zone)})" if named else text


def change_notes(ui: Ui, change: ClockChange, *, named: bool) -> tuple[str, ...]:
    """The note ever shorter, at last the two hours on a line each."""
    hours = [ui.language.clock(hourlayout.time_of(minute)) for minute in (change.first, change.last)]
    return (*(change_note(ui, change, named=named, short=each) for each in (False, True)), "–\n".join(hours))


class ScenePainter:
    """Paints a scene from back to front."""

    def __init__(self, ui: Ui, cards: HourCards) -> None:
        self._ui = ui
        self._theme = ui.theme
        self._cards = cards
        self._kept: tuple[object, QPixmap] | None = None  # the gutter with its hours, and what it depends on
        ui.theme.changed.connect(self._forget)

    def _forget(self) -> None:
        self._kept = None

    def ground(self, painter: QPainter, scene: Scene, ratio: float) -> None:
        """Everything but the cards, on a painter whose origin is the sheet's."""
        self._grounds(painter, scene)
        self._good(painter, scene)
        self._hours(painter, scene, ratio)
        for number, change in scene.changes:
            self._change(painter, scene, number, change)
        for slot in scene.slots:
            self._slot(painter, scene.sheet, slot)
        self._now(painter, scene)
        for bundle in scene.bundles:
            self.bundle(painter, bundle)

    def card(self, painter: QPainter, scene: Scene, number: int, ratio: float) -> None:
        """One card; no card lies on another, so their order is free."""
        card = scene.cards[number]
        painter.setOpacity(DIM if number in scene.dim else 1.0)
        look = self._cards.look(card.rect, ratio, tile=scene.tile)
        painter.drawPixmap(card.rect.topLeft(), self._cards.pixmap(card.entry, look))

    # -- grounds ------------------------------------------------------------------------------------------------

    def _grounds(self, painter: QPainter, scene: Scene) -> None:
        sheet, color, today = scene.sheet, self._theme.color, scene.now.date()
        for number in range(sheet.days):
            left, width = sheet.column(number)
            day = sheet.day(number)
            role = "bg.canvas" if day < today else "bg.today" if day == today else "bg.surface"
            painter.fillRect(left, 0, width, sheet.height, color(role))
            end = 24 * sheet.hour
            painter.fillRect(left, end, width, sheet.height - end, color("bg.canvas"))
            if day == today:
                past = QColor(color("bg.sunken"))
                past.setAlphaF(0.6)
                painter.fillRect(left, 0, width, sheet.y(hourlayout.minute_of(scene.now)), past)

    def _good(self, painter: QPainter, scene: Scene) -> None:
        """Good hours to come, as the accent under everything else."""
        sheet, good, now = scene.sheet, scene.good, scene.now
        if good is None:
            return
        for number in range(sheet.days):
            left, width = sheet.column(number)
            day = sheet.day(number)
            for hour, level in enumerate(good.levels[day.weekday()]):
                if level and (day, hour) >= (now.date(), now.hour):
                    painter.fillRect(left, hour * sheet.hour, width, sheet.hour, good_color(self._theme, level))

    def _hours(self, painter: QPainter, scene: Scene, ratio: float) -> None:
        sheet, thin = scene.sheet, 1 / ratio
        painter.drawPixmap(0, 0, self._labels(sheet, ratio))
        now = sheet.y(hourlayout.minute_of(scene.now)) if self._present(scene) is not None else -sheet.hour
        for hour in range(25):
            y = _on_pixel(hour * sheet.hour, ratio)
            painter.fillRect(QRectF(sheet.gutter, y, sheet.width - sheet.gutter, thin),
                             self._theme.color("border.subtle"))  # fmt: skip
            if abs(y - now) <= self._theme.px(16):  # there the present is written
                painter.fillRect(QRectF(0, y - sheet.hour / 2, sheet.gutter, sheet.hour),
                                 self._theme.color("bg.canvas"))  # fmt: skip
        for number in range(sheet.days):
            x = round(sheet.column(number)[0] * ratio) / ratio
            painter.fillRect(QRectF(x, 0, thin, sheet.height), self._theme.color("border.subtle"))

    def _labels(self, sheet: Sheet, ratio: float) -> QPixmap:
        """The gutter with its hours, the same beside every week: painted once."""
        words = [dates.hour(self._ui, hour) for hour in range(1, 24)]
        which = sheet.gutter, sheet.height, sheet.hour, ratio, *words
        if self._kept is None or self._kept[0] != which:
            made = QPixmap(QSize(sheet.gutter, sheet.height) * ratio)
            made.setDevicePixelRatio(ratio)
            made.fill(self._theme.color("bg.canvas"))
            painter, small = QPainter(made), Words(self._font("caption"))
            for hour, text in enumerate(words, 1):
                y = _on_pixel(hour * sheet.hour, ratio)
                self._gutter(painter, sheet, y, text, small, "text.tertiary")
            painter.end()
            self._kept = which, made
        return self._kept[1]

    def _gutter(self, painter: QPainter, sheet: Sheet, y: float, text: str, words: Words, role: str) -> None:
        painter.setPen(self._theme.status("failed").fg if role == "now" else self._theme.color(role))
        height = words.height
        place = QRectF(0, y - height / 2, sheet.gutter - self._theme.px(7), height)
        words.draw(painter, place, text, right=True)

    def _change(self, painter: QPainter, scene: Scene, number: int, change: ClockChange) -> None:
        """The hour that is missing is hatched on a sunken ground; the one that comes twice is hatched both ways."""
        sheet = scene.sheet
        left, width = sheet.column(number)
        top = sheet.y(change.first)
        rect = QRect(left + 1, top + 1, width - 1, max(1, sheet.y(change.last) - top - 1))
        painter.fillRect(rect, self._theme.color("bg.sunken"))
        painter.save()
        painter.setClipRect(rect)
        painter.setPen(QPen(self._theme.color("border.default"), 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawLines(hatch(rect, self._theme.px(HATCH)))
        if change.repeated:
            painter.drawLines(hatch(rect, self._theme.px(HATCH), back=True))
        self._note(painter, rect, self._fitting(rect, change, named=scene.named_zones))
        painter.restore()

    def _fitting(self, rect: QRect, change: ClockChange, *, named: bool) -> str:
        """The whole note where there is room for it, else in short, else the hours; the tooltip tells it all."""
        room = self._room(rect)
        for text in change_notes(self._ui, change, named=named):
            taken = self._taken(rect, text)
            if taken.height() <= room.height() and taken.width() <= room.width():
                return text
        return text

    def _room(self, rect: QRect) -> QRect:
        pad = self._theme.px(5)
        side = pad * 2 if rect.width() > self._theme.px(NARROW) else pad
        return rect.adjusted(side, pad, -side, -pad)

    def _taken(self, rect: QRect, text: str) -> QRect:
        return QFontMetrics(self._font("micro")).boundingRect(self._room(rect), _WRAPPED, text)

    def _note(self, painter: QPainter, rect: QRect, text: str) -> None:
        pad = self._theme.px(5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("marker.soft"))
        painter.drawRoundedRect(self._taken(rect, text).adjusted(-pad, -pad // 2, pad, pad // 2), pad, pad)
        painter.setFont(self._font("micro"))
        painter.setPen(self._theme.color("marker.softText"))
        painter.drawText(self._room(rect), _WRAPPED, text)

    # -- what stands there --------------------------------------------------------------------------------------

    def _slot(self, painter: QPainter, sheet: Sheet, slot: Slot) -> None:
        rect = QRectF(sheet.free_rect(slot.day, hourlayout.minute_of(slot.wall))).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("border.control"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(self._theme.pillar(slot.color).soft if slot.color else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, self._theme.px(5), self._theme.px(5))
        text = translate("Hours", "%1 queue slot").replace("%1", self._ui.language.clock(slot.wall))
        if slot.name:
            text = f"{self._ui.language.clock(slot.wall)} {slot.name}"
        font = self._font("micro")
        painter.setFont(font)
        painter.setPen(self._theme.color("text.tertiary"))
        room = rect.adjusted(self._theme.px(8), 0, -self._theme.px(4), 0)
        shown = QFontMetrics(font).elidedText(f"+ {text}", Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()

    def _present(self, scene: Scene) -> int | None:
        """The column of today."""
        number = scene.sheet.number(scene.now.date())
        return number if 0 <= number < scene.sheet.days else None

    def _now(self, painter: QPainter, scene: Scene) -> None:
        sheet, number = scene.sheet, self._present(scene)
        if number is None:
            return
        y, red = sheet.y(hourlayout.minute_of(scene.now)), self._theme.status("failed").fg
        left, width = sheet.column(number)
        font = QFont(self._font("caption"))
        font.setWeight(QFont.Weight.DemiBold)
        text = dates.clock(self._ui, scene.now.replace(second=0, microsecond=0))
        words = Words(font)
        height = words.height
        painter.fillRect(0, y - height // 2, sheet.gutter, height, self._theme.color("bg.canvas"))
        self._gutter(painter, sheet, y, text, words, "now")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(red, self._theme.px(2)))
        painter.drawLine(QLineF(left, y, left + width, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(red)
        painter.drawEllipse(QPointF(left, y), self._theme.px(4), self._theme.px(4))
        painter.restore()

    def bundle(self, painter: QPainter, bundle: Bundle) -> None:
        """A “+n”."""
        rect = QRectF(bundle.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("border.default"), 1))
        painter.setBrush(self._theme.color("bg.hover"))
        painter.drawRoundedRect(rect, self._theme.px(5), self._theme.px(5))
        font = QFont(self._font("micro"))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._theme.color("text.secondary"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, f"+{len(bundle.entries)}")
        painter.restore()

    def _font(self, name: str) -> QFont:
        return self._theme.font(name)


def _on_pixel(at: float, ratio: float) -> float:
    """Where a hairline is sharp."""
    return round(at * ratio) / ratio


def good_color(theme: Theme, level: int, *, swatch: bool = False) -> QColor:
    """The accent as strong as an hour is good; stronger where it is as small as a swatch."""
    made = QColor(theme.color("accent.base"))
    made.setAlphaF((SWATCHES if swatch else GOOD)[level])
    return made


def hatch(rect: QRect, gap: int, *, back: bool = False) -> list[QLineF]:
    """Slanting lines over a rectangle; `back` slants them the other way."""
    height, lines = rect.height(), []
    for x in range(rect.left() - height, rect.right() + height, gap):
        near, far = (x + height, x) if back else (x, x + height)
        lines.append(QLineF(near, rect.bottom() + 1, far, rect.top()))
    return lines
