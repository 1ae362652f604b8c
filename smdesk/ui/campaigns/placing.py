"""Where an ad is shown: one line, and a menu of places to tick."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from smdesk.core.adplan import PLACEMENTS
from smdesk.ui.campaigns import words
from smdesk.ui.kit import paint
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.fieldbutton import FieldButton
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.widgets import Page, column, label


class PlacementButton(Page):
    """`edited` carries the places that are ticked."""

    edited = Signal(list)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._chosen: list[str] = []
        self._head = label("small")
        self.button = FieldButton(ui.theme, "placements")
        self._menu = Menu(self.button)
        self._menu.aboutToShow.connect(self._fill)
        self.button.setMenu(self._menu)
        self._head.setBuddy(self.button)
        self.setLayout(column(self._head, self.button, spacing=4))
        self.retranslate()

    def tell(self, places: Sequence[str]) -> None:
        """Show these."""
        self._chosen = list(places)
        names = words.placements()
        told = [names[each] for each in self._chosen if each in names]
        text = told[0] if len(told) == 1 else self.tr("%n placement(s)", "", len(told)) if told else self.tr("None yet")
        self.button.setText(text)
        self.button.setToolTip(", ".join(told))
        self.button.setAccessibleName(f"{self._head.text()}: {', '.join(told) or text}")

    def retranslate(self) -> None:
        self._head.setText(self.tr("Placements"))
        self.tell(self._chosen)

    def _fill(self) -> None:
        self._menu.clear()
        names, before = words.placements(), ""
        for place in PLACEMENTS:
            network = place.partition("_")[0]
            if before and network != before:
                self._menu.addSeparator()
            before = network
            action = self._menu.addAction(paint.network_icon(self._ui.theme, network), names[place])
            action.setCheckable(True)
            action.setChecked(place in self._chosen)
            action.triggered.connect(lambda on, place=place: self._tick(place, on))

    def _tick(self, place: str, on: bool) -> None:
        chosen = {*self._chosen, place} if on else set(self._chosen) - {place}
        self.edited.emit([each for each in PLACEMENTS if each in chosen])
