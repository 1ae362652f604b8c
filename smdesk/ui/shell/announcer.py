"""What the window says above and over its pages: the most urgent notice, and short words of what was done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from smdesk.core.errors import StorageError
from smdesk.ui.kit.banner import Banner, Notice
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.toast import Toast
from smdesk.ui.shell.notices import Notices
from smdesk.ui.shell.storage import PASSING, Storage


class Announcer(QObject):
    """`everywhere` tells what all windows show: not what went wrong in one of them."""

    everywhere = Signal(object)  # a Notice or None

    def __init__(
        self, ui: Ui, notices: Notices, pending: Callable[[], Notice | None], banner: Banner, body: QWidget,
        told_below: Callable[[], str] = str,
    ) -> None:  # fmt: skip
        """`pending` is what the person has just begun and may still take back; `told_below` the code of the trouble
        that the page which shows tells itself, with what it means for that page.
        """
        super().__init__(body)
        self._ui = ui
        self._notices = notices
        self._pending = pending
        self._told_below = told_below
        self._banner = banner
        self.toast = Toast(ui.theme, body)
        self._problem: Notice | None = None
        self._bug: Notice | None = None  # what nobody expected may have happened in any window
        self._unheard: set[str] = set()
        self.storage = Storage(ui, self)
        self.storage.changed.connect(self.look)

    def look(self) -> None:
        """Show what is the most urgent now."""
        current = self._notices.current()  # it looks at the desk: once, for all windows
        passing = None if self._notices.unreadable else self.storage.notice()
        below = passing is not None and passing.id == self._told_below()
        here = current if below else passing or current
        self._banner.tell(here if self._notices.unreadable else self._problem or self._pending() or here)
        self.everywhere.emit(self._bug or passing or current)

    def moved(self) -> None:
        """Another page shows: it may not tell what the one before did."""
        if self.storage.notice() is not None:
            self.look()

    def done(self, text: str, can_undo: bool) -> None:
        """What was done, and whether it can be undone. No words: what was said last is over."""
        if not text:
            self.toast.hide()
        elif can_undo:
            self.toast.offer(text, self.tr("Undo"), self._ui.undo)
        else:
            self.toast.tell(text)

    def bug(self, trace: str, copy: Callable[[str], object]) -> None:
        """Something unexpected happened and is in the log; the program goes on."""
        self._problem = self._bug = Notice(
            "danger",
            self.tr("Something unexpected happened."),
            self.tr("It is in the log, and what you had saved is safe. If it happens again, start smdesk anew."),
            ((self.tr("Copy details"), lambda: copy(trace)), (self.tr("Close"), self.forget)),
        )
        self.look()

    def problem(self, error: Exception) -> None:
        """Why something was not done, where no page says so itself; what passes, until it has."""
        if self.storage.takes(error):
            return
        told = sentence(error, self._ui.language.words)
        self.stay("danger", told.what, " ".join(part for part in (told.why, told.do) if part))

    def stay(self, kind: str, title: str, text: str, *acts: tuple[str, Callable[[], object]]) -> None:
        """Say it above the pages until the person has read it."""
        closing = (self.tr("Close"), self.forget)
        self._problem, self._bug = Notice(kind, title, text, (*acts, closing)), None
        self.look()

    def unheard(self, error: Exception) -> None:
        """Why something in the background was not done; the same once: it may be tried again and again."""
        if isinstance(error, StorageError) and error.code in PASSING:
            self.storage.meet(error)
            return
        which = f"{type(error).__name__} {getattr(error, 'code', '') or error}"
        if which not in self._unheard:
            self._unheard.add(which)
            self.problem(error)

    def forget(self) -> None:
        """The person has read it."""
        self._problem = self._bug = None
        self.look()
