"""Keeps what is typed: stores the draft on each pause, says how that went, and never lets go of what was not stored."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from enum import Enum
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from smdesk.core.errors import Conflict, SmdeskError, StorageError
from smdesk.services.views import PostView
from smdesk.ui.composer import draft as drafts
from smdesk.ui.composer.model import Composer

log = logging.getLogger(__name__)

#: Seconds in which the versions of one burst of typing are one.
BURST_S = 120.0
#: Milliseconds after which storing is tried again by itself when it failed.
AGAIN_MS = 5000
#: Seconds to wait for what is being stored before something that builds on it.
WAIT_S = 6.0


class Kept(Enum):
    """How what is on the screen stands to what is on the disk."""

    NOTHING = "nothing"  # nothing has been written yet
    SAVED = "saved"
    CHANGED = "changed"  # not stored yet, or waits for the person to say so
    EMPTY = "empty"  # nothing left that could be stored; the disk has what was there before
    FAILED = "failed"


class _Job:
    """One storing. `post` is the one that is stored, None for a new one."""

    def __init__(self, given: drafts.PostDraft, post: int | None, act: Callable[[], PostView]) -> None:
        self.given, self.post = given, post
        self._act = act
        self.view: PostView | None = None
        self.error: SmdeskError | None = None
        self.done = threading.Event()
        self.settled = False

    def run(self) -> None:
        """In any thread."""
        try:
            self.view = self._act()
        except SmdeskError as error:
            self.error = error
        finally:
            self.done.set()


class Keeper(QObject):
    """`told` after every try; `troubled` with the error, or None when it is over."""

    told = Signal()
    troubled = Signal(object)

    def __init__(self, composer: Composer) -> None:
        super().__init__(composer)
        self._composer = composer
        self.state = Kept.NOTHING
        self.at: datetime | None = None  # when it was stored last; aware, UTC
        self.error: SmdeskError | None = None
        self.unkept: SmdeskError | None = None  # why what was typed into a scheduled post is not on the disk
        self._under_way: _Job | None = None
        self._once_more = False
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._try_again)
        composer.paused.connect(self._paused)
        composer.opened.connect(self._opened)
        composer.worded.connect(lambda _source: self._changed())
        composer.shaped.connect(self._changed)

    def save(self, burst_s: float = BURST_S) -> bool:
        """Store what is not stored, now; True when nothing is left to store. `burst_s` seconds are one version.

        A scheduled post is checked by the service again, and refused while it has errors.
        """
        self._wait()
        job = self._next(burst_s)
        if job is None:
            return not self._composer.dirty
        job.run()
        return self._settle(job)

    def _next(self, burst_s: float) -> _Job | None:
        """What there is to store; None when nothing is, or nothing can be."""
        model = self._composer
        if not model.dirty:
            return None
        kept_place = model.stored is not None and model.stored.empty  # a place in the plan without a word yet
        if model.draft.empty and not kept_place:
            self._tell(Kept.EMPTY)
            return None
        posts, given = model.ui.runtime.posts, model.draft
        if model.view is None or model.stored is None:
            new = drafts.new_post(given)
            return _Job(given, None, lambda: posts.add(new).post)
        post, version, patch = model.view.id, model.view.version, drafts.patch(model.stored, given)
        if patch is None:  # it differs in nothing that is stored
            model.stored = given
            return None
        return _Job(given, post, lambda: posts.edit(post, patch, version=version, coalesce_s=burst_s).post)

    def _wait(self) -> None:
        """Let what is being stored be stored: it is quick, and what follows builds on it."""
        job = self._under_way
        if job is not None and job.done.wait(WAIT_S):
            self._settle(job)

    def _settle(self, job: _Job) -> bool:
        """In the window's thread: take over what came of a job, once."""
        model = self._composer
        if job.settled:
            return job.view is not None
        job.settled, self._under_way = True, None
        if job.error is not None:
            self._failed(job.error)
            return False
        assert job.view is not None
        if (model.view.id if model.view is not None else None) == job.post:  # else another post is open by now
            model.kept(job.view, job.given)
            self.at = model.ui.now()
            self._tell(Kept.CHANGED if model.dirty else Kept.SAVED)
            if self._once_more:
                self._paused()
        return True

    @property
    def busy(self) -> bool:
        """True while something is being stored."""
        return self._under_way is not None

    def keep_mine(self) -> bool:
        """After a conflict: what is on the screen replaces what somebody else stored, which stays as a version."""
        model = self._composer
        assert model.view is not None
        model.view = model.ui.runtime.posts.show(model.view.id)
        model.stored = drafts.from_view(model.view)
        return self.save(burst_s=0.0)

    def _paused(self) -> None:
        """Store off the window's thread: the database may be locked, and typing goes on."""
        if self._composer.live:
            self._keep_typed()
        if not self._composer.saves_itself or isinstance(self.error, Conflict):
            return
        self._once_more = self._under_way is not None
        if self._once_more:
            return
        job = self._under_way = self._next(BURST_S)
        if job is not None:
            self._composer.ui.tasks.run(job.run, partial(self._came, job), partial(self._broken, job))

    def _came(self, job: _Job, _none: object) -> None:
        self._settle(job)

    def _keep_typed(self) -> None:
        """What is typed into a scheduled post waits for "Update", and must not be lost until then."""
        model = self._composer
        if model.view is None or model.stored is None or model.locked:
            return
        post, patch, versions = model.view.id, drafts.patch(model.stored, model.draft), model.ui.runtime.versions
        keep = partial(versions.forget_typed, post) if patch is None else partial(versions.keep_typed, post, patch)
        model.ui.tasks.run(keep, self._typed_kept, self._not_kept)

    def _typed_kept(self, _none: object) -> None:
        waits = self._composer.live and isinstance(self.error, StorageError)  # for "Update", with nothing to lose now
        if self.unkept is not None or waits:
            self.unkept = self.error = None
            self.troubled.emit(None)
            self._tell(Kept.CHANGED if self._composer.dirty else Kept.SAVED)

    def _not_kept(self, error: Exception) -> None:
        if not isinstance(error, SmdeskError):
            log.error("what was typed could not be kept", exc_info=error)
            return
        told, self.unkept = self.unkept is not None, error
        if not told:
            self.troubled.emit(error)
        self._again.start()

    def _broken(self, job: _Job, error: Exception) -> None:
        """What no service should raise: it is in the log, and the text is not stored."""
        log.error("a draft could not be stored", exc_info=error)
        job.error = StorageError("disk_error", path="")
        self._settle(job)

    def _try_again(self) -> None:
        if self.state is Kept.FAILED or self.unkept is not None:
            self._paused()

    def _changed(self) -> None:
        if self.state is not Kept.FAILED and self._composer.dirty:
            self.state = Kept.CHANGED
            self.told.emit()

    def _opened(self) -> None:
        self.unkept = None
        self.at = self._composer.view.changed_at if self._composer.view else None
        self._tell(Kept.SAVED if self._composer.view else Kept.NOTHING)

    def _failed(self, error: SmdeskError) -> None:
        self.error, self.state = error, Kept.FAILED
        self.troubled.emit(error)
        self.told.emit()
        if not isinstance(error, Conflict):
            self._again.start()

    def _tell(self, state: Kept) -> None:
        self._again.stop()
        was, self.error, self.state = self.error, None, state
        if was is not None:
            self.troubled.emit(None)
        self.told.emit()
