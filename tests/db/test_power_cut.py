"""What is on the disk when everything stops: committed rows, whole files, one state or the other."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import textwrap
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from smdesk.db import Backups, open_database, restore
from smdesk.models import Setting

ROOT = Path(__file__).resolve().parents[2]
DATABASE = "smdesk.sqlite3"


def _keys(data: Path) -> list[int]:
    with closing(sqlite3.connect(data / DATABASE)) as connection:
        assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        return sorted(int(key) for (key,) in connection.execute("SELECT key FROM setting"))


def test_a_log_that_ends_anywhere_gives_a_prefix_of_the_commits(data_folder, tmp_path):
    """A power cut may leave any part of the log; whole commits from the first one on must come back, and no half."""
    with open_database(data_folder) as db:
        for number in range(0, 60, 2):
            with db.write() as u:
                u.session.add_all([Setting(key=str(number), value="x" * 900), Setting(key=str(number + 1), value="1")])
        for name in (DATABASE, f"{DATABASE}-wal"):
            shutil.copy(data_folder / name, tmp_path / name)
    database, log = ((tmp_path / name).read_bytes() for name in (DATABASE, f"{DATABASE}-wal"))
    chance, lengths = random.Random(7), set()
    for _ in range(60):
        place = tmp_path / "after"
        place.mkdir()
        (place / DATABASE).write_bytes(database)
        (place / f"{DATABASE}-wal").write_bytes(log[: chance.randrange(len(log) * 2 // 5, len(log) + 1)])
        (place / "unclean").touch()
        open_database(place).close()
        keys = _keys(place)
        assert keys == list(range(len(keys)))
        assert len(keys) % 2 == 0
        lengths.add(len(keys))
        shutil.rmtree(place)
    assert len(lengths) > 5  # the cuts did fall in different places


def _killed(code: str, *args: object, after_s: float | None) -> str:
    """Run `code` and kill it so many seconds after its first line (None: let it end); what it had said by then."""
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, args)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    if after_s is not None:
        time.sleep(after_s)
        process.kill()
    rest = process.stdout.read()
    process.wait()
    process.stdout.close()
    return first + rest


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_killed_writer_loses_nothing_that_it_has_committed(data_folder):
    code = """
        import sys
        from pathlib import Path
        from sqlalchemy import select
        from smdesk.db import open_database
        from smdesk.models import Setting
        with open_database(Path(sys.argv[1])) as db:
            with db.write() as u:
                u.session.execute(select(Setting).limit(1)).all()  # the first use maps the classes: no writing yet
            print("open", flush=True)
            for number in range(int(sys.argv[2]), 10**9):
                with db.write() as u:
                    u.session.add(Setting(key=str(number), value="x" * 200))
                print(number, flush=True)
    """
    chance, next_number = random.Random(11), 0
    for _ in range(25):
        said = _killed(code, data_folder, next_number, after_s=chance.uniform(0, 0.3))
        told = [int(line) for line in said.split("\n")[1:-1]]
        assert (data_folder / "unclean").exists()
        open_database(data_folder).close()
        keys = _keys(data_folder)
        assert keys == list(range(len(keys)))
        assert set(told) <= set(keys)
        assert len(keys) <= next_number + len(told) + 1
        next_number = len(keys)
    assert next_number > 100


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_killed_restore_leaves_one_of_the_two_databases_whole(data_folder, tmp_path):
    with open_database(data_folder) as db, db.write() as u:
        u.session.add_all([Setting(key=str(number), value="x" * 20_000) for number in range(200)])
    backup = Backups(data_folder).create("manual").path
    with open_database(data_folder) as db, db.write() as u:
        u.session.add(Setting(key="200", value="1"))
    code = """
        import sys
        from pathlib import Path
        from smdesk.db import restore
        print("start", flush=True)
        restore(Path(sys.argv[1]), Path(sys.argv[2]))
        print("done", flush=True)
    """
    began = time.monotonic()
    restore(shutil.copytree(data_folder, tmp_path / "measured"), backup)
    whole, chance, seen = time.monotonic() - began, random.Random(3), set()
    for number in range(25):
        place = tmp_path / str(number)
        shutil.copytree(data_folder, place)
        after_s = {0: 0.0, 24: None}.get(number, chance.uniform(0, whole * 1.3))
        said = _killed(code, place, backup, after_s=after_s)
        with open_database(place) as db, db.read() as session:
            rows = len(session.scalars(select(Setting.key)).all())
        assert rows in ((200,) if "done" in said else (200, 201))
        assert (place / "restored.json").exists() or rows == 201
        left = {path.name for path in place.iterdir()} - {"backups", "restored.json", f"{DATABASE}-journal"}
        assert left == {DATABASE}  # and perhaps an empty journal, which SQLite leaves and ignores
        seen.add(rows)
        shutil.rmtree(place)
    assert 200 in seen
