"""Many threads, several processes, clients killed at any instant, and a folder that cannot be used."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from smdesk.adapters.practice import FaultPlan, PracticeNetwork
from smdesk.core.clock import SystemClock
from smdesk.core.errors import StorageError, Unavailable
from smdesk.core.outcome import CannotTell, NotSent, Published
from tests.adapters.practice.helpers import adapter, request

ROOT = Path(__file__).resolve().parents[3]

CLIENT = """
import sys
from pathlib import Path
from smdesk.adapters.practice import PracticeNetwork
from smdesk.core.clock import SystemClock
from tests.adapters.practice.helpers import adapter, request
folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
ours = adapter(PracticeNetwork(folder, SystemClock()), name)
for number in range(count):
    ours.publish(request(f"{name} {number}", key=f"{name}-{number}"))
    print(number, flush=True)
"""


def client(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", CLIENT, str(folder), name, str(count)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def test_threads_lose_and_double_nothing(tmp_path):
    with PracticeNetwork(tmp_path, SystemClock()) as network:
        network.set_faults(FaultPlan.chance(3, publish={"not_sent": 0.1}))

        def send(number: int) -> bool:
            outcome = adapter(network, f"account{number % 5}").publish(request(f"text {number}", key=f"k{number}"))
            return isinstance(outcome, Published)

        with ThreadPoolExecutor(8) as pool:
            said = list(pool.map(send, range(300)))
        assert sum(said) == len(network.posts())
        assert len(network.fired()) == 300 - sum(said)
        assert network.duplicates() == ()


@pytest.mark.slow
def test_processes_start_together_on_an_empty_folder(tmp_path):
    clients = [client(tmp_path / "new", f"account{number}", 50) for number in range(4)]
    for process in clients:
        process.communicate()
    assert [process.returncode for process in clients] == [0] * 4
    with PracticeNetwork(tmp_path / "new", SystemClock()) as network:
        assert len(network.posts()) == 200
        assert len({post.id for post in network.posts()}) == 200


@pytest.mark.slow
def test_what_was_acknowledged_survives_a_kill_at_any_instant(tmp_path):
    for run in range(8):
        process = client(tmp_path, f"account{run}", 10_000)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.013 * run)
        os.kill(process.pid, signal.SIGKILL)
        acknowledged = len(process.stdout.readlines()) + 1
        process.wait()
        process.stdout.close()
        with PracticeNetwork(tmp_path, SystemClock()) as network:
            live = len(network.posts(f"account{run}"))
            # The one in flight may be there or not; the last line may have been cut.
            assert acknowledged - 1 <= live <= acknowledged + 1
            assert isinstance(adapter(network, f"account{run}").publish(request("on", key="on")), Published)
    check = sqlite3.connect(tmp_path / "network.db")
    assert check.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    check.close()


def test_a_damaged_network_is_no_exception_for_a_client(tmp_path, clock):
    with PracticeNetwork(tmp_path, clock) as network:
        ours = adapter(network)
        ours.publish(request())
        network.close()
        (tmp_path / "network.db").write_bytes(b"no database at all" * 1000)
        for leftover in ("network.db-wal", "network.db-shm"):
            (tmp_path / leftover).unlink(missing_ok=True)
        outcome = ours.publish(request())
        assert isinstance(outcome, NotSent)
        assert outcome.code == "practice_unavailable"
        assert ours.find(request()) == CannotTell("practice_unavailable", again=True)
        with pytest.raises(Unavailable, match="practice_unavailable"):
            ours.whoami()


def test_a_folder_that_is_none(tmp_path, clock):
    (tmp_path / "practice").write_text("a file")
    with pytest.raises(StorageError, match="practice_unavailable"):
        PracticeNetwork(tmp_path / "practice", clock)


def test_a_network_of_another_version_is_left_alone(tmp_path, clock):
    PracticeNetwork(tmp_path, clock).close()
    other = sqlite3.connect(tmp_path / "network.db")
    other.execute("PRAGMA user_version=99")
    other.close()
    with pytest.raises(StorageError, match="another version"):
        PracticeNetwork(tmp_path, clock)


def test_a_network_of_an_earlier_version_goes_on_with_what_it_has(tmp_path, clock):
    with PracticeNetwork(tmp_path, clock) as network:
        network.open_account("acme")
    with closing(sqlite3.connect(tmp_path / "network.db")) as older, older:
        older.execute("DROP TABLE act")
        older.execute("PRAGMA user_version=1")
    with PracticeNetwork(tmp_path, clock) as network:
        assert list(network.accounts()) == ["acme"]
        assert network.page("acme").messages == ()


def test_a_failure_inside_an_act_makes_nothing(tmp_path, clock):
    with PracticeNetwork(tmp_path, clock) as network:
        with pytest.raises(StorageError), network.store.write() as db:  # noqa: PT012 - the act is what fails
            db.execute("INSERT INTO account (id, name, created) VALUES ('a', 'a', 1)")
            db.execute("INSERT INTO account (id, name, created) VALUES ('a', 'a', 1)")
        assert network.accounts() == {}


def test_accounts_of_one_file_share_its_connections_and_a_file_made_anew_is_another(tmp_path: Path) -> None:
    handles = Path("/proc/self/fd")

    def opened() -> int:
        return sum("network.db" in os.readlink(each) for each in handles.iterdir() if each.is_symlink())

    folder, before = tmp_path / "practice", opened() if handles.is_dir() else 0
    networks = [PracticeNetwork(folder) for _ in range(8)]
    for number, each in enumerate(networks):
        each.open_account(f"one{number}")
    if handles.is_dir():
        assert opened() - before < len(networks)  # each had the file, its log and the log's index
    left = networks[0]  # not closed, with a connection to what is no more
    shutil.rmtree(folder)
    with PracticeNetwork(folder) as anew:
        anew.open_account("other")
        with anew.store.read() as db:
            assert [row["id"] for row in db.execute("SELECT id FROM account")] == ["other"]
    left.close()
