"""Week and day: posts on a sheet of hours, moved with mouse or keys, at the time on the wall of their own client.

With all clients in view the sheet has no single clock: each post stands at its own client's wall time, which is what
was agreed with that client and what the month shows; a line above the hours says so where the clients' zones differ.
The line of the present is then that of this computer.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar import hourlayout, hourspoken, tips
from smdesk.ui.calendar.hourkeys import HourKeys
from smdesk.ui.calendar.hourpaint import change_note
from smdesk.ui.calendar.hoursheet import Bundle, Card
from smdesk.ui.calendar.hourview import HourView
from smdesk.ui.calendar.model import CalendarModel, EntryKey, Selecting, key
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.thumbs import Thumbs

#: Pixels at 100 % after which a press becomes a drag.
FAR = 6
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class HourGrid(HourView):
    """Whatever is to be done leaves as a signal; only choosing goes to the model at once."""

    opened = Signal(object)  # CalendarEntry
    peeked = Signal(object, QRect)  # CalendarEntry, its place on the screen
    dragged = Signal(object, QPoint)  # CalendarEntry, where on its card the pointer is
    moved = Signal(list)  # of (CalendarEntry, datetime)
    new_at = Signal(object)  # datetime
    menu_at = Signal(object, object, QPoint)  # CalendarEntry or None, datetime, place on the screen
    day_wanted = Signal(object)  # date: show it alone
    turned = Signal(int)  # an arrow went before the first day (-1) or past the last (1)

    def __init__(self, ui: Ui, model: CalendarModel, thumbs: Thumbs, parent: QWidget | None = None) -> None:
        hourspoken.install()  # first: whoever listens asks as soon as there is a name
        super().__init__(ui, model, thumbs, parent)
        self._grip: tuple[Card, QPoint] | None = None  # pressed, and where
        self._held: tuple[CalendarEntry, QPoint] | None = None  # carried, and where on its card
        self._expected: EntryKey | None = None  # where the keys go when a post has arrived there
        self._keys = HourKeys(self, model)
        self._peek = QTimer(self, singleShot=True)
        self._peek.timeout.connect(self._peek_now)
        self.head.chosen.connect(self.day_wanted)

    # -- acts ---------------------------------------------------------------------------------------------------

    def open_here(self) -> None:
        """Open the post that the keys are on; a new one on an empty place."""
        if self.current is not None:
            self.opened.emit(self.current)
        else:
            self.new_at.emit(self.spot.wall)

    def peek(self) -> None:
        """Look at the post that the keys are on."""
        if self.current is not None:
            self.peeked.emit(self.current, self.on_screen(self.rect_of(self.current)))

    def move_by(self, *, days: int = 0, steps: int = 0, step: int = hourlayout.STEP) -> None:
        """Move what is chosen, else the post that the keys are on, by days or by steps of so many minutes."""
        entry = self.current
        if entry is None:
            return
        several = key(entry) in self._model.selected and len(self._model.selected) > 1
        target = hourlayout.stepped(entry.wall, steps, step) if steps else entry.wall
        target += timedelta(days=days)
        if target == entry.wall:
            return
        which = self._model.chosen() if several else (entry,)
        moves = [(each, each.wall + (target - entry.wall)) for each in which]
        self._expected = EntryKey(entry.post_id, entry.occurrence, target)
        self.moved.emit(moves)

    def go_along(self, there: EntryKey) -> None:
        """The keys go where a post will stand that is on its way, as soon as it has been read there."""
        self._expected = there
        self._arrive()

    def extend(self, entry: CalendarEntry, since: datetime) -> None:
        """Choose also everything from a time to a post."""
        low, high = sorted((since, entry.wall))
        first, last = self.days
        shown = [each for each in self._model.all_entries() if first <= each.wall.date() <= last]
        self._model.select([key(each) for each in shown if low <= each.wall <= high], Selecting.ADD)

    def all_of_day(self) -> None:
        """Choose every post of the cursor's day."""
        self._model.select([key(each) for each in self.spot.entries])

    def _changed(self) -> None:
        super()._changed()
        self._arrive()

    def _arrive(self) -> None:
        found = self._model.entry(self._expected) if self._expected is not None else None
        if found is not None:
            self._expected = None
            self.spot.to_entry(found)
            self.reveal()

    # -- keys ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._peek.stop()
        if event.isAutoRepeat() and event.modifiers() & _CTRL and self._expected is not None:
            return  # a held key carries a post no faster than it arrives
        self._expected = None
        if not self._keys.press(event):
            event.ignore()  # the page's own keys: the next period, the other views

    # -- mouse --------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._peek.stop()
        self._grip = self._expected = None
        point, plain = event.position().toPoint(), not event.modifiers() & (_CTRL | _SHIFT)
        card, bundle = self.card_at(point), self.bundle_at(point)
        if card is not None:
            self._choose(card, event)
        elif bundle is None:
            self.spot.to_time(self.time_at(point))
            if plain:
                self._model.select(())
        elif event.button() is Qt.MouseButton.LeftButton:
            self.unfold(bundle)
        self.viewport().update()

    def _choose(self, card: Card, event: QMouseEvent) -> None:
        which, since = key(card.entry), self.spot.wall
        if event.modifiers() & _CTRL:
            self._model.select((which,), Selecting.TOGGLE)
        elif event.modifiers() & _SHIFT:
            self.extend(card.entry, since)
        elif which not in self._model.selected:
            self._model.select((which,))
        self.spot.to_entry(card.entry)
        if event.button() is Qt.MouseButton.LeftButton:
            self._grip = card, event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._grip is not None:
            card, start = self._grip
            if (point - start).manhattanLength() >= self._ui.theme.px(FAR):
                self._grip = None
                self._carry(card.entry, self.sheet_point(start) - card.rect.topLeft())
            return
        hit = self.card_at(point) or self.bundle_at(point) or self.slot_at(point)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor if hit is None else Qt.CursorShape.PointingHandCursor)

    def _carry(self, entry: CalendarEntry, grip: QPoint) -> None:
        """Until whoever hears it is done with the drag, times are those of the card and not of the pointer."""
        self._held, self.carried = (entry, grip), self._model.selected | {key(entry)}
        self.viewport().update()
        try:
            self.dragged.emit(entry, grip)
        finally:
            self._held, self.carried = None, frozenset()
            self.viewport().update()

    def time_at(self, point: QPoint) -> datetime:
        if self._held is None or self.slot_at(point) is not None:
            return super().time_at(point)
        entry, grip = self._held
        sheet, there = self.scene.sheet, self.sheet_point(point)
        moved = there.y() - grip.y() - sheet.y(hourlayout.minute_of(entry.wall))
        return hourlayout.at(sheet.day(sheet.column_at(there.x())), hourlayout.dragged(entry.wall, moved, sheet.hour))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        grip, self._grip = self._grip, None
        if event.button() is not Qt.MouseButton.LeftButton or event.modifiers() & (_CTRL | _SHIFT):
            return
        point = event.position().toPoint()
        if grip is not None:
            self._model.select((key(grip[0].entry),))
            self._peek.start(QApplication.doubleClickInterval())
        elif self.card_at(point) is None and (slot := self.slot_at(point)) is not None:
            self.new_at.emit(slot.wall)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._peek.stop()
        point = event.position().toPoint()
        card = self.card_at(point)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if card is not None:
            self.opened.emit(card.entry)
        elif self.bundle_at(point) is None and self.slot_at(point) is None:
            self.new_at.emit(self.time_at(point))

    def _peek_now(self) -> None:
        if self.isVisible() and len(self._model.selected) == 1:
            self.peek()

    def unfold(self, bundle: Bundle) -> None:
        """A menu of the posts behind a “+n”; the chosen one is looked at."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for entry in bundle.entries:
            words = f"{self._ui.language.clock(entry.wall)}  {tips.title(entry)}".replace("&", "&&")
            shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self._ui.theme.px(320))
            menu.addAction(shown).triggered.connect(partial(self._look_at, entry))
        menu.popup(self.on_screen(bundle.rect).bottomLeft())

    def _look_at(self, entry: CalendarEntry, _checked: bool = False) -> None:
        self.spot.to_entry(entry)
        self._model.select((key(entry),))
        self.peek()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.menu_at.emit(self.current, self.spot.wall, self.on_screen(self.cursor_rect()).center())
            return
        card = self.card_at(event.pos())
        if card is None:
            self.menu_at.emit(None, self.time_at(event.pos()), event.globalPos())
            return
        if key(card.entry) not in self._model.selected:
            self._model.select((key(card.entry),))
        self.menu_at.emit(card.entry, card.entry.wall, event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text, rect = self.tip_at(event.pos())
            if text:
                QToolTip.showText(event.globalPos(), text, self.viewport(), self.on_view(rect))
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._peek.stop()

    # -- words --------------------------------------------------------------------------------------------------

    def said(self, entry: CalendarEntry) -> str:
        """A post as a sentence."""
        return tips.spoken(self._model, entry)

    def tell_place(self) -> None:
        """Say where the keys are to who listens."""
        wall = self.spot.wall
        when = f"{dates.long_day(self._ui, wall.date(), self._model.today)}, {self._ui.language.clock(wall)}"
        hourspoken.tell_place(self, self.tr("%1, no post").replace("%1", when))

    def tip_at(self, point: QPoint) -> tuple[str, QRect]:
        """The tooltip of what is under a point of the viewport, and the part of the sheet it is about."""
        card, bundle, slot = self.card_at(point), self.bundle_at(point), self.slot_at(point)
        if card is not None:
            return tips.of(self._model, card.entry), card.rect
        if bundle is not None:
            shown = (f"{self._ui.language.clock(each.wall)} {tips.title(each)}" for each in bundle.entries)
            return "\n".join(shown), bundle.rect
        sheet, there = self.scene.sheet, self.sheet_point(point)
        if slot is not None:
            free = next(each for each in self._model.free_slots(slot.wall.date()) if each.wall == slot.wall)
            return tips.of(self._model, free), sheet.free_rect(slot.day, hourlayout.minute_of(slot.wall))
        number, minute = sheet.column_at(there.x()), hourlayout.minute_at(there.y(), sheet.hour, 1)
        for day, change in self.scene.changes:
            if day == number and change.first <= minute < change.last:
                left, width = sheet.column(number)
                rect = QRect(left, sheet.y(change.first), width, sheet.y(change.last) - sheet.y(change.first))
                return change_note(self._ui, change, named=self.scene.named_zones), rect
        return "", QRect()
