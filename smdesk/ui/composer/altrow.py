"""The line below the media: the text that stands for the current one, how long it may be, and its part."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from smdesk.core.content import MediaItem
from smdesk.ui.kit import icons
from smdesk.ui.kit.drops import LineWithoutFiles
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import button, label, restyle, row


class AltRow(QWidget):
    """`written` with every change of the text."""

    written = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._item: MediaItem | None = None
        self._number, self._limit = 1, 0
        self.alt = LineWithoutFiles()
        self.alt.setObjectName("alt")
        self.alt.textEdited.connect(self.written)
        self._count = label("caption")
        self.crop = button("link", size="sm", name="crop")
        self.setLayout(row(self.alt, self._count, self.crop, spacing=8))
        self.layout().setStretch(0, 1)  # type: ignore[union-attr]
        theme.changed.connect(self._draw)
        self.retranslate()

    def tell(self, item: MediaItem, number: int, limit: int, *, locked: bool) -> None:
        """Show a medium, which stands at a place from 1; `limit` 0 for none."""
        self._item, self._number, self._limit = item, number, limit
        if self.alt.text() != item.alt:
            self.alt.setText(item.alt)
        self.alt.setReadOnly(locked)
        self._name()
        self.count(item.alt)

    def count(self, text: str) -> None:
        """Say how long it is."""
        length = len(text)
        self._count.setText(f"{length}/{self._limit}" if self._limit else str(length))
        restyle(self.alt, "invalid", bool(self._limit) and length > self._limit)

    def _name(self) -> None:
        number = str(self._number)
        name = self.tr("Alternative text of %1").replace("%1", number)
        self.alt.setAccessibleName(f"{name} {self._item.filename}" if self._item is not None else name)
        self.alt.setPlaceholderText(self.tr("Alternative text of %1: what is to be seen?").replace("%1", number))
        self.alt.setToolTip(
            self.tr("Read aloud to whoever does not see it: who or what, where, and the words in the picture.")
        )

    def _draw(self) -> None:
        self.crop.setIcon(icons.icon("crop", self._theme, "text.link"))

    def retranslate(self) -> None:
        self.crop.setText(self.tr("Crop…"))
        self._name()
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
