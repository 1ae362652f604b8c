"""The next seven days as a strip: a place for each day with the small pictures of its posts and their status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QToolTip, QWidget

from smdesk.services.today.views import Going, WeekDay
from smdesk.ui.kit import iconfont, paint
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.today import marks, words

if TYPE_CHECKING:
    from smdesk.core.keydates import KeyDay


class DayBox(QAbstractButton):
    """One day. `chosen` is emitted with a post, or with None for the day itself."""

    chosen = Signal(object)

    def __init__(self, ui: Ui, thumbs: Thumbs, *, last: bool) -> None:
        super().__init__()
        self._ui = ui
        self._thumbs = thumbs
        self._last = last
        self._day = WeekDay(date.min, ())
        self._dates: tuple[KeyDay, ...] = ()
        self._post = 0  # the one that the keys have reached
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.measure()
        self.setMouseTracking(True)

    def measure(self) -> None:
        """As high as the interface is large."""
        self.setFixedHeight(self._ui.theme.px(76))

    def fill(self, day: WeekDay) -> None:
        """Another day, or the same with other posts."""
        self._day = day
        self._post = min(self._post, max(0, len(day.posts) - 1))
        language = self._ui.language
        name = f"{words.weekday(day.day, language, long=True)} {day.day.day}"
        count = self.tr("%n post(s)", "", day.count)
        titles = [f"{post.title}, {words.status(post, language)}" for post in day.posts]
        self.setAccessibleName(", ".join([name, *(each.name for each in self._dates), count, *titles]))
        self.update()

    def mark(self, dates: tuple[KeyDay, ...]) -> None:
        """Other key dates; a flag says that there is one, its tooltip which."""
        if dates != self._dates:
            self._dates = dates
            self.fill(self._day)

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(112), self._ui.theme.px(76))

    def room(self) -> int:
        """How many pictures fit."""
        px = self._ui.theme.px
        return max(1, (self.width() - px(8)) // px(35))

    def shown(self) -> tuple[Going, ...]:
        """The posts that are painted; of more than fit the last place says how many there are."""
        room, posts = self.room(), self._day.posts
        return posts if self._day.count <= room else posts[: max(0, room - 1)]

    def place(self, number: int) -> QRect:
        """Where a picture is."""
        px = self._ui.theme.px
        return QRect(px(8) + number * px(35), px(29), px(30), px(38))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, px = self._ui.theme, self._ui.theme.px
        if self.underMouse():
            painter.fillRect(self.rect().adjusted(1, 1, -1, -1), theme.color("bg.hover"))
        self._head(painter)
        for number, post in enumerate(self.shown()):
            self._picture(painter, self.place(number), post, chosen=self.hasFocus() and number == self._post)
        left = self._day.count - len(self.shown())
        if left:
            place = self.place(len(self.shown()))
            marks.text(painter, theme, place, f"+{left}", theme.font("caption"), "text.secondary")
        if not self._last:
            edge = 1 / marks.ratio_of(painter)
            painter.fillRect(QRectF(self.width() - edge, 0, edge, self.height()), theme.color("border.subtle"))
        if self.hasFocus() and not self._day.posts:
            painter.setPen(theme.color("accent.focus"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5), px(4), px(4))
        painter.end()

    def _head(self, painter: QPainter) -> None:
        theme, px = self._ui.theme, self._ui.theme.px
        bold, small = marks.strong(theme, "small"), theme.font("small")
        number = str(self._day.day.day)
        wide = QFontMetrics(bold).horizontalAdvance(number)
        marks.text(painter, theme, QRect(px(8), px(7), wide + 2, px(18)), number, bold, "text.primary")
        rest = QRect(px(8) + wide + px(6), px(7), self.width() - px(16) - wide, px(18))
        day = self._weekday(QFontMetrics(bold), QFontMetrics(small))
        used = marks.text(painter, theme, rest, day, small, "text.tertiary")
        if self._dates:
            side = px(12)
            spot = QRect(rest.left() + used + px(6), rest.center().y() + 1 - side // 2, side, side)
            if spot.right() > self.width():  # the tip tells it too
                return
            quiet = self._dates[0].kind == "quiet"
            name, role = ("prohibit", "text.tertiary") if quiet else ("flag-fill", "marker.line")
            iconfont.paint(painter, name, QRectF(spot), theme.color(role))

    def _weekday(self, number: QFontMetrics, name: QFontMetrics) -> str:
        """Its name, or only the first letter in days too narrow for any of the names."""
        monday, px = date(2024, 1, 1), self._ui.theme.px  # 2024 began on one
        names = (words.weekday(monday + timedelta(days=each), self._ui.language) for each in range(7))
        room = self.width() - px(16) - number.horizontalAdvance("28")
        told = words.weekday(self._day.day, self._ui.language)
        return told if max(map(name.horizontalAdvance, names)) <= room else told[:1]

    def _picture(self, painter: QPainter, rect: QRect, post: Going, *, chosen: bool) -> None:
        theme, px = self._ui.theme, self._ui.theme.px
        whose = post.picture is None and self._ui.scope.client is None  # of whom it is, where no picture says so
        marks.picture(
            painter, theme, self._thumbs, rect, post.picture, marked=not whose,
            wanted=post.picture is None and post.stage == "in_design",
        )  # fmt: skip
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if whose:
            side = px(16)
            tile = QRectF(0, 0, side, side)
            tile.moveCenter(QRectF(rect).center())
            paint.client(painter, theme, tile, post.client_id, post.client)
        badge = QRectF(rect.right() - px(9), rect.bottom() - px(9), px(16), px(16))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bg.surface"))
        painter.drawEllipse(badge)
        inner = QRectF(0, 0, px(12), px(12))
        inner.moveCenter(QPointF(badge.center()))
        marks.glyph(painter, theme, inner, post.status)
        if chosen:
            painter.setPen(theme.color("accent.focus"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(-2, -2, 2, 2), px(4), px(4))

    def _at(self, x: int, y: int) -> Going | None:
        shown = self.shown()
        return next(
            (post for number, post in enumerate(shown) if self.place(number).adjusted(-2, -2, 4, 6).contains(x, y)),
            None,
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self._at(int(event.position().x()), int(event.position().y())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        posts = self._day.posts
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit(posts[self._post] if posts else None)
            return
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if step and 0 <= self._post + step < len(self.shown()):
            self._post += step
            self.update()
            return
        if step:
            self.focusNextPrevChild(step > 0)
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            post = self._at(event.pos().x(), event.pos().y())
            said = words.spoken(post, self._day.day, self._ui.language) if post else self.accessibleName()
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)


class WeekStrip(QWidget):
    """Seven days. `post` is emitted with a line, `day` with a date."""

    post = Signal(object)
    day = Signal(object)

    def __init__(self, ui: Ui, thumbs: Thumbs) -> None:
        super().__init__()
        self.setObjectName("week")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.boxes = [DayBox(ui, thumbs, last=number == 6) for number in range(7)]
        self._days: Sequence[WeekDay] = ()
        for number, box in enumerate(self.boxes):
            line.addWidget(box, 1)
            box.chosen.connect(lambda post, number=number: self._chosen(number, post))
        thumbs.came.connect(lambda _: [box.update() for box in self.boxes])

    def fill(self, days: Sequence[WeekDay]) -> None:
        """Other days."""
        self._days = days
        for box, day in zip(self.boxes, days, strict=True):
            box.fill(day)

    def mark(self, dates: Mapping[date, tuple[KeyDay, ...]]) -> None:
        """The key dates of the days."""
        for box, day in zip(self.boxes, self._days, strict=False):
            box.mark(dates.get(day.day, ()))

    def _chosen(self, number: int, post: Going | None) -> None:
        if post is not None:
            self.post.emit(post)
        elif self._days:
            self.day.emit(self._days[number].day)
