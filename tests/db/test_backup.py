"""Backups made while the database is in use, their verdicts and their rotation."""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from smdesk.core.errors import StorageError
from smdesk.db import SCHEMA, Backups, Keep, Verdict, open_database
from smdesk.db.backup import copied
from smdesk.db.rotation import Dated, surplus
from smdesk.models import Setting


@pytest.fixture
def db(data_folder):
    with open_database(data_folder) as database:
        with database.write() as u:
            u.session.add_all([Setting(key=f"k{number}", value="x" * 300) for number in range(300)])
        yield database


@pytest.fixture
def backups(data_folder, clock):
    return Backups(data_folder, clock=clock)


def _count(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT count(*) FROM setting").fetchone()[0]


def test_a_backup_is_one_checked_file_named_by_time_and_reason(db, backups):
    made = backups.create("manual")
    assert made.path.name == "smdesk-20261001T090000Z-manual.sqlite3"
    assert made.made_at == datetime(2026, 10, 1, 9, tzinfo=UTC)
    assert (made.reason, made.revision, made.verdict) == ("manual", SCHEMA.head, Verdict.GOOD)
    assert made.size == made.path.stat().st_size > 90_000
    assert [each.name for each in backups.folder.iterdir()] == [made.path.name]
    assert _count(made.path) == 300


def test_two_backups_in_one_second_are_two_files(db, backups):
    first, second = backups.create(), backups.create()
    assert first.path != second.path
    assert second.path.name == "smdesk-20261001T090000Z.2-manual.sqlite3"
    assert {each.path for each in backups.all()} == {first.path, second.path}


def test_a_backup_stops_no_writer_and_holds_one_state(db, backups):
    """Another thread writes pairs all the while; a copy must never hold half a pair, and the copying must end."""
    stop, written = threading.Event(), []

    def write():
        while not stop.is_set():
            number = len(written)
            with db.write() as u:
                u.session.add_all([Setting(key=f"{number}-a", value="1"), Setting(key=f"{number}-b", value="1")])
            written.append(number)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        copies, between = [], []
        for _ in range(5):
            before, until = len(written), time.monotonic() + 10
            copies.append(backups.create())
            while len(written) == before and time.monotonic() < until:  # in memory a copy may be quicker than a write
                copies.append(backups.create())
            between.append(len(written))
    finally:
        stop.set()
        thread.join()
    counts = [_count(each.path) for each in copies]
    assert all((count - 300) % 2 == 0 for count in counts)
    assert counts == sorted(counts)
    assert all(later > earlier for earlier, later in pairwise([0, *between]))  # the writer was never stopped
    assert {each.verdict for each in backups.all(thorough=True)} == {Verdict.GOOD}


def test_a_writer_gets_its_turn_between_two_steps_of_the_copying(db, tmp_path, monkeypatch):
    monkeypatch.setattr("smdesk.db.backup._STEP", 4)
    steps = []

    def progress(done: int, total: int) -> None:
        steps.append((done, total))
        with db.write() as u:
            u.session.add(Setting(key=f"step{len(steps)}", value="1"))

    copied(db.path, tmp_path / "copy.sqlite3", progress, live=True)
    assert len(steps) > 5
    assert steps[-1][0] == steps[-1][1]
    assert _count(tmp_path / "copy.sqlite3") == 300
    with db.read() as session:
        assert session.scalar(select(func.count()).select_from(Setting)) == 300 + len(steps)


def test_a_damaged_database_gives_no_backup(data_folder, backups, db):
    path = db.path
    db.close()
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(b"\xee" * 20_000)
    with pytest.raises(StorageError) as caught:
        backups.create()
    assert caught.value.code in ("backup_failed", "database_damaged")
    assert list(backups.folder.iterdir()) == []


def test_verdicts(db, backups, tmp_path):
    good = backups.create().path
    newer, cut, spoilt, foreign = (good.with_name(f"smdesk-20261001T09000{n}Z-manual.sqlite3") for n in (1, 2, 3, 4))
    for each in (newer, cut, spoilt):
        each.write_bytes(good.read_bytes())
    with closing(sqlite3.connect(newer)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    cut.write_bytes(good.read_bytes()[:50_000])
    with spoilt.open("r+b") as file:
        file.seek(60_000)
        file.write(b"\xee" * 8_000)
    with closing(sqlite3.connect(foreign)) as connection, connection:
        connection.execute("CREATE TABLE x (y)")
    expected = {good: "good", newer: "newer", cut: "damaged", spoilt: "damaged", foreign: "foreign"}
    assert {each.path: each.verdict for each in backups.all(thorough=True)} == expected
    # Without reading every page only the damage inside goes unnoticed.
    assert {each.path: each.verdict for each in backups.all()} == {**expected, spoilt: "good"}
    assert backups.newest_good().path == good
    before = {path: path.read_bytes() for path in expected}
    assert {path: path.read_bytes() for path in backups.folder.iterdir()} == before  # looking changed nothing


def test_no_backups_yet(backups):
    assert backups.all() == []
    assert backups.newest_good() is None
    with pytest.raises(StorageError, match="backup_missing"):
        backups.look(backups.folder / "none.sqlite3")


def test_one_daily_backup_a_day(db, backups, clock):
    assert backups.daily().reason == "daily"
    assert backups.daily() is None
    clock.advance(86_400)
    assert backups.daily() is not None
    assert len(backups.all()) == 2


def test_a_reason_is_no_path(db, backups):
    with pytest.raises(ValueError, match="reason"):
        backups.create("../x")


def test_rotation_deletes_only_what_is_not_kept(db, data_folder, clock):
    backups = Backups(data_folder, clock=clock, keep=Keep(daily=2, weekly=0, monthly=0, before_upgrade=1))
    (data_folder / "backups").mkdir()
    stranger = data_folder / "backups" / "my own copy.sqlite3"
    stranger.write_bytes(b"mine")
    backups.create("before-upgrade-0000")
    clock.advance(60)
    kept_upgrade = backups.create("before-upgrade-0000").path
    manual = backups.create("manual").path
    for _ in range(4):
        clock.advance(86_400)
        backups.daily()
    left = {path.name for path in backups.folder.iterdir()}
    dailies = {name for name in left if "daily" in name}
    assert dailies == {"smdesk-20261004T090100Z-daily.sqlite3", "smdesk-20261005T090100Z-daily.sqlite3"}
    assert left == dailies | {kept_upgrade.name, manual.name, stranger.name}


# --- the rule alone ---------------------------------------------------------------------------------------------------

START = datetime(2026, 1, 1, 3, tzinfo=UTC)


def _dailies(days: int) -> list[Dated]:
    return [Dated(Path(f"{day}"), START + timedelta(days=day), "daily") for day in range(days)]


def test_a_year_of_days_leaves_seven_days_eight_weeks_and_twelve_months():
    backups = _dailies(500)
    gone = {each.path for each in surplus(backups, Keep())}
    kept = [each.made_at for each in backups if each.path not in gone]
    newest = START + timedelta(days=499)
    assert [at for at in kept if newest - at < timedelta(days=7)] == [
        newest - timedelta(days=n) for n in range(6, -1, -1)
    ]
    assert len({at.isocalendar()[:2] for at in kept if newest - at < timedelta(weeks=8)}) == 8
    assert len({(at.year, at.month) for at in kept}) == 12
    assert len(kept) <= 7 + 8 + 12


def test_rotating_day_by_day_keeps_the_same_as_rotating_once():
    """What a daily rotation has deleted must not be missed by the weeks and months later."""
    kept: list[Dated] = []
    for each in _dailies(400):
        kept.append(each)
        gone = {old.path for old in surplus(kept, Keep())}
        kept = [old for old in kept if old.path not in gone]
    months = sorted({(each.made_at.year, each.made_at.month) for each in kept})
    assert len(months) == 12
    assert len({each.made_at.isocalendar()[:2] for each in kept}) >= 8


@given(
    st.lists(
        st.tuples(
            st.integers(0, 10_000),
            st.sampled_from(["daily", "manual", "before-upgrade-0001", "before-restore", "damaged"]),
        ),
        max_size=60,
    )
)
def test_the_newest_and_what_a_person_made_are_never_deleted(made):
    backups = [
        Dated(Path(str(number)), START + timedelta(hours=hour), reason) for number, (hour, reason) in enumerate(made)
    ]
    gone = surplus(backups, Keep())
    assert not any(each.reason in ("manual", "damaged") for each in gone)
    if backups:
        assert max(backups, key=lambda each: (each.made_at, each.path.name)) not in gone
    left = [each for each in backups if each not in gone]
    assert surplus(left, Keep()) == []  # a second look deletes nothing more
    assert sum(each.reason.startswith("before-upgrade") for each in left) <= 5 + 1
