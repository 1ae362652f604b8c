"""The list of all networks to choose from: those that smdesk publishes on by itself first."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from smdesk.core import network as networks
from smdesk.services.network_map import listing
from smdesk.ui.channels import guide
from smdesk.ui.kit import icons, paint
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.theme import Theme

_ID, _ALONE, _WAY = (Qt.ItemDataRole.UserRole + place for place in range(3))


class _Delegate(QStyledItemDelegate):
    """The network's mark, its name, and how it is published on."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, self._theme.px(46))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, rect = self._theme, option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("bg.selected"))
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), theme.color("accent.focus"))
        size, left = theme.px(28), rect.left() + theme.px(12)
        paint.badge(painter, theme, QRectF(left, rect.center().y() - size / 2 + 0.5, size, size), index.data(_ID))
        left += size + theme.px(12)
        strong, small = theme.font("bodyStrong"), theme.font("small")
        high, low = QFontMetrics(strong).height(), QFontMetrics(small).height()
        top = rect.top() + (rect.height() - high - low) // 2
        painter.setFont(strong)
        painter.setPen(theme.color("text.primary"))
        painter.drawText(left, top, rect.width(), high, Qt.AlignmentFlag.AlignVCenter, index.data())
        mark = theme.px(13)
        alone = bool(index.data(_ALONE))
        tone = theme.color("accent.base" if alone else "marker.softText")
        device = painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        painter.drawPixmap(
            left,
            top + high + (low - mark) // 2,
            icons.pixmap("lightning" if alone else "hand-pointing", tone, mark, ratio),
        )
        painter.setFont(small)
        painter.setPen(theme.color("text.secondary"))
        room = rect.right() - left - mark - theme.px(12)
        shown = QFontMetrics(small).elidedText(index.data(_WAY), Qt.TextElideMode.ElideRight, room)
        painter.drawText(left + mark + theme.px(5), top + high, room, low, Qt.AlignmentFlag.AlignVCenter, shown)
        paint.hairline(painter, rect, theme.color("border.subtle"))
        painter.restore()


class NetworkList(QListWidget):
    """Emits `entered` with the network that was chosen by Enter or a double click."""

    entered = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("networks")
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setProperty("surface", "surface")
        self.setItemDelegate(_Delegate(theme, self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        names = {line.id: network_name(line.id) for line in listing()}
        for line in sorted(
            listing(), key=lambda line: (line.way != "api", line.id == "practice", names[line.id].casefold())
        ):
            item = QListWidgetItem(names[line.id])
            item.setData(_ID, line.id)
            item.setData(_ALONE, line.way == "api" and not networks.load(line.id).invited)
            item.setData(_WAY, guide.way(line.id))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{names[line.id]}, {guide.way(line.id)}")
            self.addItem(item)
        self.setCurrentRow(0)
        self.itemActivated.connect(lambda item: self.entered.emit(item.data(_ID)))
        self.setAccessibleName(self.tr("Networks"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses and does no more: a list lets it through, and the window's button would add a channel by hand
        whose form nobody has seen.
        """
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()

    def network(self) -> str:
        """The network that is chosen."""
        item = self.currentItem()
        return str(item.data(_ID)) if item is not None else ""

    def choose(self, network: str) -> None:
        """Choose a network by id."""
        for place in range(self.count()):
            if self.item(place).data(_ID) == network:
                self.setCurrentRow(place)
