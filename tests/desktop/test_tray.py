"""The program without its window: the tray and its menu, a desktop without one, a second start, and sign-in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.desktop.conftest import OpenScreen
from tests.desktop.stage import Program, Screen, until

pytestmark = [pytest.mark.desktop, pytest.mark.timeout(240)]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder for one desk."""
    return tmp_path / "desk"


def one_post(screen: Screen, data: Path, network: str = "practice", when: str = "+3d") -> tuple[int, int]:
    """A desk with one client, one channel and one post; channel and post."""
    screen.command(data, "client", "add", "Sol", "--zone", "Europe/Madrid")
    way = ("--assisted",) if network != "practice" else ()
    channel = screen.command(data, "channel", "connect", network, "--client", "Sol", "--handle", "sol", *way)["id"]
    post = screen.command(
        data, "post", "add", "--client", "Sol", "--channel", str(channel), "--text", "Pan con sol", "--at", when
    )
    return channel, post["id"]


def menu(screen: Screen) -> list[str]:
    """The words of the icon's menu, in order."""
    lines = screen.do("tray-menu", 1).splitlines()
    return [re.sub(r"^\d+ ", "", line) for line in lines]


def told(screen: Screen, first: str) -> list[dict[str, Any]]:
    """The notifications whose title begins so."""
    return [each for each in screen.notifications() if each["summary"].startswith(first)]


def close_to_tray(program: Program) -> None:
    """The cross of the title bar."""
    screen = program.screen
    until(screen.icons)
    screen.do("close", "smdesk")
    program.until("not window.isVisible()")
    until(lambda: not [title for title in screen.titles() if title.endswith("smdesk")])


def ended(program: Program, status: int = 0) -> None:
    """It has gone by itself."""
    until(lambda: program.process.poll() is not None)
    assert program.process.returncode == status


def test_the_menu_of_the_tray_tells_pauses_writes_and_quits(screen: Screen, data: Path) -> None:
    one_post(screen, data)
    program = screen.drive("--data", data, "--lang", "es")
    program.title("Hoy")
    close_to_tray(program)
    until(lambda: any("bandeja" in each["body"] for each in screen.notifications()))  # it says so, once
    # The first line tells what is most serious, and a computer without a way out is more than a running scheduler.
    online = program.ask("__import__('smdesk.system.netstate').system.netstate.has_route()")
    running = "Programador activo" if online else "Sin conexión"
    words = menu(screen)
    assert words[0] == running
    assert any("Pan con sol" in each for each in words)
    screen.do("tray-menu", 1, "Hasta que yo diga")
    program.until("desk.runtime.publishing.paused()")
    until(lambda: menu(screen)[0] == "La publicación está en pausa")
    screen.do("tray-menu", 1, "Seguir publicando")
    program.until("not desk.runtime.publishing.paused()")
    until(lambda: menu(screen)[0] == running)
    assert program.ask("not window.isVisible()")
    screen.do("tray-menu", 1, "Nueva publicación…")
    program.until("window.isVisible() and window.isActiveWindow() and window.router.current == 'composer'")
    screen.do("type", "Desde la bandeja")
    program.until("window.router.shown.model.draft.name == 'Desde la bandeja'")
    screen.picture("tray-composer")
    close_to_tray(program)
    screen.do("tray-click", 1)
    program.until("window.isVisible()")
    screen.do("tray-menu", 1, "Salir")
    ended(program)
    assert any("Desde la bandeja" in str(each) for each in screen.command(data, "post", "list")["items"])
    until(lambda: not screen.icons())


def test_without_a_tray_closing_makes_the_window_small_and_says_so(open_screen: OpenScreen, data: Path) -> None:
    screen = open_screen("--tray", "none")
    one_post(screen, data)
    program = screen.drive("--data", data, "--lang", "es")
    program.title("Hoy")
    screen.do("close", "smdesk")
    program.until("window.isMinimized()")
    until(lambda: any("bandeja" in each["body"] for each in screen.notifications()))
    assert program.process.poll() is None
    assert program.ask("desk.runtime.publisher is not None")
    second = screen.start("--data", data)  # brings it back
    assert second.wait(60) == 0
    program.until("not window.isMinimized() and window.isActiveWindow()")
    screen.do("key", "ctrl+q")
    ended(program)


def test_a_second_start_raises_the_first_and_ends(screen: Screen, data: Path) -> None:
    one_post(screen, data)
    program = screen.drive("--data", data, "--lang", "es")
    program.title("Hoy")
    close_to_tray(program)
    second = screen.start("--data", data)
    assert second.wait(60) == 0
    program.until("window.isVisible() and window.isActiveWindow()")
    screen.do("key", "ctrl+q")
    ended(program)


def test_at_sign_in_only_the_icon_shows(screen: Screen, data: Path) -> None:
    one_post(screen, data)
    program = screen.drive("--data", data, "--lang", "es", "--background")
    until(screen.icons)
    program.until("desk.runtime.publisher is not None")
    assert not [title for title in screen.titles() if "smdesk" in title and "tray" not in title]
    assert program.ask("not window.isVisible()")
    screen.do("tray-click", 1)
    program.until("window.isVisible() and window.isActiveWindow()")
    screen.do("tray-menu", 1, "Salir")
    ended(program)


def test_a_post_for_the_person_comes_as_a_notification_and_is_told_with_its_link(screen: Screen, data: Path) -> None:
    screen.command(data, "setting", "set", "notify.lead", "0")  # one notification a minute: not the one before it
    _, post = one_post(screen, data, "x", "+12s")
    program = screen.drive("--data", data, "--lang", "es", "--background")
    until(lambda: any("Pan con sol" in each["summary"] for each in told(screen, "Toca publicar")), 60)
    screen.picture("assisted-1")
    panel = "[each for each in shown() if each.objectName() == 'assisted']"
    screen.do("notification-action")
    program.until(f"{panel} and {panel}[0].isActiveWindow()")
    screen.picture("assisted-2")
    assert screen.clipboard() == "Pan con sol"
    program.click("link")
    screen.do("paste", "https://x.com/sol/status/1790000000000000001")
    program.until(f"{panel}[0].link")
    screen.picture("assisted-3")
    program.click("published")
    until(lambda: _state(screen, data, post) == "published")
    screen.picture("assisted-4")
    (publication,) = screen.command(data, "post", "show", str(post))["publications"]
    assert publication["remote_url"] == "https://x.com/sol/status/1790000000000000001"


def _state(screen: Screen, data: Path, post: int) -> str:
    (publication,) = screen.command(data, "post", "show", str(post))["publications"]
    return str(publication["state"])
