"""The communication plan in the window: sections ticked and put in order, comments kept, pages shown, files written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from smdesk.gui import Desk
from smdesk.services.dossier.views import DossierPatch
from smdesk.services.plan.documents import PlanDocumentView
from smdesk.ui.dossier.page import DossierPage
from smdesk.ui.dossier.plan.sections import box_of
from smdesk.ui.dossier.plan.tab import PlanTab
from smdesk.ui.kit.place import Place
from tests.ui.bench import Bench

CLIENT = 2


@pytest.fixture
def first_page() -> str:
    return "channels"


@pytest.fixture
def tab(bench: Bench, qtbot: QtBot) -> PlanTab:
    """The tab, with the pages of a client of the example desk laid out."""
    shown = bench.show(DossierPage, Place("dossier", client=CLIENT, detail="plan")).tab("plan")
    assert isinstance(shown, PlanTab)
    qtbot.waitUntil(lambda: shown._made is not None, timeout=20_000)
    return shown


def stored(tab: PlanTab) -> PlanDocumentView:
    return tab.ui.runtime.plan_documents.show(CLIENT)


def shown(tab: PlanTab) -> list[str]:
    return [each.id for each in stored(tab).sections if each.shown]


def test_the_pages_show_and_each_section_says_on_which_it_begins(tab: PlanTab, qtbot: QtBot) -> None:
    made = tab._made
    assert made is not None
    assert tab._count.text() == f"{len(made.laid.pages)} pages"
    names = {tab.sections.item(at).text(): at for at in range(tab.sections.count())}
    assert "In short" in names
    qtbot.waitUntil(lambda: 0 in tab.preview.sheets._drawn, timeout=5000)
    assert tab.preview.sheets._drawn[0].pixelColor(5, 300).name() == made.laid.style.palette.cover
    assert tab.sections.item(names["Brand voice"]).toolTip() != ""
    assert tab.sections.item(names["In short"]).toolTip() == ""


def test_a_click_on_the_tick_leaves_a_section_out_and_undo_brings_it_back(tab: PlanTab) -> None:
    before = shown(tab)
    rect = tab.sections.visualItemRect(tab.sections.item(1))
    box = box_of(tab.ui.theme, rect).center()
    QTest.mouseClick(tab.sections.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert shown(tab) == [name for name in before if name != "client"]
    QTest.mouseClick(tab.sections.viewport(), Qt.MouseButton.LeftButton, pos=rect.center() + QPoint(30, 0))
    assert "client" not in shown(tab)  # elsewhere in the row a click only chooses it
    tab.ui.undo.undo()
    assert shown(tab) == before


def test_space_ticks_and_alt_with_the_arrows_puts_in_another_order(tab: PlanTab) -> None:
    tab.sections.setFocus()
    tab.sections.setCurrentRow(2)
    QTest.keyClick(tab.sections, Qt.Key.Key_Space)
    assert "audit" not in shown(tab)
    QTest.keyClick(tab.sections, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [each.id for each in stored(tab).sections][:3] == ["summary", "audit", "client"]
    assert tab.sections.current == "audit"
    tab.ui.undo.undo()
    assert [each.id for each in stored(tab).sections][:3] == ["summary", "client", "audit"]
    assert "audit" not in shown(tab)


def test_a_comment_is_kept_with_its_section_and_stands_in_the_document(tab: PlanTab, qtbot: QtBot) -> None:
    tab.sections.setCurrentRow(7)
    assert tab.sections.current == "voice"
    tab.options.comment.setFocus()
    QTest.keyClicks(tab.options.comment, "Said on Monday")
    tab.sections.setCurrentRow(0)
    assert [(each.id, each.comment) for each in stored(tab).sections if each.comment] == [("voice", "Said on Monday")]
    assert tab.options.comment.toPlainText() == ""
    qtbot.waitUntil(lambda: "voice" in [each.id for each in tab._made.document.sections], timeout=10_000)  # type: ignore[union-attr]


def test_language_paper_and_title_are_stored_at_once(tab: PlanTab, qtbot: QtBot) -> None:
    tab.options.language.setCurrentIndex(tab.options.language.findData("es"))
    tab.options.language.chosen.emit("es")
    tab.options.paper.setCurrentIndex(tab.options.paper.findData("letter"))
    tab.options.paper.chosen.emit("letter")
    QTest.keyClicks(tab.options.title, "Diciembre")
    assert tab.settle()
    view = stored(tab)
    assert (view.language, view.paper, view.title) == ("es", "letter", "Diciembre")
    qtbot.waitUntil(lambda: tab._made.document.title == "Diciembre", timeout=10_000)  # type: ignore[union-attr]
    assert tab._made is not None
    assert tab._made.laid.style.width == 612


def test_colours_that_are_too_pale_are_said_with_the_shade_that_is_taken(tab: PlanTab) -> None:
    tab.ui.runtime.dossier.edit(CLIENT, DossierPatch(colors=("#4a2c1c", "#e3a84e")))
    tab.read()
    assert "#e3a84e is too pale for text (2.1:1)" in tab.options._contrast.text()
    tab.ui.runtime.dossier.edit(CLIENT, DossierPatch(colors=("#4a2c1c",)))
    tab.read()
    assert "12.6:1" in tab.options._contrast.text()


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_document_is_written_where_the_person_says(tab: PlanTab, qtbot: QtBot, tmp_path: Path, form: str) -> None:
    dialog = tab.ask(form)
    assert isinstance(dialog, QFileDialog)
    assert dialog.selectedFiles()[0].endswith(f"Communication plan.{form}")
    dialog.reject()
    with qtbot.waitSignal(tab.said, timeout=20_000) as said:
        tab.write(tmp_path / f"plan.{form}")
    assert said.args == [f"plan.{form} is written.", False]
    data = (tmp_path / f"plan.{form}").read_bytes()
    if form == "pdf":
        assert len(pdfium.PdfDocument(data)) == len(tab._made.laid.pages)  # type: ignore[union-attr]
    assert not tab.saving.open.isHidden()


def test_a_file_that_cannot_be_written_is_said_on_the_page(tab: PlanTab, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(tab.failed, timeout=20_000) as failed:
        tab.write(tmp_path / "no" / "plan.pdf")
    assert failed.args is not None
    assert failed.args[0].code == "folder_missing"
    assert tab.saving.isHidden()


def test_stopping_leaves_no_file(tab: PlanTab, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from smdesk.reports import plan

    def slow(_document: object, file: Path, watch: Callable[[int, int], None]) -> None:
        tab.saving.stop()
        watch(1, 2)
        file.write_bytes(b"too late")

    monkeypatch.setattr(plan, "write", slow)
    assert tab._made is not None
    tab.saving.write(tab._made.document, tmp_path / "plan.pdf")
    assert tab.saving.busy
    qtbot.waitUntil(lambda: not tab.saving.busy, timeout=5000)
    assert list(tmp_path.glob("plan.pdf")) == []
    assert tab.saving.isHidden()


def test_from_anywhere_the_palette_leads_to_it(example_desk: Desk) -> None:
    assert example_desk.window is not None
    assert example_desk.ui is not None
    example_desk.ui.scope.choose(CLIENT)
    assert example_desk.window.registry.trigger("plan-document")
    page = example_desk.window.router.page("dossier")
    assert isinstance(page, DossierPage)
    assert (example_desk.window.router.current, page.current) == ("dossier", "plan")
