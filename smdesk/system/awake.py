"""Keeping the computer from falling asleep by itself. Who closes the lid or chooses "Suspend" is obeyed all the same.

Linux: a helper of the desktop (gnome-session-inhibit(1), else systemd-inhibit(1)) holds the wish for as long as its
standard input is open, so it ends with this program, however that ends. macOS: caffeinate(8) with our process id.
Windows: SetThreadExecutionState.
"""

from __future__ import annotations

import ctypes
import logging
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

log = logging.getLogger(__name__)

_ES_CONTINUOUS, _ES_SYSTEM_REQUIRED = 0x80000000, 0x00000001
REASON = "Posts go out soon"


class Awake:
    """`hold` and `release` may be called again and again; they raise nothing, for a post matters more."""

    def __init__(
        self,
        *,
        platform: str = sys.platform,
        environ: Mapping[str, str] | None = None,
        which: Callable[[str], str | None] = shutil.which,
        start: Callable[..., Any] | None = None,
        windows: Any = None,
    ) -> None:
        """The computer's own, unless a test says otherwise."""
        self._platform = platform
        self._environ = os.environ if environ is None else environ
        self._which = which
        self._start = start  # None: `subprocess`, which is imported by whoever holds
        self._windows = windows
        self._helper: Any = None
        self.held = False

    def hold(self) -> None:
        """From now on."""
        if self.held:
            return
        self.held = True
        if self._platform == "win32":
            self._tell_windows(_ES_CONTINUOUS | _ES_SYSTEM_REQUIRED)
            return
        command = self._command()
        if not command:
            log.info("nothing here keeps the computer awake")
            return
        import subprocess

        start = self._start or subprocess.Popen
        try:
            self._helper = start(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except OSError as error:
            log.info("the computer is not kept awake: %s", error)

    def release(self) -> None:
        """No longer."""
        if not self.held:
            return
        self.held = False
        if self._platform == "win32":
            self._tell_windows(_ES_CONTINUOUS)
        helper, self._helper = self._helper, None
        if helper is not None:
            helper.stdin.close()
            helper.terminate()
            helper.wait()

    def _command(self) -> Sequence[str]:
        if self._platform == "darwin":
            return ("caffeinate", "-i", "-w", str(os.getpid()))
        if "GNOME" in self._environ.get("XDG_CURRENT_DESKTOP", "") and self._which("gnome-session-inhibit"):
            return ("gnome-session-inhibit", "--inhibit", "suspend", "--reason", REASON, "cat")
        if self._which("systemd-inhibit"):
            return ("systemd-inhibit", "--what=idle", "--mode=block", "--who=smdesk", f"--why={REASON}", "cat")
        return ()

    def _tell_windows(self, state: int) -> None:
        api = self._windows or ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
        api.SetThreadExecutionState(state)
