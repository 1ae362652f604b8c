"""Keeps what is typed: stores the draft on each pause, says how that went, and never lets go of what was not stored."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal

from smdesk.core.errors import Conflict, SmdeskError
from smdesk.ui.composer import draft as drafts
from smdesk.ui.composer.model import Composer

#: Seconds in which the versions of one burst of typing are one.
BURST_S = 120.0
#: Milliseconds after which storing is tried again by itself when it failed.
AGAIN_MS = 5000


class Kept(Enum):
    """How what is on the screen stands to what is on the disk."""

    NOTHING = "nothing"  # nothing has been written yet
    SAVED = "saved"
    CHANGED = "changed"  # not stored yet, or waits for the person to say so
    EMPTY = "empty"  # nothing left that could be stored; the disk has what was there before
    FAILED = "failed"


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
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._try_again)
        composer.paused.connect(self._paused)
        composer.opened.connect(self._opened)
        composer.worded.connect(lambda _source: self._changed())
        composer.shaped.connect(self._changed)

    def save(self, burst_s: float = BURST_S) -> bool:
        """Store what is not stored; True when nothing is left to store. `burst_s` seconds are one version.

        A scheduled post is checked by the service again, and refused while it has errors.
        """
        model = self._composer
        if not model.dirty:
            return True
        if model.draft.empty:
            self._tell(Kept.EMPTY)
            return False
        given = model.draft
        try:
            if model.view is None or model.stored is None:
                view = model.ui.runtime.posts.add(drafts.new_post(given)).post
            else:
                patch = drafts.patch(model.stored, given)
                if patch is None:
                    return True
                posts = model.ui.runtime.posts
                view = posts.edit(model.view.id, patch, version=model.view.version, coalesce_s=burst_s).post
        except SmdeskError as error:
            self._failed(error)
            return False
        model.kept(view, given)
        self.at = model.ui.now()
        self._tell(Kept.SAVED)
        return True

    def keep_mine(self) -> bool:
        """After a conflict: what is on the screen replaces what somebody else stored, which stays as a version."""
        model = self._composer
        assert model.view is not None
        model.view = model.ui.runtime.posts.show(model.view.id)
        model.stored = drafts.from_view(model.view)
        return self.save(burst_s=0.0)

    def _paused(self) -> None:
        if self._composer.saves_itself and not isinstance(self.error, Conflict):
            self.save()

    def _try_again(self) -> None:
        if self.state is Kept.FAILED and self._composer.saves_itself:
            self.save()

    def _changed(self) -> None:
        if self.state is not Kept.FAILED and self._composer.dirty:
            self.state = Kept.CHANGED
            self.told.emit()

    def _opened(self) -> None:
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
