"""Whether the person has asked this computer for less movement: read from the files in which the desktops keep it.

GNOME and others: `gtk-enable-animations` in GTK's `settings.ini`; KDE: `AnimationDurationFactor` in `kdeglobals`;
macOS: `reduceMotion` of com.apple.universalaccess; Windows: SPI_GETCLIENTAREAANIMATION. Unreadable means no.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_SPI_GETCLIENTAREAANIMATION = 0x1042


def reduced(
    *, platform: str = sys.platform, home: Path | None = None, environ: Mapping[str, str] | None = None
) -> bool:
    """True when the system says so."""
    where, said = home or Path.home(), os.environ if environ is None else environ
    if platform == "win32":
        import ctypes  # of Windows alone, and only there worth its time at a start

        return _windows(ctypes)
    if platform == "darwin":
        return _mac(where / "Library" / "Preferences" / "com.apple.universalaccess.plist")
    config = Path(said.get("XDG_CONFIG_HOME") or where / ".config")
    for file in (config / "gtk-4.0" / "settings.ini", config / "gtk-3.0" / "settings.ini"):
        value = _line(file, "gtk-enable-animations")
        if value:
            return value.casefold() in {"0", "false"}
    return _line(config / "kdeglobals", "AnimationDurationFactor") in {"0", "0.0"}


def _line(file: Path, key: str) -> str:
    """The value of a key in a file of `key=value` lines; "" for none."""
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    found = re.search(rf"^\s*{re.escape(key)}\s*=\s*(\S*)\s*$", text, re.MULTILINE)
    return found[1] if found else ""


def _mac(file: Path) -> bool:
    import plistlib  # of macOS alone

    try:
        return bool(plistlib.loads(file.read_bytes()).get("reduceMotion"))
    except (OSError, ValueError, plistlib.InvalidFileException, AttributeError):
        return False


def _windows(api: Any) -> bool:
    shown = api.c_int(1)
    told = api.windll.user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, api.byref(shown), 0)
    return bool(told) and not shown.value
