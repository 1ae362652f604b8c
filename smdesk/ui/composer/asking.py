"""What the page asks about changes of a scheduled post, which are neither sent nor lost without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smdesk.core.errors import SmdeskError
from smdesk.ui.kit.banner import Notice

if TYPE_CHECKING:
    from smdesk.ui.composer.page import ComposerPage


class Asking(QObject):
    """Each question stands in the page's banner until it is answered."""

    def __init__(self, page: ComposerPage) -> None:
        super().__init__(page)
        self._page = page

    def typed(self) -> None:
        """A scheduled post that was left, or lost with the program, while something was typed into it."""
        model, versions = self._page.model, self._page.ui.runtime.versions
        view = model.view
        typed = versions.typed(view.id) if view is not None and model.live and not model.locked else None
        if view is None or typed is None:
            return

        def take() -> None:
            self._page.problem.tell(None)
            model.take_up(typed)

        def drop() -> None:
            self._page.problem.tell(None)
            try:
                versions.forget_typed(view.id)
            except SmdeskError as error:
                self._page.telling.problem(error)

        self._page.problem.tell(Notice(
            "warning", self.tr("Something was typed here that is not in what is scheduled."), "",
            ((self.tr("Go on with it"), take), (self.tr("Drop it"), drop)),
        ))  # fmt: skip

    def update(self) -> None:
        """Leaving a scheduled post with changes: they are not lost, and not sent without being asked for."""
        keep = (self.tr("Update"), self._update_and_leave)
        drop = (self.tr("Drop the changes"), self._drop_and_leave)
        self._page.problem.tell(Notice(
            "warning", self.tr("The changes are not in what is scheduled yet."),
            self.tr("Update it, or drop them."), (keep, drop),
        ))  # fmt: skip

    def _update_and_leave(self) -> None:
        self._page.acts.update()
        if not self._page.model.dirty:
            self._page.back.emit()

    def _drop_and_leave(self) -> None:
        view = self._page.model.view
        if view is not None:
            try:
                self._page.ui.runtime.versions.forget_typed(view.id)
            except SmdeskError as error:
                self._page.telling.problem(error)
                return
            self._page.model.open(view.id)
        self._page.problem.tell(None)
        self._page.back.emit()
