"""What there is more of after a window was used for long: memory, objects, widgets, threads, open files."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from bench.figures import Figure
from bench.lab import PYTHON, ROOT
from smdesk.runtime import Runtime
from smdesk.services.practice.service import PracticeService
from smdesk.services.secret_stores import ThisRun
from smdesk.system.lock import Kind

VISITS, QUICK_VISITS = 500, 100
#: What grows in a hundred visits to pages, at most: of memory some is what the libraries keep, of the rest nothing is.
MIB, OBJECTS = 4.0, 1000.0


def run(quick: bool = False) -> list[Figure]:
    """On the example desk, whose posts, clients and dossiers are of every kind."""
    with tempfile.TemporaryDirectory(prefix="smdesk-bench-wear-") as name:
        rounds = used(example(Path(name) / "desk"), QUICK_VISITS if quick else VISITS)
    more = growth(rounds)
    notes = {"first": rounds[0], "last": rounds[-1]}
    return [
        Figure("memory grown in 100 visits", more["mib"], "MiB", budget=MIB, notes=notes),
        Figure("objects grown in 100 visits", more["objects"], "", budget=OBJECTS),
        Figure("widgets grown in 100 visits", more["widgets"], "", budget=2.0),
        Figure("threads grown in 100 visits", more["threads"], "", budget=0.5),
        Figure("open files grown in 100 visits", more["handles"], "", budget=0.5),
    ]


def example(folder: Path) -> Path:
    """The example desk, new."""
    with Runtime.open(folder, secrets=ThisRun(), owner=Kind.CLI) as runtime:
        service = PracticeService(runtime.db, runtime.clock, runtime.media, runtime.accounts, runtime.folder.practice)
        service.fill("en")
    return folder


def used(folder: Path, visits: int, *options: str) -> list[dict[str, Any]]:
    """What there was after each round, in a process of its own on a copy of the desk."""
    with tempfile.TemporaryDirectory(prefix="smdesk-bench-wear-") as name:
        copy = shutil.copytree(folder, Path(name) / "desk")
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": name}
        for each in ("DBUS_SESSION_BUS_ADDRESS", "PYTHONDONTWRITEBYTECODE"):
            env.pop(each, None)
        command = [PYTHON, "-m", "bench.wear_child", str(copy), str(visits), *options]
        done = subprocess.run(command, capture_output=True, text=True, env=env, cwd=ROOT, timeout=3600, check=True)
    rounds: list[dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])["rounds"]
    return rounds


def growth(rounds: list[dict[str, Any]]) -> dict[str, float]:
    """How much more there is for each hundred visits, over the second half: all has been seen by then.

    A round is of one client, language and look; averages over a quarter of all the rounds make that even.
    """
    part = max(1, len(rounds) // 4)
    early, late = rounds[-2 * part : -part], rounds[-part:]

    def mean(several: list[dict[str, Any]], what: str) -> float:
        return sum(each[what] for each in several) / len(several)

    visits = mean(late, "visits") - mean(early, "visits")
    return {what: (mean(late, what) - mean(early, what)) / visits * 100 for what in rounds[0] if what != "visits"}
