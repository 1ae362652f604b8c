"""How the timeline is painted: names at the left, bars over weeks at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from smdesk.core.adplan import Span
from smdesk.ui.campaigns import words
from smdesk.ui.campaigns.lines import Line
from smdesk.ui.campaigns.timemodel import LINE, NAME, TimeModel
from smdesk.ui.campaigns.timescale import Scale
from smdesk.ui.kit import iconfont, paint
from smdesk.ui.kit.context import Ui

CAMPAIGN_ROW, AD_ROW = 40, 34
_BAR, _AD_BAR, _SPENT = 24, 22, 3
CARET = 36  # pixels at the left of a campaign's name that fold it


class TimeDelegate(QStyledItemDelegate):
    """Both columns."""

    def __init__(self, ui: Ui, model: TimeModel, scale: Scale, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui, self._model, self.scale = ui, model, scale
        self.carried: tuple[Line, Span] | None = None  # what is being dragged, and where it would land

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = index.data(LINE)
        return QSize(80, self._ui.theme.px(AD_ROW if isinstance(line, Line) and line.part else CAMPAIGN_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(LINE)
        rect: QRect = option.rect
        theme = self._ui.theme
        painter.save()
        painter.setClipRect(rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.color("bg.selected" if selected else "bg.surface"))
        if isinstance(line, Line):
            if index.column() == NAME:
                self._name(painter, option, rect, line, index)
            else:
                self._grid(painter, rect)
                self._bars(painter, rect, line)
        paint.hairline(painter, rect, theme.color("border.subtle"))
        painter.restore()

    # -- names --------------------------------------------------------------------------------------------------

    def _name(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, line: Line,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:  # fmt: skip
        theme, view = self._ui.theme, option.widget
        if option.state & QStyle.StateFlag.State_Selected and isinstance(view, QWidget) and view.hasFocus():
            painter.fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), theme.color("accent.focus"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = rect.center().y() + 0.5
        font = theme.font("body")
        if line.part is None:
            if line.campaign.sets and isinstance(view, QTreeView):
                open_ = view.isExpanded(self._model.place(line.key))
                size = theme.px(12)
                caret = QRectF(theme.px(20), middle - size / 2, size, size)
                iconfont.paint(painter, "caret-down" if open_ else "caret-right", caret, theme.color("text.secondary"))
            side = theme.px(10)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.line(theme.client_colors[line.campaign.color]))
            painter.drawRoundedRect(QRectF(theme.px(38), middle - side / 2, side, side), 2, 2)
            font.setWeight(QFont.Weight.DemiBold)
            left = 56
        else:
            side = theme.px(14)
            place = QRectF(theme.px(41), middle - side / 2, side, side)
            if line.network:
                paint.network(painter, theme, place, line.network)
            else:
                iconfont.paint(painter, "megaphone-simple", place, theme.color("text.tertiary"))
            left = 64
        room = rect.adjusted(theme.px(left), 0, -theme.px(8), 0)
        painter.setFont(font)
        painter.setPen(theme.color("text.primary" if line.part is None else "text.secondary"))
        shown = QFontMetrics(font).elidedText(line.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    # -- bars ---------------------------------------------------------------------------------------------------

    def _grid(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(QRectF(rect.left(), rect.top(), 1, rect.height()), self._ui.theme.color("border.default"))

    def _bars(self, painter: QPainter, rect: QRect, line: Line) -> None:
        carried = self.carried
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if carried is None or not _concerns(carried[0], line):
            self._bar(painter, rect, line, span_of(line))
            return
        shift = carried[1] if carried[0].key == line.key else _with(carried, line)
        ghost = self.place(rect, line, span_of(line))
        if ghost is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._ui.theme.color("border.control"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(ghost, 4, 4)
        self._bar(painter, rect, line, shift, lifted=carried[0].key == line.key)

    def place(self, rect: QRect, line: Line, span: Span) -> QRectF | None:
        """Where the bar of a span stands in a cell."""
        height = self._ui.theme.px(_AD_BAR if line.part else _BAR)
        top = rect.top() + (rect.height() - height) / 2
        found = self.scale.bar(span, top, height)
        return found.translated(rect.left(), 0).adjusted(0.5, 0.5, -0.5, -0.5) if found is not None else None

    def _bar(self, painter: QPainter, rect: QRect, line: Line, span: Span, *, lifted: bool = False) -> None:
        theme = self._ui.theme
        place = self.place(rect, line, span)
        if place is None:
            self._beyond(painter, rect, span)
            return
        color = theme.client_colors[line.campaign.color]
        solid, soft, ink = shades(color, theme.color("bg.surface"), theme.color("text.primary"), theme.mode == "dark")
        if line.part is None:
            painter.setPen(QPen(solid, 1.2))
            painter.setBrush(soft)
        else:
            painter.setPen(QPen(theme.color("border.control"), 1))
            painter.setBrush(theme.color("bg.surface"))
        if lifted:
            painter.setPen(QPen(theme.color("accent.focus"), 2))
        painter.drawRoundedRect(place, theme.px(4), theme.px(4))
        if line.part is not None:
            self._spent(painter, place, line, solid)
        self._label(painter, rect, place, line, ink)

    def _spent(self, painter: QPainter, place: QRectF, line: Line, color: QColor) -> None:
        """How much of the budget is gone, as a share of the bar: where it passes today's line it is fast."""
        figures = line.figures(self._model.board) if self._model.board else None
        span = line.part.span if line.part else line.campaign.span
        if figures is None or not figures.budget or not figures.spent or not span.days:
            return
        part = min(figures.spent / figures.budget, 1.0)
        height = self._ui.theme.px(_SPENT)
        inner = QRectF(place.left() + 1, place.bottom() - height - 0.5, (place.width() - 2) * part, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRect(inner)

    def _label(self, painter: QPainter, rect: QRect, place: QRectF, line: Line, ink: QColor) -> None:
        theme = self._ui.theme
        font = theme.font("caption")
        if line.part is None:
            font.setWeight(QFont.Weight.DemiBold)
            money = words.budget(self._ui, line.campaign)
            text = " · ".join(part for part in (line.name, money) if part)
        else:
            text = words.aim_of(line.part, line.campaign).lower()
            ink = theme.color("text.secondary")
        visible = place.intersected(QRectF(rect))
        room = visible.adjusted(theme.px(9), 0, -theme.px(4), -theme.px(1) if line.part else 0)
        metrics = QFontMetrics(font)
        if room.width() < metrics.averageCharWidth() * 3:
            return
        painter.setFont(font)
        painter.setPen(ink)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _beyond(self, painter: QPainter, rect: QRect, span: Span) -> None:
        """An arrow at the edge beyond which the bar stands."""
        if span.first is None and span.last is None:
            return
        before = span.last is not None and span.last < self.scale.start
        size = self._ui.theme.px(12)
        left = rect.left() + 6 if before else rect.right() - size - 6
        place = QRectF(left, rect.center().y() - size / 2, size, size)
        iconfont.paint(painter, "caret-left" if before else "caret-right", place, self._ui.theme.color("text.tertiary"))


def span_of(line: Line) -> Span:
    """The days of a line."""
    return line.part.span if line.part is not None else line.campaign.span


def _concerns(carried: Line, line: Line) -> bool:
    """Whether a drag moves a line too: ads go with their campaign, and with the others of their ad set."""
    if carried.key == line.key:
        return True
    if carried.campaign.id != line.campaign.id or line.part is None:
        return False
    return carried.part is None or carried.part.id == line.part.id


def _with(carried: tuple[Line, Span], line: Line) -> Span:
    """Where a line goes with what is carried."""
    head, to = carried
    if head.part is not None:
        return to
    before = head.campaign.span
    moved = (to.first - before.first).days if to.first and before.first else 0
    whole = before.first and to.first and before.moved(moved) == to
    own = line.part.own if line.part else Span()
    return (own.moved(moved) if whole else own).within(to)


def shades(color: QColor, ground: QColor, ink: QColor, dark: bool) -> tuple[QColor, QColor, QColor]:
    """Of a campaign's colour: its line, its tint on a ground, and what is written on that."""
    solid = QColor(color).lighter(135) if dark else QColor(color)
    return solid, _mix(solid, ground, 0.16 if not dark else 0.24), _mix(solid, ink, 0.55 if not dark else 0.35)


def _mix(one: QColor, other: QColor, part: float) -> QColor:
    return QColor.fromRgbF(*(
        a * part + b * (1 - part)
        for a, b in zip((one.redF(), one.greenF(), one.blueF()), (other.redF(), other.greenF(), other.blueF()),
                        strict=True)
    ))  # fmt: skip
