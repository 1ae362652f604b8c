"""A month proposed, in place of the calendar: by month or week, changed, and put into the calendar at once."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from smdesk.core.errors import SmdeskError
from smdesk.services.plan.programme import ProgrammeView
from smdesk.ui.calendar import periods, plangrid, plannotices
from smdesk.ui.calendar.planchanges import PlanChanges
from smdesk.ui.calendar.plangrid import PlanGrid
from smdesk.ui.calendar.planmeter import PlanMeter
from smdesk.ui.calendar.planside import PlanSide
from smdesk.ui.kit import dates, icons, shortcuts
from smdesk.ui.kit.banner import Banner, Notice
from smdesk.ui.kit.bar import Bar
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.floating import Menu, under
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.segmented import Segmented
from smdesk.ui.kit.widgets import Page, button, column, row, surface

MONTH, WEEK = "month", "week"
#: Pixels: what stands between the things of the header; from its edges, at 100 %.
_GAP, _ENDS = 8, (10, 16)


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
        self.changes = changes = PlanChanges(ui, self)
        self._week: date | None = None  # the first day of the week that shows; None for the month
        surface(self, "canvas")
        self.setObjectName("plan-pane")
        self.title = Elided("title1", ui.theme.px(110))
        self.back = button("ghost", self.leave, name="plan-back")
        self.earlier = button("ghost", lambda: self.turn(-1), name="plan-earlier")
        self.later = button("ghost", lambda: self.turn(1), name="plan-later")
        self.views = Segmented(ui.theme, [MONTH, WEEK], name="plan-views")
        self.views.chosen.connect(self._look)
        self.again = button("", changes.propose, name="plan-again")
        self.accept_button = button("primary", changes.accept, name="plan-accept")
        self.problem = Banner(ui.theme, self)
        self.meter, self.grid, self.side = PlanMeter(ui), PlanGrid(ui), PlanSide(ui)
        self._build()
        grid, side = self.grid, self.side
        grid.chosen.connect(lambda key: side.tell(self.view, key))
        grid.chosen.connect(self._see)
        grid.moved.connect(changes.move_to)
        grid.left_out.connect(changes.leave_out)
        grid.given.connect(changes.give)
        grid.wanted_new.connect(changes.add)
        grid.opened.connect(side.focus)
        grid.menu.connect(self._menu)
        side.changed.connect(changes.change)
        side.left_out.connect(changes.leave_out)
        changes.shown.connect(self._show)
        changes.refused.connect(self._refuse)
        changes.failed.connect(self._failed)
        changes.waiting.connect(lambda on: self.again.setEnabled(not on))
        changes.added.connect(self._choose)
        changes.said.connect(self.said)
        changes.accepted.connect(self.leave)
        ui.theme.changed.connect(self._draw)
        self._draw()
        self.retranslate()

    def _build(self) -> None:
        line = row(self.back, self.title, 6, self.earlier, self.later, None, self.views, 4, self.again,
                   self.accept_button, spacing=_GAP)  # fmt: skip
        bar = Bar(self._ui.theme, "header", line, ends=_ENDS, edge="bottom")
        body = QWidget()
        around = self._around = QScrollArea()  # a low window has no room for the days of a month
        around.setFrameShape(QFrame.Shape.NoFrame)
        around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.setWidgetResizable(True)
        around.setWidget(self.grid)
        body.setLayout(row(around, self.side, spacing=0))
        body.layout().setStretch(0, 1)  # type: ignore[union-attr]
        self.setLayout(column(bar, self.problem, self.meter, body, spacing=0))
        self.layout().setStretch(3, 1)  # type: ignore[union-attr]

    # -- which month --------------------------------------------------------------------------------------------

    def open_month(self, client: int, day: date) -> None:
        """The proposed month of a day; proposed now where it never was."""
        changes = self.changes
        changes.client, changes.first, self._week = client, day.replace(day=1), None
        self.views.set_value(MONTH)
        self.problem.tell(None)
        found = changes.read()
        changes.show(found)
        if found is None:
            changes.propose()
        self.grid.setFocus()

    @property
    def view(self) -> ProgrammeView | None:
        """The month that shows."""
        return self.changes.view

    def turn(self, steps: int) -> None:
        """Other weeks of the month, or other months."""
        if self._week is not None:
            week = self._week + timedelta(weeks=steps)
            days = self._weeks()
            if days[0] <= week <= days[-7]:
                self._week = week
                self._lay()
            return
        self.open_month(self.changes.client, periods.months(self.changes.first, steps))

    def _look(self, what: object) -> None:
        days = self._weeks()
        item = self.grid.item
        today = max(item.wall.date() if item is not None else self._ui.now().date(), self.changes.first)
        self._week = None
        if what == WEEK:
            inside = [day for day in days[::7] if day <= today]
            self._week = inside[-1] if inside else days[0]
        self._lay()

    def _weeks(self) -> list[date]:
        first_weekday = dates.first_weekday(self._ui, self.changes.client)
        return plangrid.weeks_of(self.changes.first, periods.months(self.changes.first, 1), first_weekday)

    def _lay(self) -> None:
        days = self._weeks() if self._week is None else [self._week + timedelta(days=each) for each in range(7)]
        self.grid.show_days(self.view, days, self.changes.first if self._week is None else None)
        self.title.setText(self._titled())
        named = periods.short_title(periods.View.MONTH, self.changes.first, 1, self._ui.language.locale)
        self.title.short = named
        self._share()

    def _titled(self) -> str:
        name = dates.month_title(self._ui, self.changes.first)
        return self.tr("Plan: %1").replace(
            "%1", name[:1].lower() + name[1:] if self._ui.language.code == "es" else name
        )

    # -- what it holds ------------------------------------------------------------------------------------------

    def _choose(self, key: str) -> None:
        """The new post, to be looked at."""
        self.grid.choose(key)
        self.side.focus()

    def _refuse(self, error: SmdeskError) -> None:
        """Nothing was changed: said beside the time of the post where it is about that."""
        item = self.grid.item
        self.side.tell(self.view, item.key if item is not None else None)
        if item is not None and error.facts.get("field") == "at":
            self.side.problem(error)
        else:
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        told = sentence(error, self._ui.language.words)
        close = (self.tr("Close"), lambda: self.problem.tell(None))
        self.problem.tell(Notice("danger", told.what, " ".join(each for each in (told.why, told.do) if each), (close,)))

    def _show(self, view: ProgrammeView | None) -> None:
        self.again.setEnabled(not self.changes.waits)
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
        self.changes.show(self.changes.read())
        if self.view is not None and self.view.pillars and not before.pillars and self.view.open:
            self.changes.propose()  # what the person has changed stays

    def _name_accept(self) -> None:
        count = len(self.view.open) if self.view is not None else 0
        self.accept_button.setEnabled(count > 0)
        self.accept_button.setAccessibleName(self.tr("Put %n post(s) in the calendar", "", count))
        self._share()

    def _share(self) -> None:
        """With little room the title is the short one, then proposing again is an icon, then the last is in short."""
        px, count = self._ui.theme.px, len(self.view.open) if self.view is not None else 0
        again, whole = self.tr("Propose again"), self.accept_button.accessibleName()
        keys = shortcuts.shown("Ctrl+Return")
        shown = (self.back, self.title, self.earlier, self.later, self.views, self.again, self.accept_button)
        room = self.width() - sum(map(px, _ENDS)) - len(shown) * _GAP - 6 - 4
        metrics = self.title.fontMetrics()
        short = self.title.sizeHint().width() - metrics.horizontalAdvance(self.title.short) - 6
        for step in range(3):
            self.again.setText(again if step < 1 else "")
            self.again.setIcon(icons.icon("arrows-clockwise", self._ui.theme) if step else QIcon())
            self.accept_button.setText(whole if step < 2 else self.tr("Put in %n", "", count))
            if sum(each.sizeHint().width() for each in shown) - short <= room:
                break
        self.again.setAccessibleName(again)
        self.again.setToolTip("" if self.again.text() else again)
        self.accept_button.setToolTip(keys if self.accept_button.text() == whole else f"{whole} ({keys})")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.measure()
        self._share()
        self._see()

    def _see(self) -> None:
        """The chosen post stays in sight."""
        found = next((card.rect for card in self.grid.cards() if card.item == self.grid.item), None)
        if found is not None and self.grid.item is not None:
            at = found.center()
            self._around.ensureVisible(at.x(), at.y(), found.width() // 2, found.height() // 2 + self._ui.theme.px(26))

    def leave(self) -> None:
        """Back to the calendar, at this month."""
        first = self.changes.first
        self.closed.emit(max(first, min(self._ui.now().date(), periods.months(first, 1) - timedelta(days=1))))

    # -- the rest -----------------------------------------------------------------------------------------------

    def _menu(self, key: str | None, day: date | None, at: QPoint) -> None:
        view = self.view
        if view is None:
            return
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        item = view.item(key) if key is not None else None
        if item is not None and item.post is None:
            menu.addAction(shortcuts.beside(self.tr("Edit"), "Enter")).triggered.connect(self.side.focus)
            sub = under(menu, self.tr("Pillar"))
            for place, each in enumerate(view.pillars):
                made = sub.addAction(shortcuts.beside(each.name.replace("&", "&&"), str(place + 1)))
                made.setCheckable(True)
                made.setChecked(each.id == item.pillar)
                made.triggered.connect(lambda _on=False, key=item.key, place=place: self.changes.give(key, place))
            out = self.tr("Take it up again") if item.dropped else self.tr("Leave it out")
            left = menu.addAction(shortcuts.beside(out, "Del"))
            left.triggered.connect(lambda _on=False, key=item.key: self.changes.leave_out(key))
            menu.addSeparator()
        if day is not None:
            new = menu.addAction(shortcuts.beside(self.tr("Add a post here"), "N"))
            new.triggered.connect(lambda _on=False: self.changes.add(day))
        menu.popup(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.side.isAncestorOf(self.focusWidget() or self):
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)  # from the fields to the month, from there away
        elif key == Qt.Key.Key_Escape:
            self.leave()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept_button.click()
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.turn(-1 if key == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)

    def regions(self) -> list[QWidget]:
        """What F6 goes through."""
        return [self.back, self.grid, *([self.side.name] if self.side.name.isVisibleTo(self) else [])]

    def _draw(self) -> None:
        theme = self._ui.theme
        size = QSize(theme.px(14), theme.px(14))
        for made, name in (
            (self.back, "arrow-left"), (self.earlier, "caret-left-bold"), (self.later, "caret-right-bold"),
        ):  # fmt: skip
            made.setIcon(icons.icon(name, theme, "text.primary", on="accent.softText"))
            made.setIconSize(size)
            made.setFixedWidth(theme.px(28))
        self._share()

    def retranslate(self) -> None:
        for made, text in (
            (self.back, self.tr("Back to the calendar")), (self.earlier, self.tr("The period before")),
            (self.later, self.tr("The next period")),
        ):  # fmt: skip
            made.setAccessibleName(text)
            made.setToolTip(text)
        self.views.tell([self.tr("Month"), self.tr("Week")], self.tr("View"))
        if self.changes.first != date.min:
            self._lay()
        self._name_accept()
