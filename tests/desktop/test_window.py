"""The program as a person starts it, on a real X11 desktop: `desktop run -- make desktop`, see the lab's DESKTOP.md."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.desktop.stage import Screen, until

pytestmark = [pytest.mark.desktop, pytest.mark.timeout(180)]


def test_a_new_desk_by_mouse_from_start_to_the_ledger(screen: Screen, tmp_path: Path) -> None:
    data = tmp_path / "desk"
    program = screen.start("--data", data, "--lang", "es")
    screen.await_window("smdesk")
    time.sleep(0.6)
    shots = Path(os.environ.get("SMDESK_SHOTS", tmp_path))
    screen.ask("shot", shots / "desktop-welcome.png", "^smdesk$")
    # The button "Explorar" of the second card: found by its place in the picture, as a person finds it.
    x, y, _, _ = screen.geometry("^smdesk$")
    left, top = _button(shots / "desktop-welcome.png")
    screen.ask("click", x + left, y + top)
    screen.await_window("Publicación — smdesk", 60)
    time.sleep(1.0)
    screen.ask("shot", shots / "desktop-publishing.png", "Publicaci")
    picture = QImage(str(shots / "desktop-publishing.png"))
    assert picture.width() >= 1100
    assert len({picture.pixel(at, 300) for at in range(0, picture.width(), 7)}) > 8  # something is painted
    # A second start raises the first and ends.
    second = screen.start("--data", data)
    assert second.wait(30) == 0
    assert program.poll() is None
    # A key of the list opens its question; Escape leaves it.
    screen.ask("key", "m")
    screen.await_window("smdesk", 10)
    time.sleep(0.4)
    screen.ask("shot", shots / "desktop-ask.png")
    screen.ask("key", "Escape")
    until(lambda: not screen.shows("smdesk"), 10)
    screen.ask("close", "Publicaci")
    until(lambda: program.poll() is not None or screen.shows("smdesk"), 10)
    if program.poll() is None:  # something is due within a day, so it asks
        time.sleep(0.4)
        screen.ask("shot", shots / "desktop-quit.png")
        screen.ask("key", "Return")
    until(lambda: program.poll() is not None)
    assert program.returncode == 0
    assert (data / "smdesk.sqlite3").exists()


def _button(picture: Path) -> tuple[int, int]:
    """The middle of the example's button: the right-most framed button below the primary one."""
    image = QImage(str(picture))
    accent = 0xFF0E6A6B
    columns = range(image.width() - 1, image.width() // 2, -1)
    for y in range(40, image.height() - 40):
        for x in columns:
            if image.pixel(x, y) == accent:
                middle_x, middle_y = x - 40, y + 16
                return middle_x, middle_y + 90
    raise AssertionError("no primary button in the picture")
