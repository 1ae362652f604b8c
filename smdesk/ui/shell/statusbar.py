"""The line at the bottom: who publishes, what comes next and when, the last backup, and that everything is saved."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QStatusBar, QWidget

from smdesk.core.events import Event, JobProgress, PublicationsChanged, SettingsChanged
from smdesk.core.publication import State
from smdesk.core.walltime import in_zone
from smdesk.services.backup import BackupService
from smdesk.services.views import PublicationView
from smdesk.services.zone import computer_zone
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.widgets import Page, button, label, row

#: Milliseconds between two looks at the clock, and at the backups.
SECOND_MS, BACKUPS_MS = 1000, 600_000
OLD_BACKUP = timedelta(hours=48)
#: Publications to come that are read to find the next one that is not held back.
AHEAD = 20


class Dot(QWidget):
    """A coloured dot; its meaning stands beside it in words."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.tone = "success"
        self.setFixedSize(QSize(12, 12))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ui.theme.semantic(self.tone).fg)
        painter.drawEllipse(QPointF(6, 6), 4, 4)


class StatusLine(Page):
    """`pause` and `resume` are asked for here and done by whoever owns the acts; `opened` names a publication."""

    pause = Signal(object)  # until: datetime, or None
    resume = Signal()
    opened = Signal(int)
    late = Signal()

    def __init__(self, ui: Ui, bar: QStatusBar) -> None:
        super().__init__()
        self._ui = ui
        self._next: PublicationView | None = None
        self._late = 0
        self._saved: datetime | None = None
        self._backup: datetime | None = None
        self._dot = Dot(ui)
        self._state = button("status", self._open_menu, name="scheduler")
        self._coming = button("status", self._open_next, name="next-due")
        self._copy = label("small", name="backup")
        self._kept = label("small", name="saved")
        self.setLayout(row(self._dot, self._state, self._coming, None, self._copy, 8, self._kept, spacing=4,
                           margins=(8, 0, 12, 0)))  # fmt: skip
        bar.setSizeGripEnabled(False)
        bar.setFixedHeight(ui.theme.px("statusBar") + 2)
        bar.addWidget(self, 1)
        self._clock = QTimer(self, interval=SECOND_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self._backups = QTimer(self, interval=BACKUPS_MS)
        self._backups.timeout.connect(self._look_at_backups)
        self._backups.start()
        ui.bridge.heard.connect(self._hear)
        ui.theme.changed.connect(self._dot.update)
        self.look()
        QTimer.singleShot(0, self, self._look_at_backups)

    def look(self) -> None:
        """Read what comes next and what is late."""
        publishing, now = self._ui.runtime.publishing, self._ui.now()
        waiting = publishing.views(states=[State.SCHEDULED, State.DELEGATED], start=now, limit=AHEAD)
        self._next = next((view for view in waiting if view.next_step != "wait_paused"), None)
        self._late = len(publishing.late())
        self._tick()
        self._say_state()

    def focus(self) -> None:
        """Into the line by key."""
        self._state.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        self._state.setAccessibleDescription(self.tr("Opens a menu to pause publishing"))
        self._say_state()
        self._tick()
        self._say_backup()

    # -- hearing ------------------------------------------------------------------------------------------------

    def _hear(self, event: Event) -> None:
        if isinstance(event, JobProgress):
            return
        self._saved = self._ui.now()
        if isinstance(event, PublicationsChanged | SettingsChanged):
            self.look()
        else:
            self._tick()

    def _look_at_backups(self) -> None:
        service = BackupService(self._ui.runtime.folder, self._ui.runtime.clock)

        def newest() -> datetime | None:
            return max((each.made_at for each in service.listing()), default=None)

        self._ui.tasks.run(newest, self._found_backup)

    def _found_backup(self, newest: datetime | None) -> None:
        self._backup = newest
        self._say_backup()

    # -- saying -------------------------------------------------------------------------------------------------

    def _say_state(self) -> None:
        tone, text = self._scheduler()
        self._dot.tone = tone
        self._dot.update()
        self._state.setText(text)
        self._state.setAccessibleName(text)

    def _scheduler(self) -> tuple[str, str]:
        """The tone and the words of who publishes."""
        other = self._ui.other
        if other is not None:
            kind = self._ui.language.words.t(f"facts.kind.{other.get('kind') or 'publish'}").replace("`", "")
            return "info", self.tr("%1 publishes").replace("%1", kind)
        if self._ui.runtime.publishing.paused():
            until = self._ui.settings.get("publishing.paused_until")
            if isinstance(until, datetime):
                at = self._ui.language.words.facts.time(in_zone(until, computer_zone()).replace(second=0))
                return "warning", self.tr("Paused until %1").replace("%1", at)
            return "warning", self.tr("Publishing is paused")
        if not self._ui.publishes:
            return "warning", self.tr("Nothing is published from here")
        if self._late:
            return "warning", self.tr("%n post(s) wait for your decision", "", self._late)
        return "success", self.tr("Scheduler running")

    def _tick(self) -> None:
        now = self._ui.now()
        if self._next is not None and self._next.due <= now:
            self._next = None
            self.look()
        if self._next is None:
            self._coming.setText(self.tr("Nothing is due"))
            self._coming.setEnabled(False)
        else:
            view = self._next
            left = (view.due - now).total_seconds()
            title = view.text.strip().splitlines()[0] if view.text.strip() else ""
            title = title if len(title) < 42 else f"{title[:40].rstrip()}…"
            span = self._ui.language.span(left if left < 120 else left // 60 * 60)
            told = self.tr("Next: %1 · %2 · in %3")
            at = in_zone(view.due, computer_zone()).replace(microsecond=0)
            text = told.replace("%1", self._ui.language.clock(at)).replace("%2", title).replace("%3", span)
            if self._coming.text() != text:
                self._coming.setText(text)
                self._coming.setEnabled(True)
        if self._saved is None:
            self._kept.setText(self.tr("Everything is saved"))
        else:
            at = in_zone(self._saved, computer_zone()).replace(second=0, microsecond=0)
            self._kept.setText(self.tr("Saved %1").replace("%1", self._ui.language.clock(at)))

    def _say_backup(self) -> None:
        if self._backup is None:
            self._copy.setText(self.tr("No backup yet"))
            return
        at = in_zone(self._backup, computer_zone()).replace(second=0, microsecond=0)
        today = in_zone(self._ui.now(), computer_zone()).date()
        if at.date() == today:
            text = self.tr("Backed up today %1").replace("%1", self._ui.language.clock(at))
        else:
            text = self.tr("Backed up %1").replace("%1", self._ui.language.words.facts.time(at))
        old = self._ui.now() - self._backup > OLD_BACKUP
        self._copy.setText(f"⚠ {text}" if old else text)

    # -- acting -------------------------------------------------------------------------------------------------

    def _open_next(self) -> None:
        if self._next is not None:
            self.opened.emit(self._next.id)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        now = in_zone(self._ui.now(), computer_zone())
        if self._ui.runtime.publishing.paused():
            menu.addAction(self.tr("Go on publishing")).triggered.connect(self.resume)
        else:
            morning = (now + timedelta(days=1)).replace(hour=8, minute=0, second=0, microsecond=0)
            for text, until in (
                (self.tr("Pause for an hour"), now + timedelta(hours=1)),
                (self.tr("Pause until tomorrow at 08:00"), morning),
                (self.tr("Pause until I go on"), None),
            ):
                menu.addAction(text).triggered.connect(lambda _checked=False, until=until: self.pause.emit(until))
        if self._late:
            menu.addSeparator()
            menu.addAction(self.tr("Show what waits for your decision")).triggered.connect(self.late)
        place = self._state.mapToGlobal(self._state.rect().topLeft())
        place.setY(place.y() - menu.sizeHint().height() - 2)
        menu.popup(place)
