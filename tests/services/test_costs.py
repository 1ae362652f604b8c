"""What the networks charge: before a post is scheduled, and summed by client and month from what went out."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import update

from smdesk.adapters.practice import FaultPlan, PracticeNetwork
from smdesk.core.publication import State
from smdesk.models import Channel, Publication
from smdesk.services.patches import PartInput, VariantInput
from smdesk.services.settings import SettingsService
from tests.services.desk import Desk, utc


@pytest.fixture
def paid(desk: Desk, monkeypatch):
    """A desk whose practice channel charges as X does, so that real publications go out."""
    from dataclasses import replace

    from smdesk.core import network as networks

    dear = replace(networks.load("practice"), prices=networks.load("x").prices)
    real = networks.load
    monkeypatch.setattr(networks, "load", lambda name: dear if name == "practice" else real(name))
    return desk


def thread(*texts: str) -> VariantInput:
    return VariantInput(parts=tuple(PartInput(text) for text in texts))


def test_the_price_of_a_post_is_known_before_it_is_scheduled(paid):
    client = paid.client()
    channel = paid.channel(client)
    saved = paid.add(client, channel, text="Pan en https://sol.com", base={"first_comment": "Más"})
    (found,) = paid.runtime.costs.of_post(saved.post.id)
    assert (found.channel_id, found.cost.amount, found.cost.posts) == (channel.id, Decimal("0.215"), 2)


def test_where_the_person_publishes_nothing_is_charged(paid):
    client = paid.client()
    channel = paid.channel(client)
    saved = paid.add(client, channel)
    with paid.runtime.db.write() as unit:
        unit.session.execute(update(Channel).where(Channel.id == channel.id).values(mode="assisted"))
    assert paid.runtime.costs.of_post(saved.post.id) == ()
    assert paid.runtime.costs.of_post(999) == ()


def test_what_went_out_is_summed_by_the_months_of_the_client(paid):
    madrid, mexico = paid.client(), paid.client("Luna", zone="America/Mexico_City")
    here, there = paid.channel(madrid), paid.channel(mexico, "luna")
    for client, channel, text in (
        (madrid, here, "Pan"), (madrid, here, "https://sol.com"), (mexico, there, "Pan"),
    ):  # fmt: skip
        paid.runtime.posts.add(paid.new(client, channel, text=text), _now())
        paid.publish()
        paid.clock.advance(3600)
    with paid.runtime.db.write() as unit:  # in UTC it is December already: in Madrid too, in Mexico not yet
        unit.session.execute(update(Publication).values(published_at=utc("2026-12-01T02:00:00+00:00")))
    lines = [(each.client, each.month, each.amount, each.posts, each.links) for each in paid.runtime.costs.by_month()]
    assert lines == [
        ("Sol", "2026-12", Decimal("0.215"), 2, 1),
        ("Luna", "2026-11", Decimal("0.015"), 1, 0),
    ]
    (only,) = paid.runtime.costs.by_month(client=mexico.id)
    assert only.client == "Luna"
    assert paid.runtime.costs.by_month(start=utc("2026-12-01T03:00:00+00:00")) == ()


def test_reading_numbers_back_is_told_beside_it_once_a_day(paid):
    client = paid.client()
    SettingsService(paid.runtime.db).set("metrics.read_paid", True)
    paid.runtime.posts.add(paid.new(client, paid.channel(client)), _now())
    paid.publish()
    for hours in (25, 50, 3, 500):  # a day, then three; then nothing is due; then seven and twenty-eight
        paid.clock.advance(3600 * hours)
        paid.runtime.metrics.work()
    lines = paid.runtime.costs.by_month()
    assert sum(line.amount for line in lines) == Decimal("0.015")
    assert sum(line.reads for line in lines) == 3 + 2  # the post, and the account once a week
    assert sum(line.reads_amount for line in lines) == 3 * Decimal("0.005") + 2 * Decimal("0.010")


def test_answers_and_what_is_read_in_the_inbox_are_counted(paid):
    client = paid.client()
    channel = paid.channel(client)
    paid.runtime.posts.add(paid.new(client, channel), _now())
    paid.publish()
    inbox = paid.runtime.inbox
    with PracticeNetwork(paid.runtime.folder.practice, paid.clock) as network:
        post = network.posts("sol")[0].id
        network.comment(post, "nuria", "¿Hay pan?")
        network.comment("", "nuria", "Hola", kind="message", account="sol")
    inbox.sync([channel.id])
    for message in inbox.messages():
        price = paid.runtime.costs.of_answer(message.id, "Sí")
        assert price.amount == Decimal("0.015" if message.private else "0.010")
        inbox.reply(message.id, "Sí")
    inbox.work()
    (line,) = paid.runtime.costs.by_month()
    assert (line.posts, line.answers, line.amount) == (1, 2, Decimal("0.040"))
    assert (line.reads, line.reads_amount) == (3, Decimal("0.005") + Decimal("0.010") + Decimal("0.010"))  # and Nuria


def test_an_answer_of_which_nobody_knows_is_told_beside_the_sum(paid):
    client = paid.client()
    channel = paid.channel(client)
    with PracticeNetwork(paid.runtime.folder.practice, paid.clock) as network:
        network.open_account("sol")
        network.comment("", "nuria", "Hola", kind="message", account="sol")
        network.set_faults(FaultPlan.script("reply", "lost_after"))
    inbox = paid.runtime.inbox
    inbox.sync([channel.id])
    inbox.reply(inbox.messages()[0].id, "Sí")
    inbox.work()
    (line,) = paid.runtime.costs.by_month()
    assert (line.answers, line.unclear, line.amount) == (0, 1, Decimal("0"))


def test_of_a_thread_that_broke_off_the_parts_that_are_out_are_charged(paid):
    client = paid.client()
    channel = paid.channel(client)
    paid.faults("publish", "ok", "refused")
    new = paid.new(client, channel)
    from dataclasses import replace

    paid.runtime.posts.add(replace(new, base=thread("One", "Two", "Three")), _now())
    paid.publish()
    (row,) = paid.runtime.publishing.views()
    assert row.state is State.FAILED
    (line,) = paid.runtime.costs.by_month()
    assert (line.posts, line.amount, line.unclear) == (1, Decimal("0.015"), 0)


def _now():
    from smdesk.services.posts.rules import Time

    return Time(now=True)
