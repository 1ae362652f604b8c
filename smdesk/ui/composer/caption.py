"""The text of one part: what links, mentions and tags it holds is coloured, what is too much is marked."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QFont,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from smdesk.core.text import entities
from smdesk.ui.kit import wholeemoji
from smdesk.ui.kit.theme import Theme

#: Height of a line over the height of its letters: 23 over 14.5 px (SCREENS 5.3), as a percentage Qt takes.
_LINE_PERCENT = 128.0
#: A line longer than this is not coloured: nobody writes it, and laying it out anew at each key takes long.
_LONGEST = 20_000


#: Line ends of other programs: a soft one of a presentation is a vertical tab, an old file has only `\\r`.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
#: What no program shows and networks refuse: controls (a NUL ends a text in many programs, others come from terminals),
#: the mark at the beginning of a file, what stands for a picture in a document, half a character.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff]")


def _written(text: str) -> str:
    """Pasted text as it would have been typed."""
    return _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))


def utf16(text: str, position: int) -> int:
    """A position in code points as Qt counts it: in units of UTF-16."""
    return len(text[:position].encode("utf-16-le", "surrogatepass")) // 2


class Colouring(QSyntaxHighlighter):
    """Entities by one network's rule, and everything behind a position in the danger tint."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._network = ""
        self._over: int | None = None  # position in the document, UTF-16
        document.contentsChange.connect(self._moved)

    def set_network(self, network: str) -> None:
        """By whose rule entities are found."""
        if network != self._network:
            self._network = network
            self.anew()

    def set_over(self, position: int | None) -> None:
        """From where the text is too long; None: it fits."""
        if position != self._over:
            self._over = position
            self.anew()

    def anew(self) -> None:
        """Colour all of it, and lay it out once: Qt does so at each paragraph, which takes seconds for a long text."""
        document = self.document()
        document.setLayoutEnabled(False)
        self.rehighlight()
        document.setLayoutEnabled(True)
        laid = document.documentLayout()
        laid.documentSizeChanged.emit(laid.documentSize())  # the scroll bar has heard of a size on the way only

    def _moved(self, at: int, removed: int, added: int) -> None:
        """Qt colours the paragraphs that were written in; in those below, the place of the mark is another one now.

        What is written behind the mark leaves it where it is: to colour its paragraph anew has all that follows laid
        out anew, at each key.
        """
        if self._over is None or removed == added or at >= self._over:
            return
        ends = sorted((self._over, self._over + added - removed))
        block, last = (self.document().findBlock(max(0, end)) for end in ends)
        last = last if last.isValid() else self.document().lastBlock()
        while block.isValid() and block.blockNumber() <= last.blockNumber():
            self.rehighlightBlock(block)
            block = block.next()

    def highlightBlock(self, text: str) -> None:
        if self._network and len(text) <= _LONGEST:
            words = QTextCharFormat()
            words.setForeground(self._theme.color("text.link"))
            # Qt hands surrogate pairs over as one character each.
            for found in entities.extract(self._network, text):
                start = utf16(text, found.start)
                self.setFormat(start, utf16(text, found.end) - start, words)
        if self._over is None:
            return
        start = max(0, self._over - self.currentBlock().position())
        length = self.currentBlock().length() - 1
        if start < length:
            over = QTextCharFormat()
            tint = self._theme.semantic("danger")
            over.setBackground(tint.bg)
            over.setForeground(tint.fg)
            self.setFormat(start, length - start, over)


class CaptionEdit(QTextEdit):
    """Plain text in, plain text out; files and images that are dropped or pasted are given to `files`.

    A QTextEdit and not a QPlainTextEdit, because only the former knows a line height, and its frame is its box's.
    """

    typed = Signal(str)
    files = Signal(object)  # QMimeData with files or an image
    leave = Signal(int)  # +1 and -1: the arrow keys at the end and at the beginning lead to the next part

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._quiet = False
        self._told = ""
        self.takes: Callable[[QMimeData], bool] = lambda _mime: False
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("bare", True)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.document().setDocumentMargin(theme.px(12))
        self.colouring = Colouring(self.document(), theme)
        self._space_lines()
        self.document().clearUndoRedoStacks()
        self.textChanged.connect(self._changed)
        self.apply_theme()

    def apply_theme(self) -> None:
        """Font and colours of the theme that shows."""
        font = QFont(self._theme.font("lead"))
        self.setFont(font)
        self.document().setDefaultFont(font)
        # The frame and the ground are the box's around it.
        self.viewport().setAutoFillBackground(False)
        self.colouring.anew()

    def set_text(self, text: str) -> None:
        """Show another text, without telling about it and with nothing to undo."""
        if self._told == text:
            return
        self._quiet = True
        self._told = text
        self.setPlainText(text)
        self._space_lines()
        self.document().clearUndoRedoStacks()
        self._quiet = False

    def put(self, text: str) -> None:
        """Write at the cursor, as if typed."""
        self.textCursor().insertText(text)
        self.setFocus()

    def beside(self) -> tuple[str, str]:
        """The letters before and after the cursor, or what is selected; empty where there is none."""
        cursor, document = self.textCursor(), self.document()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        last = document.characterCount() - 1  # there the document ends
        return document.characterAt(start - 1) if start else "", document.characterAt(end) if end < last else ""

    def select_from(self, position: int) -> None:
        """Select from a position (code points) to the end: what is too much."""
        cursor = self.textCursor()
        cursor.setPosition(utf16(self.toPlainText(), position))
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus()

    def go_to_end(self) -> None:
        """The cursor behind the last letter."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    def select_between(self, start: int, end: int) -> None:
        """Select what stands between two positions (code points): what a finding means."""
        cursor, text = self.textCursor(), self.toPlainText()
        cursor.setPosition(utf16(text, start))
        cursor.setPosition(utf16(text, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.px(120))

    def content_height(self) -> int:
        """How high it would be without a scroll bar."""
        return round(self.document().size().height()) + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cursor, plain = self.textCursor(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() == Qt.Key.Key_Down and cursor.blockNumber() == self.document().blockCount() - 1:
            before = cursor.position()
            super().keyPressEvent(event)
            if self.textCursor().position() == before:
                self.leave.emit(1)
            return
        if plain and event.key() == Qt.Key.Key_Up and cursor.position() == 0:
            self.leave.emit(-1)
            return
        if wholeemoji.removed(event, self):
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """What is to be attached is for the page, which shows where; text is dropped between the letters."""
        if self.takes(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return self.takes(source) or source.hasHtml() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.takes(source):
            self.files.emit(source)
        elif source.hasText() or source.hasHtml():
            text = source.text() or QTextDocumentFragment.fromHtml(source.html()).toPlainText()
            self.textCursor().insertText(_written(text))
            self.ensureCursorVisible()

    def _changed(self) -> None:
        """Qt tells this for colours too."""
        if self._quiet:
            return
        text = self.toPlainText()
        if text != self._told:
            self._told = text
            self.typed.emit(text)

    def _space_lines(self) -> None:
        """The line height; paragraphs that are written later have it from the one they are split off."""
        spaced = QTextBlockFormat()
        spaced.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spaced)
