"""What shows while the person signs in in the browser, with the way out where the browser does not come back."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QLineEdit, QProgressBar, QVBoxLayout

from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import button, column, label, row


class BrowserBox(QFrame):
    """`pasted` has the address at which the browser ended."""

    pasted = Signal(str)

    def __init__(self, theme: Theme, network: str) -> None:
        super().__init__()
        self.setProperty("box", "plain")
        self._url = ""
        self._told, self._under, self._bar = label("strong", wrap=True), label("small", wrap=True), QProgressBar()
        self._told.setText(self.tr("%1 is open in your browser").replace("%1", network))
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self.again = button("link", self.open, name="browser-again")
        self.again.setText(self.tr("Open it again"))
        self.copy = button("link", self._copy, name="browser-copy")
        self.copy.setText(self.tr("Copy the address"))
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
        line = row(spacing=8)
        line.addWidget(self.field, 1)
        line.addWidget(self.use)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(12, 9, 12, 10)
        inner.addLayout(
            column(
                self._told, self._under, self._bar, row(self.again, self.copy, None, spacing=14), 2, caption, line,
                self._problem, spacing=4,
            )
        )  # fmt: skip
        self.hide()

    def begin(self, url: str, *, listening: bool) -> None:
        """Open the page and wait for the browser; `listening` says whether it can come back by itself."""
        self._url = url
        self._under.setText(
            self.tr("Allow smdesk there. This window goes on by itself when you have.")
            if listening
            else self.tr("Allow smdesk there, then paste the address at which the browser ends.")
        )
        self._bar.setVisible(listening)
        self.field.setText("")
        self._problem.hide()
        self.show()
        if not listening:
            self.field.setFocus()
        self.open()

    def open(self) -> None:
        """The page in the person's browser."""
        QDesktopServices.openUrl(QUrl(self._url))

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

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._url)

    def _take(self) -> None:
        if self.field.text().strip():
            self.pasted.emit(self.field.text())
