"""Pieces of the popover that shows one post: text of a few lines, its picture, a line for each channel."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from smdesk.services.calendar.service import CalendarEntry, Sending
from smdesk.ui.calendar import tips
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.kit import iconfont, icons, paint
from smdesk.ui.kit.naming import network_name, status_name
from smdesk.ui.kit.theme import Theme

_MODE_ICONS = {"assisted": "hand-pointing", "delegate": "cloud-lightning"}


class Lines(QWidget):
    """A text of at most so many lines, the last cut with an ellipsis."""

    def __init__(self, theme: Theme, step: str, role: str, most: int) -> None:
        super().__init__()
        self._theme, self._step, self._role, self._most = theme, step, role, most
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, text: str) -> None:
        """Show this text."""
        self._text = " ".join(text.split())
        self.setAccessibleName(self._text)
        self.setVisible(bool(self._text))
        self.updateGeometry()
        self.update()

    @property
    def _font(self) -> QFont:
        return self._theme.font(self._step)

    @property
    def _line(self) -> float:
        return QFontMetricsF(self._font).height() * 1.06

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._line * max(1, len(self._broken(width))))

    def sizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, round(self._line))

    def resizeEvent(self, event: object) -> None:
        self.setFixedHeight(self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setPen(self._theme.color(self._role))
        for number, line in enumerate(self._broken(self.width())):
            place = QRectF(0, number * self._line, self.width(), self._line)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)

    def _broken(self, width: int) -> list[str]:
        layout = QTextLayout(self._text, self._font)
        layout.beginLayout()
        starts: list[int] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            starts.append(line.textStart())
        layout.endLayout()
        shown = [self._text[a:b].rstrip() for a, b in zip(starts, [*starts[1:], len(self._text)], strict=True)]
        if len(shown) > self._most:
            rest = self._text[starts[self._most - 1] :]
            last = QFontMetricsF(self._font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
            shown = [*shown[: self._most - 1], last]
        return shown


class Art(QWidget):
    """The picture of a post; its place stays where there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture: QPixmap | None = None
        self.setFixedSize(theme.px(76), theme.px(95))

    def tell(self, picture: QPixmap | None) -> None:
        """Show this picture."""
        self._picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        if self._picture is not None:
            painter.setClipPath(shape)
            painter.drawPixmap(0, 0, self._picture)
            return
        pen = QPen(self._theme.color("border.default"), 1, Qt.PenStyle.DashLine)
        painter.strokePath(shape, pen)
        mark = QRectF(0, 0, self._theme.px(20), self._theme.px(20))
        mark.moveCenter(QRectF(self.rect()).center())
        iconfont.paint(painter, "text-aa", mark, self._theme.color("text.tertiary"))


class ChannelLine(QWidget):
    """One channel: its mark and name, the time, who sends it, and the mark of how it stands."""

    def __init__(self, model: CalendarModel, entry: CalendarEntry, item: Sending, *, by_handle: bool) -> None:
        super().__init__()
        self._model, self._wall, self._item = model, entry.wall, item
        self._name = (by_handle and item.channel) or network_name(item.network)
        self.setFixedHeight(model.ui.theme.px(25))
        said = tips.channel_line(model, item)
        self.setAccessibleName(f"{said}, {model.ui.language.clock(entry.wall)}")
        self.setToolTip(said)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ui, px, middle = self._model.ui, self._model.ui.theme.px, self.height() / 2
        theme, body, small = ui.theme, ui.theme.font("body"), ui.theme.font("small")
        side = px(15)
        paint.network(painter, theme, QRectF(0, middle - side / 2, side, side), self._item.network)
        ground, drawn = theme.color("bg.raised"), self._item.drawn.value
        right = self.width() - px(14)
        glyph = icons.status(drawn, theme.status(drawn).fg, ground, px(14), self.devicePixelRatioF())
        painter.drawPixmap(QPointF(right, middle - px(7)), glyph)
        modes = [tips.mode_name(mode) for mode in ("auto", "assisted", "delegate")]
        mode_width = max(round(QFontMetricsF(small).horizontalAdvance(each)) for each in modes) + px(10)
        right -= mode_width
        self._text(painter, right, mode_width, tips.mode_name(self._item.mode), small, "text.secondary")
        right -= px(19)
        mark = QRectF(right, middle - px(7), px(14), px(14))
        iconfont.paint(painter, _MODE_ICONS.get(self._item.mode, "lightning"), mark, theme.color("text.secondary"))
        told = ui.language.clock(self._wall)
        width = round(QFontMetricsF(body).horizontalAdvance("12:00 pm" if ui.language.twelve_hours else "00:00"))
        right -= width + px(10)
        self._text(painter, right, width + px(2), told, body, "text.primary")
        self._text(painter, px(24), right - px(24 + 6), self._name, body, "text.primary")

    def _text(self, painter: QPainter, left: int, width: int, text: str, font: QFont, role: str) -> None:
        painter.setFont(font)
        painter.setPen(self._model.ui.theme.color(role))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
        place = QRectF(left, 0, width, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class StatusChip(QWidget):
    """A status in its mark and word."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._status = "draft"
        self.setFixedHeight(theme.px(20))

    def tell(self, status: str) -> None:
        """Show this one, by its name in the tokens."""
        self._status = status
        self.setAccessibleName(status_name(status))
        self.setFixedWidth(paint.chip_width(self._theme, status_name(status)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.chip(painter, self._theme, self.rect(), self._status, status_name(self._status))


class Marked(QWidget):
    """A small coloured mark and words beside it: a client with its tile, a pillar with its colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text, self._client, self._color = "", 0, ""
        self.setFixedHeight(theme.px(18))

    def tell(self, text: str, *, client: int = 0, pillar: str = "") -> None:
        """Show a client by its id, or a pillar by the name of its colour."""
        self._text, self._client, self._color = text, client, pillar
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, px = self._theme, self._theme.px
        side = px(14) if self._client else px(9)
        place = QRectF(0, (self.height() - side) / 2, side, side)
        if self._client:
            paint.client(painter, theme, place, self._client, self._text)
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.pillar(self._color).solid)
            painter.drawRoundedRect(place, px(2), px(2))
        font = theme.font("small")
        painter.setFont(font)
        painter.setPen(theme.color("text.secondary") if self._client else theme.pillar(self._color).text)
        room = QRectF(side + px(6), 0, self.width() - side - px(6), self.height())
        shown = QFontMetricsF(font).elidedText(self._text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
