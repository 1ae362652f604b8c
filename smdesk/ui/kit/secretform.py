"""What forms that ask for a secret have in common: what there is to do, and the boxes for how it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from smdesk.ui.kit import icons
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import button, frame, label, row

translate = QCoreApplication.translate
#: A line that ends with an address after a colon.
_ADDRESS = re.compile(r"^(.*:) (https?://\S+)$")


def listed(theme: Theme, texts: Iterable[str]) -> QWidget:
    """What there is to do, a line each, with a mark before it by which the lines are told apart.

    An address at the end of a line is to be given to the network letter by letter: it stands on a line of its own.
    """
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(6)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    for line, text in enumerate(texts):
        mark, told = label("secondary"), label("secondary", wrap=True, select=True)
        mark.setText("•")
        before, address = _ADDRESS.sub(r"\1", text), _ADDRESS.match(text)
        told.setText(before)
        grid.addWidget(mark, 2 * line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(told, 2 * line, 1)
        if address is not None:
            grid.addWidget(_Address(theme, address[2]), 2 * line + 1, 1)
    return made


class _Address(QWidget):
    """One line that can be selected, and a button that copies it."""

    def __init__(self, theme: Theme, address: str) -> None:
        super().__init__()
        self._theme, self._address = theme, address
        shown = label("mono", select=True, name="address")
        shown.setText(address)
        self.copy = button("icon", self._copy, size="sm", name="copy-address")
        self.copy.setAutoDefault(False)
        self.copy.setAccessibleName(translate("SecretForm", "Copy the address"))
        self.copy.setToolTip(self.copy.accessibleName())
        self.setLayout(row(shown, self.copy, None, spacing=4, margins=(0, 1, 0, 3)))
        self._back = QTimer(self, singleShot=True, interval=2000)
        self._back.timeout.connect(self._look)
        self._look()

    def _look(self) -> None:
        self.copy.setIcon(icons.icon("check" if self._back.isActive() else "copy", self._theme))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        self._back.start()
        self._look()


def box(kind: str) -> tuple[QFrame, QVBoxLayout]:
    """A tinted box for how a step stands, and its layout."""
    made = frame("box", kind)
    inner = made.layout()
    assert isinstance(inner, QVBoxLayout)
    inner.setContentsMargins(12, 9, 12, 10)
    inner.setSpacing(3)
    return made, inner
