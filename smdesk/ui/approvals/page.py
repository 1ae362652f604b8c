"""The approvals page: rounds of posts that go to the client in one file, and the answer that comes back in one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from smdesk.core.errors import NotFound, SmdeskError
from smdesk.core.events import (
    ApprovalsChanged,
    ChannelsChanged,
    ClientsChanged,
    Event,
    PostsChanged,
    PublicationsChanged,
    SettingsChanged,
)
from smdesk.services.approvals.views import Applied, ItemView, Now, RoundView
from smdesk.ui.approvals import words
from smdesk.ui.approvals.acts import ApprovalActs
from smdesk.ui.approvals.doing import Doing
from smdesk.ui.approvals.filing import show
from smdesk.ui.approvals.header import ApprovalsHeader
from smdesk.ui.approvals.lists import RoundsPane
from smdesk.ui.approvals.menus import Menus
from smdesk.ui.approvals.posts import PostsPane
from smdesk.ui.kit import shortcuts
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.banner import Banner, Notice
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.sidepane import SidePane
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import Page, column, surface

if TYPE_CHECKING:
    from smdesk.ui.approvals.detail import Detail

_HEARD = (ApprovalsChanged, PostsChanged, PublicationsChanged, ClientsChanged, ChannelsChanged, SettingsChanged)
#: Milliseconds in which news is gathered before everything is read again.
SOON_MS = 60
#: Widths of the panes in pixels at 100 %.
ROUNDS, DETAIL, LEAST = 268, 392, 340


class ApprovalsPage(Page):
    """Rounds, their posts, and one post; of the client that the window looks at, or of all."""

    said = Signal(str, bool)
    asked = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.round: RoundView | None = None
        self.item: ItemView | None = None
        self._rounds: tuple[RoundView, ...] = ()
        self.acts = ApprovalActs(ui, self)
        self.doing = Doing(ui, self)
        self._thumbs = Thumbs(ui, self)
        self.rounds = RoundsPane(ui)
        self.posts = PostsPane(ui, self._thumbs)
        self._detail: Detail | None = None
        self.menus = Menus(ui, self, self.doing)
        surface(self, "canvas")
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        self.retranslate()
        self.look()

    # -- building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.problem = Banner(self._ui.theme, self)
        self.problem.setObjectName("problem")
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setHandleWidth(1)
        self.panes.setChildrenCollapsible(False)
        self.panes.addWidget(self.rounds)
        self.panes.addWidget(self.posts)
        self.panes.setStretchFactor(1, 1)
        self.panes.setSizes([self._ui.theme.px(ROUNDS), self._ui.theme.px(560)])
        self.rounds.setMinimumWidth(self._ui.theme.px(200))
        self.side = SidePane(self._ui, self.panes, None, DETAIL, LEAST)
        self.header = ApprovalsHeader(self._ui, self.side.knob)
        self.empty = Empty(self._ui.theme)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.side)
        self.stack.addWidget(self.empty)
        self.setLayout(column(self.header, self.problem, self.stack, spacing=0))
        self.layout().setStretch(2, 1)  # type: ignore[union-attr]

    def _connect(self) -> None:
        doing = self.doing
        self.header.filtered.connect(self.look)
        self.header.importing.connect(doing.taking.choose)
        self.header.making.connect(doing.new_round)
        self.rounds.dropped.connect(self._drop)
        self.rounds.choosing.connect(doing.taking.choose)
        self.rounds.list.chosen.connect(self._choose_round)
        self.rounds.list.entered.connect(self.posts.list.setFocus)
        self.rounds.list.customContextMenuRequested.connect(partial(self._menu, self.rounds.list))
        self.posts.list.chosen.connect(self._choose_post)
        self.posts.list.entered.connect(doing.edit)
        self.posts.list.customContextMenuRequested.connect(partial(self._menu, self.posts.list))
        self.posts.menu_asked.connect(self.menus.round_menu)
        self.posts.sending.connect(doing.send)
        self.side.left.connect(self.posts.list.setFocus)
        self.acts.said.connect(self._told)
        self.acts.failed.connect(self.tell_problem)
        self.acts.came.connect(self._came)
        self.acts.made.connect(self._made)
        doing.files.failed.connect(self.tell_problem)
        doing.files.written.connect(self._written)
        self._ui.scope.changed.connect(self._scoped)
        self._ui.bridge.heard.connect(self._hear)
        self._ui.theme.changed.connect(self._themed)
        shortcuts.within(QKeySequence.StandardKey.Paste, self, doing.taking.paste)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.look)

    @property
    def detail(self) -> Detail:
        """The pane at the right, made when a post is first shown in it."""
        if self._detail is None:
            from smdesk.ui.approvals.detail import Detail

            self._detail = made = Detail(self._ui, self._thumbs, lambda: self.posts.list)
            made.wanted.connect(self.doing.wanted)
            self.side.take(made)
        return self._detail

    # -- what the window asks -----------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.header.name

    def actions(self) -> list[Action]:  # type: ignore[override]
        """What can be done here."""
        return self.menus.actions()

    def refresh(self) -> None:
        """It is shown again: look."""
        self.look()

    def arrive(self) -> None:
        """The posts have the keys, those first that ask for something."""
        if self.stack.currentWidget() is self.side:
            self.posts.list.setFocus()

    def visit(self, place: Place) -> None:
        """`Place("approvals", row=…)` is a round. Without a row `new` is a new round, and `new:7,9` one of these posts;
        `import` takes an answer in from a file, `paste` from text that was copied.
        """
        if place.client is not None and self._ui.scope.client not in {None, place.client}:
            self._ui.scope.choose(place.client)
        if place.row:
            self.open(place.row)
        kind, _, numbers = place.detail.partition(":")
        if kind == "new":
            self.doing.new_round([int(each) for each in numbers.split(",") if each], place.client or 0)
        elif kind == "import":
            self.doing.taking.choose()
        elif kind == "paste":
            self.doing.taking.ask_text()

    def open(self, number: int) -> None:
        """Show one round, wherever it is."""
        try:
            found = self._ui.runtime.approvals.show(number)
        except NotFound as error:
            self.tell_problem(error)
            return
        if self._ui.scope.client not in {None, found.client_id}:
            self._ui.scope.choose(found.client_id)
        if found.closed_at is not None:
            self.header.which.set_value("all")
        self.round = found
        self.look()

    def here(self) -> Place:
        """The round that shows."""
        return Place("approvals", self.round.id if self.round is not None else 0, self._ui.scope.client)

    # -- showing ------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Read the rounds and the one that shows."""
        scope, service = self._ui.scope, self._ui.runtime.approvals
        everything = [each for each in service.list(scope.client) if not scope.hides(each.client_id)]
        current = self.round.id if self.round is not None else 0
        shown = [each for each in everything if self._wanted(each, current)]
        self._rounds = tuple(shown)
        number = current if any(each.id == current for each in shown) else (shown[0].id if shown else 0)
        self.rounds.list.tell(shown, number)
        self._show(number)
        self._fill_empty(bool(everything))
        self.header.tell(self._client())

    def _wanted(self, view: RoundView, current: int) -> bool:
        return not self.header.open_only or view.closed_at is None or view.id == current

    def _client(self) -> str:
        chosen = self._ui.scope.client
        return next((each.name for each in self._ui.runtime.clients.list() if each.id == chosen), "")

    def _show(self, number: int) -> None:
        """A round with the post that was current in it, else the first that asks for something."""
        before = self.item.id if self.item is not None else 0
        try:
            self.round = self._ui.runtime.approvals.show(number) if number else None
        except SmdeskError as error:
            self.round = None
            self.tell_problem(error)
        items = self.round.items if self.round is not None else ()
        self.item = next((each for each in items if each.id == before), None) or _first(items)
        if self._rounds or self.posts.begun:
            self.posts.tell(self.round, self.item.id if self.item is not None else 0)
        self._tell_detail()

    def _tell_detail(self) -> None:
        if self.item is not None or self._detail is not None:
            self.detail.tell(self.round, self.item)
        self.side.tell(self.item is not None)

    def _choose_round(self, number: int) -> None:
        self.item = None
        self._show(number)

    def _choose_post(self, number: int) -> None:
        items = self.round.items if self.round is not None else ()
        self.item = next((each for each in items if each.id == number), None)
        self._tell_detail()

    def _fill_empty(self, some: bool) -> None:
        shown = bool(self._rounds)
        self.stack.setCurrentWidget(self.side if shown else self.empty)
        new = ("primary", self.tr("New round"), self.doing.new_round)
        if shown:
            return
        if some:
            every = ("", self.tr("Show all rounds"), self._show_all)
            self.empty.tell(self.tr("No round is open"), self.tr("Those that are closed are kept."), every, new)
            return
        self.empty.tell(
            self.tr("Nothing is with the client"),
            self.tr("A round is a few posts that your client sees in one file, without any account. What they approve"
                    " or want otherwise comes back in one file, and stands here beside each post."),
            new, ("", self.tr("Import answer"), self.doing.taking.choose),
        )  # fmt: skip

    def _show_all(self) -> None:
        self.header.which.set_value("all")
        self.look()

    def tell_problem(self, error: Exception) -> None:
        """Say on the page why something was not done."""
        told = sentence(error, self._ui.language.words)
        self._notice("danger", told.what, " ".join(part for part in (told.why, told.do) if part))

    def _notice(self, kind: str, title: str, text: str, *acts: tuple[str, object]) -> None:
        close = (self.tr("Close"), lambda: self.problem.tell(None))
        self.problem.tell(Notice(kind, title, text, (*acts, close)))  # type: ignore[arg-type]

    def retranslate(self) -> None:
        self.problem.tell(None)
        self._themed()

    def _themed(self) -> None:
        for each in (self.rounds.list, self.posts.list):
            each.viewport().update()
        if self.layout() is not None:
            self._fill_empty(bool(self._rounds))

    # -- hearing ------------------------------------------------------------------------------------------------

    def _hear(self, event: Event) -> None:
        if isinstance(event, _HEARD):
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    def _scoped(self) -> None:
        self.look()

    def _told(self, text: str, can_undo: bool) -> None:
        self.problem.tell(None)
        self.look()
        self.said.emit(text, can_undo)

    def _made(self, number: int) -> None:
        self.open(number)
        self.posts.list.setFocus()

    def _came(self, came: Applied) -> None:
        """What an answer has brought, in a notice; what did not simply count stays on the page."""
        self.problem.tell(None)
        self.item = None
        self.open(came.round.id)
        if came.repeated is not None:
            told = self.tr("This answer was taken in already, %1.")
            at = words.near(self._ui, came.round, came.repeated)
            self._notice("info", told.replace("%1", at), self.tr("Nothing was changed."))
            return
        beside = words.beside(self._ui, came)
        if beside:
            self._notice("warning", words.applied(came), beside)
        self.said.emit(words.applied(came), came.undo is not None)

    def _written(self, file: Path) -> None:
        """The client's file is there."""
        self.look()
        self._notice(
            "info", self.tr("%1 is written.").replace("%1", file.name), self.tr("Send it to your client."),
            (self.tr("Show in folder"), partial(show, file.parent)), (self.tr("Open"), partial(show, file)),
        )  # fmt: skip
        self.said.emit(self.tr("The file for the client is written."), True)

    def _drop(self, file: Path) -> None:
        self.doing.taking.take_file(file)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.doing.taking.fitting(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = self.doing.taking.fitting(event.mimeData())
        if files:
            event.acceptProposedAction()
            self._drop(files[0])

    def _menu(self, within: QWidget, at: QPoint) -> None:
        made = self.menus.round_menu if within is self.rounds.list else self.menus.post_menu
        here = self.round if within is self.rounds.list else self.item
        if here is not None:
            made(within.mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.problem.notice is not None:
            self.problem.tell(None)
            return
        super().keyPressEvent(event)


def _first(items: tuple[ItemView, ...]) -> ItemView | None:
    """The post that asks for something, else the first."""
    asking = (Now.CHANGES, Now.STALE, Now.DONE)
    return next((each for each in items if each.now in asking), items[0] if items else None)
