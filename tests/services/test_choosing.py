"""The networks chosen for a client: scored from its dossier, decided, taken back."""

from __future__ import annotations

import pytest

from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.events import DossierChanged
from smdesk.core.persona import NetworkUse
from smdesk.services.dossier.views import DossierPatch, PersonaPatch
from tests.services.desk import Desk


def test_scores_follow_what_the_dossier_says(desk: Desk) -> None:
    client = desk.client().id
    choosing = desk.runtime.choosing
    assert {each.score.total for each in choosing.proposals(client)} == {None}
    desk.runtime.personas.add(client, PersonaPatch(name="Vecina", networks=(NetworkUse("facebook", 5),)))
    desk.runtime.dossier.edit(client, DossierPatch(networks=("facebook",)))
    first = choosing.proposals(client)[0]
    assert first.network == "facebook"
    assert first.score.missing == ("aims",)
    assert first.score.total is not None
    assert first.score.total > 80
    with pytest.raises(NotFound, match="unknown_client"):
        choosing.proposals(99)


def test_a_network_is_chosen_with_its_score_edited_dropped_and_put_back(desk: Desk) -> None:
    client = desk.client().id
    choosing, told = desk.runtime.choosing, []
    desk.runtime.db.bus.subscribe(DossierChanged, told.append)
    desk.runtime.personas.add(client, PersonaPatch(name="Vecina", networks=(NetworkUse("x", 5),)))
    total = next(each.score.total for each in choosing.proposals(client) if each.network == "x")
    made = choosing.choose(client, "x", role=" Escaparate ", per_week=3)
    assert (made.chosen, made.role, made.per_week, made.score) == (True, "Escaparate", 3.0, total)
    assert told[-1].fields == {"choices"}
    assert choosing.edit(client, "x", why="Está ahí.").why == "Está ahí."
    gone = choosing.drop(client, "x")
    assert choosing.count(client) == 0
    assert choosing.put_back(gone) == gone
    with pytest.raises(NotFound, match="unknown_choice"):
        choosing.edit(client, "facebook", role="")


def test_a_network_can_be_decided_against_and_is_no_longer_planned(desk: Desk) -> None:
    client = desk.client()
    desk.channel(client)
    choosing = desk.runtime.choosing
    against = choosing.choose(client.id, "tiktok", chosen=False, why="No hay quien grabe.")
    assert not against.chosen
    assert choosing.count(client.id) == 0
    back = choosing.choose(client.id, "tiktok")
    assert (back.chosen, back.why) == (True, "No hay quien grabe.")


def test_the_chosen_ones_stand_first_and_are_put_into_an_order(desk: Desk) -> None:
    client = desk.client().id
    choosing = desk.runtime.choosing
    for network in ("x", "facebook", "tiktok"):
        choosing.choose(client, network)
    before = choosing.arrange(client, ("tiktok", "x"))
    assert before == ("x", "facebook", "tiktok")
    assert [each.network for each in choosing.proposals(client)][:3] == ["tiktok", "x", "facebook"]
    choosing.arrange(client, before)
    assert [each.network for each in choosing.proposals(client) if each.chosen] == list(before)


@pytest.mark.parametrize(
    ("given", "code"),
    [({"per_week": -1}, "bad_number"), ({"per_week": 101}, "bad_number"), ({"role": "x" * 201}, "name_too_long")],
)
def test_what_cannot_be_is_refused_and_nothing_is_chosen(desk: Desk, given: dict, code: str) -> None:
    client = desk.client().id
    with pytest.raises(InvalidInput, match=code):
        desk.runtime.choosing.choose(client, "x", **given)
    with pytest.raises(NotFound, match="unknown_network"):
        desk.runtime.choosing.choose(client, "myspace")
    assert desk.runtime.choosing.count(client) == 0
