"""The voice of a client: kept, and held against what is written for it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.voice import Banned, Voice
from smdesk.services import checks
from smdesk.services.patches import ClientPatch
from tests.services.desk import Desk


def test_a_voice_comes_into_being_and_keeps_what_is_not_changed(desk: Desk) -> None:
    client = desk.client().id
    assert desk.runtime.voices.show(client).voice == Voice()
    desk.runtime.voices.edit(client, summary="Cercana", dimensions={"humble_bold": -2})
    spoken = desk.runtime.voices.edit(client, banned=(Banned("el mejor", "el nuestro"),))
    assert spoken.voice == Voice("Cercana", dimensions={"humble_bold": -2}, banned=(Banned("el mejor", "el nuestro"),))
    with pytest.raises(InvalidInput, match="bad_kind"):
        desk.runtime.voices.edit(client, address="thou")
    assert desk.runtime.voices.show(client) == spoken
    with pytest.raises(NotFound, match="unknown_client"):
        desk.runtime.voices.edit(99, summary="x")


def test_ustedes_is_formal_only_in_europe(desk: Desk) -> None:
    client = desk.client().id
    desk.runtime.clients.edit(client, ClientPatch(country="AR", languages=("es-AR",)))
    spoken = desk.runtime.voices.edit(client, address="vos")
    assert [each.code for each in spoken.remarks("¿Ustedes vienen?")] == []
    desk.runtime.clients.edit(client, ClientPatch(country="ES"))
    assert [each.code for each in desk.runtime.voices.show(client).remarks("¿Ustedes vienen?")] == ["voice_address"]


def test_what_a_client_does_not_say_is_found_in_its_posts_and_stops_none(desk: Desk) -> None:
    client = desk.client(languages=("es",))
    channel = desk.channel(client)
    desk.runtime.voices.edit(client.id, banned=(Banned("garantizado"),))
    saved = desk.add(client, channel, after=timedelta(hours=1), text="Pan garantizado")
    assert [(each.finding.code, str(each.finding.level)) for each in saved.findings] == [("voice_banned", "warning")]
    assert saved.findings[0].finding.facts["start"] == 4
    spoken = desk.runtime.voices.show(client.id)
    found = checks.of_text("practice", "Pan garantizado", spoken=spoken).findings
    assert [each.finding.code for each in found] == ["voice_banned"]
    assert checks.of_text("practice", "Pan garantizado").findings == ()
