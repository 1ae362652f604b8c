"""The sheet of hours as a picture that is kept: cards in sight at once, those that are scrolled to a moment later."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPixmap

from smdesk.ui.calendar.hoursheet import in_sight
from smdesk.ui.calendar.hourslaid import HoursLaid, LaidHours

if TYPE_CHECKING:
    from smdesk.ui.calendar.hourview import HourView

#: Seconds of a frame that may go into painting cards; a full week takes several.
SLICE_S = 0.006
#: Milliseconds of rest before cards out of sight are painted: what is beside is prepared first.
FAR_MS = 200


class HourPicture(QObject):
    """Works for one view."""

    def __init__(self, view: HourView, hours: HoursLaid) -> None:
        super().__init__(view)
        self._view, self._hours = view, hours
        self._laid: LaidHours | None = None  # what it is a picture of
        self._far = 0  # so many cards that it lacks, the first ones, are out of sight
        self._planning = QTimer(self, singleShot=True, interval=0)
        self._planning.timeout.connect(self._plan)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._rested)

    @property
    def lacking(self) -> list[int]:
        """The numbers of the cards that are not on it yet, the next one last."""
        return self._laid.unpainted if self._laid is not None else []

    @property
    def painted(self) -> bool:
        """True once every card is on it."""
        return self._laid is not None and not self._laid.unpainted

    def of(self, laid: LaidHours) -> QPixmap:
        """The picture of these days, kept until `forget`."""
        ratio = self._view.devicePixelRatioF()
        made = laid.painted_for(ratio)
        if self._laid is laid and made is not None:
            return made
        if laid.sight is None:
            self._hours.stop()  # what was being made of these days goes on here
        if made is None:
            made = laid.picture = self._hours.ground(laid)
            laid.unpainted, laid.sight = list(range(len(laid.scene.cards))), None
        self._laid, self._far = laid, len(laid.unpainted)
        if laid.sight != self._view.sight:
            self._sort(laid)
        self._near(laid, made, SLICE_S / 2)
        return made

    def forget(self) -> None:
        """Something looks different."""
        if self._laid is not None:
            self._hours.leave(self._laid)
        self._laid = None
        self._rest.stop()

    def repaint(self, numbers: Collection[int]) -> None:
        """These cards look different; the others stay as they are."""
        if self._laid is not None:
            self._laid.unpainted += sorted(set(numbers) - set(self._laid.unpainted))
            self._rest.start(0)

    def scrolled(self) -> None:
        """Other cards are in sight: they are painted next."""
        if self._laid is not None and self._laid.unpainted:
            self._sort(self._laid)
            self._rest.start(0)

    def _sort(self, laid: LaidHours) -> None:
        near, far = in_sight(laid.scene.cards, *self._view.sight)
        left = set(laid.unpainted)
        laid.unpainted[:] = [number for number in (*far, *near) if number in left]
        self._far = len(left.intersection(far))

    def _near(self, laid: LaidHours, made: QPixmap, seconds: float) -> None:
        """As many cards in sight as a moment allows; once there are none left what is beside is prepared."""
        near = laid.unpainted[self._far :]
        self._hours.cards(laid, made, near, seconds)
        laid.unpainted[self._far :] = near
        if near:
            self._rest.start(0)
            return
        laid.sight = self._view.sight
        self._rest.start(FAR_MS)
        self._planning.start()

    def _plan(self) -> None:
        if self._laid is not None and self._view.isVisible():
            self._hours.plan(self._laid)

    def _rested(self) -> None:
        laid = self._laid
        if laid is None or laid.picture is None:
            return
        if len(laid.unpainted) > self._far:
            self._near(laid, laid.picture, SLICE_S)
            self._view.viewport().update()
        elif laid.unpainted:
            self._hours.cards(laid, laid.picture, laid.unpainted, SLICE_S)
            self._far = len(laid.unpainted)
            self._rest.start(0)
