"""What no test may do without saying so: leave this computer, see the person's home, log a warning, leave a thread.

Loaded by `tests/conftest.py` as a plugin. The environment is changed once, when this module is imported, before
anything of smdesk or Qt is, and sockets ask from then on whether a test runs; the rest is watched around each test.
"""

from __future__ import annotations

import contextlib
import ipaddress
import json
import logging
import os
import re
import shutil
import socket
import tempfile
import threading
import time
import traceback

import pytest

ROOM = 3 * 2**30  # bytes; a run needs far less, but whoever else uses that memory must not feel it
_KEEP = "SMDESK_TEST_ENVIRONMENT"  # the real environment, handed on to the workers of a parallel run
_OWNER = "SMDESK_TEST_HOME"
_FOLDERS = {
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "run",
    "APPDATA": "appdata",
    "LOCALAPPDATA": "localappdata",
}
_SETTINGS = {
    "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    "DBUS_SESSION_BUS_ADDRESS": "disabled:",
    "TZ": "Asia/Kathmandu",  # +05:45, so that nothing agrees with the computer's zone by chance
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
}


def real_environment() -> dict[str, str]:
    """The environment as it was before the tests: for lab servers, which must find what they installed."""
    return dict(json.loads(os.environ[_KEEP]))


def _in_memory() -> str:
    """A folder in memory with room for a run, "" where there is none. Each commit of each desk waits for the disk, and
    no test pulls the plug.
    """
    folder = "/dev/shm"
    with contextlib.suppress(OSError):
        if os.access(folder, os.W_OK | os.X_OK) and shutil.disk_usage(folder).free > ROOM:
            return folder
    return ""


def _isolate() -> str | None:
    """Change the environment; the folder of this run, or None in a worker, which has its parent's."""
    if _KEEP in os.environ:
        return None
    os.environ[_KEEP] = json.dumps(dict(os.environ))
    # A folder of this run's own: pytest closes the one that it shares between runs to others at each start.
    run = tempfile.mkdtemp(prefix="smd-", dir=_in_memory() or None)
    os.chmod(run, 0o711)  # tests that become another user must be able to pass through
    os.environ["TMPDIR"] = run
    tempfile.tempdir = None
    home = os.path.join(run, "home")
    os.mkdir(home, 0o700)
    for name in [*os.environ]:
        # A proxy of this computer would send loopback calls elsewhere; SMDESK_DATA would be the person's desk.
        if name.lower().endswith("_proxy") or name in {"SMDESK_DATA", "SMDESK_DATABASE", "DISPLAY", "WAYLAND_DISPLAY"}:
            if name in {"DISPLAY", "WAYLAND_DISPLAY"} and os.environ.get("SMDESK_TEST_DESKTOP"):
                continue
            del os.environ[name]
    os.environ.update(_SETTINGS)
    os.environ["HOME"] = os.environ["USERPROFILE"] = os.environ[_OWNER] = home
    for name, folder in _FOLDERS.items():
        os.environ[name] = os.path.join(home, folder)
        os.makedirs(os.environ[name], mode=0o700)
    if not os.environ.get("SMDESK_TEST_DESKTOP"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    time.tzset()
    return run


_run = _isolate()


def pytest_unconfigure() -> None:
    if _run is not None:
        shutil.rmtree(_run, ignore_errors=True)


# --- sockets ---------------------------------------------------------------------------------------------------------


def _is_loopback(host: str) -> bool:
    if host in {"localhost", ""}:
        return True
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host.split("%")[0]).is_loopback
    return False


class _Sockets:
    """Refuses addresses. The refusal cannot be caught as an error of the network, and is remembered besides."""

    def __init__(self, *, loopback: bool) -> None:
        self.loopback = loopback
        self.refused: list[str] = []

    def check(self, address: object) -> None:
        if isinstance(address, tuple):
            if self.loopback and _is_loopback(str(address[0])):
                return
        elif os.fsdecode(address).startswith(tempfile.gettempdir() + os.sep):  # a unix socket of the test's own
            return
        self.refused.append(str(address))
        hint = "this test may use loopback only" if self.loopback else "mark the test `loopback` if it must"
        pytest.fail(f"a test tried to reach {address!r}; {hint}")


_sockets: _Sockets | None = None  # of the test that runs


def _checked(name: str) -> object:
    real = getattr(socket.socket, name)

    def call(sock: socket.socket, *args: object) -> object:
        if _sockets is not None:
            _sockets.check(args[-1])  # sendto(data, address) or sendto(data, flags, address)
        return real(sock, *args)

    return call


def _checked_lookup() -> object:
    real = socket.getaddrinfo

    def lookup(host: object, *args: object, **kwargs: object) -> object:
        name = os.fsdecode(host) if isinstance(host, (str, bytes)) else ""
        if _sockets is not None and not _is_loopback(name):
            _sockets.check((name,))
        return real(host, *args, **kwargs)

    return lookup


for _name in ("connect", "connect_ex", "sendto"):
    setattr(socket.socket, _name, _checked(_name))
socket.getaddrinfo = _checked_lookup()


# --- the log ---------------------------------------------------------------------------------------------------------


class _Warnings(logging.Handler):
    """Keeps every record of WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self.allowed: list[re.Pattern[str]] = []
        self.causes: dict[str, str] = {}

    def emit(self, record: logging.LogRecord) -> None:
        line = f"{record.levelname} {record.name}: {record.getMessage()}"
        self.lines.append(line)
        if record.exc_info:
            self.causes[line] = "".join(traceback.format_exception(*record.exc_info))

    def unexpected(self) -> list[str]:
        found = [line for line in self.lines if not any(pattern.search(line) for pattern in self.allowed)]
        return [f"{line}\n{self.causes.get(line, '')}".rstrip() for line in found]


class AllowLog:
    """What the fixture `allow_log` gives: call it with regular expressions; without any, everything may be logged."""

    def __init__(self, handler: _Warnings) -> None:
        self._handler = handler

    def __call__(self, *patterns: str) -> None:
        self._handler.allowed += [re.compile(pattern) for pattern in patterns or (".",)]

    @property
    def lines(self) -> list[str]:
        """Everything logged so far at WARNING or above, as `LEVEL logger: message`."""
        return self._handler.lines


# --- threads ---------------------------------------------------------------------------------------------------------

GRACE_S = 3.0  # for threads that are just ending


def _living() -> set[threading.Thread]:
    # Threads that Python did not start (Qt's) show up as dummies when they first call into it.
    return {thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)}


def _left_over(before: set[threading.Thread]) -> set[threading.Thread]:
    limit = time.monotonic() + GRACE_S
    while left := _living() - before:
        if time.monotonic() > limit:
            return left
        time.sleep(0.01)
    return left


# --- around each test ------------------------------------------------------------------------------------------------

_item: pytest.Item | None = None  # the test that runs; asking pytest for a `request` costs more than most tests


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    global _item
    _item = item


@pytest.fixture(autouse=True)
def _watched():
    """One fixture for all that is watched: there are ten thousand tests, and each fixture of each of them counts."""
    global _sockets
    item = _item
    assert item is not None
    markers = {marker.name for marker in item.iter_markers()}
    handler = _Warnings()
    allow = AllowLog(handler)
    if "allow_log" in markers:
        for marker in item.iter_markers("allow_log"):
            allow(*marker.args)
    if "caplog" in item.fixturenames:  # a test that reads the log knows what it expects there
        allow()
    logging.getLogger().addHandler(handler)
    sockets = _sockets = _Sockets(loopback=not markers.isdisjoint({"loopback", "servers", "desktop"}))
    before = _living()
    yield allow
    left = set() if "allow_threads" in markers else _left_over(before)
    _sockets = None
    logging.getLogger().removeHandler(handler)
    wrong = []
    if left:
        wrong.append(f"threads left over: {', '.join(sorted(thread.name for thread in left))}")
    if unexpected := handler.unexpected():
        wrong.append("logged without being expected (marker or fixture `allow_log`):\n" + "\n".join(unexpected))
    if sockets.refused:
        wrong.append(f"the network was tried: {', '.join(sockets.refused)}")
    if wrong:
        pytest.fail("\n".join(wrong))


@pytest.fixture
def allow_log(_watched: AllowLog) -> AllowLog:
    """Say which warnings a test expects in the log: `allow_log("pattern", ...)`."""
    return _watched
