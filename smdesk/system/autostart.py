"""Starting with the computer: a file or a registry value that the system reads when the person signs in.

Linux reads `.desktop` files (freedesktop.org, Desktop Application Autostart Specification 0.5), macOS property lists
of launchd (launchd.plist(5)), Windows the Run key of the person's registry (Microsoft, "Run and RunOnce Registry
Keys"). Each is the person's own; nothing here needs rights that the program has not got.
"""

from __future__ import annotations

import errno
import importlib
import os
import plistlib
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from smdesk.core.errors import StorageError
from smdesk.system.paths import locate

NAME = "smdesk"
#: launchd and macOS want a name of this form; it is also the name of the file.
LABEL = "org.smdesk.smdesk"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"

_PLAIN = re.compile(r"[\w@+=:,./-]+", re.ASCII)


class Autostart(Protocol):
    """One way to be started at sign-in."""

    def enable(self) -> None:
        """Start at the next sign-in; again, with the present command. Raises StorageError as `_told`."""

    def disable(self) -> None:
        """Do not; nothing happens where it was not set. Raises StorageError as `_told`."""

    def is_enabled(self) -> bool:
        """True when the next sign-in starts the program. Raises StorageError as `_told`."""


class XdgAutostart:
    """A `.desktop` file in the person's autostart folder."""

    def __init__(self, folder: Path, command: Sequence[str]) -> None:
        """`folder` is `$XDG_CONFIG_HOME/autostart`; `command` the program and its arguments."""
        self.file = folder / f"{NAME}.desktop"
        self._command = tuple(command)

    def enable(self) -> None:
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            f"Name={NAME}",
            f"Exec={_exec(self._command)}",
            f"Icon={NAME}",
            "Terminal=false",
            "StartupNotify=false",
            "X-GNOME-Autostart-enabled=true",
        )
        with _told(self.file):
            _write(self.file, ("\n".join(lines) + "\n").encode())

    def disable(self) -> None:
        with _told(self.file):
            self.file.unlink(missing_ok=True)

    def is_enabled(self) -> bool:
        """As the specification: a file that says `Hidden=true` counts as absent. GNOME's own switch counts too."""
        with _told(self.file):
            try:
                text = self.file.read_text(encoding="utf-8", errors="replace")
            except FileNotFoundError:
                return False
        said = dict(re.findall(r"^\s*([\w-]+)\s*=\s*(.*?)\s*$", text, re.MULTILINE))
        if said.get("Hidden", "").casefold() == "true":
            return False
        return said.get("X-GNOME-Autostart-enabled", "true").casefold() != "false" and bool(said.get("Exec"))


class LaunchAgent:
    """A property list in the person's `Library/LaunchAgents`; launchd reads it at the next sign-in."""

    def __init__(self, folder: Path, command: Sequence[str]) -> None:
        self.file = folder / f"{LABEL}.plist"
        self._command = list(command)

    def enable(self) -> None:
        data = {
            "Label": LABEL,
            "ProgramArguments": self._command,
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
        with _told(self.file):
            _write(self.file, plistlib.dumps(data))

    def disable(self) -> None:
        with _told(self.file):
            self.file.unlink(missing_ok=True)

    def is_enabled(self) -> bool:
        with _told(self.file):
            try:
                data = plistlib.loads(self.file.read_bytes())
            except FileNotFoundError:
                return False
            except (plistlib.InvalidFileException, ValueError):
                return False  # somebody else's scribble: launchd cannot read it either
        return isinstance(data, dict) and data.get("RunAtLoad") is True and data.get("Disabled") is not True


class RunKey:
    """A value of the Run key, with the command as Windows takes it."""

    def __init__(self, command: Sequence[str], registry: Any = None) -> None:
        """`registry` is the module winreg, or an object like it; it is imported when it is first used."""
        self._command = _windows(command)
        self._registry = registry

    def enable(self) -> None:
        with self._open() as (registry, key):
            registry.SetValueEx(key, NAME, 0, registry.REG_SZ, self._command)

    def disable(self) -> None:
        with self._open() as (registry, key):
            try:
                registry.DeleteValue(key, NAME)
            except FileNotFoundError:
                return

    def is_enabled(self) -> bool:
        with self._open() as (registry, key):
            try:
                value, _ = registry.QueryValueEx(key, NAME)
            except FileNotFoundError:
                return False
        return bool(value)

    @contextmanager
    def _open(self) -> Iterator[tuple[Any, Any]]:
        registry = self._registry or importlib.import_module("winreg")
        access = registry.KEY_READ | registry.KEY_SET_VALUE
        with _told(RUN_KEY), registry.CreateKeyEx(registry.HKEY_CURRENT_USER, RUN_KEY, 0, access) as key:
            yield registry, key


def this_computer(
    command: Sequence[str] = (),
    *,
    platform: str = sys.platform,
    home: Path | None = None,
    environ: Mapping[str, str] | None = None,
) -> Autostart:
    """The way of this system. Without `command`, this program as it was started, in the background."""
    line = tuple(command) or own_command(background=True, environ=environ)
    where, said = home or Path.home(), os.environ if environ is None else environ
    if platform == "win32":
        return RunKey(line)
    if platform == "darwin":
        return LaunchAgent(where / "Library" / "LaunchAgents", line)
    config = said.get("XDG_CONFIG_HOME", "")
    # XDG Base Directory Specification: a relative path is invalid and to be ignored.
    base = Path(config) if config and Path(config).is_absolute() else where / ".config"
    return XdgAutostart(base / "autostart", line)


def of_desk(root: Path) -> Autostart:
    """The way of this system to start the desk in this folder, without a window, when the person signs in."""
    usual = root == locate(environ={})
    return this_computer(own_command(None if usual else root, background=True))


def own_command(
    data: Path | None = None, *, background: bool = False, environ: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """What starts this program again, with the data folder where it is not the usual one; perhaps without a window.

    An AppImage is mounted somewhere else at each start; its own file is what `APPIMAGE` names.
    """
    said = os.environ if environ is None else environ
    if said.get("APPIMAGE"):
        start: tuple[str, ...] = (said["APPIMAGE"],)
    elif getattr(sys, "frozen", False):
        start = (sys.executable,)
    else:
        start = (_windowless(sys.executable), "-m", "smdesk")
    return (*start, *(("--data", str(data)) if data else ()), *(("--background",) if background else ()))


def _windowless(python: str) -> str:
    """On Windows the Python that opens no black window, where it stands beside the other."""
    quiet = Path(python).with_name("pythonw.exe")
    return str(quiet) if Path(python).name.casefold() == "python.exe" and quiet.exists() else python


def _exec(command: Sequence[str]) -> str:
    """The `Exec` line (Desktop Entry Specification, "The Exec key"): quoting, then the escapes of a string value."""
    parts = []
    for part in command:
        doubled = part.replace("%", "%%")
        if not _PLAIN.fullmatch(doubled):
            doubled = '"' + re.sub(r'(["`$\\])', r"\\\1", doubled) + '"'
        parts.append(doubled)
    return " ".join(parts).replace("\\", "\\\\")


def _windows(command: Sequence[str]) -> str:
    """One line for CreateProcess, by the rules of Microsoft's C runtime."""
    return importlib.import_module("subprocess").list2cmdline(command)  # type: ignore[no-any-return]


def _write(file: Path, data: bytes) -> None:
    """Whole or not at all."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.new")
    beside.write_bytes(data)
    beside.chmod(0o600)  # launchd refuses a file that others may write, whatever the person's umask is
    beside.replace(file)


@contextmanager
def _told(place: Path | str) -> Iterator[None]:
    """Errors of the system as ours.

    Raises:
        StorageError: `disk_full` (`path`), `autostart_denied` (`path`), `disk_error` (`path`, `detail`).
    """
    try:
        yield
    except (PermissionError, FileExistsError, NotADirectoryError, IsADirectoryError):  # or something stands in the way
        raise StorageError("autostart_denied", path=str(place)) from None
    except OSError as error:
        if error.errno == errno.EROFS:
            raise StorageError("autostart_denied", path=str(place)) from None
        if error.errno == errno.ENOSPC:
            raise StorageError("disk_full", path=str(place)) from None
        raise StorageError("disk_error", path=str(place), detail=error.strerror or type(error).__name__) from error
