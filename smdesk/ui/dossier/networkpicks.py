"""Which networks: each with its mark, chosen or not."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from smdesk.core import network as networks
from smdesk.ui.kit import paint
from smdesk.ui.kit.flow import Flow
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import button, fit_bold


class NetworkPicks(QWidget):
    """`value` is a tuple of ids; `changed` after a person has chosen."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._order: list[str] = []  # as they were chosen
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = Flow(self)
        names = sorted(
            (name for name in networks.known() if name != "practice"), key=lambda n: network_name(n).casefold()
        )
        self.buttons: dict[str, QPushButton] = {name: self._button(name) for name in names}
        theme.changed.connect(self._look)
        self._look()

    def _button(self, name: str) -> QPushButton:
        made = button("soft", partial(self._press, name), size="sm")
        made.setCheckable(True)
        made.setText(network_name(name))
        made.ensurePolished()
        fit_bold(made, 2 * 8 + 24)
        self._flow.addWidget(made)
        return made

    @property
    def value(self) -> tuple[str, ...]:
        """What is chosen, in the order in which it was."""
        return tuple(self._order)

    def set_value(self, chosen: Iterable[str]) -> None:
        """Show another choice. No signal."""
        self._order = list(chosen)
        for name, made in self.buttons.items():
            made.setChecked(name in self._order)

    def _press(self, name: str) -> None:
        self._order = [each for each in self._order if each != name]
        if self.buttons[name].isChecked():
            self._order.append(name)
        self.changed.emit(self.value)

    @Slot()
    def _look(self) -> None:
        for name, made in self.buttons.items():
            made.setIcon(paint.network_icon(self._theme, name))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            for name, made in self.buttons.items():
                made.setText(network_name(name))
        super().changeEvent(event)
