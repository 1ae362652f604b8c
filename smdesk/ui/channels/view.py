"""The table of channels: how its lines are painted, and the one button that repairs a line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from smdesk.services.views import ChannelView
from smdesk.ui.channels import condition as rules
from smdesk.ui.channels.model import LINE, ChannelModel, Column, Heading
from smdesk.ui.kit import icons, paint, tables
from smdesk.ui.kit.theme import Theme, Tint
from smdesk.ui.kit.widgets import button, fit_bold, row

_WIDTHS = {Column.PUBLISH: 116, Column.INBOX: 76, Column.METRICS: 82, Column.STATE: 196}
_Index = QModelIndex | QPersistentModelIndex
#: What each state's chip carries besides its word.
_MARKS = {
    rules.State.READY: "check",
    rules.State.REPAIR: "warning",
    rules.State.KEYRING: "lock-key",
    rules.State.EXPIRING: "clock",
    rules.State.PAUSED: "pause",
    rules.State.BY_HAND: "",
}


#: States that a button in the line mends.
_REPAIRED = frozenset({rules.State.REPAIR, rules.State.KEYRING})


def tint(theme: Theme, state: rules.State) -> Tint:
    """The colours of a state; what is neither good nor bad is grey."""
    if state in {rules.State.PAUSED, rules.State.BY_HAND}:
        return Tint(theme.color("text.secondary"), theme.color("bg.chrome"))
    return theme.semantic("warning" if state is rules.State.KEYRING else state.value)


def chip(painter: QPainter, theme: Theme, rect: QRect, state: rules.State, text: str) -> None:
    """A state: its mark and its word on its tint, at the top left of a place."""
    colors = tint(theme, state)
    font = theme.font("tag")
    metrics = QFontMetrics(font)
    mark, pad = theme.px(12), theme.px(7)
    lead = mark + theme.px(5) if _MARKS[state] else 0
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() - 2 * pad - lead)
    box = QRectF(rect.left(), rect.top(), 2 * pad + lead + metrics.horizontalAdvance(shown), theme.px(20))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.bg)
    painter.drawRoundedRect(box, theme.px(4), theme.px(4))
    if _MARKS[state]:
        device = painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        top = round(box.center().y() - mark / 2)
        painter.drawPixmap(round(box.left() + pad), top, icons.pixmap(_MARKS[state], colors.fg, mark, ratio))
    painter.setFont(font)
    painter.setPen(colors.fg)
    painter.drawText(
        box.adjusted(pad + lead, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown
    )
    painter.restore()


class ChannelDelegate(QStyledItemDelegate):
    """A channel's line, and the heading of a client."""

    def __init__(self, model: ChannelModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(80, self._theme.px(28 if isinstance(index.data(LINE), Heading) else 54))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(LINE)
        rect: QRect = option.rect
        painter.save()
        painter.setClipRect(rect)
        if isinstance(line, Heading):
            self._heading(painter, rect, line, index.column())
        elif isinstance(line, ChannelView):
            self._ground(painter, option, rect, index.column())
            self._cell(
                painter, rect.adjusted(self._theme.px(8), 0, -self._theme.px(8), 0), line, Column(index.column())
            )
        paint.hairline(painter, rect, self._theme.color("border.subtle"))
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, column: int) -> None:
        if not option.state & QStyle.StateFlag.State_Selected:
            return
        painter.fillRect(rect, self._theme.color("bg.selected"))
        widget = option.widget
        if column == Column.CHANNEL and isinstance(widget, QWidget) and widget.hasFocus():
            painter.fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), self._theme.color("accent.focus"))

    def _heading(self, painter: QPainter, rect: QRect, line: Heading, column: int) -> None:
        painter.fillRect(rect, self._theme.color("bg.sunken"))
        if column != Column.CHANNEL:
            return
        size, left = self._theme.px(14), rect.left() + self._theme.px(20)
        place = QRectF(left, rect.center().y() - size / 2 + 0.5, size, size)
        paint.client(painter, self._theme, place, line.client, line.name)
        font = self._theme.font("caption")
        font.setWeight(QFont.Weight.DemiBold)
        room = QRect(
            left + size + self._theme.px(7), rect.top(), rect.width() - size - self._theme.px(30), rect.height()
        )
        self._text(painter, room, line.name, font, self._theme.color("text.secondary"))

    def _cell(self, painter: QPainter, rect: QRect, view: ChannelView, column: Column) -> None:
        text, theme = self._model.text(view, column), self._theme
        match column:
            case Column.CHANNEL:
                self._channel(painter, rect.adjusted(theme.px(12), 0, 0, 0), view, text)
            case Column.PUBLISH:
                alone = rules.publishes_alone(view)
                self._marked(
                    painter,
                    rect,
                    text,
                    "lightning-fill" if alone else "hand-pointing",
                    "accent.base" if alone else "marker.softText",
                )
            case Column.INBOX | Column.METRICS:
                can = self._model.can(view, column)
                self._marked(
                    painter, rect, text, "check" if can else "minus", "accent.base" if can else "text.tertiary"
                )
            case Column.STATE:
                self._state(painter, rect, view, text)
            case Column.ACT:
                self._more(
                    painter, QRect(rect.right() - self._theme.px(28), rect.top(), self._theme.px(28), rect.height())
                )

    def _more(self, painter: QPainter, rect: QRect) -> None:
        """What opens the menu of a line with a press."""
        theme, size = self._theme, self._theme.px(16)
        device = painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        drawn = icons.pixmap("dots-three-bold", theme.color("text.secondary"), size, ratio)
        painter.drawPixmap(rect.center().x() - size // 2, rect.center().y() - size // 2, drawn)

    def _channel(self, painter: QPainter, rect: QRect, view: ChannelView, text: str) -> None:
        theme, size = self._theme, self._theme.px(30)
        paint.badge(painter, theme, QRectF(rect.left(), rect.center().y() - size / 2 + 0.5, size, size), view.network)
        left = rect.left() + size + theme.px(11)
        strong, small = theme.font("bodyStrong"), theme.font("small")
        high, low = QFontMetrics(strong).height(), QFontMetrics(small).height()
        top, width = rect.top() + (rect.height() - high - low) // 2, rect.right() - left
        self._text(painter, QRect(left, top, width, high), text, strong, theme.color("text.primary"))
        self._text(painter, QRect(left, top + high, width, low), rules.kind(view), small, theme.color("text.secondary"))

    def _marked(self, painter: QPainter, rect: QRect, text: str, icon: str, role: str) -> None:
        theme, size = self._theme, self._theme.px(14)
        device = painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        left = rect.left()
        if icon:
            painter.drawPixmap(left, rect.center().y() - size // 2, icons.pixmap(icon, theme.color(role), size, ratio))
            left += size + theme.px(6)
        ink = "text.secondary" if role == "text.tertiary" else "text.primary"
        self._text(
            painter,
            QRect(left, rect.top(), rect.right() - left, rect.height()),
            text,
            theme.font("body"),
            theme.color(ink),
        )

    def _state(self, painter: QPainter, rect: QRect, view: ChannelView, text: str) -> None:
        theme = self._theme
        told = self._model.condition(view)
        small = theme.font("caption")
        small.setWeight(QFont.Weight.Normal)  # beside the word of the chip
        low = QFontMetrics(small).height()
        chip_height = theme.px(20)
        together = chip_height + theme.px(2) + low if told.note else chip_height
        top = rect.top() + (rect.height() - together) // 2
        chip(painter, theme, QRect(rect.left(), top, rect.width(), chip_height), told.state, text)
        below = QRect(rect.left(), top + chip_height + theme.px(2), rect.width(), low)
        self._text(painter, below, told.note, small, theme.color("text.secondary"))

    def _text(self, painter: QPainter, rect: QRect, text: str, font: QFont, color: QColor) -> None:
        painter.setFont(font)
        painter.setPen(color)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class ChannelTable(QTableView):
    """Emits `chosen` when another channel is selected, `entered` for Enter, `repair` for the button of a line, `again`
    for that of one whose access the keyring does not tell.
    """

    chosen = Signal(object)  # ChannelView or None
    entered = Signal()
    repair = Signal(object)
    again = Signal()

    def __init__(self, model: ChannelModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._theme = theme
        self._kept = 0
        self.setModel(model)
        self.setItemDelegate(ChannelDelegate(model, theme, self))
        tables.calm(self)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Column.CHANNEL, QHeaderView.ResizeMode.Stretch)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        theme.changed.connect(self._measure)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.doubleClicked.connect(self.entered)
        self._measure()

    def selected(self) -> ChannelView | None:
        """The channel that is selected."""
        rows = self.selectionModel().selectedRows()
        return self._model.view(rows[0].row()) if rows else None

    def choose(self, channel: int) -> bool:
        """Select a channel and bring it into sight; False where it is not in the list."""
        place = self._model.row_of(channel)
        if place >= 0:
            self.selectRow(place)
            self.scrollTo(self._model.index(place, 0))
        return place >= 0

    def scrollTo(
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Of the first channel of a client the client's name as well."""
        super().scrollTo(index, hint)
        above = index.sibling(index.row() - 1, index.column())
        if hint is QAbstractItemView.ScrollHint.EnsureVisible and isinstance(above.data(LINE), Heading):
            super().scrollTo(above, hint)

    def choose_first(self) -> None:
        """What needs repair, else the first."""
        views = self._model.shown()
        broken = [view for view in views if self._model.state(view) in _REPAIRED]
        if views:
            self.choose((broken or views)[0].id)

    def set_narrow(self, narrow: bool) -> None:
        """Without the two columns that say least."""
        self.setColumnHidden(Column.INBOX, narrow)
        self.setColumnHidden(Column.METRICS, narrow)

    def sizeHint(self) -> QSize:
        """As high as its lines, so that what explains them stands right below."""
        rows = sum(self.rowHeight(place) for place in range(self._model.rowCount()))
        return QSize(super().sizeHint().width(), self.horizontalHeader().height() + rows)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and index.column() == Column.ACT and self._model.view(index.row()) is not None:
            self.customContextMenuRequested.emit(event.position().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def _keep(self) -> None:
        focus = self.window().focusWidget()
        if focus is not None and self.viewport().isAncestorOf(focus):  # the button of a line, which goes with the lines
            self.setFocus()
        chosen = self.selected()
        self._kept = chosen.id if chosen is not None else self._kept

    def _restore(self) -> None:
        self._measure()
        self.clearSelection()
        if not self.choose(self._kept):
            self.choose_first()
        self._tell()

    def _tell(self) -> None:
        self.chosen.emit(self.selected())

    def _measure(self) -> None:
        self.horizontalHeader().setFixedHeight(self._theme.px(30))
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, self._theme.px(width))
        room = self._theme.px(44)
        for place in range(self._model.rowCount()):
            self.setRowHeight(
                place, self.itemDelegate().sizeHint(QStyleOptionViewItem(), self._model.index(place, 0)).height()
            )
            room = max(room, self._give_button(place))
        self.setColumnWidth(Column.ACT, room)
        self.updateGeometry()
        self.viewport().update()

    def _give_button(self, place: int) -> int:
        """A button for a line that needs one; the room that it takes."""
        view = self._model.view(place)
        if view is None or self._model.state(view) not in _REPAIRED or not rules.publishes_alone(view):
            return 0
        holder = QWidget()
        closed = self._model.state(view) is rules.State.KEYRING
        act = self.again.emit if closed else lambda: self.repair.emit(view)
        made = button("primary", act, size="sm", name=f"repair-{view.id}")
        made.setText(self.tr("Try again") if closed else self.tr("Reconnect"))
        made.setAccessibleName(f"{made.text()} {rules.account(view)}")
        fit_bold(made, self._theme.px(22))
        margin = self._theme.px(44)  # where the menu of the line opens
        holder.setLayout(row(None, made, margins=(0, 0, margin, 0)))
        self.setIndexWidget(self._model.index(place, Column.ACT), holder)
        return max(made.minimumWidth(), made.sizeHint().width()) + margin + self._theme.px(4)
