"""One data folder, open, with its window: opened, made anew, and closed in the opposite order."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from smdesk import __version__
from smdesk.core.errors import SmdeskError, StorageError
from smdesk.db import PATIENCE_S
from smdesk.runtime import Runtime
from smdesk.services.secret_stores import OnDemand
from smdesk.system.lock import Kind
from smdesk.system.logs import LogFile
from smdesk.system.paths import choose, open_folder, own_place
from smdesk.ui.kit.bridge import Bridge
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import EditMenus
from smdesk.ui.kit.focusring import FocusRing
from smdesk.ui.kit.i18n import Language
from smdesk.ui.kit.preferences import Elsewhere, Preferences
from smdesk.ui.kit.tasks import Tasks
from smdesk.ui.kit.theme import SYSTEM, Theme
from smdesk.ui.shell.beginning import Beginning
from smdesk.ui.shell.crash import Crashes
from smdesk.ui.shell.practising import PracticeDesk
from smdesk.ui.shell.window import MainWindow

if TYPE_CHECKING:
    from smdesk.core.clock import Clock
    from smdesk.services.accounts import SecretStore
    from smdesk.ui.shell.single import Single

log = logging.getLogger(__name__)
Dress = tuple[Language, Theme]


class Desk(QObject):
    """One data folder, open, with its window; closed in the opposite order. `ended` when the person has quit,
    `refused` where it cannot be opened and the person has had enough of it.
    """

    ended = Signal()
    refused = Signal(int)

    def __init__(
        self, app: QApplication, root: Path, *, clock: Clock | None = None, secrets: SecretStore | None = None,
        language: str = "", quit_asks: bool = True, hidden: bool = False,
    ) -> None:  # fmt: skip
        """`hidden`: started at sign-in; only the icon in the tray shows, where there is one to come back by."""
        super().__init__(app)
        self._app = app
        self._practice = PracticeDesk(self, root)
        self._root = self._practice.start(root)
        self._usual = root == own_place()  # nobody named another one for this start
        self._clock = clock
        self._secrets = secrets
        self._wished = language
        self._quit_asks = quit_asks
        self._hidden = hidden
        self._theme: Theme | None = None
        self._language: Language | None = None
        self._log: LogFile | None = None
        self._single: Single | None = None
        self._interlude: QWidget | None = None
        self.runtime: Runtime | None = None
        self.ui: Ui | None = None
        self.window: MainWindow | None = None
        self.crashes = Crashes(self)
        self.crashes.happened.connect(self._tell_bug)

    # -- opening ------------------------------------------------------------------------------------------------

    def begin(self, then: Callable[[], object] = lambda: None) -> int | None:
        """Open the folder, then do `then`; where it cannot be opened, a window says so until it can. The status to end
        with where another window of the folder has shown itself; `refused` with it later.
        """
        from smdesk.ui.shell.opening import Opening

        said: list[int] = []
        opening = Opening(self._attempt, lambda: _raised(self._root), lambda: self.dress()[0], self)
        opening.opened.connect(then)
        opening.ended.connect(said.append)
        opening.ended.connect(self.refused)
        for over in (opening.opened, opening.ended):
            over.connect(opening.deleteLater)
        opening.start()
        return said[0] if said else None

    def _attempt(self, patience: float) -> None:
        """Open, or leave nothing open behind."""
        try:
            self.open(patience)
        except SmdeskError:
            self.close()
            raise

    def dress(self, speaks: str = "", *, mode: str = SYSTEM, scale: int = 100, styled: bool = True) -> Dress:
        """Language and theme, made when they are first wanted; `speaks`, `mode` and `scale` count only then."""
        if self._theme is None or self._language is None:
            self._language = Language(self._app, self._wished or speaks or SYSTEM)
            self._theme = Theme(self._app, mode=mode, scale=scale, styled=styled)
            FocusRing(self._app, self._theme)
            EditMenus(self._app, self._theme)
        return self._language, self._theme

    def open(self, patience: float = PATIENCE_S) -> None:
        """Open the folder, as its owner if nobody else publishes from it, and show the window. `patience`: seconds that
        a database which another program holds is waited for.

        Raises:
            StorageError: as `Runtime.open`; `locked` only where another window or a restore has the folder.
        """
        runtime, other = self._open_runtime(patience)
        self.runtime = runtime
        self._log = LogFile(runtime.folder.logs, "window")
        log.info("smdesk %s opened %s", __version__, runtime.folder.root)
        bridge = Bridge(runtime.bus, self)
        self.ui = self._make_ui(runtime, bridge, other)
        self.window = MainWindow(self.ui, self._quit_asks)
        self.ui.theme.style()
        self._beginning = Beginning(self.ui, self.window)
        self._beginning.begun.connect(self._begun)
        self._beginning.damaged.connect(self._tell_damage)
        self.window.begun.connect(self._start_soon)
        self.window.closed.connect(self._end)
        if other is None:
            self.window.after_paint.then(self._listen)
        if not self._hidden or not self.window.has_desk():
            self.window.show()
        else:
            self.window.after_paint.go()
        self._hidden = False
        if self.window.clients.all or self.window.clients.archived:
            self._start_soon()

    def _open_runtime(self, patience: float) -> tuple[Runtime, dict[str, Any] | None]:
        reach = partial(
            Runtime.open, self._root, clock=self._clock, secrets=self._secrets or OnDemand(), patience=patience
        )
        try:
            return reach(owner=Kind.WINDOW, check_now=False), None
        except StorageError as error:
            if error.code != "locked" or error.facts.get("kind") != Kind.PUBLISH.value:
                raise
            return reach(), dict(error.facts)

    def _make_ui(self, runtime: Runtime, bridge: Bridge, other: dict[str, Any] | None) -> Ui:
        from smdesk.services.settings import SettingsService

        settings = SettingsService(runtime.db)
        mode, scale = str(settings.get("ui.theme")), settings.get("ui.scale")
        language, theme = self.dress(
            str(settings.get("ui.language")), mode=mode, scale=scale if isinstance(scale, int) else 100, styled=False
        )
        ui = Ui(
            runtime, theme, language, bridge, Tasks(self), other=other, reopen=self.reopen,
            practice=self._practice, relocate=self.relocate if self._usual else None,
            carry=self.carry if self._usual else None,
        )  # fmt: skip
        runtime.spoken = lambda: language.code
        Preferences(ui, bridge, language=not self._wished)
        Elsewhere(ui, bridge)
        return ui

    def _listen(self) -> None:
        try:
            from smdesk.ui.shell.single import Single
        except ImportError as error:  # a system without the libraries of Qt's network module: everything else works
            log.warning("a second start will not find this window: %s", error)
            return
        self._single = Single(self._root, self)
        assert self.window is not None
        self._single.asked.connect(self.window.come_forward)

    # -- publishing ---------------------------------------------------------------------------------------------

    def _start_soon(self) -> None:
        """After the window has been painted, and before all else that waits for that: a post may be due now."""
        if self.window is not None and self.ui is not None:
            self.ui.begins = self.ui.other is None
            self.window.after_paint.then(self._beginning.go, first=True)

    def _begun(self) -> None:
        if self.window is not None:
            self.window.line.look()
            self.window.background.tray.look()

    def _tell_damage(self, error: Exception) -> None:
        """Nothing is published; where the backups are, the newest good one can be restored."""
        log.error("the database is not used for publishing: %s", error)
        if self.ui is not None:
            self.ui.begins = False
        if self.window is not None:
            self.window.router.show_backups()
            self.window.tell_problem(error)

    # -- closing ------------------------------------------------------------------------------------------------

    def _end(self) -> None:
        from smdesk.ui.shell.farewell import Farewell

        with Farewell():
            self.close()
        self.ended.emit()

    def close(self) -> None:
        """What is being sent is finished and recorded; then the desk is closed. A second call does nothing."""
        runtime, ui, window = self.runtime, self.ui, self.window
        self.runtime = self.ui = self.window = None
        if self._single is not None:
            self._single.close()
            self._single = None
        if ui is not None:
            ui.bridge.close()
        if window is not None:
            window.stop()
            _out_of_sight(window)
            window.deleteLater()
        if ui is not None:
            ui.close()
        if runtime is not None:
            runtime.close()
            log.info("closed")
        if self._log is not None:
            self._log.close()
            self._log = None

    def reopen(self, restore: Callable[[], object] | None = None, made_at: datetime | None = None) -> None:
        """Close and open anew: as the owner, if the folder is free now. `restore` is done while nobody has it open, and
        what came of it is told; `made_at`: when the copy was made that it takes into use.
        """
        QTimer.singleShot(0, self, lambda: self._reopen(restore, made_at))

    def _reopen(self, restore: Callable[[], object] | None, made_at: datetime | None) -> None:
        self.close()
        if restore is None:
            self.begin()
            return
        from smdesk.ui.shell import restored
        from smdesk.ui.shell.interlude import Interlude

        came: list[object] = []

        def after(error: Exception | None) -> None:
            self._open_after(lambda window: restored.tell(window, error or came[0], made_at))

        self._interlude = Interlude(lambda: came.append(restore()), after)
        self._interlude.show()

    def _open_after(self, tell: Callable[[MainWindow], object]) -> None:
        self._interlude = None
        self.begin(lambda: tell(self.window) if self.window is not None else None)

    # -- the example desk ---------------------------------------------------------------------------------------

    @property
    def root(self) -> Path:
        """The data folder."""
        return self._root

    @property
    def home(self) -> Path:
        """The person's own folder, also while the example is open: what outlasts the way from one to the other."""
        return self._practice.home

    @property
    def means(self) -> tuple[Clock | None, SecretStore]:
        """Clock and keyring, for another desk that this one makes."""
        return self._clock, self._secrets or OnDemand()

    def move(self, root: Path, between: Callable[[], object] = lambda: None) -> None:
        """Close this desk, do what is to be done while none is open, and open another."""

        def go() -> None:
            self.close()
            between()
            self._root = root
            self.begin()

        QTimer.singleShot(0, self, go)

    def relocate(self, root: Path) -> None:
        """Keep the desk in another folder from now on; there is nothing in this one yet. Raises StorageError."""
        open_folder(root)
        choose(root)
        self._practice = PracticeDesk(self, root)
        self.move(root)

    def carry(self, target: Path) -> None:
        """Take all of the desk to another folder, and open it there; where that fails, here."""
        QTimer.singleShot(0, self, lambda: self._carry(target))

    def _carry(self, target: Path) -> None:
        from smdesk.system.relocation import Progress, Stopped, take
        from smdesk.ui.shell.interlude import Moving, moved

        root = self._root
        self.close()

        def work(progress: Progress, wanted: Callable[[], bool]) -> None:
            take(root, target, choose, progress, wanted)

        def after(error: Exception | None) -> None:
            if error is None:
                self._practice = PracticeDesk(self, target)
                self._root = target

            def tell(window: MainWindow) -> None:
                if error is None:
                    window.saying.done(moved(target), False)
                elif not isinstance(error, Stopped):
                    window.tell_problem(error)

            self._open_after(tell)

        self._interlude = Moving(work, after)
        self._interlude.show()

    def _tell_bug(self, trace: str) -> None:
        if self.window is not None:
            self.window.tell_bug(trace, QGuiApplication.clipboard().setText)


def _raised(root: Path) -> bool:
    from smdesk.ui.shell.single import raise_other

    return raise_other(root)


def _out_of_sight(window: QWidget) -> None:
    """The window, and what stands above it: a question that was answered must not stay while calls are waited for."""
    window.hide()
    for each in window.findChildren(QWidget):
        if each.isWindow() and each.isVisible():
            each.hide()
