"""How long the window's thread is blocked while publications go out and pages are turned."""

from __future__ import annotations

import json
import os
import subprocess

from bench import bigdesk
from bench.figures import Figure
from bench.lab import PYTHON, ROOT, percentile

SECONDS, QUICK_SECONDS = 120, 20
BLOCKED_MS = 50.0


def run(quick: bool = False) -> list[Figure]:
    """Beside the same loop without a desk, which tells what the machine itself holds up."""
    with bigdesk.copied(quick) as folder:
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        for name in ("DBUS_SESSION_BUS_ADDRESS", "PYTHONDONTWRITEBYTECODE"):
            env.pop(name, None)
        command = [PYTHON, "-m", "bench.soak_child", str(folder), str(QUICK_SECONDS if quick else SECONDS)]
        done = subprocess.run(command, capture_output=True, text=True, env=env, cwd=ROOT, timeout=600, check=True)
        found = json.loads(done.stdout.splitlines()[-1])
    notes = {"longest_ms": max(found["gaps_ms"]), "published": found["published"], "turns_ms": found["turns_ms"]}
    blocked, bare = percentile(found["gaps_ms"], 0.999), percentile(found["bare_ms"], 0.999)
    name = "the window blocked in a soak, p99.9"
    return [Figure(name, blocked, "ms", bare, "bare loop", BLOCKED_MS, notes=notes)]
