"""Changing a proposed month: asked for, edited post by post, put into the calendar; each change is one undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import QObject, Signal

from smdesk.core.errors import SmdeskError
from smdesk.services.patches import KEEP
from smdesk.services.plan.programme import Accepted, ItemPatch, ProgrammeView
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.undo import ServiceCommand


class PlanChanges(QObject):
    """Holds the month that is worked on. `shown` with it, or None, after each change; `refused` with an error beside
    one post, `failed` with any other; `waiting` while a month is being proposed; `added` with the key of a new post.
    """

    shown = Signal(object)
    refused = Signal(object)
    failed = Signal(object)
    waiting = Signal(bool)
    added = Signal(str)
    said = Signal(str, bool)
    accepted = Signal()

    def __init__(self, ui: Ui, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self.view: ProgrammeView | None = None
        self.client = 0
        self.first = date.min  # of the month
        self.waits = False

    @property
    def month(self) -> str:
        """`2026-12`."""
        return f"{self.first:%Y-%m}"

    def show(self, view: ProgrammeView | None) -> None:
        """This is the month from now on."""
        self.view = view
        self.shown.emit(view)

    def read(self) -> ProgrammeView | None:
        """The month as it is stored; None where none was proposed."""
        return self._ui.runtime.programmes.find(self.client, self.month)

    # -- proposing ----------------------------------------------------------------------------------------------

    def propose(self) -> None:
        """Ask for a month away from the window: key dates may have to be read from their library."""
        if self.waits:
            return
        programmes, client, month, before = self._ui.runtime.programmes, self.client, self.month, self.view

        def done(view: ProgrammeView) -> None:
            self._wait(False)
            if (view.client_id, view.month) == (self.client, self.month):
                if before is not None and before.month == month:
                    self._push(self.tr("new proposal"), before, view)
                self.show(view)
            elif self.view is None:
                self.propose()  # another month was turned to meanwhile

        def failed(error: Exception) -> None:
            self._wait(False)
            self.failed.emit(error)

        self._wait(True)
        self._ui.tasks.run(lambda: programmes.propose(client, month), done, failed)

    def _wait(self, on: bool) -> None:
        self.waits = on
        self.waiting.emit(on)

    # -- one post -----------------------------------------------------------------------------------------------

    def change(self, key: str, patch: ItemPatch) -> None:
        """Change one post; why not is said beside its time."""
        self._do(self._words_of(patch), lambda: self._ui.runtime.programmes.edit(self.client, self.month, key, patch))

    def _words_of(self, patch: ItemPatch) -> str:
        if patch.wall is not KEEP:
            return self.tr("move of a proposed post")
        if patch.dropped is not KEEP:
            return self.tr("leaving out of a proposed post")
        return self.tr("change of a proposed post")

    def move_to(self, key: str, day: date) -> None:
        """The same hour of another day."""
        assert self.view is not None
        self.change(key, ItemPatch(wall=datetime.combine(day, self.view.item(key).wall.time())))

    def leave_out(self, key: str) -> None:
        """Leave a post out, or take it up again."""
        assert self.view is not None
        item = self.view.item(key)
        if item.post is None:
            self.change(key, ItemPatch(dropped=not item.dropped))

    def give(self, key: str, place: int) -> None:
        """The client's first, second… pillar."""
        assert self.view is not None
        if place < len(self.view.pillars):
            self.change(key, ItemPatch(pillar=self.view.pillars[place].id))

    def add(self, day: date | None) -> None:
        """One more post, at the first free usual hour of a day."""
        view = self.view
        if view is None:
            return
        wanted = day or max(self.first, self._ui.now().date())
        busy = {each.wall for each in view.items} | {each.wall for each in view.entries}
        usual = datetime.combine(wanted, dates.usual_time(self._ui, self.client))
        hours = [usual, *(datetime.combine(wanted, time(hour)) for hour in range(9, 22))]
        wall = next((each for each in hours if each not in busy), usual)
        missing = max(view.mix.shares, key=lambda share: share.missing, default=None)
        pillar = missing.goal.pillar if missing is not None else None
        programmes = self._ui.runtime.programmes
        before = {each.key for each in view.proposed.items}
        self._do(self.tr("new proposed post"),
                 lambda: programmes.add(self.client, self.month, wall, pillar=pillar))  # fmt: skip
        made = [each.key for each in self.view.proposed.items if each.key not in before] if self.view else []
        if made:
            self.added.emit(made[0])

    def _do(self, words: str, act: Callable[[], ProgrammeView]) -> None:
        before = self.view
        try:
            after = act()
        except SmdeskError as error:
            self.refused.emit(error)
            return
        assert before is not None
        self._push(words, before, after)
        self.show(after)

    def _push(self, words: str, before: ProgrammeView, after: ProgrammeView) -> None:
        programmes = self._ui.runtime.programmes

        def put(view: ProgrammeView) -> None:
            now = programmes.put(view)
            if (now.client_id, now.month) == (self.client, self.month):
                self.show(now)

        self._ui.undo.push(ServiceCommand(words, lambda: put(after), lambda: put(before), self.failed.emit))

    # -- accepting ----------------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Put what is proposed into the calendar; `accepted` when nothing of it is left."""
        programmes, client, month = self._ui.runtime.programmes, self.client, self.month
        try:
            done = programmes.accept(client, month)
        except SmdeskError as error:
            self.failed.emit(error)
            return
        step = _Step(done, lambda: programmes.accept(client, month), self._take_back)
        words = self.tr("plan of %n post(s)", "", len(done.made))
        self._ui.undo.push(ServiceCommand(words, step.again, step.back, self.failed.emit))
        told = self.tr("%n place(s) in the calendar, to be written.", "", len(done.made))
        if done.left:
            told += " " + self.tr("%n left: the time has passed or is taken.", "", len(done.left))
        self.said.emit(told, True)
        self.show(done.programme)
        if not done.left:
            self.accepted.emit()

    def _take_back(self, accepted: Accepted) -> None:
        back = self._ui.runtime.programmes.take_back(accepted)
        if back.kept:
            self.said.emit(self.tr("%n post(s) stay: somebody has written in them.", "", len(back.kept)), False)
        if (back.programme.client_id, back.programme.month) == (self.client, self.month):
            self.show(back.programme)


class _Step:
    """Accepting and taking back, in turn."""

    def __init__(self, done: Accepted, accept: Callable[[], Accepted], back: Callable[[Accepted], None]) -> None:
        self._done = done
        self._accept = accept
        self._back = back

    def again(self) -> None:
        """Accept once more."""
        self._done = self._accept()

    def back(self) -> None:
        """Take it back."""
        self._back(self._done)
