"""The popover that shows one post beside its chip: what it says, where and when it goes, how it stands, what to do."""

from __future__ import annotations

import time
from collections import Counter

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from smdesk.core.checks import Level
from smdesk.core.content import MediaItem
from smdesk.core.errors import SmdeskError
from smdesk.core.publication import Drawn
from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar import tips
from smdesk.ui.calendar.model import CalendarModel, EntryKey, key, status
from smdesk.ui.calendar.peekparts import Art, ChannelLine, Lines, Marked, StatusChip
from smdesk.ui.kit import icons
from smdesk.ui.kit.compositing import composed, cut
from smdesk.ui.kit.focusback import FocusBack
from smdesk.ui.kit.pressthrough import once_only, press_on
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import Page, button, clear, column, label, row

#: Pixels at 100 %: its width, how far it stands from the chip and from the edge of the screen.
WIDTH, AWAY, EDGE = 322, 8, 8
#: A text without a title that is longer than this is shown below its own beginning.
LONG = 60
#: Channels that are listed; further ones are counted.
MOST = 8
#: Seconds in which a click on the post itself, which closed it, is not taken for a wish to see it again.
SATED_S = 1.5


class Peek(Page):
    """Closes on Esc, Space or a click beside it, and gives the focus back to where it came from."""

    edited = Signal(object)  # CalendarEntry
    scheduled = Signal(object)
    shifted = Signal(object)  # to another time
    duplicated = Signal(object)
    more = Signal(object, QPoint)

    def __init__(self, model: CalendarModel, thumbs: Thumbs, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._model, self._thumbs = model, thumbs
        self._which: EntryKey | None = None
        self._opener = FocusBack(self)
        self._beside = QRect()
        self._pressed: tuple[EntryKey | None, float] = (None, 0.0)  # the post whose own place was pressed, and when
        self.setObjectName("peek")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, composed())
        once_only(self)
        self.setFixedWidth(model.ui.theme.px(WIDTH))
        self._build()
        model.changed.connect(self._follow)
        thumbs.came.connect(self._picture)
        self.retranslate()

    # -- building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme, px = self._model.ui.theme, self._model.ui.theme.px
        self._art = Art(theme)
        self._title = Lines(theme, "title2", "text.primary", 2)
        self._client, self._pillar, self._status = Marked(theme), Marked(theme), StatusChip(theme)
        self._text = Lines(theme, "small", "text.secondary", 3)
        about = column(self._title, self._client, row(self._status, None, spacing=0), self._pillar, None, spacing=px(6))
        self._channels = QVBoxLayout()
        self._channels.setSpacing(0)
        self._checks, self._mark = label("", wrap=True), QLabel()
        self._show = button("link", lambda: self._ask(self.edited), name="peek-checks")
        self._check_line = QWidget()
        line = row(self._mark, self._checks, self._show, spacing=px(8))
        line.setStretch(1, 1)
        self._check_line.setLayout(line)
        self._edit = button("primary", lambda: self._ask(self.edited), size="sm", name="peek-edit")
        self._schedule = button("", lambda: self._ask(self.scheduled), size="sm", name="peek-schedule")
        self._shift = button("", lambda: self._ask(self.shifted), size="sm", name="peek-shift")
        self._duplicate = button("", lambda: self._ask(self.duplicated), size="sm", name="peek-duplicate")
        self._more = button("ghost", self._ask_more, size="sm", name="peek-more")
        acts = row(self._edit, self._schedule, self._shift, self._duplicate, None, self._more, spacing=px(6))
        head = row(self._art, spacing=px(12))
        head.addLayout(about, 1)
        head.setAlignment(self._art, Qt.AlignmentFlag.AlignTop)
        self._lines = [self._line() for _ in range(3)]
        box = column(
            head, self._text, self._lines[0], self._channels, self._lines[1], self._check_line, self._lines[2], acts,
            spacing=px(9), margins=(px(12), px(12), px(12), px(12)),
        )  # fmt: skip
        self.setLayout(box)

    def _line(self) -> QFrame:
        made = QFrame()
        made.setProperty("line", "top")
        made.setFixedHeight(1)
        return made

    def retranslate(self) -> None:
        theme = self._model.ui.theme
        self._edit.setText(self.tr("Edit"))
        self._edit.setIcon(icons.icon("pencil-simple", theme, "text.onAccent"))
        self._schedule.setText(self.tr("Schedule"))
        self._schedule.setIcon(icons.icon("clock", theme))
        self._shift.setText(self.tr("Move…"))
        self._shift.setIcon(icons.icon("clock", theme))
        self._duplicate.setText(self.tr("Duplicate"))
        self._more.setIcon(icons.icon("dots-three-bold", theme))
        self._more.setAccessibleName(self.tr("More to do with this post"))
        self._more.setToolTip(self._more.accessibleName())
        self._show.setText(self.tr("Show"))

    # -- showing ------------------------------------------------------------------------------------------------

    @property
    def entry(self) -> CalendarEntry | None:
        """The post that shows."""
        return self._model.entry(self._which) if self._which is not None else None

    def just_closed(self, entry: CalendarEntry) -> bool:
        """True right after a press on the post that showed has closed it."""
        which, when = self._pressed
        return which == key(entry) and time.monotonic() - when < SATED_S

    def show_for(self, entry: CalendarEntry, beside: QRect) -> None:
        """Open beside a rectangle of the screen."""
        self._opener.keep(QApplication.focusWidget())
        self._which, self._beside = key(entry), beside
        self.retranslate()
        self._tell(entry)
        self._place()
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _follow(self) -> None:
        """The post is another now, or gone."""
        if not self.isVisible():
            return
        entry = self.entry
        if entry is None:
            self.close()
        else:
            self._tell(entry)
            self._place()

    def _tell(self, entry: CalendarEntry) -> None:
        self._title.tell(tips.title(entry))
        self._client.tell(entry.client, client=entry.client_id)
        self._status.tell(status(entry))
        pillar = self._model.pillars.get(entry.pillar_id or 0)
        self._pillar.tell(pillar.name if pillar else "", pillar=pillar.color if pillar else "")
        self._text.tell(entry.text if entry.title or len(entry.text) > LONG else "")
        self._fill_channels(entry)
        self._fill_checks(entry)
        self._schedule.setVisible(not entry.items and not entry.ghost)
        self._shift.setVisible(entry.ghost or (bool(entry.items) and entry.movable))
        self.setAccessibleName(tips.spoken(self._model, entry))
        self._picture()

    def _fill_channels(self, entry: CalendarEntry) -> None:
        clear(self._channels)
        networks = Counter(item.network for item in entry.items)
        for item in entry.items[:MOST]:
            self._channels.addWidget(ChannelLine(self._model, entry, item, by_handle=networks[item.network] > 1))
        if not entry.items:
            words = label("secondary", wrap=True)
            told = self.tr("Planned for %1; no channel sends it yet").replace("%1", self._when(entry))
            words.setText(f"{self._when(entry)}. {tips.to_come()}" if entry.ghost else told)
            self._channels.addWidget(words)
        elif len(entry.items) > MOST:
            words = label("caption")
            words.setText(self.tr("and %n more", "", len(entry.items) - MOST))
            self._channels.addWidget(words)

    def _when(self, entry: CalendarEntry) -> str:
        return tips.when(self._model, entry)

    def _fill_checks(self, entry: CalendarEntry) -> None:
        """What stands against it, while something can still be done."""
        open_ = any(item.drawn is not Drawn.PUBLISHED for item in entry.items) or not entry.items
        try:
            found = self._model.ui.runtime.calendar.findings(entry) if open_ else ()
        except SmdeskError:  # deleted a moment ago; the next reading closes the popover
            found, open_ = (), False
        codes = {(each.finding.code, each.finding.part, each.finding.level) for each in found}
        wrong = sum(level is Level.ERROR for _, _, level in codes)
        name, tone = ("warning-circle-fill", "danger") if wrong else ("warning-fill", "warning")
        words = self.tr("%n thing(s) to put right", "", wrong) if wrong else self.tr("%n note(s)", "", len(codes))
        if not codes:
            name, tone, words = "check-circle-fill", "success", self.tr("The checks found nothing")
        theme = self._model.ui.theme
        ratio, side = self.devicePixelRatioF(), theme.px(15)
        self._mark.setPixmap(icons.pixmap(name, theme.semantic(tone).fg, side, ratio))
        self._checks.setText(words)
        self._show.setVisible(bool(codes))
        for each in (self._check_line, self._lines[2]):
            each.setVisible(open_)

    def _picture(self, sha256: str = "") -> None:
        entry = self.entry
        if entry is None or (sha256 and sha256 != entry.thumb):
            return
        found = None
        if entry.thumb:
            item = MediaItem(entry.thumb, "image/jpeg", 0)
            found = self._thumbs.get(item, self._art.size(), self.devicePixelRatioF())
        self._art.tell(found)

    def _place(self) -> None:
        """At the right of the chip, at the left where the screen ends; never beyond its edges."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        size = QSize(self.width(), layout.totalHeightForWidth(self.width()))
        self.resize(size)
        screen = QGuiApplication.screenAt(self._beside.center()) or self.screen()
        room = screen.availableGeometry().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        left = self._beside.right() + AWAY
        if left + size.width() > room.right():
            left = self._beside.left() - AWAY - size.width()
        if left < room.left():
            left = min(max(room.left(), self._beside.center().x() - size.width() // 2), room.right() - size.width())
        top = min(max(room.top(), self._beside.top() - self._model.ui.theme.px(24)), room.bottom() - size.height())
        self.move(left, max(room.top(), top))

    # -- acting -------------------------------------------------------------------------------------------------

    def _ask(self, signal: SignalInstance) -> None:
        entry = self.entry
        self.close()
        if entry is not None:
            signal.emit(entry)

    def _ask_more(self) -> None:
        entry, place = self.entry, self._more.mapToGlobal(self._more.rect().bottomLeft())
        self.close()
        if entry is not None:
            self.more.emit(entry, place)

    # -- Qt -----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Space}:
            self.close()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._ask(self.edited)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.isVisible():  # it was beside it: what lies there is chosen or taken up by the same press
            on_post = self._beside.contains(event.globalPosition().toPoint())
            self._pressed = (self._which if on_post else None, time.monotonic())
            press_on(self, event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._opener.give(Qt.FocusReason.PopupFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut(self, QRectF(self.rect()), self._model.ui.theme.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._model.ui.theme
        painter = QPainter(self)
        painter.setBrush(theme.color("bg.raised"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("border.control"), 1))
        radius = theme.px(10)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
