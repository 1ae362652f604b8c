"""A month proposed, in place of the calendar: by month or week, changed, and put into the calendar at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from smdesk.core.errors import SmdeskError
from smdesk.services.patches import KEEP
from smdesk.services.plan.programme import Accepted, ItemPatch, ProgrammeView
from smdesk.ui.calendar import periods, plangrid, plannotices
from smdesk.ui.calendar.plangrid import PlanGrid
from smdesk.ui.calendar.planmeter import PlanMeter
from smdesk.ui.calendar.planside import PlanSide
from smdesk.ui.kit import dates, icons
from smdesk.ui.kit.banner import Banner, Notice
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.segmented import Segmented
from smdesk.ui.kit.undo import ServiceCommand
from smdesk.ui.kit.widgets import Page, button, column, frame, row, surface

MONTH, WEEK = "month", "week"


class PlanPane(Page):
    """`closed` with the day the calendar shows next; `said` what was done and whether it can be undone; `pillars` are
    wanted.
    """

    closed = Signal(object)
    said = Signal(str, bool)
    pillars = Signal()
    asked = Signal(object)  # a place on another page

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.view: ProgrammeView | None = None
        self._client = 0
        self._first = date.min
        self._week: date | None = None  # the first day of the week that shows; None for the month
        self._waiting = False
        surface(self, "canvas")
        self.setObjectName("plan-pane")
        self.title = Elided("title1", ui.theme.px(110))
        self.back = button("ghost", self.leave, name="plan-back")
        self.earlier = button("ghost", lambda: self.turn(-1), name="plan-earlier")
        self.later = button("ghost", lambda: self.turn(1), name="plan-later")
        self.views = Segmented([MONTH, WEEK], name="plan-views")
        self.views.chosen.connect(self._look)
        self.again = button("", self.propose, name="plan-again")
        self.accept_button = button("primary", self.accept, name="plan-accept")
        self.problem = Banner(ui.theme, self)
        self.meter, self.grid, self.side = PlanMeter(ui), PlanGrid(ui), PlanSide(ui)
        self._build()
        grid, side = self.grid, self.side
        grid.chosen.connect(lambda key: side.tell(self.view, key))
        grid.moved.connect(self.move_to)
        grid.left_out.connect(self.leave_out)
        grid.given.connect(self.give)
        grid.wanted_new.connect(self.add)
        grid.opened.connect(side.focus)
        grid.menu.connect(self._menu)
        side.changed.connect(self.change)
        side.left_out.connect(self.leave_out)
        ui.theme.changed.connect(self._draw)
        self._draw()
        self.retranslate()

    def _build(self) -> None:
        px = self._ui.theme.px
        bar = frame("line", "bottom", QHBoxLayout)
        bar.setFixedHeight(px("header"))
        bar.layout().addLayout(  # type: ignore[union-attr]
            row(self.back, self.title, 6, self.earlier, self.later, None, self.views, 4, self.again,
                self.accept_button, margins=(10, 0, 16, 0))
        )  # fmt: skip
        for each in (self.back, self.earlier, self.later):
            each.setFixedWidth(px(28))
        body = QWidget()
        line = QHBoxLayout(body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.grid, 1)
        line.addWidget(self.side)
        self.setLayout(column(bar, self.problem, self.meter, body, spacing=0))
        self.layout().setStretch(3, 1)  # type: ignore[union-attr]

    # -- which month --------------------------------------------------------------------------------------------

    def open_month(self, client: int, day: date) -> None:
        """The proposed month of a day; proposed now where it never was."""
        self._client, self._first, self._week = client, day.replace(day=1), None
        self.views.set_value(MONTH)
        self.problem.tell(None)
        found = self._ui.runtime.programmes.find(client, self.month)
        if found is None:
            self._show(None)
            self.propose()
        else:
            self._show(found)
        self.grid.setFocus()

    @property
    def month(self) -> str:
        """`2026-12`."""
        return f"{self._first:%Y-%m}"

    def turn(self, steps: int) -> None:
        """Other weeks of the month, or other months."""
        if self._week is not None:
            week = self._week + timedelta(weeks=steps)
            days = self._weeks()
            if days[0] <= week <= days[-7]:
                self._week = week
                self._lay()
            return
        self.open_month(self._client, periods.months(self._first, steps))

    def _look(self, what: object) -> None:
        days = self._weeks()
        item = self.grid.item
        today = max(item.wall.date() if item is not None else self._ui.now().date(), self._first)
        self._week = None
        if what == WEEK:
            inside = [day for day in days[::7] if day <= today]
            self._week = inside[-1] if inside else days[0]
        self._lay()

    def _weeks(self) -> list[date]:
        first_weekday = dates.first_weekday(self._ui, self._client)
        return plangrid.weeks_of(self._first, periods.months(self._first, 1), first_weekday)

    def _lay(self) -> None:
        days = self._weeks() if self._week is None else [self._week + timedelta(days=each) for each in range(7)]
        self.grid.show_days(self.view, days, self._first if self._week is None else None)
        self.title.setText(self._titled())

    def _titled(self) -> str:
        name = dates.month_title(self._ui, self._first)
        return self.tr("Plan: %1").replace(
            "%1", name[:1].lower() + name[1:] if self._ui.language.code == "es" else name
        )

    # -- what it holds ------------------------------------------------------------------------------------------

    def propose(self) -> None:
        """Ask for a month away from the window: key dates may have to be read from their library."""
        if self._waiting:
            return
        programmes, client, month, before = self._ui.runtime.programmes, self._client, self.month, self.view

        def done(view: ProgrammeView) -> None:
            self._waiting = False
            if (view.client_id, view.month) == (self._client, self.month):
                if before is not None and before.month == month:
                    self._push(self.tr("new proposal"), before, view)
                self._show(view)
            elif self.view is None:
                self.propose()  # another month was turned to meanwhile
            else:
                self.again.setEnabled(True)

        self._waiting = True
        self.again.setEnabled(False)
        self._ui.tasks.run(lambda: programmes.propose(client, month), done, self._failed)

    def _failed(self, error: Exception) -> None:
        self._waiting = False
        self.again.setEnabled(True)
        told = sentence(error, self._ui.language.words)
        close = (self.tr("Close"), lambda: self.problem.tell(None))
        self.problem.tell(Notice("danger", told.what, " ".join(each for each in (told.why, told.do) if each), (close,)))

    def _show(self, view: ProgrammeView | None) -> None:
        self.view = view
        self.again.setEnabled(not self._waiting)
        self.meter.setVisible(view is not None and bool(view.pillars))
        self.meter.tell(view)
        self._lay()
        key = self.grid.item.key if self.grid.item is not None else None
        missing = plannotices.of(self._ui, view, self.pillars.emit, self.asked.emit) if view is not None else None
        self.side.told_above(missing.says if missing is not None else frozenset())
        self.side.tell(view, key)
        self._name_accept()
        if missing is not None:
            self.problem.tell(missing.notice)
        elif view is not None and self.problem.notice is not None and self.problem.notice.kind in {"warning", "info"}:
            self.problem.tell(None)  # it is there now

    def refresh(self) -> None:
        """Something may be another: pillars, the calendar. With its first pillars the month is proposed anew."""
        before = self.view
        if before is None:
            return
        self._show(self._ui.runtime.programmes.find(self._client, self.month))
        if self.view is not None and self.view.pillars and not before.pillars and self.view.open:
            self.propose()  # what the person has changed stays

    # -- changing -----------------------------------------------------------------------------------------------

    def change(self, key: str, patch: ItemPatch) -> None:
        """Change one post; why not is said beside its time."""
        self._do(self._words_of(patch), lambda: self._ui.runtime.programmes.edit(self._client, self.month, key, patch))

    def _words_of(self, patch: ItemPatch) -> str:
        if patch.wall is not KEEP:
            return self.tr("move of a proposed post")
        if patch.dropped is not KEEP:
            return self.tr("leaving out of a proposed post")
        return self.tr("change of a proposed post")

    def move_to(self, key: str, day: date) -> None:
        """The same hour of another day."""
        assert self.view is not None
        self.change(key, ItemPatch(wall=datetime.combine(day, self.view.item(key).wall.time())))

    def leave_out(self, key: str) -> None:
        """Leave a post out, or take it up again."""
        assert self.view is not None
        item = self.view.item(key)
        if item.post is None:
            self.change(key, ItemPatch(dropped=not item.dropped))

    def give(self, key: str, place: int) -> None:
        """The client's first, second… pillar."""
        assert self.view is not None
        if place < len(self.view.pillars):
            self.change(key, ItemPatch(pillar=self.view.pillars[place].id))

    def add(self, day: date | None) -> None:
        """One more post, at the first free usual hour of a day."""
        view = self.view
        if view is None:
            return
        wanted = day or max(self._first, self._ui.now().date())
        busy = {each.wall for each in view.items} | {each.wall for each in view.entries}
        usual = datetime.combine(wanted, dates.usual_time(self._ui, self._client))
        hours = [usual, *(datetime.combine(wanted, time(hour)) for hour in range(9, 22))]
        wall = next((each for each in hours if each not in busy), usual)
        missing = max(view.mix.shares, key=lambda share: share.missing, default=None)
        pillar = missing.goal.pillar if missing is not None else None
        programmes = self._ui.runtime.programmes
        before = {each.key for each in view.proposed.items}
        self._do(self.tr("new proposed post"),
                 lambda: programmes.add(self._client, self.month, wall, pillar=pillar))  # fmt: skip
        new = (
            next((each.key for each in self.view.proposed.items if each.key not in before), None) if self.view else None
        )
        if new is not None:
            self.grid.choose(new)
            self.side.focus()

    def _do(self, words: str, act: Callable[[], ProgrammeView]) -> None:
        before = self.view
        self.side.problem(None)
        try:
            after = act()
        except SmdeskError as error:
            self.side.tell(self.view, self.grid.item.key if self.grid.item is not None else None)
            if self.grid.item is not None and error.facts.get("field") == "at":
                self.side.problem(error)
            else:
                self._failed(error)
            return
        assert before is not None
        self._push(words, before, after)
        self._show(after)

    def _push(self, words: str, before: ProgrammeView, after: ProgrammeView) -> None:
        programmes = self._ui.runtime.programmes

        def put(view: ProgrammeView) -> None:
            now = programmes.put(view)
            if (now.client_id, now.month) == (self._client, self.month):
                self._show(now)

        self._ui.undo.push(ServiceCommand(words, lambda: put(after), lambda: put(before), self._failed))

    # -- accepting ----------------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Put what is proposed into the calendar, and go there."""
        programmes, client, month = self._ui.runtime.programmes, self._client, self.month
        try:
            done = programmes.accept(client, month)
        except SmdeskError as error:
            self._failed(error)
            return
        step = _Step(done, lambda: programmes.accept(client, month), lambda each: self._take_back(each))
        words = self.tr("plan of %n post(s)", "", len(done.made))
        self._ui.undo.push(ServiceCommand(words, step.again, step.back, self._failed))
        told = self.tr("%n place(s) in the calendar, to be written.", "", len(done.made))
        if done.left:
            told += " " + self.tr("%n left: the time has passed or is taken.", "", len(done.left))
        self.said.emit(told, True)
        self._show(done.programme)
        if not done.left:
            self.leave()

    def _take_back(self, accepted: Accepted) -> None:
        back = self._ui.runtime.programmes.take_back(accepted)
        if back.kept:
            self.said.emit(self.tr("%n post(s) stay: somebody has written in them.", "", len(back.kept)), False)
        if (back.programme.client_id, back.programme.month) == (self._client, self.month):
            self._show(back.programme)

    def _name_accept(self) -> None:
        count = len(self.view.open) if self.view is not None else 0
        self.accept_button.setText(self.tr("Put %n post(s) in the calendar", "", count))
        self.accept_button.setEnabled(count > 0)

    def leave(self) -> None:
        """Back to the calendar, at this month."""
        self.closed.emit(
            max(self._first, min(self._ui.now().date(), periods.months(self._first, 1) - timedelta(days=1)))
        )

    # -- the rest -----------------------------------------------------------------------------------------------

    def _menu(self, key: str | None, day: date | None, at: QPoint) -> None:
        view = self.view
        if view is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        item = view.item(key) if key is not None else None
        if item is not None and item.post is None:
            menu.addAction(self.tr("Edit") + "\tEnter").triggered.connect(self.side.focus)
            sub = menu.addMenu(self.tr("Pillar"))
            for place, each in enumerate(view.pillars):
                made = sub.addAction(f"{each.name}\t{place + 1}")
                made.setCheckable(True)
                made.setChecked(each.id == item.pillar)
                made.triggered.connect(lambda _on=False, key=item.key, place=place: self.give(key, place))
            out = self.tr("Take it up again") if item.dropped else self.tr("Leave it out")
            menu.addAction(f"{out}\tDel").triggered.connect(lambda _on=False, key=item.key: self.leave_out(key))
            menu.addSeparator()
        if day is not None:
            menu.addAction(self.tr("Add a post here") + "\tN").triggered.connect(lambda _on=False: self.add(day))
        menu.popup(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.side.isAncestorOf(self.focusWidget() or self):
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)  # from the fields to the month, from there away
        elif key == Qt.Key.Key_Escape:
            self.leave()
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.turn(-1 if key == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)

    def regions(self) -> list[QWidget]:
        """What F6 goes through."""
        return [self.back, self.grid, self.side.name]

    def _draw(self) -> None:
        theme, size = self._ui.theme, QSize(14, 14)
        for made, name in (
            (self.back, "arrow-left"), (self.earlier, "caret-left-bold"), (self.later, "caret-right-bold"),
        ):  # fmt: skip
            made.setIcon(icons.icon(name, theme, "text.primary", on="accent.softText"))
            made.setIconSize(size)

    def retranslate(self) -> None:
        for made, text in (
            (self.back, self.tr("Back to the calendar")), (self.earlier, self.tr("The period before")),
            (self.later, self.tr("The next period")),
        ):  # fmt: skip
            made.setAccessibleName(text)
            made.setToolTip(text)
        self.views.tell([self.tr("Month"), self.tr("Week")], self.tr("View"))
        self.again.setText(self.tr("Propose again"))
        if self._first != date.min:
            self._lay()
        self._name_accept()


class _Step:
    """Accepting and taking back, in turn."""

    def __init__(self, done: Accepted, accept: Callable[[], Accepted], back: Callable[[Accepted], None]) -> None:
        self._done = done
        self._accept = accept
        self._back = back

    def again(self) -> None:
        """Accept once more."""
        self._done = self._accept()

    def back(self) -> None:
        """Take it back."""
        self._back(self._done)
