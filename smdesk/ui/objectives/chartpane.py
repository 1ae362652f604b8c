"""Below the table: the current KPI as a chart, the posts behind it, or its readings as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from smdesk.core.errors import SmdeskError
from smdesk.services.agreements.posts import PostMark
from smdesk.services.agreements.views import KpiView, ReadView
from smdesk.ui.kit import icons, shortcuts
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.figures import figure
from smdesk.ui.kit.floating import Menu, danger
from smdesk.ui.kit.segmented import Segmented
from smdesk.ui.kit.widgets import Page, button, column, row, surface
from smdesk.ui.objectives import words
from smdesk.ui.objectives.chart import PaceChart

VIEWS = ("pace", "posts", "readings")


class ChartPane(Page):
    """`post` asks for a post to be opened, `adding` for a reading to be typed, `correcting` and `deleting` for one
    that was typed to be corrected or put away.
    """

    post = Signal(int)
    adding = Signal()
    correcting = Signal(object)
    deleting = Signal(object)
    told = Signal(str)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._view: KpiView | None = None
        self._today = date.min
        self._posts: tuple[PostMark, ...] = ()
        self._typed: tuple[ReadView, ...] = ()
        surface(self, "surface")
        self._title = Elided("title2", 0)
        self.switch = Segmented(ui.theme, VIEWS, name="chart-view", size="sm")
        self.switch.chosen.connect(self.show_as)
        self.chart = PaceChart(ui)
        self.posts, self.readings = self._table(3), self._table(4)
        self.posts.setObjectName("posts-behind")
        self.readings.setObjectName("readings")
        self.posts.itemActivated.connect(self._open_post)
        self.readings.itemActivated.connect(lambda _item: self.correct_reading())
        self.readings.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.readings.customContextMenuRequested.connect(self._menu)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.chart)
        for each in (self.posts, self.readings):
            holder = QWidget()
            holder.setLayout(column(each, margins=(12, 0, 12, 8)))
            holder.setFocusProxy(each)
            self.stack.addWidget(holder)
        self.add = button("ghost", self.adding.emit, size="sm", name="read-number")
        head = row(self._title, None, self.add, self.switch, spacing=12, margins=(20, 10, 20, 4))
        ui.theme.changed.connect(self._look)
        self.setLayout(column(head, self.stack, spacing=0))
        self.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self.retranslate()

    def _table(self, columns: int) -> QTableWidget:
        made = QTableWidget(0, columns)
        made.setProperty("role", "list")
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.setShowGrid(False)
        made.setTabKeyNavigation(False)
        made.setFrameShape(QTableWidget.Shape.NoFrame)
        made.verticalHeader().hide()
        made.verticalHeader().setDefaultSectionSize(self._ui.theme.px(30))
        head = made.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place in range(columns):
            mode = QHeaderView.ResizeMode
            head.setSectionResizeMode(place, mode.Stretch if place == columns - 1 else mode.ResizeToContents)
        return made

    @property
    def marks(self) -> tuple[PostMark, ...]:
        """The posts behind what is shown."""
        return self._posts

    # -- showing ------------------------------------------------------------------------------------------------

    def show_kpi(self, view: KpiView | None, today: date) -> None:
        """Another KPI, or the same as it is now."""
        self._view, self._today = view, today
        self._posts, self._typed = (), ()
        if view is not None:
            try:
                self._posts = self._ui.runtime.agreements.posts(view.id)
                self._typed = self._ui.runtime.agreements.readings(view.id)
            except SmdeskError:  # deleted meanwhile; the list is about to be read anew
                self._view = None
        self._title.setText(view.name if view is not None else "")
        self.add.setVisible(view is not None and view.source in {"", "hand"})
        self.chart.show_kpi(self._view, today, tuple((each.day, each.color, each.title) for each in self._posts))
        self._fill()

    def show_as(self, value: object) -> None:
        """Pace, posts or readings."""
        self.switch.set_value(value)
        self.stack.setCurrentIndex(VIEWS.index(str(value)))

    def toggle_table(self) -> None:
        """The chart as a table, and back."""
        self.show_as("readings" if self.switch.value != "readings" else "pace")
        shown = self.stack.currentWidget()
        if shown is not None:
            shown.setFocus()

    def _fill(self) -> None:
        view, language = self._view, self._ui.language
        self.posts.setHorizontalHeaderLabels([self.tr("Day"), self.tr("Pillar"), self.tr("Post")])
        rows = [(words.day(self._ui, each.day, self._today), each.pillar, each.title) for each in self._posts]
        _rows(self.posts, rows, [each.post_id for each in self._posts])
        self.readings.setHorizontalHeaderLabels(
            [self.tr("Day"), self.tr("Value"), self.tr("Agreed"), self.tr("Where from")]
        )
        by_hand = {each.day: each for each in self._typed}
        lines, kept = [], []
        for day, value, agreed in reversed(self.chart.rows()):
            typed = by_hand.get(day)
            from_where = words.source(language, "hand" if typed is not None else view.source if view else "")
            note = typed.note if typed is not None else ""
            unit = view.unit if view is not None else ""
            lines.append((
                words.day(self._ui, day, self._today), figure(language, value, unit, short=False),
                figure(language, agreed, unit, short=False), " · ".join(p for p in (from_where, note) if p),
            ))  # fmt: skip
            kept.append(typed)
        _rows(self.readings, lines, kept, right=(1, 2))

    def retranslate(self) -> None:
        texts = (self.tr("Pace"), self.tr("Posts behind it"), self.tr("Readings"))
        self.switch.tell(texts, self.tr("Show"))
        self.add.setText(self.tr("Add a reading…"))
        self.add.setToolTip("R")
        self._look()
        self.posts.setAccessibleName(texts[1])
        self.readings.setAccessibleName(texts[2])
        self.show_kpi(self._view, self._today)

    def _look(self) -> None:
        self.add.setIcon(icons.icon("plus", self._ui.theme))

    # -- doing --------------------------------------------------------------------------------------------------

    def delete_reading(self) -> None:
        """Ask for the chosen reading to be put away, if it was typed."""
        found = self._chosen()
        if found is not None:
            self.deleting.emit(found)

    def correct_reading(self) -> None:
        """Ask for the chosen reading to be corrected, if it was typed."""
        found = self._chosen()
        if found is not None:
            self.correcting.emit(found)

    def _chosen(self) -> ReadView | None:
        item = self.readings.currentItem()
        found = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return found if self.switch.value == "readings" and isinstance(found, ReadView) else None

    def _menu(self, place: QPoint) -> None:
        """What can be done with a reading that was typed; one that comes from elsewhere is corrected there."""
        if self._chosen() is None:
            return
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        correct = menu.addAction(shortcuts.beside(self.tr("Correct the reading…"), "Enter"))
        correct.triggered.connect(self.correct_reading)
        gone = menu.addAction(shortcuts.beside(self.tr("Delete the reading"), "Del"))
        danger(menu)
        gone.triggered.connect(self.delete_reading)
        menu.popup(self.readings.viewport().mapToGlobal(place))

    def has_readings(self) -> bool:
        """True while one can be put away."""
        return self.switch.value == "readings" and self.readings.hasFocus()

    def copy_picture(self) -> None:
        """The chart as a picture, for another program."""
        ratio = self.chart.devicePixelRatioF()
        picture = QPixmap(self.chart.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._ui.theme.color("bg.surface"))
        painter = QPainter(picture)
        self.chart.draw(painter)
        painter.end()
        QGuiApplication.clipboard().setPixmap(picture)
        self.told.emit(self.tr("The chart is copied as a picture"))

    def copy_table(self) -> None:
        """The readings as a table, for a sheet."""
        lines = ["\t".join((self.tr("Day"), self.tr("Value"), self.tr("Agreed")))]
        point = self._ui.language.locale.decimalPoint()
        for day, value, agreed in self.chart.rows():
            cells = [
                day.isoformat(),
                *(f"{each:.10g}".replace(".", point) if each is not None else "" for each in (value, agreed)),
            ]
            lines.append("\t".join(cells))
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.told.emit(self.tr("The readings are copied as a table"))

    def _open_post(self, item: QTableWidgetItem) -> None:
        self.post.emit(int(item.data(Qt.ItemDataRole.UserRole)))


def _rows(
    table: QTableWidget, lines: Sequence[tuple[str, ...]], kept: Sequence[object], right: tuple[int, ...] = ()
) -> None:
    """Fill a table; `right` are the columns of figures."""
    side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for column_of in right:
        head = table.horizontalHeaderItem(column_of)
        if head is not None:
            head.setTextAlignment(side)
    table.setRowCount(len(lines))
    for place, (line, what) in enumerate(zip(lines, kept, strict=True)):
        for column_of, text in enumerate(line):
            item = QTableWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, what)
            if column_of in right:
                item.setTextAlignment(side)
            table.setItem(place, column_of, item)
