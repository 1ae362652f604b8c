"""Files and pictures dropped on the composer, wherever on it: they come in with the part below, else the first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from smdesk.ui.composer.carrying import MIME
from smdesk.ui.composer.partbox import PartBox
from smdesk.ui.kit.drops import brings_media
from smdesk.ui.kit.widgets import Page


class TakesFiles(Page):
    """A page with parts that files are attached to; what is dropped in no field of theirs goes to the next of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)

    def takers(self) -> Sequence[PartBox]:
        """The parts that something can be attached to now."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._carried(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._carried(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(None)
        box = self._taker(event)
        if box is not None:
            event.acceptProposedAction()
            box.brought.emit(event.mimeData())

    def _carried(self, event: QDragMoveEvent) -> None:
        """The place where it would come in is lit."""
        box = self._taker(event)
        self._light(box)
        event.setAccepted(box is not None)

    def _taker(self, event: QDropEvent) -> PartBox | None:
        """The part below the pointer, else the first. A medium that is carried within the post finds its own way."""
        boxes = self.takers()
        if not boxes or event.mimeData().hasFormat(MIME) or not brings_media(event.mimeData()):
            return None
        point = event.position().toPoint()
        return next((box for box in boxes if box.rect().contains(box.mapFrom(self, point))), boxes[0])

    def _light(self, lit: PartBox | None) -> None:
        for box in self.takers():
            box.strip.zone.light(over=box is lit)
