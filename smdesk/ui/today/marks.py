"""What the lists of the Today page paint alike: one line of text, a button, a small picture of a post."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap

from smdesk.core.content import MediaItem
from smdesk.services.today.views import Picture
from smdesk.ui.kit import iconfont, icons
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.thumbs import Thumbs

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def text(
    painter: QPainter, theme: Theme, rect: QRect, words: str, font: QFont, role: str,
    align: Qt.AlignmentFlag = LEFT,
) -> int:  # fmt: skip
    """One line, cut with an ellipsis; how wide it is."""
    painter.setFont(font)
    painter.setPen(theme.color(role))
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, rect.width()))
    painter.drawText(rect, align, shown)
    return metrics.horizontalAdvance(shown)


def ratio_of(painter: QPainter) -> float:
    """Device pixels for each of ours."""
    device = painter.device()
    return device.devicePixelRatio() if device is not None else 1.0


def weighted(theme: Theme, name: str, weight: QFont.Weight) -> QFont:
    """A step of the type scale in another weight."""
    font = theme.font(name)
    font.setWeight(weight)
    return font


def strong(theme: Theme, name: str = "body") -> QFont:
    """A step of the type scale, half bold."""
    return weighted(theme, name, QFont.Weight.DemiBold)


def medium(theme: Theme, name: str = "body") -> QFont:
    """A step of the type scale, a little stronger."""
    return weighted(theme, name, QFont.Weight.Medium)


def button_width(theme: Theme, words: str) -> int:
    """How wide a painted button with these words is."""
    least = theme.px(86)
    return max(least, QFontMetrics(_button_font(theme)).horizontalAdvance(words) + theme.px(22))


def button(
    painter: QPainter, theme: Theme, rect: QRect, words: str, *, primary: bool = False, hover: bool = False,
    focus: bool = False,
) -> None:  # fmt: skip
    """A button inside a list, as the style sheet draws one; `focus` puts the ring around it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = theme.px(6)
    if focus:
        painter.setPen(QPen(theme.color("accent.focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(-2, -2, 2, 2), radius + 2, radius + 2)
    ground = ("accent.hover" if hover else "accent.base") if primary else ("bg.hover" if hover else "bg.surface")
    painter.setPen(Qt.PenStyle.NoPen if primary else QPen(theme.color("border.default"), 1))
    painter.setBrush(theme.color(ground))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setFont(_button_font(theme))
    painter.setPen(theme.color("text.onAccent" if primary else "text.primary"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def _button_font(theme: Theme) -> QFont:
    return weighted(theme, "small", QFont.Weight.Medium)


def picture(
    painter: QPainter, theme: Theme, thumbs: Thumbs, rect: QRect, medium: Picture | None, *, wanted: bool = False,
    faded: bool = False, marked: bool = True,
) -> None:  # fmt: skip
    """A post's picture, cut to the rectangle. Where there is none: a dashed place if one is `wanted`, else a note.

    Without `marked` that place stays empty for something else.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = theme.px(3)
    area = QRectF(rect)
    made: QPixmap | None = None
    if medium is not None:
        item = MediaItem(medium.sha256, medium.mime, 0)
        made = thumbs.get(item, QSize(rect.width(), rect.height()), ratio_of(painter))
    if made is not None:
        path = QPainterPath()
        path.addRoundedRect(area, radius, radius)
        painter.setClipPath(path)
        painter.setOpacity(0.62 if faded else 1.0)
        painter.drawPixmap(QPointF(area.topLeft()), made)
    else:
        pen = QPen(theme.color("border.control" if wanted else "border.subtle"), 1)
        if wanted:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.color("bg.surface" if wanted else "bg.sunken"))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        name = "image" if wanted or (medium and medium.mime.startswith("image/")) else "text-aa"
        name = "play" if medium is not None and medium.mime.startswith("video/") else name
        if marked or medium is not None:
            side = theme.px(14)
            place = QRectF(0, 0, side, side)
            place.moveCenter(area.center())
            iconfont.paint(painter, name, place, theme.color("text.tertiary"))
    painter.restore()


def glyph(painter: QPainter, theme: Theme, rect: QRectF, status: str, ground: str = "bg.surface") -> None:
    """The mark of a status in its colour."""
    made = icons.status(status, theme.status(status).fg, theme.color(ground), round(rect.width()), ratio_of(painter))
    painter.drawPixmap(rect.topLeft(), made)


def bar(painter: QPainter, theme: Theme, rect: QRectF, share: float, role: str, tone: str = "") -> None:
    """How much of something is done: a line of 4 pixels, filled to `share`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = rect.height() / 2
    painter.setBrush(theme.color("bg.pressed"))
    painter.drawRoundedRect(rect, radius, radius)
    if share > 0:
        painter.setBrush(theme.semantic(tone).fg if tone else theme.color(role))
        full = QRectF(rect.left(), rect.top(), max(rect.height(), rect.width() * min(1.0, share)), rect.height())
        painter.drawRoundedRect(full, radius, radius)
    painter.restore()
