"""The mix of the period against what was agreed: how many posts each pillar has, and where that goes wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from smdesk.core.records import dataclass
from smdesk.services.calendar import CalendarEntry
from smdesk.services.views import PillarView
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.calendar.parcel import Landing
from smdesk.ui.kit import iconfont
from smdesk.ui.kit.widgets import Page

#: Points of a hundred: so much promotion over the agreed share, or so much value below it, is worth a word.
PROMO_OVER, VALUE_UNDER = 5, 8


@dataclass(frozen=True, slots=True)
class Share:
    """One pillar in the period."""

    pillar: PillarView
    posts: int
    percent: int

    @property
    def over(self) -> int:
        """Points above the agreed share; negative below it."""
        return self.percent - self.pillar.target

    @property
    def warns(self) -> bool:
        """True where the difference is worth a word."""
        if not self.pillar.target:
            return False
        promo = self.pillar.kind == "promo" and self.over >= PROMO_OVER
        return promo or (self.pillar.kind == "value" and -self.over >= VALUE_UNDER)


def shares(entries: Iterable[int | None], pillars: Sequence[PillarView]) -> list[Share]:
    """The share of each pillar among posts, told by their pillars; percents of all that have one."""
    counted = Counter(pillar for pillar in entries if pillar is not None)
    whole = sum(counted[each.id] for each in pillars)
    return [Share(each, counted[each.id], round(100 * counted[each.id] / whole) if whole else 0) for each in pillars]


def change(
    before: Sequence[Share], after: Sequence[Share], pillars: Iterable[int | None]
) -> tuple[Share, Share] | None:
    """The one whose share changes most among the pillars of what is carried."""
    carried = set(pillars)
    pairs = [(old, new) for old, new in zip(before, after, strict=True) if old.pillar.id in carried]
    pairs = [(old, new) for old, new in pairs if old.percent != new.percent]
    return max(pairs, key=lambda pair: abs(pair[1].percent - pair[0].percent), default=None)


class MixMeter(Page):
    """Hidden where the client has no pillars."""

    def __init__(self, model: CalendarModel) -> None:
        super().__init__()
        self._model = model
        self._first = self._end = date.min
        self._entries: tuple[CalendarEntry, ...] = ()
        self._shares: list[Share] = []
        self._preview: tuple[Share, Share] | None = None
        self._low = False
        self.setObjectName("mix")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        model.ui.theme.changed.connect(self.update)

    # -- what it says -------------------------------------------------------------------------------------------

    def tell(self, first: date, end: date) -> None:
        """Count the posts from a day up to, but not, another."""
        pillars = self._pillars()
        self.setVisible(bool(pillars))
        if not pillars:
            self._shares, self._entries = [], ()
            return
        self._first, self._end = first, end
        self._entries = tuple(each for each in self._model.all_entries() if self._within(each.wall.date()))
        self._shares = shares((each.pillar_id for each in self._entries), pillars)
        self.setAccessibleName(self.tr("Content mix"))
        self.setAccessibleDescription(self.spoken())
        self.update()

    def _pillars(self) -> list[PillarView]:
        client = self._model.ui.scope.client
        return [each for each in self._model.pillars.values() if each.client_id == client]

    def spoken(self) -> str:
        """The mix as a sentence."""
        parts = [self._model.count_words(len(self._entries))]
        parts += [f"{share.pillar.name}: {self._percent(share)}, {self._goal(share)}" for share in self._shares]
        return ". ".join([*parts, self.warning()] if self.warning() else parts)

    def warning(self) -> str:
        """What is out of balance; "" for nothing."""
        worst = max((share for share in self._shares if share.warns), key=lambda share: abs(share.over), default=None)
        if worst is None:
            return ""
        told = (
            self.tr("%1: %n point(s) over", "", worst.over)
            if worst.over > 0
            else self.tr("%1: %n point(s) short", "", -worst.over)
        )
        return told.replace("%1", worst.pillar.name)

    def preview(self, landing: Landing) -> str:
        """Show what letting go would make of the mix, and say it; "" where it stays."""
        pillars = self._pillars()
        if not pillars:
            return ""
        leaving = Counter[int | None]()
        arriving = Counter[int | None]()
        for item, wall in landing.places:
            if landing.copies or item.wall is None or not self._within(item.wall.date()):
                if self._within(wall.date()):
                    arriving[item.pillar_id] += 1
            elif not self._within(wall.date()):
                leaving[item.pillar_id] += 1
        counted = Counter(each.pillar_id for each in self._entries)
        counted.update(arriving)
        counted.subtract(leaving)
        after = shares(counted.elements(), pillars)
        found = change(self._shares, after, [item.pillar_id for item, _ in landing.places])
        self.show_preview(found)
        if found is None:
            return ""
        told = self.tr("%1 goes from %2 to %3.").replace("%1", found[0].pillar.name)
        return told.replace("%2", str(found[0].percent)).replace("%3", self._percent(found[1]))

    def _within(self, day: date) -> bool:
        return self._first <= day < self._end

    def show_preview(self, found: tuple[Share, Share] | None) -> None:
        """What the mix would become, at the right of the meter."""
        if found != self._preview:
            self._preview = found
            self.update()

    def set_low(self, *, low: bool) -> None:
        """One line, where there is little room."""
        self._low = low
        self.setFixedHeight(self._model.ui.theme.px(34 if low else 50))

    # -- painting -----------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(400, self._model.ui.theme.px(34 if self._low else 50))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._model.ui.theme, self._model.ui.theme.px
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("bg.canvas"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), theme.color("border.subtle"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = px(20)
        left += self._caption(painter, left) + px(16)
        tag = self._tag(painter)
        room = self.width() - left - tag - px(30)
        legend = 0 if self._low else min(len(self._shares) * px(100), int(room * 0.64))
        wide = min(px(300 if self._low else 256), room - legend)
        bar = QRectF(left, px(8 if self._low else 15), wide, px(12))
        self._bars(painter, bar)
        if self._low:
            self._text(painter, "small", "text.secondary", QRect(int(bar.right()) + px(16), 0, px(160), self.height()),
                       self._model.count_words(len(self._entries)))  # fmt: skip
        elif self._shares:
            self._legend(painter, QRect(int(bar.right()) + px(16), 0, self.width() - int(bar.right()) - tag - px(44),
                                        self.height()))  # fmt: skip
        painter.end()

    def _caption(self, painter: QPainter, left: int) -> int:
        """Name and count at the left; how wide they are."""
        px = self._model.ui.theme.px
        name, count = self.tr("Content mix"), self._model.count_words(len(self._entries))
        wide = max(self._wide("small", name, medium=True), 0 if self._low else self._wide("caption", count))
        if self._low:
            self._text(painter, "small", "text.primary", QRect(left, 0, wide, self.height()), name, medium=True)
        else:
            self._text(painter, "small", "text.primary", QRect(left, px(9), wide, px(17)), name, medium=True)
            self._text(painter, "caption", "text.secondary", QRect(left, px(26), wide, px(15)), count)
        return wide

    def _bars(self, painter: QPainter, rect: QRectF) -> None:
        """What is planned above, what was agreed below, thinner and weaker."""
        theme, px = self._model.ui.theme, self._model.ui.theme.px
        agreed = QRectF(rect.left(), rect.bottom() + px(3), rect.width(), px(4))
        for place, opacity, values in (
            (rect, 1.0, [share.posts for share in self._shares]),
            (agreed, 0.55, [share.pillar.target for share in self._shares]),
        ):
            painter.save()
            shape = QPainterPath()
            shape.addRoundedRect(place, px(3) if opacity == 1.0 else px(2), px(3) if opacity == 1.0 else px(2))
            painter.setClipPath(shape)
            painter.fillPath(shape, theme.color("bg.pressed"))
            painter.setOpacity(opacity)
            whole, left = sum(values), place.left()
            for share, value in zip(self._shares, values, strict=True):
                wide = place.width() * value / whole if whole else 0
                if wide:
                    painter.fillRect(QRectF(left, place.top(), max(1.0, wide - px(2)), place.height()),
                                     theme.pillar(share.pillar.color).solid)  # fmt: skip
                left += wide
            painter.restore()

    def _legend(self, painter: QPainter, rect: QRect) -> None:
        theme, px = self._model.ui.theme, self._model.ui.theme.px
        step = min(px(118), rect.width() // len(self._shares))
        if step < px(58):
            return
        for number, share in enumerate(self._shares):
            left = rect.left() + number * step
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.pillar(share.pillar.color).solid)
            painter.drawRoundedRect(QRectF(QPointF(left, px(14)), QSize(px(8), px(8))), 2, 2)
            self._text(painter, "caption", "text.primary", QRect(left + px(13), px(9), step - px(16), px(17)),
                       share.pillar.name)  # fmt: skip
            color = "marker.softText" if share.warns else "text.primary"
            percent, place = self._percent(share), QRect(left + px(13), px(26), step - px(14), px(15))
            self._text(painter, "caption", color, place, percent, bold=True)
            wide = self._wide("caption", percent, bold=True) + px(5)
            self._text(painter, "caption", "text.secondary", place.adjusted(wide, 0, 0, 0), self._goal(share))

    def _tag(self, painter: QPainter) -> int:
        """What is out of balance, or what the mix becomes; how wide the tag is."""
        theme, px = self._model.ui.theme, self._model.ui.theme.px
        if self._preview is not None:
            old, new = self._preview
            told = f"{old.pillar.name} {old.percent} → {self._percent(new)}"
            told = f"{told}, {self._goal(new)}" if new.pillar.target else told
            ground, ink, mark = theme.semantic("success").bg, theme.semantic("success").fg, "trend-up"
        elif self.warning():
            told, ground, ink = self.warning(), theme.color("marker.soft"), theme.color("marker.softText")
            mark = "warning-fill"
        else:
            return 0
        wide = self._wide("caption", told) + px(13 + 6 + 18)
        rect = QRectF(self.width() - px(16) - wide, (self.height() - px(26)) / 2, wide, px(26))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, px(4), px(4))
        iconfont.paint(painter, mark, QRectF(rect.left() + px(8), rect.center().y() - px(6), px(12), px(12)), ink)
        painter.setFont(self._font("caption"))
        painter.setPen(ink)
        painter.drawText(rect.adjusted(px(26), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, told)
        return int(wide)

    # -- words --------------------------------------------------------------------------------------------------

    def _percent(self, share: Share) -> str:
        return f"{share.percent}\N{NO-BREAK SPACE}%" if self._model.ui.language.code == "es" else f"{share.percent}%"

    def _goal(self, share: Share) -> str:
        return self.tr("goal %1").replace("%1", str(share.pillar.target)) if share.pillar.target else ""

    def _font(self, name: str, *, medium: bool = False, bold: bool = False) -> QFont:
        font = QFont(self._model.ui.theme.font(name))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Medium if medium else QFont.Weight.Normal)
        return font

    def _wide(self, name: str, text: str, *, medium: bool = False, bold: bool = False) -> int:
        return QFontMetrics(self._font(name, medium=medium, bold=bold)).horizontalAdvance(text)

    def _text(
        self, painter: QPainter, name: str, color: str, rect: QRect, text: str, *, medium: bool = False,
        bold: bool = False,
    ) -> None:  # fmt: skip
        font = self._font(name, medium=medium, bold=bold)
        painter.setFont(font)
        painter.setPen(self._model.ui.theme.color(color))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 1)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def retranslate(self) -> None:
        self.tell(self._first, self._end)
