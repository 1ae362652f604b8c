"""Posts dragged in the calendar with a real pointer: to another day, into another month, and as a copy."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from smdesk.runtime import Runtime
from smdesk.services.practice.service import PracticeService
from smdesk.services.secret_stores import ThisRun
from smdesk.system.lock import Kind
from tests.desktop.stage import Program, Screen, until

pytestmark = [pytest.mark.desktop, pytest.mark.timeout(240)]

EXAMPLE = Path(__file__).resolve().parents[1] / "ui" / "desk"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """The example desk, and one post of its first client in the middle of next month."""
    data = tmp_path / "desk"
    with Runtime.open(data, secrets=ThisRun(), owner=Kind.CLI) as runtime:
        service = PracticeService(runtime.db, runtime.clock, runtime.media, runtime.accounts, runtime.folder.practice)
        service.fill("es", source=EXAMPLE)
    return data


@pytest.fixture
def mine(screen: Screen, desk: Path) -> int:
    """A post at 10:30 on a Tuesday of next month."""
    channel = next(each for each in screen.command(desk, "channel", "list")["items"] if each["network"] == "practice")
    made = screen.command(
        desk, "post", "add", "--client", channel["client"], "--channel", str(channel["id"]), "--text", "Se mueve",
        "--at", f"{_tuesday()} 10:30",
    )  # fmt: skip
    return int(made["id"])


@pytest.fixture
def program(screen: Screen, desk: Path, mine: int) -> Program:
    """The window on that month."""
    made = screen.drive("--data", desk, "--lang", "es")
    made.until("window.router.current == 'today' and window.isActiveWindow()")
    made.ask("window.router.go('calendar')")
    made.ask(f"window.router.shown.go(date.fromisoformat('{_tuesday()}'))")
    made.until(f"window.router.current == 'calendar' and chip({mine})")
    return made


def _tuesday() -> date:
    """The second Tuesday of next month: everything around it is in the future and in view."""
    first = (date.today().replace(day=1) + timedelta(days=32)).replace(day=1)
    return first + timedelta(days=(1 - first.weekday()) % 7 + 7)


def _places(desk: Path, text: str = "Se mueve") -> list[tuple[str, str]]:
    """State and wall time of everything that carries a text, as it is stored."""
    question = (
        "SELECT coalesce(publication.state, post.stage), coalesce(publication.wall_time, post.planned_wall) FROM post"
        " LEFT JOIN publication ON publication.post_id = post.id AND publication.state != 'cancelled'"
        " WHERE post.deleted_at IS NULL AND post.id IN (SELECT variant.post_id FROM variant JOIN part"
        " ON part.variant_id = variant.id WHERE part.text = ?) ORDER BY post.id"
    )
    with closing(sqlite3.connect(f"file:{desk / 'smdesk.sqlite3'}?mode=ro", uri=True)) as db:
        return [(state, str(wall)[:16].replace("T", " ")) for state, wall in db.execute(question, (text,))]


def _at(day: date) -> tuple[str, str]:
    return "scheduled", f"{day} 10:30"


def test_a_post_keeps_its_hour_on_another_day_and_comes_back(program: Program, desk: Path, mine: int) -> None:
    screen, target = program.screen, _tuesday() + timedelta(days=2)
    start, end = program.where(f"chip({mine})"), program.where(f"cell('{target}')")
    screen.do("drag", *start, *end, 600)
    until(lambda: _places(desk) == [_at(target)], told=f"{_places(desk)}")
    program.until(f"month().rect_of and chip({mine})")
    screen.picture("drag-1")
    screen.do("key", "ctrl+z")
    until(lambda: _places(desk) == [_at(_tuesday())])


def test_a_post_held_over_the_arrow_lands_in_the_next_month(program: Program, desk: Path, mine: int) -> None:
    screen = program.screen
    start, arrow = program.where(f"chip({mine})"), program.where("named('period-forward')")
    shown = program.ask("str(month().month)")
    screen.pointer("mousemove", *start, "mousedown", 1)
    screen.glide(start, arrow)
    program.until(f"str(month().month) != {shown!r}")
    middle = program.where("place(month())")  # away from it: it goes on turning while something is held there
    screen.glide(arrow, middle, 4)
    program.until("month()._target is not None and not window.router.shown.header.forward.isDown()")
    target = date.fromisoformat(program.ask("str(month().month)")).replace(day=17)
    assert target.replace(day=1) > _tuesday()
    end = program.where(f"cell('{target}')")
    screen.glide(middle, end)
    program.until(f"month()._target.landing.gripped[1].date() == date({target.year}, {target.month}, 17)")
    screen.picture("drag-3")
    screen.pointer("mouseup", 1)
    until(lambda: _places(desk) == [_at(target)])
    screen.do("key", "ctrl+z")
    until(lambda: _places(desk) == [_at(_tuesday())])


def test_ctrl_makes_a_copy_and_undo_takes_it_away(program: Program, desk: Path, mine: int) -> None:
    screen, target = program.screen, _tuesday() + timedelta(days=7)
    start, end = program.where(f"chip({mine})"), program.where(f"cell('{target}')")
    screen.pointer("mousemove", *start, "mousedown", 1)
    screen.pointer("keydown", "ctrl")
    screen.glide(start, end)
    program.until("month()._target is not None and month()._target.landing.copies")
    screen.picture("drag-4")
    screen.pointer("mouseup", 1)
    screen.pointer("keyup", "ctrl")
    copied = until(lambda: (found := _places(desk)) and len(found) == 2 and found)
    assert copied[0] == _at(_tuesday())
    assert copied[1][1] == f"{target} 10:30"
    screen.do("key", "ctrl+z")
    until(lambda: _places(desk) == [_at(_tuesday())])
