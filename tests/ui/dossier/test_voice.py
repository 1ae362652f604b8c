"""The tab of the brand voice: it shows, stores, takes back, and tries a text."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from smdesk.core.voice import Banned
from smdesk.gui import Desk
from smdesk.ui.composer.page import ComposerPage
from smdesk.ui.dossier.voice.tab import VoiceTab, shown, stored
from smdesk.ui.kit.place import Place


@pytest.fixture
def first_page() -> str:
    return "dossier"


@pytest.fixture
def bakery(example_desk: Desk) -> int:
    client = next(each.id for each in example_desk.runtime.clients.list() if "aker" in each.name)
    example_desk.runtime.voices.edit(
        client, summary="Straight.", dimensions={"humble_bold": -2}, banned=(Banned("the best", "our"),), emoji_most=1
    )
    return client


@pytest.fixture
def tab(example_desk: Desk, bakery: int) -> VoiceTab:
    example_desk.window.router.go(Place("dossier", client=bakery, detail="voice"))
    made = example_desk.window.router.page("dossier").tab("voice")
    assert isinstance(made, VoiceTab)
    return made


def test_a_slider_is_stored_and_taken_back(qtbot: QtBot, example_desk: Desk, tab: VoiceTab, bakery: int) -> None:
    slider = tab.dimensions["close_formal"]
    slider.setValue(-3)
    assert tab.form.flush()
    assert example_desk.runtime.voices.show(bakery).voice.on("close_formal") == -3
    assert example_desk.runtime.voices.show(bakery).voice.on("humble_bold") == -2
    example_desk.ui.undo.undo()
    assert example_desk.runtime.voices.show(bakery).voice.on("close_formal") == 0
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


def test_every_field_comes_back_as_it_was_shown(example_desk: Desk, tab: VoiceTab, bakery: int) -> None:
    voice = example_desk.runtime.voices.show(bakery).voice
    spoken = example_desk.runtime.voices.edit(bakery, **stored(shown(voice), voice))
    assert spoken.voice == voice


def test_the_voice_stands_beside_the_composer_and_a_banned_word_is_put_right(example_desk: Desk, bakery: int) -> None:
    window = example_desk.window
    window.router.go(Place("composer", client=bakery, text="Come for the best bread"))
    page = window.router.page("composer")
    assert isinstance(page, ComposerPage)
    page.model.look()
    row = next(each for each in page.notes.rows if each.note.finding.code == "voice_banned")
    row.button.click()
    assert page.model.draft.base.parts[0].text == "Come for our bread"
