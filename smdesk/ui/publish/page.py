"""The publishing page: what waits, what needs the person, what is out, and the proof of each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from smdesk.core.errors import SmdeskError
from smdesk.core.events import (
    ChannelsChanged,
    ClientsChanged,
    Event,
    PostsChanged,
    PublicationsChanged,
    SettingsChanged,
)
from smdesk.core.publication import Act
from smdesk.core.walltime import in_zone
from smdesk.services.views import PublicationView, Tally
from smdesk.ui.kit import shortcuts
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.banner import Banner, Notice
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.ledgeracts import Acts
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.reading import Reading
from smdesk.ui.kit.sidepane import LARGE, SidePane
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import Page, column, surface
from smdesk.ui.publish.detail import Detail
from smdesk.ui.publish.doing import Doing
from smdesk.ui.publish.header import PublishHeader
from smdesk.ui.publish.ledger import FEW, Book, Gathered, Show, belongs
from smdesk.ui.publish.model import LedgerModel
from smdesk.ui.publish.view import LedgerView

#: Milliseconds after which the ledger is read again without being told: commands in a terminal send no events here.
LOOK_MS = 4000
#: Milliseconds in which news is gathered before the list is sorted again.
SOON_MS = 100
#: Below this width of the window the detail takes less room.
NARROW = 1240
#: Widths of the pane at the right, in pixels at 100 %: as it is drawn, and in a narrow window.
PANE = (376, 330)
#: Of which client, when its first publication was due, and the month's account.
Span = tuple[int | None, datetime | None, Tally]
_HEARD = (PublicationsChanged, PostsChanged, ClientsChanged, ChannelsChanged, SettingsChanged)


class PublishPage(Page):
    """Reads through the book; what is done goes through `acts`. `counted` tells how many need the person."""

    counted = Signal(int)
    said = Signal(str, bool)
    asked = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.book = Book(ui.runtime.publishing)
        self.model = LedgerModel(ui, self.book)
        self.acts = Acts(ui, self)
        self._seen: tuple[tuple[int, int], ...] = ()
        self._shown: tuple[object, ...] = ()  # the state of which it is the list
        self._missed = False  # something was told while the page did not show
        self._spanned: Span | None = None  # as it was read last
        self._during: set[int] = set()  # publications that were told of during a read
        self._reading = Reading(ui.tasks, self._prepare, self._came)
        thumbs = Thumbs(ui, self)
        self.view = LedgerView(self.model, ui.theme, thumbs)
        self.detail = Detail(ui, self.model, self.acts, thumbs, self._home)
        self.doing = Doing(ui, self.model, self.view, self.acts)
        surface(self, "canvas")
        self._build()
        self._connect()
        self.retranslate()
        self.look()

    # -- building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.problem = Banner(self._ui.theme, self)
        self.problem.setObjectName("problem")
        self._empty = Empty(self._ui.theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self.side = SidePane(self._ui, self._stack, self.detail, *PANE, (NARROW, LARGE))
        self.header = PublishHeader(self._ui, self.side.knob)
        self.finder, self.tabs = self.header.finder, self.header.tabs
        self.setLayout(column(self.header, self.problem, self.side, spacing=0))
        self.layout().setStretch(2, 1)  # type: ignore[union-attr]

    def _connect(self) -> None:
        self.view.chosen.connect(self.detail.tell)
        self.view.entered.connect(self._enter)
        self.side.left.connect(self._back_to_list)
        self.side.coming.connect(self.detail.come)
        self.view.customContextMenuRequested.connect(self.doing.menu)
        self.detail.by_hand.connect(self.doing.by_hand)
        self.detail.opening.connect(self.doing.open_post)
        self.detail.reconnecting.connect(self.doing.reconnect)
        self.detail.recovering.connect(self.doing.recover)
        self.doing.asked.connect(self.asked)
        self.doing.said.connect(self.said)
        self.doing.failed.connect(self.tell_problem)
        self.header.filtered.connect(self._filter)
        self.header.chosen.connect(self.choose)
        self.header.exporting.connect(self.doing.export)
        self.header.pausing.connect(partial(self._pausing, self.acts.pause))
        self.header.resuming.connect(partial(self._pausing, self.acts.resume))
        self._ui.scope.changed.connect(self._scoped)
        self.acts.failed.connect(self.tell_problem)
        self.acts.said.connect(lambda *_: self.problem.tell(None))
        self.acts.said.connect(self.said)
        self._ui.bridge.heard.connect(self._hear)
        self._ui.theme.changed.connect(self.model.say_anew)
        QShortcut(QKeySequence.StandardKey.Find, self, self.finder.setFocus)
        shortcuts.within("Esc", self, self._back_to_list)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.show_all)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look_quietly)
        self._timer.start()

    # -- showing ------------------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.header.name

    def refresh(self) -> None:
        """It is shown again: look, if anything was written meanwhile."""
        if self._shown != self._state():
            self.show_all()
        if (self._missed or self._ui.runtime.folder.written() != self._seen) and not self._reading.under_way:
            self._look_soon()

    def look(self) -> None:
        """Read everything at once and show it."""
        self._reading.drop()
        self._seen = self._ui.runtime.folder.written()
        self._missed = False
        self.book.read()
        self._fill_span()
        self.show_all()

    def _look_soon(self) -> None:
        self._missed = False
        self._reading.ask()

    def _prepare(self) -> Callable[[], tuple[Gathered, Span]]:
        self._seen = self._ui.runtime.folder.written()
        self._during.clear()
        gather, span = self.book.reader(), self._span()
        return lambda: (gather(), span())

    def _came(self, came: tuple[Gathered, Span]) -> None:
        found, span = came
        if found.month != self.book.month:
            self._reading.ask()
            return
        different = self.book.take(found)
        if self._during:
            different |= self.book.refresh(tuple(self._during))
        if different or span != self._spanned:  # what was told of one by one is in the list already, not in the sum
            self._fill_span(span)
        if different:
            self.show_all()

    def show_all(self) -> None:
        """Show what the book says."""
        self._shown = self._state()
        self.model.filter = self.header.filter()
        self.model.rebuild()
        self._fill_counts()
        self._fill_empty()
        self.detail.tell(self.view.selected())

    def _state(self) -> tuple[object, ...]:
        """All that the list depends on."""
        return self.book.edition, self.header.filter(), self.model.show, in_zone(self._ui.now(), self.model.zone).date()

    def choose(self, show: Show) -> None:
        """Another way to look."""
        self.tabs[show].setChecked(True)
        if self.model.show is not show:
            self.model.show = show
            self.show_all()
            self._arrive()

    def open(self, publication: int) -> None:
        """Show one publication, wherever it is, and as it stands now."""
        self.book.refresh((publication,))
        self.show_all()
        if not self.view.choose(publication):
            self.header.clear()
            found = self.book.get(publication) or self._far(publication)
            if found is not None:
                if self._ui.scope.client not in {None, found.client_id}:
                    self._ui.scope.choose(None)
                self.choose(next(show for show in Show if belongs(found, show)))
                self.view.choose(publication)
        self.view.setFocus()

    def _far(self, publication: int) -> PublicationView | None:
        """One that is longer ago than the list reaches: its month is turned to."""
        found = self._ui.runtime.publishing.views(ids=[publication])
        if not found:
            return None
        self.header.turn_to(found[0].wall.date().replace(day=1))
        return self.book.get(publication)

    def visit(self, place: Place) -> None:
        """A publication, and perhaps at once what is to be done with it; or only the page."""
        if place.row:
            self.open(place.row)
        if place.detail in set(Act):
            self.doing.do(Act(place.detail))

    def actions(self) -> list[Action]:  # type: ignore[override]  # the window's own protocol, not Qt's list
        """What can be done here."""
        return self.doing.actions()

    def here(self) -> Place:
        """The publication that is selected."""
        chosen = self.view.selected()
        return Place("publish", chosen[0].id if chosen else 0)

    def tell_problem(self, error: Exception) -> None:
        """Say on the page why something was not done."""
        told = sentence(error, self._ui.language.words)
        close = (self.tr("Close"), lambda: self.problem.tell(None))
        self.problem.tell(Notice("danger", told.what, " ".join(part for part in (told.why, told.do) if part), (close,)))
        self._look_quietly()

    def arrive(self) -> None:
        """What is right to show first: what waits for the person's hands, what went wrong, else what is to come."""
        counts = self.model.counts()
        self.choose(next((show for show in (Show.DUE, Show.TROUBLE) if counts[show]), Show.QUEUE))
        self._arrive()

    def _arrive(self) -> None:
        chosen = self.view.selected()
        if chosen:
            self.view.reveal(chosen)
            return
        self.view.choose_first()

    def retranslate(self) -> None:
        self.header.retranslate()
        self._fill_span()
        self.view.setAccessibleName(self.tr("Publications"))
        self.problem.tell(None)
        self._fill_counts()
        self._fill_empty()
        self.model.say_anew()

    def _fill_counts(self) -> None:
        self.header.fill_counts(self.model.counts(), self.model.show)
        self.counted.emit(self.book.needing())

    def _span(self) -> Callable[[], Span]:
        """What reads the month's account, and when the first publication was due; for any thread."""
        publishing, client, now = self._ui.runtime.publishing, self._ui.scope.client, self._ui.now()
        first = in_zone(now, self.model.zone).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        return lambda: (
            client, publishing.first_month(client), publishing.tally(first, now + timedelta(minutes=1), client)
        )  # fmt: skip

    def _fill_span(self, span: Span | None = None) -> None:
        """The month's account, and the months that can be turned to, as they were read or as they are."""
        self._spanned = client, first, tally = span or self._span()()
        if client != self._ui.scope.client:
            return  # another client has been chosen meanwhile, and its account is there already
        self.header.fill_months(first)
        self.header.fill_tally(tally)

    def _fill_empty(self) -> None:
        has_lines = self.model.rowCount() > 0
        with_keys = self._stack.isAncestorOf(self.window().focusWidget() or self)
        self._stack.setCurrentIndex(0 if has_lines else 1)
        self.side.tell(has_lines)
        if has_lines:
            return
        if with_keys:
            self._home().setFocus()
        if self.model.filter.narrows:
            clear = ("", self.tr("Clear filters"), self.header.clear)
            self._empty.tell(self.tr("Nothing with these filters"), "", clear, drawing=False)
            return
        title, text = {
            Show.DUE: (self.tr("Nothing is due now"), self.tr("What you publish by hand stands here at its time.")),
            Show.QUEUE: (self.tr("Nothing is planned yet"), self.tr("Posts with a time stand here till they are out.")),
            Show.TROUBLE: (self.tr("Nothing failed, nothing was missed"), self.tr("What went wrong would stand here.")),
            Show.HISTORY: (
                self.tr("Nothing is out yet"), self.tr("What has been published stands here, each with its proof."),
            ),
        }[self.model.show]  # fmt: skip
        new = ("primary", self.tr("New post"), lambda: self.asked.emit(Place("composer")))
        self._empty.tell(title, text, *([new] if self.model.show is Show.QUEUE else []))

    # -- hearing ------------------------------------------------------------------------------------------------

    def _hear(self, event: Event) -> None:
        if not isinstance(event, _HEARD):
            return
        if isinstance(event, ClientsChanged):
            self.header.fill_whose()
        self.header.fill_pause()
        ids = event.ids if isinstance(event, PublicationsChanged) else ()
        if not self.isVisible():
            self._missed = True
        elif not ids or len(ids) > FEW:
            self._look_soon()
        else:
            self._during.update(ids)
            self.book.refresh(ids)
            if not self._soon.isActive():  # a thousand posts in a minute are no reason to sort a list a thousand times
                self._soon.start()

    def _look_quietly(self) -> None:
        if self.isVisible() and self._ui.runtime.folder.written() != self._seen and not self._reading.under_way:
            self._look_soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._missed or self._ui.runtime.folder.written() != self._seen:  # perhaps the window is back from the tray
            self._look_soon()

    def _filter(self) -> None:
        narrow = self.header.filter()
        if narrow.month != self.book.month:
            self.book.turn_to(narrow.month, self.model.zone)
        self.show_all()

    def _scoped(self) -> None:
        self._fill_span()
        self.show_all()

    def _back_to_list(self) -> None:
        if self.finder.hasFocus() and self.finder.text():
            self.finder.clear()
        if self.side.drawer:
            self.side.put_away()
        self._home().setFocus()

    def _enter(self) -> None:
        """Into the pane, which may have to be pulled out first."""
        self.side.pull_out()
        self.detail.focus_acts()

    def _home(self) -> QWidget:
        """The list; while there is none, what it is a list of."""
        return self.view if self.model.rowCount() else self.tabs[self.model.show]

    def _pausing(self, act: Callable[..., None], *until: object) -> None:
        try:
            act(*until)
        except SmdeskError as error:
            self.tell_problem(error)
