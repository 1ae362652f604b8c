"""What is said above the pages once a copy was taken into use, or could not be, with the way back to what there was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from smdesk.core.walltime import in_zone
from smdesk.services.backup import Backup, BackupService, Contents, Restored
from smdesk.services.zone import computer_zone
from smdesk.ui.kit.messages import sentence
from smdesk.ui.settings.restoring import ask_restore

if TYPE_CHECKING:
    from smdesk.ui.shell.window import MainWindow

translate = QCoreApplication.translate


def tell(window: MainWindow, outcome: object, made_at: datetime | None = None) -> None:
    """Stays until the person has read it. `outcome` is what a restore gave or raised; `made_at`: when the copy was
    made, where that is known.
    """
    if isinstance(outcome, Exception):
        told = sentence(outcome, window.ui.language.words)
        text = " ".join(part for part in (told.what, told.why, told.do) if part)
        title = translate("Restored", "The copy was not restored; everything is as it was.")
        window.saying.stay("danger", title, text)
        return
    kept = Path(outcome.kept) if isinstance(outcome, Restored) and outcome.kept else None
    text = ""
    acts: tuple[tuple[str, Callable[[], object]], ...] = ()
    if kept is not None:
        text = translate("Restored", "What you had before is kept as a copy of its own.")
    if kept is not None and kept.is_file():  # what could not be read is a folder, which is restored by nobody
        acts = ((translate("Restored", "Go back to that…"), partial(_go_back, window, kept)),)
    window.saying.stay("info", _title(window, made_at), text, *acts)


def _title(window: MainWindow, made_at: datetime | None) -> str:
    if made_at is None:
        return translate("Restored", "The backup is restored.")
    at = window.ui.language.words.wall(in_zone(made_at, computer_zone()).replace(second=0))
    return translate("Restored", "The copy of %1 is restored.").replace("%1", at)


def _go_back(window: MainWindow, kept: Path) -> None:
    """Ask first, as for any other copy: what was done since the restore would be missing."""
    service = BackupService(window.ui.runtime.folder, window.ui.runtime.clock)

    def ask(found: tuple[Backup, Contents]) -> None:
        copy, contents = found
        ask_restore(window, window.ui, service, copy, contents)

    window.ui.tasks.run(lambda: (service.check(kept), service.contents(kept)), ask, window.tell_problem)
