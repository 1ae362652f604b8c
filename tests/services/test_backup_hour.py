"""When the day's backup is due: at an hour that a person chose, in the computer's own zone, and never skipped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from smdesk.db import Backups, Database, open_database
from smdesk.services.backup import due_since, of_the_day
from smdesk.services.settings import SettingsService
from tests.conftest import FakeClock


@pytest.fixture
def db(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    monkeypatch.setenv("TZ", "Europe/Madrid")
    with open_database(data_folder) as database:
        yield database


def test_the_copy_is_made_at_the_hour_and_once_a_day(db: Database, data_folder: Path, clock: FakeClock) -> None:
    backups = Backups(data_folder, clock=clock)
    of_the_day(db, backups)  # 11:00 in Madrid: the first, whatever the hour
    SettingsService(db).set("backup.time", 18 * 60)
    made = []
    for _ in range(2 * 24):
        clock.advance(3600)
        of_the_day(db, backups)
        if backups.all()[0].made_at == clock.now():  # the newest
            made.append(clock.now())
    assert made == [datetime(2026, 10, 1, 16, tzinfo=UTC), datetime(2026, 10, 2, 16, tzinfo=UTC)]


def test_who_never_works_at_the_hour_has_a_copy_every_day(db: Database, data_folder: Path, clock: FakeClock) -> None:
    backups = Backups(data_folder, clock=clock)
    SettingsService(db).set("backup.time", 20 * 60)
    for _ in range(3):
        of_the_day(db, backups)  # each day at eleven
        clock.advance(86_400)
    assert len(backups.all()) == 3


@pytest.mark.parametrize(
    ("now", "minutes", "since"),
    [
        ("2026-10-14T06:30", 0, "2026-10-13T22:00"),  # midnight in Madrid
        ("2026-10-14T06:30", 8 * 60, "2026-10-14T06:00"),
        ("2026-10-14T05:30", 8 * 60, "2026-10-13T06:00"),
        ("2026-10-25T07:30", 8 * 60, "2026-10-25T07:00"),  # the clocks went back in the night
    ],
)
def test_it_was_due_last_at_the_hour_that_has_passed(now: str, minutes: int, since: str) -> None:
    at, expected = (datetime.fromisoformat(each).replace(tzinfo=UTC) for each in (now, since))
    assert due_since(at, minutes, "Europe/Madrid") == expected
    assert at - expected < timedelta(hours=25)
