"""How long the window takes to be there, and how much memory it holds, beside an empty one of the same libraries."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import time

from bench import bigdesk
from bench.figures import Figure
from bench.lab import PYTHON, ROOT

STARTS, QUICK_STARTS = 9, 3


def run(quick: bool = False) -> list[Figure]:
    """Starts in turns, so that what else the machine does falls on both alike; the first of each warms the disk."""
    with bigdesk.copied(quick) as folder:
        bare, ours = [], []
        for _ in range((QUICK_STARTS if quick else STARTS) + 1):
            bare.append(_child("bare"))
            ours.append(_child("desk", str(folder)))
    empty = statistics.median(each["start_ms"] for each in bare[1:])
    memory = statistics.median(each["rss_mib"] for each in bare[1:])

    def median(name: str) -> float:
        return statistics.median(each[name] for each in ours[1:])

    return [
        Figure("start to a painted window", median("start_ms"), "ms", empty, "empty window", 1.5, "ratio"),
        Figure("memory in the tray", median("tray_mib"), "MiB", memory, "empty window", 1.55, "ratio"),  # decision 0013
        Figure("memory, every page seen", median("pages_mib"), "MiB", memory, "empty window", 2.0, "ratio"),
    ]


def _child(*args: str) -> dict[str, float]:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "BENCH_BEGAN": repr(time.time())}
    for name in ("DBUS_SESSION_BUS_ADDRESS", "PYTHONDONTWRITEBYTECODE"):
        env.pop(name, None)
    command = [PYTHON, "-m", "bench.window_child", *args]
    done = subprocess.run(command, capture_output=True, text=True, env=env, cwd=ROOT, timeout=120, check=True)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures
