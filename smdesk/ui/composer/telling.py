"""What the page says in its two strips: what was not done and why, and what cannot be changed any more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smdesk.core.errors import Conflict, InvalidInput, SmdeskError, StorageError
from smdesk.services.views import PublicationView
from smdesk.ui.kit.banner import Banner, Notice
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.naming import channel_name

if TYPE_CHECKING:
    from smdesk.ui.composer.page import ComposerPage

#: Of files that were refused together: so many are told with their reason, so many of the others by name.
REASONS, NAMES = 4, 12


class Telling(QObject):
    """Each trouble with the acts that solve it."""

    def __init__(self, ui: Ui, page: ComposerPage, problem: Banner, locked: Banner) -> None:
        super().__init__(page)
        self._ui = ui
        self._page = page
        self._problem = problem
        self._locked = locked

    def problem(self, error: Exception) -> None:
        """Say on the page what was not done, and why."""
        told = sentence(error, self._ui.language.words)
        acts: list[tuple[str, Callable[[], object]]] = []
        if isinstance(error, Conflict) and error.code == "post_changed" and self._page.model.dirty:
            acts = [
                (self.tr("Keep mine"), self._page.hearing.keep_mine),
                (self.tr("Take the other"), self._page.hearing.take_theirs),
            ]
        elif isinstance(error, StorageError):
            acts = [(self.tr("Try again"), self._page.save)]
        elif isinstance(error, InvalidInput) and error.code == "check_failed":
            acts = [(self.tr("Show"), lambda: self._page.notes.step(1))]
        elif isinstance(error, InvalidInput) and error.code in {"no_channels", "no_slots"}:
            acts = [(self.tr("Channels…"), lambda: self._page.wanted.emit("channels", 0))]
        why = " ".join(part for part in (told.why, told.do) if part)
        if isinstance(error, StorageError) and self._page.model.dirty:
            why += " " + self.tr("What you typed stays here, and smdesk tries again by itself.")
        acts.append((self.tr("Close"), lambda: self._problem.tell(None)))
        self._problem.tell(Notice("danger", told.what, why, tuple(acts), id=getattr(error, "code", "")))

    def studied(self) -> None:
        """What kept it from going out is put right: nothing stands in the way any more."""
        notice = self._problem.notice
        if notice is not None and notice.id == "check_failed" and not self._page.model.study.errors():
            self._problem.tell(None)

    def troubled(self, error: SmdeskError | None) -> None:
        if error is None:
            self._problem.tell(None)
        else:
            self.problem(error)

    def refused(self, errors: Sequence[Exception]) -> None:
        """Files that are no media: the first ones each with its reason, the others by name; none is left out unsaid."""
        words = self._ui.language.words
        told = [sentence(error, words) for error in errors[:REASONS]]
        close = (self.tr("Close"), lambda: self._problem.tell(None))
        first = " ".join(part for part in (told[0].why, told[0].do) if part)
        lines = [first, *map(str, told[1:]), self._others(errors[REASONS:])]
        self._problem.tell(Notice("warning", told[0].what, "\n".join(line for line in lines if line), (close,)))

    def _others(self, errors: Sequence[Exception]) -> str:
        """Files that were refused as well, by name; of very many the number."""
        if not errors:
            return ""
        names = [Path(str(getattr(error, "facts", {}).get("path", ""))).name for error in errors]
        told = ", ".join(name for name in names[:NAMES] if name)
        return self.tr("%n more were not attached: %1", "", len(errors)).replace("%1", told) + (
            "…" if len(errors) > NAMES else ""
        )

    def locked(self) -> None:
        model = self._page.model
        if not model.locked:
            partly = model.frozen
            text = self.tr("What is out stays as it is; your changes reach the other channels.")
            self._locked.tell(Notice("info", self._out_words(partly), text) if partly else None)
            return
        delegated = any(row.state == "delegated" for row in model.rows)
        if delegated:
            self._locked.tell(Notice(
                "info", self.tr("The network’s own scheduler has it."),
                self.tr("Take it back to change it; it then goes out from this computer."),
                ((self.tr("Take back to edit"), self._page.acts.take_back),),
            ))  # fmt: skip
            return
        shown = model.frozen[0]
        ledger = (self.tr("Show in the ledger"), lambda: self._page.wanted.emit("publish", shown.id))
        links = " ".join(row.remote_url for row in model.frozen if row.remote_url)
        text = (self.tr("It cannot be changed here any more; a copy can.") + " " + links).strip()
        self._locked.tell(Notice("info", self._out_words(model.frozen), text, (ledger,)))

    def _out_words(self, rows: Sequence[PublicationView]) -> str:
        """What went out, per channel."""
        state = self._ui.language.words.state
        return "; ".join(f"{channel_name(row.network, row.channel)}: {state(row.state.value)}" for row in rows) + "."
