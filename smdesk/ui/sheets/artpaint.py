"""How a card of received art is painted: its picture, its size, its post and how it stands."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from shiboken6 import isValid

from smdesk.services.sheets.views import Received
from smdesk.ui.kit import iconfont
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.rows import Index, RowsModel
from smdesk.ui.kit.thumbs import decode, mark_of
from smdesk.ui.kit.words import two_lines
from smdesk.ui.sheets import artwords
from smdesk.ui.sheets.received import Card, State

#: Pixels at 100 %: a card with the gap below it, the gap, its sides, its picture, where its words begin.
STEP, GAP, SIDE, PICTURE, WORDS = 79, 8, 14, (42, 53), 61
#: The choice of a post, and the number of one.
CHOICE, TAG = (176, 24), (21, 19)
_MARK, _EDGE = 16, 10
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_MARKS = {
    State.FITS: "check-circle-fill", State.HAD: "check-circle", State.DIFFERS: "warning-fill",
    State.TWIN: "warning-fill", State.REFUSED: "warning-circle-fill", State.ASKS: "question",
    State.ASIDE: "minus-circle",
}  # fmt: skip


class FilePictures(QObject):
    """Small pictures of files that are in no library yet: decoded off the window's thread."""

    came = Signal()

    def __init__(self, ui: Ui, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._asked: set[str] = set()
        self._broken: set[str] = set()

    def get(self, got: Received, size: QSize, ratio: float) -> QPixmap | None:
        """The picture, covering `size`; None until it is there, and for what is none."""
        if not got.mime.startswith("image/") or got.problem is not None:
            return None
        key = f"art/{got.path}/{got.bytes}/{size.width()}x{size.height()}@{ratio}"
        found = QPixmap()
        if QPixmapCache.find(key, found):
            return found
        if key not in self._asked and key not in self._broken:
            self._asked.add(key)
            path, pixels = got.path, size * ratio
            self._ui.tasks.run(lambda: decode(path, pixels), lambda image: self._made(key, image, ratio))
        return None

    def _made(self, key: str, image: QImage, ratio: float) -> None:
        if not isValid(self):  # what wanted it was closed while it was decoded
            return
        self._asked.discard(key)
        if image.isNull():
            self._broken.add(key)
        else:
            made = QPixmap.fromImage(image)
            made.setDevicePixelRatio(ratio)
            QPixmapCache.insert(key, made)
        self.came.emit()


class CardDelegate(QStyledItemDelegate):
    """One card, as the design draws it."""

    def __init__(self, ui: Ui, model: RowsModel[Card], pictures: FilePictures, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui, self._model, self._pictures = ui, model, pictures

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, self._ui.theme.px(STEP))

    def picture_size(self) -> tuple[int, int]:
        """Of a card's picture, in pixels."""
        return self._ui.theme.px(PICTURE[0]), self._ui.theme.px(PICTURE[1])

    def choice(self, row: QRect, card: Card) -> QRect:
        """Where the post of a card is told or chosen, within the row of its list."""
        theme, px = self._ui.theme, self._ui.theme.px
        box = self._box(row)
        left, top, room = box.left() + px(WORDS), box.top() + px(44), box.width() - px(WORDS + _EDGE + _MARK + 8)
        if card.line is None and not card.away:
            return QRect(left, top - px(1), min(room, px(CHOICE[0])), px(CHOICE[1]))
        wide = px(TAG[0] + 6) + QFontMetrics(theme.font("small")).horizontalAdvance(artwords.whose(card)) + px(4)
        return QRect(left, top, min(room, wide), px(TAG[1]))

    def _box(self, row: QRect) -> QRect:
        px = self._ui.theme.px
        return row.adjusted(px(SIDE - 1), 0, -px(SIDE), -px(GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, card = self._ui.theme, self._model.lines[index.row()]
        px, box = theme.px, self._box(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, box, card)
        self._picture(painter, box, card)
        self._words(painter, box, card)
        if card.line is not None or card.away:
            self._tag(painter, self.choice(option.rect, card), card)
        elif card.usable:
            self._combo(painter, self.choice(option.rect, card), card)
        side = px(_MARK)
        place = QRectF(box.right() - px(_EDGE) - side, box.center().y() - side / 2, side, side)
        iconfont.paint(painter, _MARKS[card.state], place, self._ink(card.state))
        painter.restore()

    def _words(self, painter: QPainter, box: QRect, card: Card) -> None:
        """The name, and below it the size or what is wrong: in two lines where the post is not told there."""
        theme, px = self._ui.theme, self._ui.theme.px
        left, room = box.left() + px(WORDS), box.width() - px(WORDS + _EDGE + _MARK + 8)
        font, small = QFont(theme.font("body")), theme.font("small")
        font.setWeight(QFont.Weight.Medium)
        first = QRect(left, box.top() + px(7), room, px(19))
        self._text(painter, first, card.got.name, font, theme.color("text.primary"), Qt.TextElideMode.ElideMiddle)
        line = QRect(left, box.top() + px(25), room, px(17))
        said = artwords.measure(self._ui, card)
        if QFontMetrics(small).horizontalAdvance(said) > room:
            said = artwords.tight(said)
        lines = [said] if card.usable else two_lines(said, small, room)
        plain = card.state not in {State.DIFFERS, State.TWIN, State.REFUSED}
        ink = theme.color("text.secondary") if plain else self._ink(card.state)
        for number, told in enumerate(lines):
            self._text(painter, line.translated(0, number * line.height()), told, small, ink)

    def _ink(self, state: State) -> QColor:
        theme = self._ui.theme
        tints = {
            State.FITS: "success", State.HAD: "success", State.DIFFERS: "warning", State.TWIN: "warning",
            State.REFUSED: "danger",
        }  # fmt: skip
        return theme.semantic(tints[state]).fg if state in tints else theme.color("text.secondary")

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, card: Card) -> None:
        theme = self._ui.theme
        on = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = on and isinstance(option.widget, QWidget) and option.widget.hasFocus()
        color = theme.color("border.default")
        if card.state in {State.DIFFERS, State.TWIN, State.REFUSED}:
            color = self._ink(card.state)
        painter.setPen(QPen(theme.color("accent.focus"), 2) if focused else QPen(color, 1))
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(theme.color("bg.selected" if on and not focused else "bg.hover" if over else "bg.surface"))
        inset = 1.0 if focused else 0.5
        painter.drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), theme.px(6), theme.px(6))

    def _picture(self, painter: QPainter, box: QRect, card: Card) -> None:
        theme, (wide, high) = self._ui.theme, self.picture_size()
        place = QRect(box.left() + theme.px(9), box.top() + (box.height() - high) // 2, wide, high)
        device = painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        found = self._pictures.get(card.got, place.size(), ratio)
        path = QPainterPath()
        path.addRoundedRect(QRectF(place), theme.px(3), theme.px(3))
        if found is not None:
            painter.save()
            painter.setClipPath(path)
            painter.drawPixmap(place.topLeft(), found)
            painter.restore()
            return
        painter.fillPath(path, theme.color("bg.pressed"))
        side = theme.px(18)
        mark = QRectF(place.center().x() - side / 2, place.center().y() - side / 2, side, side)
        kind = card.got.mime.partition("/")[0]
        name = "file-x" if card.got.problem is not None else mark_of("document" if kind == "application" else kind)
        iconfont.paint(painter, name, mark, theme.color("text.secondary"))

    def _tag(self, painter: QPainter, rect: QRect, card: Card) -> None:
        """The number of the post and what it is called; pressing it changes one's mind."""
        theme, px = self._ui.theme, self._ui.theme.px
        tag = QRect(rect.left(), rect.top(), px(TAG[0]), rect.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bg.sunken"))
        painter.drawRoundedRect(tag, px(4), px(4))
        strong = QFont(theme.font("small"))
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(theme.color("text.secondary"))
        number = str(card.line.number) if card.line is not None else "\N{NORTH EAST ARROW}"
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, number)
        room = rect.adjusted(px(TAG[0] + 6), 0, 0, 0)
        self._text(painter, room, artwords.whose(card), theme.font("small"), theme.color("text.secondary"))

    def _combo(self, painter: QPainter, rect: QRect, card: Card) -> None:
        """A field with the question whose it is."""
        theme, px = self._ui.theme, self._ui.theme.px
        painter.setPen(QPen(theme.color("border.control"), 1))
        painter.setBrush(theme.color("bg.surface"))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        side = px(11)
        caret = QRectF(rect.right() - px(8) - side, rect.center().y() - side / 2 + 1, side, side)
        iconfont.paint(painter, "caret-down", caret, theme.color("text.secondary"))
        words = artwords.whose(card) or self.tr("Which one?")
        room = rect.adjusted(px(8), 0, -side - px(12), 0)
        self._text(painter, room, words, theme.font("small"), theme.color("text.primary"))

    def _text(
        self, painter: QPainter, rect: QRect, text: str, font: QFont, ink: QColor,
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:  # fmt: skip
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(rect, _LEFT, QFontMetrics(font).elidedText(text, cut, rect.width()))
