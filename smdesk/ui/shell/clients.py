"""Which client the window looks at, and the button on top of the rail that says so."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from smdesk.core.events import ClientsChanged, Event
from smdesk.core.walltime import in_zone
from smdesk.services.views import ClientView
from smdesk.ui.kit import dates, icons, paint
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.zonenames import away


class Clients(QObject):
    """The clients there are and the one that is chosen, remembered for this data folder. `changed` after any of it.

    `all` are those that are worked for; an archived one can be looked at all the same.
    """

    changed = Signal()

    def __init__(self, ui: Ui, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._key = f"client/{ui.runtime.folder.root}".replace("\\", "/")
        self.all: list[ClientView] = []
        self.archived: list[ClientView] = []
        ui.bridge.heard.connect(self._hear)
        ui.scope.changed.connect(self._chosen)
        self._read()
        kept = QSettings("smdesk", "window").value(self._key)
        if isinstance(kept, int | str) and str(kept).isdecimal() and self.by_id(int(kept)) is not None:
            ui.scope.choose(int(kept))
        else:
            self._choose_only()

    def by_id(self, number: int | None) -> ClientView | None:
        """One client; None for one that is not there."""
        return next((each for each in (*self.all, *self.archived) if each.id == number), None)

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
            before = len(self.all)
            self._read()
            if before == 0:
                self._choose_only()
            self.changed.emit()

    def _read(self) -> None:
        service = self._ui.runtime.clients
        self.all, self.archived = service.list(), service.list(archived=True)
        if self._ui.scope.client is not None and self.by_id(self._ui.scope.client) is None:
            self._ui.scope.choose(None)  # it has been put away

    def _choose_only(self) -> None:
        """The owner of one business has one client: all of it is about that one, and what is each client's shows."""
        if len(self.all) == 1 and self._ui.scope.client is None:
            self._ui.scope.choose(self.all[0].id)

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
        place = away(chosen.zone)
        if place:  # whose time the calendar of this client shows
            return chosen.name, self.tr("Time of %1").replace("%1", place)
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
        small.setWeight(QFont.Weight.Normal)
        painter.setFont(small)
        painter.setPen(theme.color("text.tertiary"))
        under = QFontMetrics(small).elidedText(under, Qt.TextElideMode.ElideRight, room.width())
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
