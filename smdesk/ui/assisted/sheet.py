"""The steps of one publication by hand, one below the other; the first without a tick is the one that comes now."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from smdesk.services.kits import Kit
from smdesk.services.views import PublicationView
from smdesk.ui.assisted.sections import AccountStep, LinkStep, MediaStep, TextStep
from smdesk.ui.assisted.step import Step
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import clear, column


class Sheet(QScrollArea):
    """Shows a kit. `opened` and `folder` for the buttons, `copied(text, what)`, `copy_file(path)`, `linked(text)`."""

    opened = Signal()
    folder = Signal()
    copied = Signal(str, str)
    copy_file = Signal(object)
    linked = Signal(str)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._thumbs = Thumbs(ui, self)
        self._files: tuple[Path, ...] = ()
        self._shown: tuple[int, Kit] | None = None
        self.account: AccountStep | None = None
        self.media: MediaStep | None = None
        self.text: TextStep | None = None
        self.link: LinkStep | None = None
        self._body = column(spacing=0)
        inside = QWidget()
        inside.setLayout(self._body)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def steps(self) -> list[Step]:
        """Those that there are, in order."""
        return [step for step in (self.account, self.media, self.text, self.link) if step is not None]

    @property
    def current(self) -> Step | None:
        """The first that is not done."""
        return next((step for step in self.steps if not step.done), None)

    def tell(self, view: PublicationView, kit: Kit) -> None:
        """Show a kit. Of the same publication, ticks and what was typed stay."""
        same = self._shown is not None and self._shown[0] == view.id
        ticks = {type(step): step.done for step in self.steps} if same else {}
        typed = self.link.field.text() if same and self.link is not None else ""
        self._files = self._files if same else ()
        self._shown = (view.id, kit)
        clear(self._body)
        self._make(view, kit)
        for step in self.steps:
            step.mark.setChecked(ticks.get(type(step), False))
            step.ticked.connect(self.look)
            self._body.addWidget(step)
        self._body.addStretch(1)
        assert self.link is not None
        self.link.field.setText(typed)
        self.link.field.textChanged.connect(self.linked)
        self.look()

    def show_only(self, widget: QWidget) -> None:
        """No steps any more, but this."""
        clear(self._body)
        self.account = self.media = self.text = self.link = None
        self._shown = None
        self._body.addWidget(widget)
        self._body.addStretch(1)

    def _make(self, view: PublicationView, kit: Kit) -> None:
        self.account = AccountStep(self._ui, 1, view, kit, self.opened.emit)
        self.media = self.text = None
        if any(part.media for part in kit.parts):
            self.media = MediaStep(self._ui, self._thumbs, 2, kit)
            self.media.folder.clicked.connect(lambda: self.folder.emit())
            for picture in self.media.pictures:
                picture.taken.connect(self.media.tick)
                picture.wished.connect(self._wish)
            self.media.hand(self._files)
        number = 2 if self.media is None else 3
        if kit.caption or kit.first_comment:
            self.text = TextStep(self._ui, number, kit, self.copied.emit)
            number += 1
        self.link = LinkStep(self._ui, number)

    def show_hint(self) -> None:
        """Bring what is told of the link into sight, once it has its height: it may lie below the edge."""
        QTimer.singleShot(0, self, self._reach_hint)

    def _reach_hint(self) -> None:
        if self.link is not None:
            self.ensureWidgetVisible(self.link.hint, 0, self._ui.theme.px(12))

    def _wish(self, what: str, path: Path | None) -> None:
        if what == "folder":
            self.folder.emit()
        elif path is not None:
            self.copy_file.emit(path)

    def hand(self, files: tuple[Path, ...]) -> None:
        """The copies of the media are there."""
        self._files = files
        if self.media is not None:
            self.media.hand(files)

    def look(self) -> None:
        """Light up the step that comes now."""
        current = self.current
        for step in self.steps:
            step.show_current(step is current)
