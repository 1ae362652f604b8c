"""Stopping and going on with everything that no network has yet, from wherever in the window or the tray."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from smdesk.core.walltime import in_zone
from smdesk.services.zone import computer_zone
from smdesk.ui.kit.acts import Acts

if TYPE_CHECKING:
    from smdesk.services.publications.service import PublishingService

Choice = tuple[str, str, Callable[[], datetime | None], str]


class Pausing(Acts):
    """Each act can be undone."""

    @property
    def paused(self) -> bool:
        """True while nothing is sent."""
        return self._ui.runtime.book.paused()

    @property
    def _publishing(self) -> PublishingService:
        return self._ui.runtime.publishing

    def choices(self) -> list[Choice]:
        """How long one may pause: a name, its words in a menu, until when (counted from the press), its words alone."""
        return [
            ("hour", self.tr("For an hour"), lambda: self._ui.now() + timedelta(hours=1),
             self.tr("Pause publishing for an hour")),
            ("morning", self.tr("Until tomorrow at 08:00"), self._morning,
             self.tr("Pause publishing until tomorrow at 08:00")),
            ("open", self.tr("Until I go on"), lambda: None, self.tr("Pause publishing until I go on")),
        ]  # fmt: skip

    def _morning(self) -> datetime:
        tomorrow = in_zone(self._ui.now(), computer_zone()) + timedelta(days=1)
        return tomorrow.replace(hour=8, minute=0, second=0, microsecond=0)

    def pause(self, until: datetime | None = None) -> None:
        """Send nothing from now on, until then or until the person goes on."""
        self._do(self.tr("Publishing is paused"), lambda: self._publishing.pause(until=until), self._publishing.resume)

    def resume(self) -> None:
        """Go on."""
        self._do(self.tr("Publishing goes on"), self._publishing.resume, self._publishing.pause)

    def _do(self, text: str, act: Callable[[], object], back: Callable[[], object]) -> None:
        if self.succeeds(act):
            self.keep(text, act, back)
            self.said.emit(text, True)
