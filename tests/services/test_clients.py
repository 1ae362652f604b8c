"""Clients: names, zones, and what keeps one from being put away."""

from __future__ import annotations

from datetime import timedelta

import pytest

from smdesk.core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from smdesk.core.events import ClientsChanged
from smdesk.services.patches import ClientPatch
from smdesk.services.posts.rules import Time
from smdesk.services.today.service import TodayService
from tests.services.desk import Desk


def test_a_client_is_added_listed_and_shown_as_it_was_given(desk: Desk) -> None:
    view = desk.client("  Panadería   Sol ", languages=("es", "ca"), country="es", late_limit_min=20)
    assert (view.name, view.zone, view.languages, view.country, view.late_limit_min) == (
        "Panadería Sol", "Europe/Madrid", ("es", "ca"), "ES", 20,
    )  # fmt: skip
    assert desk.runtime.clients.list() == [view]
    assert desk.runtime.clients.show(view.id) == view


def test_adding_tells_the_screens(desk: Desk) -> None:
    heard: list[object] = []
    desk.runtime.bus.subscribe(ClientsChanged, heard.append)
    view = desk.client()
    assert heard == [ClientsChanged(ids=(view.id,))]


@pytest.mark.parametrize(
    ("patch", "code"),
    [
        ({"name": "  "}, "name_empty"),
        ({"name": "x" * 201}, "name_too_long"),
        ({"zone": "Europe/Madird"}, "unknown_zone"),
        ({"zone": ""}, "unknown_zone"),
        ({"languages": ("spanish language",)}, "bad_language"),
        ({"country": "ESP"}, "bad_country"),
        ({"country": "XX"}, "bad_country"),
        ({"country": "ES", "region": "Atlantis"}, "unknown_region"),
        ({"website": "javascript:alert(1)"}, "bad_address"),
        ({"late_limit_min": -1}, "bad_number"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_stored(desk: Desk, patch: dict, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        desk.runtime.clients.add(ClientPatch(**{"name": "Sol", "zone": "Europe/Madrid", **patch}))
    assert refused.value.code == code
    assert desk.count("client") == 0


def test_an_unknown_zone_names_those_near_it(desk: Desk) -> None:
    with pytest.raises(InvalidInput) as refused:
        desk.client(zone="Madrid")
    assert refused.value.facts["near"] == ["Europe/Madrid"]


def test_names_are_unique_whatever_their_case(desk: Desk) -> None:
    desk.client("Sol")
    with pytest.raises(Conflict) as refused:
        desk.client("SOL")
    assert (refused.value.code, refused.value.facts) == ("client_exists", {"name": "Sol"})
    assert desk.count("client") == 1


def test_a_client_is_found_by_number_name_and_unique_beginning(desk: Desk) -> None:
    sol, mar = desk.client("Sol"), desk.client("Mar azul")
    find = desk.runtime.clients.find
    assert [find(ref).id for ref in (str(sol.id), "sol", "Mar azul", "ma")] == [sol.id, sol.id, mar.id, mar.id]


def test_an_ambiguous_beginning_names_all_that_fit(desk: Desk) -> None:
    desk.client("Mar azul")
    desk.client("Mar verde")
    with pytest.raises(NotFound) as refused:
        desk.runtime.clients.find("mar")
    assert refused.value.code == "ambiguous_client"
    assert len(refused.value.facts["near"]) == 2


def test_a_name_that_is_the_beginning_of_another_is_not_ambiguous(desk: Desk) -> None:
    short = desk.client("Mar")
    desk.client("Mar azul")
    assert desk.runtime.clients.find("mar").id == short.id


def test_an_unknown_name_gets_suggestions(desk: Desk) -> None:
    desk.client("Panadería Sol")
    with pytest.raises(NotFound) as refused:
        desk.runtime.clients.find("Panaderia Sol")
    assert (refused.value.code, refused.value.facts["near"]) == ("unknown_client", ["Panadería Sol"])


def test_an_edit_changes_only_what_it_names(desk: Desk) -> None:
    before = desk.client(languages=("es",))
    after = desk.runtime.clients.edit(before.id, ClientPatch(zone="Atlantic/Canary"))
    assert (after.zone, after.languages, after.version) == ("Atlantic/Canary", ("es",), before.version + 1)


def test_an_edit_of_a_row_that_moved_on_is_refused(desk: Desk) -> None:
    seen = desk.client()
    desk.runtime.clients.edit(seen.id, ClientPatch(sector="bread"))
    with pytest.raises(Conflict) as refused:
        desk.runtime.clients.edit(seen.id, ClientPatch(sector="cake"), version=seen.version)
    assert refused.value.code == "client_changed"
    assert desk.runtime.clients.show(seen.id).sector == "bread"


def test_a_client_with_a_channel_is_not_put_away(desk: Desk) -> None:
    client = desk.client()
    channel = desk.channel(client)
    desk.add(client, channel, after=timedelta(hours=1))
    with pytest.raises(NotAllowed) as refused:
        desk.runtime.clients.delete(client.id)
    assert refused.value.facts == {"name": "Sol", "channels": 1, "open": 1}


def test_a_deleted_client_comes_back_and_frees_its_name_meanwhile(desk: Desk) -> None:
    client = desk.client()
    desk.runtime.clients.delete(client.id)
    assert desk.runtime.clients.list() == []
    other = desk.client()
    with pytest.raises(Conflict):
        desk.runtime.clients.undelete(client.id)
    desk.runtime.clients.delete(other.id)
    assert desk.runtime.clients.undelete(client.id).id == client.id


def test_an_archived_client_is_out_of_the_overviews_and_comes_back_whole(desk: Desk) -> None:
    sol, luna = desk.client("Sol"), desk.client("Luna")
    channel = desk.channel(sol)
    desk.runtime.posts.plan(desk.add(sol, channel, text="Luego").post.id, desk.wall(timedelta(days=1)))
    idea = desk.add(sol, channel, text="Idea").post
    archived = desk.runtime.clients.archive(sol.id)
    assert archived.archived
    assert [view.id for view in desk.runtime.clients.list()] == [luna.id]
    assert [view.id for view in desk.runtime.clients.list(archived=True)] == [sol.id]
    calendar, now = desk.runtime.calendar, desk.clock.now()
    week = (now, now + timedelta(days=7))
    assert not calendar.ideas()
    assert not calendar.entries(*week)
    assert [each.post_id for each in calendar.ideas(sol.id)] == [idea.id]
    assert len(calendar.entries(*week, client_id=sol.id)) == 1
    today = TodayService(desk.runtime.db, desk.clock, desk.runtime.media, "Europe/Madrid")
    assert [month.client_id for month in today.read().months] == [luna.id]
    back = desk.runtime.clients.unarchive(sol.id)
    assert not back.archived
    assert len(calendar.ideas()) == 1
    assert len(calendar.entries(*week)) == 1


def test_nothing_new_is_planned_for_an_archived_client(desk: Desk) -> None:
    sol = desk.client("Sol")
    channel = desk.channel(sol)
    draft = desk.add(sol, channel).post
    desk.runtime.clients.archive(sol.id)
    with pytest.raises(NotAllowed) as refused:
        desk.add(sol, channel)
    assert (refused.value.code, refused.value.facts["name"]) == ("client_archived", "Sol")
    with pytest.raises(NotAllowed) as refused:
        desk.runtime.posts.schedule(draft.id, Time(wall=desk.wall(timedelta(hours=2))))
    assert refused.value.code == "client_archived"


def test_a_client_is_not_archived_over_what_is_still_to_go_out(desk: Desk) -> None:
    sol = desk.client("Sol")
    saved = desk.add(sol, desk.channel(sol), after=timedelta(hours=1))
    with pytest.raises(NotAllowed) as refused:
        desk.runtime.clients.archive(sol.id)
    assert (refused.value.code, refused.value.facts["open"]) == ("client_has_open", 1)
    desk.runtime.publishing.cancel(saved.publications[0])
    assert desk.runtime.clients.archive(sol.id).archived
