"""The week's queue of a channel: a grid of days and hours to press, and the same as a line to type."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import time

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolTip, QWidget

from smdesk.core.errors import SmdeskError
from smdesk.core.slots import Slot, parse
from smdesk.services.views import ChannelView, PillarView
from smdesk.ui.channels import condition as rules
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import Choices
from smdesk.ui.kit.i18n import Language, capital
from smdesk.ui.kit.inreach import bounded
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.problemline import problem_line
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.typeddialog import TypedDialog
from smdesk.ui.kit.widgets import button, column, label, restyle, row
from smdesk.ui.kit.zonenames import zone_name

DAYS, HOURS = 7, 24
_WIDTH = 880


def day_names(language: Language) -> list[str]:
    """Monday first, short, as `parse` understands them too."""
    return language.words.t("terms.weekdays").split()


def in_words(slots: Iterable[Slot], language: Language) -> str:
    """`Mon, Wed 09:00 18:30 · Sat 11:00`: days with the same times together."""
    by_day: dict[int, tuple[str, ...]] = {}
    for slot in sorted(set(slots)):
        by_day[slot.weekday] = (*by_day.get(slot.weekday, ()), slot.at.isoformat("minutes"))
    names = day_names(language)
    found: dict[tuple[str, ...], list[str]] = {}
    for day, times in by_day.items():
        found.setdefault(times, []).append(names[day])
    return " · ".join(f"{', '.join(days)} {' '.join(times)}" for times, days in found.items())


def typed(slots: Iterable[Slot], language: Language) -> str:
    """One part for each day, in the form that `parse` takes."""
    by_day: dict[int, list[str]] = {}
    for slot in sorted(set(slots)):
        by_day.setdefault(slot.weekday, []).append(slot.at.isoformat("minutes"))
    names = day_names(language)
    return ", ".join(f"{names[day].casefold()} {' '.join(times)}" for day, times in by_day.items())


def swatch(theme: Theme, color: str) -> QIcon:
    """A square in the colour of a pillar."""
    picture = QPixmap(24, 24)
    picture.setDevicePixelRatio(2.0)
    picture.fill(theme.pillar(color).solid)
    return QIcon(picture)


class SlotGrid(QWidget):
    """Seven days of 24 hours. A press adds the full hour or takes the hour's times away; arrows and Space do too."""

    changed = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._slots: set[Slot] = set()
        self._at = (0, 9)
        self.pillars: dict[int, PillarView] = {}
        self.pillar = 0  # what a pressed time is kept for
        self.setObjectName("slot-grid")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", False)  # the hour is framed that the keys are at; a ring touched the days' names
        self.setMouseTracking(True)
        ui.theme.changed.connect(self.update)
        self._announce()

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The times that are marked."""
        return tuple(sorted(self._slots))

    def set_slots(self, slots: Iterable[Slot]) -> None:
        """Mark these."""
        self._slots = set(slots)
        self._announce()
        self.update()

    def toggle(self, day: int, hour: int) -> None:
        """Keep the times of an hour for the chosen pillar; where they are, take them away; where there are none, add
        the full hour.
        """
        here = self._in(day, hour)
        wanted = {Slot(day, slot.at, self.pillar) for slot in here} or {Slot(day, time(hour), self.pillar)}
        self._write(day, hour, self._slots - here if here == wanted else self._slots - here | wanted)

    def _write(self, day: int, hour: int, slots: set[Slot]) -> None:
        self._slots, self._at = slots, (day, hour)
        self._announce()
        self.update()
        self.changed.emit()

    def place(self, day: int, hour: int) -> QRect:
        """Where an hour is drawn."""
        left, top, width, height = self._measures()
        x = left + round(hour * width)
        return QRect(x, top + day * height, left + round((hour + 1) * width) - x, height)

    def sizeHint(self) -> QSize:
        px = self._ui.theme.px
        return QSize(px(60 + HOURS * 31), px(22 + DAYS * 34))

    def minimumSizeHint(self) -> QSize:
        """Its hours may be narrower: on a small screen they have less room."""
        return QSize(self._ui.theme.px(60 + HOURS * 16), self.sizeHint().height())

    # -- Qt -----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._under(event.position().toPoint())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self.toggle(*found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        steps = {keys.Key_Left: (0, -1), keys.Key_Right: (0, 1), keys.Key_Up: (-1, 0), keys.Key_Down: (1, 0)}
        day, hour = self._at
        key = Qt.Key(event.key())
        if key in steps:
            down, right = steps[key]
            self._at = ((day + down) % DAYS, (hour + right) % HOURS)
        elif key in {keys.Key_Home, keys.Key_End}:
            self._at = (day, 0 if key is keys.Key_Home else HOURS - 1)
        elif key in {keys.Key_Space, keys.Key_Insert}:
            self.toggle(day, hour)
        elif key is keys.Key_Delete:
            self._write(day, hour, self._slots - self._in(day, hour))
        else:
            super().keyPressEvent(event)
            return
        self._announce()
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._under(event.pos())
            QToolTip.showText(event.globalPos(), self._said(*found) if found else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, names = self._ui.theme, day_names(self._ui.language)
        left, top, _, height = self._measures()
        small = theme.font("caption")
        painter.setFont(small)
        painter.setPen(theme.color("text.tertiary"))
        for hour in range(0, HOURS, 2):
            spot = self.place(0, hour)
            painter.drawText(
                QRect(spot.left(), 0, spot.width() * 2, top - 2), Qt.AlignmentFlag.AlignBottom, f"{hour:02}"
            )
        for day in range(DAYS):
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("text.secondary"))
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRect(0, top + day * height, left, height), middle, capital(names[day]))
            for hour in range(HOURS):
                self._cell(painter, day, hour)

    def _cell(self, painter: QPainter, day: int, hour: int) -> None:
        theme, here = self._ui.theme, sorted(self._in(day, hour))
        box = QRectF(self.place(day, hour)).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        night = hour < 8 or hour >= 22
        kept = self.pillars.get(here[0].pillar) if here else None
        ground = theme.color("accent.base" if here else "bg.sunken" if night else "bg.hover")
        painter.setBrush(theme.pillar(kept.color).soft if kept is not None else ground)
        painter.drawRoundedRect(box, 3, 3)
        if here:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.pillar(kept.color).text if kept is not None else theme.color("text.onAccent"))
            if kept is not None:
                bar = QRectF(box.left(), box.top(), theme.px(3), box.height())
                painter.fillRect(bar, theme.pillar(kept.color).solid)
            text = f":{here[0].at.minute:02}" if len(here) == 1 else f"×{len(here)}"
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        if self.hasFocus() and (day, hour) == self._at:
            painter.setPen(QPen(theme.color("border.selected" if here else "accent.focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 3, 3)
            if here and kept is None:  # a frame of the ground's own colour
                painter.setPen(QPen(theme.color("text.onAccent"), 1.5))
                painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), 2, 2)

    # -- helpers ------------------------------------------------------------------------------------------------

    def _measures(self) -> tuple[int, int, float, int]:
        """Left, top, width and height of the cells."""
        metrics = QFontMetrics(self._ui.theme.font("small"))
        left = max(metrics.horizontalAdvance(capital(name)) for name in day_names(self._ui.language)) + 12
        top = self._ui.theme.px(22)
        return left, top, (self.width() - left) / HOURS, (self.height() - top) // DAYS

    def _under(self, point: QPoint) -> tuple[int, int] | None:
        for day in range(DAYS):
            for hour in range(HOURS):
                if self.place(day, hour).contains(point):
                    return day, hour
        return None

    def _in(self, day: int, hour: int) -> set[Slot]:
        return {slot for slot in self._slots if slot.weekday == day and slot.at.hour == hour}

    def _said(self, day: int, hour: int) -> str:
        here = sorted(self._in(day, hour))
        name = capital(day_names(self._ui.language)[day])
        if not here:
            return self.tr("%1 %2, free").replace("%1", name).replace("%2", dates.hour(self._ui, hour))
        times = ", ".join(self._named(slot) for slot in here)
        return self.tr("%1 %2, in the queue").replace("%1", name).replace("%2", times)

    def _named(self, slot: Slot) -> str:
        """`09:00 Value`: its time, and the pillar it is kept for."""
        kept = self.pillars.get(slot.pillar)
        return f"{dates.clock(self._ui, slot.at)} {kept.name}" if kept is not None else dates.clock(self._ui, slot.at)

    def _announce(self) -> None:
        """What a screen reader says of the place where the keys are."""
        name = self.tr("Times of the week")
        self.setAccessibleName(f"{name}: {self._said(*self._at)}")
        self.setAccessibleDescription(self.tr("Arrows move, the space bar marks or clears an hour"))


class SlotDialog(TypedDialog):
    """Both ways to say the same; what is typed wins when it is understood, and says so when it is not."""

    def __init__(
        self, parent: QWidget, ui: Ui, view: ChannelView, slots: Iterable[Slot], pillars: Iterable[PillarView] = ()
    ) -> None:
        super().__init__(parent, ui.language.words)
        self._ui = ui
        self._act: Callable[[tuple[Slot, ...]], object] = lambda _slots: None
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Queue"))
        self.setFixedWidth(bounded(ui.theme, _WIDTH, 0).width())
        title, text = label("title2"), label("secondary", wrap=True)
        title.setText(self.tr("Queue of %1").replace("%1", rules.account(view)))
        told = self.tr("“Next free slot” puts a post at the first of these times that is free. Times of %1.")
        text.setText(told.replace("%1", zone_name(view.zone)))
        self.grid = SlotGrid(ui)
        self.grid.pillars = {each.id: each for each in pillars}
        self._pillars: dict[tuple[int, time], int] = {}  # of times that the line may name again
        self.kept = Choices()
        self.kept.setObjectName("slot-pillar")
        self._fill_pillars()
        caption = self._make_line()
        self._problem = problem_line()
        self.setLayout(
            column(title, text, self._kept_line(), 6, self.grid, 6, caption, self.line, self._problem, 8,
                   self._foot(), spacing=6, margins=(22, 20, 22, 18))
        )  # fmt: skip
        self.grid.changed.connect(self._pressed)
        self.line.textEdited.connect(self._typed)
        self.grid.set_slots(slots)
        self._before = self.grid.slots
        self._pressed()
        self.setAccessibleName(title.text())

    def _make_line(self) -> QLabel:
        """The times as they are typed; what the line is called."""
        self.line = QLineEdit()
        self.line.setObjectName("slot-line")
        self.line.setMaxLength(2000)
        caption = label("small")
        caption.setText(self.tr("The same in words, to the minute"))
        caption.setBuddy(self.line)
        self.line.setAccessibleName(caption.text())
        self.line.setPlaceholderText(self.tr("mon-fri 09:00 18:30, sat 11:00"))
        return caption

    def _foot(self) -> QHBoxLayout:
        self._count = label("small")
        clear = button("ghost", self._clear, name="clear")
        clear.setText(self.tr("Clear all"))
        safe, self.primary = button("", self.reject, name="safe"), button("primary", self._go, name="primary")
        for each in (clear, safe):
            each.setAutoDefault(False)
        safe.setText(self.tr("Cancel"))
        self.primary.setText(self.tr("Use these times"))
        self.primary.setDefault(True)
        return row(clear, self._count, None, safe, self.primary)

    def unsaved(self) -> bool:
        """Hours that were pressed count as well."""
        return super().unsaved() or self.grid.slots != self._before

    def _fill_pillars(self) -> None:
        """What the times that are pressed next are kept for."""
        self.kept.addItem(self.tr("Any post"), 0)
        for each in self.grid.pillars.values():
            self.kept.addItem(swatch(self._ui.theme, each.color), each.name, each.id)
        self.kept.currentIndexChanged.connect(self._choose_pillar)

    def _choose_pillar(self, _row: int) -> None:
        self.grid.pillar = self.kept.currentData()

    def _kept_line(self) -> QWidget:
        """Without pillars there is nothing to choose."""
        line, caption = QWidget(), label("small")
        caption.setText(self.tr("Times you press are for"))
        caption.setBuddy(self.kept)
        self.kept.setAccessibleName(caption.text())
        line.setLayout(row(caption, self.kept, None, spacing=8))
        line.setVisible(bool(self.grid.pillars))
        return line

    def show_with(self, act: Callable[[tuple[Slot, ...]], object]) -> SlotDialog:
        """Open; the primary button hands over what is marked."""
        self._act = act
        self.grid.setFocus()
        self.open()
        return self

    def _pressed(self) -> None:
        self.line.setText(typed(self.grid.slots, self._ui.language))
        self._say(None)

    def _typed(self, text: str) -> None:
        kept = self._pillars = self._pillars | {(slot.weekday, slot.at): slot.pillar for slot in self.grid.slots}
        try:
            self.grid.set_slots(
                Slot(each.weekday, each.at, each.pillar or kept.get((each.weekday, each.at), 0)) for each in parse(text)
            )
        except SmdeskError as error:
            self._say(error)
            return
        self._say(None)

    def _clear(self) -> None:
        self.grid.set_slots(())
        self._pressed()

    def _say(self, error: SmdeskError | None) -> None:
        self._problem.setText(str(sentence(error, self._ui.language.words)) if error else "")
        self._problem.setVisible(error is not None)
        restyle(self.line, "invalid", error is not None)
        self.primary.setEnabled(error is None)
        self._count.setText(self.tr("%n time(s) a week", "", len(self.grid.slots)))

    def _go(self) -> None:
        self._act(self.grid.slots)
        self.accept()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.reject()  # its words were made in the other language
        super().changeEvent(event)
