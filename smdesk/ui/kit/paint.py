"""What delegates and widgets paint alike: status chips, marks of networks, tiles of clients, hairlines."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from smdesk.ui.kit import iconfont, icons
from smdesk.ui.kit.theme import Theme

#: Marks that the tokens do not name.
_MARKS = {"practice": "flask-fill", "snapchat": "fa6b.snapchat", "wordpress": "fa6b.wordpress"}


def on(ground: QColor) -> QColor:
    """Black or white, whichever reads better on a ground (WCAG relative luminance)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (ground.redF(), ground.greenF(), ground.blueF())
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return QColor(Qt.GlobalColor.white if luminance < 0.179 * 1.6 else Qt.GlobalColor.black)


def hairline(painter: QPainter, rect: QRect, color: QColor) -> None:
    """One device pixel at the bottom of a rectangle, sharp at any scale."""
    device = painter.device()
    ratio = device.devicePixelRatio() if device is not None else 1.0
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    top = round((rect.bottom() + 1) * ratio - 1) / ratio
    painter.fillRect(QRectF(rect.left(), top, rect.width(), 1 / ratio), color)
    painter.restore()


def ground(painter: QPainter, theme: Theme, option: QStyleOptionViewItem) -> None:
    """What lies under a row that is chosen or under the pointer, and the mark of the keys at its left."""
    state, rect = option.state, option.rect
    on = bool(state & QStyle.StateFlag.State_Selected)
    if on or state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bg.selected" if on else "bg.hover"))
        painter.drawRoundedRect(QRectF(rect), theme.px(6), theme.px(6))
    if on and state & QStyle.StateFlag.State_HasFocus:
        painter.fillRect(rect.adjusted(0, 6, 3 - rect.width(), -6), theme.color("accent.focus"))


def tile(painter: QPainter, rect: QRectF, color: QColor, text: str, font: QFont) -> None:
    """A rounded square with a letter or two on it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    radius = rect.width() * 0.26
    painter.drawRoundedRect(rect, radius, radius)
    small = QFont(font)
    small.setPixelSize(max(7, round(rect.width() * (0.56 if len(text) == 1 else 0.46))))
    small.setWeight(QFont.Weight.DemiBold)
    painter.setFont(small)
    painter.setPen(on(color))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def client(painter: QPainter, theme: Theme, rect: QRectF, identifier: int, name: str) -> None:
    """A client's tile with its letter."""
    tile(painter, rect, theme.client(identifier), theme.letter(identifier, name), theme.font("caption"))


def network(painter: QPainter, theme: Theme, rect: QRectF, name: str) -> None:
    """A network's mark in its colour, from a picture that is kept: the shapes of brands are dear to fill."""
    device = painter.device()
    ratio = device.devicePixelRatio() if device is not None else 1.0
    size = round(min(rect.width(), rect.height()))
    mark = iconfont.pixmap(_MARKS.get(name) or theme.network_icon(name), theme.network(name), size, ratio)
    painter.drawPixmap(QPointF(rect.center().x() - size / 2, rect.center().y() - size / 2), mark)


def network_icon(theme: Theme, name: str) -> QIcon:
    """A network's mark in its colour, for a box to tick or an entry of a menu."""
    made = QIcon()
    for size in (16, 32):
        made.addPixmap(iconfont.pixmap(_MARKS.get(name) or theme.network_icon(name), theme.network(name), size, 1.0))
    return made


def pillar_icon(theme: Theme, color: str) -> QIcon:
    """A pillar's colour, for a list."""
    size, edge = theme.px(10), theme.px(16)  # an icon's square, or it would be blown up to it
    made = QPixmap(edge * 2, edge * 2)
    made.setDevicePixelRatio(2.0)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.pillar(color).solid)
    painter.drawRoundedRect(QRectF((edge - size) / 2, (edge - size) / 2, size, size), 2, 2)
    painter.end()
    icon = QIcon(made)
    icon.addPixmap(made, QIcon.Mode.Selected)  # else Qt tints it on a chosen row
    return icon


def badge(painter: QPainter, theme: Theme, rect: QRectF, name: str) -> None:
    """A network's mark, cut out of a rounded square of its colour."""
    ground = theme.network(name)
    tile(painter, rect, ground, "", theme.font("caption"))
    inset = rect.width() * 0.2
    inner = rect.adjusted(inset, inset, -inset, -inset)
    iconfont.paint(painter, _MARKS.get(name) or theme.network_icon(name), inner, on(ground))


def chip_width(theme: Theme, text: str) -> int:
    """How wide a status chip with this text is."""
    return QFontMetrics(theme.font("tag")).horizontalAdvance(text) + theme.px(7 + 13 + 5 + 8)


def chosen(option: QStyleOptionViewItem) -> bool:
    """Whether a line of a list is selected."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


def edge(painter: QPainter, rect: QRectF, color: QColor, radius: float) -> None:
    """A line of one pixel just inside a rounded rectangle."""
    painter.save()
    painter.setPen(color)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5)
    painter.restore()


def faint(color: QColor) -> QColor:
    """The same at two fifths of its strength."""
    made = QColor(color)
    made.setAlphaF(0.4)
    return made


def chip(painter: QPainter, theme: Theme, place: QRect, status: str, text: str, *, edged: bool = False) -> None:
    """A status: its mark and its word on its tint, at the left of a place and in its middle; cut with an ellipsis.

    `edged` on a selected line, whose ground is nearly the tint of what is scheduled; with high contrast always (SCREENS
    2.2).
    """
    tint = theme.status(status)
    height, pad, mark = theme.px(20), theme.px(7), theme.px(13)
    width = min(place.width(), chip_width(theme, text))
    rect = QRectF(place.left(), place.center().y() - height / 2 + 0.5, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint.bg)
    painter.drawRoundedRect(rect, theme.px(4), theme.px(4))
    if edged or theme.high_contrast:
        edge(painter, rect, tint.fg if theme.high_contrast else faint(tint.fg), theme.px(4))
    device = painter.device()
    ratio = device.devicePixelRatio() if device is not None else 1.0
    painter.drawPixmap(
        QPointF(rect.left() + pad, rect.center().y() - mark / 2), icons.status(status, tint.fg, tint.bg, mark, ratio)
    )
    font = theme.font("tag")
    painter.setFont(font)
    painter.setPen(tint.fg)
    left = pad + mark + theme.px(5)
    room = QRectF(rect.left() + left, rect.top(), rect.width() - left - theme.px(4), rect.height())
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()
