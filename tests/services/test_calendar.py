"""The calendar's query: what it holds, in which order, and what narrows it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event

from smdesk.core.publication import Drawn, State
from smdesk.services.calendar.service import TEXT_START, CalendarService
from smdesk.services.patches import PartInput, VariantInput

MONTH = (datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC))


@pytest.fixture
def calendar(desk):
    return CalendarService(desk.runtime.db)


def test_an_item_says_all_that_a_chip_shows(desk, calendar):
    sol = desk.client()
    channel = desk.channel(sol)
    saved = desk.add(sol, channel, text="Pan de centeno", title="Pan", after=timedelta(hours=2))
    (item,) = calendar.range(*MONTH)
    assert (item.id, item.post_id) == (saved.publications[0], saved.post.id)
    assert (item.client_id, item.client, item.channel_id) == (sol.id, "Sol", channel.id)
    assert (item.channel, item.network) == ("sol", "practice")
    assert (item.state, item.drawn) == (State.SCHEDULED, Drawn.SCHEDULED)
    assert item.due == datetime(2026, 10, 1, 11, tzinfo=UTC)
    assert (item.wall, item.zone) == (datetime(2026, 10, 1, 13), "Europe/Madrid")
    assert (item.mode, item.occurrence, item.title, item.text) == ("auto", 0, "Pan", "Pan de centeno")
    assert (item.hold_reason, item.ask, item.delegated) == ("", "", False)


def test_a_channels_own_text_stands_over_the_base(desk, calendar):
    sol = desk.client()
    one, other = desk.channel(sol, "uno"), desk.channel(sol, "dos")
    own = {other.id: VariantInput(parts=(PartInput("para dos"),))}
    desk.add(sol, one, other, text="para todos", variants=own, after=timedelta(hours=2))
    assert {item.channel: item.text for item in calendar.range(*MONTH)} == {"uno": "para todos", "dos": "para dos"}


def test_long_texts_are_cut(desk, calendar):
    sol = desk.client()
    desk.add(sol, desk.channel(sol), text="á" * 300, after=timedelta(hours=2))
    assert calendar.range(*MONTH)[0].text == "á" * TEXT_START


def test_start_belongs_to_the_span_and_end_does_not(desk, calendar):
    sol = desk.client()
    channel = desk.channel(sol)
    for hours in (3, 1, 2):
        desk.add(sol, channel, text=f"{hours}", after=timedelta(hours=hours))
    start, end = (datetime(2026, 10, 1, hour, tzinfo=UTC) for hour in (10, 12))  # "3" is due at noon
    assert [item.text for item in calendar.range(start, end)] == ["1", "2"]
    assert [item.text for item in calendar.range(start, end - timedelta(hours=1))] == ["1"]


def test_client_channels_and_states_narrow(desk, calendar):
    sol, luna = desk.client(), desk.client("Luna")
    first, second, third = desk.channel(sol, "a"), desk.channel(sol, "b"), desk.channel(luna, "c")
    for client, channel, text in ((sol, first, "a"), (sol, second, "b"), (luna, third, "c")):
        desk.add(client, channel, text=text, after=timedelta(hours=1))

    def texts(**narrow):
        return [item.text for item in calendar.range(*MONTH, **narrow)]

    assert texts() == ["a", "b", "c"]
    assert texts(client_id=sol.id) == ["a", "b"]
    assert texts(channel_ids=[second.id, third.id]) == ["b", "c"]
    assert texts(channel_ids=[]) == []
    desk.clock.advance(3600)
    desk.publish()
    desk.add(sol, first, text="d", after=timedelta(hours=5))
    assert texts(states=[State.PUBLISHED]) == ["a", "b", "c"]
    assert texts(states=[State.SCHEDULED], client_id=sol.id) == ["d"]
    assert {item.drawn for item in calendar.range(*MONTH, states=[State.PUBLISHED])} == {Drawn.PUBLISHED}


def test_first_comments_are_no_items(desk, calendar):
    sol = desk.client()
    desk.add(sol, desk.channel(sol), text="Post", base={"first_comment": "Comentario"}, after=timedelta(hours=1))
    desk.clock.advance(3600)
    desk.publish()
    assert [item.text for item in calendar.range(*MONTH)] == ["Post"]


def test_what_is_out_of_a_deleted_post_is_in_the_history_only(desk, calendar):
    sol = desk.client()
    saved = desk.add(sol, desk.channel(sol), after=timedelta(hours=1))
    desk.clock.advance(3600)
    desk.publish()
    assert len(calendar.range(*MONTH)) == 1
    desk.runtime.posts.delete(saved.post.id)
    assert calendar.range(*MONTH) == []
    assert desk.runtime.publishing.view(saved.publications[0]).state is State.PUBLISHED


def test_a_months_cost_does_not_grow_with_its_rows(desk, calendar):
    """However many items, the number of questions to the database stays the same."""
    sol = desk.client()
    channel = desk.channel(sol)
    asked: list[str] = []
    event.listen(
        desk.runtime.db._readers, "before_cursor_execute",
        lambda connection, cursor, statement, *rest: asked.append(statement),
    )  # fmt: skip
    calendar.range(*MONTH)
    empty = len(asked)
    for number in range(5):
        desk.add(sol, channel, text=f"{number}", after=timedelta(hours=1 + number))
    asked.clear()
    assert len(calendar.range(*MONTH)) == 5
    assert len(asked) == empty
