"""What shows while the person signs in in the browser, with the way out where the browser does not come back."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QProgressBar, QVBoxLayout

from smdesk.services.signing import WAIT_S
from smdesk.ui.kit import icons
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import button, column, label, row

#: Milliseconds that the button says that the address was copied.
_TOLD_MS = 2500


class BrowserBox(QFrame):
    """`pasted` has the address at which the browser ended; `grown` tells that a line that wraps made it higher."""

    pasted = Signal(str)
    grown = Signal()

    def __init__(self, theme: Theme, network: str) -> None:
        super().__init__()
        self.setProperty("box", "plain")
        self._theme, self._network = theme, network
        self._url, self._listening, self._until = "", False, 0.0
        self._mark = QLabel()
        self._told, self._under, self._bar = label("strong", wrap=True), label("small", wrap=True), QProgressBar()
        self._left = label("small")
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self.again = button("", self.open, size="sm", name="browser-again")
        self.again.setText(self.tr("Open it again"))
        self.copy = button("link", self._copy, name="browser-copy")
        self._say_copied(False)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._count_down)
        self._copied = QTimer(self, singleShot=True, interval=_TOLD_MS)
        self._copied.timeout.connect(lambda: self._say_copied(False))
        caption = label("small", wrap=True)
        caption.setText(self.tr("The browser shows an error at the end? Paste the address it stands at here:"))
        self.field = QLineEdit()
        self.field.setObjectName("connect-pasted")
        self.field.setAccessibleName(caption.text())
        self.field.setMaxLength(8192)
        self.field.returnPressed.connect(self._take)
        self.use = button("", self._take, name="browser-use")
        self.use.setText(self.tr("Go on"))
        self._problem = label("small", wrap=True, select=True)
        self._problem.setProperty("tone", "danger")
        self._problem.hide()
        self.field.textEdited.connect(lambda _text: self._problem.hide())
        for each in (self.again, self.copy, self.use):
            each.setAutoDefault(False)
        theme.changed.connect(self._draw)
        self._draw()
        self._lay_out(caption)
        self.hide()

    def _lay_out(self, caption: QLabel) -> None:
        head = row(self._mark, column(self._told, self._under, spacing=2), self.again, spacing=12)
        head.setStretch(1, 1)
        for each in (self._mark, self.again):
            head.setAlignment(each, Qt.AlignmentFlag.AlignVCenter)
        line = row(spacing=8)
        line.addWidget(self.field, 1)
        line.addWidget(self.use)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(12, 9, 12, 10)
        inner.addLayout(
            column(
                head, 2, self._bar, row(self.copy, None, self._left, spacing=14), 2, caption, line, self._problem,
                spacing=4,
            )
        )  # fmt: skip

    def _draw(self) -> None:
        drawn = icons.pixmap("browser", self._theme.color("text.secondary"), self._theme.px(18), 2.0)
        self._mark.setPixmap(drawn)

    def begin(self, url: str, *, listening: bool) -> None:
        """Open the page and wait for the browser; `listening` says whether it can come back by itself."""
        self._url, self._listening, self._until = url, listening, time.monotonic() + WAIT_S
        self._bar.setVisible(listening)
        self.field.setText("")
        self._problem.hide()
        self.show()
        if not listening:
            self.field.setFocus()
        self.open()

    def open(self) -> None:
        """The page in the person's browser; where none opens they are told how to go on."""
        opened = QDesktopServices.openUrl(QUrl(self._url))
        told = self.tr("%1 is open in your browser") if opened else self.tr("No browser could be opened")
        self._told.setText(told.replace("%1", self._network))
        there = self.tr("Allow smdesk there. This window goes on by itself when you have.")
        if not self._listening:
            there = self.tr("Allow smdesk there, then paste the address at which the browser ends.")
        first = "" if opened else self.tr("Copy the address and open it in a browser on this computer.")
        self._under.setText(f"{first} {there}".strip())
        if not opened:
            self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, text: str) -> None:
        """What is wrong with what was pasted."""
        self._problem.setText(text)
        self._problem.show()
        self.field.setFocus()

    def end(self) -> None:
        """Nobody is waited for any more; the address, which holds what only this sign-in may know, is forgotten."""
        self._url = ""
        self.field.setText("")
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._count_down()
        self._second.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() > event.oldSize().height():
            self.grown.emit()

    def _count_down(self) -> None:
        """How long it is waited still."""
        minutes, seconds = divmod(max(0, round(self._until - time.monotonic())), 60)
        left = f"{minutes}:{seconds:02}"
        told = self.tr("Listening on this computer only · %1 left") if self._listening else self.tr("%1 left")
        self._left.setText(told.replace("%1", left))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._url)
        self._say_copied(True)
        self._copied.start()

    def _say_copied(self, copied: bool) -> None:
        self.copy.setText(self.tr("Copied") if copied else self.tr("Nothing opened? Copy the address"))

    def _take(self) -> None:
        if self.field.text().strip():
            self.pasted.emit(self.field.text())
