"""Whether this computer is to move less, as the desktops write it down."""

from __future__ import annotations

import importlib
import plistlib
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from smdesk.system import motion


@pytest.mark.parametrize(
    ("file", "text", "reduced"),
    [
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=0\n", True),
        ("gtk-4.0/settings.ini", "[Settings]\n gtk-enable-animations = false\n", True),
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=1\n", False),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n", True),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0.5\n", False),
    ],
)
def test_the_files_of_linux_desktops_are_read(tmp_path: Path, file: str, text: str, reduced: bool) -> None:
    place = tmp_path / file
    place.parent.mkdir(exist_ok=True)
    place.write_text(text)
    assert motion.reduced(platform="linux", environ={"XDG_CONFIG_HOME": str(tmp_path)}) is reduced


def test_nothing_said_means_things_move(tmp_path: Path) -> None:
    assert motion.reduced(platform="linux", home=tmp_path, environ={}) is False
    assert motion.reduced(platform="darwin", home=tmp_path) is False


def test_a_mac_says_so_in_a_property_list(tmp_path: Path) -> None:
    file = tmp_path / "Library/Preferences/com.apple.universalaccess.plist"
    file.parent.mkdir(parents=True)
    file.write_bytes(plistlib.dumps({"reduceMotion": True}))
    assert motion.reduced(platform="darwin", home=tmp_path) is True
    file.write_bytes(b"scribble")
    assert motion.reduced(platform="darwin", home=tmp_path) is False


@pytest.mark.parametrize(("shown", "answered", "reduced"), [(0, 1, True), (1, 1, False), (0, 0, False)])
def test_windows_is_asked_for_its_animations(shown: int, answered: int, reduced: bool) -> None:
    def ask(what: int, _size: int, place: SimpleNamespace, _more: int) -> int:
        assert what == 0x1042
        place.value = shown
        return answered

    user32 = SimpleNamespace(SystemParametersInfoW=ask)
    api = SimpleNamespace(c_int=lambda value: SimpleNamespace(value=value), byref=lambda it: it,
                          windll=SimpleNamespace(user32=user32))  # fmt: skip
    assert motion._windows(api) is reduced


class Portal(threading.Thread):
    """Somebody who answers on a bus of our own as the portal of a desktop does."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.settings: dict[tuple[str, str], tuple[str, object]] = {}
        self._jeepney = importlib.import_module("jeepney")
        self._bus = importlib.import_module("jeepney.io.blocking").open_dbus_connection(bus=address)
        self._bus.send_and_get_reply(self._jeepney.message_bus.RequestName("org.freedesktop.portal.Desktop"))

    def run(self) -> None:
        kinds = self._jeepney.MessageType
        try:
            while True:
                call = self._bus.receive()
                if call.header.message_type is kinds.method_call:
                    found = self.settings.get(call.body)
                    made = self._jeepney.new_error(call, "org.freedesktop.portal.Error.NotFound")
                    if found is not None:
                        made = self._jeepney.new_method_return(call, "v", (("v", found),))
                    self._bus.send(made)
        except (OSError, EOFError):  # the bus is over
            self._bus.close()


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Portal]:
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"]
    command.append(f"--address=unix:path={tmp_path}/bus")
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    made = Portal(address)
    made.start()
    yield made
    daemon.terminate()
    daemon.communicate(timeout=20)
    made.join(20)


@pytest.mark.loopback
@pytest.mark.parametrize(
    ("key", "value", "reduced"),
    [
        (("org.gnome.desktop.interface", "enable-animations"), ("b", False), True),
        (("org.gnome.desktop.interface", "enable-animations"), ("b", True), False),
        (("org.freedesktop.appearance", "reduced-motion"), ("u", 1), True),
        (("org.freedesktop.appearance", "reduced-motion"), ("u", 0), False),
        (("org.gnome.desktop.interface", "gtk-theme"), ("s", "Adwaita"), False),
    ],
)
def test_a_desktop_that_keeps_it_in_no_file_is_asked(
    portal: Portal, key: tuple[str, str], value: tuple[str, object], reduced: bool
) -> None:
    portal.settings[key] = value
    assert motion.asked() is reduced


def test_without_a_session_nobody_asks_for_less(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert motion.asked() is False
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    assert motion.asked() is False
