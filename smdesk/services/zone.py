"""The zone of this computer, by its IANA name: what a new client gets unless told otherwise."""

from __future__ import annotations

import os
import time
from functools import lru_cache
from pathlib import Path

from smdesk.core import zones

#: Seconds for which the answer of the files holds: every clock of the window asks, and people travel seldom.
_HOLDS_S = 5.0


def computer_zone() -> str:
    """TZ, else what /etc/localtime points to, else /etc/timezone, as far as we know the name; else UTC."""
    own = os.environ.get("TZ", "").lstrip(":")
    return own if own and own in zones.known() else _of_files(int(time.monotonic() / _HOLDS_S))


@lru_cache(maxsize=1)
def _of_files(_moment: int) -> str:
    return next((name for name in (_linked(), _written()) if name and name in zones.known()), "UTC")


def _linked() -> str:
    try:
        target = Path("/etc/localtime").resolve(strict=True).as_posix()
    except (OSError, RuntimeError):
        return ""
    return target.partition("/zoneinfo/")[2]


def _written() -> str:
    try:
        return Path("/etc/timezone").read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
