"""The clipboard, lent: what is put there for the person is taken away again at the end, if it is still there."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QClipboard, QGuiApplication

#: What was there before is kept only up to this size: somebody's copied film is not ours to hold.
MOST = 4_000_000
_PLAIN = {"text/plain", "text/plain;charset=utf-8", "UTF8_STRING", "STRING", "TEXT", "COMPOUND_TEXT"}


class Lent(QObject):
    """`changed` is emitted when what is on the clipboard is another thing than before, by whomever."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard: QClipboard = QGuiApplication.clipboard()
        self._before: QMimeData | None = None
        self._ours = ""
        self.what = ""  # a name for what we put there: caption, alt, comment, ...; "" when it is not ours
        self._clipboard.dataChanged.connect(self._look)

    def lend(self, text: str, what: str) -> None:
        """Put a text there. Of what we did not put there ourselves, the latest is kept for the end."""
        if not text:
            return
        if not self._is_ours():
            self._before = _copy(self._clipboard.mimeData())
        self._ours, self.what = text, what
        self._clipboard.setText(text)
        self.changed.emit()

    def lend_data(self, data: QMimeData, what: str) -> None:
        """Put something else there, such as a picture."""
        if not self._is_ours():
            self._before = _copy(self._clipboard.mimeData())
        self._ours, self.what = data.text(), what
        self._clipboard.setMimeData(data)
        self.changed.emit()

    def text(self) -> str:
        """What is there now, as text."""
        return self._clipboard.text()

    def give_back(self) -> None:
        """What was there before, unless somebody has put something there since."""
        if self._is_ours() and self._before is not None:
            self._put(self._before)
        self._before, self._ours, self.what = None, "", ""

    def _put(self, data: QMimeData) -> None:
        """Plain text as text: data of Python's own on the clipboard is a burden at the end of the program."""
        kinds = set(data.formats())
        if not kinds:
            self._clipboard.clear()
        elif kinds <= _PLAIN:
            self._clipboard.setText(data.text())
        else:
            self._clipboard.setMimeData(data)

    def _is_ours(self) -> bool:
        return bool(self.what) and self._clipboard.text() == self._ours

    def _look(self) -> None:
        if self.what and not self._is_ours():
            self.what = ""
            self.changed.emit()


def _copy(data: QMimeData | None) -> QMimeData:
    made = QMimeData()
    for kind in data.formats() if data is not None else ():
        assert data is not None
        held = data.data(kind)
        if held.size() <= MOST:
            made.setData(kind, held)
    return made
