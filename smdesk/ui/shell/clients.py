"""Which client the window looks at: the button on top of the rail, and the list that it opens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from smdesk.core.events import ClientsChanged, Event
from smdesk.core.walltime import in_zone
from smdesk.services.pulse import Pulse, PulseService
from smdesk.services.views import ClientView
from smdesk.services.zone import computer_zone
from smdesk.ui.kit import dates, icons, paint
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import SearchField
from smdesk.ui.kit.popover import MARGIN, Popover
from smdesk.ui.kit.widgets import column, row
from smdesk.ui.shell.rows import Row, RowView

WIDTH = 346


class Clients(QObject):
    """The clients there are and the one that is chosen, remembered for this data folder. `changed` after any of it."""

    changed = Signal()

    def __init__(self, ui: Ui, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._key = f"client/{ui.runtime.folder.root}".replace("\\", "/")
        self.all: list[ClientView] = []
        ui.bridge.heard.connect(self._hear)
        ui.scope.changed.connect(self._chosen)
        self._read()
        kept = QSettings("smdesk", "window").value(self._key)
        if isinstance(kept, int | str) and str(kept).isdecimal() and self.by_id(int(kept)) is not None:
            ui.scope.choose(int(kept))

    def by_id(self, number: int | None) -> ClientView | None:
        """One client; None for one that is not there."""
        return next((each for each in self.all if each.id == number), None)

    @property
    def chosen(self) -> ClientView | None:
        """The client that the window looks at; None for all."""
        return self.by_id(self._ui.scope.client)

    def nth(self, place: int) -> None:
        """Look at the client of this place, 1 the first; with 0 at all. Not while a client looks at the screen."""
        if self._ui.scope.watched:
            return
        if place == 0:
            self._ui.scope.choose(None)
        elif place <= len(self.all):
            self._ui.scope.choose(self.all[place - 1].id)

    def _hear(self, event: Event) -> None:
        if isinstance(event, ClientsChanged):
            self._read()
            self.changed.emit()

    def _read(self) -> None:
        self.all = self._ui.runtime.clients.list()
        if self._ui.scope.client is not None and self.by_id(self._ui.scope.client) is None:
            self._ui.scope.choose(None)  # it has been put away

    def _chosen(self) -> None:
        chosen = self._ui.scope.client
        QSettings("smdesk", "window").setValue(self._key, "" if chosen is None else chosen)
        self.changed.emit()


class ClientButton(QAbstractButton):
    """Says which client it is; opens the list."""

    def __init__(self, ui: Ui, clients: Clients) -> None:
        super().__init__()
        self._ui = ui
        self._clients = clients
        self._narrow = False
        self.setObjectName("client-switcher")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        clients.changed.connect(self.say)
        ui.theme.changed.connect(self.updateGeometry)
        self.say()

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(40), self._ui.theme.px(44))

    def set_narrow(self, narrow: bool) -> None:
        """The tile alone."""
        self._narrow = narrow
        self.say()

    def say(self) -> None:
        """The client of the moment."""
        name, under = self._words()
        self.setText(name)
        self.setToolTip(name if self._narrow else "")
        self.setAccessibleName(self.tr("Client: %1").replace("%1", name))
        self.setAccessibleDescription(under)
        self.update()

    def _words(self) -> tuple[str, str]:
        chosen = self._clients.chosen
        if chosen is None:
            return self.tr("All clients"), self.tr("%n client(s)", "", len(self._clients.all))
        if self._ui.scope.watched:
            return chosen.name, self.tr("Client is watching")
        return chosen.name, dates.month_title(self._ui, in_zone(self._ui.now(), chosen.zone).date())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._ui.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = theme.px(30 if self._narrow else 28)
        left = (self.width() - size) / 2 if self._narrow else theme.px(8)
        tile = QRectF(left, (self.height() - size) / 2, size, size)
        if self._narrow:
            if self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("bg.chromeHover"))
                painter.drawRoundedRect(QRectF(self.rect()), theme.px(6), theme.px(6))
            self._tile(painter, tile)
            return
        painter.setPen(theme.color("border.default"))
        painter.setBrush(theme.color("bg.hover" if self.underMouse() else "bg.surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(6), theme.px(6))
        self._tile(painter, tile)
        name, under = self._words()
        room = QRect(theme.px(46), 0, self.width() - theme.px(46 + 28), self.height())
        strong, small = theme.font("bodyStrong"), theme.font("caption")
        middle = self.height() // 2
        painter.setFont(strong)
        painter.setPen(theme.color("text.primary"))
        text = QFontMetrics(strong).elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QRect(room.left(), middle - theme.px(17), room.width(), theme.px(18)), 0, text)
        painter.setFont(small)
        painter.setPen(theme.color("text.secondary"))
        painter.drawText(QRect(room.left(), middle + theme.px(1), room.width(), theme.px(16)), 0, under)
        mark = theme.px(12)
        drawn = icons.pixmap("caret-down-bold", theme.color("text.secondary"), mark, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - theme.px(11) - mark, round((self.height() - mark) / 2), drawn)

    def _tile(self, painter: QPainter, box: QRectF) -> None:
        theme, chosen = self._ui.theme, self._clients.chosen
        if chosen is not None:
            paint.client(painter, theme, box, chosen.id, chosen.name)
            return
        painter.setPen(theme.color("border.default"))
        painter.setBrush(theme.color("bg.surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(6), theme.px(6))
        mark = theme.px(15)
        drawn = icons.pixmap("squares-four-fill", theme.color("text.secondary"), mark, self.devicePixelRatioF())
        painter.drawPixmap(round(box.center().x() - mark / 2), round(box.center().y() - mark / 2), drawn)


class Switcher(Popover):
    """All clients, each with a line on how it stands; typing narrows, Enter takes."""

    def __init__(
        self, ui: Ui, clients: Clients, new_client: Callable[[], object], parent: QWidget, *, watched: bool = False
    ) -> None:
        """`watched`: a client looks at the screen, so only the chosen one is named."""
        super().__init__(ui.theme, parent)
        self._ui = ui
        self._clients = clients
        self._new_client = new_client
        self._watched = watched
        self._pulse = PulseService(ui.runtime.db).read(*_today(ui))
        self.setObjectName("switcher")
        self.finder = SearchField(ui.theme, name="find-client")
        self.finder.tell(self.tr("Find a client"))
        self.finder.setClearButtonEnabled(False)
        self.view = RowView(ui.theme, lambda _thumb: None, 34, self, mark=18)
        self.view.setAccessibleName(self.tr("Clients"))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # The lines of the view are 6 pixels narrower than it, so that the field is as wide as they are.
        self.setLayout(column(row(self.finder, margins=(6, 0, 6, 0)), self.view, spacing=6, margins=(2, 8, 2, 6)))
        self.setFixedWidth(ui.theme.px(WIDTH) + 2 * MARGIN)
        self.finder.textChanged.connect(self.fill)
        self.finder.installEventFilter(self)
        self.setFocusProxy(self.finder)
        self.setAccessibleName(self.tr("Clients"))
        self.fill()
        self.finder.setFocus()

    def fill(self) -> None:
        """The lines that fit what is typed."""
        find = self.finder.text().strip().casefold()
        shown = [self._client(place, each) for place, each in enumerate(self._clients.all, 1)
                 if find in each.name.casefold() and (not self._watched or each == self._clients.chosen)]  # fmt: skip
        rows = list(shown)
        if not find and not self._watched:
            rows = [self._everything(), Row("rule"), *shown]
        if not self._watched:
            new = Row(title=self.tr("New client…"), icon="plus", act=lambda: self._leave(self._new_client))
            rows += [*([Row("rule")] if rows else []), new]
        self.view.tell(rows)
        at = next(
            (place for place, row in enumerate(rows) if row.client and row.client[0] == self._ui.scope.client), -1
        )
        if at >= 0 and not find:
            self.view.choose(at)
        self.view.setFixedHeight(min(self.view.height_of_all() + 2, self._ui.theme.px(520)))
        self.adjustSize()

    def _everything(self) -> Row:
        total = sum(self._pulse.values(), Pulse())
        return Row(
            title=self.tr("All clients"), detail=self._line(total), below=True, icon="squares-four-fill",
            framed=True, keys=("Alt", "0"), act=lambda: self._leave(lambda: self._ui.scope.choose(None)),
        )  # fmt: skip

    def _client(self, place: int, client: ClientView) -> Row:
        pulse = self._pulse.get(client.id, Pulse())
        dot = "danger" if pulse.wrong else "warning" if pulse.waiting else ""
        return Row(
            title=client.name, detail=self._line(pulse), below=True, client=(client.id, client.name), dot=dot,
            keys=("Alt", str(place)) if place < 10 else (),
            act=lambda: self._leave(lambda: self._ui.scope.choose(client.id)),
        )  # fmt: skip

    def _line(self, pulse: Pulse) -> str:
        parts = [self.tr("%n post(s) today", "", pulse.today)]
        if pulse.wrong:
            parts.append(self.tr("%n failed", "", pulse.wrong))
        elif pulse.waiting:
            parts.append(self.tr("%n wait(s) for you", "", pulse.waiting))
        return " · ".join(parts)

    def _leave(self, act: Callable[[], object]) -> None:
        self.close()
        act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list work while the focus is in the field."""
        if watched is self.finder and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if event.key() in steps:
                self.view.step(steps[Qt.Key(event.key())])
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.view.press()
                return True
            alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            if alt and Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
                self._leave(lambda: self._clients.nth(event.key() - Qt.Key.Key_0))
                return True
        return super().eventFilter(watched, event)


def _today(ui: Ui) -> tuple[datetime, datetime]:
    start = in_zone(ui.now(), computer_zone()).replace(hour=0, minute=0, second=0, microsecond=0)
    return start, start + timedelta(days=1)
