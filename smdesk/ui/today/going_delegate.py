"""How a line of what goes out today is painted (SCREENS 5.1)."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from smdesk.core.records import dataclass
from smdesk.services.today.views import Going
from smdesk.ui.kit import iconfont, paint
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.today import marks, words
from smdesk.ui.today.going import LINE, GoingModel

#: Below this width the words of the mode are left to its icon.
TIGHT = 780
#: Below this width there are no marks of networks and modes.
LEAST = 620
#: Below this width the status stands above the button.
STACKED = 480


@dataclass(frozen=True, slots=True)
class Places:
    """Where each column of a line is."""

    time: QRect
    thumb: QRect
    title: QRect
    networks: QRect
    mode: QRect
    status: QRect
    act: QRect


class GoingDelegate(QStyledItemDelegate):
    """Time, picture, title with its client, networks, mode, status, and the button that solves it."""

    def __init__(self, ui: Ui, model: GoingModel, thumbs: Thumbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui
        self._model = model
        self._thumbs = thumbs
        self.hot: tuple[int, bool] = (-1, False)  # the row under the pointer, and whether it is on the button
        self.target = -1  # the row that something is being dropped on

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(400, self._ui.theme.px("rowToday"))

    def places(self, rect: QRect) -> Places:
        """The columns of a line in its rectangle."""
        px = self._ui.theme.px
        top, height = rect.top(), rect.height()
        tight = rect.width() < px(TIGHT)
        least = rect.width() < px(LEAST)
        wide = px(126 if not least else 100)
        act = QRect(rect.right() + 1 - px(13) - wide, top, wide, height)
        status = QRect(act.left() - px(124 if not tight else 116), top, px(112), height)
        mode = QRect(status.left() - px(103 if not tight else 30), top, px(92 if not tight else 22), height)
        networks = QRect(mode.left() - px(65), top, px(56), height)
        if rect.width() < px(STACKED):
            tall = px(20 + 4 + 24)
            status = QRect(rect.right() + 1 - px(13 + 112), top + (height - tall) // 2, px(112), px(20))
            act = QRect(status.left(), status.bottom() + 1 + px(4), px(112), px(24))
        if least:  # large letters in a small window: what the peek tells leaves its place to the title
            mode = networks = QRect(status.left(), top, 0, height)
        time = QRect(rect.left(), top, px(64 if not least else 50), height)
        thumb = QRect(time.right() + 1 + px(12), top + (height - px(44)) // 2, px(36), px(44))
        left = thumb.right() + 1 + px(12)
        return Places(
            time, thumb, QRect(left, top, networks.left() - px(12) - left, height), networks, mode, status, act
        )

    def button(self, rect: QRect, line: Going) -> QRect:
        """Where the button of a line is; where it has none, the three dots of its menu."""
        px = self._ui.theme.px
        place = self.places(rect).act
        said = self._model.act(line)
        width, height = (marks.button_width(self._ui.theme, said), px(24)) if said else (px(26), px(26))
        left = place.right() + 1 - width
        return QRect(left, place.top() + (place.height() - height) // 2, width, height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: Going | None = index.data(LINE)
        if line is None:
            return
        theme, rect = self._ui.theme, QRect(option.rect)
        painter.save()
        painter.setClipRect(rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        widget = option.widget
        focus = chosen and isinstance(widget, QWidget) and widget.hasFocus()
        ground = (
            "accent.soft" if index.row() == self.target
            else "bg.selected" if focus
            else "bg.hover" if self.hot[0] == index.row()
            else ""
        )  # fmt: skip
        if ground:
            painter.fillRect(rect, theme.color(ground))
        places = self.places(rect)
        self._time(painter, places.time, line)
        marks.picture(
            painter, theme, self._thumbs, places.thumb, line.picture, wanted=line.stage == "in_design",
            faded=line.over,
        )  # fmt: skip
        self._title(painter, places.title, line)
        if places.networks.width() > 0:
            self._networks(painter, places.networks, line)
            self._mode(painter, places.mode, line)
        status = words.status(line, self._ui.language)
        paint.chip(painter, theme, places.status, line.status, status, edged=focus)
        self._act(painter, rect, line, index.row(), focus=focus)
        if index.row() < self._model.rowCount() - 1:
            paint.hairline(painter, rect, theme.color("border.subtle"))
        painter.restore()

    def _time(self, painter: QPainter, rect: QRect, line: Going) -> None:
        theme = self._ui.theme
        font = theme.font("body") if line.over else marks.strong(theme)
        role = "text.secondary" if line.over else "text.primary"
        clock = self._ui.language.clock(words.here(line.due))
        marks.text(painter, theme, rect, clock, font, role, marks.RIGHT)

    def _title(self, painter: QPainter, rect: QRect, line: Going) -> None:
        theme, px = self._ui.theme, self._ui.theme.px
        body = marks.weighted(theme, "body", QFont.Weight.Medium) if line.over else marks.strong(theme)
        top = rect.top() + (rect.height() - px(36)) // 2 + px(1)
        role = "text.secondary" if line.over else "text.primary"
        marks.text(painter, theme, QRect(rect.left(), top, rect.width(), px(18)), line.title or "—", body, role)
        below = QRect(rect.left(), top + px(19), rect.width(), px(16))
        side = px(14)
        paint.client(
            painter, theme, QRectF(below.left(), below.top() + (below.height() - side) / 2, side, side),
            line.client_id, line.client,
        )  # fmt: skip
        small = theme.font("small")
        left = below.left() + side + px(6)
        note = self._model.note(line)
        room = below.right() + 1 - left
        metrics = QFontMetrics(small)
        if note:
            square = px(14) if line.pillar is not None else 0
            room -= metrics.horizontalAdvance(note) + px(8) + square  # the tile names the client as well
        under = self._model.fitted(line, metrics, room)
        room = min(max(room, metrics.horizontalAdvance(under)), below.right() + 1 - left)
        used = marks.text(
            painter, theme, QRect(left, below.top(), room, below.height()), under, small,
            "text.tertiary",
        )  # fmt: skip
        after = QRect(left + used + px(7), below.top(), below.right() + 1 - left - used - px(7), below.height())
        self._pillar(painter, after, line, note)

    def _pillar(self, painter: QPainter, rect: QRect, line: Going, note: str) -> None:
        theme, px = self._ui.theme, self._ui.theme.px
        if line.pillar is not None and rect.width() > px(20):
            square = QRectF(rect.left(), rect.center().y() - px(4) + 0.5, px(8), px(8))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.pillar(line.pillar.color).solid)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(square, 2, 2)
            rect = rect.adjusted(px(14), 0, 0, 0)
        small = theme.font("small")
        if note:
            painter.setPen(theme.semantic("warning").fg)
            painter.setFont(small)
            shown = QFontMetrics(small).elidedText(note, Qt.TextElideMode.ElideRight, max(0, rect.width()))
            painter.drawText(rect, marks.LEFT, shown)
        elif line.pillar is not None and rect.width() > px(20):
            marks.text(painter, theme, rect, line.pillar.name, small, "text.tertiary")

    def _networks(self, painter: QPainter, rect: QRect, line: Going) -> None:
        theme, px = self._ui.theme, self._ui.theme.px
        side, gap, many = px(13), px(5), len(line.networks)
        shown = line.networks if many <= 3 else line.networks[:2]
        for place, network in enumerate(shown):
            left = rect.left() + place * (side + gap)
            paint.network(painter, theme, QRectF(left, rect.center().y() - side / 2 + 0.5, side, side), network)
        if many > 3:
            left = rect.left() + 2 * (side + gap)
            rest = QRect(left, rect.top(), rect.right() - left + 1, rect.height())
            marks.text(painter, theme, rest, f"+{many - 2}", theme.font("caption"), "text.secondary")

    def _mode(self, painter: QPainter, rect: QRect, line: Going) -> None:
        icon, word = words.mode(line)
        if not icon:
            return
        theme, side = self._ui.theme, self._ui.theme.px(15)
        place = QRectF(rect.left(), rect.center().y() - side / 2 + 0.5, side, side)
        iconfont.paint(painter, icon, place, theme.color("text.secondary"))
        if rect.width() > theme.px(40):
            after = rect.adjusted(side + theme.px(5), 0, 0, 0)
            marks.text(painter, theme, after, word, theme.font("small"), "text.secondary")

    def _act(self, painter: QPainter, rect: QRect, line: Going, row: int, *, focus: bool) -> None:
        theme, said, place = self._ui.theme, self._model.act(line), self.button(rect, line)
        hot = self.hot == (row, True)
        if said:
            due = line.lead is not None and line.status == "due"
            marks.button(painter, theme, place, said, primary=due, hover=hot, focus=focus)
            return
        if hot or focus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("bg.pressed"))
            painter.drawRoundedRect(QRectF(place), theme.px(6), theme.px(6))
        side = theme.px(16)
        inner = QRectF(0, 0, side, side)
        inner.moveCenter(QRectF(place).center())
        iconfont.paint(painter, "dots-three-bold", inner, theme.color("text.secondary"))
