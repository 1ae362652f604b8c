"""The contests of a client: their list, what is selected in three parts, and the way to its draw beside it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from smdesk.core.errors import NotFound
from smdesk.core.walltime import in_zone
from smdesk.services.contests.views import ContestView
from smdesk.ui.campaigns.contests import words
from smdesk.ui.campaigns.contests.acts import ContestActs
from smdesk.ui.campaigns.contests.asking import Asking
from smdesk.ui.campaigns.contests.drawpane import DrawPane
from smdesk.ui.campaigns.contests.entries import Entries
from smdesk.ui.campaigns.contests.files import Files
from smdesk.ui.campaigns.contests.form import ContestForm
from smdesk.ui.campaigns.contests.listing import contest_list
from smdesk.ui.campaigns.contests.menus import Menus
from smdesk.ui.campaigns.contests.terms import Terms
from smdesk.ui.kit import icons
from smdesk.ui.kit.bar import Bar
from smdesk.ui.kit.clientchooser import with_client
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.forms import Tag
from smdesk.ui.kit.tabs import Tab
from smdesk.ui.kit.widgets import Page, button, column, frame, restyle, row, surface

#: Milliseconds between two looks at the clock: a contest opens and closes while it is looked at.
CLOCK_MS = 5000
DETAILS, TERMS, ENTRIES, DRAW = "details", "terms", "entries", "draw"
#: Pixels of the list and of the draw: with room, with little, and with least.
_LIST, _DRAW = (288, 236, 180), (344, 312, 0)
#: Below these widths at 100 % there is little; and so little that the draw is a part like the others.
_NARROW, _SMALL, _LEAST = 1060, 900, 640


class ContestsPane(Page):
    """Reads a board at a time; what is done goes through `acts`."""

    said = Signal(str, bool)
    asked = Signal(object)
    failed = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.views: tuple[ContestView, ...] = ()
        self.current = 0
        surface(self, "canvas")
        self.acts = ContestActs(ui, self)
        self.asking, self.files, self.menus = Asking(ui, self.acts, self), Files(ui, self), Menus(ui, self)
        self.list, self.form, self.terms = contest_list(ui), ContestForm(ui), Terms(ui)
        self.entries, self.draw = Entries(ui), DrawPane(ui)
        self.tabs = {name: Tab(ui.theme) for name in (DETAILS, TERMS, ENTRIES, DRAW)}
        self._build()
        self._connect()
        self._told: tuple[str, ...] = ()  # how far each was when it was shown
        self._clock = QTimer(self, interval=CLOCK_MS)
        self._clock.timeout.connect(self.tick)
        self._clock.start()
        ui.theme.changed.connect(self._share_room)
        self.retranslate()

    def _build(self) -> None:
        ui = self._ui
        self._title, self._stage = Elided("title2", 80), Tag(ui.theme, name="stage")
        self.more = button("ghost", self._menu_below, name="more")
        self.more.setIcon(icons.icon("dots-three-bold", ui.theme))
        line = row(self._title, self._stage, None, self.more, spacing=10)
        head = Bar(ui.theme, 44, line, ends=(20, 8), edge="bottom")
        line = row(*self.tabs.values(), None, spacing=2)
        bar = Bar(ui.theme, "subHeader", line, ends=(12, 12), edge="bottom")
        self.tabs[DETAILS].setChecked(True)
        self._parts = QStackedWidget()
        for each in (self.form, self.terms, self.entries):
            self._parts.addWidget(each)
        self._middle = QWidget()
        self._middle.setLayout(column(head, bar, self._parts, spacing=0))
        self._left, self._right = frame("line", "right"), frame("line", "left")
        _inside(self._left).addWidget(self.list)
        surface(self.list.viewport(), "surface")
        _inside(self._right).addWidget(self.draw)
        both = QWidget()
        self._across = row(self._left, self._middle, self._right, spacing=0)
        self._across.setStretch(1, 1)
        self.tabs[DRAW].hide()
        both.setLayout(self._across)
        both.setMinimumWidth(ui.theme.px(_LEAST))  # else what is right for a wide window would keep it wide
        self._empty = Empty(ui.theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(both)
        self._stack.addWidget(self._empty)
        self.setLayout(column(self._stack, spacing=0))

    def _connect(self) -> None:
        acts, entries, draw = self.acts, self.entries, self.draw
        self.list.chosen.connect(self.choose)
        self.list.entered.connect(lambda: self.show_part(DETAILS, focus=True))
        self.list.customContextMenuRequested.connect(
            lambda at: self.menus.contest(self.list.viewport().mapToGlobal(at))
        )
        for name, tab in self.tabs.items():
            tab.clicked.connect(partial(self.show_part, name))
        self.terms.filling.connect(self._fill_terms)
        self.terms.told.connect(self.said)
        entries.pasting.connect(lambda: self._with(self.asking.paste))
        entries.choosing_file.connect(lambda: self._with(self.files.ask_entries))
        entries.from_inbox.connect(lambda: self._with(acts.take_inbox))
        entries.excluding.connect(self.leave_out)
        entries.counting.connect(lambda: self._with(lambda view: acts.count_again(view, entries.chosen)))
        entries.menu.connect(self.menus.entries)
        draw.promising.connect(lambda: self._with(self.asking.promise))
        draw.copying.connect(self.files.copy)
        draw.posting.connect(lambda: self._with(self.files.post_promise))
        draw.listing.connect(lambda: self.show_part(ENTRIES))
        draw.drawing.connect(lambda: self._with(self.asking.draw))
        draw.substituting.connect(lambda: self._with(self.asking.substitute))
        draw.closing.connect(lambda: self._with(self.asking.close))
        draw.recording.connect(lambda: self._with(self.files.ask_record))
        draw.handing.connect(lambda: self._with(self.files.ask_list))
        for each in (acts, self.form, self.terms):
            each.failed.connect(self.failed)
        for autosave in (self.form.form, self.terms.form):
            autosave.stored.connect(self.look)  # a day is shown as it was understood
        acts.said.connect(self.said)
        acts.made.connect(self._made)
        acts.done.connect(self.look)

    # -- showing ------------------------------------------------------------------------------------------------

    @property
    def view(self) -> ContestView | None:
        """What is selected."""
        return next((each for each in self.views if each.id == self.current), None)

    @property
    def client(self) -> int | None:
        """For which client a new contest is."""
        chosen, view = self._ui.scope.client, self.view
        return chosen if chosen is not None else view.client_id if view is not None else None

    def look(self) -> None:
        """Read everything and show it."""
        self.views = self._ui.runtime.contests.board(self._ui.scope.client)
        if self.view is None:
            self.current = self.views[0].id if self.views else 0
        self.list.tell(self.views, self.current)
        self._stack.setCurrentIndex(0 if self.views else 1)
        if not self.views:
            self._tell_empty()
        self._show()

    def tick(self) -> None:
        """Show it anew where the clock has brought one further. What is being typed stays as it is."""
        if self.isVisible() and self._stages() != self._told:
            self.list.tell(self.views, self.current)
            self._show()

    def _stages(self) -> tuple[str, ...]:
        now = self._ui.now()
        return tuple(each.stage(now) for each in self.views)

    def _tell_empty(self) -> None:
        text = self.tr("Dates, prize and terms; who takes part, from the inbox or a list; and a draw that anybody "
                       "can check, with its record as a PDF.")  # fmt: skip
        self._empty.tell(self.tr("No contests yet"), text, ("primary", self.tr("New contest"), self.new))

    def _show(self) -> None:
        self._told = self._stages()
        view = self.view
        if view is None:
            for each in (self.form, self.terms, self.entries):
                each.clear()
            return
        runtime = self._ui.runtime
        stage = view.stage(self._ui.now())
        self._title.setText(view.name)
        self._stage.tell(words.STAGES[stage][1], words.stage(stage), words.STAGES[stage][0])
        today = in_zone(self._ui.now(), view.zone).date()
        try:
            legal = runtime.contests.legal(view.id)
        except NotFound:  # deleted meanwhile: what is heard of that shows the list anew
            return
        names = tuple(runtime.campaigns.names(view.client_id))
        self.form.tell(view, runtime.contest_choices.of(view.client_id, view.post_id), names, today)
        self.terms.tell(view, legal)
        self.entries.tell(view)
        self.draw.tell(view)
        self._name_tabs(view, len(legal.gaps))

    def _name_tabs(self, view: ContestView, gaps: int) -> None:
        self.tabs[DETAILS].tell(self.tr("Details"), "")
        self.tabs[TERMS].tell(self.tr("Terms"), "" if view.legal and not gaps else "\N{BULLET}")
        self.tabs[ENTRIES].tell(self.tr("Entries"), view.entries)
        self.tabs[DRAW].tell(self.tr("The draw"), "")

    def choose(self, number: int) -> None:
        """Another contest."""
        if number != self.current:
            self.current = number
            self.list.tell(self.views, number)
            self._show()

    def show_part(self, name: str, *_checked: object, focus: bool = False) -> None:
        """Details, terms, entries, or the draw where it is a part."""
        self.tabs[name].setChecked(True)
        self._parts.setCurrentIndex(list(self.tabs).index(name))
        if focus and name == DETAILS:
            self.form.form.focus("name")

    def open(self, number: int) -> bool:
        """Show one contest; False where it is not among those that are looked at."""
        self.choose(number)
        return self.view is not None and self.view.id == number

    def arrive(self) -> None:
        """What is right to have the focus first."""
        if self.views:
            self.list.setFocus()

    def settle(self) -> bool:
        """Store what is typed; False where something cannot be."""
        return self.form.form.flush() and self.terms.form.flush()

    # -- acts ---------------------------------------------------------------------------------------------------

    def _with(self, act) -> None:  # type: ignore[no-untyped-def]
        """Do something with what is selected, once what is typed is stored; what cannot be stored is shown."""
        if not self.form.form.flush():
            self.show_part(DETAILS)
        elif not self.terms.form.flush():
            self.show_part(TERMS)
        elif self.view is not None:
            act(self.view)

    def new(self) -> None:
        """A new contest for the client that is looked at."""
        if self.client is not None:
            self.acts.new(self.client)
        else:
            with_client(self._ui, self, self.tr("New contest"), self.acts.new)

    def _made(self, number: int) -> None:
        self.current = number
        self.look()
        self.show_part(DETAILS, focus=True)
        field = self.focusWidget()
        if isinstance(field, QLineEdit):
            field.selectAll()

    def _fill_terms(self) -> None:
        self._with(self.acts.fill_terms)

    def leave_out(self) -> None:
        """The selected entries do not count, for a reason."""
        counting = [each for each in self.entries.chosen if not each.excluded]
        if counting:
            self._with(lambda view: self.asking.exclude(view, counting))

    def take_file(self, file: Path) -> None:
        """A list that was dropped."""
        self.show_part(ENTRIES)
        self._with(lambda view: self.files.read_entries(view, file))

    def _menu_below(self) -> None:
        self.menus.contest(self.more.mapToGlobal(QPoint(0, self.more.height())))

    # -- behind it ----------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.more.setAccessibleName(self.tr("More"))
        self.more.setToolTip(self.tr("More"))
        self.list.setAccessibleName(self.tr("Contests"))
        if self.views:
            self._show()
        else:
            self._tell_empty()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        px = self._ui.theme.px
        room = (self.width() < px(_NARROW)) + (self.width() < px(_SMALL))
        self._left.setFixedWidth(px(_LIST[room]))
        self._place_draw(beside=room < 2)
        if room < 2:
            self._right.setFixedWidth(px(_DRAW[room]))

    def _place_draw(self, *, beside: bool) -> None:
        """Beside what is selected, or a part of it that has a tab."""
        inside = self._parts.indexOf(self._right) >= 0
        if beside != inside:
            return
        if beside:
            if self.tabs[DRAW].isChecked():
                self.show_part(DETAILS)
            self._parts.removeWidget(self._right)
            self._across.addWidget(self._right)
            self._right.show()
        else:
            self._across.removeWidget(self._right)
            self._right.setMinimumWidth(0)
            self._right.setMaximumWidth(16777215)
            self._parts.addWidget(self._right)
        restyle(self._right, "line", "left" if beside else "none")
        self.tabs[DRAW].setVisible(not beside)


def _inside(made: QWidget) -> QHBoxLayout | QVBoxLayout:
    inner = made.layout()
    assert isinstance(inner, QHBoxLayout | QVBoxLayout)
    return inner
