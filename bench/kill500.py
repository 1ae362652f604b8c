"""`python -m bench.kill500`: posts go out while their process is killed again and again; each must be there once.

A controller starts `python -m smdesk publish` on one data folder, kills it with SIGKILL at a random moment and starts
the next, all the while planning further posts, as a person at another window would. At the end one process is left
alone until nothing waits, and the network is asked what it has.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import random
import signal
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta

from bench import desk
from bench.lab import ROOT, command, smdesk
from bench.targets import Target, target

CHANNELS = 8
BACKLOG = 4  # posts that wait besides those the present kill is to meet
AT_START = 0.15  # share of kills at any moment of a process's start
#: The others: at any moment of this long (seconds) after the first intent of that process is on disk, by network.
BUSY_S = {"practice": 0.03, "bluesky": 0.15, "mastodon": 0.15}
START_S = 4.0  # a process that is up and sends nothing for this long is killed all the same
UP_S = 60.0  # so long it may take to come up
LONG_S = 45.0  # a back-off beyond this is not waited out at the end
#: At the end it is left alone until this long nothing has gone out. What a busy computer made late by more than a
#: minute is caught up with at one a minute on each channel (publishing/claims.py).
PATIENCE_S = 300.0


@dataclass
class Count:
    """What came of it."""

    network: str
    posts: int
    kills: int
    seed: int
    there: int = 0  # different posts on the network
    duplicates: int = 0
    missing: int = 0
    unconfirmed: int = 0
    states: dict[str, int] = field(default_factory=dict)
    calls: int = 0  # attempts written before a call
    cut_off: int = 0  # calls of which nobody lived to hear the outcome
    cut_off_after: int = 0  # of these, made all the same: found by looking back
    sent_again: int = 0  # publications that took more than one call
    hurried: int = 0  # that a person asked for instead of waiting out a back-off of minutes
    seconds_killing: float = 0.0
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Every post there, once, and every row published."""
        all_there = self.there == self.posts and not self.duplicates and not self.missing
        return all_there and self.states == {"published": self.posts}


class Controller:
    """Starts, kills, plans."""

    def __init__(self, on: Target, posts: int, kills: int, seed: int) -> None:
        self.on = on
        self.posts = posts
        self.kills = kills
        self.chance = random.Random(seed)
        self.db = desk.open_tables(on.folder)
        self.planned = 0
        self.hurried = 0
        self.log = (on.folder / "publish.out").open("w")

    def run(self, tell: bool) -> None:
        """All kills."""
        for number in range(self.kills):
            self._plan(-(-self.posts * (number + 1) // self.kills) + BACKLOG)
            self._live_and_die()
            if tell and (number + 1) % 25 == 0:
                out = self._one("SELECT count(*) FROM publication WHERE state = 'published'")
                print(f"{number + 1} kills, {out} of {self.planned} published", file=sys.stderr, flush=True)
        self._plan(self.posts)

    def finish(self) -> None:
        """Leave one process alone until nothing is left that goes on by itself."""
        process = self._start()
        until = time.monotonic() + PATIENCE_S
        before = self.posts + 1
        try:
            while time.monotonic() < until and process.poll() is None:
                left = self._one(
                    "SELECT count(*) FROM publication WHERE state NOT IN ('published', 'failed', 'late', 'held')"
                    " AND ask = ''"
                )
                if not left:
                    break
                if left < before:
                    before, until = left, time.monotonic() + PATIENCE_S
                self._hurry()
                time.sleep(0.3)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)
            self.log.close()

    def _hurry(self) -> None:
        """Press "now" where several killed calls in a row have made a post wait for minutes, as a person would."""
        soon = desk.stamp(datetime.now(UTC) + timedelta(seconds=LONG_S))
        waiting = self.db.execute("SELECT id FROM publication WHERE state = 'scheduled' AND next_try_at > ?", (soon,))
        for (number,) in waiting.fetchall():
            self.hurried += 1
            smdesk(self.on.folder, "publication", "now", str(number), env=self.on.env)

    def _plan(self, most: int) -> None:
        """Plan posts, due now, up to this number in all."""
        wanted = range(self.planned, min(most, self.posts))
        now = datetime.now(UTC)
        new = [
            desk.Planned(self.on.channels[number % len(self.on.channels)], f"k{number:04} goes out through kills", now)
            for number in wanted
        ]
        desk.write_posts(self.on.folder, self.on.client, new)
        self.planned += len(new)

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command(self.on.folder, "publish"), stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
            env=self.on.env, cwd=ROOT,
        )  # fmt: skip

    def _live_and_die(self) -> None:
        before = self._attempts()
        process = self._start()
        if self.chance.random() < AT_START:
            time.sleep(self.chance.uniform(0, 0.8))
        else:
            self._wait_until_up(process)
            until = time.monotonic() + START_S
            while self._attempts() == before and time.monotonic() < until and process.poll() is None:
                time.sleep(0.001)
            time.sleep(self.chance.uniform(0, BUSY_S[self.on.network]))
        if process.poll() is not None:
            raise AssertionError(f"the publisher ended by itself ({process.returncode}); see {self.log.name}")
        process.kill()
        process.wait()

    def _wait_until_up(self, process: subprocess.Popen[bytes]) -> None:
        """Until it owns the folder: on a busy computer that alone can take longer than its life is meant to be."""
        until = time.monotonic() + UP_S
        who = self.on.folder / "who.json"
        while time.monotonic() < until and process.poll() is None:
            with contextlib.suppress(OSError, ValueError):
                if json.loads(who.read_text()).get("pid") == process.pid:
                    return
            time.sleep(0.01)

    def _attempts(self) -> int:
        return self._one("SELECT coalesce(max(id), 0) FROM attempt")

    def _one(self, query: str) -> int:
        (value,) = self.db.execute(query).fetchone()
        return int(value)

    def count(self, into: Count) -> None:
        """Fill in what the ledger and the network say."""
        marks = self.on.marks()
        wanted = {f"k{number:04}" for number in range(self.posts)}
        into.there = len(set(marks) & wanted)
        into.duplicates = len(marks) - len(set(marks))
        into.missing = len(wanted - set(marks))
        into.hurried = self.hurried
        into.states = desk.states(self.on.folder)
        into.unconfirmed = into.states.get("unconfirmed", 0)
        into.calls = self._one("SELECT count(*) FROM attempt")
        into.cut_off = self._one("SELECT count(*) FROM attempt WHERE code = 'process_died'")
        into.cut_off_after = self._one("SELECT count(*) FROM publication WHERE proof = 'found'")
        into.sent_again = self._one(
            "SELECT count(*) FROM (SELECT publication_id FROM attempt GROUP BY publication_id HAVING count(*) > 1)"
        )
        (sound,) = self.db.execute("PRAGMA integrity_check").fetchone()
        assert sound == "ok", sound
        self.db.close()


def run(on: Target, posts: int, kills: int, seed: int, *, tell: bool = False) -> Count:
    """The whole proof on a prepared desk."""
    count = Count(on.network, posts, kills, seed)
    began = time.monotonic()
    controller = Controller(on, posts, kills, seed)
    controller.run(tell)
    count.seconds_killing = round(time.monotonic() - began, 1)
    controller.finish()
    count.seconds = round(time.monotonic() - began, 1)
    controller.count(count)
    return count


def main(argv: list[str] | None = None) -> int:
    """Exit status 0 only when every post is there, once."""
    parser = argparse.ArgumentParser(prog="python -m bench.kill500", description=__doc__)
    parser.add_argument("--server", choices=("practice", "bluesky", "snac"), default="bluesky")
    parser.add_argument("--posts", type=int, default=500)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=None, help="of the moments; another one each time without it")
    args = parser.parse_args(argv)
    seed = random.SystemRandom().randrange(10**6) if args.seed is None else args.seed
    with target(args.server, CHANNELS) as on:
        print(f"{args.posts} posts, {args.kills} kills on {args.server}, {len(on.channels)} channels, seed {seed}",
              file=sys.stderr, flush=True)  # fmt: skip
        count = run(on, args.posts, args.kills, seed, tell=True)
    print(json.dumps({**asdict(count), "ok": count.ok}, indent=2))
    print(
        f"{count.there} of {count.posts} posts there, {count.duplicates} duplicates, {count.missing} missing,"
        f" {count.unconfirmed} unconfirmed, {count.kills} kills, {count.cut_off} calls cut off, {count.seconds:.0f} s",
    )
    return 0 if count.ok else 1


if __name__ == "__main__":
    sys.exit(main())
