"""A post's campaign, and the parameters that its client wants on links."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from smdesk.core.utm import USUAL
from smdesk.gui import Desk
from smdesk.ui.composer.page import ComposerPage
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.place import Place


@pytest.fixture
def post(ui: Ui) -> int:
    return next(each.id for each in ui.runtime.posts.listing(client=1, state="draft") if each.text)


@pytest.fixture
def page(example_desk: Desk, post: int) -> ComposerPage:
    example_desk.window.router.go(Place("composer", row=post))
    found = example_desk.window.router.page("composer")
    assert isinstance(found, ComposerPage)
    return found


def test_the_campaign_is_chosen_stored_and_undone(page: ComposerPage, ui: Ui, post: int, qtbot: QtBot) -> None:
    made = ui.runtime.campaigns.add(1, "Autumn")
    combo = page.editor.properties.campaign
    qtbot.waitUntil(lambda: combo.findData(made.id) > 0)
    place = combo.findData(made.id)
    assert place > 0
    combo.setCurrentIndex(place)
    combo.activated.emit(place)
    assert page.keeper.save()
    assert ui.runtime.posts.show(post).campaign_id == made.id
    ui.undo.undo()
    assert page.model.draft.campaign is None


def test_a_link_without_the_parameters_is_told_and_put_right(page: ComposerPage, ui: Ui) -> None:
    model = page.model
    key = model.draft.base.parts[0].key
    model.change(model.draft.with_part(None, key, text="See https://bakery.example/pumpkin today."), shape=True)
    model.look()
    assert "link_untagged" not in {note.finding.code for note in model.study.notes}
    ui.runtime.utm_links.set(1, dict(USUAL))
    model.load_pillars()
    model.look()
    note = next(note for note in model.study.notes if note.finding.code == "link_untagged")
    page.repairs.do(note, "fix")
    model.look()
    assert "utm_medium=social" in model.draft.base.parts[0].text
    assert model.draft.base.parts[0].text.endswith(" today.")
    assert "link_untagged" not in {note.finding.code for note in model.study.notes}
