"""From the person's own desk to the example beside it: asked first, for nothing of one's own goes out meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from smdesk.ui.kit import dialogs

if TYPE_CHECKING:
    from smdesk.ui.shell.window import MainWindow

translate = QCoreApplication.translate


def name() -> str:
    """What it is called in menus and lists."""
    return translate("Rehearsal", "Practice mode with example data…")


def possible(window: MainWindow) -> bool:
    """True on the person's own desk."""
    practice = window.ui.practice
    return window.has_desk() and practice is not None and not practice.here


def ask(window: MainWindow) -> None:
    """Ask, then make the example and open it; what is half typed is decided on first."""
    if not possible(window) or not window.ending.settled():
        return
    dialogs.ask(
        window, window.ui.language.words, translate("Rehearsal", "Open the example desk?"),
        translate("Rehearsal", "It opens in place of your own, which is kept as it is. Until you leave the example "
                  "nothing of your own goes out, and nothing you do in it leaves this computer."),
        translate("Rehearsal", "Open the example"), lambda: _make(window),
    )  # fmt: skip


def _make(window: MainWindow) -> None:
    practice, language = window.ui.practice, window.ui.language.code
    if practice is None:
        return
    window.toast.tell(translate("Rehearsal", "The example is being made…"))
    window.ui.tasks.run(
        lambda: practice.make(language, lambda _made, _whole: None), lambda _: practice.enter(), window.tell_problem
    )
