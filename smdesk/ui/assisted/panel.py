"""The assisted panel: beside the browser and on top of it, one publication from the account to the link."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, Qt, QTemporaryDir, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QGuiApplication, QImage, QKeySequence, QShortcut
from shiboken6 import isValid

from smdesk.core.errors import SmdeskError
from smdesk.core.events import Event, PostsChanged, PublicationsChanged
from smdesk.core.publication import Act, State
from smdesk.services.kits import Kit
from smdesk.services.views import PublicationView
from smdesk.ui.assisted.clipboard import Lent
from smdesk.ui.assisted.ended import Ended
from smdesk.ui.assisted.foot import Foot
from smdesk.ui.assisted.head import PanelHead
from smdesk.ui.assisted.pictures import mime_of
from smdesk.ui.assisted.sheet import Sheet
from smdesk.ui.kit import dialogs, icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.inreach import bounded
from smdesk.ui.kit.ledgeracts import Acts
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.problemline import problem_line
from smdesk.ui.kit.undo import ServiceCommand
from smdesk.ui.kit.widgets import Page, column, restyle, surface

SIZE, LEAST = (412, 770), (360, 560)
#: Milliseconds between two looks at how late it is.
CLOCK_MS = 20_000


class AssistedPanel(Page):
    """A window of its own, deleted when it is closed. `said` is for the toast of the main window."""

    said = Signal(str, bool)

    def __init__(self, ui: Ui, folders: dict[int, QTemporaryDir]) -> None:
        """`folders` keeps the copies of media after the panel: a browser may read a file long after the drop."""
        super().__init__()
        self._ui = ui
        self._folders = folders
        self.view: PublicationView | None = None
        self._kit: Kit | None = None
        self.lent = Lent(self)
        self.acts = Acts(ui, self)
        surface(self, "surface")
        self.setObjectName("assisted")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self.setWindowIcon(icons.application())
        self.setMinimumSize(bounded(ui.theme, *LEAST))
        self.head, self.sheet, self.foot = PanelHead(ui), Sheet(ui), Foot(ui, self.acts)
        self.problem = problem_line()
        self.problem.setContentsMargins(16, 6, 16, 6)
        self.setLayout(column(self.head, self.sheet, self.problem, self.foot, spacing=0))
        self._connect()
        self._restore()

    def _connect(self) -> None:
        self.acts.failed.connect(self._refused)
        self.acts.said.connect(self.said)
        self.lent.changed.connect(self._say_copied)
        self.head.pinned.connect(self._pin)
        self.sheet.opened.connect(self.open_page)
        self.sheet.folder.connect(self.open_folder)
        self.sheet.copied.connect(self.lent.lend)
        self.sheet.copy_file.connect(self.copy_file)
        self.sheet.linked.connect(self._check_link)
        self.foot.published.clicked.connect(self.say_published)
        self.foot.could_not.clicked.connect(self.could_not)
        self.foot.done.clicked.connect(self.close)
        self._ui.bridge.heard.connect(self._hear)
        self._ui.theme.changed.connect(self.draw)
        QShortcut(QKeySequence("Esc"), self, self.close)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.say_published)
        self._clock = QTimer(self, interval=CLOCK_MS)
        self._clock.timeout.connect(self._count)

    # -- showing ------------------------------------------------------------------------------------------------

    def tell(self, publication: int) -> None:
        """Show this publication from its beginning; its caption goes to the clipboard.

        Raises:
            NotFound: `unknown_publication`, `unknown_post`.
        """
        self.view, self._kit = (
            self._ui.runtime.publishing.view(publication),
            self._ui.runtime.kits.of(publication, cut=False),
        )
        self.problem.hide()
        self._hand_out(publication)
        self.draw()
        self.show()
        self.raise_()
        self.activateWindow()
        self._clock.start()
        if self.waits:
            self.lent.lend(self._kit.caption, "caption")
            first = self.sheet.account
            if first is not None:
                (first.open if first.open.isVisible() else first.mark).setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self) -> None:
        if self.view is not None:
            self.head.tell(self.view)

    @property
    def waits(self) -> bool:
        """True while the person can still say what became of it."""
        return self.view is not None and Act.SAY_PUBLISHED in self.view.acts

    def draw(self) -> None:
        """Everything anew; ticks and what was typed stay."""
        if self.view is None or self._kit is None:
            return
        network = network_name(self.view.network)
        self.setWindowTitle(self.tr("Publish by hand · %1").replace("%1", network))
        self.setAccessibleName(self.windowTitle())
        self.head.tell(self.view)
        if self.waits:
            self.sheet.tell(self.view, self._kit)
            self._check_link(self.link)
        else:
            self.sheet.show_only(Ended(self._ui, self.view, self._others(), self.tell, self.take_back))
        self.foot.tell(self.view, waits=self.waits)
        self._say_copied()

    def retranslate(self) -> None:
        self.draw()

    def _others(self) -> list[PublicationView]:
        """What else waits for the person, this client's first."""
        assert self.view is not None
        mine = self.view.client_id
        due = self._ui.runtime.publishing.views(states=[State.ASSISTED], limit=50)
        return sorted((each for each in due if each.id != self.view.id), key=lambda each: each.client_id != mine)

    # -- files --------------------------------------------------------------------------------------------------

    def _hand_out(self, publication: int) -> None:
        """Copies with numbered names, made away from this thread."""
        assert self._kit is not None
        self.sheet.hand(())
        if not any(part.media for part in self._kit.parts):
            return
        made = self._folders[publication] = QTemporaryDir()
        folder, kits = Path(made.path()), self._ui.runtime.kits
        self._ui.tasks.run(
            lambda: kits.hand_out(publication, folder),
            lambda files: self._handed(publication, files, ""),
            lambda error: self._handed(publication, (), str(sentence(error, self._ui.language.words))),
        )

    def _handed(self, publication: int, files: tuple[Path, ...], problem: str) -> None:
        if not isValid(self) or self.view is None or self.view.id != publication:
            return
        self.sheet.hand(files)
        if problem and self.sheet.media is not None:
            self.sheet.media.say(problem)

    def open_folder(self) -> None:
        """Show the copies in the file manager."""
        made = self._folders.get(self.view.id) if self.view is not None else None
        if made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(made.path()))
            if self.sheet.media is not None:
                self.sheet.media.tick()

    def copy_file(self, path: Path) -> None:
        """A picture to the clipboard, as a file and as what it shows; read away from this thread."""

        def copied(image: QImage) -> None:
            data = mime_of([path])
            data.setText(str(path))
            if not image.isNull():
                data.setImageData(image)
            self.lent.lend_data(data, "picture")

        self._ui.tasks.run(lambda: QImage(str(path)), copied)

    def open_page(self) -> None:
        """The network's page, in the browser; with the text filled in where that is possible."""
        assert self._kit is not None
        self.lent.lend(self._kit.caption, "caption")
        QDesktopServices.openUrl(QUrl(self._kit.open_url))
        if self.sheet.account is not None:
            self.sheet.account.tick()

    # -- the link -----------------------------------------------------------------------------------------------

    @property
    def link(self) -> str:
        """What stands in the field."""
        return self.sheet.link.field.text().strip() if self.sheet.link is not None else ""

    def _check_link(self, text: str) -> None:
        step = self.sheet.link
        if step is None or self.view is None:
            return
        good, told, other = False, self.tr("With the link smdesk has the proof, and never asks again."), ""
        if text.strip():
            try:
                other = self._other(text)
                good, told = True, self.tr("This is a post there.")
                if other:
                    told = self.tr("This post is by %1, and the channel is %2. Is it the right one?")
                    told = told.replace("%1", f"@{other}").replace("%2", f"@{self.view.channel.removeprefix('@')}")
            except SmdeskError as error:
                told = str(sentence(error, self._ui.language.words))
        step.hint.setText(told)
        wrong = bool(text.strip()) and not good
        restyle(step.field, "invalid", wrong)
        restyle(step.hint, "tone", "danger" if wrong else "warning" if other else "")
        step.tick(good and not other)
        if wrong or other:
            self.sheet.show_hint()

    def _other(self, text: str) -> str:
        """The account of which a link is, where that is another than the channel's. Raises as `check_link`."""
        assert self.view is not None
        kits = self._ui.runtime.kits
        return kits.other_account(self.view.id, kits.check_link(self.view.id, text))

    def _take_link(self) -> bool:
        """A link of this network on the clipboard is the post's: the person has copied it over there."""
        text, step = self.lent.text().strip(), self.sheet.link
        if step is None or self.view is None or self.link or self.lent.what or "://" not in text:
            return False
        try:
            if self._other(text):
                return False
        except SmdeskError:
            return False
        step.field.setText(text)
        step.hint.setText(self.tr("Taken from the clipboard."))
        self.foot.published.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # -- the end ------------------------------------------------------------------------------------------------

    def say_published(self) -> None:
        """Mark it, with the link where there is one."""
        if self.view is None or not self.waits:
            return
        try:
            self.view = self._ui.runtime.publishing.resolve(self.view.id, published_url=self.link)
        except SmdeskError as error:
            if error.facts.get("field") == "url" and self.sheet.link is not None:
                self.sheet.link.field.setFocus()  # it is told beside it
                self.sheet.show_hint()
            else:
                self._refused(error)
            return
        self.problem.hide()
        self.lent.give_back()
        self._keep_undo(self.view.id, self.link)
        self.draw()
        self.foot.done.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_undo(self, number: int, link: str) -> None:
        publishing = self._ui.runtime.publishing
        self._ui.undo.push(ServiceCommand(
            self.tr("It is published"), lambda: publishing.resolve(number, published_url=link),
            lambda: publishing.unmark(number), self._refused,
        ))  # fmt: skip

    def take_back(self) -> None:
        """It is not published after all: it waits for the person again."""
        if self.view is None:
            return
        try:
            self._ui.runtime.publishing.unmark(self.view.id)
        except SmdeskError as error:
            self._refused(error)

    def could_not(self) -> None:
        """Leave it out, after a question that names the other way."""
        view = self.view
        if view is None:
            return
        dialogs.ask(
            self, self._ui.language.words, self.tr("It could not be published?"),
            self.tr("It stays in the history as left out. To try it another time, choose Later instead."),
            self.tr("Leave it out"), partial(self._leave_out, view.id), safe=self.tr("Back"),
        )  # fmt: skip

    def _leave_out(self, publication: int) -> None:
        self._ui.runtime.publishing.skip(publication)
        self.said.emit(self.tr("It is left out"), False)
        QTimer.singleShot(0, self, self.close)  # after the question has gone

    def _refused(self, error: Exception) -> None:
        self.problem.setText(str(sentence(error, self._ui.language.words)))
        self.problem.show()

    # -- hearing ------------------------------------------------------------------------------------------------

    def _hear(self, event: Event) -> None:
        """It was moved, published or written anew elsewhere; what was put off from here ends the panel."""
        if self.view is None or not self.isVisible():
            return
        ours = isinstance(event, PublicationsChanged) and (not event.ids or self.view.id in event.ids)
        text = isinstance(event, PostsChanged) and (not event.ids or self.view.post_id in event.ids)
        if not ours and not text:
            return
        try:
            view, kit = (
                self._ui.runtime.publishing.view(self.view.id),
                self._ui.runtime.kits.of(self.view.id, cut=False),
            )
        except SmdeskError:  # its post was deleted
            self.close()
            return
        put_off = self.view.state is not State.SCHEDULED and view.state is State.SCHEDULED
        changed = view != self.view or kit != self._kit
        self.view, self._kit = view, kit
        if put_off:
            self.close()
        elif changed:
            self.draw()

    def _say_copied(self) -> None:
        if self.sheet.text is not None:
            self.sheet.text.say_copied(self.lent.what)

    # -- Qt -----------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.waits:
            pasting = self.sheet.text is not None and self.sheet.current is self.sheet.text
            if not self._take_link() and pasting and self._kit is not None and not self.lent.what:
                self.lent.lend(self._kit.caption, "caption")
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._clock.stop()
        self.lent.give_back()
        QSettings("smdesk", "window").setValue("assisted/geometry", self.saveGeometry())
        super().closeEvent(event)

    def _pin(self, on: bool) -> None:
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on)
        self.show()  # another flag hides a window

    def _restore(self) -> None:
        px, screen = self._ui.theme.px, QGuiApplication.primaryScreen()
        self.resize(px(SIZE[0]), px(SIZE[1]))
        if screen is not None:
            room = screen.availableGeometry()
            self.resize(self.width(), min(self.height(), room.height() - px(80)))  # and its title bar
            self.move(room.right() - self.width() - px(24), room.top() + px(24))
        kept = QSettings("smdesk", "window").value("assisted/geometry")
        if isinstance(kept, QByteArray):
            self.restoreGeometry(kept)


class Assisted(QObject):
    """The panel of a desk: one at a time, made when it is first wanted, gone with the desk."""

    said = Signal(str, bool)

    def __init__(self, ui: Ui, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._folders: dict[int, QTemporaryDir] = {}
        self._panel: AssistedPanel | None = None

    @property
    def panel(self) -> AssistedPanel | None:
        """The panel, while it is open."""
        return self._panel if self._panel is not None and isValid(self._panel) else None

    def show(self, publication: int) -> AssistedPanel:
        """Show a publication; in the panel that is open, if there is one. Raises NotFound."""
        panel = self.panel
        if panel is None:
            panel = AssistedPanel(self._ui, self._folders)
            panel.said.connect(self.said)
        panel.tell(publication)
        self._panel = panel
        return panel

    def close(self) -> None:
        """Before the desk is closed."""
        if self.panel is not None:
            self.panel.close()
        self._panel = None
        self._folders.clear()
