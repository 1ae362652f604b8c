"""The top of the Today page: the day in words, what there is of it, and the two ways to begin something."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from smdesk.services.today.views import TodayView
from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.hintbutton import HintButton
from smdesk.ui.kit.widgets import Page, button, frame, label
from smdesk.ui.today import words
from smdesk.ui.today.needspane import needed


class TodayHeader(Page):
    """`idea` and `new` are emitted for the two buttons."""

    idea = Signal()
    new = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._view: TodayView | None = None
        self.title, self.under = label("title1", name="day"), Elided("quiet", 40)
        self.under.setObjectName("day-summary")
        self.idea_button = HintButton(ui.theme, "Ctrl+I", name="quick-idea")
        self.idea_button.clicked.connect(lambda _checked=False: self.idea.emit())
        self.new_button = button("primary", self.new.emit, name="new-post")
        bar = self._bar = frame("line", "head", QHBoxLayout)
        line = bar.layout()
        assert isinstance(line, QHBoxLayout)
        line.setSpacing(10)
        line.addWidget(self.title)
        line.addWidget(self.under)
        line.addStretch(1)
        line.addWidget(self.idea_button)
        line.addWidget(self.new_button)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(bar)
        ui.theme.changed.connect(self._draw)
        self._draw()

    def fill(self, view: TodayView) -> None:
        """Say what there is of a day."""
        self._view = view
        self.retranslate()

    def _draw(self) -> None:
        px = self._ui.theme.px
        self._bar.setFixedHeight(px("header"))
        self._bar.layout().setContentsMargins(px(20), 0, px(16), 0)  # type: ignore[union-attr]
        self.idea_button.setIcon(icons.icon("lightbulb", self._ui.theme))
        self.new_button.setIcon(icons.icon("plus-bold", self._ui.theme, "text.onAccent"))

    def retranslate(self) -> None:
        self.idea_button.setText(self.tr("Quick idea"))
        self.idea_button.setToolTip(self.tr("Keep an idea for later (Ctrl+I)"))
        self.new_button.setText(self.tr("New post"))
        self.new_button.setToolTip(self.tr("Write a post (Ctrl+N)"))
        view = self._view
        if view is None:
            return
        self.title.setText(words.heading(view.day, self._ui.language))
        needs = needed(view)
        self.under.setText(
            words.dots(
                self.tr("%n post(s) today", "", len(view.going)),
                self.tr("%n thing(s) need you", "", needs) if needs else self.tr("nothing needs you"),
            )
        )
