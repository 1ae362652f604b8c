"""Which client? Shown in the place of a page that is about one while the window looks at all of them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from smdesk.core.errors import NotFound
from smdesk.core.events import ClientsChanged, Event
from smdesk.services.views import ClientView
from smdesk.ui.kit import paint
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import Page, column, label, row

_ID, _UNDER = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class _Delegate(QStyledItemDelegate):
    """A client's tile, its name and its trade."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, self._theme.px("rowTwoLine"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, rect = self._theme, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.ground(painter, theme, option)
        side = theme.px(32)
        tile = QRectF(rect.left() + theme.px(10), rect.center().y() - side / 2, side, side)
        paint.client(painter, theme, tile, index.data(_ID), index.data())
        left = theme.px(10 + 32 + 12)
        room = rect.adjusted(left, 0, -theme.px(10), 0)
        under = index.data(_UNDER)
        half = rect.height() // 2
        align = Qt.AlignmentFlag.AlignBottom if under else Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("bodyStrong"))
        painter.setPen(theme.color("text.primary"))
        painter.drawText(room.adjusted(0, 0, 0, -half if under else 0), align, index.data())
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text.secondary"))
        painter.drawText(room.adjusted(0, half + 1, 0, 0), Qt.AlignmentFlag.AlignTop, under)
        painter.restore()


def shown_client(ui: Ui) -> ClientView | None:
    """Whom a page about one client is about: the one that the window looks at, or the only one there is."""
    chosen = ui.scope.client
    if chosen is None:
        clients = ui.runtime.clients.list()
        return clients[0] if len(clients) == 1 else None
    try:
        return ui.runtime.clients.show(chosen)
    except NotFound:  # deleted meanwhile, in another window or a terminal
        return None


class ClientChooser(Page):
    """A click or Enter makes the window look at that client."""

    chosen = Signal(int)

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._title, self._text = label("title2"), label("secondary", wrap=True)
        self.list = QListWidget()
        self.list.setObjectName("choose-client")
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setItemDelegate(_Delegate(ui.theme, self.list))
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)
        box = QWidget()
        box.setMaximumWidth(ui.theme.px(460))
        box.setLayout(column(self._title, self._text, 6, self.list, None, spacing=6))
        self.list.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.setLayout(row(None, box, None, margins=(24, 40, 24, 24)))
        self.layout().setStretch(1, 3)  # type: ignore[union-attr]
        ui.bridge.heard.connect(self._hear)
        self.read()

    def tell(self, title: str, text: str) -> None:
        """What the client is wanted for."""
        self._title.setText(title)
        self._text.setText(text)
        self.list.setAccessibleName(title)

    def read(self) -> None:
        """The clients as they are."""
        kept = self.list.currentRow()
        self.list.clear()
        for client in self._ui.runtime.clients.list():
            if self._ui.scope.hides(client.id):
                continue
            item = QListWidgetItem(client.name)
            item.setData(_ID, client.id)
            item.setData(_UNDER, client.sector)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (client.name, client.sector))))
            self.list.addItem(item)
        self.list.setCurrentRow(max(0, min(kept, self.list.count() - 1)))

    def _take(self, item: QListWidgetItem) -> None:
        client = int(item.data(_ID))
        self.chosen.emit(client)
        self._ui.scope.choose(client)

    def _hear(self, event: Event) -> None:
        if isinstance(event, ClientsChanged):
            self.read()
