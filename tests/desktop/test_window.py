"""The program as a person starts it, on a real X11 desktop: `desktop run -- make desktop`, see the lab's DESKTOP.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desktop.stage import Screen, until

pytestmark = [pytest.mark.desktop, pytest.mark.timeout(180)]


def test_the_example_desk_by_mouse_from_the_start_to_the_ledger_and_out(screen: Screen, tmp_path: Path) -> None:
    data = tmp_path / "desk"
    program = screen.drive("--data", data, "--lang", "es")
    program.title("smdesk")
    program.click("example-desk")
    program.until("window.router.current == 'today' and window.isActiveWindow()", 90)
    screen.picture("example-today")
    screen.do("key", program.ask("key_of('publish')"))
    program.title("Publicación")
    screen.picture("example-publishing")
    # The way out by key asks first when something is due within a day.
    screen.do("key", "ctrl+q")
    until(lambda: program.process.poll() is not None or len(screen.titles()) > 1)
    if program.process.poll() is None:
        screen.picture("example-quit")
        program.press("Cerrar de todos modos")
    until(lambda: program.process.poll() is not None)
    assert program.process.returncode == 0
    assert (data / "smdesk.sqlite3").exists()
