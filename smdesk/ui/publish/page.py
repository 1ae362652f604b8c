"""The publishing page: what waits, what needs the person, what is out, and the proof of each."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget

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
from smdesk.services.views import PublicationView
from smdesk.ui.kit.banner import Banner, Notice
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.ledgeracts import Acts, legal
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.widgets import Page, column, surface
from smdesk.ui.publish.detail import Detail
from smdesk.ui.publish.header import PublishHeader
from smdesk.ui.publish.ledger import Book, Show
from smdesk.ui.publish.model import LedgerModel
from smdesk.ui.publish.view import LedgerView

#: Milliseconds after which the ledger is read again without being told: commands in a terminal send no events here.
LOOK_MS = 4000
#: Milliseconds in which news is gathered before the list is sorted again.
SOON_MS = 100
#: Below this width the detail takes less room and the list a column less.
NARROW = 1240
_KEYS = {
    "P": Act.NOW,
    "R": Act.RETRY,
    "L": Act.SAY_PUBLISHED,
    "S": Act.SKIP,
    "M": Act.MOVE,
    "Del": Act.CANCEL,
}
_HEARD = (PublicationsChanged, PostsChanged, ClientsChanged, ChannelsChanged, SettingsChanged)


class PublishPage(Page):
    """Reads through the book; what is done goes through `acts`. `counted` tells how many need the person."""

    counted = Signal(int)
    said = Signal(str, bool)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.book = Book(ui.runtime.publishing)
        self.model = LedgerModel(ui, self.book)
        self.acts = Acts(ui, self)
        self._seen: tuple[tuple[int, int], ...] = ()
        self.view = LedgerView(self.model, ui.theme)
        self.detail = Detail(ui, self.model, self.acts)
        surface(self, "canvas")
        self._build()
        self._connect()
        self.retranslate()
        self.look()

    # -- building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.header = PublishHeader(self._ui)
        self.finder, self.tabs = self.header.finder, self.header.tabs
        self.problem = Banner(self._ui.theme, self)
        self.problem.setObjectName("problem")
        self._empty = Empty(self._ui.theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self._stack)
        self.splitter.addWidget(self.detail)
        self.splitter.setStretchFactor(0, 1)
        self.setLayout(column(self.header, self.problem, self.splitter, spacing=0))
        self.layout().setStretch(2, 1)  # type: ignore[union-attr]

    def _connect(self) -> None:
        self.view.chosen.connect(self.detail.tell)
        self.view.entered.connect(self.detail.focus_acts)
        self.view.customContextMenuRequested.connect(self._menu)
        self.header.filtered.connect(self._filter)
        self.header.chosen.connect(self.choose)
        self.header.pausing.connect(self._toggle_pause)
        self.acts.failed.connect(self.tell_problem)
        self.acts.said.connect(lambda *_: self.problem.tell(None))
        self.acts.said.connect(self.said)
        self._ui.bridge.heard.connect(self._hear)
        self._ui.theme.changed.connect(self.model.say_anew)
        for key, act in _KEYS.items():
            shortcut = QShortcut(QKeySequence(key), self.view, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda act=act: self.acts.do(act, self.view.selected()))
        QShortcut(QKeySequence.StandardKey.Find, self, self.finder.setFocus)
        QShortcut(QKeySequence("Esc"), self, self._back_to_list, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
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
        if self._written() != self._seen:
            self.look()
        else:
            self.show_all()

    def look(self) -> None:
        """Read everything and show it."""
        self._seen = self._written()
        self.book.read()
        self.header.fill_clients()
        self.show_all()

    def show_all(self) -> None:
        """Show what the book says."""
        self.model.rebuild()
        self._fill_counts()
        self._fill_empty()
        self.detail.tell(self.view.selected())

    def choose(self, show: Show) -> None:
        """Another way to look."""
        self.tabs[show].setChecked(True)
        if self.model.show is not show:
            self.model.show = show
            self.show_all()
            self._arrive()

    def open(self, publication: int) -> None:
        """Show one publication, wherever it is, and as it stands now."""
        self.show_all()
        if not self.view.choose(publication):
            self.header.clear()
            self.choose(Show.ALL)
            self.view.choose(publication)
        self.view.setFocus()

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
        """What is right to show first: what needs the person, else everything from today on."""
        self.choose(Show.NEEDS if self.book.needing() else Show.ALL)
        self._arrive()

    def _arrive(self) -> None:
        chosen = self.view.selected()
        if chosen:
            self.view.reveal(chosen)
            return
        if self.model.show is Show.ALL:
            today = in_zone(self._ui.now(), self.model.zone).date()
            row_of_today = self.model.first_from(today)
            if row_of_today >= 0:
                self.view.scrollTo(self.model.index(row_of_today, 0), LedgerView.ScrollHint.PositionAtTop)
                self.view.select_only(row_of_today + 1)  # a day is never without a publication
                return
        self.view.choose_first()

    def retranslate(self) -> None:
        self.header.retranslate()
        self.view.setAccessibleName(self.tr("Publications"))
        self.problem.tell(None)
        self._fill_counts()
        self._fill_empty()
        self.model.say_anew()

    def _fill_counts(self) -> None:
        self.header.fill_counts(self.model.counts(), self.model.show, self.book.days)
        self.counted.emit(self.book.needing())

    def _fill_empty(self) -> None:
        has_lines = self.model.rowCount() > 0
        self._stack.setCurrentIndex(0 if has_lines else 1)
        self.detail.setVisible(has_lines)
        if has_lines:
            return
        clear = ("", self.tr("Clear filters"), self.header.clear)
        if self.model.find or self.model.client is not None:
            self._empty.tell(self.tr("Nothing with these filters"), "", clear, drawing=False)
        elif self.model.show is Show.NEEDS:
            self._empty.tell(self.tr("Nothing needs you"), self.tr("What goes out by itself is under “Waiting”."))
        elif self.model.show is Show.PUBLISHED:
            self._empty.tell(
                self.tr("Nothing is out yet"), self.tr("What has been published stands here, each with its proof.")
            )
        else:
            self._empty.tell(
                self.tr("Nothing is planned yet"),
                self.tr("Posts with a time stand here until they are out. For now they are written in a terminal:"),
                code='smdesk post add --client … --channel … --text "…" --at "2026-12-01 09:00"',
            )

    # -- hearing ------------------------------------------------------------------------------------------------

    def _hear(self, event: Event) -> None:
        if not isinstance(event, _HEARD):
            return
        if isinstance(event, ClientsChanged):
            self.header.fill_clients()
        self.header.fill_pause()
        self.book.refresh(event.ids if isinstance(event, PublicationsChanged) else ())
        if not self._soon.isActive():  # a thousand posts in a minute are no reason to sort a list a thousand times
            self._soon.start()

    def _look_quietly(self) -> None:
        stamp = self._written()
        if self.isVisible() and stamp != self._seen:
            self._seen = stamp
            if self.book.read():
                self.show_all()

    def _written(self) -> tuple[tuple[int, int], ...]:
        """When the database's files were last written, by whatever process: cheaper than asking what is in them."""
        database = self._ui.runtime.folder.database
        files = (database, database.with_name(f"{database.name}-wal"))
        return tuple((file.stat().st_mtime_ns, file.stat().st_size) for file in files if file.exists())

    def _filter(self) -> None:
        self.model.find, self.model.client = self.finder.text(), self.header.client.currentData()
        self.show_all()

    def _back_to_list(self) -> None:
        if self.finder.hasFocus() and self.finder.text():
            self.finder.clear()
        self.view.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() < self._ui.theme.px(NARROW)
        self.view.set_narrow(narrow)
        self.detail.setFixedWidth(self._ui.theme.px(330 if narrow else 376))

    # -- acting -------------------------------------------------------------------------------------------------

    def _menu(self, place: QPoint) -> None:
        views: list[PublicationView] = self.view.selected()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keys = {act: key for key, act in _KEYS.items()}
        for act in legal(views):
            text = self.acts.words_of(act)
            item = menu.addAction(f"{text}\t{keys[act]}" if act in keys else text)
            item.triggered.connect(lambda _checked=False, act=act: self.acts.do(act, views))
            if act is Act.MOVE:
                menu.addAction(self.tr("Next free slot")).triggered.connect(lambda: self.acts.next_slot(views))
        if len(views) == 1 and views[0].remote_url:
            menu.addAction(self.tr("Copy link")).triggered.connect(lambda: self.acts.copy(views[0].remote_url))
        if menu.isEmpty():
            menu.addAction(self.tr("Nothing can be done with this now")).setEnabled(False)
        menu.popup(self.view.viewport().mapToGlobal(place))

    def _toggle_pause(self) -> None:
        try:
            self.acts.resume() if self._ui.runtime.publishing.paused() else self.acts.pause()
        except SmdeskError as error:
            self.tell_problem(error)
