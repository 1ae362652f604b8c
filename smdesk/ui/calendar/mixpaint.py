"""How the mix meter looks: name and count, what is planned above what was agreed, a legend, and a word at the right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPixmap

from smdesk.core.mix import Share
from smdesk.core.records import dataclass
from smdesk.services.views import PillarView
from smdesk.ui.kit import iconfont
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.mixwords import MixWords


@dataclass(frozen=True, slots=True)
class Parts:
    """What is painted. `act` is how wide the button is that stands in the tag."""

    name: str
    count: str
    shares: tuple[Share, ...]
    pillars: tuple[PillarView, ...]
    told: str
    warns: bool
    preview: tuple[Share, Share] | None
    act: int
    low: bool
    menu: bool = True  # the name has a mark that there is more behind it


class MixPainter:
    """Paints, and tells where the buttons go."""

    def __init__(self, ui: Ui, words: MixWords) -> None:
        self._ui = ui
        self._words = words
        self._fonts: dict[tuple[str, bool, bool], QFont] = {}
        self._base: tuple[object, QPixmap] = (None, QPixmap())
        ui.theme.changed.connect(self.forget)

    def places(self, parts: Parts, rect: QRect) -> tuple[QRect, QRect]:
        """Where the caption is, and where the tag."""
        px = self._ui.theme.px
        high = px(26 if parts.low else 38)
        caption = QRect(px(12), (rect.height() - high) // 2, self._caption_width(parts) + px(8 + 6 + 14 + 4), high)
        wide = self._tag_width(parts)
        tag = QRect(rect.width() - px(16) - wide, (rect.height() - px(26)) // 2, wide, px(26))
        return caption, tag

    def forget(self) -> None:
        """Other colours or sizes: everything anew."""
        self._fonts.clear()
        self._base = (None, QPixmap())

    def paint(self, painter: QPainter, parts: Parts, rect: QRect) -> None:
        """All of it. While something is carried only the tag is another: the rest is kept as a picture."""
        px = self._ui.theme.px
        caption, tag = self.places(parts, rect)
        left = caption.right() + px(10)
        room = tag.left() - left - px(14)
        legend = (
            self._wide("small", parts.count) + px(12) if parts.low
            else max(min(len(parts.shares) * px(100), int(room * 0.64)), min(self._legend_width(parts), room - px(96)))
        )  # fmt: skip
        wide = max(0, min(px(300 if parts.low else 256), room - legend))
        bar = QRect(left, px(8 if parts.low else 15), wide, px(12))
        after = bar.right() + px(17)
        step = min(px(118), (tag.left() - after - px(12)) // max(1, len(parts.shares)))
        device = painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        which = (parts.name, parts.count, parts.shares, parts.pillars, parts.low, rect.size().toTuple(), ratio, wide,
                 left, step)  # fmt: skip
        if self._base[0] != which:
            picture = QPixmap(rect.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            inner = QPainter(picture)
            self._paint_base(inner, parts, rect, bar, QRect(after, 0, step, rect.height()))
            inner.end()
            self._base = (which, picture)
        painter.drawPixmap(0, 0, self._base[1])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._tag(painter, parts, tag)

    def _paint_base(self, painter: QPainter, parts: Parts, rect: QRect, bar: QRect, column: QRect) -> None:
        theme = self._ui.theme
        painter.fillRect(rect, theme.color("bg.canvas"))
        painter.fillRect(QRect(0, rect.height() - 1, rect.width(), 1), theme.color("border.subtle"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._caption(painter, parts, rect)
        self._bars(painter, parts, QRectF(bar))
        if parts.low:
            count = QRect(column.left(), 0, self._wide("small", parts.count) + 2, rect.height())
            self._text(painter, "small", "text.secondary", count, parts.count)
        elif parts.shares:
            self._legend(painter, parts, column)

    def _caption_width(self, parts: Parts) -> int:
        count = 0 if parts.low else self._wide("caption", parts.count)
        return max(self._wide("small", parts.name, medium=True), count)

    def _caption(self, painter: QPainter, parts: Parts, rect: QRect) -> None:
        px, left, wide = self._ui.theme.px, self._ui.theme.px(20), self._caption_width(parts)
        name = self._wide("small", parts.name, medium=True)
        if parts.low:
            self._text(painter, "small", "text.primary", QRect(left, 0, wide, rect.height()), parts.name, medium=True)
        else:
            self._text(painter, "small", "text.primary", QRect(left, px(9), wide, px(17)), parts.name, medium=True)
            self._text(painter, "caption", "text.tertiary", QRect(left, px(26), wide, px(15)), parts.count)
        if not parts.menu:
            return
        top = rect.height() / 2 - px(5) if parts.low else px(13)
        iconfont.paint(painter, "caret-down-bold", QRectF(left + name + px(6), top, px(10), px(10)),
                       self._ui.theme.color("text.tertiary"))  # fmt: skip

    def _bars(self, painter: QPainter, parts: Parts, rect: QRectF) -> None:
        """What is planned above, what was agreed below, thinner and weaker."""
        theme, px = self._ui.theme, self._ui.theme.px
        agreed = QRectF(rect.left(), rect.bottom() + px(3), rect.width(), px(4))
        for place, opacity, values in (
            (rect, 1.0, [share.posts for share in parts.shares]),
            (agreed, 0.55, [share.goal.target for share in parts.shares]),
        ):
            painter.save()
            shape = QPainterPath()
            shape.addRoundedRect(place, px(3) if opacity == 1.0 else px(2), px(3) if opacity == 1.0 else px(2))
            painter.setClipPath(shape)
            painter.fillPath(shape, theme.color("bg.pressed"))
            painter.setOpacity(opacity)
            whole, left = sum(values), place.left()
            shown = [(pillar, value) for pillar, value in zip(parts.pillars, values, strict=False) if value]
            for pillar, value in shown:
                wide = place.width() * value / whole
                gap = 0 if pillar is shown[-1][0] else px(2)  # the last reaches the end
                painter.fillRect(QRectF(left, place.top(), max(1.0, wide - gap), place.height()),
                                 theme.pillar(pillar.color).solid)  # fmt: skip
                left += wide
            painter.restore()

    def _legend(self, painter: QPainter, parts: Parts, rect: QRect) -> None:
        """One column after the other, each as wide as the first."""
        theme, px, step = self._ui.theme, self._ui.theme.px, rect.width()
        if step < px(58):
            return
        for number, (share, pillar) in enumerate(zip(parts.shares, parts.pillars, strict=False)):
            left = rect.left() + number * step
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.pillar(pillar.color).solid)
            painter.drawRoundedRect(QRectF(QPointF(left, px(14)), QSize(px(8), px(8))), 2, 2)
            self._text(painter, "caption", "text.secondary", QRect(left + px(13), px(9), step - px(16), px(17)),
                       pillar.name)  # fmt: skip
            color = "marker.softText" if share.warns else "text.primary"
            percent, place = self._words.percent(share.percent), QRect(left + px(13), px(26), step - px(14), px(15))
            self._text(painter, "caption", color, place, percent, bold=True)
            wide = self._wide("caption", percent, bold=True) + px(4)
            goal = self._words.goal(share)
            if wide + self._wide("caption", goal) <= place.width():  # the bars show it too
                self._text(painter, "caption", "text.tertiary", place.adjusted(wide, 0, 0, 0), goal)

    def _legend_width(self, parts: Parts) -> int:
        """What the names of all pillars need, each in as much room as the longest."""
        names = (self._wide("caption", pillar.name) for pillar in parts.pillars[: len(parts.shares)])
        return len(parts.shares) * (max(names, default=0) + self._ui.theme.px(16 + 2)) + self._ui.theme.px(17 + 12 - 14)

    # -- the tag ------------------------------------------------------------------------------------------------

    def _told(self, parts: Parts) -> str:
        if parts.preview is None:
            return parts.told
        old, new = parts.preview
        name = next((each.name for each in parts.pillars if each.id == old.goal.pillar), "")
        told = f"{name} {old.percent} → {self._words.percent(new.percent)}"
        return f"{told}, {self._words.goal(new)}" if new.goal.target else told

    def _tag_width(self, parts: Parts) -> int:
        told = self._told(parts)
        px = self._ui.theme.px
        if not told:
            return 0
        return self._wide("tag", told, medium=True) + px(26 + 9) + (parts.act + px(8) if parts.act else 0)

    def _tag(self, painter: QPainter, parts: Parts, rect: QRect) -> None:
        """What is out of balance, or what the mix becomes."""
        told = self._told(parts)
        if not told:
            return
        theme, px = self._ui.theme, self._ui.theme.px
        if parts.preview is not None:
            old, new = parts.preview
            nearer = abs(new.over) <= abs(old.over)
            tint = theme.semantic("success" if nearer else "warning")
            ground, ink, mark = tint.bg, tint.fg, "trend-up" if new.percent >= old.percent else "trend-down"
        elif parts.warns:
            ground, ink, mark = theme.color("marker.soft"), theme.color("marker.softText"), "warning-fill"
        else:
            ground, ink, mark = theme.color("bg.sunken"), theme.color("text.secondary"), "scales"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(rect), px(4), px(4))
        iconfont.paint(painter, mark, QRectF(rect.left() + px(8), rect.center().y() - px(5), px(12), px(12)), ink)
        painter.setFont(self._font("tag", medium=True))
        painter.setPen(ink)
        painter.drawText(rect.adjusted(px(26), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, told)

    # -- text ---------------------------------------------------------------------------------------------------

    def _font(self, name: str, *, medium: bool = False, bold: bool = False) -> QFont:
        found = self._fonts.get((name, medium, bold))
        if found is None:
            found = self._fonts[name, medium, bold] = QFont(self._ui.theme.font(name))
            found.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Medium if medium else QFont.Weight.Normal)
        return found

    def _wide(self, name: str, text: str, *, medium: bool = False, bold: bool = False) -> int:
        return QFontMetrics(self._font(name, medium=medium, bold=bold)).horizontalAdvance(text)

    def _text(
        self, painter: QPainter, name: str, color: str, rect: QRect, text: str, *, medium: bool = False,
        bold: bool = False,
    ) -> None:  # fmt: skip
        font = self._font(name, medium=medium, bold=bold)
        painter.setFont(font)
        painter.setPen(self._ui.theme.color(color))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 1)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
