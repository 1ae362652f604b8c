"""The tray at the right: a field for a thought, and the ideas that wait for a day; folded, a tab at the edge."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QColor, QDragEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QSizePolicy

from smdesk.ui.calendar.acts import CalendarActs
from smdesk.ui.calendar.dragtip import DragTip
from smdesk.ui.calendar.idealist import IdeaList
from smdesk.ui.calendar.ideas import IdeaModel, Order
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.calendar.parcel import MIME
from smdesk.ui.calendar.upcoming import Upcoming
from smdesk.ui.kit import iconfont, icons
from smdesk.ui.kit.floating import Choices, Menu
from smdesk.ui.kit.forms import ICON_INDENT
from smdesk.ui.kit.skeleton import Skeleton
from smdesk.ui.kit.widgets import Page, button, column, frame, label, row, surface


class IdeaTray(Page):
    """Reads with the calendar model; what is refused is told by the acts."""

    def __init__(self, model: CalendarModel, acts: CalendarActs, tip: DragTip) -> None:
        super().__init__()
        self._model = model
        self._acts = acts
        theme = model.ui.theme
        px = theme.px
        surface(self, "chrome")
        self.setObjectName("tray")
        self._mark = QLabel()
        self._title, self._count = label("strong"), label("small")
        self.ideas = IdeaModel(model)
        self.list = IdeaList(model, self.ideas, acts, tip)
        self.order = button("icon", None, size="sm", name="ideas-order")
        self.order.setProperty("menued", "icon")
        self._orders = Menu(self.order)
        self.order.setMenu(self._orders)
        self.more = button("icon", self._menu, size="sm", name="ideas-more")
        self.client = Choices()
        self._make_field()
        self._hint = label("caption", wrap=True)
        self._hint.setContentsMargins(px(12), px(7), px(8), px(7))
        self.upcoming = Upcoming(model)
        self._loading = Skeleton(theme, self.list.viewport(), row="ideaCard", picture=False, top=4)
        self._empty = label("small", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self.setFixedWidth(px("sideTray"))
        self.list.brought.connect(self.take)
        self.ideas.told.connect(self._say)
        model.reread.connect(self.refresh)
        theme.changed.connect(self._draw)
        self._draw()
        self.retranslate()

    def _make_field(self) -> None:
        """Where a thought is typed."""
        self.field = QLineEdit()
        self.field.setObjectName("new-idea")
        self._plus = self.field.addAction(
            icons.icon("plus", self._model.ui.theme, "text.tertiary"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.field.setTextMargins(-ICON_INDENT, 0, 0, 0)
        self.field.returnPressed.connect(self._add)

    def _lay_out(self) -> None:
        px = self._model.ui.theme.px
        edge = frame("line", "left")
        body = column(
            row(self._mark, self._title, self._count, None, self.order, px(5), self.more, spacing=px(7),
                margins=(px(3), 0, 0, 0)), self.client,
            self.field, self._empty,
            spacing=px(8), margins=(px(8), px(8), px(8), px(8)),
        )  # fmt: skip
        body.addWidget(self.list, 1)
        self.foot = frame("line", "top")
        self.foot.layout().addWidget(self._hint)  # type: ignore[union-attr]
        edge.layout().addLayout(column(body, self.upcoming, self.foot, spacing=0))  # type: ignore[union-attr]
        self.setLayout(column(edge, spacing=0))

    @property
    def count(self) -> int:
        """How many ideas wait."""
        return self.ideas.rowCount()

    def refresh(self) -> None:
        """Read the ideas again."""
        self.ideas.read()
        self._say()

    def take(self, text: str) -> None:
        """An idea from a text."""
        line = " ".join(text.split())
        client = self.whose()
        if line and client is not None and self._acts.add_idea(line, client) is not None:
            self.refresh()

    def _add(self) -> None:
        if self.field.text().strip():
            self.take(self.field.text())
            self.field.clear()

    def whose(self) -> int | None:
        """The client of a new idea."""
        chosen = self._model.ui.scope.client
        return chosen if chosen is not None else self.client.currentData()

    def _menu(self) -> None:
        """What can be done with the chosen ideas, else with the first."""
        if not self.list.chosen():
            self.list.setCurrentIndex(self.ideas.index(0))
        self.list.menu.emit(self.list.chosen(), self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _fill_orders(self) -> None:
        self._orders.clear()
        group = QActionGroup(self._orders)
        for order, text in (
            (Order.NEWEST, self.tr("Newest first")), (Order.OLDEST, self.tr("Oldest first")),
            (Order.PILLAR, self.tr("By pillar")),
        ):  # fmt: skip
            action = self._orders.addAction(text)
            action.setCheckable(True)
            action.setChecked(order is self.ideas.order)
            action.triggered.connect(partial(setattr, self.ideas, "order", order))
            group.addAction(action)

    def _say(self) -> None:
        self.more.setEnabled(self.count > 0)
        self._count.setText(str(self.count) if self.count else "")
        self._empty.setVisible(self.count == 0 and not self.ideas.waiting)
        self._loading.wait(self.ideas.waiting)
        everyone = self._model.ui.scope.client is None
        self.client.setVisible(everyone)
        if everyone:
            self._fill_clients()

    def _fill_clients(self) -> None:
        clients = [(each.id, each.name) for each in self._model.ui.runtime.clients.list()]
        if clients != [
            (self.client.itemData(place), self.client.itemText(place)) for place in range(self.client.count())
        ]:
            chosen = self.client.currentData()
            self.client.clear()
            for number, name in clients:
                self.client.addItem(name, number)
            self.client.setCurrentIndex(max(0, self.client.findData(chosen)))

    def _draw(self) -> None:
        theme = self._model.ui.theme
        self._plus.setIcon(icons.icon("plus", theme, "text.tertiary"))
        for made, name in ((self.order, "funnel-simple"), (self.more, "dots-three")):
            made.setIcon(icons.icon(name, theme, "text.secondary"))
            made.setIconSize(QSize(theme.px(14), theme.px(14)))
        self._mark.setPixmap(icons.pixmap("lightbulb", theme.color("text.secondary"), 16, 2.0))

    def retranslate(self) -> None:
        self._title.setText(self.tr("Ideas"))
        self.field.setPlaceholderText(self.tr("Type an idea, press Enter"))
        self.field.setAccessibleName(self.tr("New idea"))
        self.client.setAccessibleName(self.tr("Client of a new idea"))
        self.list.setAccessibleName(self.tr("Ideas"))
        for made, text in (
            (self.order, self.tr("Order of the ideas")),
            (self.more, self.tr("What to do with the idea")),
        ):
            made.setAccessibleName(text)
            made.setToolTip(text)
        self._fill_orders()
        self._hint.setText(self.tr("Drag to the calendar, or press P"))
        self._empty.setText(self.tr("What has no day yet waits here. Type a thought above, or drag a post here."))
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.field.hasFocus():
            self.field.clear()
            return
        super().keyPressEvent(event)


class EdgeTab(QAbstractButton):
    """The folded tray: one tab at the edge, which opens it; what is carried over it opens it too."""

    opened = Signal()

    def __init__(self, model: CalendarModel) -> None:
        super().__init__()
        self._model = model
        self._text = ""
        self.setObjectName("ideas-tab")
        self.setAcceptDrops(True)
        self.setFixedWidth(model.ui.theme.px("sideTrayEdge"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self.opened)
        model.ui.theme.changed.connect(self.update)

    def tell(self, text: str) -> None:
        """What stands on it."""
        self._text = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._model.ui.theme, self._model.ui.theme.px
        painter = QPainter(self)
        over = self.underMouse() or self.hasFocus()
        painter.fillRect(self.rect(), theme.color("bg.chromeHover" if over else "bg.chrome"))
        painter.fillRect(QRect(0, 0, 1, self.height()), theme.color("border.default"))
        color: QColor = theme.color("text.secondary")
        iconfont.paint(painter, "lightbulb", QRect(px(6), px(10), px(16), px(16)).toRectF(), color)
        font = QFont(theme.font("small"))
        painter.setFont(font)
        painter.setPen(color)
        painter.translate(self.width() / 2, px(34))
        painter.rotate(90)
        height = QFontMetrics(font).height()
        painter.drawText(QPoint(0, height // 2 - QFontMetrics(font).descent()), self._text)
        if self.hasFocus():
            painter.resetTransform()
            painter.setPen(theme.color("accent.focus"))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            self.opened.emit()
        event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(28, 120)
