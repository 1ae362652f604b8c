"""How long the calendar takes to show another month or week of a large desk, and one frame of a drag."""

from __future__ import annotations

import json
import os
import subprocess

from bench import bigdesk
from bench.calendar import FRAME_MS
from bench.figures import Figure
from bench.lab import PYTHON, ROOT, percentile

ROUNDS, QUICK_ROUNDS = 80, 20


def run(quick: bool = False) -> list[Figure]:
    """The page as a person sees it, painted in software without a screen."""
    rounds = QUICK_ROUNDS if quick else ROUNDS
    with bigdesk.copied(quick) as folder:
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        for name in ("DBUS_SESSION_BUS_ADDRESS", "PYTHONDONTWRITEBYTECODE"):
            env.pop(name, None)
        command = [PYTHON, "-m", "bench.screens_child", str(folder), str(rounds)]
        done = subprocess.run(command, capture_output=True, text=True, env=env, cwd=ROOT, timeout=600, check=True)
        times = json.loads(done.stdout.splitlines()[-1])

    def figure(name: str, key: str, **notes: float) -> Figure:
        return Figure(name, percentile(times[key], 0.95), "ms", percentile(times["bare_ms"], 0.95), "plain chips",
                      FRAME_MS, notes={"p50_ms": percentile(times[key], 0.5), **notes})  # fmt: skip

    def cpu(key: str) -> float:
        """What is left when the machine is busy with other things too."""
        return percentile(times[key], 0.95)

    filled = percentile(times["filled_ms"], 0.95)
    return [
        figure("calendar turned by a month, p95", "month_ms", cpu_p95_ms=cpu("month_cpu_ms")),
        figure("calendar turned by a week, p95", "week_ms", cpu_p95_ms=cpu("week_cpu_ms")),
        figure("calendar filtered, p95", "filter_ms", cpu_p95_ms=cpu("filter_cpu_ms")),
        figure("calendar sent to any month, its days, p95", "month_jump_ms", filled_p95_ms=filled),
        figure("calendar sent to any week, its days, p95", "week_jump_ms"),
        figure("frame of a drag, p95", "drag_ms"),
    ]
