"""One owner of a data folder, told by a real second process, and gone with a killed one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from smdesk.core.errors import StorageError
from smdesk.system.boot import boot_id
from smdesk.system.lock import Kind, OwnerLock, owner

ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import sys
from pathlib import Path
from smdesk.system.boot import boot_id
from smdesk.system.lock import Kind, OwnerLock
with OwnerLock(Path(sys.argv[1]), Kind(sys.argv[2])):
    print(boot_id(), flush=True)
    sys.stdin.readline()
"""


class Other:
    """Another process that holds the folder until it is told to end."""

    def __init__(self, folder: Path, kind: str = "publish") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(folder), kind], cwd=ROOT,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.boot = self.process.stdout.readline().strip()

    def end(self) -> None:
        self.process.communicate("\n", timeout=20)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate(timeout=20)


@pytest.fixture
def other(data_folder):
    process = Other(data_folder)
    yield process
    if process.process.poll() is None:
        process.kill()


def refused(folder: Path) -> dict:
    with pytest.raises(StorageError) as caught:
        OwnerLock(folder, Kind.WINDOW).acquire()
    assert caught.value.code == "locked"
    return caught.value.facts


def test_a_second_owner_is_told_who_the_first_is(data_folder, other):
    facts = refused(data_folder)
    assert facts["pid"] == other.process.pid
    assert facts["kind"] == "publish"
    assert facts["path"] == str(data_folder)
    assert facts["since"].endswith("+00:00")
    found = owner(data_folder)
    assert (found.pid, found.boot, found.kind) == (other.process.pid, other.boot, "publish")
    assert found.boot != boot_id()


def test_who_comes_while_the_owner_goes_is_told_to_wait(data_folder):
    with OwnerLock(data_folder, Kind.WINDOW) as lock:
        lock.leave()
        assert owner(data_folder).leaving
        with pytest.raises(StorageError) as caught:
            OwnerLock(data_folder, Kind.WINDOW).acquire()
        assert caught.value.code == "finishing"
        assert (caught.value.facts["kind"], caught.value.facts["pid"]) == ("window", os.getpid())
    with OwnerLock(data_folder, Kind.WINDOW):
        assert not owner(data_folder).leaving
        assert refused(data_folder)["pid"] == os.getpid()
    lock.leave()  # it is another's now, or nobody's
    assert owner(data_folder) is None


def test_going_is_not_hindered_by_a_disk_that_is_full(data_folder, monkeypatch):
    with OwnerLock(data_folder, Kind.WINDOW) as lock:

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("smdesk.system.lock._tell", full)
        lock.leave()
        assert refused(data_folder)["kind"] == "window"


def test_the_folder_is_free_when_the_owner_ends(data_folder, other):
    other.end()
    assert owner(data_folder) is None
    with OwnerLock(data_folder, Kind.WINDOW) as lock:
        assert lock.held
        assert owner(data_folder).pid == os.getpid()
    assert not lock.held


def test_the_folder_is_free_when_the_owner_is_killed(data_folder, other):
    other.kill()
    assert (data_folder / "who.json").exists()  # it had no time to tidy up
    assert owner(data_folder) is None
    with OwnerLock(data_folder, Kind.PUBLISH):
        assert owner(data_folder).kind == "publish"


def test_the_leftover_name_of_a_killed_owner_is_not_believed(data_folder, other):
    other.kill()
    left = (data_folder / "who.json").read_text()
    with OwnerLock(data_folder, Kind.WINDOW):
        (data_folder / "who.json").write_text(left)  # as if the new owner had not yet said who it is
        assert refused(data_folder)["pid"] == 0


def test_a_lock_without_a_readable_name_holds_all_the_same(data_folder):
    with OwnerLock(data_folder, Kind.WINDOW):
        for text in ("[]", '{"pid": "x"}'):
            (data_folder / "who.json").write_text(text)
            assert refused(data_folder)["kind"] == ""


def test_two_locks_of_one_process_exclude_each_other_in_any_thread(data_folder):
    with OwnerLock(data_folder, Kind.WINDOW):
        assert refused(data_folder)["pid"] == os.getpid()
        found = []
        thread = threading.Thread(target=lambda: found.append(refused(data_folder)["pid"]))
        thread.start()
        thread.join()
        assert found == [os.getpid()]


def test_releasing_twice_does_not_take_another_owners_name_away(data_folder):
    lock = OwnerLock(data_folder, Kind.WINDOW)
    lock.acquire()
    lock.release()
    with OwnerLock(data_folder, Kind.PUBLISH):
        lock.release()
        assert json.loads((data_folder / "who.json").read_text())["kind"] == "publish"
        refused(data_folder)


def test_nobody_owns_a_new_folder_and_asking_makes_nothing(data_folder):
    assert owner(data_folder) is None
    assert list(data_folder.iterdir()) == []


def test_asking_who_owns_it_never_keeps_an_owner_out(data_folder):
    (data_folder / "lock").touch()
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            owner(data_folder)

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        for _ in range(30):
            with OwnerLock(data_folder, Kind.PUBLISH) as lock:
                assert lock.held
    finally:
        stop.set()
        asking.join()


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(StorageError) as caught:
        OwnerLock(tmp_path / "none" / "such", Kind.WINDOW).acquire()
    assert caught.value.code == "folder_missing"
    assert list(tmp_path.iterdir()) == []


def test_every_process_has_a_name_of_its_own():
    assert boot_id() == boot_id()
    assert len(boot_id()) == 32
    asked = "from smdesk.system.boot import boot_id; print(boot_id())"
    told = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() != boot_id()
