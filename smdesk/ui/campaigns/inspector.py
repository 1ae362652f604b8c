"""The pane at the right: what is selected, each field stored as it is left, its pace and its readings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from smdesk.services.campaigns.choices import Choices
from smdesk.services.campaigns.views import Board
from smdesk.ui.campaigns import words
from smdesk.ui.campaigns.campaignform import CampaignForm
from smdesk.ui.campaigns.lines import Line
from smdesk.ui.campaigns.readings import ReadingList
from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.mark import Badge
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.taborder import set_order
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import Page, button, clear, column, frame, label, row, surface

if TYPE_CHECKING:
    from smdesk.ui.campaigns.adform import AdForm


class Inspector(Page):
    """Emits what its buttons ask for; its forms store by themselves."""

    reading = Signal()
    menu = Signal(object)  # the button that asks for the menu of the line
    post = Signal()
    handing = Signal()
    forget = Signal(int)
    failed = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._line: Line | None = None
        self._board: Board | None = None
        surface(self, "surface")
        self.campaign = CampaignForm(ui)
        self._ad: AdForm | None = None
        self.readings = ReadingList(ui)
        self._badge = Badge(ui, 20)
        self._title = Elided("title2", 120)
        self._more = button("ghost", lambda: self.menu.emit(self._more), name="more")
        self._more.setIcon(icons.icon("dots-three-bold", ui.theme))
        self.add = button("", self.reading.emit, name="add-reading")
        self.add.setIcon(icons.icon("plus", ui.theme))
        self.hand = button("", self.handing.emit, name="hand-over")
        self.hand.setIcon(icons.icon("export", ui.theme))
        self._build()
        self.campaign.failed.connect(self.failed)
        self.readings.forget.connect(self.forget)
        self.retranslate()

    def _build(self) -> None:
        px = self._ui.theme.px
        head = frame("line", "bottom", QHBoxLayout)
        head.setFixedHeight(px(44))
        inner = head.layout()
        assert isinstance(inner, QHBoxLayout)
        inner.addLayout(row(self._badge, self._title, None, self._more, spacing=8, margins=(16, 0, 8, 0)))
        self._notes = QWidget()
        self._notes_box = column(spacing=8)
        self._notes.setLayout(self._notes_box)
        self._head = label("groupHead")
        body = QWidget()
        surface(body, "surface")
        self._body = column(self._notes, self.campaign, self._head, self.readings, None, spacing=10,
                            margins=(16, 12, 10, 12))  # fmt: skip
        body.setLayout(self._body)
        foot = frame("line", "top", QHBoxLayout)
        low = foot.layout()
        assert isinstance(low, QHBoxLayout)
        low.addLayout(row(self.hand, self.add, None, spacing=8, margins=(16, 10, 12, 10)))
        self._scroll = Column(body, tight=True)
        self.setLayout(column(head, self._scroll, foot, spacing=0))

    @property
    def ad(self) -> AdForm:
        """The properties of an ad, made when one is first selected."""
        if self._ad is None:
            from smdesk.ui.campaigns.adform import AdForm

            self._ad = made = AdForm(self._ui)
            made.failed.connect(self.failed)
            made.choosing.connect(self.post)
            self._body.insertWidget(self._body.indexOf(self.campaign) + 1, made)
        return self._ad

    # -- showing ------------------------------------------------------------------------------------------------

    def tell(self, line: Line | None, board: Board, choices: Choices) -> None:
        """Show a line of a board."""
        self._line, self._board = line, board
        self.setVisible(line is not None)
        if line is None:
            self.settle()
            return
        self._title.setText(line.name)
        self._badge.tell(line.network if line.part is not None else "")
        self.campaign.setVisible(line.part is None)
        if line.part is None:
            self._put_ad_away()
            self.campaign.tell(line.campaign, board, choices)
        else:
            self.campaign.clear()
            self.ad.show()
            self.ad.tell(line, board, choices)
        self._tell_notes(line, board)
        found = [each for each in board.readings if _belongs(each, line)]
        self.readings.tell(found, line.campaign.currency)
        self._head.setVisible(bool(found) or line.campaign.paid)
        self.readings.setVisible(bool(found) or line.campaign.paid)
        self.add.setVisible(line.campaign.paid)
        set_order(self)  # readings are made anew

    def _put_ad_away(self) -> None:
        if self._ad is not None:
            self._ad.hide()
            self._ad.clear()

    def _tell_notes(self, line: Line, board: Board) -> None:
        clear(self._notes_box)
        figures = line.figures(board)
        told: list[tuple[str, str, str]] = []
        if figures is not None:
            span = line.part.span if line.part else line.campaign.span
            found = words.pace(self._ui, figures.pace, line.campaign.currency, span)
            if found[1]:
                told.append((found[0] or "info", found[1], found[2]))
            if figures.stale:
                stale = self.tr("No reading for %n day(s)", "", figures.stale)
                told.append(("warning", stale, self.tr("Note what the network shows, or import its export.")))
        told += [
            ("warning" if note.level == "warning" else "info", "", words.note(self._ui, note))
            for note in board.notes.get(line.campaign.id, ())
            if line.part is None or note.of in {0, line.part.id}
        ]
        for tone, title, text in told:
            self._notes_box.addWidget(_box(self._ui.theme, tone, title, text))
        self._notes.setVisible(bool(told))

    def settle(self) -> bool:
        """Store what is typed; False where something cannot be."""
        return self.campaign.form.flush() and (self._ad is None or self._ad.form.flush())

    def focus_first(self) -> None:
        """Into the name."""
        form: Any = self.campaign if self._line is not None and self._line.part is None else self.ad
        form.form.focus("name")

    def retranslate(self) -> None:
        self._more.setAccessibleName(self.tr("More"))
        self._more.setToolTip(self.tr("More"))
        self.add.setText(self.tr("Add reading"))
        self.hand.setText(self.tr("Hand over…"))
        self._head.setText(self.tr("Readings"))
        self.setAccessibleName(self.tr("Properties"))
        if self._line is not None and self._board is not None:
            self._tell_notes(self._line, self._board)


def _belongs(reading: Any, line: Line) -> bool:
    if line.part is None:
        return bool(reading.campaign_id == line.campaign.id)
    if line.ad is not None and reading.ad_id is not None:
        return bool(reading.ad_id == line.ad.id)
    return bool(reading.ad_set_id == line.part.id)


def _box(theme: Theme, tone: str, title: str, text: str) -> QFrame:
    made = frame("box", tone)
    heading, body = label("strong", wrap=True), label("small", wrap=True)
    heading.setText(title)
    heading.setVisible(bool(title))
    mark = QLabel()
    mark.setVisible(bool(title))
    size = theme.px(15)
    mark.setPixmap(icons.pixmap("gauge", theme.semantic(tone).fg, size, 2.0))
    mark.setFixedSize(size, theme.px(18))
    head = row(spacing=6)
    head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    head.addWidget(heading, 1)
    body.setText(text)
    body.setVisible(bool(text))
    inner = made.layout()
    assert isinstance(inner, QVBoxLayout)
    inner.addLayout(column(head, body, spacing=2, margins=(12, 9, 12, 9)))
    return made
