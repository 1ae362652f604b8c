"""Notifications of our own at the top right of the screen, for desktops whose own have no buttons or are missing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from smdesk.system.notifications import DEFAULT, Note, Urgency
from smdesk.ui.kit import iconfont, icons
from smdesk.ui.kit.compositing import cut
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.picture import Picture
from smdesk.ui.kit.popover import MARGIN, paint_surface
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import button, column, label, row

#: Width of a panel, the milliseconds that it stays unless it waits for an answer, and how many stand at once.
WIDTH, STAYS_MS, MOST = 384, 12_000, 4
_RADIUS = 10
_HOUR = 60  # minutes


class Card(QWidget):
    """One notification. It never takes the focus: whoever types in another program goes on typing there."""

    def __init__(
        self, ui: Ui, note: Note, kept: Thumbs, answer: Callable[[str], object], close: Callable[[], object]
    ) -> None:
        flags = Qt.WindowType
        super().__init__(None, flags.Tool | flags.FramelessWindowHint | flags.WindowStaysOnTopHint
                         | flags.WindowDoesNotAcceptFocus | flags.NoDropShadowWindowHint)  # fmt: skip
        self._ui, self._kept, self._answer = ui, kept, answer
        self.note, self.born = note, ui.now()
        self._age = label("caption", name="age")
        self.setObjectName("notification")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAccessibleName(note.summary)
        self.setAccessibleDescription(note.body)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._build(close)
        self.setFixedWidth(ui.theme.px(WIDTH) + 2 * MARGIN)
        self.timer = QTimer(self, singleShot=True, interval=STAYS_MS)
        self.timer.timeout.connect(close)
        if note.seconds != 0:
            self.timer.start()
        self._older = QTimer(self, interval=60_000)
        self._older.timeout.connect(self.tell_age)
        self._older.start()

    def _build(self, close: Callable[[], object]) -> None:
        title, text = label("title3", wrap=True), label("secondary", wrap=True)
        title.setText(self.note.summary)
        text.setText(self.note.body)
        text.setVisible(bool(self.note.body))
        words = column(title, text, None, spacing=3)
        body = row(spacing=12)
        body.addWidget(self._mark(), 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(words, 1)
        lines = column(self._head(close), body, spacing=5, margins=(14, 10, 14, 12))
        if self.note.actions:
            lines.addLayout(self._buttons())
        holder = QVBoxLayout(self)
        holder.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        holder.addLayout(lines)

    def _head(self, close: Callable[[], object]) -> QHBoxLayout:
        """Whose notification it is, how old, and what takes it away."""
        theme, mark, name = self._ui.theme, QLabel(), label("captionStrong")
        mark.setPixmap(icons.application().pixmap(QSize(theme.px(15), theme.px(15)), self.devicePixelRatioF()))
        name.setText(QCoreApplication.applicationName() or "smdesk")
        away = button("icon", close, size="sm", name="dismiss")
        away.setIcon(icons.icon("x", theme, "text.secondary"))
        away.setIconSize(QSize(theme.px(12), theme.px(12)))
        away.setAccessibleName(self.tr("Dismiss"))
        away.setToolTip(away.accessibleName())
        self.tell_age()
        return row(mark, name, self._age, None, away, spacing=7)

    def _mark(self) -> QWidget:
        """The picture of its post; a mark on a round ground where it is about no single post or that has none."""
        theme, note = self._ui.theme, self.note
        if note.picture is not None:
            return Picture(theme, self._kept, note.picture, 56, 70)
        urgent, mark, side = note.urgency is Urgency.CRITICAL, QLabel(), theme.px(34)
        ground = theme.semantic("danger").bg if urgent else theme.color("accent.soft")
        ink = theme.semantic("danger").fg if urgent else theme.color("accent.softText")
        ratio = self.devicePixelRatioF()
        drawn = QPixmap(round(side * ratio), round(side * ratio))
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(QRectF(0, 0, side, side))
        inner = theme.px(17)
        at = (side - inner) / 2
        iconfont.paint(painter, "warning-fill" if urgent else "bell-fill", QRectF(at, at, inner, inner), ink)
        painter.end()
        mark.setPixmap(drawn)
        return mark

    def _buttons(self) -> QHBoxLayout:
        """Several share the width; a single one is as wide as its words."""
        line = row(spacing=8, margins=(0, 6, 0, 0))
        for key, words in self.note.actions:
            look = "primary" if key == DEFAULT else ""
            made = button(look, partial(self._answer, key), size="sm", name=f"answer-{key}")
            made.setText(words)
            line.addWidget(made, 1 if len(self.note.actions) > 1 else 0)
        if len(self.note.actions) == 1:
            line.addStretch(1)
        return line

    def fit(self) -> None:
        """As high as its words need in its width: what is wrapped would ask for the height of a narrower one."""
        layout = self.layout()
        assert layout is not None
        self.ensurePolished()
        layout.activate()
        self.setFixedHeight(max(layout.heightForWidth(self.width()), layout.minimumSize().height()))

    def tell_age(self) -> None:
        """How long it has stood there; one that waits for an answer may do so for hours."""
        minutes = int((self._ui.now() - self.born).total_seconds()) // 60
        if minutes < 1:
            self._age.setText(self.tr("now"))
        elif minutes < _HOUR:
            self._age.setText(self.tr("%n min ago", "", minutes))
        else:
            self._age.setText(self.tr("%n h ago", "", minutes // _HOUR))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._answer(DEFAULT)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.timer.stop()  # it is being read

    def leaveEvent(self, event: QEvent) -> None:
        if self.note.seconds != 0:
            self.timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_surface(painter, self._ui.theme, self._inner(), self._ui.theme.px(_RADIUS))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut(self, self._inner(), self._ui.theme.px(_RADIUS))

    def _inner(self) -> QRectF:
        return QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)


class Panel(QObject):
    """The cards that stand there now, the newest at the bottom; one for each tag."""

    def __init__(
        self,
        ui: Ui,
        answered: Callable[[str, str], object],
        instead: Callable[[Note], bool] = lambda _note: False,
        parent: QObject | None = None,
    ) -> None:
        """`instead` is asked first to show what waits for no answer, and says whether it has."""
        super().__init__(parent)
        self._instead = instead
        self._ui = ui
        self._answered = answered
        self._thumbs = Thumbs(ui, self)
        self.cards: list[Card] = []
        ui.theme.changed.connect(self._draw_anew)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._place)  # a window may have come to lie below them

    def show(self, note: Note) -> None:
        """Show it, in the place of an earlier one of its tag. What waits for an answer makes room last."""
        self.withdraw(note.tag)
        if note.seconds != 0 and self._instead(note):
            return
        while len(self.cards) >= MOST:
            self._close(next((card for card in self.cards if card.note.seconds != 0), self.cards[0]))
        self._add(note)
        said = QAccessibleAnnouncementEvent(
            self.cards[-1], ". ".join(part for part in (note.summary, note.body) if part)
        )
        QAccessible.updateAccessibility(said)

    def withdraw(self, tag: str) -> None:
        """Take a notification away, if it is still there."""
        for card in [card for card in self.cards if card.note.tag == tag]:
            self._close(card)

    def stop(self) -> None:
        """Take all away."""
        for card in list(self.cards):
            self._close(card)

    def _add(self, note: Note) -> None:
        card = Card(
            self._ui, note, self._thumbs, lambda action: self._answer(note.tag, action), lambda: self.withdraw(note.tag)
        )
        self.cards.append(card)
        card.fit()
        self._place()
        card.show()

    def _answer(self, tag: str, action: str) -> None:
        self.withdraw(tag)
        self._answered(tag, action)

    def _close(self, card: Card) -> None:
        self.cards.remove(card)
        card.timer.stop()
        card.hide()
        card.deleteLater()
        self._place()

    @Slot()
    def _place(self) -> None:
        screen = QGuiApplication.primaryScreen().availableGeometry()
        headers = self._headers() if self.cards else []
        top = screen.top()
        for card in self.cards:
            room = QRect(QPoint(screen.right() + 1 - card.width(), top), card.size())
            for header in headers:
                if header.intersects(room):
                    room.moveTop(header.bottom() + 1)
            card.move(room.topLeft())
            top = room.bottom() + 1 - MARGIN

    def _headers(self) -> list[QRect]:
        """Where the pages of our windows have their buttons, from above: a card stands below them, never over them."""
        found = []
        for window in QApplication.topLevelWidgets():
            around = window.centralWidget() if isinstance(window, QMainWindow) else None
            if around is None or not window.isVisible() or window.isMinimized():
                continue
            for pages in around.findChildren(QStackedWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
                size = QSize(pages.width(), self._ui.theme.px("header"))
                found.append(QRect(pages.mapToGlobal(QPoint(0, 0)), size))
        return sorted(found, key=QRect.top)

    def _draw_anew(self) -> None:
        before = [(card.note, card.born) for card in self.cards]
        self.stop()
        for note, born in before:
            self._add(note)
            self.cards[-1].born = born
            self.cards[-1].tell_age()
