"""A tab of the dossier as a PDF: the cards of its personas, or what an audit found."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from smdesk.services.dossier.views import PersonaPatch
from smdesk.ui.dossier.exporting import Exporting
from smdesk.ui.kit.context import Ui

CLIENT = 2


class Doing:
    """An export with what it told."""

    def __init__(self, ui: Ui, window: QWidget) -> None:
        self.said: list[str] = []
        self.errors: list[Exception] = []
        self.ui = ui
        self.exporting = Exporting(ui, window, lambda text, _undo: self.said.append(text), self.errors.append)

    def save(self, dialog: QFileDialog, file: Path, qtbot: QtBot) -> None:
        dialog.fileSelected.emit(str(file))
        dialog.reject()
        qtbot.waitUntil(lambda: bool(self.said or self.errors), timeout=20_000)


@pytest.fixture
def doing(ui: Ui, qtbot: QtBot) -> Doing:
    window = QWidget()
    qtbot.addWidget(window)
    return Doing(ui, window)


def titles(file: Path) -> list[str]:
    return [mark.get_title() for mark in pdfium.PdfDocument(file).get_toc() if mark.level == 0]


def test_of_the_personas_each_is_a_page(doing: Doing, qtbot: QtBot, tmp_path: Path) -> None:
    service = doing.ui.runtime.personas
    for name in ("Ana: one/two", "Bar"):
        service.add(CLIENT, PersonaPatch(name=name))
    dialog = doing.exporting.tab(doing.ui.runtime.clients.show(CLIENT), "personas")
    assert Path(dialog.selectedFiles()[0]).name.endswith("Buyer personas.pdf")
    doing.save(dialog, tmp_path / "all.pdf", qtbot)
    assert doing.said == ["all.pdf is written."]
    assert titles(tmp_path / "all.pdf") == [each.name for each in service.list(CLIENT)]


def test_a_tab_is_its_sections_without_a_cover(doing: Doing, qtbot: QtBot, tmp_path: Path) -> None:
    runtime = doing.ui.runtime
    audit = runtime.audits.new(CLIENT)
    runtime.findings.add(audit.id, "The link is broken")
    doing.save(doing.exporting.tab(runtime.clients.show(CLIENT), "audit"), tmp_path / "audit.pdf", qtbot)
    assert doing.errors == []
    assert len(titles(tmp_path / "audit.pdf")) == 2


def test_where_nothing_is_known_that_is_said_and_no_file_is_made(doing: Doing, qtbot: QtBot, tmp_path: Path) -> None:
    client = doing.ui.runtime.clients.show(CLIENT)
    for rival in doing.ui.runtime.competitors.list(CLIENT):
        doing.ui.runtime.competitors.delete(rival.id)
    doing.save(doing.exporting.tab(client, "competitors"), tmp_path / "rivals.pdf", qtbot)
    assert [getattr(error, "code", "") for error in doing.errors] == ["nothing_known"]
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_agreement_and_the_networks_chosen_are_documents_too(doing: Doing, qtbot: QtBot, tmp_path: Path) -> None:
    runtime = doing.ui.runtime
    client = next(each for each in runtime.clients.list() if runtime.signed.versions(each.id))
    for tab, title in (("agreement", "Agreement on objectives"), ("chosen", "Channels and why")):
        doing.said.clear()
        doing.save(doing.exporting.tab(client, tab), tmp_path / f"{tab}.pdf", qtbot)
        assert titles(tmp_path / f"{tab}.pdf") == [title]
