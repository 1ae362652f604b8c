"""What nobody expected: into the log with its traceback, and a plain word in the window; the program goes on."""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

log = logging.getLogger(__name__)
qt_log = logging.getLogger("qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Crashes(QObject):
    """Catches exceptions of any thread and Qt's own messages, from `install` to `remove`."""

    happened = Signal(str)  # the traceback
    _arrived = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._former: tuple[Any, Any] | None = None
        self._last_words: TextIO | None = None
        self._arrived.connect(self.happened, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Begin to catch."""
        self._former = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread
        qInstallMessageHandler(_from_qt)

    def watch(self, folder: Path) -> Path | None:
        """Have it written into `folder` where a fault in a library ended the program; at the next start this gives the
        file that tells, once for each time.
        """
        file, before, found = folder / "crash.log", folder / "crash-before.log", None
        try:
            if file.exists() and file.stat().st_size:
                os.replace(file, before)
                found = before
                log.error("a fault ended the program the last time: see %s", before)
            self._last_words = file.open("w", encoding="utf-8")
        except OSError as error:
            log.warning("a fault would leave no trace: %s", error)
        else:
            faulthandler.enable(self._last_words)
        return found

    def remove(self) -> None:
        """As it was before."""
        if self._former is not None:
            sys.excepthook, threading.excepthook = self._former
            self._former = None
            qInstallMessageHandler(None)
        if self._last_words is not None:
            faulthandler.disable()
            self._last_words.close()
            self._last_words = None

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.critical("unexpected", exc_info=(kind, error, trace))
        self._arrived.emit("".join(traceback.format_exception(kind, error, trace)))

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._caught(args.exc_type, args.exc_value, args.exc_traceback)


def _from_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s", text)
