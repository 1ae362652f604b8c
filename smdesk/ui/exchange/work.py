"""Reading and taking in a file away from the window's thread, with its progress and a way to stop."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from smdesk.core.exchange.drafts import Options
from smdesk.core.exchange.table import Table
from smdesk.services.exchange.views import Applied, Preview
from smdesk.ui.kit.context import Ui

#: Milliseconds between two looks how far an import is.
LOOK_MS = 100


class Stopped(Exception):
    """The person has stopped the import; nothing of it stays."""


class Work(QObject):
    """`read`: a preview. `failed`: an error. `done`: what came in. `told`: how far it is, of how much."""

    read = Signal(object)
    failed = Signal(object)
    done = Signal(object)
    told = Signal(int, int)

    def __init__(self, ui: Ui, file: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._file = file
        self._table: Table | None = None
        self._turn = 0  # only what was asked for last is told
        self._far = (0, 0)
        self._stop = False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(lambda: self.told.emit(*self._far))
        self.running = False

    def open(self, options: Options, how: Mapping[str, str]) -> None:
        """Read the file from the disk; `how` are encoding, separator and sheet where somebody knows them better."""
        exchange = self._ui.runtime.exchange

        def look() -> Preview:
            return exchange.preview(exchange.open(self._file, **how), options)

        self._ask(look)

    def again(self, preview: Preview, options: Options) -> None:
        """Read the same table with other decisions."""
        table = preview.table
        self._ask(lambda: self._ui.runtime.exchange.preview(table, options))

    def _ask(self, look: Callable[[], Preview]) -> None:
        self._turn += 1
        turn = self._turn
        self._ui.tasks.run(look, partial(self._looked, turn), partial(self._not_looked, turn))

    def _looked(self, turn: int, preview: Preview) -> None:
        if isValid(self) and turn == self._turn:
            self.read.emit(preview)

    def _not_looked(self, turn: int, error: Exception) -> None:
        if isValid(self) and turn == self._turn:
            self.failed.emit(error)

    def apply(self, preview: Preview) -> None:
        """Take in what the preview shows."""
        self._stop, self._far, self.running = False, (0, len(preview.incoming)), True
        self._timer.start()
        self._ui.tasks.run(
            lambda: self._ui.runtime.exchange.apply(preview, self._watch), self._applied, self._not_applied
        )

    def stop(self) -> None:
        """Stop taking in; what was written so far goes away with the rest."""
        self._stop = True

    def _watch(self, done: int, total: int) -> None:
        """In the working thread: two numbers and a mark, which need no lock."""
        self._far = (done, total)
        if self._stop:
            raise Stopped

    def _applied(self, applied: Applied) -> None:
        if isValid(self):
            self._rest()
            self.done.emit(applied)

    def _not_applied(self, error: Exception) -> None:
        if isValid(self):
            self._rest()
            self.failed.emit(error)

    def _rest(self) -> None:
        self.running = False
        self._timer.stop()


def with_edit(options: Options, number: int, place: int, text: str) -> Options:
    """The options with a cell put right."""
    return replace(options, edits={**options.edits, (number, place): text})


def with_skip(options: Options, number: int, *, on: bool) -> Options:
    """The options with a row taken in, or left out."""
    return replace(options, skip=options.skip - {number} if on else options.skip | {number})
