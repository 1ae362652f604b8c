"""Pictures of lists while they are being read slowly: grey rows in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any, cast

from PySide6.QtWidgets import QWidget

from smdesk.services.backup import BackupService
from smdesk.services.doctor import Doctor
from smdesk.ui.calendar import days
from smdesk.ui.calendar.page import CalendarPage
from smdesk.ui.calendar.periods import View
from smdesk.ui.settings.page import SettingsPage
from smdesk.ui.shell.window import MainWindow

Wait = Callable[[float], None]
#: Until the grey rows stand.
_LONG_S = 0.7


@contextmanager
def _slow(*reads: tuple[Any, str]) -> Iterator[None]:
    """These functions wait until it is over."""
    goes_on, kept = Event(), [(where, name, getattr(where, name)) for where, name in reads]
    for where, name, read in kept:
        setattr(where, name, lambda *given, read=read: goes_on.wait() and read(*given))
    try:
        yield
    finally:
        goes_on.set()
        for where, name, read in kept:
            setattr(where, name, read)


def loading(window: MainWindow, settle: Wait) -> Iterator[tuple[str, QWidget]]:
    """The agenda with the ideas, the copies and the diagnosis."""
    calendar = window.ui.runtime.calendar
    with _slow((calendar, "days"), (calendar, "ideas")):
        days.TURN_MS = 60_000  # nor is it read in the window's own thread
        window.router.go("calendar")
        page = cast(CalendarPage, window.router.page("calendar"))
        page.show_here(View.AGENDA)
        settle(_LONG_S)
        yield "loading-agenda", window
    settle(0.5)
    with _slow((BackupService, "listing"), (Doctor, "examine")):
        window.router.go("settings")
        settings = cast(SettingsPage, window.router.page("settings"))
        for name in ("backups", "diagnosis"):
            settings.show_section(name)
            settle(_LONG_S)
            yield f"loading-{name}", window
    settle(0.5)
