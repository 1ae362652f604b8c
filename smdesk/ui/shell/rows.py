"""The lines of the client switcher and of the palette: what one says, and how it is painted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from smdesk.core.records import dataclass
from smdesk.ui.kit import icons, paint
from smdesk.ui.kit.theme import Theme

if TYPE_CHECKING:
    from smdesk.services.search import Found

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `kind` is item, header (a group's name) or rule (a line between groups)."""

    kind: str = "item"
    title: str = ""
    detail: str = ""
    below: bool = False  # the detail stands below the title, not beside it
    icon: str = ""
    client: tuple[int, str] | None = None  # tile: id and name
    thumb: str = ""  # hash of a medium
    framed: bool = False  # the icon stands in a tile of its own
    chip: tuple[str, str] | None = None  # status and its words
    keys: tuple[str, ...] = ()
    note: str = ""  # at the right
    dot: str = ""  # tone of a dot at the right: danger, warning
    marked: tuple[tuple[int, int], ...] = ()  # found places in the title: start and length
    act: Callable[[], object] | None = None
    spoken: str = ""
    found: Found | None = None  # the post that can be looked at without leaving

    def sentence(self) -> str:
        """What a screen reader says."""
        parts = [
            self.title,
            self.detail,
            self.chip[1] if self.chip else "",
            self.note,
            self.spoken,
            "+".join(self.keys),
        ]
        return ", ".join(part for part in parts if part)


class Rows(QAbstractListModel):
    """A list of rows, exchanged as a whole."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def tell(self, rows: list[Row]) -> None:
        """Other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.rows[index.row()]
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usable if row.kind == "item" else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.sentence()
        return None


class RowView(QListView):
    """Shows rows; the keys of a search field are passed on to it."""

    def __init__(
        self, theme: Theme, thumbs: Callable[[str], QPixmap | None], height: int, parent: QWidget, *, mark: int = 24
    ) -> None:
        """`height` of a line and `mark` of its icon in pixels at 100 %; `thumbs` gives a picture that is there."""
        super().__init__(parent)
        self._model = Rows(self)
        self.setModel(self._model)
        self.setItemDelegate(RowDelegate(theme, thumbs, height, mark, self))
        self.setProperty("role", "rows")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self.press)

    def tell(self, rows: list[Row], *, keep: bool = False) -> None:
        """Show these; the first is chosen, or with `keep` the one that was, if it is there."""
        before = self.chosen
        self._model.tell(rows)
        place = next((at for at, row in enumerate(rows) if before and row.title == before.title), -1) if keep else -1
        self.choose(place if place >= 0 else next((at for at, row in enumerate(rows) if row.kind == "item"), -1))

    @property
    def rows(self) -> list[Row]:
        """What shows."""
        return self._model.rows

    @property
    def chosen(self) -> Row | None:
        """The line that Enter would take."""
        at = self.currentIndex().row()
        return self._model.rows[at] if 0 <= at < len(self._model.rows) else None

    def choose(self, at: int) -> None:
        """Another line."""
        self.setCurrentIndex(self._model.index(at, 0))

    def step(self, by: int) -> None:
        """To the next line that can be taken; round at the ends."""
        items = [at for at, row in enumerate(self.rows) if row.kind == "item"]
        if items:
            now = self.currentIndex().row()
            self.choose(items[(items.index(now) + by) % len(items)] if now in items else items[0])

    def press(self) -> None:
        """Take the chosen line."""
        row = self.chosen
        if row is not None and row.act is not None:
            row.act()

    def height_of_all(self) -> int:
        """Pixels that all lines need."""
        return sum(self.sizeHintForRow(at) for at in range(len(self.rows)))


class RowDelegate(QStyledItemDelegate):
    """Paints rows."""

    def __init__(
        self, theme: Theme, thumbs: Callable[[str], QPixmap | None], height: int, mark: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._thumbs = thumbs
        self._height = height
        self._size = mark

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = _row(index)
        height = {"rule": 13, "header": 29}.get(row.kind, self._height if not row.below else max(self._height, 44))
        return QSize(100, self._theme.px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = _row(index)
        rect: QRect = option.rect
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind == "rule":
            painter.fillRect(
                rect.adjusted(12, rect.height() // 2, -12, -(rect.height() // 2)), theme.color("border.subtle")
            )
        elif row.kind == "header":
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("text.tertiary"))
            painter.drawText(rect.adjusted(theme.px(18), theme.px(5), 0, 0), Qt.AlignmentFlag.AlignVCenter, row.title)
        else:
            self._item(painter, option, row, rect)
        painter.restore()

    def _item(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, rect: QRect) -> None:
        theme, state = self._theme, option.state
        ground = rect.adjusted(theme.px(6), 0, -theme.px(6), 0)
        if state & option.state.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("bg.selected"))
            painter.drawRoundedRect(ground, theme.px(6), theme.px(6))
        elif state & option.state.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("bg.hover"))
            painter.drawRoundedRect(ground, theme.px(6), theme.px(6))
        left = self._mark(painter, row, ground)
        right = self._tail(painter, row, ground, edged=paint.chosen(option))
        self._words(painter, row, QRect(left, rect.top(), right - left - theme.px(8), rect.height()))

    def _mark(self, painter: QPainter, row: Row, ground: QRect) -> int:
        """Icon, tile or picture; where the words begin."""
        theme = self._theme
        size = theme.px(28 if row.below else self._size)
        box = QRectF(
            ground.left() + theme.px(8 if row.below or self._size < 24 else 12),
            ground.center().y() - size / 2 + 0.5,
            size,
            size,
        )
        ratio = painter.device().devicePixelRatio() if painter.device() else 1.0
        thumb = self._thumbs(row.thumb) if row.thumb else None
        if thumb is not None:
            painter.drawPixmap(box.toRect(), thumb)
        elif row.client is not None:
            if not row.below:
                box = box.adjusted(3, 3, -3, -3)
            paint.client(painter, theme, box, *row.client)
        elif row.icon:
            if row.framed:
                painter.setPen(theme.color("border.default"))
                painter.setBrush(theme.color("bg.surface"))
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(6), theme.px(6))
            mark = theme.px(17)
            drawn = icons.pixmap(row.icon, theme.color("text.secondary"), mark, ratio)
            painter.drawPixmap(round(box.center().x() - mark / 2), round(box.center().y() - mark / 2), drawn)
        return round(box.right()) + theme.px(11)

    def _tail(self, painter: QPainter, row: Row, ground: QRect, *, edged: bool) -> int:
        """Chip, keys, note and dot, from the right; where they begin."""
        theme = self._theme
        right = ground.right() - theme.px(10 if row.below else 12)
        for key in reversed(row.keys):
            right = paint_key(painter, theme, right, ground.center().y(), key) - theme.px(4)
        if row.chip is not None:
            width = paint.chip_width(theme, row.chip[1])
            place = QRect(right - width, ground.top(), width, ground.height())
            paint.chip(painter, theme, place, *row.chip, edged=edged)
            right -= width + theme.px(6)
        if row.note:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("text.secondary"))
            width = QFontMetrics(theme.font("small")).horizontalAdvance(row.note)
            painter.drawText(
                QRect(right - width, ground.top(), width, ground.height()), Qt.AlignmentFlag.AlignVCenter, row.note
            )
            right -= width + theme.px(6)
        if row.dot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.semantic(row.dot).fg)
            painter.drawEllipse(
                QRectF(right - theme.px(12), ground.center().y() - theme.px(3), theme.px(7), theme.px(7))
            )
            right -= theme.px(20)
        return right

    def _words(self, painter: QPainter, row: Row, room: QRect) -> None:
        theme = self._theme
        strong, small = theme.font("body"), theme.font("small")
        strong.setWeight(QFont.Weight.Medium)
        if row.below:
            small = theme.font("caption")
            small.setWeight(QFont.Weight.Normal)
        measure = QFontMetrics(strong)
        plain = row.icon and not row.framed and not row.marked and not row.below and not row.keys and not row.chip
        if plain and not row.detail:
            strong = theme.font("body")
            measure = QFontMetrics(strong)
        title = measure.elidedText(row.title, Qt.TextElideMode.ElideRight, room.width())
        line = QRect(room.left(), room.top(), room.width(), room.height())
        if row.below and row.detail:
            line = QRect(room.left(), room.center().y() - theme.px(17), room.width(), theme.px(18))
        self._found(painter, row, title, line, measure)
        painter.setFont(strong)
        painter.setPen(theme.color("text.primary"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        if not row.detail:
            return
        painter.setFont(small)
        painter.setPen(theme.color("text.tertiary"))
        if row.below:
            place = QRect(room.left(), line.bottom() + 1, room.width(), theme.px(16))
        else:
            place = room.adjusted(measure.horizontalAdvance(title) + theme.px(12), 0, 0, 0)
        if place.width() > theme.px(20):
            text = QFontMetrics(small).elidedText(row.detail, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _found(self, painter: QPainter, row: Row, title: str, line: QRect, measure: QFontMetrics) -> None:
        """The found letters on the marker's tint."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.color("marker.soft")))
        for start, length in row.marked:
            if start < len(title):
                left = line.left() + measure.horizontalAdvance(title[:start])
                width = measure.horizontalAdvance(title[: start + length]) - measure.horizontalAdvance(title[:start])
                top = line.center().y() - measure.height() / 2
                painter.drawRect(QRectF(left, top, width, measure.height()))


def _row(index: Index) -> Row:
    model = index.model()
    assert isinstance(model, Rows)
    return model.rows[index.row()]


def paint_key(painter: QPainter, theme: Theme, right: int, middle: int, key: str) -> int:
    """A key's cap whose right edge stands at `right`; where it begins."""
    font = theme.font("caption")
    width = max(theme.px(18), QFontMetrics(font).horizontalAdvance(key) + theme.px(10))
    height = theme.px(18)
    cap = QRectF(right - width, middle - height / 2 + 0.5, width, height)
    painter.setPen(theme.color("border.default"))
    painter.setBrush(theme.color("bg.surface"))
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
    painter.setPen(theme.color("text.secondary"))
    painter.setFont(font)
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
    return int(cap.left())
