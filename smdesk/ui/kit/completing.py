"""The list of what a field offers while one types, dressed as every other list that floats."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter


def dress(completer: QCompleter) -> None:
    """Look as a menu does; find what is typed anywhere in a line, whatever its case."""
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    offered = completer.popup()
    if offered is not None:
        offered.setProperty("role", "completions")
