"""The log file: rotating, private, and without secrets whatever is logged, tracebacks included."""

from __future__ import annotations

import logging
import logging.handlers
import os
import re
import threading
from io import TextIOWrapper
from pathlib import Path

from smdesk.system.disk import storage_error

MAX_BYTES = 1_000_000
FILES = 5
GONE = "[redacted]"
_LEAST = 6  # characters; a shorter value would blank out ordinary words

# What a secret looks like when nobody has told us that it is one.
_PATTERNS = (
    (re.compile(r"(?i)\b(bearer|basic|dpop)\s+[\w.~+/=-]{8,}"), rf"\1 {GONE}"),
    (re.compile(r"\beyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*"), GONE),  # JSON Web Token
    (re.compile(r"\b[a-z2-7]{4}(?:-[a-z2-7]{4}){3}\b"), GONE),  # Bluesky app password
    (re.compile(r"(?<!\d)\d{6,12}:[\w-]{30,}"), GONE),  # Telegram bot token, also in an address: …/bot123456:ABC…
    (re.compile(r"(?i)(://[^/\s:@]+:)[^/\s@]+@"), rf"\1{GONE}@"),
    (
        re.compile(
            r"""(?ix) \b((?:access|refresh|id|bot|page)?_?(?:token|jwt)|client_secret|password|passwd|app_password
            |secret|code_verifier|api_?key|signature) (["']?\s*[=:]\s*["']?) [^\s"'&,;}\])]{4,}"""
        ),
        rf"\1\2{GONE}",
    ),
)


class Redactor:
    """Removes known secrets, and what looks like one, from text. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: re.Pattern[str] | None = None
        self._values: set[str] = set()

    def add(self, secret: str) -> None:
        """From now on remove this value; values under six characters are left to the patterns."""
        with self._lock:
            if len(secret) >= _LEAST and secret not in self._values:
                self._values.add(secret)
                longest_first = sorted(self._values, key=len, reverse=True)
                self._known = re.compile("|".join(map(re.escape, longest_first)))

    def __call__(self, text: str) -> str:
        """The text without secrets."""
        if self._known is not None:
            text = self._known.sub(GONE, text)
        for pattern, instead in _PATTERNS:
            text = pattern.sub(instead, text)
        return text


class RedactingFormatter(logging.Formatter):
    """Formats a record and removes secrets from the result: message, arguments, exception and stack alike."""

    def __init__(self, redact: Redactor) -> None:
        super().__init__("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s")
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        return self._redact(super().format(record))


class _PrivateFile(logging.handlers.RotatingFileHandler):
    """A rotating file that only its owner reads; a full disk loses lines, never the act that was logged."""

    def __init__(self, path: Path) -> None:
        self.lost = 0  # records
        super().__init__(path, maxBytes=MAX_BYTES, backupCount=FILES - 1, encoding="utf-8", errors="backslashreplace")

    def _open(self) -> TextIOWrapper:
        stream = super()._open()
        if os.name != "nt":
            os.fchmod(stream.fileno(), 0o600)
        return stream

    def handleError(self, record: logging.LogRecord) -> None:
        self.lost += 1


class LogFile:
    """The program's log for as long as it is open. `redact` is what everything written goes through."""

    def __init__(self, folder: Path, name: str = "smdesk", level: int = logging.INFO) -> None:
        """Start logging to `<folder>/<name>.log`.

        Raises:
            StorageError: as `disk.storage_error` when the file cannot be opened.
        """
        self.redact = Redactor()
        self.path = folder / f"{name}.log"
        try:
            self._handler = _PrivateFile(self.path)
        except OSError as error:
            raise storage_error(error, self.path) from error
        self._handler.setFormatter(RedactingFormatter(self.redact))
        self._handler.setLevel(level)
        self._former_level = logging.getLogger().level
        logging.getLogger().addHandler(self._handler)
        if self._former_level > level or self._former_level == logging.NOTSET:
            logging.getLogger().setLevel(level)
        for chatty in ("httpx", "httpcore", "apscheduler", "PIL"):
            logging.getLogger(chatty).setLevel(max(level, logging.WARNING))

    @property
    def lost(self) -> int:
        """Records that could not be written."""
        return self._handler.lost

    def close(self) -> None:
        """Stop logging to the file; a second call does nothing."""
        logging.getLogger().removeHandler(self._handler)
        logging.getLogger().setLevel(self._former_level)
        self._handler.close()


def tail(folder: Path, lines: int = 200, name: str = "smdesk") -> list[str]:
    """The newest lines of the log, oldest first, for a problem report; [] where there is none.

    Raises:
        StorageError: as `disk.storage_error` when the file cannot be read.
    """
    path = folder / f"{name}.log"
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise storage_error(error, path) from error
