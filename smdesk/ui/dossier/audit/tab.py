"""The tab of audits: which one shows, beginning one, filling in what channels tell, and comparing two."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QStackedWidget, QWidget

from smdesk.core.walltime import in_zone
from smdesk.services.audits.views import AuditLine, FilledView
from smdesk.ui.dossier.audit import words
from smdesk.ui.dossier.audit.body import AuditBody
from smdesk.ui.dossier.audit.compare import CompareView
from smdesk.ui.dossier.audit.deeds import Deeds
from smdesk.ui.dossier.audit.lines import dragged
from smdesk.ui.dossier.audit.turnmenu import TURNS, place_of, turn_text
from smdesk.ui.dossier.tab import DossierTab
from smdesk.ui.kit import icons
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.widgets import button, column

#: What a sentence becomes that is dropped on a page in the rail: tasks and ideas have no page of their own.
_RAIL = {"objectives": "objective", "today": "task", "calendar": "idea"}


class AuditTab(DossierTab):
    """The newest audit of the client, or the one that was chosen."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(ui, parent)
        self.deeds = Deeds(ui, self)
        self.deeds.said.connect(self.said)
        self.deeds.failed.connect(self.failed)
        self._audits: tuple[AuditLine, ...] = ()
        self._chosen: dict[int, int] = {}  # client → the audit that shows
        self.which = Combo(name="which-audit")
        self.which.chosen.connect(self._choose)
        self.compare = button("", self.begin_compare, name="compare-audits")
        self.fill = button("", self.fill_in, name="fill-audit")
        self.new = button("primary", self.begin, name="new-audit")
        self.body, self.comparison = AuditBody(ui, self.deeds), CompareView(ui)
        self.body.opened.connect(self._open)
        self.body.rivals_wanted.connect(
            lambda: self.asked.emit(Place("dossier", client=self._client_id(), detail="competitors"))
        )
        self.comparison.closed.connect(self.end_compare)
        self.comparison.chosen.connect(self._compare)
        self.empty = Empty(ui.theme)
        self.stack = QStackedWidget()
        for each in (self.empty, self.body, self.comparison):
            self.stack.addWidget(each)
        self.stack.currentChanged.connect(lambda _place: self._offer())
        self.setLayout(column(self.stack, spacing=0))
        ui.theme.changed.connect(self._look)
        self._look()
        self.retranslate()

    # -- what the page asks -------------------------------------------------------------------------------------

    def tools(self) -> list[QWidget]:
        return [self.which, self.compare, self.fill, self.new]

    def actions(self) -> list[Action]:  # type: ignore[override]
        some = [
            Action("dossier.new_audit", lambda: self.tr("New audit"), self.begin, "Ctrl+Shift+N", "plus", "client",
                   self._may),
            Action("dossier.fill_audit", lambda: self.tr("Fill in what channels tell"), self.fill_in, "",
                   "lightning", "client", lambda: self._may() and self._shown() is not None),
            Action("dossier.compare_audits", lambda: self.tr("Compare two audits…"), self.begin_compare, "",
                   "git-diff", "client", lambda: len(self._audits) > 1),
            Action("dossier.delete_audit", lambda: self.tr("Delete this audit"), self.delete, "", "trash", "client",
                   lambda: self._may() and self._shown() is not None),
        ]  # fmt: skip
        turns = [
            Action(f"dossier.turn_{into}", partial(turn_text, into), partial(self.body.turn, into), key,
                   where=self.body)
            for into, key in TURNS
        ]  # fmt: skip
        return [*some, *turns]

    def visit(self, place: Place) -> None:
        """`row` is a finding: its audit shows, and it has the keys."""
        for audit in self._audits:
            view = self.ui.runtime.audits.show(audit.id)
            if any(each.id == place.row for each in view.findings):
                self._choose(audit.id)
                self.body.findings.choose(place.row)
                return

    def catches(self, page: str, carried: QMimeData) -> str:
        into = _RAIL.get(page)
        return turn_text(into) if into and self._may() and dragged(carried) is not None else ""

    def caught(self, page: str, carried: QMimeData) -> None:
        found = dragged(carried)
        if found is not None and page in _RAIL:
            self.body.drop(_RAIL[page], *found)

    def settle(self) -> bool:
        return self.body.settle()

    def read(self) -> None:
        client = self._client_id()
        self._audits = self.ui.runtime.audits.list(client)
        shown, today = self._shown(), self._today()
        self.which.tell([(each.id, words.audit_name(self.ui, each, today)) for each in self._audits],
                        self.tr("Which audit"))  # fmt: skip
        self.which.set_value(shown)
        self._offer()
        self.compare.setEnabled(len(self._audits) > 1)
        self.compare.setToolTip("" if len(self._audits) > 1 else self.tr("There is only one audit to look at"))
        if shown is None:
            self.stack.setCurrentWidget(self.empty)
            return
        view = self.ui.runtime.audits.show(shown)
        rivals, tasks = self.ui.runtime.competitors.list(client), self.ui.runtime.tasks.list(client)
        self.body.show_audit(view, rivals, tasks, today, read_only=self.read_only)
        if self.stack.currentWidget() is not self.comparison:
            self.stack.setCurrentWidget(self.body)
        elif len(self._audits) < 2:
            self.end_compare()
        else:
            self.comparison.offer(self._audits, today)

    def _offer(self) -> None:
        """What the header offers: while two are compared, which two is asked below it."""
        one = bool(self._audits) and self.stack.currentWidget() is not self.comparison
        for widget in (self.which, self.compare, self.fill):
            widget.setVisible(one)

    # -- acting -------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """A new audit of today, filled in with what the channels tell."""
        client, audits, fill = self._client_id(), self.ui.runtime.audits, self.ui.runtime.audit_fill
        if not self._may():
            return
        self.settle()

        def make() -> AuditLine:
            made = audits.new(client)
            fill.fill(made.id)
            return next(each for each in audits.list(client) if each.id == made.id)

        made = self.deeds.do(self.tr("New audit"), make, lambda made: audits.delete(made.id),
                             again=lambda made: audits.undelete(made.id), tell=True)  # fmt: skip
        if made is not None:
            self._choose(made.id)

    def fill_in(self) -> None:
        """What the channels tell; what was typed by hand stays, and that is said."""
        audit, fill = self._shown(), self.ui.runtime.audit_fill
        if audit is None or not self._may():
            return
        self.settle()
        filled = self.deeds.result(lambda: fill.fill(audit))
        if filled is None:
            return
        told = self._told(filled)
        if filled.changed or filled.added:
            self._push_fill(filled)
        self.said.emit(told, bool(filled.changed or filled.added))

    def _push_fill(self, filled: FilledView) -> None:
        fill, text = self.ui.runtime.audit_fill, self.tr("Filling in what channels tell")
        last = [filled]

        def again() -> None:
            last[0] = fill.fill(filled.audit_id)

        self.deeds.keep(text, again, lambda: fill.undo(last[0]))

    def _told(self, filled: FilledView) -> str:
        counted = words.Counted()
        kept = sum(each.kept for each in filled.figures)
        if not filled.changed and not kept:
            return self.tr("The channels tell nothing new")
        parts = [counted.figures(filled.changed)] if filled.changed else []
        return " · ".join([*parts, counted.kept(kept)] if kept else parts)

    def delete(self) -> None:
        """Put the audit away that shows."""
        audit, audits = self._shown(), self.ui.runtime.audits
        if audit is not None and self._may():
            self.settle()
            self.deeds.do(self.tr("Audit deleted"), lambda: audits.delete(audit),
                          lambda _gone: audits.undelete(audit), tell=True)  # fmt: skip

    # -- comparing ----------------------------------------------------------------------------------------------

    def begin_compare(self) -> None:
        """The audit that shows, with the one before it."""
        shown = self._shown()
        if shown is None or len(self._audits) < 2:
            return
        self.settle()
        place = next(at for at, each in enumerate(self._audits) if each.id == shown)
        other = self._audits[place + 1 if place + 1 < len(self._audits) else place - 1]
        self.comparison.offer(self._audits, self._today())
        self._compare(other.id, shown)
        self.stack.setCurrentWidget(self.comparison)
        self.comparison.combos[0].setFocus()

    def _compare(self, one: int, other: int) -> None:
        audits = self.ui.runtime.audits
        self.deeds.succeeds(lambda: self.comparison.show_comparison(audits.compare(one, other)))

    def end_compare(self) -> None:
        """Back to the audit."""
        self.stack.setCurrentWidget(self.body if self._audits else self.empty)
        self.compare.setFocus()

    # -- within -------------------------------------------------------------------------------------------------

    def _client_id(self) -> int:
        assert self.client is not None
        return self.client.id

    def _may(self) -> bool:
        return self.client is not None and not self.read_only

    def _today(self) -> date:
        assert self.client is not None
        return in_zone(self.ui.now(), self.client.zone).date()

    def _shown(self) -> int | None:
        """The audit that shows: the one that was chosen while it is there, else the newest."""
        if self.client is None:
            return None
        wish = self._chosen.get(self.client.id)
        there = [each.id for each in self._audits]
        return wish if wish in there else next(iter(there), None)

    def _choose(self, audit: object) -> None:
        assert isinstance(audit, int)
        self.settle()
        self._chosen[self._client_id()] = audit
        self.stack.setCurrentWidget(self.body)
        self.read()

    def _open(self, link: str) -> None:
        gone = self.ui.runtime.findings.gone((link,))
        place = place_of(link, self._client_id())
        if gone or place is None:
            self.said.emit(self.tr("It was deleted meanwhile"), False)
            return
        if place.page == "dossier":
            self.body.show_task(int(link.partition(":")[2]))
            return
        self.asked.emit(place)

    def retranslate(self) -> None:
        self.compare.setText(self.tr("Compare with…"))
        self.fill.setText(self.tr("Fill in"))
        self.fill.setToolTip(self.tr("Name, followers, rhythm and last post, as the channels tell them"))
        self.new.setText(self.tr("New audit"))
        self.comparison.retranslate()
        questions = (
            self.tr("Where is the client already, and what does it look like there?"),
            self.tr("What do people say, and who else wants the same customers?"),
            self.tr("What would change most for the least effort?"),
        )
        self.empty.tell(
            self.tr("Three questions begin an audit"), "\n".join(questions),
            ("primary", self.tr("Begin an audit"), self.begin),
        )  # fmt: skip
        if self.client is not None:
            self.read()

    def _look(self) -> None:
        theme = self.ui.theme
        self.compare.setIcon(icons.icon("git-diff", theme, "text.secondary"))
        self.fill.setIcon(icons.icon("lightning", theme, "text.secondary"))
        self.new.setIcon(icons.icon("plus", theme, "text.onAccent"))
