"""Where the person has been in the window: one step back, one step forward, as in a browser."""

from __future__ import annotations

from smdesk.ui.kit.place import Place

#: Places that are kept.
MOST = 50


class History:
    """A list of places and the present one among them."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def can_go_back(self) -> bool:
        """True when there is a place before this one."""
        return self._at > 0

    @property
    def can_go_on(self) -> bool:
        """True when the person has gone back from somewhere."""
        return self._at < len(self._places) - 1

    @property
    def present(self) -> Place | None:
        """The present place, or after `mark(None)` the one before it; None where there is none."""
        return self._places[self._at] if self._at >= 0 else None

    @property
    def recent(self) -> list[Place]:
        """The places before the present one, the last first, each once."""
        return list(dict.fromkeys(reversed(self._places[: max(self._at, 0)])))

    def go(self, place: Place) -> None:
        """A new place; what was in front is forgotten."""
        self._places = [*self._places[: self._at + 1], place]
        if len(self._places) > 1 and self._places[-2] == place:
            self._places.pop()
        self._places = self._places[-MOST:]
        self._at = len(self._places) - 1

    def mark(self, place: Place | None) -> None:
        """What the present place has become, before it is left; None: nothing to return to."""
        if self._at < 0:
            return
        if place is not None:
            self._places[self._at] = place
        else:
            self._places.pop(self._at)
            self._at -= 1

    def back(self) -> Place | None:
        """One step back; None where there is none."""
        if not self.can_go_back:
            return None
        self._at -= 1
        return self._places[self._at]

    def on(self) -> Place | None:
        """One step forward."""
        if not self.can_go_on:
            return None
        self._at += 1
        return self._places[self._at]
