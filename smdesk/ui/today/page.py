"""The Today page: what goes out, what needs the person, where each client is in the month, the week to come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from smdesk.core.events import (
    AgreementChanged,
    AuditsChanged,
    ChannelsChanged,
    ClientsChanged,
    DossierChanged,
    Event,
    MediaChanged,
    PlanChanged,
    PostsChanged,
    PublicationsChanged,
    SamplesChanged,
    SettingsChanged,
    TasksChanged,
)
from smdesk.services.today.service import TodayService
from smdesk.services.today.views import ClientMonth, Going, Need, TodayView
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.afterpaint import AfterPaint
from smdesk.ui.kit.banner import Banner, Notice
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.reading import Reading
from smdesk.ui.kit.sidepane import LARGE
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import Page, column, surface
from smdesk.ui.today.body import TodayBody
from smdesk.ui.today.doing import Doing, place_to_begin
from smdesk.ui.today.header import TodayHeader
from smdesk.ui.today.month import Step
from smdesk.ui.today.needspane import NeedsPane
from smdesk.ui.today.planreading import PlanReading

if TYPE_CHECKING:
    from smdesk.ui.today.pacelist import PaceList

#: Milliseconds in which news is gathered before everything is read again.
SOON_MS = 120
#: Milliseconds between two looks at the clock; the line of now moves with each minute.
CLOCK_MS = 5000
NARROW = 1240
_HEARD = (
    PublicationsChanged, PostsChanged, ClientsChanged, ChannelsChanged, SettingsChanged, PlanChanged, MediaChanged,
    TasksChanged, AgreementChanged, AuditsChanged, DossierChanged,
)  # fmt: skip
_PACED = (AgreementChanged, SamplesChanged, ClientsChanged)


class TodayPage(Page):
    """Reads once for all of it; what is done goes through `doing`."""

    said = Signal(str, bool)
    wanted = Signal(str, int)
    asked = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._service = TodayService(ui.runtime.db, ui.runtime.clock, ui.runtime.media)
        self._minute: datetime | None = None
        self._missed = False  # something was told while the page did not show
        self._shown_for: int | None = None  # the client that is looked at, as it was when this was read
        self._reading = Reading(ui.tasks, self._prepare, self._show)
        self.plan = PlanReading(ui, self)
        self._thumbs = Thumbs(ui, self)
        self._first_width = 0
        self.view: TodayView | None = None
        self.doing = Doing(ui, self._service, self)
        surface(self, "canvas")
        self._build()
        self._connect()
        self.look()
        self._fresh = True

    # -- building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        ui = self._ui
        self.header = TodayHeader(ui)
        self.problem = Banner(ui.theme, self)
        self.problem.setObjectName("problem")
        self.body = TodayBody(ui, self._thumbs)
        self.pane = NeedsPane(ui)
        self.pane.first_step.connect(self._first_step)
        self.needs_view = self.pane.list
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.body)
        self.splitter.addWidget(self.pane)
        self.splitter.setStretchFactor(0, 1)
        self.setLayout(column(self.header, self.problem, self.splitter, spacing=0))
        self.layout().setStretch(2, 1)  # type: ignore[union-attr]

    @cached_property
    def pace(self) -> PaceList:
        """The foot of the pane: made after the page was painted, for it is read then and brings statistics along."""
        from smdesk.ui.today.pacelist import PaceList

        made = PaceList(self._ui)
        made.asked.connect(self.asked)
        self.pane.add_below(made)
        return made

    def _connect(self) -> None:
        doing, body = self.doing, self.body
        self.header.idea.connect(doing.idea)
        self.header.new.connect(doing.new)
        body.begin.connect(doing.new)
        body.going_view.entered.connect(doing.open)
        body.going_view.pressed_act.connect(doing.act)
        body.going_view.menu_asked.connect(self._menu)
        body.going_view.dropped.connect(doing.attach)
        body.month_view.pressed_step.connect(self._step)
        body.week.post.connect(doing.open)
        body.week.day.connect(self._day)
        self.needs_view.solve.connect(doing.solve)
        self.needs_view.put_off.connect(doing.put_off)
        self.needs_view.menu_asked.connect(lambda need, place: doing.need_menu(need, place))
        doing.peeking.connect(self._peek)
        doing.said.connect(self.said)
        doing.wanted.connect(self.wanted)
        doing.asked.connect(self.asked)
        doing.failed.connect(self.tell_problem)
        doing.changed.connect(self.look)
        self.plan.changed.connect(self._plan_read)
        self.plan.dated.connect(lambda: self.body.week.mark(self.plan.dates))
        self._ui.bridge.heard.connect(self._hear)
        self._ui.scope.changed.connect(self._scoped)
        self._ui.theme.changed.connect(self.pane.needs.say_anew)
        self._ui.theme.changed.connect(self._measure)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._look_soon)
        self._clock = QTimer(self, interval=CLOCK_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self.after = after = AfterPaint(self)
        after.then(self.doing.look_at_backups)
        after.then(lambda: self.pace.look())
        after.then(self.plan.look)

    # -- showing ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """It is shown again; the first time it has just looked."""
        if not self._fresh and not self._reading.under_way:
            self._look_soon()
        self._fresh = False

    def arrive(self) -> None:
        """What needs the person has the focus, on a new desk the next of the first steps; else what goes out."""
        target = self.pane.first or self.body.first
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def look(self) -> None:
        """Read everything at once and show it."""
        self._reading.drop()
        self._fill(self._prepare()())

    def _look_soon(self) -> None:
        """Read it beside what the person does, unless nobody would see it."""
        if self.isVisible():
            self._reading.ask()
        else:
            self._missed = True

    def _plan_read(self) -> None:
        """First steps are told of at once: what needs the person may be the same as before."""
        if self.view is not None:
            self.pane.fill(self.view, self.plan.to_begin)
        self._look_soon()

    def _prepare(self) -> Callable[[], TodayView]:
        self._soon.stop()
        self._missed = False
        self._minute = self._now()
        self._shown_for = self._ui.scope.client
        return partial(self._service.read, self._shown_for, backup=self.doing.backup, plan=self.plan.needs)

    def _show(self, view: TodayView) -> None:
        if view != self.view:
            self._fill(view)
        else:
            self.body.going_view.update_now()

    def _fill(self, view: TodayView) -> None:
        self.view = view
        self.header.fill(view)
        self.body.fill(view)
        self.body.week.mark(self.plan.dates)
        self.pane.fill(view, self.plan.to_begin)

    def retranslate(self) -> None:
        self.problem.tell(None)

    def tell_problem(self, error: Exception) -> None:
        """Say on the page why something was not done."""
        told = sentence(error, self._ui.language.words)
        close = (self.tr("Close"), lambda: self.problem.tell(None))
        self.problem.tell(Notice("danger", told.what, " ".join(part for part in (told.why, told.do) if part), (close,)))
        self.look()

    def _hear(self, event: Event) -> None:
        self.plan.hear(event)
        if isinstance(event, _PACED):
            self.pace.look()
        if isinstance(event, _HEARD) and not self._soon.isActive():
            self._soon.start()

    def _scoped(self) -> None:
        self.plan.forget()
        self.pace.scoped()
        if self.isVisible():
            self.look()
        else:
            self._missed = True

    def _tick(self) -> None:
        if self._minute != self._now() and self.isVisible():
            self._look_soon()  # also what a command in a terminal has written meanwhile

    def _now(self) -> datetime:
        """The minute it is."""
        return self._ui.now().replace(second=0, microsecond=0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.plan.arrived()
        if self._shown_for != self._ui.scope.client:  # another client's day is never seen first
            self.look()
        elif self._missed or self._minute != self._now():  # perhaps the window is back from the tray
            self._look_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        """Widths for the window as it is and the interface as large as it is."""
        self.pane.measure()
        narrow = self.window().width() < self._ui.theme.px(NARROW)
        large = self.window().width() < self._ui.theme.px(LARGE)
        least = self._ui.theme.px(256 if large else 300)
        first = self._ui.theme.px(372) if not narrow else least
        self.pane.setMinimumWidth(least)
        if self._first_width != first:  # a width that a person has chosen stays until the window gets narrow or wide
            self._first_width = first
            self.splitter.setSizes([max(1, self.width() - first), first])

    # -- acting -------------------------------------------------------------------------------------------------

    def _step(self, step: Step, month: ClientMonth) -> None:
        """To where a step of a client is done, with that client alone."""
        self._ui.scope.choose(month.client_id)
        self.asked.emit(Place(step.page, client=month.client_id))

    def _first_step(self, what: str) -> None:
        """The button of one of the first steps."""
        if what == "post":
            self.doing.new()
            return
        client = self.view.months[0].client_id if self.view is not None and self.view.months else None
        if what == "channel":
            self.asked.emit(Place("channels", client=client, detail="connect"))
        elif client is not None:
            self.asked.emit(place_to_begin(self.plan.next_of_plan if what == "plan" else what, client))

    def _day(self, day: date) -> None:
        self.asked.emit(Place("calendar", local=datetime.combine(day, time(9))))

    def _menu(self, line: Going, place: QPoint) -> None:
        self.doing.line_menu(line, place, self.body.going)

    def _peek(self, line: Going | None) -> None:
        """A look at the post of a line, under it."""
        self.doing.peek(line, self.body.going_view.place_of(line), self._thumbs)

    def _line(self) -> Going | None:
        return self.body.going_view.current()

    def _can_put_away(self) -> bool:
        need = self._need()
        return need is not None and need.rests is not None

    def _need(self) -> Need | None:
        return self.needs_view.current()

    def actions(self) -> list[Action]:  # type: ignore[override]
        """What can be done here."""
        doing = self.doing
        going, needs = self.body.going_view, self.needs_view
        has_line, has_need = lambda: self._line() is not None, lambda: self._need() is not None
        publish, act = lambda: doing.publish(self._line()), lambda: doing.act(self._line())
        solve, put_off = lambda: doing.solve(self._need()), lambda: doing.put_off(self._need())
        return [
            Action("today.idea", lambda: self.tr("Quick idea"), doing.idea, "Ctrl+I", "lightbulb", "file"),
            Action(
                "today.publish", lambda: self.tr("Publish now…"), publish, "P", "paper-plane-tilt", "post", has_line,
                going,
            ),
            Action("today.act", lambda: self.tr("What the post needs"), act, "A", "", "post", has_line, going),
            Action(
                "today.solve", lambda: self.tr("Solve the chosen line of “Needs you”"), solve, "A", "", "post",
                has_need, needs,
            ),
            Action("today.put-off", lambda: self.tr("Leave until tomorrow"), put_off, "H", "", "post", has_need, needs),
            Action(
                "today.put-away", lambda: self.tr("Leave out for good"), lambda: doing.put_away(self._need()),
                "Shift+H", "", "post", self._can_put_away, needs,
            ),
            Action(
                "today.peek", lambda: self.tr("Peek"), lambda: self._peek(self._line()), "Space", "", "post", has_line,
                going,
            ),
        ]  # fmt: skip

    def regions(self) -> list[QWidget]:
        """What F6 goes through."""
        return [
            self.header,
            self.body.going_view,
            self.body.month_view,
            self.body.week,
            *self.pane.regions(),
            *([self.pace.list] if self.pace.isVisible() else []),
        ]
