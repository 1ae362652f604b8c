"""What a post of the calendar says of itself, as a tooltip and as a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from smdesk.services.views import PillarView
from smdesk.ui.calendar import tips
from smdesk.ui.calendar.agendamodel import AgendaModel, Column
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.kit import zonenames
from tests.ui.calendar.conftest import Bench


def test_a_tooltip_tells_when_for_whom_and_each_channel_with_mode_and_state(bench: Bench, model: CalendarModel) -> None:
    bench.post("2026-09-03 10:00", "Pan & <masa> " + "larga " * 40, bench.auto, bench.hand, title="Pan & <masa>")
    model.load(date(2026, 9, 3), date(2026, 9, 4))
    (entry,) = model.all_entries()
    tip = tips.of(model, entry)
    told = (
        "<b>Pan &amp; &lt;masa&gt;</b>",
        "Thursday 3 September, 10:00",
        "Molino Viejo",
        "Automatic · scheduled",
        "Facebook molino.viejo · Assisted",
        "…",
    )
    for part in told:
        assert part in tip, tip
    assert "<masa>" not in tip.replace("&lt;masa&gt;", "")


def test_a_sentence_names_everything_a_chip_shows(bench: Bench, model: CalendarModel) -> None:
    bench.post("2026-09-03 10:00", "Hola", bench.auto, bench.hand)
    model.load(date(2026, 9, 3), date(2026, 9, 4))
    (entry,) = model.all_entries()
    model.pillars = {3: PillarView(3, bench.client.id, "Value", "value", "value", 40)}
    said = tips.spoken(model, entry._replace(pillar_id=3))
    assert said.endswith(
        "10:00 (Madrid), Hola, Molino Viejo, Practice network, Facebook, mixed, scheduled, pillar Value"
    )


@pytest.mark.parametrize(("zone", "named"), [("America/Mexico_City", True), (None, False)])
def test_the_place_of_the_clock_is_told_where_it_is_another_one(
    bench: Bench, model: CalendarModel, monkeypatch: pytest.MonkeyPatch, zone: str | None, named: bool
) -> None:
    monkeypatch.setattr(zonenames, "computer_zone", lambda: "Europe/Madrid")
    bench.post("2026-09-03 10:00")
    model.load(date(2026, 9, 3), date(2026, 9, 4))
    (entry,) = model.all_entries()
    shown = tips.when(model, entry._replace(zone=zone or "Europe/Madrid"))
    assert ("(Mexico City)" in shown) is named
    agenda = AgendaModel(model)  # where posts of all clients stand below each other
    told = agenda.text(entry._replace(zone=zone or "Europe/Madrid"), Column.CLIENT)
    assert told == ("Molino Viejo · Mexico City" if named else "Molino Viejo")


def test_where_there_is_little_room_the_name_of_the_client_stands_alone(
    bench: Bench, model: CalendarModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zonenames, "computer_zone", lambda: "Europe/Madrid")
    bench.post("2026-09-03 10:00")
    model.load(date(2026, 9, 3), date(2026, 9, 4))
    (entry,) = model.all_entries()
    away = entry._replace(zone="America/Mexico_City")
    both = "Molino Viejo · Mexico City"
    assert tips.whose_within(away, lambda told: len(told) <= len(both)) == both
    assert tips.whose_within(away, lambda told: len(told) < len(both)) == "Molino Viejo"
