"""The example desk in a folder of its own beside the person's: made anew each time, and thrown away when it is left."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from smdesk.core.settings import is_taste
from smdesk.runtime import Runtime
from smdesk.system.lock import Kind

if TYPE_CHECKING:
    from smdesk.core.clock import Clock
    from smdesk.services.accounts import SecretStore

#: The folder of the example desk, inside the person's own.
PRACTICE = "practice-desk"


class Desk(Protocol):
    """What is needed of the desk that is open."""

    @property
    def root(self) -> Path: ...
    @property
    def means(self) -> tuple[Clock | None, SecretStore]: ...
    @property
    def runtime(self) -> Runtime | None: ...
    def move(self, root: Path, between: Callable[[], object] = ..., /) -> None: ...


class PracticeDesk:
    """What `ui.practice` is."""

    def __init__(self, desk: Desk, root: Path) -> None:
        """`root` is the person's own folder, or already that of the example."""
        self._desk = desk
        self.home = root.parent if root.name == PRACTICE else root
        self._folder = self.home / PRACTICE

    def start(self, root: Path) -> Path:
        """Which folder to open first: an example that was begun goes on until it is left."""
        return self._folder if (self._folder / "smdesk.sqlite3").is_file() else root

    @property
    def here(self) -> bool:
        """True while the example is the desk that is open."""
        return self._desk.root == self._folder

    def make(self, language: str, progress: Callable[[int, int], object]) -> None:
        """Make it, on another thread than the window's; it gets its name when it is whole."""
        from smdesk.services.practice.service import PracticeService
        from smdesk.services.settings import SettingsService

        unfinished = self._folder.with_name(f"{PRACTICE}.new")
        for old in (unfinished, self._folder):
            shutil.rmtree(old, ignore_errors=True)
        clock, secrets = self._desk.means
        with Runtime.open(unfinished, clock=clock, secrets=secrets, owner=Kind.CLI) as runtime:
            service = PracticeService(
                runtime.db, runtime.clock, runtime.media, runtime.accounts, runtime.folder.practice
            )
            service.fill(language, progress=progress)
            SettingsService(runtime.db).change(self.tastes())
        unfinished.rename(self._folder)

    def tastes(self) -> dict[str, object]:
        """How the person has set the window that is open: the example is to look and to be handled the same."""
        from smdesk.services.settings import SettingsService

        own = self._desk.runtime
        views = SettingsService(own.db).listing() if own is not None else ()
        return {view.key: view.value for view in views if view.is_set and is_taste(view.key)}

    def enter(self) -> None:
        """Open it instead of the person's own."""
        self._desk.move(self._folder)

    def leave(self) -> None:
        """Throw it away and open the person's own."""
        self._desk.move(self.home, lambda: shutil.rmtree(self._folder, ignore_errors=True))
