"""What is done with personas beside writing in them; all of it can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from smdesk.core.errors import InvalidInput
from smdesk.services.dossier.views import PersonaPatch, PersonaView
from smdesk.ui.dossier.portrait import PICTURES
from smdesk.ui.kit.acts import Acts
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.filedialogs import ask_open, ask_save


class PersonaActs(Acts):
    """`said` tells what was done, `failed` why not, `made` carries the number of a new persona.

    `unfit` with the number of a persona and why a picture cannot be its portrait, which is said beside it; with None
    once one is.
    """

    made = Signal(int)
    unfit = Signal(int, object)

    def __init__(self, ui: Ui, parent: QWidget) -> None:
        super().__init__(ui, parent)
        self._page = parent

    def add(self, client: int, name: str) -> None:
        """A new one."""
        self._new(self.tr("New persona"), lambda: self._ui.runtime.personas.add(client, PersonaPatch(name=name)))

    def duplicate(self, view: PersonaView, name: str) -> None:
        """The same under another name."""
        text = self.tr("Copy of %1").replace("%1", view.name)
        self._new(text, lambda: self._ui.runtime.personas.duplicate(view.id, name))

    def _new(self, text: str, make: Callable[[], PersonaView]) -> None:
        service = self._ui.runtime.personas
        made = self.result(make)
        if made is None:
            return
        shares = service.shares(made.client_id)
        self.keep(text, lambda: service.undelete(made.id, shares), lambda: service.delete(made.id))
        self.made.emit(made.id)

    def delete(self, view: PersonaView) -> None:
        """Put it away; its share goes to the last one."""
        service = self._ui.runtime.personas
        shares = service.shares(view.client_id)
        text = self.tr("%1 is deleted").replace("%1", view.name)
        self._do(text, lambda: service.delete(view.id), lambda: service.undelete(view.id, shares), tell=True)

    def share(self, view: PersonaView, percent: int) -> None:
        """Another share; the others follow."""
        service = self._ui.runtime.personas
        before = service.shares(view.client_id)
        text = self.tr("Weight of %1").replace("%1", view.name)
        self._do(
            text, lambda: service.set_share(view.id, percent), lambda: service.set_shares(view.client_id, before)
        )  # fmt: skip

    def keep_answers(self, view: PersonaView) -> None:
        """What is answered to objections, as saved replies of the client."""
        service = self._ui.runtime.snippets
        found: list[int] = []
        answers = [(each.text, each.answer) for each in view.profile.objections]

        def put_away() -> None:
            for number in found:
                service.delete(number)

        def bring_back() -> None:
            for number in found:
                service.undelete(number)

        if not self.succeeds(lambda: found.extend(each.id for each in service.keep(view.client_id, answers))):
            return
        text = self.tr("%n answer(s) saved as replies", "", len(found))
        self.keep(text, bring_back, put_away)
        self.said.emit(text, True)

    def reorder(self, views: Sequence[PersonaView], numbers: Sequence[int], client: int) -> None:
        """Another order."""
        service, before = self._ui.runtime.personas, [view.id for view in views]
        if list(numbers) != before:
            text = self.tr("Order of the personas")
            self._do(text, lambda: service.reorder(client, numbers), lambda: service.reorder(client, before))

    def ask_portrait(self, view: PersonaView) -> QFileDialog:
        """Ask for a picture."""
        return ask_open(self._page, self.tr("Choose a portrait"), PICTURES, lambda file: self.portrait(view, file))

    def portrait(self, view: PersonaView, source: Path) -> None:
        """Another portrait, copied away from this thread."""
        service, before = self._ui.runtime.personas, view.portrait

        def done(after: PersonaView) -> None:
            self.unfit.emit(view.id, None)
            text = self.tr("Portrait of %1").replace("%1", view.name)
            self.keep(
                text,
                lambda: service.set_portrait(view.id, after.portrait),
                lambda: service.set_portrait(view.id, before),
            )
            self.said.emit(text, True)

        self._ui.tasks.run(lambda: service.set_portrait(view.id, source), done, partial(self._unfit, view.id))

    def _unfit(self, persona: int, error: Exception) -> None:
        if isinstance(error, InvalidInput):
            self.unfit.emit(persona, error)
        else:
            self.failed.emit(error)

    def ask_card(self, view: PersonaView) -> QFileDialog:
        """Ask for a file, then write the persona into it, on one page."""
        title = self.tr("Save the card as PDF")
        return ask_save(self._page, title, view.name, "pdf", lambda file: self.card(view, file))

    def card(self, view: PersonaView, file: Path) -> None:
        """Write the card in the client's language and colours, away from this thread."""
        from smdesk.core.document import Brand
        from smdesk.core.plan_document import paper_of
        from smdesk.reports import persona_card
        from smdesk.reports.persona_blocks import Portrayed

        runtime = self._ui.runtime
        client, dossier = runtime.clients.show(view.client_id), runtime.dossier.show(view.client_id)
        portrait = runtime.media.path(view.portrait.sha256) if view.portrait is not None else None
        shown = Portrayed(view.name, view.profile, view.share, portrait)
        language = client.languages[0] if client.languages else self._ui.language.words.language
        brand = Brand(client.name, dossier.document_colors)
        self._ui.tasks.run(
            lambda: persona_card.write([shown], brand, language, file, paper_of(client.country)),
            lambda _written: self.said.emit(self.tr("%1 is written.").replace("%1", file.name), False),
            self.failed.emit,
        )

    def _do(
        self, text: str, redo: Callable[[], object], undo: Callable[[], object], *, tell: bool = False
    ) -> None:  # fmt: skip
        if self.succeeds(redo):
            self.keep(text, redo, undo)
            if tell:
                self.said.emit(text, True)
