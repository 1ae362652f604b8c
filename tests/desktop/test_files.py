"""Pictures between programs: dropped into the composer, pasted there, and dragged out of the assisted panel."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.desktop.stage import ROOT, Program, Screen, until

pytestmark = [pytest.mark.desktop, pytest.mark.timeout(240)]
#: Where the other program stands: over the calendar's or composer's lower right, away from what is dragged to.
CORNER = (1330, 800)


@pytest.fixture
def data(screen: Screen, tmp_path: Path) -> Path:
    """A desk with a client and a channel where the person publishes."""
    made = tmp_path / "desk"
    screen.command(made, "client", "add", "Sol", "--zone", "Europe/Madrid")
    screen.command(made, "channel", "connect", "x", "--client", "Sol", "--handle", "sol", "--assisted")
    return made


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    file = tmp_path / "pan de centeno.png"
    Image.new("RGB", (320, 240), "#aa5500").save(file)
    return file


def other(screen: Screen, tmp_path: Path, *files: Path) -> Path:
    """Start the other program; the file that it prints to."""
    told = tmp_path / "other.txt"
    command = [sys.executable, ROOT / "tests" / "desktop" / "other.py", *CORNER, *files]
    with told.open("w") as out:
        process = subprocess.Popen([str(word) for word in command], env=screen.environment, stdout=out)
    screen.programs.append(process)  # ended with the screen
    screen.await_window("Other")
    return told


def composer(screen: Screen, data: Path) -> Program:
    """The window with a new post in the composer."""
    program = screen.drive("--data", data, "--lang", "es")
    program.until("window.router.current and window.isActiveWindow()")
    screen.do("key", "ctrl+n")
    program.until("window.router.current == 'composer' and focus() == 'caption'")
    return program


def drag(screen: Screen, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Between programs: each step is heard of by the one below the pointer."""
    screen.pointer("mousemove", *start, "mousedown", 1)
    screen.glide(start, end, 20)
    screen.pointer("sleep", "0.3", "mousemove", end[0] + 2, end[1], "sleep", "0.3", "mouseup", 1)


def media(screen: Screen, data: Path) -> list[str]:
    """The file names of all media of the newest post, as they are stored."""
    posts = screen.command(data, "post", "list")["items"]
    if not posts:
        return []
    shown = screen.command(data, "post", "show", str(posts[0]["id"]))
    return [medium["filename"] for part in shown["parts"] for medium in part["media"]]


def test_a_picture_is_dropped_from_another_program(screen: Screen, data: Path, picture: Path, tmp_path: Path) -> None:
    program = composer(screen, data)
    other(screen, tmp_path, picture)
    x, y, width, height = screen.geometry("Other")
    drag(screen, (x + width // 2, y + height // 2), program.where("named('caption')"))
    until(lambda: media(screen, data) == [picture.name])
    screen.picture("files-dropped")
    program.until("[each for each in shown() if type(each).__name__ == 'Tile']")


def test_a_picture_is_pasted_from_another_program(screen: Screen, data: Path, picture: Path) -> None:
    program = composer(screen, data)
    subprocess.run(
        ["xclip", "-selection", "clipboard", "-target", "image/png", "-in", picture], env=screen.environment,
        check=True, timeout=30, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    screen.do("key", "ctrl+v")
    assert len(until(lambda: media(screen, data))) == 1
    screen.picture("files-pasted")
    assert program.ask("window.router.shown.editor.boxes[0].caption.toPlainText()") == ""


def test_a_picture_is_dragged_out_of_the_assisted_panel(
    screen: Screen, data: Path, picture: Path, tmp_path: Path
) -> None:
    screen.command(data, "setting", "set", "notify.lead", "0")
    screen.command(
        data, "post", "add", "--client", "Sol", "--channel", "sol", "--text", "Pan", "--media", str(picture),
        "--alt", "Un pan", "--at", "+12s",
    )  # fmt: skip
    program = screen.drive("--data", data, "--lang", "es", "--background")
    until(lambda: [each for each in screen.notifications() if each["summary"].startswith("Toca publicar")], 60)
    screen.do("notification-action")
    out = "[each for each in shown() if type(each).__name__ == 'Picture' and each.path]"
    program.until(out)
    told = other(screen, tmp_path)
    x, y, width, height = screen.geometry("Other")
    drag(screen, program.where(f"place({out}[0])"), (x + width // 2, y + height // 2))
    dropped = Path(until(lambda: told.read_text().strip()))
    screen.picture("files-out")
    assert dropped.read_bytes() == picture.read_bytes()
