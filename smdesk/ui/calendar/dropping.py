"""Places to let go: where it would land, live and in words; edges turn the page; other programs' things come in."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import field, replace
from datetime import date, datetime

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from smdesk.core.records import dataclass
from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar import hourlayout, hourroom, outside, parcel
from smdesk.ui.calendar.acts import CalendarActs
from smdesk.ui.calendar.dragtip import DragTip
from smdesk.ui.calendar.frames import outline
from smdesk.ui.calendar.freeslots import FreeSlot
from smdesk.ui.calendar.hourgrid import HourGrid
from smdesk.ui.calendar.hourroom import HourRoom
from smdesk.ui.calendar.model import CalendarModel, EntryKey, key
from smdesk.ui.calendar.month import MonthView
from smdesk.ui.calendar.monthgrid import Placed
from smdesk.ui.calendar.outside import Brought
from smdesk.ui.calendar.parcel import Landing, Parcel
from smdesk.ui.kit.place import Place

#: Pixels at 100 % of the strips of a month that turn it.
EDGE = 8
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True, slots=True)
class Target:
    """What is under the pointer while something is carried."""

    landing: Landing
    cells: tuple[QRect, ...] = ()
    places: tuple[QRect, ...] = ()
    rooms: Mapping[date, Sequence[Placed]] = field(default_factory=dict)  # of days of a month that make room for it
    beside: tuple[HourRoom, ...] = ()  # of days with hours, on their sheet
    lines: tuple[QRect, ...] = ()  # where lines of a list would be, between two of them


class Dropping(QObject):
    """`asked` for a `Place`: what other programs brought becomes a new post there."""

    asked = Signal(object)
    stepped = Signal(int)  # the edge was held to for a moment

    def __init__(self, model: CalendarModel, acts: CalendarActs, tip: DragTip, view: QWidget) -> None:
        super().__init__(view)
        self._model = model
        self._acts = acts
        self._tip = tip
        self._view = view
        self._step = 0
        self._edge = QTimer(self, interval=model.ui.theme.ms("dragHoverOpen"))
        self._edge.timeout.connect(lambda: self.stepped.emit(self._step))
        view.setAcceptDrops(True)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QDragMoveEvent) and kind in {QEvent.Type.DragEnter, QEvent.Type.DragMove}:
            self.over(event)
            if kind is QEvent.Type.DragEnter:
                event.accept()  # else no moves would be told
            return True
        if kind is QEvent.Type.DragLeave:
            self.leave()
            return True
        if isinstance(event, QDropEvent) and kind is QEvent.Type.Drop:
            self.drop(event)
            return True
        return super().eventFilter(watched, event)

    # -- events -------------------------------------------------------------------------------------------------

    def over(self, event: QDragMoveEvent) -> None:
        """Something is carried over a point."""
        point, data = event.position().toPoint(), event.mimeData()
        self._near_edge(self.edge(point))
        what = parcel.from_mime(data)
        if what is None:
            self._over_with(outside.brought(data), point, event)
            return
        target = self.target(what, point, copy=bool(event.modifiers() & _CTRL))
        self.show_target(target)
        if target is None:
            self._tip.hide()
            event.ignore()
            return
        self._tip.show_landing(target.landing, self._view.mapToGlobal(point))
        event.setDropAction(_action(target.landing))
        event.setAccepted(not target.landing.refused)

    def leave(self) -> None:
        """It has gone elsewhere, or was given up."""
        self._near_edge(0)
        self._tip.leave()
        self.show_target(None)

    def drop(self, event: QDropEvent) -> None:
        """It is let go."""
        point, data, modifiers = event.position().toPoint(), event.mimeData(), event.modifiers()
        self.leave()
        what = parcel.from_mime(data)
        if what is None:
            brought = outside.brought(data)
            if brought is not None and self.time_at(point) is not None:
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self._bring(brought, point)
            return
        target = self.target(what, point, copy=bool(modifiers & _CTRL))
        if target is None or target.landing.refused:
            return
        landing, ask = target.landing, bool(modifiers & _SHIFT)
        event.setDropAction(_action(landing))
        event.accept()
        # The drag's own loop ends first: what is done now may open a dialog.
        QTimer.singleShot(0, self, lambda: self._let_go(what, landing, ask=ask))

    def _let_go(self, what: Parcel, landing: Landing, *, ask: bool) -> None:
        if ask:
            self._acts.ask_move(what, start=landing.gripped[1], copy=landing.copies)
        elif self._acts.land(landing):
            there = next((each for each in self._model.expected if each.wall == landing.gripped[1]), None)
            if there is not None:  # nothing is on its way yet while the person is asked
                self.go_along(there)

    def _near_edge(self, step: int) -> None:
        if step != self._step:
            self._step = step
            self._edge.stop()
            if step:
                self._edge.start()

    # -- what a view tells --------------------------------------------------------------------------------------

    @abstractmethod
    def target(self, what: Parcel, point: QPoint, *, copy: bool) -> Target | None:
        """Where a parcel would land at a point; None where it cannot be let go at all."""

    @abstractmethod
    def show_target(self, target: Target | None) -> None:
        """Show where it would land."""

    def go_along(self, there: EntryKey) -> None:
        """The keyboard goes with what was let go, where the view has a place for it."""

    @abstractmethod
    def edge(self, point: QPoint) -> int:
        """The period or the way to scroll that a point at an edge asks for; 0 for none."""

    @abstractmethod
    def time_at(self, point: QPoint) -> datetime | None:
        """When a new post at a point would go out."""

    @abstractmethod
    def entry_at(self, point: QPoint) -> CalendarEntry | None:
        """The post at a point."""

    def on_day(self, what: Parcel, day: date, *, copy: bool, slot: FreeSlot | None = None) -> Landing:
        """What letting go on a day would do: the same hour there, on a free slot its hour."""
        landing = parcel.land(
            what, day, self._model.ui.now(), hour=slot.wall if slot is not None else None, slot=slot is not None,
            copy=copy, free=self._model.first_time,
        )  # fmt: skip
        if what.gripped.wall is None and self._model.first_time(day) == landing.gripped[1]:
            landing = replace(landing, slot=True)
        return landing

    # -- from outside -------------------------------------------------------------------------------------------

    def _over_with(self, brought: Brought | None, point: QPoint, event: QDragMoveEvent) -> None:
        wall = self.time_at(point)
        if brought is None or wall is None:
            self._tip.hide()
            event.ignore()
            return
        onto = self.entry_at(point) if brought.files else None
        if onto is not None:
            wall, words = onto.wall, self.tr("Into this post.")
        elif brought.calendar is not None:
            words = self.tr("Import what this file holds.")
        elif brought.files:
            words = self.tr("A new post with %n file(s).", "", len(brought.files))
        else:
            words = self.tr("A new post with this text.")
        self._tip.tell(self._acts.moment(wall), words, self.tr("Esc cancels"), self._view.mapToGlobal(point))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _bring(self, brought: Brought, point: QPoint) -> None:
        onto = self.entry_at(point) if brought.files else None
        if onto is not None:
            self.asked.emit(Place("composer", row=onto.post_id, files=brought.files))
            return
        client, local = self._model.ui.scope.client, self.time_at(point)
        if brought.calendar is not None:
            place = Place("import", client=client, files=(brought.calendar,))
            QTimer.singleShot(0, self, lambda: self.asked.emit(place))  # after the other program's drag has ended
            return
        self.asked.emit(Place("composer", client=client, local=local, text=brought.text, files=brought.files))


def _action(landing: Landing) -> Qt.DropAction:
    return Qt.DropAction.CopyAction if landing.copies else Qt.DropAction.MoveAction


class MonthDropping(Dropping):
    """On the month: another day and the same hour; on a free slot its hour."""

    def __init__(self, view: MonthView, acts: CalendarActs, tip: DragTip) -> None:
        super().__init__(view.model, acts, tip, view)
        self._month = view
        self.stepped.connect(view.turned)

    def target(self, what: Parcel, point: QPoint, *, copy: bool) -> Target | None:
        view = self._month
        day = view.grid.day_at(point)
        if day is None:
            return None
        landing = self.on_day(what, day, copy=copy, slot=self._slot(point))
        shown = [wall for _, wall in landing.places if self._shown(wall.date())]
        cells = tuple(view.grid.cell(each) for each in dict.fromkeys(wall.date() for wall in shown))
        leaving = set() if landing.copies else {item.key for item, _ in landing.places}
        return Target(landing, cells, rooms=view.rooms(shown, leaving) if landing.moves else {})

    def _slot(self, point: QPoint) -> FreeSlot | None:
        hit = self._month.at(point)
        return hit.what if hit is not None and isinstance(hit.what, FreeSlot) else None

    def _shown(self, day: date) -> bool:
        return self._model.start <= day < self._model.end

    def show_target(self, target: Target | None) -> None:
        self._month.show_target(target)

    def go_along(self, there: EntryKey) -> None:
        self._month.keys.go_along(there)

    def edge(self, point: QPoint) -> int:
        """The strips at the left and the right turn back and on, as the arrows above do."""
        room = self._model.ui.theme.px(EDGE)
        return -1 if point.x() < room else int(point.x() >= self._month.width() - room)

    def time_at(self, point: QPoint) -> datetime | None:
        day, slot = self._month.grid.day_at(point), self._slot(point)
        if slot is not None:
            return slot.wall
        return self._model.first_time(day) if day is not None else None

    def entry_at(self, point: QPoint) -> CalendarEntry | None:
        hit = self._month.at(point)
        return hit.entry if hit is not None else None


class Overlay(QWidget):
    """Paints where it would land over a sheet of hours."""

    def __init__(self, sheet: QWidget, model: CalendarModel) -> None:
        super().__init__(sheet)
        self._model = model
        self.target: Target | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_target(self, target: Target | None) -> None:
        """Show this one over all of the sheet, or nothing."""
        self.target = target
        around = self.parentWidget()
        assert around is not None
        self.setGeometry(around.rect())
        self.setVisible(target is not None)
        self.raise_()
        self.update()

    def paint_below(self, painter: QPainter, target: Target) -> None:
        """What moves on for the places."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.target is None:
            return
        painter, theme, refused = QPainter(self), self._model.ui.theme, bool(self.target.landing.refused)
        self.paint_below(painter, self.target)
        for rect in self.target.places:
            painter.setOpacity(0.5 if refused else 0.9)
            painter.fillRect(rect, theme.color("bg.pressed" if refused else "accent.soft"))
            painter.setOpacity(1.0)
            outline(painter, theme, rect, "border.control" if refused else "accent.focus", dashed=True)


class HourOverlay(Overlay):
    """Cards that would stand beside what is carried are shown there, not below its place."""

    def __init__(self, grid: HourGrid, model: CalendarModel) -> None:
        super().__init__(grid.viewport(), model)
        self._grid = grid

    def paint_below(self, painter: QPainter, target: Target) -> None:
        painter.save()
        painter.translate(self._grid.on_view(QRect()).topLeft())
        for room in target.beside:
            hourroom.paint(painter, self._model.ui.theme, self._grid, room)
        painter.restore()


class HourDropping(Dropping):
    """On the sheet of hours: another day and another hour, in steps of five minutes; edges scroll."""

    def __init__(self, grid: HourGrid, model: CalendarModel, acts: CalendarActs, tip: DragTip) -> None:
        super().__init__(model, acts, tip, grid.viewport())
        self._grid = grid
        self._overlay = HourOverlay(grid, model)
        self._edge.setInterval(60)
        self.stepped.connect(self._scroll)

    def target(self, what: Parcel, point: QPoint, *, copy: bool) -> Target | None:
        wall = self._grid.time_at(point)
        landing = parcel.land(
            what, wall.date(), self._model.ui.now(), hour=wall, slot=self._grid.slot_at(point) is not None, copy=copy,
            free=self._model.first_time,
        )  # fmt: skip
        first, last = self._grid.days
        walls = [each for _, each in landing.places if first <= each.date() <= last]
        leaving = set() if landing.copies else {item.key for item, _ in landing.places}
        rooms = [room for day in dict.fromkeys(map(datetime.date, walls)) for room in self._rooms(day, walls, leaving)]
        places = tuple(self._grid.on_view(place) for room in rooms for place in room.places)
        return Target(landing, (), places, beside=tuple(rooms) if landing.moves else ())

    def _rooms(self, day: date, walls: Sequence[datetime], leaving: Collection[EntryKey | None]) -> list[HourRoom]:
        sheet = self._grid.scene.sheet
        stay = [each for each in self._model.entries_on(day) if key(each) not in leaving]
        minutes = [hourlayout.minute_of(each) for each in walls if each.date() == day]
        return hourroom.make_room(sheet, sheet.number(day), stay, minutes)

    def show_target(self, target: Target | None) -> None:
        self._grid.copying = target is not None and target.landing.copies
        self._overlay.show_target(target)

    def go_along(self, there: EntryKey) -> None:
        self._grid.go_along(there)

    def edge(self, point: QPoint) -> int:
        """Near the top it scrolls up, near the bottom down."""
        room = self._model.ui.theme.px(28)
        return -1 if point.y() < room else int(point.y() > self._grid.viewport().height() - room)

    def _scroll(self, step: int) -> None:
        bar = self._grid.verticalScrollBar()
        bar.setValue(bar.value() + step * self._model.ui.theme.px(14))

    def time_at(self, point: QPoint) -> datetime | None:
        return self._grid.time_at(point)

    def entry_at(self, point: QPoint) -> CalendarEntry | None:
        card = self._grid.card_at(point)
        return card.entry if card is not None else None
