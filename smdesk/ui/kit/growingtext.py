"""A field for a text of a line or of many: as high as what stands in it, up to a limit, after which it scrolls."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from smdesk.ui.kit import wholeemoji
from smdesk.ui.kit.theme import Theme


class GrowingText(QPlainTextEdit):
    """Plain text; Tab goes on. With `line` it is one paragraph: Enter emits `entered` instead of breaking the line."""

    entered = Signal()
    left = Signal()  # the focus has gone

    def __init__(
        self, theme: Theme, *, least: int = 1, most: int = 12, line: bool = False, dense: bool = False, name: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`least` and `most` count lines; a `dense` one is as low as a small button."""
        super().__init__(parent)
        self._theme, self._least, self._most, self._line = theme, least, most, line
        self._dense = dense
        self.setObjectName(name)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(3)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def value(self) -> str:
        """What stands in it, without blanks at the ends."""
        return self.toPlainText().strip()

    def set_value(self, text: str) -> None:
        """Show another text; the cursor stays where it was as far as there is text. No signal."""
        if text == self.toPlainText():
            return
        at, blocked = self.textCursor().position(), self.blockSignals(True)
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(text)))
        self.setTextCursor(cursor)
        self.blockSignals(blocked)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._line and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
            return
        if wholeemoji.removed(event, self):
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """What shows all of its text leaves the wheel to the page: Qt would turn its first line out of sight."""
        if self.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            event.ignore()
            return
        super().wheelEvent(event)

    def insertFromMimeData(self, source) -> None:  # type: ignore[no-untyped-def]
        """What is pasted into one paragraph is one."""
        if self._line and source.hasText():
            self.insertPlainText(" ".join(source.text().split()))
            return
        super().insertFromMimeData(source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self.height())

    @Slot()
    def _fit(self) -> None:
        lines = math.ceil(self.document().size().height())  # a plain document counts its height in lines
        shown = max(self._least, min(lines, self._most))
        line = self.fontMetrics().lineSpacing()
        least = self._theme.px("controlSmall" if self._dense else "control")
        room = max(0, least - 2 - line - 2 * int(self.document().documentMargin()))  # as in a field of one line
        if self.viewportMargins().top() != room // 2:
            self.setViewportMargins(0, room // 2, 0, room - room // 2)
        high = max(shown * line + room + 2 * int(self.document().documentMargin()) + 2, least)
        scrolls = lines > self._most
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)
        if self.minimumHeight() != high or self.maximumHeight() != high:
            self.setFixedHeight(high)
            self.updateGeometry()
