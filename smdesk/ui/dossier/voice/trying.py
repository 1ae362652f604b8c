"""“Try it”: a text held against the voice while it is typed, on this computer alone."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from smdesk.core.voice.remarks import Remark, substituted
from smdesk.services.dossier.voice import Spoken
from smdesk.ui.dossier.voice.tonebars import ToneBars
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import Tag
from smdesk.ui.kit.widgets import Page, button, clear, column, frame, label, row

#: Milliseconds after the last key; pixels at 100 %.
PAUSE_MS, HEIGHT = 250, 172


class _Waves(QSyntaxHighlighter):
    """A wavy line below what is remarked."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.remarks: tuple[Remark, ...] = ()
        self.look = QTextCharFormat()
        self.look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)

    def highlightBlock(self, text: str) -> None:
        start = self.currentBlock().position()
        whole = self.document().toPlainText()
        for each in self.remarks:
            # Qt counts in UTF-16, remarks in characters.
            begin, end = (len(whole[:place].encode("utf-16-le")) // 2 - start for place in (each.start, each.end))
            if end > 0 and begin < len(text.encode("utf-16-le")) // 2:
                self.setFormat(max(0, begin), end - max(0, begin), self.look)


class Trying(Page):
    """`said` tells what was done with the text."""

    said = Signal(str, bool)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._spoken: Spoken | None = None
        self.field = QPlainTextEdit()
        self.field.setObjectName("voice-try")
        self.field.setFixedHeight(ui.theme.px(HEIGHT))
        self.field.setTabChangesFocus(True)
        self._waves = _Waves(self.field.document())
        self._title, self._note = label("title2"), label("small", wrap=True)
        self.count = Tag(ui.theme, name="voice-count")
        self.apply = button("", self.substitute, size="sm", name="voice-substitute")
        self.tone = ToneBars(ui.theme)
        self._list = QVBoxLayout()
        self._list.setSpacing(ui.theme.px(6))
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.look)
        self.field.textChanged.connect(self._typed)
        inner = column(
            self._title, self.field, row(self.count, None, self.apply), self._list, frame("line", "bottom"), self.tone,
            self._note, None, spacing=10, margins=(16, 16, 16, 16),
        )  # fmt: skip
        self.setLayout(inner)
        ui.theme.changed.connect(self._draw)
        self._draw()
        self.retranslate()

    def inset(self, margin: int) -> None:
        """How far it stands from the edges of its pane."""
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(margin, margin, margin, margin)

    @property
    def text(self) -> str:
        """What is tried."""
        return self.field.toPlainText()

    def begin(self, sample: str) -> None:
        """Another client: what was typed was no text of theirs; `sample` is tried until something is."""
        self.field.setPlainText(sample)

    def show_voice(self, spoken: Spoken) -> None:
        """Another voice, or the same one changed."""
        self._spoken = spoken
        self.look()

    def look(self) -> None:
        """Hold the text against the voice."""
        self._timer.stop()
        if self._spoken is None:
            return
        found = self._spoken.remarks(self.text)
        if found != self._waves.remarks:
            self._waves.remarks = found
            self._waves.rehighlight()
        self._say(found)
        self.tone.tell(self._spoken.tone(self.text))

    def substitute(self) -> None:
        """Say what is said instead; one step of the text's own undo."""
        if self._spoken is None:
            return
        better = substituted(self._spoken.voice, self.text)
        if better != self.text:
            cursor = self.field.textCursor()
            cursor.select(cursor.SelectionType.Document)
            cursor.insertText(better)
        self.field.setFocus()  # the button goes away with what it is for
        self.look()

    def _typed(self) -> None:
        self._timer.start()

    def _say(self, found: tuple[Remark, ...]) -> None:
        clear(self._list)
        written = bool(self.text.strip())
        kind, icon = ("warning", "warning-fill") if found else ("success", "check-bold")
        words = self.tr("%n remark(s)", "", len(found)) if found else self.tr("As agreed")
        self.count.tell(kind, words, icon)
        self.count.setVisible(written)
        self.apply.setVisible(any(each.facts.get("instead") for each in found if each.code == "voice_banned"))
        catalogue = self._ui.language.words
        for each in found[:6]:
            told = catalogue.finding(each.code, **each.facts)
            line = label("small", wrap=True)
            line.setText(" ".join(part for part in (told.what, told.why) if part))
            self._list.addWidget(line)

    def _draw(self) -> None:
        self._waves.look.setUnderlineColor(self._ui.theme.semantic("warning").fg)
        self._waves.rehighlight()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Try it"))
        self.field.setAccessibleName(self.tr("A text to try the voice on"))
        self.field.setPlaceholderText(self.tr("Write as you would publish it."))
        self.apply.setText(self.tr("Use the substitutes"))
        self._note.setText(
            self.tr(
                "The stroke is the agreed voice. It is measured on this computer by rules and lists; nothing leaves it."
            )
        )
        self._note.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.look()


def column_of(trying: Trying) -> QWidget:
    """The pane at the right."""
    made = frame("line", "left")
    made.layout().addWidget(trying)  # type: ignore[union-attr]
    return made
