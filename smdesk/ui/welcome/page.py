"""The first page of an empty desk: a client of one's own, the example desk, or a backup taken into use."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QProgressBar, QStackedWidget, QWidget

from smdesk import __version__
from smdesk.core.errors import SmdeskError
from smdesk.services.backup import BackupService
from smdesk.services.practice.service import PracticeService
from smdesk.system import autostart, paths
from smdesk.ui.kit import dialogs, icons
from smdesk.ui.kit.banner import Banner, Notice
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.filedialogs import in_words
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.segmented import Segmented
from smdesk.ui.kit.sidepane import LARGE
from smdesk.ui.kit.switch import Switch
from smdesk.ui.kit.widgets import Page, button, column, frame, label, row, surface
from smdesk.ui.welcome.choice import Choice
from smdesk.ui.welcome.form import ClientForm
from smdesk.ui.welcome.hero import Hero

#: Below this width the drawing leaves its place to the choices (SCREENS 5.17).
WIDE = 1240
#: Below this height the air above the choices goes to their words.
LOW = 740
#: The widest that the choices get, and the first client's form, in pixels at 100 %.
CHOICES, FORM = 740, 560
_LANGUAGES = ("es", "en")
_DATABASE = ("", "-wal", "-shm")


class WelcomePage(Page):
    """`ready` is emitted when the desk has something; `speak` asks for another language (en, es)."""

    ready = Signal()
    speak = Signal(str)
    _made = Signal(int, int)  # posts of the example, from the thread that makes them

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._busy = False
        surface(self, "canvas")
        self._hero = Hero(ui)
        self.form = ClientForm(ui)
        self._steps = QStackedWidget()
        self.form.left.connect(self._leave_form)
        self.form.done.connect(self.ready)
        self._steps.addWidget(self._choices())
        self._steps.addWidget(self.form)
        self.problem = Banner(ui.theme)
        side, self._middle = QWidget(), QWidget()
        self._middle.setLayout(column(self.problem, self._steps, spacing=14))
        self._side = row(spacing=0)
        self._side.addStretch(1)
        self._side.addWidget(self._middle, 1000)
        self._side.addStretch(1)
        side.setLayout(self._side)
        self._rolled = Column(side, tight=True)  # large letters in a small window need more than it has
        self.setLayout(row(self._hero, spacing=0))
        own = self.layout()
        assert isinstance(own, QHBoxLayout)
        own.addStretch(1)
        own.addWidget(self._rolled, 1000)
        own.addStretch(1)
        self._steps.currentChanged.connect(self._keep_width)
        self._made.connect(self._progress, Qt.ConnectionType.QueuedConnection)
        ui.theme.changed.connect(self._draw)
        self._draw()
        self.retranslate()

    # -- building -----------------------------------------------------------------------------------------------

    def _choices(self) -> QWidget:
        self._title = label("opening")
        self.languages = Segmented(self._ui.theme, _LANGUAGES, name="speak", size="sm")
        self.languages.chosen.connect(lambda code: self.speak.emit(str(code)))
        self.own = Choice(self._ui, "storefront", "primary", self.begin, "first-client")
        self.example = Choice(self._ui, "compass", "", self.explore, "example-desk")
        self.backup = Choice(self._ui, "clock-counter-clockwise", "", self.choose_backup, "restore-backup")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.hide()
        self._job = label("small", name="job")
        self._job.hide()
        self._version = label("caption")
        self._keys_mark, self._keys = QLabel(), label("small")
        page = QWidget()
        page.setLayout(
            column(
                row(self._title, None, self.languages), 6, self.own, self.example, self._job, self._bar, self.backup,
                10, self._line(), 4, self._folder(), 2, self._start(), None,
                row(self._keys_mark, self._keys, None, self._version, spacing=8), spacing=12, margins=(2, 2, 2, 2),
            )
        )  # fmt: skip
        return page

    def _line(self) -> QFrame:
        made = frame("line", "bottom")
        made.setFixedHeight(1)
        return made

    def _folder(self) -> QWidget:
        self._folder_mark, self._place, self._place_note = QLabel(), label("medium", select=True), label("quiet")
        self._elsewhere = button("", self.choose_folder, size="sm", name="change-folder")
        self._elsewhere.setVisible(self._ui.relocate is not None)
        return self._fact(self._folder_mark, self._place, self._place_note, self._elsewhere)

    def _start(self) -> QWidget:
        self._start_mark, self._start_title, self._start_note = QLabel(), label("medium"), label("quiet")
        self.start_switch = Switch(self._ui.theme, name="start-with-computer")
        self.start_switch.toggled.connect(self._set_start)
        return self._fact(self._start_mark, self._start_title, self._start_note, self.start_switch)

    def _fact(self, mark: QLabel, title: QLabel, note: QLabel, control: QWidget | None = None) -> QWidget:
        words = QWidget()
        words.setLayout(column(title, note, spacing=1))
        made = QWidget()
        line = row(mark, words, None, spacing=10)
        if control is not None:
            line.addWidget(control)
        made.setLayout(line)
        return made

    def _draw(self) -> None:
        theme = self._ui.theme
        self.form.setMaximumWidth(theme.px(FORM))
        self._keep_width()
        marks = {self._folder_mark: "folder", self._start_mark: "power", self._keys_mark: "keyboard"}
        for place, name in marks.items():
            side = theme.px(14 if place is self._keys_mark else 18)
            place.setPixmap(icons.pixmap(name, theme.color("text.secondary"), side, self.devicePixelRatioF()))
            if place is not self._keys_mark:
                place.setFixedWidth(theme.px(20))

    def _keep_width(self) -> None:
        """In the middle of their side; the form, beside the drawing, where the choices begin."""
        narrow = self._steps.currentWidget() is self.form and self._hero.isHidden()
        self._middle.setMaximumWidth(self._ui.theme.px(FORM if narrow else CHOICES))

    # -- a client of one's own ----------------------------------------------------------------------------------

    def begin(self) -> None:
        """To the first client."""
        self._steps.setCurrentIndex(1)
        self.form.start()

    def _leave_form(self) -> None:
        self._steps.setCurrentIndex(0)
        self.own.button.setFocus()

    # -- the example desk ---------------------------------------------------------------------------------------

    def explore(self) -> None:
        """Make the example desk beside this one; it is really published, which takes a few seconds."""
        if self._busy:
            return
        self._set_busy(True)
        practice, language = self._ui.practice, self._ui.language.code
        if practice is None or practice.here:
            self._ui.tasks.run(lambda: self._fill_here(language), lambda _: self._filled(), self._failed)
        else:
            self._ui.tasks.run(
                lambda: practice.make(language, self._made.emit), lambda _: practice.enter(), self._failed
            )

    def _fill_here(self, language: str) -> None:
        runtime = self._ui.runtime
        service = PracticeService(runtime.db, runtime.clock, runtime.media, runtime.accounts, runtime.folder.practice)
        service.fill(language, progress=self._made.emit)

    @property
    def busy(self) -> bool:
        """True while something is being made here; the page is not to be left under the person's hands."""
        return self._busy or self._steps.currentIndex() == 1

    def _filled(self) -> None:
        self._set_busy(False)
        self.ready.emit()

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        told = sentence(error, self._ui.language.words)
        self.problem.tell(Notice("danger", told.what, " ".join(part for part in (told.why, told.do) if part)))

    def _progress(self, made: int, whole: int) -> None:
        self._bar.setRange(0, whole)
        self._bar.setValue(made)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._bar.setRange(0, 0)
        for each in (self._bar, self._job):
            each.setVisible(busy)
        for choice in (self.own, self.example, self.backup):
            choice.button.setEnabled(not busy)

    # -- the folder -------------------------------------------------------------------------------------------

    def choose_folder(self) -> None:
        """Ask where the desk is to live."""
        dialog = QFileDialog(self, self.tr("Where your data are to live"), str(Path.home()))
        in_words(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.live_in(Path(name)))
        dialog.open()

    def live_in(self, folder: Path) -> None:
        """Keep the desk there; one that is there already opens."""
        assert self._ui.relocate is not None
        try:
            self._ui.relocate(paths.home_for_desk(folder))
        except SmdeskError as error:
            self._failed(error)

    # -- a backup -----------------------------------------------------------------------------------------------

    def choose_backup(self) -> None:
        """Ask which file."""
        dialog = QFileDialog(self, self.tr("A backup, or a whole desk packed for another computer"), str(Path.home()))
        in_words(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Backups (*.sqlite3 *.zip)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.ask_to_restore(Path(name)))
        dialog.open()

    def ask_to_restore(self, file: Path) -> None:
        """Say what the file is before it is taken."""
        language = self._ui.language
        try:
            about = file.stat()
        except OSError:
            self.problem.tell(Notice("danger", self.tr("The file cannot be read."), str(file)))
            return
        text = self.tr("%1, %2. It becomes your desk on this computer; accounts must be connected again.")
        text = text.replace("%1", file.name).replace("%2", language.words.facts.size(about.st_size))
        dialogs.ask(
            self, language.words, self.tr("Restore this backup?"), text, self.tr("Restore"),
            lambda: self._ui.reopen(lambda: self._restore(file)),
        )  # fmt: skip

    def _restore(self, file: Path) -> None:
        """While the desk is closed."""
        folder = self._ui.runtime.folder
        service = BackupService(folder, self._ui.runtime.clock)
        if file.suffix.casefold() != ".zip":
            service.restore(str(file))
            return
        for end in _DATABASE:  # a fresh one without a client; a packed desk goes into an empty folder
            folder.database.with_name(f"{folder.database.name}{end}").unlink(missing_ok=True)
        service.unpack(file)

    # -- with the computer --------------------------------------------------------------------------------------

    def _autostart(self) -> autostart.Autostart:
        return autostart.of_desk(self._ui.runtime.folder.root)

    def _set_start(self, on: bool) -> None:
        try:
            self._autostart().enable() if on else self._autostart().disable()
        except SmdeskError as error:
            self._failed(error)
            self.start_switch.set_quietly(not on)

    def _look_at_start(self) -> None:
        try:
            self.start_switch.set_quietly(self._autostart().is_enabled())
        except SmdeskError:
            self.start_switch.set_quietly(False)

    # -- Qt -----------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_at_start()
        self.own.button.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        above, below = (61, 26) if self.height() >= self._ui.theme.px(LOW) else (16, 16)
        aside = self._ui.theme.px(68 if self.width() >= self._ui.theme.px(LARGE) else 28)
        self._side.setContentsMargins(aside, above, aside - self._rolled.bar, below)
        self._hero.setVisible(self.width() >= self._ui.theme.px(WIDE))
        self._keep_width()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Where do we begin?"))
        self.languages.tell(("Español", "English"), self.tr("Language"))
        self.languages.set_value(self._ui.language.code)
        self.own.say(
            self.tr("Create my first client"),
            self.tr(
                "Or your own business. Name, colour, language and networks: about a minute. The rest when you need it."
            ),
            self.tr("Begin"),
        )
        self.example.say(
            self.tr("Explore with example data"),
            self.tr(
                "A bakery, a yoga studio and a bicycle shop in the middle of their month. In practice mode nothing "
                "leaves this computer, and one click throws it away."
            ),
            self.tr("Explore"),
        )
        self.backup.say(
            self.tr("Restore a backup"),
            self.tr("Of this computer or another one. You see what it is before you accept."),
            self.tr("Choose a file…"),
        )
        self._job.setText(self.tr("Making the example: it is really published, on a network of its own."))
        self._place.setText(_short(self._ui.runtime.folder.root))
        self._place.setToolTip(str(self._ui.runtime.folder.root))
        self._elsewhere.setText(self.tr("Change…"))
        self._elsewhere.setAccessibleName(self.tr("Keep your data in another folder"))
        self._place_note.setText(self.tr("Here your data live. There is no account and no server."))
        self._start_title.setText(self.tr("Start with the computer, in the tray"))
        self._start_note.setText(self.tr("Needed to publish on time. You can change it later."))
        self.start_switch.setAccessibleName(self._start_title.text())
        self._keys.setText(self.tr("Everything can be done by keyboard"))
        self._version.setText(self.tr("Version %1").replace("%1", __version__))


def _short(folder: Path) -> str:
    """The folder as a person knows it: from home on where it lies there."""
    try:
        return " / ".join(("~", *folder.relative_to(Path.home()).parts))
    except ValueError:
        return str(folder)
