"""The checklist of a profile: each point is there, is missing, or was not looked at; a press goes on to the next."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from smdesk.core.audit.presence import checklist
from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.flow import Flow
from smdesk.ui.kit.widgets import button

#: What follows an answer, and how each is drawn.
_NEXT: dict[bool | None, bool | None] = {None: True, True: False, False: None}
_LOOKS: dict[bool | None, tuple[str, str]] = {
    True: ("check-circle", "accent.base"),
    False: ("x-circle", "text.secondary"),
    None: ("circle-dashed", "text.tertiary"),
}


class Checks(QWidget):
    """`answered` with an item and its new answer: True, False, or None for not looked at."""

    answered = Signal(str, object)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._answers: dict[str, bool | None] = {}
        self._network = ""
        self.buttons: dict[str, QPushButton] = {}
        self._flow = Flow(self, gap=ui.theme.px(6))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        ui.theme.changed.connect(self._say)

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(400), self._flow.heightForWidth(max(self.width(), self._ui.theme.px(200))))

    def show_answers(self, network: str, answers: Mapping[str, bool], read_only: bool) -> None:
        """The list of a network with what was answered."""
        if network != self._network:
            self._network = network
            for each in self.buttons.values():
                self._flow.removeWidget(each)
                each.hide()  # till it is gone, no key is to come to it
                each.deleteLater()
            self.buttons = {item: self._button(item) for item in checklist(network)}
        self._answers = {item: answers.get(item) for item in self.buttons}
        for each in self.buttons.values():
            each.setEnabled(not read_only)
        self._say()

    def _button(self, item: str) -> QPushButton:
        made = button("soft", lambda: self._press(item), size="sm", name=f"check-{item}")
        self._flow.addWidget(made)
        return made

    def _press(self, item: str) -> None:
        self._answers[item] = _NEXT[self._answers.get(item)]
        self._say()
        self.answered.emit(item, self._answers[item])

    def retranslate(self) -> None:
        """In the language of the moment."""
        self._say()

    def _say(self) -> None:
        t = self._ui.language.words.t
        told = {True: self.tr("there"), False: self.tr("missing"), None: self.tr("not looked at")}
        for item, each in self.buttons.items():
            name, answer = t(f"audit_checks.{item}.name"), self._answers.get(item)
            icon, role = _LOOKS[answer]
            each.setIcon(icons.icon(icon, self._ui.theme, role))
            each.setText(name)
            each.setAccessibleName(f"{name}: {told[answer]}")
            each.setToolTip(f"{told[answer]}. {t(f'audit_checks.{item}.why')}")
            each.setCursor(Qt.CursorShape.PointingHandCursor)
        self.updateGeometry()
