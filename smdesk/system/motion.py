"""Whether the person has asked this computer for less movement: read where the desktops keep it.

Files: `gtk-enable-animations` in GTK's `settings.ini`; KDE: `AnimationDurationFactor` in `kdeglobals`; macOS:
`reduceMotion` of com.apple.universalaccess. Windows: SPI_GETCLIENTAREAANIMATION. Unreadable means no. GNOME keeps it in
a database of its own and tells it over D-Bus (XDG Desktop Portal, org.freedesktop.portal.Settings), see `asked`.
"""

from __future__ import annotations

import importlib
import logging
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

log = logging.getLogger(__name__)

_SPI_GETCLIENTAREAANIMATION = 0x1042
_PORTAL, _AT = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
#: Where the portal keeps it, and the value that asks for less.
_ASKS: tuple[tuple[str, str, object], ...] = (
    ("org.freedesktop.appearance", "reduced-motion", 1),
    ("org.gnome.desktop.interface", "enable-animations", False),
)
_WAIT_S = 3.0  # a portal that is not there yet is started for the question


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


def asked() -> bool:
    """True when a Linux desktop says so over D-Bus. It waits for the answer: nothing for the window's thread."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        with importlib.import_module("jeepney.io.blocking").open_dbus_connection(bus="SESSION") as connection:
            return any(_told(connection, space, key) == wish for space, key, wish in _ASKS)
    except (ImportError, OSError, ValueError, RuntimeError, KeyError) as error:  # KeyError: no session, so no address
        log.info("the desktop does not tell whether things are to move less: %s", type(error).__name__)
        return False


def _told(connection: Any, space: str, key: str) -> object:
    """A setting that the portal tells of, None for one that it does not know."""
    jeepney = importlib.import_module("jeepney")
    portal = jeepney.DBusAddress(_AT, bus_name=_PORTAL, interface="org.freedesktop.portal.Settings")
    question = jeepney.new_method_call(portal, "Read", "ss", (space, key))
    answer = connection.send_and_get_reply(question, timeout=_WAIT_S)
    if answer.header.message_type is jeepney.MessageType.error:
        return None
    value = answer.body[0]
    while isinstance(value, tuple):  # a variant, of a variant: its signature and what it holds
        value = value[1]
    return cast("object", value)


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
