"""What pushes a KPI: the pillars and personas that were chosen, the campaigns that have it as their goal, and the
pillars of the posts behind it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from smdesk.core.errors import SmdeskError
from smdesk.services.agreements.posts import PostMark
from smdesk.services.agreements.views import KpiView
from smdesk.services.campaigns.views import CampaignView
from smdesk.ui.kit import icons, taborder
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.flow import Flow
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.widgets import Page, button, column, label

_MOST = 4


class Pushing(Page):
    """What was chosen, then what can be derived. `asked` for a campaign, `posts` for the posts behind, `choosing` with
    what is to push it from now on.
    """

    asked = Signal(object)
    posts = Signal()
    choosing = Signal(tuple)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._view: KpiView | None = None
        self._chosen: tuple[tuple[str, str, str], ...] = ()  # pillar:3, its name, its color
        self._campaigns: tuple[CampaignView, ...] = ()
        self._pillars: tuple[tuple[str, str, int], ...] = ()
        self._head = label("small")
        holder = QWidget()
        self._flow = Flow(holder)
        self.chips: list[QPushButton] = []
        self.add = button("soft", self._offer, size="sm", name="push-add")
        self.after: QWidget | None = None  # what comes next with Tab
        self.setLayout(column(self._head, holder, spacing=4))
        self._flow.addWidget(self.add)
        ui.theme.changed.connect(self._draw)

    def tell(self, view: KpiView, marks: Sequence[PostMark]) -> None:
        """Another KPI, or the same as it is now."""
        self._view = view
        try:
            found = self._ui.runtime.campaigns.list(view.client_id)
            known = {ref: (name, color) for ref, name, color in self._known()}
        except SmdeskError:  # the page itself tells of it
            found, known = [], {}
        chosen = tuple((ref, *known[ref]) for ref in view.pushed if ref in known)
        campaigns = tuple(each for each in found if each.kpi_id == view.id)
        names = {name for _, name, _ in chosen}
        counted = Counter((each.pillar, each.color) for each in marks if each.pillar and each.pillar not in names)
        pillars = tuple((name, color, count) for (name, color), count in counted.most_common(_MOST))
        if (chosen, campaigns, pillars) != (self._chosen, self._campaigns, self._pillars):
            self._chosen, self._campaigns, self._pillars = chosen, campaigns, pillars
            self._fill()

    def set_read_only(self, read_only: bool) -> None:
        """What was chosen stays as it is."""
        self.add.setVisible(not read_only)

    def retranslate(self) -> None:
        self._head.setText(self.tr("Pushed by"))
        self.add.setText(self.tr("Add"))
        self.add.setToolTip(self.tr("Choose a pillar or a persona"))
        self.add.setAccessibleName(self.tr("Pushed by: add a pillar or a persona"))
        self._fill()

    def _known(self) -> list[tuple[str, str, str]]:
        """All that can be chosen: pillars with their colours, then personas."""
        if self._view is None:
            return []
        runtime, client = self._ui.runtime, self._view.client_id
        pillars = [(f"pillar:{each.id}", each.name, each.color) for each in runtime.pillars.list(client)]
        personas = runtime.agreements.scopes(client)["persona"]
        return [*pillars, *((f"persona:{number}", name, "") for number, name in personas)]

    def _offer(self) -> None:
        """The menu below the button."""
        chosen = {ref for ref, _, _ in self._chosen}
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for ref, name, color in self._known():
            if ref not in chosen:
                menu.addAction(self._icon(color), shown(name), partial(self._choose, (*chosen_of(self._chosen), ref)))
        if menu.isEmpty():
            menu.addAction(self.tr("All pillars and personas are chosen")).setEnabled(False)
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _choose(self, refs: tuple[str, ...]) -> None:
        self.choosing.emit(refs)

    def _take_out(self, ref: str) -> None:
        self.choosing.emit(tuple(each for each in chosen_of(self._chosen) if each != ref))
        self.add.setFocus()

    def _fill(self) -> None:
        for chip in (*self.chips, self.add):
            self._flow.removeWidget(chip)
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for ref, name, _color in self._chosen:
            self._add(f"{name} ×", self.tr("Chosen by hand; press to take it out"), partial(self._take_out, ref))
        for each in self._campaigns:
            place = Place("campaigns", each.id, each.client_id)
            self._add(each.name, self.tr("Open the campaign"), partial(self.asked.emit, place))
        for name, _color, count in self._pillars:
            tip = self.tr("%n post(s) of this pillar behind it", "", count)
            self._add(f"{name} {count}", tip, self.posts.emit)
        self._flow.addWidget(self.add)
        if self.after is not None:
            taborder.before(self.after, [*self.chips, self.add])
        self._draw()

    def _add(self, text: str, tip: str, act: object) -> None:
        made = button("soft", act, size="sm")  # type: ignore[arg-type]
        made.setText(shown(text))
        made.setToolTip(tip)
        made.setAccessibleName(text)
        made.setAccessibleDescription(tip)
        self._flow.addWidget(made)
        made.show()
        self.chips.append(made)

    def _draw(self) -> None:
        """A megaphone for a campaign, its colour for a pillar, a head for a persona."""
        colors = [color for _, _, color in self._chosen]
        marks = [self._icon(color) for color in colors]
        marks += [icons.icon("megaphone", self._ui.theme)] * len(self._campaigns)
        marks += [self._icon(color) for _, color, _ in self._pillars]
        for chip, mark in zip(self.chips, marks, strict=True):
            chip.setIcon(mark)
        self.add.setIcon(icons.icon("plus", self._ui.theme))

    def _icon(self, color: str) -> QIcon:
        return self._square(color) if color else icons.icon("user", self._ui.theme)

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


def chosen_of(chosen: Sequence[tuple[str, str, str]]) -> tuple[str, ...]:
    """What is stored of it."""
    return tuple(ref for ref, _, _ in chosen)


def shown(name: str) -> str:
    """A name on a button or in a menu, where & marks a key."""
    return name.replace("&", "&&")
