"""The popover over the line at the bottom: how publishing stands, pausing it, and the next that goes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from smdesk.core.publication import State
from smdesk.core.walltime import in_zone
from smdesk.services.views import PublicationView
from smdesk.services.zone import computer_zone
from smdesk.ui.kit import dates, icons, paint
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.naming import shortened
from smdesk.ui.kit.popover import MARGIN, Popover
from smdesk.ui.kit.switch import Switch
from smdesk.ui.kit.widgets import button, column, frame, label, row
from smdesk.ui.shell.pausing import Pausing

WIDTH, LINES = 370, 4
#: How far back something the person must publish counts as next.
PAST = timedelta(days=31)


def coming(ui: Ui, most: int = LINES) -> list[list[PublicationView]]:
    """The next posts, each with its channels: what waits for the person's hand first, then by time."""
    publishing, now = ui.runtime.publishing, ui.now()
    due = publishing.views(states=[State.ASSISTED], start=now - PAST, limit=60)
    ahead = publishing.views(states=[State.SCHEDULED, State.DELEGATED], start=now, limit=60)
    posts: dict[tuple[int, int], list[PublicationView]] = {}
    for view in (*due, *ahead):
        if view.kind == "post" and not ui.scope.hides(view.client_id):
            posts.setdefault((view.post_id, view.occurrence), []).append(view)
    return list(posts.values())[:most]


class Coming(QAbstractButton):
    """One post that goes out next."""

    def __init__(self, ui: Ui, views: Sequence[PublicationView]) -> None:
        super().__init__()
        self._ui = ui
        self._views = views
        first = views[0]
        at = in_zone(first.due, computer_zone())
        today = in_zone(ui.now(), computer_zone()).date()
        self._at = ui.language.clock(at)
        self._day = "" if at.date() == today else dates.short_day(ui, at.date())
        self.setText(shortened(first.title or first.text, 60))
        networks = ", ".join(dict.fromkeys(view.channel or view.network for view in views))
        self.setAccessibleName(
            ", ".join(part for part in (self._at, self._day, self.text(), first.client, networks) if part)
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(200), self._ui.theme.px(36))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, first = self._ui.theme, self._views[0]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("bg.selected" if self.hasFocus() else "bg.hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(6, 1, -6, -1), 6, 6)
        middle, mark = self.height() / 2, theme.px(14)
        tint = theme.status(first.drawn.value)
        drawn = icons.status(first.drawn.value, tint.fg, theme.color("bg.raised"), mark, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(theme.px(14), middle - mark / 2), drawn)
        right = self.width() - theme.px(14)
        for network in reversed(list(dict.fromkeys(view.network for view in self._views))[:4]):
            right -= theme.px(12)
            paint.network(painter, theme, QRectF(right, middle - theme.px(6), theme.px(12), theme.px(12)), network)
            right -= theme.px(4)
        right = min(right - theme.px(4), self.width() - theme.px(60))
        paint.client(
            painter, theme, QRectF(right - theme.px(15), middle - theme.px(7), theme.px(15), theme.px(15)),
            first.client_id, first.client,
        )  # fmt: skip
        left = self._times(painter, theme.px(38))
        body = theme.font("body")
        painter.setFont(body)
        painter.setPen(theme.color("text.primary"))
        room = QRectF(left, 0, right - theme.px(24) - left, self.height())
        text = QFontMetrics(body).elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _times(self, painter: QPainter, left: int) -> int:
        """The hour, and the day where it is another one; where the words begin."""
        theme = self._ui.theme
        for text, name, tone in ((self._at, "body", "text.primary"), (self._day, "small", "text.secondary")):
            if text:
                font = theme.font(name)
                font.setWeight(QFont.Weight.Medium if text is self._at else QFont.Weight.Normal)
                width = QFontMetrics(font).horizontalAdvance(text)
                painter.setFont(font)
                painter.setPen(theme.color(tone))
                painter.drawText(QRectF(left, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
                left += width + theme.px(8)
        return left + theme.px(4)


class SchedulerPopover(Popover):
    """`opened` names the post that was chosen, `late` asks for what waits for a decision."""

    opened = Signal(int)
    late = Signal()

    def __init__(
        self,
        ui: Ui,
        pausing: Pausing,
        state: tuple[str, str],
        late: int,
        parent: QWidget,
        dot: Callable[[str], QWidget],
    ) -> None:
        """`state` is the tone and the words of who publishes; `dot` makes the mark of a tone."""
        super().__init__(ui.theme, parent)
        self._ui = ui
        self.setObjectName("scheduler-popover")
        self.setAccessibleName(state[1])
        self.setFixedWidth(ui.theme.px(WIDTH) + 2 * MARGIN)
        box = column(self._head(dot(state[0]), state[1], pausing), 4, spacing=0)
        posts = coming(ui)
        for views in posts:
            made = Coming(ui, views)
            made.clicked.connect(lambda _checked=False, post=views[0].post_id: self._leave_to(post))
            box.addWidget(made)
        if not posts:
            nothing = label("secondary")
            nothing.setText(self.tr("Nothing is due"))
            nothing.setContentsMargins(14, 8, 14, 8)
            box.addWidget(nothing)
        box.addSpacing(4)
        if late:
            box.addWidget(self._decide(late, state[1]))
        box.addWidget(self._awake())
        self.setLayout(box)
        first = self.findChild(QAbstractButton)
        if first is not None:
            first.setFocus()

    def _head(self, dot: QWidget, state: str, pausing: Pausing) -> QFrame:
        """Who publishes, and the pause."""
        words = label("strong")
        words.setText(state)
        head = frame("line", "bottom", QHBoxLayout)
        head.setFixedHeight(self._ui.theme.px(46))
        inner = head.layout()
        assert isinstance(inner, QHBoxLayout)
        inner.addLayout(row(dot, words, None, self._pause(pausing), spacing=8, margins=(14, 0, 12, 0)))
        return head

    def _pause(self, pausing: Pausing) -> QWidget:
        made = button("", None, size="sm", name="pause")
        if pausing.paused:
            made.setText(self.tr("Go on publishing"))
            made.clicked.connect(lambda: self._leave(pausing.resume))
            return made
        made.setText(self.tr("Pause"))
        made.setIcon(icons.icon("pause-circle", self._ui.theme))
        made.setProperty("menued", "true")
        menu = Menu(made)
        for _, text, until, _ in pausing.choices():
            menu.addAction(text).triggered.connect(
                lambda _checked=False, until=until: self._leave(lambda: pausing.pause(until()))
            )
        made.setMenu(menu)
        return made

    def _decide(self, late: int, above: str) -> QFrame:
        foot = frame("line", "top", QHBoxLayout)
        made = button("link", lambda: self._leave(self.late.emit), name="decide")
        said = self.tr("%n post(s) wait for your decision", "", late)
        made.setText(self.tr("Review…") if said == above else said)
        made.setAccessibleName(said)
        inner = foot.layout()
        assert isinstance(inner, QHBoxLayout)
        inner.addLayout(row(made, None, margins=(14, 7, 12, 7)))
        return foot

    def _awake(self) -> QFrame:
        """The switch that keeps the computer from sleeping when something is near."""
        foot = frame("line", "top", QHBoxLayout)
        foot.setFixedHeight(self._ui.theme.px(40))
        mark, words = QLabel(), label("small")
        ink, size = self._ui.theme.color("text.secondary"), self._ui.theme.px(16)
        mark.setPixmap(icons.pixmap("battery-full", ink, size, self.devicePixelRatioF()))
        words.setText(self.tr("Keep the computer awake near due times"))
        switch = Switch(self._ui.theme, name="keep-awake")
        switch.setAccessibleName(words.text())
        switch.set_quietly(self._ui.settings.get("publishing.keep_awake") is True)
        switch.toggled.connect(lambda on: self._ui.settings.set("publishing.keep_awake", on))
        inner = foot.layout()
        assert isinstance(inner, QHBoxLayout)
        inner.addLayout(row(mark, words, None, switch, margins=(14, 0, 14, 0)))
        return foot

    def _leave_to(self, post: int) -> None:
        self._leave(lambda: self.opened.emit(post))

    def _leave(self, act: Callable[[], object]) -> None:
        self.close()
        act()
