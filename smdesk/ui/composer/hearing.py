"""What others did meanwhile: other windows, the publisher, another program on the same desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smdesk.core.errors import SmdeskError
from smdesk.core.events import (
    CampaignsChanged,
    ChannelsChanged,
    ClientsChanged,
    DossierChanged,
    Event,
    PlanChanged,
    PostsChanged,
    PublicationsChanged,
)

if TYPE_CHECKING:
    from smdesk.ui.composer.page import ComposerPage


class Hearing(QObject):
    """Shows what has changed, and never over what is typed."""

    def __init__(self, page: ComposerPage) -> None:
        super().__init__(page)
        self._page = page

    def hear(self, event: Event) -> None:
        model = self._page.model
        if model.client is None:
            return
        if isinstance(event, ChannelsChanged | ClientsChanged):
            model.load_places()
            self._page.editor.show_all()
            model.timed.emit()
            model.look()
        elif isinstance(event, CampaignsChanged):
            model.load_pillars()
        elif isinstance(event, PlanChanged | DossierChanged):
            if event.fields & {"pillars", "personas"}:
                model.load_pillars()
            elif isinstance(event, DossierChanged):
                model.load_pillars()
                if "voice" in event.fields:
                    model.load_voice()
                model.look()
        elif isinstance(event, PublicationsChanged):
            if any(row.id in event.ids for row in model.rows) or not event.ids or model.view is not None:
                model.reread()
        elif isinstance(event, PostsChanged) and model.view is not None and model.view.id in event.ids:
            self.look_again()

    def look_again(self) -> None:
        """The post may have another version now: show it, unless something is typed, which then asks when stored."""
        model = self._page.model
        if model.view is None:
            return
        try:
            view = self._page.ui.runtime.posts.show(model.view.id)
        except SmdeskError as error:
            self._page.telling.problem(error)
            return
        if view.version != model.view.version and not model.dirty:
            model.open(view.id)
        else:
            model.reread()

    def keep_mine(self) -> None:
        """What is on the screen replaces what somebody else stored."""
        if self._page.keeper.keep_mine():
            self._page.problem.tell(None)

    def take_theirs(self) -> None:
        """What somebody else stored replaces what is on the screen."""
        if self._page.model.view is not None:
            self._page.model.open(self._page.model.view.id)
