"""Pillar, format, stage, visibility and warning: kept with the post, undone, and sent as each network wants them."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from smdesk.core.walltime import WallTime
from smdesk.services.dossier.views import PersonaPatch
from smdesk.ui.composer.properties import LEAST_FIELD, STAGES, Properties
from tests.ui.composer.conftest import Bench
from tests.ui.helpers import LONG

NOON = datetime(2026, 10, 2, 12, 0)
CTRL = Qt.KeyboardModifier.ControlModifier


def take(combo, value: object) -> None:
    """As a person does: the entry is activated."""
    place = combo.findData(value)
    assert place >= 0
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def test_a_pillar_is_kept_undone_and_follows_the_clients_list(bench: Bench) -> None:
    pillars = bench.desk.runtime.pillars
    value = pillars.add(bench.client.id, "Value", kind="value", target=40)
    bench.start(text="One", local=NOON)
    bench.page.editor.properties.pillar.setFocus()
    take(bench.page.editor.properties.pillar, value.id)
    bench.settle()
    assert bench.stored().pillar_id == value.id
    bench.ui.undo.undo()
    bench.settle()
    assert bench.stored().pillar_id is None
    pillars.add(bench.client.id, "Offers", kind="promo")
    bench.settle()
    assert bench.page.editor.properties.pillar.findText("Offers") > 0


@pytest.mark.dressed
def test_more_fields_than_can_be_read_in_a_row_take_two(bench: Bench) -> None:
    bench.desk.runtime.pillars.add(bench.client.id, "Value", kind="value", target=40)
    bench.start(text="One", local=NOON)
    bench.settle()
    properties = bench.page.editor.properties
    shown = [each for each in properties._fields.values() if not each.isHidden()]
    assert len(shown) >= 2
    properties.resize(len(shown) * LEAST_FIELD, 200)
    assert len({each.y() for each in laid(properties, shown)}) == 1
    properties.resize(len(shown) * LEAST_FIELD - 1, 200)
    rows = {each.y() for each in laid(properties, shown)}
    assert len(rows) == 2
    assert min(each.width() for each in shown) >= LEAST_FIELD


def laid(properties: Properties, fields: list[QWidget]) -> list[QWidget]:
    properties.layout().activate()  # type: ignore[union-attr]
    return fields


def test_a_post_is_for_a_persona_kept_undone_and_only_where_there_are_any(bench: Bench) -> None:
    personas = bench.desk.runtime.personas
    bench.start(text="One", local=NOON)
    properties = bench.page.editor.properties
    assert properties._fields[properties.persona].isHidden()
    mine = personas.add(bench.client.id, PersonaPatch(name="Neighbour")).id
    bench.settle()
    assert not properties._fields[properties.persona].isHidden()
    take(properties.persona, mine)
    bench.settle()
    assert bench.stored().persona_id == mine
    bench.ui.undo.undo()
    bench.settle()
    assert bench.stored().persona_id is None


def test_a_stage_is_set_for_what_is_not_scheduled(bench: Bench) -> None:
    bench.start(text="One", local=NOON)
    properties = bench.page.editor.properties
    assert [properties.stage.itemData(n) for n in range(properties.stage.count())] == list(STAGES)
    take(properties.stage, "in_design")
    bench.settle()
    assert bench.stored().stage == "in_design"
    assert bench.page.model.status == "inDesign"
    bench.press(Qt.Key.Key_Return, CTRL)
    assert properties.stage.isHidden() or not properties.stage.isVisible()
    bench.ui.undo.undo()
    assert bench.stored().stage == "in_design"
    assert bench.stored().planned == WallTime(NOON, "Europe/Madrid")


def test_a_format_goes_to_the_channels_that_know_it(bench: Bench) -> None:
    bench.start(bench.auto, bench.hand, text="One", local=NOON)
    take(bench.page.editor.properties.format, "story")
    draft = bench.page.model.draft
    assert (draft.format(bench.hand.id), draft.format(bench.auto.id)) == ("story", "post")
    bench.page.model.choose_scope(bench.auto.id)
    assert not bench.page.editor.properties.format.isVisible()  # the practice network knows one kind


def test_who_sees_it_and_a_warning_are_options_of_the_post(bench: Bench) -> None:
    bench.start(text="One", local=NOON)
    take(bench.page.editor.properties.visibility, "unlisted")
    bench.box.tools.buttons["eye-slash"].click()
    QTest.keyClicks(bench.page.editor.extras.warning, "Spiders")
    bench.settle()
    assert dict(bench.stored().base.options) == {"visibility": "unlisted", "spoiler_text": "Spiders"}
    take(bench.page.editor.properties.visibility, "public")
    bench.box.tools.buttons["eye-slash"].click()
    bench.settle()
    assert dict(bench.stored().base.options) == {}
    bench.page.start(bench.client.id, channels=[bench.hand.id])
    assert not bench.box.tools.buttons["eye-slash"].isVisibleTo(bench.page)


def test_the_only_channel_of_a_network_is_called_by_it(qtbot: QtBot, bench: Bench) -> None:
    bench.start(bench.auto, bench.hand, text="One", local=NOON)
    labels = [place.label for place in bench.page.model.places.values()]
    assert sorted(labels) == ["Instagram", "Practice network"]
    bench.desk.channel(bench.client, "molino.two")
    qtbot.waitUntil(lambda: len(bench.page.model.places) == 3, timeout=LONG)
    assert sorted(place.label for place in bench.page.model.places.values()) == ["Instagram", "molino", "molino.two"]
