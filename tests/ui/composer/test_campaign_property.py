"""A post's campaign, and the parameters that its client wants on links."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from smdesk.core import network, shared_links
from smdesk.core.text import counters
from smdesk.core.utm import USUAL, Facts, Scheme
from smdesk.core.voice.rules import Banned, Voice
from smdesk.db.payloads import payload_for
from smdesk.gui import Desk
from smdesk.services.dossier.voice import Spoken
from smdesk.ui.composer import study
from smdesk.ui.composer.cards import Card
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


def test_a_link_of_several_networks_is_shown_counted_and_stored_as_each_gets_it(page: ComposerPage, ui: Ui) -> None:
    model = page.model
    ui.runtime.utm_links.set(1, {"utm_source": "{network}"})
    more = ui.runtime.channels.connect_assisted("google_business", 1, "bakery")
    model.load_pillars()
    model.load_places()
    model.change(replace(model.draft, channels=(*model.draft.channels, more.id)), shape=True)
    key = model.draft.base.parts[0].key
    text = "See https://bakery.example/pumpkin and https://bakery.example/?utm_source=social today."
    model.change(model.draft.with_part(None, key, text=text), shape=True)
    model.look()
    page.repairs.do(next(note for note in model.study.notes if note.finding.code == "link_untagged"), "fix")
    model.look()
    shared = model.draft.base.parts[0].text
    assert shared.count("?utm_source=social") == 2
    shown = [place for place in model.chosen if not model.draft.own(place.id)]
    assert len({place.spec.id for place in shown}) > 1
    assert page.keeper.save()
    assert model.view is not None
    for place in shown:
        source = place.spec.id.replace("_", "-")
        wanted = shared.replace("pumpkin?utm_source=social", f"pumpkin?utm_source={source}")
        assert f"pumpkin?utm_source={source} " in Card(model, page.thumbs, place).accessibleName()
        kind = "caption" if model.draft.base.parts[0].media and place.spec.caption else "text"
        assert model.study.measures[place.id, 0] == counters.measure(place.spec, wanted, field=kind)
        with ui.runtime.db.read() as session:
            assert payload_for(session, model.view.id, place.id)[0].parts[0].text == wanted


def test_marked_for_one_network_text_and_first_comment_are_each_networks_own_when_another_is_added(
    page: ComposerPage, ui: Ui
) -> None:
    model = page.model
    ui.runtime.utm_links.set(1, {"utm_source": "{network}"})
    more = ui.runtime.channels.connect_assisted("google_business", 1, "bakery")
    model.load_pillars()
    model.load_places()
    first = next(place for place in model.chosen if not model.draft.own(place.id))
    said = replace(model.draft, channels=(first.id,))
    said = said.with_part(None, said.base.parts[0].key, text="https://bakery.example/a").with_comment(
        None, "More: https://bakery.example/b."
    )
    model.change(said, shape=True)
    for field in ("link", "comment"):
        model.look()
        page.repairs.do(
            next(each for each in model.study.notes
                 if (each.finding.code, each.finding.field) == ("link_untagged", field)), "fix")  # fmt: skip
    model.look()
    assert "link_untagged" not in {note.finding.code for note in model.study.notes}
    source = first.spec.id.replace("_", "-")
    assert model.draft.base.parts[0].text == f"https://bakery.example/a?utm_source={source}"
    model.change(replace(model.draft, channels=(first.id, more.id)), shape=True)
    assert page.keeper.save()
    assert model.view is not None
    for number, name in ((first.id, source), (more.id, "google-business")):
        with ui.runtime.db.read() as session:
            payload, comment = payload_for(session, model.view.id, number)
        assert payload.parts[0].text == f"https://bakery.example/a?utm_source={name}"
        assert comment == f"More: https://bakery.example/b?utm_source={name}."
        assert model.draft.sent_comment(number, name) == comment
    model.change(model.draft.with_comment(more.id, model.draft.comment(None) + "!"), shape=True)
    assert model.draft.sent_comment(more.id, "google_business").endswith("utm_source=google-business.!")


def test_words_behind_a_longer_link_are_found_where_they_were_typed(page: ComposerPage) -> None:
    base = page.model.draft.base.parts[0]
    said, scheme = "https://bakery.example/ is cheap " + "bread " * 400, Scheme((("utm_source", "{network}"),))
    text, _, known = shared_links.marked(said, "", scheme, Facts("social"), {})
    draft = page.model.draft.with_part(None, base.key, text=text).with_marked(None, known)
    spoken = Spoken(Voice(banned=(Banned("cheap"),)), "en")
    places = [replace(each, spec=network.load("google_business")) for each in page.model.chosen]
    found = study.look(draft, places, spoken=spoken)
    facts = next(note.finding.facts for note in found.notes if note.finding.code == "voice_banned")
    assert text[facts["start"] : facts["end"]] == "cheap"
    limit = counters.limit("google_business")
    assert limit is not None
    assert set(found.overs.values()) == {limit - len("google-business") + len("social")}


def test_undoing_an_older_change_of_shape_keeps_what_was_marked_since(page: ComposerPage, ui: Ui) -> None:
    model = page.model
    page.editor.add_part()
    scheme = Scheme((("a", "{network}"),))
    text, _, known = shared_links.marked("https://bakery.example/", "", scheme, Facts("social"), {})
    key = model.draft.base.parts[0].key
    model.change(model.draft.with_part(None, key, text=text).with_marked(None, known), shape=True)
    ui.undo.undo()
    assert [part.text for part in model.draft.sent_parts(model.chosen[0].id, "x")] == ["https://bakery.example/?a=x"]
