"""Numbers as they are shown: the latest of each metric with what it counts, by hand too, and never a 0 for no data."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import insert

from smdesk.core.errors import InvalidInput, NotAllowed, NotFound
from smdesk.models import ImportBatch, Sample, table_of
from smdesk.services.metrics.service import Which
from smdesk.services.posts.rules import Time
from tests.services.desk import Desk

SAMPLE = table_of(Sample)


@pytest.fixture
def out(desk: Desk) -> Desk:
    """A desk with one post that went out two hours ago."""
    client = desk.client()
    channel = desk.channel(client)
    desk.runtime.posts.add(desk.new(client, channel, text="Pan de centeno: https://sol.com"), Time(now=True))
    desk.publish()
    desk.clock.advance(7200)
    return desk


def put(desk: Desk, **values) -> None:
    filled = {"channel_id": 1, "publication_id": 1, "metric": "likes", "value": 1.0, "at": desk.clock.now(), **values}
    with desk.runtime.db.write() as unit:
        unit.connection.execute(insert(SAMPLE).values(**filled))


def test_what_is_read_is_shown_with_what_it_counts(out):
    (synced,) = out.runtime.metrics.sync(out.runtime.metrics.readable())
    assert (synced.asked, synced.error) == (1, None)
    account, published = out.runtime.metrics.show(Which())
    assert (account.publication_id, [each.metric for each in account.values]) == (None, ["followers"])
    assert published.text == "Pan de centeno: https://sol.com"
    views = published.value("views")
    assert views.value > 0
    assert (views.definition, views.window, views.at) == ("practice:views@1", "lifetime", out.clock.now())
    assert published.value("saves") is None  # the network does not tell them
    assert out.runtime.metrics.latest([1, 2]) == {1: published.values}


def test_a_subject_without_numbers_is_left_out_and_an_unknown_one_is_an_error(out):
    assert out.runtime.metrics.show(Which(publication=1)) == ()
    with pytest.raises(NotFound, match="unknown_publication"):
        out.runtime.metrics.show(Which(publication=77))
    with pytest.raises(NotFound, match="unknown_post"):
        out.runtime.metrics.show(Which(post=77))


def test_the_series_keeps_everything_and_the_latest_is_by_time_not_by_order(out):
    day = timedelta(days=1)
    put(out, value=9.0)
    put(out, value=4.0, at=out.clock.now() - day)  # typed or imported later, read earlier
    (found,) = out.runtime.metrics.show(Which(post=1), series=True)
    assert [each.value for each in found.series] == [4.0, 9.0]
    assert found.value("likes").value == 9.0
    (before,) = out.runtime.metrics.show(Which(post=1, end=out.clock.now() - day / 2))
    assert before.value("likes").value == 4.0


def test_of_daily_values_the_latest_day_counts_though_an_older_one_was_read_again(out):
    now, day = out.clock.now(), timedelta(days=1)
    shared = {"publication_id": None, "metric": "views", "window": "day"}
    put(out, **shared, value=30.0, window_start=now - day, window_end=now, at=now)
    put(out, **shared, value=25.0, window_start=now - 2 * day, window_end=now - day, at=now + day)
    (found,) = out.runtime.metrics.show(Which(channel=1))
    assert (found.value("views").value, found.value("views").end) == (30.0, now)


def test_an_import_that_was_taken_back_counts_no_more(out):
    with out.runtime.db.write() as unit:
        unit.connection.execute(
            insert(table_of(ImportBatch)).values(id=1, kind="x", created_at=out.clock.now(), undone_at=out.clock.now())
        )
    put(out, value=500.0, source="import", batch_id=1)
    put(out, value=5.0, at=out.clock.now() - timedelta(days=2))
    (found,) = out.runtime.metrics.show(Which(post=1))
    assert found.value("likes").value == 5.0


def test_a_value_by_hand(out):
    kept = out.runtime.metrics.record("followers", 812, channel=1)
    assert (kept.source, kept.definition) == ("hand", "")
    assert out.runtime.metrics.record("views", 40, publication=1).window == "lifetime"
    account, published = out.runtime.metrics.show(Which())
    assert (account.value("followers").value, published.value("views").value) == (812, 40)
    for metric, value, at, code in (
        ("dreams", 1, None, "unknown_metric"), ("views", -1, None, "bad_value"),
        ("views", float("nan"), None, "bad_value"),
        ("views", 1, out.clock.now() + timedelta(days=1), "time_to_come"),
    ):  # fmt: skip
        with pytest.raises(InvalidInput, match=code):
            out.runtime.metrics.record(metric, value, publication=1, at=at)
    with pytest.raises(NotFound, match="unknown_channel"):
        out.runtime.metrics.record("views", 1, channel=9)
    with pytest.raises(NotFound, match="unknown_publication"):
        out.runtime.metrics.record("views", 1, publication=9)


def test_how_the_reading_of_each_channel_stands(out):
    (before,) = out.runtime.metrics.readings()
    assert (before.read_at, before.error_code) == (None, "")
    with out.network() as network:
        network.revoke("sol")
    out.runtime.metrics.work()
    (after,) = out.runtime.metrics.readings()
    assert (after.tried_at, after.error_code) == (out.clock.now(), "auth_refused")
    assert after.next_at > out.clock.now()


def test_a_channel_that_tells_no_numbers(out):
    by_hand = out.runtime.channels.connect_assisted("instagram", 1, "sol")
    assert by_hand.id not in out.runtime.metrics.readable()
    with pytest.raises(NotAllowed, match="channel_is_assisted"):
        out.runtime.metrics.sync([by_hand.id])
