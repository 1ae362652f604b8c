"""What the calendar of a client is told of its days: holidays, world days, its own, quiet and hidden ones."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import update

from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.events import PlanChanged
from smdesk.models import Client

OCTOBER = (date(2026, 10, 1), date(2026, 11, 1))


@pytest.fixture
def sol(desk):
    return desk.client(country="ES", region="ES-MD", languages=("es",), sector="Panadería")


def names(desk, client, span=OCTOBER):
    return [(each.day.day, each.name) for each in desk.runtime.keydates.between(*span, client.id)]


def test_holidays_of_country_and_region_and_world_days_of_the_sector_come_in_the_clients_language(desk, sol):
    found = names(desk, sol)
    assert (12, "Fiesta Nacional de España") in found
    assert found.index((16, "Día Mundial del Pan")) < found.index((31, "Halloween"))
    assert (25, "") in found  # the clocks
    may = names(desk, sol, (date(2026, 5, 1), date(2026, 5, 3)))
    assert (2, "Fiesta de la Comunidad de Madrid") in may
    other = desk.client("Gears", country="GB", zone="Europe/London", languages=("en",), sector="Bike shop")
    assert "World Bread Day" not in [name for _, name in names(desk, other)]


@pytest.mark.parametrize("patch", [{"country": "MX", "region": "XX-99"}, {"country": "XX"}, {"languages": ("eu",)}, {}])
def test_a_country_region_or_language_nobody_knows_is_no_error(desk, patch):
    known = {name: value for name, value in patch.items() if value != "XX"}
    client = desk.client("Nadie", **known)
    if known != patch:  # refused today; an older program kept it
        with desk.runtime.db.write() as unit:
            unit.session.execute(update(Client).where(Client.id == client.id).values(**patch))
    assert (31, "Halloween") in names(desk, client)


def test_a_holiday_has_the_same_reference_in_every_language(desk, sol):
    english = desk.client("Sun", country="ES", languages=("en",))
    refs = [
        {each.ref for each in desk.runtime.keydates.between(*OCTOBER, client.id) if each.kind == "holiday"}
        for client in (sol, english)
    ]
    assert refs[0] == refs[1] != set()


def test_the_apostrophe_of_a_holiday_is_a_printed_one_and_its_reference_stays(desk):
    gears = desk.client("Gears", country="GB", zone="Europe/London", languages=("en",))
    found = desk.runtime.keydates.between(date(2026, 1, 1), date(2026, 1, 2), gears.id)
    assert [(each.name, each.ref) for each in found if each.kind == "holiday"] == [
        ("New Year’s Day", "holiday:GB:New Year's Day")
    ]


def test_own_dates_repeat_last_several_days_and_can_be_put_away_and_brought_back(desk, sol):
    heard = []
    desk.runtime.bus.subscribe(PlanChanged, heard.append)
    made = desk.runtime.keydates.add(sol.id, "Aniversario", date(2020, 10, 30), date(2020, 11, 2), yearly=True)
    october = desk.runtime.keydates.by_day(*OCTOBER, sol.id)
    november = desk.runtime.keydates.by_day(date(2026, 11, 1), date(2026, 12, 1), sol.id)
    assert october[date(2026, 10, 31)][0].name == "Aniversario"  # before what smdesk brings along
    assert november[date(2026, 11, 2)][0].name == "Aniversario"
    desk.runtime.keydates.delete(made.id)
    assert (30, "Aniversario") not in names(desk, sol)
    desk.runtime.keydates.undelete(made.id)
    assert (30, "Aniversario") in names(desk, sol)
    assert [event.ids for event in heard] == [(sol.id,)] * 3


def test_one_can_be_hidden_for_a_client_and_shown_again(desk, sol):
    other = desk.client("Luna")
    row = desk.runtime.keydates.hide(sol.id, "world:halloween", "Halloween")
    assert (31, "Halloween") not in names(desk, sol)
    assert (31, "Halloween") in names(desk, other)
    assert [each.ref for each in desk.runtime.keydates.own(sol.id, hidden=True)] == ["world:halloween"]
    desk.runtime.keydates.delete(row.id)
    assert (31, "Halloween") in names(desk, sol)


def test_with_all_clients_a_day_that_several_have_stands_once_and_their_own_say_whose_they_are(desk, sol):
    desk.client("Luna", country="ES", languages=("es",))
    desk.runtime.keydates.add(sol.id, "Aniversario", date(2026, 10, 5))
    found = [each.name for each in desk.runtime.keydates.between(*OCTOBER)]
    assert found.count("Fiesta Nacional de España") == found.count("Halloween") == found.count("") == 1
    assert "Aniversario · Sol" in found


def test_what_cannot_be_is_refused(desk, sol):
    dates = desk.runtime.keydates
    with pytest.raises(InvalidInput, match="title_empty"):
        dates.add(sol.id, "  ", date(2026, 10, 5))
    with pytest.raises(InvalidInput, match="end_before_start"):
        dates.add(sol.id, "Feria", date(2026, 10, 5), date(2026, 10, 4))
    made = dates.add(sol.id, "Feria", date(2026, 10, 5), date(2026, 10, 7))
    with pytest.raises(InvalidInput, match="end_before_start"):
        dates.edit(made.id, day=date(2026, 10, 8))
    assert dates.edit(made.id, day=date(2026, 10, 6)).until == date(2026, 10, 7)
    with pytest.raises(NotFound, match="unknown_key_date"):
        dates.edit(99, name="Otra")


def test_of_a_client_without_a_language_the_names_are_those_of_whoever_asks(desk, sol):
    nobody = desk.client("Nadie", country="ES", region="ES-MD", languages=())
    assert (12, "Hispanic Day") in names(desk, nobody) or (12, "National Day") in names(desk, nobody)
    desk.runtime.spoken = lambda: "es"
    assert (12, "Fiesta Nacional de España") in names(desk, nobody)
    desk.runtime.spoken = lambda: "en"
    assert (12, "Fiesta Nacional de España") in names(desk, sol)  # its own goes before
