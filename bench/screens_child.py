"""The calendar of a large desk, turned and dragged in, in a process of its own: `FOLDER ROUNDS`; prints JSON."""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from smdesk import gui  # isort: skip  # before PySide6, as the program does: gui takes PySide6's import hook off

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from bench import desk as tables
from smdesk.core.clock import FakeClock
from smdesk.services.secret_stores import ThisRun
from smdesk.ui.calendar.month import MonthView
from smdesk.ui.calendar.periods import View
from smdesk.ui.calendar.sieve import Filters
from smdesk.ui.kit import paint


def main(folder: str, rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each round, by what was done."""
    app = gui._application()
    clock = FakeClock(tables.NOW)
    opened = gui.Desk(app, Path(folder), secrets=ThisRun(), language="en", quit_asks=False, clock=clock)
    opened.open()
    gui._settle()
    window = opened.window
    assert window is not None
    window.resize(1440, 900)
    window.router.go("calendar")
    page: Any = window.router.shown
    chance = random.Random(5)
    days = [page.model.today - timedelta(days=chance.randrange(900)) for _ in range(rounds)]
    result: dict[str, list[float]] = {"filled_ms": []}
    for view in (View.MONTH, View.WEEK):
        result[f"{view.value}_ms"], result[f"{view.value}_cpu_ms"] = _turned(app, page, view, rounds)
        result[f"{view.value}_jump_ms"] = []
        for day in days:
            took, filled = _jumped(app, page, view, day)
            result[f"{view.value}_jump_ms"].append(took)
            result["filled_ms"].append(filled)
    page.show_view(View.MONTH, page.model.today)
    _settle(app)
    filtered = [_timed(app, _filter(page, number)) for number in range(rounds)]
    result["filter_ms"], result["filter_cpu_ms"] = ([each[place] for each in filtered] for place in (0, 1))
    page.clear_filters()
    _settle(app)
    result["drag_ms"] = _dragged(page.month, rounds)
    result["bare_ms"] = [_timed(app, lambda: _bare(page.month))[0] for _ in range(rounds)]
    opened.close()
    return result


def _turned(app: QApplication, page: Any, view: View, rounds: int) -> tuple[list[float], list[float]]:
    """Back and back again, at the pace of somebody who looks at what shows; and what the processor did of it."""
    page.show_view(view, page.model.today)
    times, worked = [], []
    for _ in range(rounds):
        _settle(app, 0.25)

        def act() -> None:
            page.turn(-1)
            page.panes.keys.repaint()

        took, work = _timed(app, act)
        times.append(took)
        worked.append(work)
    return times, worked


def _jumped(app: QApplication, page: Any, view: View, day: date) -> tuple[float, float]:
    """Anywhere: until the days show, and until all their posts are there."""
    began = time.perf_counter()
    page.show_view(view, day)
    page.panes.keys.repaint()
    took = time.perf_counter() - began
    while page.model.waiting or not _painted(page):
        app.processEvents()
        time.sleep(0.0005)  # as a window that waits for events: else the thread that reads hardly gets a turn
    return took * 1e3, (time.perf_counter() - began) * 1e3


def _painted(page: Any) -> bool:
    return bool(page.panes.keys.painted)


def _filter(page: Any, number: int) -> Callable[[], None]:
    """Another word, another status, nothing: as somebody looks for something."""
    wanted = (Filters(text="taller"), Filters(statuses=frozenset({"scheduled"})), Filters())[number % 3]

    def act() -> None:
        page.model.filters = wanted
        page.panes.keys.repaint()

    return act


def _timed(app: QApplication, act: Callable[[], None]) -> tuple[float, float]:
    """Milliseconds on the clock, and those in which the processor worked for the window."""
    began, worked = time.perf_counter(), time.thread_time()
    act()
    took, work = time.perf_counter() - began, time.thread_time() - worked
    app.processEvents()
    return took * 1e3, work * 1e3


def _dragged(month: MonthView, rounds: int) -> list[float]:
    """Frames in which a picture of a chip is elsewhere over the painted month."""
    ghost = QPixmap(180, 48)
    ghost.fill(month.palette().color(month.backgroundRole()))
    canvas = QPixmap(month.size())
    times = []
    for number in range(rounds * 4):
        began = time.perf_counter()
        month.render(canvas)
        painter = QPainter(canvas)
        painter.drawPixmap(QPoint(20 + number % 700, 30 + number % 500), ghost)
        painter.end()
        times.append((time.perf_counter() - began) * 1e3)
    return times


def _bare(month: MonthView) -> None:
    """As many plain chips as the month shows, by QPainter alone: a rounded box and a line of text each."""
    theme = month.model.ui.theme
    canvas = QPixmap(month.size())
    painter = QPainter(canvas)
    painter.setFont(theme.font("small"))
    for day in month.grid.days:
        for placed in month.placed(day):
            box = QRectF(placed.rect)
            painter.setPen(theme.color("border.default"))
            painter.drawRoundedRect(box, 4, 4)
            painter.drawText(box, "09:00 text of a post")
            paint.network(painter, theme, QRectF(box.left(), box.top(), 12, 12), "bluesky")
    painter.end()


def _settle(app: QApplication, seconds: float = 0.5) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        app.processEvents()
        time.sleep(0.002)  # nobody looks at the queue without a pause


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]))))
