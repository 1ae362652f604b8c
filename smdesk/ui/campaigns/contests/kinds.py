"""What of the inbox counts as an entry: comments, mentions, private messages, each of them a box to tick."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from smdesk.core.contest import KINDS
from smdesk.ui.campaigns.contests import words
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.flow import Flow


class Kinds(QWidget):
    """`chosen` carries the kinds that are ticked."""

    chosen = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.boxes = {kind: QCheckBox() for kind in KINDS}
        line = Flow(self, gap=ui.theme.px(12))
        for kind, box in self.boxes.items():
            box.setObjectName(f"kind-{kind}")
            box.toggled.connect(lambda _on: self.chosen.emit(self.value))
            line.addWidget(box)
        self.setFocusProxy(self.boxes[KINDS[0]])

    @property
    def value(self) -> tuple[str, ...]:
        """Those that are ticked."""
        return tuple(kind for kind, box in self.boxes.items() if box.isChecked())

    def set_value(self, kinds: Sequence[str]) -> None:
        """Show others. No signal."""
        for kind, box in self.boxes.items():
            blocked = box.blockSignals(True)
            box.setChecked(kind in kinds)
            box.blockSignals(blocked)

    def retranslate(self) -> None:
        """Names in the language of the moment."""
        for kind, box in self.boxes.items():
            box.setText(words.kinds()[kind])
