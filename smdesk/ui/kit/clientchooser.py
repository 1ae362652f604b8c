"""Which client? Shown in the place of a page that is about one while the window looks at all of them, and asked before
something is begun that is one client’s.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from smdesk.core.errors import NotFound
from smdesk.core.events import ClientsChanged, Event
from smdesk.services.views import ClientView
from smdesk.ui.kit import paint
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dialogs import Ask
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import Page, column, label, row

translate = QCoreApplication.translate

#: Clients that a question for one shows without rolling.
_MOST = 6
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


class _ClientList(QListWidget):
    """The clients there are, each with its tile; typing a name goes to it."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.setObjectName("choose-client")
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setItemDelegate(_Delegate(ui.theme, self))

    def read(self) -> None:
        """The clients as they are."""
        kept = self.currentRow()
        self.clear()
        for client in self._ui.clients():
            item = QListWidgetItem(client.name)
            item.setData(_ID, client.id)
            item.setData(_UNDER, client.sector)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (client.name, client.sector))))
            self.addItem(item)
        self.setCurrentRow(max(0, min(kept, self.count() - 1)))

    @property
    def client(self) -> int:
        """The number of the current one."""
        return int(self.currentItem().data(_ID))


def with_client(ui: Ui, parent: QWidget, what: str, act: Callable[[int], object]) -> Ask | None:
    """Do `act` for the client that shows, or for one that is asked for; `what` is how it is called. The question, if
    one is asked.
    """
    shown = shown_client(ui)
    if shown is not None:
        act(shown.id)
        return None
    clients = _ClientList(ui)
    clients.read()
    if not clients.count():
        return None
    made = Ask(parent, ui.language.words, translate("ClientChooser", "For which client?"), what,
               translate("ClientChooser", "Continue"))  # fmt: skip
    rows = min(_MOST, clients.count())
    clients.setFixedHeight(ui.theme.px("rowTwoLine") * rows + ui.theme.px(12))  # the style sheet leaves room around
    clients.setAccessibleName(translate("ClientChooser", "Clients"))
    made.add(clients)
    clients.itemDoubleClicked.connect(lambda _item: made.primary.click())
    clients.setFocus()
    return made.show_with(lambda: act(clients.client))


class ClientChooser(Page):
    """A click or Enter makes the window look at that client."""

    chosen = Signal(int)

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._title, self._text = label("title2"), label("secondary", wrap=True)
        self.list = _ClientList(ui)
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
        self.list.read()

    def _take(self, item: QListWidgetItem) -> None:
        client = int(item.data(_ID))
        self.chosen.emit(client)
        self._ui.scope.choose(client)

    def _hear(self, event: Event) -> None:
        if isinstance(event, ClientsChanged):
            self.read()
