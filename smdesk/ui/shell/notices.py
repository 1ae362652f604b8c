"""What the strip at the top of the window says: the most urgent thing that concerns the whole desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from smdesk.core import clockcheck
from smdesk.core.errors import KEYRING_CLOSED, StorageError
from smdesk.core.walltime import in_zone
from smdesk.services.pulse import PulseService
from smdesk.services.zone import computer_zone
from smdesk.ui.kit import dialogs
from smdesk.ui.kit.banner import Notice
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.place import Place

if TYPE_CHECKING:
    from smdesk.services.views import ChannelView
    from smdesk.ui.kit.keyringagain import KeyringAgain
    from smdesk.ui.shell.router import Router
    from smdesk.ui.shell.tour import Tour


# How often what networks told of the time is compared with what is shown: nothing of it touches the database.
CLOCK_MS = 10_000
#: Problems of channels whose access may be as good as ever: what the keyring kept of it cannot be read.
GONE = frozenset({"secret_missing", "secret_damaged"})
UNREADABLE = GONE | KEYRING_CLOSED


class Notices(QObject):
    """Looks at the desk each time it is asked; `changed` when it has something else to say. `said` and `failed` tell
    what became of an act of a notice.
    """

    changed = Signal()
    said = Signal(str, bool)
    failed = Signal(object)
    online = Signal()  # look again whether there is a way out

    def __init__(self, ui: Ui, parent: QObject, router: Callable[[], Router]) -> None:
        super().__init__(parent)
        self._ui = ui
        self._router = router
        self._broken_channel = 0
        self.unreadable = False  # the database is damaged, or its disk: nothing else is worth saying
        self._ended: Path | None = None  # the report of a fault that ended the program the last time
        self._away: datetime | None = None  # since when there is no way out
        self._known = False  # the person has closed what was said of that
        self._clock: tuple[str, int] | None = None  # what was last said of the computer's clock
        self._look = QTimer(self, interval=CLOCK_MS)
        self._look.timeout.connect(self._look_at_clock)
        self._look.start()
        ui.bridge.written.connect(self.changed)  # a command may have connected a channel again, or found it refused

    @cached_property
    def tour(self) -> Tour:
        """Through the example desk; made where that is open."""
        from smdesk.ui.shell.tour import Tour

        window = self.parent()
        assert isinstance(window, QWidget)
        made = Tour(self._ui, self._router(), window)
        made.changed.connect(self.changed)
        return made

    @cached_property
    def keyring(self) -> KeyringAgain:
        """Asked again from here."""
        from smdesk.ui.kit.keyringagain import KeyringAgain

        made = KeyringAgain(self._ui, self)
        made.said.connect(self.said)
        made.failed.connect(self.failed)
        return made

    def begin(self) -> None:
        """Show the tour to whoever sees the example desk for the first time."""
        practice = self._ui.practice
        if practice is not None and practice.here:
            self.tour.begin()

    def tell_end(self, report: Path | None) -> None:
        """The last time a fault ended the program, of which this file tells; None: the person has seen it."""
        self._ended = report
        self.changed.emit()

    def tell_network(self, online: bool) -> None:
        """Whether this computer has a way out; each time that there is none it is told once."""
        if online == (self._away is None):
            return
        self._away, self._known = None if online else self._ui.now(), False
        self.changed.emit()

    def current(self) -> Notice | None:
        """That the desk cannot be read; else who else publishes, then a clock that is wrong, a channel that must be
        reconnected, how the program ended the last time, no way out, what is late, and the practice network.
        """
        try:
            found, self.unreadable = self._of_desk(), False
        except StorageError as error:  # whatever is pressed meets the same: it is told here, and stays
            found, self.unreadable = self._of_disk(error), True
        return found

    def _look_at_clock(self) -> None:
        """A network's answer changes nothing on the desk, whose changes are what makes the window look again."""
        wrong = clockcheck.told()
        if (wrong and wrong[0]) != (self._clock and self._clock[0]):
            self.changed.emit()

    def _of_disk(self, error: StorageError) -> Notice:
        told = sentence(error, self._ui.language.words)
        return Notice("danger", told.what, told.do, ((self.tr("Backups…"), lambda: self._router().show_backups()),))

    def _of_desk(self) -> Notice | None:
        if self._ui.other is not None:
            return self._other()
        self._clock = wrong = clockcheck.told()
        if wrong is not None:
            told = self._ui.language.words.sentence("errors", wrong[0], {"minutes": wrong[1]})
            return Notice("warning", told.what, f"{told.why} {told.do}")
        channels, hides = self._ui.runtime.channels, self._ui.scope.hides
        broken = [channel for channel in channels.listing(troubled=True) if not hides(channel.client_id)]
        if broken:
            lost = [each for each in broken if each.problem in UNREADABLE]
            return self._unreadable(lost) if lost else self._broken(broken[0])
        if self._ended is not None:
            return self._end(self._ended)
        practice = self._ui.practice
        if practice is not None and practice.here:
            return self._practice()
        if self._away is not None and not self._known and any(network != "practice" for network, _ in channels.ways()):
            return self._offline(self._away)
        late = sum(n for client, n in PulseService(self._ui.runtime.db).late().items() if not hides(client))
        if late:
            return Notice(
                "warning",
                self.tr("%n post(s) came due while nobody could send them.", "", late),
                self.tr("Nothing of it is sent before you decide."),
                ((self.tr("Review…"), lambda: self._router().show_late()),),
            )
        ways = channels.ways()
        practising = any(network == "practice" for network, _ in ways)
        if practising and all(network == "practice" or mode == "assisted" for network, mode in ways):
            return Notice(
                "practice",
                self.tr("Practice."),
                self.tr("What goes out by itself goes to the practice network; nothing leaves this computer."),
            )
        return None

    def _practice(self) -> Notice:
        tour = self.tour
        place, length = tour.place, tour.length
        begun = 1 <= place <= length
        done = None
        if begun:
            words = self.tr("Tour: %1 of %2").replace("%1", str(place)).replace("%2", str(length))
            done = (words, place, length)
        acts = [] if tour.running else [(self.tr("Go on with the tour") if begun else self.tr("Tour"), tour.go_on)]
        return Notice(
            "practice",
            self.tr("Practice mode"),
            self.tr("Example data. Nothing you do here leaves this computer."),
            (*acts, (self.tr("Leave and start for real"), self._ask_to_leave)),
            done,
        )

    def _ask_to_leave(self) -> None:
        practice, window = self._ui.practice, self.parent()
        if practice is not None and isinstance(window, QWidget):
            dialogs.ask(
                window, self._ui.language.words, self.tr("Leave the example?"),
                self.tr("The example desk is thrown away with all you did in it. Your own desk opens."),
                self.tr("Leave and start for real"), practice.leave,
            )  # fmt: skip

    def _offline(self, since: datetime) -> Notice:
        from smdesk.ui.kit import dates

        zone = computer_zone()
        at, now = in_zone(since, zone).replace(second=0, microsecond=0), in_zone(self._ui.now(), zone)
        told = dates.clock(self._ui, at) if at.date() == now.date() else dates.short_moment(self._ui, at)
        return Notice(
            "warning",
            self.tr("No connection since %1.").replace("%1", told),
            self.tr("Plan and write as usual."),
            ((self.tr("Try now"), self.online.emit), (self.tr("Close"), self._close_offline)),
            icon="wifi-slash",
        )

    def _close_offline(self) -> None:
        self._known = True
        self.changed.emit()

    def _other(self) -> Notice:
        facts = self._ui.other or {}
        kind = self._ui.language.words.t(f"facts.kind.{facts.get('kind') or 'publish'}").replace("`", "")
        title = self.tr("This desk is being published by another program: %1 (process %2).")
        return Notice(
            "info",
            title.replace("%1", kind).replace("%2", str(facts.get("pid") or "?")),
            self.tr("You see everything and can decide here. Once it has ended, this window can publish."),
            ((self.tr("Publish from here"), self._ui.reopen),),
        )

    def _end(self, report: Path) -> Notice:
        kept = self.tr("What you had saved is safe. What happened is kept in “%1”.").replace("%1", report.name)
        return Notice(
            "info",
            self.tr("smdesk ended unexpectedly the last time."),
            kept,
            (
                (self.tr("Open the folder"), partial(_reveal, report.parent)),
                (self.tr("Copy the report"), partial(_copy, report)),
                (self.tr("Close"), partial(self.tell_end, None)),
            ),
        )

    def _repair(self) -> None:
        self._router().reconnect(self._broken_channel)

    def _unreadable(self, lost: Sequence[ChannelView]) -> Notice:
        """The access may be as good as ever: it is the keyring that does not tell it."""
        self._broken_channel = lost[0].id
        who = f"{network_name(lost[0].network)} {lost[0].handle}".strip()
        title = self.tr("The passwords and tokens of %n channel(s) cannot be read.", "", len(lost))
        if len(lost) == 1:
            title = self.tr("The password or token of %1 cannot be read.").replace("%1", who)
        text = self.tr("This computer’s keyring no longer has it. Connect again; posts wait meanwhile.")
        if lost[0].problem not in GONE:
            text = self.tr("This computer’s keyring is closed. Unlock it, then try again; posts wait meanwhile.")
            again = (self.tr("Try again"), lambda: self.keyring.ask())
            return Notice("danger", title, text, (again, (self.tr("Open the channel"), self._show_broken)))
        return Notice("danger", title, text, ((self.tr("Reconnect…"), self._repair),))

    def _show_broken(self) -> None:
        self._router().go(Place("channels", row=self._broken_channel))

    def _broken(self, channel: ChannelView) -> Notice:
        self._broken_channel = channel.id
        who = f"{network_name(channel.network)} {channel.handle}".strip()
        return Notice(
            "danger",
            self.tr("%1 must be connected again.").replace("%1", who),
            self.tr("Its posts wait meanwhile."),
            ((self.tr("Reconnect…"), self._repair),),
        )


def _reveal(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _copy(report: Path) -> None:
    """A few dozen lines: where each thread was. It may have been thrown away meanwhile."""
    try:
        text = report.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        text = str(error)
    QGuiApplication.clipboard().setText(text)
