"""The settings that change the window, applied when it opens and whenever one of them is set, by whomever."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from smdesk.core.errors import StorageError
from smdesk.core.events import Event, SettingsChanged
from smdesk.system import motion
from smdesk.ui.kit.context import Ui

log = logging.getLogger(__name__)

#: Milliseconds between two looks whether another program, a command in a terminal perhaps, has set something.
LOOK_MS = 2000
#: Milliseconds after coming back in which the desktop is not asked yet: a start paints its window first.
ASK_MS = 1000
#: When the files of the database were last written.
Written = tuple[tuple[int, int], ...]
#: What is set, by key, scope and whose it is.
Stored = dict[tuple[str, str, int], str]


class Preferences(QObject):
    """Keeps theme and language as the settings say; undoing a setting, too, comes through here."""

    def __init__(self, ui: Ui, parent: QObject | None = None, *, language: bool = True) -> None:
        """Without `language` the window goes on speaking what it was started with until the setting is changed."""
        super().__init__(parent)
        self._ui = ui
        self._closed = False  # then the settings are nobody's to read
        self._asked = False  # for less movement, by a desktop that has to be asked for it
        self._does: dict[str, Callable[[], None]] = {
            "ui.language": lambda: ui.language.choose(self._text("ui.language")),
            "ui.time_format": lambda: ui.language.choose_clock(self._text("ui.time_format")),
            "ui.theme": lambda: ui.theme.choose(self._text("ui.theme")),
            "ui.scale": lambda: ui.theme.set_scale(int(self._text("ui.scale"))),
            "ui.density": lambda: ui.theme.set_compact(self._text("ui.density") == "compact"),
            "ui.system_font": lambda: ui.theme.set_system_font(ui.settings.get("ui.system_font") is True),
            "ui.contrast": lambda: ui.theme.set_contrast(self._text("ui.contrast")),
            "ui.reduced_motion": self._motion,
        }
        self._apply(key for key in self._does if language or key != "ui.language")
        ui.bridge.heard.connect(self._hear)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.applicationStateChanged.connect(self._back)
        self._asking = QTimer(self, singleShot=True, interval=ASK_MS)
        self._asking.timeout.connect(self._ask)
        ui.bridge.closed.connect(self._close)

    @Slot()
    def _close(self) -> None:
        self._closed = True
        self._asking.stop()

    @Slot(Qt.ApplicationState)
    def _back(self, state: Qt.ApplicationState) -> None:
        """No desktop calls out that things are to move less: it is set elsewhere, and looked at on coming back."""
        if state is Qt.ApplicationState.ApplicationActive and not self._closed:
            self._motion()
            self._asking.start()

    def _ask(self) -> None:
        self._ui.tasks.ask(motion.asked, self._answered, leave=True)

    def _answered(self, asked: bool) -> None:
        self._asked = asked
        if not self._closed:
            self._motion()

    def _hear(self, event: Event) -> None:
        if isinstance(event, SettingsChanged):
            self._apply(sorted(event.fields & set(self._does)))

    def _apply(self, keys: Iterable[str]) -> None:
        with self._ui.theme.together():
            for key in keys:
                self._does[key]()

    def _motion(self) -> None:
        wish = self._text("ui.reduced_motion")
        self._ui.theme.set_still(self._asked or motion.reduced() if wish == "system" else wish == "on")

    def _text(self, key: str) -> str:
        return str(self._ui.settings.get(key))


class Elsewhere(QObject):
    """Tells of settings that another program sets: everybody hears of them as of one that the window has set.

    The window's own thread only looks whether the database was written; what is in it is read in the background.
    """

    def __init__(self, ui: Ui, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._seen = self._noticed = ui.runtime.folder.written()
        self._known = ui.settings.stored()
        self._told: set[str] = set()  # and not yet found in what was read
        self._reading = False
        ui.bridge.heard.connect(self._hear)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        ui.bridge.closed.connect(self._timer.stop)  # a desk that is being restored must be nobody's

    def _hear(self, event: Event) -> None:
        """Whoever shows it has heard of it."""
        if isinstance(event, SettingsChanged):
            self._told |= event.fields
            self._read()

    def _look(self) -> None:
        written = self._ui.runtime.folder.written()
        if written != self._noticed:
            self._noticed = written
            self._ui.bridge.written.emit()
        if self._told or written != self._seen:
            self._read()

    def _read(self) -> None:
        if self._reading:
            return
        seen = self._ui.runtime.folder.written()
        told = frozenset(self._told)  # all of it is written: the reading that begins now finds it
        self._reading = self._ui.tasks.run(
            self._ui.settings.stored, lambda found: self._compare(seen, told, found), self._not_now
        )

    def _compare(self, seen: Written, told: frozenset[str], found: Stored) -> None:
        """Tell what has another value than before, but for what has been told."""
        self._reading, self._seen = False, seen
        changed = {key for key, *_place in dict(found.items() ^ self._known.items())}
        self._known = found
        others = frozenset(changed - self._told)
        self._told -= told
        if others:
            self._ui.runtime.bus.publish(SettingsChanged(fields=others))
        if self._told:  # while it was being read
            self._read()

    def _not_now(self, error: Exception) -> None:
        """The next look tries it again."""
        self._reading = False
        if not isinstance(error, StorageError):
            raise error
        log.info("settings cannot be looked at now: %s", error)
