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
        "waiting": lambda: runtime.publishing.views(states=[State.ASSISTED, State.FAILED], start=now - day),
    }


@pytest.mark.parametrize("name", ["pulse", "late", "late of each", "waiting"])
def test_what_is_in_trouble_is_found_by_its_state(name: str, desk: Desk, asked: list[str]) -> None:
    looks(desk)[name]()
    assert any(HINT in statement for statement in asked)


def test_what_comes_next_is_found_by_its_time(desk: Desk, asked: list[str]) -> None:
    """Thousands may be scheduled; the next few of them are the first in the order of time."""
    desk.runtime.publishing.views(states=[State.SCHEDULED, State.DELEGATED], start=desk.clock.now(), limit=20)
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


def test_a_window_asks_for_a_setting_once(desk: Desk, asked: list[str]) -> None:
    kept = KeptSettings(desk.runtime.db)
    for _ in range(3):
        assert kept.get("calendar.week_start") == SettingsService(desk.runtime.db).get("calendar.week_start")
    # Three times the other one's question, once its own: each with its BEGIN.
    assert sum("setting" in statement for statement in asked) == 4
    desk.runtime.bus.publish(SettingsChanged(fields=frozenset()))
    kept.get("calendar.week_start")
    assert sum("setting" in statement for statement in asked) == 5
