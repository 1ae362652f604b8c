"""The mix of the period against what was agreed, live while something is carried, of all channels or of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QToolTip

from smdesk.core import mix
from smdesk.core.events import DossierChanged, Event
from smdesk.core.mix import Code, Mix, Remark, Share
from smdesk.services.calendar.service import CalendarEntry
from smdesk.services.plan.mix import channels_of, goals, piece
from smdesk.services.views import PillarView
from smdesk.ui.calendar import periods
from smdesk.ui.calendar.mixpaint import MixPainter, Parts
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.calendar.parcel import Landing
from smdesk.ui.calendar.periods import View
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.mixwords import MixWords
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import Page, button, restyle

_NOTHING = Mix((), 0, ())
#: What there is to count, beside what the view shows.
SHOWN, WEEK, MONTH = "shown", "week", "month"


class _Scope(QPushButton):
    """Lies over the name that the meter paints: only a frame under the pointer is its own."""

    def __init__(self, theme: Theme, act: Callable[[], object]) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("mix-scope")
        self.clicked.connect(lambda _checked=False: act())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.underMouse() and not self.isDown():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color("border.control" if self.isDown() else "border.default"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self._theme.px(6)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()


class MixMeter(Page):
    """Hidden where the client has no pillars. `wanted`: pillars, rebalance or programme."""

    wanted = Signal(str)

    def __init__(self, model: CalendarModel) -> None:
        super().__init__()
        self._model = model
        self._shown = (date.min, date.min)  # what the view shows, of which the mix is told where nothing else is asked
        self._day = date.min
        self._first = self._end = date.min
        self._entries: tuple[CalendarEntry, ...] = ()
        self._ceiling: int | None = None
        self._of: int | None = None  # whose ceiling it is
        self._preview: tuple[Share, Share] | None = None
        self._low = False
        self._known = False  # nothing is told before the days were read
        self.words = MixWords(model.ui, self.name_of, self)
        self._painter = MixPainter(model.ui, self.words)
        self.mix = _NOTHING
        self.period = SHOWN
        self.channel: int | None = None
        self.setObjectName("mix")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.scope = _Scope(model.ui.theme, self._show_menu)
        self.balance = button("link", lambda: self.wanted.emit("rebalance"), size="sm", name="mix-balance")
        for made in (self.scope, self.balance):
            made.setParent(self)
        model.ui.theme.changed.connect(self._lay)
        model.ui.scope.changed.connect(self._other_client)
        model.ui.bridge.heard.connect(self._hear)
        self._name()

    # -- what it says -------------------------------------------------------------------------------------------

    def tell(self, first: date, end: date, day: date) -> None:
        """Count the posts from a day up to, but not, another; `day` is the one that the keyboard is on."""
        pillars = self._pillars()
        self.setVisible(bool(pillars))
        self._shown, self._day = (first, end), day
        if not pillars:
            self.mix, self._entries = _NOTHING, ()
            return
        self._known = not self._model.waiting
        if not self._known:
            self.wait(first, end)
            return
        self._first, self._end = self._span()
        self._entries = tuple(each for each in self._read() if self._counts(each))
        client = self._model.ui.scope.client
        if client is not None and self._of != client:
            self._ceiling, self._of = self._model.ui.runtime.mix.ceiling(client), client
        self.mix = mix.measure(map(piece, self._entries), goals(pillars), self._ceiling)
        self.setAccessibleName(self.tr("Content mix"))
        self.setAccessibleDescription(self.spoken())
        self._lay()

    def wait(self, first: date, end: date) -> None:
        """Other days, or those of another client, are being read: until they are there nothing is told of them."""
        if self._known and (first, end) == self._shown:
            return
        self._known, self._shown = False, (first, end)
        self.setVisible(bool(self._pillars()))
        self.mix, self._entries = _NOTHING, ()
        self.setAccessibleDescription("")
        self._lay()

    def tell_day(self, day: date) -> None:
        """The keyboard is on another day: another week, where weeks are counted."""
        if self.period == WEEK and not self.isHidden():
            self.tell(*self._shown, day)

    def _span(self) -> tuple[date, date]:
        if self.period == WEEK:
            return self._model.range_of(View.WEEK, self._day)
        if self.period == MONTH:
            first = self._day.replace(day=1)
            return first, periods.months(first, 1)
        return self._shown

    @property
    def span(self) -> tuple[date, date]:
        """The days that are counted, from the first up to, but not, the second."""
        return self._first, self._end

    def _read(self) -> tuple[CalendarEntry, ...]:
        """What is in view already is not read again."""
        model = self._model
        if model.start <= self._first and self._end <= model.end:
            return model.all_entries()
        days = model.ui.runtime.calendar.days(self._first, self._end, model.ui.scope.client)
        return tuple(entry for day in sorted(days) for entry in days[day])

    def _counts(self, entry: CalendarEntry) -> bool:
        return self._within(entry.wall.date()) and (self.channel is None or self.channel in channels_of(entry))

    def _pillars(self) -> list[PillarView]:
        client = self._model.ui.scope.client
        return [each for each in self._model.pillars.values() if each.client_id == client]

    def _within(self, day: date) -> bool:
        return self._first <= day < self._end

    def name_of(self, pillar: int) -> str:
        """A pillar's name."""
        found = self._model.pillars.get(pillar)
        return found.name if found is not None else ""

    def spoken(self) -> str:
        """The mix as a sentence."""
        told = self.words.spoken(self.mix, self._model.count_words(len(self._entries)))
        return f"{self.told_scope()}. {told}" if self.told_scope() else told

    def remark(self) -> Remark | None:
        """What is out of balance, else what is missing."""
        missing = (each for each in self.mix.remarks if each.code in {Code.MISSING, Code.GOALS_SUM})
        return self.mix.warning or next(missing, None)

    def warning(self) -> str:
        """What is out of balance; "" for nothing."""
        found = self.mix.warning
        return self.words.short(found) if found is not None else ""

    # -- carrying -----------------------------------------------------------------------------------------------

    def preview(self, landing: Landing) -> str:
        """Show what letting go would make of the mix, and say it; "" where it stays."""
        pillars = self._pillars()
        if not pillars or self._model.ui.scope.client is None:
            return ""
        after = self._after(landing)
        found = mix.change(self.mix.shares, after.shares, [item.pillar_id for item, _ in landing.places])
        self.show_preview(found)
        told = []
        if found is not None:
            words = self.tr("%1 goes from %2 to %3.").replace("%1", self.name_of(found[0].goal.pillar))
            words = words.replace("%2", str(found[0].percent))
            told.append(words.replace("%3", self.words.percent(found[1].percent)))
        rows = [sum(each.code is Code.IN_A_ROW for each in one.remarks) for one in (self.mix, after)]
        if rows[1] > rows[0]:
            told.append(self.tr("It makes the third promotion in a row."))
        return " ".join(told)

    def _after(self, landing: Landing) -> Mix:
        """The mix as it would be."""
        leaving = Counter[tuple[int, object]]()
        pieces = []
        for item, wall in landing.places:
            if not landing.copies and item.wall is not None:
                leaving[item.post_id, item.wall] += 1
            if self._within(wall.date()) and self._carries(item.post_id):
                pieces.append(mix.Piece(item.post_id, wall, item.pillar_id))
        pieces += [piece(each) for each in self._entries if not leaving[each.post_id, each.wall]]
        return mix.measure(pieces, [share.goal for share in self.mix.shares], self._ceiling)

    def _carries(self, post: int) -> bool:
        """True for what the channel counts; of an idea nobody knows yet."""
        return self.channel is None or any(each.post_id == post for each in self._entries)

    def show_preview(self, found: tuple[Share, Share] | None) -> None:
        """What the mix would become, at the right of the meter."""
        if found != self._preview:
            self._preview = found
            self._lay()

    # -- what is counted ----------------------------------------------------------------------------------------

    def choose(self, period: str, channel: int | None) -> None:
        """Count another period, or one channel only."""
        self.period, self.channel = period, channel
        self.tell(*self._shown, self._day)

    def _other_client(self) -> None:
        self.channel, self._of = None, None
        if self._model.waiting:
            self._known = False
            self.wait(*self._shown)

    def _hear(self, event: Event) -> None:
        if isinstance(event, DossierChanged):
            self._of = None
            if not self.isHidden():
                self.tell(*self._shown, self._day)

    def told_scope(self) -> str:
        """`Instagram · week`; "" for all that shows."""
        chosen = self._model.channels.get(self.channel) if self.channel is not None else None
        parts = [network_name(chosen.network)] if chosen is not None else []
        parts += [self.tr("week")] if self.period == WEEK else [self.tr("month")] if self.period == MONTH else []
        return " · ".join(parts)

    def menu(self) -> QMenu:
        """What is counted, and the ways to change it."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for period, text in (
            (SHOWN, self.tr("What shows")), (WEEK, self.tr("The week")), (MONTH, self.tr("The month")),
        ):  # fmt: skip
            self._choice(menu, text, self.period == period, partial(self.choose, period, self.channel))
        menu.addSeparator()
        self._choice(menu, self.tr("All channels"), self.channel is None, partial(self.choose, self.period, None))
        for each in self._model.channels.values():
            text = f"{network_name(each.network)} {each.handle}".replace("&", "&&")
            self._choice(menu, text, self.channel == each.id, partial(self.choose, self.period, each.id))
        menu.addSeparator()
        for what, text in (
            ("rebalance", self.tr("Rebalance…")), ("pillars", self.tr("Pillars…")),
            ("programme", self.tr("Plan the month…")),
        ):  # fmt: skip
            menu.addAction(text).triggered.connect(partial(self.wanted.emit, what))
        return menu

    @staticmethod
    def _choice(menu: QMenu, text: str, on: bool, act: Callable[[], object]) -> None:
        made = menu.addAction(text)
        made.setCheckable(True)
        made.setChecked(on)
        made.triggered.connect(lambda _checked=False: act())

    def _show_menu(self) -> None:
        self.menu().popup(self.scope.mapToGlobal(QPoint(0, self.scope.height())))

    # -- painting -----------------------------------------------------------------------------------------------

    def set_low(self, *, low: bool) -> None:
        """One line, where there is little room."""
        self._low = low
        self.setFixedHeight(self._model.ui.theme.px(34 if low else 50))
        self._lay()

    def sizeHint(self) -> QSize:
        return QSize(400, self._model.ui.theme.px(34 if self._low else 50))

    def parts(self) -> Parts:
        """What is painted."""
        model, remark = self._model, self.remark()
        pillars = [model.pillars[share.goal.pillar] for share in self.mix.shares if share.goal.pillar in model.pillars]
        counted = model.count_words(len(self._entries)) if self._known else ""
        count = " · ".join(part for part in (counted, self.told_scope()) if part)
        told = self.words.short(remark) if remark is not None else ""
        return Parts(
            self.tr("Content mix"), count, self.mix.shares, tuple(pillars), told, self.mix.warning is not None,
            self._preview, self.balance.sizeHint().width() if self._balanced() else 0, self._low,
        )  # fmt: skip

    def _balanced(self) -> bool:
        return self._preview is None and self.remark() is not None and bool(self.mix.posts)

    def _lay(self) -> None:
        """Place the two buttons where the painter leaves room for them."""
        restyle(self.balance, "tone", "marker" if self.mix.warning is not None else "")
        caption, tag = self._painter.places(self.parts(), self.rect())
        self.scope.setGeometry(caption)
        self.balance.setVisible(self._balanced())
        wide = self.balance.sizeHint().width()
        px = self._model.ui.theme.px
        self.balance.setGeometry(QRect(tag.right() - wide - px(9), tag.top(), wide, tag.height()))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._painter.paint(painter, self.parts(), self.rect())
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.told() if self._known else "", self)
            return True
        return super().event(event)

    def told(self) -> str:
        """All that is to be said of the mix, a line each."""
        days = (self._end - timedelta(days=1)).toordinal() - self._first.toordinal() + 1
        lines = [self.tr("%n day(s)", "", days) + " · " + self._model.count_words(len(self._entries))]
        lines += [self.words.long(each) for each in self.mix.remarks]
        return "\n".join(lines)

    def retranslate(self) -> None:
        self._name()
        self.tell(*self._shown, self._day)

    def _name(self) -> None:
        self.scope.setAccessibleName(self.tr("Content mix: what is counted"))
        self.scope.setToolTip(self.tr("Content mix: what is counted"))
        self.balance.setText(self.tr("Rebalance…"))
