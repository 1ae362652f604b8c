"""The composer's page: editor, preview and checks beside each other, and the keys that lead through them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QSplitter, QTextEdit, QWidget

from smdesk.core.errors import StorageError
from smdesk.ui.composer import onward
from smdesk.ui.composer.acts import Acts
from smdesk.ui.composer.asking import Asking
from smdesk.ui.composer.commands import Changes
from smdesk.ui.composer.deeds import actions_of
from smdesk.ui.composer.editor import Editor
from smdesk.ui.composer.filedrops import TakesFiles
from smdesk.ui.composer.forwhom import begin_for
from smdesk.ui.composer.header import Header
from smdesk.ui.composer.hearing import Hearing
from smdesk.ui.composer.keeper import Keeper
from smdesk.ui.composer.model import Composer
from smdesk.ui.composer.notes import Notes
from smdesk.ui.composer.partbox import PartBox
from smdesk.ui.composer.passing import Passing
from smdesk.ui.composer.preview import Preview
from smdesk.ui.composer.repairs import Repairs
from smdesk.ui.composer.telling import Telling
from smdesk.ui.composer.when import When
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.banner import Banner
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.scroll import Foot
from smdesk.ui.kit.taborder import InOrder
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import column, frame, surface

#: Pixels of the page at 100 % from which the preview has its place (SCREENS 7).
WITH_PREVIEW = 1090
#: The least width of the text, of the preview, and of the notes with the time.
LEAST = (380, 280, 280)
#: Pixels at 100 % that the checks keep above the time, however low the window is.
NOTES = 120


class ComposerPage(TakesFiles):
    """`start` a new post or `open` a stored one. What it needs from outside are signals.

    `back`: the person is done here. `said`: words for a toast, and whether the window's undo takes it back.
    `wanted`: another page and the row it should show. `titled`: what is open has another name. `told`: its strip says
    something else.
    """

    back = Signal()
    said = Signal(str, bool)
    asked = Signal(object)
    wanted = Signal(str, int)
    titled = Signal(str)
    told = Signal()

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self.model = Composer(ui, self)
        self.keeper = Keeper(self.model)
        self.problem, self.locked = Banner(ui.theme, self), Banner(ui.theme, self)
        self.asking, self.hearing = Asking(self), Hearing(self)
        self.telling = Telling(ui, self, self.problem, self.locked)
        self.changes = Changes(self.model, self.telling.problem)
        self.acts = Acts(self.model, self.keeper, self)
        self.thumbs = Thumbs(ui, self)
        self._preview_wish: bool | None = None
        surface(self, "canvas")
        self._build()
        self._connect()
        self.retranslate()

    @property
    def ui(self) -> Ui:
        """What the page was given."""
        return self._ui

    @property
    def title(self) -> str:
        """What is open, for the window's title."""
        return self.model.draft.name or self.tr("New post")

    @property
    def tells(self) -> str:
        """The code of what its strip says: the window need not say it too."""
        return self.problem.notice.id if self.problem.notice is not None else ""

    def _want_channel(self) -> None:
        """Connect the first one of this client; what is written stays."""
        client = self.model.client
        self.asked.emit(Place("channels", client=client.id if client is not None else 0, detail="connect"))

    # -- building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self._ui.theme
        self.header = Header(self.model, self.keeper)
        self.problem.setObjectName("problem")
        self.locked.setObjectName("locked")
        self.editor = Editor(self.model, self.changes, self.thumbs)
        self.repairs = Repairs(self.model, self.editor, self.changes)
        self.repairs.asked.connect(self.asked)
        self.editor.channels.wanted.connect(self._want_channel)
        self.preview = Preview(self.model, self.thumbs)
        self.notes = Notes(self.model)
        self.when = When(self.model, self.changes)
        self.when.asked.connect(self.asked)
        self.passing = Passing(self.model, self.when)
        side = frame("surface", "surface")
        side.layout().addWidget(self.notes)  # type: ignore[union-attr]
        side.layout().addWidget(frame("line", "bottom"))  # type: ignore[union-attr]  # from edge to edge
        side.layout().addWidget(Foot(self.when, side, theme.px(NOTES)))  # type: ignore[union-attr]
        side.layout().setStretch(0, 1)  # type: ignore[union-attr]
        surface(self.preview, "sunken")
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for part in (self.editor, self.preview, side):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([theme.px(560), theme.px(344), theme.px(322)])
        self.setLayout(column(self.header, self.problem, self.locked, self.splitter, spacing=0))
        self.layout().setStretch(3, 1)  # type: ignore[union-attr]
        self.side: QFrame = side
        self._measure()
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        """As wide as each part is at least, at the size that everything has."""
        for part, least in zip((self.editor, self.preview, self.side), LEAST, strict=True):
            part.setMinimumWidth(self._ui.theme.px(least))
        self._lay_out()

    def _connect(self) -> None:
        header, model = self.header, self.model
        header.back.connect(self.leave)
        header.undo.connect(self.undo)
        header.redo.connect(self.redo)
        header.act.connect(self.do)
        self.notes.wished.connect(self.repairs.do)
        self.editor.refused.connect(self.telling.refused)
        self.editor.unchoose.connect(self.acts.leave_out)
        self.acts.failed.connect(self.telling.problem)
        self.acts.said.connect(self._said)
        self.acts.finished.connect(self.editor.typed_is_over)
        self.acts.finished.connect(self.when.typed_is_over)
        self.keeper.troubled.connect(self.telling.troubled)
        self.problem.told.connect(self.told)
        model.opened.connect(self._opened)
        model.studied.connect(self.telling.studied)
        for signal in (model.opened, model.timed):
            signal.connect(self.telling.locked)
        model.worded.connect(lambda _source: self.titled.emit(self.title))
        model.shaped.connect(lambda: self.titled.emit(self.title))  # its first words may be others now
        order = InOrder(self)
        made = (model.opened, model.shaped, model.timed, model.studied, self.preview.made, self.when.good.hours.changed)
        for signal in made:
            signal.connect(order.soon)
        self._ui.bridge.heard.connect(self.hearing.hear)
        self._ui.theme.changed.connect(self.header.retranslate)
        self._ui.scope.changed.connect(lambda: begin_for(self, self._ui.scope.client))
        header.whose.chosen.connect(lambda client: begin_for(self, client))

    # -- opening ------------------------------------------------------------------------------------------------

    def start(
        self, client: int, *, channels: Iterable[int] | None = None, local: datetime | None = None,
        stage: str = "draft", text: str = "", files: Sequence[Path] = (),
    ) -> None:  # fmt: skip
        """A new post of a client: on a day and hour (naive, the client's zone), with a text, with files.

        What is open is stored first; what cannot be stored stays open. Raises NotFound `unknown_client`.
        """
        if self.settle():
            self.model.start(client, channels, local, stage=stage, text=text)
            if files:
                self.editor.attaching.bring(list(files))
            if text:
                self.model.paused.emit()

    def open(self, post: int) -> None:
        """A stored post. Raises NotFound `unknown_post`."""
        if self.model.view is not None and self.model.view.id == post and self.model.dirty:
            return  # it is open, and something is typed in it
        if self.settle():
            self.model.open(post)

    def visit(self, place: Place) -> None:
        """A stored post by its row; else a new one of the place's client, the chosen one or the one written for last.

        A new one that is open and untouched stays: building it again costs two frames, at each visit.
        Raises NotFound `unknown_post`, `unknown_client`.
        """
        if place.row:
            self.open(place.row)
            return
        last, clients = QSettings("smdesk", "window").value("composer/client"), self._ui.runtime.clients.list()
        known = [client.id for client in clients]
        wished = (place.client, self._ui.scope.client, int(str(last)) if last is not None else None)
        client = next((each for each in wished if each in known), known[0] if known else 0)
        if place == Place("composer", client=place.client) and self.model.is_new(client):
            self.problem.tell(None)
            self._attend()
            return
        self.start(client or 0, local=place.local, stage=place.stage, text=place.text, files=place.files)

    def here(self) -> Place | None:
        """The stored post that is open."""
        return Place("composer", self.model.view.id) if self.model.view is not None else None

    def settle(self) -> bool:
        """Store what is typed; False when it could not be stored: the page stays, and says why.

        What is typed into a scheduled post waits for the person's "Update".
        """
        model = self.model
        if not model.dirty or (model.saves_itself and self.keeper.save()):
            return True
        if model.draft.empty:
            return True
        if self.keeper.error is None:
            self.asking.update()
        return False

    def unstored(self) -> StorageError | None:
        """Why what is typed is on no disk, where that is a matter of the disk: leaving the program would lose it."""
        error = self.keeper.error or self.keeper.unkept
        return error if isinstance(error, StorageError) and self.model.dirty else None

    def refresh(self) -> None:
        """Look at the database again: somebody else may have been at it."""
        if self.model.client is not None:
            self.hearing.look_again()

    def _opened(self) -> None:
        self.problem.tell(None)
        self.titled.emit(self.title)
        if self.model.client is not None:
            QSettings("smdesk", "window").setValue("composer/client", self.model.client.id)
        self._attend()
        self.asking.typed()

    def _attend(self) -> None:
        """The text has the keys; where nothing can be typed, what can be done instead."""
        if not self.model.locked and self.editor.boxes:
            self.editor.boxes[0].show()  # a box that is still hidden gets no focus in a window that comes from the tray
            self.editor.boxes[0].caption.setFocus()
        else:
            self.header.copy.setFocus()

    # -- saying -----------------------------------------------------------------------------------------------------

    def _said(self, text: str, can_undo: bool) -> None:
        self.problem.tell(None)
        self.said.emit(text, can_undo)

    # -- acting -------------------------------------------------------------------------------------------------

    def do(self, name: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            "primary": self.acts.primary,
            "next": self.acts.schedule_next,
            "now": self.acts.publish_now,
            "approval": lambda: onward.to_approval(self),
            "sheet": lambda: onward.to_sheet(self),
            "idea": lambda: self.acts.keep_as("idea"),
            "draft": lambda: self.acts.keep_as("draft"),
            "duplicate": self.acts.duplicate,
            "rename": self.acts.rename,
            "take_back": self.acts.take_back,
            "preview": self.toggle_preview,
            "versions": self.show_versions,
        }
        if not self.model.locked or name in {"duplicate", "take_back", "preview", "versions", "sheet"}:
            acts[name]()

    def actions(self) -> list[Action]:  # type: ignore[override]
        """What can be done here, for the menus, the keys and the palette."""
        return actions_of(self)

    def show_versions(self) -> None:
        """The versions to go back to."""
        from smdesk.ui.composer.versions import VersionsDialog  # and with it difflib: few look at them

        model = self.model  # to look at them stores a draft; what is scheduled waits for its "Update" all the same
        if model.view is not None and (not model.dirty or model.live or self.keeper.save()):
            VersionsDialog(model, self, self.acts.restore).open()

    def save(self) -> None:
        """Ctrl+S: at once; of what is scheduled, the update."""
        if self.model.live:
            self.acts.update()
        elif self.keeper.save() and self.model.view is not None:
            self.problem.tell(None)

    def leave(self) -> None:
        """Back to where the person came from, with everything stored."""
        if self.settle():
            self.back.emit()

    def escape(self) -> None:
        """Away with the notice, and back to where the person came from."""
        if self.problem.notice is not None and self.keeper.error is None:
            self.problem.tell(None)
        self.leave()

    def undo(self) -> None:
        """In the text that had the focus, else of the last act."""
        field = self._typing_field()
        if field is not None and field.document().isUndoAvailable():
            field.undo()
        else:
            self._ui.undo.undo()

    def redo(self) -> None:
        """The same forward."""
        field = self._typing_field()
        if field is not None and field.document().isRedoAvailable():
            field.redo()
        else:
            self._ui.undo.redo()

    def _typing_field(self) -> QTextEdit | None:
        focus = QApplication.focusWidget()
        return focus if isinstance(focus, QTextEdit) and self.isAncestorOf(focus) else None

    def takers(self) -> list[PartBox]:
        return [] if self.model.locked else self.editor.boxes

    @property
    def box(self) -> PartBox:
        """The part that has the focus, else the first."""
        focus = QApplication.focusWidget()
        boxes = self.editor.boxes
        return next((box for box in boxes if focus is not None and box.isAncestorOf(focus)), boxes[0])

    def step_tab(self, by: int) -> None:
        """To what another channel says."""
        self.model.choose_scope(self.editor.tabs.step(by, self.model.scope))
        if self.editor.boxes:
            self.editor.boxes[0].caption.setFocus()

    # -- look ---------------------------------------------------------------------------------------------------

    def toggle_preview(self) -> None:
        """Show or hide the preview, whatever the width."""
        self._preview_wish = self.preview.isHidden()
        self._lay_out()

    def _lay_out(self) -> None:
        px, width = self._ui.theme.px, self.width()
        shown = width >= px(WITH_PREVIEW) if self._preview_wish is None else self._preview_wish
        self.preview.setVisible(shown)
        # The checks make way where not all three have their least: the splitter would lay them over each other.
        self.side.setVisible(not shown or width >= sum(map(px, LEAST)) + 2 * self.splitter.handleWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Composer"))
        self.problem.tell(None)
        if self.model.client is not None:
            self.telling.locked()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The other Enter, of the number pad, schedules too."""
        if event.key() == Qt.Key.Key_Enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.do("now" if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else "primary")
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whatever page is shown instead: a draft is stored."""
        if self.model.saves_itself and self.model.dirty:
            self.keeper.save()
        super().hideEvent(event)
