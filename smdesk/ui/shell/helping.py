"""The manual in a window of its own, and the words about the program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QTextBrowser, QWidget

from smdesk import __version__
from smdesk.core import resources
from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dialogs import Ask
from smdesk.ui.kit.widgets import button, column, row, surface

#: Chapters that are called otherwise than the page they are about.
_CHAPTERS = {"today": "window", "publish": "publishing"}


def manual_of(language: str) -> Path | None:
    """The folder of the manual in a language, else in English; None where it was not installed."""
    root = resources.root()
    for code in (language, "en"):
        for folder in (root / "manual" / code, root.parent / "docs" / "manual" / code):
            if (folder / "README.md").is_file():
                return folder
    return None


class Manual(QWidget):
    """Shows the pages; links lead from one to the other, others go to the browser. Escape closes it."""

    def __init__(self, ui: Ui, folder: Path, parent: QWidget, page: str = "") -> None:
        """Open at the chapter about a page of the window; at the contents where there is none."""
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Manual — smdesk"))
        self.setWindowIcon(icons.application())
        surface(self, "surface")
        self._home = QUrl.fromLocalFile(str(folder / "README.md"))
        self.text = QTextBrowser()
        self.text.setProperty("role", "manual")
        self.text.setAccessibleName(self.tr("Manual"))
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.document().setDefaultFont(ui.theme.font("lead"))
        self.text.anchorClicked.connect(self._follow)
        back, first = button("", self.text.backward, name="manual-back"), button("", self._first, name="manual-home")
        back.setText(self.tr("Back"))
        first.setText(self.tr("Contents"))
        self.text.backwardAvailable.connect(back.setEnabled)
        back.setEnabled(False)
        self.setLayout(column(row(back, first, None), self.text, spacing=10, margins=(18, 14, 6, 6)))
        self.resize(ui.theme.px(820), ui.theme.px(760))
        chapter = folder / f"{_CHAPTERS.get(page, page)}.md"
        self.text.setSource(QUrl.fromLocalFile(str(chapter)) if page and chapter.is_file() else self._home)
        self.text.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _first(self) -> None:
        self.text.setSource(self._home)

    def _follow(self, link: QUrl) -> None:
        target = self.text.source().resolved(link)
        if target.isLocalFile() and target.path().endswith(".md"):
            self.text.setSource(target)
        else:
            QDesktopServices.openUrl(target)


class Helping(QObject):
    """Opens both; what is open already comes to the front."""

    def __init__(self, ui: Ui, window: QWidget) -> None:
        super().__init__(window)
        self._ui = ui
        self._window = window

    def show(self, page: str = "") -> Manual | None:
        """The manual in the language of the window, at what it says of a page."""
        folder = manual_of(self._ui.language.code)
        if folder is None:
            return None
        for open_ in self._window.findChildren(Manual):
            open_.close()
        made = Manual(self._ui, folder, self._window, page)
        made.show()
        made.activateWindow()
        return made

    def about(self) -> Ask:
        """Name, version, and the work of others in it."""
        text = "\n\n".join((
            self.tr("Plans the posts of your clients and publishes each exactly once, from your own computer."),
            self.tr("Made with Qt and PySide6 (LGPL), Phosphor icons (MIT), Font Awesome brands (CC BY 4.0), "
                    "Source Serif and Inter (SIL Open Font License), SQLAlchemy and others."),
            self.tr("Data folder: %1").replace("%1", str(self._ui.runtime.folder.root)),
        ))  # fmt: skip
        made = Ask(self._window, self._ui.language.words, f"smdesk {__version__}", text, self.tr("Close"))
        made.safe.hide()
        return made.show_with(lambda: None)
