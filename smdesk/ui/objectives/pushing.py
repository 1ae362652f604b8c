"""What pushes a KPI: the campaigns that have it as their goal, and the pillars of the posts behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from smdesk.core.errors import SmdeskError
from smdesk.services.agreements.posts import PostMark
from smdesk.services.agreements.views import KpiView
from smdesk.services.campaigns.views import CampaignView
from smdesk.ui.kit import icons, taborder
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.flow import Flow
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.widgets import Page, button, column, label

_MOST = 4


class Pushing(Page):
    """Hidden while nothing does. `asked` for a campaign, `posts` for the posts behind."""

    asked = Signal(object)
    posts = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._campaigns: tuple[CampaignView, ...] = ()
        self._pillars: tuple[tuple[str, str, int], ...] = ()
        self._head = label("small")
        holder = QWidget()
        self._flow = Flow(holder)
        self.chips: list[QPushButton] = []
        self.after: QWidget | None = None  # what comes next with Tab
        self.setLayout(column(self._head, holder, spacing=4))
        ui.theme.changed.connect(self._draw)
        self.hide()

    def tell(self, view: KpiView, marks: Sequence[PostMark]) -> None:
        """Another KPI, or the same as it is now."""
        try:
            found = self._ui.runtime.campaigns.list(view.client_id)
        except SmdeskError:  # the page itself tells of it
            found = []
        campaigns = tuple(each for each in found if each.kpi_id == view.id)
        counted = Counter((each.pillar, each.color) for each in marks if each.pillar)
        pillars = tuple((name, color, count) for (name, color), count in counted.most_common(_MOST))
        if (campaigns, pillars) != (self._campaigns, self._pillars):
            self._campaigns, self._pillars = campaigns, pillars
            self._fill()
        self.setVisible(bool(self.chips))

    def retranslate(self) -> None:
        self._head.setText(self.tr("Pushed by"))
        self._fill()

    def _fill(self) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for each in self._campaigns:
            place = Place("campaigns", each.id, each.client_id)
            self._add(each.name, self.tr("Open the campaign"), partial(self.asked.emit, place))
        for name, _color, count in self._pillars:
            tip = self.tr("%n post(s) of this pillar behind it", "", count)
            self._add(f"{name} {count}", tip, self.posts.emit)
        if self.after is not None:
            taborder.before(self.after, self.chips)
        self._draw()

    def _add(self, text: str, tip: str, act: object) -> None:
        made = button("soft", act, size="sm")  # type: ignore[arg-type]
        made.setText(text)
        made.setToolTip(tip)
        made.setAccessibleDescription(tip)
        self._flow.addWidget(made)
        made.show()
        self.chips.append(made)

    def _draw(self) -> None:
        """A megaphone for a campaign, its colour for a pillar."""
        for place, chip in enumerate(self.chips):
            at = place - len(self._campaigns)
            chip.setIcon(icons.icon("megaphone", self._ui.theme) if at < 0 else self._square(self._pillars[at][1]))

    def _square(self, color: str) -> QIcon:
        theme, ratio = self._ui.theme, self.devicePixelRatioF()
        side = theme.px(16)
        picture = QPixmap(round(side * ratio), round(side * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill("transparent")
        painter = QPainter(picture)
        inner = theme.px(9)
        painter.fillRect((side - inner) // 2, (side - inner) // 2, inner, inner, theme.pillar(color).solid)
        painter.end()
        return QIcon(picture)
