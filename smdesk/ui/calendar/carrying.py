"""Taking posts up: the drag itself, with the chip as its ghost and the place it left as a dashed one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QDrag, QPixmap
from PySide6.QtWidgets import QWidget

from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar import parcel
from smdesk.ui.calendar.agendaview import AgendaView
from smdesk.ui.calendar.chips import Chips, Look
from smdesk.ui.calendar.frames import shadowed
from smdesk.ui.calendar.hourgrid import HourGrid
from smdesk.ui.calendar.leaving import Leaving
from smdesk.ui.calendar.model import CalendarModel, key
from smdesk.ui.calendar.month import MonthView
from smdesk.ui.calendar.parcel import Parcel
from smdesk.ui.kit.context import Ui

#: Pixels of shadow around a ghost, at 100 %.
ROOM = 14
#: Pixels of it that may hang below the pointer, at 100 %.
BELOW = 16
#: How wide the chip of a line of the agenda is, at 100 %.
CHIP = 200


def carry(source: QWidget, ui: Ui, what: Parcel, picture: QPixmap, grip: QPoint) -> None:
    """Drag a parcel until it is let go or given up; `grip` is where in the picture the pointer holds it."""
    drag, theme = QDrag(source), ui.theme
    posts = [item.post_id for item in what.items]
    drag.setMimeData(Leaving(parcel.to_mime(what), lambda: ui.runtime.exporting.text(posts), what.gripped.title))
    drag.setPixmap(shadowed(theme, picture, len(what.items) - 1))
    room = theme.px(ROOM)
    drag.setHotSpot(held(ui, picture, grip) + QPoint(room, room))
    actions = Qt.DropAction
    drag.exec(actions.MoveAction | actions.CopyAction, actions.MoveAction)


def held(ui: Ui, picture: QPixmap, grip: QPoint) -> QPoint:
    """Where the pointer holds a picture: low enough that what is told below the pointer stays readable."""
    height = int(picture.deviceIndependentSize().height())
    return QPoint(grip.x(), max(grip.y(), height - ui.theme.px(BELOW)))


def carry_from(view: MonthView, entry: CalendarEntry, grip: QPoint) -> None:
    """Take up what is chosen in the month, by one entry of it."""
    model = view.model
    if key(entry) not in model.selected:
        model.select([key(entry)])
    what = parcel.parcel(model.chosen(), entry)
    rect = view.rect_of(key(entry)) or QRect(0, 0, 160, 48)
    picture = view.chips.pixmap(entry, view.painter.look(rect, view.devicePixelRatioF()))
    view.carried = model.selected
    view.update()
    try:
        carry(view, model.ui, what, picture, grip)
    finally:
        view.carried = frozenset()
        view.update()


def carry_from_agenda(view: AgendaView, model: CalendarModel, chips: Chips, entry: CalendarEntry) -> None:
    """Take up what is chosen in the agenda: as the chip that it is in the month."""
    if key(entry) not in model.selected:
        model.select([key(entry)])
    theme = model.ui.theme
    look = Look(theme.px(CHIP), theme.px("calChip"), view.devicePixelRatioF(), False, model.ui.scope.client is None)
    view.carried = model.selected
    view.viewport().update()
    try:
        what = parcel.parcel(model.chosen(), entry)
        carry(view, model.ui, what, chips.pixmap(entry, look), QPoint(theme.px(24), theme.px("calChip") // 2))
    finally:
        view.carried = frozenset()
        view.viewport().update()


def carry_from_hours(grid: HourGrid, model: CalendarModel, entry: CalendarEntry, grip: QPoint) -> None:
    """Take up what is chosen on the sheet of hours."""
    if key(entry) not in model.selected:
        model.select([key(entry)])
    carry(grid, model.ui, parcel.parcel(model.chosen(), entry), grid.chip_of(entry), grip)
