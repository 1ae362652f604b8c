"""What stands in the place of campaigns where there are none: what they are, and the posts that did best unpaid."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from smdesk.ui.campaigns.postpick import PostList
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.widgets import Page, column


class Teaching(Page):
    """`picked` carries the number of the post that is to become a campaign, `adding` asks for one without a post."""

    picked = Signal(int)
    adding = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.empty, self.best = Empty(ui.theme), PostList(ui)
        self.best.setMaximumWidth(ui.theme.px(520))
        self.best.picked.connect(self.picked)
        self._box = column(self.empty, self.best, None, spacing=0, margins=(24, 0, 24, 24))
        self.setLayout(self._box)
        self._box.setAlignment(self.best, Qt.AlignmentFlag.AlignHCenter)

    def look(self) -> None:
        """Read the best posts of the client that the window looks at, and show them."""
        client = self._ui.scope.client
        best = self._ui.runtime.campaign_choices.best(client) if client is not None else ()
        new = ("primary", self.tr("New campaign"), self.adding.emit)
        self.best.setVisible(bool(best))
        for place, room in ((0, not best), (2, bool(best))):  # in the middle where nothing stands below
            self._box.setStretch(place, int(room))
        if not best:
            text = self.tr("Dates, money and what each ad is for stand here, beside what it brought.")
            self.empty.tell(self.tr("No campaigns yet"), text, new)
            return
        text = self.tr("These did best without money. The one you take becomes a campaign with an ad.")
        self.empty.tell(self.tr("From which post?"), text, new)
        self.best.tell(best)
        self.best.setAccessibleName(self.tr("From which post?"))
        self.best.setFixedHeight(self._ui.theme.px(44 * len(best) + 4))
