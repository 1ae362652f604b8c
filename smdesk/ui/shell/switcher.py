"""The list of clients under the button on top of the rail: each with how it stands; made when it is opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from smdesk.core.pace import Track
from smdesk.core.walltime import in_zone
from smdesk.services.pulse import Pulse, PulseService
from smdesk.services.views import ClientView
from smdesk.services.zone import computer_zone
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import SearchField
from smdesk.ui.kit.popover import MARGIN, Popover
from smdesk.ui.kit.widgets import column, row
from smdesk.ui.shell import rehearsal
from smdesk.ui.shell.clients import Clients
from smdesk.ui.shell.rows import Row, RowView

WIDTH = 346


class Switcher(Popover):
    """All clients, each with a line on how it stands; typing narrows, Enter takes."""

    def __init__(
        self, ui: Ui, clients: Clients, new_client: Callable[[], object], parent: QWidget, *, watched: bool = False,
        rehearse: Callable[[], object] | None = None,
    ) -> None:  # fmt: skip
        """`watched`: a client looks at the screen, so only the chosen one is named. `rehearse` opens the example."""
        super().__init__(ui.theme, parent)
        self._ui = ui
        self._clients = clients
        self._new_client = new_client
        self._watched = watched
        self._rehearse = rehearse
        self._archive = False  # the archived ones are shown
        self._tracks: dict[int, Track] = {}
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
        ui.tasks.run(ui.runtime.agreements.tracks, self._take_tracks)  # forecasts take a moment: the list shows first

    def _take_tracks(self, found: dict[int, Track]) -> None:
        if isValid(self) and self.isVisible():  # it may be closed by now
            self._tracks = found
            self.fill(keep=True)

    def fill(self, *_text: str, keep: bool = False) -> None:
        """The lines that fit what is typed; with `keep` the current one stays."""
        find = self.finder.text().strip().casefold()
        if self._archive and not self._watched:
            rows = [self._archived(each) for each in self._clients.archived if find in each.name.casefold()]
        else:
            rows = self._worked_for(find)
        self.view.tell(rows, keep=keep)
        at = next(
            (place for place, row in enumerate(rows) if row.client and row.client[0] == self._ui.scope.client), -1
        )
        if at >= 0 and not find and not keep:
            self.view.choose(at)
        self.view.setFixedHeight(min(self.view.height_of_all() + 2, self._ui.theme.px(520)))
        self.adjustSize()

    def _worked_for(self, find: str) -> list[Row]:
        shown = [self._client(place, each) for place, each in enumerate(self._clients.all, 1)
                 if find in each.name.casefold() and (not self._watched or each == self._clients.chosen)]  # fmt: skip
        if self._watched:
            return shown
        if find:  # who looks for one by name may not know that it is archived
            rows = shown + [self._archived(each) for each in self._clients.archived if find in each.name.casefold()]
        else:
            rows = [self._everything(), Row("rule"), *shown]
        more = [Row(title=self.tr("New client…"), icon="plus", act=lambda: self._leave(self._new_client))]
        if self._clients.archived and not find:
            title = self.tr("Archived")
            count = str(len(self._clients.archived))
            more.append(Row(title=title, icon="archive-box", note=count, act=self._show_archive))
        if self._rehearse is not None and not find:
            title, go = rehearsal.name(), self._rehearse
            more.append(Row(title=title, icon="compass", act=lambda: self._leave(go)))
        return [*rows, *([Row("rule")] if rows else []), *more]

    def _show_archive(self) -> None:
        self._archive = True
        self.fill()
        self.view.choose(0)

    def _archived(self, client: ClientView) -> Row:
        return Row(
            title=client.name, detail=self.tr("Archived"), below=True, client=(client.id, client.name),
            act=lambda: self._leave(lambda: self._ui.scope.choose(client.id)),
        )  # fmt: skip

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
            title=client.name, detail=self._line(pulse, self._tracks.get(client.id)), below=True,
            client=(client.id, client.name), dot=dot,
            keys=("Alt", str(place)) if place < 10 else (),
            act=lambda: self._leave(lambda: self._ui.scope.choose(client.id)),
        )  # fmt: skip

    def _line(self, pulse: Pulse, track: Track | None = None) -> str:
        parts = [self.tr("%n post(s) today", "", pulse.today)]
        if pulse.wrong:
            parts.append(self.tr("%n failed", "", pulse.wrong))
        elif pulse.waiting:
            parts.append(self.tr("%n wait(s) for you", "", pulse.waiting))
        if track is not None:
            said = {Track.ON: self.tr("on track"), Track.RISK: self.tr("at risk"), Track.OFF: self.tr("off track")}
            parts.append(said[track])
        if len(parts) > 2:  # all of it must be read in one line
            parts[0] = self.tr("%n today", "posts", pulse.today)
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
