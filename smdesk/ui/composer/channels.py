"""The row of the client's channels: on which of them the post is to stand, and how it gets there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from smdesk.ui.composer import marks
from smdesk.ui.composer.timing import Way
from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.i18n import capital
from smdesk.ui.kit.widgets import away, button

HEIGHT, LEAST, MOST, GAP = 40, 116, 168, 6
_ICONS = {
    "auto": "lightning",
    "assisted": "hand-pointing",
    "delegated": "cloud-check",
    "held": "warning",
    "keyring": "lock-key",
    "paused": "pause",
    "published": "check",
    "failed": "x-circle",
    "unconfirmed": "question",
}

#: What can still be called off.
_OPEN = frozenset({"auto", "assisted", "held", "keyring", "paused", "delegated", "late", "failed"})


class Toggle(QAbstractButton):
    """One channel; checked: the post is for it."""

    def __init__(self, ui: Ui, way: Way) -> None:
        super().__init__()
        self._ui = ui
        self.way = way
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.words = ""

    def tell(self, way: Way, words: str, *, checked: bool, enabled: bool) -> None:
        """Show a channel and how it gets there."""
        self.way, self.words = way, words
        self.setChecked(checked)
        self.setEnabled(enabled)
        channel = way.place.channel
        name = f"{way.place.network}, {channel.handle}" if channel.handle else way.place.network
        self.setAccessibleName(f"{name}, {words}")
        self.setToolTip(f"{name}\n{words}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(LEAST), self._ui.theme.px(HEIGHT))

    def wanted(self) -> int:
        """How wide it is to be for its name and its words."""
        theme = self._ui.theme
        strong, small = self._fonts(on=True)
        name = QFontMetrics(strong).horizontalAdvance(self.way.place.label)
        words = QFontMetrics(small).horizontalAdvance(self.words) + theme.px(12 + 3)
        return max(theme.px(LEAST), theme.px(8 + 22 + 7 + 6) + max(name, words) + 2)

    def _fonts(self, *, on: bool) -> tuple[QFont, QFont]:
        strong, small = self._ui.theme.font("small"), self._ui.theme.font("caption")
        strong.setWeight(strong.Weight.DemiBold if on else strong.Weight.Medium)
        return strong, small

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._ui.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, focus = self.isChecked(), self.hasFocus()
        width = 2.0 if focus else 1.0
        ground = "bg.today" if on else "bg.hover" if self.underMouse() else "bg.surface"
        edge = "accent.focus" if focus else "border.selected" if on else "border.default"
        painter.setPen(QPen(theme.color(edge), width))
        painter.setBrush(theme.color(ground))
        rect = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(rect, theme.px(6), theme.px(6))
        size, ratio = theme.px(22), self.devicePixelRatioF()
        painter.setOpacity(1.0 if on else 0.6)
        mark = marks.badge(theme, self.way.place.channel.network, size, ratio)
        painter.drawPixmap(theme.px(8), (self.height() - size) // 2, mark)
        painter.setOpacity(1.0)
        left = theme.px(8) + size + theme.px(7)
        room = self.width() - left - theme.px(6)
        self._lines(painter, left, room, on=on)

    def _lines(self, painter: QPainter, left: int, room: int, *, on: bool) -> None:
        theme = self._ui.theme
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        strong, small = self._fonts(on=on)
        painter.setFont(strong)
        painter.setPen(theme.color("text.primary" if on else "text.secondary"))
        name = self.way.place.label
        shown = QFontMetrics(strong).elidedText(name, Qt.TextElideMode.ElideMiddle, room)
        middle = self.height() / 2
        painter.drawText(QRectF(left, middle - theme.px(17), room, theme.px(17)), flags, shown)
        color = theme.color("text.secondary")
        if self.way.how in {"held", "keyring", "failed", "unconfirmed", "late"} and on:
            color = theme.semantic("danger" if self.way.how == "failed" else "warning").fg
        size = theme.px(12)
        mark = icons.pixmap(_ICONS.get(self.way.how, "clock"), color, size, self.devicePixelRatioF())
        painter.drawPixmap(left, round(middle + theme.px(9) - size / 2), mark)
        painter.setFont(small)
        painter.setPen(color)
        beside = left + size + theme.px(3)
        words = QFontMetrics(small).elidedText(self.words, Qt.TextElideMode.ElideRight, room - size - theme.px(3))
        painter.drawText(QRectF(beside, middle + theme.px(1), room, theme.px(16)), flags, words)


class ChannelRow(QWidget):
    """As many in a line as fit; the lines are equally wide."""

    toggled = Signal(int, bool)
    wanted = Signal()  # a channel for a client that has none

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.setObjectName("channels")
        self.toggles: dict[int, Toggle] = {}
        self._ways: list[Way] = []
        self.first = button("", self.wanted.emit, name="first-channel")
        self.first.setParent(self)
        self._say()

    def _say(self) -> None:
        self.first.setText(self.tr("Add a channel…"))
        self.first.setToolTip(self.tr("This client has no channel yet"))

    def tell(self, ways: list[Way], chosen: tuple[int, ...], *, locked: bool) -> None:
        """Show these channels."""
        self._ways = ways
        ids = [way.place.id for way in ways]
        if list(self.toggles) != ids:
            for old in self.toggles.values():
                away(old)
            self.toggles = {way.place.id: self._toggle(way) for way in ways}
        for way in ways:
            channel = way.place.id
            out = way.publication is not None and way.how not in _OPEN
            self.toggles[channel].tell(
                way, self.way_words(way), checked=channel in chosen, enabled=not locked and not out
            )  # fmt: skip
        self._place()

    def _toggle(self, way: Way) -> Toggle:
        made = Toggle(self._ui, way)
        made.setParent(self)
        made.clicked.connect(lambda checked, channel=way.place.id: self.toggled.emit(channel, checked))
        made.show()
        return made

    def way_words(self, way: Way) -> str:
        """How it gets there, in a word or two."""
        ours = {
            "auto": self.tr("Automatic"),
            "assisted": self.tr("Assisted"),
            "delegated": self.tr("The network sends it"),
            "held": self.tr("Reconnect first"),
            "keyring": self.tr("Keyring closed"),
            "paused": self.tr("Paused"),
        }
        return ours.get(way.how) or capital(self._ui.language.words.state(way.how))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            for way in self._ways:
                toggle = self.toggles[way.place.id]
                toggle.tell(way, self.way_words(way), checked=toggle.isChecked(), enabled=toggle.isEnabled())
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        theme = self._ui.theme
        height, gap, count = theme.px(HEIGHT), theme.px(GAP), len(self.toggles)
        self.first.setVisible(not count)
        if not count:
            self.first.adjustSize()
            self.setFixedHeight(self.first.height())
            return
        columns = self._columns(count, theme.px(LEAST))
        roomy = self._columns(count, self._wanted())
        if -(-count // roomy) == -(-count // columns):  # whole names where they cost no further line
            columns = roomy
        step = (self.width() + gap) / columns
        if step > theme.px(MOST) * 1.25:  # nearly full lines are filled: their right edge is that of all below them
            step = theme.px(MOST) + gap
        for place, toggle in enumerate(self.toggles.values()):
            left, end = (round((place % columns + next_) * step) for next_ in (0, 1))
            toggle.setGeometry(left, place // columns * (height + gap), end - left - gap, height)
        lines = -(-count // columns)
        self.setFixedHeight(lines * (height + gap) - gap)

    def _columns(self, count: int, least: int) -> int:
        gap = self._ui.theme.px(GAP)
        return max(1, min(count, (self.width() + gap) // (least + gap)))

    def _wanted(self) -> int:
        """How wide the channel with the longest words is to be for them."""
        return max(toggle.wanted() for toggle in self.toggles.values())
