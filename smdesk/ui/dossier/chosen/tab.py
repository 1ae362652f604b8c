"""Which networks the client is on: those chosen with role, reason and cadence, the others by how well they suit."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from smdesk.core import choosing
from smdesk.services.dossier.choosing import Proposal
from smdesk.ui.dossier.audit.cards import Card, Rule
from smdesk.ui.dossier.audit.deeds import Deeds
from smdesk.ui.dossier.chosen.line import NetworkLine
from smdesk.ui.dossier.tab import DossierTab
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.widgets import column, label, surface
from smdesk.words.choosing import part_name


class ChosenTab(DossierTab):
    """A line each; it is built again only when another network is chosen or the order is another."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(ui, parent)
        self.deeds = Deeds(ui, self)
        self.deeds.said.connect(self.said)
        self.deeds.failed.connect(self.failed)
        self.lines: dict[str, NetworkLine] = {}
        self._proposals: tuple[Proposal, ...] = ()
        self._built: tuple[object, ...] = ()
        self._anyway = 0  # the client for whom the list is wanted though nothing is known
        px = ui.theme.px
        margins = (14, 4, 14, 6)
        self.mine = Card(ui.theme, name="networks-chosen", margins=margins)
        self.others = Card(ui.theme, name="networks-others", margins=margins)
        self._none = label("secondary", wrap=True)
        self._missing = label("small", wrap=True, name="networks-missing")
        self._note = label("small", wrap=True)
        self.empty = Empty(ui.theme)
        inner = QWidget()
        surface(inner, "canvas")
        inner.setLayout(
            column(self.mine, self._missing, self.others, self._note, None, spacing=px(14),
                   margins=(px(20), px(14), px(8), px(20)))
        )  # fmt: skip
        self._page = Column(inner, tight=True)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self._page)
        self.setLayout(column(self.stack, spacing=0))
        self.retranslate()

    # -- showing ------------------------------------------------------------------------------------------------

    def read(self) -> None:
        client = self._client_id()
        self._proposals = self.ui.runtime.choosing.proposals(client)
        known = any(each.choice or each.score.total is not None for each in self._proposals)
        if not known and self._anyway != client:
            self.stack.setCurrentWidget(self.empty)
            return
        self.stack.setCurrentWidget(self._page)
        built = (client, *((each.network, _state(each)) for each in self._proposals))
        if built != self._built:
            self._built = built
            self._rebuild()
        count = sum(each.chosen for each in self._proposals)
        for place, each in enumerate(self._proposals):
            self.lines[each.network].show_proposal(each, (place, count), read_only=self.read_only)
        self._none.setVisible(not count)
        self._say()

    def _rebuild(self) -> None:
        unfolded = {name for name, line in self.lines.items() if line.why.isChecked()}
        had = QApplication.focusWidget()
        at = had.objectName() if had is not None and self.isAncestorOf(had) else ""
        self.settle()
        self.mine.body.removeWidget(self._none)
        self._none.setParent(self)
        self.mine.empty()
        self.others.empty()
        self.mine.body.addWidget(self._none)
        self.lines = {}
        for each in self._proposals:
            line = self.lines[each.network] = NetworkLine(self.ui, each.network, _state(each))
            line.chosen.connect(self.choose)
            line.refused.connect(self.refuse)
            line.dropped.connect(self.drop)
            line.moved.connect(self.move_by)
            line.form.failed.connect(self.failed)
            body = (self.mine if each.chosen else self.others).body
            if body.count() > (1 if each.chosen else 0):
                body.addWidget(Rule())
            body.addWidget(line)
            if each.network in unfolded:
                line.show_proposal(each, (0, 0), read_only=True)
                line.why.click()
        if at:
            self._focus_again(at)

    def _focus_again(self, name: str) -> None:
        """The keys stay where they were: at the same button or field, else at the network's first."""
        network = name.partition("-")[2]
        line = self.lines.get(network.removeprefix("week-"))
        if line is not None:
            found = line.findChild(QWidget, name)
            (found if found is not None and found.isEnabled() and not found.isHidden() else line.why).setFocus()

    def _say(self) -> None:
        words = self.ui.language.words
        given = [f"{part_name(words, name)} {weight}" for name, weight in choosing.weights().items()]
        self.mine.hint.setText(self.tr("Scores of 100: %1").replace("%1", " · ".join(given)))
        missing = self._proposals[0].score.missing if self._proposals else ()
        names = ", ".join(part_name(words, each) for each in missing)
        self._missing.setText(
            self.tr("Not known yet, and left out of the scores: %1.").replace("%1", names) if missing else ""
        )
        self._missing.setVisible(bool(missing))

    # -- deciding -----------------------------------------------------------------------------------------------

    def choose(self, network: str) -> None:
        """Choose it, and on to what it is for."""
        if self._decide(network, self.tr("%1 chosen"), chosen=True):
            self.lines[network].role.setFocus()

    def refuse(self, network: str) -> None:
        """Decide against it, and on to the reason."""
        if self._decide(network, self.tr("Decided against %1"), chosen=False):
            self.lines[network].reason.setFocus()

    def _decide(self, network: str, text: str, *, chosen: bool) -> bool:
        self.settle()
        service, client = self.ui.runtime.choosing, self._client_id()
        before = next((each.choice for each in self._proposals if each.network == network), None)
        made = self.deeds.do(
            text.replace("%1", network_name(network)),
            lambda: service.choose(client, network, chosen=chosen),
            lambda _made: service.put_back(before) if before is not None else service.drop(client, network),
            tell=True,
        )
        return self._again() and made is not None

    def drop(self, network: str) -> None:
        """Take the decision back."""
        self.settle()
        service, client = self.ui.runtime.choosing, self._client_id()
        text = self.tr("%1 taken out") if self.lines[network].state == "chosen" else self.tr("%1 open again")
        self.deeds.do(text.replace("%1", network_name(network)), lambda: service.drop(client, network),
                      service.put_back, tell=True)  # fmt: skip
        if self._again():
            self.lines[network].choose.setFocus()

    def move_by(self, network: str, step: int) -> None:
        """Up or down among the chosen ones."""
        self.settle()
        service, client = self.ui.runtime.choosing, self._client_id()
        order = [each.network for each in self._proposals if each.chosen]
        at = order.index(network)
        if not 0 <= at + step < len(order):
            return
        order.insert(at + step, order.pop(at))
        text = self.tr("Order of networks")
        self.deeds.do(text, lambda: service.arrange(client, order), lambda before: service.arrange(client, before))
        if self._again():
            line = self.lines[network]
            wanted = line.up if step < 0 else line.down
            (wanted if wanted.isEnabled() else line.down if step < 0 else line.up).setFocus()

    def _again(self) -> bool:
        self.read()
        self.marked.emit()
        return True

    # -- what the page asks -------------------------------------------------------------------------------------

    def settle(self) -> bool:
        left = [name for name, line in self.lines.items() if not line.form.flush()]  # every one is tried
        return not left

    def _show_all(self) -> None:
        self._anyway = self._client_id()
        self.read()

    def _to_personas(self) -> None:
        self.asked.emit(Place("dossier", client=self._client_id(), detail="personas"))

    def _client_id(self) -> int:
        assert self.client is not None
        return self.client.id

    def retranslate(self) -> None:
        self.mine.title.setText(self.tr("Chosen"))
        self.others.title.setText(self.tr("Others, the best first"))
        self._none.setText(
            self.tr("None yet. Choose from the list below; three that are well kept beat ten that are not.")
        )
        self._note.setText(
            self.tr(
                "How well a network serves an objective, and how long a post takes, is smdesk’s own judgement for "
                "small businesses. It orders the list; you decide."
            )
        )
        questions = (
            self.tr("Where do the people spend their time whom the client wants to reach?"),
            self.tr("What was agreed that the networks must bring?"),
            self.tr("How many hours a week are there for it?"),
        )
        self.empty.tell(
            self.tr("Fewer networks, well kept"), "\n".join(questions),
            ("primary", self.tr("Begin with the buyer personas"), self._to_personas),
            ("", self.tr("Choose all the same"), self._show_all),
        )  # fmt: skip
        if self.client is not None and self._proposals:
            self._say()


def _state(proposal: Proposal) -> str:
    if proposal.choice is None:
        return "open"
    return "chosen" if proposal.chosen else "refused"
