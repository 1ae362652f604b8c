"""The networks to tick, in three columns: the arrow keys go where they point, as in any grid."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from smdesk.services.network_map import listing
from smdesk.ui.kit import paint
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.theme import Theme

COLUMNS = 3
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -COLUMNS, Qt.Key.Key_Down: COLUMNS}


class NetworkGrid(QWidget):
    """`boxes` by network; `ticked` after one has been ticked or unticked."""

    ticked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        names = [line.id for line in listing() if line.id != "practice"]
        names.append("practice")  # last: nobody who works for a client begins with it
        self.boxes: dict[str, QCheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for place, name in enumerate(names):
            box = _Box(network_name(name), partial(self._step, place))
            box.setObjectName(f"network-{name}")
            box.toggled.connect(self.ticked)
            self.boxes[name] = box
            grid.addWidget(box, place // COLUMNS, place % COLUMNS)
        theme.changed.connect(self._draw)
        self._draw()

    @property
    def chosen(self) -> list[str]:
        """The networks that are ticked."""
        return [name for name, box in self.boxes.items() if box.isChecked()]

    def attend(self) -> None:
        """The first one has the keys, and shows it."""
        next(iter(self.boxes.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self, place: int, key: Qt.Key) -> bool:
        """To the neighbour in that direction; False at the edge, where the key is anybody's."""
        to = place + _STEPS[key]
        sideways = abs(_STEPS[key]) == 1 and to // COLUMNS != place // COLUMNS
        if sideways or not 0 <= to < len(self.boxes):
            return False
        list(self.boxes.values())[to].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _draw(self) -> None:
        for name, box in self.boxes.items():
            box.setIcon(paint.network_icon(self._theme, name))


class _Box(QCheckBox):
    """Qt's own would go on in the order of the Tab key, whichever arrow it is."""

    def __init__(self, text: str, step: Callable[[Qt.Key], bool]) -> None:
        super().__init__(text)
        self._step = step

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key not in _STEPS:
            super().keyPressEvent(event)
        elif not self._step(key) and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            super().keyPressEvent(event)  # out of the grid
