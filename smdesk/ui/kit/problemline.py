"""The line of a dialog that says why something was not done, while everything stays as it was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from smdesk.core.errors import SmdeskError
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.widgets import label

if TYPE_CHECKING:
    from smdesk.ui.kit.context import Ui


def problem_line() -> QLabel:
    """Hidden until there is something to say."""
    made = label("small", wrap=True, name="problem")
    made.setProperty("tone", "danger")
    made.hide()
    return made


def tried(act: Callable[[], object], line: QLabel, ui: Ui) -> bool:
    """Whether it was done; else the line says why not."""
    try:
        act()
    except SmdeskError as error:
        line.setText(str(sentence(error, ui.language.words)))
        line.show()
        return False
    line.hide()
    return True
