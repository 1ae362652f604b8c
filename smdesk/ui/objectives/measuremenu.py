"""The button below a formula: the measures that it may name, called in the language, written by their names."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu

from smdesk.core import kpi as kpis
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.widgets import Page, button
from smdesk.ui.objectives import words


class MeasureMenu(Page):
    """A formula names its measures in no language; here each is called in that of the person."""

    def __init__(self, ui: Ui, formula: GrowingText) -> None:
        super().__init__()
        self._ui, self._formula = ui, formula
        self.button = button("link", self.open, name="kpi-measures")
        # A click leaves the keys in the formula: what is half written is not to be refused before the menu is open.
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.button)
        line.addStretch(1)
        self.retranslate()

    def open(self) -> QMenu:
        """All of them below the button; what is chosen goes to the cursor of the formula."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for name in kpis.inputs():
            line = menu.addAction(f"{words.measure(self._ui.language, name)} ({name})")
            line.setToolTip(words.measure_about(self._ui.language, name))
            line.triggered.connect(partial(self._put, name))
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))
        return menu

    def _put(self, name: str, _checked: bool = False) -> None:
        """Between blanks, where a name stands already beside it."""
        cursor = self._formula.textCursor()
        text = self._formula.toPlainText()
        before, after = text[: cursor.selectionStart()], text[cursor.selectionEnd() :]
        left = " " if before and not before[-1].isspace() and before[-1] != "(" else ""
        right = " " if after and not after[0].isspace() and after[0] != ")" else ""
        self._formula.setFocus()
        cursor.insertText(f"{left}{name}{right}")

    def retranslate(self) -> None:
        self.button.setText(self.tr("Insert a measure…"))
        self.button.setAccessibleDescription(self.tr("The measures that a formula may name"))
