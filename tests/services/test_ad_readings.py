"""Readings of ads: written down, put away, and compared with the plan."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.events import CampaignsChanged
from smdesk.core.settings import Scope
from smdesk.services.settings import SettingsService

TODAY = date(2026, 10, 14)


@pytest.fixture
def sol(desk, clock):
    clock.jump((datetime(2026, 10, 14, 9, 0, tzinfo=UTC) - clock.now()).total_seconds())
    return desk.client(country="ES")


@pytest.fixture
def autumn(desk, sol):
    """A campaign with two ad sets; the first has one ad."""
    campaigns = desk.runtime.campaigns
    made = campaigns.add(sol.id, "Otoño", kind="paid", starts="2026-10-09", ends="2026-10-30", budget=18000)
    first = campaigns.add_set(made.id, "Reservas", ends="2026-10-22", budget=12000, placements=["facebook_feed"])
    campaigns.add_ad(first.id, "Calabaza")
    campaigns.add_set(made.id, "Sorteo", starts="2026-10-13", ends="2026-10-22", budget=6000)
    return campaigns.show(made.id)


def read(desk, autumn, place, day, spent, **more):
    target = autumn.sets[place]
    return desk.runtime.ad_readings.add(
        autumn.id, date(2026, 10, day), ad_set=target.id, ad=target.ads[0].id if target.ads else None, spent=spent,
        **more,
    )  # fmt: skip


def test_the_board_compares_what_was_spent_with_the_plan(desk, sol, autumn):
    SettingsService(desk.runtime.db).set("campaigns.month_budget", 30000, scope=Scope.CLIENT, scope_id=sol.id)
    read(desk, autumn, 0, 10, 2200, clicks=68)
    read(desk, autumn, 0, 14, 7800, clicks=251, impressions=10400, results=26)
    read(desk, autumn, 1, 14, 1000)
    board = desk.runtime.ad_readings.board(sol.id)
    one, two = (board.figures["set", each.id] for each in autumn.sets)
    assert (one.totals.spent, one.budget, one.pace.state, one.totals.cost_per_result) == (7800, 12000, "fast", 300)
    assert board.figures["ad", autumn.sets[0].ads[0].id] == one
    assert (two.totals.spent, two.pace.state) == (1000, "even")
    assert board.figures["campaign", autumn.id].totals.spent == 8800
    assert (board.today, board.month, board.currency) == (TODAY, date(2026, 10, 1), "EUR")
    assert (board.money.spent, board.money.committed, board.money.free) == ({autumn.id: 8800}, {autumn.id: 9200}, 12000)
    assert len(board.readings) == 3


def test_a_reading_that_was_put_away_counts_no_more_and_comes_back(desk, sol, autumn):
    heard = []
    made = read(desk, autumn, 1, 14, 900)
    desk.runtime.bus.subscribe(CampaignsChanged, heard.append)
    desk.runtime.ad_readings.delete(made.id)
    assert desk.runtime.ad_readings.board(sol.id).figures["campaign", autumn.id].totals.spent is None
    desk.runtime.ad_readings.undelete(made.id)
    assert desk.runtime.ad_readings.board(sol.id).figures["campaign", autumn.id].totals.spent == 900
    assert [each.ids for each in heard] == [(autumn.id,)] * 2


@pytest.mark.parametrize(
    ("day", "figures", "code"),
    [
        (date(2026, 10, 15), {"spent": 1}, "ad_reading_future"),
        (TODAY, {"spent": None}, "ad_reading_empty"),
        (TODAY, {"clicks": -1}, "ad_reading_negative"),
        (TODAY, {"spent": 10**13}, "bad_amount"),
    ],
)
def test_what_cannot_be_read_is_refused(desk, autumn, day, figures, code):
    with pytest.raises(InvalidInput) as refused:
        desk.runtime.ad_readings.add(autumn.id, day, **figures)
    assert refused.value.code == code
    assert desk.runtime.ad_readings.list(autumn.id) == ()


def test_a_reading_belongs_to_an_ad_of_the_campaign(desk, sol, autumn):
    other = desk.runtime.campaigns.add(sol.id, "Otra")
    with pytest.raises(NotFound):
        desk.runtime.ad_readings.add(other.id, TODAY, ad_set=autumn.sets[0].id, spent=1)


def test_without_readings_what_runs_is_told_after_five_days(desk, sol, autumn):
    board = desk.runtime.ad_readings.board(sol.id)
    assert board.figures["set", autumn.sets[0].id].stale == 5
    assert board.figures["set", autumn.sets[1].id].stale == 0
    assert board.notes[autumn.id] == ()


def test_a_campaign_without_an_end_is_counted_by_the_month(desk, sol):
    always = desk.runtime.campaigns.add(sol.id, "Siempre", kind="paid", starts="2026-09-01", budget=6000)
    for day, spent in ((date(2026, 9, 30), 6000), (TODAY, 8800)):
        desk.runtime.ad_readings.add(always.id, day, spent=spent)
    board = desk.runtime.ad_readings.board(sol.id)
    found = board.figures["campaign", always.id]
    assert (found.totals.spent, found.budget, found.pace.state, found.pace.expected) == (8800, 6000, "even", 2710)
    assert (board.money.spent, board.money.committed) == ({always.id: 2800}, {always.id: 3200})


def test_money_of_another_currency_is_named_and_not_added(desk, sol, autumn):
    desk.runtime.campaigns.add(sol.id, "Tokio", kind="paid", currency="JPY", budget=9000, starts="2026-10-01")
    board = desk.runtime.ad_readings.board(sol.id)
    assert (board.currency, board.other_currencies) == ("EUR", ("JPY",))
    assert list(board.money.committed) == [autumn.id]
