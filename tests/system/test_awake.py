"""Keeping the computer awake: which helper is started on which system, and that it ends."""

from __future__ import annotations

import os
import subprocess
from types import SimpleNamespace
from typing import Any

import pytest

from smdesk.system.awake import Awake


class _Helper:
    """In place of a process."""

    def __init__(self, command: tuple[str, ...], **_options: Any) -> None:
        self.command = command
        self.told: list[str] = []
        self.stdin = SimpleNamespace(close=lambda: self.told.append("closed"))

    def terminate(self) -> None:
        self.told.append("terminated")

    def wait(self) -> None:
        self.told.append("waited")


def made(**given: Any) -> tuple[Awake, list[_Helper]]:
    started: list[_Helper] = []

    def start(command: tuple[str, ...], **options: Any) -> _Helper:
        started.append(_Helper(command, **options))
        return started[-1]

    return Awake(start=start, **{"which": lambda name: f"/usr/bin/{name}", "environ": {}, **given}), started


@pytest.mark.parametrize(
    ("platform", "desktop", "first"),
    [
        ("linux", "KDE", "systemd-inhibit"),
        ("linux", "ubuntu:GNOME", "gnome-session-inhibit"),
        ("darwin", "", "caffeinate"),
    ],
)
def test_one_helper_holds_it_until_it_is_released(platform: str, desktop: str, first: str) -> None:
    awake, started = made(platform=platform, environ={"XDG_CURRENT_DESKTOP": desktop})
    awake.hold()
    awake.hold()
    (helper,) = started
    assert helper.command[0] == first
    awake.release()
    awake.release()
    assert helper.told == ["closed", "terminated", "waited"]
    awake.hold()
    assert len(started) == 2


def test_a_system_without_helpers_is_no_trouble() -> None:
    awake, started = made(platform="linux", which=lambda _name: None)
    awake.hold()
    awake.release()
    assert started == []

    def broken(*_args: Any, **_options: Any) -> None:
        raise OSError("no more processes")

    awake = Awake(platform="darwin", start=broken)
    awake.hold()
    awake.release()


def test_windows_is_told_in_its_own_way() -> None:
    states: list[int] = []
    awake, _ = made(platform="win32", windows=SimpleNamespace(SetThreadExecutionState=states.append))
    awake.hold()
    awake.release()
    assert states == [0x80000001, 0x80000000]


@pytest.mark.skipif(os.name == "nt", reason="no cat there")
def test_a_helper_ends_when_its_input_is_closed() -> None:
    helper = subprocess.Popen(["cat"], stdin=subprocess.PIPE)
    assert helper.stdin is not None
    helper.stdin.close()
    assert helper.wait(5) == 0
