"""Everything on a day that has no room for it: a small window with its posts, chips as in the month."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar import tips
from smdesk.ui.calendar.chips import Chips, Look
from smdesk.ui.calendar.frames import outline
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.kit import dates
from smdesk.ui.kit.i18n import capital
from smdesk.ui.kit.widgets import column, label, surface

#: So many are shown before it scrolls.
SHOWN = 7


class DayList(QWidget):
    """The posts of a day below each other; arrows, Enter and a click choose one."""

    opened = Signal(object)
    dragged = Signal(object, QPoint)

    def __init__(self, model: CalendarModel, chips: Chips, day: date) -> None:
        super().__init__()
        self._model = model
        self._chips = chips
        self._day = day
        self.current = 0
        self._press: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tips.spoken_day(model, day))
        self._say()

    @property
    def entries(self) -> tuple[CalendarEntry, ...]:
        """What stands on the day."""
        return self._model.entries_on(self._day)

    @property
    def step(self) -> int:
        """Pixels from one chip to the next."""
        return self._model.ui.theme.px("calChip") + self._model.ui.theme.px(4)

    def sizeHint(self) -> QSize:
        return QSize(self._model.ui.theme.px(260), len(self.entries) * self.step)

    def rect_of(self, place: int) -> QRect:
        """Where an entry stands."""
        return QRect(2, place * self.step + 2, self.width() - 4, self._model.ui.theme.px("calChip"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tile = self._model.ui.scope.client is None
        for place, entry in enumerate(self.entries):
            rect = self.rect_of(place)
            if not rect.intersects(event.rect()):
                continue
            look = Look(rect.width(), rect.height(), self.devicePixelRatioF(), compact=False, tile=tile)
            painter.drawPixmap(rect.topLeft(), self._chips.pixmap(entry, look))
            if place == self.current and self.hasFocus():
                outline(painter, self._model.ui.theme, rect.adjusted(-1, -1, 1, 1), "accent.focus")

    def _at(self, point: QPoint) -> CalendarEntry | None:
        place = point.y() // self.step
        return self.entries[place] if 0 <= place < len(self.entries) else None

    def _say(self) -> None:
        entries = self.entries
        if entries:
            self.setAccessibleDescription(tips.spoken(self._model, entries[min(self.current, len(entries) - 1)]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press = event.position().toPoint()
        self.current = max(0, min(len(self.entries) - 1, self._press.y() // self.step))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._press is not None and (point - self._press).manhattanLength() >= 6:
            entry, start = self._at(self._press), self._press
            self._press = None
            if entry is not None:
                self.dragged.emit(entry, start - self.rect_of(self.current).topLeft())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        entry = self._at(event.position().toPoint())
        if entry is not None and self._press is not None:
            self.opened.emit(entry)
        self._press = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        pressed = Qt.Key(event.key())
        if pressed in steps:
            self.current = max(0, min(len(self.entries) - 1, self.current + steps[pressed]))
            self._say()
            self.update()
        elif pressed in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.entries:
            self.opened.emit(self.entries[self.current])
        else:
            super().keyPressEvent(event)


class DayPopover(QFrame):
    """Closes on a click elsewhere and on Escape."""

    opened = Signal(object)
    dragged = Signal(object, QPoint)

    def __init__(self, parent: QWidget, model: CalendarModel, chips: Chips, day: date) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("day-popover")
        surface(self, "surface")
        self.setProperty("role", "card")
        px = model.ui.theme.px
        title = label("title2")
        title.setText(capital(dates.long_day(model.ui, day, model.today)))
        self.list = DayList(model, chips, day)
        area = QScrollArea()
        area.setWidget(self.list)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedHeight(min(SHOWN, max(1, len(self.list.entries))) * self.list.step + px(4))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(title, area, spacing=px(8), margins=(px(12), px(10), px(12), px(10))))
        self.setFixedWidth(px(300))
        self.list.opened.connect(self._open)
        self.list.dragged.connect(self._drag)

    def show_at(self, at: QRect) -> None:
        """Beside a rectangle of the screen, inside it."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        left = min(at.left(), screen.right() - self.width())
        top = at.bottom() if at.bottom() + self.height() <= screen.bottom() else at.top() - self.height()
        self.move(max(screen.left(), left), max(screen.top(), top))
        self.show()
        self.list.setFocus()

    def _open(self, entry: CalendarEntry) -> None:
        self.close()
        self.opened.emit(entry)

    def _drag(self, entry: CalendarEntry, grip: QPoint) -> None:
        self.close()
        self.dragged.emit(entry, grip)
