"""The page of campaigns and ads: the month's money, the timeline, the table of ads, what is selected; and contests."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSplitter, QStackedWidget, QWidget

from smdesk.core.events import (
    CampaignsChanged,
    ClientsChanged,
    ContestsChanged,
    DossierChanged,
    Event,
    PostsChanged,
    SettingsChanged,
)
from smdesk.services.campaigns.choices import Choices
from smdesk.services.campaigns.views import Board, Figures
from smdesk.ui.campaigns.acts import CampaignActs
from smdesk.ui.campaigns.doing import Doing, tables
from smdesk.ui.campaigns.header import CONTESTS, PLAN, RESULTS, CampaignsHeader
from smdesk.ui.campaigns.lines import Key, Line, find
from smdesk.ui.campaigns.strip import Strip
from smdesk.ui.campaigns.table import AdTable
from smdesk.ui.campaigns.timeline import Timeline
from smdesk.ui.campaigns.timetip import TimeTip
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.banner import Banner, Notice
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.sidepane import SidePane
from smdesk.ui.kit.widgets import Page, column, surface

if TYPE_CHECKING:
    from smdesk.ui.campaigns.contests.pane import ContestsPane
    from smdesk.ui.campaigns.inspector import Inspector
    from smdesk.ui.campaigns.teaching import Teaching

#: Of the pane at the right, in pixels at 100 %.
WIDTH = 332
_NOTHING: Key = ("none", 0)
_HEARD = (CampaignsChanged, ContestsChanged, PostsChanged, ClientsChanged, SettingsChanged, DossierChanged)
_SOON_MS = 60


class CampaignsPage(Page):
    """Reads one board at a time; what is done goes through `acts`."""

    said = Signal(str, bool)
    asked = Signal(object)
    counted = Signal(int)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.board: Board = ui.runtime.ad_readings.board(ui.scope.client)
        self._current: Key = _NOTHING
        self._choices: dict[int, Choices] = {}
        self._missed = False
        self._contests: ContestsPane | None = None
        self._teaching: Teaching | None = None
        surface(self, "canvas")
        self.acts = CampaignActs(ui, self)
        self.header, self.strip = CampaignsHeader(ui), Strip(ui)
        self.timeline, self.table = Timeline(ui, self.board.today), AdTable(ui)
        self._inspector: Inspector | None = None
        self.doing = Doing(ui, self)
        self.problem = Banner(ui.theme, self)
        self.problem.setObjectName("problem")
        self._build()
        self._connect()
        self.retranslate()
        self.look()

    def _build(self) -> None:
        ui = self._ui
        self.rows = QSplitter(Qt.Orientation.Vertical)
        self.rows.setHandleWidth(1)
        self.rows.setChildrenCollapsible(False)
        self.rows.addWidget(self.timeline)
        self.rows.addWidget(self.table)
        self.side = SidePane(ui, self.rows, None, WIDTH, WIDTH)
        self.side.left.connect(self.arrive)
        self.header.take(self.side.knob)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.side)
        self.tip = TimeTip(ui, self)
        self.setLayout(column(self.header, self.problem, self.strip, self._stack, spacing=0))
        self.layout().setStretch(3, 1)  # type: ignore[union-attr]
        self.setAcceptDrops(True)
        self.rows.installEventFilter(self)

    def _connect(self) -> None:
        ui = self._ui
        for view in (self.timeline, self.table):
            view.chosen.connect(self.choose)
            view.entered.connect(self.edit)
            view.customContextMenuRequested.connect(partial(self._menu, view))
        self.timeline.shifted.connect(self.acts.shift)
        self.timeline.resized.connect(self.acts.set_days)
        self.timeline.posted.connect(lambda line, posts: self.acts.take_posts(line.campaign, posts))
        self.timeline.telling.connect(self.tip.tell)
        self.header.turned.connect(self.timeline.turn)
        self.header.shown.connect(lambda _value: self._turned())
        self.header.adding.connect(self.doing.new)
        self.header.importing.connect(self.doing.import_readings)
        self.header.handing.connect(lambda: self.doing.handing.sheet_menu(self.header.hand))
        self.strip.change.clicked.connect(self.doing.ask_agreed)
        self.acts.said.connect(self.said)
        self.acts.failed.connect(self.tell_problem)
        self.acts.made.connect(self._made)
        self.acts.done.connect(self.look)  # at once: the next key counts from what holds
        ui.scope.changed.connect(self.look)
        ui.bridge.heard.connect(self._hear)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.look)

    # -- showing ------------------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.header.name

    @property
    def line(self) -> Line | None:
        """What is selected."""
        return find(self.board.campaigns, self._current)

    def refresh(self) -> None:
        """It is shown again."""
        if self._missed or self.board.today != self._ui.runtime.ad_readings.today(self._ui.scope.client):
            self.look()

    def arrive(self) -> None:
        """What is right to show first."""
        if self.shows_contests:
            self.contests.arrive()
        else:
            (self.timeline if self.header.view.value == PLAN else self.table).setFocus()

    @property
    def shows_contests(self) -> bool:
        """True while contests are looked at."""
        return self.header.view.value == CONTESTS

    @property
    def contests(self) -> ContestsPane:
        """The contests, made when they are first looked at."""
        if self._contests is None:
            from smdesk.ui.campaigns.contests.pane import ContestsPane

            self._contests = made = ContestsPane(self._ui)
            made.said.connect(self.said)
            made.asked.connect(self.asked)
            made.failed.connect(self.tell_problem)
            self._stack.addWidget(made)
        return self._contests

    @property
    def teaching(self) -> Teaching:
        """What stands here without campaigns, made when there first are none."""
        if self._teaching is None:
            from smdesk.ui.campaigns.teaching import Teaching

            self._teaching = made = Teaching(self._ui)
            made.picked.connect(self.doing.from_post)
            made.adding.connect(self.doing.new_campaign)
            self._stack.addWidget(made)
        return self._teaching

    @property
    def inspector(self) -> Inspector:
        """The pane at the right, made when something is first selected."""
        if self._inspector is None:
            from smdesk.ui.campaigns.inspector import Inspector

            self._inspector = made = Inspector(self._ui)
            made.reading.connect(self.doing.read)
            made.menu.connect(self.doing.menu_below)
            made.post.connect(self.doing.pick_post)
            made.handing.connect(lambda: self.doing.handing.line_menu(made.hand))
            made.forget.connect(self.acts.forget_reading)
            made.failed.connect(self.tell_problem)
            self.side.take(made)
        return self._inspector

    def show_view(self, value: str) -> None:
        """Plan, results or contests."""
        if self.header.view.value != value:
            self.header.view.set_value(value)
            self._turned()

    def _turned(self) -> None:
        self.header.tell_new()
        if self.shows_contests:
            self.contests.look()
        self._fill()

    def look(self) -> None:
        """Read everything and show it."""
        self._missed = False
        self._soon.stop()
        self.board = self._ui.runtime.ad_readings.board(self._ui.scope.client)
        self._choices.clear()
        if self.line is None:
            first = next(iter(self.board.campaigns), None)
            self._current = ("campaign", first.id) if first else _NOTHING
        if self.shows_contests:
            self.contests.look()
        self._fill()
        self.counted.emit(sum(_needs_a_look(each) for key, each in self.board.figures.items() if key[0] == "set"))

    def _fill(self) -> None:
        board, results, contests = self.board, self.header.view.value == RESULTS, self.shows_contests
        self.strip.tell(board)
        self.timeline.tell(board, self._current)
        self.table.tell(board, self._current, results=results)
        self.timeline.setVisible(not results)
        for each in (self.header.earlier, self.header.today, self.header.later):
            each.setVisible(not results and not contests and bool(board.campaigns))
        self.header.new.setEnabled(self.doing.possible)
        self.header.hand.setEnabled(self.doing.client is not None)
        for each in (self.header.import_, self.header.hand):
            each.setVisible(not contests)
        self.header.set_room(self.width())
        if not (contests or board.campaigns):
            self.teaching.look()
        self._stack.setCurrentWidget(self.contests if contests else self.side if board.campaigns else self.teaching)
        self.strip.setVisible(bool(board.campaigns) and not contests)
        self._show_line()
        self._share_room()

    def _share_room(self) -> None:
        """The timeline is as high as its lines, at most two thirds; the table has the rest."""
        px = self._ui.theme.px
        needed = px("tableHeader") + sum(px(34 if line.part else 40) for line in self.timeline.times.lines) + 2
        room = max(self.rows.height(), px(300))
        high = min(needed, room * 3 // 5)
        self.rows.setSizes([high, room - high])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.rows:
            self._share_room()
        return super().eventFilter(watched, event)

    def _show_line(self) -> None:
        line = self.line
        client = line.campaign.client_id if line else 0
        if client and client not in self._choices:
            self._choices[client] = self._ui.runtime.campaign_choices.of(client)
        if line is not None or self._inspector is not None:
            self.inspector.tell(line, self.board, self._choices.get(client, Choices()))
        self.side.tell(line is not None and not self.shows_contests)
        if self.shows_contests:  # they have no drawer
            self.side.knob.hide()

    def choose(self, kind: str, number: int) -> None:
        """Another line is current."""
        if (kind, number) == self._current:
            return
        self._current = (kind, number)
        line = self.line
        if line is not None:
            self.timeline.select(line.key)
            self.table.select(line.key)
        self._show_line()

    def _made(self, kind: str, number: int) -> None:
        if self.shows_contests:
            self.show_view(PLAN)
        self._current = (kind, number)
        self.look()
        line = self.line
        if line is not None:
            self._current = line.key
            self.timeline.reveal(line)
        self.edit()
        field = self.focusWidget()
        if isinstance(field, QLineEdit):
            field.selectAll()

    def edit(self) -> None:
        """The keys go into what is selected."""
        self.side.pull_out()
        self.inspector.focus_first()

    def open(self, number: int) -> None:
        """Show one campaign."""
        self.visit(Place("campaigns", number))

    def visit(self, place: Place) -> None:
        """A campaign; `detail` "ad", "set" or "contest" makes the row one of those. A client is chosen."""
        if place.client is not None and self._ui.scope.client not in {None, place.client}:
            self._ui.scope.choose(place.client)
        if place.detail == "contest":
            self.show_view(CONTESTS)
            if place.row and not self.contests.open(place.row) and self._ui.scope.client is not None:
                self._ui.scope.choose(None)
                self.contests.open(place.row)
            return
        if place.row:
            if self.shows_contests:
                self.show_view(PLAN)
            wanted = (place.detail or "campaign", place.row)
            if find(self.board.campaigns, wanted) is None and self._ui.scope.client is not None:
                self._ui.scope.choose(None)
            line = find(self.board.campaigns, wanted)
            if line is not None:
                self._current = _NOTHING
                self.choose(*line.key)
                self.timeline.reveal(line)
        elif place.detail in {"new", "new-contest"}:
            if place.client is not None:  # not that of the line which is selected while all of them show
                self._ui.scope.choose(place.client)
            self.doing.new_campaign() if place.detail == "new" else self.doing.new_contest()

    def here(self) -> Place:
        """What is selected."""
        kind, number = ("contest", self.contests.current) if self.shows_contests else self._current
        return Place("campaigns", number, client=self._ui.scope.client, detail="" if kind == "campaign" else kind)

    def actions(self) -> list[Action]:  # type: ignore[override]  # the window's own protocol, not Qt's list
        """What can be done here."""
        return self.doing.actions()

    def settle(self) -> bool:
        """Store what is typed."""
        return all(each is None or each.settle() for each in (self._inspector, self._contests))

    def tell_problem(self, error: Exception) -> None:
        """Say on the page why something was not done."""
        told = sentence(error, self._ui.language.words)
        close = (self.tr("Close"), lambda: self.problem.tell(None))
        self.problem.tell(Notice("danger", told.what, " ".join(part for part in (told.why, told.do) if part), (close,)))
        self._soon.start()

    def retranslate(self) -> None:
        self.problem.tell(None)
        self.timeline.retranslate()
        self.table.retranslate()
        self._fill()

    def _menu(self, view: QWidget, at: QPoint) -> None:
        self.doing.menu_at(view.viewport().mapToGlobal(at))  # type: ignore[attr-defined]

    # -- hearing ------------------------------------------------------------------------------------------------

    def _hear(self, event: Event) -> None:
        if not isinstance(event, _HEARD):
            return
        if isinstance(event, SettingsChanged) and event.fields and "campaigns.month_budget" not in event.fields:
            return
        if isinstance(event, ClientsChanged):
            self.header.fill_whose()
        if self.isVisible():
            self._soon.start()
        else:
            self._missed = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header.set_room(self.width())
        self._share_room()

    # -- files dropped on the page ------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if tables(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = tables(event.mimeData())
        if files:
            event.acceptProposedAction()
            (self.contests.take_file if self.shows_contests else self.doing.import_file)(files[0])


def _needs_a_look(figures: Figures) -> bool:
    """Whether an ad runs without readings, or faster than it should."""
    return bool(figures.stale) or figures.pace.state in {"fast", "over"}
