"""What is asked before entries are taken or left out, a promise is made late, or a draw is made for good."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from smdesk.core import contest_entries
from smdesk.core.errors import InvalidInput
from smdesk.services.contests.views import ContestView, EntryView
from smdesk.ui.campaigns.contests import words
from smdesk.ui.campaigns.contests.acts import ContestActs
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dialogs import Ask, ask
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.widgets import label

#: Characters of a pasted list up to which it is counted while it is typed.
_COUNTED = 200_000


class Asking(QObject):
    """Dialogs over a page; each says beside its field what cannot be taken."""

    def __init__(self, ui: Ui, acts: ContestActs, page: QWidget) -> None:
        super().__init__(page)
        self._ui, self._acts, self._page = ui, acts, page

    def _made(self, title: str, text: str, primary: str) -> Ask:
        return Ask(self._page, self._ui.language.words, title, text, primary)

    def paste(self, view: ContestView, text: str = "") -> Ask:
        """A list in a field, perhaps from a file, and the network of its names."""
        made = self._made(self.tr("Paste a list of entries"),
                          self.tr("One name on each line, or a table with the columns name, network, text and url."),
                          self.tr("Take in"))  # fmt: skip
        network, field, told = Combo(name="entry-network"), QPlainTextEdit(), label("small")
        mine = [each.network for each in self._ui.runtime.channels.listing() if each.client_id == view.client_id]
        network.tell([("", self.tr("Not said")), *((each, network_name(each)) for each in dict.fromkeys(mine))])
        network.set_value(next((each.network for each in self._ui.runtime.contests.entries(view.id, limit=1)), ""))
        field.setObjectName("entry-list")
        field.setTabChangesFocus(True)
        field.setFixedHeight(self._ui.theme.px(170))
        made.add_field(network, self.tr("Network of the names"))
        made.add_field(field, self.tr("List"))
        made.add(told)
        made.primary.setEnabled(False)

        def typed() -> None:
            made.primary.setEnabled(bool(field.toPlainText().strip()))
            self._count(told, field.toPlainText(), view.rules.chances)

        field.textChanged.connect(typed)
        field.setPlainText(text)
        return made.show_with(lambda: self._acts.paste(view, field.toPlainText(), str(network.value or "")))

    def _count(self, told: QLabel, text: str, chances: str) -> None:
        """How many a list would give; what is wrong in it is said when it is taken."""
        try:
            given = contest_entries.read(text) if len(text) <= _COUNTED else []
        except InvalidInput:
            given = []
        count = len(contest_entries.keys(given, chances))
        twice = len(given) - count
        parts = [words.Counted().entries(count)] if count else []
        parts += [self.tr("%n twice", "", twice)] if twice else []
        told.setText(" · ".join(parts))

    def exclude(self, view: ContestView, entries: Sequence[EntryView]) -> Ask:
        """Why these do not count."""
        names = ", ".join(each.name for each in entries[:4]) + ("…" if len(entries) > 4 else "")
        text = self.tr("%1: the reason stands in the record, where everybody reads it.").replace("%1", names)
        made = self._made(self.tr("Leave %n entry(ies) out", "", len(entries)), text, self.tr("Leave out"))
        field = QLineEdit()
        field.setObjectName("reason")
        field.setPlaceholderText(self.tr("Works for the client"))
        made.add_field(field, self.tr("Reason"))
        made.primary.setEnabled(False)
        field.textChanged.connect(lambda text: made.primary.setEnabled(bool(text.strip())))
        return made.show_with(lambda: self._acts.exclude(view, entries, field.text()))

    def promise(self, view: ContestView) -> Ask | None:
        """Made at once; after the close it is asked about."""
        if view.stage(self._ui.now()) != "closed":
            self._do(lambda: self._acts.promise(view))
            return None
        return ask(
            self._page, self._ui.language.words, self.tr("Make the promise after the close?"),
            self.tr("It proves less, for everybody who takes part is known already. The record will say so."),
            self.tr("Make it all the same"), lambda: self._acts.promise(view, late=True),
        )  # fmt: skip

    def draw(self, view: ContestView, *, early: bool = False) -> Ask:
        """The last question: a draw is final."""
        if view.draw is not None:
            return self._again(view)
        told = words.Counted()
        who = [told.winners(view.winners), *([told.reserves(view.reserves)] if view.reserves else [])]
        text = self.tr("%1: %2.").replace("%1", words.counts(view)).replace("%2", ", ".join(who))
        text += "\n" + self.tr("A draw is final: it cannot be undone, and it stays in the record whatever comes.")
        if early:
            text += "\n" + self.tr("The contest has not closed yet; the record will say so.")
        title = self.tr("Draw “%1” now?").replace("%1", view.name)
        return ask(self._page, self._ui.language.words, title, text, self.tr("Draw"),
                   lambda: self._acts.draw(view, early=early))  # fmt: skip

    def _again(self, view: ContestView) -> Ask:
        early = view.stage(self._ui.now()) == "drawn"  # who has drawn before the close may do so again
        made = self._made(self.tr("Draw “%1” again?").replace("%1", view.name),
                          self.tr("Only where somebody who may not win was in the list: leave them out first, with the "
                                  "reason. The draw that holds becomes void and stays in the record with what you say "
                                  "here. This cannot be undone."), self.tr("Draw again"))  # fmt: skip
        field = QLineEdit()
        field.setObjectName("reason")
        made.add_field(field, self.tr("Why the draw is void"))
        return made.show_with(lambda: self._acts.draw(view, field.text(), early=early))

    def substitute(self, view: ContestView) -> Ask | None:
        """Who does not get the prize, and why; the next substitute takes it."""
        held = view.draw
        if held is None or not held.waiting:
            return None
        text = self.tr("%1 is next. Day and reason stand in the record; until it is closed this can be undone.")
        made = self._made(self.tr("Let a substitute take the prize"),
                          text.replace("%1", words.who(held, held.waiting[0])), self.tr("Give the prize"))  # fmt: skip
        who, why = Combo(name="gives-way"), QLineEdit()
        who.tell([(key, words.who(held, key)) for key in held.holders])
        who.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        why.setObjectName("reason")
        why.setPlaceholderText(self.tr("Did not answer within seven days"))
        made.add_field(who, self.tr("Who does not get it"))
        made.add_field(why, self.tr("Reason"))
        made.primary.setEnabled(False)
        why.textChanged.connect(lambda text: made.primary.setEnabled(bool(text.strip())))
        return made.show_with(lambda: self._acts.substitute(view, str(who.value), why.text()))

    def close(self, view: ContestView) -> Ask:
        """Asked once: it is for good."""
        text = self.tr("Nothing is drawn again then, and no substitute takes a prize any more. This cannot be undone.")
        return ask(self._page, self._ui.language.words, self.tr("Close the record?"), text,
                   self.tr("Close the record"), lambda: self._acts.close(view))  # fmt: skip

    def _do(self, act: Callable[[], object]) -> None:
        from smdesk.core.errors import SmdeskError

        try:
            act()
        except SmdeskError as error:
            self._acts.failed.emit(error)
