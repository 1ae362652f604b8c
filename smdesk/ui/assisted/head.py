"""The top of the panel: which post of whom, on which network, due since when; and the pin."""

from __future__ import annotations

import html

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.core.publication import State
from smdesk.core.walltime import in_zone
from smdesk.services.views import PublicationView
from smdesk.services.zone import computer_zone
from smdesk.ui.kit import icons, paint
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.naming import shortened
from smdesk.ui.kit.widgets import button, column, frame, label, row


class Badge(QWidget):
    """The mark of a network, or (with a client) the tile of a client."""

    def __init__(self, ui: Ui, size: int, network: str = "", client: tuple[int, str] | None = None) -> None:
        super().__init__()
        self._theme, self._network, self._client = ui.theme, network, client
        self.setFixedSize(QSize(ui.theme.px(size), ui.theme.px(size)))

    def show_of(self, network: str = "", client: tuple[int, str] | None = None) -> None:
        """Another one."""
        self._network, self._client = network, client
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect = QPainter(self), QRectF(self.rect())
        if self._client is not None:
            paint.client(painter, self._theme, rect, *self._client)
        elif self._network:
            paint.badge(painter, self._theme, rect, self._network)


class PanelHead(QWidget):
    """`pinned` says whether the panel is to stay on top."""

    pinned = Signal(bool)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._network, self._client = Badge(ui, 38), Badge(ui, 16)
        self._title, self._who = label("title2", wrap=True), label("secondary", wrap=True, name="who")
        self._who.setTextFormat(Qt.TextFormat.RichText)
        self.pin = button("ghost", size="sm", name="pin")
        self.pin.setCheckable(True)
        self.pin.setChecked(True)
        self.pin.toggled.connect(self._pinned)
        below = row(spacing=6)
        below.addWidget(self._client, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._who, 1)
        box = frame("line", "bottom", QHBoxLayout)
        inner = box.layout()
        assert isinstance(inner, QHBoxLayout)
        line = row(self._network, spacing=12, margins=(16, 13, 16, 13))
        line.addLayout(column(self._title, below, spacing=3), 1)
        line.addWidget(self.pin)
        inner.addLayout(line)
        self.setLayout(column(box, spacing=0))
        ui.theme.changed.connect(self._mark)

    def tell(self, view: PublicationView) -> None:
        """Show whose and what it is, and how late."""
        self._network.show_of(view.network)
        self._client.show_of(client=(view.client_id, view.client))
        self._title.setText(view.title or shortened(view.text, 64))
        self._title.setToolTip(view.text)
        self._say(view)
        self._mark()

    def _say(self, view: PublicationView) -> None:
        """Whose it is, and how late; in the colour of what is due once it is."""
        told = html.escape(view.client)
        if view.state is not State.PUBLISHED:
            late = view.due <= self._ui.now()
            color = self._ui.theme.status("due").fg.name() if late else self._ui.theme.hex("text.secondary")
            told = f'{told} <span style="color:{color}">· {html.escape(self._when(view))}</span>'
        self._who.setText(told)

    def _when(self, view: PublicationView) -> str:
        """The clock of this computer: whoever sits here looks at it."""
        now = self._ui.now()
        at = in_zone(view.due, computer_zone())
        clock = self._ui.language.clock(at.replace(second=0, microsecond=0))
        seconds = (now - view.due).total_seconds()
        if abs(seconds) < 60:
            return self.tr("due now")
        told = self.tr("due %1, %2 ago") if seconds > 0 else self.tr("due %1, in %2")
        return told.replace("%1", clock).replace(
            "%2", self._ui.language.span(abs(seconds) // 60 * 60).replace(" ", "\N{NO-BREAK SPACE}")
        )

    def _pinned(self, on: bool) -> None:
        self._mark()
        self.pinned.emit(on)

    def _mark(self) -> None:
        on = self.pin.isChecked()
        self.pin.setIcon(icons.icon("push-pin-fill" if on else "push-pin", self._ui.theme, "accent.base"))
        told = self.tr("Stays on top of other windows") if on else self.tr("Keep on top of other windows")
        self.pin.setToolTip(told)
        self.pin.setAccessibleName(told)
