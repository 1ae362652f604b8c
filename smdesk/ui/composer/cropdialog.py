"""Choosing the part of a picture that goes out, in the shapes that the chosen networks take."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from smdesk.core.content import MediaItem
from smdesk.core.crop import RATIOS, Crop, largest
from smdesk.ui.composer import cropping
from smdesk.ui.composer.cropper import Cropper
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.segmented import Segmented
from smdesk.ui.kit.thumbs import read
from smdesk.ui.kit.widgets import button, column, label, row

#: Pictures of these types can be cropped when they are sent; the rest goes as it is.
CAN = frozenset({"image/jpeg", "image/png", "image/webp"})
WIDTH = 640


class CropDialog(QDialog):
    """`act` is given the part, None for the whole picture. The file itself is never changed."""

    def __init__(
        self, ui: Ui, parent: QWidget, item: MediaItem, ratios: Sequence[str], act: Callable[[Crop | None], object]
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self._item = item
        self._act = act
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(item.filename)
        start = item.crop or largest(item.width, item.height, self._first(ratios))
        self.cropper = Cropper(ui.theme, item.width, item.height, start)
        self.cropper.changed.connect(self._say)
        # The shape that is in use stays offered, whatever the channels are now.
        held = (start.ratio,) if start.ratio in RATIOS and start.ratio not in ratios else ()
        self.shapes = Segmented(ui.theme, ("", *held, *ratios), name="ratios")
        self.shapes.set_value(start.ratio if start.ratio in RATIOS else "")
        self.shapes.chosen.connect(self._reshape)
        self._build(ratios)
        self._say()
        self._load()

    @staticmethod
    def _first(ratios: Sequence[str]) -> str:
        return ratios[0] if ratios else ""

    def _build(self, ratios: Sequence[str]) -> None:
        ui = self._ui
        title, told = label("title2", wrap=True), label("secondary", wrap=True)
        title.setText(self.tr("What part goes out?"))
        told.setText(self.tr("The file stays as it is; the part is cut out when it is sent."))
        point = ui.language.locale.decimalPoint()
        shapes = [str(value).replace(".", point) if value else self.tr("Free") for value in self._values(ratios)]
        self.shapes.tell(shapes, self.tr("Shape"))
        self._size = label("small", name="crop-size")
        self.cropper.setAccessibleName(self.tr("Part of the picture"))
        hint = self.tr("Arrows move it, Shift and arrows change its size, + and − scale it, Ctrl makes small steps.")
        self.cropper.setAccessibleDescription(hint)
        self.cropper.setToolTip(hint)
        self.whole = button("", lambda: self._take(None), name="whole")
        self.whole.setText(self.tr("Use the whole picture"))
        self.safe = button("", self.reject, name="safe")
        self.safe.setText(self.tr("Cancel"))
        self.primary = button("primary", lambda: self._take(self.cropper.crop), name="primary")
        self.primary.setText(self.tr("Crop"))
        self.primary.setDefault(True)
        self.setLayout(
            column(
                title, told, row(self.shapes, None, self._size), self.cropper,
                row(self.whole, None, self.safe, self.primary), spacing=12, margins=(22, 20, 22, 18),
            )
        )  # fmt: skip
        self.layout().setStretch(3, 1)  # type: ignore[union-attr]
        self.setFixedSize(ui.theme.px(WIDTH), min(ui.theme.px(600), self._ceiling()))
        self.setAccessibleName(title.text())
        self.setAccessibleDescription(told.text())
        self.cropper.setFocus()

    def _ceiling(self) -> int:
        parent = self.parentWidget()
        return max(420, parent.window().height() - 40) if parent is not None else 600

    def _values(self, ratios: Sequence[str]) -> Sequence[object]:
        start = self.cropper.crop.ratio
        held = (start,) if start in RATIOS and start not in ratios else ()
        return ("", *held, *ratios)

    def _load(self) -> None:
        """Decode off the window's thread, just large enough to be shown."""
        path = self._ui.runtime.media.path(self._item.sha256)
        ratio = self.devicePixelRatioF()
        room = QSize(round(self._ui.theme.px(WIDTH) * ratio), round(self._ui.theme.px(480) * ratio))
        self._ui.tasks.run(lambda: read(path, room), self._came)

    def _came(self, image: QImage) -> None:
        if isValid(self.cropper) and not image.isNull():  # it may have been closed meanwhile
            self.cropper.show_picture(image)

    def _reshape(self, value: object) -> None:
        item = self._item
        self.cropper.set_crop(cropping.with_ratio(self.cropper.crop, str(value), item.width, item.height))
        self.cropper.setFocus()

    def _say(self) -> None:
        width, height = self.cropper.crop.size(self._item.width, self._item.height)
        self._size.setText(f"{width} × {height}")

    def _take(self, crop: Crop | None) -> None:
        self.accept()
        self._act(None if crop is None or crop.whole else crop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            (self.whole if focused is self.whole else self.safe if focused is self.safe else self.primary).click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.reject()  # its sentences were made in the other language
        super().changeEvent(event)
