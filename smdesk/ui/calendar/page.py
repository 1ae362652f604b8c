"""The calendar page: header, mix, the view that was chosen, and the tray of ideas, over one model."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar import goto, pageactions, parcel, periods
from smdesk.ui.calendar.acts import CalendarActs
from smdesk.ui.calendar.dragtip import DragTip
from smdesk.ui.calendar.findbar import FindBar
from smdesk.ui.calendar.header import ICONS, CalendarHeader
from smdesk.ui.calendar.keydateacts import KeyDateActs
from smdesk.ui.calendar.mix import MixMeter
from smdesk.ui.calendar.model import CalendarModel, key
from smdesk.ui.calendar.panes import Panes
from smdesk.ui.calendar.parcel import Parcel
from smdesk.ui.calendar.periods import View
from smdesk.ui.calendar.planacts import PlanActs
from smdesk.ui.calendar.popups import Popups
from smdesk.ui.calendar.sent import Sent
from smdesk.ui.calendar.seriesacts import SeriesActs
from smdesk.ui.calendar.sieve import Filters
from smdesk.ui.calendar.tray import EdgeTab, IdeaTray
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.banner import Banner, Notice
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.postacts import PostActs
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import Page, column, surface

#: Windows lower than this have a meter of one line (SCREENS 7).
LOW = 760


class CalendarPage(Page):
    """`asked` for another page with a `Place`; `said` what was done and whether it can be undone."""

    asked = Signal(object)
    said = Signal(str, bool)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._kept = QSettings("smdesk", "calendar")
        self.model = CalendarModel(ui, self)
        self.thumbs = Thumbs(ui, self)
        self.acts = CalendarActs(self.model, self)
        self.series = SeriesActs(self.model, self.acts, self)
        self.key_dates = KeyDateActs(self.model, self.acts, self)
        self.posts, self.sent = PostActs(ui, self), Sent(ui, self)
        self.tip = DragTip(self.model, self.acts, self)
        self.header = CalendarHeader(self.model)
        self.finder = FindBar(self.model)
        self.mix = MixMeter(self.model)
        self.panes = Panes(self.model, self.thumbs, self.acts, self.tip)
        self.month = self.panes.month
        self.tray = IdeaTray(self.model, self.acts, self.tip)
        self.edge = EdgeTab(self.model)
        self.problem = Banner(ui.theme, self)
        self.popups = Popups(self)
        self.day = self.model.today  # that was asked for last; the keyboard may be on another since: `panes.day`
        self._tray_wish = self._kept.value("tray", True, bool) is True
        self._narrow: bool | None = None
        surface(self, "canvas")
        self._build()
        self._connect()
        self._follow_layers()
        kept = str(self._kept.value("view", View.MONTH.value))
        self.show_view(View(kept) if kept in set(View) else View.MONTH, self.day)

    def _build(self) -> None:
        body = QWidget()
        line = QHBoxLayout(body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for each in (self.panes.stack, self.tray, self.edge):
            line.addWidget(each)
        line.setStretch(0, 1)
        content, inner = QWidget(), column(self.header, self.finder, self.problem, self.mix, body, spacing=0)
        inner.setStretch(4, 1)
        content.setLayout(inner)
        self.plans = PlanActs(self, content)
        self.setLayout(column(self.plans.stack, spacing=0))
        self.tip.preview, self.tip.left = self.mix.preview, lambda: self.mix.show_preview(None)

    def _connect(self) -> None:
        header, panes = self.header, self.panes
        header.chosen.connect(self.show_here)
        header.turned.connect(self.turn)
        header.to_today.connect(lambda: self.go(self.model.today))
        header.tray.connect(self.show_tray)
        header.wanted_new.connect(lambda: self.new(panes.first_time(max(panes.day, self.model.today))))
        header.menus.shown.changed.connect(self._follow_layers)
        self.finder.left.connect(lambda: panes.keys.setFocus())
        panes.opened.connect(self.open_entry)
        panes.peeked.connect(self.popups.peek_at)
        panes.wanted_new.connect(self.new)
        panes.menu.connect(self.popups.menu)
        panes.more.connect(self.popups.rest_of)
        panes.turned.connect(self.turn)
        panes.went.connect(self.go)
        panes.day_wanted.connect(lambda day: self.show_view(View.DAY, day))
        panes.asked.connect(self.asked)
        self.edge.opened.connect(lambda: self.show_tray(on=True))
        self.tray.list.opened.connect(lambda idea: self.asked.emit(Place("composer", row=idea.post_id)))
        self.tray.list.placed.connect(lambda what: self.acts.put(what, max(panes.day, self.model.today)))
        self.tray.list.menu.connect(self.popups.idea_menu)
        self.tray.upcoming.wanted.connect(lambda each, day: self.key_dates.idea(each, day, self.tray.whose()))
        self.tray.upcoming.asked_new.connect(lambda: self.key_dates.ask_new(max(panes.day, self.model.today)))
        self.key_dates.asked.connect(self.asked)
        self.series.asked.connect(self.asked)
        for each in (self.acts, self.posts, self.sent):
            each.said.connect(self._say)
            each.failed.connect(self.tell_problem)
        self.model.changed.connect(self._told)
        self.model.begins.connect(lambda: self.go(self.day))
        self.tray.ideas.told.connect(self._count_ideas)
        self.month.moved.connect(lambda: self.mix.tell_day(self.month.day))

    @property
    def view(self) -> View:
        """The view that shows."""
        return self.panes.view

    # -- where in time ------------------------------------------------------------------------------------------

    def show_view(self, view: View, day: date) -> None:
        """A view of a day."""
        if view is not self.view:
            self._kept.setValue("view", view.value)
        self.day = day
        before, after = (self.model.range_of(view, periods.turn(view, day, steps)) for steps in (-1, 1))
        self.model.load(*self.model.range_of(view, day), (after, before))
        self.panes.show(view, day)
        self._entitle()
        self._told()

    def show_here(self, view: View) -> None:
        """Another view of the day that the keyboard is on."""
        day = self.panes.day if view is not self.view else self.day
        self.show_view(view, day if self.model.start <= day < self.model.end else self.day)
        self.panes.keys.setFocus()

    def shows(self, view: View) -> bool:
        """True while this view shows."""
        return self.view is view

    def go(self, day: date) -> None:
        """The same view of another day."""
        self.show_view(self.view, day)

    def turn(self, steps: int) -> None:
        """The period so many later."""
        self.go(periods.turn(self.view, self.day, steps))

    def ask_day(self) -> None:
        """Ask for a date and go there."""
        goto.ask(self, self._ui, self.day, self.go)

    # -- acting -------------------------------------------------------------------------------------------------

    def new(self, local: datetime) -> None:
        """A new post at a wall time."""
        self.asked.emit(Place("composer", client=self._ui.scope.client, local=local))

    def new_here(self) -> None:
        """A new post on the day that the keyboard is on."""
        self.new(self.panes.first_time(self.panes.day))

    def new_idea(self) -> None:
        """Into the field for ideas."""
        self.show_tray(on=True)
        self.tray.field.setFocus()

    def open_entry(self, entry: CalendarEntry) -> None:
        """A post in the composer; of a series it is asked first how much of it is meant."""
        if entry.recurs and parcel.coming(entry):
            self.series.ask_open(entry)
            return
        self.asked.emit(Place("composer", row=entry.post_id))

    def show_publication(self, entry: CalendarEntry) -> None:
        """Its publication with its history."""
        self.asked.emit(Place("publish", row=entry.items[0].id))

    def _parcel(self) -> Parcel | None:
        chosen = self.model.chosen()
        entry = self.panes.entry
        if not chosen:
            return None
        return parcel.parcel(chosen, entry if entry in chosen else chosen[0])

    def ask_move(self) -> None:
        """Ask where what is chosen goes."""
        what = self._parcel()
        if what is not None:
            self.acts.ask_move(what)

    def ask_copy(self) -> None:
        """Ask where a copy of what is chosen goes."""
        what = self._parcel()
        if what is not None:
            self.acts.ask_move(what, copy=True)

    def lay_aside(self) -> None:
        """What is chosen, back to the ideas."""
        self.acts.lay_aside(each.post_id for each in self.model.chosen())

    def delete(self) -> None:
        """What is chosen, away; of a series it is asked first how much of it is meant."""
        if not self.series.asks_before_deleting(self.model.chosen()):
            self.acts.delete(each.post_id for each in self.model.chosen())

    def paste(self) -> None:
        """What is on the clipboard, on the day that the keyboard is on."""
        self.acts.paste(self.panes.day)

    def choose_day(self) -> None:
        """All posts of the day that the keyboard is on; in the list all that it shows."""
        if self.view is View.AGENDA:
            self.panes.agenda.view.selectAll()
            return
        self.model.select([key(each) for each in self.model.entries_on(self.panes.day)])

    def clear_filters(self) -> None:
        """Nothing left out."""
        self.model.filters = Filters()

    # -- saying -------------------------------------------------------------------------------------------------

    def _say(self, text: str, can_undo: bool) -> None:
        self.problem.tell(None)
        self.said.emit(text, can_undo)

    def tell_problem(self, error: Exception) -> None:
        """Say on the page why something was not done."""
        told = sentence(error, self._ui.language.words)
        close = (self.tr("Close"), lambda: self.problem.tell(None))
        self.problem.tell(Notice("danger", told.what, " ".join(part for part in (told.why, told.do) if part), (close,)))
        self.model.reload()

    def _told(self) -> None:
        """The model has something else to show; figures wait for all of it."""
        first, end = self.model.start, self.model.end
        if self.view is View.MONTH:
            first = self.day.replace(day=1)
            end = periods.months(first, 1)
        if self.model.waiting:
            self.mix.wait(first, end)
        else:
            self.mix.tell(first, end, self.panes.day)

    def _count_ideas(self) -> None:
        self.edge.tell(self.tr("Ideas %1").replace("%1", str(self.tray.count or "")).strip())

    def _follow_layers(self) -> None:
        shown, month = self.header.menus.shown, self.month
        month.narrow_weekends, month.small = shown.shows("narrow"), shown.shows("compact")
        self.model.marks.show_dates, self.model.marks.show_campaigns = shown.shows("dates"), shown.shows("campaigns")
        self.model.marks.show_ads, self.model.marks.show_contests = shown.shows("ads"), shown.shows("contests")
        self.panes.show_good(on=shown.shows("good"))
        self.panes.show_slots(on=shown.shows("slots"))
        self.model.marked.emit()
        month.reset()

    # -- the tray -----------------------------------------------------------------------------------------------

    def show_tray(self, on: bool) -> None:
        """Open or fold the tray; remembered where there is room for it."""
        if not self._narrow:
            self._tray_wish = on
            self._kept.setValue("tray", on)
        self._set_tray(on=on)

    def toggle_tray(self) -> None:
        """The other way."""
        self.show_tray(not self.tray_shown())

    def tray_shown(self) -> bool:
        """True while the tray is open."""
        return self.tray.isVisibleTo(self)

    def _set_tray(self, *, on: bool) -> None:
        self.tray.setVisible(on)
        self.edge.setVisible(not on and bool(self._narrow))
        self.header.ideas.blockSignals(True)
        self.header.ideas.setChecked(on)
        self.header.ideas.blockSignals(False)
        self.header.draw_ideas()

    # -- the window ---------------------------------------------------------------------------------------------

    def actions(self) -> list[Action]:  # type: ignore[override]
        """What can be done here."""
        return pageactions.of(self)

    def refresh(self) -> None:
        """It is shown again."""
        self.model.reload()

    def arrive(self) -> None:
        """First shown."""
        self.panes.keys.setFocus()

    def visit(self, place: Place) -> None:
        """Show a day, or the next one of a key date, whose number is the row."""
        if place.client is not None:
            self._ui.scope.choose(place.client)
        day = self.key_dates.next_day(place.row) if place.row else place.local.date() if place.local else None
        if day is not None:
            self.go(day)
        self.panes.keys.setFocus()
        self.plans.do(place.detail)
        if place.detail == "keydate":
            self.key_dates.ask_new(self.panes.day)

    def here(self) -> Place:
        """What shows now."""
        return Place("calendar", local=datetime.combine(self.day, datetime.min.time()))

    def regions(self) -> list[QWidget]:
        """What F6 goes through."""
        if self.plans.planning:
            return self.plans.pane.regions()
        return [self.header.today, self.panes.keys, *([self.tray.field] if self.tray_shown() else [])]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self.model.filters.active or self.model.selected):
            if self.model.filters.active:
                self.clear_filters()
            else:
                self.model.select([])
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._measure()
        if not event.spontaneous():
            self.model.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.model.rest()
            self.panes.chips.rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        window, px = self.window(), self._ui.theme.px
        narrow = window.width() < px(ICONS)
        self.mix.set_low(low=window.height() < px(LOW))
        if narrow != self._narrow:
            self._narrow = narrow
            self.header.set_narrow(narrow=narrow)
            self._set_tray(on=self._tray_wish and not narrow)

    def retranslate(self) -> None:
        self.model.marks.outdate()  # what is told of clients without a language of their own
        self._entitle()
        self._told()
        self._count_ideas()

    def _entitle(self) -> None:
        first, locale = self.model.first_weekday, self._ui.language.locale
        week = (self.model.start + timedelta(days=3)).isocalendar().week if self.view is View.WEEK else None
        title = periods.title(self.view, self.day, self.model.today, first, locale)
        self.header.title.short = periods.short_title(self.view, self.day, first, locale)
        self.header.tell(self.view, title, week, periods.titles(self.view, self.day.year, first, locale))
