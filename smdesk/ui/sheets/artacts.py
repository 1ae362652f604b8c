"""Looking at received files and placing them in posts, off the window's thread and with the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTemporaryDir, QTimer, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

from smdesk.core.errors import InvalidInput
from smdesk.core.records import dataclass
from smdesk.services.sheets.views import Placed, Placing, Received
from smdesk.ui.kit.acts import Acts
from smdesk.ui.kit.context import Ui
from smdesk.ui.sheets.artwords import ArtCounted

_Given = TypeVar("_Given")
#: Milliseconds between two looks at how far the work is.
LOOK_MS = 100


class StoppedError(Exception):
    """The person does not want it any more."""


@dataclass(slots=True, eq=False)
class Job:
    """Files that are being looked at or placed."""

    placing: bool
    done: int = 0
    total: int = 0
    stopped: bool = False

    def watch(self, done: int, total: int) -> None:
        """In the working thread: two numbers and a mark, which need no lock."""
        self.done, self.total = done, total
        if self.stopped:
            raise StoppedError


class ArtActs(Acts):
    """`moved` tells how far the present work is (None: there is none any more)."""

    moved = Signal(object)

    def __init__(self, ui: Ui, parent: QObject) -> None:
        super().__init__(ui, parent)
        self.job: Job | None = None
        self._waiting: list[Callable[[], None]] = []
        self._pasted: QTemporaryDir | None = None
        self._pictures = 0
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(lambda: self.moved.emit(self.job))

    def look(
        self, client: int, week: date, files: Sequence[Path], done: Callable[[tuple[Received, ...]], None]
    ) -> None:
        """What files are and whose art."""
        job, art = Job(placing=False, total=len(files)), self._ui.runtime.art
        self._run(job, lambda: art.look(client, week, files, job.watch), done)

    def look_at_picture(
        self, client: int, week: date, image: QImage, done: Callable[[tuple[Received, ...]], None]
    ) -> None:
        """The same for a picture that was copied and has no file: it gets one until the desk closes."""
        if self._pasted is None:
            self._pasted = QTemporaryDir()  # it goes away with this
        self._pictures += 1
        file = Path(self._pasted.path()) / f"image-{self._pictures}.png"
        job, art = Job(placing=False, total=1), self._ui.runtime.art

        def work() -> tuple[Received, ...]:
            if not image.save(str(file), "PNG"):  # type: ignore[call-overload]
                raise InvalidInput("media_unreadable", path=file.name, reason="damaged")
            return art.look(client, week, [file], job.watch)

        self._run(job, work, done)

    def place(
        self, client: int, week: date, placings: Sequence[Placing], done: Callable[[Placed], None],
        turned: Callable[[bool], object],
    ) -> None:  # fmt: skip
        """Put files into their posts; one step takes all of them back. `turned` is told whether they are placed now."""
        job, art = Job(placing=True, total=len(placings)), self._ui.runtime.art

        def placed(made: Placed) -> None:
            if made.posts:
                self._way_back(made, turned)
            done(made)

        self._run(job, lambda: art.place(client, week, placings, job.watch), placed)

    def stop(self) -> None:
        """Leave off; what was to be looked at after it is let go of as well."""
        self._waiting.clear()
        if self.job is not None:
            self.job.stopped = True

    def _way_back(self, made: Placed, turned: Callable[[bool], object]) -> None:
        step = [made]

        def turn(placed: bool) -> None:
            step[0] = self._ui.runtime.art.undo(step[0])
            if isValid(self):
                turned(placed)

        text = ArtCounted().placed(len(made.posts))
        self.keep(text, partial(turn, True), partial(turn, False))
        self.said.emit(text, True)

    def _run(self, job: Job, work: Callable[[], _Given], done: Callable[[_Given], None]) -> None:
        """One after the other: what is matched by its size depends on what came before."""
        if self.job is not None:
            self._waiting.append(lambda: self._run(job, work, done))
            return
        self.job = job
        self._timer.start()
        self.moved.emit(job)

        def finished(given: _Given) -> None:
            if isValid(self):
                self._over()
                done(given)
                self._next()

        def failed(error: Exception) -> None:
            if isValid(self):
                self._over()
                if not isinstance(error, StoppedError):
                    self.failed.emit(error)
                self._next()

        self._ui.tasks.run(work, finished, failed)

    def _over(self) -> None:
        self.job = None
        self._timer.stop()
        self.moved.emit(None)

    def _next(self) -> None:
        if self.job is None and self._waiting:
            self._waiting.pop(0)()
