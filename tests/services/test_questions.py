"""What is asked of the database at every look: by the index that spares it all of history."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event

from smdesk.core.events import SettingsChanged
from smdesk.core.publication import State
from smdesk.services.pulse import Pulse, PulseService
from smdesk.services.settings import KeptSettings, SettingsService

from .desk import Desk

HINT = "INDEXED BY ix_publication_state_due_utc"


@pytest.fixture
def asked(desk: Desk) -> list[str]:
    """The statements from here on."""
    found: list[str] = []
    event.listen(
        desk.runtime.db._readers, "before_cursor_execute",
        lambda connection, cursor, statement, *rest: found.append(statement),
    )  # fmt: skip
    return found


def looks(desk: Desk) -> dict[str, object]:
    now, day = desk.clock.now(), timedelta(days=1)
    runtime = desk.runtime
    return {
        "pulse": lambda: PulseService(runtime.db).read(now, now + day),
        "late": runtime.publishing.late,
        "late of each": runtime.publishing.late_by_client,
        "numbers": lambda: runtime.publishing.numbers([State.LATE, State.FAILED], now - day),
        "waiting": lambda: runtime.publishing.views(states=[State.ASSISTED, State.FAILED], start=now - day),
    }


@pytest.mark.parametrize("name", ["pulse", "late", "late of each", "numbers", "waiting"])
def test_what_is_in_trouble_is_found_by_its_state(name: str, desk: Desk, asked: list[str]) -> None:
    looks(desk)[name]()
    assert any(HINT in statement for statement in asked)


def test_what_comes_next_is_found_by_its_time(desk: Desk, asked: list[str]) -> None:
    """Thousands may be scheduled; the next few of them are the first in the order of time."""
    desk.runtime.publishing.views(states=[State.SCHEDULED, State.DELEGATED], start=desk.clock.now(), limit=20)
    desk.runtime.publishing.coming(2)
    assert not any(HINT in statement for statement in asked)


def test_pulse_of_a_client(desk: Desk) -> None:
    sol, luna = desk.client(), desk.client("Luna")
    now = desk.clock.now()
    desk.add(sol, desk.channel(sol), after=timedelta(hours=1))
    late = desk.add(luna, desk.channel(luna, "luna"), after=timedelta(hours=2))
    with desk.runtime.db.write() as unit:
        unit.connection.exec_driver_sql("UPDATE publication SET state = 'late' WHERE post_id = ?", (late.post.id,))
    pulse = PulseService(desk.runtime.db)
    assert pulse.read(now, now + timedelta(days=1)) == {sol.id: Pulse(today=1), luna.id: Pulse(today=1, waiting=1)}
    assert pulse.read(now, now) == {luna.id: Pulse(waiting=1)}
    assert desk.runtime.publishing.late_by_client() == {luna.id: 1}


def test_a_late_post_of_two_channels_is_one_that_waits_for_a_decision(desk: Desk) -> None:
    sol = desk.client()
    late = desk.add(sol, desk.channel(sol), desk.channel(sol, "luna"), after=timedelta(hours=2))
    with desk.runtime.db.write() as unit:
        unit.connection.exec_driver_sql("UPDATE publication SET state = 'late' WHERE post_id = ?", (late.post.id,))
    assert len(desk.runtime.publishing.late()) == 2
    assert desk.runtime.publishing.late_by_client() == {sol.id: 1}


def test_what_goes_out_next_is_what_no_pause_holds_back(desk: Desk) -> None:
    publishing, sol, luna = desk.runtime.publishing, desk.client(), desk.client("Luna")
    held, going = desk.channel(sol), desk.channel(luna, "luna")
    first, second, third = (
        desk.add(client, channel, after=timedelta(hours=hours)).publications[0]
        for client, channel, hours in ((sol, held, 1), (luna, going, 2), (sol, held, 3))
    )
    assert [view.id for view in publishing.coming(2)] == [first, second]
    assert [view.id for view in publishing.coming(2, sol.id)] == [first, third]
    publishing.pause(held.id)
    assert [view.id for view in publishing.coming(2)] == [second]
    publishing.pause()
    assert publishing.coming(2) == []
    assert all(view.next_step == "wait_paused" for view in publishing.views(states=[State.SCHEDULED]))
    publishing.resume()
    desk.clock.advance(7260)
    assert second not in [view.id for view in publishing.coming(2)]


def test_how_many_wait_is_counted_as_they_would_be_listed(desk: Desk) -> None:
    client, now = desk.client(), desk.clock.now()
    channel = desk.channel(client)
    for hours, state in ((1, State.LATE), (2, State.LATE), (3, State.FAILED), (4, State.SCHEDULED)):
        post = desk.add(client, channel, after=timedelta(hours=hours)).post.id
        with desk.runtime.db.write() as unit:
            unit.connection.exec_driver_sql("UPDATE publication SET state = ? WHERE post_id = ?", (str(state), post))
    states = [State.LATE, State.FAILED, State.UNCONFIRMED]
    assert desk.runtime.publishing.numbers(states, now) == {State.LATE: 2, State.FAILED: 1}
    assert desk.runtime.publishing.numbers(states, now + timedelta(minutes=90)) == {State.LATE: 1, State.FAILED: 1}


def test_a_window_asks_for_a_setting_once(desk: Desk, asked: list[str]) -> None:
    kept = KeptSettings(desk.runtime.db)
    for _ in range(3):
        assert kept.get("calendar.week_start") == SettingsService(desk.runtime.db).get("calendar.week_start")
    # Three times the other one's question, once its own: each with its BEGIN.
    assert sum("setting" in statement for statement in asked) == 4
    desk.runtime.bus.publish(SettingsChanged(fields=frozenset()))
    kept.get("calendar.week_start")
    assert sum("setting" in statement for statement in asked) == 5
