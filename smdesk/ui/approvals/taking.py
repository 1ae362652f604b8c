"""How the client's answer comes in: as a file that is chosen or dropped, or as text that was copied."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from smdesk.core.errors import InvalidInput
from smdesk.ui.approvals.acts import ApprovalActs
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dialogs import Ask
from smdesk.ui.kit.drops import local_files
from smdesk.ui.kit.filedialogs import ask_open

#: The ending of an answer's file, and characters of the longest that is read.
SUFFIX, LONGEST = ".answer", 4_000_000
#: Of files that may be one: phones hand it on as a text, and a client may send the page itself back, which is told.
_TEXTS = frozenset({SUFFIX, ".txt", ".json", ".html", ".htm"})
#: What the copied text of an answer has in it.
_MARK = "SMDESK ANSWER"


class Taking(QObject):
    """Answers on their way in; what they bring is told by the acts."""

    def __init__(self, ui: Ui, page: QWidget, acts: ApprovalActs) -> None:
        super().__init__(page)
        self._ui, self._page, self._acts = ui, page, acts

    def choose(self) -> QFileDialog:
        """Ask for the file."""
        answers, every = self.tr("Answers"), self.tr("All files")
        kinds = f"{answers} (*{SUFFIX} *.json *.txt);;{every} (*)"
        return ask_open(self._page, self.tr("The client’s answer"), kinds, self.take_file)

    def take_file(self, file: Path) -> None:
        """The answer in a file."""
        self._acts.result(lambda: self._acts.take(_text(file), file.name))

    def paste(self) -> None:
        """The answer that was copied; where none was, a place to paste one."""
        mime = QGuiApplication.clipboard().mimeData()
        files = self.fitting(mime)
        if files:
            self.take_file(files[0])
        elif mime is not None and mime.hasText() and _MARK in mime.text():
            text = mime.text()
            self._acts.result(lambda: self._acts.take(text))
        else:
            self.ask_text()

    def ask_text(self) -> Ask:
        """A place for the copied text."""
        made = Ask(
            self._page, self._ui.language.words, self.tr("Paste an answer"),
            self.tr("Paste the whole text that the client sent, with its first and last line."),
            self.tr("Take it in"),
        )  # fmt: skip
        field = QPlainTextEdit()
        field.setObjectName("answer-text")
        field.setTabChangesFocus(True)
        field.setFixedHeight(self._ui.theme.px(150))
        made.add_field(field, self.tr("Copied text"), field="answer")
        made.show_with(lambda: self._acts.take(field.toPlainText()))
        QTimer.singleShot(0, field, field.setFocus)
        return made

    @staticmethod
    def fitting(mime: QMimeData | None) -> list[Path]:
        """Answer files among what is dropped or pasted."""
        found = local_files(mime) if mime is not None else []
        return [file for file in found if file.suffix.lower() in _TEXTS]


def _text(file: Path) -> str:
    """Raises InvalidInput: `file_unreadable`, `answer_not_one` for what is no text or far too long."""
    try:
        if file.stat().st_size > 4 * LONGEST:
            raise InvalidInput("answer_not_one", field="answer")
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput("answer_not_one", field="answer") from error
    except OSError as error:
        raise InvalidInput("file_unreadable", path=str(file)) from error
