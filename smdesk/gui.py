"""The program with a window: what it is started with, the application of Qt, and the desk that it opens.

Imports are deliberate (DESIGN 20): `kit/imports.py` prepares them, and nothing heavy is imported before it is needed;
tests/ui/test_start.py holds the list.
"""

from __future__ import annotations

import gc
import linecache
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from smdesk.ui.kit import imports

imports.prepare()

from PySide6.QtCore import QCoreApplication, Qt  # noqa: E402
from PySide6.QtGui import QGuiApplication  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from smdesk import __version__  # noqa: E402
from smdesk.core.errors import SmdeskError  # noqa: E402
from smdesk.desk import Desk  # noqa: E402
from smdesk.system import memory  # noqa: E402
from smdesk.system.paths import DataFolder, locate  # noqa: E402
from smdesk.ui.kit.clipboard import leave_clipboard  # noqa: E402
from smdesk.ui.kit.collector import Collector  # noqa: E402
from smdesk.ui.kit.theme import SYSTEM  # noqa: E402
from smdesk.ui.kit.tips import Application  # noqa: E402
from smdesk.ui.shell.practising import PRACTICE  # noqa: E402

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from smdesk.core.clock import Clock

#: Seconds after which a thread that computes lets another go on. Each row that the window's thread reads lets go of the
#: interpreter, and with the usual 5 ms every one of them could wait that long for a thread that reads much.
_SWITCH_S = 0.0001


def main(argv: Sequence[str] | None = None) -> int:
    """Show the window of a data folder until it is closed; the exit status."""
    args = _parser().parse_args(sys.argv[1:] if argv is None else argv)
    if args.self_test:
        from smdesk.ui.shell import selftest

        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        return selftest.run(_application(), Desk)
    app = _application()
    try:
        root = locate(args.data)
    except SmdeskError as error:
        from smdesk.ui.shell import trouble

        _window = trouble.shown(app, error, args.lang or SYSTEM)
        app.exec()
        return 1
    root = root / PRACTICE if args.practice and not args.data else root
    desk = Desk(app, root, clock=_clock(args.clock), language=args.lang or "", hidden=args.background)
    desk.ended.connect(app.quit)
    desk.crashes.install()
    app.setQuitOnLastWindowClosed(False)  # a window that is closed may be in the tray
    desk.refused.connect(app.exit)
    status = desk.begin(lambda: _begun(desk))
    if status is not None:
        return status
    try:
        return int(app.exec())
    finally:
        desk.close()
        desk.crashes.remove()


def _begun(desk: Desk) -> None:
    _watch(desk)
    _settle()


def _watch(desk: Desk) -> None:
    """Have a fault written where the next start looks: the example comes and is thrown away while the program runs."""
    own = DataFolder(desk.home).logs
    report = desk.crashes.watch(own if own.is_dir() else DataFolder(desk.root).logs)
    if desk.window is not None:
        desk.window.notices.tell_end(report)


def _parser() -> ArgumentParser:
    from argparse import ArgumentParser

    parser = ArgumentParser(prog="smdesk", description="The window; see smdesk --help for the commands.")
    parser.add_argument("--data", metavar="DIR")
    parser.add_argument("--clock", metavar="ISO")
    parser.add_argument("--lang", choices=("en", "es"))
    parser.add_argument("--practice", action="store_true")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("--background", action="store_true")
    return parser


def _application() -> QApplication:
    memory.keep_together()
    sys.setswitchinterval(_SWITCH_S)
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    present = QApplication.instance()
    app = present if isinstance(present, QApplication) else Application(["smdesk"])
    if app is not present:
        app.aboutToQuit.connect(leave_clipboard)
    QCoreApplication.setApplicationName("smdesk")
    QCoreApplication.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName("smdesk")
    return app


def _clock(text: str | None) -> Clock | None:
    """A clock that starts at `--clock`, for tests; without an offset in the computer's own zone."""
    if not text:
        return None
    from datetime import datetime

    from smdesk.core.clock import ShiftedClock

    return ShiftedClock(datetime.fromisoformat(text).astimezone())


def _settle() -> None:
    """What has been made so far stays; the rest is collected from now on, less often than Python would."""
    app = QCoreApplication.instance()
    assert app is not None
    linecache.clearcache()  # sources that were looked into while modules were made
    gc.collect()
    gc.freeze()
    Collector(app)


if __name__ == "__main__":
    sys.exit(main())
