"""How a cell of the content sheet is painted: its words over several lines, its art, and the corner of what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from smdesk.core.approval import Shown
from smdesk.core.content import MediaItem
from smdesk.core.crop import Crop
from smdesk.core.sheet.lines import Line, Slot
from smdesk.ui.kit import dates, iconfont, icons, paint, thumbs
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.words import part, right_to_left
from smdesk.ui.sheets import words
from smdesk.ui.sheets.model import Index, SheetModel
from smdesk.ui.sheets.words import Column

if TYPE_CHECKING:
    from smdesk.ui.sheets.table import SheetTable

#: Pixels at 100 %: a row, the row that makes a new post, around words, from line to line, and a place for art.
ROW, ADD, SIDE, TOP, LINE = 102, 36, 10, 9, 18
SLOT, SLOT_GAP, MARK = (66, 82), 6, 14
_CORNER = 8
_WRAP = QTextOption()
_WRAP.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


def slot_rect(ui: Ui, cell: QRect, place: int) -> QRect:
    """Where a place for art lies within its cell."""
    px = ui.theme.px
    left = cell.left() + px(SIDE) + place * px(SLOT[0] + SLOT_GAP)
    return QRect(left, cell.top() + px(TOP), px(SLOT[0]), px(SLOT[1]))


class SheetDelegate(QStyledItemDelegate):
    """Every column; `editing.CellEditing` is what is typed into."""

    def __init__(self, ui: Ui, model: SheetModel, kept: thumbs.Thumbs, table: SheetTable) -> None:
        super().__init__(table)
        self._ui, self._model, self._thumbs, self._table = ui, model, kept, table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, self._ui.theme.px(ROW if self._model.line_at(index.row()) is not None else ADD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, line, column = QRect(option.rect), self._model.line_at(index.row()), Column(index.column())
        painter.save()
        painter.setClipRect(rect)
        self._ground(painter, option, rect, index)
        if line is not None:
            painter.setOpacity(0.55 if line.out else 1.0)
            self._cell(painter, rect, line, column)
            painter.setOpacity(1.0)
            self._edges(painter, rect, index, line, column)
        painter.restore()
        if line is None and index.column() == 0:
            self._add(painter, rect)

    # -- around -------------------------------------------------------------------------------------------------

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, index: Index) -> None:
        theme, table = self._ui.theme, self._table
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        current = table.currentIndex()
        ground = "bg.surface"
        if index.row() == (table.onto_row if table.onto_row >= 0 else current.row()):
            ground = "bg.selected"
        elif index.row() == table.hovered_row:
            ground = "bg.hover"
        several = chosen and len(table.selectedIndexes()) > 1
        painter.fillRect(rect, theme.color("bg.selectedStrong" if several else ground))
        if theme.high_contrast and ground == "bg.selected" and index.column() == 0:
            painter.fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), theme.color("accent.base"))
        if current == index and table.hasFocus():
            painter.setPen(QPen(theme.color("accent.focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1, 1, -2, -2))

    def _edges(self, painter: QPainter, rect: QRect, index: Index, line: Line, column: Column) -> None:
        """The lines between cells, and the corner of what says something else than design was told."""
        theme, view = self._ui.theme, self._model.view
        color = theme.color("border.subtle")
        paint.hairline(painter, rect, color)
        if column is not Column.ART:
            painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), color)
        if view is not None and column in words.columns_changed(view, line):
            side = theme.px(_CORNER)
            right, top = rect.right() + (1 if column is Column.ART else 0), rect.top()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("marker.line"))
            painter.drawPolygon(
                QPolygonF([QPointF(right - side, top), QPointF(right, top), QPointF(right, top + side)])
            )

    def _add(self, painter: QPainter, rect: QRect) -> None:
        """The last row, over all of its columns."""
        theme = self._ui.theme
        whole = QRect(rect.left(), rect.top(), self._table.viewport().width(), rect.height())
        side = theme.px(14)
        place = QRectF(rect.left() + theme.px(SIDE) + 1, rect.center().y() - side / 2 + 0.5, side, side)
        iconfont.paint(painter, "plus", place, theme.color("text.secondary"))
        painter.save()
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text.secondary"))
        text = whole.adjusted(theme.px(SIDE) + side + theme.px(8), 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._model.add_words())
        painter.restore()

    # -- cells --------------------------------------------------------------------------------------------------

    def _cell(self, painter: QPainter, rect: QRect, line: Line, column: Column) -> None:
        theme = self._ui.theme
        inner = rect.adjusted(theme.px(SIDE), theme.px(TOP), -theme.px(SIDE - 2), -theme.px(6))
        body = theme.font("body")
        match column:
            case Column.NUMBER:
                self._number(painter, rect.adjusted(0, theme.px(TOP), -theme.px(8), 0), line)
            case Column.WHEN:
                self._when(painter, inner, line)
            case Column.FORMAT:
                self._words(painter, inner, words.kind(line), body, "text.primary")
            case Column.TEXT:
                said = line.brief.art_text
                self._words(painter, inner, said or words.no_text(), self._strong() if said else body,
                            "text.primary" if said else "text.tertiary")  # fmt: skip
            case Column.SCENE:
                self._scene(painter, inner, line)
            case Column.SIZES:
                told = "\n".join(words.sizes(line)) or "\N{EM DASH}"
                self._words(painter, inner, told, body, "text.primary")
            case Column.ART:
                self._art(painter, rect, line)

    def _strong(self) -> QFont:
        return self._ui.theme.font("bodyStrong")

    def _number(self, painter: QPainter, rect: QRect, line: Line) -> None:
        painter.setFont(self._ui.theme.font("body"))
        painter.setPen(self._ui.theme.color("text.secondary"))
        high = self._ui.theme.px(LINE)
        place = QRect(rect.left(), rect.top(), rect.width(), high)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(line.number))

    def _when(self, painter: QPainter, rect: QRect, line: Line) -> None:
        theme, high = self._ui.theme, self._ui.theme.px(LINE)
        first = QRect(rect.left(), rect.top(), rect.width(), high)
        self._words(painter, first, words.day(self._ui, line), self._strong(), "text.primary")
        second = first.translated(0, high)
        self._words(painter, second, dates.clock(self._ui, line.wall), theme.font("body"), "text.secondary")
        size, left, top = theme.px(13), rect.left(), second.bottom() + theme.px(6)
        for network in line.networks:
            if left + size > rect.right() + theme.px(6):
                left, top = rect.left(), top + size + theme.px(4)
            paint.network(painter, theme, QRectF(left, top, size, size), network)
            left += size + theme.px(5)

    def _scene(self, painter: QPainter, rect: QRect, line: Line) -> None:
        theme = self._ui.theme
        body = theme.font("body")
        below = theme.px(LINE) if line.brief.refs else 0
        room = rect.adjusted(0, 0, 0, -below)
        self._words(painter, room, line.brief.scene, body, "text.secondary")
        if below:
            place = QRect(rect.left(), rect.bottom() - below + 1, rect.width(), below)
            side = theme.px(13)
            icon = QRectF(place.left(), place.center().y() - side / 2 + 0.5, side, side)
            iconfont.paint(painter, "link-simple", icon, theme.color("text.tertiary"))
            told = words.Counted().references(len(line.brief.refs))
            self._words(
                painter, place.adjusted(side + theme.px(5), 0, 0, 0), told, theme.font("small"), "text.tertiary"
            )

    def _words(self, painter: QPainter, rect: QRect, text: str, font: QFont, role: str) -> None:
        """Words over as many lines as there is room for; the last one ends with an ellipsis where they go on."""
        pitch = self._ui.theme.px(LINE)
        painter.setFont(font)
        painter.setPen(self._ui.theme.color(role))
        lines = wrapped(text, font, rect.width(), max(1, rect.height() // pitch))
        for number, each in enumerate(lines):
            place = QRect(rect.left(), rect.top() + number * pitch, rect.width() + pitch, pitch)
            if right_to_left(each):
                place.setWidth(rect.width())
                painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # where the text begins is "left" then
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, each)
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    # -- art ----------------------------------------------------------------------------------------------------

    def _art(self, painter: QPainter, rect: QRect, line: Line) -> None:
        theme = self._ui.theme
        for place, slot in enumerate(line.slots):
            here = slot_rect(self._ui, rect, place)
            over = (line.post_id, place) == self._table.onto_slot
            self._slot(painter, here, slot, waits=place in line.lacking, over=over)
        count = max(len(line.slots), 1)
        left = slot_rect(self._ui, rect, count - 1).right() + theme.px(9)
        tint = theme.status(line.drawn if line.drawn != "none" else "draft")
        chosen = self._table.currentIndex().row() == self._model.row_of(line.post_id)
        hole = theme.color("bg.selected" if chosen else "bg.surface")
        mark = icons.status(line.drawn, tint.fg, hole, theme.px(MARK), _ratio(painter))
        painter.drawPixmap(QPointF(left, rect.top() + theme.px(TOP)), mark)

    def _slot(self, painter: QPainter, rect: QRect, slot: Slot, *, waits: bool, over: bool) -> None:
        theme, place = self._ui.theme, QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if slot.media:
            thumbs.paint(painter, theme, place, as_item(slot.media[0]), self._thumbs, radius=4)
            if len(slot.media) > 1:
                self._count(painter, rect, len(slot.media))
        if not slot.media or over:
            pen = QPen(theme.color("accent.base" if over else "border.control" if waits else "border.default"))
            pen.setWidthF(2 if over else 1)
            if not over:
                pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
        if not slot.media:
            side = theme.px(16)
            middle = QRectF(place.center().x() - side / 2, place.center().y() - side / 2, side, side)
            iconfont.paint(painter, "image" if waits else "minus", middle,
                           theme.color("text.secondary" if waits else "text.disabled"))  # fmt: skip
        painter.restore()

    def _count(self, painter: QPainter, rect: QRect, count: int) -> None:
        """Of several pictures the first shows: how many they are."""
        theme, font = self._ui.theme, self._ui.theme.font("tag")
        text = str(count)
        wide, high = QFontMetrics(font).horizontalAdvance(text) + theme.px(10), theme.px(16)
        place = QRectF(rect.right() - wide - theme.px(3), rect.bottom() - high - theme.px(3), wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bg.tooltip"))
        painter.drawRoundedRect(place, theme.px(4), theme.px(4))
        painter.setFont(font)
        painter.setPen(QColor(theme.color("text.onTooltip")))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


def wrapped(text: str, font: QFont, wide: int, most: int) -> list[str]:
    """The lines of a text within a width; of more than `most` the last one has an ellipsis."""
    found: list[str] = []
    for paragraph in text.splitlines():
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(_WRAP)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(wide, 1))
            found.append(part(paragraph, line.textStart(), line.textLength()).rstrip())
            if len(found) > most:
                break
        layout.endLayout()
        if not paragraph:
            found.append("")
    if len(found) <= most:
        return found
    cut = QFontMetrics(font).elidedText(f"{found[most - 1]}\N{HORIZONTAL ELLIPSIS}", Qt.TextElideMode.ElideRight, wide)
    return [*found[: most - 1], cut]


def as_item(medium: Shown) -> MediaItem:
    """A medium of a slot for what paints small pictures."""
    crop = Crop(*medium.crop) if medium.crop is not None else None
    return MediaItem(medium.sha256, medium.mime, 0, medium.width, medium.height, alt=medium.alt, crop=crop)


def _ratio(painter: QPainter) -> float:
    device = painter.device()
    return device.devicePixelRatio() if device is not None else 1.0
