"""The media of one part: dropped, pasted or chosen, put in order, described, taken out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QScrollArea, QWidget

from smdesk.core.content import MediaItem
from smdesk.core.crop import Crop
from smdesk.ui.composer.altrow import AltRow
from smdesk.ui.composer.carrying import Carried, read
from smdesk.ui.composer.cropdialog import CAN, CropDialog
from smdesk.ui.composer.dropzone import DropZone
from smdesk.ui.composer.intake import Job
from smdesk.ui.composer.tiles import SIZE, Tile
from smdesk.ui.kit import shortcuts
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.drops import brings_media
from smdesk.ui.kit.filedialogs import in_words
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import button, clear, column, label, row

Items = tuple[MediaItem, ...]


class MediaStrip(QWidget):
    """Shows media and says what should become of them; it changes nothing itself."""

    wished = Signal(object, str)  # the media as they should be, and which act that is: move, remove, alt, crop
    brought = Signal(object)  # QMimeData or a list of paths: to be copied in
    stopped = Signal()
    came = Signal(object, int, int)  # a medium of another part: its strip's id, its place there, and its place here

    def __init__(self, ui: Ui, thumbs: Thumbs) -> None:
        super().__init__()
        self._ui = ui
        self._thumbs = thumbs
        self.items: Items = ()
        self._current = 0
        self._alt_limit = 0
        self._ratios: Sequence[str] = ()
        self._locked = False
        self._carried = Carried()
        self.tiles: list[Tile] = []
        self.setAcceptDrops(True)
        self._build()
        self.retranslate()

    def _build(self) -> None:
        theme = self._ui.theme
        self._caption, self._shape = label("smallStrong"), label("small")
        self.choose = button("link", self._choose, name="choose-media")
        inner = QWidget()
        self._line = QHBoxLayout(inner)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.px(8))
        self.zone = DropZone(self._ui)
        self.zone.pressed.connect(self._choose)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inner)
        self.words = AltRow(theme)
        self.words.written.connect(self._describe)
        self.words.crop.clicked.connect(lambda _checked=False: self.crop(self._current))
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._job = label("small")
        self._stop = button("", self.stopped.emit, size="sm", name="stop-copy")
        self.job_row = QWidget()
        self.job_row.setLayout(row(self._job, self._progress, self._stop, spacing=10))
        self.job_row.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self.job_row.hide()
        self.setLayout(
            column(row(self._caption, self._shape, None, self.choose), self.area, self.words, self.job_row, spacing=4)
        )  # fmt: skip

    # -- showing ------------------------------------------------------------------------------------------------

    def show_items(self, items: Items, alt_limit: int, ratios: Sequence[str] = (), *, locked: bool) -> None:
        """Show these media. `alt_limit` is the least of the chosen networks, 0 for none; `ratios` all of them take."""
        focused = next((tile.place for tile in self.tiles if tile.hasFocus()), None)
        self._alt_limit, self._ratios, self._locked = alt_limit, ratios, locked
        grew = len(items) > len(self.items)
        if items != self.items or not self.tiles:
            current = min(len(items) - 1 if grew else self._current, max(0, len(items) - 1))
            self.items = items
            self._rebuild()
            self._current = current  # a tile that had the focus has handed it to a neighbour on its way out
            if focused is not None and self.tiles:
                self.tiles[self._current].setFocus()
            elif focused is not None:
                self.zone.setFocus()
        self.zone.setVisible(not locked)
        self.setVisible(bool(items) or not locked)
        self.choose.setVisible(not locked)
        self._show_current()
        self._say_count()

    def _rebuild(self) -> None:
        self._line.removeWidget(self.zone)
        clear(self._line)
        self.tiles = [Tile(self._ui, self._thumbs, item, place) for place, item in enumerate(self.items)]
        for tile in self.tiles:
            tile.went.connect(lambda step, tile=tile: self._go(tile.place + step))
            tile.moved.connect(lambda step, tile=tile: self._move(tile.place, tile.place + step))
            tile.removed.connect(lambda tile=tile: self._remove(tile.place))
            tile.described.connect(lambda tile=tile: self.describe(tile.place))
            tile.crop.connect(lambda tile=tile: self.crop(tile.place))
            tile.chosen.connect(lambda tile=tile: self._choose_tile(tile.place))
            # Queued: the drop may build the tiles anew, and the one that was dragged must not be on the stack then.
            tile.dragged.connect(partial(self._drag, tile), Qt.ConnectionType.QueuedConnection)
            self._line.addWidget(tile)
        self._line.addWidget(self.zone, 1)
        self._line.addStretch(0)
        self.zone.small = not self.items
        height = self._ui.theme.px(SIZE.height() if self.items else 40)
        self.zone.setFixedHeight(height)
        bar = self.area.horizontalScrollBar().sizeHint().height() if len(self.items) > 5 else 0
        self.area.setFixedHeight(height + bar)

    def _show_current(self) -> None:
        self.words.setVisible(bool(self.items))
        for tile in self.tiles:
            tile.setChecked(tile.place == self._current and len(self.items) > 1)
        self._say_count()
        if self.items:
            item = self.items[self._current]
            self.words.tell(item, self._current + 1, self._alt_limit, locked=self._locked)
            self.words.crop.setVisible(not self._locked and item.mime in CAN)

    def retranslate(self) -> None:
        self.choose.setText(self.tr("Choose files…"))
        self._stop.setText(self.tr("Cancel"))
        self.zone.setAccessibleName(self.tr("Drop images or video here, or press Enter to choose files"))
        self.area.setAccessibleName(self.tr("Media"))
        for tile in self.tiles:
            tile.retranslate()
        self._say_count()
        self._show_current()

    def _say_count(self) -> None:
        shown = self.items[self._current] if self.items else None
        self._caption.setText(self.tr("Media"))
        width, height = shown.shape if shown is not None else (0, 0)
        cut = "  " + self.tr("cropped") if shown is not None and shown.crop is not None else ""
        self._shape.setText(f"{width} × {height}{cut}" if width else "")

    def show_job(self, job: Job | None) -> None:
        """How far copying is; None when nothing is copied."""
        self.job_row.setVisible(job is not None)
        if job is None:
            return
        size = self._ui.language.words.facts.size
        far = f"{size(job.done)} / {size(job.total)}" if job.total else ""
        name = job.names[min(job.number, len(job.names) - 1)]
        self._job.setText(self._job.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, 220) + f"  {far}")
        self._progress.setRange(0, 1000)
        self._progress.setValue(round(1000 * job.done / job.total) if job.total else 0)
        self._progress.setAccessibleName(self.tr("Copying %1").replace("%1", name))

    def found(self, items: Sequence[MediaItem]) -> None:
        """These files are in the media folder, perhaps again."""
        for item in items:
            if item.sha256 in self._thumbs.broken:
                self._thumbs.broken.discard(item.sha256)
                self._thumbs.came.emit(item.sha256)

    def describe(self, place: int) -> None:
        """Have the person write the alternative text of a medium."""
        self._current = min(place, len(self.items) - 1)
        self._show_current()
        self.words.alt.setFocus(Qt.FocusReason.OtherFocusReason)

    def crop(self, place: int) -> None:
        """Have the person choose the part of a picture that goes out."""
        item = self.items[place] if 0 <= place < len(self.items) else None
        if item is None or self._locked or item.mime not in CAN or not item.width or not item.height:
            return

        def take(part: Crop | None) -> None:
            items = tuple(replace(each, crop=part) if each is item else each for each in self.items)
            if items != self.items:
                self._current = place
                self.wished.emit(items, "crop")
                # The tile that had the focus is gone with what it showed, and the new one is not laid out yet.
                QTimer.singleShot(0, self, lambda: self._go(place))

        CropDialog(self._ui, self, item, self._ratios, take).open()

    # -- wishing ------------------------------------------------------------------------------------------------

    def _choose_tile(self, place: int) -> None:
        if place != self._current:
            self._current = place
            self._show_current()

    def _go(self, place: int) -> None:
        if 0 <= place < len(self.tiles):
            self.tiles[place].setFocus()
            self.area.ensureWidgetVisible(self.tiles[place])

    def _move(self, start: int, end: int) -> None:
        if self._locked or not 0 <= end < len(self.items) or start == end:
            return
        items = list(self.items)
        items.insert(end, items.pop(start))
        self._current = end
        self.wished.emit(tuple(items), "move")

    def _remove(self, place: int) -> None:
        if not self._locked:
            self.wished.emit(self.items[:place] + self.items[place + 1 :], "remove")

    def _describe(self, text: str) -> None:
        items = list(self.items)
        items[self._current] = replace(items[self._current], alt=text)
        self.items = tuple(items)
        tile = self.tiles[self._current]
        tile.item = self.items[self._current]
        tile.retranslate()
        tile.update()
        self.words.count(tile.item.alt)
        self.wished.emit(self.items, "alt")

    def _choose(self) -> None:
        if self._locked:
            return
        dialog = QFileDialog(self, self.tr("Attach images or video"))
        in_words(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([
            self.tr("Images and video") + " (*.jpg *.jpeg *.png *.webp *.gif *.heic *.mp4 *.mov *.m4v *.webm *.avif)",
            self.tr("Documents") + " (*.pdf)",
            self.tr("All files") + " (*)",
        ])  # fmt: skip
        dialog.filesSelected.connect(lambda names: self.brought.emit([Path(name) for name in names]))
        dialog.open()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        tile = next((t for t in self.tiles if t.rect().contains(t.mapFromGlobal(event.globalPos()))), None)
        tile = tile or next((t for t in self.tiles if t.hasFocus()), None)
        if tile is None:
            return
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        place, more = tile.place, tile.place < len(self.items) - 1
        acts: list[tuple[str, Callable[[], object], bool]] = [
            (shortcuts.beside(self.tr("Describe"), "Enter"), lambda: self.describe(place), not self._locked),
            (self.tr("Find the file again…"), self._choose, tile.missing),
            (shortcuts.beside(self.tr("Crop…"), "C"), lambda: self.crop(place), tile.item.mime in CAN),
            (shortcuts.beside(self.tr("Move left"), "Ctrl+Left"), lambda: self._move(place, place - 1), place > 0),
            (shortcuts.beside(self.tr("Move right"), "Ctrl+Right"), lambda: self._move(place, place + 1), more),
            (shortcuts.beside(self.tr("Take out"), "Del"), lambda: self._remove(place), not self._locked),
        ]
        for words, act, may in acts:
            item = menu.addAction(words)
            item.setEnabled(may and not self._locked)
            item.triggered.connect(lambda _checked=False, act=act: act())
        menu.popup(event.globalPos())

    # -- drag and drop ------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        carried = read(event.mimeData())
        if not self._locked and (carried is not None or brings_media(event.mimeData())):
            self.zone.light(over=carried is None)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        carried = read(event.mimeData())
        if carried is not None:
            self._land(self._place_at(event.position().toPoint(), carried[0]), carried)
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.zone.light(over=False)
        self._land(-1, None)

    def dropEvent(self, event: QDropEvent) -> None:
        self.zone.light(over=False)
        self._land(-1, None)
        mime, carried = event.mimeData(), read(event.mimeData())
        if carried is None:
            if brings_media(mime):
                self.brought.emit(mime)
        else:
            place = self._place_at(event.position().toPoint(), carried[0])
            if carried[0] == id(self):
                self._move(carried[1], place)
            else:
                # Queued: the strip it comes from is still in its drag.
                QTimer.singleShot(0, self, lambda: self.came.emit(carried[0], carried[1], place))
        event.acceptProposedAction()

    def _land(self, place: int, carried: tuple[int, int] | None) -> None:
        """Show where what is carried would come; it stays where it is on its own place."""
        here = -1 if carried == (id(self), place) else place
        for tile in self.tiles:
            tile.land(here=tile.place == here)
        self.zone.light(over=carried is not None and here == len(self.tiles))

    def _drag(self, tile: Tile, hold: QPoint) -> None:
        """Within the post a medium changes its place; outside it is a file."""
        file = self._ui.runtime.media.path(tile.item.sha256)
        drag = QDrag(self.window())
        drag.setMimeData(self._carried.mime(id(self), tile.place, tile.item, file))
        drag.setPixmap(tile.grab())
        drag.setHotSpot(hold)
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)

    def _place_at(self, point: QPoint, strip: int) -> int:
        """The place that a tile of a strip gets when it is dropped here."""
        for tile in self.tiles:
            middle = tile.mapTo(self, QRect(tile.rect()).center())
            if point.x() < middle.x() + tile.width() // 2:
                return tile.place
        return len(self.tiles) - (strip == id(self))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
