"""What the plans of clients need: each thing while it is so, and gone once it is put right."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from smdesk.core.walltime import WallTime
from smdesk.services.agreements.views import KpiPatch
from smdesk.services.dossier.personas import PersonaPatch
from smdesk.services.today.service import TodayService
from smdesk.services.today.views import Kind, Need, When
from tests.services.desk import Desk

TODAY = date(2026, 10, 14)


@pytest.fixture
def sol(desk, clock):
    clock.jump((datetime(2026, 10, 14, 9, 0, tzinfo=UTC) - clock.now()).total_seconds())
    return desk.client()  # without a country: no public holidays get in the way


def needs(desk: Desk, kind: Kind) -> list[Need]:
    return [each for each in desk.runtime.plan_needs.read() if each.kind is kind]


def planned(desk, client, day, **more):
    return desk.add(client, planned=WallTime(datetime(2026, 10, day, 12), client.zone), **more).post.id


def test_a_key_date_without_a_post_is_told_of_until_something_stands_on_it_or_it_is_left_out(desk, sol):
    desk.runtime.keydates.add(sol.id, "Open day", date(2026, 10, 20))
    desk.runtime.keydates.add(sol.id, "Far away", date(2026, 11, 20))
    (found,) = needs(desk, Kind.KEY_DATE)
    assert (found.title, found.days, found.when) == ("Open day", (date(2026, 10, 20),), When.WEEK)
    today = TodayService(desk.runtime.db, desk.clock, desk.runtime.media, sol.zone)
    today.put_off(found.key, found.rests)
    desk.clock.advance(timedelta(days=3).total_seconds())
    assert found not in today.read(plan=(found,)).needs
    today.take_up(found.key)
    assert found in today.read(plan=(found,)).needs
    planned(desk, sol, 20)
    assert needs(desk, Kind.KEY_DATE) == []


def test_a_day_of_no_posts_wants_none(desk, sol):
    desk.runtime.keydates.add(sol.id, "Open day", date(2026, 10, 20))
    desk.runtime.keydates.make_quiet(sol.id, date(2026, 10, 20))
    assert needs(desk, Kind.KEY_DATE) == []


def test_a_number_that_nobody_read_is_asked_for_from_its_day_on(desk, sol):
    service = desk.runtime.agreements
    home = service.add_objective(sol.id, "Fill the mornings").id
    patch = KpiPatch(name="Bookings", metric="conversions", source="hand", reads="mon")
    kpi = service.add_kpi(home, patch).id
    (found,) = needs(desk, Kind.READING)
    assert (found.title, found.row, found.days, found.when) == ("Bookings", kpi, (date(2026, 10, 12),), When.TODAY)
    service.add_reading(kpi, TODAY, 3)
    assert needs(desk, Kind.READING) == []
    desk.clock.advance(timedelta(days=5).total_seconds())
    assert [each.days for each in needs(desk, Kind.READING)] == [(date(2026, 10, 19),)]
    service.edit_kpi(kpi, KpiPatch(metric="reach", source="api"))
    assert needs(desk, Kind.READING) == []


def test_a_mix_out_of_balance_is_told_of_and_a_pillar_that_is_not_there(desk, sol):
    pillars = desk.runtime.pillars
    value = pillars.add(sol.id, "Value", kind="value", target=70).id
    promo = pillars.add(sol.id, "Promo", kind="promo", target=30).id
    for day in (20, 22, 24):
        planned(desk, sol, day, pillar_id=promo)
    (found,) = needs(desk, Kind.MIX)
    assert (found.client, found.rests) == ("Sol", datetime(2026, 10, 31, 23, tzinfo=UTC))
    for day in range(15, 22):
        planned(desk, sol, day, pillar_id=value)
    assert needs(desk, Kind.MIX) == []
    pillars.add(sol.id, "Links", kind="links", target=20)
    (found,) = needs(desk, Kind.MIX)
    assert (found.code, found.title) == ("missing", "Links")


def test_ads_that_spend_too_fast_say_when_the_money_is_gone(desk, sol):
    campaigns = desk.runtime.campaigns
    made = campaigns.add(sol.id, "Autumn", kind="paid", starts="2026-10-09", ends="2026-10-30", budget=12000)
    part = campaigns.add_set(made.id, "Bookings", ends="2026-10-22", budget=12000)
    desk.runtime.ad_readings.add(made.id, TODAY, ad_set=part.id, spent=7800, cumulative=True)
    (found,) = needs(desk, Kind.ADS)
    assert (found.title, found.code, found.row, found.detail) == ("Bookings", "fast", part.id, "set")
    assert found.days[0] > TODAY
    campaigns.edit(made.id, budget=48000)
    campaigns.edit_set(part.id, budget=24000)
    assert needs(desk, Kind.ADS) == []


def test_a_client_of_whom_nothing_is_known_begins_and_the_line_shrinks_with_each_step(desk, sol):
    assert [each.code for each in needs(desk, Kind.BEGIN)] == ["dossier objectives plan"]
    pillar = desk.runtime.pillars.add(sol.id, "Value", kind="value", target=60)
    for day in range(15, 21):
        planned(desk, sol, day, pillar_id=pillar.id)
    assert [each.code for each in needs(desk, Kind.BEGIN)] == ["dossier objectives plan"]
    desk.runtime.pillars.edit(pillar.id, target=100)
    desk.runtime.personas.add(sol.id, PersonaPatch(name="Marta"))
    assert [each.code for each in needs(desk, Kind.BEGIN)] == ["objectives"]
    desk.runtime.agreements.add_objective(sol.id, "More orders")
    assert needs(desk, Kind.BEGIN) == []


def test_a_plan_has_begun_with_shares_that_add_up_and_a_month_that_is_planned_or_accepted(desk, sol):
    value = desk.runtime.pillars.add(sol.id, "Value", kind="value", target=100)
    assert [each.code for each in needs(desk, Kind.BEGIN)] == ["dossier objectives month"]
    for day in range(15, 20):
        planned(desk, sol, day, pillar_id=value.id)
    assert [each.code for each in needs(desk, Kind.BEGIN)] == ["dossier objectives month"]
    planned(desk, sol, 20, pillar_id=value.id)
    assert [each.code for each in needs(desk, Kind.BEGIN)] == ["dossier objectives"]
