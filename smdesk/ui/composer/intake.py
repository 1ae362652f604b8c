"""Files on their way in: copied off the window's thread, with progress, stopped when the person says so."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QImage

from smdesk.core.content import MediaItem
from smdesk.core.errors import InvalidInput, StorageError
from smdesk.core.records import dataclass
from smdesk.services.media import MediaService
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.drops import local_files

#: Milliseconds between two looks at how far the copies are.
LOOK_MS = 100


class _StoppedError(Exception):
    """The person does not want the file any more."""


@dataclass(slots=True)
class Job:
    """Files coming in together. `done` and `total` in bytes, of the file that is being copied."""

    names: tuple[str, ...]
    done: int = 0
    total: int = 0
    number: int = 0  # of the file, from 0
    stop: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a job: media in the order of their files, and a refusal for each file that was none."""

    items: tuple[MediaItem, ...]
    refused: tuple[Exception, ...]


class Intake(QObject):
    """`moved` tells how far the present job is (None: no job any more)."""

    moved = Signal(object)

    def __init__(self, ui: Ui, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._media = MediaService(ui.runtime.media, ui.runtime.clock)
        self.jobs: list[Job] = []
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(lambda: self.moved.emit(self.jobs[0] if self.jobs else None))

    def bring(self, files: Sequence[Path], done: Callable[[Came], None]) -> None:
        """Copy files into the media folder; `done` is called in the window's thread."""
        if not files:
            return
        job = Job(tuple(file.name for file in files))
        self._run(job, lambda: self._copy(job, files), done)

    def bring_image(self, image: QImage, done: Callable[[Came], None]) -> None:
        """The same for a picture from the clipboard, which has no file; it comes in as a PNG."""
        job = Job(("image.png",))
        self._run(job, lambda: self._write(job, image), done)

    def stop(self) -> None:
        """Let go of everything that is still being copied; nothing of it stays."""
        for job in self.jobs:
            job.stop.set()

    def _run(self, job: Job, work: Callable[[], Came], done: Callable[[Came], None]) -> None:
        self.jobs.append(job)
        self._timer.start()
        self.moved.emit(job)

        def finished(came: Came) -> None:
            self._over(job)
            done(came)

        def failed(error: Exception) -> None:
            self._over(job)
            done(Came((), (error,)))

        self._ui.tasks.run(work, finished, failed)

    def _over(self, job: Job) -> None:
        self.jobs.remove(job)
        if not self.jobs:
            self._timer.stop()
        self.moved.emit(self.jobs[0] if self.jobs else None)

    def _copy(self, job: Job, files: Iterable[Path]) -> Came:
        """On the pool. A file that is refused does not keep the others out; one that is stopped ends the job.

        So does a disk that takes no more: what came in before it stays.
        """
        items: list[MediaItem] = []
        refused: list[Exception] = []

        def watch(done: int, total: int) -> None:
            job.done, job.total = done, total
            if job.stop.is_set():
                raise _StoppedError

        for job.number, file in enumerate(files):
            try:
                items.append(self._media.add(file, watch))
            except _StoppedError:
                break
            except InvalidInput as error:
                refused.append(error)
            except StorageError as error:
                refused.append(error)
                break
        return Came(tuple(items), tuple(refused))

    def _write(self, job: Job, image: QImage) -> Came:
        with tempfile.TemporaryDirectory(prefix="smdesk-paste-") as folder:
            file = Path(folder) / job.names[0]
            if not image.save(str(file), "PNG"):  # type: ignore[call-overload]
                raise InvalidInput("media_unreadable", path=job.names[0], reason="damaged")
            return self._copy(job, [file])


def pasted(mime: QMimeData) -> list[Path] | QImage:
    """The files of a drop or paste, or its picture."""
    files = local_files(mime)
    if files:
        return files
    image = mime.imageData()
    return image if isinstance(image, QImage) else QImage(image)
