"""What a person does with rounds: each act through the services, with the way back on the undo stack."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from smdesk.core.approval import Round, Says
from smdesk.services.approvals.views import Applied, ItemView, Now, RoundView, Undo
from smdesk.ui.approvals import words
from smdesk.ui.kit.acts import Acts
from smdesk.ui.kit.context import Ui


class ApprovalActs(Acts):
    """`came` carries what an answer has brought; `made` the number of a round that is new."""

    came = Signal(object)
    made = Signal(int)

    def __init__(self, ui: Ui, parent: QObject) -> None:
        super().__init__(ui, parent)
        self._rounds = ui.runtime.approvals
        self._answers = ui.runtime.approval_answers
        self._sending = ui.runtime.approval_sending

    # -- rounds -------------------------------------------------------------------------------------------------

    def create(
        self, client: int, posts: Iterable[int], name: str, deadline: datetime | None, message: str
    ) -> RoundView:  # fmt: skip
        """A new round, not sent yet. Raises SmdeskError, for the dialog to say."""
        view = self._rounds.create(client, posts, name, deadline=deadline, message=message)
        text = self.tr("Round “%1” made").replace("%1", view.name)
        self.keep(text, lambda: self._rounds.undelete(view.id), lambda: self._rounds.delete(view.id))
        self.made.emit(view.id)
        self.said.emit(text, True)
        return view

    def edit(self, view: RoundView, changes: dict[str, Any]) -> None:
        """Another name, deadline or message. Raises SmdeskError, for the dialog to say."""
        after = {name: value for name, value in changes.items() if getattr(view, name) != value}
        if not after:
            return
        before = {name: getattr(view, name) for name in after}
        self._rounds.edit(view.id, **after)
        text = self.tr("Round “%1” changed").replace("%1", view.name)
        self.keep(text, lambda: self._rounds.edit(view.id, **after), lambda: self._rounds.edit(view.id, **before))
        self.said.emit(text, True)

    def add(self, view: RoundView, posts: Iterable[int]) -> None:
        """More posts in a round; those that are in it are no news. Raises SmdeskError, for the dialog to say."""
        there = {item.post_id for item in self._rounds.show(view.id).items if item.now is not Now.WITHDRAWN}
        wanted = tuple(post for post in posts if post not in there)
        if not wanted:
            return
        self._rounds.add(view.id, wanted)
        text = self.tr("%n post(s) added to the round", "", len(wanted))
        self.keep(text, lambda: self._rounds.add(view.id, wanted), lambda: self._rounds.withdraw(view.id, wanted))
        self.said.emit(text, True)

    def withdraw(self, view: RoundView, item: ItemView) -> None:
        """Take a post out of a round."""
        text = self.tr("“%1” withdrawn from the round").replace("%1", words.title(item))
        posts = (item.post_id,)
        self._do(text, lambda: self._rounds.withdraw(view.id, posts), lambda: self._rounds.add(view.id, posts))

    def put_back(self, view: RoundView, item: ItemView) -> None:
        """A post that was withdrawn is part of the round again."""
        text = self.tr("“%1” is in the round again").replace("%1", words.title(item))
        posts = (item.post_id,)
        self._do(text, lambda: self._rounds.add(view.id, posts), lambda: self._rounds.withdraw(view.id, posts))

    def close(self, view: RoundView) -> None:
        """It takes no more answers."""
        text = self.tr("Round “%1” closed").replace("%1", view.name)
        self._do(text, lambda: self._rounds.close(view.id), lambda: self._rounds.reopen(view.id))

    def reopen(self, view: RoundView) -> None:
        """It takes answers again."""
        text = self.tr("Round “%1” reopened").replace("%1", view.name)
        self._do(text, lambda: self._rounds.reopen(view.id), lambda: self._rounds.close(view.id))

    def delete(self, view: RoundView) -> None:
        """Put it away; its posts stay as they are."""
        text = self.tr("Round “%1” deleted").replace("%1", view.name)
        self._do(text, lambda: self._rounds.delete(view.id), lambda: self._rounds.undelete(view.id))

    def send(self, view: RoundView, only: Iterable[int] | None = None) -> Round:
        """Note that it is with the client as its file shows it; what that holds. Raises SmdeskError."""
        out, undo = self._sending.send(view.id, only=only)
        count = len(out.entries)
        self._way_back(self.tr("%n post(s) sent to the client", "", count), undo)
        return out

    # -- answers ------------------------------------------------------------------------------------------------

    def take(self, text: str, source: str = "") -> Applied:
        """The client's answer. Raises SmdeskError, for whoever asked to say."""
        came = self._answers.apply(text, source)
        if came.undo is not None:
            self._way_back(self.tr("Answer for “%1”").replace("%1", came.round.name), came.undo)
        self.came.emit(came)
        return came

    def by_hand(self, view: RoundView, item: ItemView, says: Says, note: str, comment: str = "", by: str = "") -> None:
        """What the client said otherwise. Raises SmdeskError, for the dialog to say."""
        _view, undo = self._answers.by_hand(view.id, item.post_id, says, note=note, comment=comment, by=by)
        text = self.tr("“%1” approved by hand") if says is Says.APPROVED else self.tr("Changes asked for “%1” noted")
        self._told(text.replace("%1", words.title(item)), undo)

    def use_text(self, view: RoundView, item: ItemView) -> None:
        """The post says what the client wrote."""
        done = self.result(lambda: self._answers.use_text(view.id, item.post_id))
        if done is not None:
            self._told(self.tr("“%1” says what the client wrote").replace("%1", words.title(item)), done[1])

    def decline(self, view: RoundView, item: ItemView, note: str) -> None:
        """The post stays as it is. Raises SmdeskError, for the dialog to say."""
        _view, undo = self._answers.decline(view.id, item.post_id, note)
        self._told(self.tr("Changes of “%1” declined").replace("%1", words.title(item)), undo)

    # -- inside -------------------------------------------------------------------------------------------------

    def _do(self, text: str, redo: Callable[[], object], undo: Callable[[], object]) -> None:
        if self.succeeds(redo):
            self.keep(text, redo, undo)
            self.said.emit(text, True)

    def _told(self, text: str, undo: Undo) -> None:
        self._way_back(text, undo)
        self.said.emit(text, True)

    def _way_back(self, text: str, undo: Undo) -> None:
        step = [undo]

        def turn() -> None:
            step[0] = self._answers.undo(step[0])

        self.keep(text, turn, turn)
