"""What a tab of the dossier knows, as a PDF for the client: a file is asked for, and written away from the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from smdesk.services.views import ClientView
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.filedialogs import SaveDialog

translate = QCoreApplication.translate

#: Which sections of the communication plan each tab is.
PARTS = {
    "summary": ("client",),
    "audit": ("audit", "findings"),
    "competitors": ("competitors",),
    "personas": ("personas",),
    "voice": ("voice",),
    "chosen": ("channels",),
    "agreement": ("objectives",),
}


class Exporting:
    """`said` is told what was written, `failed` why nothing was."""

    def __init__(
        self, ui: Ui, parent: QWidget, said: Callable[[str, bool], object], failed: Callable[[Exception], None]
    ) -> None:
        self._ui, self._parent, self._said, self._failed = ui, parent, said, failed

    def tab(self, client: ClientView, tab: str) -> QFileDialog:
        """One tab; of the personas, the card of each."""
        if tab == "agreement":
            return self.agreement(client)
        name = self._ui.language.words.t(f"document.sections.{PARTS[tab][0]}")
        if tab == "personas":
            return self._ask(client.name, name, lambda file: self._cards(client, file))
        return self._ask(client.name, name, lambda file: self._part(client.id, PARTS[tab], file))

    def agreement(self, client: ClientView) -> QFileDialog:
        """The newest version of the agreement; what stands now where there is none."""
        name = self._ui.language.words.t("document.agreement.title")
        return self._ask(client.name, name, lambda file: self._agreement(client.id, file))

    def _agreement(self, client: int, file: Path) -> None:
        from smdesk.reports import agreement

        agreement.write(self._ui.runtime, client, file, own=self._ui.language.code)

    def _ask(self, client: str, name: str, write: Callable[[Path], object]) -> QFileDialog:
        dialog = SaveDialog(self._parent.window(), translate("Exporting", "Save as PDF"), "pdf", "PDF (*.pdf)")
        dialog.selectFile(named(f"{client} · {name}", "pdf"))
        dialog.fileSelected.connect(lambda chosen: self.write(Path(chosen), write))
        dialog.open()
        return dialog

    def write(self, file: Path, write: Callable[[Path], object]) -> None:
        """Write a file with what makes it."""
        self._ui.tasks.run(lambda: write(file), lambda _made: self._done(file), self._failed)

    def _done(self, file: Path) -> None:
        self._said(translate("Exporting", "%1 is written.").replace("%1", file.name), False)

    def _part(self, client: int, names: tuple[str, ...], file: Path) -> None:
        from smdesk.reports import page, plan

        service = self._ui.runtime.plan_documents
        view = service.show(client, self._ui.language.code)
        page.write(plan.part(service.gather(client, language=view.language), view, names), file)

    def _cards(self, client: ClientView, file: Path) -> None:
        from smdesk.core.document import Brand
        from smdesk.core.errors import InvalidInput
        from smdesk.reports import persona_card
        from smdesk.reports.persona_blocks import Portrayed

        runtime = self._ui.runtime
        found = runtime.personas.list(client.id)
        if not found:
            raise InvalidInput("no_personas", client=client.name)
        view = runtime.plan_documents.show(client.id, self._ui.language.code)
        dossier = runtime.dossier.show(client.id)
        cards = [
            Portrayed(
                each.name, each.profile, each.share,
                runtime.media.path(each.portrait.sha256) if each.portrait is not None else None,
            )
            for each in found
        ]  # fmt: skip
        persona_card.write(cards, Brand(client.name, dossier.document_colors), view.language, file, view.paper)


def named(text: str, suffix: str) -> str:
    """A name for a file: without the signs that no file may have."""
    return "".join(sign for sign in text if sign not in '\\/:*?"<>|') + f".{suffix}"
