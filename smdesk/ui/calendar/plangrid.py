"""A proposed month to look at and to change: posts are chosen, carried to other days and left out, by hand or key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip

from smdesk.core.proposed import Item
from smdesk.services.plan.programme import ProgrammeView
from smdesk.ui.calendar import planspoken
from smdesk.ui.calendar.planpaint import Card, PlanPainter
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.widgets import Page

#: Pixels at 100 % of a day: its number, and two posts in a line each.
_LEAST_CELL = 66
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class PlanGrid(Page):
    """`chosen` a key or None; `moved` a key to a day; `left_out` a key or taken up again; `given` a key the pillar of a
    place; `wanted_new` on a day; `opened` for its fields; `menu` of a key or None on a day.
    """

    chosen = Signal(object)
    moved = Signal(str, object)
    left_out = Signal(str)
    given = Signal(str, int)
    wanted_new = Signal(object)
    opened = Signal()
    menu = Signal(object, object, QPoint)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._painter = PlanPainter(ui)
        self._view: ProgrammeView | None = None
        self._days: list[date] = []
        self._month: date | None = None  # whose other days are paler; None in a week
        self._quiet: frozenset[date] = frozenset()
        self._key: str | None = None
        self._press: tuple[QPoint, str] | None = None
        self._carried: tuple[str, date | None] | None = None  # what, and the day it is over
        self.setObjectName("plan-grid")
        planspoken.install()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        ui.theme.changed.connect(self._measure)
        self._measure()
        self.retranslate()

    def _measure(self) -> None:
        """The least of a day has room for its number and two posts."""
        px, weeks = self._ui.theme.px, max(1, len(self._days) // 7)
        self.setMinimumSize(px(420), max(px(240), self._head + weeks * px(_LEAST_CELL)))
        self.update()

    # -- what it shows ------------------------------------------------------------------------------------------

    def show_days(self, view: ProgrammeView | None, days: Sequence[date], month: date | None) -> None:
        """Whole weeks of a proposed month."""
        self._view, self._days, self._month = view, list(days), month
        facts = next((note.facts for note in view.proposed.notes if note.code == "quiet"), {}) if view else {}
        self._quiet = frozenset(date.fromisoformat(day) for day in facts.get("days", ()))
        if self._key is not None and self.item is None:
            self.choose(None)
        self._measure()

    @property
    def item(self) -> Item | None:
        """The chosen post."""
        items = self._view.proposed.items if self._view is not None else ()
        return next((each for each in items if each.key == self._key), None)

    def choose(self, key: str | None) -> None:
        """Choose one post, or none."""
        self._key = key
        self.update()
        self.chosen.emit(key)
        planspoken.tell_choice(self)

    def items(self) -> list[Item]:
        """The proposed posts of the days that show, by time."""
        days, view = set(self._days), self._view
        return [each for each in view.proposed.items if each.wall.date() in days] if view is not None else []

    def number(self) -> int:
        """Which of them is chosen; -1 for none."""
        return next((at for at, each in enumerate(self.items()) if each.key == self._key), -1)

    def on_screen(self, item: Item) -> QRect:
        """Where a post is on the screen."""
        rect = next((card.rect for card in self.cards() if card.item == item), QRect())
        return QRect(self.mapToGlobal(rect.topLeft()), rect.size()) if rect else QRect()

    def sentence(self, item: Item) -> str:
        """A post as a sentence."""
        assert self._view is not None
        pillar = next((each.name for each in self._view.pillars if each.id == item.pillar), "")
        parts = [dates.long_day(self._ui, item.wall.date(), self._ui.now().date()), dates.clock(self._ui, item.wall)]
        parts += [self._view.title(item), pillar, self._view.personas.get(item.persona or 0, "")]
        parts += [self.tr("left out")] if item.dropped else [self.tr("in the calendar")] if item.post else []
        return ", ".join(dict.fromkeys(part for part in parts if part))

    def reasons(self, item: Item) -> list[str]:
        """Why it is proposed."""
        assert self._view is not None
        words, view = self._ui.language.words, self._view
        return [words.reason(each.code, view.facts(each)) for each in item.reasons]

    # -- where things are ---------------------------------------------------------------------------------------

    @property
    def _head(self) -> int:
        return self._ui.theme.px(26)

    def _cell(self, place: int) -> QRect:
        weeks = max(1, len(self._days) // 7)
        column, week = place % 7, place // 7
        wide, high = self.width() / 7, (self.height() - self._head) / weeks
        left, top = round(column * wide), self._head + round(week * high)
        return QRect(left, top, round((column + 1) * wide) - left, self._head + round((week + 1) * high) - top)

    def cards(self) -> list[Card]:
        """Everything in the days that show, where it is painted."""
        view = self._view
        if view is None:
            return []
        made = {each.post for each in view.proposed.items if each.post is not None}
        found: list[Card] = []
        for place, day in enumerate(self._days):
            entries = [each for each in view.entries if each.wall.date() == day and each.post_id not in made]
            items = [each for each in view.proposed.items if each.wall.date() == day]
            found += self._of_day(self._cell(place), [*entries, *items])
        return found

    def _of_day(self, cell: QRect, things: list[object]) -> list[Card]:
        """One below the other; lower ones where there are many."""
        px = self._ui.theme.px
        things.sort(key=lambda each: each.wall)  # type: ignore[attr-defined]
        room = cell.adjusted(px(4), px(22), -px(5), -px(4))
        proposed = sum(isinstance(each, Item) for each in things)
        spare = room.height() - (len(things) - proposed) * px(17)
        most = max(px(16), spare // max(1, proposed) - px(3))
        top, found = room.top(), []
        for each in things:
            tall = min(most, self._high(each, room.width())) if isinstance(each, Item) else px(14)
            rect = QRect(room.left(), top, room.width(), tall)
            found.append(Card(rect, item=each) if isinstance(each, Item) else Card(rect, entry=each))  # type: ignore[arg-type]
            top += tall + px(3)
        return found

    def _high(self, item: Item, width: int) -> int:
        """How high a post would be: in a week it says why it is proposed."""
        return self._ui.theme.px(34) if self._month is not None else self._painter.needs(width, self.reasons(item))

    def day_at(self, point: QPoint) -> date | None:
        """The day of the month under a point."""
        for place, day in enumerate(self._days):
            if self._cell(place).contains(point):
                return day if self._view is not None and f"{day:%Y-%m}" == self._view.month else None
        return None

    def at(self, point: QPoint) -> Card | None:
        """What is under a point."""
        return next((card for card in self.cards() if card.rect.contains(point)), None)

    # -- painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ui.theme.color("bg.canvas"))
        view = self._view
        if view is None or not self._days:
            return
        self._painter.names(painter, self._days, [round(each * self.width() / 7) for each in range(8)], self._head)
        today = self._ui.now().date()
        for place, day in enumerate(self._days):
            other = f"{day:%Y-%m}" != view.month
            self._painter.cell(painter, self._cell(place), day, other=other, quiet=day in self._quiet, past=day < today)
        if self._carried is not None and self._carried[1] is not None:
            place = self._days.index(self._carried[1])
            self._painter.target(painter, self._cell(place), refused=self._carried[1] < today)
        for card in self.cards():
            if card.entry is not None:
                self._painter.entry(painter, card.rect, card.entry, view)
            elif card.item is not None:
                self._painter.item(painter, card.rect, card.item, view, self._told(card))
                if card.item.key == self._key:
                    self._painter.chosen(painter, card.rect)
        painter.end()

    def _told(self, card: Card) -> list[str]:
        return self.reasons(card.item) if card.item is not None and self._month is None else []

    # -- the mouse ----------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        card = self.at(point)
        item = card.item if card is not None else None
        self.choose(item.key if item is not None else None)
        if item is not None and item.post is None and event.button() is Qt.MouseButton.LeftButton:
            self._press = (point, item.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._press is not None:
            start, key = self._press
            if self._carried is not None or (point - start).manhattanLength() > QApplication.startDragDistance() // 2:
                self._carried = (key, self.day_at(point))
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self.update()
            return
        card = self.at(point)
        over = card is not None and card.item is not None and card.item.post is None
        self.setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        carried, self._carried, self._press = self._carried, None, None
        self.unsetCursor()
        self.update()
        item = self.item
        if carried is not None and carried[1] is not None and item is not None and carried[1] != item.wall.date():
            self.moved.emit(carried[0], carried[1])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        day = self.day_at(point)
        if self.at(point) is not None:
            self.opened.emit()
        elif day is not None:
            self.wanted_new.emit(day)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            card, day = self.at(event.pos()), self.day_at(event.pos())
            self.menu.emit(
                card.item.key if card is not None and card.item is not None else None, day, event.globalPos()
            )
            return
        rect = next((each.rect for each in self.cards() if each.item is not None and each.item.key == self._key), None)
        item = self.item
        at = self.mapToGlobal(rect.bottomLeft() if rect is not None else self.rect().center())
        self.menu.emit(self._key, item.wall.date() if item is not None else None, at)

    # -- the keyboard -------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        item = self.item
        if key is Qt.Key.Key_Escape and self._carried is not None:
            self._carried = self._press = None
            self.unsetCursor()
            self.update()
        elif key in _STEPS and control:
            if item is not None:
                self.moved.emit(item.key, item.wall.date() + timedelta(days=_STEPS[key]))
        elif key in _STEPS or key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._step(key)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and item is not None:
            self.left_out.emit(item.key)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and item is not None:
            self.given.emit(item.key, key - Qt.Key.Key_1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item is not None and not control:
            self.opened.emit()
        elif key is Qt.Key.Key_N and not event.modifiers():
            self.wanted_new.emit(item.wall.date() if item is not None else None)
        else:
            super().keyPressEvent(event)

    def _step(self, key: Qt.Key) -> None:
        """To the next post, or one of a week later; the first and the last of those that show."""
        items = [card.item for card in self.cards() if card.item is not None]
        if not items:
            return
        keys = [each.key for each in items]
        now = keys.index(self._key) if self._key in keys else -1
        if key is Qt.Key.Key_Home or now < 0:
            self.choose(keys[0])
        elif key is Qt.Key.Key_End:
            self.choose(keys[-1])
        elif abs(_STEPS[key]) == 1:
            self.choose(keys[max(0, min(len(keys) - 1, now + _STEPS[key]))])
        else:
            wanted = items[now].wall + timedelta(days=_STEPS[key])
            others = [
                each for each in items if (each.wall > items[now].wall) is (_STEPS[key] > 0) and each is not items[now]
            ]
            if others:
                self.choose(min(others, key=lambda each: abs(each.wall - wanted)).key)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            card = self.at(event.pos())
            if card is not None and card.item is not None:
                told = "\n".join([self.sentence(card.item), *self.reasons(card.item)])
                QToolTip.showText(event.globalPos(), told, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Proposed posts"))
        self.setAccessibleDescription(
            self.tr("Arrows choose a post, Ctrl and arrows move it, Delete leaves it out, digits give it a pillar.")
        )
        self.update()


def weeks_of(first: date, end: date, first_weekday: int) -> list[date]:
    """The days of whole weeks around a span."""
    day = first - timedelta(days=(first.weekday() - first_weekday) % 7)
    found: list[date] = []
    while day < end or len(found) % 7:
        found.append(day)
        day += timedelta(days=1)
    return found
