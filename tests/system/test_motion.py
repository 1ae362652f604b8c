"""Whether this computer is to move less, as the desktops write it down."""

from __future__ import annotations

import plistlib
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
