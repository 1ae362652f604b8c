"""From the first start to a post that is scheduled, in less than two minutes: by mouse, and by keyboard alone."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from tests.desktop.conftest import OpenScreen, Say
from tests.desktop.stage import Program, Screen, until

pytestmark = [pytest.mark.desktop, pytest.mark.timeout(240)]

LONGEST = 120  # seconds, for a person; the tests are quicker with their hands and the computer may be busy


def _scheduled(screen: Screen, data: Path, client: str, text: str) -> dict[str, Any]:
    """The one post of the desk, as another program sees it."""
    (post,) = screen.command(data, "post", "list")["items"]
    shown: dict[str, Any] = screen.command(data, "post", "show", str(post["id"]))
    assert text in str(shown["parts"])
    (publication,) = shown["publications"]
    assert (publication["state"], publication["client"]) == ("scheduled", client)
    return shown


def _leave(program: Program) -> None:
    program.screen.do("key", "ctrl+q")
    if program.process.poll() is None:
        until(lambda: program.process.poll() is not None or len(program.screen.titles()) > 1)
        if program.process.poll() is None:  # something is due within a day, so it asks
            program.press("Cerrar de todos modos")
    until(lambda: program.process.poll() is not None)
    assert program.process.returncode == 0


def test_by_mouse_from_the_first_start_to_a_scheduled_post(screen: Screen, tmp_path: Path, say: Say) -> None:
    data, began = tmp_path / "desk", time.monotonic()
    program = screen.drive("--data", data, "--lang", "es")
    program.title("smdesk")
    screen.picture("first-1")
    program.click("first-client")
    program.until("named('client-name')")
    screen.do("type", "Panaderia Sol")
    screen.picture("first-2")
    program.click("create-client")
    program.until("named('connect-channels')")
    screen.picture("first-3")
    program.click("network-practice")
    program.click("connect-channels")
    program.until("named('set-queue')")
    screen.picture("first-4")
    program.click("set-queue")
    program.title("Hoy")
    screen.picture("first-5")
    program.click("new-post")
    program.until("window.router.current == 'composer' and focus()")
    screen.do("type", "Pan de centeno recien hecho")
    program.until("window.router.shown.model.draft.name == 'Pan de centeno recien hecho'")
    screen.picture("first-6")
    program.click("schedule")
    program.until("window.router.shown.model.live or window.router.current != 'composer'")
    screen.picture("first-7")
    took = time.monotonic() - began
    _scheduled(screen, data, "Panaderia Sol", "Pan de centeno recien hecho")
    say(f"by mouse: {took:.1f} s from the start to the scheduled post")
    assert took < LONGEST
    _leave(program)


def test_by_keyboard_alone_from_the_first_start_to_a_scheduled_post(
    open_screen: OpenScreen, tmp_path: Path, say: Say
) -> None:
    screen = open_screen(language="en_GB.UTF-8")
    data, began = tmp_path / "desk", time.monotonic()
    program = screen.drive("--data", data, "--lang", "en")
    program.title("smdesk")
    program.until("focus() == 'first-client'")
    screen.do("key", "Return")
    program.until("focus() == 'client-name'")
    screen.do("type", "Cycles North")
    screen.do("key", "Return")
    program.until("focus() == 'handle'")
    program.tab_to("network-practice")
    screen.do("key", "space")
    program.tab_to("connect-channels")
    screen.do("key", "Return")
    program.until("focus() == 'queue-0'")
    screen.do("key", "Return")
    program.title("Today")
    screen.picture("keys-1")
    screen.do("key", "ctrl+n")
    program.until("window.router.current == 'composer' and focus()")
    screen.do("type", "New winter tyres are in")
    program.until("window.router.shown.model.draft.name == 'New winter tyres are in'")
    screen.do("key", "ctrl+Return")
    screen.picture("keys-2")
    program.until("window.router.shown.model.live or window.router.current != 'composer'")
    took = time.monotonic() - began
    _scheduled(screen, data, "Cycles North", "New winter tyres are in")
    say(f"by keyboard: {took:.1f} s from the start to the scheduled post")
    assert took < LONGEST
