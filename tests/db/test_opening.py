"""Opening a data folder: made, refused, checked, or told why not."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from sqlalchemy import select

from smdesk.core.errors import StorageError
from smdesk.db import SCHEMA, Backups, check_late, open_database
from smdesk.models import Client, Setting
from tests.damage import spoil

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]


def _fill(data: Path, rows: int = 400) -> Path:
    with open_database(data) as db, db.write() as u:
        u.session.add_all([Setting(key=f"k{number}", value="x" * 500) for number in range(rows)])
    return data / "smdesk.sqlite3"


def _refused(data: Path, **options: bool) -> StorageError:
    with pytest.raises(StorageError) as caught:
        open_database(data, **options).close()
    return caught.value


def _python(code: str, *args: object, prefix: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*prefix, sys.executable, "-c", textwrap.dedent(code), *map(str, args)],
        capture_output=True, text=True, cwd=ROOT, timeout=60, check=False,
    )  # fmt: skip


def test_a_new_folder_gets_its_database_readable_by_its_owner_alone(data_folder):
    open_database(data_folder).close()
    path = data_folder / "smdesk.sqlite3"
    assert path.stat().st_mode & 0o077 == 0
    assert [each.name for each in data_folder.iterdir()] == ["smdesk.sqlite3"]  # no marker, no log left over


def test_a_creation_that_was_cut_off_is_done_again(data_folder):
    (data_folder / "smdesk.sqlite3").touch()
    with open_database(data_folder) as db, db.read() as session:
        assert session.scalars(select(Client)).all() == []


def test_opening_an_equal_database_does_not_import_alembic(data_folder):
    _fill(data_folder)
    result = _python(
        """
        import sys
        from pathlib import Path
        from smdesk.db import open_database
        open_database(Path(sys.argv[1])).close()
        print(any(name.split(".")[0] == "alembic" for name in sys.modules))
        """,
        data_folder,
    )
    assert result.stdout == "False\n", result.stderr


def test_a_missing_folder(tmp_path):
    error = _refused(tmp_path / "none")
    assert (error.code, error.facts["path"]) == ("folder_missing", str(tmp_path / "none"))


def test_a_newer_schema_is_refused_and_untouched(data_folder):
    path = _fill(data_folder)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = path.read_bytes()
    error = _refused(data_folder)
    assert (error.code, error.facts["found"], error.facts["known"]) == ("newer_schema", "9999", SCHEMA.head)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused_and_untouched(data_folder):
    path = data_folder / "smdesk.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('0001')")
    connection.close()
    before = path.read_bytes()
    assert _refused(data_folder).code == "not_a_smdesk_database"
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"no database at all\n" * 100, b"SQLite format 3\0" + b"\xee" * 5000, b"x"])
def test_a_file_that_is_no_database_is_damage(data_folder, content):
    (data_folder / "smdesk.sqlite3").write_bytes(content)
    error = _refused(data_folder)
    assert (error.code, error.facts["newest_good_backup"]) == ("database_damaged", "")
    assert (data_folder / "smdesk.sqlite3").read_bytes() == content


@pytest.mark.parametrize("act", ["check", "backup", "opening"])
def test_nothing_takes_the_log_away_from_a_desk_that_is_open(data_folder, act):
    """Whoever closes a file lets go of the locks that its process has on it, also of SQLite's own."""
    path = data_folder / "smdesk.sqlite3"
    with open_database(data_folder) as db:
        with db.write() as unit:
            unit.session.add(Setting(key="before", value="x"))
        if act == "check":
            check_late(db, Backups(data_folder))
        elif act == "backup":
            Backups(data_folder).create("manual")
        else:
            open_database(data_folder, owner=False).close()
        beside = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('select * from setting'); c.close()"
        assert _python(beside, path).returncode == 0
        assert path.with_name(f"{path.name}-wal").exists()
        with db.write() as unit:
            unit.session.add(Setting(key="after", value="x"))
    with open_database(data_folder) as db, db.read() as session:
        assert {each.key for each in session.scalars(select(Setting))} == {"before", "after"}


def test_our_database_without_a_revision_is_damage(data_folder):
    path = _fill(data_folder)
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM alembic_version")
    connection.close()
    assert _refused(data_folder).code == "database_damaged"


def test_a_folder_in_the_place_of_the_database(data_folder):
    (data_folder / "smdesk.sqlite3").mkdir()
    assert _refused(data_folder).code == "database_missing"


def test_damage_is_found_after_an_unclean_stop_and_the_newest_good_backup_is_named(data_folder):
    path = _fill(data_folder)
    backups = Backups(data_folder)
    good, bad = backups.create("manual"), backups.create("manual")
    spoil(bad.path)
    (data_folder / "unclean").write_text("1\n")
    open_database(data_folder).close()  # unclean, but sound
    spoil(path)
    (data_folder / "unclean").write_text("1\n")
    error = _refused(data_folder)
    assert error.code == "database_damaged"
    assert error.facts["newest_good_backup"] == str(good.path)
    assert (data_folder / "unclean").exists()  # so that the next opening looks again


def test_a_check_that_is_put_off_is_due_until_it_is_made(data_folder):
    path = _fill(data_folder)
    good = Backups(data_folder).create("manual")
    assert open_database(data_folder, check_now=False).unchecked is False  # closed cleanly the last time
    (data_folder / "unclean").write_text("1\n")
    with open_database(data_folder, check_now=False) as database:
        assert database.unchecked
    assert (data_folder / "unclean").exists()  # nobody has looked
    with open_database(data_folder, check_now=False) as database:
        check_late(database, Backups(data_folder))
        assert not database.unchecked
    assert not (data_folder / "unclean").exists()
    spoil(path)
    (data_folder / "unclean").write_text("1\n")
    with open_database(data_folder, check_now=False) as database:
        with pytest.raises(StorageError) as caught:
            check_late(database, Backups(data_folder))
        assert (caught.value.code, caught.value.facts["newest_good_backup"]) == ("database_damaged", str(good.path))
    assert (data_folder / "unclean").exists()


def test_the_marker_is_there_while_an_owner_works_and_only_then(data_folder):
    with open_database(data_folder):
        assert (data_folder / "unclean").exists()
        open_database(data_folder, owner=False).close()
        assert (data_folder / "unclean").exists()
    assert not (data_folder / "unclean").exists()


def test_who_is_no_owner_leaves_half_done_work_alone(data_folder):
    _fill(data_folder)
    shutil.copy(data_folder / "smdesk.sqlite3", data_folder / "smdesk.sqlite3.incoming")
    error = _refused(data_folder, owner=False)
    assert (error.code, error.facts["why"]) == ("needs_owner", "restore")
    assert (data_folder / "smdesk.sqlite3.incoming").exists()


def test_half_written_copies_are_swept(data_folder):
    _fill(data_folder)
    (data_folder / "backups").mkdir()
    for folder in (data_folder, data_folder / "backups"):
        (folder / "x.sqlite3.part").write_bytes(b"half")
    open_database(data_folder).close()
    assert not list(data_folder.rglob("*.part"))


def test_processes_that_make_one_database_at_the_same_time(data_folder):
    code = textwrap.dedent("""
        import sys
        from pathlib import Path
        from smdesk.db import open_database
        from smdesk.models import Setting
        sys.stdin.read()
        with open_database(Path(sys.argv[1]), owner=False) as db:
            for number in range(20):
                with db.write() as u:
                    u.session.add(Setting(key=f"{sys.argv[2]}-{number}", value=str(number)))
    """)
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(data_folder), str(number)], cwd=ROOT,
                         stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        for number in range(3)
    ]  # fmt: skip
    for process in running:
        process.stdin.close()
    errors = [process.stderr.read().decode() for process in running]
    assert [process.wait(60) for process in running] == [0, 0, 0], errors
    for process in running:
        process.stderr.close()
    with open_database(data_folder) as db, db.read() as session:
        assert len(session.scalars(select(Setting.key)).all()) == 60


# --- disks that do not take what is written ---------------------------------------------------------------------------


def _namespace(mount: str) -> tuple[str, ...]:
    """A command prefix that mounts something for one process only; skips where the system does not let us."""
    if shutil.which("unshare") is None:
        pytest.skip("needs unshare(1), to mount a small file system for one process")
    probe = subprocess.run(["unshare", "-rm", "sh", "-c", mount], capture_output=True, text=True, check=False)
    if probe.returncode != 0:
        pytest.skip(f"the system does not let a process mount for itself: {probe.stderr.strip()}")
    return ("unshare", "-rm", "sh", "-c", f'{mount} && exec "$@"', "sh")


def test_a_full_disk_is_told_and_what_was_committed_stays(tmp_path):
    result = _python(
        """
        import sys
        from pathlib import Path
        from sqlalchemy import func, select
        from smdesk.core.errors import StorageError
        from smdesk.db import Backups, open_database
        from smdesk.models import Setting
        data, written = Path(sys.argv[1]), 0
        with open_database(data) as db:
            try:
                while True:
                    with db.write() as u:
                        u.session.add(Setting(key=str(written), value="x" * 20_000))
                    written += 1
            except StorageError as error:
                print(error.code)
            try:
                Backups(data).create()
            except StorageError as error:
                print(error.code, list((data / "backups").iterdir()))
        try:
            open_database(data).close()
        except StorageError as error:
            print(error.code)
        (data / "ballast").unlink()
        with open_database(data) as db, db.read() as session:
            print(session.scalar(select(func.count()).select_from(Setting)) == written > 10)
        """,
        tmp_path,
        prefix=_namespace(
            f"mount -t tmpfs -o size=5m none '{tmp_path}' && head -c 3000000 /dev/zero >'{tmp_path}/ballast'"
        ),
    )
    lines = result.stdout.splitlines()
    assert lines[:2] == ["disk_full", "disk_full []"], result.stderr
    assert lines[-1] == "True", result.stdout + result.stderr


def test_a_full_disk_at_the_first_start(tmp_path):
    result = _python(
        """
        import sys
        from pathlib import Path
        from smdesk.core.errors import StorageError
        from smdesk.db import open_database
        data = Path(sys.argv[1])
        try:
            open_database(data).close()
        except StorageError as error:
            print(error.code)
        (data / "ballast").unlink()
        open_database(data).close()
        print("opened")
        """,
        tmp_path,
        prefix=_namespace(
            f"mount -t tmpfs -o size=2m none '{tmp_path}' && head -c 2088000 /dev/zero >'{tmp_path}/ballast' || true"
        ),
    )
    assert result.stdout.splitlines() == ["disk_full", "opened"], result.stderr


@pytest.mark.parametrize("filled", [True, False])
def test_a_folder_on_a_read_only_disk(data_folder, filled):
    if filled:
        _fill(data_folder)
    result = _python(
        """
        import sys
        from pathlib import Path
        from smdesk.core.errors import StorageError
        from smdesk.db import open_database
        for owner in (True, False):
            try:
                open_database(Path(sys.argv[1]), owner=owner).close()
            except StorageError as error:
                print(error.code)
        """,
        data_folder,
        prefix=_namespace(f"mount --bind '{data_folder}' '{data_folder}' && mount -o remount,ro,bind '{data_folder}'"),
    )
    assert result.stdout.splitlines()[0] == "folder_read_only", result.stderr
    assert set(result.stdout.splitlines()) == {"folder_read_only"}


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="Windows has no such permissions")
@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o444), (0o555, 0o666), (0o777, 0o444)])
def test_a_folder_or_file_without_permission_to_write(tmp_path_factory, folder_mode, file_mode):
    data = tmp_path_factory.mktemp("desk")
    path = _fill(data)
    result = _python(
        """
        import os, sys, tempfile, shutil
        from pathlib import Path
        from smdesk.core.errors import StorageError
        from smdesk.db import open_database
        from smdesk.models import Setting
        import smdesk.db.migrate
        source, folder_mode, file_mode = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
        place = Path(tempfile.mkdtemp())
        data = place / "desk"
        shutil.copytree(source, data)
        place.chmod(0o755); (data / "smdesk.sqlite3").chmod(file_mode); data.chmod(folder_mode)
        child = os.fork()
        if child == 0:
            if os.geteuid() == 0:
                os.setgroups([]); os.setgid(65534); os.setuid(65534)
            for owner in (True, False):
                try:
                    with open_database(data, owner=owner) as db, db.write() as u:
                        u.session.add(Setting(key="new", value="1"))
                    print("written", flush=True)
                except StorageError as error:
                    print(error.code, flush=True)
            os._exit(0)
        os.waitpid(child, 0)
        data.chmod(0o700)
        shutil.rmtree(place)
        """,
        data, folder_mode, file_mode,
    )  # fmt: skip
    assert result.stdout.splitlines() == ["folder_read_only"] * 2, result.stderr
    assert path.exists()
