"""A month of many posts, dragged over with its meter, in a process of its own: `FOLDER POSTS ROUNDS`; prints JSON."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint

from bench.screens_child import _bare, _settle
from smdesk import gui
from smdesk.core.clock import FakeClock
from smdesk.core.walltime import WallTime
from smdesk.runtime import Runtime
from smdesk.services.patches import ClientPatch
from smdesk.services.plan import placeholders
from smdesk.services.plan.pillars import KINDS
from smdesk.services.plan.placeholders import New
from smdesk.services.secret_stores import ThisRun
from smdesk.system.lock import Kind
from smdesk.ui.calendar import parcel
from smdesk.ui.calendar.dropping import MonthDropping
from smdesk.ui.calendar.model import key
from smdesk.ui.calendar.periods import View

NOW = datetime(2026, 10, 1, 6, tzinfo=UTC)
ZONE = "Europe/Madrid"


def main(folder: str, posts: int, rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each round, by what was done."""
    client = _fill(Path(folder), posts)
    app = gui._application()
    opened = gui.Desk(app, Path(folder), secrets=ThisRun(), language="en", quit_asks=False, clock=FakeClock(NOW))
    opened.open()
    gui._settle()
    window, ui = opened.window, opened.ui
    assert window is not None
    assert ui is not None
    window.resize(1440, 900)
    window.router.go("calendar")
    page: Any = window.router.shown
    ui.scope.choose(client)
    page.show_view(View.MONTH, NOW.date())
    _settle(app, 1.5)
    count = len(page.mix._entries)
    assert count == posts, count
    result = {
        "drag_ms": _dragged(page, rounds),
        "meter_ms": [_timed(lambda: _told(page)) for _ in range(rounds)],
        "propose_ms": [_timed(lambda: ui.runtime.mix.proposals(client, *page.mix.span)) for _ in range(rounds // 8)],
        "bare_ms": [_timed(lambda: _bare(page.month)) for _ in range(rounds)],
    }
    opened.close()
    return result


def _fill(folder: Path, posts: int) -> int:
    """One client whose October holds so many posts, of five pillars in turn; its number."""
    with Runtime.open(folder, clock=FakeClock(NOW), secrets=ThisRun(), owner=Kind.CLI) as runtime:
        client = runtime.clients.add(ClientPatch(name="Molino", zone=ZONE)).id
        channel = runtime.channels.connect_assisted("facebook", client, "molino").id
        pillars = [runtime.pillars.add(client, kind, kind=kind, target=20).id for kind in KINDS[:5]]
        with runtime.db.write() as unit:
            for number in range(posts):
                wall = datetime(2026, 10, 2 + number % 30, 8 + number // 30)  # noqa: DTZ001  (a wall time)
                new = New(client, WallTime(wall, ZONE), (channel,), pillars[number * 7 % 5], title=f"Post {number}")
                placeholders.make(unit.session, new, NOW)
    return client


def _dragged(page: Any, rounds: int) -> list[float]:
    """Frames in which a post is carried over the days: where it would land, the meter, the words, all painted."""
    model, month = page.model, page.month
    entry = next(each for each in model.all_entries() if each.movable)
    model.select([key(entry)])
    what, dropping = parcel.parcel([entry], entry), month.findChild(MonthDropping)
    month.carried = model.selected
    times = []
    for number in range(rounds):
        day = month.grid.days[number % len(month.grid.days)]
        over = month.grid.cell(day).center() + QPoint(number % 9, number % 5)

        def frame(over: QPoint = over) -> None:
            target = dropping.target(what, over, copy=False)
            dropping.show_target(target)
            if target is not None:
                page.tip.show_landing(target.landing, month.mapToGlobal(over))
            month.repaint()
            page.mix.repaint()
            page.tip.repaint()

        times.append(_timed(frame))
    dropping.leave()
    month.carried = frozenset()
    return times


def _told(page: Any) -> None:
    """The whole meter anew, as after each change."""
    first, end = page.mix.span
    page.mix.tell(first, end, first + timedelta(days=3))
    page.mix.repaint()


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1e3


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))))
