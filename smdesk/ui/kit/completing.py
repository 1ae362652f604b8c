"""The list of what a field offers while one types, dressed as every other list that floats."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit

from smdesk.ui.kit.floating import round_off

#: The role of such a list.
COMPLETIONS = "completions"
#: Of a list as wide as its longest line: more than this is cut.
_WIDEST = 420


def dress(completer: QCompleter) -> None:
    """Look as a menu does; find what is typed anywhere in a line, whatever its case."""
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    offered = completer.popup()
    if offered is not None:
        offered.setProperty("role", COMPLETIONS)
        round_off(offered)
        offered.installEventFilter(_Roomy(offered))


class _Roomy(QObject):
    """Qt makes such a list as wide as its field, however narrow that is: what is offered must still be told apart."""

    def __init__(self, offered: QAbstractItemView) -> None:
        super().__init__(offered)
        self._offered = offered

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Widened whenever it is placed, and kept on the screen."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.Resize}:
            self._widen()
        return False

    def _widen(self) -> None:
        offered, place = self._offered, self._offered.geometry()
        around = 2 * offered.frameWidth() + offered.verticalScrollBar().sizeHint().width()
        wide = min(offered.sizeHintForColumn(0) + around, _WIDEST)
        if place.width() < wide:
            place.setWidth(wide)
            place.moveRight(min(place.right(), offered.screen().availableGeometry().right()))
            offered.setGeometry(place)


class Whole(QObject):
    """Who clicks into such a field and types means another entry: what stands there is marked, to be replaced."""

    def __init__(self, edit: QLineEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The click itself still sets the cursor first; who has marked a part of it keeps that."""
        if event.type() == QEvent.Type.MouseButtonRelease and not self._edit.hasSelectedText():
            QTimer.singleShot(0, self._edit, self._edit.selectAll)
        return False
