"""The menus of the calendar's header: what is looked for, and which layers show; layers are remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QRectF, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.calendar.sieve import Filters
from smdesk.ui.kit import icons, paint
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.naming import network_name, status_name

translate = QCoreApplication.translate

#: Statuses in the order of a post's life.
STATUSES = (
    "draft", "inDesign", "withClient", "changes", "approved", "scheduled", "due", "published", "missed", "failed",
)  # fmt: skip
#: What can be laid over the days.
LAYERS = ("dates", "campaigns", "ads", "contests", "slots", "good", "narrow", "compact")
_FROM_THE_START = ("dates", "campaigns", "contests", "slots", "good")


class StayMenu(Menu):
    """A menu that stays open while its boxes are ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        under = self.activeAction()
        if under is not None and under.isCheckable() and under.isEnabled():
            under.trigger()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar ticks as the mouse does; Enter ticks and closes."""
        chosen = self.activeAction()
        if event.key() == Qt.Key.Key_Space and chosen is not None and chosen.isCheckable() and chosen.isEnabled():
            chosen.trigger()
            return
        super().keyPressEvent(event)


class Layers(QObject):
    """Which layers show; kept for the next start."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept = QSettings("smdesk", "calendar")
        self._shown = {name: self._kept.value(f"layer-{name}", name in _FROM_THE_START, bool) is True
                       for name in LAYERS}  # fmt: skip

    def shows(self, name: str) -> bool:
        """True while a layer shows."""
        return self._shown[name]

    def show(self, name: str, on: bool) -> None:
        """Show a layer or not."""
        if self._shown[name] != on:
            self._shown[name] = on
            self._kept.setValue(f"layer-{name}", on)
            self.changed.emit()


class FilterMenus:
    """Builds the menus anew when channels, pillars or the language are others."""

    def __init__(self, model: CalendarModel, parent: QWidget) -> None:
        self._model = model
        self.shown = Layers(parent)
        self.channels, self.statuses, self.pillars = StayMenu(parent), StayMenu(parent), StayMenu(parent)
        self.campaigns = StayMenu(parent)
        self.layers, self.all = StayMenu(parent), Menu(parent)
        self._seen: object = None
        self._ticks = Filters()  # what is ticked
        model.changed.connect(self.refill)
        model.sifted.connect(self.refill)
        model.marks.read.connect(self.refill)

    def refill(self) -> None:
        """Fill again, if there is anything else to fill in; tick what is looked for."""
        if self._fillings() != self._seen:
            self.fill()
        else:
            self._tick()

    def fill(self) -> None:
        """Everything anew."""
        self._seen = self._fillings()
        given = self._ticks = self._model.filters
        many = len({each.client_id for each in self._model.channels.values()}) > 1
        channels = [
            (each.id, f"{network_name(each.network)} {each.handle}" + (f" · {each.client}" if many else ""),
             self._mark(each.network))
            for each in self._model.channels.values()
        ]  # fmt: skip
        self._boxes(self.channels, channels, given.channels, lambda on: replace(self._model.filters, channels=on))
        statuses = [(name, status_name(name), self._glyph(name)) for name in STATUSES]
        self._boxes(self.statuses, statuses, given.statuses, lambda on: replace(self._model.filters, statuses=on))
        pillars: list[tuple[Any, str, QIcon | None]] = [
            (each.id, each.name, self._dot(each.color)) for each in self._model.pillars.values()
        ]
        pillars.append((0, translate("FilterMenus", "Without a pillar"), None))
        self._boxes(self.pillars, pillars, given.pillars, lambda on: replace(self._model.filters, pillars=on))
        campaigns: list[tuple[Any, str, QIcon | None]] = [
            (each.id, f"{each.name} · {each.client}" if many else each.name, self._spot(each.color))
            for each in self._model.marks.every_campaign()
        ]
        campaigns.append((0, translate("FilterMenus", "Without a campaign"), None))
        self._boxes(self.campaigns, campaigns, given.campaigns, lambda on: replace(self._model.filters, campaigns=on))
        self._layers()
        self._all()

    def _fillings(self) -> object:
        return self._model.channels, self._model.pillars, self._model.marks.every_campaign()

    def _boxes(
        self, menu: QMenu, items: Iterable[tuple[Any, str, QIcon | None]], on: frozenset[Any],
        made: Callable[[frozenset[Any]], Filters],
    ) -> None:  # fmt: skip
        menu.clear()
        for value, text, icon in items:
            action = menu.addAction(text.replace("&", "&&"))
            if icon is not None:
                action.setIcon(icon)
            action.setCheckable(True)
            action.setChecked(value in on)
            action.setData(value)
            action.toggled.connect(lambda _on=False, menu=menu: self._ticked(menu, made))
        menu.addSeparator()
        everything = menu.addAction(translate("FilterMenus", "Show all"))
        everything.triggered.connect(lambda: self._set(made(frozenset())))

    def _ticked(self, menu: QMenu, made: Callable[[frozenset[Any]], Filters]) -> None:
        self._set(made(frozenset(each.data() for each in menu.actions() if each.isChecked())))

    def _set(self, filters: Filters) -> None:
        self._model.filters = filters  # an open menu stays as it is

    def _tick(self) -> None:
        """Tick what is looked for, whoever asked for it."""
        given = self._model.filters
        if given == self._ticks:
            return
        self._ticks = given
        for menu, on in (
            (self.channels, given.channels), (self.statuses, given.statuses), (self.pillars, given.pillars),
            (self.campaigns, given.campaigns),
        ):  # fmt: skip
            for each in menu.actions():
                if each.isCheckable() and each.isChecked() != (each.data() in on):
                    each.blockSignals(True)
                    each.setChecked(each.data() in on)
                    each.blockSignals(False)

    def _layers(self) -> None:
        self.layers.clear()
        names = {
            "dates": translate("FilterMenus", "Key dates"),
            "campaigns": translate("FilterMenus", "Campaigns"),
            "ads": translate("FilterMenus", "Ads"),
            "contests": translate("FilterMenus", "Contests"),
            "slots": translate("FilterMenus", "Free slots"),
            "good": translate("FilterMenus", "Good times"),
            "narrow": translate("FilterMenus", "Narrow weekends"),
            "compact": translate("FilterMenus", "One line for each post"),
        }
        for name in LAYERS:
            action = self.layers.addAction(names[name])
            action.setCheckable(True)
            action.setChecked(self.shown.shows(name))
            action.toggled.connect(lambda on, name=name: self.shown.show(name, on))

    def _all(self) -> None:
        self.all.clear()
        named: list[tuple[QMenu, str]] = [
            (self.channels, translate("FilterMenus", "Channels")), (self.statuses, translate("FilterMenus", "Status")),
        ]  # fmt: skip
        if self._model.pillars:
            named.append((self.pillars, translate("FilterMenus", "Pillars")))
        if self._model.marks.every_campaign():
            named.append((self.campaigns, translate("FilterMenus", "Campaigns")))
        for menu, text in named:
            action: QAction = self.all.addMenu(menu)
            action.setText(text)

    # -- marks --------------------------------------------------------------------------------------------------

    def _mark(self, name: str) -> QIcon:
        return self._painted(lambda painter, theme, rect: paint.network(painter, theme, rect, name))

    def _dot(self, color: str) -> QIcon:
        def draw(painter: QPainter, theme: Any, rect: Any) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.pillar(color).solid)
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), 2, 2)

        return self._painted(draw)

    def _spot(self, color: str) -> QIcon:
        def draw(painter: QPainter, theme: Any, rect: Any) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.client_colors.get(color, theme.color("marker.line")))
            painter.drawEllipse(rect.adjusted(3, 3, -3, -3))

        return self._painted(draw)

    def _painted(self, draw: Callable[[QPainter, Any, Any], object]) -> QIcon:
        picture = QPixmap(32, 32)
        picture.setDevicePixelRatio(2.0)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter, self._model.ui.theme, QRectF(1, 1, 14, 14))
        painter.end()
        return QIcon(picture)

    def _glyph(self, name: str) -> QIcon:
        theme = self._model.ui.theme
        return QIcon(icons.status(name, theme.status(name).fg, theme.color("bg.raised"), 14, 2.0))
