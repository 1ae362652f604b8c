"""Files and pictures on their way into a part: copied in with progress, attached where they were dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal

from smdesk.ui.composer.commands import Changes
from smdesk.ui.composer.draft import Scope
from smdesk.ui.composer.intake import Came, Intake, Job, pasted
from smdesk.ui.composer.model import Composer
from smdesk.ui.composer.partbox import PartBox


class Attaching(QObject):
    """`refused` tells of files that were none."""

    refused = Signal(object)

    def __init__(self, model: Composer, changes: Changes, boxes: Callable[[], Sequence[PartBox]]) -> None:
        super().__init__(model)
        self._model = model
        self._changes = changes
        self._boxes = boxes
        self.intake = Intake(model.ui, self)
        self._under_way: dict[int, int] = {}  # jobs by the part they are for
        self.intake.moved.connect(self._show)

    def bring(self, what: QMimeData | Sequence[Path], key: int | None = None) -> None:
        """Copy files or a picture in and attach them to a part (None: the first)."""
        model, boxes = self._model, self._boxes()
        if model.locked or not boxes:
            return
        target, scope = key if key is not None else boxes[0].key, model.scope
        self._under_way[target] = self._under_way.get(target, 0) + 1
        given = pasted(what) if isinstance(what, QMimeData) else list(what)

        def done(came: Came) -> None:
            self._under_way[target] -= 1
            self._show(self.intake.jobs[0] if self.intake.jobs else None)
            self._attach(came, scope, target)

        if isinstance(given, list):
            self.intake.bring(given, done)
        else:
            self.intake.bring_image(given, done)

    def _show(self, job: Job | None) -> None:
        for box in self._boxes():
            box.strip.show_job(job if self._under_way.get(box.key) else None)

    def _attach(self, came: Came, scope: Scope, key: int) -> None:
        model = self._model
        for box in self._boxes():
            box.strip.found(came.items)
        if came.items:
            try:
                part = model.draft.part(scope, key)
            except KeyError:  # the part, or the post, has been left meanwhile
                return
            new = tuple(item for item in came.items if item.sha256 not in {old.sha256 for old in part.media})
            draft = model.draft.with_part(scope, key, media=part.media + new)
            self._changes.make(self.tr("Attach files"), draft)
        if came.refused:
            self.refused.emit(came.refused)
