"""What dialogs have in common that ask a network whose account it is: one question at a time, and how they are left."""

from __future__ import annotations

import threading

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from smdesk.ui.kit import inreach
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.typeddialog import TypedDialog

translate = QCoreApplication.translate


class ConnectingDialog(TypedDialog):
    """`said` tells in words what was done."""

    said = Signal(str, bool)

    def __init__(self, ui: Ui, parent: QWidget, width: int) -> None:
        super().__init__(parent, ui.language.words)
        self._ui = ui
        self._asking: threading.Event | None = None  # set when the person has cancelled
        self._storing = False
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(ui.theme.px(width))

    @property
    def busy(self) -> bool:
        """True while the network is asked."""
        return self._asking is not None

    def unsaved(self) -> bool:
        """While the network is asked, Escape stops that."""
        return not self.busy and super().unsaved()

    def parts(self) -> tuple[Column, QFrame]:
        """What may be rolled, and the foot with the buttons."""
        raise NotImplementedError

    def drop(self) -> bool:
        """Forget what was typed and what the network has said; True where it had named an account."""
        raise NotImplementedError

    def fit_soon(self) -> None:
        """As high as what it says needs; what wraps knows its height when it is laid out."""
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        holder, feet = self.parts()
        need = holder.needed(self.width() - holder.bar) + feet.sizeHint().height()
        parent = self.parentWidget()
        room = parent.window().height() - self._ui.theme.px(40) if parent is not None else need
        self.resize(self.width(), min(max(self.least(), min(need, room)), inreach.room().height()))

    def least(self) -> int:
        """Never less high than this."""
        return 0

    def reject(self) -> None:
        if self._storing:
            return  # it is a moment, and half of it is done
        waiting, self._asking = self._asking, None
        if waiting is not None:
            waiting.set()
        if self.drop() or waiting is not None:
            self.said.emit(translate("ConnectDialog", "Cancelled. Nothing was connected."), False)
        super().reject()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and not self.busy:
            self.reject()  # its sentences were made in the other language
        super().changeEvent(event)
