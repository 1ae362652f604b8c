"""What can be said of a publication by hand: it is out, it could not be, or later."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from smdesk.core.publication import Act
from smdesk.core.walltime import in_zone
from smdesk.services.views import PublicationView
from smdesk.ui.kit import dates, icons, shortcuts
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.ledgeracts import Acts
from smdesk.ui.kit.widgets import button, column, frame, row
from smdesk.ui.kit.zonenames import placed


class Foot(QWidget):
    """Three buttons while it waits; one afterwards."""

    def __init__(self, ui: Ui, acts: Acts) -> None:
        super().__init__()
        self._ui, self._acts = ui, acts
        self._view: PublicationView | None = None
        self.published = button("primary", name="published")
        self.could_not = button("", name="could-not")
        self.later = button("", name="later")
        self.later.setProperty("menued", True)
        for each in (self.could_not, self.later):
            each.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.done = button("", name="done")
        self.menu = Menu(self.later)
        self.menu.aboutToShow.connect(self.fill)
        self.later.setMenu(self.menu)
        bar = frame("line", "top", QHBoxLayout)
        inner = bar.layout()
        assert isinstance(inner, QHBoxLayout)
        line = row(self.published, self.could_not, self.later, self.done, margins=(16, 12, 16, 12))
        line.setStretch(0, 1)
        inner.addLayout(line)
        self.setLayout(column(bar, spacing=0))

    def tell(self, view: PublicationView, *, waits: bool) -> None:
        """What can be said of it now."""
        self._view = view
        for each in (self.published, self.could_not, self.later):
            each.setVisible(waits)
        self.could_not.setEnabled(Act.SKIP in view.acts)
        self.later.setEnabled(Act.MOVE in view.acts)
        self.done.setVisible(not waits)
        self.published.setText(self.tr("It is published"))
        self.published.setToolTip(shortcuts.shown("Ctrl+Return"))
        self.published.setIcon(icons.icon("check-bold", self._ui.theme, "text.onAccent"))
        self.could_not.setText(self.tr("Could not"))
        self.later.setText(self.tr("Later"))
        self.done.setText(self.tr("Close"))

    def fill(self) -> None:
        """The times that can be chosen, counted from now."""
        self.menu.clear()
        if self._view is None:
            return
        views = [self._view]
        choices: list[tuple[str, str, Callable[[], object]]] = [
            ("timer", self.tr("In 15 minutes"), lambda: self._acts.later(views, 15)),
            ("timer", self.tr("In 1 hour"), lambda: self._acts.later(views, 60)),
        ]
        slot = self._slot(self._view)
        if slot:
            told = self.tr("Next slot: %1").replace("%1", slot)
            choices.append(("clock", told, lambda: self._acts.next_slot(views)))
        choices.append(("calendar-blank", self.tr("Another time…"), lambda: self._acts.do(Act.MOVE, views)))
        for icon, text, act in choices:
            entry = self.menu.addAction(icons.icon(icon, self._ui.theme), text)
            entry.triggered.connect(lambda _checked=False, act=act: act())

    def _slot(self, view: PublicationView) -> str:
        """When the next free slot of its channel is, in words; "" where it has none."""
        wall = self._ui.runtime.publishing.free_slot(view)
        if wall is None:
            return ""
        there = in_zone(self._ui.now(), wall.zone).date()
        return placed(dates.short_moment(self._ui, wall.local, there), wall.zone)
