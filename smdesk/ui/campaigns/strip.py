"""The strip below the header: the month's money as a bar, and what a result cost."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QWidget

from smdesk.services.campaigns.views import Board
from smdesk.ui.campaigns import words
from smdesk.ui.kit import icons, tips
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.i18n import capital
from smdesk.ui.kit.widgets import Page, button, column, frame, label, row

_HEIGHT, _BAR, _GAP = 34, 12, 2


class MonthBar(QWidget):
    """Spent in the colours of the campaigns, committed in grey, free as a dashed place."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._board: Board | None = None
        self._captions = ("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        ui.theme.changed.connect(self._measure)
        self._measure()
        ui.theme.changed.connect(self.update)

    def _measure(self) -> None:
        self.setMinimumWidth(self._ui.theme.px(220))
        self.setMaximumWidth(self._ui.theme.px(420))

    def sizeHint(self) -> QSize:
        return QSize(self._ui.theme.px(400), self._ui.theme.px(_HEIGHT))

    def tell(self, board: Board, captions: tuple[str, str, str]) -> None:
        """Show this; the captions of spent, committed and free."""
        self._board, self._captions = board, captions
        self.update()

    def _pieces(self) -> Iterator[tuple[str, str, QColor | None, QRectF]]:
        """Kind, name, colour and place of each piece."""
        board = self._board
        if board is None:
            return
        theme, money = self._ui.theme, board.money
        free = max(money.free or 0, 0)
        whole = money.planned + free
        if whole <= 0:
            return
        colors, names = theme.client_colors, {each.id: each for each in board.campaigns}
        left, room = 0.0, float(self.width())
        found = [(("spent", number), amount) for number, amount in money.spent.items()]
        found += [(("committed", 0), sum(money.committed.values())), (("free", 0), free)]
        for (kind, number), amount in found:
            width = room * amount / whole
            if amount > 0:
                color = colors.get(names[number].color) if kind == "spent" else None
                if color is not None and theme.mode == "dark":
                    color = color.lighter(135)
                named = names[number].name if kind == "spent" else ""
                yield kind, named, color, QRectF(left, 0, max(width - _GAP, 1.0), theme.px(_BAR))
            left += width

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._ui.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places: dict[str, QRectF] = {}
        for kind, _, color, rect in self._pieces():
            places[kind] = places[kind].united(rect) if kind in places else rect
            if kind == "free":
                pen = QPen(theme.color("border.control"), 1)
                pen.setDashPattern([3, 2])
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color or theme.color("border.default"))
            painter.drawRoundedRect(rect, 2, 2)
        self._caption(painter, places)

    def _caption(self, painter: QPainter, places: dict[str, QRectF]) -> None:
        """Below the pieces, pushed apart where they would touch."""
        theme = self._ui.theme
        font = theme.font("caption")
        font.setWeight(QFont.Weight.Normal)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(theme.color("text.secondary"))
        end, kinds = -1.0, ("spent", "committed", "free")
        told = [(kind, text) for kind, text in zip(kinds, self._captions, strict=True) if text]
        total = self._wide(told, metrics)
        while len(told) > 1 and total > self.width():  # the tool tips of the pieces say it all the same
            del told[1]
            total = self._wide(told, metrics)
        for place, (kind, text) in enumerate(told):
            width = metrics.horizontalAdvance(text)
            left = max(places[kind].left() if kind in places else 0.0, end + theme.px(10) if place else 0.0)
            rest = total - sum(metrics.horizontalAdvance(each) + theme.px(10) for _, each in told[:place])
            left = max(min(left, self.width() - rest), 0.0) if place else left
            top = theme.px(_BAR + 4)
            painter.drawText(QRectF(left, top, width + 2, self.height() - top), Qt.AlignmentFlag.AlignTop, text)
            end = left + width

    def _wide(self, told: list[tuple[str, str]], metrics: QFontMetrics) -> int:
        """The room that captions take, with the gaps between them."""
        gap = self._ui.theme.px(10)
        return sum(metrics.horizontalAdvance(text) + gap for _, text in told) - gap

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        found = next((piece for piece in self._pieces() if piece[3].adjusted(0, 0, _GAP, 6).contains(at)), None)
        if found is None or self._board is None:
            QToolTip.hideText()
            return
        place = ("spent", "committed", "free").index(found[0])
        tips.show(event.globalPosition().toPoint(), found[1] or self._captions[place], self)


class Strip(Page):
    """The month's budget at the left, what a result cost at the right."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._board: Board | None = None
        self._head, self._sum, self._of = label("small"), label("amount"), label("secondary")
        self.change = button("ghost", size="sm", name="agreed-budget")
        self.change.setIcon(icons.icon("pencil-simple", ui.theme, "text.tertiary"))
        self.bar = MonthBar(ui)
        self.cost_head, self._cost = label("small"), label("amount")
        self._per = Elided("secondary", 200)
        self._per.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        ui.theme.changed.connect(self._measure)
        self._measure()
        right = Qt.AlignmentFlag.AlignRight
        self.cost_head.setAlignment(right)
        cost = column(None, self.cost_head, row(None, self._cost, self._per, spacing=2), None, spacing=1)
        bar = frame("line", "bottom", QHBoxLayout)
        sums = row(self._sum, self._of, self.change, None, spacing=6)
        left = column(None, self._head, sums, None, spacing=1)
        bar.layout().addLayout(  # type: ignore[union-attr]
            row(left, 16, self.bar, None, cost, spacing=12, margins=(20, 4, 16, 4))
        )
        self.setLayout(column(bar, spacing=0))
        self.retranslate()

    def tell(self, board: Board) -> None:
        """Show this."""
        self._board = board
        ui, money, currency = self._ui, board.money, board.currency
        months = ui.language.locale.standaloneMonthName(board.month.month)
        self._head.setText(self.tr("Budget of %1").replace("%1", months))
        self._sum.setText(words.money(ui, money.planned, currency) if currency else "\N{EM DASH}")
        agreed = self.tr("of %1 agreed").replace("%1", words.money(ui, money.agreed, currency)) if money.agreed else ""
        if not money.agreed and currency:
            agreed = self.tr("nothing agreed yet")
        more = self.tr("without %1").replace("%1", ", ".join(board.other_currencies)) if board.other_currencies else ""
        self._of.setText(" · ".join(part for part in (agreed, more) if part))
        captions = self._captions(board)
        self.bar.tell(board, captions)
        self.bar.setAccessibleName(", ".join(part for part in captions if part) or self.tr("No budget this month"))
        self._tell_cost(board)

    def _measure(self) -> None:
        self.setFixedHeight(self._ui.theme.px(60))

    def _captions(self, board: Board) -> tuple[str, str, str]:
        ui, money, currency = self._ui, board.money, board.currency
        if not currency:
            return "", "", ""
        spent = self.tr("%1 spent").replace("%1", words.money(ui, sum(money.spent.values()), currency))
        waiting = sum(money.committed.values())
        committed = self.tr("%1 committed").replace("%1", words.money(ui, waiting, currency)) if waiting else ""
        free = ""
        if money.free is not None:
            free = self.tr("%1 free") if money.free >= 0 else self.tr("%1 over")
            free = free.replace("%1", words.money(ui, abs(money.free), currency)) if money.free else ""
        return spent, committed, free

    def _tell_cost(self, board: Board) -> None:
        results = board.results
        self.cost_head.setText(self.tr("Cost per result"))
        self._cost.setText(words.money(self._ui, results.cost_per_result, board.currency, short=False))
        count = int(results.results or 0)
        self._per.setText("· " + self.tr("%n result(s)", "", count) if results.results else "")
        self._per.setVisible(bool(results.results))
        self.setAccessibleName(capital(f"{self._head.text()}: {self._sum.text()} {self._of.text()}"))

    def retranslate(self) -> None:
        self.change.setAccessibleName(self.tr("Agreed budget of a month"))
        self.change.setToolTip(self.change.accessibleName())
        if self._board is not None:
            self.tell(self._board)
