"""What is remembered of times when nobody could send."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from smdesk.system.presence import Presence

NINE = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)


def test_the_time_between_two_runs_and_a_sleep_are_kept_over_a_start(tmp_path: Path) -> None:
    file = tmp_path / "presence.json"
    first = Presence(file)
    first.begin(NINE)
    assert first.absences == ()
    first.beat(NINE + timedelta(minutes=10))
    first.slept(7200, NINE + timedelta(hours=3))
    first.beat(NINE + timedelta(hours=4))

    second = Presence(file)
    second.begin(NINE + timedelta(hours=9))
    off, asleep = second.absences
    assert (off.kind, off.since, off.until) == ("off", NINE + timedelta(hours=4), NINE + timedelta(hours=9))
    assert (asleep.kind, asleep.since, asleep.until) == (
        "asleep", NINE + timedelta(hours=1), NINE + timedelta(hours=3)
    )  # fmt: skip
    assert second.over((NINE + timedelta(hours=2),)) == asleep
    assert second.over((NINE + timedelta(hours=3, minutes=30),)) is None


def test_a_quick_restart_is_no_absence_and_a_spoilt_file_is_none_either(tmp_path: Path) -> None:
    file = tmp_path / "presence.json"
    Presence(file).begin(NINE)
    again = Presence(file)
    again.begin(NINE + timedelta(seconds=20))
    assert again.absences == ()
    file.write_text("{half", encoding="utf-8")
    spoilt = Presence(file)
    spoilt.begin(NINE + timedelta(seconds=30))
    assert spoilt.over((NINE,)) is None


def test_a_folder_that_cannot_be_written_costs_only_the_sentence(tmp_path: Path) -> None:
    nowhere = Presence(tmp_path / "missing" / "presence.json")
    nowhere.begin(NINE)
    nowhere.slept(3600, NINE)
    nowhere.beat(NINE)
    assert len(nowhere.absences) == 1
