"""The program as processes on one data folder: killed, ended, stopped, started twice."""

from __future__ import annotations

import random
import signal
import subprocess
import time
from collections import Counter
from datetime import UTC, datetime

import pytest

from bench import desk, kill500
from bench.lab import ROOT, Refused, command, publisher, smdesk
from bench.targets import practice
from smdesk.adapters.practice import Fault, FaultPlan, PracticeNetwork

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture
def on(data_folder):
    return practice(data_folder, 4)


def plan_posts(on, count):
    now = datetime.now(UTC)
    posts = [desk.Planned(on.channels[n % len(on.channels)], f"k{n:04} by a process", now) for n in range(count)]
    return desk.write_posts(on.folder, on.client, posts)


def faults(on, *given):
    with PracticeNetwork(on.folder / "practice") as network:
        network.set_faults(FaultPlan(given))


def wait_for(what, seconds=30.0):
    until = time.monotonic() + seconds
    while not what() and time.monotonic() < until:
        time.sleep(0.02)
    return what()


def states(on):
    return desk.states(on.folder)


@pytest.mark.long
def test_forty_kills_and_the_practice_network(data_folder):
    seed = random.SystemRandom().randrange(10**6)
    on = practice(data_folder, 8)
    count = kill500.run(on, 40, 40, seed)
    assert count.ok, count


def test_a_process_that_dies_in_a_call_leaves_an_intent_that_the_next_one_looks_up(on):
    faults(on, Fault("publish", "slow", seconds=20.0))
    (number,) = plan_posts(on, 1)
    with publisher(on.folder) as process:
        assert wait_for(lambda: states(on) == {"sending": 1})
        process.kill()
        process.wait()
    assert states(on) == {"sending": 1}
    smdesk(on.folder, "publish", "--until-idle")
    assert on.marks() == ["k0000"]
    history = smdesk(on.folder, "publication", "show", str(number))["history"]
    assert [(each["outcome"], each["code"]) for each in history["attempts"]] == [
        ("unknown", "process_died"), ("published", ""),
    ]  # fmt: skip
    moves = [each["to"] for each in history["transitions"]]
    assert moves == ["sending", "unconfirmed", "scheduled", "sending", "published"]


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_process_asked_to_end_records_the_call_under_way_and_begins_no_other(on, how):
    faults(on, Fault("publish", "slow", times=4, seconds=1.5))
    plan_posts(on, 12)
    with publisher(on.folder) as process:
        assert wait_for(lambda: states(on).get("sending") == 4)
        process.send_signal(how)
        assert process.wait(30) == 0
    assert states(on) == {"published": 4, "scheduled": 8}
    assert len(on.marks()) == 4
    smdesk(on.folder, "publish", "--until-idle")
    assert Counter(on.marks()) == Counter(f"k{number:04}" for number in range(12))


def test_two_publishers_on_one_folder_are_refused(on):
    with publisher(on.folder) as process:
        assert wait_for(lambda: (on.folder / "who.json").exists())
        time.sleep(0.3)
        with pytest.raises(Refused) as refused:
            smdesk(on.folder, "publish", "--once")
        assert '"code": "locked"' in str(refused.value)
        assert str(process.pid) in str(refused.value)
    # The folder is free again once that process has ended.
    smdesk(on.folder, "publish", "--once")


def test_commands_work_beside_a_running_publisher(on):
    with publisher(on.folder):
        assert wait_for(lambda: (on.folder / "who.json").exists())
        made = smdesk(on.folder, "post", "add", "--client", str(on.client), "--channel", str(on.channels[0]),
                      "--text", "k0007 from another process", "--now")  # fmt: skip
        assert wait_for(lambda: on.marks() == ["k0007"], 10)
        assert wait_for(lambda: states(on) == {"published": 1}, 10)
    (publication,) = smdesk(on.folder, "post", "show", str(made["id"]))["publications"]
    assert publication["remote_url"].startswith("https://practice.invalid/")


def test_a_reader_that_leaves_does_no_harm(on):
    """`smdesk publish | head -1`: whoever reads the lines goes away; what was begun is recorded."""
    plan_posts(on, 8)
    process = subprocess.Popen(command(on.folder, "publish", "--until-idle"), stdout=subprocess.PIPE, cwd=ROOT)
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    process.wait(60)
    smdesk(on.folder, "publish", "--until-idle")
    assert Counter(on.marks()) == Counter(f"k{number:04}" for number in range(8))
    assert states(on) == {"published": 8}
