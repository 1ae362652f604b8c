"""The top of the calendar: the period and the ways through it, four ways to look, filters, layers, a new post."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from smdesk.ui.calendar.filters import FilterMenus
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.calendar.parcel import MIME
from smdesk.ui.calendar.periods import View
from smdesk.ui.kit import icons
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.widgets import Page, button, fit_bold, frame, label, restyle, row

#: Widths of the window below which filters are icons (SCREENS 7).
ICONS = 1240
#: Pixels between two things of the header, and those of its ends and its wider gaps.
_GAP, _ENDS, _MORE = 8, (20, 16), 3 * 8


class TurnButton(QPushButton):
    """An arrow that also turns the page when something is carried over it for a moment."""

    turned = Signal()

    def __init__(self, delay_ms: int, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "ghost")
        self.setAcceptDrops(True)
        self.clicked.connect(self.turned)
        self._timer = QTimer(self, interval=delay_ms)  # goes on turning while it is held there
        self._timer.timeout.connect(self.turned)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            self._timer.start()
            self.setDown(True)
            event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._stop()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._stop()
        event.ignore()  # an arrow is no place to stay

    def _stop(self) -> None:
        self._timer.stop()
        self.setDown(False)


class CalendarHeader(Page):
    """`chosen` a view, `turned` by so many periods, `to_today`, `tray` shown or not, `wanted_new` for the button."""

    chosen = Signal(object)
    turned = Signal(int)
    to_today = Signal()
    tray = Signal(bool)
    wanted_new = Signal()

    def __init__(self, model: CalendarModel) -> None:
        super().__init__()
        self._model = model
        self._make_period()
        self._make_views()
        self._make_filters()
        self.ideas = button("icon", None, name="ideas-toggle")
        self.ideas.setCheckable(True)
        self.ideas.toggled.connect(self.tray)
        self.ideas.toggled.connect(self.draw_ideas)
        self.new = button("primary", self.wanted_new.emit, name="new-post")
        bar = self._bar = frame("line", "head", QHBoxLayout)
        bar.layout().addLayout(  # type: ignore[union-attr]
            row(
                self.title, 6, self._ways, 4, self.week, None, self.count,
                self._segments, 4, self.channels, self.statuses, self.pillars, self.campaigns, self.filters,
                self.layers, self.ideas,
                self.new, spacing=_GAP,
            )
        )  # fmt: skip
        self.setLayout(row(bar, spacing=0))
        model.ui.theme.changed.connect(self._draw)
        model.changed.connect(self.tell_filters)
        model.sifted.connect(self.tell_filters)
        model.marks.read.connect(self._fit)
        self._narrow = self._tight = False
        self._usual: tuple[str, ...] = ()  # what the view is called all through its year
        self._longest = 0  # pixels of the longest of them
        self._lengths: dict[tuple[str, ...], int] = {}  # of the longest of such words, in the present letters
        self._roomy = False  # all in words, for the longest of them: another title moves nothing
        self._laid: object = None  # what the room was last shared out for
        self._draw()
        self.retranslate()

    def _make_period(self) -> None:
        """Which one shows, and the ways to others."""
        theme = self._model.ui.theme
        self._least = theme.px(110)
        self.title = Elided("title1", self._least)
        self.title.setObjectName("period")
        delay = theme.ms("dragHoverOpen")
        self.back, self.forward = TurnButton(delay, "period-back"), TurnButton(delay, "period-forward")
        self.back.turned.connect(lambda: self.turned.emit(-1))
        self.forward.turned.connect(lambda: self.turned.emit(1))
        for made in (self.back, self.forward):
            made.setFixedWidth(theme.px(28))
        self.week = label("secondary", name="period-week")  # its number
        self.today = button("", self.to_today.emit, size="sm", name="period-today")
        self._ways = QWidget()
        self._ways.setLayout(row(self.back, self.today, self.forward, spacing=2))

    def _make_views(self) -> None:
        self.views = {view: self._view_button(view) for view in View}
        self._segments = segments = frame("role", "segments", QHBoxLayout)
        segments.layout().addLayout(row(*self.views.values(), spacing=0, margins=(1, 1, 1, 1)))  # type: ignore[union-attr]
        segments.setFixedHeight(self._model.ui.theme.px("control"))
        segments.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _make_filters(self) -> None:
        """What narrows the view, how much it leaves, and the layers."""
        self.count = label("small", name="filter-count")
        self.menus = FilterMenus(self._model, self)
        self.filters = button("", None, name="filters")  # all of them in one, where there is little room
        self.channels = self._menued("filter-channels", self.menus.channels)
        self.statuses = self._menued("filter-status", self.menus.statuses)
        self.pillars = self._menued("filter-pillars", self.menus.pillars)
        self.campaigns = self._menued("filter-campaigns", self.menus.campaigns)
        self.layers = self._menued("layers", self.menus.layers)
        self.filters.setMenu(self.menus.all)
        self.filters.setProperty("menued", "icon")

    def _view_button(self, view: View) -> QPushButton:
        made = button("segment", partial(self.chosen.emit, view), name=f"view-{view.value}")
        made.setCheckable(True)
        made.setAutoExclusive(True)
        return made

    def _menued(self, name: str, menu: QMenu) -> QPushButton:
        made = button("", None, name=name)
        made.setProperty("menued", "true")
        made.setProperty("quiet", True)
        made.setMenu(menu)
        return made

    def set_narrow(self, *, narrow: bool) -> None:
        """Filters as one icon, in a narrow window."""
        self._narrow = narrow
        self._fit()

    @property
    def tight(self) -> bool:
        """True while the filters are one icon: in a narrow window, and where the words would not fit beside others."""
        return self._narrow or self._tight

    def open_filters(self) -> None:
        """All of them in one menu, as the keys ask for it."""
        under = self.filters if self.filters.isVisible() else self.channels
        self.menus.all.popup(under.mapToGlobal(QPoint(0, under.height())))

    def tell(self, view: View, title: str, week: int | None, usual: tuple[str, ...] = ()) -> None:
        """Which view of which period shows, and the number of its week; `usual`: what others of its year are called."""
        if usual is not self._usual:
            before, self._usual = self._longest, usual
            self._measure()
            self._roomy = self._roomy and self._longest == before
        number = self.tr("Week %1").replace("%1", str(week)) if week is not None else ""
        alike = self._roomy and len(number) == len(self.week.text())
        self.title.setText(title)
        self.week.setText(number)
        self.views[view].setChecked(True)
        if not alike or self.title.sizeHint().width() > self.title.minimumWidth():
            self._fit()

    def tell_filters(self) -> None:
        """How much the filters leave, and whether they do."""
        given, active = self._model.filters, self._model.filters.active
        if active:
            told = self.tr("%1 of %2").replace("%1", str(self._model.fitting()))
            self.count.setText(told.replace("%2", str(len(self._model.all_entries()))))
        for made, on in (
            (self.channels, given.channels), (self.statuses, given.statuses), (self.pillars, given.pillars),
            (self.campaigns, given.campaigns), (self.filters, active),
        ):  # fmt: skip
            if made.property("active") != bool(on):
                made.setProperty("active", bool(on))
                made.style().unpolish(made)
                made.style().polish(made)
        laid = (active, self.count.text(), bool(self._model.pillars))
        if laid != self._laid:  # nothing else of it takes more or less room
            self._laid = laid
            self._fit()

    # -- room ---------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Everything in words where there is room for it: first the number of the week goes, then the words."""
        active, pillars = self._model.filters.active, bool(self._model.pillars)
        self._say_layers(" " + self.tr("Layers"))
        self.title.setMinimumWidth(self._least)
        ideas = not self._narrow or self.ideas.isChecked()  # else the tab at the edge opens them
        always = [self.title, self._ways, self._segments, self.layers, self.new, *([self.ideas] if ideas else [])]
        always += [self.count] if active else []
        campaigns = bool(self._model.marks.every_campaign())
        some = [*always, self.channels, self.statuses]  # the others in one menu beside them
        full = [*some, *([self.pillars] if pillars else []), *([self.campaigns] if campaigns else [])]
        self.new.setText(" " + self.tr("New post"))
        room = self.width() - sum(map(self._model.ui.theme.px, _ENDS)) - _MORE
        whole = self._wide(full) <= room
        self._tight = not whole and self._wide([*some, self.filters]) > room
        if self.tight:
            self._say_layers("")
            if self._wide([*always, self.filters]) > room:
                self.new.setText("")  # its plus is known; the title is cut last
        rest = room - self._wide([*always, self.filters] if self.tight else full if whole else [*some, self.filters])
        for made, shown in (
            (self.ideas, ideas), (self.channels, not self.tight), (self.statuses, not self.tight),
            (self.pillars, pillars and whole and not self.tight), (self.filters, self.tight or not whole),
            (self.campaigns, campaigns and whole and not self.tight), (self.count, active),
            (self.week, bool(self.week.text()) and self._wide([self.week]) <= rest),
        ):  # fmt: skip
            if made.isVisibleTo(self) != shown:
                made.setVisible(shown)
        self._roomy = whole and not self.tight
        self._keep_arrows(rest - (self._wide([self.week]) if self.week.isVisibleTo(self) else 0))

    def _keep_arrows(self, spare: int) -> None:
        """The arrows stay below the pointer from month to month: room for the longest title, where nothing else needs
        it.
        """
        now = self.title.sizeHint().width()
        extra = self._longest - self.title.fontMetrics().horizontalAdvance(self.title.text())
        self.title.setMinimumWidth(max(self._least, min(now + extra, now + spare)))

    def _measure(self) -> None:
        if self._usual not in self._lengths:
            metrics = self.title.fontMetrics()
            self._lengths[self._usual] = max((metrics.horizontalAdvance(text) for text in self._usual), default=0)
        self._longest = self._lengths[self._usual]

    def _say_layers(self, words: str) -> None:
        """In words with a caret, or the icon alone."""
        self.layers.setText(words)
        restyle(self.layers, "menued", "true" if words else "icon")

    @staticmethod
    def _wide(widgets: Sequence[QWidget]) -> int:
        """How wide these are beside each other."""
        return sum(max(made.minimumWidth(), made.sizeHint().width()) + _GAP for made in widgets)

    def _draw(self) -> None:
        self._lengths.clear()
        self._measure()
        theme = self._model.ui.theme
        size = QSize(theme.px(14), theme.px(14))
        self._fit_views()
        left, right = map(theme.px, _ENDS)
        self._bar.setFixedHeight(theme.px("header"))
        self._bar.layout().setContentsMargins(left, 0, right, 0)  # type: ignore[union-attr]
        for made, name in (
            (self.back, "caret-left-bold"), (self.forward, "caret-right-bold"), (self.filters, "funnel-simple"),
            (self.layers, "stack"),
        ):  # fmt: skip
            made.setIcon(icons.icon(name, theme, "text.secondary", on="accent.softText"))
            made.setIconSize(size)
        self.draw_ideas()
        self.new.setIcon(icons.icon("plus-bold", theme, "text.onAccent"))
        self.new.setIconSize(QSize(theme.px(12), theme.px(12)))

    def _fit_views(self) -> None:
        """Each is bold while it is chosen; how wide that is goes with the size of the interface."""
        theme = self._model.ui.theme
        self._segments.setFixedHeight(theme.px("control"))
        for made in self.views.values():
            fit_bold(made, theme.px(22))

    def draw_ideas(self) -> None:
        """The lamp burns while the tray is open."""
        name = "lightbulb-fill" if self.ideas.isChecked() else "lightbulb"
        self.ideas.setIcon(icons.icon(name, self._model.ui.theme, "text.primary", on="accent.softText"))
        self.ideas.setIconSize(QSize(self._model.ui.theme.px(14), self._model.ui.theme.px(14)))
        self._fit()

    def retranslate(self) -> None:
        names = {
            View.MONTH: self.tr("Month"), View.WEEK: self.tr("Week"), View.DAY: self.tr("Day"),
            View.AGENDA: self.tr("Agenda"),
        }  # fmt: skip
        for view, made in self.views.items():
            made.setText(names[view])
        self._fit_views()
        self.today.setText(self.tr("Today"))
        for made, text in (
            (self.back, self.tr("The period before")), (self.forward, self.tr("The next period")),
            (self.filters, self.tr("Filters")), (self.ideas, self.tr("Ideas")), (self.new, self.tr("New post")),
        ):  # fmt: skip
            made.setAccessibleName(text)
            made.setToolTip(text)
        for made, text in (
            (self.channels, self.tr("Channels")), (self.statuses, self.tr("Status")),
            (self.pillars, self.tr("Pillars")), (self.campaigns, self.tr("Campaigns")),
        ):  # fmt: skip
            made.setText(text)
        self.layers.setAccessibleName(self.tr("Layers"))
        self.layers.setToolTip(self.tr("Layers"))
        self.menus.fill()
        self._laid = None
        self.tell_filters()
