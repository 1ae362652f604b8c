"""The periods beside, made a piece at a time while nothing else waits: turned to, they are there at once."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from datetime import date
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget


class Laid(Protocol):
    """A period as it stands, with the picture of it once there is one."""

    picture: QPixmap | None


T = TypeVar("T", bound=Laid)

Span = tuple[date, date]  # from the first day up to, but not, the second
#: What makes it in pieces, each a small part of a frame: it yields None until what it makes could be shown, then that,
#: and ends when there is nothing left to do to it, or nothing that can be done.
Making = Generator[T | None, None, None]

#: Bytes that the pictures of what is beside may take: on a large and fine display there are fewer of them.
PICTURES = 80_000_000
_PIXEL = 4
#: Seconds of a frame for one piece of it, which nobody waits for.
PIECE_S = 0.005
#: Pictures that are kept for nothing but their memory.
SPARE = 2


def room(size: QSize, ratio: float) -> int:
    """How many pictures of that size may be made ahead."""
    return int(PICTURES // max(1, size.width() * size.height() * ratio * ratio * _PIXEL))


class Spares:
    """Pictures that are needed no more, to be painted over: that is cheaper than asking for as much memory again."""

    def __init__(self) -> None:
        self._kept: list[QPixmap] = []

    def give(self, picture: QPixmap | None) -> None:
        """One that nobody shows any more."""
        if picture is not None:
            self._kept = [*self._kept, picture][-SPARE:]

    def take(self, size: QSize, ratio: float, *, ahead: bool = False) -> QPixmap:
        """One of such a size, with whatever was painted on it; the last one is not for what is made ahead."""
        while len(self._kept) > ahead:
            made = self._kept.pop()
            if made.size() == size * ratio and made.devicePixelRatio() == ratio:
                return made
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        return made

    def forget(self) -> None:
        """Nobody looks."""
        self._kept = []


class Ahead(Generic[T]):
    """`make` makes a span for the view, `fits` tells whether one that was made is whole, and still what would be made
    now. While it is `busy` nothing is done: who is waited for then plans anew.
    """

    def __init__(
        self,
        view: QWidget,
        make: Callable[[Span], Making[T]],
        fits: Callable[[Span, T], bool],
        busy: Callable[[], bool],
    ) -> None:
        self._view, self._make, self._fits, self._busy = view, make, fits, busy
        self._spares = Spares()
        self._made: dict[Span, T] = {}
        self._beside: Sequence[Span] = ()
        self._wanted: list[Span] = []  # of these, the next one last
        self._doing: tuple[Span, Making[T]] | None = None
        self._soon = QTimer(view, singleShot=True, interval=0)
        self._soon.timeout.connect(self._step)

    def blank(self, size: QSize, *, ahead: bool = False) -> QPixmap:
        """To be painted on, all over; see `Spares.take`."""
        return self._spares.take(size, self._view.devicePixelRatioF(), ahead=ahead)

    def plan(self, here: Span, beside: Sequence[Span], size: QSize) -> None:
        """Prepare what is beside, the first before the others, as far as there is room for pictures of that size; what
        was made of the present is kept.
        """
        beside = beside[: room(size, self._view.devicePixelRatioF())]
        kept = {here, *beside}
        for span in self._made.keys() - kept:
            self._spares.give(self._made.pop(span).picture)
        self._beside, self._wanted = beside, list(reversed(beside))
        if self._doing is not None and self._doing[0] not in beside:
            self._doing = None
        self._soon.start()

    def keep(self, span: Span, made: T) -> None:
        """The present as it was made when it was shown: it may be turned back to."""
        self._made[span] = made

    def get(self, span: Span) -> T | None:
        """What was made of a span; who asks sees to it that it still fits."""
        return self._made.get(span)

    def leave(self, made: T | None) -> None:
        """It shows no more: its picture is painted over next, unless it may be turned back to."""
        if made is not None and not any(each is made for each in self._made.values()):
            self._spares.give(made.picture)
            made.picture = None

    @property
    def done(self) -> bool:
        """True when nothing is left to be made."""
        return self._doing is None and not self._wanted

    def drop(self, is_old: Callable[[T], bool]) -> None:
        """Forget some; what is beside is made again, and what is half made may be old too."""
        self._made = {span: made for span, made in self._made.items() if not is_old(made)}
        self._doing, self._wanted = None, list(reversed(self._beside))
        self._soon.start()

    def stop(self) -> None:
        """Something else is to be done first."""
        self._soon.stop()

    def forget(self) -> None:
        """Nobody looks, or everything looks different."""
        self._soon.stop()
        self._made, self._beside, self._wanted, self._doing = {}, (), [], None
        self._spares.forget()

    def _step(self) -> None:
        if self._busy():
            return
        if self._doing is None and self._wanted:
            span = self._wanted.pop()
            made = self._made.get(span)
            if made is None or not self._fits(span, made):
                self._made.pop(span, None)
                self._doing = span, self._make(span)
        if self._doing is not None:
            self._piece(*self._doing)
        if not self.done:
            self._soon.start()

    def _piece(self, span: Span, making: Making[T]) -> None:
        try:
            made = next(making)
        except StopIteration:
            self._doing = None
            return
        if made is not None:  # whoever turns to it now goes on with it
            self._made[span] = made
