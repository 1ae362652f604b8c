"""The top of the publishing page: name, finding, client, pausing, and the four ways to look with their counts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.widgets import Page, button, column, fit_bold, frame, label, row
from smdesk.ui.publish.ledger import Show


class PublishHeader(Page):
    """`filtered` is emitted when the text or the client changes, `chosen` with a `Show`, `pausing` for the button."""

    filtered = Signal()
    chosen = Signal(object)
    pausing = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._title, self._under = label("title1"), label("small")
        self.finder = QLineEdit()
        self.finder.setObjectName("find")
        self.finder.setClearButtonEnabled(True)
        self.finder.setMaximumWidth(ui.theme.px(210))
        self.finder.textChanged.connect(self.filtered)
        self.client = QComboBox()
        self.client.setObjectName("client-filter")
        self.client.setMinimumWidth(ui.theme.px(150))
        self.client.currentIndexChanged.connect(self.filtered)
        self.pause = button("", self.pausing.emit, name="pause")
        self.tabs = {show: self._tab(show) for show in Show}
        above = self._bar("header", self._title, None, self.finder, self.client, self.pause, spacing=10)
        below = self._bar("subHeader", *self.tabs.values(), None, self._under, spacing=22)
        self.setLayout(column(above, below, spacing=0))
        ui.theme.changed.connect(self.fill_pause)
        self.retranslate()

    def _tab(self, show: Show) -> QPushButton:
        made = button("tab", partial(self.chosen.emit, show), name=f"tab-{show.value}")
        made.setCheckable(True)
        made.setAutoExclusive(True)
        return made

    def _bar(self, size: str, *items: QWidget | None, spacing: int) -> QWidget:
        bar = frame("line", "bottom", QHBoxLayout)
        bar.setFixedHeight(self._ui.theme.px(size))
        inner = bar.layout()
        assert isinstance(inner, QHBoxLayout)
        inner.addLayout(row(*items, spacing=spacing, margins=(20, 0, 16, 0)))
        return bar

    @property
    def name(self) -> str:
        """What the page is called."""
        return self.tr("Publishing")

    def clear(self) -> None:
        """No filters."""
        self.finder.clear()
        self.client.setCurrentIndex(0)

    def fill_clients(self) -> None:
        """The clients there are; the one that is chosen stays chosen."""
        chosen, clients = self.client.currentData(), self._ui.runtime.clients.list()
        self.client.blockSignals(True)
        self.client.clear()
        self.client.addItem(self.tr("All clients"), None)
        for client in clients:
            self.client.addItem(client.name, client.id)
        self.client.setCurrentIndex(max(0, self.client.findData(chosen)))
        self.client.blockSignals(False)

    def fill_counts(self, counts: Mapping[Show, int], current: Show, days: int) -> None:
        """How many each way to look shows, which one it is, and how far back the list goes."""
        titles = {
            Show.NEEDS: self.tr("Needs you"),
            Show.WAITING: self.tr("Waiting"),
            Show.PUBLISHED: self.tr("Published"),
            Show.ALL: self.tr("All"),
        }
        for show, tab in self.tabs.items():
            tab.setText(f"{titles[show]}  {counts[show]}" if counts[show] else titles[show])
            fit_bold(tab, 8)
        self.tabs[current].setChecked(True)
        self._under.setText(self.tr("The last %n days and what is to come", "", days))

    def fill_pause(self) -> None:
        """What the button does now."""
        paused = self._ui.runtime.publishing.paused()
        text = self.tr("Go on publishing") if paused else self.tr("Pause publishing")
        self.pause.setText(f" {text}")
        self.pause.setAccessibleName(text)
        self.pause.setIcon(icons.icon("play" if paused else "pause", self._ui.theme))

    def retranslate(self) -> None:
        self._title.setText(self.name)
        self.finder.setPlaceholderText(self.tr("Find…"))
        self.finder.setAccessibleName(self.tr("Find in this list"))
        self.client.setAccessibleName(self.tr("Client"))
        self.fill_clients()
        self.fill_pause()
