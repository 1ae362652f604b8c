"""What every page is given: the services of the open desk, and the window's own helpers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtGui import QUndoStack

from smdesk.core.events import ClientsChanged, Event
from smdesk.services.settings import KeptSettings, SettingsService
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.bridge import Bridge
from smdesk.ui.kit.i18n import Language
from smdesk.ui.kit.scope import Scope
from smdesk.ui.kit.tasks import Tasks
from smdesk.ui.kit.theme import Theme

if TYPE_CHECKING:
    from smdesk.runtime import Runtime
    from smdesk.services.views import ClientView


class Practising(Protocol):
    """The example desk beside the person's own: a folder of its own, made anew each time and thrown away."""

    @property
    def here(self) -> bool:
        """True while it is the one that is open."""

    def make(self, language: str, progress: Callable[[int, int], object]) -> None:
        """Make it, on another thread than the window's."""

    def enter(self) -> None:
        """Open it instead of the person's own."""

    def leave(self) -> None:
        """Throw it away and open the person's own."""


@dataclass(slots=False)
class Ui:
    """One open desk with its window. `other` tells who publishes instead of this window, None when nobody does."""

    runtime: Runtime
    theme: Theme
    language: Language
    bridge: Bridge
    tasks: Tasks
    undo: QUndoStack = field(default_factory=QUndoStack)
    scope: Scope = field(default_factory=Scope)
    other: Mapping[str, Any] | None = None
    # Close the desk, do something meanwhile (take a copy made at a moment into use), open it anew.
    reopen: Callable[..., None] = lambda _work=None, _made_at=None: None
    actions: Callable[[], Iterable[Action]] = tuple  # all that can be done anywhere in the window
    tell_desktop: Callable[[str, str], object] | None = None  # a title and a text, outside of the window
    practice: Practising | None = None
    relocate: Callable[[Path], object] | None = None  # keep the desk elsewhere; None where somebody named its folder
    carry: Callable[[Path], object] | None = None  # close the desk, take all of it elsewhere, open it there; as above
    begins: bool = False  # this window is about to publish: it is just opening, or its database is being checked

    def __post_init__(self) -> None:
        self._dress()
        self.bridge.heard.connect(self._hear)

    def _hear(self, event: Event) -> None:
        if isinstance(event, ClientsChanged):
            self._dress()

    def _dress(self) -> None:
        clients = self.runtime.clients.list()
        self.theme.dress({each.id: each.color for each in clients}, {each.id: each.name for each in clients})

    def close(self) -> None:
        """What runs is finished and nobody is told any more; what was done can no longer be undone.

        Acts that somebody still holds must not meet the end of their stack: Python's collector ends both in an order of
        its own, and a stack that ends later touches acts that are gone, which ends the program.
        """
        self.bridge.close()
        self.tasks.close()
        self.undo.blockSignals(True)
        self.undo.clear()

    @cached_property
    def settings(self) -> SettingsService:
        """Settings of the application."""
        return KeptSettings(self.runtime.db)

    @property
    def publishes(self) -> bool:
        """True while this window sends what is due."""
        return self.runtime.publisher is not None

    @property
    def at_work(self) -> bool:
        """The same, also while it is about to: what closing the window and the line below go by."""
        return self.begins or self.publishes

    def clients(self) -> list[ClientView]:
        """The clients that may be seen now: while one of them looks at the screen, that one alone."""
        return [each for each in self.runtime.clients.list() if not self.scope.hides(each.id)]

    def now(self) -> datetime:
        """The desk's time; aware, UTC."""
        return self.runtime.clock.now()
