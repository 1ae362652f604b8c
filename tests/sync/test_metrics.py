"""Reading numbers: what is due, once, in batches; cut off and gone on with; errors kept by channel; append-only."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from smdesk.adapters.base import Sample
from smdesk.core import network as networks
from smdesk.core.errors import AuthExpired, LimitedError, Offline
from smdesk.core.events import AttentionNeeded, SamplesChanged
from smdesk.models import Channel, Publication, SyncState, table_of
from smdesk.models import Sample as SampleRow
from smdesk.services.metrics.service import MetricsService
from smdesk.services.posts.rules import Time
from smdesk.services.settings import SettingsService
from smdesk.sync import metrics as syncing
from smdesk.sync.loop import Loop
from smdesk.sync.metrics import MetricsReader
from smdesk.sync.reach import Reach
from tests.services.desk import Desk

pytestmark = pytest.mark.slow

HOUR, DAY = 3600.0, 86400.0
STATE, SAMPLE = table_of(SyncState), table_of(SampleRow)


class Fake:
    """An adapter that counts what it is asked for; `numbers` by id, `trouble` at the call of that number."""

    def __init__(self, clock: Any) -> None:
        self.clock = clock
        self.asked: list[list[str]] = []
        self.numbers: dict[str, float] = {}
        self.trouble: dict[int, Exception] = {}

    def samples(self, remote_ids: Iterable[str]) -> tuple[Sample, ...]:
        wanted = list(remote_ids)
        self.asked.append(wanted)
        if (error := self.trouble.pop(len(self.asked), None)) is not None:
            raise error
        at = self.clock.now()
        return tuple(
            Sample(each, "followers" if each == "sol" else "likes", self.numbers[each], at, "practice:likes@1")
            for each in wanted if each in self.numbers
        )  # fmt: skip


@pytest.fixture
def fake(desk: Desk) -> Fake:
    return Fake(desk.clock)


@pytest.fixture
def reader(desk: Desk, fake: Fake) -> MetricsReader:
    return MetricsReader(desk.runtime.db, desk.clock, Reach(desk.runtime.db, lambda _: fake, desk.runtime.accounts))


def publish(desk: Desk, *texts: str) -> list[str]:
    """Posts of one channel, sent now; their ids on the network."""
    client = desk.client() if not desk.runtime.clients.list() else desk.runtime.clients.list()[0]
    channels = desk.runtime.channels.listing()
    channel = channels[0] if channels else desk.channel(client)
    for text in texts:
        desk.runtime.posts.add(desk.new(client, channel, text=text), Time(now=True))
        desk.publish()
        desk.clock.advance(120)
    return [str(row.remote_id) for row in desk.runtime.publishing.views()]


def state(desk: Desk) -> Any:
    with desk.runtime.db.read() as session:
        return session.execute(select(STATE)).one()


def kept(desk: Desk, metric: str = "likes") -> list[float]:
    with desk.runtime.db.read() as session:
        query = select(SAMPLE.c.value).where(SAMPLE.c.metric == metric).order_by(SAMPLE.c.id)
        return list(session.execute(query).scalars())


def test_a_young_publication_is_read_each_hour_and_the_account_each_day(desk, reader, fake):
    (one,) = publish(desk, "One")
    reader.read(1)
    assert fake.asked == [["sol"]]  # the first hour has not passed
    for _ in range(3):
        desk.clock.advance(HOUR)
        assert reader.due() == [1]
        reader.read(1)
    assert fake.asked == [["sol"], [one], [one], [one]]
    desk.clock.advance(DAY)
    reader.read(1)
    assert sorted(fake.asked[4:]) == [[one], ["sol"]]


def test_nothing_is_asked_while_nothing_is_due(desk, reader, fake):
    publish(desk, "One")
    reader.read(1)
    calls = len(fake.asked)
    assert reader.due() == []
    desk.clock.advance(120)
    reader.read(1)
    assert len(fake.asked) == calls


def test_a_value_that_has_not_changed_is_kept_once_a_day_and_a_changed_one_at_once(desk, reader, fake):
    (one,) = publish(desk, "One")
    fake.numbers = {one: 4.0, "sol": 100.0}
    changes = []
    desk.runtime.bus.subscribe(SamplesChanged, changes.append)
    for value in (4.0, 4.0, 4.0, 6.0, 6.0):
        desk.clock.advance(HOUR)
        fake.numbers[one] = value
        reader.read(1)
    assert kept(desk) == [4.0, 6.0]
    assert kept(desk, "followers") == [100.0]
    desk.clock.advance(DAY)
    reader.read(1)
    assert kept(desk) == [4.0, 6.0, 6.0]
    assert kept(desk, "followers") == [100.0, 100.0]
    assert {event.ids for event in changes} == {(1,)}


def test_no_data_is_kept_as_nothing(desk, reader, fake):
    (one,) = publish(desk, "One")
    desk.clock.advance(HOUR)
    got = reader.read(1)
    assert ([one] in fake.asked, got.asked, got.kept, kept(desk)) == (True, 1, 0, [])
    desk.clock.advance(60)
    reader.read(1)
    assert fake.asked.count([one]) == 1  # asked and told nothing: not asked again at once


def test_what_was_not_asked_for_is_not_kept(desk, reader, fake, monkeypatch):
    publish(desk, "One")
    at = desk.clock.now()
    monkeypatch.setattr(fake, "samples", lambda ids: (Sample("another", "likes", 9.0, at),))
    desk.clock.advance(HOUR)
    reader.read(1)
    assert kept(desk) == []


def test_a_reading_that_is_cut_off_goes_on_where_it_was(desk, reader, fake, monkeypatch):
    monkeypatch.setattr(syncing, "BATCH", 1)
    ids = publish(desk, "One", "Two", "Three")
    fake.numbers = dict.fromkeys(ids, 1.0)
    desk.clock.advance(HOUR)
    fake.trouble = {3: Offline("offline", host="practice")}  # the account, one post, and then silence
    got = reader.read(1)
    assert (got.error.code, kept(desk)) == ("offline", [1.0])
    told = state(desk)
    assert (told.error_code, told.failures) == ("offline", 1)
    assert reader.due() == []  # it is asked again later
    desk.clock.advance(700)
    assert reader.due() == [1]
    got = reader.read(1)
    assert (got.error, got.left, len(kept(desk))) == (None, 0, 3)
    assert fake.asked == [["sol"], [ids[2]], [ids[1]], [ids[1]], [ids[0]]]  # the youngest first, none twice
    assert (state(desk).error_code, state(desk).failures) == ("", 0)


def test_a_budget_is_kept_and_the_rest_follows(desk, reader, fake, monkeypatch):
    monkeypatch.setattr(syncing, "BATCH", 1)
    monkeypatch.setattr(syncing, "MOST", 2)
    publish(desk, "One", "Two", "Three")
    desk.clock.advance(HOUR)
    assert (reader.read(1).left, len(fake.asked)) == (1, 3)
    desk.clock.advance(60)
    assert reader.due() == []
    desk.clock.advance(600)
    assert reader.due() == [1]
    assert reader.read(1).left == 0


def test_the_network_names_the_time_to_ask_again(desk, reader, fake):
    publish(desk, "One")
    at = desk.clock.now() + timedelta(hours=5)
    fake.trouble = {1: LimitedError("rate_limited", host="practice", retry_at=at.isoformat())}
    reader.read(1)
    assert state(desk).next_due_at == at


def test_a_refused_access_waits_for_its_repair_and_the_person_is_told_once(desk, reader, fake):
    publish(desk, "One")
    told = []
    desk.runtime.bus.subscribe(AttentionNeeded, told.append)
    fake.trouble = {1: AuthExpired("token_refused", host="practice"), 2: AuthExpired("token_refused", host="practice")}
    reader.read(1)
    reader.read(1)
    assert [event.facts["code"] for event in told] == ["token_refused"]
    desk.clock.advance(30 * DAY)
    assert reader.due() == []
    assert desk.runtime.channels.show(1).problem == "token_refused"


def test_where_reading_costs_money_it_is_read_four_times_and_the_account_each_week(desk, reader, fake, monkeypatch):
    (one,) = publish(desk, "One")
    dear = replace(networks.load("practice"), prices=networks.load("x").prices)
    monkeypatch.setattr(networks, "load", lambda name: dear)
    for _ in range(6 * 40):
        desk.clock.advance(4 * HOUR)
        if reader.due():
            reader.read(1)
    assert fake.asked.count([one]) == 4
    assert fake.asked.count(["sol"]) == 6


def test_nothing_is_read_for_money_unless_the_person_wants_it(desk, reader, fake, monkeypatch):
    publish(desk, "One")
    dear = replace(networks.load("practice"), prices=networks.load("x").prices)
    monkeypatch.setattr(networks, "load", lambda name: dear)
    desk.clock.advance(2 * DAY)
    service = MetricsService(desk.runtime.db, desk.clock, reader)
    service.work()
    assert fake.asked == []
    SettingsService(desk.runtime.db).set("metrics.read_paid", True)
    service.work()
    assert fake.asked


def test_who_is_not_connected_or_not_worked_for_is_left_alone(desk, reader):
    publish(desk, "One")
    assert reader.due() == [1]
    for values in ({"mode": "assisted"}, {"mode": "api", "problem": "auth_refused"}):
        with desk.runtime.db.write() as unit:
            unit.connection.execute(update(table_of(Channel)).values(**values))
        assert reader.due() == []


def test_old_publications_are_read_no_more(desk, reader, fake):
    publish(desk, "One")
    with desk.runtime.db.write() as unit:
        long_ago = desk.clock.now() - timedelta(days=120)
        unit.connection.execute(update(table_of(Publication)).values(published_at=long_ago))
    reader.read(1, all_of_it=True)
    assert fake.asked == [["sol"]]


def test_the_loop_goes_on_after_a_bug_and_ends_when_it_is_told(caplog):
    turns = threading.Semaphore(0)

    def broken(going_on: Any) -> None:
        raise ValueError("a bug")

    loop = Loop([("broken", broken), ("whole", lambda going_on: turns.release())], every_s=0.01)
    loop.start()
    assert turns.acquire(timeout=5)
    assert turns.acquire(timeout=5)
    loop.stop()
    assert "broken failed" in caplog.text
    caplog.clear()
