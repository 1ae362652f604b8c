"""Good hours of the chosen day, one press away, and where they come from."""

from __future__ import annotations

from datetime import datetime, time
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.core import walltime
from smdesk.ui.composer.commands import Changes
from smdesk.ui.composer.model import Composer
from smdesk.ui.kit.goodtimes import GoodHours
from smdesk.ui.kit.widgets import button, clear, label

#: How many hours are offered.
OFFERED = 2


class GoodRow(QWidget):
    """Hidden where nothing is known of the client's hours, or none of the chosen day is to come."""

    def __init__(self, model: Composer, changes: Changes) -> None:
        super().__init__()
        self._model = model
        self._changes = changes
        self._shown: object = None
        self.hours = GoodHours(model.ui, self)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(model.ui.theme.px(6))
        self.hours.changed.connect(self.show_all)

    def show_all(self) -> None:
        """Offer them for the day that is chosen now."""
        model, local = self._model, self._model.local
        times = self.hours.of(model.client.id) if model.client is not None else None
        found: list[datetime] = []
        if times is not None and local is not None and not model.locked:
            here = walltime.in_zone(model.ui.now(), model.zone).replace(tzinfo=None)
            best = (datetime.combine(local, time(hour)) for hour in times.best(local.weekday(), OFFERED))
            found = [each for each in best if each > here]
        at = (found, self.hours.words(), model.ui.language.code, model.ui.language.twelve_hours)
        self.setVisible(bool(found))
        if at == self._shown:
            return
        self._shown = at
        clear(self._line)
        for each in found:
            made = button("soft", partial(self._changes.move, self.tr("Good time"), each), size="sm")
            made.setText(model.ui.language.clock(each))
            made.setAccessibleName(self.tr("Good time: %1").replace("%1", model.ui.language.clock(each)))
            self._line.addWidget(made)
        told = label("caption", wrap=True)
        told.setText(self.tr("good times, %1").replace("%1", self.hours.words()))
        self._line.addWidget(told, 1)
