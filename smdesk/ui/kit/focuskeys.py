"""Keys that are looked at before the widget that has the focus gets them, whichever that is."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class FocusKeys(QObject):
    """Once for the program; its event filter is on the widget that has the focus, and on no other."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._at: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def watches(self, widget: QWidget) -> bool:
        """Whether the keys of a widget matter."""
        return True

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._at is not None and isValid(self._at):
            self._at.removeEventFilter(self)
        self._at = now if now is not None and self.watches(now) else None
        if self._at is not None:
            self._at.installEventFilter(self)
