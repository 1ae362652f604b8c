"""One frame of a drag over a month of 300 posts, with the mix meter and the tooltip that follow it."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile

from bench.calendar import FRAME_MS
from bench.figures import Figure
from bench.lab import PYTHON, ROOT, percentile

POSTS = 300
ROUNDS, QUICK_ROUNDS = 400, 80


def run(quick: bool = False) -> list[Figure]:
    """The page as a person sees it, painted in software without a screen."""
    rounds = QUICK_ROUNDS if quick else ROUNDS
    with tempfile.TemporaryDirectory(prefix="smdesk-bench-mix-") as folder:
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        for name in ("DBUS_SESSION_BUS_ADDRESS", "PYTHONDONTWRITEBYTECODE"):
            env.pop(name, None)
        command = [PYTHON, "-m", "bench.mix_child", folder, str(POSTS), str(rounds)]
        done = subprocess.run(command, capture_output=True, text=True, env=env, cwd=ROOT, timeout=600, check=True)
        times = json.loads(done.stdout.splitlines()[-1])
    bare = percentile(times["bare_ms"], 0.95)
    return [
        Figure(name, percentile(times[key], 0.95), "ms", bare, "plain chips", budget,
               notes={"posts": POSTS, "p50_ms": percentile(times[key], 0.5)})
        for name, key, budget in (
            ("drag over 300 posts with the mix meter, p95", "drag_ms", FRAME_MS),
            ("mix of 300 posts and its meter, p95", "meter_ms", FRAME_MS),
            ("changes proposed for 300 posts, p95", "propose_ms", None),  # away from the window
        )
    ]  # fmt: skip
