"""Headings of sections in the dossier: an icon, a title, and what is said beside it, in the language of the moment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from smdesk.ui.kit import icons
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import label, row

Words = Callable[[], str]


class Headings(QObject):
    """Makes them, and says their words again when it is asked to."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts: list[tuple[QLabel, Words]] = []
        self._marks: list[tuple[QLabel, str, str]] = []
        theme.changed.connect(self._look)

    def heading(
        self, words: Words, icon: str = "", beside: Words | None = None, *, role: str = "strong", tone: str = ""
    ) -> QWidget:
        """A title with what stands beside it; its icon in the colour of a meaning."""
        made = QWidget()
        line = row(spacing=8)
        if icon:
            mark = QLabel()
            mark.setFixedWidth(self._theme.px(18))
            self._marks.append((mark, icon, tone))
            line.addWidget(mark)
        line.addWidget(self.text(role, words))
        if beside is not None:
            note = self.text("secondary", beside)
            note.setWordWrap(True)
            line.addWidget(note, 1)
        else:
            line.addStretch(1)
        made.setLayout(line)
        self._look()
        return made

    def text(self, role: str, words: Words) -> QLabel:
        """A label that is said again in another language."""
        made = label(role)
        self._texts.append((made, words))
        made.setText(words())
        return made

    def rule(self) -> QFrame:
        """A hairline between two sections."""
        line = QFrame()
        line.setProperty("role", "rule")
        line.setFixedHeight(1)
        return line

    def retranslate(self) -> None:
        """Every word anew."""
        for made, words in self._texts:
            made.setText(words())

    @Slot()
    def _look(self) -> None:
        theme = self._theme
        for mark, icon, tone in self._marks:
            color = theme.semantic(tone).fg if tone else theme.color("text.secondary")
            mark.setPixmap(icons.pixmap(icon, color, theme.px(16), mark.devicePixelRatioF()))
            mark.setAlignment(Qt.AlignmentFlag.AlignVCenter)
