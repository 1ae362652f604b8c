"""The computer sleeps, or is off, over twelve due times: nothing bursts, and what is too late is decided."""

from __future__ import annotations

import signal
import time
from datetime import UTC, datetime, timedelta

import pytest

from bench import desk
from bench.lab import publisher, smdesk
from bench.targets import practice
from smdesk.adapters.practice import PracticeNetwork

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
TIMES = 12
ASLEEP_S = 105.0  # beyond the 90 seconds after which a channel catches up slowly


def listed(folder, state):
    return smdesk(folder, "publication", "list", "--state", state)["items"]


def shown(folder, account):
    with PracticeNetwork(folder / "practice") as network:
        return [post.text for post in network.posts(account)]


def wait_for(what, seconds=20.0):
    until = time.monotonic() + seconds
    while not what() and time.monotonic() < until:
        time.sleep(0.1)
    return what()


@pytest.mark.long
def test_a_process_that_is_stopped_over_twelve_due_times(data_folder):
    """SIGSTOP is what a closed lid is to a process: nothing runs, and time goes on."""
    folder = data_folder
    on = practice(folder, 2)
    strict = int(smdesk(folder, "client", "add", "Always asks", "--zone", "UTC", "--late-limit", "0")["id"])
    asks = int(smdesk(folder, "channel", "connect", "practice", "--client", str(strict), "--handle", "strict")["id"])
    smdesk(folder, "channel", "spacing", str(asks), "0")
    smdesk(folder, "channel", "slots", str(asks), "mon-sun 06:00 12:00 18:00")
    first = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=6)
    due = [first + timedelta(seconds=number) for number in range(TIMES)]
    desk.write_posts(folder, on.client, [desk.Planned(on.channels[0], f"generous {when:%S}", when) for when in due])
    desk.write_posts(folder, strict, [desk.Planned(asks, f"strict {when:%S}", when) for when in due])

    with publisher(folder) as process:
        time.sleep(3)
        assert process.poll() is None
        assert desk.states(folder) == {"scheduled": 2 * TIMES}
        process.send_signal(signal.SIGSTOP)
        time.sleep(max(0.0, (due[-1] - datetime.now(UTC)).total_seconds()) + ASLEEP_S)
        process.send_signal(signal.SIGCONT)

        assert wait_for(lambda: desk.states(folder).get("late") == TIMES), desk.states(folder)
        time.sleep(6)
        # Within its limit the other client's go out by themselves: one now, the next in a minute.
        assert shown(folder, "proof00") == [f"generous {due[0]:%S}"]
        assert shown(folder, "strict") == []
        late = listed(folder, "late")
        assert [item["channel"] for item in late] == [asks] * TIMES
        assert {item["next_step"] for item in late} == {"decide_late"}
        assert {item["shown_as"] for item in late} == {"missed"}

        now, moved, skipped, *others = (str(item["id"]) for item in late)
        smdesk(folder, "publication", "now", now)
        again = smdesk(folder, "publication", "move", moved, "--next-slot")
        smdesk(folder, "publication", "skip", skipped)
        assert wait_for(lambda: shown(folder, "strict") == [f"strict {due[0]:%S}"])
        assert again["state"] == "scheduled"
        slot = datetime.fromisoformat(again["due"])
        assert slot > datetime.now(UTC)
        assert (slot.minute, slot.hour % 6) == (0, 0)
        assert [str(item["id"]) for item in listed(folder, "late")] == others
        assert [str(item["id"]) for item in listed(folder, "skipped")] == [skipped]
    assert shown(folder, "strict") == [f"strict {due[0]:%S}"]


def test_a_computer_that_was_off_over_twelve_due_times(data_folder):
    """From eight in the morning till late in the evening: one is within half an hour, twelve are not."""
    folder = data_folder
    morning, evening = ("--clock", "2026-12-01T08:00:00+00:00"), ("--clock", "2026-12-01T21:20:00+00:00")
    smdesk(folder, *morning, "client", "add", "Sol", "--zone", "UTC")
    channel = str(
        smdesk(folder, *morning, "channel", "connect", "practice", "--client", "Sol", "--handle", "sol")["id"]
    )
    smdesk(folder, *morning, "channel", "slots", channel, "mon-sun 07:00")
    add = ("post", "add", "--client", "Sol", "--channel", channel)
    for hour in range(9, 21):
        smdesk(folder, *morning, *add, "--text", f"at {hour}", "--at", f"2026-12-01 {hour:02}:00")
    smdesk(folder, *morning, *add, "--text", "a little late", "--at", "2026-12-01 21:00")

    told = smdesk(folder, *evening, "publish", "--once")
    assert [(move["from"], move["to"]) for move in told["items"] if move["to"] == "late"] == [
        ("scheduled", "late")
    ] * 12
    assert shown(folder, "sol") == ["a little late"]
    # Started again and again, nothing more goes out.
    smdesk(folder, *evening, "publish", "--once")
    assert shown(folder, "sol") == ["a little late"]
    late = listed(folder, "late")
    assert len(late) == TIMES
    moved = smdesk(folder, *evening, "publication", "move", str(late[0]["id"]), "--next-slot")
    assert moved["due"] == "2026-12-02T07:00:00+00:00"
    smdesk(folder, *evening, "publication", "skip", str(late[1]["id"]))
    smdesk(folder, *evening, "publication", "now", str(late[2]["id"]))
    smdesk(folder, "--clock", "2026-12-01T21:30:00+00:00", "publish", "--once")
    assert shown(folder, "sol") == ["a little late", "at 11"]
    assert len(listed(folder, "late")) == 9
