"""What is done with contests: a service is called first, and all but promises and draws can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from smdesk.services.contests.views import ContestView, EntryView, Taken
from smdesk.ui.campaigns.contests import words
from smdesk.ui.kit.acts import Acts
from smdesk.ui.kit.context import Ui


class ContestActs(Acts):
    """`said` tells what was done and whether it can be undone, `failed` why not, `made` what is to be selected.

    `done` is emitted after anything was.
    """

    made = Signal(int)
    done = Signal()

    def __init__(self, ui: Ui, parent: QObject) -> None:
        super().__init__(ui, parent)
        self._contests = ui.runtime.contests
        self._draws = ui.runtime.contest_draws
        self._prizes = ui.runtime.contest_prizes

    def new(self, client: int) -> None:
        """A new contest, of which nothing is said yet."""
        made: ContestView | None = self.result(lambda: self._contests.add(client, self.tr("New contest")))
        if made is not None:
            self.keep(self.tr("New contest"), partial(self._contests.undelete, made.id),
                       partial(self._contests.delete, made.id))  # fmt: skip
            self.made.emit(made.id)

    def delete(self, view: ContestView) -> None:
        """Put it away."""
        away, back = partial(self._contests.delete, view.id), partial(self._contests.undelete, view.id)
        if self.result(away) is not None:
            self.keep(self.tr("Delete %1").replace("%1", view.name), away, back)
            self.said.emit(self.tr("“%1” is deleted").replace("%1", view.name), True)

    def fill_terms(self, view: ContestView) -> None:
        """The terms from the template."""
        before = (view.legal, view.legal_version)
        made = self.result(lambda: self._contests.make_legal(view.id))
        if made is None:
            return
        put = partial(self._contests.edit, view.id)
        self.keep(self.tr("Fill in the terms"), lambda: put(legal=made.text, legal_version=made.version),
                   lambda: put(legal=before[0], legal_version=before[1]))  # fmt: skip
        self.said.emit(self.tr("The terms are filled in"), True)

    # -- entries ------------------------------------------------------------------------------------------------

    def paste(self, view: ContestView, text: str, network: str) -> None:
        """Take a list in. Raises as the service, for the dialog says it beside its fields."""
        self._taken(view, self._contests.paste(view.id, text, network))

    def take_inbox(self, view: ContestView) -> None:
        """Whoever wrote what counts while it was open."""
        taken = self.result(lambda: self._contests.take_inbox(view.id))
        if taken is not None:
            self._taken(view, taken)

    def _taken(self, view: ContestView, taken: Taken) -> None:
        told = words.Counted()
        parts = [told.added(taken.added)]
        parts += [told.known(taken.known)] if taken.known else []
        parts += [told.outside(taken.outside)] if taken.outside else []
        if taken.ids:
            self.keep(self.tr("Take entries in"), partial(self._contests.put_back, view.id, taken.ids),
                       partial(self._contests.remove, view.id, taken.ids))  # fmt: skip
        self.said.emit(", ".join(parts), bool(taken.ids))

    def exclude(self, view: ContestView, entries: Sequence[EntryView], reason: str) -> None:
        """These do not count; "" lets them count again. Raises as the service."""
        before, after = {each.id: each.excluded for each in entries}, {each.id: reason for each in entries}
        put = partial(self._contests.set_reasons, view.id)
        put(after)
        text = self.tr("Leave entries out") if reason else self.tr("Count entries again")
        self.keep(text, partial(put, after), partial(put, before))

    def count_again(self, view: ContestView, entries: Sequence[EntryView]) -> None:
        """These count again."""
        left_out = [each for each in entries if each.excluded]
        if left_out:
            self.result(lambda: self.exclude(view, left_out, ""))

    def remove(self, view: ContestView, entries: Sequence[EntryView]) -> None:
        """Take entries out of the list."""
        ids = [each.id for each in entries]
        away, back = partial(self._contests.remove, view.id, ids), partial(self._contests.put_back, view.id, ids)
        if ids and self.result(away) is not None:
            self.keep(self.tr("Remove entries"), away, back)
            self.said.emit(self.tr("%n entry(ies) removed", "", len(ids)), True)

    # -- what cannot be taken back ------------------------------------------------------------------------------

    def promise(self, view: ContestView, *, late: bool = False) -> None:
        """Make the secret. Raises as the service."""
        self._draws.commit(view.id, late=late)
        self.said.emit(self.tr("The promise is made: publish its fingerprint"), False)
        self.done.emit()

    def draw(self, view: ContestView, reason: str = "", *, early: bool = False) -> None:
        """Draw. Raises as the service."""
        made = self._draws.draw(view.id, reason, early=early).draw
        names = ", ".join(words.who(made, key) for key in made.winners[:3]) if made is not None else ""
        self.said.emit(self.tr("Drawn: %1").replace("%1", names), False)
        self.done.emit()

    def close(self, view: ContestView) -> None:
        """Close the record. Raises as the service."""
        self._prizes.close(view.id)
        self.said.emit(self.tr("The record is closed"), False)
        self.done.emit()

    # -- the prizes ---------------------------------------------------------------------------------------------

    def substitute(self, view: ContestView, winner: str, reason: str) -> None:
        """The next substitute takes the prize of somebody. Raises as the service."""
        made = self._prizes.substitute(view.id, winner, reason).draw
        assert made is not None
        last = made.substitutes[-1]
        self.keep(self.tr("Let a substitute take the prize"),
                   partial(self._prizes.substitute, view.id, last.out, last.reason, last.at),
                   partial(self._prizes.take_back, view.id, last.out))  # fmt: skip
        told = self.tr("%1 takes the prize of %2").replace("%1", words.who(made, last.by))
        self.said.emit(told.replace("%2", words.who(made, last.out)), True)

    # -- behind it ----------------------------------------------------------------------------------------------

    def keep(self, text: str, redo: Callable[[], object], undo: Callable[[], object]) -> None:
        super().keep(text, redo, undo)
        self.done.emit()
