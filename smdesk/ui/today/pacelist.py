"""The foot of the right pane: where the KPIs that matter most stand, against where they should be today."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QCoreApplication,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from smdesk.core.errors import StorageError
from smdesk.core.pace import Pace
from smdesk.services.agreements.views import KpiView, PaceView
from smdesk.ui.kit import pacemarks, paint
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.figures import figure
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.reading import Reading
from smdesk.ui.kit.widgets import Page, column, frame, row

MOST = 4
_ROW, _SIDE, _BELOW = 41, 16, 6
_Index = QModelIndex | QPersistentModelIndex


class _Delegate(QStyledItemDelegate):
    """A KPI: whose, its name, its value and target, and below them the bar."""

    def __init__(self, ui: Ui, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, self._ui.theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        view = index.data(Qt.ItemDataRole.UserRole)
        theme, px, rect = self._ui.theme, self._ui.theme.px, QRect(option.rect)
        painter.save()
        widget = option.widget
        focused = isinstance(widget, QWidget) and widget.hasFocus()
        if option.state & QStyle.StateFlag.State_Selected and focused:
            painter.fillRect(rect, theme.color("bg.selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("bg.hover"))
        inner = rect.adjusted(px(_SIDE), px(4), -px(_SIDE), 0)
        line = QRect(inner.left(), inner.top(), inner.width(), px(18))
        tile = px(14)
        paint.client(
            painter, theme, QRectF(line.left(), line.center().y() - tile / 2 + 0.5, tile, tile), view.client_id,
            view.client,
        )  # fmt: skip
        right = self._figures(painter, line, view)
        name = line.adjusted(tile + px(7), 0, -right - px(8), 0)
        self._month(painter, name, view)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text.primary"))
        shown = QFontMetrics(theme.font("small")).elidedText(view.kpi.name, Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        below = QRectF(inner.left(), line.bottom() + px(2), inner.width(), px(12))
        pacemarks.bar(painter, theme, below, view.kpi.standing)
        painter.restore()

    def _month(self, painter: QPainter, room: QRect, view: PaceView) -> None:
        """`Nov 12 / 20` between the name and the figures, where there is room for both."""
        theme, said = self._ui.theme, running_month(self._ui, view.kpi, short=True)
        small = theme.font("small")
        wide = QFontMetrics(small).horizontalAdvance(said)
        needs = QFontMetrics(small).horizontalAdvance(view.kpi.name) + theme.px(10)
        if not said or needs + wide > room.width():
            return
        behind = view.kpi.months[-1].state is Pace.BEHIND
        painter.setFont(small)
        painter.setPen(theme.semantic("warning").fg if behind else theme.color("text.secondary"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, said)

    def _figures(self, painter: QPainter, line: QRect, view: PaceView) -> int:
        """`12 / 40` at the right; how wide that is."""
        theme, language, kpi = self._ui.theme, self._ui.language, view.kpi
        strong, plain = theme.font("small"), theme.font("small")
        strong.setWeight(QFont.Weight.DemiBold)
        goal = f" / {figure(language, kpi.target, kpi.unit)}"
        standing = kpi.standing
        now = figure(language, standing.now.value if standing and standing.now else None, kpi.unit)
        wide = QFontMetrics(plain).horizontalAdvance(goal)
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setFont(plain)
        painter.setPen(theme.color("text.tertiary"))
        painter.drawText(line, side, goal)
        behind = standing is not None and standing.state is Pace.BEHIND
        painter.setFont(strong)
        painter.setPen(theme.semantic("warning").fg if behind else theme.color("text.primary"))
        painter.drawText(line.adjusted(0, 0, -wide, 0), side, now)
        return wide + QFontMetrics(strong).horizontalAdvance(now)


def running_month(ui: Ui, kpi: KpiView, *, short: bool = False) -> str:
    """`November: 12 of 20, behind`, or `Nov 12 / 20`; nothing for a KPI without a target for each month."""
    found = kpi.months[-1] if kpi.months else None
    if found is None or found.gained is None:
        return ""
    language = ui.language
    gained, goal = (figure(language, each, kpi.unit) for each in (found.gained, found.goal))
    if short:
        name = language.locale.standaloneMonthName(found.first.month, QLocale.FormatType.ShortFormat).rstrip(".")
        return f"{name} {gained} / {goal}"
    name = language.locale.standaloneMonthName(found.first.month)
    text = QCoreApplication.translate("PaceList", "%1: %2 of %3")
    for place, part in enumerate((name[:1].upper() + name[1:], gained, goal), 1):
        text = text.replace(f"%{place}", part)
    return f"{text}, {language.words.t(f'pace.{found.state.value}').lower()}"


class _Tick(QWidget):
    """The mark of the bars, in front of what it means."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.setFixedSize(2, ui.theme.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRect(0, 0, 2, self.height()), self._ui.theme.color("text.primary"))
        painter.end()


class PaceList(Page):
    """Hidden while there is nothing to show; `asked` for the KPI that is chosen. Reads beside what the person does."""

    asked = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.views: tuple[PaceView, ...] = ()
        self._title, self._legend = Elided("strong", 0), Elided("caption", 0)
        self._legend.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.list = QListWidget()
        self.list.setObjectName("objective-pace")
        self.list.setProperty("role", "rows")
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setItemDelegate(_Delegate(ui, self.list))
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        self._head = head = row(self._title, None, _Tick(ui), self._legend, spacing=0)
        box = frame("line", "top")
        layout = box.layout()
        assert layout is not None
        holder = QWidget()
        holder.setLayout(column(head, self.list, _BELOW, spacing=0))
        layout.addWidget(holder)
        self.setLayout(column(box, spacing=0))
        self._reading = Reading(ui.tasks, self._prepare, self.fill)
        ui.theme.changed.connect(self._fit)
        self.retranslate()
        self.hide()

    def look(self) -> None:
        """Read them anew."""
        self._reading.ask()

    def scoped(self) -> None:
        """Another client shows: the others' figures go at once, and the place stays until the new ones are read."""
        client = self._ui.scope.client
        own = tuple(each for each in self.views if client in (None, each.client_id))
        if own != self.views:
            self._list(own)
        self._reading.drop()
        self.look()

    def _prepare(self) -> Callable[[], tuple[PaceView, ...]]:
        client, service = self._ui.scope.client, self._ui.runtime.agreements

        def read() -> tuple[PaceView, ...]:
            try:
                return service.pace(client, MOST)
            except StorageError:  # the page itself tells of it
                return ()

        return read

    def fill(self, views: tuple[PaceView, ...]) -> None:
        """Show these."""
        if any(self._ui.scope.hides(each.client_id) for each in views):
            views = tuple(each for each in views if not self._ui.scope.hides(each.client_id))
        self.setVisible(bool(views))
        if views != self.views or not self.list.count():
            self._list(views)
        self._fit()

    def _list(self, views: tuple[PaceView, ...]) -> None:
        self.views = views
        self.list.clear()
        for each in views:
            item = QListWidgetItem(each.kpi.name)
            item.setData(Qt.ItemDataRole.UserRole, each)
            self.list.addItem(item)
        self._say()

    def _say(self) -> None:
        language = self._ui.language
        for place, each in enumerate(self.views):
            standing, item = each.kpi.standing, self.list.item(place)
            assert standing is not None
            state = language.words.t(f"pace.{standing.state.value}")
            now = figure(language, standing.now.value if standing.now else None, each.kpi.unit)
            goal = (
                self.tr("%1 of %2").replace("%1", now).replace("%2", figure(language, each.kpi.target, each.kpi.unit))
            )
            month = running_month(self._ui, each.kpi)
            said = [part for part in (goal, state, month) if part]
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join((each.client, each.kpi.name, *said)))
            item.setToolTip("\n".join((f"{each.client} · {each.kpi.name}", *said)))

    def retranslate(self) -> None:
        self._title.setText(self.tr("Objective pace"))
        self._legend.setText(self.tr("where it should be"))
        self.list.setAccessibleName(self.tr("Objective pace"))
        self._say()

    def _fit(self) -> None:
        px = self._ui.theme.px
        self._head.setContentsMargins(px(_SIDE), px(11), px(_SIDE), px(4))
        high = px(_ROW) * max(1, len(self.views))
        self.list.setFixedHeight(high)
        self.setFixedHeight(self._head.sizeHint().height() + high + _BELOW + 1)  # all that is over is the list's above
        self.list.viewport().update()

    def _go(self, item: QListWidgetItem) -> None:
        view: PaceView = item.data(Qt.ItemDataRole.UserRole)
        self.asked.emit(Place("objectives", row=view.kpi.id, client=view.client_id))
