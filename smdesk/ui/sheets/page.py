"""The page of the content sheet: one week of one client as design is told of it, and the art that comes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from smdesk.core.events import (
    ChannelsChanged,
    ClientsChanged,
    Event,
    MediaChanged,
    PostsChanged,
    PublicationsChanged,
    SettingsChanged,
    SheetsChanged,
)
from smdesk.core.sheet.lines import monday
from smdesk.services.sheets.views import Delivered, SheetView, Written
from smdesk.services.views import ClientView
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.banner import Banner
from smdesk.ui.kit.clientchooser import ClientChooser, shown_client
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.pointertip import PointerTip
from smdesk.ui.kit.sidepane import SidePane
from smdesk.ui.kit.skeleton import Skeleton
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import Page, column, surface
from smdesk.ui.sheets import words
from smdesk.ui.sheets.acts import SheetActs
from smdesk.ui.sheets.artpane import ArtPane
from smdesk.ui.sheets.delegates import ROW
from smdesk.ui.sheets.doing import Doing
from smdesk.ui.sheets.header import SheetHeader, StateBar
from smdesk.ui.sheets.menus import Menus
from smdesk.ui.sheets.model import Index
from smdesk.ui.sheets.table import SheetTable
from smdesk.ui.sheets.telling import Telling
from smdesk.ui.sheets.words import Column

_HEARD = (
    SheetsChanged, PostsChanged, PublicationsChanged, MediaChanged, ClientsChanged, ChannelsChanged, SettingsChanged
)  # fmt: skip
#: Milliseconds in which news is gathered before everything is read again.
SOON_MS = 60
#: Widths of the pane in pixels at 100 %.
PANE, LEAST = 330, 292


class SheetsPage(Page):
    """One client's; while the window looks at all of them, one is chosen first."""

    said = Signal(str, bool)
    asked = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.client: ClientView | None = None
        self.view: SheetView | None = None
        self.monday = date.min  # of the week that is wanted; `view` is the one that has been read
        self._turn = 0  # of what is being read
        self._wanted: tuple[int, Column] | None = None  # a post to be current once it is there
        self._late = False  # something was read while something is typed
        self._then: Callable[[], object] | None = None  # once the week has been read
        self.acts = SheetActs(ui, self)
        surface(self, "canvas")
        self._build()
        self.doing = Doing(ui, self)
        self.menus = Menus(ui, self, self.doing)
        self._connect()
        self.retranslate()
        self.look()

    # -- building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self._ui.theme
        self.problem = Banner(theme, self)
        self.problem.setObjectName("problem")
        self.telling = Telling(self._ui, self.problem, self)
        self.table = SheetTable(self._ui, Thumbs(self._ui, self))
        self.empty = Empty(theme)
        self.empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.empty.setProperty("ringInside", True)
        self.left = QStackedWidget()
        self.left.addWidget(self.table)
        self.left.addWidget(self.empty)
        self._loading = Skeleton(theme, self.table.viewport(), row=ROW, top=0)
        self.pane = ArtPane(self._ui)
        self.side = SidePane(self._ui, self.left, self.pane, PANE, LEAST)
        self.state = StateBar(self._ui)
        self.header = SheetHeader(self._ui, self.side.knob)
        self.body = QWidget()
        self.body.setLayout(column(self.state, self.side, spacing=0))
        self.body.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self.chooser = ClientChooser(self._ui)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.chooser)
        self.stack.addWidget(self.body)
        self.setLayout(column(self.header, self.problem, self.stack, spacing=0))
        self.layout().setStretch(2, 1)  # type: ignore[union-attr]
        self.tip = PointerTip(self._ui, self)

    def _connect(self) -> None:
        doing, table = self.doing, self.table
        self.header.turned.connect(self.turn)
        self.header.to_today.connect(self.to_today)
        self.header.saving.connect(doing.save)
        self.header.delivering.connect(doing.deliver)
        table.cells.store = self._store
        table.cells.refused = self.tell_problem
        table.opened.connect(doing.open_post)
        table.adding.connect(doing.new_post)
        table.cleared.connect(doing.clear)
        table.dropped.connect(self._dropped)
        table.carrying.connect(self.tip.tell)
        table.idle.connect(self._catch_up)
        table.customContextMenuRequested.connect(self._menu)
        self.pane.failed.connect(self.tell_problem)
        self.pane.waiting.connect(doing.show_pane)
        self.pane.placed.connect(lambda _placed: self.look())
        self.pane.said.connect(self._told)
        self.pane.line_wanted.connect(lambda post: table.choose(post, Column.ART))
        self.side.left.connect(table.setFocus)
        self.acts.said.connect(self._told)
        self.acts.failed.connect(self.tell_problem)
        self.acts.wrote.connect(self._wrote)
        doing.files.failed.connect(self.tell_problem)
        doing.files.written.connect(self.telling.written)
        self.telling.said.connect(self.said)
        self._ui.scope.changed.connect(self._scoped)
        self._ui.bridge.heard.connect(self._hear)
        self._ui.theme.changed.connect(self._themed)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.look)

    # -- what the window asks -----------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.header.name

    @property
    def frozen(self) -> bool:
        """True for a client that is archived: nothing can be changed."""
        return self.client is not None and self.client.archived

    def actions(self) -> list[Action]:  # type: ignore[override]
        """What can be done here."""
        return self.menus.actions()

    def refresh(self) -> None:
        """It is shown again: look."""
        self.look()

    def arrive(self) -> None:
        """The table has the keys."""
        if self.stack.currentWidget() is self.body:
            self.sheet_or_empty.setFocus()

    def visit(self, place: Place) -> None:
        """`Place("sheets", client=…, local=…, row=…)`: the week of a day, and in it a post; without a day
        it is the post's own week. `deliver`, `xlsx` and `pdf` begin that.
        """
        client, week = place.client, monday(place.local.date()) if place.local is not None else None
        if place.row and week is None:
            found = self.acts.result(partial(self._ui.runtime.sheets.week_of, place.row))
            client, week = found or (client, None)
            if found is not None and week is None:  # it has no day: no sheet tells of it
                QTimer.singleShot(0, self, lambda: self.asked.emit(Place("composer", place.row)))
        if client is not None:
            self._ui.scope.choose(client)
        if week is not None:
            self.monday = week
        if place.row:
            self._wanted = (place.row, Column.TEXT)
        self.look()
        begun: dict[str, Callable[[], object]] = {
            "deliver": self.doing.deliver,
            "xlsx": partial(self.doing.save, "xlsx"),
            "pdf": partial(self.doing.save, "pdf"),
        }
        self._then = begun.get(place.detail)

    def here(self) -> Place:
        """The week that shows and the post that is current in it."""
        local = datetime.combine(self.monday, time()) if self.monday != date.min else None
        return Place("sheets", self.table.post, self._ui.scope.client, local=local)

    def settle(self) -> bool:
        """Store what is typed."""
        return self.table.cells.leave("stay")

    def regions(self) -> list[QWidget]:
        """What F6 goes through."""
        if self.stack.currentWidget() is not self.body:
            return [self.chooser.list]
        return [self.header, self.sheet_or_empty, *([self.pane] if self.side.shown else [])]

    # -- showing ------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Read the week of the client that shows."""
        self.client = shown_client(self._ui)
        if self.client is None:
            self._turn += 1
            self._take(None)
            self.chooser.read()
            self.stack.setCurrentWidget(self.chooser)
            return
        if self.monday == date.min:
            self.monday = monday(words.today(self._ui, self.client.zone))
        if self.view is not None and (self.view.client_id, self.view.week) != (self.client.id, self.monday):
            self._take(None)
        self.stack.setCurrentWidget(self.body)
        self.side.tell(True)
        self._turn += 1
        turn, client, week = self._turn, self.client.id, self.monday
        self._loading.wait(self.view is None)
        self._ui.tasks.run(
            lambda: self._ui.runtime.sheets.week(client, week), partial(self._came, turn), partial(self._lost, turn)
        )
        self._say()

    def _came(self, turn: int, view: SheetView) -> None:
        if turn != self._turn:
            return
        if self.table.cells.open:
            self._late = True
            return
        self._take(view)

    def _lost(self, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self._loading.wait(False)
            self.tell_problem(error)

    def _catch_up(self) -> None:
        late, self._late = self._late, False
        if late:
            self._soon.start()  # what was read may be older than what was just typed

    def _take(self, view: SheetView | None) -> None:
        """Show a week, or nothing while it is read."""
        self.view = view
        self._loading.wait(view is None and self.client is not None)
        self.table.tell(view, adding=self._to_come and not self.frozen, frozen=self.frozen)
        self.pane.tell(view, frozen=self.frozen)
        self.state.tell(view)
        self._fill_empty()
        if view is not None and self._wanted is not None and self.table.choose(*self._wanted):
            self._wanted = None
        self._say()
        act, self._then = self._then, None
        if view is not None and act is not None:
            act()

    @property
    def _to_come(self) -> bool:
        """Some day of the week is still to come."""
        if self.client is None or self.monday == date.min:
            return False
        return self.monday + timedelta(days=7) > words.today(self._ui, self.client.zone)

    @property
    def sheet_or_empty(self) -> QWidget:
        """The table, or what stands in its place while nothing goes out."""
        return self.empty if self.view is not None and not self.view.lines else self.table

    def _fill_empty(self) -> None:
        nothing = self.view is not None and not self.view.lines
        self.state.setVisible(not nothing or (self.view is not None and self.view.delivery is not None))
        shown = self.sheet_or_empty
        had = self.left.isAncestorOf(QApplication.focusWidget() or self) and self.left.currentWidget() is not shown
        self.left.setCurrentWidget(shown)
        if had:
            shown.setFocus()  # the keys that turn the weeks go on
        if not nothing:
            return
        acts = [
            ("primary", self.tr("New post"), self.doing.new_post),
            ("", self.tr("Plan the month…"), self.doing.plan_month),
        ] if self._to_come and not self.frozen else []  # fmt: skip
        said = self.tr("Nothing goes out this week") if self._to_come else self.tr("Nothing went out in this week")
        self.empty.setAccessibleName(said)
        self.empty.tell(
            said,
            self.tr("Posts with a date in this week stand here as design needs them: what the image says, what is seen,"
                    " which sizes. Their art comes back to the same place."),
            *acts,
        )  # fmt: skip

    def _say(self) -> None:
        able = self.view is not None and bool(self.view.lines)
        name = self.client.name if self.client is not None else ""
        self.header.tell(name, self.monday, able=able, deliverable=not self.frozen)

    def turn(self, steps: int) -> None:
        """So many weeks later."""
        if self.client is not None and self.settle():
            self.monday += timedelta(days=7 * steps)
            self.telling.nothing()
            self.look()

    def to_today(self) -> None:
        """To the week of today."""
        if self.client is not None and self.settle():
            self.monday = monday(words.today(self._ui, self.client.zone))
            self.look()

    def choose_art(self) -> None:
        """Files that design has sent."""
        self.side.pull_out()
        self.pane.choose_files()

    def delivered(self, made: Delivered) -> None:
        """The week is with design."""
        self.look()
        self.telling.delivered(made)

    def tell_problem(self, error: Exception) -> None:
        """Say on the page why something was not done."""
        self.telling.problem(error)

    def retranslate(self) -> None:
        self.telling.nothing()
        self.chooser.tell(
            self.tr("Whose content sheet?"), self.tr("A sheet is one client’s week. Choose whose you want to see.")
        )
        self.table.setAccessibleName(self.tr("Content sheet"))
        self.table.sheet.say_anew()
        self._fill_empty()
        self._say()

    def _themed(self) -> None:
        self.table.viewport().update()

    # -- hearing ------------------------------------------------------------------------------------------------

    def _store(self, index: Index, text: str) -> None:
        line = self.table.sheet.line_at(index.row())
        if line is not None:
            self.acts.write(line, Column(index.column()), text)

    def _wrote(self, written: Written) -> None:
        self.table.sheet.brief_is(written.post_id, written.after)
        self.state.tell(self.table.sheet.view)  # typing may go on in the next cell before the sheet is read again
        self.telling.nothing()
        self._soon.start()

    def _told(self, text: str, can_undo: bool) -> None:
        self.telling.nothing()
        self._soon.start()
        self.said.emit(text, can_undo)

    def _dropped(self, mime: QMimeData, post: int, slot: int) -> None:
        if post:
            self.table.choose(post, Column.ART)
        self.pane.drop(mime, post, slot if slot >= 0 else None)

    def _hear(self, event: Event) -> None:
        if isinstance(event, _HEARD) and self.isVisible():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    def _scoped(self) -> None:
        self.settle()
        self.telling.nothing()
        if self.isVisible():
            self.look()

    def _menu(self, at: QPoint) -> None:
        index = self.table.indexAt(at)
        if index.isValid() and not index.flags() & Qt.ItemFlag.NoItemFlags:
            if index not in self.table.selectedIndexes():
                self.table.setCurrentIndex(index)
            self.menus.row_menu(self.table.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.telling.speaks:
            self.telling.nothing()
            return
        super().keyPressEvent(event)
