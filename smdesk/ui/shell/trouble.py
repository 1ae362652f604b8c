"""The window that shows when the desk cannot be opened: what happened, why, what to do, and nothing else."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from smdesk.core.errors import SmdeskError
from smdesk.ui.kit import icons
from smdesk.ui.kit.i18n import Language
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import button, column, label, row, surface
from smdesk.words import Sentence

WIDTH = 520


class Trouble(QWidget):
    """`closed` by the person, which ends the program."""

    closed = Signal()

    def __init__(self, said: Sentence, again: Callable[[], object] | None = None) -> None:
        """With `again` there is a button that tries once more."""
        super().__init__()
        surface(self, "canvas")
        self.setWindowTitle("smdesk")
        self.setWindowIcon(icons.application())
        self.setFixedWidth(WIDTH)
        self._title, self._text = label("title2", wrap=True, select=True), label("", wrap=True, select=True)
        self._since = label("secondary", wrap=True, name="since")
        leave = button("" if again else "primary", self.close, name="close")
        leave.setText(QCoreApplication.translate("Trouble", "Close"))
        acts = [leave]
        if again is not None:
            retry = button("primary", again, name="again")
            retry.setText(QCoreApplication.translate("Trouble", "Try again"))
            acts.append(retry)
        acts[-1].setDefault(True)
        foot = row(None, *acts)
        self._all = column(self._title, self._text, self._since, 8, foot, spacing=8, margins=(24, 22, 24, 20))
        self.setLayout(self._all)
        self.tell(said)
        acts[-1].setFocus()

    def tell(self, said: Sentence, since: str = "") -> None:
        """What stands in the way now; `since`: that it has been looked at again."""
        text = " ".join(part for part in (said.why, said.do) if part)
        self._title.setText(said.what)
        self._text.setText(text)
        self._since.setText(since)
        self._since.setVisible(bool(since))
        self.setAccessibleName(said.what)
        self.setAccessibleDescription(" ".join(part for part in (text, since) if part))
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """By now the fonts are those of the theme."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the text is: labels that wrap would take the rest, each its part."""
        self.setFixedHeight(self._all.totalHeightForWidth(WIDTH))

    def away(self) -> None:
        """It is over; nobody has closed it."""
        self.blockSignals(True)
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; Enter does what the button with the focus says."""
        at = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(at, QAbstractButton):
            at.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Told, so that whoever waits for it goes on."""
        super().closeEvent(event)
        self.closed.emit()


def shown(app: QApplication, error: SmdeskError, language: str) -> Trouble:
    """There is no desk to open: said in a window and on standard error."""
    said = Language(app, language).words.error(error)
    Theme(app)
    return told(said)


def told(said: Sentence, again: Callable[[], object] | None = None) -> Trouble:
    """Say it in a window, and on standard error for whoever started the program in a terminal."""
    print(f"smdesk: {said}", file=sys.stderr)  # noqa: T201
    window = Trouble(said, again)
    window.show()
    return window
