"""A short word about what was just done, with the way back, at the bottom of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QFrame, QWidget

from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import button, label, row

#: Around its words; at the right there is a button, which has room of its own.
_ROOM = (14, 4, 8, 4)


class Toast(QFrame):
    """Stays for eight seconds, longer while the pointer or the focus is on it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._around = parent
        self._act: Callable[[], object] | None = None
        self._offered: int | None = None  # where the stack stood when undoing was offered
        self.setProperty("role", "toast")
        self.setObjectName("toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = label()
        self._button = button("", self._press, size="sm")
        self._line = row(self._text, self._button, spacing=12, margins=_ROOM)
        self.setLayout(self._line)
        self.setMinimumHeight(theme.px(38))
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._leave)
        parent.installEventFilter(self)
        self.hide()

    def tell(self, text: str, act_words: str = "", act: Callable[[], object] | None = None) -> None:
        """Say this; with an act it has a button."""
        self._act = act
        self._text.setText(text)
        self._button.setText(act_words)
        self._button.setVisible(act is not None)
        left, top, right, bottom = _ROOM
        self._line.setContentsMargins(left, top, right if act is not None else left, bottom)
        self.setAccessibleName(text)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start(self._theme.ms("undoToast"))

    def offer(self, text: str, act_words: str, stack: QUndoStack) -> None:
        """Say what was done and offer to take it back, until it is taken back or something else is done."""
        self.tell(text, act_words, stack.undo)
        self._offered = None
        stack.indexChanged.connect(self._outdate, Qt.ConnectionType.UniqueConnection)
        QTimer.singleShot(0, self, lambda: self._mark(stack))  # the command may be pushed after the words

    def _mark(self, stack: QUndoStack) -> None:
        self._offered = stack.index()

    def _outdate(self, index: int) -> None:
        if self._act is not None and self._offered not in {None, index}:
            self._act = self._offered = None
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _press(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()

    def _leave(self) -> None:
        if self.underMouse() or self._button.hasFocus():
            self._timer.start(1000)
            return
        self.hide()

    def _place(self) -> None:
        around = self._around
        self.move((around.width() - self.width()) // 2, around.height() - self.height() - 44)
