"""How a line of the agenda is painted; rows are all equally high, the heading of a day goes over all columns."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from smdesk.services.calendar.service import CalendarEntry
from smdesk.ui.calendar import tips
from smdesk.ui.calendar.agendamodel import LINE, AgendaModel, Column
from smdesk.ui.calendar.model import CalendarModel, status
from smdesk.ui.kit import paint

#: From the edge of the list to its first words, and around what stands in a cell, in pixels at 100 %.
EDGE, PAD = 20, 8


class AgendaDelegate(QStyledItemDelegate):
    """Paints only what is in sight, and asks the model for nothing else."""

    def __init__(self, model: CalendarModel, lines: AgendaModel, view: QTableView) -> None:
        super().__init__(view)
        self._model, self._lines, self._view = model, lines, view
        self._theme = model.ui.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(60, self._theme.px("row"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line, rect = index.data(LINE), QRect(option.rect)
        painter.save()
        painter.setClipRect(rect)
        if isinstance(line, CalendarEntry):
            self._ground(painter, option, index)
            pad = self._theme.px(PAD)
            self._cell(
                painter, rect.adjusted(pad, 0, -pad, 0), line, Column(index.column()), edged=paint.chosen(option)
            )
        elif line is not None:
            self._day(painter, rect, line)
        paint.hairline(painter, rect, self._theme.color("border.subtle"))
        painter.restore()

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect, chosen = QRect(option.rect), bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, self._theme.color("bg.selected"))
        current = self._view.currentIndex()
        if self._view.hasFocus() and current.row() == index.row() and index.column() == self._first():
            painter.fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), self._theme.color("accent.focus"))

    def _first(self) -> int:
        return next((column for column in Column if not self._view.isColumnHidden(column)), Column.TIME)

    def _day(self, painter: QPainter, rect: QRect, day: date) -> None:
        """Each cell shows its own piece of the heading, so that a cell painted alone is right too."""
        painter.fillRect(rect, self._theme.color("bg.sunken"))
        today = day == self._model.today
        font = QFont(self._theme.font("caption"))
        font.setWeight(QFont.Weight.DemiBold)
        whole = QRect(
            self._theme.px(EDGE), rect.top(), self._view.viewport().width() - self._theme.px(32), rect.height()
        )
        self._text(painter, whole, self._lines.day(day), font, "accent.softText" if today else "text.secondary")

    def _cell(self, painter: QPainter, rect: QRect, entry: CalendarEntry, column: Column, *, edged: bool) -> None:
        theme, text = self._theme, self._lines.text(entry, column)
        done = status(entry) == "published"
        if column == self._first():
            rect = rect.adjusted(theme.px(EDGE - PAD), 0, 0, 0)
        match column:
            case Column.TITLE:
                font = QFont(theme.font("body"))
                font.setWeight(QFont.Weight.Medium)
                font.setItalic(status(entry) == "idea")
                self._text(painter, rect, text, font, "text.secondary" if done else "text.primary")
            case Column.CLIENT:
                side = theme.px(15)
                place = QRectF(rect.left(), rect.top() + (rect.height() - side) / 2, side, side)
                paint.client(painter, theme, place, entry.client_id, entry.client)
                room = rect.adjusted(side + theme.px(6), 0, 0, 0)
                if room.width() > theme.px(40):  # else the tile alone
                    metrics = QFontMetrics(theme.font("body"))
                    whose = tips.whose_within(entry, lambda told: metrics.horizontalAdvance(told) <= room.width())
                    self._text(painter, room, whose)
            case Column.NETWORKS:
                self._networks(painter, rect, entry)
            case Column.PILLAR:
                self._pillar(painter, rect, entry, text)
            case Column.STATUS:
                paint.chip(painter, theme, rect, status(entry), text, edged=edged)
            case _:
                self._text(painter, rect, text)

    def _networks(self, painter: QPainter, rect: QRect, entry: CalendarEntry) -> None:
        theme, side, gap = self._theme, self._theme.px(14), self._theme.px(6)
        names = tips.networks(entry)
        fits = max(1, (rect.width() + gap) // (side + gap))
        shown = names if len(names) <= fits else names[: max(1, fits - 2)]
        for number, name in enumerate(shown):
            left = rect.left() + number * (side + gap)
            paint.network(painter, theme, QRectF(left, rect.top() + (rect.height() - side) / 2, side, side), name)
        if len(shown) < len(names):
            rest = rect.adjusted(len(shown) * (side + gap), 0, 0, 0)
            self._text(painter, rest, f"+{len(names) - len(shown)}", theme.font("small"))

    def _pillar(self, painter: QPainter, rect: QRect, entry: CalendarEntry, text: str) -> None:
        pillar = self._model.pillars.get(entry.pillar_id or 0)
        if pillar is None:
            return
        side = self._theme.px(9)
        place = QRect(rect.left(), rect.top() + (rect.height() - side) // 2, side, side)
        painter.fillRect(place, self._theme.pillar(pillar.color).solid)
        self._text(painter, rect.adjusted(side + self._theme.px(7), 0, 0, 0), text)

    def _text(
        self, painter: QPainter, rect: QRect, text: str, font: QFont | None = None, role: str = "text.secondary"
    ) -> None:
        font = font or self._theme.font("body")
        painter.setFont(font)
        painter.setPen(self._theme.color(role))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
