"""A window whose publisher publishes to the practice network while its pages are turned: `FOLDER SECONDS`; JSON.

A beat of 5 ms notes how late it comes: that long the window's thread was blocked.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from smdesk import gui  # isort: skip  # before PySide6, as the program does: gui takes PySide6's import hook off

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from bench import desk as tables
from smdesk.core.clock import ShiftedClock
from smdesk.services.secret_stores import ThisRun
from smdesk.ui.shell.pages import PAGES

BEAT_MS, TURN_MS = 5, 700


class Beat:
    """Notes the milliseconds by which each beat is late."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self._before = time.perf_counter()
        self._timer = QTimer(interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def stop(self) -> None:
        """Note no more."""
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, (now - self._before) * 1e3 - BEAT_MS))
        self._before = now


def main(folder: str, seconds: float) -> dict[str, object]:
    """How late the beats came with nothing there, and with the desk; and how many publications went out."""
    app = gui._application()
    bare = Beat()
    _run(app, min(5.0, seconds))
    bare.stop()
    _due_soon(Path(folder), seconds)
    opened = gui.Desk(app, Path(folder), secrets=ThisRun(), language="en", quit_asks=False,
                      clock=ShiftedClock(tables.NOW))  # fmt: skip
    opened.open()
    gui._settle()
    window = opened.window
    assert window is not None
    names = [spec.id for spec in PAGES]
    for name in names:  # the first visit imports and builds; the soak is about what comes after
        window.router.go(name)
        _run(app, 0.5)
    turns: dict[str, float] = {}

    def go() -> None:
        names.append(names.pop(0))
        began = time.perf_counter()
        window.router.go(names[0])
        turns[names[0]] = max(turns.get(names[0], 0.0), round((time.perf_counter() - began) * 1e3))

    turn = QTimer(interval=TURN_MS)
    turn.timeout.connect(go)
    turn.start()
    beat = Beat()
    _run(app, seconds)
    turn.stop()
    opened.close()
    published = tables.states(Path(folder)).get("published", 0)
    return {"bare_ms": bare.late, "gaps_ms": beat.late, "published": published, "turns_ms": turns}


def _due_soon(folder: Path, seconds: float) -> None:
    """Some of what is planned comes due during the soak, four a second."""
    db = tables.open_tables(folder)
    rows = db.execute(
        "SELECT id FROM publication WHERE state = 'scheduled' AND mode = 'auto' ORDER BY id LIMIT ?",
        (int(seconds) * 4,),
    ).fetchall()
    for place, (number,) in enumerate(rows):
        due = tables.stamp(tables.NOW + timedelta(seconds=8 + place / 4))
        db.execute("UPDATE publication SET due_utc = ? WHERE id = ?", (due, number))
    db.close()


def _run(app: QApplication, seconds: float) -> None:
    until = datetime.now(UTC) + timedelta(seconds=seconds)
    while datetime.now(UTC) < until:
        app.processEvents()
        time.sleep(0.001)


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], float(sys.argv[2]))))
