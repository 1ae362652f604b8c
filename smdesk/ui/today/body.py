"""The left side of the Today page: three cards below each other, each under its heading."""

from __future__ import annotations

import calendar

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from smdesk.services.today.views import TodayView
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import Page, button, column, frame, label, row, surface
from smdesk.ui.today import words
from smdesk.ui.today.going import GoingModel
from smdesk.ui.today.going_view import GoingView
from smdesk.ui.today.month import MonthModel, MonthView
from smdesk.ui.today.week import WeekStrip


class _Edge(QWidget):
    """The border of a card over what it holds, with round corners that what it holds does not have."""

    def __init__(self, theme: Theme, card: QWidget) -> None:
        super().__init__(card)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        card.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.ChildAdded} and isinstance(watched, QWidget):
            self.resize(watched.size())
            self.raise_()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, radius = QPainter(self), self._theme.px(8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner, outer = QPainterPath(), QPainterPath()
        inner.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        outer.addRect(QRectF(self.rect()))
        painter.fillPath(outer.subtracted(inner), self._theme.color("bg.canvas"))
        painter.setPen(QPen(self._theme.color("border.default"), 1))
        painter.drawPath(inner)
        painter.end()


class Section(QWidget):
    """A heading, a note at its right, and a card."""

    def __init__(self, theme: Theme, *inside: QWidget) -> None:
        super().__init__()
        self.heading, self.note = label("title2"), Elided("quiet", 0)
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)  # above the card's edge
        self.card = frame("role", "card")
        inner = self.card.layout()
        assert isinstance(inner, QVBoxLayout)
        inner.setContentsMargins(1, 1, 1, 1)
        for each in inside:
            inner.addWidget(each)
        self._edge = _Edge(theme, self.card)
        self.setLayout(column(row(self.heading, None, self.note), self.card, spacing=8))

    def lay(self) -> None:
        """Take the height of what it holds."""
        for each in (self.card.layout(), self.layout()):
            if each is not None:
                each.activate()

    def say(self, heading: str, note: str) -> None:
        """Its words."""
        self.heading.setText(heading)
        self.note.setText(note)


class Free(QFrame):
    """What stands in the place of a list that is empty: a sentence, and a way to begin. `resized` as it is wide."""

    resized = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.title, self.text = label("strong", wrap=True, name="free-day"), label("small", wrap=True)
        self.begin = button("", name="free-day-new", size="sm")
        words_of = QWidget()
        words_of.setLayout(column(self.title, self.text, spacing=2))
        line = row(words_of, self.begin, spacing=12, margins=(16, 14, 13, 14))
        line.setStretch(0, 1)
        self.setLayout(line)
        self.setMinimumHeight(ui.theme.px(64))

    @property
    def tall(self) -> int:
        """The height in which its words have room, as wide as it is now."""
        return max(self._ui.theme.px(64), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()


class TodayBody(Page):
    """`begin` is emitted for the button of a free day."""

    begin = Signal()

    def __init__(self, ui: Ui, thumbs: Thumbs) -> None:
        super().__init__()
        self._ui = ui
        self._view: TodayView | None = None
        self.going = GoingModel(ui)
        self.going_view = GoingView(ui, self.going, thumbs)
        self.months = MonthModel(ui)
        self.month_view = MonthView(ui, self.months)
        self.week = WeekStrip(ui, thumbs)
        self.free = Free(ui)
        self.free.begin.clicked.connect(self.begin)
        self.free.resized.connect(self._fit_free)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.going_view)
        self._stack.addWidget(self.free)
        self._stack.setObjectName("going-out")
        self.sections = tuple(Section(ui.theme, each) for each in (self._stack, self.month_view, self.week))
        inside = self._inside = surface(QWidget(), "canvas")
        inside.setLayout(column(*self.sections, None, spacing=16))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self.setLayout(column(area, spacing=0))
        ui.theme.changed.connect(self._themed)
        self._indent()

    def fill(self, view: TodayView) -> None:
        """Show what was read."""
        first = self._view is None or self._view.day != view.day
        self._view = view
        self.going.fill(view.going, view.day)
        self.months.fill(view.months, view.day)
        self.week.fill(view.week)
        self._fit()
        self.retranslate()
        if first:
            self.going_view.reveal_now()

    @property
    def first(self) -> QWidget:
        """What has the keys first: the list, or on a free day the button that begins a post."""
        return self.going_view if self.going.rowCount() else self.free.begin

    def _fit(self) -> None:
        self.going_view.fit()
        full = self.going.rowCount() > 0
        self._stack.setCurrentIndex(0 if full else 1)
        if full:
            self._stack.setFixedHeight(self.going_view.height())
        self._fit_free()
        self.sections[1].setVisible(self.months.rowCount() > 0)
        self.month_view.fit()
        self._lay()

    def _lay(self) -> None:
        """Give each card its height at once: Qt would hand it on from layout to layout, and paint between them."""
        for section in self.sections:
            section.lay()
        laid = self._inside.layout()
        if laid is not None:
            laid.activate()

    def _fit_free(self) -> None:
        if self.going.rowCount() == 0:
            self._stack.setFixedHeight(self.free.tall)

    def _indent(self) -> None:
        """As far from the edges as the header above, however large the interface is."""
        px = self._ui.theme.px
        self._inside.layout().setContentsMargins(px(20), px(16), px(20), px(20))  # type: ignore[union-attr]

    def _themed(self) -> None:
        self._indent()
        for box in self.week.boxes:
            box.measure()
        self._fit()
        self.going.say_anew()
        self.month_view.viewport().update()

    def retranslate(self) -> None:
        view = self._view
        if view is None:
            return
        going, month, week = self.sections
        going.say(self.tr("Going out today"), self._summary(view))
        title = self.tr("Each client’s month") if len(view.months) > 1 else self.tr("This month")
        last = calendar.monthrange(view.day.year, view.day.month)[1]
        day = self.tr("Day %1 of %2 · press a cell to go there")
        month.say(title, day.replace("%1", str(view.day.day)).replace("%2", str(last)))
        week.say(self.tr("The next seven days"), self._week(view))
        self.week.fill(view.week)
        self.going_view.setAccessibleName(self.tr("Going out today"))
        self.month_view.setAccessibleName(title)
        self._say_free(view)
        self.going.say_anew()

    def _say_free(self, view: TodayView) -> None:
        language, after = self._ui.language, view.following
        self.free.title.setText(self.tr("Nothing goes out today."))
        if after is None:
            self.free.text.setText(self.tr("Nothing is scheduled after today either."))
        else:
            at = words.moment(words.here(after.due), view.day, language)
            there = words.there(after, language)
            told = words.dots(at, after.title, after.client, there)
            self.free.text.setText(self.tr("Next: %1").replace("%1", told))
        self.free.begin.setText(self.tr("Write a post"))
        self._fit_free()

    def _summary(self, view: TodayView) -> str:
        """`2 published, 1 due now, 3 to go`."""
        found = [line.status for line in view.going if line.sends]
        count = {name: found.count(name) for name in ("published", "due", "scheduled", "failed", "missed")}
        drafts = sum(not line.sends for line in view.going)
        said = (
            (count["published"], self.tr("%n published", "", count["published"])),
            (count["failed"] + count["missed"], self.tr("%n failed", "", count["failed"] + count["missed"])),
            (count["due"], self.tr("%n due now", "", count["due"])),
            (count["scheduled"], self.tr("%n to go", "", count["scheduled"])),
            (drafts, self.tr("%n not scheduled", "", drafts)),
        )
        return ", ".join(text for number, text in said if number)

    def _week(self, view: TodayView) -> str:
        posts, bare = sum(day.count for day in view.week), sum(day.bare for day in view.week)
        return words.dots(self.tr("%n post(s)", "", posts), self.tr("%n without art", "", bare) if bare else "")
