"""Taking a backup into use: what is in it and what will be missing, then the desk closed, restored and opened again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from smdesk.core.walltime import in_zone
from smdesk.services.backup import Backup, BackupService, Contents
from smdesk.services.zone import computer_zone
from smdesk.ui.kit import dialogs
from smdesk.ui.kit.context import Ui

translate = QCoreApplication.translate
#: Names of clients that are told; of more, how many.
NAMED = 4


def ask_restore(parent: QWidget, ui: Ui, service: BackupService, copy: Backup, contents: Contents) -> None:
    """Show what the copy holds, and restore it if the person says so."""
    at = in_zone(copy.made_at, computer_zone())
    title = translate("Settings", "Restore the copy of %1?").replace("%1", ui.language.words.wall(at.replace(second=0)))
    after = translate(
        "Settings",
        "What you have now becomes a copy first. Everything after that date will be missing; what went out since then "
        "is not sent again, smdesk asks you about it.",
    )
    dialogs.ask(
        parent, ui.language.words, title, f"{Holding().say(contents)}\n\n{after}", translate("Settings", "Restore it"),
        partial(ui.reopen, partial(service.restore, str(copy.path)), copy.made_at),
    )  # fmt: skip


class Holding(QObject):
    """What is in a copy, in a sentence or two."""

    def say(self, contents: Contents) -> str:
        """Its clients by name, and how many posts."""
        named = ", ".join(contents.clients[:NAMED])
        more = len(contents.clients) - NAMED
        if more > 0:
            named = self.tr("%1 and %n more", "", more).replace("%1", named)
        posts = self.tr("%n post(s)", "", contents.posts)
        out = self.tr("%n published", "", contents.published)
        return f"{named}. {posts}, {out}." if named else f"{posts}, {out}."
