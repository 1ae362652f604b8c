"""Where the focus was before something floated over it, for giving it back; a widget that has gone is forgotten."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget


class FocusBack(QObject):
    """Keeps one widget at most.

    A widget that Qt made itself, such as the viewport of a list, leaves a Python object behind that is not told of its
    end: to give that the focus would crash. So its `destroyed` is listened to.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._widget: QWidget | None = None

    def keep(self, widget: QWidget | None) -> None:
        """Remember a widget in place of the last one."""
        self.drop()
        self._widget = widget
        if widget is not None:
            widget.destroyed.connect(self._gone)

    def drop(self) -> None:
        """Remember nothing."""
        widget, self._widget = self._widget, None
        if widget is not None:
            widget.destroyed.disconnect(self._gone)

    def give(self, reason: Qt.FocusReason) -> bool:
        """Give the focus back; False where there is nothing to give it to."""
        widget = self._widget
        self.drop()
        if widget is None or not widget.isVisible():
            return False
        widget.setFocus(reason)
        return True

    @Slot()
    def _gone(self) -> None:
        self._widget = None
