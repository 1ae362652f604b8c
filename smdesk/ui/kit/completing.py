"""The list of what a field offers while one types, dressed as every other list that floats."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QCompleter, QLineEdit

#: The role of such a list.
COMPLETIONS = "completions"


def dress(completer: QCompleter) -> None:
    """Look as a menu does; find what is typed anywhere in a line, whatever its case."""
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    offered = completer.popup()
    if offered is not None:
        offered.setProperty("role", COMPLETIONS)


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
