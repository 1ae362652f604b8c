"""The choices that single networks have: folded away, kept with the post, asked for where the network needs them."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from smdesk.core import network as networks
from smdesk.models.channel import Channel
from smdesk.services.patches import ClientPatch
from smdesk.services.views import ChannelView
from smdesk.ui.composer.optionwords import value_name
from smdesk.ui.kit.forms import Combo
from smdesk.words import Words
from tests.ui.composer.conftest import Bench

NOON = datetime(2026, 10, 2, 12, 0)


def account(bench: Bench, network: str, **limits: object) -> ChannelView:
    """A channel that publishes by API, as if it had been connected."""
    with bench.desk.runtime.db.write() as unit:
        row = Channel(
            client_id=bench.client.id, network=network, handle=f"{network}.example", mode="api", limits=limits
        )
        unit.session.add(row)
        unit.session.flush()
        number = row.id
    bench.page.model.client = None
    return bench.desk.runtime.channels.show(number)


def take(combo: Combo, value: object) -> None:
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


def test_a_blogs_choices_open_by_key_and_are_kept_with_the_post(bench: Bench) -> None:
    blog = account(bench, "wordpress")
    bench.start(bench.auto, blog, text="Rye", local=NOON)
    choices = bench.page.editor.choices
    assert choices.isVisible()
    assert not choices.fields["excerpt"].isVisible()
    assert choices.fold.text() == "Options of WordPress"
    choices.fold.setFocus()
    QTest.keyClick(choices.fold, Qt.Key.Key_Space)
    tags, featured = choices.fields["tags"], choices.fields["featured"]
    assert isinstance(tags, QLineEdit)
    assert isinstance(featured, Combo)
    assert tags.isVisible()
    assert (tags.accessibleName(), featured.accessibleName()) == ("Tags · WordPress", "Featured picture · WordPress")
    tags.setFocus()
    QTest.keyClicks(tags, "rye, bread")
    take(featured, "none")
    bench.settle()
    assert bench.stored().base.options == {"tags": "rye, bread", "featured": "none"}
    assert choices._set.text() == "2 chosen"
    bench.ui.undo.undo()
    bench.settle()
    assert bench.stored().base.options == {"tags": "rye, bread"}


def test_nothing_is_offered_where_no_network_has_choices(bench: Bench) -> None:
    bench.start(bench.auto, bench.hand, text="Rye", local=NOON)
    assert not bench.page.editor.choices.isVisible()


def test_a_needed_choice_that_is_missing_is_told_and_its_note_leads_there(bench: Bench) -> None:
    boards = {
        "options": {"board": ["11", "12"]},
        "options_required": ["board"],
        "option_names": {"board": {"12": "Cakes"}},
    }
    pins = account(bench, "telegram", **boards)
    bench.start(pins, text="Rye", local=NOON)
    bench.settle()
    note = next(note for note in bench.page.model.study.notes if note.finding.code == "option_missing")
    bench.page.repairs.do(note, "show")
    board = bench.page.editor.choices.fields["board"]
    assert isinstance(board, Combo)
    assert board.hasFocus()
    assert [board.itemText(place) for place in range(board.count())] == ["Choose one", "11", "Cakes"]
    take(board, "12")
    bench.settle()
    assert "option_missing" not in [note.finding.code for note in bench.page.model.study.notes]
    assert bench.stored().base.options == {"board": "12"}


def test_the_same_word_of_two_networks_that_mean_different_things_is_the_general_one(bench: Bench) -> None:
    words, model = bench.ui.language.words, bench.page.model
    video, toots = account(bench, "youtube"), account(bench, "mastodon")
    bench.start(video, toots, text="Rye", local=NOON)
    one, other = model.places[video.id], model.places[toots.id]
    assert value_name(words, [one], "visibility", "private") == "Nobody but you"
    assert value_name(words, [other], "visibility", "private") == "Followers only"
    assert value_name(words, [one, other], "visibility", "private") == "Private"


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_choice_of_every_network_has_its_words(language: str) -> None:
    words, missing = Words(language), []
    for name in networks.known():
        for option, values in networks.load(name).options.items():
            keys = [f"{option}.name", *(f"{option}.values.{value}" for value in values)]
            missing += [(name, key) for key in keys if not words.has(f"options.{key}")]
    assert missing == []


def test_a_client_without_a_channel_is_offered_its_first(qtbot: QtBot, bench: Bench) -> None:
    bare = bench.ui.runtime.clients.add(ClientPatch(name="Bare", zone="Europe/Madrid")).id
    bench.page.start(bare)
    row = bench.page.editor.channels
    assert row.first.isVisibleTo(row)
    with qtbot.waitSignal(bench.page.asked) as asked:
        row.first.click()
    place = asked.args[0]
    assert (place.page, place.client, place.detail) == ("channels", bare, "connect")
    bench.start()
    assert not row.first.isVisibleTo(row)
