"""One start of a window in a process of its own; prints JSON. `bare`: an empty one. `desk FOLDER`: smdesk's.

Run by `bench.window`, which gives the moment at which it started the process.
"""

from __future__ import annotations

import json
import os
import sys
import time

BEGAN = float(os.environ.get("BENCH_BEGAN", time.time()))  # of the parent, just before this process


def resident_mib() -> float:
    """Memory of this process that is its own or shared, as `ps` tells it."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def bare() -> dict[str, float]:
    """Interpreter, PySide6, SQLAlchemy, and an empty window that has been painted."""
    import sqlalchemy.orm  # noqa: F401
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Empty(QMainWindow):
        painted = 0.0

        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            self.painted = self.painted or time.time()

    app = QApplication([])
    window = Empty()
    window.resize(1440, 900)
    window.show()
    while not window.painted:
        app.processEvents()
    return {"start_ms": (window.painted - BEGAN) * 1e3, "rss_mib": resident_mib()}


def desk(folder: str) -> dict[str, float]:
    """smdesk with its first page painted; then closed to the tray and at rest; then with every page seen."""
    from smdesk import gui  # isort: skip  # before all else, as the program does: gui says what is imported later

    from pathlib import Path

    from PySide6.QtCore import QEvent, QObject

    from smdesk.services.secret_stores import ThisRun
    from smdesk.ui.shell.pages import PAGES

    app = gui._application()
    opened = gui.Desk(app, Path(folder), secrets=ThisRun(), language="en", quit_asks=False)

    class Watch(QObject):
        painted = 0.0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not self.painted:
                self.painted = time.time()
            return False

    opened.open()
    assert opened.window is not None
    watch = Watch()
    home = opened.window.stack.currentWidget()
    home.installEventFilter(watch)
    while not watch.painted:
        app.processEvents()
    gui._settle()
    result = {"start_ms": (watch.painted - BEGAN) * 1e3}
    rest(1.5)
    opened.window.hide()
    rest(1.5)
    result["tray_mib"] = resident_mib()
    opened.window.show()
    for spec in PAGES:
        opened.window.router.go(spec.id)
        rest(0.5)
    result["pages_mib"] = resident_mib()
    opened.close()
    return result


def rest(seconds: float) -> None:
    """A loop as the program's own: timers run out, and what is to be deleted is; `processEvents` leaves it lying."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1e3), loop.quit)
    loop.exec()


if __name__ == "__main__":
    print(json.dumps(bare() if sys.argv[1] == "bare" else desk(sys.argv[2])))
