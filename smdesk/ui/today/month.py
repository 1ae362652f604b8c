"""Each client's month: a table of the steps that have something behind them; its columns are data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from smdesk.core.records import dataclass
from smdesk.services.today.views import KNOWN, ClientMonth
from smdesk.ui.kit import iconfont, paint
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.words import two_lines
from smdesk.ui.today import marks

CELL = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Cell:
    """One step of one client: a word or a count, how much is done (None: nothing to measure), and its tone."""

    text: str
    share: float | None = None
    tone: str = ""  # "", warning or danger
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One column. `cell` is asked in the language of the moment; `page` is where a press leads."""

    id: str
    icon: str
    name: Callable[[], str]
    cell: Callable[[ClientMonth], Cell]
    page: str
    shown: Callable[[Sequence[ClientMonth]], bool] = bool


class MonthCounted(QObject):
    """Words with a number in them: the tool that collects sentences knows plurals only of `tr`."""

    def left(self, count: int) -> str:
        return self.tr("%n not scheduled yet", "", count)

    def changes(self, count: int) -> str:
        return self.tr("%n change(s)", "", count)

    def waiting(self, count: int) -> str:
        return self.tr("%n wait(s)", "", count)

    def notes(self, count: int) -> str:
        return self.tr("%n note(s)", "", count)

    def bare(self, count: int) -> str:
        return self.tr("%n post(s) with pictures without alt text", "", count)

    def failures(self, count: int) -> str:
        return self.tr("%n failure(s)", "", count)


def _of(done: int, whole: int) -> Cell:
    return Cell(f"{done}/{whole}", done / whole if whole else 0.0)


def _know(month: ClientMonth) -> Cell:
    if not month.unknown:
        return Cell("✓", 1.0, spoken=translate("Month", "dossier, audit and personas are there"))
    names = {
        "dossier": translate("Month", "dossier"),
        "audit": translate("Month", "audit"),
        "personas": translate("Month", "personas"),
    }
    said = translate("Month", "still without: %1").replace("%1", ", ".join(names[each] for each in month.unknown))
    return Cell(names[month.unknown[0]], 1 - len(month.unknown) / len(KNOWN), "warning", said)


def _agree(month: ClientMonth) -> Cell:
    if month.signed:
        return Cell("✓", 1.0, spoken=translate("Month", "objectives agreed and signed"))
    if month.objectives:
        return Cell(translate("Month", "unsigned"), 0.5, "warning", translate("Month", "the client has signed nothing"))
    return Cell("—", 0.0, spoken=translate("Month", "no objectives yet"))


def _plan(month: ClientMonth) -> Cell:
    if not month.dated:
        return Cell("—", 0.0, spoken=translate("Month", "nothing planned"))
    left = month.dated - month.scheduled
    said = MonthCounted().left(left) if left else translate("Month", "all scheduled")
    made = _of(month.scheduled, month.dated)
    return Cell(made.text, made.share, spoken=said)


def _approve(month: ClientMonth) -> Cell:
    if not month.approval:
        return Cell("—", None, spoken=translate("Month", "this client does not approve"))
    changes, waiting = month.changes, month.waiting
    if changes:
        said = MonthCounted().changes(changes)
        return Cell(said, month.approved / max(1, month.dated), "warning")
    if waiting:
        said = MonthCounted().waiting(waiting)
        return Cell(said, month.approved / max(1, month.dated), "warning")
    return _of(month.approved, month.dated) if month.dated else Cell("—", 0.0)


def _check(month: ClientMonth) -> Cell:
    if not month.dated:
        return Cell("—", 0.0)
    notes = month.notes
    if notes:
        said = MonthCounted().notes(notes)
        spoken = MonthCounted().bare(notes)
        return Cell(said, max(0.0, 1 - notes / month.dated), "warning", spoken)
    return Cell("✓", 1.0, spoken=translate("Month", "nothing found"))


def _publish(month: ClientMonth) -> Cell:
    if not month.publications:
        return Cell("—", 0.0)
    told, made = translate("Month", "%1 of %2 are out, each channel counted"), _of(month.published, month.publications)
    spoken = told.replace("%1", str(month.published)).replace("%2", str(month.publications))
    if month.failed:
        return Cell(MonthCounted().failures(month.failed), made.share, "danger", spoken)
    return Cell(made.text, made.share, spoken=spoken)


STEPS: tuple[Step, ...] = (
    Step("know", "identification-card", lambda: translate("Month", "Know"), _know, "dossier"),
    Step("agree", "handshake", lambda: translate("Month", "Agree"), _agree, "objectives"),
    Step("plan", "calendar-blank", lambda: translate("Month", "Plan"), _plan, "calendar"),
    Step(
        "approve", "check-square-offset", lambda: translate("Month", "Approve"), _approve, "calendar",
        lambda months: any(month.approval for month in months),
    ),
    Step("check", "text-aa", lambda: translate("Month", "Check"), _check, "calendar"),
    Step("publish", "paper-plane-tilt", lambda: translate("Month", "Publish"), _publish, "publish"),
)  # fmt: skip


class MonthModel(QAbstractTableModel):
    """A row for each client, a column for each step that has something to say."""

    def __init__(self, ui: Ui, steps: Sequence[Step] = STEPS) -> None:
        super().__init__()
        self._ui = ui
        self._all = tuple(steps)
        self.steps: tuple[Step, ...] = self._all
        self.months: tuple[ClientMonth, ...] = ()
        self.day = date.min

    def fill(self, months: Sequence[ClientMonth], day: date) -> None:
        """Other counts."""
        self.beginResetModel()
        self.months, self.day = tuple(months), day
        self.steps = tuple(step for step in self._all if step.shown(self.months))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.months)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.steps) + 1

    def step(self, column: int) -> Step | None:
        """The step of a column; None for the name of the client."""
        return self.steps[column - 1] if 0 < column <= len(self.steps) else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        step = self.step(section)
        return step.name() if step else self._ui.language.locale.standaloneMonthName(self.day.month)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.months):
            return None
        month, step = self.months[index.row()], self.step(index.column())
        if role == CELL:
            return month if step is None else step.cell(month)
        if step is None:
            told = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}
            return month.client if role in told else None
        cell = step.cell(month)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return ", ".join(part for part in (month.client, step.name(), cell.text, cell.spoken) if part)
        return None


class MonthDelegate(QStyledItemDelegate):
    """The client's tile and name; for a step its text of 12 over its bar of 4."""

    def __init__(self, ui: Ui, model: MonthModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui
        self._model = model
        self.hot = (-1, -1)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, px, rect = self._ui.theme, self._ui.theme.px, QRect(option.rect)
        painter.save()
        widget = option.widget
        focus = (
            bool(option.state & QStyle.StateFlag.State_HasFocus) and isinstance(widget, QWidget) and widget.hasFocus()
        )
        if focus:
            painter.fillRect(rect, theme.color("bg.selected"))
        elif self.hot == (index.row(), index.column()) and index.column():
            painter.fillRect(rect, theme.color("bg.hover"))
        said = index.data(CELL)
        if isinstance(said, ClientMonth):
            side = px(18)
            tile = QRectF(rect.left() + px(12), rect.center().y() - side / 2 + 0.5, side, side)
            paint.client(painter, theme, tile, said.client_id, said.client)
            name = rect.adjusted(px(12) + side + px(8), 0, -px(6), 0)
            font = marks.strong(theme)
            painter.setFont(font)
            painter.setPen(theme.color("text.primary"))
            painter.drawText(name, marks.LEFT, "\n".join(two_lines(said.client, font, name.width())))
        elif isinstance(said, Cell):
            self._cell(painter, rect, said)
        if index.row() < self._model.rowCount() - 1:
            paint.hairline(painter, rect, theme.color("border.subtle"))
        painter.restore()

    def _cell(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        theme, px = self._ui.theme, self._ui.theme.px
        inner = QRect(rect.left() + px(6), rect.top() + px(8), rect.width() - px(16), px(18))
        if cell.text == "✓":
            iconfont.paint(
                painter, "check", QRectF(inner.left(), inner.top() + px(2), px(14), px(14)), theme.color("accent.base")
            )
        elif cell.tone:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.semantic(cell.tone).fg)
            room = inner.adjusted(0, 0, px(6), 0)
            painter.drawText(room, marks.LEFT, shown(painter.fontMetrics(), cell.text, room.width()))
        else:
            role = "text.tertiary" if cell.text == "—" else "text.primary"
            room = inner.adjusted(0, 0, px(9), 0)
            font = fitting(theme, cell.text, room.width())
            marks.text(painter, theme, room, shown(QFontMetrics(font), cell.text, room.width()), font, role)
        if cell.share is not None:
            line = QRectF(inner.left(), inner.bottom() + px(5), inner.width(), px(4))
            marks.bar(painter, theme, line, cell.share, "accent.base", cell.tone)


def fitting(theme: Theme, text: str, width: int) -> QFont:
    """The font of a step; a smaller one rather than half a number."""
    font = theme.font("small")
    return font if QFontMetrics(font).horizontalAdvance(text) <= width else theme.font("caption")


def shown(metrics: QFontMetrics, text: str, width: int) -> str:
    """The words of a step, or only their first number where they have no room: the tip and the bar tell the rest."""
    number = text.split(" ")[0].split("/")[0]
    fits = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    return number if fits != text and number.isdigit() else fits


class MonthHeader(QHeaderView):
    """The icon of each step over its verb."""

    def __init__(self, ui: Ui, model: MonthModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._ui = ui
        self._model = model
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, px = self._ui.theme, self._ui.theme.px
        painter.save()
        name = str(self._model.headerData(section, Qt.Orientation.Horizontal) or "")
        step = self._model.step(section)
        font = theme.font("caption")
        if step is None:
            low = QRect(rect.left() + px(12), rect.top() + px(20), rect.width() - px(14), px(20))
            marks.text(painter, theme, low, name[:1].upper() + name[1:], font, "text.secondary")
        else:
            place = QRectF(rect.left() + px(6), rect.top() + px(6), px(14), px(14))
            iconfont.paint(painter, step.icon, place, theme.color("text.secondary"))
            low = QRect(rect.left() + px(6), rect.top() + px(20), rect.width() - px(8), px(20))
            if self._names_fit(QFontMetrics(font)):  # else the icons tell, each with its tip
                marks.text(painter, theme, low, name, font, "text.secondary")
        paint.hairline(painter, rect, theme.color("border.default"))
        painter.restore()

    def _names_fit(self, metrics: QFontMetrics) -> bool:
        """True where every step has room for its verb: all or none have it."""
        model, edge = self._model, self._ui.theme.px(8)
        names = {at: str(model.headerData(at, Qt.Orientation.Horizontal) or "") for at in range(1, model.columnCount())}
        return all(metrics.horizontalAdvance(name) <= self.sectionSize(at) - edge for at, name in names.items())


class MonthView(QTableView):
    """Emits `pressed_step` with a step and a month, by pointer, Enter or A."""

    pressed_step = Signal(object, object)

    def __init__(self, ui: Ui, model: MonthModel) -> None:
        super().__init__()
        self._ui = ui
        self._model = model
        self._delegate = MonthDelegate(ui, model, self)
        self.setObjectName("month")
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(MonthHeader(ui, model, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._press)
        self.entered.connect(self._over)
        model.modelReset.connect(self.fit)

    def fit(self) -> None:
        """As high as its rows; the steps share the width that the names leave."""
        px = self._ui.theme.px
        head = self.horizontalHeader()
        head.setFixedHeight(px(44))
        self.verticalHeader().setDefaultSectionSize(px("rowTable"))
        self.setFixedHeight(px(44) + self._model.rowCount() * px("rowTable"))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        if self._model.columnCount():
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(0, min(px(190), max(px(104), self.width() * 3 // 10)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()
        super().resizeEvent(event)

    def _press(self, index: QModelIndex) -> None:
        step = self._model.step(index.column()) or self._model.steps[0]
        self.pressed_step.emit(step, self._model.months[index.row()])

    def _over(self, index: QModelIndex) -> None:
        self._delegate.hot = (index.row(), index.column())
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        self._delegate.hot = (-1, -1)
        self.viewport().update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._press(self.currentIndex())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if (
            not self.currentIndex().isValid() and self._model.rowCount()
        ):  # before Qt makes one current that is not chosen
            self.setCurrentIndex(self._model.index(0, 1))
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
