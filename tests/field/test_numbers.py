"""Figures as users of comparable tools have seen them go wrong: 0 for no data, stale without a word, wrong days."""

from __future__ import annotations

from sqlalchemy import func, select

from smdesk.models import Sample, table_of
from smdesk.services.metrics.service import Which
from smdesk.services.posts.rules import Time
from tests.services.desk import Desk as Shop
from tests.services.desk import utc

HOUR = 3600.0


def post(shop: Shop, zone: str = "Europe/Madrid") -> None:
    client = shop.client(zone=zone)
    channel = shop.channel(client)
    shop.runtime.posts.add(shop.new(client, channel, text="Pan sin enlace"), Time(now=True))
    shop.publish()


def test_zero_and_no_data_are_not_the_same(shop: Shop) -> None:
    """godam 974."""
    post(shop)
    shop.clock.advance(HOUR)
    shop.runtime.metrics.work()
    _, published = shop.runtime.metrics.show(Which())
    assert published.value("comments").value == 0  # the network says that there are none
    assert published.value("clicks") is None  # of a post without a link it says nothing
    assert published.value("reach") is None


def test_a_figure_carries_its_time_and_its_source_and_an_outage_leaves_it_as_it_is(shop: Shop) -> None:
    """postiz-app 2056: stale or zero figures."""
    post(shop)
    shop.clock.advance(HOUR)
    shop.runtime.metrics.work()
    read_at = shop.clock.now()
    before = shop.runtime.metrics.show(Which())
    with shop.network() as network:
        network.revoke("sol")
    for _ in range(3):
        shop.clock.advance(26 * HOUR)
        shop.runtime.metrics.work()
    after = shop.runtime.metrics.show(Which())
    assert after == before
    assert {value.at for view in after for value in view.values} == {read_at}
    assert all(value.source == "api" and value.defined is not None for view in after for value in view.values)
    (reading,) = shop.runtime.metrics.readings()
    assert (reading.error_code, reading.read_at) == ("auth_refused", read_at)


def test_a_day_ends_where_the_client_is_and_not_at_midnight_utc(shop: Shop) -> None:
    """The account is read once on each day of the client: at 19:00 in Mexico it is tomorrow in UTC, and no new day."""
    post(shop, zone="America/Mexico_City")
    readings = []
    shop.clock.jump((utc("2026-10-20T22:00:00+00:00") - shop.clock.now()).total_seconds())  # 16:00 in Mexico
    for hours in range(12):
        shop.runtime.metrics.work()
        table = table_of(Sample)
        with shop.runtime.db.read() as session:
            count = session.execute(select(func.count()).where(table.c.metric == "followers")).scalar_one()
        readings.append((hours, count))
        shop.clock.advance(HOUR)
    assert [count for _, count in readings] == [1] * 8 + [2] * 4  # 24:00 in Mexico is 06:00 in UTC
