"""The line at the bottom: who publishes, what comes next and when, the last backup, and that everything is saved."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QStatusBar, QWidget

from smdesk.core.events import BackupsChanged, Event, JobProgress, PostsChanged, PublicationsChanged, SettingsChanged
from smdesk.core.walltime import in_zone
from smdesk.services.zone import computer_zone
from smdesk.system.netstate import has_route
from smdesk.ui.kit import dates, taborder
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.naming import shortened
from smdesk.ui.kit.widgets import Page, row
from smdesk.ui.shell.pausing import Pausing
from smdesk.ui.shell.statusitem import StatusItem

if TYPE_CHECKING:
    from smdesk.services.views import PublicationView
    from smdesk.ui.shell.scheduler import SchedulerPopover

#: Milliseconds between two looks at the clock, at the backups, and whether there is a way out.
SECOND_MS, BACKUPS_MS, NETWORK_MS = 1000, 600_000, 10_000
#: Milliseconds between two looks at what comes next: a command in a terminal schedules too, and is not heard.
AGAIN_MS = 30_000
OLD_BACKUP = timedelta(hours=48)
_DAY = timedelta(days=1).total_seconds()


class Dot(QWidget):
    """A coloured dot; its meaning stands beside it in words."""

    def __init__(self, ui: Ui, tone: str) -> None:
        super().__init__()
        self._ui = ui
        self._tone = tone
        self.setFixedSize(QSize(12, 12))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ui.theme.semantic(self._tone).fg)
        painter.drawEllipse(QPointF(6, 6), 4, 4)


class StatusLine(Page):
    """`opened` names a post, `late` asks for what waits for a decision, `backups` for where copies are kept."""

    opened = Signal(int)
    late = Signal()
    backups = Signal()
    network = Signal(bool)  # whether there is a way out, each time that was looked

    def __init__(self, ui: Ui, bar: QStatusBar, pausing: Pausing) -> None:
        super().__init__()
        self._ui = ui
        self._pausing = pausing
        self._next: PublicationView | None = None
        self._late = 0
        self._saved: datetime | None = None
        self._backup: datetime | None = None
        self._looked = self._begun = False
        theme = ui.theme
        self._state = StatusItem(theme, name="scheduler", press=True)
        self._coming = StatusItem(theme, "clock", name="next-due", press=True, cut=True)
        self._copy = StatusItem(theme, "shield-check", name="backup", press=True)
        self._net = StatusItem(theme, "wifi-high", name="network")
        self._kept = StatusItem(theme, "check", name="saved")
        self._state.clicked.connect(self.open_scheduler)
        self._coming.clicked.connect(self._open_next)
        self._copy.clicked.connect(self.backups)
        self.setLayout(row(
            self._state, self._rule(), self._coming, None, self._copy, self._rule(), self._net, self._rule(),
            self._kept, spacing=3, margins=(5, 0, 6, 0),
        ))  # fmt: skip
        bar.setSizeGripEnabled(False)
        self._bar = bar
        theme.changed.connect(self._measure)
        self._measure()
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self, 1)

    def _measure(self) -> None:
        self._bar.setFixedHeight(self._ui.theme.px("statusBar"))

    def _rule(self) -> QFrame:
        made = QFrame()
        made.setProperty("role", "rule")
        made.setFixedSize(1, self._ui.theme.px(13))
        return made

    def _watch(self) -> None:
        for every, act in (
            (SECOND_MS, self._tick), (AGAIN_MS, self.look), (BACKUPS_MS, self._look_at_backups),
            (NETWORK_MS, self.look_at_network),
        ):  # fmt: skip
            timer = QTimer(self, interval=every)
            timer.timeout.connect(act)
            timer.start()
        self._ui.bridge.heard.connect(self._hear)
        self._ui.scope.changed.connect(self.look)

    def begin(self) -> None:
        """Look for the first time, and from then on: once the window has been painted, which is not to wait for it."""
        self._begun = True
        self._watch()
        self.look()
        self.look_at_network()
        self._say_backup()
        self._look_at_backups()

    @property
    def begun(self) -> bool:
        """True once it says something."""
        return self._begun

    def look(self) -> None:
        """Read what comes next and what is late."""
        publishing, now = self._ui.runtime.book, self._ui.now()
        scope, hides = self._ui.scope, self._ui.scope.hides
        coming = publishing.coming(2, scope.client if scope.watched else None)
        self._next = next((view for view in coming if view.due > now), None)
        self._late = sum(n for client, n in publishing.late_by_client().items() if not hides(client))
        self._tick()
        self._say_state()

    def focus(self) -> None:
        """Into the line by key."""
        self._state.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def come_last(self) -> None:
        """Behind the pages in the order of the Tab key: each page is made after this line."""
        taborder.at_end([self._state, self._coming, self._copy, self._net, self._kept])

    def retranslate(self) -> None:
        if not self._begun:
            return
        self._state.setAccessibleDescription(self.tr("Opens what comes next, and pausing"))
        self.look_at_network()
        self._say_state()
        self._tick()
        self._say_backup()

    # -- hearing ------------------------------------------------------------------------------------------------

    def _hear(self, event: Event) -> None:
        if isinstance(event, JobProgress):
            return
        if isinstance(event, BackupsChanged):
            self._look_at_backups()
            return
        self._saved = self._ui.now()
        if isinstance(event, PublicationsChanged | PostsChanged | SettingsChanged):
            self.look()  # scheduling changes the post as well as what is to go out
        else:
            self._tick()

    def _look_at_backups(self) -> None:
        from smdesk.services.backup import BackupService

        service = BackupService(self._ui.runtime.folder, self._ui.runtime.clock)

        def newest() -> datetime | None:
            return max((each.made_at for each in service.listing()), default=None)

        self._ui.tasks.run(newest, self._found_backup)

    def _found_backup(self, newest: datetime | None) -> None:
        self._backup, self._looked = newest, True
        self._say_backup()

    # -- saying -------------------------------------------------------------------------------------------------

    def _say_state(self) -> None:
        tone, text = self._scheduler()
        self._state.tell(text, tone=tone)

    def look_at_network(self) -> None:
        """Whether there is a way out at all; nothing is sent."""
        online = has_route()
        self.network.emit(online)
        if online:
            self._net.tell(self.tr("Online"), icon="wifi-high")
        else:
            self._net.tell(self.tr("Offline"), tone="warning", icon="wifi-slash")

    def _scheduler(self) -> tuple[str, str]:
        """The tone and the words of who publishes."""
        other = self._ui.other
        if other is not None:
            kind = self._ui.language.words.t(f"facts.kind.{other.get('kind') or 'publish'}").replace("`", "")
            return "info", self.tr("%1 publishes").replace("%1", kind)
        if self._ui.runtime.book.paused():
            until = self._ui.settings.get("publishing.paused_until")
            if isinstance(until, datetime):
                local, today = (in_zone(each, computer_zone()) for each in (until, self._ui.now()))
                at = dates.short_moment(self._ui, local.replace(second=0, microsecond=0), today.date())
                return "warning", self.tr("Paused until %1").replace("%1", at)
            return "warning", self.tr("Publishing is paused")
        if not self._ui.at_work:
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
            self._coming.tell(self.tr("Nothing is due"))
        else:
            self._say_next(self._next, now)
        self._coming.setEnabled(self._next is not None)
        if self._saved is None:
            self._kept.tell(self.tr("Everything is saved"))
        else:
            moment = in_zone(self._saved, computer_zone()).replace(second=0, microsecond=0)
            self._kept.tell(self.tr("Saved %1").replace("%1", self._ui.language.clock(moment)))

    def _say_next(self, view: PublicationView, now: datetime) -> None:
        """What goes out next, and in how long; beyond a day on which date (SCREENS 6)."""
        left = (view.due - now).total_seconds()
        local = in_zone(view.due, computer_zone()).replace(microsecond=0)
        title = shortened(view.title or view.text, 42)
        if left < _DAY:
            at = self._ui.language.clock(local)
            span = self._ui.language.span(left if left < 120 else left // 60 * 60)
            told = self.tr("Next: %1 · %2 · in %3").replace("%1", at).replace("%2", title).replace("%3", span)
        else:
            at = dates.short_moment(self._ui, local.replace(second=0))
            told = self.tr("Next: %1 · %2").replace("%1", at).replace("%2", title)
        self._coming.tell(told, strong=at)

    def _say_backup(self) -> None:
        if not self._looked:
            self._copy.tell(self.tr("Looking at the backups…"))
            return
        if self._backup is None:
            self._copy.tell(self.tr("No backup yet"))
            return
        at = in_zone(self._backup, computer_zone()).replace(second=0, microsecond=0)
        today = in_zone(self._ui.now(), computer_zone()).date()
        if at.date() == today:
            text = self.tr("Backed up today %1").replace("%1", self._ui.language.clock(at))
        else:
            text = self.tr("Backed up %1").replace("%1", self._ui.language.words.facts.time(at))
        old = self._ui.now() - self._backup > OLD_BACKUP
        self._copy.tell(text, tone="warning" if old else "")

    # -- acting -------------------------------------------------------------------------------------------------

    def _open_next(self) -> None:
        if self._next is not None:
            self.opened.emit(self._next.post_id)

    def open_scheduler(self) -> SchedulerPopover:
        """What comes next, and pausing, above the line."""
        from smdesk.ui.shell.scheduler import SchedulerPopover

        late = self._late

        def dot(tone: str) -> QWidget:
            return Dot(self._ui, tone)

        made = SchedulerPopover(self._ui, self._pausing, self._scheduler(), late, self.window(), dot)
        made.opened.connect(self.opened)
        made.late.connect(self.late)
        made.show_above(self._state)
        return made
