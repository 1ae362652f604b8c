"""The tab of the brand voice: it shows, stores, takes back, and tries a text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from smdesk.core.voice import Banned
from smdesk.ui.composer.page import ComposerPage
from smdesk.ui.dossier.page import DossierPage
from smdesk.ui.dossier.voice.tab import VoiceTab, shown, stored
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.tagedit import Chip
from tests.ui.bench import Bench


@pytest.fixture
def bakery(ui: Ui) -> int:
    client = next(each.id for each in ui.runtime.clients.list() if "aker" in each.name)
    ui.runtime.voices.edit(
        client, summary="Straight.", dimensions={"humble_bold": -2}, banned=(Banned("the best", "our"),), emoji_most=1
    )
    return client


@pytest.fixture
def tab(bench: Bench, bakery: int) -> VoiceTab:
    made = bench.show(DossierPage, Place("dossier", client=bakery, detail="voice")).tab("voice")
    assert isinstance(made, VoiceTab)
    return made


def test_a_slider_is_stored_and_taken_back(qtbot: QtBot, ui: Ui, tab: VoiceTab, bakery: int) -> None:
    slider = tab.dimensions["close_formal"]
    slider.setValue(-3)
    assert tab.form.flush()
    assert ui.runtime.voices.show(bakery).voice.on("close_formal") == -3
    assert ui.runtime.voices.show(bakery).voice.on("humble_bold") == -2
    ui.undo.undo()
    assert ui.runtime.voices.show(bakery).voice.on("close_formal") == 0
    qtbot.waitUntil(lambda: slider.value() == 0)


def test_a_text_is_tried_and_its_substitutes_are_used(qtbot: QtBot, tab: VoiceTab) -> None:
    tab.trying.field.setPlainText("Come for the best bread 🥖🥖")
    tab.trying.look()
    assert tab.trying.count.text == "2 remarks"
    assert not tab.trying.apply.isHidden()
    tab.trying.apply.click()
    assert tab.trying.text == "Come for our bread 🥖🥖"
    tab.trying.field.undo()
    assert tab.trying.text == "Come for the best bread 🥖🥖"
    tab.show_client(next(each for each in tab.ui.runtime.clients.list() if each != tab.client))
    assert "the best bread" not in tab.trying.text  # it was a text of somebody else's


def test_every_field_comes_back_as_it_was_shown(ui: Ui, tab: VoiceTab, bakery: int) -> None:
    voice = ui.runtime.voices.show(bakery).voice
    spoken = ui.runtime.voices.edit(bakery, **stored(shown(voice), voice))
    assert spoken.voice == voice


def test_the_voice_stands_beside_the_composer_and_a_banned_word_is_put_right(bench: Bench, bakery: int) -> None:
    page = bench.show(ComposerPage, Place("composer", client=bakery, text="Come for the best bread"))
    page.model.look()
    row = next(each for each in page.notes.rows if each.note.finding.code == "voice_banned")
    row.button.click()
    assert page.model.draft.base.parts[0].text == "Come for our bread"


@pytest.mark.dressed
def test_words_are_not_broken_in_the_least_window(qtbot: QtBot, bench: Bench, ui: Ui, bakery: int) -> None:
    ui.runtime.voices.edit(bakery, banned=(Banned("guaranteed", "everlasting"),))
    page = bench.show(DossierPage, Place("dossier", client=bakery, detail="voice"))
    tab = page.tab("voice")
    assert isinstance(tab, VoiceTab)
    tab.setFixedWidth(1100 - 56)  # beside the rail
    (chip,) = tab.banned.findChildren(Chip)
    assert chip.text() == "guaranteed → everlasting"
    qtbot.waitUntil(lambda: chip.width() == chip.sizeHint().width())  # nothing of it is left out


def test_a_banned_word_is_a_chip_that_is_typed_changed_and_taken_away(
    qtbot: QtBot, ui: Ui, tab: VoiceTab, bakery: int
) -> None:
    def kept() -> list[tuple[str, str]]:
        return [(each.word, each.instead) for each in ui.runtime.voices.show(bakery).voice.banned]

    field = tab.banned.field
    qtbot.keyClicks(field, "low cost -> everyday")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "light")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert tab.form.flush()
    assert kept() == [("the best", "our"), ("low cost", "everyday"), ("light", "")]
    chip = next(each for each in tab.banned.findChildren(Chip) if each.text() == "the best → our" and each.isVisible())
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    assert field.text() == "the best → our"
    qtbot.keyClick(field, Qt.Key.Key_Escape)  # and it stays
    assert tab.banned.value[0] == "the best → our"
    qtbot.keyClick(chip, Qt.Key.Key_F2)
    field.setText("best of all = good")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    field.setText("Light → plain")  # a word that is there: it gets a substitute
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert tab.form.flush()
    assert kept() == [("best of all", "good"), ("low cost", "everyday"), ("Light", "plain")]
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert tab.form.flush()
    assert kept() == [("best of all", "good"), ("low cost", "everyday")]
    ui.undo.undo()
    assert kept()[-1] == ("Light", "plain")
