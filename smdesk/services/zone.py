"""The zone of this computer, by its IANA name: what a new client gets unless told otherwise."""

from __future__ import annotations

import os
from pathlib import Path

from smdesk.core import zones


def computer_zone() -> str:
    """TZ, else what /etc/localtime points to, else /etc/timezone, as far as we know the name; else UTC."""
    for name in (os.environ.get("TZ", "").lstrip(":"), _linked(), _written()):
        if name and name in zones.known():
            return name
    return "UTC"


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
