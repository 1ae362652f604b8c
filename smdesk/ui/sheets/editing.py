"""Typing into a cell of the content sheet: stored when it is left, and what is wrong with it is said right below it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QDragEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QFrame, QStyleOptionViewItem, QTextEdit, QWidget
from shiboken6 import isValid

from smdesk.core.errors import SmdeskError
from smdesk.ui.kit import wholeemoji
from smdesk.ui.kit.drops import left_alone
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.problemline import problem_line
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import column
from smdesk.ui.sheets.delegates import LINE, SIDE, TOP, SheetDelegate
from smdesk.ui.sheets.model import Index
from smdesk.ui.sheets.words import Column

if TYPE_CHECKING:
    from smdesk.ui.sheets.table import SheetTable

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_BREAK = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
#: Keys of the page that are the text's own while one is typed.
_OWN = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End})


class CellText(QTextEdit):
    """The text of one cell. Enter stores it, Tab goes on to the next, Escape gives up, Alt+Enter begins a new line."""

    def __init__(self, theme: Theme, parent: QWidget, leave: Callable[[str], object], *, strong: bool) -> None:
        """`leave` is told how: enter, next, before, escape, stay, or away when the keys went elsewhere."""
        super().__init__(parent)
        self.filled = False
        self.begun = ""  # what it held when it was opened
        self._leave = leave
        self.setObjectName("cell-text")
        self.setProperty("role", "cell")
        self.setProperty("focusRing", False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(theme.font("bodyStrong" if strong else "body"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(False)
        self.setAcceptRichText(False)
        self._pitch = theme.px(LINE)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(theme.px(SIDE) - 2, theme.px(TOP) - 2, theme.px(4), 2)

    def say(self, text: str) -> None:
        """Hold this, from line to line as the cell is painted; the cursor is at its end, and nothing can be undone."""
        self.document().setUndoRedoEnabled(False)
        self.setPlainText(text)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(self._pitch, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spaced)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.document().setUndoRedoEnabled(True)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _OWN:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        if key in _ENTER and modifiers & _BREAK:
            self.insertPlainText("\n")
        elif key in _ENTER:
            self._leave("enter")
        elif key == Qt.Key.Key_Escape:
            self._leave("escape")
        elif key == Qt.Key.Key_Tab:
            self._leave("next")
        elif key == Qt.Key.Key_Backtab:
            self._leave("before")
        elif not wholeemoji.removed(event, self):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not left_alone(event):
            super().dragEnterEvent(event)

    def focusNextPrevChild(self, on: bool) -> bool:
        return False  # Tab is a key of its own here

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        away = event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
        if away and QApplication.activePopupWidget() is None:
            self._leave("away")


class Wrong(QFrame):
    """What is wrong with what was typed, below its cell; above it at the end of the table."""

    def __init__(self, table: SheetTable) -> None:
        super().__init__(table.viewport())
        self.setObjectName("cell-problem")
        self.setProperty("role", "card")
        self._text = problem_line()
        self.setLayout(column(self._text, margins=(10, 6, 10, 6)))
        self.hide()

    def tell(self, text: str, cell: QRect) -> None:
        """Say this about a cell."""
        around = self.parentWidget()
        assert around is not None
        self._text.setText(text)
        self._text.show()
        self.setAccessibleName(text)
        wide = min(max(cell.width(), 260), around.width())
        self.setFixedWidth(wide)
        high = max(self.layout().totalHeightForWidth(wide), self.sizeHint().height())  # type: ignore[union-attr]
        top = cell.bottom() + 3 if cell.bottom() + 3 + high <= around.height() else cell.top() - high - 2
        self.setGeometry(min(cell.left(), around.width() - wide), top, wide, high)
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))


class CellEditing(SheetDelegate):
    """Editors in place. `store` is given a cell and its text, and raises SmdeskError where it cannot hold that."""

    store: Callable[[Index, str], object]
    refused: Callable[[SmdeskError], object]

    def begin(self, table: SheetTable) -> None:
        """The table it works on."""
        self._wrong = Wrong(table)
        self._open: tuple[CellText, QPersistentModelIndex] | None = None

    @property
    def open(self) -> bool:
        """True while something is being typed."""
        return self._open is not None and isValid(self._open[0])

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        kept = QPersistentModelIndex(index)
        made = CellText(self._ui.theme, parent, lambda how: self.leave(how), strong=index.column() == Column.TEXT)
        made.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        made.textChanged.connect(self._wrong.hide)
        self._open = (made, kept)
        return made

    def type_over(self, text: str) -> None:
        """Typing has begun on the cell itself: what it held gives way."""
        if self._open is not None and self.open:
            self._open[0].say(text)

    def over(self) -> None:
        """What the cell holds is chosen: what is typed takes its place, and an arrow goes into it."""
        if self._open is not None and self.open:
            self._open[0].selectAll()

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, CellText) and not editor.filled:  # the sheet may be read again meanwhile
            editor.filled = True
            editor.begun = str(index.data(Qt.ItemDataRole.EditRole) or "")
            editor.say(editor.begun)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """`leave` stores; Qt's own commits, as when the table scrolls, do not."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(QRect(option.rect))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return False  # the editor itself knows when it is left

    def leave(self, how: str) -> bool:
        """Store what is typed and close; with what cannot be stored it stays open, unless the keys are elsewhere."""
        if not self.open or self._open is None:
            return True
        editor, kept = self._open
        index, typed = QModelIndex(kept), editor.toPlainText()  # type: ignore[call-overload]
        if how != "escape" and typed != editor.begun and index.isValid():
            try:
                self.store(index, typed)
            except SmdeskError as error:
                if how != "away":
                    told = sentence(error, self._ui.language.words)
                    self._wrong.tell(
                        " ".join(part for part in (told.what, told.why, told.do) if part), editor.geometry()
                    )
                    return False
                self.refused(error)
        self._wrong.hide()
        self._open = None
        self._table.closed(editor, index, how)
        return True
