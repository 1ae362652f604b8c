"""About: the version, whose work it stands on and under which licences, and where the data lies."""

from __future__ import annotations

from functools import partial
from importlib import metadata

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtGui import QGuiApplication

from smdesk import __version__
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.widgets import button
from smdesk.ui.settings import folders
from smdesk.ui.settings.keeper import Keeper
from smdesk.ui.settings.section import Section

translate = QCoreApplication.translate
#: What a person sees or hears of: name, licence ("" for none: in the public domain), address. The lock file names
#: everything else.
WORKS = (
    ("Qt for Python", "LGPL 3", "https://www.qt.io/licensing"),
    ("Phosphor Icons", "MIT", "https://phosphoricons.com"),
    ("Font Awesome Free Brands", "CC BY 4.0, SIL OFL 1.1", "https://fontawesome.com/license/free"),
    ("QtAwesome", "MIT", "https://github.com/spyder-ide/qtawesome"),
    ("Inter", "SIL OFL 1.1", "https://rsms.me/inter"),
    ("Source Serif", "SIL OFL 1.1", "https://github.com/adobe-fonts/source-serif"),
    ("Python", "PSF", "https://docs.python.org/3/license.html"),
    ("SQLite", "", "https://sqlite.org/copyright.html"),
    ("SQLAlchemy, Alembic", "MIT", "https://www.sqlalchemy.org"),
    ("APScheduler", "MIT", "https://github.com/agronholm/apscheduler"),
    ("HTTPX", "BSD 3-Clause", "https://www.python-httpx.org"),
    ("keyring", "MIT", "https://github.com/jaraco/keyring"),
    ("Pillow", "MIT-CMU", "https://python-pillow.org"),
)


class About(Section):
    """Nothing to set."""

    def __init__(self, ui: Ui, keeper: Keeper) -> None:
        super().__init__(ui, keeper, lambda: translate("Settings", "About"))
        copy = button("", self._copy, size="sm", name="copy-version")
        show = button("", lambda: folders.reveal(ui.runtime.folder.root), size="sm", name="show-folder")
        self.say(lambda: copy.setText(translate("Settings", "Copy")))
        self.say(lambda: show.setText(translate("Settings", "Show")))
        self.group(lambda: "smdesk").add(
            self.row(
                lambda: translate("Settings", "Version %1").replace("%1", __version__),
                lambda: f"PySide6 {metadata.version('PySide6-Essentials')} · Qt {qVersion()}",
                copy,
            ),
            self.row(
                lambda: translate("Settings", "Data folder"), lambda: str(ui.runtime.folder.root), show,
            ),
            self.row(
                lambda: translate("Settings", "Licence of smdesk"),
                lambda: translate("Settings", "MIT: use it, change it, pass it on."),
            ),
        )  # fmt: skip
        works = self.group(
            lambda: translate("Settings", "Standing on"),
            lambda: translate("Settings", "Works of others, each under its own licence."),
        )
        works.add(*(self.row(partial(str, name), partial(_terms, licence, address))
                    for name, licence, address in WORKS))  # fmt: skip
        self.finish()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"smdesk {__version__}, Qt {qVersion()}")
        self.keeper.said.emit(translate("Settings", "Copied"), False)


def _terms(licence: str, address: str) -> str:
    return " · ".join((licence or translate("Settings", "Public domain"), address))
