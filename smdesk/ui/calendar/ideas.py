"""The ideas of the client that shows: the list as data, and one of them as a card."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from shiboken6 import isValid

from smdesk.core.publication import STAGE_DRAWN
from smdesk.services.calendar.service import IdeaView
from smdesk.ui.calendar import tips
from smdesk.ui.calendar.frames import outline
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.calendar.parcel import Carried, Parcel
from smdesk.ui.calendar.reading import Reading
from smdesk.ui.kit import iconfont, paint
from smdesk.ui.kit.naming import status_name
from smdesk.ui.kit.theme import Theme

IDEA = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class Order(Enum):
    """By what the ideas stand; what was changed last comes first where nothing else counts."""

    NEWEST = "newest"
    OLDEST = "oldest"
    PILLAR = "pillar"


class IdeaModel(QAbstractListModel):
    """The ideas of the client that shows, what was changed last first. `told`: they have been read again."""

    told = Signal()

    def __init__(self, model: CalendarModel) -> None:
        super().__init__(model)
        self._model = model
        self.ideas: list[IdeaView] = []
        self.client: int | None = None  # whose ideas these are
        self._asked: tuple[int | None, Reading[list[IdeaView]]] | None = None
        self._again = False
        self._order = Order.NEWEST

    @property
    def order(self) -> Order:
        """By what they stand."""
        return self._order

    @order.setter
    def order(self, order: Order) -> None:
        if order is not self._order:
            self._order = order
            self._take(sorted(self.ideas, key=lambda idea: idea.changed_at, reverse=True))

    def read(self) -> None:
        """Read them again, away from the window; those of another client go at once."""
        ui = self._model.ui
        client, calendar = ui.scope.client, ui.runtime.calendar
        if self._asked is not None and self._asked[0] == client:
            self._again = True
            return
        if client != self.client:
            self.client = client
            self._take([])
        asked = self._asked = client, Reading(lambda: calendar.ideas(client))
        self._again = False
        if ui.tasks.run(asked[1].work, lambda _none: self._answered(asked)) and asked[1].wait():
            self._answered(asked)

    def _answered(self, asked: tuple[int | None, Reading[list[IdeaView]]]) -> None:
        if not isValid(self) or asked is not self._asked:
            return
        self._asked = None
        self._take(asked[1].found())
        self.told.emit()
        if self._again:
            self.read()

    def _take(self, found: list[IdeaView]) -> None:
        """These, of which the first was changed last."""
        if self._order is Order.OLDEST:
            found = found[::-1]
        elif self._order is Order.PILLAR:
            found = sorted(found, key=lambda idea: self.pillar_name(idea).casefold() or "\uffff")
        if found != self.ideas:
            self.beginResetModel()
            self.ideas = found
            self.endResetModel()

    @property
    def waiting(self) -> bool:
        """True while nobody knows yet what there is."""
        return self._asked is not None and not self.ideas

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.ideas)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag
        return flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        idea = self.ideas[index.row()]
        if role == IDEA:
            return idea
        if role == Qt.ItemDataRole.DisplayRole:
            return words(idea)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            parts = [words(idea), idea.client, status_name(drawn(idea)), self.pillar_name(idea)]
            return ", ".join(part for part in parts if part)
        return None

    def pillar_name(self, idea: IdeaView) -> str:
        """The name of its pillar; "" for none."""
        found = self._model.pillars.get(idea.pillar_id or 0)
        return found.name if found is not None else ""

    def age(self, idea: IdeaView) -> str:
        """How long ago it was changed: `2 days ago`."""
        days = (self._model.today - idea.changed_at.date()).days
        if days <= 0:
            return self.tr("today")
        if days < 14:
            return self.tr("%n day(s) ago", "", days)
        return self.tr("%n week(s) ago", "", days // 7)


def words(idea: IdeaView) -> str:
    """The idea in one line."""
    return idea.title or " ".join(idea.text.split()) or tips.translate("Tips", "(no text)")


def drawn(idea: IdeaView) -> str:
    """The status that is drawn."""
    return STAGE_DRAWN[idea.stage].value


def carried(ideas: Sequence[IdeaView], zone_of: dict[int, str], grip: int) -> Parcel:
    """Ideas, taken up."""
    return Parcel(
        tuple(
            Carried(idea.post_id, 0, None, zone_of.get(idea.client_id, "UTC"), idea.client_id, words(idea),
                           idea.pillar_id)
            for idea in ideas
        ),
        grip,
    )  # fmt: skip


class IdeaDelegate(QStyledItemDelegate):
    """A card: grip, title, pillar, and how old it is."""

    def __init__(self, model: CalendarModel, ideas: IdeaModel, view: QListView) -> None:
        super().__init__(view)
        self._model = model
        self._ideas = ideas
        self.taken: frozenset[int] = frozenset()  # posts that are carried just now

    @property
    def _theme(self) -> Theme:
        return self._model.ui.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._theme.px(56))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        flags = QStyle.StateFlag
        card, idea = rect.adjusted(0, 0, 0, -self._theme.px(6)), index.data(IDEA)
        if idea.post_id in self.taken:
            self._left(painter, card, idea)
        else:
            self.card(painter, card, idea, chosen=bool(state & flags.State_Selected))

    def _left(self, painter: QPainter, rect: QRect, idea: IdeaView) -> None:
        """The place that an idea has left which is carried: still to be read, and dashed."""
        painter.setOpacity(0.4)
        self.card(painter, rect, idea, chosen=False)
        painter.setOpacity(1.0)
        outline(painter, self._theme, rect.adjusted(1, 1, -1, -1), "border.control", width=1, dashed=True)

    def card(self, painter: QPainter, rect: QRect, idea: IdeaView, *, chosen: bool) -> None:
        """Paint one."""
        theme, px = self._theme, self._theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent.focus" if chosen else "border.default"), 2 if chosen else 1))
        painter.setBrush(theme.color("bg.surface"))
        inset = 1.0 if chosen else 0.5  # its edge is that of the field above
        painter.drawRoundedRect(rect.toRectF().adjusted(inset, inset, -inset, -inset), px(6), px(6))
        grip = QRect(rect.left() + px(6), rect.top() + px(9), px(13), px(13))
        iconfont.paint(painter, "dots-six-vertical", grip.toRectF(), theme.color("text.tertiary"))
        left, right = rect.left() + px(21), rect.right() - px(8)
        font = QFont(theme.font("small"))
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(theme.color("text.primary"))
        shown = QFontMetrics(font).elidedText(words(idea), Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRect(left, rect.top() + px(6), right - left, px(18)), Qt.AlignmentFlag.AlignVCenter, shown)
        self._under(painter, QRect(left, rect.top() + px(26), right - left, px(16)), idea)
        painter.restore()

    def _under(self, painter: QPainter, rect: QRect, idea: IdeaView) -> None:
        theme, px = self._theme, self._theme.px
        plain = QFont(theme.font("caption"))
        plain.setWeight(QFont.Weight.Normal)
        painter.setFont(plain)
        age = self._ideas.age(idea)
        wide = QFontMetrics(painter.font()).horizontalAdvance(age)
        painter.setPen(theme.color("text.tertiary"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, age)
        painter.setFont(theme.font("caption"))
        left = rect.left()
        if self._model.ui.scope.client is None:
            paint.client(painter, theme, QRect(left, rect.top() + 1, px(13), px(13)).toRectF(), idea.client_id,
                         idea.client)  # fmt: skip
            left += px(18)
        pillar = self._model.pillars.get(idea.pillar_id or 0)
        if pillar is None:
            text, color = status_name(drawn(idea)), theme.color("text.tertiary")
        else:
            tint = theme.pillar(pillar.color)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint.solid)
            painter.drawRoundedRect(QRect(left, rect.top() + px(4), px(8), px(8)), 2, 2)
            left += px(13)
            text, color = pillar.name, tint.text
        painter.setPen(color)
        room = QRect(left, rect.top(), rect.right() - wide - px(8) - left, rect.height())
        cut = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)
