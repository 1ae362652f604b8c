"""The sheet of hours as a widget that shows: laid out from the model, painted once and kept, scrolled over the day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent, QPainter, QPaintEvent, QPixmap, QRegion, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from smdesk.core.goodtimes import GoodTimes
from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar import hourlayout, hourscene
from smdesk.ui.calendar.chips import DIM
from smdesk.ui.calendar.frames import outline
from smdesk.ui.calendar.goodlegend import GoodLegend
from smdesk.ui.calendar.hourcard import HourCards
from smdesk.ui.calendar.hourcursor import MORNING, Cursor
from smdesk.ui.calendar.hourhead import HourHead, lines
from smdesk.ui.calendar.hourpaint import Scene, ScenePainter, Slot
from smdesk.ui.calendar.hourpicture import HourPicture
from smdesk.ui.calendar.hoursheet import GUTTER, Bundle, Card, Sheet
from smdesk.ui.calendar.hourslaid import HoursLaid, LaidHours
from smdesk.ui.calendar.model import CalendarModel, EntryKey, key
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.goodtimes import GoodHours
from smdesk.ui.kit.thumbs import Thumbs

#: The gutter where hours are written as `12:42 pm`, in pixels at 100 %.
GUTTER_12H = 66


class HourView(QAbstractScrollArea):
    """Shows what the model has of some days, with the place that the keys are at."""

    def __init__(self, ui: Ui, model: CalendarModel, thumbs: Thumbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui, self._model = ui, model
        self._cards = HourCards(model, thumbs)
        self._painter = ScenePainter(ui, self._cards)
        self._first, self._days = model.today, 7
        self.onward = True  # the way that was turned last
        self._laid: LaidHours | None = None
        self._hours = HoursLaid(self, model, self._painter)
        self.picture = HourPicture(self, self._hours)
        self._placed = False  # scrolled to the morning once
        self.show_slots = self.show_good = True
        self.good = GoodHours(ui, self)
        self.legend = GoodLegend(self.good, ui.theme, self.viewport())
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._place_legend())
        self.carried: frozenset[EntryKey] = frozenset()  # what has left its place for now
        self.copying = False  # it has not: a copy would be let go
        self.spot = Cursor(model)
        self.spot.to_time(hourlayout.at(self._first, MORNING))
        self.head = HourHead(ui, self)
        self._build()
        self._minute = QTimer(self, singleShot=True)
        self._minute.timeout.connect(self._next_minute)
        model.changed.connect(self._changed)
        model.sifted.connect(self._changed)
        model.beside.connect(self._plan_ahead)
        model.marked.connect(self._changed)
        model.selection_changed.connect(self.viewport().update)
        thumbs.came.connect(self._picture_came)
        ui.theme.changed.connect(self._anew)
        self.good.changed.connect(self.rebuild)

    def _build(self) -> None:
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", False)  # the cursor is drawn on the sheet
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Hours of the calendar"))

    # -- showing ------------------------------------------------------------------------------------------------

    @property
    def scene(self) -> Scene:
        """What stands on the sheet now."""
        return self.laid.scene

    @property
    def laid(self) -> LaidHours:
        """The same, with its picture once that is painted."""
        if self._laid is None:
            self.rebuild()
        assert self._laid is not None
        return self._laid

    @property
    def current(self) -> CalendarEntry | None:
        """The post that the keys are on."""
        return self.spot.entry

    def entries(self) -> list[CalendarEntry]:
        """Every post on the sheet, by time."""
        days = (self._first + timedelta(days=number) for number in range(self._days))
        return [entry for day in days for entry in self._model.entries_on(day)]

    def current_number(self) -> int:
        """The number of the current post among them; -1 for none."""
        entry = self.current
        return self.entries().index(entry) if entry is not None else -1

    def chosen_keys(self) -> frozenset[EntryKey]:
        """The posts that are chosen."""
        return self._model.selected

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        return self._first, self._first + timedelta(days=self._days - 1)

    def show_days(self, first: date, days: int, cursor: date | None = None) -> None:
        """Show so many days from the first on, the cursor on one of them; the hours in view stay the same."""
        self.onward = first >= self._first
        self._first, self._days = first, days
        if cursor is not None:
            self.spot.to_day(cursor)
        elif not first <= self.spot.day <= self.days[1]:
            today = self._model.today
            day = today if first <= today <= self.days[1] else first
            self.spot.to_day(day)
        self.rebuild()

    def go(self, day: date) -> None:
        """Put the cursor on a day that shows."""
        self.spot.to_day(day)
        self.viewport().update()

    def rebuild(self) -> None:
        """Lay everything out anew."""
        sheet = self.sheet_of(self._first, self._first + timedelta(days=self._days))
        self._laid = self._hours.now(sheet, self._good_times())
        scene = self._laid.scene
        if self._days == 1:
            self._cards.forget()  # wide cards tell the text, which chips are not kept by
        strip = hourscene.ribbons(self._model, scene)
        self.setViewportMargins(0, self.head.height_of(lines(strip)), 0, 0)
        self.head.tell(sheet, hourscene.heads(self._model, scene), strip, scene.now.date())
        self._fit()
        self._repaint()

    def sheet_of(self, first: date, end: date) -> Sheet:
        """The sheet of days up to, but not, another, as wide as the view."""
        gutter = GUTTER_12H if self._ui.language.twelve_hours else GUTTER
        return Sheet(self._ui.theme, first, (end - first).days, self.viewport().width(), gutter)

    def _anew(self) -> None:
        """Other colours, sizes or words: what was made ahead looks different too."""
        self._hours.forget()
        self.rebuild()

    def _good_times(self) -> GoodTimes | None:
        """Those of the clients in view, where they are wanted."""
        found = self.good.of(*self._model.clients_in_view()) if self.show_good else None
        self.legend.tell(found)
        return found

    def _changed(self) -> None:
        """Other posts; while another view shows, or other days are about to, that can wait."""
        if self.isVisible() and self._model.start == self._first:
            self.rebuild()
        else:
            self._laid = None
            self._repaint()

    def _fit(self) -> None:
        bar, view = self.verticalScrollBar(), self.viewport()
        height = self.scene.sheet.height
        bar.setRange(0, max(0, height - view.height()))
        bar.setPageStep(view.height())
        bar.setSingleStep(self.scene.sheet.hour // 2)
        self._place_legend()
        self.head.setGeometry(0, 0, view.width(), self.viewportMargins().top())
        if not self._placed and view.height() > 0 and self.isVisible():
            self._placed = True
            bar.setValue(self.scene.sheet.y(MORNING) - self._ui.theme.px(8))

    def _place_legend(self) -> None:
        if self._laid is not None and not self.legend.isHidden():
            around = self.viewport().rect().adjusted(self.scene.sheet.gutter, 0, 0, 0)
            self.legend.place(around, (self.on_view(card.rect) for card in self.scene.cards))

    def _repaint(self) -> None:
        self.picture.forget()
        self.viewport().update()

    def _picture_came(self, sha256: str) -> None:
        """Paint the cards anew that show it; the others stay as they are."""
        self._hours.drop(sha256)
        changed = {number for number, card in enumerate(self.scene.cards) if card.entry.thumb == sha256}
        if changed & self.scene.dim:  # what lets through cannot be painted over itself
            self.laid.picture = None
            self._repaint()
        elif changed:
            self.picture.repaint(changed)

    def _next_minute(self) -> None:
        """The line of the present moves on; with midnight the days look different."""
        if self._first <= self._model.today <= self.days[1]:
            self.rebuild()
        self._wait_minute()

    def _wait_minute(self) -> None:
        now = self._ui.now()
        self._minute.start(60_050 - now.second * 1000 - now.microsecond // 1000)

    # -- where things are ---------------------------------------------------------------------------------------

    def sheet_point(self, point: QPoint) -> QPoint:
        """A point of the viewport on the sheet."""
        return point + QPoint(0, self.verticalScrollBar().value())

    def on_view(self, rect: QRect) -> QRect:
        """A rectangle of the sheet on the viewport."""
        return rect.translated(0, -self.verticalScrollBar().value())

    def on_screen(self, rect: QRect) -> QRect:
        """A rectangle of the sheet on the screen."""
        shown = self.on_view(rect)
        return QRect(self.viewport().mapToGlobal(shown.topLeft()), shown.size())

    def card_at(self, point: QPoint) -> Card | None:
        """The card under a point of the viewport."""
        there = self.sheet_point(point)
        return next((card for card in reversed(self.scene.cards) if card.rect.contains(there)), None)

    def bundle_at(self, point: QPoint) -> Bundle | None:
        """The “+n” under a point of the viewport."""
        there = self.sheet_point(point)
        return next((each for each in self.scene.bundles if each.rect.contains(there)), None)

    def slot_at(self, point: QPoint) -> Slot | None:
        """The free slot under a point of the viewport."""
        there, sheet = self.sheet_point(point), self.scene.sheet
        found = (
            slot
            for slot in self.scene.slots
            if sheet.free_rect(slot.day, hourlayout.minute_of(slot.wall)).contains(there)
        )
        return next(found, None)

    def time_at(self, point: QPoint) -> datetime:
        """The wall time under a point of the viewport; exactly that of a free slot."""
        slot = self.slot_at(point)
        return slot.wall if slot is not None else self.scene.sheet.at(self.sheet_point(point))

    def rect_of(self, entry: CalendarEntry) -> QRect:
        """Where a post stands on the sheet; behind a “+n” that is its place."""
        which = key(entry)
        for card in self.scene.cards:
            if key(card.entry) == which:
                return card.rect
        for bundle in self.scene.bundles:
            if any(key(each) == which for each in bundle.entries):
                return bundle.rect
        sheet = self.scene.sheet
        return sheet.card_rect(sheet.number(entry.wall.date()), hourlayout.minute_of(entry.wall))

    @property
    def painted(self) -> bool:
        """True once every card is on the picture."""
        return self.picture.painted

    def chip_of(self, entry: CalendarEntry) -> QPixmap:
        """The card of a post as a picture."""
        look = self._cards.look(self.rect_of(entry), self.devicePixelRatioF(), tile=self.scene.tile)
        return self._cards.pixmap(entry, look)

    def draw_card(self, painter: QPainter, card: Card) -> None:
        """A card at another place than it has, on a painter whose origin is the sheet's."""
        look = self._cards.look(card.rect, self.devicePixelRatioF(), tile=self.scene.tile)
        painter.setOpacity(DIM if self._model.dim(card.entry) else 1.0)
        painter.drawPixmap(card.rect.topLeft(), self._cards.pixmap(card.entry, look))
        painter.setOpacity(1.0)

    def draw_bundle(self, painter: QPainter, bundle: Bundle) -> None:
        """A “+n” that is not on the sheet yet."""
        self._painter.bundle(painter, bundle)

    def cursor_rect(self) -> QRect:
        """Where the cursor stands on the sheet."""
        entry, sheet = self.current, self.scene.sheet
        if entry is not None:
            return self.rect_of(entry)
        return sheet.free_rect(sheet.number(self.spot.day), self.spot.minute)

    def reveal(self) -> None:
        """Scroll to the cursor."""
        rect, bar = self.cursor_rect(), self.verticalScrollBar()
        margin = self.scene.sheet.hour // 2
        if rect.top() - margin < bar.value():
            bar.setValue(rect.top() - margin)
        elif rect.bottom() + margin > bar.value() + self.viewport().height():
            bar.setValue(rect.bottom() + margin - self.viewport().height())
        self.viewport().update()

    # -- painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.drawPixmap(0, -self.verticalScrollBar().value(), self.picture.of(self.laid))
        painter.translate(0, -self.verticalScrollBar().value())
        theme, chosen = self._ui.theme, self._model.selected
        gone = frozenset() if self.copying else self.carried
        if chosen or gone:
            for card in self.scene.cards:
                if key(card.entry) in gone:
                    painter.fillRect(card.rect, theme.color("bg.canvas"))
                    outline(painter, theme, card.rect, "border.control", width=1, dashed=True)
                elif key(card.entry) in chosen:
                    outline(painter, theme, card.rect, "border.selected")
            for bundle in self.scene.bundles:
                if any(key(entry) in chosen for entry in bundle.entries):
                    outline(painter, theme, bundle.rect, "border.selected")
        if self.hasFocus() and not self.carried:
            self._draw_cursor(painter)

    def _draw_cursor(self, painter: QPainter) -> None:
        """Around the post; on a free time behind what stands there and as wide as the day, for all to be read."""
        sheet, rect = self.scene.sheet, self.cursor_rect().adjusted(-2, -2, 2, 2)
        if self.current is not None:
            outline(painter, self._ui.theme, rect, "accent.focus")
            return
        day, scene = sheet.number(self.spot.day), self.scene
        there = [card.rect for card in scene.cards if card.day == day]  # of a full week the others cost time
        there += [bundle.rect for bundle in scene.bundles if bundle.day == day]
        taken = [each for each in there if each.intersects(rect)]
        if taken:
            left, width = sheet.column(day)
            rect = QRect(left + 2, rect.top(), width - 3, rect.height())
        free = QRegion(rect)
        for each in taken:
            free -= QRegion(each)
        painter.setClipRegion(free)
        outline(painter, self._ui.theme, rect, "accent.focus", dashed=not taken)

    @property
    def sight(self) -> tuple[int, int]:
        """Where on the sheet the tops of the cards are that show, as it is scrolled."""
        top = self.verticalScrollBar().value()
        return top - self._ui.theme.px(hourlayout.CARD_PX), top + self.viewport().height()

    def _plan_ahead(self) -> None:
        """More of what is beside is in memory."""
        if self.isVisible() and self._laid is not None and self._laid.picture is not None:
            self._hours.plan(self._laid)

    # -- Qt -----------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._laid is None or self._laid.scene.sheet.width != self.viewport().width():
            self.rebuild()
        else:
            self._fit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.picture.scrolled()
        self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.rebuild()
        self._wait_minute()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()
        self._repaint()
        self._laid = None
        self._hours.forget()  # pictures as large as the window, soon made again
        self._cards.rest()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Hours of the calendar"))
            self._cards.forget()
            self._anew()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
